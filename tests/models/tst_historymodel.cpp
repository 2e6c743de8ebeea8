// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of the past, missed calls, and day and night as the models show them.
#include "core/models/callmodel.h"
#include "core/models/historymodel.h"
#include "core/models/historyorder.h"
#include "core/models/livemodels.h"
#include "core/models/missedcalls.h"
#include "core/models/nightswitchmodel.h"
#include "core/models/wording.h"
#include "tests/support/fakeclient.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

const QDate kDay(2026, 3, 2);

//! So many seconds after the day began, here.
QDateTime at(int second)
{
    return kDay.startOfDay().addSecs(second).toUTC();
}

CallRecord record(const FakeClient& client, int second, CallResult result = CallResult::Answered,
    Direction direction = Direction::In, const QString& name = {})
{
    CallRecord made;
    made.id = {client.site(), u"r%1"_s.arg(second)};
    made.direction = direction;
    made.from = {name.isEmpty() ? u"caller %1"_s.arg(second) : name, u"+49 30 555 %1"_s.arg(second)};
    made.to = {u"Desk"_s, u"201"_s};
    made.startedAt = at(second);
    made.result = result;
    return made;
}

struct Fixture
{
    LiveModels models;
    FakeClient head{FakeClient::profileFor(u"head"_s, u"Head office"_s, u"201"_s)};
    FakeClient branch{FakeClient::profileFor(u"branch"_s, u"Branch"_s, u"301"_s)};
    HistoryModel history{models};
    HistoryOrder order{history};
    QAbstractItemModelTester tester{&history, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QAbstractItemModelTester orderTester{&order, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Fixture()
    {
        models.attach(&head);
        head.open();
        models.flush();
        history.setDays(kDay, kDay);
    }
    void addBranch()
    {
        models.attach(&branch);
        branch.open();
        models.flush();
    }
    //! Newest first, one a minute, `first` is the oldest.
    static void fill(FakeClient& client, int first, int last)
    {
        for (int minute = last; minute >= first; --minute)
            client.records << record(client, minute * 60);
    }
    [[nodiscard]] QList<int> shown() const
    {
        QList<int> minutes;
        for (int row = 0; row < order.rowCount(); ++row) {
            const auto when = order.index(row, 0).data(Role::Since).toDateTime();
            minutes << int(at(0).secsTo(when) / 60);
        }
        return minutes;
    }
};

QList<int> down(int from, int to)
{
    QList<int> all;
    for (int i = from; i >= to; --i)
        all << i;
    return all;
}

} // namespace

class TestHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesComeOnDemandNewestFirst()
    {
        Fixture f;
        Fixture::fill(f.head, 1, 450);
        f.history.reload();
        QVERIFY(f.history.isLoading());
        QTRY_COMPARE(f.shown(), down(450, 251));
        QVERIFY(f.history.canLoadMore());
        f.history.loadMore();
        f.history.loadMore(); // one at a time
        QTRY_COMPARE(f.shown(), down(450, 51));
        QCOMPARE(f.head.historyQueries.size(), 2);
        QCOMPARE(f.head.historyQueries.at(1).cursor, u"200"_s);
        QCOMPARE(f.head.historyQueries.at(0).from, at(0));
        QCOMPARE(f.head.historyQueries.at(0).to, kDay.addDays(1).startOfDay().toUTC());
        f.history.loadMore();
        QTRY_COMPARE(f.shown(), down(450, 1));
        QVERIFY(!f.history.canLoadMore() && !f.history.horizon().isValid());
        f.history.loadMore();
        QCOMPARE(f.head.historyQueries.size(), 3);
    }

    //! A busy site and a quiet one: what the busy one has not told yet must not be missing in between.
    void severalSitesAreOneUnbrokenList()
    {
        Fixture f;
        f.addBranch();
        Fixture::fill(f.head, 1, 400); // its first page ends at 201
        f.branch.records = {record(f.branch, 300 * 60), record(f.branch, 100 * 60)};
        f.history.reload();
        QTRY_VERIFY(!f.history.isLoading());
        QCOMPARE(f.shown().size(), 201); // 400..201 and the branch's 300, not its 100
        QVERIFY(!f.shown().contains(100));
        QCOMPARE(f.shown().count(300), 2);
        f.history.loadMore();
        QTRY_COMPARE(f.shown().size(), 402);
        QCOMPARE(f.branch.historyQueries.size(), 1); // it had told everything
        QCOMPARE(f.shown().count(100), 2);
        QCOMPARE(f.order.index(0, 0).data(Role::SiteName).toString(), u"Head office"_s);
        f.models.detach(f.head.site());
        f.history.flush();
        QCOMPARE(f.shown(), (QList<int>{300, 100}));
    }

    void readingAgainKeepsWhatWasReadAndDropsWhatIsGone()
    {
        Fixture f;
        Fixture::fill(f.head, 1, 300);
        f.history.reload();
        QTRY_COMPARE(f.shown(), down(300, 101));
        f.history.loadMore();
        QTRY_COMPARE(f.shown(), down(300, 1));
        const QPersistentModelIndex looking = f.order.index(250, 0);
        f.head.records.removeAt(1); // 299 was deleted
        f.head.records.prepend(record(f.head, 301 * 60));
        f.history.reload();
        QTRY_COMPARE(f.shown().first(), 301);
        QVERIFY(!f.shown().contains(299));
        QCOMPARE(f.shown().size(), 300);
        QVERIFY(looking.isValid());
        // More new calls than a page: no hole is left, older ones are asked for again.
        for (int minute = 302; minute <= 600; ++minute)
            f.head.records.prepend(record(f.head, minute * 60));
        f.history.reload();
        QTRY_COMPARE(f.shown(), down(600, 401));
        QVERIFY(f.history.canLoadMore());
    }

    void missedOnlyAndSearch()
    {
        Fixture f;
        f.head.records = {record(f.head, 600, CallResult::NoAnswer, Direction::In, u"Müller KG"_s),
            record(f.head, 500, CallResult::Answered), record(f.head, 400, CallResult::Busy, Direction::Out),
            record(f.head, 300, CallResult::Voicemail)};
        f.history.reload();
        QTRY_COMPARE(f.order.rowCount(), 4);
        f.order.setSearch(u"muller"_s);
        QCOMPARE(f.order.rowCount(), 1);
        f.order.setSearch(u"+4930555300"_s); // as it is dialled
        QCOMPARE(f.order.rowCount(), 1);
        f.order.setSearch({});
        f.history.setMissedOnly(true);
        QCOMPARE(f.order.rowCount(), 2); // at once, before the PBX answers
        f.history.reload();
        QVERIFY(f.head.historyQueries.constLast().missedOnly);
        QTRY_VERIFY(!f.history.isLoading());
        QCOMPARE(f.order.rowCount(), 2);
        f.history.setDays(kDay.addDays(-1), kDay.addDays(-1));
        QCOMPARE(f.order.rowCount(), 0);
    }

    void failuresAreKeptByTheSite()
    {
        Fixture f;
        f.addBranch();
        f.head.records = {record(f.head, 60)};
        f.branch.readError = Error{.kind = ErrorKind::Pbx, .code = {}, .message = u"no records"_s, .detail = {}};
        f.history.reload();
        QTRY_VERIFY(!f.history.isLoading());
        QCOMPARE(f.order.rowCount(), 1);
        QCOMPARE(f.history.problems().size(), 1);
        QCOMPARE(f.history.problems().value(f.branch.site()).message, u"no records"_s);
        f.branch.readError.reset();
        f.history.reload();
        QTRY_VERIFY(!f.history.isLoading());
        QVERIFY(f.history.problems().isEmpty());
    }

    void lateAnswersBelongToNobody()
    {
        Fixture f;
        Fixture::fill(f.head, 1, 3);
        f.head.holdReads();
        f.history.reload();
        f.history.setDays(kDay.addDays(1), kDay.addDays(1));
        f.head.finishReads();
        QCoreApplication::processEvents();
        QCOMPARE(f.history.rowCount(), 0);
        QVERIFY(!f.history.isLoading());
        // And a site that cannot is not asked.
        f.head.deny(Capability::History, u"no"_s);
        f.models.flush();
        const qsizetype asked = f.head.historyQueries.size();
        f.history.reload();
        QCOMPARE(f.head.historyQueries.size(), asked);
    }

    void wordsSayTheDirection()
    {
        FakeClient client;
        QCOMPARE(resultWordOf(client, CallResult::NoAnswer, Direction::In), u"missed"_s);
        QCOMPARE(resultWordOf(client, CallResult::NoAnswer, Direction::Out), u"no answer"_s);
        QVERIFY(!isMissed(record(client, 1, CallResult::NoAnswer, Direction::Out)));
        QVERIFY(isMissed(record(client, 1, CallResult::Voicemail, Direction::In)));
        CallRecord answered = record(client, 1);
        answered.answeredBy = u"202"_s;
        answered.talkSeconds = 62;
        answered.recordings = {u"a.wav"_s};
        const QString said = recordSentence(answered);
        QVERIFY2(said.contains(u"Answered by 202."_s) && said.contains(u"1 minute"_s) && said.contains(u"recorded"_s),
            qPrintable(said));
    }

    void missedCallsAreCountedSinceSomebodyLooked()
    {
        Fixture f;
        f.head.records = {
            record(f.head, 600, CallResult::NoAnswer), record(f.head, 500), record(f.head, 100, CallResult::NoAnswer)};
        MissedCalls missed(f.models, at(200));
        QSignalSpy changed(&missed, &MissedCalls::changed);
        QTRY_COMPARE(missed.count(), 1);
        QCOMPARE(changed.count(), 1);
        missed.markSeen(at(650));
        QCOMPARE(missed.count(), 0);
        // A call that nobody answers makes it ask again, an answered one does not.
        const qsizetype asked = f.head.historyQueries.size();
        Call talked = f.head.incoming(u"t"_s, {}, u"201"_s, LegState::Talking);
        talked.answeredAt = at(660);
        Q_EMIT f.head.callChanged(talked);
        Q_EMIT f.head.callEnded(talked.id, {});
        const Call ringing = f.head.incoming(u"c"_s, {}, u"201"_s, LegState::Ringing);
        Q_EMIT f.head.callChanged(ringing);
        f.head.records.prepend(record(f.head, 700, CallResult::Busy));
        Q_EMIT f.head.callEnded(ringing.id, {});
        QTRY_COMPARE_WITH_TIMEOUT(missed.count(), 1, MissedCalls::kAfterCall.count() + 3000);
        QCOMPARE(f.head.historyQueries.size(), asked + 1);
        QCOMPARE(f.head.historyQueries.constLast().from, at(650));
        QVERIFY(f.head.historyQueries.constLast().missedOnly);
        f.models.detach(f.head.site());
        QCOMPARE(missed.count(), 0);
    }

    void nightSwitchesFollowTheSite()
    {
        Fixture f;
        NightSwitchModel& model = f.models.nightSwitches();
        QAbstractItemModelTester nightTester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const NightSwitch menu{{f.head.site(), u"m"_s}, u"Main menu"_s, false, true, u"timetable"_s, false};
        const NightSwitch whole{{f.head.site(), u"w"_s}, u"Whole PBX"_s, true, false, {}, false};
        Q_EMIT f.head.nightSwitchChanged(menu);
        Q_EMIT f.head.nightSwitchChanged(whole);
        f.models.flush();
        QCOMPARE(model.of(f.head.site()), (QList<NightSwitch>{whole, menu})); // the whole one first
        QCOMPARE(model.of(f.branch.site()), QList<NightSwitch>());
        QCOMPARE(nightSentence(menu), u"Main menu: night. Set by: timetable."_s);
        f.head.setState(LinkState::Backoff);
        f.models.flush();
        QVERIFY(model.at(0).stale);
        Q_EMIT f.head.nightSwitchRemoved(menu.id);
        f.models.flush();
        QCOMPARE(model.rowCount(), 1);
        f.models.detach(f.head.site());
        f.models.flush();
        QCOMPARE(model.rowCount(), 0);
    }

    void everyClientIsToldHowCloselyPeopleLook()
    {
        Fixture f;
        QCOMPARE(f.head.attentions, QList<Attention>{Attention::Front});
        f.models.setAttention(Attention::Hidden);
        f.models.setAttention(Attention::Hidden); // nothing new
        f.addBranch();
        f.models.setAttention(Attention::Visible);
        QCOMPARE(f.head.attentions, (QList<Attention>{Attention::Front, Attention::Hidden, Attention::Visible}));
        QCOMPARE(f.branch.attentions, (QList<Attention>{Attention::Hidden, Attention::Visible}));
    }

private:
    static QString resultWordOf(const FakeClient& client, CallResult result, Direction direction)
    {
        return resultWord(record(client, 1, result, direction));
    }
};

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
