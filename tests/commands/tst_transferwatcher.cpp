// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/commands/transferwatcher.h"
#include "core/models/livemodels.h"
#include "tests/support/fakeclient.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

struct Desk
{
    ManualClock clock;
    FakeClient client;
    LiveModels models;
    CommandRunner runner{clock};
    TransferWatcher watcher{models, runner};
    QSignalSpy arrived{&watcher, &TransferWatcher::arrived};
    QSignalSpy cameBack{&watcher, &TransferWatcher::cameBack};
    Call call;

    Desk()
    {
        models.attach(&client);
        runner.attach(&client);
        client.open();
        call = client.incoming(u"c1"_s, {u"ACME Ltd"_s, u"0301"_s}, u"201"_s, LegState::Talking);
        show();
    }
    void show() { Q_EMIT client.callChanged(call); }
    void transfer(const QString& to = u"202"_s)
    {
        Command command = Command::transferBlind(call.id, u"201"_s, to);
        command.details = {{kDetailCaller, u"ACME Ltd"_s}, {kDetailTarget, u"Bo Li"_s}};
        (void)runner.run(command, u"key"_s);
        QTRY_VERIFY(!runner.audit().isEmpty());
    }
    [[nodiscard]] Leg legAt(const QString& extension, LegState state, const QString& id = {}) const
    {
        Leg leg;
        leg.id = {client.site(), id.isEmpty() ? u"new/"_s + extension : id};
        leg.extension = extension;
        leg.state = state;
        return leg;
    }
    //! The call rings at the target, the transferrer is out of it.
    void ringTarget()
    {
        call.legs = {legAt(u"202"_s, LegState::Ringing)};
        call.state = CallState::Ringing;
        show();
    }
    void targetGivesUp(EndCause::Kind why)
    {
        Leg leg = legAt(u"202"_s, LegState::Ended);
        call.legs.clear();
        show();
        Q_EMIT client.legEnded(call.id, leg, {.kind = why, .text = {}});
    }
    [[nodiscard]] TransferReport report() const { return cameBack.constLast().at(0).value<TransferReport>(); }
};

} // namespace

class TestTransferWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answeredTransferArrives()
    {
        Desk desk;
        desk.transfer();
        desk.ringTarget();
        QCOMPARE(desk.arrived.count(), 0);
        QVERIFY(desk.watcher.isWatching(desk.call.id));
        desk.call.legs[0].state = LegState::Talking;
        desk.show();
        QCOMPARE(desk.arrived.count(), 1);
        const auto report = desk.arrived.at(0).at(0).value<TransferReport>();
        QCOMPARE(report.answeredBy, u"202"_s);
        QCOMPARE(report.reason, u"ACME Ltd is now with Bo Li."_s);
        QVERIFY(!desk.watcher.isWatching(desk.call.id));
        QCOMPARE(desk.cameBack.count(), 0);
    }

    void answerBeforeTheOutcomeCounts()
    {
        Desk desk;
        desk.client.holdAnswers();
        (void)desk.runner.run(Command::transferBlind(desk.call.id, u"201"_s, u"202"_s), u"key"_s);
        desk.call.legs = {desk.legAt(u"202"_s, LegState::Talking)};
        desk.show();
        QCOMPARE(desk.arrived.count(), 0); // the PBX has not taken the command yet
        desk.client.finishPending();
        QTRY_COMPARE(desk.arrived.count(), 1);
    }

    void answeredBySomebodyElseOfTheGroupArrives()
    {
        Desk desk;
        desk.transfer(u"800"_s);
        desk.call.legs = {desk.legAt(u"203"_s, LegState::Talking)};
        desk.show();
        QCOMPARE(desk.arrived.count(), 1);
        QCOMPARE(desk.arrived.at(0).at(0).value<TransferReport>().reason, u"ACME Ltd is now with 203."_s);
    }

    void theOtherSideOfAnInternalCallIsNotTheTarget()
    {
        Desk desk;
        desk.call.legs << desk.legAt(u"300"_s, LegState::Talking, u"old/300"_s); // 201 talks to 300
        desk.show();
        desk.transfer();
        desk.call.legs
            = {desk.legAt(u"300"_s, LegState::Talking, u"old/300"_s), desk.legAt(u"202"_s, LegState::Ringing)};
        desk.show();
        QCOMPARE(desk.arrived.count(), 0);
        desk.call.legs[1].state = LegState::Talking;
        desk.show();
        QCOMPARE(desk.arrived.count(), 1);
        QCOMPARE(desk.arrived.at(0).at(0).value<TransferReport>().answeredBy, u"202"_s);
    }

    void comesBackWithTheReason_data()
    {
        QTest::addColumn<EndCause::Kind>("cause");
        QTest::addColumn<QString>("reason");
        QTest::newRow("rang out") << EndCause::Kind::NoAnswer << u"Bo Li did not answer."_s;
        QTest::newRow("busy") << EndCause::Kind::Busy << u"Bo Li is busy."_s;
        QTest::newRow("rejected") << EndCause::Kind::Rejected << u"Bo Li rejected the call."_s;
        QTest::newRow("failed") << EndCause::Kind::Failed << u"Bo Li could not be reached."_s;
        QTest::newRow("not said") << EndCause::Kind::Unknown << u"Bo Li did not take the call."_s;
    }

    void comesBackWithTheReason()
    {
        QFETCH(EndCause::Kind, cause);
        QFETCH(QString, reason);
        Desk desk;
        desk.transfer();
        desk.ringTarget();
        desk.targetGivesUp(cause);
        QCOMPARE(desk.cameBack.count(), 0); // nobody has it yet; the PBX may try elsewhere
        desk.call.legs = {desk.legAt(u"201"_s, LegState::Ringing, u"back/201"_s)};
        desk.call.state = CallState::Ringing;
        desk.show();
        QCOMPARE(desk.cameBack.count(), 1);
        QCOMPARE(desk.report().reason, reason);
        QCOMPARE(desk.report().target, u"202"_s);
        QVERIFY(desk.report().canRetry);
        QCOMPARE(desk.report().call, desk.call);
        desk.show();
        QCOMPARE(desk.cameBack.count(), 1);
        QCOMPARE(desk.arrived.count(), 0);
    }

    void failureWhileStillHoldingTheCallComesBack()
    {
        Desk desk;
        desk.transfer();
        desk.call.legs[0].state = LegState::Held;
        desk.call.legs << desk.legAt(u"202"_s, LegState::Ringing);
        desk.show();
        QCOMPARE(desk.cameBack.count(), 0);
        desk.call.legs.removeLast();
        Q_EMIT desk.client.legEnded(
            desk.call.id, desk.legAt(u"202"_s, LegState::Ended), {.kind = EndCause::Kind::Busy, .text = {}});
        QCOMPARE(desk.cameBack.count(), 1);
        QCOMPARE(desk.report().reason, u"Bo Li is busy."_s);
        QVERIFY(desk.report().canRetry);
    }

    void callerWhoHangsUpIsToldAndCannotBeRetried()
    {
        Desk desk;
        desk.transfer();
        desk.ringTarget();
        Q_EMIT desk.client.callEnded(desk.call.id, {.kind = EndCause::Kind::Normal, .byCaller = true, .text = {}});
        QCOMPARE(desk.cameBack.count(), 1);
        QCOMPARE(desk.report().reason, u"The caller hung up before Bo Li answered."_s);
        QVERIFY(!desk.report().canRetry);
    }

    void callThatGotANewIdDidNotFail()
    {
        Desk desk;
        desk.transfer();
        Q_EMIT desk.client.callEnded(desk.call.id, {.kind = EndCause::Kind::Transferred, .text = {}});
        QCOMPARE(desk.cameBack.count(), 0);
        QVERIFY(!desk.watcher.isWatching(desk.call.id));
    }

    void refusedTransferIsNotWatched()
    {
        Desk desk;
        desk.client.answerNext(Outcome::failed({.kind = ErrorKind::Pbx, .code = {}, .message = u"no"_s, .detail = {}}));
        desk.transfer();
        QVERIFY(!desk.watcher.isWatching(desk.call.id));
        desk.call.legs = {desk.legAt(u"202"_s, LegState::Talking)};
        desk.show();
        QCOMPARE(desk.arrived.count() + desk.cameBack.count(), 0);
    }

    void doingSomethingElseWithTheCallEndsTheWatch()
    {
        Desk desk;
        desk.transfer();
        (void)desk.runner.run(Command::pickup(desk.call.id, u"201"_s), u"key"_s);
        QVERIFY(!desk.watcher.isWatching(desk.call.id));
    }
};

QTEST_GUILESS_MAIN(TestTransferWatcher)
#include "tst_transferwatcher.moc"
