// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redact.h"
#include "core/pbx/fcm630a/fcmcodec.h"
#include "core/pbx/fcm630a/fcmerrors.h"
#include "core/pbx/fcm630a/fcmoperations.h"
#include "core/pbx/fcm630a/fcmrecords.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace callboard;
using namespace callboard::fcm630a;

//! Bytes of the document, copied by hand with their lines, and bytes that nobody should send.
class TestFcmCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void token();
    void requests();
    void envelopes_data();
    void envelopes();
    void accounts();
    void bridges();
    void channels();
    void owners_data();
    void owners();
    void times();
    void listsWhereverTheyAre_data();
    void listsWhereverTheyAre();
    void hostileInput_data();
    void hostileInput();
    void oddRecordsAreCounted();
    void everyStatusHasWords_data();
    void everyStatusHasWords();
    void triesLeft();
    void callRecord();
    void nestedCallRecord();
    void whoAnswered_data();
    void whoAnswered();
    void recordingNames_data();
    void recordingNames();
    void queueFigures_data();
    void queueFigures();
    void pauses();
    void operationsOfTheDocument();
    void operationParameters();
    void hotelDocument();
    void secretsByTheirNames();

private:
    FcmDecoder m_decoder;
};

void TestFcmCodec::token()
{
    // md5sum of "0000001700000042attendant"
    QCOMPARE(tokenOf(u"0000001700000042"_s, u"attendant"_s), u"4b8167f4d6482b16885ad5e9e7d50af6"_s);
}

void TestFcmCodec::requests()
{
    // fcm 355: no cookie before the login
    const auto challenge = QJsonDocument::fromJson(
        encodeRequest(u"challenge"_s, {}, {{u"user"_s, u"cdrapi"_s}, {u"version"_s, u"1.0"_s}}));
    QCOMPARE(
        challenge, QJsonDocument::fromJson(R"({"request":{"action":"challenge","user":"cdrapi","version":"1.0"}})"));
    // fcm 466
    const auto status = QJsonDocument::fromJson(encodeRequest(u"getSystemStatus"_s, u"sid877877-1574437822"_s, {}));
    QCOMPARE(
        status, QJsonDocument::fromJson(R"({"request":{"action":"getSystemStatus","cookie":"sid877877-1574437822"}})"));
}

void TestFcmCodec::envelopes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("tries");
    QTest::addColumn<int>("time");
    QTest::newRow("363") << QByteArray(R"({"response":{"challenge":"0000001652831717"},"status":0})") << 0 << -1 << -1;
    QTest::newRow("status as text") << QByteArray(R"({"response":{},"status":"-6"})") << -6 << -1 << -1;
    QTest::newRow("tries inside") << QByteArray(R"({"response":{"remain_num":3},"status":-37})") << -37 << 3 << -1;
    QTest::newRow("ban beside") << QByteArray(R"({"response":{},"remain_time":300,"status":-70})") << -70 << -1 << 300;
    QTest::newRow("no response") << QByteArray(R"({"status":-19})") << -19 << -1 << -1;
    QTest::newRow("list") << QByteArray(R"({"response":[{"a":1}],"status":0})") << 0 << -1 << -1;
}

void TestFcmCodec::envelopes()
{
    QFETCH(QByteArray, body);
    const auto envelope = m_decoder.decodeEnvelope(body);
    QVERIFY(envelope);
    QTEST(envelope->status.value_or(99), "status");
    QTEST(envelope->remainingTries.value_or(-1), "tries");
    QTEST(envelope->remainingTime.value_or(-1), "time");
}

void TestFcmCodec::accounts()
{
    // fcm 589 and 608, put together
    const QByteArray body = R"j({"response":{"account":[
        {"account_type":"SIP (WebRTC)","addr":"-","extension":"1000","fullname":null,"status":"Unavailable"},
        {"account_type":"SIP(WebRTC)","addr":"192.168.5.95:62144","extension":"1102","fullname":"null",
         "status":"Idle","urgmsg":1,"newmsg":"2","oldmsg":3,"presence_status":"dnd","out_of_service":"yes"}],
        "page":1,"total_item":2,"total_page":1},"status":0})j";
    int rows = 0;
    const auto envelope = m_decoder.decodeAccounts(body, [&rows](const AccountRow& row) {
        if (rows++ == 0) {
            QCOMPARE(row.extension, Text("1000"));
            QCOMPARE(row.status, Text("Unavailable"));
            QVERIFY(row.name.empty());
            QVERIFY(row.saysAddress);
            QVERIFY(row.address.empty());
            QVERIFY(!row.fresh);
            return;
        }
        QCOMPARE(row.extension, Text("1102"));
        QCOMPARE(row.address, Text("192.168.5.95:62144"));
        QVERIFY(row.name.empty()); // "null" in quotes is nothing as well
        QCOMPARE(row.urgent, std::optional(1));
        QCOMPARE(row.fresh, std::optional(2));
        QCOMPARE(row.old, std::optional(3));
        QCOMPARE(row.presence, Text("dnd"));
        QVERIFY(row.outOfService);
    });
    QVERIFY(envelope);
    QCOMPARE(rows, 2);
    QCOMPARE(envelope->rows, 2);
    QCOMPARE(envelope->totalPages, 1);
}

void TestFcmCodec::bridges()
{
    // fcm 2604 and 2626, put together
    const QByteArray body = R"({"response":{"channel":[{"bridge_id":"7f12ed1a-f03d-4575-a4cb-f986f864c2a2",
        "bridge_time":"2019-11-25 09:43:19","callerid1":"1001","callerid2":"1000","channel1":"PJSIP/1001-00000002",
        "channel2":"PJSIP/1000-00000003","have_send":1,"inbound_trunk_name":"","name1":"1001","name2":"",
        "outbound_trunk_name":"","uniqueid1":"1574692996.4","uniqueid2":"1574692996.5"}],
        "page":1,"total_item":1,"total_page":1},"status":0})";
    int rows = 0;
    const auto envelope = m_decoder.decodeBridges(body, [&rows](const BridgeRow& row) {
        ++rows;
        QCOMPARE(row.bridge, Text("7f12ed1a-f03d-4575-a4cb-f986f864c2a2"));
        QCOMPARE(row.time, Text("2019-11-25 09:43:19"));
        QCOMPARE(row.caller.channel, Text("PJSIP/1001-00000002"));
        QCOMPARE(row.caller.number, Text("1001"));
        QCOMPARE(row.caller.uniqueId, Text("1574692996.4"));
        QCOMPARE(row.called.channel, Text("PJSIP/1000-00000003"));
        QCOMPARE(row.called.number, Text("1000"));
        QVERIFY(row.called.name.empty());
        QVERIFY(row.inboundTrunk.empty());
        QVERIFY(row.stamp.empty());
    });
    QVERIFY(envelope);
    QCOMPARE(rows, 1);
}

void TestFcmCodec::channels()
{
    // fcm 2722: the document has no row; its fields (fcm 2742) with numbers where a unit may have them
    const QByteArray body = R"({"response":{"channel":[{"channel":"PJSIP/trunk_4-0000001a","state":"Up",
        "service":"Queue","callername":"ACME","callernum":5551234,"connectednum":"s","connectedname":null,
        "alloc_time":"2026-03-02 09:16:00","alloc_timestamp":1772442960,"linkedid":"1772442890.31",
        "inbound_trunk_name":"Telco","outbound_trunk_name":""}],"page":1,"total_item":1,"total_page":1},"status":0})";
    int rows = 0;
    const auto envelope = m_decoder.decodeChannels(body, [&rows](const ChannelRow& row) {
        ++rows;
        QCOMPARE(row.channel, Text("PJSIP/trunk_4-0000001a"));
        QCOMPARE(row.callerNumber, Text("5551234"));
        QCOMPARE(row.connectedNumber, Text("s"));
        QCOMPARE(row.allocStamp, Text("1772442960"));
        QCOMPARE(row.linkedId, Text("1772442890.31"));
        QCOMPARE(row.inboundTrunk, Text("Telco"));
    });
    QVERIFY(envelope);
    QCOMPARE(rows, 1);
    const auto empty = m_decoder.decodeChannels(
        R"({"response":{"channel":[],"page":1,"total_item":0,"total_page":1},"status":0})", [](const ChannelRow&) {});
    QVERIFY(empty);
    QCOMPARE(empty->rows, 0);
}

void TestFcmCodec::owners_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("trunk");
    QTest::newRow("extension, 2604") << QByteArray("PJSIP/1001-00000002") << QByteArray("1001") << false;
    QTest::newRow("trunk, 3098") << QByteArray("PJSIP/trunk_4-00000044") << QByteArray("4") << true;
    QTest::newRow("multicast, 5607") << QByteArray("MulticastRTP/0x47e2650c") << QByteArray("0x47e2650c") << false;
    QTest::newRow("analogue") << QByteArray("DAHDI/1-1") << QByteArray("1") << false;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
}

void TestFcmCodec::owners()
{
    QFETCH(QByteArray, channel);
    const std::string name = channel.toStdString();
    const ChannelOwner owner = ownerOf(name);
    QTEST(QByteArray(owner.number.data(), qsizetype(owner.number.size())), "number");
    QTEST(owner.trunk, "trunk");
    QVERIFY(ownerOf("Local/201@from-internal-00000001;1").inside);
}

void TestFcmCodec::times()
{
    // fcm 482
    const SystemTime said = systemTime("2019-11-22 17:50:26 UTC+02:00");
    QCOMPARE(said.localMs, QDateTime(QDate(2019, 11, 22), QTime(17, 50, 26), Qt::UTC).toMSecsSinceEpoch());
    QCOMPARE(said.zoneMinutes, std::optional(120));
    QCOMPARE(systemTime("2019-11-22 17:50:26 UTC-03:30").zoneMinutes, std::optional(-210));
    QCOMPARE(systemTime("2019-11-22 17:50:26").zoneMinutes, std::nullopt);
    QCOMPARE(systemTime("today").localMs, 0);
    QCOMPARE(localMs("2019-02-30 00:00:00"), 0);
    QCOMPARE(localMs("2019-11-25T09:43:19"), localMs("2019-11-25 09:43:19"));
    QCOMPARE(unixMs("1772442890.31"), 1772442890310);
    QCOMPARE(unixMs("1e300"), 0);
    QCOMPARE(unixMs(""), 0);
}

void TestFcmCodec::listsWhereverTheyAre_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<int>("records");
    QTest::newRow("array, 5151") << QByteArray(R"([{"user_id":0},{"user_id":2}])") << 2;
    QTest::newRow("array and counters") << QByteArray(R"([[{"user_id":0}],{"total_item":1}])") << 1;
    QTest::newRow("object") << QByteArray(R"({"user_id":[{"user_name":"1083"}],"page":1})") << 1;
    QTest::newRow("another key") << QByteArray(R"({"total_item":1,"users":[{"user_name":"1083"}]})") << 1;
    QTest::newRow("nothing") << QByteArray(R"({"total_item":0})") << 0;
    QTest::newRow("text") << QByteArray(R"("none")") << 0;
}

void TestFcmCodec::listsWhereverTheyAre()
{
    QFETCH(QByteArray, response);
    const QJsonValue value = QJsonDocument::fromJson("{\"r\":" + response + '}').object().value(u"r"_s);
    QTEST(int(recordsIn(value, u"user_id"_s).size()), "records");
}

void TestFcmCodec::hostileInput_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("page") << QByteArray("<html><body>502 Bad Gateway</body></html>");
    QTest::newRow("half") << QByteArray(R"({"response":{"account":[{"extension":"1000","fullna)");
    QTest::newRow("array") << QByteArray("[1,2]");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("deep") << QByteArray(200, '[');
    QTest::newRow("nested") << QByteArray(R"({"response":)" + QByteArray(200, '[') + QByteArray(200, ']') + '}');
    QTest::newRow("no text") << QByteArray("\xff\xfe\x00{", 4);
    QTest::newRow("huge") << QByteArray("{\"a\":\"" + QByteArray(40 * 1024 * 1024, 'x') + "\"}");
}

void TestFcmCodec::hostileInput()
{
    QFETCH(QByteArray, body);
    const auto never = [](const auto&) { QFAIL("a record out of nothing"); };
    QVERIFY(!m_decoder.decodeEnvelope(body));
    QVERIFY(!m_decoder.decodeAccounts(body, never));
    QVERIFY(!m_decoder.decodeChannels(body, never));
    const auto bridges = m_decoder.decodeBridges(body, never);
    QVERIFY(!bridges);
    QCOMPARE(bridges.error().kind, ErrorKind::Protocol);
    QVERIFY(!bridges.error().message.isEmpty());
}

void TestFcmCodec::oddRecordsAreCounted()
{
    const QByteArray body = R"({"response":{"account":["text",7,null,[],{},{"extension":null},{"extension":["x"]},
        {"extension":1000,"status":{"a":1},"newmsg":"many"},{"extension":"-"}],"total_page":"1"},"status":0})";
    QList<QByteArray> seen;
    const auto envelope = m_decoder.decodeAccounts(body, [&seen](const AccountRow& row) {
        seen.append(QByteArray(row.extension.data(), qsizetype(row.extension.size())));
        QVERIFY(row.status.empty());
        QVERIFY(!row.fresh);
    });
    QVERIFY(envelope);
    QCOMPARE(seen, QList<QByteArray>{"1000"});
    QCOMPARE(envelope->dropped, 8);
    // An answer of success without its list is no empty list.
    QVERIFY(!m_decoder.decodeAccounts(R"({"response":[],"status":0})", [](const AccountRow&) {}));
}

void TestFcmCodec::everyStatusHasWords_data()
{
    // Table 75, fcm 6162
    QTest::addColumn<int>("status");
    for (const int status : {-1, -5, -6, -7, -8, -9, -15, -16, -19, -24, -25, -26, -37, -43, -44, -45, -46, -47, -50,
             -51, -57, -68, -69, -70, -71, -90, -98})
        QTest::newRow(qPrintable(QString::number(status))) << status;
}

void TestFcmCodec::everyStatusHasWords()
{
    QFETCH(int, status);
    const Error error = errorOf(status);
    QCOMPARE(error.code, QString::number(status));
    QVERIFY(!error.message.isEmpty());
    QVERIFY(error.message != errorOf(-12345).message);
    QVERIFY(!error.detail.isEmpty());
    QCOMPARE(errorOf(status, u"Invalid parameters!"_s).detail, u"Invalid parameters!"_s);
    const bool stops = status == -37 || status == -68 || status == -70 || status == -71;
    QCOMPARE(remedyFor(status) == Remedy::Stop, stops);
    QCOMPARE(error.kind == ErrorKind::Auth, stops || status == -5 || status == -6);
    QCOMPARE(int(waitFor(status).count()), status == -57 ? 60 : status == -45 || status == -46 ? 15 : 0);
}

void TestFcmCodec::triesLeft()
{
    const auto tries = m_decoder.decodeEnvelope(R"({"response":{"remain_num":2},"status":-37})");
    QVERIFY(errorOf(*tries).message.contains(u"2"_s));
    const auto ban = m_decoder.decodeEnvelope(R"({"response":{"remain_time":600},"status":-70})");
    QVERIFY(errorOf(*ban).message.contains(u"600"_s));
}

void TestFcmCodec::callRecord()
{
    // fcm 5586
    const QByteArray body = R"({"cdr_root":[{"AcctId":"1","accountcode":"","action_owner":"1004",
        "action_type":"PAGE[8005]","amaflags":"DOCUMENTATION","answer":"2019-11-27 07:17:13","billsec":"1",
        "caller_name":"1004","cdr":"1574857028274003-1004","channel":"PJSIP/1004-00000010","channel_ext":"1004",
        "clid":"\"1004\" <1004>","disposition":"ANSWERED","dst":"8005","dst_trunk_name":"","dstanswer":"8005",
        "dstchannel":"MulticastRTP/0x47e2650c","dstchannel_ext":"0x47e2650c","duration":"6",
        "end":"2019-11-27 07:17:14","lastapp":"Dial","recordfiles":"","src":"1004","src_trunk_name":"",
        "start":"2019-11-27 07:17:08","uniqueid":"1574857028.56","userfield":"Internal"}]})";
    const CdrPage page = decodeCdr(QJsonDocument::fromJson(body).object(), SiteId{u"s"_s});
    QCOMPARE(page.read, 1);
    QCOMPARE(page.records.size(), 1);
    const CallRecord& record = page.records.first();
    QCOMPARE(record.id.text, u"1"_s);
    QCOMPARE(record.direction, Direction::Internal);
    QCOMPARE(record.from.number, u"1004"_s);
    QVERIFY(record.from.name.isEmpty()); // the number again is no name
    QCOMPARE(record.to.number, u"8005"_s);
    QCOMPARE(record.startedAt, QDateTime(QDate(2019, 11, 27), QTime(7, 17, 8), Qt::UTC));
    QCOMPARE(record.seconds, 6);
    QCOMPARE(record.talkSeconds, 1);
    QCOMPARE(record.result, CallResult::Answered);
    QVERIFY(!record.recorded);
}

void TestFcmCodec::nestedCallRecord()
{
    const QByteArray body
        = R"({"response":{"cdr_root":[{"cdr":"1","main_cdr":{"AcctId":"7","src":"5551234","dst":"6500",
        "start":"2026-03-01 10:00:00","duration":"50","billsec":"41","disposition":"ANSWERED","lastapp":"Queue",
        "action_type":"QUEUE[6500]","userfield":"Inbound","src_trunk_name":"Telco"},
        "sub_cdr_1":{"AcctId":"8","src":"5551234","dst":"201","start":"2026-03-01 10:00:09","billsec":"41",
        "disposition":"ANSWERED","lastapp":"Queue","action_type":"QUEUE[6500]","dstchannel_ext":"201",
        "answer":"2026-03-01 10:00:12","recordfiles":"2026-03/auto-1.wav@"}},
        {"AcctId":"9","src":"201","dst":"5559876","start":"2026-03-01 11:00:00","userfield":"Outbound",
         "disposition":"BUSY","billsec":"0"},{"start":"never"},
        {"AcctId":"10","src":"201","dst":"5559877","start":"2026-03-01 11:30:00","userfield":"Outbound",
         "disposition":"ANSWERED","billsec":"9","lastapp":"Dial","dstchannel_ext":"trunk_1"}]},"status":0})";
    const CdrPage page = decodeCdr(QJsonDocument::fromJson(body).object(), SiteId{u"s"_s});
    QCOMPARE(page.read, 4);
    QCOMPARE(page.dropped, 1);
    QCOMPARE(page.records.size(), 3);
    const CallRecord& queued = page.records.first();
    QCOMPARE(queued.direction, Direction::In);
    QCOMPARE(queued.queue, u"6500"_s);
    QCOMPARE(queued.trunk, u"Telco"_s);
    QCOMPARE(queued.answeredBy, u"201"_s);
    QCOMPARE(queued.recordings, QStringList{u"queue/auto-1.wav"_s});
    QCOMPARE(page.records.at(1).result, CallResult::Busy);
    QCOMPARE(page.records.last().result, CallResult::Answered);
    QVERIFY(page.records.last().answeredBy.isEmpty()); // a line is no extension
}

void TestFcmCodec::whoAnswered_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("result");
    const auto row = [](const char* name, const char* fields, CallResult result) {
        QTest::newRow(name) << QByteArray(fields) << int(result);
    };
    row("person", R"("disposition":"ANSWERED","billsec":"5","lastapp":"Dial","action_type":"DIAL")",
        CallResult::Answered);
    row("menu", R"("disposition":"ANSWERED","billsec":"5","lastapp":"BackGround","action_type":"IVR[7000]")",
        CallResult::NoAnswer);
    row("voicemail", R"("disposition":"ANSWERED","billsec":"5","lastapp":"Dial","action_type":"VM[201]")",
        CallResult::Voicemail);
    row("no seconds", R"("disposition":"ANSWERED","billsec":"0","lastapp":"Dial","action_type":"DIAL")",
        CallResult::NoAnswer);
    row("nobody", R"("disposition":"NO ANSWER","billsec":"0","lastapp":"Dial")", CallResult::NoAnswer);
    row("failed", R"("disposition":"FAILED","billsec":"0","lastapp":"Dial")", CallResult::Failed);
    row("unknown", R"("disposition":"ODD")", CallResult::Unknown);
}

void TestFcmCodec::whoAnswered()
{
    QFETCH(QByteArray, fields);
    const QByteArray body = R"({"cdr_root":[{"AcctId":"1","start":"2026-03-01 10:00:00",)" + fields + "}]}";
    const CdrPage page = decodeCdr(QJsonDocument::fromJson(body).object(), SiteId{u"s"_s});
    QCOMPARE(page.records.size(), 1);
    QTEST(int(page.records.first().result), "result");
}

void TestFcmCodec::recordingNames_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("5664") << u"auto-1574857256-1003-1004.wav"_s << u"DIAL"_s
                          << QStringList{u"monitor/auto-1574857256-1003-1004.wav"_s};
    QTest::newRow("two") << u"2026-03/a.wav@2026-03/b.wav@"_s << u"DIAL"_s
                         << QStringList{u"monitor/a.wav"_s, u"monitor/b.wav"_s};
    QTest::newRow("queue") << u"2026-03/a.wav@"_s << u"QUEUE[6500]"_s << QStringList{u"queue/a.wav"_s};
    QTest::newRow("transfer") << u"a.wav,b.wav"_s << u"TRANSFER"_s << QStringList{u"queue/a.wav"_s, u"queue/b.wav"_s};
    QTest::newRow("folder") << u"meetme/a.wav"_s << u"DIAL"_s << QStringList{u"meetme/a.wav"_s};
    QTest::newRow("none") << QString() << u"DIAL"_s << QStringList{};
}

void TestFcmCodec::recordingNames()
{
    QFETCH(QString, files);
    QFETCH(QString, action);
    QTEST(fcm630a::recordingNames(files, action), "names");
}

void TestFcmCodec::queueFigures_data()
{
    QTest::addColumn<QByteArray>("body");
    // fcm 6062
    QTest::newRow("xml") << QByteArray(
        R"(<?xml version="1.0"?><root_statistics><total><queuechairman>admin</queuechairman>
        <total_calls>3</total_calls><abandoned_rate>50.0</abandoned_rate></total><queue><queue>6500</queue>
        <total_calls>2</total_calls><answered_calls>1</answered_calls><avg_wait>2</avg_wait><avg_talk>7</avg_talk>
        </queue><agent><agent>1004</agent><total_calls>2</total_calls><answered_calls>1</answered_calls>
        <avg_talk>7</avg_talk></agent></root_statistics>)");
    QTest::newRow("json") << QByteArray(
        R"({"queue_statistics":[{"queue_details_total":{"queue":"6500","total_calls":"2","answered_calls":"1",
        "avg_wait":"2","avg_talk":"7"}},{"agent":{"agent":"1004","total_calls":2,"answered_calls":1,"avg_talk":7}}]})");
    QTest::newRow("json in a response") << QByteArray(
        R"({"response":{"root_statistics":{"queue":{"queue":"6500","total_calls":2,"answered_calls":1,"avg_wait":2,
        "avg_talk":7},"agent":[{"agent":"1004","total_calls":2,"answered_calls":1,"avg_talk":7}]}},"status":0})");
    QTest::newRow("csv") << QByteArray("queue,total_calls,answered_calls,avg_wait,avg_talk\n6500,2,1,2,7\n\n"
                                       "agent,total_calls,answered_calls,avg_talk\n1004,2,1,7\n");
}

void TestFcmCodec::queueFigures()
{
    QFETCH(QByteArray, body);
    const auto report = decodeQueueReport(body, QueueId{SiteId{u"s"_s}, u"6500"_s});
    QVERIFY(report);
    QCOMPARE(report->total.calls, 2);
    QCOMPARE(report->total.answered, 1);
    QCOMPARE(report->total.abandoned, 1);
    QCOMPARE(report->total.averageWaitSeconds, 2.0);
    QCOMPARE(report->total.averageTalkSeconds, 7.0);
    QCOMPARE(report->agents.size(), 1);
    QCOMPARE(report->agents.first().extension, u"1004"_s);
    QCOMPARE(report->agents.first().figures.answered, 1);
    QVERIFY(!decodeQueueReport("no statistics", QueueId{SiteId{u"s"_s}, u"6500"_s}));
}

void TestFcmCodec::pauses()
{
    const QByteArray body = R"({"queue_statistics":[
        {"agent":{"agent":"201","pause_data":"2026-03-01 09:00:00","unpause_data":"2026-03-01 09:10:00"}},
        {"agent":{"agent":"201","queue":"","pause_data":"2026-03-01 10:00:00","unpause_data":"-","pause_reason":"lunch"}},
        {"agent":"202","queue":"6500","pause_data":"2026-03-01 08:00:00","unpause_data":"2026-03-01 08:10:00"}]})";
    auto notes = decodePauses(QJsonDocument::fromJson(body).object());
    std::ranges::sort(notes, {}, &PauseNote::agent);
    QCOMPARE(notes.size(), 2);
    QVERIFY(notes.first().paused);
    QCOMPARE(notes.first().reason, u"lunch"_s);
    QCOMPARE(notes.first().sinceLocalMs, localMs("2026-03-01 10:00:00"));
    QVERIFY(!notes.last().paused);
    QCOMPARE(notes.last().queue, u"6500"_s);
}

void TestFcmCodec::operationsOfTheDocument()
{
    QCOMPARE(operations().size(), 86);
    for (const char* id : {"fcm.listAccount", "fcm.Hangup", "fcm.MulticastPagingHangup", "fcm.pmsapi.dnd"})
        QVERIFY2(operation(QString::fromLatin1(id)), id);
    QVERIFY(!operation(u"fcm.hangup"_s)); // the document's own spelling, notes 10
    QCOMPARE(operation(u"fcm.updateQueue"_s)->kind, Operation::Kind::Change);
    QCOMPARE(operation(u"fcm.listQueue"_s)->kind, Operation::Kind::Read);
    QCOMPARE(operation(u"fcm.Hangup"_s)->kind, Operation::Kind::Act);
    QVERIFY(!operation(u"fcm.cdrapi"_s)->parameter(u"delete"_s)); // notes 54
}

void TestFcmCodec::operationParameters()
{
    const Operation& update = *operation(u"fcm.updateSIPAccount"_s);
    const auto request = makeRequest(update, {{u"extension"_s, u"1000"_s}, {u"ring_timeout"_s, u"30"_s}});
    QVERIFY(request);
    QCOMPARE(request->action, u"updateSIPAccount"_s);
    QVERIFY(!request->isRead());
    QCOMPARE(request->parameters, QJsonObject({{u"extension"_s, u"1000"_s}, {u"ring_timeout"_s, u"30"_s}}));
    QVERIFY(!makeRequest(update, {{u"permission"_s, u"internal"_s}})); // the key is missing
    QVERIFY(!makeRequest(update, {{u"extension"_s, u"1000"_s}, {u"ring_timeout"_s, u"soon"_s}}));
    QVERIFY(!makeRequest(update, {{u"extension"_s, u"1000"_s}, {u"cookie"_s, u"sid1"_s}}));
    const Operation& hangup = *operation(u"fcm.Hangup"_s);
    QVERIFY(!makeRequest(hangup, {{u"channel"_s, u"x"_s}, {u"more"_s, u"y"_s}}));
    const Operation& route = *operation(u"fcm.addOutboundRoute"_s);
    const auto added = makeRequest(route,
        {{u"outbound_rt_name"_s, u"out"_s}, {u"default_trunk_index"_s, u"4"_s},
            {u"pattern"_s, u"[{\"match\":\"_9.\"}]"_s}});
    QVERIFY(added);
    QCOMPARE(added->parameters.value(u"pattern"_s).toArray().at(0)[u"match"_s].toString(), u"_9."_s);
}

void TestFcmCodec::hotelDocument()
{
    // fcm 5697
    const auto request = makeRequest(*operation(u"fcm.pmsapi.checkin"_s),
        {{u"token"_s, u"16c4a7b1fe890f89c8908f3f522fc18f"_s}, {u"address"_s, u"1001"_s}, {u"room"_s, u"1001"_s},
            {u"firstname"_s, u"J & J"_s}});
    QVERIFY(request);
    QCOMPARE(request->action, u"pmsapi"_s);
    QCOMPARE(request->parameters.value(u"format"_s).toString(), u"xml"_s);
    QCOMPARE(request->parameters.value(u"data"_s).toString(),
        u"<pms_data_request><checkin><address>1001</address><firstname>J &amp; J</firstname>"
        "<room>1001</room></checkin></pms_data_request>"_s);
}

void TestFcmCodec::secretsByTheirNames()
{
    for (const QString& name : {u"cookie"_s, u"secret"_s, u"vmsecret"_s, u"user_outrt_passwd"_s,
             u"user_outrt_passewd"_s, u"pin"_s, u"ldap_sync_passwd"_s, u"token"_s})
        QVERIFY2(isSecretKey(name), qPrintable(name));
    for (const QString& name : {u"skip_vmsecret"_s, u"skip_vmssecret"_s, u"extension"_s, u"pin_sets_id"_s})
        QVERIFY2(!isSecretKey(name), qPrintable(name));
}

QTEST_GUILESS_MAIN(TestFcmCodec)
#include "tst_fcmcodec.moc"
