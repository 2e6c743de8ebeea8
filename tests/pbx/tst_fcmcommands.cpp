// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fcmclienttest.h"

using namespace callboard;
using namespace callboard::test;

//! Each command as the action that the document has for it, sent once, and what counts as its effect.
class TestFcmCommands : public FcmClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { tearDown(); }
    void dialPicksTheAction_data();
    void dialPicksTheAction();
    void dialWithoutARingingPhoneIsUnconfirmed();
    void refusalKeepsThePbxsWords();
    void hangupOfOneAndOfAll();
    void holdAndMuteAreGuesses();
    void blindTransfer();
    void ringingCallIsMovedByItsTrunk();
    void ringingInternalCallCannotBeMoved();
    void ringingOutboundCall();
    void pickupAndQueue();
    void supervising_data();
    void supervising();
    void admission();
    void connectOutside_data();
    void connectOutside();
    void prompts_data();
    void prompts();
    void paging();
    void agents();
    void dndIsStoredAndAppliedOnce();
    void applyingLater();
    void forwardKeepsOtherPresences();
    void consultCompletes();
    void consultIsTakenBack();
    void consultThatNobodyTakesUnholds();
    void parking();
    void history();
    void recordings();
    void queueReport();
    void systemFacts();
    void invokeMasksAndApplies();

private:
    void waitForMenus();
    //! Two phones talk to somebody outside: 201, and 200 with another call.
    void talk()
    {
        m_pbx->bridges({fcmTalk()});
        goLive();
        QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    }
    //! The PBX does as told: the next lists have these.
    void then(const QString& action, const QJsonArray& channels, const QJsonArray& bridges)
    {
        m_pbx->on(action, [this, channels, bridges](const FcmPeer::Ask&) {
            m_pbx->channels(channels);
            m_pbx->bridges(bridges);
            return fcmAnswer(QJsonObject{{u"need_apply"_s, u"yes"_s}});
        });
    }
};

void TestFcmCommands::dialPicksTheAction_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("key");
    QTest::newRow("extension") << u"202"_s << u"dialExtension"_s << u"callee"_s;
    QTest::newRow("queue") << u"6500"_s << u"dialExtension"_s << u"callee"_s;
    QTest::newRow("menu") << u"7000"_s << u"dialIVR"_s << u"ivrnumber"_s;
    QTest::newRow("feature code") << u"*97"_s << u"dialExtension"_s << u"callee"_s;
    QTest::newRow("ring group of the settings") << u"6400"_s << u"dialExtension"_s << u"callee"_s;
    QTest::newRow("outside") << u"5559876"_s << u"dialOutbound"_s << u"outbound"_s;
}

void TestFcmCommands::waitForMenus()
{
    QTRY_VERIFY(m_pbx->count(u"listIVR"_s) > 0);
    // One request at a time: the menus have been read when something else is asked for twice.
    const int looks = m_pbx->count(u"listUnBridgedChannels"_s);
    QTRY_VERIFY(m_pbx->count(u"listUnBridgedChannels"_s) > looks + 1);
}

void TestFcmCommands::dialPicksTheAction()
{
    QFETCH(QString, to);
    QFETCH(QString, action);
    QFETCH(QString, key);
    prepare();
    m_profile.options.insert(u"ringGroups"_s, u"6400,6401"_s);
    goLive();
    waitForMenus();
    then(action, {fcmChannel(u"PJSIP/200-00000001"_s, u"Ringing"_s, u"200"_s)}, {});
    const Outcome outcome = run(Command::dial({m_client->site(), u"200"_s}, to));
    QVERIFY2(outcome.ok(), qPrintable(describe(outcome.error)));
    QCOMPARE(m_pbx->count(action), 1);
    QCOMPARE(m_pbx->last(action).text(key), to);
    QCOMPARE(m_pbx->last(action).text(u"caller"_s), u"200"_s);
    QCOMPARE(m_pbx->count(u"applyChanges"_s), 0); // notes 36
}

void TestFcmCommands::dialWithoutARingingPhoneIsUnconfirmed()
{
    prepare();
    goLive();
    m_pbx->says(u"dialExtension"_s, {{u"need_apply"_s, u"no"_s}});
    const Outcome outcome = run(Command::dial({m_client->site(), u"200"_s}, u"202"_s));
    QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
    QVERIFY(!outcome.error.message.isEmpty());
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->count(u"dialExtension"_s) > 1; }, 200));
}

void TestFcmCommands::refusalKeepsThePbxsWords()
{
    prepare();
    goLive();
    m_pbx->refuses(u"dialExtension"_s, -1, {{u"error_msg"_s, u"Invalid parameters!"_s}});
    const Outcome outcome = run(Command::dial({m_client->site(), u"200"_s}, u"202"_s));
    QCOMPARE(outcome.status, Outcome::Status::Failed);
    QCOMPARE(outcome.error.kind, ErrorKind::Pbx);
    QCOMPARE(outcome.error.code, u"-1"_s);
    QCOMPARE(outcome.error.detail, u"Invalid parameters!"_s);
    m_pbx->refuses(u"dialExtension"_s, -47);
    QCOMPARE(run(Command::dial({m_client->site(), u"200"_s}, u"202"_s)).error.kind, ErrorKind::Denied);
}

void TestFcmCommands::hangupOfOneAndOfAll()
{
    prepare();
    talk();
    const CallId call = idOf(u"201"_s);
    QCOMPARE(run(Command::hangup(call, u"202"_s)).error.kind, ErrorKind::Invalid);
    then(u"Hangup"_s, {}, {});
    const Outcome outcome = run(Command::hangup(call, u"201"_s));
    QVERIFY2(outcome.ok(), qPrintable(describe(outcome.error)));
    QCOMPARE(m_pbx->last(u"Hangup"_s).text(u"channel"_s), u"PJSIP/201-0000001b"_s);
    QTRY_VERIFY(m_watch->ended.contains(call.text));
    m_pbx->bridges({fcmTalk(u"202"_s)});
    QTRY_VERIFY(callOf(u"202"_s) && callOf(u"202"_s)->legs.size() == 2);
    then(u"Hangup"_s, {}, {});
    QVERIFY(run(Command::hangup(idOf(u"202"_s), {})).ok());
    QCOMPARE(m_pbx->last(u"Hangup"_s).text(u"channel"_s), u"PJSIP/trunk_4-0000001a"_s); // whoever called
}

void TestFcmCommands::holdAndMuteAreGuesses()
{
    prepare();
    talk();
    m_pbx->says(u"hold"_s, {});
    m_pbx->says(u"unhold"_s, {});
    m_pbx->says(u"mute"_s, {});
    m_pbx->says(u"unmute"_s, {});
    const CallId call = idOf(u"201"_s);
    QVERIFY(run(Command::hold(call, u"201"_s)).ok());
    QTRY_COMPARE(stateOf(u"201"_s), u"held"_s);
    QVERIFY(callOf(u"201"_s)->inferred.testFlag(InferredField::State)); // the PBX never says, notes 27
    QCOMPARE(m_pbx->last(u"hold"_s).text(u"channel"_s), u"PJSIP/201-0000001b"_s);
    QVERIFY(run(Command::resume(call, u"201"_s)).ok());
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QVERIFY(!callOf(u"201"_s)->inferred.testFlag(InferredField::State));
    QVERIFY(run(Command::mute(call, u"201"_s)).ok());
    QTRY_VERIFY(callOf(u"201"_s)->legOf(u"201"_s)->muted);
    QVERIFY(run(Command::unmute(call, u"201"_s)).ok());
    QTRY_VERIFY(!callOf(u"201"_s)->legOf(u"201"_s)->muted);
    QVERIFY(m_client->capabilities().can(Capability::Hold));
    QVERIFY(!m_client->capabilities().can(Capability::SeeHeld));
}

void TestFcmCommands::blindTransfer()
{
    prepare();
    talk();
    const CallId call = idOf(u"201"_s);
    then(u"callTransfer"_s,
        {fcmChannel(
             u"PJSIP/trunk_4-0000001a"_s, u"Up"_s, u"5551234"_s, u"s"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}}),
            fcmChannel(u"PJSIP/202-0000001c"_s, u"Ringing"_s, u"202"_s, u"5551234"_s)},
        {});
    const Outcome outcome = run(Command::transferBlind(call, u"201"_s, u"202"_s));
    QVERIFY2(outcome.ok(), qPrintable(describe(outcome.error)));
    QCOMPARE(m_pbx->last(u"callTransfer"_s).text(u"channel"_s), u"PJSIP/201-0000001b"_s); // who hands over, notes 29
    QCOMPARE(m_pbx->last(u"callTransfer"_s).text(u"extension"_s), u"202"_s);
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    QTRY_COMPARE(m_watch->legCauses.size(), 1);
    QCOMPARE(m_watch->legCauses.first().kind, EndCause::Kind::Transferred);
}

void TestFcmCommands::ringingCallIsMovedByItsTrunk()
{
    prepare();
    const QJsonObject trunk = fcmChannel(
        u"PJSIP/trunk_4-00000011"_s, u"Ring"_s, u"5551234"_s, u"s"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}});
    m_pbx->channels({trunk, fcmChannel(u"PJSIP/201-00000021"_s, u"Ringing"_s, u"201"_s, u"5551234"_s)});
    goLive();
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    then(u"transferNumberInbound"_s, {trunk, fcmChannel(u"PJSIP/202-00000022"_s, u"Ringing"_s, u"202"_s, u"5551234"_s)},
        {});
    const Outcome outcome = run(Command::transferBlind(idOf(u"201"_s), u"201"_s, u"202"_s));
    QVERIFY2(outcome.ok(), qPrintable(describe(outcome.error)));
    // fcm 3098
    QCOMPARE(m_pbx->last(u"transferNumberInbound"_s).text(u"channel"_s), u"PJSIP/trunk_4-00000011"_s);
    QCOMPARE(m_pbx->last(u"transferNumberInbound"_s).text(u"callee"_s), u"202"_s);
}

void TestFcmCommands::ringingInternalCallCannotBeMoved()
{
    prepare();
    m_pbx->channels({fcmChannel(u"PJSIP/200-00000001"_s, u"Ring"_s, u"200"_s),
        fcmChannel(u"PJSIP/201-00000002"_s, u"Ringing"_s, u"201"_s, u"200"_s)});
    goLive();
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    const qsizetype asked = m_pbx->count(u"transferNumberInbound"_s);
    const Outcome outcome = run(Command::transferBlind(idOf(u"201"_s), u"201"_s, u"202"_s));
    QCOMPARE(outcome.error.kind, ErrorKind::Invalid);
    QCOMPARE(m_pbx->count(u"transferNumberInbound"_s), asked);
}

void TestFcmCommands::ringingOutboundCall()
{
    prepare();
    m_pbx->channels({fcmChannel(u"PJSIP/201-00000001"_s, u"Ring"_s, u"201"_s, u"5559876"_s),
        fcmChannel(u"PJSIP/trunk_4-00000002"_s, u"Ringing"_s, u"5559876"_s, u"201"_s,
            {{u"outbound_trunk_name"_s, u"Telco"_s}})});
    goLive();
    QTRY_COMPARE(stateOf(u"201"_s), u"dialing"_s);
    m_pbx->says(u"transferNumberOutbound"_s, {});
    QVERIFY(run(Command::transferBlind(idOf(u"201"_s), u"201"_s, u"4002"_s)).ok());
    // fcm 3144: the caller's leg, notes 32
    QCOMPARE(m_pbx->last(u"transferNumberOutbound"_s).text(u"channel"_s), u"PJSIP/201-00000001"_s);
    QCOMPARE(m_pbx->last(u"transferNumberOutbound"_s).text(u"outbound"_s), u"4002"_s);
}

void TestFcmCommands::pickupAndQueue()
{
    prepare();
    const QJsonObject waits = fcmChannel(u"PJSIP/trunk_4-00000011"_s, u"Up"_s, u"5551234"_s, u"6500"_s,
        {{u"service"_s, u"Queue"_s}, {u"inbound_trunk_name"_s, u"Telco"_s}});
    m_pbx->channels({waits});
    goLive();
    QTRY_COMPARE(m_watch->queues.value(u"6500"_s).waiting.size(), 1);
    const CallId call = m_watch->queues.value(u"6500"_s).waiting.first().call;
    QJsonObject moved = waits;
    moved.insert(u"connectednum"_s, u"6501"_s);
    then(u"transferNumberInbound"_s, {moved}, {});
    QVERIFY(run(Command::moveQueued(call, u"6501"_s)).ok());
    QCOMPARE(m_pbx->last(u"transferNumberInbound"_s).text(u"callee"_s), u"6501"_s);
    QTRY_COMPARE(m_watch->queues.value(u"6501"_s).waiting.size(), 1);
    QCOMPARE(m_watch->queues.value(u"6500"_s).waiting.size(), 0);
    then(u"transferNumberInbound"_s,
        {fcmChannel(
             u"PJSIP/trunk_4-00000011"_s, u"Up"_s, u"5551234"_s, u"200"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}}),
            fcmChannel(u"PJSIP/200-00000012"_s, u"Ringing"_s, u"200"_s, u"5551234"_s)},
        {});
    QVERIFY(run(Command::takeQueued(call, u"200"_s)).ok());
    QCOMPARE(m_pbx->last(u"transferNumberInbound"_s).text(u"callee"_s), u"200"_s);
    QTRY_COMPARE(m_watch->queues.value(u"6501"_s).waiting.size(), 0);
    QCOMPARE(idOf(u"200"_s), call);
    QCOMPARE(run(Command::pickup(CallId{m_client->site(), u"nothing"_s}, u"200"_s)).error.kind, ErrorKind::Invalid);
}

void TestFcmCommands::supervising_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<bool>("ask");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("who");
    QTest::newRow("listen") << int(Capability::Listen) << false << QString() << u"200@0"_s;
    QTest::newRow("whisper") << int(Capability::Whisper) << false << u"W"_s << u"200@0"_s;
    QTest::newRow("barge, asking") << int(Capability::Barge) << true << u"B"_s << u"200@1"_s;
}

void TestFcmCommands::supervising()
{
    QFETCH(int, verb);
    QFETCH(bool, ask);
    QFETCH(QString, mode);
    QFETCH(QString, who);
    prepare();
    talk();
    const CallId call = idOf(u"201"_s);
    then(u"callbarge"_s, {fcmChannel(u"PJSIP/200-00000031"_s, u"Up"_s, u"200"_s)}, {fcmTalk()});
    const Outcome outcome = run(Command::supervise(Capability(verb), call, u"201"_s, u"200"_s, ask));
    QVERIFY2(outcome.ok(), qPrintable(describe(outcome.error)));
    const FcmPeer::Ask asked = m_pbx->last(u"callbarge"_s);
    QCOMPARE(asked.text(u"channel"_s), u"PJSIP/201-0000001b"_s);
    QCOMPARE(asked.text(u"exten"_s), u"201"_s); // who is listened to, notes 30
    QVERIFY(asked.request.contains(u"mode"_s));
    QCOMPARE(asked.text(u"mode"_s), mode);
    QCOMPARE(asked.text(u"barge-exten"_s), who);
    QTRY_VERIFY(callOf(u"200"_s));
    QCOMPARE(idOf(u"200"_s), call);
    QVERIFY(callOf(u"200"_s)->legOf(u"200"_s)->supervising.has_value());
    QCOMPARE(callOf(u"200"_s)->from.number, u"5551234"_s); // who listens is no side of the call
}

void TestFcmCommands::admission()
{
    prepare();
    m_profile.options.insert(u"callControl"_s, u"yes"_s);
    goLive();
    const QJsonObject trunk = fcmChannel(
        u"PJSIP/trunk_4-00000011"_s, u"Ring"_s, u"5551234"_s, u"s"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}});
    m_pbx->channels({trunk});
    QTRY_COMPARE(m_watch->calls.size(), 1);
    QVERIFY(m_watch->calls.begin()->admitBy.isValid());
    const CallId call = m_watch->calls.begin()->id;
    then(u"acceptCall"_s, {trunk, fcmChannel(u"PJSIP/201-00000012"_s, u"Ringing"_s, u"201"_s, u"5551234"_s)}, {});
    QVERIFY(run(Command::admission(Capability::Admit, call)).ok());
    QCOMPARE(m_pbx->last(u"acceptCall"_s).text(u"channel"_s), u"PJSIP/trunk_4-00000011"_s);
    QTRY_VERIFY(!m_watch->calls.value(call.text).admitBy.isValid());
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    m_pbx->channels({});
    QTRY_VERIFY(m_watch->calls.isEmpty());
    QJsonObject next = trunk;
    next.insert(u"channel"_s, u"PJSIP/trunk_4-00000013"_s);
    m_pbx->channels({next});
    QTRY_COMPARE(m_watch->calls.size(), 1);
    then(u"refuseCall"_s, {}, {});
    QVERIFY(run(Command::admission(Capability::Refuse, m_watch->calls.begin()->id)).ok());
    QTRY_VERIFY(m_watch->calls.isEmpty());
}

void TestFcmCommands::connectOutside_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("key");
    QTest::newRow("outside, 3395") << u"5552222"_s << u"dialOutboundTwo"_s << u"outcallee"_s;
    QTest::newRow("queue, 3313") << u"6500"_s << u"dialQueue"_s << u"queue"_s;
    QTest::newRow("ring group, 3354") << u"6400"_s << u"dialRinggroup"_s << u"ringgroup"_s;
    QTest::newRow("menu, 3267") << u"7000"_s << u"dialIVROutbound"_s << u"ivrnumber"_s;
}

void TestFcmCommands::connectOutside()
{
    QFETCH(QString, to);
    QFETCH(QString, action);
    QFETCH(QString, key);
    prepare();
    m_profile.options.insert(u"ringGroups"_s, u"6400"_s);
    goLive();
    waitForMenus();
    then(action,
        {fcmChannel(
            u"PJSIP/trunk_4-00000041"_s, u"Ringing"_s, u"5551111"_s, u"s"_s, {{u"outbound_trunk_name"_s, u"Telco"_s}})},
        {});
    const Outcome outcome = run(Command::connectOutside(m_client->site(), u"5551111"_s, to));
    QVERIFY2(outcome.ok(), qPrintable(describe(outcome.error)));
    QCOMPARE(m_pbx->last(action).text(u"outcaller"_s), u"5551111"_s);
    QCOMPARE(m_pbx->last(action).text(key), to);
}

void TestFcmCommands::prompts_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("playlist");
    QTest::newRow("plain, 2572") << u"prompt1"_s << u"ivr"_s << u"prompt1"_s << QString();
    QTest::newRow("name") << u"name_voice/201"_s << u"name_voice"_s << u"201"_s << QString();
    QTest::newRow("music") << u"moh/waiting@night"_s << u"moh"_s << u"waiting"_s << u"night"_s;
    QTest::newRow("a path") << u"greetings/hello"_s << u"ivr"_s << u"greetings/hello"_s << QString();
}

void TestFcmCommands::prompts()
{
    QFETCH(QString, prompt);
    prepare();
    talk();
    m_pbx->says(u"playPromptByOrg"_s, {{u"need_apply"_s, u"yes"_s}});
    QVERIFY(run(Command::playPrompt(idOf(u"201"_s), u"201"_s, prompt)).ok());
    const FcmPeer::Ask asked = m_pbx->last(u"playPromptByOrg"_s);
    QCOMPARE(asked.text(u"channel"_s), u"201"_s); // an extension here (fcm 2588)
    QTEST(asked.text(u"type"_s), "type");
    QTEST(asked.text(u"variable"_s), "variable");
    QTEST(asked.text(u"class"_s), "playlist");
}

void TestFcmCommands::paging()
{
    prepare();
    goLive();
    const auto groups = wait(m_client->pagingGroups());
    QVERIFY(groups);
    QCOMPARE(groups->size(), 2);
    QCOMPARE(groups->first().name, u"Hall"_s);
    then(u"MulticastPaging"_s, {fcmChannel(u"PJSIP/200-00000051"_s, u"Ringing"_s, u"200"_s)}, {});
    QVERIFY(run(Command::page(m_client->site(), u"200"_s, u"8005"_s)).ok());
    // fcm 4547
    QCOMPARE(m_pbx->last(u"MulticastPaging"_s).text(u"pagingnum"_s), u"8005"_s);
    QCOMPARE(m_pbx->last(u"MulticastPaging"_s).text(u"caller"_s), u"200"_s);
    m_pbx->says(u"MulticastPagingHangup"_s, {{u"need_apply"_s, u"yes"_s}});
    QVERIFY(run(Command::pageEnd(m_client->site(), u"8005"_s)).ok());
    then(u"dialExtension"_s, {fcmChannel(u"PJSIP/200-00000052"_s, u"Ringing"_s, u"200"_s)}, {});
    QVERIFY(run(Command::page(m_client->site(), u"200"_s, u"8004"_s)).ok()); // two-way: called like an extension
    QCOMPARE(m_pbx->last(u"dialExtension"_s).text(u"callee"_s), u"8004"_s);
    QCOMPARE(run(Command::pageEnd(m_client->site(), u"8004"_s)).error.kind, ErrorKind::Invalid);
    QCOMPARE(m_pbx->count(u"applyChanges"_s), 0);
}

void TestFcmCommands::agents()
{
    prepare();
    goLive();
    const QueueId queue{m_client->site(), u"6500"_s};
    m_pbx->says(u"loginLogoffQueueAgent"_s, {});
    m_pbx->says(u"pauseUnpauseQueueAgent"_s, {{u"need_apply"_s, u"yes"_s}});
    QVERIFY(run(Command::agent(Capability::AgentLogout, queue, u"201"_s)).ok());
    // fcm 4110
    QCOMPARE(m_pbx->last(u"loginLogoffQueueAgent"_s).text(u"operatetype"_s), u"logoff"_s);
    QCOMPARE(m_pbx->last(u"loginLogoffQueueAgent"_s).text(u"interface"_s), u"201"_s);
    QCOMPARE(m_pbx->last(u"loginLogoffQueueAgent"_s).text(u"extension"_s), u"6500"_s);
    QTRY_COMPARE(m_watch->agents.value(u"6500/201"_s).state, AgentState::LoggedOff);
    QVERIFY(m_watch->agents.value(u"6500/201"_s).inferred.testFlag(InferredField::State));
    QVERIFY(run(Command::agent(Capability::AgentLogin, queue, u"201"_s)).ok());
    QTRY_COMPARE(m_watch->agents.value(u"6500/201"_s).state, AgentState::Idle);
    QVERIFY(run(Command::agent(Capability::AgentPause, queue, u"202"_s, u"lunch"_s)).ok());
    QCOMPARE(m_pbx->last(u"pauseUnpauseQueueAgent"_s).text(u"operatetype"_s), u"pause"_s);
    QTRY_COMPARE(m_watch->agents.value(u"6500/202"_s).state, AgentState::Paused);
    QCOMPARE(m_watch->agents.value(u"6500/202"_s).reason, u"lunch"_s);
    QVERIFY(run(Command::agent(Capability::AgentResume, queue, u"202"_s)).ok());
    QTRY_COMPARE(m_watch->agents.value(u"6500/202"_s).state, AgentState::Idle);
    QCOMPARE(m_pbx->count(u"applyChanges"_s), 0); // it works at once, notes 36
    QCOMPARE(run(Command::agent(Capability::AgentLogin, queue, u"299"_s)).error.kind, ErrorKind::Invalid);
}

void TestFcmCommands::dndIsStoredAndAppliedOnce()
{
    prepare();
    goLive();
    m_pbx->on(u"updateSIPAccount"_s, [](const FcmPeer::Ask& ask) {
        return fcmAnswer(QJsonObject{{u"extension"_s, QJsonObject{{u"extension"_s, ask.text(u"extension"_s)}}}});
    });
    m_pbx->says(u"applyChanges"_s, {{u"settings"_s, u"0"_s}});
    const auto first = m_client->submit(Command::setDnd({m_client->site(), u"201"_s}, true));
    const auto second = m_client->submit(Command::setDnd({m_client->site(), u"202"_s}, true));
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QVERIFY(first.result().ok() && second.result().ok());
    QCOMPARE(m_pbx->last(u"updateSIPAccount"_s).text(u"dnd"_s), u"yes"_s);
    QCOMPARE(m_pbx->count(u"updateSIPAccount"_s), 2);
    QCOMPARE(m_pbx->count(u"applyChanges"_s), 1);
    QTRY_COMPARE(stateOf(u"201"_s), u"dnd"_s);
    QVERIFY(run(Command::setDnd({m_client->site(), u"201"_s}, false)).ok());
    QTRY_COMPARE(stateOf(u"201"_s), u"idle"_s);
}

void TestFcmCommands::applyingLater()
{
    prepare();
    goLive();
    m_pbx->says(u"updateSIPAccount"_s, {});
    m_pbx->refuses(u"applyChanges"_s, -98);
    const Outcome outcome = run(Command::setDnd({m_client->site(), u"201"_s}, true));
    QCOMPARE(outcome.status, Outcome::Status::Unconfirmed);
    QCOMPARE(outcome.error.code, u"-98"_s);
    QTRY_COMPARE(m_client->link().state, LinkState::Degraded); // and says so
    QVERIFY(!QTest::qWaitFor([this] { return m_pbx->count(u"applyChanges"_s) > 1; }, 300)); // no silent loop
    m_pbx->says(u"applyChanges"_s, {{u"settings"_s, u"0"_s}});
    QVERIFY(wait(m_client->invoke(u"fcm.applyChanges"_s, {})));
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
}

void TestFcmCommands::forwardKeepsOtherPresences()
{
    prepare();
    goLive();
    // fcm 741
    const auto presence = [](const QString& name) {
        return QJsonObject{{u"presence_status"_s, name}, {u"cfb"_s, u"6000"_s}, {u"cfb_destination_type"_s, u"0"_s},
            {u"cfn"_s, QJsonValue()}, {u"cfu"_s, QJsonValue()}, {u"cfu_destination_type"_s, u"0"_s},
            {u"cfu_timetype"_s, 0}};
    };
    m_pbx->says(u"getSIPAccount"_s,
        {{u"extension"_s,
             QJsonObject{{u"extension"_s, u"201"_s}, {u"presence_status"_s, u"away"_s}, {u"secret"_s, u"pas0"_s}}},
            {u"sip_presence_settings"_s, QJsonArray{presence(u"available"_s), presence(u"away"_s)}}});
    m_pbx->says(u"updateSIPAccount"_s, {});
    m_pbx->says(u"applyChanges"_s, {{u"settings"_s, u"0"_s}});
    const ExtensionId extension{m_client->site(), u"201"_s};
    QVERIFY(run(Command::setForward(extension, u"202"_s)).ok());
    const QJsonObject sent = m_pbx->last(u"updateSIPAccount"_s).request;
    QCOMPARE(sent.value(u"presence_status"_s).toString(), u"away"_s);
    const QJsonArray settings = sent.value(u"sip_presence_settings"_s).toArray();
    QCOMPARE(settings.size(), 2); // all or nothing (fcm 989)
    QVERIFY(settings.at(0)[u"cfu"_s].isNull());
    QCOMPARE(settings.at(0)[u"cfb"_s].toString(), u"6000"_s);
    QCOMPARE(settings.at(1)[u"cfu"_s].toString(), u"202"_s);
    QCOMPARE(settings.at(1)[u"cfu_destination_type"_s].toString(), u"1"_s);
    QVERIFY(!sent.contains(u"secret"_s));
    QTRY_COMPARE(m_watch->extensions.value(u"201"_s).forwardTo, u"202"_s);
    QVERIFY(run(Command::setForward(extension, u"5559876"_s)).ok());
    QCOMPARE(m_pbx->last(u"updateSIPAccount"_s)
                 .request.value(u"sip_presence_settings"_s)
                 .toArray()
                 .at(1)[u"cfu_destination_type"_s]
                 .toString(),
        u"2"_s);
    QVERIFY(run(Command::setForward(extension, {})).ok());
    QVERIFY(m_pbx->last(u"updateSIPAccount"_s)
                .request.value(u"sip_presence_settings"_s)
                .toArray()
                .at(1)[u"cfu"_s]
                .isNull());
    QTRY_VERIFY(m_watch->extensions.value(u"201"_s).forwardTo.isEmpty());
}

void TestFcmCommands::consultCompletes()
{
    prepare();
    talk();
    const CallId call = idOf(u"201"_s);
    m_pbx->says(u"hold"_s, {});
    then(u"dialExtension"_s,
        {fcmChannel(u"PJSIP/201-00000061"_s, u"Up"_s, u"201"_s, u"202"_s),
            fcmChannel(u"PJSIP/202-00000062"_s, u"Ringing"_s, u"202"_s, u"201"_s)},
        {fcmTalk()});
    const Outcome asked = run(Command::transferConsult(call, u"201"_s, u"202"_s));
    QVERIFY2(asked.ok(), qPrintable(describe(asked.error)));
    QCOMPARE(m_pbx->last(u"hold"_s).text(u"channel"_s), u"PJSIP/201-0000001b"_s);
    QTRY_VERIFY(!m_watch->consultations.isEmpty());
    const Consultation rings = m_watch->consultations.last();
    QCOMPARE(rings.heldCall, call);
    QCOMPARE(rings.phase, Consultation::Phase::Ringing);
    QCOMPARE(rings.waiting.number, u"5551234"_s);
    QCOMPARE(rings.asked, (Party{u"Bob Jones"_s, u"202"_s}));
    QVERIFY(m_watch->calls.value(rings.consultCall.text).inferred.testFlag(InferredField::State));
    m_pbx->channels({});
    const QJsonObject second = fcmBridge(u"c2"_s, u"PJSIP/201-00000061"_s, u"201"_s, u"PJSIP/202-00000062"_s, u"202"_s);
    m_pbx->bridges({fcmTalk(), second});
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Talking);
    then(u"Hangup"_s, {}, {fcmTalk()});
    then(u"callTransfer"_s,
        {fcmChannel(
             u"PJSIP/trunk_4-0000001a"_s, u"Up"_s, u"5551234"_s, u"202"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}}),
            fcmChannel(u"PJSIP/202-00000063"_s, u"Ringing"_s, u"202"_s, u"5551234"_s)},
        {});
    QVERIFY(run(Command::transferComplete(call, u"201"_s)).ok());
    QCOMPARE(m_pbx->last(u"Hangup"_s).text(u"channel"_s), u"PJSIP/201-00000061"_s);
    QCOMPARE(m_pbx->last(u"callTransfer"_s).text(u"channel"_s), u"PJSIP/201-0000001b"_s);
    QCOMPARE(m_pbx->last(u"callTransfer"_s).text(u"extension"_s), u"202"_s);
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
    QTRY_COMPARE(stateOf(u"201"_s), u"idle"_s);
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    QCOMPARE(idOf(u"202"_s), call);
}

void TestFcmCommands::consultIsTakenBack()
{
    prepare();
    talk();
    const CallId call = idOf(u"201"_s);
    m_pbx->says(u"hold"_s, {});
    m_pbx->says(u"unhold"_s, {});
    then(u"dialExtension"_s, {fcmChannel(u"PJSIP/201-00000061"_s, u"Ringing"_s, u"201"_s)}, {fcmTalk()});
    QVERIFY(run(Command::transferConsult(call, u"201"_s, u"202"_s)).ok());
    QTRY_VERIFY(!m_watch->consultations.isEmpty());
    QCOMPARE(run(Command::transferSwap(call, u"201"_s)).error.kind, ErrorKind::Invalid); // nobody answered yet
    then(u"Hangup"_s, {}, {fcmTalk()});
    QVERIFY(run(Command::transferCancel(call, u"201"_s)).ok());
    QCOMPARE(m_pbx->last(u"unhold"_s).text(u"channel"_s), u"PJSIP/201-0000001b"_s);
    QTRY_COMPARE(m_watch->consultations.last().phase, Consultation::Phase::Ended);
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QVERIFY(m_watch->ended.value(call.text).text.isEmpty() && m_watch->calls.contains(call.text));
}

void TestFcmCommands::consultThatNobodyTakesUnholds()
{
    prepare();
    talk();
    m_pbx->says(u"hold"_s, {});
    m_pbx->says(u"unhold"_s, {});
    m_pbx->refuses(u"dialExtension"_s, -16);
    const Outcome outcome = run(Command::transferConsult(idOf(u"201"_s), u"201"_s, u"202"_s));
    QCOMPARE(outcome.status, Outcome::Status::Failed);
    QTRY_COMPARE(m_pbx->count(u"unhold"_s), 1); // nobody waits for nothing
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QVERIFY(m_watch->consultations.isEmpty());
}

void TestFcmCommands::parking()
{
    prepare();
    talk();
    QVERIFY(!m_client->capabilities().can(Capability::Park));
    tearDown();
    prepare();
    m_profile.parkSlots = QStringList{u"701"_s, u"702"_s};
    talk();
    const CallId call = idOf(u"201"_s);
    then(u"callTransfer"_s,
        {fcmChannel(
            u"PJSIP/trunk_4-0000001a"_s, u"Up"_s, u"5551234"_s, u"s"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}})},
        {});
    QVERIFY(run(Command::park(call, u"201"_s, {})).ok());
    QCOMPARE(m_pbx->last(u"callTransfer"_s).text(u"extension"_s), u"701"_s);
    QTRY_COMPARE(m_watch->slots_.value(u"701"_s).call, call);
    QCOMPARE(m_watch->slots_.value(u"701"_s).who.number, u"5551234"_s);
    QVERIFY(m_watch->calls.value(call.text).inferred.testFlag(InferredField::State));
    then(u"dialExtension"_s, {fcmChannel(u"PJSIP/202-00000071"_s, u"Ringing"_s, u"202"_s)}, {});
    m_pbx->on(u"dialExtension"_s, [this](const FcmPeer::Ask&) {
        m_pbx->channels({});
        m_pbx->bridges(
            {fcmBridge(u"p"_s, u"PJSIP/202-00000071"_s, u"202"_s, u"PJSIP/trunk_4-0000001a"_s, u"5551234"_s)});
        return fcmAnswer(QJsonObject());
    });
    QVERIFY(run(Command::unpark({m_client->site(), u"701"_s}, u"202"_s)).ok());
    QCOMPARE(m_pbx->last(u"dialExtension"_s).text(u"callee"_s), u"701"_s);
    QTRY_VERIFY(m_watch->slots_.value(u"701"_s).isFree());
    QTRY_COMPARE(stateOf(u"202"_s), u"talking"_s);
}

void TestFcmCommands::history()
{
    prepare();
    goLive();
    m_pbx->on(u"cdrapi"_s, [](const FcmPeer::Ask& ask) {
        const int offset = ask.text(u"offset"_s).toInt();
        QJsonArray rows;
        for (int i = offset; i < std::min(1005, offset + ask.text(u"numRecords"_s).toInt()); ++i) {
            rows.append(QJsonObject{{u"AcctId"_s, QString::number(i)}, {u"src"_s, u"5551234"_s}, {u"dst"_s, u"201"_s},
                {u"start"_s,
                    QDateTime(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC).addSecs(i).toString(u"yyyy-MM-dd HH:mm:ss"_s)},
                {u"disposition"_s, i % 2 ? u"ANSWERED"_s : u"NO ANSWER"_s}, {u"billsec"_s, i % 2 ? u"5"_s : u"0"_s},
                {u"lastapp"_s, u"Dial"_s}, {u"dstchannel_ext"_s, u"201"_s}, {u"userfield"_s, u"Inbound"_s}});
        }
        return FcmPeer::Answer{QJsonDocument(QJsonObject{{u"cdr_root"_s, rows}}).toJson()}; // no status (fcm 5584)
    });
    HistoryQuery query;
    query.from = QDateTime(QDate(2026, 3, 1), QTime(0, 0), Qt::UTC);
    query.to = query.from.addDays(1);
    query.limit = 1000;
    auto page = wait(m_client->history(query));
    QVERIFY(page);
    QCOMPARE(page->records.size(), 1000);
    QCOMPARE(page->records.first().id.text, u"1004"_s); // the newest
    QCOMPARE(m_pbx->count(u"cdrapi"_s), 2);
    // The PBX's own time, which it tells to the second.
    const QString from = m_pbx->last(u"cdrapi"_s).text(u"startTime"_s);
    QVERIFY2(from.startsWith("2026-03-01T02:00:0"_L1) || from == "2026-03-01T01:59:59"_L1, qPrintable(from));
    // 08:16:44 there is two hours earlier here.
    QVERIFY(
        std::abs(page->records.first().startedAt.secsTo(QDateTime(QDate(2026, 3, 1), QTime(6, 16, 44), Qt::UTC))) <= 1);
    query.cursor = page->next;
    page = wait(m_client->history(query));
    QVERIFY(page);
    QCOMPARE(page->records.size(), 5);
    QVERIFY(page->next.isEmpty());
    QCOMPARE(m_pbx->count(u"cdrapi"_s), 2);
    HistoryQuery missed;
    missed.from = query.from;
    missed.to = query.to;
    missed.missedOnly = true;
    missed.number = u"201"_s;
    missed.limit = 10;
    page = wait(m_client->history(missed));
    QVERIFY(page);
    QCOMPARE(page->records.size(), 10);
    for (const CallRecord& record : page->records)
        QCOMPARE(record.result, CallResult::NoAnswer);
    QCOMPARE(m_pbx->last(u"cdrapi"_s).text(u"caller"_s), u"201"_s);
    m_pbx->refuses(u"cdrapi"_s, -47);
    QCOMPARE(wait(m_client->history(missed)).error().kind, ErrorKind::Denied);
}

void TestFcmCommands::recordings()
{
    prepare();
    goLive();
    m_pbx->on(u"recapi"_s, [](const FcmPeer::Ask& ask) {
        if (ask.text(u"filedir"_s) == "monitor"_L1)
            return FcmPeer::Answer{QByteArray("RIFF\x24\x00\x00\x00WAVE", 12), "application/octet-stream"};
        return FcmPeer::Answer{"No such file", "text/plain"};
    });
    auto audio = wait(m_client->recording({}, u"monitor/auto-1.wav"_s));
    QVERIFY(audio);
    QCOMPARE(audio->data.size(), 12);
    QCOMPARE(audio->fileName, u"auto-1.wav"_s);
    QVERIFY(wait(m_client->recording({}, u"queue/auto-1.wav"_s))); // it lies in the other folder
    audio = wait(m_client->recording({}, u"meetme/auto-1.wav"_s));
    QVERIFY(!audio);
    QCOMPARE(audio.error().detail, u"No such file"_s);
    // A session that ended is told in JSON, notes 29.
    m_pbx->cookie.clear();
    QVERIFY(wait(m_client->recording({}, u"monitor/auto-1.wav"_s)));
}

void TestFcmCommands::queueReport()
{
    prepare();
    goLive();
    m_pbx->on(u"queueapi"_s, [](const FcmPeer::Ask&) {
        // A unit that knows XML only (fcm 6062)
        return FcmPeer::Answer{R"(<root_statistics><queue><queue>6500</queue><total_calls>2</total_calls>
            <answered_calls>1</answered_calls></queue><agent><agent>201</agent><total_calls>2</total_calls></agent>
            </root_statistics>)",
            "text/xml"};
    });
    const auto report
        = wait(m_client->queueReport({m_client->site(), u"6500"_s}, QDate(2026, 3, 1), QDate(2026, 3, 2)));
    QVERIFY(report);
    QCOMPARE(report->total.calls, 2);
    QCOMPARE(report->agents.first().name, u"Ana Ruiz"_s);
    QCOMPARE(report->to, QDate(2026, 3, 2));
    FcmPeer::Ask asked;
    for (const FcmPeer::Ask& ask : std::as_const(m_pbx->asks)) {
        if (ask.text(u"statisticsType"_s) == "overview"_L1)
            asked = ask;
    }
    QCOMPARE(asked.text(u"startTime"_s), u"2026-03-01"_s);
    QCOMPARE(asked.text(u"endTime"_s), u"2026-03-02"_s); // always sent, notes 57
    QCOMPARE(asked.text(u"queue"_s), u"6500"_s);
}

void TestFcmCommands::systemFacts()
{
    prepare();
    goLive();
    m_pbx->says(
        u"getSystemGeneralStatus"_s, {{u"product-model"_s, u"FCM630A V1.5A"_s}, {u"prog-version"_s, u"1.0.20.13"_s}});
    m_pbx->says(
        u"getSIPTrunk"_s, {{u"trunk"_s, QJsonObject{{u"status"_s, u"Unreachable"_s}, {u"secret"_s, u"hidden"_s}}}});
    const auto facts = wait(m_client->systemFacts());
    QVERIFY(facts);
    const auto value = [&facts](const QString& text) {
        return std::ranges::any_of(*facts, [&](const SystemFact& fact) { return fact.value == text; });
    };
    QVERIFY(value(u"07:33:15"_s));
    QVERIFY(value(u"FCM630A V1.5A"_s));
    QVERIFY(value(u"Unreachable"_s));
    QVERIFY(!value(u"hidden"_s));
    QCOMPARE(facts->last().name, u"Telco"_s);
    QCOMPARE(facts->last().level, SystemFact::Level::Bad);
    QCOMPARE(m_pbx->last(u"getSIPTrunk"_s).text(u"trunk"_s), u"4"_s);
}

void TestFcmCommands::invokeMasksAndApplies()
{
    prepare();
    goLive();
    QCOMPARE(m_client->operations().size(), 86);
    m_pbx->says(u"getSIPAccount"_s,
        {{u"extension"_s,
            QJsonObject{{u"extension"_s, u"1000"_s}, {u"secret"_s, u"pas0"_s}, {u"vmsecret"_s, u"5333"_s},
                {u"skip_vmsecret"_s, u"no"_s}}}});
    const QJsonObject key{{u"extension"_s, u"1000"_s}};
    auto answer = wait(m_client->invoke(u"fcm.getSIPAccount"_s, key));
    QVERIFY(answer);
    QCOMPARE((*answer)[u"extension"_s][u"secret"_s].toString(), u"***"_s);
    QCOMPARE((*answer)[u"extension"_s][u"skip_vmsecret"_s].toString(), u"no"_s);
    answer = wait(m_client->invokeRevealing(u"fcm.getSIPAccount"_s, key, {u"extension/vmsecret"_s}));
    QVERIFY(answer);
    QCOMPARE((*answer)[u"extension"_s][u"vmsecret"_s].toString(), u"5333"_s);
    QCOMPARE((*answer)[u"extension"_s][u"secret"_s].toString(), u"***"_s);
    m_pbx->says(u"updateUser"_s, {{u"need_apply"_s, u"yes"_s}});
    m_pbx->says(u"applyChanges"_s, {{u"settings"_s, u"0"_s}});
    QVERIFY(wait(m_client->invoke(u"fcm.updateUser"_s, {{u"user_name"_s, u"1083"_s}, {u"first_name"_s, u"Eve"_s}})));
    QTRY_COMPARE(m_pbx->count(u"applyChanges"_s), 1);
    // What an update of a queue has to carry beside what changes, notes 39.
    m_pbx->says(u"updateQueue"_s, {{u"need_apply"_s, u"yes"_s}});
    QVERIFY(wait(m_client->invoke(u"fcm.updateQueue"_s, {{u"queue"_s, u"6500"_s}, {u"members"_s, u"201"_s}})));
    QCOMPARE(m_pbx->last(u"updateQueue"_s).text(u"queue_name"_s), u"Sales"_s);
    for (const QString& id : {u"fcm.login"_s, u"fcm.nothing"_s})
        QCOMPARE(wait(m_client->invoke(id, {})).error().kind, ErrorKind::NotSupported);
    QCOMPARE(wait(m_client->invoke(u"fcm.getUser"_s, {})).error().kind, ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(TestFcmCommands)
#include "tst_fcmcommands.moc"
