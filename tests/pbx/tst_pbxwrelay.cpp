// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The relay of events: what a stream is made of, what an event says, and what that changes beside the polls.
#include "pbxwclienttest.h"

#include "core/pbx/pbxware/pbxwrelay.h"

#include <QJsonDocument>

using namespace callboard;
using namespace callboard::test;
using namespace callboard::pbxware;

namespace {

// Notes A6, in the flat form.
QByteArray told(const QByteArray& what, const QByteArray& uid, const QByteArray& linked, const QByteArray& number,
    const QByteArray& other, bool incoming, const QByteArray& state, bool phone = true)
{
    const auto text = [](const QByteArray& value) { return '"' + value + '"'; };
    return "{\"event\":" + text("event_call_" + what) + ",\"uid\":" + text(uid) + ",\"linked_id\":" + text(linked)
        + ",\"tenant_code\":\"200\",\"number\":" + text(number) + ",\"connected_num\":" + text(other)
        + ",\"connected_name\":\"\",\"call_type\":\"1on1Call\",\"state\":" + text(state) + ",\"is_incoming\":"
        + (incoming ? "true" : "false") + ",\"is_pbx_user\":" + (phone ? "true" : "false") + ",\"duration\":0}";
}

} // namespace

class TestPbxwRelay : public PbxwClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { tearDown(); }

    void streamsOfEvents()
    {
        EventStreamParser parser(64);
        QList<EventStreamParser::Event> all;
        const auto feed = [&](const QByteArray& bytes) { all += parser.feed(bytes); };
        feed(": a comment\n\ndata: one\n\n");
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.last().data, QByteArray("one"));
        feed("id: 7\r\nevent: call\r\nda");
        feed("ta: a\r\ndata:b\r");
        feed("\n\r\n");
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.last().data, QByteArray("a\nb"));
        QCOMPARE(all.last().type, QByteArray("call"));
        QCOMPARE(all.last().id, QByteArray("7"));
        feed("data: c\rdata\r\r");
        QCOMPARE(all.last().data, QByteArray("c\n"));
        QCOMPARE(all.last().id, QByteArray("7")); // stays until another comes
        QCOMPARE(all.last().type, QByteArray());
        // Too large: dropped whole, and the next one is fine.
        feed("data: " + QByteArray(100, 'x') + "\n\ndata: d\n\n");
        QCOMPARE(all.size(), 4);
        QCOMPARE(all.last().data, QByteArray("d"));
        QCOMPARE(parser.dropped(), 1);
        for (int i = 0; i < 50; ++i)
            feed("xxxxxxxx"); // a line without an end
        feed("\n\ndata: e\n\n");
        QCOMPARE(all.last().data, QByteArray("e"));
        feed("data: half");
        parser.reset();
        feed("data: f\n\n");
        QCOMPARE(all.last().data, QByteArray("f"));
    }

    void eventsInTheirForms()
    {
        // Notes A6: the sample.
        const auto flat = readRelayEvent(R"({"event":"event_call_started","uid":"1773400000.7",
            "linked_id":"1773400000.7","tenant_code":"200","number":"201","connected_num":"5551234",
            "connected_name":"","call_type":"1on1Call","state":"Ringing","is_incoming":true,"is_pbx_user":true,
            "duration":0,"call_started_timestamp":1773400000,
            "event_time_info":{"date":"2026-03-13","time":"11:00:00","timestamp":1773400000}})");
        QVERIFY(flat);
        QCOMPARE(flat->what, RelayEvent::What::Started);
        QCOMPARE(flat->number, u"201"_s);
        QCOMPARE(flat->other.number, u"5551234"_s);
        QVERIFY(flat->incoming);
        QVERIFY(flat->phone);
        QCOMPARE(flat->startedMs, 1'773'400'000'000);
        const auto nested = readRelayEvent(R"({"event_id":"9","Event":"EVENT_CALL_UPDATED","payload":{"UID":"a",
            "Linked_Id":"b","Number":"201","State":"UP","is_incoming":"true","is_pbx_user":false}})");
        QVERIFY(nested);
        QCOMPARE(nested->what, RelayEvent::What::Updated);
        QCOMPARE(nested->state, u"up"_s);
        QVERIFY(!nested->phone);
        const QString body = u"{'event':'event_call_ended','uid':'a','number':201}"_s.replace(u'\'', u'"');
        const QJsonObject record{{u"id"_s, 3}, {u"received_at"_s, u"x"_s}, {u"method"_s, u"POST"_s},
            {u"headers"_s, QJsonObject()}, {u"query"_s, QJsonObject()}, {u"body"_s, body}};
        const auto relayed = readRelayEvent(QJsonDocument(record).toJson());
        QVERIFY(relayed);
        QCOMPARE(relayed->what, RelayEvent::What::Finished);
        QCOMPARE(relayed->number, u"201"_s);
        QVERIFY(!readRelayEvent(R"({"event":"event_wakeup_started_not"})"));
        QVERIFY(!readRelayEvent(R"({"event":"event_call_started"})"));
        QVERIFY(!readRelayEvent("nonsense"));
        QVERIFY(!readRelayEvent("[]"));
    }

    void offByDefault()
    {
        goLive();
        QCOMPARE(m_pbx->streamHeads.size(), 0);
    }

    void guessesBecomeKnown()
    {
        m_profile.options.insert(u"relay"_s, m_pbx->streamUrl().toString());
        goLive();
        QTRY_COMPARE(m_pbx->streams(), 1);
        QVERIFY(m_pbx->streamHeads.first().contains("Authorization: Bearer relay-token\r\n"));
        const QByteArray id = key(7);
        const QString text = QString::fromLatin1(id);
        m_pbx->sayRaw(": keep\n\n");
        m_pbx->sayEvent(told("started", id, id, "201", "+4930555", true, "Ringing"), "1");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Ringing);
        QVERIFY(m_watch->calls.value(text).inferred == Inferred());
        QCOMPARE(m_watch->calls.value(text).direction, Direction::In);
        QCOMPARE(m_watch->calls.value(text).from.number, u"+4930555"_s);
        // The list has it too: still one call, still no guess; and the lamp of the monitor changes nothing.
        sayCalls({{id, "ACME (+4930555)", "Ana Ruiz (201)"}});
        sayPhones("c--");
        QTRY_COMPARE(m_watch->calls.value(text).from.name, u"ACME"_s);
        QCOMPARE(m_watch->calls.size(), 1);
        QCOMPARE(lamp(u"201"_s).state, ExtensionState::Ringing);
        m_pbx->sayEvent(told("connected", id, id, "201", "+4930555", true, "Connected"), "2");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Talking);
        QCOMPARE(m_watch->calls.value(text).inferred, Inferred());
        // Over at once, although the list has it a little longer.
        m_pbx->sayEvent(told("finished", id, id, "201", "+4930555", true, "Connected"), "3");
        sayPhones("---");
        QTRY_VERIFY(m_watch->ended.contains(text));
        sayCalls({});
        const int asked = m_pbx->count(u"monitor.live_calls"_s);
        QTRY_VERIFY(m_pbx->count(u"monitor.live_calls"_s) > asked + 2);
        QVERIFY(m_watch->calls.isEmpty());
    }

    void twoSidesOfOneCall()
    {
        m_profile.options.insert(u"relay"_s, m_pbx->streamUrl().toString());
        goLive();
        QTRY_COMPARE(m_pbx->streams(), 1);
        const QByteArray id = key(1);
        const QByteArray other = key(2);
        const QString text = QString::fromLatin1(id);
        m_pbx->sayEvent(told("started", id, id, "201", "202", false, "Ringing"));
        m_pbx->sayEvent(told("started", other, id, "202", "201", true, "Ringing"));
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Ringing);
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Dialing);
        QCOMPARE(m_watch->calls.size(), 1);
        m_pbx->sayEvent(told("connected", id, id, "201", "202", false, "Connected"));
        m_pbx->sayEvent(told("connected", other, id, "202", "201", true, "Connected"));
        QTRY_COMPARE(lamp(u"202"_s).state, ExtensionState::Talking);
        // The trunk's side of a call is nobody's phone.
        m_pbx->sayEvent(told("started", key(3), key(3), "4930", "x", true, "Ringing", false));
        m_pbx->sayEvent(told("finished", id, id, "201", "202", false, "Connected"));
        m_pbx->sayEvent(told("finished", other, id, "202", "201", true, "Connected"));
        QTRY_VERIFY(m_watch->ended.contains(text));
        QCOMPARE(m_watch->ended.size(), 1);
        QVERIFY(m_watch->calls.isEmpty());
    }

    void saidTwiceCountsOnce()
    {
        m_profile.options.insert(u"relay"_s, m_pbx->streamUrl().toString());
        PbxwRelay relay(m_profile, QString::fromLatin1(m_pbx->token), m_clock, quick());
        QSignalSpy events(&relay, &PbxwRelay::event);
        relay.open();
        QTRY_COMPARE(m_pbx->streams(), 1);
        const QByteArray one = told("started", "1.1", "1.1", "201", "202", true, "Ringing");
        m_pbx->sayEvent(one);
        m_pbx->sayEvent(one);
        m_pbx->sayEvent("not JSON");
        m_pbx->sayEvent(told("connected", "1.1", "1.1", "201", "202", true, "Connected"));
        QTRY_COMPARE(events.size(), 2);
    }

    void brokenStreamsComeBack()
    {
        m_profile.options.insert(u"relay"_s, m_pbx->streamUrl().toString());
        goLive();
        QTRY_COMPARE(m_pbx->streams(), 1);
        m_pbx->sayEvent(told("started", "1.1", "1.1", "201", "+49", true, "Ringing"), "41");
        QTRY_COMPARE(lamp(u"201"_s).state, ExtensionState::Ringing);
        m_pbx->dropStreams();
        QTRY_COMPARE(m_pbx->streams(), 1);
        QVERIFY(m_pbx->streamHeads.last().contains("Last-Event-ID: 41\r\n"));
        QCOMPARE(m_client->link().state, LinkState::Live); // the polls go on
    }

    void silentStreamsAreRenewed()
    {
        m_profile.options.insert(u"relay"_s, m_pbx->streamUrl().toString());
        PbxwOptions options = quick();
        options.relaySilence = std::chrono::milliseconds{60};
        start(u"K0123456789"_s, options);
        QTRY_VERIFY(m_pbx->streamHeads.size() >= 3);
        QCOMPARE(m_client->link().state, LinkState::Live);
    }

    void wrongTokenIsNotTriedAgain()
    {
        m_profile.options.insert(u"relay"_s, m_pbx->streamUrl().toString());
        PbxwRelay relay(m_profile, u"wrong"_s, m_clock, quick());
        QSignalSpy broken(&relay, &PbxwRelay::broken);
        relay.open();
        QTRY_COMPARE(broken.size(), 1);
        QCOMPARE(broken.first().first().value<Error>().kind, ErrorKind::Auth);
        // Another one with the right token breaks off and comes back, which takes longer than a retry would.
        PbxwRelay right(m_profile, QString::fromLatin1(m_pbx->token), m_clock, quick());
        right.open();
        QTRY_COMPARE(m_pbx->streams(), 1);
        m_pbx->dropStreams();
        QTRY_COMPARE(m_pbx->streams(), 1);
        QCOMPARE(m_pbx->streamHeads.size(), 3);
        m_profile.options.insert(u"relay"_s, u"ftp://user@host/"_s);
        PbxwRelay odd(m_profile, {}, m_clock, quick());
        QSignalSpy refused(&odd, &PbxwRelay::broken);
        odd.open();
        QCOMPARE(refused.first().first().value<Error>().kind, ErrorKind::Invalid);
    }

    // What a relay said of a call that no list ever has: it goes by itself.
    void aCallThatNoListHas()
    {
        m_profile.options.insert(u"relay"_s, m_pbx->streamUrl().toString());
        goLive();
        QTRY_COMPARE(m_pbx->streams(), 1);
        m_pbx->sayEvent(told("started", "1.1", "1.1", "201", "+49", true, "Ringing"));
        QTRY_COMPARE(m_watch->calls.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->calls.size(), 0, 9000);
    }
};

QTEST_GUILESS_MAIN(TestPbxwRelay)
#include "tst_pbxwrelay.moc"
