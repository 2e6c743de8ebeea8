// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadecodec.h"
#include "core/pbx/jade/jadehealth.h"
#include "core/pbx/jade/jadeoperations.h"
#include "tests/fuzz/goldenjadeframes.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::jade;
using namespace Qt::StringLiterals;

namespace {

//! Writes down what a decoder says in a form that a person can read.
class Recorder final : public JadeSink
{
public:
    static QString q(Text text)
    {
        return text.data() ? QString::fromUtf8(text.data(), qsizetype(text.size())) : u"-"_s;
    }
    void note(const QString& what, Change change, std::initializer_list<Text> fields)
    {
        QStringList words{what + u"+~-="_s.at(int(change))};
        for (const Text field : fields)
            words.append(q(field));
        log.append(words.join(u'|'));
    }
    void onChannel(const ChannelNote& n, Change change) override
    {
        note(u"channel"_s, change,
            {n.uniqueId, n.linkedId, n.channel, n.state, n.callerNum, n.callerName, n.connectedNum, n.exten, n.cause,
                n.bridgePeer});
        at = n.atNs;
    }
    void onParked(const ParkedNote& n, Change change) override
    {
        note(u"parked"_s, change, {n.uniqueId, n.space, n.lot, n.parker, n.callerNum, n.timeout});
    }
    void onEntry(const EntryNote& n, Change change) override
    {
        note(u"entry"_s, change, {n.uniqueId, n.queue, n.position, n.callerNum});
    }
    void onMember(const MemberNote& n, Change change) override
    {
        note(u"member"_s, change, {n.id, n.queue, n.name, n.interface, n.status, n.paused, n.penalty});
    }
    void onQueue(const QueueNote& n, Change change) override { note(u"queue"_s, change, {n.name, n.strategy}); }
    void onModule(const ModuleNote& n) override { note(u"module"_s, Change::Updated, {n.name, n.load}); }
    void onContact(const ContactNote& n, Change change) override { note(u"contact"_s, change, {n.endpoint, n.status}); }
    void onChat(Text event, const QJsonObject& record) override
    {
        log.append(u"chat|%1|%2"_s.arg(q(event), record["message"_L1]["message"_L1].toString()));
    }
    void onDropped(Text event, Text reason) override { log.append(u"dropped|%1|%2"_s.arg(q(event), q(reason))); }
    void onUnknownEvent(Text event) override { log.append(u"unknown|"_s + q(event)); }

    QStringList log;
    qint64 at = 0;
};

} // namespace

class TestJadeCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events();
    void oddEvents_data();
    void oddEvents();
    void shapes();
    void misspelt();
    void secretsAreDroppedOrMasked();
    void lists();
    void timestamps_data();
    void timestamps();
    void values();
    void devices();
    void startup();
    void requests();
};

void TestJadeCodec::events()
{
    Recorder sink;
    JadeDecoder decoder;
    for (const QByteArray& frame : test::goldenJadeEvents())
        QVERIFY(decoder.decodeEvent(frame, sink));
    const QStringList expected{
        u"channel+|1513946313.6|1513946313.6|PJSIP/pjagent-01-00000006|4|pjagent-01|pjagent-01|<unknown>|4002|-|-"_s,
        u"channel-|1513946313.6|1513946313.6|PJSIP/pjagent-01-00000006|4|pjagent-01|pjagent-01|<unknown>|s|127|-"_s,
        u"parked+|1514424631.119|701|default|PJSIP/pjagent-01|pjagent-01|45"_s,
        u"entry~|1513887042.12|sales_1|1|pjagent-01"_s,
        u"member-|sip/agent-01@sales_1|sales_1|sip/agent-01|sip/agent-01|4|0|0"_s, u"queue~|sales_1|ringall"_s,
        u"channel~|testbed-1795221479.13|testbed-1795221479.12|PJSIP/101-0000000b|6|101|Alice Smith|100||-|PJSIP/100-0000000a"_s,
        u"contact~|101|Removed"_s, u"module~|app_queue.so|loaded"_s, u"chat|me.chats.message.create|hello"_s,
        u"unknown|future.thing"_s};
    QCOMPARE(sink.log, expected);
    // 4251987 ns, not 425 ms.
    QCOMPARE(sink.at,
        QDateTime(QDate(2026, 11, 21), QTime(0, 38, 1), Qt::UTC).toSecsSinceEpoch() * 1'000'000'000 + 4'251'987);
}

void TestJadeCodec::oddEvents_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("log"); // "!" = the frame as a whole is refused
    const auto row = [](const char* name, const char* frame, const char* log) {
        QTest::newRow(name) << QByteArray(frame) << QString::fromLatin1(log);
    };
    row("no id", R"({"core.channel.create":{"channel":"PJSIP/1-00000001"}})", "dropped|core.channel.create|unique_id");
    row("null id", R"({"core.channel.update":{"unique_id":null,"channel":"x"}})",
        "dropped|core.channel.update|unique_id");
    row("list for record", R"({"core.channel.update":[1]})", "dropped|core.channel.update|not an object");
    row("nothing under a topic", R"({"/admin":7})", "dropped|/admin|not an object");
    row("state as text, id as number", R"({"core.channel.update":{"unique_id":12,"channel":"x","channel_state":"5"}})",
        "channel~|12|-|x|5|-|-|-|-|-|-");
    row("variables as text", R"({"core.channel.update":{"unique_id":"1","channel":"x","variables":"a=b"}})",
        "channel~|1|-|x|-|-|-|-|-|-|-");
    row("bridge over", R"({"core.channel.update":{"unique_id":"1","channel":"x","variables":{"BRIDGEPEER":""}}})",
        "channel~|1|-|x|-|-|-|-|-|-|");
    row("one field of a wrong type", R"({"core.channel.update":{"unique_id":"1","channel":"x","exten":{"a":1}}})",
        "channel~|1|-|x|-|-|-|-|-|-|-");
    row("entry headed, member meant",
        R"({"queue.entry.delete":{"queue_name":"q","name":"A","state_interface":"PJSIP/1"}})",
        "member-|-|q|A|PJSIP/1|-|-|-");
    row("two events", R"({"/admin":{"admin.queue.queue.update":{"name":"a"},"admin.queue.queue.delete":{"name":"b"}}})",
        "queue~|a|-;queue-|b|-");
    row("array", "[1]", "!");
    row("truncated", R"({"/admin":{"admin.core)", "!");
    row("empty", "", "!");
    row("not UTF-8", "{\"core.channel.update\":{\"unique_id\":\"\xff\"}}", "!");
}

void TestJadeCodec::oddEvents()
{
    QFETCH(QByteArray, frame);
    QFETCH(QString, log);
    Recorder sink;
    JadeDecoder decoder;
    const auto read = decoder.decodeEvent(frame, sink);
    QCOMPARE(read ? sink.log.join(u';') : u"!"_s, log);
    // And the decoder goes on.
    QVERIFY(decoder.decodeEvent(test::goldenJadeEvents().first(), sink));
}

void TestJadeCodec::shapes()
{
    JadeDecoder decoder;
    const QList<QByteArray> replies = test::goldenJadeReplies();
    const QList<Shape> shapes{
        Shape::Array, Shape::List, Shape::Object, Shape::Text, Shape::ListObject, Shape::None, Shape::None};
    const QList<int> counts{1, 1, 1, 0, 1, 0, 0};
    for (qsizetype i = 0; i < replies.size(); ++i) {
        const auto envelope = decoder.decodeReply(replies.at(i));
        QVERIFY(envelope);
        QCOMPARE(envelope->shape, shapes.at(i));
        QCOMPARE(envelope->records.size(), counts.at(i));
        QCOMPARE(envelope->statusCode, i == 6 ? 404 : 200);
        QVERIFY(envelope->atNs > 0);
    }
    QCOMPARE(decoder.decodeReply(replies.at(3))->result.toString().left(17), u"; extensions.conf"_s);
    QCOMPARE(decoder.decodeReply(replies.at(4))->records.at(0)["default"_L1]["parkext"_L1].toString(), u"> 700"_s);
    QCOMPARE(decoder.decodeToken(replies.at(2)), u"7ac326bf-e146-493a-b9c7-bfb990264b59"_s);
    QCOMPARE(decoder.decodeToken(replies.at(1)), QString());
    QCOMPARE(decoder.decodeToken("nonsense"), QString());
}

void TestJadeCodec::misspelt()
{
    JadeDecoder decoder;
    const auto envelope = decoder.decodeReply(R"({"statuscode":"200","reuslt":{"list":[{"a":1},{"a":2}]}})");
    QVERIFY(envelope);
    QCOMPARE(envelope->statusCode, 200);
    QCOMPARE(envelope->records.size(), 2);
    struct Lots final : JadeSink
    {
        void onLot(const LotNote& n, Change) override { stop = Recorder::q(n.stop); }
        QString stop;
    } lots;
    for (const char* key : {"stop_spcae", "stop_space"}) { // jade 2690 and a measured server
        const QByteArray body
            = R"({"result":{"list":[{"name":"default","start_space":"701",")" + QByteArray(key) + R"(":"720"}]}})";
        QVERIFY(decoder.decodeList(body, ListKind::Lots, lots));
        QCOMPARE(lots.stop, u"720"_s);
        lots.stop.clear();
    }
}

void TestJadeCodec::secretsAreDroppedOrMasked()
{
    JadeDecoder decoder;
    const QByteArray body = R"({"result":{"list":[{"username":"eva","password":"hunter2","md5_cred":"hunter3",
        "nonce_lifetime":32,"info":{"password":"hunter4","id":"201"}}]}})";
    const QJsonArray dropped = decoder.decodeReply(body)->records;
    QCOMPARE(dropped.at(0)["username"_L1].toString(), u"eva"_s);
    QVERIFY(!dropped.at(0).toObject().contains("password"_L1));
    QCOMPARE(dropped.at(0)["nonce_lifetime"_L1].toInt(), 32);
    const QJsonArray masked = decoder.decodeReply(body, JadeDecoder::Secrets::Mask)->records;
    QCOMPARE(masked.at(0)["password"_L1].toString(), u"***"_s);
    QCOMPARE(masked.at(0)["md5_cred"_L1].toString(), u"***"_s);
    QCOMPARE(masked.at(0)["info"_L1]["password"_L1].toString(), u"***"_s);
    QCOMPARE(masked.at(0)["info"_L1]["id"_L1].toString(), u"201"_s);
}

void TestJadeCodec::lists()
{
    Recorder sink;
    JadeDecoder decoder;
    const auto envelope = decoder.decodeList(
        R"({"statuscode":200,"timestamp":"2026-11-21T00:37:10.41795858Z","result":{"list":[{"unique_id":"1","channel":"PJSIP/1-00000001"},7,{"channel":"x"}]}})",
        ListKind::Channels, sink);
    QVERIFY(envelope);
    QCOMPARE(envelope->shape, Shape::List);
    QCOMPARE(sink.log,
        QStringList({u"channel=|1|-|PJSIP/1-00000001|-|-|-|-|-|-|-"_s, u"dropped|list|not an object"_s,
            u"dropped|list|unique_id"_s}));
    QVERIFY(!decoder.decodeList("<html>", ListKind::Channels, sink));
}

void TestJadeCodec::timestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ns"); // within the second; -1: unreadable
    QTest::newRow("nine digits") << QByteArray("2018-03-27T06:53:37.437496918Z") << 437'496'918LL;
    QTest::newRow("unpadded") << QByteArray("2018-03-27T06:53:37.56688782Z") << 56'688'782LL; // jade 396
    QTest::newRow("seven digits") << QByteArray("2018-03-27T06:53:37.4098610Z") << 4'098'610LL;
    QTest::newRow("one digit") << QByteArray("2018-03-27T06:53:37.7Z") << 7LL;
    QTest::newRow("three digits are ms") << QByteArray("2018-03-27T06:53:37.250Z") << 250'000'000LL;
    QTest::newRow("none") << QByteArray("2018-03-27T06:53:37Z") << 0LL;
    QTest::newRow("nothing") << QByteArray("") << -1LL;
    QTest::newRow("words") << QByteArray("yesterday, about noon") << -1LL;
    QTest::newRow("month 13") << QByteArray("2018-13-27T06:53:37.1Z") << -1LL;
}

void TestJadeCodec::timestamps()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ns);
    const qint64 second = QDateTime(QDate(2018, 3, 27), QTime(6, 53, 37), Qt::UTC).toSecsSinceEpoch();
    QCOMPARE(toNs(Text(text.constData(), size_t(text.size()))), ns < 0 ? 0 : second * 1'000'000'000 + ns);
}

void TestJadeCodec::values()
{
    QVERIFY(isUnknown("") && isUnknown("<unknown>") && isUnknown(Text()) && !isUnknown("unknown"));
    for (const char* yes : {"true", "yes", "Yes", "1", "on"})
        QCOMPARE(toBool(Text(yes)), std::optional(true));
    for (const char* no : {"false", "No", "0", "off"})
        QCOMPARE(toBool(Text(no)), std::optional(false));
    QCOMPARE(toBool(Text("maybe")), std::nullopt);
    QCOMPARE(toBool(QJsonValue::Null), std::nullopt);
    QCOMPARE(toInt(QJsonValue(6)), std::optional(6));
    QCOMPARE(toInt(QJsonValue(u"6"_s)), std::optional(6));
    QCOMPARE(toInt(QJsonValue::Null), std::nullopt);
    for (const QString& state : {u"NOT_INUSE"_s, u"Not in use"_s, u"1"_s, u"INUSE"_s, u"ONHOLD"_s})
        QCOMPARE(isReachable(state), std::optional(true));
    for (const QString& state : {u"UNAVAILABLE"_s, u"Unavailable"_s, u"5"_s, u"INVALID"_s})
        QCOMPARE(isReachable(state), std::optional(false));
    QCOMPARE(isReachable(u"UNKNOWN"_s), std::nullopt);
    QCOMPARE(callerIdOf(u"\"Reception\" <100>"_s).name, u"Reception"_s);
    QCOMPARE(callerIdOf(u"\"Reception\" <100>"_s).number, u"100"_s);
    QCOMPARE(callerIdOf(u"0301234567"_s).number, u"0301234567"_s);
    QCOMPARE(callerIdOf(u"<unknown>"_s).number, QString());
}

void TestJadeCodec::devices()
{
    QCOMPARE(deviceOf("PJSIP/201-00000007"), Text("PJSIP/201"));
    QCOMPARE(deviceOf("PJSIP/pjagent-01-00000006"), Text("PJSIP/pjagent-01"));
    QCOMPARE(deviceOf("PJSIP/pjagent-01"), Text("PJSIP/pjagent-01"));
    QCOMPARE(nameOf("PJSIP/pjagent-01"), Text("pjagent-01"));
    QCOMPARE(nameOf("Agent:1001"), Text("1001"));
    QCOMPARE(nameOf("Local/104@agents/n"), Text("104"));
    QVERIFY(isLocal("Local/201@demo-00000001;1"));
}

// Asterisk tells its start in its own time zone and does not say which.
void TestJadeCodec::startup()
{
    const qint64 now = toNs(Text("2026-11-21T00:12:03.5Z"));
    const qint64 start = toNs(Text("2026-11-21T00:11:43"));
    QCOMPARE(startupNs(u"2026-11-21"_s, u"00:11:43"_s, now), start);
    QCOMPARE(startupNs(u"2026-11-21"_s, u"01:11:43"_s, now), start); // Berlin
    QCOMPARE(startupNs(u"2026-11-20"_s, u"16:11:43"_s, now), start); // Los Angeles
    QCOMPARE(startupNs(u"2026-11-21"_s, u"05:56:43"_s, now), start); // Kathmandu
    QCOMPARE(startupNs(u""_s, u""_s, now), 0);
}

void TestJadeCodec::requests()
{
    QCOMPARE(operations().size(), 227);
    const auto build = [](const QString& id, const QJsonObject& parameters) {
        const Operation* wanted = operation(id);
        return wanted ? makeRequest(*wanted, parameters)
                      : Result<JadeRequest>(
                          unexpected(Error{.kind = ErrorKind::NotSupported, .code = {}, .message = id, .detail = {}}));
    };
    // jade 3250: id "201;@hash" is fetched as 201%3B%40hash
    auto request = build(u"jade.GET./admin/pjsip/contacts/<detail>"_s, {{u"detail"_s, u"201;@hash"_s}});
    QVERIFY(request);
    QCOMPARE(request->path, "/admin/pjsip/contacts/201%3B%40hash");
    request = build(u"jade.GET./voicemail/vms"_s, {{u"context"_s, u"vm"_s}, {u"mailbox"_s, u"201"_s}});
    QVERIFY(request);
    QCOMPARE(request->query.size(), 2);
    QVERIFY(request->body.isEmpty());
    QCOMPARE(build(u"jade.GET./voicemail/vms"_s, {{u"context"_s, u"vm"_s}}).error().kind, ErrorKind::Invalid);
    QCOMPARE(build(u"jade.GET./admin/info"_s, {{u"nope"_s, 1}}).error().kind, ErrorKind::Invalid);
    QCOMPARE(build(u"jade.GET./nope"_s, {}).error().kind, ErrorKind::NotSupported);
    request = build(u"jade.PUT./queue/queues/<detail>"_s,
        {{u"detail"_s, u"sales_1"_s}, {u"context"_s, u"default"_s}, {u"member"_s, u"> Agent/1001,> Agent/1002"_s}});
    QVERIFY(request);
    QCOMPARE(request->body, R"({"context":"default","member":["> Agent/1001","> Agent/1002"]})");
    request = build(u"jade.PUT./dialplan/setting"_s, {{u"body"_s, u"; whole file"_s}});
    QVERIFY(request);
    QCOMPARE(request->body, "; whole file");
    request = build(u"jade.ANY./admin/queue/cfg_queues"_s, {{u"method"_s, u"POST"_s}, {u"name"_s, u"q"_s}});
    QVERIFY(request);
    QCOMPARE(request->verb, "POST");
    QCOMPARE(request->body, R"({"name":"q"})");
    request = build(u"jade.POST./admin/dialplan/adps"_s, {{u"name"_s, u"step"_s}, {u"sequence"_s, u"1"_s}});
    QCOMPARE(request->body, R"({"name":"step","sequence":1})");
}

QTEST_GUILESS_MAIN(TestJadeCodec)
#include "tst_jadecodec.moc"
