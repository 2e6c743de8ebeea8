// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "tests/ui/support/widgets.h"
#include "ui/common/mime.h"
#include "ui/common/panelheader.h"
#include "ui/history/historylist.h"
#include "ui/history/historypanel.h"
#include "ui/history/transcriptreader.h"
#include "ui/shell/console.h"
#include "ui/shell/paneldock.h"
#include "ui/voicemail/playbackbar.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

//! Plays nothing and remembers what it was asked.
class SilentPlayer final : public AudioPlayer
{
    Q_OBJECT

public:
    void play(const Audio& audio) override { played << audio.data; }
    void stop() override { ++stops; }
    void seek(qint64 ms) override { sought << ms; }

    QList<QByteArray> played;
    QList<qint64> sought;
    int stops = 0;
};

struct Panel
{
    ShellFixture fixture;
    SilentPlayer* player = nullptr;

    Panel()
    {
        fixture.populate();
        CallRecord missed = record(1, {u"ACME Ltd"_s, u"+49305550101"_s}, CallResult::NoAnswer);
        CallRecord answered = record(2, {u"Ms Ito"_s, u"+8135"_s}, CallResult::Answered);
        answered.answeredBy = u"205"_s;
        answered.talkSeconds = 61;
        answered.recordings = {u"a.wav"_s};
        answered.cost = u"0.12 EUR"_s;
        answered.quality = 4.2;
        CallRecord out = record(3, {u"Bo Li"_s, u"202"_s}, CallResult::Busy);
        out.direction = Direction::Out;
        std::swap(out.from, out.to);
        fixture.client.records = {missed, answered, out};
        fixture.client.audio = Audio{QByteArray("RIFFsound"), u"audio/x-wav"_s, {}};
        fixture.client.spoken = u"Agent: hello\nCaller: invoice please"_s;
    }
    CallRecord record(int number, const Party& from, CallResult result) const
    {
        CallRecord made;
        made.id = {fixture.client.site(), u"r%1"_s.arg(number)};
        made.from = from;
        made.to = {u"Front Desk"_s, u"201"_s};
        made.startedAt = fixture.ago(number); // seconds ago: the same day but at midnight
        made.result = result;
        return made;
    }
    HistoryPanel& show()
    {
        fixture.window();
        auto silent = std::make_unique<SilentPlayer>();
        player = silent.get();
        panel().playback().setPlayer(std::move(silent));
        fixture.actions.find(action::kFocusHistory)->trigger();
        fixture.settle();
        // A run across midnight still shows every call.
        panel().findChild<QComboBox*>(u"historyDays"_s)->setCurrentIndex(2);
        fixture.settle();
        return panel();
    }
    HistoryPanel& panel() { return *fixture.window().findChild<HistoryPanel*>(); }
    HistoryList& list() { return *panel().findChild<HistoryList*>(); }
    QAbstractButton* button(QLatin1StringView action)
    {
        return panel().findChild<QAbstractButton*>(u"button_"_s + action);
    }
    QString note() { return panel().findChild<QLabel*>(u"historyListNote"_s)->text(); }
    void choose(int row)
    {
        list().setFocus();
        list().setCurrentIndex(list().model()->index(row, 0));
    }
};

} // namespace

class TestHistoryPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsCallsWithWordsAndNames()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        QCOMPARE(f.list().model()->index(0, 0).data().toString(), u"ACME Ltd"_s);
        QVERIFY(f.list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"missed"_s));
        f.choose(1);
        const QString details = f.panel().findChild<QLabel*>(u"historyDetails"_s)->text();
        QVERIFY2(details.contains(u"Ana Ruiz"_s) && details.contains(u"0.12 EUR"_s) && details.contains(u"4.2"_s),
            qPrintable(details));
        const QStringList unnamed = unnamedControls(f.panel());
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u", "_s)));
        f.panel().findChild<QToolButton*>(u"historyMissedOnly"_s)->click();
        QTRY_COMPARE(f.list().model()->rowCount(), 1);
        f.panel().findChild<QLineEdit*>(u"historySearch"_s)->setText(u"nobody"_s);
        QCOMPARE(f.list().model()->rowCount(), 0);
        QTRY_VERIFY(f.note().contains(u"Nothing found"_s));
    }

    void callingBackByKeyAndDoubleClick()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        QVERIFY(!f.button(action::kHistoryCallBack)->isEnabled()); // none is chosen
        f.choose(0);
        QTest::keyClick(&f.list(), Qt::Key_Return);
        QCOMPARE(f.fixture.lastCommand().verb, Capability::Dial);
        QCOMPARE(f.fixture.lastCommand().target, u"+49305550101"_s);
        const QPoint third = f.list().visualRect(f.list().model()->index(2, 0)).center();
        QTest::mouseClick(f.list().viewport(), Qt::LeftButton, {}, third);
        QTest::mouseDClick(f.list().viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(f.fixture.lastCommand().target, u"202"_s); // whom we had called
    }

    void aCallDroppedOnARowIsTransferredToItsNumber()
    {
        Panel f;
        const Call call = f.fixture.call(u"c1"_s, {u"Caller"_s, u"0301"_s}, LegState::Talking);
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        const std::unique_ptr<QMimeData> data(mime::make(mime::DraggedCall{call.id, u"201"_s, u"Caller"_s}));
        const QPoint at = f.list().visualRect(f.list().model()->index(2, 0)).center();
        // What a mouse would do: Qt delivers a drop only to who took the enter.
        QDragEnterEvent enter(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.list().viewport(), &enter);
        QDragMoveEvent move(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.list().viewport(), &move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(QPointF(at), Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.list().viewport(), &drop);
        QCOMPARE(f.fixture.lastCommand().verb, Capability::TransferBlind);
        QCOMPARE(f.fixture.lastCommand().target, u"202"_s);
    }

    void recordingsPlaySaveAndStop()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        f.choose(0);
        QVERIFY(!f.button(action::kHistoryPlay)->isEnabled());
        QVERIFY(f.button(action::kHistoryPlay)->toolTip().contains(u"not recorded"_s));
        f.choose(1);
        QTest::keyClick(&f.list(), Qt::Key_Space);
        QTRY_COMPARE(f.player->played, QList<QByteArray>{"RIFFsound"});
        QVERIFY(f.panel().playback().isVisible());
        QCOMPARE(f.button(action::kHistoryPlay)->text(), u"Stop"_s);
        QTest::keyClick(&f.list(), Qt::Key_Space);
        QVERIFY(!f.panel().playback().isVisible());
        QVERIFY(f.panel().playing().isEmpty());
        QSignalSpy told(&f.panel(), &HistoryPanel::told);
        const QString file = f.fixture.directory.filePath(u"call.wav"_s);
        f.panel().saveTo(f.fixture.client.records.at(1), u"a.wav"_s, file);
        QTRY_COMPARE(told.count(), 1);
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QCOMPARE(in.readAll(), QByteArray("RIFFsound"));
        QSignalSpy failed(&f.panel(), &HistoryPanel::failedToDo);
        f.panel().saveTo(f.fixture.client.records.at(1), u"a.wav"_s, f.fixture.directory.filePath(u"no/such/x.wav"_s));
        QTRY_COMPARE(failed.count(), 1);
    }

    void aRecordingThatIsNotHandedOutSaysSo()
    {
        Panel f;
        f.fixture.client.records[0].recorded = true;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        f.choose(0);
        QVERIFY(f.button(action::kHistoryPlay)->toolTip().contains(u"does not hand it out"_s));
        f.fixture.client.deny(Capability::Recordings, u"This licence has no recordings."_s);
        f.fixture.settle();
        QVERIFY(f.button(action::kHistoryPlay)->toolTip().contains(u"This licence"_s));
    }

    void transcriptOpensInAReader()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        f.choose(1);
        f.button(action::kHistoryTranscript)->click();
        QTRY_VERIFY(f.panel().findChild<TranscriptReader*>());
        auto* reader = f.panel().findChild<TranscriptReader*>();
        QVERIFY(!reader->isModal());
        auto* page = reader->findChild<QPlainTextEdit*>(u"transcriptText"_s);
        QVERIFY(page->toPlainText().contains(u"invoice please"_s));
        auto* find = reader->findChild<QLineEdit*>(u"transcriptFind"_s);
        find->setText(u"invoice"_s);
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(page->textCursor().selectedText(), u"invoice"_s);
        QCOMPARE(unnamedControls(*reader), QStringList());
        QSignalSpy failed(&f.panel(), &HistoryPanel::failedToDo);
        f.fixture.client.spoken.clear();
        f.button(action::kHistoryTranscript)->click();
        QTRY_COMPARE(failed.count(), 1);
    }

    void missedCallsAreCountedUntilSomebodyLooks()
    {
        Panel f;
        f.fixture.client.records.clear();
        MainWindow& window = f.fixture.window();
        auto* way = window.findChild<QToolButton*>(u"historyButton"_s);
        QVERIFY(way->text().isEmpty());
        const Call ringing = f.fixture.call(u"c1"_s, {u"ACME Ltd"_s, {}});
        f.fixture.clock.advanceMs(60'000);
        CallRecord lost = f.record(5, {u"ACME Ltd"_s, {}}, CallResult::NoAnswer);
        f.fixture.client.records = {lost};
        Q_EMIT f.fixture.client.callEnded(ringing.id, {});
        QTRY_COMPARE_WITH_TIMEOUT(way->text(), u"1"_s, 8000);
        QVERIFY(way->toolTip().contains(u"missed call"_s));
        way->click();
        QVERIFY(f.panel().isVisible());
        QVERIFY(way->text().isEmpty());
        QCOMPARE(QDateTime::fromString(f.fixture.settings.text(Setting::HistorySeen), Qt::ISODate).toSecsSinceEpoch(),
            f.fixture.clock.now().toSecsSinceEpoch());
    }

    void longListsAreReadAsOneScrolls()
    {
        Panel f;
        f.fixture.client.records.clear();
        for (int i = 1; i <= 500; ++i)
            f.fixture.client.records << f.record(i, {u"Caller %1"_s.arg(i), {}}, CallResult::Answered);
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 200);
        QVERIFY(f.panel().findChild<QPushButton*>(u"historyMore"_s)->isVisible());
        f.list().scrollToBottom();
        QTRY_VERIFY(f.list().model()->rowCount() >= 400);
        f.panel().findChild<QLineEdit*>(u"historySearch"_s)->setText(u"caller 500"_s);
        QTRY_COMPARE(f.list().model()->rowCount(), 1); // found further back
        QVERIFY(!f.panel().findChild<QPushButton*>(u"historyMore"_s)->isVisible());
    }

    void ownDays()
    {
        Panel f;
        f.show();
        auto* days = f.panel().findChild<QComboBox*>(u"historyDays"_s);
        days->setCurrentIndex(days->count() - 1);
        auto* from = f.panel().findChild<QDateEdit*>(u"historyFrom"_s);
        QVERIFY(from->isVisible());
        from->setDate(QDate(2026, 1, 5));
        f.panel().findChild<QDateEdit*>(u"historyTo"_s)->setDate(QDate(2026, 1, 3)); // the wrong way round
        QCOMPARE(f.panel().records().from(), QDate(2026, 1, 3).startOfDay().toUTC());
        QCOMPARE(f.panel().records().to(), QDate(2026, 1, 6).startOfDay().toUTC());
        QTRY_COMPARE(f.list().model()->rowCount(), 0);
        QTRY_VERIFY(f.note().contains(u"No calls on these days"_s));
    }

    void whatThePbxCannotDoSaysWhy()
    {
        Panel f;
        f.fixture.client.deny(Capability::History, u"PortaSIP has no records here."_s);
        f.show();
        QVERIFY2(f.note().contains(u"PortaSIP has no records here."_s), qPrintable(f.note()));
        QVERIFY(f.fixture.client.historyQueries.isEmpty());
        QVERIFY(f.button(action::kHistoryPlay)->toolTip().contains(u"no records here"_s));
    }

    void failuresAreShownInPlace()
    {
        Panel f;
        f.fixture.client.readError
            = Error{.kind = ErrorKind::Pbx, .code = {}, .message = u"The PBX refused."_s, .detail = {}};
        f.show();
        QTRY_VERIFY(f.note().contains(u"The PBX refused."_s));
        f.fixture.client.readError.reset();
        f.fixture.actions.find(action::kHistoryRefresh)->trigger();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
    }

    void clientsAreToldWhetherTheWindowIsLookedAt()
    {
        ShellFixture fixture;
        MainWindow& window = fixture.window();
        QTRY_COMPARE(fixture.models.attention(), Attention::Front);
        window.hide();
        QTRY_COMPARE(fixture.models.attention(), Attention::Hidden);
        QCOMPARE(fixture.client.attentions.constLast(), Attention::Hidden);
        window.show();
        QApplication::setActiveWindow(&window); // there is no window manager to do it
        QTRY_COMPARE(fixture.models.attention(), Attention::Front);
        window.showMinimized();
        QTRY_COMPARE(fixture.models.attention(), Attention::Hidden);
        window.showNormal();
        QApplication::setActiveWindow(&window); // there is no window manager to do it
        QTRY_COMPARE(fixture.models.attention(), Attention::Front);
        // Another program's window: ours is in sight only.
        QApplication::setActiveWindow(nullptr);
        QTRY_COMPARE(fixture.models.attention(), Attention::Visible);
    }
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_historypanel.moc"
