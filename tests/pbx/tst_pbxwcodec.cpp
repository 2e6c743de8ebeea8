// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Samples of the document (with their lines) and what servers make of them -> structs.
#include "core/pbx/pbxware/pbxwcdr.h"
#include "core/pbx/pbxware/pbxwcodec.h"
#include "core/pbx/pbxware/pbxwoperations.h"

#include <QJsonDocument>
#include <QtTest>

using namespace callboard;
using namespace callboard::pbxware;
using namespace Qt::StringLiterals;

namespace {

QString noId(const QString&)
{
    return {};
}

QString asIs(const QString& number)
{
    return number;
}

QJsonObject object(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

struct Phone
{
    QByteArray id, ext, name;
    bool online, dnd, onCall;
};

Result<QList<Phone>> phones(const QByteArray& body, int* dropped = nullptr)
{
    MonitorDecoder decoder;
    QList<Phone> out;
    const auto read = decoder.decode(body, [&](const MonitorNote& n) {
        out.append({QByteArray(n.id.data(), qsizetype(n.id.size())), QByteArray(n.ext.data(), qsizetype(n.ext.size())),
            QByteArray(n.name.data(), qsizetype(n.name.size())), n.online, n.dnd, n.onCall});
    });
    if (!read)
        return unexpected(read.error());
    if (dropped)
        *dropped = *read;
    return out;
}

// pbxware 9229 to 9242, with its trailing comma.
constexpr auto kMonitorSample = R"({
  "123": {
    "name": "User 530",
    "ext": "530",
    "ip": "192.168.1.2",
    "status": "online",
    "ua": "Yealink T41",
    "dnd": "false",
    "on_call": "true",
  }
})";

// pbxware 6040 to 6098
constexpr auto kCdrSample = R"json({
    "success": "Success.", "next_page": false, "limit": 16, "records": 2,
    "header": ["From", "To", "Date/Time", "Total Duration", "Rating Duration", "Rating Cost", "Status", "Unique ID",
        "Recording Path", "Recording Available", "Location Type", "MOS"],
    "csv": [
        ["Test (1000)", "Test (1002)", "1246462678", "6", "6", "1.00000", "Answered", "1368458822.12",
            "path/to/archived/recording/file.mp3", "True", "Remote", 4.4],
        ["107", "Test (1000)", "1246439020", "6", "6", "1.00000", "Answered", "1368458822.12",
            "path/to/archived/recording/file.mp3", "True", "Remote", 4.4]
    ]})json";

} // namespace

class TestPbxwCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formEscapesEverything()
    {
        const Arguments arguments{{u"to_number"_s, u"+49 30"_s}, {u"closed_dates_desc[]"_s, u"a&b=c,d"_s},
            {u"keymap[1][type]"_s, u"ex"_s}, {u"name"_s, u"Zoë"_s}}; // pbxware 4517, 6718, 5038
        QCOMPARE(formOf(arguments),
            QByteArray("to_number=%2B49%2030&closed_dates_desc%5B%5D=a%26b%3Dc%2Cd&keymap%5B1%5D%5Btype%5D=ex&name=Zo%"
                       "C3%AB"));
    }

    void bodies_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto json = static_cast<int>(Body::Kind::Json);
        const auto text = static_cast<int>(Body::Kind::Text);
        const auto page = static_cast<int>(Body::Kind::Page);
        const auto empty = static_cast<int>(Body::Kind::Empty);
        QTest::newRow("object") << QByteArray(R"({"a": 1})") << json << QString();
        QTest::newRow("nothing") << QByteArray(" \r\n") << empty << QString();
        QTest::newRow("empty map of PHP") << QByteArray("[]") << json << QString();
        QTest::newRow("trailing commas") << QByteArray("{\"a\": [1, 2,], \"b\": {\"c\": \"x,}\",},\n}") << json
                                         << QString();
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"a\":1}") << json << QString();
        QTest::newRow("a notice of PHP before it") << QByteArray(
            "<br />\n<b>Notice</b>:  Undefined index: x in <b>/a.php</b> on line <b>3</b><br />\n"
            "{\"success\":\"ok\"}") << json << u"Notice : Undefined index: x in /a.php on line 3"_s;
        QTest::newRow("a notice with brackets before it")
            << QByteArray("Warning: array [key] {x} missing\n{\"success\":\"ok\"}") << json
            << u"Warning: array [key] {x} missing"_s;
        QTest::newRow("words after it") << QByteArray("{\"success\":\"ok\"}\nWarning: late") << json
                                        << u"Warning: late"_s;
        QTest::newRow("a notice instead of it")
            << QByteArray("Warning: mysql_connect(): no") << text << u"Warning: mysql_connect(): no"_s;
        QTest::newRow("nobody speaks") << QByteArray("Live Calls: 0") << text << u"Live Calls: 0"_s;
        QTest::newRow("nobody speaks, quoted") << QByteArray("\"Live Calls: 0\"") << text << u"Live Calls: 0"_s;
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html><html><head></head><body>Tenant is being built</body>")
                                << page << u"Tenant is being built"_s;
        QTest::newRow("cut off") << QByteArray("{\"a\": {\"b\": \"c") << text << u"{\"a\": {\"b\": \"c"_s;
    }

    void bodies()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(QString, words);
        const Body body = readBody(bytes);
        QCOMPARE(static_cast<int>(body.kind), kind);
        QCOMPARE(body.words, words);
    }

    void hostileBodies()
    {
        // Deeper than any parser goes, larger than any list, brackets without end: an answer comes, and soon.
        QCOMPARE(readBody(QByteArray(100'000, '[')).kind, Body::Kind::Text);
        QCOMPARE(readBody(QByteArray(2'000'000, '{')).kind, Body::Kind::Text);
        QVERIFY(!phones(QByteArray(100'000, '[')));
        QVERIFY(!phones({}));
        QVERIFY(!phones("null"));
        QVERIFY(!phones("7"));
        QCOMPARE(withoutTrailingCommas("[\"a\\\",}\", \"b\",]"), QByteArray("[\"a\\\",}\", \"b\"]"));
        QCOMPARE(withoutTrailingCommas("[\"\\\\\",]"), QByteArray("[\"\\\\\"]"));
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("sample") << QByteArray(R"({ "error": "Invalid API key." })") << u"Invalid API key."_s; // 172
        QTest::newRow("in an array of one") << QByteArray(R"([{"error":"no archive"}])") << u"no archive"_s;
        QTest::newRow("not a text") << QByteArray(R"({"error":{"code":7}})") << u"{\"code\":7}"_s;
        QTest::newRow("a number") << QByteArray(R"({"error":7})") << u"7"_s;
        QTest::newRow("inside, that is data")
            << QByteArray(R"({"12":{"status":"COMPLETED","error":"none"}})") << QString(); // 3889
        QTest::newRow("success") << QByteArray(R"({"success":"Extension ID: 42","id":"42","ext":202})") << QString();
    }

    void errors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const auto found = errorText(readBody(bytes));
        QCOMPARE(found.has_value(), !words.isEmpty());
        QCOMPARE(found.value_or(QString()), words);
    }

    void phonesOfTheSample()
    {
        const auto read = phones(kMonitorSample);
        QVERIFY(read);
        QCOMPARE(read->size(), 1);
        QCOMPARE(read->first().id, QByteArray("123"));
        QCOMPARE(read->first().ext, QByteArray("530"));
        QCOMPARE(read->first().name, QByteArray("User 530"));
        QVERIFY(read->first().online);
        QVERIFY(!read->first().dnd);
        QVERIFY(read->first().onCall);
    }

    void phonesAsServersSendThem()
    {
        int dropped = 0;
        const auto read = phones(R"({"1":{"ext":201,"status":"online","dnd":true,"on_call":""},
            "2":{"ext":"202","status":"offline","dnd":"","on_call":1},"3":"odd","4":{"name":"no number"}})",
            &dropped); // notes A5 2
        QVERIFY(read);
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->at(0).ext, QByteArray("201"));
        QVERIFY(read->at(0).dnd);
        QVERIFY(!read->at(0).onCall);
        QVERIFY(!read->at(1).online);
        QVERIFY(read->at(1).onCall);
        QCOMPARE(dropped, 2);
        QCOMPARE(phones("[]")->size(), 0);
        QCOMPARE(phones(R"([{"ext":"201","status":"online"}])")->size(), 1);
        QCOMPARE(phones("Notice: x\n{\"1\":{\"ext\":\"201\"}}")->size(), 1);
        const auto refused = phones(R"({"error":"No such method."})");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Pbx);
        QCOMPARE(refused.error().detail, u"No such method."_s);
        QCOMPARE(phones(R"([{"error":"No."}])").error().kind, ErrorKind::Pbx);
    }

    void liveCallsOfTheSample()
    {
        // pbxware 9270
        int dropped = 0;
        const auto calls = readLiveCalls(readBody(R"json({
            "1675644925.2": { "from": "User1 (203)", "to": "User2 (210)", "timestamp": "12334", } })json"),
            &dropped);
        QCOMPARE(calls.size(), 1);
        QCOMPARE(calls.first().key, u"1675644925.2"_s);
        QCOMPARE(calls.first().from, (Party{u"User1"_s, u"203"_s}));
        QCOMPARE(calls.first().to, (Party{u"User2"_s, u"210"_s}));
        QCOMPARE(calls.first().timestamp, 12334.0);
        QCOMPARE(epochOfKey(calls.first().key), 1'675'644'925'000);
        QCOMPARE(dropped, 0);
    }

    void nobodySpeaks()
    {
        for (const char* body : {"Live Calls: 0", R"({"success":"Live Calls: 0"})", R"(["Live Calls: 0"])",
                 R"({"Live Calls": 0})", "[]", "{}", "<pre>Live Calls: 0</pre>"}) {
            int dropped = 0;
            QVERIFY2(readLiveCalls(readBody(body), &dropped).isEmpty(), body);
            QCOMPARE(dropped, 0);
        }
        QVERIFY(!saysNoCalls(readBody(R"json({"1.2":{"from":"a (1)","to":"b (2)"}})json")));
        int dropped = 0;
        QCOMPARE(readLiveCalls(readBody(R"({"1.2":{"from":1,"to":null},"2":[],"3":{}})"), &dropped).size(), 1);
        QCOMPARE(dropped, 2);
    }

    void parties_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("number");
        QTest::newRow("both") << u"Ana Ruiz (201)"_s << u"Ana Ruiz"_s << u"201"_s;
        QTest::newRow("number") << u"107"_s << QString() << u"107"_s; // pbxware 6111
        QTest::newRow("outside") << u"+4930555"_s << QString() << u"+4930555"_s;
        QTest::newRow("brackets in the name") << u"Smith (Sales) (202)"_s << u"Smith (Sales)"_s << u"202"_s;
        QTest::newRow("number twice") << u"107 (107)"_s << QString() << u"107"_s;
        QTest::newRow("name only") << u"Anonymous"_s << u"Anonymous"_s << QString();
        QTest::newRow("no name") << u"(201)"_s << QString() << u"201"_s;
        QTest::newRow("nothing in the brackets") << u"Ana ()"_s << u"Ana ()"_s << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }

    void parties()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QFETCH(QString, number);
        QCOMPARE(partyOf(text), (Party{name, number}));
    }

    void listsOfTheSamples()
    {
        int dropped = 0;
        // pbxware 5271
        const auto rings = readGroups(readBody(R"({"100": {"name": "TestRing Group", "ext": "103",
            "destinations": "100,101", "last_dest": "108", "last_dest_vm": "no"}})"),
            false, &dropped);
        QCOMPARE(rings.first().number, u"103"_s);
        QCOMPARE(rings.first().members, (QStringList{u"100"_s, u"101"_s}));
        // pbxware 5861, its braces balanced
        const auto ergs = readGroups(readBody(R"({"2377": {"name": "erg205", "number": "205", "strategy": "ringall",
            "members": [{"ext": "300", "penalty": "5"}, {"ext": "303", "penalty": "10"}]}})"),
            true, &dropped);
        QCOMPARE(ergs.first().number, u"205"_s);
        QCOMPARE(ergs.first().members, (QStringList{u"300"_s, u"303"_s}));
        // pbxware 7485, with its trailing commas
        const auto tenants = readTenants(readBody(R"({ "2": { "name": "t1.dot.com", "tenantcode": "344",
            "package_id": "1", "package": "Package 1", "ext_length": 3, "country_id": "869", "country_code": "1", } })"),
            &dropped);
        QCOMPARE(tenants.first().id, u"2"_s);
        QCOMPARE(tenants.first().code, u"344"_s);
        // pbxware 9302
        const auto trunks = readTrunks(
            readBody(R"({ "82": { "name": "Trunk", "ip": "192.168.60.4:5060", "status": "online" }, })"), &dropped);
        QCOMPARE(trunks.first().name, u"Trunk"_s);
        QVERIFY(trunks.first().online);
        // pbxware 112
        const auto dids = readNamed(readBody(R"({"7": {"number": "12345", "number2": "", "server": "7",
            "trunk": "6099", "type": "Extension", "ext": "530", "status": "enabled"}})"),
            &dropped);
        QCOMPARE(dids.first().number, u"12345"_s);
        QCOMPARE(dropped, 0);
        // Values in other clothes (notes 7)
        const auto people
            = readExtensions(readBody(R"([{"ext":201,"name":null,"department":["4",6]},7,{"ext":""}])"), &dropped);
        QCOMPARE(people.size(), 1);
        QCOMPARE(people.first().id, u"0"_s);
        QCOMPARE(people.first().departments, (QStringList{u"4"_s, u"6"_s}));
        QCOMPARE(dropped, 2);
    }

    void cdrOfTheSample()
    {
        const CdrPage page = readCdr(readBody(kCdrSample), asIs);
        QCOMPARE(page.records.size(), 2);
        QVERIFY(!page.next);
        QVERIFY(page.hasMos);
        const CallRecord& first = page.records.first();
        QCOMPARE(first.id.text, u"1368458822.12"_s);
        QCOMPARE(first.from, (Party{u"Test"_s, u"1000"_s}));
        QCOMPARE(first.startedAt, QDateTime::fromSecsSinceEpoch(1246462678, Qt::UTC));
        QCOMPARE(first.seconds, 6);
        QCOMPARE(first.talkSeconds, 6);
        QCOMPARE(first.cost, u"1.00000"_s);
        QCOMPARE(first.result, CallResult::Answered);
        QVERIFY(first.recorded);
        QCOMPARE(first.recordings, QStringList{u"path/to/archived/recording/file.mp3"_s});
        QCOMPARE(first.quality, std::optional(4.4));
        QCOMPARE(page.records.at(1).from, (Party{{}, u"107"_s}));
    }

    // Notes A5 5: the tenant in front, "ID" for "Unique ID", no MOS, no billing; and a header of null.
    void cdrOfOtherVersions()
    {
        const CdrPage page = readCdr(readBody(R"json({"success":"Success.","next_page":1,"header":
            ["Tenant","From","To","Date/Time","Total Duration","Status","ID"],
            "csv":[["344","Ana (201)","+4930","1735689600","12","Unanswered","1735689600.17"],
                   ["344","","","1735689600","0","",""],["344","Ana (201)","x","later"],7]})json"),
            asIs);
        QCOMPARE(page.records.size(), 1);
        QCOMPARE(page.dropped, 3);
        QVERIFY(page.next);
        QVERIFY(!page.hasMos);
        const CallRecord& record = page.records.first();
        QCOMPARE(record.from.number, u"201"_s);
        QCOMPARE(record.to.number, u"+4930"_s);
        QCOMPARE(record.result, CallResult::NoAnswer);
        QCOMPARE(record.talkSeconds, -1);
        QVERIFY(!record.quality);
        QCOMPARE(record.id.text, u"1735689600.17"_s);
        QVERIFY(readCdr(readBody(R"({"success":"Success.","next_page":"","header":null,"csv":[]})"), asIs)
                    .records.isEmpty());
        QVERIFY(readCdr(readBody("[]"), asIs).records.isEmpty());
    }

    void qualityOfTheSample()
    {
        // pbxware 6191
        const Body body = readBody(R"({"success": "Success.", "data": [
            {"channel": "PJSIP/2001001-0000000b", "linkedid": "1734599701.10", "uniqueid": "1734599701.11",
             "maxmes": 4.1, "avgmes": 4, "minmes": 3.9},
            {"channel": "PJSIP/2001004-0000000a", "linkedid": "1734599701.10", "uniqueid": "1734599701.10",
             "maxmes": 3.9, "avgmes": 3.8, "minmes": 3.6}]})");
        QCOMPARE(readMos(body, u"1734599701.10"_s), std::optional(3.8));
        QCOMPARE(readMos(body, u"other"_s), std::optional(3.9));
        QVERIFY(!readMos(readBody(R"({"data":[{"uniqueid":"a","avgmes":0}]})"), u"a"_s));
    }

    void transcriptOfTheSample()
    {
        // pbxware 6311, shortened to what is read
        QCOMPARE(readTranscript(readBody(R"({"text": "Thanks for watching!", "vtt": {"language": "english",
            "segments": [{"id": 0, "seek": 0, "start": 12.88, "end": 12.96, "text": " Thanks for watching!"},
                         {"id": 1, "text": "Bye."}]}})")),
            u"Thanks for watching!\nBye."_s);
        QCOMPARE(readTranscript(readBody(R"({"text": "Hello", "vtt": "WEBVTT"})")), u"Hello"_s);
        QCOMPARE(readTranscript(readBody("[]")), QString());
    }

    void everyActionIsKnown()
    {
        QCOMPARE(operations().size(), 275);
        QSet<QString> names;
        for (const Operation& one : operations())
            names.insert(one.id);
        QCOMPARE(names.size(), 275);
        QVERIFY(!operation(u"pbxware.ext.list"_s)->write);
        QVERIFY(operation(u"pbxware.recording.start"_s)->write);
        QVERIFY(operation(u"pbxware.license.refresh"_s)->write);
        QCOMPARE(operation(u"pbxware.did.delete"_s)->server, Operation::Server::Master); // pbxware 4650
        QCOMPARE(operation(u"pbxware.did.list"_s)->server, Operation::Server::Tenant);
        QVERIFY(!operation(u"pbxware.call.dial"_s));
    }

    void argumentsAreChecked()
    {
        const auto make = [](const char* action, const QJsonObject& loose) {
            return makeArguments(*operation(QString::fromLatin1(action)), loose, u"3"_s,
                [](const QString& number) { return number == "201"_L1 ? u"41"_s : QString(); });
        };
        const auto dnd = make("pbxware.ext.es.dnd.get", {{u"ext"_s, u"201"_s}});
        QVERIFY(dnd);
        QCOMPARE(*dnd, (Arguments{{u"server"_s, u"3"_s}, {u"id"_s, u"41"_s}}));
        QCOMPARE(make("pbxware.ext.es.dnd.get", {{u"ext"_s, u"299"_s}}).error().kind, ErrorKind::Invalid);
        QCOMPARE(make("pbxware.ext.es.dnd.get", {}).error().message, u"\"id\" is missing."_s);
        QCOMPARE(
            make("pbxware.ext.es.dnd.edit", {{u"id"_s, 41}, {u"dnd"_s, 2}})->last(), (std::pair{u"id"_s, u"41"_s}));
        QVERIFY(!make("pbxware.ext.list", {{u"nonsense"_s, 1}}));
        QCOMPARE(make("pbxware.did.delete", {{u"id"_s, u"7"_s}})->first(), (std::pair{u"server"_s, u"1"_s}));
        // The number of a new extension is an argument of its own.
        const auto add
            = makeArguments(*operation(u"pbxware.ext.edit"_s), {{u"id"_s, 41}, {u"ext"_s, 202}}, u"3"_s, noId);
        QVERIFY(add);
        QVERIFY(add->contains(std::pair{u"ext"_s, u"202"_s}));
    }

    // Notes 27.
    void listsThatBelongTogether()
    {
        const auto make = [](const char* action, QJsonObject loose) {
            loose.insert(u"id"_s, u"41"_s);
            return makeArguments(*operation(QString::fromLatin1(action)), loose, u"3"_s, noId);
        };
        const auto forward = make("pbxware.ext.es.callfwd.edit",
            {{u"busy_dests"_s, QJsonArray{u"106"_s, u"107"_s}}, {u"busy_timeouts"_s, u","_s}});
        QVERIFY(forward);
        QVERIFY(forward->contains(std::pair{u"busy_dests"_s, u"106,107"_s}));
        const auto uneven
            = make("pbxware.ext.es.callfwd.edit", {{u"busy_dests"_s, u"106,107"_s}, {u"busy_timeouts"_s, u"10"_s}});
        QCOMPARE(uneven.error().kind, ErrorKind::Invalid);
        QVERIFY(!make("pbxware.ext.es.speeddial.edit",
            {{u"codes"_s, QJsonArray{u"1"_s}}, {u"names"_s, QJsonArray{u"Li, Bo"_s}}, {u"destinations"_s, u"9"_s}}));
        QVERIFY(make("pbxware.ext.es.followme.edit", {{u"destinations"_s, u"106"_s}, {u"timeouts"_s, QString()}}));
        QVERIFY(!make("pbxware.erg.members", {{u"numbers"_s, u"1,2,3"_s}, {u"penalties"_s, u"1,2"_s}}));
        const auto keys = makeArguments(*operation(u"pbxware.ivr.edit"_s),
            {{u"id"_s, 1}, {u"keymap[1][type]"_s, u"ex"_s}, {u"keymap[1][destination]"_s, u"201"_s}}, u"3"_s, noId);
        QVERIFY(keys);
        QVERIFY(keys->contains(std::pair{u"keymap[1][type]"_s, u"ex"_s})); // pbxware 5038
        QVERIFY(!makeArguments(
            *operation(u"pbxware.ivr.edit"_s), {{u"id"_s, 1}, {u"keymap[#][type]"_s, u"ex"_s}}, u"3"_s, noId));
    }

    void operationTimesGoBackAsTheyCame()
    {
        // pbxware 6655 to 6718: the sample's own values
        const QJsonObject times = object(R"({"status": "On", "greeting": "greeting-Mar-27-2013-15-15-44",
            "default_dest_ext": "103", "default_dest_is_vm": "yes",
            "closed_dates": [{"description": "Xmas", "destination": "103", "date_from": "2013-12-25",
                "date_to": "2013-12-26", "time_from": "00:00", "time_to": "23:59"},
                {"description": "", "destination": "104", "date_from": "2014-01-01", "date_to": "2014-01-01",
                "time_from": "00:00", "time_to": "23:59"}],
            "custom_destinations": [], "open_days": {"0": {"description": "Week", "days": "1,2,3,4,5",
                "time_from": "09:00", "time_to": "17:00"}}})");
        QJsonObject wanted = timesForWriting(times);
        QCOMPARE(wanted.value(u"status"_s).toString(), u"on"_s);
        wanted.insert(u"id"_s, 12451);
        const auto arguments = makeArguments(*operation(u"pbxware.otimes.erg.set"_s), wanted, u"3"_s, noId);
        QVERIFY2(arguments, arguments ? "" : qPrintable(arguments.error().message));
        QStringList names;
        for (const auto& [name, value] : *arguments) {
            if (name == "closed_dates_desc[]"_L1)
                names << value;
        }
        QCOMPARE(names, (QStringList{u"Xmas"_s, QString()}));
        QVERIFY(arguments->contains(std::pair{u"open_days[]"_s, u"1,2,3,4,5"_s}));
        // The same through a form, where a list is a text with a line an item.
        const QJsonValue shown = normalised(*operation(u"pbxware.otimes.erg.list"_s), QJsonObject{{u"12451"_s, times}});
        QCOMPARE(shown[u"12451"_s][u"closed_dates_date_from[]"_s].toString(), u"2013-12-25\n2014-01-01"_s);
        const auto uneven = makeArguments(*operation(u"pbxware.otimes.erg.set"_s),
            {{u"id"_s, 1}, {u"open_days[]"_s, u"1\n2"_s}, {u"open_days_time_from[]"_s, u"09:00"_s}}, u"3"_s, noId);
        QCOMPARE(uneven.error().kind, ErrorKind::Invalid);
    }

    void answersInOneForm()
    {
        const auto form = [](const char* action, const char* json) {
            return normalised(*operation(QString::fromLatin1(action)), readBody(json).value);
        };
        QCOMPARE(form("pbxware.did.list", "[]"), QJsonValue(QJsonObject()));
        // pbxware 6952, 3711, 8141, 8776
        QCOMPARE(form("pbxware.package.list", R"({"1": "Package 1",})")[u"1"_s][u"name"_s].toString(), u"Package 1"_s);
        QCOMPARE(
            form("pbxware.trunk.providers", R"({"Generic T1": ["13", "pstn"]})")[u"Generic T1"_s][u"kind"_s].toString(),
            u"pstn"_s);
        QCOMPARE(form("pbxware.tenant.clirouting.list",
                     R"({"success": {"25": {"callerid": "12334455"}}})")[u"25"_s][u"callerid"_s]
                     .toString(),
            u"12334455"_s);
        QCOMPARE(form("pbxware.did.clirouting.list", R"({"success": []})"), QJsonValue(QJsonObject()));
        QCOMPARE(form("pbxware.ext.configuration",
                     R"({"1": {"name": "User 530", "options": {"secret": "530"}}})")[u"options"_s][u"secret"_s]
                     .toString(),
            u"530"_s);
        // pbxware 2285
        QCOMPARE(form("pbxware.ext.es.callscreening.configuration",
                     R"({"destinations": ["100", "101", "102"], "suspends": {"0": "on", "2": "on"}})")[u"suspends"_s]
                     .toString(),
            u"1,0,1"_s);
        QCOMPARE(form("pbxware.erg.list", R"({"7": {"members": [{"ext": "300", "penalty": "5"},
            {"ext": "303", "penalty": 10}]}})")[u"7"_s][u"penalties"_s]
                     .toString(),
            u"5,10"_s);
        // pbxware 4995: which key it is nobody can tell
        QVERIFY(!form("pbxware.ivr.list", R"({"280": {"name": "TestIVR", "keymap": {"type": "Extension",
            "value": "100"}}})")[u"280"_s]
                     .toObject()
                     .contains(u"keymap"_s));
        QCOMPARE(form("pbxware.archiving.list", R"({"tenant": "333", "status": "SUCCESS"})").toArray().size(), 1);
        QCOMPARE(form("pbxware.apps.templates.list",
                     R"([{"department_id": 4, "editions": "office"}])")[u"4"_s][u"editions"_s]
                     .toString(),
            u"office"_s);
        // A write's answer stays as it is.
        QCOMPARE(form("pbxware.department.add", R"({"success": "Department ID: 1", "id": 1})")[u"id"_s].toInt(), 1);
    }

    void datesAreEnglish()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(dateText(QDate(2009, 5, 1)), u"May-01-2009"_s);
        QCOMPARE(dateText(QDate(2025, 12, 31)), u"Dec-31-2025"_s);
        QLocale::setDefault(before);
    }
};

QTEST_GUILESS_MAIN(TestPbxwCodec)
#include "tst_pbxwcodec.moc"
