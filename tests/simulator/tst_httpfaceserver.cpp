// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/httpfaceserver.h"

#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpSocket>
#include <QWebSocket>
#include <QtTest>

using namespace callboard::sim;
using namespace Qt::StringLiterals;

namespace {

FaceSetup setupWith(const QStringList& faults = {})
{
    FaceSetup setup;
    setup.faults = FaultPlan::parse(faults).value();
    return setup;
}

//! What a client without any library says and hears.
struct RawClient
{
    QTcpSocket socket;
    QByteArray heard;

    explicit RawClient(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { heard += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    [[nodiscard]] bool isGone() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    void ask(const QByteArray& verb, const QByteArray& target, const QByteArray& body = {}, const QByteArray& more = {})
    {
        socket.write(verb + ' ' + target + " HTTP/1.1\r\nHost: h\r\n" + more
            + (body.isEmpty() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n") + "\r\n"
            + body);
    }
};

} // namespace

//! The HTTP side of every face, talked to by a bare socket.
class TestHttpFaceServer : public QObject
{
    Q_OBJECT

    QList<HttpAsk> m_asks;
    HttpAnswer m_answer;

    HttpFaceServer::Handler handler()
    {
        return [this](const HttpAsk& ask) {
            m_asks.append(ask);
            return m_answer;
        };
    }

private Q_SLOTS:
    void init()
    {
        m_asks.clear();
        m_answer = {.status = 200, .contentType = "application/json", .body = "{\"a\":1}", .headers = {}};
    }

    void everyVerbMayHaveABody_data()
    {
        QTest::addColumn<QByteArray>("verb");
        for (const auto* verb : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
            QTest::newRow(verb) << QByteArray(verb);
    }
    void everyVerbMayHaveABody()
    {
        QFETCH(QByteArray, verb);
        HttpFaceServer server(setupWith(), handler());
        RawClient client(server.listen(0).value());
        for (const QByteArray& body : {QByteArray("{\"x\":\"\xc3\xa9\"}"), QByteArray(), QByteArray(100'000, 'b')}) {
            m_asks.clear();
            client.heard.clear();
            client.ask(verb, "/a/b/?x=1%2B2&y=%C3%A9+z&empty=", body, "X-Odd:  two words \r\n");
            QTRY_COMPARE(m_asks.size(), 1);
            const HttpAsk ask = m_asks.first();
            QCOMPARE(ask.verb, verb);
            QCOMPARE(ask.url.path(), u"/a/b/"_s);
            QCOMPARE(ask.query(u"x"_s), u"1+2"_s);
            QCOMPARE(ask.query(u"y"_s), u"\u00e9 z"_s);
            QVERIFY(ask.query(u"empty"_s).isEmpty() && ask.query(u"none"_s).isEmpty());
            QCOMPARE(ask.header("x-odd").trimmed(), QByteArray("two words"));
            QCOMPARE(ask.body, body);
            QTRY_VERIFY(client.heard.endsWith("{\"a\":1}"));
        }
        QCOMPARE(server.connectionCount(), 1); // one connection did for all
    }

    void theBytesAreAsGiven()
    {
        m_answer = {.status = 409, .contentType = "text/html; charset=ISO-8859-1", .body = "gr\xfc\xdf", .headers = {}};
        m_answer.headers = {{"Set-Cookie", "sid=1; HttpOnly"}, {"X-Two", "a"}, {"X-Two", "b"}};
        HttpFaceServer server(setupWith(), handler());
        RawClient client(server.listen(0).value());
        client.ask("GET", "/");
        QTRY_VERIFY(client.heard.endsWith("gr\xfc\xdf"));
        QCOMPARE(client.heard,
            QByteArray("HTTP/1.1 409 Conflict\r\nContent-Type: text/html; charset=ISO-8859-1\r\nSet-Cookie: sid=1; "
                       "HttpOnly\r\nX-Two: a\r\nX-Two: b\r\nContent-Length: 4\r\n\r\ngr\xfc\xdf"));
    }

    void emptyPathSegmentsSurvive()
    {
        HttpFaceServer server(setupWith(), handler());
        RawClient client(server.listen(0).value());
        client.ask("GET", "/users//lines/");
        QTRY_COMPARE(m_asks.size(), 1);
        QCOMPARE(m_asks.first().url.path(), u"/users//lines/"_s);
    }

    void headHasNoBodyAndCloseCloses()
    {
        HttpFaceServer server(setupWith(), handler());
        RawClient client(server.listen(0).value());
        client.ask("HEAD", "/");
        QTRY_VERIFY(client.heard.endsWith("Content-Length: 7\r\n\r\n"));
        client.heard.clear();
        client.ask("GET", "/", {}, "Connection: close\r\n");
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.heard.endsWith("{\"a\":1}"));
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    void nonsenseClosesOnlyItsConnection()
    {
        HttpFaceServer server(setupWith(), handler());
        const quint16 port = server.listen(0).value();
        RawClient good(port);
        RawClient bad(port);
        bad.socket.write("this is no HTTP\r\n\r\n");
        QTRY_VERIFY(bad.isGone());
        good.ask("GET", "/");
        QTRY_VERIFY(good.heard.endsWith("{\"a\":1}"));
    }

    void silenceKeepsTheConnection()
    {
        m_answer.silent = true;
        HttpFaceServer server(setupWith(), handler());
        RawClient client(server.listen(0).value());
        client.ask("GET", "/");
        QTRY_COMPARE(m_asks.size(), 1);
        m_answer.silent = false;
        client.ask("GET", "/");
        QTRY_VERIFY(client.heard.endsWith("{\"a\":1}"));
        QCOMPARE(client.heard.count("HTTP/1.1"), 1);
    }

    void answersCanBeLate()
    {
        m_answer.delayMs = 60;
        HttpFaceServer server(setupWith({u"delay:40"_s}), handler());
        RawClient client(server.listen(0).value());
        QElapsedTimer since;
        since.start();
        client.ask("GET", "/");
        QTRY_VERIFY(client.heard.endsWith("{\"a\":1}"));
        QVERIFY(since.elapsed() >= 95);
        // Whoever hangs up while waiting harms nobody.
        client.ask("GET", "/");
        QTRY_COMPARE(m_asks.size(), 2);
        server.dropConnections();
        QVERIFY(!QSignalSpy(&client.socket, &QTcpSocket::readyRead).wait(120));
        QCOMPARE(server.connectionCount(), 0);
    }

    void dropClosesWithoutAnAnswer()
    {
        HttpFaceServer server(setupWith({u"drop:100"_s}), handler());
        RawClient client(server.listen(0).value());
        client.ask("POST", "/", "{}");
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.heard.isEmpty());
        QCOMPARE(m_asks.size(), 1); // it was heard, and done
    }

    void truncateBreaksOffInTheMiddle()
    {
        m_answer.body = QByteArray(1000, 'x');
        HttpFaceServer server(setupWith({u"truncate:100"_s}), handler());
        RawClient client(server.listen(0).value());
        client.ask("GET", "/");
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.heard.contains("Content-Length: 1000\r\n\r\n"));
        QCOMPARE(client.heard.count('x'), 500);
    }

    void garbageIsNoJson_data()
    {
        QTest::addColumn<QString>("fault");
        for (const auto* fault : {"garbage:100", "nonutf8:100", "huge:100000"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void garbageIsNoJson()
    {
        QFETCH(QString, fault);
        HttpFaceServer server(setupWith({fault}), handler());
        RawClient client(server.listen(0).value());
        client.ask("GET", "/", {}, "Connection: close\r\n");
        QTRY_VERIFY(client.isGone());
        const QByteArray body = client.heard.mid(client.heard.indexOf("\r\n\r\n") + 4);
        QVERIFY(client.heard.contains("\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"));
        QVERIFY(body != "{\"a\":1}");
        if (fault.startsWith(u"huge"_s))
            QVERIFY(body.size() > 100'000);
        else
            QVERIFY(QJsonDocument::fromJson(body).isNull());
    }

    void someFaultsHitSometimes()
    {
        HttpFaceServer server(setupWith({u"drop:30"_s}), handler());
        const quint16 port = server.listen(0).value();
        int answered = 0;
        for (int i = 0; i < 60; ++i) {
            RawClient client(port);
            client.ask("GET", "/", {}, "Connection: close\r\n");
            QTRY_VERIFY(client.isGone() && m_asks.size() == i + 1);
            answered += client.heard.isEmpty() ? 0 : 1;
        }
        QVERIFY2(answered > 25 && answered < 58, qPrintable(QString::number(answered)));
    }

    void cablesCanBePulled()
    {
        HttpFaceServer server(setupWith(), handler());
        const quint16 port = server.listen(0).value();
        RawClient one(port);
        RawClient two(port);
        QTRY_COMPARE(server.connectionCount(), 2);
        QSignalSpy errors(&one.socket, &QAbstractSocket::errorOccurred);
        server.dropConnections();
        QCOMPARE(server.connectionCount(), 0);
        QTRY_VERIFY(one.isGone() && two.isGone());
        QVERIFY(!errors.isEmpty());
        RawClient three(port);
        three.ask("GET", "/");
        QTRY_VERIFY(three.heard.endsWith("{\"a\":1}"));
        server.close();
        QTRY_VERIFY(three.isGone());
        QCOMPARE(server.listen(port).value(), port); // the same door, as after a restart
        RawClient four(port);
        four.ask("GET", "/");
        QTRY_VERIFY(four.heard.endsWith("{\"a\":1}"));
        HttpFaceServer second(setupWith(), handler());
        QVERIFY(!second.listen(port).has_value());
    }

    void theHandlerMayPullTheCable()
    {
        HttpFaceServer* server = nullptr;
        HttpFaceServer own(setupWith(), [&](const HttpAsk&) {
            server->dropConnections();
            return HttpAnswer{.status = 200, .contentType = {}, .body = "{}", .headers = {}};
        });
        server = &own;
        RawClient client(own.listen(0).value());
        client.ask("GET", "/");
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.heard.isEmpty());
    }

    void certificateIsTheFaces()
    {
        FaceSetup setup = setupWith();
        setup.tls = true;
        setup.certificate = makeSelfSigned().value();
        const Certificate other = makeSelfSigned().value();
        HttpFaceServer server(setup, handler());
        const quint16 port = server.listen(0).value();
        const auto shown = [&](bool ask) {
            QSslSocket socket;
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            QByteArray heard;
            connect(&socket, &QSslSocket::readyRead, &socket, [&] { heard += socket.readAll(); });
            connect(&socket, &QSslSocket::encrypted, &socket, [&] {
                if (ask)
                    socket.write("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            });
            socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
            [&] { QTRY_VERIFY(ask ? heard.endsWith("{\"a\":1}") : socket.isEncrypted()); }();
            return Certificate{socket.peerCertificate(), {}}.fingerprint();
        };
        QCOMPARE(shown(true), setup.certificate.fingerprint());
        server.setCertificate(other);
        QCOMPARE(shown(false), setup.certificate.fingerprint());
        server.close();
        QCOMPARE(server.listen(port).value(), port);
        QCOMPARE(shown(true), other.fingerprint());
    }

    void webSocketsShareThePort()
    {
        HttpFaceServer server(setupWith(), handler());
        const quint16 port = server.listen(0).value();
        std::unique_ptr<QWebSocket> peer;
        connect(&server, &HttpFaceServer::webSocketOpened, this, [&](QWebSocket* socket) { peer.reset(socket); });
        QWebSocket socket;
        QSignalSpy texts(&socket, &QWebSocket::textMessageReceived);
        socket.open(QUrl(u"ws://127.0.0.1:%1/events?authtoken=t"_s.arg(port)));
        QTRY_VERIFY(peer && socket.state() == QAbstractSocket::ConnectedState);
        QCOMPARE(peer->requestUrl().path(), u"/events"_s);
        QCOMPARE(peer->requestUrl().query(), u"authtoken=t"_s);
        QSignalSpy heard(peer.get(), &QWebSocket::textMessageReceived);
        socket.sendTextMessage(u"up"_s);
        peer->sendTextMessage(u"down"_s);
        QTRY_VERIFY(texts.size() == 1 && heard.size() == 1);
        RawClient plain(port);
        plain.ask("GET", "/");
        QTRY_VERIFY(plain.heard.endsWith("{\"a\":1}"));
        QCOMPARE(server.connectionCount(), 2);
        QSignalSpy gone(&socket, &QWebSocket::disconnected);
        server.dropConnections();
        QTRY_COMPARE(gone.size(), 1);
        QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
    }

    void webSocketsAreRefusedWhenNobodyTakesThem()
    {
        HttpFaceServer server(setupWith(), handler());
        RawClient client(server.listen(0).value());
        client.ask("GET", "/events", {},
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        QTRY_VERIFY(client.isGone());
        QVERIFY2(client.heard.startsWith("HTTP/1.1 404 "), client.heard.constData());
        QVERIFY(m_asks.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHttpFaceServer)
#include "tst_httpfaceserver.moc"
