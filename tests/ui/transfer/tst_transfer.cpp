// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "ui/transfer/camebackstrip.h"
#include "ui/transfer/consultstrip.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

//! Handing calls over with nothing but the keyboard.
class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blindWithoutSelection();
    void whereNothingCanBeTransferredNothingOpens();
    void keysOfThePicker_data();
    void keysOfThePicker();
    void footerSaysWhatWillHappen();
    void escLeavesEverything();
    void pickerClosesWhenTheCallEnds();
    void refusedWayStaysOpenAndSaysWhy();
    void consultPhases_data();
    void consultPhases();
    void consultKeys();
    void cameBackOffersAnotherTarget();
};

namespace {

Consultation consultation(const ShellFixture& fixture, Consultation::Phase phase)
{
    Consultation value;
    value.extension = u"201"_s;
    value.heldCall = fixture.client.callId(u"c1"_s);
    value.consultCall = fixture.client.callId(u"c2"_s);
    value.waiting = {u"Ms Ito"_s, {}};
    value.asked = {u"Bo Li"_s, u"202"_s};
    value.phase = phase;
    return value;
}

QLineEdit* openPicker(ShellFixture& fixture)
{
    MainWindow& window = fixture.window();
    QTest::keyClick(&window, Qt::Key_F7);
    return window.findChild<QLineEdit*>(u"transferPickerField"_s);
}

} // namespace

void TestTransfer::blindWithoutSelection()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    fixture.selection.setCall({});
    fixture.settle();
    QLineEdit* field = openPicker(fixture);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"bo"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(fixture.client.submitted().size(), 1);
    QCOMPARE(fixture.lastCommand().verb, Capability::TransferBlind);
    QCOMPARE(fixture.lastCommand().call, fixture.client.callId(u"c1"_s));
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);
    QCOMPARE(fixture.lastCommand().target, u"202"_s);
    QVERIFY(!field->isVisible());
}

void TestTransfer::whereNothingCanBeTransferredNothingOpens()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.client.deny(Capability::TransferBlind, u"This PBX has no transfer."_s);
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    fixture.settle();
    QTest::keyClick(&window, Qt::Key_F7);
    const auto* field = window.findChild<QLineEdit*>(u"transferPickerField"_s);
    QVERIFY(!field || !field->isVisible());
    QCOMPARE(fixture.actions.availability(action::kTransfer).why, u"This PBX has no transfer."_s);
    QVERIFY(fixture.actions.availability(action::kConsult).can);
}

void TestTransfer::keysOfThePicker_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("askFirst");
    QTest::addColumn<Capability>("verb");
    QTest::newRow("Enter transfers") << Qt::KeyboardModifiers(Qt::NoModifier) << false << Capability::TransferBlind;
    QTest::newRow("Enter of the number pad")
        << Qt::KeyboardModifiers(Qt::KeypadModifier) << false << Capability::TransferBlind;
    QTest::newRow("Shift asks") << Qt::KeyboardModifiers(Qt::ShiftModifier) << false << Capability::TransferConsult;
    QTest::newRow("Ctrl to voicemail") << Qt::KeyboardModifiers(Qt::ControlModifier) << false
                                       << Capability::TransferVoicemail;
    QTest::newRow("asking: Enter asks") << Qt::KeyboardModifiers(Qt::NoModifier) << true << Capability::TransferConsult;
    QTest::newRow("asking: Shift transfers")
        << Qt::KeyboardModifiers(Qt::ShiftModifier) << true << Capability::TransferBlind;
}

void TestTransfer::keysOfThePicker()
{
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, askFirst);
    QFETCH(Capability, verb);
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    if (askFirst)
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    else
        QTest::keyClick(&window, Qt::Key_F7);
    auto* field = window.findChild<QLineEdit*>(u"transferPickerField"_s);
    auto* list = window.findChild<QListView*>(u"transferPickerList"_s);
    QTest::keyClicks(field, u"20"_s);
    QTest::keyClick(field, Qt::Key_Down);
    const QString second = list->model()->index(1, 0).data().toString();
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(field, Qt::Key_Enter, modifiers);
    QCOMPARE(fixture.lastCommand().verb, verb);
    QCOMPARE(fixture.lastCommand().details.value(kDetailTarget).toString(), second);
}

void TestTransfer::footerSaysWhatWillHappen()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    QLineEdit* field = openPicker(fixture);
    QTest::keyClicks(field, u"carla"_s);
    const QString footer = fixture.window().findChild<QLabel*>(u"transferPickerFooter"_s)->text();
    QVERIFY2(footer.contains(u"Ms Ito"_s) && footer.contains(u"Carla Diaz (talking)"_s), qPrintable(footer));
    QVERIFY2(footer.contains(u"Shift+Enter"_s) && footer.contains(u"Ctrl+Enter"_s), qPrintable(footer));
}

void TestTransfer::escLeavesEverything()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    auto* dial = window.findChild<QLineEdit*>(u"dialField"_s);
    dial->setText(u"0301"_s);
    dial->setFocus();
    QLineEdit* field = openPicker(fixture);
    QTest::keyClicks(field, u"bo"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(fixture.client.submitted().isEmpty());
    QVERIFY(dial->hasFocus());
    QCOMPARE(dial->text(), u"0301"_s);
}

void TestTransfer::pickerClosesWhenTheCallEnds()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    QLineEdit* field = openPicker(fixture);
    Q_EMIT fixture.client.callEnded(
        fixture.client.callId(u"c1"_s), EndCause{.kind = EndCause::Kind::Normal, .text = {}});
    QVERIFY(!field->isVisible());
}

void TestTransfer::refusedWayStaysOpenAndSaysWhy()
{
    ShellFixture fixture;
    fixture.populate();
    fixture.client.deny(Capability::TransferConsult, u"This PBX cannot ask first."_s);
    fixture.window();
    fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Talking);
    QLineEdit* field = openPicker(fixture);
    QTest::keyClicks(field, u"bo"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(field->isVisible());
    QVERIFY(fixture.client.submitted().isEmpty());
    QCOMPARE(fixture.window().findChild<QLabel*>(u"transferPickerFooter"_s)->text(), u"This PBX cannot ask first."_s);
}

void TestTransfer::consultPhases_data()
{
    QTest::addColumn<Consultation::Phase>("phase");
    QTest::addColumn<bool>("swapped");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("canSwap");
    QTest::addColumn<bool>("canConference");
    QTest::newRow("ringing") << Consultation::Phase::Ringing << false << u"Bo Li is ringing. Ms Ito hears music."_s
                             << false << false;
    QTest::newRow("talking") << Consultation::Phase::Talking << false
                             << u"You are talking to Bo Li. Ms Ito hears music."_s << true << true;
    QTest::newRow("swapped") << Consultation::Phase::Talking << true
                             << u"You are talking to Ms Ito. Bo Li hears music."_s << true << true;
    QTest::newRow("conference") << Consultation::Phase::Conference << false
                                << u"You, Bo Li and Ms Ito all hear each other."_s << false << false;
}

void TestTransfer::consultPhases()
{
    QFETCH(Consultation::Phase, phase);
    QFETCH(bool, swapped);
    QFETCH(QString, sentence);
    QFETCH(bool, canSwap);
    QFETCH(bool, canConference);
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    auto* strip = window.findChild<ConsultStrip*>();
    QVERIFY(!strip->isVisible());
    Consultation value = consultation(fixture, phase);
    value.swapped = swapped;
    Q_EMIT fixture.client.consultationChanged(value);
    QVERIFY(strip->isVisible());
    QCOMPARE(window.findChild<QLabel*>(u"consultSentence"_s)->text(), sentence);
    QCOMPARE(fixture.actions.find(action::kSwap)->isEnabled(), canSwap);
    QCOMPARE(fixture.actions.find(action::kConference)->isEnabled(), canConference);
    QVERIFY(fixture.actions.find(action::kTakeBack)->isEnabled());
    value.phase = Consultation::Phase::Ended;
    Q_EMIT fixture.client.consultationChanged(value);
    QVERIFY(!strip->isVisible());
    QVERIFY(!fixture.actions.find(action::kComplete)->isEnabled());
}

void TestTransfer::consultKeys()
{
    ShellFixture fixture;
    MainWindow& window = fixture.window();
    Q_EMIT fixture.client.consultationChanged(consultation(fixture, Consultation::Phase::Talking));
    QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fixture.lastCommand().verb, Capability::TransferComplete);
    QCOMPARE(fixture.lastCommand().extension, u"201"_s);
    fixture.settle();
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fixture.lastCommand().verb, Capability::TransferCancel);
    fixture.client.deny(Capability::TransferSwap, u"This PBX cannot swap."_s);
    fixture.settle();
    QVERIFY(fixture.actions.toolTip(action::kSwap).contains(u"This PBX cannot swap."_s));
}

void TestTransfer::cameBackOffersAnotherTarget()
{
    ShellFixture fixture;
    fixture.populate();
    MainWindow& window = fixture.window();
    TransferReport report;
    report.call = fixture.call(u"c1"_s, {u"Ms Ito"_s, {}}, LegState::Ringing);
    report.extension = u"201"_s;
    report.target = u"202"_s;
    report.reason = u"Bo Li did not answer."_s;
    report.canRetry = true;
    Q_EMIT fixture.transfers.cameBack(report);
    auto* strip = window.findChild<CameBackStrip*>();
    QVERIFY(strip->isVisible());
    QCOMPARE(window.findChild<QLabel*>(u"cameBackSentence"_s)->text(),
        u"Bo Li did not answer. Ms Ito is ringing you again."_s);
    fixture.settle();
    auto* retry = window.findChild<QPushButton*>(u"cameBackRetry"_s);
    QVERIFY(retry->toolTip().contains(u"F7"_s));
    QTest::keyClick(&window, Qt::Key_F7);
    auto* field = window.findChild<QLineEdit*>(u"transferPickerField"_s);
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, u"ana"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(fixture.lastCommand().target, u"205"_s);
    QCOMPARE(fixture.lastCommand().call, fixture.client.callId(u"c1"_s));
}

QTEST_MAIN(TestTransfer)
#include "tst_transfer.moc"
