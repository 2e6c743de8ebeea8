// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/attendantcallsproxy.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/parkmodel.h"
#include "tests/support/fakeclient.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int second)
{
    return QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + second * 1000, Qt::UTC);
}

struct Desk
{
    LiveModels models;
    FakeClient client;
    AttendantCallsProxy proxy{models};
    QAbstractItemModelTester tester{&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Desk()
    {
        models.attach(&client);
        client.open();
        proxy.setHomes({{client.site(), u"201"_s}});
    }
    void show(const Call& call)
    {
        Q_EMIT client.callChanged(call);
        models.flush();
    }
    Call call(const QString& id, LegState state, int since, const QString& extension = u"201"_s)
    {
        return client.incoming(id, {id, u"0301"_s}, extension, state, at(since));
    }
    [[nodiscard]] QStringList ids() const
    {
        QStringList all;
        for (int row = 0; row < proxy.rowCount(); ++row)
            all << proxy.callAt(row).id.text;
        return all;
    }
};

} // namespace

class TestAttendantCallsProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWaitsToBeLetThroughIsShownUntilTheTimeIsUp()
    {
        Desk desk;
        Call door = desk.call(u"door"_s, LegState::Ringing, 0, u"205"_s);
        desk.show(door);
        QCOMPARE(desk.ids(), QStringList()); // somebody else's phone
        door.admitBy = at(10);
        desk.show(door);
        QCOMPARE(desk.ids(), QStringList{u"door"_s});
        desk.proxy.setNow(at(9));
        QCOMPARE(desk.ids(), QStringList{u"door"_s});
        QVERIFY(desk.proxy.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"let this call through"_s));
        desk.proxy.setNow(at(10));
        QCOMPARE(desk.ids(), QStringList());
    }

    void whoHearsMusicDuringAConsultationStaysInTheList()
    {
        // Its only leg of ours has moved to the call with the person asked.
        Desk desk;
        Call waiting = desk.call(u"ito"_s, LegState::Held, 3);
        desk.show(waiting);
        waiting.legs.clear();
        waiting.state = CallState::Held;
        desk.show(waiting);
        QCOMPARE(desk.ids(), QStringList());
        Consultation consultation;
        consultation.extension = u"201"_s;
        consultation.heldCall = waiting.id;
        consultation.consultCall = desk.client.callId(u"asked"_s);
        consultation.phase = Consultation::Phase::Talking;
        Q_EMIT desk.client.consultationChanged(consultation);
        QCOMPARE(desk.ids(), QStringList{u"ito"_s});
        QCOMPARE(
            desk.proxy.index(0, 0).data(AttendantCallsProxy::GroupRole).toInt(), static_cast<int>(CallState::Held));
        consultation.phase = Consultation::Phase::Ended;
        Q_EMIT desk.client.consultationChanged(consultation);
        QCOMPARE(desk.ids(), QStringList());
    }

    void groupsInOrderAndLongestFirst()
    {
        Desk desk;
        desk.show(desk.call(u"held"_s, LegState::Held, 1));
        desk.show(desk.call(u"ring-new"_s, LegState::Ringing, 9));
        desk.show(desk.call(u"talk"_s, LegState::Talking, 3));
        desk.show(desk.call(u"ring-old"_s, LegState::Ringing, 4));
        desk.show(desk.call(u"dial"_s, LegState::Dialing, 2));
        Call queued = desk.call(u"queued"_s, LegState::Queued, 0, u""_s);
        queued.legs.clear();
        desk.show(queued);
        Call consulting = desk.call(u"consult"_s, LegState::Talking, 5);
        consulting.state = CallState::Consulting;
        desk.show(consulting);
        QCOMPARE(desk.ids(),
            (QStringList{u"ring-old"_s, u"ring-new"_s, u"dial"_s, u"talk"_s, u"held"_s, u"consult"_s, u"queued"_s}));
        QCOMPARE(
            desk.proxy.index(4, 0).data(AttendantCallsProxy::GroupRole).toInt(), static_cast<int>(CallState::Held));
    }

    void otherPeoplesCallsAreNotShown()
    {
        Desk desk;
        desk.show(desk.call(u"mine"_s, LegState::Talking, 1));
        desk.show(desk.call(u"theirs"_s, LegState::Talking, 1, u"202"_s));
        QCOMPARE(desk.ids(), QStringList{u"mine"_s});
        desk.proxy.setHomes({{desk.client.site(), u"202"_s}});
        QCOMPARE(desk.ids(), QStringList{u"theirs"_s});
    }

    void stateAndPartyAreSeenFromHome()
    {
        Desk desk;
        Call call = desk.call(u"c1"_s, LegState::Held, 7);
        call.state = CallState::Talking; // the other side is busy with somebody else
        call.since = at(1);
        call.legs[0].muted = true;
        call.legs[0].other = {u"ACME Ltd"_s, u"030555"_s};
        desk.show(call);
        const QModelIndex row = desk.proxy.index(0, 0);
        QCOMPARE(row.data(Role::State).toInt(), static_cast<int>(CallState::Held));
        QCOMPARE(row.data(Role::Since).toDateTime(), at(7));
        QCOMPARE(row.data(AttendantCallsProxy::PartyNameRole).toString(), u"ACME Ltd"_s);
        QCOMPARE(row.data(Role::Number).toString(), u"030555"_s);
        QCOMPARE(row.data(AttendantCallsProxy::MutedRole).toBool(), true);
        QCOMPARE(row.data(AttendantCallsProxy::OwnExtensionRole).toString(), u"201"_s);
        QCOMPARE(
            row.data(Qt::AccessibleTextRole).toString(), u"ACME Ltd, 030555 is on hold. Your microphone is muted."_s);
    }

    void parkedCallsOfTheAttendantOnly()
    {
        Desk desk;
        for (const QString& id : {u"a"_s, u"b"_s}) {
            Call call = desk.call(id, LegState::Parked, 1, QString());
            call.legs.clear();
            call.slot = id == u"a"_s ? u"701"_s : u"702"_s;
            desk.show(call);
        }
        QCOMPARE(desk.ids(), QStringList());
        for (const auto& [number, by] : {std::pair{u"701"_s, u"201"_s}, std::pair{u"702"_s, u"205"_s}}) {
            ParkSlot slot;
            slot.id = {desk.client.site(), number};
            slot.call = desk.client.callId(number == u"701"_s ? u"a"_s : u"b"_s);
            slot.by = by;
            Q_EMIT desk.client.parkSlotChanged(slot);
        }
        desk.models.flush(); // the park slot may come later than the call
        QCOMPARE(desk.ids(), QStringList{u"a"_s});
    }

    void queuedCallsCanBeHidden()
    {
        Desk desk;
        Call queued = desk.call(u"queued"_s, LegState::Queued, 0, u""_s);
        desk.show(queued);
        QCOMPARE(desk.ids().size(), 1);
        desk.proxy.setQueuedShown(false);
        QCOMPARE(desk.ids().size(), 0);
    }

    void frozenListDoesNotJump()
    {
        Desk desk;
        desk.show(desk.call(u"first"_s, LegState::Ringing, 1));
        desk.show(desk.call(u"second"_s, LegState::Ringing, 2));
        desk.show(desk.call(u"talk"_s, LegState::Talking, 0));
        desk.proxy.setFrozen(true);
        desk.show(desk.call(u"first"_s, LegState::Held, 5));
        desk.show(desk.call(u"new"_s, LegState::Ringing, 0));
        QCOMPARE(desk.ids(), (QStringList{u"first"_s, u"second"_s, u"talk"_s, u"new"_s}));
        QCOMPARE(
            desk.proxy.index(0, 0).data(Role::State).toInt(), static_cast<int>(CallState::Held)); // shown, not moved
        Q_EMIT desk.client.callEnded(desk.client.callId(u"second"_s), {});
        desk.models.flush();
        QCOMPARE(desk.ids(), (QStringList{u"first"_s, u"talk"_s, u"new"_s})); // gone is gone
        const QPersistentModelIndex selected(desk.proxy.index(1, 0));
        desk.proxy.setFrozen(false);
        QCOMPARE(desk.ids(), (QStringList{u"new"_s, u"talk"_s, u"first"_s}));
        QCOMPARE(selected.data(Role::Id).value<CallId>().text, u"talk"_s);
    }
};

QTEST_GUILESS_MAIN(TestAttendantCallsProxy)
#include "tst_attendantcallsproxy.moc"
