// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worldprobe.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace callboard::sim;

namespace {
const QString kOutside = u"+4930555"_s;
}

//! How calls go in the simulated PBX: one test a rule, in manual time.
class TestWorld : public QObject
{
    Q_OBJECT

    std::unique_ptr<WorldProbe> p;
    World& w() { return p->world; }
    void advance(int ms) { p->time.advance(ms); }

private Q_SLOTS:
    void init() { p = std::make_unique<WorldProbe>(); }

    void internalCall()
    {
        QVERIFY(w().dial(u"201"_s, u"202"_s));
        QCOMPARE(p->seen.first().peerNumber, u"202"_s);
        QCOMPARE(p->seen.last().peerNumber, u"201"_s);
        QCOMPARE(p->told(), (QStringList{u"201 dialing"_s, u"202 offered"_s, u"202 ringing"_s}));
        QVERIFY(w().answer(p->id(u"202"_s)));
        QCOMPARE(p->told(), (QStringList{u"202 answered"_s, u"201 connected"_s}));
        QVERIFY(w().hangup(p->id(u"202"_s)));
        QCOMPARE(p->told(),
            (QStringList{u"202 talk-ended"_s, u"202 ended 200/16 by callee"_s, u"201 talk-ended"_s,
                u"201 ended 200/16 by callee"_s}));
        QVERIFY(w().rooms().empty());
        QVERIFY(w().talkers().empty());
    }

    void outsideCallKnowsItsName()
    {
        QVERIFY(w().dialFromOutside(kOutside, u"ACME"_s, u"201"_s));
        QCOMPARE(p->leg(u"201"_s).peerNumber, kOutside);
        QCOMPARE(p->leg(u"201"_s).peerName, u"ACME"_s);
        QCOMPARE(w().lines().first().talker, p->id(kOutside));
        QVERIFY(w().answer(p->id(u"201"_s)));
        QCOMPARE(w().lines().first().assigned, p->id(u"201"_s));
        QVERIFY(w().hangup(p->id(kOutside)));
        QVERIFY(w().lines().first().talker.isEmpty());
    }

    void callToOutside()
    {
        QVERIFY(w().dial(u"201"_s, kOutside));
        QCOMPARE(p->told(), (QStringList{u"201 dialing"_s, kOutside + u" ringing"_s}));
        QVERIFY(w().answer(p->id(kOutside)));
        QCOMPARE(p->told(), (QStringList{kOutside + u" answered"_s, u"201 connected"_s}));
    }

    void holdAndResume()
    {
        p->talk(u"201"_s, u"202"_s);
        QVERIFY(!w().resume(p->id(u"202"_s)));
        QVERIFY(w().hold(p->id(u"202"_s)));
        QVERIFY(!w().hold(p->id(u"202"_s)));
        QVERIFY(w().resume(p->id(u"202"_s)));
        QCOMPARE(p->told(), (QStringList{u"202 held"_s, u"202 resumed"_s}));
    }

    void callsThatFail_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("ms");
        QTest::addColumn<QStringList>("ends");
        QTest::newRow("unknown") << u"299"_s << 0 << QStringList{u"201 ended 404/1 by callee"_s};
        QTest::newRow("unregistered") << u"205"_s << 0 << QStringList{u"201 ended 480/20 by callee"_s};
        QTest::newRow("busy") << u"203"_s << 200
                              << QStringList{u"203 ended 486/17 by callee"_s, u"201 ended 486/17 by callee"_s};
        QTest::newRow("dnd") << u"206"_s << 200
                             << QStringList{u"206 ended 486/17 by callee"_s, u"201 ended 486/17 by callee"_s};
        QTest::newRow("no answer") << u"202"_s << 30'000
                                   << QStringList{u"202 ended 480/19 by callee"_s, u"201 ended 480/19 by callee"_s};
    }
    void callsThatFail()
    {
        QFETCH(QString, to);
        QFETCH(int, ms);
        QFETCH(QStringList, ends);
        p->talk(u"203"_s, u"204"_s);
        QVERIFY(w().setRegistered(u"205"_s, false));
        QVERIFY(w().setDnd(u"206"_s, true));
        QVERIFY(w().dial(u"201"_s, to));
        if (ms > 0) {
            advance(ms - 1);
            QVERIFY(p->story.filter(u"ended"_s).isEmpty());
            advance(1);
        }
        QCOMPARE(p->story.filter(u"ended"_s), ends);
    }

    void rejectedAndCancelled()
    {
        QVERIFY(w().dial(u"201"_s, u"202"_s));
        QVERIFY(w().hangup(p->id(u"202"_s)));
        QCOMPARE(p->told().mid(3), (QStringList{u"202 ended 603/21 by callee"_s, u"201 ended 603/21 by callee"_s}));
        QVERIFY(w().dial(u"201"_s, u"202"_s));
        QVERIFY(w().hangup(p->id(u"201"_s)));
        QCOMPARE(p->told().mid(3), (QStringList{u"201 ended 487/16 by caller"_s, u"202 ended 487/16 by caller"_s}));
    }

    void parkAndRetrieve()
    {
        p->talk(u"202"_s, u"201"_s);
        const QString room = p->callOf(u"201"_s);
        QVERIFY(!w().park(p->id(u"201"_s), {}));
        QVERIFY(!w().park(p->id(u"201"_s), u"203"_s));
        QVERIFY(w().park(p->id(u"201"_s), u"701"_s));
        QCOMPARE(p->told(),
            (QStringList{u"201 talk-ended"_s, u"201 ended 200/16 by callee"_s, u"701 on"_s, u"202 parked"_s}));
        QCOMPARE(w().parked().value(u"701"_s).talker, p->id(u"202"_s));
        QCOMPARE(w().parked().value(u"701"_s).by, u"201"_s);
        p->talk(u"203"_s, u"204"_s);
        QVERIFY(!w().park(p->id(u"203"_s), u"701"_s)); // taken
        QVERIFY(!w().retrieve(u"201"_s, u"702"_s));
        QVERIFY(w().retrieve(u"201"_s, u"701"_s));
        QCOMPARE(p->told(), (QStringList{u"701 off"_s, u"201 offered"_s, u"201 ringing"_s}));
        QCOMPARE(p->leg(u"201"_s).peerNumber, u"202"_s);
        advance(300);
        QCOMPARE(p->told(), (QStringList{u"201 answered"_s, u"202 retrieved"_s, u"202 connected"_s}));
        QCOMPARE(p->callOf(u"201"_s), room);
    }

    void parkedCallerGivesUp()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().park(p->id(u"201"_s), u"701"_s));
        p->told();
        QVERIFY(w().hangup(p->id(kOutside)));
        QCOMPARE(p->told().last(), u"701 off"_s);
        QVERIFY(w().rooms().empty());
    }

    void superviseNeedsPermissions()
    {
        p->talk(u"201"_s, u"202"_s);
        const QString leg = p->id(u"202"_s);
        QVERIFY(!w().supervise(u"203"_s, leg, {})); // may not join
        w().directory().find(u"203"_s)->canJoin = true;
        w().directory().find(u"202"_s)->allowJoin = false;
        QVERIFY(!w().supervise(u"203"_s, leg, {}));
        w().directory().find(u"202"_s)->allowJoin = true;
        QVERIFY(!w().supervise(u"203"_s, u"4711"_s, {}));
        QCOMPARE(p->told(), QStringList());
        QVERIFY(w().supervise(u"203"_s, leg, {true, false, true}));
        QCOMPARE(p->leg(u"203"_s).peerNumber, u"202"_s);
        QCOMPARE(p->told(), (QStringList{u"203 offered"_s, u"203 ringing"_s}));
        advance(300);
        QCOMPARE(p->told(), QStringList{u"203 answered"_s});
        QCOMPARE(p->leg(u"203"_s).supervision, (Supervision{true, false, true}));
        QVERIFY(w().hangup(p->id(u"203"_s)));
        QCOMPARE(p->leg(u"201"_s).state, LegState::Talking); // the call goes on
        QVERIFY(w().supervise(u"203"_s, leg, {}));
        advance(300);
        QVERIFY(w().hangup(p->id(u"201"_s)));
        QVERIFY(w().talkers().empty()); // nobody is left to be listened to
    }

    void queueIsAnswered()
    {
        const QStringList agents = w().directory().find(u"600"_s)->members;
        QCOMPARE(agents.size(), 3); // of twenty users in seven departments
        QVERIFY(w().dialFromOutside(kOutside, {}, u"600"_s));
        const QStringList told = p->told();
        QCOMPARE(told.first(), kOutside + u" dialing"_s);
        QVERIFY(told.contains(u"600 on"_s));
        QCOMPARE(told.filter(u" ringing"_s).size(), 3);
        QVERIFY(w().answer(p->id(agents.at(1))));
        const QStringList after = p->told();
        QCOMPARE(after.first(), u"600 off"_s);
        QCOMPARE(after.filter(u"ended 200/26"_s).size(), 2);
        QVERIFY(w().waiting().isEmpty());
        QCOMPARE(p->leg(kOutside).state, LegState::Talking);
    }

    void queueIsAbandoned()
    {
        QVERIFY(w().dialFromOutside(kOutside, {}, u"600"_s));
        p->told();
        QVERIFY(w().hangup(p->id(kOutside)));
        QVERIFY(p->told().contains(u"600 off"_s));
        QVERIFY(w().waiting().isEmpty());
        QVERIFY(w().talkers().empty());
    }

    void queueServesTheNextWhenAnAgentIsFree()
    {
        const QStringList agents = w().directory().find(u"600"_s)->members;
        for (const QString& agent : agents.mid(1))
            QVERIFY(w().setPaused(agent, true));
        QVERIFY(w().dialFromOutside(u"+491"_s, {}, u"600"_s));
        QVERIFY(w().answer(p->id(agents.first())));
        QVERIFY(w().dialFromOutside(u"+492"_s, {}, u"600"_s));
        advance(1000);
        QCOMPARE(w().waiting().size(), 1);
        QCOMPARE(w().talkersOf(agents.first()).size(), 1);
        QVERIFY(w().hangup(p->id(u"+491"_s)));
        advance(200);
        QCOMPARE(p->leg(agents.first()).peerNumber, u"+492"_s);
        QCOMPARE(p->leg(agents.first()).state, LegState::Ringing);
    }

    void queuedCallerIsTaken()
    {
        QVERIFY(w().dialFromOutside(kOutside, {}, u"600"_s));
        p->told();
        QVERIFY(w().forward(p->callOf(kOutside), {u"200"_s}, u"200"_s));
        QCOMPARE(p->told().first(), u"600 off"_s);
        advance(300);
        QCOMPARE(p->leg(u"200"_s).state, LegState::Talking);
    }

    void originate()
    {
        QVERIFY(!w().originate({u"200"_s, {}, false, {}}));
        QVERIFY(!w().originate({u"200"_s, {u"299"_s}, false, {}}));
        QVERIFY(w().originate({u"200"_s, {u"201"_s}, false, u"9"_s}));
        QCOMPARE(p->leg(u"200"_s).peerNumber, u"201"_s);
        QCOMPARE(p->told(), (QStringList{u"200 offered"_s, u"200 ringing"_s}));
        advance(300);
        QCOMPARE(p->told(), (QStringList{u"200 answered"_s, u"201 offered"_s, u"201 ringing"_s}));
        QCOMPARE(w().room(p->callOf(u"201"_s))->tag, u"9"_s);
        QVERIFY(w().hangup(p->id(u"201"_s)));
        QCOMPARE(p->told(),
            (QStringList{u"201 ended 603/21 by callee"_s, u"200 talk-ended"_s, u"200 ended 603/21 by callee"_s}));
    }

    void originateBothAtOnce()
    {
        QVERIFY(w().originate({u"201"_s, {u"202"_s}, true, {}}));
        QCOMPARE(p->told().filter(u"ringing"_s), (QStringList{u"201 ringing"_s, u"202 ringing"_s}));
        advance(1000); // nobody picks up by himself
        QCOMPARE(p->told(), QStringList());
        QVERIFY(w().answer(p->id(u"202"_s)));
        QVERIFY(w().answer(p->id(u"201"_s)));
        QCOMPARE(p->told(), (QStringList{u"202 answered"_s, u"201 answered"_s}));
        QCOMPARE(w().talkersIn(p->callOf(u"201"_s)).size(), 2);
    }

    void recording()
    {
        QVERIFY(w().dial(u"201"_s, u"202"_s));
        QVERIFY(!w().setRecording(p->id(u"202"_s), true)); // only rings
        QVERIFY(w().answer(p->id(u"202"_s)));
        p->told();
        QVERIFY(w().setRecording(p->id(u"202"_s), true));
        QVERIFY(!w().setRecording(p->id(u"202"_s), true));
        QVERIFY(w().setRecording(p->id(u"202"_s), false));
        QVERIFY(w().setRecording(p->id(u"202"_s), true));
        QVERIFY(w().hangup(p->id(u"201"_s)));
        QCOMPARE(p->story.filter(u"recorded"_s),
            (QStringList{u"202 recorded"_s, u"202 not recorded"_s, u"202 recorded"_s, u"202 not recorded"_s}));
    }

    void voicemailIsLeft()
    {
        QVERIFY(w().dial(u"201"_s, u"*9202"_s));
        advance(999);
        QCOMPARE(p->leg(u"201"_s).state, LegState::Dialing);
        advance(1);
        QCOMPARE(p->leg(u"201"_s).state, LegState::Talking);
        advance(10'000);
        QCOMPARE(w().directory().user(u"202"_s)->mailbox, (Mailbox{1, 1, 0, 0}));
        QVERIFY(w().talkers().empty());
    }

    void forwardingOfAnExtension()
    {
        w().directory().find(u"202"_s)->forwardNoAnswer = u"203"_s;
        w().directory().find(u"203"_s)->forwardBusy = u"204"_s;
        p->talk(u"203"_s, u"205"_s);
        QVERIFY(w().dial(u"201"_s, u"202"_s));
        advance(30'200);
        QCOMPARE(p->leg(u"204"_s).state, LegState::Ringing);
        w().directory().find(u"206"_s)->forwardAll = u"207"_s;
        w().directory().find(u"207"_s)->forwardAll = u"206"_s;
        QVERIFY(w().dial(u"208"_s, u"206"_s)); // round in circles: ends somewhere, does not hang
        QVERIFY(!w().talkersOf(u"208"_s).isEmpty());
    }

    void menuScheduleConferenceAndGroup()
    {
        QVERIFY(w().dial(u"201"_s, u"900"_s));
        advance(500);
        QCOMPARE(p->leg(u"201"_s).state, LegState::Talking);
        advance(8000);
        QCOMPARE(p->leg(u"200"_s).state, LegState::Ringing);
        QVERIFY(w().dial(u"202"_s, u"850"_s));
        QCOMPARE(w().talkersOf(u"200"_s).size(), 2);
        for (const QString& user : {u"203"_s, u"204"_s, u"206"_s}) {
            QVERIFY(w().dial(user, u"800"_s));
            advance(500);
        }
        QCOMPARE(p->callOf(u"204"_s), p->callOf(u"203"_s));
        QCOMPARE(p->callOf(u"206"_s), p->callOf(u"203"_s));
        QVERIFY(w().hangup(p->id(u"203"_s)));
        QCOMPARE(p->leg(u"204"_s).state, LegState::Talking);
        QVERIFY(w().dial(u"208"_s, u"610"_s));
        QCOMPARE(p->leg(u"205"_s).state, LegState::Ringing);
        QCOMPARE(p->leg(u"212"_s).state, LegState::Ringing);
        QVERIFY(w().answer(p->id(u"212"_s)));
        QVERIFY(p->leg(u"205"_s).id.isEmpty());
    }

    void dialledParkNumberRetrieves()
    {
        p->talk(kOutside, u"201"_s);
        QVERIFY(w().park(p->id(u"201"_s), u"701"_s));
        QVERIFY(w().dial(u"202"_s, u"701"_s));
        QCOMPARE(p->leg(u"202"_s).peerNumber, kOutside);
        QCOMPARE(p->leg(u"202"_s).state, LegState::Talking);
        QVERIFY(w().parked().isEmpty());
    }

    void sameSeedSamePeople()
    {
        WorldProbe other;
        QCOMPARE(other.world.directory().user(u"207"_s)->name, w().directory().user(u"207"_s)->name);
        QSet<QString> names;
        for (const QString& number : w().directory().numbers(ExtensionKind::User))
            names << w().directory().user(number)->name;
        QCOMPARE(names.size(), 21);
        QVERIFY(w().directory().password(u"201"_s) != w().directory().password(u"202"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
