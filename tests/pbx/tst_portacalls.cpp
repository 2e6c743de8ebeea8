// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portaclienttest.h"

using namespace callboard;
using namespace callboard::portasip;
using namespace callboard::test;

//! What events add up to: legs, calls, queues, ends, the list and what came meanwhile.
class TestPortaCalls : public PortaClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void rosterHasNamesAndShortNumbers()
    {
        m_pbx->answers[u"get_account_list"_s] = [](const QJsonObject& request) {
            const int offset = request["params"_L1]["offset"_L1].toInt();
            const int limit = request["params"_L1]["limit"_L1].toInt();
            QJsonArray page;
            for (int i = offset; i < std::min(offset + limit, 7); ++i) {
                page.append(QJsonObject{{u"i_account"_s, i}, {u"id"_s, u"1206555%1"_s.arg(8950 + i)},
                    {u"extension_id"_s, QString::number(200 + i)}, {u"extension_name"_s, u"Desk %1"_s.arg(i)}});
            }
            return result({{u"account_list"_s, page}});
        };
        PortaOptions options = quick();
        options.accountsAPage = 3;
        goLive(options);
        QCOMPARE(m_pbx->count(u"get_account_list"_s), 3);
        QCOMPARE(m_watch->extensions.size(), 7);
        QCOMPARE(m_watch->extensions.value(u"206"_s).name, u"Desk 6"_s);
        QCOMPARE(m_watch->extensions.value(u"206"_s).registered, std::nullopt);
        // An account's number in an event is the short number for people.
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"ringing"_s, u"12065558951"_s, u"12065558952"_s);
        QTRY_COMPARE(m_watch->extensions.value(u"202"_s).state, ExtensionState::Ringing);
        QCOMPARE(m_watch->extensions.value(u"202"_s).with, (Party{u"Desk 1"_s, u"201"_s}));
        // And the PBX is told the account's.
        QVERIFY(run(Command::dial({m_client->site(), u"203"_s}, u"204"_s)).ok());
        QCOMPARE(m_pbx->params(u"originate_advanced_call"_s),
            (QJsonObject{{u"bill_id"_s, u"12065558953"_s}, {u"caller_id"_s, u"12065558953"_s},
                {u"callee_id"_s, u"12065558954"_s}}));
    }

    void aServerWithoutPagesIsNotAskedForever()
    {
        PortaOptions options = quick();
        options.accountsAPage = 2;
        m_pbx->answers[u"get_account_list"_s] = [](const QJsonObject&) {
            return result({{u"account_list"_s,
                QJsonArray{QJsonObject{{u"id"_s, u"123002"_s}}, QJsonObject{{u"id"_s, u"123003"_s}}}}});
        };
        goLive(options);
        QCOMPARE(m_pbx->count(u"get_account_list"_s), 2);
        QCOMPARE(m_watch->extensions.size(), 2);
    }

    // The list of porta 1466: two entries, one call.
    void listedCallHasTwoLegs()
    {
        m_pbx->calls = {callInfo(kCall, kOutTag, u"outgoing"_s, u"ringing"_s, u"123002"_s, u"123007"_s,
                            {{u"start_time"_s, u"2018-11-29 13:41:04"_s}}),
            callInfo(kCall, kInTag, u"incoming"_s, u"ringing"_s, u"123002"_s, u"123007"_s,
                {{u"start_time"_s, u"2018-11-29 13:41:04"_s}})};
        goLive();
        QCOMPARE(m_watch->calls.size(), 1);
        const Call call = m_watch->calls.value(kCall);
        QCOMPARE(call.legs.size(), 2);
        QCOMPARE(call.direction, Direction::Internal);
        QCOMPARE(call.state, CallState::Ringing);
        QCOMPARE(call.from, (Party{u"Bo Day"_s, u"123002"_s}));
        QCOMPARE(call.to, (Party{u"Ann Lee"_s, u"123007"_s}));
        QCOMPARE(call.startedAt, QDateTime({2018, 11, 29}, {13, 41, 4}, Qt::UTC)); // no zone: UTC, notes 17
        QCOMPARE(call.legOf(u"123002"_s)->state, LegState::Dialing);
        QCOMPARE(call.legOf(u"123002"_s)->direction, Direction::Out);
        QCOMPARE(call.legOf(u"123007"_s)->id.text, kCall + ";tag="_L1 + kInTag);
        QCOMPARE(m_watch->extensions.value(u"123002"_s).state, ExtensionState::Dialing);
        QCOMPARE(m_watch->extensions.value(u"123007"_s).state, ExtensionState::Ringing);
    }

    void callFromOutside()
    {
        goLive();
        const QDateTime before = m_clock.now();
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123007"_s,
            {{u"caller"_s, party(u"+4930555"_s, u"ACME Ltd"_s)}, {u"start_time"_s, u"2018-11-29 13:41:04"_s}});
        QTRY_COMPARE(m_watch->calls.size(), 1);
        Call call = m_watch->calls.value(u"a@h"_s);
        QCOMPARE(call.from, (Party{u"ACME Ltd"_s, u"+4930555"_s}));
        QCOMPARE(call.direction, Direction::In);
        // It happened just now, whatever the PBX's clock says.
        QVERIFY(call.since >= before && call.since <= m_clock.now());
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s);
        QTRY_COMPARE(m_watch->calls.value(u"a@h"_s).state, CallState::Talking);
        QVERIFY(m_watch->calls.value(u"a@h"_s).answeredAt.isValid());
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"terminated"_s, u"+4930555"_s, u"123007"_s,
            {{u"duration"_s, 5}, {u"reason"_s, u"Call terminated by API"_s}, {u"reason_code"_s, QJsonValue::Null}});
        QTRY_VERIFY(m_watch->ended.contains(u"a@h"_s));
        QCOMPARE(m_watch->ended.value(u"a@h"_s).kind, EndCause::Kind::Normal);
        QCOMPARE(m_watch->ended.value(u"a@h"_s).text, u"Call terminated by API"_s);
        QCOMPARE(m_watch->extensions.value(u"123007"_s).state, ExtensionState::Idle);
    }

    void anAccountOfAnotherCompanyIsOutside()
    {
        goLive();
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"ringing"_s, {}, u"123007"_s,
            {{u"caller"_s,
                QJsonObject{
                    {u"account_id"_s, u"11198700001"_s}, {u"centrex_id"_s, u"10"_s}, {u"id"_s, u"11198700001"_s}}}});
        QTRY_COMPARE(m_watch->calls.size(), 1);
        QCOMPARE(m_watch->calls.value(u"a@h"_s).direction, Direction::In);
        QVERIFY(!m_watch->extensions.contains(u"11198700001"_s));
    }

    void anAccountThatTheListDoesNotHaveIsOurs()
    {
        goLive();
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123099"_s);
        QTRY_COMPARE(m_watch->extensions.value(u"123099"_s).state, ExtensionState::Ringing);
    }

    // held = made to wait by the other side, holding = makes the other side wait, porta 2042.
    void whoHoldsAndWhoWaits()
    {
        goLive();
        talkInternally();
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"held"_s, u"123002"_s, u"123007"_s);
        m_pbx->leg(kCall, kOutTag, u"outgoing"_s, u"holding"_s, u"123002"_s, u"123007"_s);
        QTRY_COMPARE(legState(kCall, u"123002"_s), LegState::Held);
        QCOMPARE(legState(kCall, u"123007"_s), LegState::Talking);
        QCOMPARE(m_watch->calls.value(kCall).state, CallState::Held);
        m_pbx->leg(kCall, kOutTag, u"outgoing"_s, u"connected"_s, u"123002"_s, u"123007"_s);
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"connected"_s, u"123002"_s, u"123007"_s);
        QTRY_COMPARE(m_watch->calls.value(kCall).state, CallState::Talking);
        // A phone that cannot hold: the PBX puts both on hold, porta 1738.
        m_pbx->leg(kCall, kOutTag, u"outgoing"_s, u"held"_s, u"123002"_s, u"123007"_s);
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"held"_s, u"123002"_s, u"123007"_s);
        QTRY_COMPARE(legState(kCall, u"123007"_s), LegState::Held);
        QCOMPARE(m_watch->calls.value(kCall).state, CallState::Held);
    }

    // porta 1876 to 1960: transferor, target, transferee.
    void blindTransferIsOneCall()
    {
        goLive();
        const QString id = u"9fb147fc-4f045471@192.168.233.134"_s;
        m_pbx->leg(id, u"o1"_s, u"outgoing"_s, u"connected"_s, u"123002"_s, u"123007"_s);
        m_pbx->leg(id, u"9dwxscwxpshymxri.o"_s, u"incoming"_s, u"connected"_s, u"123002"_s, u"123007"_s);
        QTRY_COMPARE(m_watch->calls.value(id).legs.size(), 2);
        m_pbx->leg(id, u"9dwxscwxpshymxri.o"_s, u"incoming"_s, u"terminated"_s, u"123002"_s, u"123007"_s,
            {{u"duration"_s, 5}, {u"reason"_s, u"blind transfer"_s}, {u"reason_code"_s, QJsonValue::Null}});
        m_pbx->leg(id, u"9dwxscwxpshymuf6.o"_s, u"incoming"_s, u"trying"_s, u"123002"_s, u"123003"_s);
        m_pbx->leg(id, u"o1"_s, u"outgoing"_s, u"connected"_s, u"123002"_s, u"123003"_s);
        m_pbx->leg(id, u"9dwxscwxpshymuf6.o"_s, u"incoming"_s, u"connected"_s, u"123002"_s, u"123003"_s);
        QTRY_COMPARE(legState(id, u"123003"_s), LegState::Talking);
        QCOMPARE(m_watch->calls.size(), 1);
        QVERIFY(m_watch->ended.isEmpty());
        QCOMPARE(m_watch->extensions.value(u"123002"_s).with.number, u"123003"_s);
        QCOMPARE(m_watch->extensions.value(u"123007"_s).state, ExtensionState::Idle);
        QCOMPARE(m_watch->legCauses.value(0).kind, EndCause::Kind::Transferred);
    }

    // Between the transferor's end and the target's begin nobody whom we watch is in an outside caller's call.
    void transferOfAnOutsideCallerDoesNotBlink()
    {
        goLive();
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s);
        QTRY_COMPARE(m_watch->calls.size(), 1);
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"terminated"_s, u"+4930555"_s, u"123007"_s,
            {{u"reason"_s, u"blind transfer"_s}});
        QTRY_COMPARE(m_watch->legsEnded.size(), 1);
        QVERIFY(m_watch->calls.contains(u"a@h"_s));
        m_pbx->leg(u"a@h"_s, u"t2"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123003"_s);
        QTRY_COMPARE(legState(u"a@h"_s, u"123003"_s), LegState::Ringing);
        // Longer than the bridge.
        QVERIFY(!QTest::qWaitFor([this] { return !m_watch->calls.contains(u"a@h"_s); }, 250));
        QCOMPARE(m_watch->calls.value(u"a@h"_s).from.number, u"+4930555"_s);
    }

    // Two shapes, porta 1242 and the current one.
    void queuesInBothShapes()
    {
        goLive();
        m_pbx->say(uR"({"action":"update","event":"sip.call_control_notifications","result":{"call_info":{
            "connect_time":"2018-12-28 13:12:25.245","dialog_id":["7e033351-4e65ab85@192.168.64.196","112347"],
            "type":"recipient","local_party":{"account_id":"123010","centrex_id":"30","display_id":"123010",
            "forwarder_list":[{"account_id":"123010","centrex_id":"30","display_id":"123010","forwarders":[],
            "id":"123010"}],"id":"123010","net":"0"},"queue_info":{"i_c_queue":25,"operators":2,"position":0},
            "remote_party":{"account_id":"11198700001","centrex_id":"10","display_id":"11198700001","forwarders":[],
            "id":"11198700001","net":"0"},"session_id":192123,"sip_transport_id":"192.168.67.30:5070",
            "start_time":"2018-12-28 13:12:25.146","state":"queued"}}})"_s);
        QTRY_COMPARE(m_watch->queues.value(u"25"_s).waiting.size(), 1);
        m_pbx->leg(u"b@h"_s, u"q2"_s, u"incoming"_s, u"queued"_s, u"+4930777"_s, u"123010"_s,
            {{u"queue_info"_s, QJsonObject{{u"i_c_queue"_s, u"25"_s}, {u"operators"_s, 2}, {u"position"_s, 1}}}});
        QTRY_COMPARE(m_watch->queues.value(u"25"_s).waiting.size(), 2);
        const Queue queue = m_watch->queues.value(u"25"_s);
        QCOMPARE(queue.name, u"Sales"_s);
        QCOMPARE(queue.waiting.at(0).from.number, u"11198700001"_s);
        QCOMPARE(queue.waiting.at(1).from.number, u"+4930777"_s);
        QCOMPARE(queue.waiting.at(1).position, 2);
        const Call waiting = m_watch->calls.value(u"b@h"_s);
        QCOMPARE(waiting.state, CallState::Queued);
        QCOMPARE(waiting.to.name, u"Sales"_s);
        // An agent takes the second: the same id with another tag.
        m_pbx->leg(u"b@h"_s, u"q2"_s, u"incoming"_s, u"dequeued"_s, u"+4930777"_s, u"123010"_s,
            {{u"queue_info"_s, QJsonObject{{u"i_c_queue"_s, 25}}}});
        m_pbx->leg(u"b@h"_s, u"q2"_s, u"incoming"_s, u"terminated"_s, u"+4930777"_s, u"123010"_s);
        m_pbx->leg(u"b@h"_s, u"t9"_s, u"incoming"_s, u"connected"_s, u"+4930777"_s, u"123003"_s);
        QTRY_COMPARE(legState(u"b@h"_s, u"123003"_s), LegState::Talking);
        QTRY_COMPARE(m_watch->queues.value(u"25"_s).waiting.size(), 1);
        QCOMPARE(m_watch->calls.value(u"b@h"_s).queue, u"25"_s);
        QVERIFY(!m_watch->ended.contains(u"b@h"_s));
        QVERIFY(!m_watch->extensions.contains(u"123010"_s)); // the attendant's account is nobody's phone
    }

    void aPositionThatChangesReorders()
    {
        goLive();
        const auto at = [](int position) {
            return QJsonObject{{u"queue_info"_s, QJsonObject{{u"i_c_queue"_s, 25}, {u"position"_s, position}}}};
        };
        m_pbx->leg(u"a@h"_s, u"1"_s, u"incoming"_s, u"queued"_s, u"+491"_s, u"123010"_s, at(0));
        m_pbx->leg(u"b@h"_s, u"2"_s, u"incoming"_s, u"queued"_s, u"+492"_s, u"123010"_s, at(1));
        QTRY_COMPARE(m_watch->queues.value(u"25"_s).waiting.size(), 2);
        m_pbx->leg(u"b@h"_s, u"2"_s, u"incoming"_s, u"queued"_s, u"+492"_s, u"123010"_s, at(0));
        m_pbx->leg(u"a@h"_s, u"1"_s, u"incoming"_s, u"queued"_s, u"+491"_s, u"123010"_s, at(1));
        QTRY_COMPARE(m_watch->queues.value(u"25"_s).waiting.first().from.number, u"+492"_s);
    }

    void endBeforeBeginStaysEnded()
    {
        goLive();
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"terminated"_s, u"+4930555"_s, u"123007"_s);
        m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123007"_s);
        m_pbx->leg(u"b@h"_s, u"t2"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123003"_s);
        QTRY_VERIFY(m_watch->calls.contains(u"b@h"_s));
        QVERIFY(!m_watch->calls.contains(u"a@h"_s));
        QCOMPARE(m_watch->extensions.value(u"123007"_s).state, ExtensionState::Idle);
    }

    void aStateThatNobodyKnowsKeepsTheLeg()
    {
        goLive();
        talkInternally();
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"levitating"_s, u"123002"_s, u"123007"_s);
        m_pbx->leg(u"b@h"_s, u"t2"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123003"_s);
        QTRY_VERIFY(m_watch->calls.contains(u"b@h"_s));
        QCOMPARE(legState(kCall, u"123007"_s), LegState::Talking);
    }

    // What was said while the list was on its way is newer than the list.
    void notificationsWinOverTheListThatTheyOvertook()
    {
        m_pbx->answers[u"get_sip_calls_list"_s] = [this](const QJsonObject&) {
            m_pbx->leg(u"a@h"_s, u"t1"_s, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s);
            m_pbx->leg(u"b@h"_s, u"t2"_s, u"incoming"_s, u"terminated"_s, u"+4930666"_s, u"123003"_s);
            return result({{u"calls_list"_s,
                QJsonArray{callInfo(u"a@h"_s, u"t1"_s, u"incoming"_s, u"ringing"_s, u"+4930555"_s, u"123007"_s),
                    callInfo(u"b@h"_s, u"t2"_s, u"incoming"_s, u"ringing"_s, u"+4930666"_s, u"123003"_s),
                    callInfo(u"c@h"_s, u"t3"_s, u"incoming"_s, u"ringing"_s, u"+4930777"_s, u"123002"_s)}}});
        };
        goLive();
        QCOMPARE(m_pbx->methods().filter(u"get_sip"_s).size(), 1);
        QVERIFY(m_pbx->methods().indexOf(u"enable_api_notifications"_s)
            < m_pbx->methods().indexOf(u"get_sip_calls_list"_s));
        QCOMPARE(legState(u"a@h"_s, u"123007"_s), LegState::Talking);
        QVERIFY(!m_watch->calls.contains(u"b@h"_s));
        QCOMPARE(legState(u"c@h"_s, u"123002"_s), LegState::Ringing);
    }

    void anEndThatWasMissedShowsInTwoLists()
    {
        PortaOptions options = quick();
        options.pollEvery = std::chrono::milliseconds{60};
        m_pbx->calls = {callInfo(kCall, kInTag, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s)};
        goLive(options);
        QCOMPARE(m_watch->calls.size(), 1);
        const int lists = m_pbx->count(u"get_sip_calls_list"_s);
        QTRY_VERIFY(m_pbx->count(u"get_sip_calls_list"_s) >= lists + 3);
        QCOMPARE(m_watch->calls.size(), 1); // listed each time
        m_pbx->calls = {};
        const int before = m_pbx->count(u"get_sip_calls_list"_s);
        QTRY_COMPARE(m_watch->ended.value(kCall).kind, EndCause::Kind::Lost);
        QVERIFY(m_pbx->count(u"get_sip_calls_list"_s) >= before + 2);
    }

    // Leg A shows the destination as its caller, leg B has the id with a suffix, porta 1542 and 1587.
    void aCallThatSomebodyHadMadeIsOne_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("letter") << u"~1o"_s;
        QTest::newRow("digit") << u"~10"_s;
    }
    void aCallThatSomebodyHadMadeIsOne()
    {
        QFETCH(QString, suffix);
        goLive();
        const QString id = u"BBfc!rA3EV9JNsDxdhRoPvXGW4xR@192.168.243.133"_s;
        m_pbx->leg(id, u"tz+d-zju2fxikkor.o"_s, u"incoming"_s, u"ringing"_s, u"123003"_s, u"123007"_s);
        m_pbx->leg(id, u"tz+d-zju2fxikkor.o"_s, u"incoming"_s, u"connected"_s, u"123003"_s, u"123007"_s);
        m_pbx->leg(id + suffix, u"tz+d-zju2fw2o4ws.o"_s, u"incoming"_s, u"trying"_s, u"123007"_s, u"123003"_s);
        m_pbx->leg(id + suffix, u"tz+d-zju2fw2o4ws.o"_s, u"incoming"_s, u"connected"_s, u"123007"_s, u"123003"_s);
        QTRY_COMPARE(legState(id, u"123003"_s), LegState::Talking);
        QCOMPARE(m_watch->calls.size(), 1);
        const Call call = m_watch->calls.value(id);
        QCOMPARE(call.from.number, u"123007"_s);
        QCOMPARE(call.to.number, u"123003"_s);
        QCOMPARE(call.direction, Direction::Internal);
        QCOMPARE(call.legOf(u"123007"_s)->direction, Direction::Out);
    }

    void madeCallInAListInAnyOrder()
    {
        const QString id = u"BBfc!rA3@192.168.243.133"_s;
        m_pbx->calls = {callInfo(id + u"~1o"_s, u"b"_s, u"incoming"_s, u"connected"_s, u"123007"_s, u"123003"_s),
            callInfo(id, u"a"_s, u"incoming"_s, u"connected"_s, u"123003"_s, u"123007"_s)};
        goLive();
        QCOMPARE(m_watch->calls.size(), 1);
        QCOMPARE(m_watch->calls.value(id).from.number, u"123007"_s);
    }

    void reconnectMerges()
    {
        m_pbx->calls = {callInfo(u"a@h"_s, u"t1"_s, u"incoming"_s, u"connected"_s, u"+4930555"_s, u"123007"_s),
            callInfo(u"b@h"_s, u"t2"_s, u"incoming"_s, u"connected"_s, u"+4930666"_s, u"123003"_s)};
        goLive();
        QCOMPARE(m_watch->calls.size(), 2);
        m_pbx->calls.removeLast();
        bool wasStale = false;
        connect(m_client.get(), &PbxClient::callChanged, this, [&](const Call& c) { wasStale = wasStale || c.stale; });
        m_pbx->dropAll();
        QTRY_COMPARE(m_pbx->connections, 2);
        QTRY_COMPARE(m_client->link().state, LinkState::Live);
        QVERIFY(wasStale);
        QTRY_VERIFY(!m_watch->calls.value(u"a@h"_s).stale);
        QCOMPARE(m_watch->ended.value(u"b@h"_s).kind, EndCause::Kind::Lost);
        QVERIFY(m_watch->removed.isEmpty());
    }

    void endCauses_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("answered");
        QTest::addColumn<EndCause::Kind>("kind");
        using enum EndCause::Kind;
        QTest::newRow("api") << QByteArray("Call terminated by API") << 0 << false << Normal;
        QTest::newRow("transfer") << QByteArray("blind transfer") << 0 << true << Transferred;
        QTest::newRow("busy") << QByteArray() << 486 << false << Busy;
        QTest::newRow("busy q850") << QByteArray() << 17 << false << Busy;
        QTest::newRow("declined") << QByteArray("Decline") << 603 << false << Rejected;
        QTest::newRow("no answer") << QByteArray() << 480 << false << NoAnswer;
        QTest::newRow("cancelled") << QByteArray() << 487 << false << Normal;
        QTest::newRow("not found") << QByteArray("Not Found") << 404 << false << Failed;
        QTest::newRow("hung up") << QByteArray() << 0 << true << Normal;
        QTest::newRow("nothing said") << QByteArray() << 0 << false << Unknown;
    }
    void endCauses()
    {
        QFETCH(QByteArray, reason);
        QFETCH(int, code);
        QFETCH(bool, answered);
        QFETCH(EndCause::Kind, kind);
        QCOMPARE(endCauseOf(Text(reason.constData(), size_t(reason.size())), code, false, answered).kind, kind);
    }

private:
    void talkInternally()
    {
        m_pbx->leg(kCall, kOutTag, u"outgoing"_s, u"connected"_s, u"123002"_s, u"123007"_s);
        m_pbx->leg(kCall, kInTag, u"incoming"_s, u"connected"_s, u"123002"_s, u"123007"_s);
        QTRY_COMPARE(legState(kCall, u"123007"_s), LegState::Talking);
    }
};

QTEST_GUILESS_MAIN(TestPortaCalls)
#include "tst_portacalls.moc"
