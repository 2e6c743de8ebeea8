// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worldprobe.h"

#include <QSet>
#include <QSignalSpy>

using namespace callboard::sim;
using namespace Qt::StringLiterals;

//! What is remembered of calls that are over; calls that wait to be let in; announcements.
class TestWorldHistory : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WorldProbe> m_probe;
    World& w() { return m_probe->world; }
    Scheduler& time() { return m_probe->time; }
    PastCall last() { return w().history().calls().back(); }
    QString id(const QString& who) { return m_probe->id(who); }

private Q_SLOTS:
    void init() { m_probe = std::make_unique<WorldProbe>(); }

    void answeredCall()
    {
        QSignalSpy ended(&w().history(), &CallHistory::ended);
        const qint64 start = time().nowMs();
        const auto room = w().dial(u"201"_s, u"204"_s);
        time().advance(4000);
        QVERIFY(w().answer(id(u"204"_s)));
        time().advance(61'000);
        QVERIFY(w().hangup(id(u"201"_s)));
        QCOMPARE(ended.size(), 1);
        const PastCall call = last();
        QCOMPARE(call.id, *room);
        QCOMPARE(call.direction, CallDirection::Internal);
        QCOMPARE(call.fromNumber, u"201"_s);
        QCOMPARE(call.fromName, w().directory().nameOf(u"201"_s));
        QCOMPARE(call.toNumber, u"204"_s);
        QCOMPARE(call.started, start);
        QCOMPARE(call.answered, start + 4000);
        QCOMPARE(call.ended, start + 65'000);
        QCOMPARE(call.talkSeconds(), 61);
        QCOMPARE(call.result, CallResult::Answered);
        QCOMPARE(call.answeredBy, u"204"_s);
        QCOMPARE(call.trunk, QString());
        QCOMPARE(call.recording, QString());
        QVERIFY(call.quality > 3 && call.quality <= 4.5);
        QCOMPARE(w().history().find(call.id)->toNumber, u"204"_s);
    }

    void howCallsEnd_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("result");
        QTest::newRow("refused") << u"refuse"_s << int(CallResult::Busy);
        QTest::newRow("nobody answers") << u"wait"_s << int(CallResult::NoAnswer);
        QTest::newRow("given up") << u"give up"_s << int(CallResult::NoAnswer);
        QTest::newRow("no such number") << u"unknown"_s << int(CallResult::Failed);
        QTest::newRow("not registered") << u"unregistered"_s << int(CallResult::Failed);
        QTest::newRow("do not disturb") << u"dnd"_s << int(CallResult::Busy);
        QTest::newRow("mailbox") << u"mailbox"_s << int(CallResult::Voicemail);
    }
    void howCallsEnd()
    {
        QFETCH(QString, what);
        QFETCH(int, result);
        const QString to = what == "unknown"_L1 ? u"299"_s : what == "mailbox"_L1 ? u"*9204"_s : u"204"_s;
        if (what == "dnd"_L1)
            QVERIFY(w().setDnd(u"204"_s, true));
        if (what == "unregistered"_L1)
            QVERIFY(w().setRegistered(u"204"_s, false));
        QVERIFY(w().dial(u"201"_s, to));
        if (what == "refuse"_L1)
            QVERIFY(w().hangup(id(u"204"_s)));
        if (what == "give up"_L1)
            QVERIFY(w().hangup(id(u"201"_s)));
        time().advance(120'000);
        QVERIFY(w().rooms().empty());
        QCOMPARE(int(last().result), result);
        QCOMPARE(last().toNumber, to);
        QCOMPARE(last().answered != 0, result == int(CallResult::Voicemail));
        QCOMPARE(last().quality, 0.0);
    }

    void outsideCallsHaveTrunks()
    {
        m_probe->talk(u"+4930111222"_s, u"204"_s);
        QVERIFY(w().hangup(id(u"204"_s)));
        QCOMPARE(last().direction, CallDirection::In);
        QCOMPARE(last().trunk, w().trunkOf(u"+4930111222"_s));
        QVERIFY(!last().trunk.isEmpty());
        QVERIFY(w().dial(u"201"_s, u"+4930111223"_s));
        QVERIFY(w().answer(id(u"+4930111223"_s)));
        QVERIFY(w().hangup(id(u"201"_s)));
        QCOMPARE(last().direction, CallDirection::Out);
        QCOMPARE(last().trunk, w().trunkOf(u"+4930111223"_s));
        QVERIFY(w().originate({u"+4930111222"_s, {u"+4930111223"_s}, false, {}}));
        QVERIFY(w().answer(id(u"+4930111222"_s)));
        QVERIFY(w().answer(id(u"+4930111223"_s)));
        QVERIFY(w().hangup(id(u"+4930111222"_s)));
        QCOMPARE(last().direction, CallDirection::Out);
    }

    void queueCall()
    {
        const qint64 start = time().nowMs();
        QVERIFY(w().dialFromOutside(u"+4930111222"_s, u"ACME"_s, u"600"_s));
        const QString agent = w().directory().find(u"600"_s)->members.at(1);
        time().advance(5000);
        QVERIFY(w().answer(id(agent)));
        time().advance(30'000);
        QVERIFY(w().hangup(id(agent)));
        QCOMPARE(last().queue, u"600"_s);
        QCOMPARE(last().queuedAt, start);
        QCOMPARE(last().answeredBy, agent);
        QCOMPARE(last().legs.size(), w().directory().find(u"600"_s)->members.size()); // all were rung
        QCOMPARE(last().legs.at(1).result, CallResult::Answered);
        QCOMPARE(last().legs.at(0).result, CallResult::NoAnswer);
        QCOMPARE(last().legs.at(0).group, u"600"_s);
        QCOMPARE(last().legs.at(0).ended, start + 5000);
    }

    void recording()
    {
        m_probe->talk(u"201"_s, u"204"_s);
        QVERIFY(w().setRecording(id(u"204"_s), true));
        time().advance(7000);
        QVERIFY(w().setRecording(id(u"204"_s), false));
        time().advance(7000);
        QVERIFY(w().hangup(id(u"204"_s)));
        QCOMPARE(last().recordedSeconds, 7);
        QCOMPARE(last().recording, u"auto-1700000000-201-204.wav"_s);
        const PastCall* found = w().history().recordingOf(last().recording);
        QVERIFY(found);
        const QByteArray sound = CallHistory::audio(*found);
        QVERIFY(sound.startsWith("RIFF"));
        QCOMPARE(sound.mid(8, 4), "WAVE");
        QCOMPARE(sound.size(), 44 + 7 * 8000 * 2);
        QVERIFY(!w().history().recordingOf({}));
        QVERIFY(!w().history().recordingOf(u"other.wav"_s));
    }

    void consultationIsACallOfItsOwn()
    {
        m_probe->talk(u"+4930111222"_s, u"201"_s);
        QVERIFY(w().consult(id(u"201"_s), u"204"_s));
        QVERIFY(w().answer(id(u"204"_s)));
        QVERIFY(w().hangup(id(u"201"_s)));
        QCOMPARE(last().fromNumber, u"201"_s);
        QCOMPARE(last().toNumber, u"204"_s);
        QCOMPARE(last().result, CallResult::Answered);
        QVERIFY(w().hangup(id(u"204"_s)));
        QCOMPARE(last().fromNumber, u"+4930111222"_s);
        QCOMPARE(last().answeredBy, u"201"_s);
        QCOMPARE(last().legs.size(), 2);
    }

    void crashForgets()
    {
        const auto before = w().history().calls().size();
        m_probe->talk(u"201"_s, u"204"_s);
        w().crash();
        m_probe->talk(u"201"_s, u"204"_s);
        w().endEverything();
        QCOMPARE(w().history().calls().size(), before + 1);
    }

    void earlierCalls()
    {
        const qint64 start = time().nowMs();
        time().advance(50'000);
        const auto& calls = w().history().calls();
        QCOMPARE(calls.size(), size_t(CallHistory::kFromBefore));
        QSet<QString> ids;
        QSet<CallDirection> directions;
        QSet<CallResult> results;
        int recorded = 0;
        int queued = 0;
        qint64 previous = 0;
        for (const PastCall& call : calls) {
            ids << call.id;
            directions << call.direction;
            results << call.result;
            recorded += call.recording.isEmpty() ? 0 : 1;
            queued += call.queue.isEmpty() ? 0 : 1;
            QVERIFY(call.started >= start - 37 * 3'600'000LL);
            QVERIFY(call.started > previous && call.ended > call.started && call.ended <= start);
            QVERIFY(call.fromNumber != call.toNumber);
            QCOMPARE(call.answered != 0, call.result == CallResult::Answered);
            previous = call.ended;
        }
        QCOMPARE(ids.size(), CallHistory::kFromBefore);
        QCOMPARE(directions.size(), 3);
        QVERIFY(results.contains(CallResult::Busy) && results.contains(CallResult::NoAnswer));
        QVERIFY(recorded > 3 && queued > 3);
        WorldProbe again;
        for (size_t i = 0; i < calls.size(); ++i) {
            const PastCall& other = again.world.history().calls().at(i);
            QCOMPARE(
                other.id + other.fromNumber + other.toNumber, calls[i].id + calls[i].fromNumber + calls[i].toNumber);
            QCOMPARE(other.ended, calls[i].ended);
        }
    }

    void bounded()
    {
        (void)w().history().calls();
        for (int i = 0; i < CallHistory::kMost; ++i) {
            QVERIFY(w().dial(u"201"_s, u"299"_s));
        }
        QCOMPARE(w().history().calls().size(), size_t(CallHistory::kMost));
        QCOMPARE(w().history().calls().front().toNumber, u"299"_s);
    }

    void gate()
    {
        w().setCallControl(true);
        QVERIFY(w().dialFromOutside(u"+4930111222"_s, u"ACME"_s, u"204"_s));
        const QString caller = id(u"+4930111222"_s);
        QVERIFY(id(u"204"_s).isEmpty());
        time().advance(9000);
        QVERIFY(id(u"204"_s).isEmpty());
        QVERIFY(w().acceptAtGate(caller));
        QCOMPARE(m_probe->leg(u"204"_s).state, LegState::Ringing);
        QVERIFY(!w().acceptAtGate(caller));
        QVERIFY(!w().refuseAtGate(caller));
        QVERIFY(w().hangup(caller));

        QVERIFY(w().dialFromOutside(u"+4930111222"_s, u"ACME"_s, u"204"_s)); // nobody says anything
        time().advance(World::kGateMs);
        QCOMPARE(m_probe->leg(u"204"_s).state, LegState::Ringing);
        QVERIFY(w().hangup(id(u"+4930111222"_s)));

        QVERIFY(w().dialFromOutside(u"+4930111222"_s, u"ACME"_s, u"204"_s));
        QVERIFY(w().refuseAtGate(id(u"+4930111222"_s)));
        QVERIFY(w().rooms().empty());
        time().advance(20'000);
        QVERIFY(w().rooms().empty());

        QVERIFY(w().dialFromOutside(u"+4930111222"_s, u"ACME"_s, u"204"_s)); // sent elsewhere meanwhile
        QVERIFY(w().forward(m_probe->callOf(u"+4930111222"_s), {u"205"_s}));
        time().advance(12'000);
        QVERIFY(id(u"204"_s).isEmpty());
        QCOMPARE(m_probe->leg(u"205"_s).state, LegState::Ringing);
        QVERIFY(w().dial(u"201"_s, u"206"_s)); // inside nobody waits
        QCOMPARE(m_probe->leg(u"206"_s).state, LegState::Ringing);
    }

    void announcement()
    {
        QVERIFY(!w().announce(u"299"_s, u"closed"_s));
        const auto room = w().announce(u"204"_s, u"closed"_s);
        QVERIFY(room);
        QCOMPARE(m_probe->leg(u"204"_s).state, LegState::Ringing);
        QCOMPARE(m_probe->leg(u"204"_s).peerName, u"closed"_s);
        QVERIFY(w().answer(id(u"204"_s)));
        time().advance(2900);
        QCOMPARE(w().rooms().size(), size_t(1));
        time().advance(200);
        QVERIFY(w().rooms().empty());
    }

    void paging()
    {
        w().setPagingGroup({u"630"_s, u"Hall"_s, {u"205"_s, u"206"_s}, true});
        QVERIFY(!w().page(u"631"_s, u"201"_s));
        QVERIFY(!w().endPage(u"630"_s));
        QVERIFY(w().page(u"630"_s, u"201"_s));
        time().advance(2000);
        QCOMPARE(m_probe->leg(u"201"_s).state, LegState::Talking);
        QCOMPARE(m_probe->leg(u"201"_s).peerNumber, u"630"_s);
        QVERIFY(id(u"205"_s).isEmpty()); // multicast rings nobody
        QVERIFY(w().endPage(u"630"_s));
        QVERIFY(w().rooms().empty());
        QVERIFY(w().dial(u"202"_s, u"630"_s));
        time().advance(2000);
        QCOMPARE(m_probe->leg(u"202"_s).state, LegState::Talking);
    }

    void muting()
    {
        QSignalSpy muted(&w(), &World::mutedChanged);
        QVERIFY(!w().setMuted(u"1"_s, true));
        QVERIFY(w().dial(u"201"_s, u"204"_s));
        QVERIFY(!w().setMuted(id(u"204"_s), true));
        QVERIFY(w().answer(id(u"204"_s)));
        QVERIFY(w().setMuted(id(u"204"_s), true));
        QVERIFY(w().setMuted(id(u"204"_s), true));
        QVERIFY(m_probe->leg(u"204"_s).muted);
        QVERIFY(w().setMuted(id(u"204"_s), false));
        QCOMPARE(muted.size(), 2);
    }

    void loggedOffAgents()
    {
        const QStringList agents = w().directory().find(u"600"_s)->members;
        QVERIFY(!w().setLoggedIn(u"600"_s, u"299"_s, false));
        for (const QString& agent : agents)
            QVERIFY(w().setLoggedIn(u"600"_s, agent, false));
        QCOMPARE(w().activeAgents(u"600"_s), 0);
        QVERIFY(w().dialFromOutside(u"+4930111222"_s, u"ACME"_s, u"600"_s));
        QVERIFY(id(agents.first()).isEmpty());
        QVERIFY(w().setLoggedIn(u"600"_s, agents.first(), true));
        time().advance(1000);
        QCOMPARE(m_probe->leg(agents.first()).state, LegState::Ringing);
        QVERIFY(id(agents.last()).isEmpty());
        QCOMPARE(w().directory().find(u"600"_s)->members, agents); // still theirs
    }
};

QTEST_GUILESS_MAIN(TestWorldHistory)
#include "tst_worldhistory.moc"
