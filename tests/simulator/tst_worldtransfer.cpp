// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worldprobe.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace callboard::sim;

namespace {
const QString kOutside = u"+4930555"_s;
}

//! How calls are moved in the simulated PBX: one test a rule, in manual time.
class TestWorldTransfer : public QObject
{
    Q_OBJECT

    std::unique_ptr<WorldProbe> p;
    World& w() { return p->world; }
    void advance(int ms) { p->time.advance(ms); }

private Q_SLOTS:
    void init() { p = std::make_unique<WorldProbe>(); }

    void blindTransferIsAnswered()
    {
        p->talk(kOutside, u"201"_s);
        const QString room = p->callOf(u"201"_s);
        QVERIFY(w().blindTransfer(p->id(u"201"_s), u"202"_s));
        QCOMPARE(p->told(),
            (QStringList{u"201 talk-ended"_s, u"201 ended 200/16 by callee"_s, u"202 offered"_s, u"202 ringing"_s}));
        QCOMPARE(p->callOf(u"202"_s), room);
        QCOMPARE(p->leg(u"202"_s).peerNumber, kOutside);
        QVERIFY(w().answer(p->id(u"202"_s)));
        QCOMPARE(p->told(), QStringList{u"202 answered"_s});
    }

    void blindTransferByTheFarPartysLeg()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().blindTransfer(p->id(kOutside), u"202"_s, u"201"_s));
        QVERIFY(p->leg(u"201"_s).id.isEmpty());
        QCOMPARE(p->leg(u"202"_s).state, LegState::Ringing);
        QVERIFY(!p->leg(kOutside).id.isEmpty());
    }

    void blindTransferRefusals()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().setRegistered(u"205"_s, false));
        for (const QString& to : {u"299"_s, u"205"_s, u"201"_s, kOutside, QString()}) {
            const auto refusal = w().blindTransfer(p->id(u"201"_s), to);
            QVERIFY(!refusal);
            QVERIFY(!refusal.error().message.isEmpty());
        }
        QCOMPARE(p->told(), QStringList());
        QCOMPARE(p->leg(u"201"_s).state, LegState::Talking);
    }

    void blindTransferComesBack_data()
    {
        QTest::addColumn<bool>("busy");
        QTest::newRow("busy") << true;
        QTest::newRow("no answer") << false;
    }
    void blindTransferComesBack()
    {
        QFETCH(bool, busy);
        if (busy)
            p->talk(u"202"_s, u"203"_s);
        p->talk(kOutside, u"201"_s);
        const QString room = p->callOf(u"201"_s);
        QVERIFY(w().blindTransfer(p->id(u"201"_s), u"202"_s));
        p->told();
        advance(busy ? 200 : 30'000);
        QCOMPARE(p->told(),
            (QStringList{busy ? u"202 ended 486/17 by callee"_s : u"202 ended 480/19 by callee"_s, u"201 offered"_s,
                u"201 ringing"_s}));
        QCOMPARE(p->callOf(u"201"_s), room);
        QCOMPARE(p->leg(u"201"_s).peerNumber, kOutside);
        advance(1000);
        QCOMPARE(p->leg(u"201"_s).state, LegState::Ringing); // a recall does not pick up by itself
        QVERIFY(w().answer(p->id(u"201"_s)));
        QCOMPARE(p->leg(kOutside).state, LegState::Talking);
    }

    void callerHangsUpDuringTransfer()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().blindTransfer(p->id(u"201"_s), u"202"_s));
        p->told();
        QVERIFY(w().hangup(p->id(kOutside)));
        QCOMPARE(p->told().last(), u"202 ended 487/16 by caller"_s);
        QVERIFY(w().rooms().empty());
    }

    void deflection()
    {
        QVERIFY(w().dialFromOutside(kOutside, {}, u"201"_s));
        p->told();
        QVERIFY(w().blindTransfer(p->id(u"201"_s), u"202"_s));
        QCOMPARE(p->told(), (QStringList{u"201 ended 200/16 by callee"_s, u"202 offered"_s, u"202 ringing"_s}));
        QVERIFY(w().answer(p->id(u"202"_s)));
        QCOMPARE(p->leg(kOutside).state, LegState::Talking);
    }

    void consultAndComplete()
    {
        p->talk(kOutside, u"201"_s);
        const QString leg = p->id(u"201"_s);
        const QString held = p->callOf(u"201"_s);
        QVERIFY(w().consult(leg, u"202"_s));
        QCOMPARE(p->seen.first().room, held);
        const QString talk = p->callOf(u"201"_s);
        QVERIFY(talk != held);
        QCOMPARE(p->callOf(u"202"_s), talk);
        QCOMPARE(p->told(), (QStringList{u"201 held"_s, u"201 dialing"_s, u"202 offered"_s, u"202 ringing"_s}));
        QVERIFY(w().answer(p->id(u"202"_s)));
        QCOMPARE(p->told(), (QStringList{u"202 answered"_s, u"201 connected"_s}));
        QVERIFY(w().hangup(leg));
        QCOMPARE(p->seen.last().room, held);
        QCOMPARE(p->seen.last().peerNumber, kOutside);
        QCOMPARE(p->told(), (QStringList{u"201 talk-ended"_s, u"201 ended 200/16 by callee"_s, u"202 answered"_s}));
        QVERIFY(!w().room(talk));
        QCOMPARE(w().room(held)->talkers.size(), 2);
        QVERIFY(w().room(held)->consulting.isEmpty());
    }

    void consultCancelled_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::newRow("ringing") << false;
        QTest::newRow("talking") << true;
    }
    void consultCancelled()
    {
        QFETCH(bool, answered);
        p->talk(kOutside, u"201"_s);
        const QString leg = p->id(u"201"_s);
        const QString held = p->callOf(u"201"_s);
        QVERIFY(!w().cancelConsult(leg));
        QVERIFY(w().consult(leg, u"202"_s));
        if (answered)
            QVERIFY(w().answer(p->id(u"202"_s)));
        p->told();
        QVERIFY(w().cancelConsult(leg));
        QCOMPARE(p->seen.last().room, held);
        QCOMPARE(p->told(),
            answered ? (QStringList{u"202 talk-ended"_s, u"202 ended 200/16 by caller"_s, u"201 resumed"_s})
                     : (QStringList{u"202 ended 487/16 by caller"_s, u"201 resumed"_s}));
        QCOMPARE(w().rooms().size(), size_t(1));
    }

    void consultTargetIsBusy()
    {
        p->talk(u"202"_s, u"203"_s);
        p->talk(kOutside, u"201"_s);
        const QString held = p->callOf(u"201"_s);
        QVERIFY(w().consult(p->id(u"201"_s), u"202"_s));
        p->told();
        advance(200);
        QCOMPARE(p->seen.last().room, held);
        QCOMPARE(p->told(), (QStringList{u"202 ended 486/17 by callee"_s, u"201 resumed"_s}));
    }

    void consultTargetHangsUp()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().consult(p->id(u"201"_s), u"202"_s));
        QVERIFY(w().answer(p->id(u"202"_s)));
        p->told();
        QVERIFY(w().hangup(p->id(u"202"_s)));
        QCOMPARE(p->told().last(), u"201 resumed"_s);
        QCOMPARE(p->leg(u"201"_s).peerNumber, kOutside);
    }

    void consultCompletedWhileRinging()
    {
        p->talk(kOutside, u"201"_s);
        const QString held = p->callOf(u"201"_s);
        QVERIFY(w().consult(p->id(u"201"_s), u"202"_s));
        p->told();
        QVERIFY(w().hangup(p->id(u"201"_s)));
        QCOMPARE(p->told(), (QStringList{u"201 talk-ended"_s, u"201 ended 200/16 by callee"_s, u"202 ringing"_s}));
        QCOMPARE(p->callOf(u"202"_s), held);
        advance(30'000); // as after a blind transfer: back to whom it came from
        QCOMPARE(p->told(), (QStringList{u"202 ended 480/19 by callee"_s, u"201 offered"_s, u"201 ringing"_s}));
    }

    void consultBecomesConference()
    {
        p->talk(kOutside, u"201"_s);
        const QString held = p->callOf(u"201"_s);
        QVERIFY(w().consult(p->id(u"201"_s), u"202"_s));
        QVERIFY(!w().conference(p->id(u"201"_s)));
        QVERIFY(w().answer(p->id(u"202"_s)));
        p->told();
        QVERIFY(w().conference(p->id(u"201"_s)));
        QCOMPARE(p->told(), (QStringList{u"202 answered"_s, u"201 resumed"_s}));
        QCOMPARE(w().rooms().size(), size_t(1));
        QCOMPARE(w().talkersIn(held).size(), 3);
        QCOMPARE(p->leg(u"201"_s).peerNumber, kOutside);
        QVERIFY(w().hangup(p->id(u"201"_s)));
        QCOMPARE(w().talkersIn(held).size(), 2); // the others go on
    }

    void heldPartyLeavesDuringConsultation()
    {
        p->talk(kOutside, u"201"_s);
        const QString held = p->callOf(u"201"_s);
        QVERIFY(w().consult(p->id(u"201"_s), u"202"_s));
        QVERIFY(w().answer(p->id(u"202"_s)));
        QVERIFY(w().hangup(p->id(kOutside)));
        QVERIFY(!w().room(held));
        QCOMPARE(p->callOf(u"201"_s), p->callOf(u"202"_s));
        QVERIFY(w().hangup(p->id(u"201"_s)));
        QVERIFY(w().rooms().empty());
    }

    void heldPartyLeavesAndTargetRefuses()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().consult(p->id(u"201"_s), u"202"_s));
        QVERIFY(w().hangup(p->id(kOutside)));
        QVERIFY(w().hangup(p->id(u"202"_s)));
        QVERIFY(w().talkers().empty());
        QVERIFY(w().rooms().empty());
    }

    void forwardPicksUpARingingCall()
    {
        QVERIFY(w().dialFromOutside(kOutside, {}, u"202"_s));
        const QString room = p->callOf(u"202"_s);
        p->told();
        QVERIFY(w().forward(room, {u"201"_s}, u"201"_s));
        QCOMPARE(p->told(), (QStringList{u"202 ended 200/26 by callee"_s, u"201 offered"_s, u"201 ringing"_s}));
        advance(300);
        QCOMPARE(p->told(), (QStringList{u"201 answered"_s, kOutside + u" connected"_s}));
    }

    void forwardToSeveralFirstWins()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().forward(p->callOf(u"201"_s), {u"202"_s, u"203"_s}, u"200"_s));
        QCOMPARE(p->told(),
            (QStringList{u"201 talk-ended"_s, u"201 ended 200/16 by callee"_s, u"202 offered"_s, u"202 ringing"_s,
                u"203 offered"_s, u"203 ringing"_s}));
        advance(1000);
        QCOMPARE(p->told(), QStringList());
        QVERIFY(w().answer(p->id(u"203"_s)));
        QCOMPARE(p->told(), (QStringList{u"202 ended 200/26 by callee"_s, u"203 answered"_s}));
    }
};

QTEST_GUILESS_MAIN(TestWorldTransfer)
#include "tst_worldtransfer.moc"
