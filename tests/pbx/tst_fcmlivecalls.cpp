// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fcmclienttest.h"

using namespace callboard;
using namespace callboard::test;

//! What becomes of two lists that are never read at the same moment.
class TestFcmLiveCalls : public FcmClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { tearDown(); }
    void outsideCallFromRingingToTheEnd_data();
    void outsideCallFromRingingToTheEnd();
    void internalCall();
    void outboundCall();
    void missingFromBothListsForOneRound();
    void inBothListsForARound();
    void ringGroupIsOneCall();
    void twoCallersFromTheSameNumber();
    void hiddenNumberIsMatchedByTheMoment();
    void threeInOneBridge();
    void blindTransferKeepsTheCall();
    void waitingCaller_data();
    void waitingCaller();
    void theOnlyQueueIsTheQueue();
    void cameThroughAQueue();
    void clockSkew_data();
    void clockSkew();
    void unknownStates();
    void namesComeAgainAfterARestart();
    void nothingNewIsSilent();
    void reconnectKeepsCalls();
    void callsThatEndWhileAwayLeave();
    void callControlCountdown();
    void noCountdownWithoutCallControl();
    void pausedAgents();
    void departmentsAndNames();
    void voicemail();
    void doNotDisturb();
    void attentionSlowsDown();
};

namespace {

//! The trunk's leg and the phone's, in one of two perspectives: as the document has it (both name the outside, "s"),
//! and as units were seen to answer (a leg that is rung names itself).
QJsonArray ringing(
    bool wire, const QString& extension = u"201"_s, const QString& from = u"5551234"_s, const QString& suffix = u"1"_s)
{
    const QJsonObject telco{{u"inbound_trunk_name"_s, u"Telco"_s}, {u"callername"_s, u"ACME"_s}};
    QJsonObject trunk = fcmChannel(u"PJSIP/trunk_4-0000001"_s + suffix, u"Ring"_s, from, u"s"_s, telco);
    QJsonObject phone = wire
        ? fcmChannel(u"PJSIP/%1-0000002%2"_s.arg(extension, suffix), u"Ringing"_s, extension, from,
            {{u"connectedname"_s, u"ACME"_s}})
        : fcmChannel(u"PJSIP/%1-0000002%2"_s.arg(extension, suffix), u"Ringing"_s, from, u"s"_s, telco);
    if (wire) {
        const QString linked = u"1772442890."_s + suffix;
        trunk.insert(u"linkedid"_s, linked);
        phone.insert(u"linkedid"_s, linked);
    }
    return {trunk, phone};
}

} // namespace

void TestFcmLiveCalls::outsideCallFromRingingToTheEnd_data()
{
    QTest::addColumn<bool>("wire");
    QTest::newRow("document") << false;
    QTest::newRow("wire") << true;
}

void TestFcmLiveCalls::outsideCallFromRingingToTheEnd()
{
    QFETCH(bool, wire);
    prepare();
    goLive();
    m_pbx->channels(ringing(wire));
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    const Call rang = *callOf(u"201"_s);
    QCOMPARE(rang.state, CallState::Ringing);
    QCOMPARE(rang.direction, Direction::In);
    QCOMPARE(rang.from, (Party{u"ACME"_s, u"5551234"_s}));
    QCOMPARE(rang.to.number, u"201"_s);
    QCOMPARE(rang.legs.size(), 2);
    QCOMPARE(m_watch->extensions.value(u"201"_s).with.number, u"5551234"_s);
    m_pbx->bridges({fcmBridge(u"7f12ed1a"_s, u"PJSIP/trunk_4-00000011"_s, u"5551234"_s, u"PJSIP/201-00000021"_s,
        u"201"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}, {u"name1"_s, u"ACME"_s}})});
    m_pbx->channels({});
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    const Call talks = *callOf(u"201"_s);
    QCOMPARE(talks.id, rang.id);
    QCOMPARE(talks.state, CallState::Talking);
    QCOMPARE(talks.from, (Party{u"ACME"_s, u"5551234"_s}));
    QVERIFY(talks.answeredAt.isValid());
    m_pbx->bridges({});
    QTRY_VERIFY(m_watch->calls.isEmpty());
    QCOMPARE(m_watch->ended.value(rang.id.text).kind, EndCause::Kind::Normal);
    QCOMPARE(stateOf(u"201"_s), u"idle"_s);
    QCOMPARE(m_watch->ended.size(), 1);
    QCOMPARE(m_watch->legsEnded.size(), 2);
}

void TestFcmLiveCalls::internalCall()
{
    prepare();
    goLive();
    m_pbx->channels({fcmChannel(u"PJSIP/201-00000001"_s, u"Ring"_s, u"201"_s),
        fcmChannel(u"PJSIP/202-00000002"_s, u"Ringing"_s, u"202"_s, u"201"_s)});
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    QCOMPARE(stateOf(u"201"_s), u"dialing"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(callOf(u"201"_s)->direction, Direction::Internal);
    QCOMPARE(callOf(u"201"_s)->from.number, u"201"_s);
    QCOMPARE(callOf(u"201"_s)->to, (Party{u"Bob Jones"_s, u"202"_s}));
}

void TestFcmLiveCalls::outboundCall()
{
    prepare();
    goLive();
    m_pbx->channels({fcmChannel(u"PJSIP/201-00000001"_s, u"Ring"_s, u"201"_s, u"5559876"_s),
        fcmChannel(u"PJSIP/trunk_4-00000002"_s, u"Ringing"_s, u"5559876"_s, u"201"_s,
            {{u"outbound_trunk_name"_s, u"Telco"_s}})});
    QTRY_COMPARE(stateOf(u"201"_s), u"dialing"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(callOf(u"201"_s)->direction, Direction::Out);
    QCOMPARE(callOf(u"201"_s)->to.number, u"5559876"_s);
    const CallId id = idOf(u"201"_s);
    m_pbx->bridges({fcmBridge(u"b1"_s, u"PJSIP/201-00000001"_s, u"201"_s, u"PJSIP/trunk_4-00000002"_s, u"5559876"_s,
        {{u"outbound_trunk_name"_s, u"Telco"_s}})});
    m_pbx->channels({});
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QCOMPARE(idOf(u"201"_s), id);
    QCOMPARE(callOf(u"201"_s)->direction, Direction::Out);
    QCOMPARE(m_watch->extensions.value(u"201"_s).with.number, u"5559876"_s);
}

// Answered between two reads: the first list has lost it, the second has not yet got it when it is read.
void TestFcmLiveCalls::missingFromBothListsForOneRound()
{
    prepare();
    fcm630a::FcmOptions options = quick();
    options.bridged = std::chrono::milliseconds{60'000};
    goLive(options);
    m_pbx->channels(ringing(true));
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    const CallId id = idOf(u"201"_s);
    const int asked = m_pbx->count(u"listBridgedChannels"_s);
    // What the second list says when it is asked at once for the sake of what is missing.
    QStringList lamps;
    connect(m_client.get(), &PbxClient::extensionChanged, this, [&lamps](const Extension& extension) {
        if (extension.number() == "201"_L1)
            lamps.append(toName(extension.state));
    });
    m_pbx->bridges({fcmBridge(u"b"_s, u"PJSIP/trunk_4-00000011"_s, u"5551234"_s, u"PJSIP/201-00000021"_s, u"201"_s)});
    m_pbx->channels({});
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s); // long before the second list is due
    QCOMPARE(m_pbx->count(u"listBridgedChannels"_s), asked + 1);
    QCOMPARE(idOf(u"201"_s), id);
    QCOMPARE(lamps, QStringList{u"talking"_s}); // and dark at no time
    QVERIFY(m_watch->ended.isEmpty());
    QVERIFY(m_watch->legsEnded.isEmpty());
}

void TestFcmLiveCalls::inBothListsForARound()
{
    prepare();
    goLive();
    m_pbx->channels(ringing(true));
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    // A unit that lists everything that is up in the first list as well.
    m_pbx->bridges({fcmBridge(u"b"_s, u"PJSIP/trunk_4-00000011"_s, u"5551234"_s, u"PJSIP/201-00000021"_s, u"201"_s)});
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    rounds(3);
    const auto changes = m_watch->log.size();
    rounds(4);
    QCOMPARE(m_watch->log.size(), changes);
    QCOMPARE(stateOf(u"201"_s), u"talking"_s);
}

void TestFcmLiveCalls::ringGroupIsOneCall()
{
    prepare();
    goLive();
    QJsonArray rows = ringing(false);
    rows.append(fcmChannel(u"PJSIP/202-00000031"_s, u"Ringing"_s, u"5551234"_s, u"s"_s));
    m_pbx->channels(rows);
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(m_watch->calls.begin()->legs.size(), 3);
    // 202 answers; 201 stops ringing and the call goes on.
    m_pbx->bridges({fcmBridge(u"b"_s, u"PJSIP/trunk_4-00000011"_s, u"5551234"_s, u"PJSIP/202-00000031"_s, u"202"_s)});
    m_pbx->channels({});
    QTRY_COMPARE(stateOf(u"202"_s), u"talking"_s);
    QTRY_COMPARE(stateOf(u"201"_s), u"idle"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(m_watch->legsEnded.size(), 1);
    QCOMPARE(m_watch->legsEnded.first().extension, u"201"_s);
}

void TestFcmLiveCalls::twoCallersFromTheSameNumber()
{
    prepare();
    goLive();
    QJsonArray rows = ringing(false);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QJsonObject older = rows.at(i).toObject();
        older.insert(u"alloc_time"_s, fcmTime(-5'000)); // further apart than what counts as the same moment
        rows.replace(i, older);
    }
    m_pbx->channels(rows);
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    for (const QJsonValue& row : ringing(false, u"202"_s, u"5551234"_s, u"2"_s))
        rows.append(row);
    m_pbx->channels(rows);
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    QCOMPARE(m_watch->calls.size(), 2);
    QVERIFY(idOf(u"201"_s) != idOf(u"202"_s));
}

void TestFcmLiveCalls::hiddenNumberIsMatchedByTheMoment()
{
    prepare();
    goLive();
    m_pbx->channels(
        {fcmChannel(u"PJSIP/trunk_4-00000011"_s, u"Ring"_s, QString(), u"s"_s, {{u"inbound_trunk_name"_s, u"Telco"_s}}),
            fcmChannel(u"PJSIP/201-00000021"_s, u"Ringing"_s, u"201"_s, QString())});
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(callOf(u"201"_s)->direction, Direction::In);
}

void TestFcmLiveCalls::threeInOneBridge()
{
    prepare();
    m_pbx->bridges({fcmTalk(),
        fcmBridge(u"7f12ed1a"_s, u"PJSIP/trunk_4-0000001a"_s, u"5551234"_s, u"PJSIP/202-0000001c"_s, u"202"_s)});
    goLive();
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(m_watch->calls.begin()->legs.size(), 3);
    QCOMPARE(stateOf(u"202"_s), u"talking"_s);
}

void TestFcmLiveCalls::blindTransferKeepsTheCall()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    goLive();
    const CallId id = idOf(u"201"_s);
    m_pbx->channels({fcmChannel(u"PJSIP/trunk_4-0000001a"_s, u"Up"_s, u"5551234"_s, u"202"_s,
                         {{u"inbound_trunk_name"_s, u"Telco"_s}}),
        fcmChannel(u"PJSIP/202-0000001c"_s, u"Ringing"_s, u"202"_s, u"5551234"_s)});
    m_pbx->bridges({});
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    QTRY_COMPARE(stateOf(u"201"_s), u"idle"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(idOf(u"202"_s), id);
    QCOMPARE(callOf(u"202"_s)->from.number, u"5551234"_s);
    QVERIFY(m_watch->ended.isEmpty());
}

void TestFcmLiveCalls::waitingCaller_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QJsonObject>("more");
    QTest::newRow("connected with the queue") << u"Queue"_s << QJsonObject{{u"connectednum"_s, u"6501"_s}};
    QTest::newRow("feature") << u"queue"_s << QJsonObject{{u"feature_calleenum"_s, u"6501"_s}};
}

void TestFcmLiveCalls::waitingCaller()
{
    QFETCH(QString, service);
    QFETCH(QJsonObject, more);
    prepare();
    goLive();
    more.insert(u"service"_s, service);
    more.insert(u"inbound_trunk_name"_s, u"Telco"_s);
    const QJsonObject trunk = fcmChannel(u"PJSIP/trunk_4-00000011"_s, u"Up"_s, u"5551234"_s, u"s"_s, more);
    m_pbx->channels({trunk});
    QTRY_COMPARE(m_watch->queues.value(u"6501"_s).waiting.size(), 1);
    QCOMPARE(m_watch->queues.value(u"6501"_s).waiting.first().from.number, u"5551234"_s);
    QCOMPARE(m_watch->calls.begin()->state, CallState::Queued);
    QCOMPARE(m_watch->calls.begin()->queue, u"6501"_s);
    QVERIFY(m_watch->queues.value(u"6500"_s).waiting.isEmpty());
    // Offered to an agent it still waits.
    m_pbx->channels({trunk,
        fcmChannel(u"PJSIP/201-00000021"_s, u"Ringing"_s, u"201"_s, u"5551234"_s,
            {{u"service"_s, u"queue"_s}, {u"feature_calleenum"_s, u"6501"_s}})});
    QTRY_COMPARE(stateOf(u"201"_s), u"ringing"_s);
    QCOMPARE(m_watch->calls.size(), 1);
    QCOMPARE(m_watch->queues.value(u"6501"_s).waiting.size(), 1);
    m_pbx->bridges({fcmBridge(u"b"_s, u"PJSIP/trunk_4-00000011"_s, u"5551234"_s, u"PJSIP/201-00000021"_s, u"201"_s,
        {{u"feature_calleenum"_s, u"6501"_s}})});
    m_pbx->channels({});
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s);
    QTRY_COMPARE(m_watch->queues.value(u"6501"_s).waiting.size(), 0);
    QCOMPARE(callOf(u"201"_s)->queue, u"6501"_s);
    QCOMPARE(callOf(u"201"_s)->state, CallState::Talking);
}

void TestFcmLiveCalls::theOnlyQueueIsTheQueue()
{
    prepare();
    m_pbx->says(u"listQueue"_s, {{u"queue"_s, QJsonArray{QJsonObject{{u"extension"_s, u"6500"_s}}}}});
    // The document's unit: "s", and no word of which queue.
    m_pbx->channels({fcmChannel(u"PJSIP/trunk_4-00000011"_s, u"Up"_s, u"5551234"_s, u"s"_s,
        {{u"service"_s, u"queue"_s}, {u"inbound_trunk_name"_s, u"Telco"_s}})});
    goLive();
    QTRY_COMPARE(m_watch->queues.value(u"6500"_s).waiting.size(), 1);
}

void TestFcmLiveCalls::cameThroughAQueue()
{
    prepare();
    QJsonObject bridge = fcmTalk();
    bridge.insert(u"feature_calleenum"_s, u"6500"_s);
    m_pbx->bridges({bridge});
    goLive();
    QTRY_COMPARE(callOf(u"201"_s)->queue, u"6500"_s);
    QCOMPARE(callOf(u"201"_s)->state, CallState::Talking);
    QVERIFY(m_watch->queues.value(u"6500"_s).waiting.isEmpty());
    rounds(2);
    const auto changes = m_watch->log.size();
    rounds(3);
    QCOMPARE(m_watch->log.size(), changes);
}

void TestFcmLiveCalls::clockSkew_data()
{
    QTest::addColumn<qint64>("ahead");
    QTest::newRow("two hours of zone") << qint64(2 * 3'600'000);
    QTest::newRow("zone and seven minutes wrong") << qint64(-5 * 3'600'000 + 7 * 60'000);
}

void TestFcmLiveCalls::clockSkew()
{
    QFETCH(qint64, ahead);
    prepare();
    fcmAheadMs = ahead;
    QJsonObject bridge = fcmTalk();
    bridge.insert(u"bridge_time"_s, fcmTime(-90'000));
    m_pbx->bridges({bridge});
    goLive();
    const Call* call = callOf(u"201"_s);
    QVERIFY(call);
    const qint64 off = call->answeredAt.msecsTo(QDateTime::currentDateTimeUtc()) - 90'000;
    QVERIFY2(std::abs(off) < 3'000, qPrintable(QString::number(off)));
}

void TestFcmLiveCalls::unknownStates()
{
    prepare();
    m_pbx->channels({fcmChannel(
        u"PJSIP/201-00000001"_s, u"Dialing Offhook"_s, u"201"_s, u"s"_s, {{u"service"_s, u"unheard-of"_s}})});
    goLive();
    QTRY_COMPARE(stateOf(u"201"_s), u"talking"_s); // in use, whatever that is
    QVERIFY(callOf(u"201"_s)->inferred.testFlag(InferredField::State));
}

void TestFcmLiveCalls::namesComeAgainAfterARestart()
{
    prepare();
    m_pbx->channels({fcmChannel(u"PJSIP/201-00000001"_s, u"Up"_s, u"201"_s, u"s"_s, {{u"uniqueid"_s, u"100.1"_s}})});
    goLive();
    const CallId first = idOf(u"201"_s);
    QVERIFY(!first.isEmpty());
    m_pbx->channels({fcmChannel(u"PJSIP/201-00000001"_s, u"Up"_s, u"201"_s, u"s"_s, {{u"uniqueid"_s, u"900.1"_s}})});
    QTRY_VERIFY(m_watch->ended.contains(first.text));
    QTRY_VERIFY(callOf(u"201"_s));
    QVERIFY(idOf(u"201"_s) != first);
}

void TestFcmLiveCalls::nothingNewIsSilent()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    m_pbx->channels(ringing(false, u"202"_s, u"5559999"_s, u"5"_s));
    goLive();
    rounds(2);
    QSignalSpy extensions(m_client.get(), &PbxClient::extensionChanged);
    QSignalSpy queues(m_client.get(), &PbxClient::queueChanged);
    QSignalSpy agents(m_client.get(), &PbxClient::agentChanged);
    const auto changes = m_watch->log.size();
    rounds(5);
    QCOMPARE(m_watch->log.size(), changes);
    QCOMPARE(extensions.count(), 0);
    QCOMPARE(queues.count(), 0);
    QCOMPARE(agents.count(), 0);
}

void TestFcmLiveCalls::reconnectKeepsCalls()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    m_pbx->channels(ringing(true, u"202"_s, u"5559999"_s, u"5"_s));
    goLive();
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s);
    const CallId talks = idOf(u"201"_s);
    const CallId rings = idOf(u"202"_s);
    m_pbx->on(u"listAccount"_s, [](const FcmPeer::Ask&) {
        FcmPeer::Answer half = fcmAnswer(QJsonObject());
        half.sent = 3;
        return half;
    });
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    QVERIFY(m_watch->calls.value(talks.text).stale);
    m_pbx->accounts({fcmAccount(u"200"_s, u"Reception"_s, u"Idle"_s), fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"InUse"_s),
        fcmAccount(u"202"_s, u"Bob Jones"_s, u"Ringing"_s)});
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QCOMPARE(idOf(u"201"_s), talks);
    QCOMPARE(idOf(u"202"_s), rings);
    QVERIFY(!m_watch->calls.value(talks.text).stale);
    QVERIFY(m_watch->ended.isEmpty());
}

void TestFcmLiveCalls::callsThatEndWhileAwayLeave()
{
    prepare();
    m_pbx->bridges({fcmTalk()});
    goLive();
    const CallId talks = idOf(u"201"_s);
    m_pbx->on(u"listAccount"_s, [](const FcmPeer::Ask&) {
        FcmPeer::Answer half = fcmAnswer(QJsonObject());
        half.sent = 3;
        return half;
    });
    QTRY_COMPARE(m_client->link().state, LinkState::Backoff);
    m_pbx->bridges({});
    m_pbx->accounts({fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"Idle"_s)});
    QTRY_COMPARE(m_client->link().state, LinkState::Live);
    QTRY_VERIFY(m_watch->ended.contains(talks.text));
    QTRY_COMPARE(stateOf(u"201"_s), u"idle"_s);
}

void TestFcmLiveCalls::callControlCountdown()
{
    prepare();
    m_profile.options.insert(u"callControl"_s, u"yes"_s);
    fcm630a::FcmOptions options = quick();
    options.admitWithin = std::chrono::milliseconds{2'500};
    goLive(options);
    QVERIFY(m_client->capabilities().can(Capability::Admit));
    const QJsonArray rows = ringing(true);
    m_pbx->channels({rows.at(0)}); // no phone rings yet
    QTRY_COMPARE(m_watch->calls.size(), 1);
    const QDateTime until = m_watch->calls.begin()->admitBy;
    QVERIFY(until.isValid());
    QVERIFY(until > m_clock.now());
    QVERIFY(until <= m_clock.now().addMSecs(2'600));
    QTRY_VERIFY(!m_watch->calls.begin()->admitBy.isValid()); // the time is over
    m_pbx->channels({});
    QTRY_VERIFY(m_watch->calls.isEmpty());
    m_pbx->channels(ringing(true, u"202"_s, u"5550000"_s, u"7"_s));
    QTRY_COMPARE(stateOf(u"202"_s), u"ringing"_s); // somebody let it through
    QVERIFY(!callOf(u"202"_s)->admitBy.isValid());
}

void TestFcmLiveCalls::noCountdownWithoutCallControl()
{
    prepare();
    goLive();
    QVERIFY(!m_client->capabilities().can(Capability::Admit));
    QVERIFY(!m_client->capabilities().of(Capability::Refuse).why.isEmpty());
    m_pbx->channels({ringing(true).at(0)});
    QTRY_COMPARE(m_watch->calls.size(), 1);
    QVERIFY(!m_watch->calls.begin()->admitBy.isValid());
}

void TestFcmLiveCalls::pausedAgents()
{
    prepare();
    goLive();
    QTRY_COMPARE(m_watch->agents.value(u"6500/201"_s).state, AgentState::Idle);
    QVERIFY(m_watch->agents.value(u"6500/201"_s).inferred.testFlag(InferredField::State));
    m_pbx->on(u"queueapi"_s, [](const FcmPeer::Ask& ask) {
        const QString begun = fcmTime(-60'000);
        const QByteArray body = R"({"queue_statistics":[{"agent":{"agent":"201","queue":"6500","pause_data":")"
            + begun.toLatin1() + R"(","unpause_data":"-","pause_reason":"lunch"}}]})";
        return ask.text(u"statisticsType"_s) == "pausedhistory"_L1 ? FcmPeer::Answer{body} : FcmPeer::Answer{"{}"};
    });
    QTRY_COMPARE(m_watch->agents.value(u"6500/201"_s).state, AgentState::Paused);
    QCOMPARE(m_watch->agents.value(u"6500/201"_s).reason, u"lunch"_s);
    QVERIFY(!m_watch->agents.value(u"6500/201"_s).inferred.testFlag(InferredField::State)); // the PBX said so
    QVERIFY(m_watch->agents.value(u"6500/201"_s).since.msecsTo(m_clock.now()) > 50'000);
    QCOMPARE(m_watch->agents.value(u"6500/202"_s).state, AgentState::Idle);
}

void TestFcmLiveCalls::departmentsAndNames()
{
    prepare();
    // fcm 5172, with its session of somebody else
    m_pbx->says(u"listUser"_s,
        {{u"user_id"_s,
            QJsonArray{
                QJsonObject{{u"user_name"_s, u"203"_s}, {u"first_name"_s, u"aaa"_s}, {u"last_name"_s, QJsonValue()},
                    {u"department"_s, u"Sales"_s}, {u"cookie"_s, u"sid523099813-1555662509"_s}}}}});
    goLive();
    QTRY_COMPARE(m_watch->extensions.value(u"203"_s).department, u"Sales"_s);
    QCOMPARE(m_watch->extensions.value(u"203"_s).name, u"aaa"_s);
    QCOMPARE(m_watch->extensions.value(u"201"_s).name, u"Ana Ruiz"_s);
    const auto read = wait(m_client->invoke(u"fcm.listUser"_s, {}));
    QVERIFY(read);
    QVERIFY(!QString::fromUtf8(QJsonDocument(read->toObject()).toJson()).contains(u"sid523099813"_s));
}

void TestFcmLiveCalls::voicemail()
{
    prepare();
    m_pbx->accounts(
        {fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"Idle"_s, {{u"urgmsg"_s, 1}, {u"newmsg"_s, 2}, {u"oldmsg"_s, 3}})});
    goLive();
    QCOMPARE(m_watch->mailboxes.value(u"201"_s).fresh, std::optional(3));
    QCOMPARE(m_watch->mailboxes.value(u"201"_s).read, std::optional(3));
    m_pbx->accounts({fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"Idle"_s)});
    QTRY_COMPARE(m_watch->mailboxes.value(u"201"_s).fresh, std::optional(0));
}

void TestFcmLiveCalls::doNotDisturb()
{
    prepare();
    m_pbx->accounts({fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"Idle"_s, {{u"presence_status"_s, u"dnd"_s}})});
    goLive();
    QTRY_COMPARE(stateOf(u"201"_s), u"dnd"_s);
    QVERIFY(m_watch->extensions.value(u"201"_s).dnd);
}

void TestFcmLiveCalls::attentionSlowsDown()
{
    prepare();
    fcm630a::FcmOptions options = quick();
    options.hiddenFactor = 1000;
    goLive(options);
    rounds(2);
    m_client->setAttention(Attention::Hidden);
    QVERIFY(quiet(u"listAccount"_s, 300));
    const int asked = m_pbx->count(u"listAccount"_s);
    m_client->setAttention(Attention::Front);
    QTRY_VERIFY(m_pbx->count(u"listAccount"_s) > asked + 2);
}

QTEST_GUILESS_MAIN(TestFcmLiveCalls)
#include "tst_fcmlivecalls.moc"
