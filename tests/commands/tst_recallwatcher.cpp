// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/commands/recallwatcher.h"
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
    RecallWatcher watcher{models, clock};
    QSignalSpy recalls{&watcher, &RecallWatcher::recall};
    QSignalSpy cleared{&watcher, &RecallWatcher::cleared};

    Desk()
    {
        models.attach(&client);
        client.open();
        watcher.setHoldSeconds(30);
        watcher.setParkSeconds(60);
    }
    void show(const QString& id, LegState state, const QString& extension = u"201"_s)
    {
        Q_EMIT client.callChanged(client.incoming(id, {u"ACME"_s, u"0301"_s}, extension, state, clock.now()));
        models.flush();
    }
    void park(const QString& call, const QString& by)
    {
        ParkSlot slot;
        slot.id = {client.site(), u"701"_s};
        if (!call.isEmpty()) {
            slot.call = client.callId(call);
            slot.by = by;
            slot.since = clock.now();
            slot.who = {u"ACME"_s, u"0301"_s};
        }
        Q_EMIT client.parkSlotChanged(slot);
        models.flush();
    }
    void after(int seconds)
    {
        clock.advanceMs(seconds * 1000);
        watcher.check();
    }
    [[nodiscard]] Recall last() const { return recalls.constLast().at(0).value<Recall>(); }
};

} // namespace

class TestRecallWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remindsOnceAndAgainEachSpan()
    {
        Desk desk;
        desk.show(u"c1"_s, LegState::Held);
        desk.after(29);
        QCOMPARE(desk.recalls.count(), 0);
        desk.after(1);
        QCOMPARE(desk.recalls.count(), 1);
        QCOMPARE(desk.last().kind, Recall::Kind::Held);
        QCOMPARE(desk.last().who.name, u"ACME"_s);
        QCOMPARE(desk.last().extension, u"201"_s);
        desk.after(29);
        QCOMPARE(desk.recalls.count(), 1);
        desk.after(1);
        QCOMPARE(desk.recalls.count(), 2);
        QCOMPARE(desk.last().times, 2);
    }

    void suspendIsOneReminder()
    {
        Desk desk;
        desk.show(u"c1"_s, LegState::Held);
        desk.after(3600);
        QCOMPARE(desk.recalls.count(), 1);
    }

    void takenBackIsClearedAndForgotten()
    {
        Desk desk;
        desk.show(u"c1"_s, LegState::Held);
        desk.after(31);
        QCOMPARE(desk.watcher.open().size(), 1);
        desk.show(u"c1"_s, LegState::Talking);
        QCOMPARE(desk.cleared.count(), 1);
        QCOMPARE(desk.cleared.at(0).at(0).value<CallId>().text, u"c1"_s);
        QVERIFY(desk.watcher.open().isEmpty());
        desk.after(300);
        QCOMPARE(desk.recalls.count(), 1);
        desk.show(u"c1"_s, LegState::Held); // held again: a new span
        desk.after(29);
        QCOMPARE(desk.recalls.count(), 1);
        desk.after(1);
        QCOMPARE(desk.recalls.count(), 2);
        QCOMPARE(desk.last().times, 1);
    }

    void takenBackInTimeIsNotEvenCleared()
    {
        Desk desk;
        desk.show(u"c1"_s, LegState::Held);
        desk.after(10);
        desk.show(u"c1"_s, LegState::Talking);
        desk.after(60);
        QCOMPARE(desk.recalls.count(), 0);
        QCOMPARE(desk.cleared.count(), 0);
    }

    void endedCallIsCleared()
    {
        Desk desk;
        desk.show(u"c1"_s, LegState::Held);
        desk.after(31);
        Q_EMIT desk.client.callEnded(desk.client.callId(u"c1"_s), {});
        desk.models.flush();
        QCOMPARE(desk.cleared.count(), 1);
    }

    void onlyOnesOwnHeldAndParkedCalls()
    {
        Desk desk;
        desk.show(u"theirs"_s, LegState::Held, u"202"_s);
        desk.park(u"theirs2"_s, u"202"_s);
        desk.after(600);
        QCOMPARE(desk.recalls.count(), 0);
    }

    void parkedCallsHaveTheirOwnSpan()
    {
        Desk desk;
        desk.park(u"c1"_s, u"201"_s);
        desk.after(59);
        QCOMPARE(desk.recalls.count(), 0);
        desk.after(1);
        QCOMPARE(desk.recalls.count(), 1);
        QCOMPARE(desk.last().kind, Recall::Kind::Parked);
        QCOMPARE(desk.last().slot.text, u"701"_s);
        desk.park({}, {});
        QCOMPARE(desk.cleared.count(), 1);
    }

    void consultingIsNotForgetting()
    {
        Desk desk;
        Call call = desk.client.incoming(u"c1"_s, {u"ACME"_s, {}}, u"201"_s, LegState::Held, desk.clock.now());
        call.state = CallState::Consulting;
        Q_EMIT desk.client.callChanged(call);
        desk.models.flush();
        desk.after(300);
        QCOMPARE(desk.recalls.count(), 0);
    }

    void zeroIsNever()
    {
        Desk desk;
        desk.watcher.setHoldSeconds(0);
        desk.show(u"c1"_s, LegState::Held);
        desk.after(3600);
        QCOMPARE(desk.recalls.count(), 0);
        desk.watcher.setHoldSeconds(30);
        QCOMPARE(desk.recalls.count(), 1);
    }

    void clockOfThePbxAheadOfOursDoesNotDelay()
    {
        Desk desk;
        Call call
            = desk.client.incoming(u"c1"_s, {u"ACME"_s, {}}, u"201"_s, LegState::Held, desk.clock.now().addSecs(3600));
        Q_EMIT desk.client.callChanged(call);
        desk.models.flush();
        desk.after(30);
        QCOMPARE(desk.recalls.count(), 1);
    }

    void theTimerAsksByItself()
    {
        SystemClock clock;
        FakeClient client;
        LiveModels models;
        models.attach(&client);
        client.open();
        RecallWatcher watcher(models, clock);
        watcher.setHoldSeconds(1);
        QSignalSpy recalls(&watcher, &RecallWatcher::recall);
        Q_EMIT client.callChanged(
            client.incoming(u"c1"_s, {u"ACME"_s, {}}, u"201"_s, LegState::Held, clock.now().addMSecs(-900)));
        models.flush();
        QCOMPARE(recalls.count(), 0);
        QTRY_COMPARE(recalls.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRecallWatcher)
#include "tst_recallwatcher.moc"
