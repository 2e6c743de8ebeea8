// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What two lists that are read again and again add up to: lamps, calls, groups, and what of it is a guess.
#include "pbxwclienttest.h"

using namespace callboard;
using namespace callboard::test;

class TestPbxwCalls : public PbxwClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void lampsWithoutCalls()
    {
        goLive();
        QCOMPARE(lamp(u"201"_s).state, ExtensionState::Idle);
        sayPhones("d-x");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Dnd);
        QVERIFY(lamp(u"201"_s).dnd);
        QTRY_COMPARE(lamp(u"203"_s).state, ExtensionState::Unavailable);
        sayPhones("c--");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
        QTRY_COMPARE(lamp(u"203"_s).state, ExtensionState::Idle);
        sayPhones("---");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Idle);
        QVERIFY(m_watch->calls.isEmpty());
    }

    void ringsThenTalksThenIsOver()
    {
        goLive();
        const QByteArray id = key(17, 3);
        sayCalls({{id, "ACME Ltd (+4930555)", "Ana Ruiz (201)"}});
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Ringing);
        const QString text = QString::fromLatin1(id);
        Call call = m_watch->calls.value(text);
        QCOMPARE(call.state, CallState::Ringing);
        QCOMPARE(call.direction, Direction::In);
        QCOMPARE(call.from, (Party{u"ACME Ltd"_s, u"+4930555"_s}));
        QCOMPARE(call.to.number, u"201"_s);
        QVERIFY(!call.answeredAt.isValid());
        // The key is when it began (notes 18), whatever the server calls five.
        QVERIFY(qAbs(call.startedAt.secsTo(QDateTime::currentDateTimeUtc()) - 3) <= 1);
        QVERIFY(call.inferred.testFlag(InferredField::State));
        QVERIFY(call.inferred.testFlag(InferredField::Direction));
        QVERIFY(call.inferred.testFlag(InferredField::Since));
        QVERIFY(call.inferred.testFlag(InferredField::Legs));
        QVERIFY(lamp(u"201"_s).inferred.testFlag(InferredField::State));
        sayPhones("c--");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
        call = m_watch->calls.value(text);
        QVERIFY(call.answeredAt.isValid());
        QVERIFY(!call.inferred.testFlag(InferredField::State));
        QVERIFY(!lamp(u"201"_s).inferred.testFlag(InferredField::State));
        QCOMPARE(lamp(u"201"_s).with.number, u"+4930555"_s);
        sayCalls({});
        sayPhones("---");
        QTRY_VERIFY(m_watch->ended.contains(text));
        QCOMPARE(m_watch->ended.value(text).kind, EndCause::Kind::Unknown); // nobody says why
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Idle);
    }

    void withinTheHouse()
    {
        goLive();
        const QByteArray id = key(1);
        sayPhones("c--");
        sayCalls({{id, "Ana Ruiz (201)", "Bo Li (202)"}});
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Ringing);
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Dialing);
        const Call call = m_watch->calls.value(QString::fromLatin1(id));
        QCOMPARE(call.direction, Direction::Internal);
        QCOMPARE(call.legs.size(), 2);
        QCOMPARE(call.legOf(u"201"_s)->direction, Direction::Out);
        sayPhones("cc-");
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Talking);
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
        QCOMPARE(lamp(u"202"_s).with.name, u"Ana Ruiz"_s);
    }

    void onlyWhatDiffersIsTold()
    {
        goLive();
        sayCalls({{key(1), "Ana Ruiz (201)", "Bo Li (202)"}});
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Ringing);
        const int settled = m_pbx->count(u"monitor.list"_s);
        QTRY_VERIFY(m_pbx->count(u"monitor.list"_s) > settled + 3);
        QSignalSpy calls(m_client.get(), &PbxClient::callChanged);
        QSignalSpy lamps(m_client.get(), &PbxClient::extensionChanged);
        const int asked = m_pbx->count(u"monitor.live_calls"_s);
        QTRY_VERIFY(m_pbx->count(u"monitor.live_calls"_s) > asked + 5);
        QCOMPARE(calls.size(), 0);
        QCOMPARE(lamps.size(), 0);
    }

    // A lamp that burned before the call began says nothing about it.
    void aLampFromBeforeDoesNotAnswer()
    {
        sayPhones("-c-");
        sayCalls({{key(1, 60), "ACME (+4930555)", "Bo Li (202)"}});
        goLive();
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Talking);
        QVERIFY(m_watch->calls.begin()->answeredAt.isValid());
        const QByteArray second = key(2);
        sayCalls({{key(1, 60), "ACME (+4930555)", "Bo Li (202)"}, {second, "+4930777", "Bo Li (202)"}});
        QTRY_VERIFY(m_watch->calls.contains(QString::fromLatin1(second)));
        const int asked = m_pbx->count(u"monitor.list"_s);
        QTRY_VERIFY(m_pbx->count(u"monitor.list"_s) > asked + 2);
        QCOMPARE(m_watch->calls.value(QString::fromLatin1(second)).state, CallState::Ringing);
        // The first is over and the lamp still burns: now it is the second that was answered.
        sayCalls({{second, "+4930777", "Bo Li (202)"}});
        QTRY_COMPARE(m_watch->calls.value(QString::fromLatin1(second)).state, CallState::Talking);
        QCOMPARE(m_watch->calls.size(), 1);
    }

    void transferredElsewhere()
    {
        goLive();
        const QByteArray id = key(1);
        const QString text = QString::fromLatin1(id);
        sayPhones("c--");
        sayCalls({{id, "ACME (+4930555)", "Ana Ruiz (201)"}});
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
        sayCalls({{id, "ACME (+4930555)", "Bo Li (202)"}});
        sayPhones("---");
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Ringing);
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Idle);
        QVERIFY(m_watch->calls.contains(text));
        QVERIFY(!m_watch->ended.contains(text));
        QCOMPARE(m_watch->legCauses.last().kind, EndCause::Kind::Transferred);
        // And back again: the same phone has a part in it once more.
        sayCalls({{id, "ACME (+4930555)", "Ana Ruiz (201)"}});
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Ringing);
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Idle);
    }

    // Notes 20: lines with the same people and the same time are one call; others are not.
    void twoLinesOfOneCall()
    {
        goLive();
        const QByteArray first = key(1, 10);
        const QByteArray twin = key(2, 9);
        sayCalls({{first, "Ana Ruiz (201)", "Bo Li (202)"}, {twin, "Ana Ruiz (201)", "Bo Li (202)"}});
        QTRY_COMPARE(m_watch->calls.size(), 1);
        sayCalls({{first, "Ana Ruiz (201)", "Bo Li (202)"}, {twin, "Ana Ruiz (201)", "Cy Dent (203)"}});
        QTRY_COMPARE(m_watch->calls.size(), 2);
        QTRY_COMPARE(lamp(u"203"_s).state, ExtensionState::Ringing);
    }

    void tenantCodeInFront()
    {
        m_pbx->say(u"tenant.list"_s, R"({"3": {"name": "t", "tenantcode": "344"}})");
        goLive();
        sayCalls({{key(1), "+4930555", "344201"}}); // notes 14
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Ringing);
    }

    void clocksDiffer()
    {
        m_pbx->clockAheadMs = 3'600'000;
        goLive();
        const QByteArray id = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 3600 - 60) + ".5";
        sayCalls({{id, "+4930555", "Ana Ruiz (201)"}});
        QTRY_VERIFY(m_watch->calls.contains(QString::fromLatin1(id)));
        const QDateTime began = m_watch->calls.value(QString::fromLatin1(id)).startedAt;
        QVERIFY2(qAbs(began.secsTo(QDateTime::currentDateTimeUtc()) - 60) <= 2, qPrintable(began.toString()));
    }

    void timesThatAreNone()
    {
        goLive();
        m_pbx->say(u"monitor.live_calls"_s, R"json({
            "pbx-call-7": {"from": "+49", "to": "x (201)", "timestamp": 95},
            "other": {"from": "+48", "to": "x (202)", "timestamp": "soon"}})json");
        QTRY_COMPARE(m_watch->calls.size(), 2);
        const QDateTime began = m_watch->calls.value(u"pbx-call-7"_s).startedAt;
        QVERIFY(qAbs(began.secsTo(QDateTime::currentDateTimeUtc()) - 95) <= 2); // elapsed (notes 18)
        QVERIFY(qAbs(m_watch->calls.value(u"other"_s).startedAt.secsTo(QDateTime::currentDateTimeUtc())) <= 2);
    }

    void callsSurviveABreak()
    {
        goLive();
        const QByteArray id = key(1);
        sayPhones("c--");
        sayCalls({{id, "+4930555", "Ana Ruiz (201)"}});
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
        m_pbx->stop();
        QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
        QTRY_VERIFY(m_watch->calls.value(QString::fromLatin1(id)).stale);
        QVERIFY(m_pbx->listen(static_cast<quint16>(m_profile.url.port())));
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        QTRY_VERIFY(!m_watch->calls.value(QString::fromLatin1(id)).stale);
        QVERIFY(m_watch->legsEnded.isEmpty());
        QVERIFY(m_watch->ended.isEmpty());
        QCOMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
    }

    void groupsAndTheirMembers()
    {
        // pbxware 5861, 5271
        m_pbx->say(u"erg.list"_s, R"({"2377": {"name": "erg205", "number": "205", "strategy": "ringall",
            "members": [{"ext": "201", "penalty": "5"}, {"ext": "999", "penalty": "10"}]}})");
        m_pbx->say(u"ring_group.list"_s, R"({"100": {"name": "desk", "ext": "300", "destinations": "201,202"}})");
        goLive();
        QCOMPARE(m_watch->queues.value(u"205"_s).name, u"erg205"_s);
        QCOMPARE(m_watch->queues.value(u"300"_s).name, u"desk"_s);
        QCOMPARE(m_watch->agents.size(), 3); // whoever is no phone of ours is left out
        const Agent agent = m_watch->agents.value(u"205/201"_s);
        QCOMPARE(agent.state, AgentState::Idle);
        QVERIFY(agent.inferred.testFlag(InferredField::State));
        sayPhones("c-x");
        QTRY_COMPARE(m_watch->agents.value(u"205/201"_s).state, AgentState::Talking);
        sayPhones("d-x");
        QTRY_COMPARE(m_watch->agents.value(u"300/201"_s).state, AgentState::Paused);
        // A call for the group, before anybody is rung.
        const QByteArray id = key(1);
        sayCalls({{id, "ACME (+4930555)", "erg205 (205)"}});
        QTRY_COMPARE(m_watch->queues.value(u"205"_s).waiting.size(), 1);
        QCOMPARE(m_watch->queues.value(u"205"_s).waiting.first().from.number, u"+4930555"_s);
        sayCalls({{id, "ACME (+4930555)", "Bo Li (202)"}});
        QTRY_COMPARE(m_watch->queues.value(u"205"_s).waiting.size(), 0);
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Ringing);
        QVERIFY(!m_watch->ended.contains(QString::fromLatin1(id)));
    }

    void nobodyIsLeftOfAGroup()
    {
        m_pbx->say(u"erg.list"_s, R"({"7": {"name": "sales", "number": "205", "members": [{"ext": "201"}]}})");
        goLive();
        QCOMPARE(m_watch->agents.size(), 1);
        m_pbx->say(u"erg.list"_s, "[]");
        (void)await(m_client->invoke(u"pbxware.department.add"_s, {{u"name"_s, u"x"_s}}));
        QTRY_COMPARE(m_watch->agents.size(), 0);
    }

    void everybodyIsAskedLessWhenNobodyLooks()
    {
        m_profile.options.insert(u"pollScale"_s, u"0.1"_s);
        goLive();
        m_client->setAttention(Attention::Hidden);
        const auto msForPolls = [this](int polls) {
            const int before = m_pbx->count(u"monitor.live_calls"_s);
            QElapsedTimer timer;
            timer.start();
            const bool came
                = QTest::qWaitFor([&] { return m_pbx->count(u"monitor.live_calls"_s) >= before + polls; }, 5000);
            return came ? timer.elapsed() : -1;
        };
        QVERIFY(msForPolls(1) >= 0); // one that was due anyhow
        const qint64 hidden = msForPolls(2); // every 5 s, ten times as fast
        QVERIFY2(hidden >= 800, qPrintable(QString::number(hidden)));
        sayCalls({{key(1), "+49", "x (201)"}});
        QTRY_VERIFY(!m_watch->calls.isEmpty());
        const qint64 during = msForPolls(4); // a call is on: every second
        QVERIFY2(during >= 0 && during < 1600, qPrintable(QString::number(during)));
    }
};

QTEST_GUILESS_MAIN(TestPbxwCalls)
#include "tst_pbxwcalls.moc"
