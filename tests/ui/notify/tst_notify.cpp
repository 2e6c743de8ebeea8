// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "ui/notify/callnotifier.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/notify/outcomewords.h"
#include "ui/notify/toast.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

class TestNotify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringingSoundsUntilAnswered();
    void ringingToastAnswersExactlyThatCall();
    void toastTakesNoFocus();
    void admissionCountsDownInItsToast();
    void silencedConsoleIsSilent();
    void answeredElsewhereSaysByWhom();
    void refusalSaysWhyAndSounds();
    void consultationThatFailsByItselfIsTold();
    void outcomes();
    void arrivedTransferSaysWhoHasTheCall();
    void recallOffersToTakeBack();
    void questionDefaultsToNo();
    void questionsWaitTheirTurn();
    void questionStripGone();
    void stackStaysInsideTheWindow();
    void soundsAreInTheProgram();
};

void TestNotify::ringingSoundsUntilAnswered()
{
    ShellFixture fixture;
    fixture.window();
    fixture.call(u"c1"_s, {u"ACME Ltd"_s, {}});
    QCOMPARE(fixture.sounds.repeating, QList<Sound>{Sound::Ringing});
    fixture.call(u"c1"_s, {u"ACME Ltd"_s, {}}, LegState::Talking);
    QVERIFY(fixture.sounds.repeating.isEmpty());
    QVERIFY(fixture.settings.set(Setting::SoundOnRing, false));
    fixture.call(u"c2"_s, {u"Other"_s, {}});
    QVERIFY(fixture.sounds.repeating.isEmpty());
}

void TestNotify::ringingToastAnswersExactlyThatCall()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kSettings)->trigger(); // the call list is out of sight
    fixture.call(u"c1"_s, {u"First"_s, {}}, LegState::Ringing, 20);
    fixture.call(u"c2"_s, {u"Second"_s, {}}, LegState::Ringing, 2);
    auto* area = window.findChild<ToastArea*>();
    QCOMPARE(area->count(), 2);
    area->find(u"ring:head/c2"_s)->findChild<QPushButton*>(u"toastAnswer"_s)->click();
    QCOMPARE(fixture.lastCommand().verb, Capability::Answer);
    QCOMPARE(fixture.lastCommand().call, fixture.client.callId(u"c2"_s));
    Q_EMIT fixture.client.callEnded(fixture.client.callId(u"c1"_s), EndCause{});
    fixture.settle();
    QVERIFY(!area->find(u"ring:head/c1"_s));
}

void TestNotify::toastTakesNoFocus()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kShortcuts)->trigger();
    auto* field = window.findChild<QLineEdit*>(u"shortcutsFilter"_s);
    QVERIFY(field->hasFocus());
    fixture.call(u"c1"_s, {u"ACME Ltd"_s, {}});
    QVERIFY(window.findChild<ToastArea*>()->count() == 1);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"ans"_s);
    QCOMPARE(field->text(), u"ans"_s);
    QVERIFY(fixture.client.submitted().isEmpty());
}

void TestNotify::admissionCountsDownInItsToast()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kSettings)->trigger(); // the call list is out of sight
    Call call = fixture.client.incoming(u"c1"_s, {u"ACME Ltd"_s, u"030"_s}, u"201"_s);
    call.legs.clear();
    call.admitBy = fixture.clock.now().addSecs(10);
    fixture.announce(call);
    auto* area = window.findChild<ToastArea*>();
    Toast* toast = area->find(u"admit:head/c1"_s);
    QVERIFY(toast);
    QCOMPARE(toast->findChild<QLabel*>(u"toastTitle"_s)->text(), u"Let ACME Ltd through?"_s);
    QVERIFY(toast->findChild<QLabel*>(u"toastText"_s)->text().contains(u"0:10"_s));
    QCOMPARE(fixture.sounds.played, QList<Sound>{Sound::Ringing});
    QVERIFY(fixture.actions.availability(action::kAdmit).can);
    fixture.clock.advanceMs(4000);
    Q_EMIT fixture.ticker.tick(fixture.clock.nowMs());
    QCOMPARE(area->find(u"admit:head/c1"_s), toast); // the same one: no second alarm
    QVERIFY(toast->findChild<QLabel*>(u"toastText"_s)->text().contains(u"0:06"_s));
    toast->findChild<QPushButton*>(u"toastRefuse"_s)->click();
    auto* strip = window.findChild<QuestionStrip*>();
    QVERIFY(strip->isVisible()); // turning away asks first
    Q_EMIT strip->answered(true);
    QTRY_VERIFY(!fixture.client.submitted().isEmpty());
    QCOMPARE(fixture.lastCommand(), [&] {
        Command wanted = Command::admission(Capability::Refuse, call.id);
        wanted.details = fixture.lastCommand().details;
        return wanted;
    }());
    Q_EMIT fixture.client.callEnded(call.id, EndCause{});
    // Another one whose time runs out.
    Call second = fixture.client.incoming(u"c2"_s, {u"Other"_s, u"031"_s}, u"201"_s);
    second.legs.clear();
    second.admitBy = fixture.clock.now().addSecs(3);
    fixture.announce(second);
    QVERIFY(area->find(u"admit:head/c2"_s));
    fixture.clock.advanceMs(3000);
    Q_EMIT fixture.ticker.tick(fixture.clock.nowMs());
    fixture.settle();
    QVERIFY(!area->find(u"admit:head/c2"_s));
    QVERIFY(!fixture.actions.availability(action::kAdmit).can);
}

void TestNotify::silencedConsoleIsSilent()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.actions.find(action::kSettings)->trigger();
    fixture.actions.find(action::kDoNotDisturb)->trigger();
    QVERIFY(fixture.settings.flag(Setting::ConsoleDnd));
    fixture.call(u"c1"_s, {u"ACME Ltd"_s, {}});
    QVERIFY(fixture.sounds.repeating.isEmpty());
    QCOMPARE(window.findChild<ToastArea*>()->count(), 0);
}

void TestNotify::answeredElsewhereSaysByWhom()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    const Call call = fixture.call(u"c1"_s, {u"ACME Ltd"_s, {}});
    Leg taker;
    taker.id = LegId{fixture.client.site(), u"t"_s};
    taker.extension = u"202"_s;
    Q_EMIT fixture.models.callAnsweredElsewhere(call, taker);
    Toast* toast = window.findChild<ToastArea*>()->find(u"elsewhere:head/c1"_s);
    QVERIFY(toast);
    QCOMPARE(toast->findChild<QLabel*>(u"toastTitle"_s)->text(), u"Answered by Bo Li"_s);
}

void TestNotify::refusalSaysWhyAndSounds()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    fixture.client.answerNext(Outcome::failed(Error{
        .kind = ErrorKind::Denied, .code = {}, .message = u"The PBX forbids it."_s, .detail = u"403 no right"_s}));
    QTest::keyClick(&window, Qt::Key_F5);
    fixture.settle();
    auto* title = window.findChild<QLabel*>(u"toastTitle"_s);
    QTRY_VERIFY((title = window.findChild<QLabel*>(u"toastTitle"_s)));
    const QString text = window.findChild<QLabel*>(u"toastText"_s)->text();
    QVERIFY2(text.contains(u"The PBX forbids it."_s) && text.contains(u"403 no right"_s)
            && text.contains(u"administrator"_s),
        qPrintable(text));
    QCOMPARE(fixture.sounds.played, QList<Sound>{Sound::Failure});
}

void TestNotify::consultationThatFailsByItselfIsTold()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    Consultation consultation;
    consultation.extension = u"201"_s;
    consultation.heldCall = fixture.client.callId(u"c1"_s);
    consultation.consultCall = fixture.client.callId(u"c2"_s);
    consultation.waiting = {u"Ms Ito"_s, {}};
    consultation.asked = {u"Bo Li"_s, u"202"_s};
    auto* area = window.findChild<ToastArea*>();
    const auto told = [area](const QString& text) {
        const auto labels = area->findChildren<QWidget*>();
        return std::ranges::any_of(labels, [&](const QWidget* w) { return w->accessibleName().contains(text); });
    };
    // The attendant takes the caller back: nothing to tell.
    Q_EMIT fixture.client.consultationChanged(consultation);
    fixture.commands.run(Command::transferCancel(consultation.heldCall, u"201"_s), u"test"_s);
    consultation.phase = Consultation::Phase::Ended;
    Q_EMIT fixture.client.consultationChanged(consultation);
    // Bo Li is busy: nobody here ended it.
    consultation.phase = Consultation::Phase::Ringing;
    Q_EMIT fixture.client.consultationChanged(consultation);
    const int before = area->count();
    consultation.phase = Consultation::Phase::Ended;
    Q_EMIT fixture.client.consultationChanged(consultation);
    QTRY_COMPARE(area->count(), before + 1);
    QVERIFY(told(u"Bo Li"_s));
    QVERIFY(fixture.sounds.played.contains(Sound::Failure));
}

void TestNotify::outcomes()
{
    AuditEntry entry;
    entry.command = Command::hold(CallId{SiteId{u"s"_s}, u"c"_s}, u"201"_s);
    entry.outcome = Outcome::done();
    QCOMPARE(outcomeWords(entry).weight, OutcomeWords::Weight::Nothing); // the list shows it
    entry.outcome = Outcome::failed(Error{.kind = ErrorKind::Cancelled, .code = {}, .message = u"x"_s, .detail = {}});
    QCOMPARE(outcomeWords(entry).weight, OutcomeWords::Weight::Nothing); // one's own wish
    entry.outcome = Outcome::unconfirmed();
    QCOMPARE(outcomeWords(entry).weight, OutcomeWords::Weight::Doubt);
    entry.outcome
        = Outcome::failed(Error{.kind = ErrorKind::Timeout, .code = {}, .message = u"No answer."_s, .detail = {}});
    QVERIFY(outcomeWords(entry).text.contains(u"before you try again"_s));
    entry.command = Command::transferVoicemail(entry.command.call, u"201"_s, u"202"_s);
    entry.outcome = Outcome::done();
    QCOMPARE(outcomeWords(entry).weight, OutcomeWords::Weight::Done);
}

void TestNotify::arrivedTransferSaysWhoHasTheCall()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    TransferReport report;
    report.call = fixture.client.incoming(u"c1"_s, {u"Ms Ito"_s, {}}, u"201"_s, LegState::Talking);
    report.extension = u"201"_s;
    report.target = u"600"_s;
    report.answeredBy = u"205"_s;
    Q_EMIT fixture.transfers.arrived(report);
    QCOMPARE(window.findChild<QLabel*>(u"toastTitle"_s)->text(), u"Ms Ito is now with Ana Ruiz."_s);
}

void TestNotify::recallOffersToTakeBack()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    Recall recall;
    recall.kind = Recall::Kind::Parked;
    recall.call = fixture.client.callId(u"p1"_s);
    recall.slot = ParkSlotId{fixture.client.site(), u"703"_s};
    recall.extension = u"201"_s;
    recall.who = {u"Ms Berg"_s, {}};
    recall.since = fixture.ago(90);
    Q_EMIT fixture.recalls.recall(recall);
    QCOMPARE(fixture.sounds.played, QList<Sound>{Sound::Recall});
    auto* area = window.findChild<ToastArea*>();
    area->find(u"recall:head/p1"_s)->findChild<QPushButton*>(u"toastTakeBack"_s)->click();
    QCOMPARE(fixture.lastCommand().verb, Capability::Unpark);
    QCOMPARE(fixture.lastCommand().target, u"703"_s);
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);
    Q_EMIT fixture.recalls.recall(recall);
    Q_EMIT fixture.recalls.cleared(recall.call);
    QVERIFY(!area->find(u"recall:head/p1"_s));
}

void TestNotify::questionDefaultsToNo()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    auto* dial = window.findChild<QLineEdit*>(u"dialField"_s);
    dial->setFocus();
    const Question question{{}, u"Log Bo Li out?"_s, u"No calls from Sales any more."_s, u"Log out"_s};
    QFuture<bool> answer = window.confirmer().confirm(question);
    auto* no = window.findChild<QPushButton*>(u"questionNo"_s);
    QVERIFY(no->hasFocus());
    QCOMPARE(window.findChild<QLabel*>(u"questionTitle"_s)->text(), u"Log Bo Li out?"_s);
    QTest::keyClick(no, Qt::Key_Return);
    QVERIFY(answer.isFinished());
    QVERIFY(!answer.result());
    QVERIFY(dial->hasFocus());

    answer = window.confirmer().confirm(question);
    dial->setFocus();
    QTest::keyClick(dial, Qt::Key_Escape); // from anywhere
    QVERIFY(answer.isFinished());
    QVERIFY(!answer.result());

    answer = window.confirmer().confirm(question);
    window.findChild<QPushButton*>(u"questionYes"_s)->click();
    QVERIFY(answer.result());
}

void TestNotify::questionsWaitTheirTurn()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    const QFuture<bool> first = window.confirmer().confirm({{}, u"First?"_s, {}, u"Do"_s});
    const QFuture<bool> second = window.confirmer().confirm({{}, u"Second?"_s, {}, u"Do"_s});
    auto* title = window.findChild<QLabel*>(u"questionTitle"_s);
    QCOMPARE(title->text(), u"First?"_s);
    window.findChild<QPushButton*>(u"questionYes"_s)->click();
    QCOMPARE(title->text(), u"Second?"_s);
    QVERIFY(title->isVisible());
    QVERIFY(first.result());
    QVERIFY(!second.isFinished());
    window.findChild<QPushButton*>(u"questionNo"_s)->click();
    QVERIFY(!second.result());
    QVERIFY(!title->isVisible());
}

void TestNotify::questionStripGone()
{
    Theme theme;
    auto strip = std::make_unique<QuestionStrip>(theme);
    InlineConfirmer confirmer(strip.get());
    const QFuture<bool> answer = confirmer.confirm({{}, u"Still there?"_s, {}, u"Do"_s});
    strip.reset();
    QVERIFY(answer.isFinished());
    QVERIFY(!answer.result());
    QVERIFY(!confirmer.confirm({{}, u"Now?"_s, {}, u"Do"_s}).result());
}

void TestNotify::stackStaysInsideTheWindow()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    window.resize(1280, 720);
    for (int i = 0; i < 9; ++i)
        window.notifier().tell(
            u"Something rather long that has to be wrapped over several lines %1"_s.arg(i), u"And more."_s);
    auto* area = window.findChild<ToastArea*>();
    QCOMPARE(area->count(), ToastArea::kMost);
    fixture.settle();
    QVERIFY(window.rect().contains(area->geometry()));
    for (Toast* toast : area->findChildren<Toast*>()) {
        if (toast->isVisible())
            QVERIFY(area->rect().contains(toast->geometry()));
    }
    window.resize(1000, 600);
    QVERIFY(window.rect().contains(area->geometry()));
}

void TestNotify::soundsAreInTheProgram()
{
    ShellFixture fixture;
    const EffectPlayer player(fixture.settings); // pulls the resource in
    for (const QString& name : {u"ringing"_s, u"recall"_s, u"failure"_s}) {
        QFile file(u":/sounds/%1.wav"_s.arg(name));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        const QByteArray head = file.read(44);
        QVERIFY(head.startsWith("RIFF") && head.contains("WAVEfmt "));
        QVERIFY(file.size() < 64 * 1024);
    }
}

QTEST_MAIN(TestNotify)
#include "tst_notify.moc"
