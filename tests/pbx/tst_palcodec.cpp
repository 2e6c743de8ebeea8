// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fuzz/goldenframes.h"
#include "recordingsink.h"

#include "core/pbx/brekeke/palrequests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace callboard;
using namespace callboard::brekeke;
using namespace callboard::test;
using namespace Qt::StringLiterals;

//! Bytes <-> structs, by frames written from the document.
class TestPalCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void replies();
    void times_data();
    void times();
    void oddValueSpoilsOnlyItsRecord_data();
    void oddValueSpoilsOnlyItsRecord();
    void missingRequiredField_data();
    void missingRequiredField();
    void truncatedAnywhere();
    void hugeFrame();
    void deepNesting();
    void notUtf8();
    void batchSurvivesOddRecords();
    void longNumbersStayText();
    void loginDigest();
    void encodedRequest();
    void methodTable();
    void looseParameters();
    void masking();

private:
    PalDecoder m_decoder;
};

void TestPalCodec::golden_data()
{
    QTest::addColumn<QString>("expected");
    const QStringList expected{u"nonce|abc123"_s, u"status|200|65|0312345678|282000000230|1416|Ann|||||"_s,
        u"status|200|-1|201|282000000230|1416|-|-|-|486|0|17"_s, u"park|777|on|282000000230|1416"_s,
        u"park|777|off|-|-"_s, u"registered|200|true"_s, u"voicemail|200|1|2|3|4"_s, u"recording|200|1416|on"_s,
        u"line|line1_1|on|1500|0312345678|1416"_s, u"queue|600|on|282000000231"_s, u"server|active"_s,
        u"pal|1|ANOTHER_LOGIN"_s, u"reply|2|ok"_s, u"reply|7|ok"_s, u"reply|4|-32602"_s, u"reply||-2022"_s,
        u"registered|200|true;reply|9|ok"_s};
    QCOMPARE(expected.size(), goldenFrames().size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QTest::addRow("%lld %s", i, qPrintable(expected.at(i).section(u'|', 0, 1))) << expected.at(i);
}

void TestPalCodec::golden()
{
    QFETCH(QString, expected);
    const int row = QByteArray(QTest::currentDataTag()).split(' ').first().toInt();
    RecordingSink sink;
    QVERIFY(m_decoder.decode(goldenFrames().at(row), sink));
    QCOMPARE(sink.log.join(u';'), expected);
}

void TestPalCodec::replies()
{
    RecordingSink sink;
    QVERIFY(m_decoder.decode(goldenFrames().at(13), sink));
    QVERIFY(m_decoder.decode(goldenFrames().at(14), sink));
    QVERIFY(m_decoder.decode("{\"id\":\"1\",\"result\":{\"a\":[1,-2,2.5,true,null,\"x\"]}}", sink));
    QVERIFY(m_decoder.decode("{\"id\":\"1\",\"error\":\"plain words\"}", sink));
    QVERIFY(m_decoder.decode("{\"id\":\"1\",\"error\":null,\"result\":\"OK\"}", sink));
    QCOMPARE(sink.replies.at(0).id, u"7"_s); // sent as a number
    QCOMPARE(sink.replies.at(0).result,
        (QJsonArray{QJsonArray{u"201"_s, u"Ann"_s, u"Desk"_s}, QJsonArray{u"202"_s, u"Bo"_s, u"Sales"_s}}));
    QCOMPARE(sink.replies.at(1).fault->message, u"wrong \u00e9 parameter"_s);
    QCOMPARE(sink.replies.at(2).result.toObject().value("a"_L1).toArray(),
        (QJsonArray{1, -2, 2.5, true, QJsonValue::Null, u"x"_s}));
    QCOMPARE(sink.replies.at(3).fault->message, u"plain words"_s);
    QVERIFY(!sink.replies.at(4).fault);
}

void TestPalCodec::times_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("milliseconds") << QByteArray("1587451427817") << 1587451427817LL;
    QTest::newRow("milliseconds as text") << QByteArray("\"1587451427817\"") << 1587451427817LL;
    QTest::newRow("seconds") << QByteArray("1587451427") << 1587451427000LL;
    QTest::newRow("empty") << QByteArray("\"\"") << 0LL;
    QTest::newRow("words") << QByteArray("\"noon\"") << 0LL;
    QTest::newRow("negative") << QByteArray("-5") << 0LL;
    QTest::newRow("absurd") << QByteArray("9223372036854775807") << 0LL;
}

void TestPalCodec::times()
{
    QFETCH(QByteArray, time);
    QFETCH(qint64, ms);
    RecordingSink sink;
    QVERIFY(m_decoder.decode("{\"method\":\"notify_status\",\"params\":{\"user\":\"1\",\"status\":2,\"room_id\":\"3\","
                             "\"talker_id\":\"4\",\"time\":"
            + time + "}}",
        sink));
    QCOMPARE(sink.times, QList<qint64>{ms});
}

void TestPalCodec::oddValueSpoilsOnlyItsRecord_data()
{
    QTest::addColumn<QByteArray>("frame");
    const QList<QByteArray> odd{"null", "true", "12", "1.5", "\"\"", "[]", "{}"};
    for (const QByteArray& golden : goldenFrames()) {
        const QJsonObject frame = QJsonDocument::fromJson(golden).object();
        const QJsonObject params = frame.value("params"_L1).toObject();
        for (const QString& field : params.keys()) {
            for (const QByteArray& value : odd) {
                QJsonObject changed = params;
                changed.insert(field, QJsonDocument::fromJson('[' + value + ']').array().at(0));
                QJsonObject out = frame;
                out.insert(u"params"_s, changed);
                const QString name = u"%1.%2 = %3 (%4)"_s.arg(frame.value("method"_L1).toString(), field,
                    QString::fromLatin1(value), params.value("status"_L1).toVariant().toString());
                QTest::newRow(qPrintable(name)) << QJsonDocument(out).toJson(QJsonDocument::Compact);
            }
        }
    }
}

// Whatever one field holds, the record is delivered or dropped with a reason, and its neighbours arrive.
void TestPalCodec::oddValueSpoilsOnlyItsRecord()
{
    QFETCH(QByteArray, frame);
    const QByteArray before
        = "{\"method\":\"notify_registered\",\"params\":{\"user\":\"before\",\"registered\":\"true\"}}";
    const QByteArray after = "{\"method\":\"notify_registered\",\"params\":{\"user\":\"after\",\"registered\":false}}";
    RecordingSink sink;
    QVERIFY(m_decoder.decode('[' + before + ',' + frame + ',' + after + ']', sink));
    QCOMPARE(sink.log.size(), 3);
    QCOMPARE(sink.log.first(), u"registered|before|true"_s);
    QCOMPARE(sink.log.last(), u"registered|after|false"_s);
    if (sink.dropped > 0)
        QVERIFY(sink.log.at(1).section(u'|', 2).size() > 0);
}

void TestPalCodec::missingRequiredField_data()
{
    QTest::addColumn<int>("golden");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("required");
    const auto row = [](int golden, const char* field, bool required) {
        QTest::addRow("%d %s", golden, field) << golden << QString::fromLatin1(field) << required;
    };
    for (const char* field : {"user", "status", "room_id", "talker_id"})
        row(1, field, true);
    for (const char* field : {"other_number", "user_display_name", "time", "logid", "q850code"})
        row(1, field, false);
    row(2, "room_id", false); // an end needs its talker only
    row(3, "park", true);
    row(3, "room_id", true);
    row(3, "talker_id", false);
    row(4, "room_id", false);
    row(5, "user", true);
    row(5, "registered", true);
    row(6, "user", true);
    row(6, "saved", false);
    row(7, "talker_id", false); // before v3.6
    row(7, "status", true);
    row(8, "line", true);
    row(8, "line_talker", false);
    row(9, "room_id", true);
}

void TestPalCodec::missingRequiredField()
{
    QFETCH(int, golden);
    QFETCH(QString, field);
    QFETCH(bool, required);
    QJsonObject frame = QJsonDocument::fromJson(goldenFrames().at(golden)).object();
    QJsonObject params = frame.value("params"_L1).toObject();
    params.remove(field);
    frame.insert(u"params"_s, params);
    RecordingSink sink;
    QVERIFY(m_decoder.decode(QJsonDocument(frame).toJson(), sink));
    QCOMPARE(sink.dropped, required ? 1 : 0);
    QCOMPARE(sink.log.size(), 1);
}

void TestPalCodec::truncatedAnywhere()
{
    for (const QByteArray& golden : goldenFrames()) {
        for (qsizetype length = 0; length < golden.size(); ++length) {
            RecordingSink sink;
            const auto read = m_decoder.decode(golden.first(length), sink);
            QVERIFY2(!read, golden.first(length).constData());
            QCOMPARE(read.error().kind, ErrorKind::Protocol);
            QVERIFY(sink.log.isEmpty());
        }
        RecordingSink sink;
        QVERIFY(m_decoder.decode(golden, sink)); // and the decoder is as good as new
    }
}

void TestPalCodec::hugeFrame()
{
    QByteArray huge(64 * 1024 * 1024, 'x');
    huge.front() = '"';
    huge.back() = '"';
    RecordingSink sink;
    QVERIFY(!m_decoder.decode(huge, sink));
    huge.resize(20 * 1024 * 1024);
    huge.back() = '"';
    QVERIFY(m_decoder.decode("{\"id\":\"1\",\"result\":" + huge + '}', sink)); // long but allowed
    QCOMPARE(sink.replies.last().result.toString().size(), huge.size() - 2);
    QVERIFY(m_decoder.decode(goldenFrames().at(1), sink));
}

void TestPalCodec::deepNesting()
{
    constexpr int kDepth = 10'000;
    RecordingSink sink;
    QVERIFY(!m_decoder.decode(QByteArray(kDepth, '[') + QByteArray(kDepth, ']'), sink));
    QByteArray objects;
    for (int i = 0; i < kDepth; ++i)
        objects += "{\"a\":";
    QVERIFY(!m_decoder.decode(objects + "1" + QByteArray(kDepth, '}'), sink));
    QVERIFY(sink.log.isEmpty());
}

void TestPalCodec::notUtf8()
{
    RecordingSink sink;
    QVERIFY(!m_decoder.decode(
        "{\"method\":\"notify_registered\",\"params\":{\"user\":\"\xff\xfe\",\"registered\":1}}", sink));
    QVERIFY(!m_decoder.decode(QByteArray("\0\0", 2), sink));
    QVERIFY(sink.log.isEmpty());
}

void TestPalCodec::batchSurvivesOddRecords()
{
    RecordingSink sink;
    QVERIFY(m_decoder.decode(
        "[1,null,\"x\",[],{},{\"method\":7},{\"method\":\"notify_status\"},{\"method\":\"notify_status\",\"params\":[]}"
        ","
        "{\"method\":\"notify_weather\",\"params\":{\"rain\":true}},{\"id\":{}},{\"id\":\"3\",\"result\":\"OK\"}]",
        sink));
    QCOMPARE(sink.log.last(), u"reply|3|ok"_s);
    QCOMPARE(sink.dropped, 9); // all but the unknown notification, which is no fault, and the reply
}

void TestPalCodec::longNumbersStayText()
{
    RecordingSink sink;
    QVERIFY(m_decoder.decode("{\"method\":\"notify_status\",\"params\":{\"user\":201,\"status\":65,\"room_id\":"
                             "282000000230,\"talker_id\":18446744073709551615}}",
        sink));
    QCOMPARE(sink.log.first().section(u'|', 1, 5), u"201|65|-|282000000230|18446744073709551615"_s);
}

void TestPalCodec::loginDigest()
{
    // notes 2.1, computed with md5sum
    QCOMPARE(brekeke::loginDigest(u"1000"_s, u"abc123"_s, u"1000"_s), QByteArray("1c817071ee312153ceadd94b9fd7e969"));
}

void TestPalCodec::encodedRequest()
{
    const QByteArray sent = encode(request::transfer(u"1416"_s, u"200"_s, true), u"3"_s);
    const QJsonObject expected
        = QJsonDocument::fromJson("{\"jsonrpc\":\"2.0\",\"method\":\"transfer\",\"params\":{\"user\":\"200\",\"tid\":"
                                  "\"1416\",\"mode\":\"blind\"},\"id\":\"3\"}")
              .object();
    QCOMPARE(QJsonDocument::fromJson(sent).object(), expected);
    QVERIFY(!sent.contains('\n'));
}

void TestPalCodec::methodTable()
{
    QCOMPARE(palMethods().size(), size_t(43));
    QSet<QString> names;
    for (const PalMethod& method : palMethods())
        names.insert(method.name);
    QCOMPARE(names.size(), 43);
    QCOMPARE(palMethod(u"barge")->access, Access::Admin);
    QCOMPARE(palMethod(u"createTenant")->access, Access::System);
    QCOMPARE(palMethod(u"park")->access, Access::User);
    QVERIFY(palMethod(u"getNote")->isRead());
    QVERIFY(!palMethod(u"setNote")->isRead());
    QVERIFY(!palMethod(u"gettalkerinfo"));
}

void TestPalCodec::looseParameters()
{
    const auto made = makeRequest(*palMethod(u"makeCall"),
        {{u"user"_s, u"201"_s}, {u"from"_s, u"201"_s}, {u"to"_s, u"202,203"_s}, {u"type"_s, u"1"_s}});
    QVERIFY(made.has_value());
    QCOMPARE(made->params.value("to"_L1).toArray(), (QJsonArray{u"202"_s, u"203"_s}));
    const auto properties = makeRequest(*palMethod(u"setExtensionProperties"),
        {{u"extension"_s, u"201"_s}, {u"properties"_s, u"{\"name\":\"Ann\"}"_s}});
    QCOMPARE(properties->params.value("properties"_L1).toObject().value("name"_L1).toString(), u"Ann"_s);
    QCOMPARE(makeRequest(*palMethod(u"park"), {{u"tid"_s, u"1"_s}}).error().kind, ErrorKind::Invalid);
    QCOMPARE(makeRequest(*palMethod(u"park"), {{u"slot"_s, u"1"_s}}).error().kind, ErrorKind::Invalid);
    QVERIFY(!makeRequest(
        *palMethod(u"setExtensionProperties"), {{u"extension"_s, u"201"_s}, {u"properties"_s, u"name=Ann"_s}}));
    QVERIFY(makeRequest(*palMethod(u"setDid"),
        {{u"template"_s, u"temp1"_s}, {u"name"_s, u"n1"_s}, {u"v1"_s, u"value1"_s}, {u"x9"_s, u"value2"_s}}));
}

void TestPalCodec::masking()
{
    const QJsonObject names{{u"property_names"_s, QJsonArray{u"name"_s, u"login.password"_s}}};
    QCOMPARE(masked(u"getExtensions"_s, names, QJsonArray{QJsonArray{u"201"_s, u"Ann"_s, u"hunter2"_s}}),
        QJsonValue(QJsonArray{QJsonArray{u"201"_s, u"Ann"_s, u"***"_s}}));
    QCOMPARE(masked(u"getRouteVariables"_s, {}, QJsonArray{QJsonArray{u"1"_s, u"t"_s, u"r"_s, u"pw"_s, QString()}}),
        QJsonValue(QJsonArray{QJsonArray{u"1"_s, u"t"_s, u"r"_s, u"***"_s, QString()}}));
    QCOMPARE(masked(u"getAllDids"_s, {}, QJsonArray{QJsonObject{{u"name"_s, u"n"_s}, {u"password"_s, u"pw"_s}}}),
        QJsonValue(QJsonArray{QJsonObject{{u"name"_s, u"n"_s}, {u"password"_s, u"***"_s}}}));
}

QTEST_GUILESS_MAIN(TestPalCodec)
#include "tst_palcodec.moc"
