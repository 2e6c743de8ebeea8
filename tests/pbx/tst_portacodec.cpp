// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fuzz/portagoldenframes.h"

#include "core/pbx/portasip/portacodec.h"
#include "core/pbx/portasip/portarequests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace callboard;
using namespace callboard::portasip;
using namespace callboard::test;
using namespace Qt::StringLiterals;

namespace {

QString q(Text text)
{
    return text.data() ? QString::fromUtf8(text.data(), qsizetype(text.size())) : u"-"_s;
}

// account/id, then what else there is.
QString words(const PartyNote& party)
{
    QString out = q(party.accountId) + u'/' + q(party.id);
    if (!party.centrexId.empty())
        out += u'@' + q(party.centrexId);
    if (!party.displayName.empty())
        out += u'"' + q(party.displayName) + u'"';
    if (!party.accessNumber.empty())
        out += u'#' + q(party.accessNumber);
    if (!party.forwarder.empty())
        out += u'>' + q(party.forwarder);
    return out;
}

// Writes down what a decoder says, in a form that a person can read.
class Recorder final : public PortaSink
{
public:
    void onCall(const CallNote& note) override { write(u"call"_s, note); }
    void onListed(const CallNote& note) override { write(u"listed"_s, note); }
    void onReply(const PortaReply& reply) override
    {
        replies.append(reply);
        log.append(reply.fault ? u"reply|%1|%2|%3"_s.arg(reply.cseq, reply.fault->code, reply.fault->message)
                               : u"reply|%1|ok"_s.arg(reply.cseq));
    }
    void onDropped(Text what, Text reason) override
    {
        log.append(u"dropped|%1|%2"_s.arg(q(what), q(reason)));
        ++dropped;
    }

    QStringList log;
    QList<PortaReply> replies;
    QList<qint64> startMs;
    int dropped = 0;

private:
    void write(const QString& what, const CallNote& note)
    {
        startMs.append(note.startMs);
        QString line
            = u"%1|%2;%3|%4|%5"_s.arg(what, q(note.id), q(note.tag), q(note.state), note.outgoing ? u"out"_s : u"in"_s);
        if (!note.caller.isEmpty() || !note.callee.isEmpty())
            line += u"|%1 -> %2"_s.arg(words(note.caller), words(note.callee));
        if (!note.queue.empty())
            line += u"|queue %1 %2 %3"_s.arg(q(note.queue)).arg(note.position).arg(note.operators);
        if (!note.reason.empty())
            line += u"|%1 %2 %3"_s.arg(q(note.reason)).arg(note.reasonCode).arg(note.duration);
        if (!note.transportId.empty())
            line += u"|via "_s + q(note.transportId);
        if (note.transferred)
            line += u"|transferred"_s;
        if (!note.ivrEvent.empty())
            line += u"|%1 %2 %3 %4"_s.arg(q(note.ivrEvent), q(note.digit)).arg(note.dtmfMs).arg(note.order);
        if (note.conference)
            line += u"|room %1 of %2"_s.arg(q(note.roomName), q(note.roomOwner));
        log.append(line);
    }
};

} // namespace

//! Bytes <-> structs, by frames copied from the document.
class TestPortaCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void everyPhase_data();
    void everyPhase();
    void times_data();
    void times();
    void oddValueSpoilsOnlyItsRecord_data();
    void oddValueSpoilsOnlyItsRecord();
    void missingField_data();
    void missingField();
    void truncatedAnywhere();
    void hugeAndDeep();
    void unknownEventIsNoFault();
    void batchSurvivesOddRecords();
    void refusals();
    void requests_data();
    void requests();
    void looseParameters();

private:
    PortaDecoder m_decoder;
};

void TestPortaCodec::golden_data()
{
    QTest::addColumn<QString>("expected");
    const QString originated = u"BBfc!rA3EV9JNsDxdhRoPvXGW4xR@192.168.243.133"_s;
    const QStringList expected{u"reply|2|ok"_s,
        u"call|7e033351-4e65ab85@192.168.64.196;112347|queued|in|11198700001/11198700001@10 -> "
        "123010/123010@30>123010|queue 25 0 2|via 192.168.67.30:5070"_s,
        u"call|7e033351-4e65ab85@192.168.64.196;112347|dequeued|in|11198700001/11198700001@10 -> 123010/123010"
        "|queue 25 1 2"_s,
        u"call|b0fc4957-6fc3a86f@192.168.233.134;qdef43kz9zxym4lz.o|terminated|in|-/-@30 -> 123007/123007@30>123009"
        "|Call terminated by API 0 10"_s,
        u"listed|30108b5e-b29bdab0@192.168.233.134;ba6783868a4100a8o1|ringing|out|123002/123002 -> 123007/123007\n"
        "listed|30108b5e-b29bdab0@192.168.233.134;qdkr5cjc9cfyzxyb.o|ringing|in|123002/123002 -> 123007/123007\n"
        "reply|2|ok"_s,
        u"reply|3|ok"_s, u"call|"_s + originated + u";tz+d-zju2fxikkor.o|trying|in|-/123003 -> 123007/123007@30"_s,
        u"call|"_s + originated + u";tz+d-zju2fxikkor.o|connected|in|-/123003 -> 123007/123007"_s,
        u"call|"_s + originated + u"~10;tz+d-zju2fw2o4ws.o|ringing|in|123007/123007@30 -> 123003/123003@30"_s,
        u"call|402a8bb-e4e23269@192.168.233.134;3481849322414871o1|holding|out|123002/123002@30 -> 123007/123007@30"_s,
        u"call|402a8bb-e4e23269@192.168.233.134;qdkr5cjc9cfyzxyb.o|held|in|123002/123002 -> 123007/123007"
        "|via 192.168.67.30:5070"_s,
        u"call|9fb147fc-4f045471@192.168.233.134;9dwxscwxpshymxri.o|terminated|in|123002/123002@30 -> "
        "123007/123007@30|blind transfer 0 5"_s,
        u"call|9fb147fc-4f045471@192.168.233.134;o1|connected|out|123002/123002@30 -> -/-"_s,
        u"call|9fb147fc-4f045471@192.168.233.134;9dwxscwxpshymxri.o|-|in|transferred"_s,
        u"call|1202668471@192.168.233.48;100007|ringing|in|123003/123003\"123003\" -> -/-#*51"_s,
        u"call|499624331@192.168.233.48;100010|early|in|123003/123003 -> -/-#*51"_s,
        u"call|3300f0b3-7a54a006@192.168.233.134;100021|-|in|play_prompt_completed - 0 3"_s,
        u"call|3300f0b3-7a54a006@192.168.233.134;100021|-|in|dtmf_digit_detected 5 120 0"_s, u"reply|2|ok"_s,
        u"call|-;-|started|in|room test of 12065550021"_s, u"call|-;-|connected|in|room test of 12065550021"_s,
        u"reply|3|sip.call_not_found|Not found"_s, u"reply|4|sip.wrong_parameters|Bad parameters"_s, u"reply|1|ok"_s,
        u"reply|7|ok\ncall|a;b|ringing|in"_s};
    QCOMPARE(expected.size(), portaGoldenFrames().size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QTest::addRow("%lld %s", i, qPrintable(expected.at(i).section(u'|', 0, 2).left(60))) << expected.at(i);
}

void TestPortaCodec::golden()
{
    QFETCH(QString, expected);
    const int row = QByteArray(QTest::currentDataTag()).split(' ').first().toInt();
    Recorder sink;
    QVERIFY(m_decoder.decode(portaGoldenFrames().at(row), sink));
    QCOMPARE(sink.log.join(u'\n'), expected);
}

void TestPortaCodec::everyPhase_data()
{
    QTest::addColumn<Phase>("phase");
    const auto row = [](const char* state, Phase phase) { QTest::newRow(state) << phase; };
    row("trying", Phase::Trying); // porta 2042
    row("ringing", Phase::Ringing);
    row("early", Phase::Early);
    row("terminated", Phase::Terminated);
    row("connected", Phase::Connected);
    row("held", Phase::Held);
    row("holding", Phase::Holding);
    row("queued", Phase::Queued);
    row("dequeued", Phase::Dequeued);
    row("started", Phase::Started);
    row("Ringing", Phase::Unknown);
    row("", Phase::Unknown);
}

void TestPortaCodec::everyPhase()
{
    QFETCH(Phase, phase);
    QCOMPARE(phaseOf(QTest::currentDataTag()), phase);
}

void TestPortaCodec::times_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("ms");
    // By `date -u -d`.
    QTest::newRow("document") << QByteArray("2018-12-28 13:12:25.245") << 1546002745245LL;
    QTest::newRow("no fraction") << QByteArray("2018-11-29 13:41:04") << 1543498864000LL;
    QTest::newRow("leap day") << QByteArray("2024-02-29 23:59:59") << 1709251199000LL;
    QTest::newRow("1970") << QByteArray("1970-01-01 00:00:01") << 1000LL;
    QTest::newRow("iso") << QByteArray("2018-11-29T13:41:04Z") << 1543498864000LL;
    QTest::newRow("offset") << QByteArray("2018-11-29T14:41:04+01:00") << 1543498864000LL;
    QTest::newRow("offset west") << QByteArray("2018-11-29 08:11:04-0530") << 1543498864000LL;
    QTest::newRow("microseconds") << QByteArray("2018-11-29 13:41:04.123456") << 1543498864123LL;
    for (const char* odd : {"", "noon", "2018-11-29", "2018-11-29 13:41", "2018-13-29 13:41:04", "2018-11-29 25:41:04",
             "2018-11-29 13:41:04 PST", "0000-00-00 00:00:00", "-018-11-29 13:41:04", "1543498864"})
        QTest::newRow(*odd ? odd : "empty") << QByteArray(odd) << 0LL;
}

void TestPortaCodec::times()
{
    QFETCH(QByteArray, time);
    QFETCH(qint64, ms);
    QCOMPARE(toEpochMs(Text(time.constData(), size_t(time.size()))), ms);
}

void TestPortaCodec::oddValueSpoilsOnlyItsRecord_data()
{
    QTest::addColumn<QByteArray>("frame");
    const QList<QByteArray> odd{"null", "true", "12", "1.5", "\"\"", "[]", "{}", "[[]]", "{\"id\":[]}"};
    int row = -1;
    for (const QByteArray& golden : portaGoldenFrames()) {
        ++row;
        const QJsonObject frame = QJsonDocument::fromJson(golden).object();
        const QJsonObject info = frame["result"_L1]["call_info"_L1].toObject();
        for (const QString& field : info.keys()) {
            for (const QByteArray& value : odd) {
                QJsonObject changed = info;
                changed.insert(field, QJsonDocument::fromJson('[' + value + ']').array().at(0));
                QJsonObject out = frame;
                out.insert(u"result"_s, QJsonObject{{u"call_info"_s, changed}});
                QTest::addRow("%d %s = %s", row, qPrintable(field), value.constData())
                    << QJsonDocument(out).toJson(QJsonDocument::Compact);
            }
        }
    }
}

// Whatever one field holds, the record is delivered or dropped with a reason, and its neighbours arrive.
void TestPortaCodec::oddValueSpoilsOnlyItsRecord()
{
    QFETCH(QByteArray, frame);
    Recorder sink;
    QVERIFY(m_decoder.decode(
        "[{\"cseq\":1,\"success\":1}," + frame + ",{\"cseq\":2,\"result\":{\"success\":1},\"success\":1}]", sink));
    QCOMPARE(sink.log.size(), 3);
    QCOMPARE(sink.log.first(), u"reply|1|ok"_s);
    QCOMPARE(sink.log.last(), u"reply|2|ok"_s);
    if (sink.dropped > 0)
        QVERIFY(!sink.log.at(1).section(u'|', 2).isEmpty());
}

void TestPortaCodec::missingField_data()
{
    QTest::addColumn<int>("golden");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("required");
    const auto row = [](int golden, const char* field, bool required) {
        QTest::addRow("%d %s", golden, field) << golden << QString::fromLatin1(field) << required;
    };
    row(1, "dialog_id", true);
    row(1, "queue_info", true);
    row(1, "local_party", false);
    row(6, "call", true);
    row(6, "state", true);
    row(6, "caller", false);
    row(6, "start_time", false);
    row(6, "type", false);
    row(11, "reason", false);
    row(16, "call", true);
    row(16, "order", false);
}

void TestPortaCodec::missingField()
{
    QFETCH(int, golden);
    QFETCH(QString, field);
    QFETCH(bool, required);
    QJsonObject frame = QJsonDocument::fromJson(portaGoldenFrames().at(golden)).object();
    QJsonObject info = frame["result"_L1]["call_info"_L1].toObject();
    QVERIFY(info.contains(field));
    info.remove(field);
    frame.insert(u"result"_s, QJsonObject{{u"call_info"_s, info}});
    Recorder sink;
    QVERIFY(m_decoder.decode(QJsonDocument(frame).toJson(), sink));
    QCOMPARE(sink.dropped, required ? 1 : 0);
    QCOMPARE(sink.log.size(), 1);
}

void TestPortaCodec::truncatedAnywhere()
{
    for (const QByteArray& golden : portaGoldenFrames()) {
        for (qsizetype length = 0; length < golden.size(); ++length) {
            Recorder sink;
            const auto read = m_decoder.decode(golden.first(length), sink);
            QVERIFY2(!read, golden.first(length).constData());
            QCOMPARE(read.error().kind, ErrorKind::Protocol);
            QVERIFY(sink.log.isEmpty());
        }
        Recorder sink;
        QVERIFY(m_decoder.decode(golden, sink)); // and the decoder is as good as new
        QCOMPARE(sink.dropped, 0);
    }
}

void TestPortaCodec::hugeAndDeep()
{
    QByteArray huge(64 * 1024 * 1024, 'x');
    huge.front() = '"';
    huge.back() = '"';
    Recorder sink;
    QVERIFY(!m_decoder.decode(huge, sink));
    QVERIFY(!m_decoder.decode(QByteArray(10'000, '[') + QByteArray(10'000, ']'), sink));
    QVERIFY(!m_decoder.decode("{\"cseq\":1,\"result\":\"\xff\xfe\"}", sink));
    QVERIFY(!m_decoder.decode("", sink));
    QVERIFY(sink.log.isEmpty());
    QVERIFY(m_decoder.decode(portaGoldenFrames().at(6), sink));
    QCOMPARE(sink.log.size(), 1);
}

void TestPortaCodec::unknownEventIsNoFault()
{
    Recorder sink;
    QVERIFY(m_decoder.decode("{\"action\":\"update\",\"event\":\"sip.weather\",\"result\":{\"rain\":true}}", sink));
    QVERIFY(sink.log.isEmpty());
}

void TestPortaCodec::batchSurvivesOddRecords()
{
    Recorder sink;
    QVERIFY(m_decoder.decode("[1,null,\"x\",[],{},{\"event\":7},{\"event\":\"sip.call_control_notifications\"},"
                             "{\"event\":\"sip.call_control_notifications\",\"result\":[1]},{\"cseq\":{}},"
                             "{\"cseq\":3,\"result\":{\"success\":1}}]",
        sink));
    QCOMPARE(sink.log.last(), u"reply|3|ok"_s);
    QCOMPARE(sink.dropped, 9);
}

// notes 5: all the ways in which an answer may say no.
void TestPortaCodec::refusals()
{
    const auto faultOf = [this](const QByteArray& frame) {
        Recorder sink;
        return m_decoder.decode(frame, sink) && sink.replies.size() == 1 ? sink.replies.first().fault : std::nullopt;
    };
    const auto detailed = faultOf(R"({"cseq":1,"error":{"code":"a","message":"b","details":["c"]}})");
    QCOMPARE(detailed->details, u"[\"c\"]"_s);
    const auto words = faultOf(R"({"cseq":1,"error":"plain words"})");
    QCOMPARE(words->message, u"plain words"_s);
    const auto old = faultOf(R"({"cseq":1,"faultcode":"Server.x","faultstring":"why"})");
    QCOMPARE(old->code, u"Server.x"_s);
    const QList<QByteArray> refused{R"({"cseq":1,"success":0})", R"({"cseq":1,"result":{"success":"0"},"success":1})",
        R"({"error":{"code":"Server.Session.auth_failed","message":"no"}})"};
    for (const QByteArray& frame : refused)
        QVERIFY2(faultOf(frame), frame.constData());
    // Any number but zero is a yes, porta 1410.
    const QList<QByteArray> granted{R"({"cseq":1,"error":null,"result":{"success":1}})",
        R"({"cseq":1,"result":{"success":2},"success":1})", R"({"cseq":1,"result":{"code":"busy"},"success":1})"};
    for (const QByteArray& frame : granted)
        QVERIFY2(!faultOf(frame), frame.constData());
}

void TestPortaCodec::requests_data()
{
    QTest::addColumn<QByteArray>("made");
    QTest::addColumn<QByteArray>("document");
    const QString session = u"f9d7eab82631b385fbecff9b65883076"_s;
    const DialogId leg{u"30108b5e-b29bdab0@192.168.233.134"_s, u"qdkr5cjc9cfyzxyb.o"_s};
    const auto row = [](const char* name, const QByteArray& made, const QByteArray& document) {
        QTest::newRow(name) << made << document;
    };
    row("1209", encode(request::enableNotifications(u"CallControl"_s, {u"i_customer"_s, u"30"_s}), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"enable_api_notifications","params":{"event":"sip.call_control_notifications","i_customer":30}})");
    row("1330", encode(request::disableNotifications(u"CallControl"_s, {u"i_customer"_s, u"30"_s}), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"disable_api_notifications","params":{"event":"sip.call_control_notifications","i_customer":30}})");
    row("1448", encode(request::callsList({u"i_customer"_s, u"30"_s}), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"get_sip_calls_list","params":{"i_customer":30}})");
    row("1511", encode(request::originate(u"123007"_s, u"123007"_s, u"123003"_s, false), 3, session),
        R"({"cseq":3,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"originate_advanced_call","params":{"bill_id":"123007","callee_id":"123003","caller_id":"123007"}})");
    row("1661", encode(request::answer(leg, u"notify"_s), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"answer_call","params":{"call":{"id":"30108b5e-b29bdab0@192.168.233.134","tag":"qdkr5cjc9cfyzxyb.o"},"callee_answer_mode":"notify"}})");
    row("1744", encode(request::hold(leg), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"hold_call","params":{"call":{"id":"30108b5e-b29bdab0@192.168.233.134","tag":"qdkr5cjc9cfyzxyb.o"}}})");
    row("1845", encode(request::transfer(leg, u"123003"_s), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"transfer_call","params":{"call":{"id":"30108b5e-b29bdab0@192.168.233.134","tag":"qdkr5cjc9cfyzxyb.o"},"cld":"123003"}})");
    row("1973", encode(request::join(leg, {u"hDSjA!Ei3@192.168.243.133~1o"_s, u"kc3kqksjw670th8h.o"_s}), 4, session),
        R"({"cseq":4,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"join_calls","params":{"call":{"id":"30108b5e-b29bdab0@192.168.233.134","tag":"qdkr5cjc9cfyzxyb.o"},"to_call":{"id":"hDSjA!Ei3@192.168.243.133~1o","tag":"kc3kqksjw670th8h.o"}}})");
    row("2695", encode(request::roomList(), 3, session),
        R"({"cseq":3,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"get_on_spot_conference_list","params":{"conference_info":{}}})");
    // 2724, with auth_info where porta 1108 has it and the participant as a number (notes 7, 21)
    row("2724",
        encode(request::updateParticipant({u"test"_s, u"12065550021"_s}, u"1"_s, {{u"mute"_s, u"Y"_s}}), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"update_on_spot_conference_participant","params":{"participant_info":{"participant_id":1,"mute":"Y"},"conference_info":{"name":"test","owner_id":"12065550021"}}})");
    row("2767", encode(request::deleteParticipant({u"test"_s, u"12065550021"_s}, u"1"_s), 2, session),
        R"({"cseq":2,"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"CallControl","method":"delete_on_spot_conference_participant","params":{"participant_info":{"participant_id":1},"conference_info":{"name":"test","owner_id":"12065550021"}}})");
    row("no answer wanted", encode(request::logout(), 0, session),
        R"({"auth_info":{"session_id":"f9d7eab82631b385fbecff9b65883076"},"service":"Session","method":"logout","params":{}})");
    row("login", encode(request::login(u"SIPAccounts"_s, u"123password"_s, {}), 1, {}),
        R"({"cseq":1,"auth_info":{},"service":"Session","method":"login","params":{"login":"SIPAccounts","password":"123password"}})");
}

void TestPortaCodec::requests()
{
    QFETCH(QByteArray, made);
    QFETCH(QByteArray, document);
    QVERIFY(!document.isEmpty());
    QCOMPARE(QJsonDocument::fromJson(made).object(), QJsonDocument::fromJson(document).object());
    QVERIFY(!made.contains('\n'));
}

void TestPortaCodec::looseParameters()
{
    const auto* play = portaMethod(u"porta.CallControl.play_prompt");
    QVERIFY(play);
    // 2276
    const auto made = makeRequest(*play,
        {{u"call"_s, u"{\"id\":\"3300f0b3-7a54a006@192.168.233.134\",\"tag\":\"100021\"}"_s}, {u"order"_s, u"3"_s},
            {u"repeat"_s, u"-1"_s}, {u"url"_s, u"http://192.168.233.137:8080/files/welcome"_s}});
    QVERIFY(made.has_value());
    const QByteArray document
        = R"({"call":{"id":"3300f0b3-7a54a006@192.168.233.134","tag":"100021"},"order":3,"repeat":-1,"url":"http://192.168.233.137:8080/files/welcome"})";
    QCOMPARE(made->params, QJsonDocument::fromJson(document).object());
    QCOMPARE(makeRequest(*play, {{u"url"_s, u"x"_s}}).error().kind, ErrorKind::Invalid);
    QCOMPARE(makeRequest(*play, {{u"call"_s, u"abc"_s}, {u"url"_s, u"x"_s}}).error().kind, ErrorKind::Invalid);
    QVERIFY(!makeRequest(*play, {{u"call"_s, QJsonObject{}}, {u"url"_s, u"x"_s}, {u"order"_s, u"two"_s}}));
    QVERIFY(!makeRequest(*play, {{u"call"_s, QJsonObject{}}, {u"url"_s, u"x"_s}, {u"volume"_s, 1}}));
    const auto watch
        = makeRequest(*portaMethod(u"porta.CallControl.enable_api_notifications"), {{u"i_account"_s, u"7"_s}});
    QCOMPARE(watch->params, (QJsonObject{{u"event"_s, u"sip.call_control_notifications"_s}, {u"i_account"_s, 7}}));
    QVERIFY(portaMethod(u"porta.CallControl.get_sip_calls_list")->isRead());
    QVERIFY(!portaMethod(u"porta.CallControl.answer_call")->isRead());
    QVERIFY(!portaMethod(u"porta.CallControl.park_call"));
    QCOMPARE(portaMethods().size(), size_t(26)); // 22 of section 3 and 4 of PortaBilling's
}

QTEST_GUILESS_MAIN(TestPortaCodec)
#include "tst_portacodec.moc"
