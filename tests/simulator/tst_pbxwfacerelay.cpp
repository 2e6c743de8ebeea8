// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pbxwprobe.h"

#include <QTcpSocket>

using namespace callboard;
using namespace callboard::sim;

//! The relay of the PBX's event webhooks.
class TestPbxwRelay : public QObject, private PbxwFixture
{
    Q_OBJECT

    QTcpSocket m_socket;
    QByteArray m_bytes;

    [[nodiscard]] QUrl relay() const { return QUrl(QUrlQuery(m_base).queryItemValue(u"relay"_s, QUrl::FullyDecoded)); }
    [[nodiscard]] QByteArray bearer() const { return "Authorization: Bearer " + m_info.relayToken.toLatin1() + "\r\n"; }
    //! Connects and waits for the head.
    bool listen()
    {
        m_bytes.clear();
        m_socket.abort();
        m_socket.connectToHost(relay().host(), quint16(relay().port()));
        if (!QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, 10'000))
            return false;
        m_socket.write("GET " + relay().path().toLatin1() + " HTTP/1.1\r\nHost: relay\r\n" + bearer() + "\r\n");
        return QTest::qWaitFor([this] { return m_bytes.contains("\r\n\r\n"); }, 10'000);
    }
    [[nodiscard]] QList<QJsonObject> told() const
    {
        QList<QJsonObject> found;
        for (const QByteArray& line : m_bytes.split('\n')) {
            if (line.startsWith("data: "))
                found << QJsonDocument::fromJson(line.mid(6)).object();
        }
        return found;
    }
    [[nodiscard]] bool waitFor(qsizetype events)
    {
        return QTest::qWaitFor([&] { return told().size() >= events; }, 10'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { m_bytes += m_socket.readAll(); });
    }
    void cleanup()
    {
        m_socket.abort();
        m_host.reset();
    }

    void onlyForTheBearer()
    {
        start(u"seed"_s);
        const QUrl base = relay();
        QCOMPARE(httpAsk(base, "GET", "/stream").status, 401);
        QCOMPARE(httpAsk(base, "GET", "/events", {}, "Authorization: Bearer wrong\r\n").status, 401);
        QCOMPARE(
            httpAsk(base, "GET", "/events", {}, "Authorization: Bearer " + m_info.apikey.toLatin1() + "\r\n").status,
            401);
        QCOMPARE(httpAsk(base, "GET", "/other", {}, bearer()).status, 404);
        const Reply none = httpAsk(base, "GET", "/events", {}, bearer());
        QCOMPARE(none.status, 200);
        QCOMPARE(none.body, QByteArray("[]"));
    }

    void bothSidesOfACallAreTold()
    {
        start(u"seed"_s);
        QVERIFY(listen());
        QVERIFY(m_bytes.toLower().contains("content-type: text/event-stream"));
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QVERIFY(waitFor(2));
        const QJsonObject first = told().at(0);
        QCOMPARE(first.value("id"_L1), 1);
        QCOMPARE(first.value("method"_L1), u"POST"_s);
        QCOMPARE(first.value("received_at"_L1), u"2023-11-14T22:13:20.000Z"_s);
        QCOMPARE(first.value("headers"_L1)["User-Agent"_L1], u"Go-http-client/1.1"_s);
        QVERIFY(first.contains(u"path"_s) && first.contains(u"query"_s));
        const QJsonObject caller = first.value("body"_L1).toObject();
        QCOMPARE(caller.value("event"_L1), u"event_call_started"_s);
        QCOMPARE(caller.value("number"_L1), u"201"_s);
        QCOMPARE(caller.value("connected_num"_L1), u"204"_s);
        QCOMPARE(caller.value("is_incoming"_L1), false);
        QCOMPARE(caller.value("is_pbx_user"_L1), true);
        QCOMPARE(caller.value("tenant_code"_L1), u"200"_s);
        QCOMPARE(caller.value("call_type"_L1), u"1on1Call"_s);
        QCOMPARE(caller.value("record_status"_L1), u"NotRecording"_s);
        QCOMPARE(caller.value("event_time_info"_L1).toObject(),
            json("{'date':'2023-11-14','time':'22:13:20','timestamp':1700000000}"));
        const QJsonObject called = told().at(1).value("body"_L1).toObject();
        QCOMPARE(called.value("state"_L1), u"Ringing"_s);
        QCOMPARE(called.value("is_incoming"_L1), true);
        QCOMPARE(called.value("linked_id"_L1), caller.value("linked_id"_L1));
        QVERIFY(called.value("uid"_L1) != caller.value("uid"_L1));
        QCOMPARE(ask(u"monitor.live_calls"_s).keys(), QStringList{caller.value("linked_id"_L1).toString()});
        QVERIFY(world().answer(leg(u"204"_s)));
        advance(7000);
        QVERIFY(world().hangup(leg(u"204"_s)));
        QVERIFY(waitFor(6));
        QStringList names;
        for (const QJsonObject& event : told())
            names << event.value("body"_L1)["event"_L1].toString();
        QCOMPARE(names,
            (QStringList{u"event_call_started"_s, u"event_call_started"_s, u"event_call_connected"_s,
                u"event_call_connected"_s, u"event_call_finished"_s, u"event_call_finished"_s}));
        const QJsonObject last = told().last().value("body"_L1).toObject();
        QCOMPARE(last.value("duration"_L1), 7);
        QCOMPARE(last.value("state"_L1), u"Connected"_s); // so it was seen
        const QJsonArray kept = QJsonDocument::fromJson(httpAsk(relay(), "GET", "/events", {}, bearer()).body).array();
        QCOMPARE(kept.size(), 6);
        QCOMPARE(kept.first().toObject(), first);
    }

    void callersFromOutside()
    {
        start(u"seed"_s);
        QVERIFY(listen());
        QVERIFY(world().dialFromOutside(u"+4915112345678"_s, u"ACME"_s, u"610"_s));
        const qsizetype members = world().directory().find(u"610"_s)->members.size();
        QVERIFY(waitFor(1 + members));
        const QJsonObject trunkSide = told().first().value("body"_L1).toObject();
        QCOMPARE(trunkSide.value("is_pbx_user"_L1), false);
        QCOMPARE(trunkSide.value("is_pbx_inbound_call"_L1), true);
        const QJsonObject member = told().at(1).value("body"_L1).toObject();
        QCOMPARE(member.value("connected_num"_L1), u"+4915112345678"_s);
        QCOMPARE(member.value("is_pbx_inbound_call"_L1), true);
        const QString taker = world().directory().find(u"610"_s)->members.first();
        QVERIFY(world().answer(leg(taker)));
        QVERIFY(QTest::qWaitFor([this] { return m_bytes.contains("\"is_answered_elsewhere\":true"); }, 10'000));
    }

    void theWireNestsThem()
    {
        start(u"wire"_s);
        QVERIFY(listen());
        talk();
        QVERIFY(waitFor(4));
        const QJsonObject body = told().first().value("body"_L1).toObject();
        QCOMPARE(body.keys(), (QStringList{u"event"_s, u"event_id"_s, u"payload"_s}));
        QCOMPARE(body.value("payload"_L1)["number"_L1], u"201"_s);
        QCOMPARE(body.value("payload"_L1)["state"_L1], u"RINGING"_s);
        QCOMPARE(told().last().value("body"_L1)["payload"_L1]["state"_L1], u"UP"_s);
    }

    void commentsKeepItOpen()
    {
        start(u"seed"_s);
        QVERIFY(listen());
        advance(4999);
        talk();
        QVERIFY(waitFor(4));
        QVERIFY(!m_bytes.contains("\n: "));
        advance(1);
        QTRY_COMPARE(m_bytes.count(": keep-alive\n\n"), 1);
        advance(10'000);
        QTRY_COMPARE(m_bytes.count(": keep-alive\n\n"), 3);
    }

    void whoIsCutComesAgain()
    {
        start(u"seed"_s);
        QVERIFY(listen());
        QCOMPARE(control("{'do':'expire-sessions'}"), QString());
        QTRY_COMPARE(m_socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(error(u"license.info"_s).isEmpty()); // the key has no session (pbxware 88)
        const int port = relay().port();
        SimulatorHost& host = *m_host;
        QSignalSpy again(&host, &SimulatorHost::restarted);
        QCOMPARE(control("{'do':'restart','ms':10}"), QString());
        QVERIFY(again.wait(10'000));
        QCOMPARE(QUrl(QUrlQuery(QUrl(host.faces().first().url)).queryItemValue(u"relay"_s, QUrl::FullyDecoded)).port(),
            port);
        QVERIFY(listen());
        talk();
        QVERIFY(waitFor(4));
    }
};

QTEST_GUILESS_MAIN(TestPbxwRelay)
#include "tst_pbxwfacerelay.moc"
