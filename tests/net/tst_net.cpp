// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcertificates.h"

#include "core/base/clock.h"
#include "core/net/reconnector.h"
#include "core/net/requesttable.h"
#include "core/net/tlspolicy.h"
#include "core/net/websocketchannel.h"
#include "core/net/wirelog.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>
#include <QtTest>

using namespace callboard;
using namespace callboard::test;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

//! What every client shares, by itself.
class TestNet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreMatchedById();
    void requestTimesOutAlone();
    void failAllMayAskAgain();
    void reconnectorGrowsAndResets();
    void policyPinsExactlyOne();
    void policyNeverPinsARevokedOne();
    void wireLogIsARingOfMaskedText();
    void channelCarriesTextAndBytes();
    void channelRefusesHugeMessages();
    void channelNoticesAMissingPong();
    void channelReportsARefusedConnection();
};

void TestNet::requestsAreMatchedById()
{
    RequestTable<int> table;
    const auto one = table.add(u"1"_s, u"get"_s, milliseconds{1000});
    const auto two = table.add(u"2"_s, u"get"_s, milliseconds{1000});
    QVERIFY(table.resolve(u"2"_s, 22));
    QVERIFY(two.isFinished() && !one.isFinished());
    QCOMPARE(two.result().value(), 22);
    QVERIFY(!table.resolve(u"2"_s, 23)); // said twice
    QVERIFY(!table.resolve(u"7"_s, 1));
    QCOMPARE(table.late(), 2);
    QCOMPARE(table.pending(), 1);
}

void TestNet::requestTimesOutAlone()
{
    RequestTable<int> table;
    const auto slow = table.add(u"1"_s, u"getSlow"_s, milliseconds{10'000});
    const auto quick = table.add(u"2"_s, u"getQuick"_s, milliseconds{20});
    QTRY_VERIFY(quick.isFinished());
    QCOMPARE(quick.result().error().kind, ErrorKind::Timeout);
    QVERIFY(quick.result().error().message.contains(u"getQuick"_s));
    QVERIFY(!slow.isFinished());
    QVERIFY(!table.resolve(u"2"_s, 1));
    QCOMPARE(table.late(), 1);
    QVERIFY(table.resolve(u"1"_s, 1));
}

void TestNet::failAllMayAskAgain()
{
    RequestTable<int> table;
    QFuture<Result<int>> again;
    const auto first = table.add(u"1"_s, u"get"_s, milliseconds{1000}).then(this, [&](const Result<int>& r) {
        again = table.add(u"2"_s, u"get"_s, milliseconds{1000});
        return r.has_value();
    });
    table.failAll(Error{.kind = ErrorKind::Network, .code = {}, .message = u"gone"_s, .detail = {}});
    QCOMPARE(first.result(), false);
    QCOMPARE(table.pending(), 1);
    QVERIFY(!again.isFinished());
}

void TestNet::reconnectorGrowsAndResets()
{
    ManualClock clock;
    Reconnector reconnector(clock, Backoff::Plan{milliseconds{10}, milliseconds{40}, 0.0});
    QSignalSpy attempts(&reconnector, &Reconnector::attempt);
    const auto wait = [&] { return clock.now().msecsTo(reconnector.schedule()); };
    QCOMPARE(wait(), 10);
    QCOMPARE(wait(), 20);
    QCOMPARE(wait(), 40);
    QCOMPARE(wait(), 40);
    QCOMPARE(reconnector.failures(), 4);
    QTRY_COMPARE(attempts.size(), 1);
    QVERIFY(!reconnector.nextAttempt().isValid());
    reconnector.succeeded();
    QCOMPARE(wait(), 10);
    reconnector.stop();
    QVERIFY(!attempts.wait(60));
}

void TestNet::policyPinsExactlyOne()
{
    const QSslCertificate a(kCertificateA);
    const QSslCertificate b(kCertificateB);
    const QList<QSslError> errors{
        QSslError(QSslError::SelfSignedCertificate, a), QSslError(QSslError::HostNameMismatch, a)};
    const SiteId site{u"s"_s};
    QCOMPARE(TlsPolicy::fingerprint(a), QString::fromLatin1(kFingerprintA));
    QVERIFY(!TlsPolicy(site, u"h"_s, {}).judge(a, errors).accepted());
    // As other programs print it.
    const QString spaced = QString::fromLatin1(kFingerprintA).toUpper().insert(2, u':');
    const TlsPolicy pinned(site, u"h"_s, spaced);
    QVERIFY(pinned.judge(a, errors).accepted());
    QCOMPARE(pinned.judge(a, errors).ignorable, errors);
    const auto other = pinned.judge(b, errors);
    QVERIFY(!other.accepted());
    QVERIFY(other.ignorable.isEmpty());
    QVERIFY(other.offer->changed);
    QCOMPARE(other.offer->problems.size(), 2);
    QCOMPARE(other.error.kind, ErrorKind::Tls);
    QVERIFY(!TlsPolicy(site, u"h"_s, {}).judge(QSslCertificate(), errors).accepted());
}

void TestNet::policyNeverPinsARevokedOne()
{
    const QSslCertificate a(kCertificateA);
    const TlsPolicy pinned({u"s"_s}, u"h"_s, QString::fromLatin1(kFingerprintA));
    const auto verdict = pinned.judge(a, {QSslError(QSslError::CertificateRevoked, a)});
    QVERIFY(!verdict.accepted());
    QVERIFY(!verdict.offer->changed);
}

void TestNet::wireLogIsARingOfMaskedText()
{
    ManualClock clock(5);
    WireLog log(clock, 3, 60);
    log.add(WireLog::Way::Out, "off");
    QVERIFY(log.frames().empty());
    log.setEnabled(true);
    for (int i = 0; i < 5; ++i)
        log.add(WireLog::Way::In, "frame " + QByteArray::number(i));
    QCOMPARE(log.frames().size(), size_t(3));
    QCOMPARE(log.frames().front().text, u"frame 2"_s);
    QCOMPARE(log.frames().back().text, u"frame 4"_s);
    log.add(WireLog::Way::Out, "{\"login_password\":\"hunter2\"}" + QByteArray(500, 'x'));
    const auto last = log.frames().back();
    QVERIFY(!last.text.contains(u"hunter2"_s));
    QCOMPARE(last.bytes, 528);
    QCOMPARE(last.text.size(), 60);
    QCOMPARE(last.way, WireLog::Way::Out);
}

namespace {

struct Server
{
    QWebSocketServer server{u"t"_s, QWebSocketServer::NonSecureMode};
    std::unique_ptr<QWebSocket> peer;

    QUrl listen()
    {
        QObject::connect(
            &server, &QWebSocketServer::newConnection, &server, [this] { peer.reset(server.nextPendingConnection()); });
        server.listen(QHostAddress::LocalHost);
        return server.serverUrl();
    }
};

} // namespace

void TestNet::channelCarriesTextAndBytes()
{
    Server server;
    WebSocketChannel channel;
    QSignalSpy opened(&channel, &WebSocketChannel::opened);
    QSignalSpy frames(&channel, &WebSocketChannel::frameReceived);
    QSignalSpy closed(&channel, &WebSocketChannel::closed);
    QVERIFY(!channel.send("too early"));
    channel.open(server.listen(), {});
    QTRY_COMPARE(opened.size(), 1);
    QTRY_VERIFY(server.peer);
    QSignalSpy heard(server.peer.get(), &QWebSocket::textMessageReceived);
    QVERIFY(channel.send("gr\xc3\xbc\xc3\x9f dich"));
    QTRY_COMPARE(heard.size(), 1);
    QCOMPARE(heard.first().first().toString(), u"gr\u00fc\u00df dich"_s);
    server.peer->sendTextMessage(u"\u00e9"_s);
    server.peer->sendBinaryMessage("bytes");
    QTRY_COMPARE(frames.size(), 2);
    QCOMPARE(frames.at(0).first().toByteArray(), QByteArray("\xc3\xa9"));
    QCOMPARE(frames.at(1).first().toByteArray(), QByteArray("bytes"));
    server.peer->close(QWebSocketProtocol::CloseCodeGoingAway, u"maintenance"_s);
    QTRY_COMPARE(closed.size(), 1);
    const auto reason = closed.first().first().value<Error>();
    QCOMPARE(reason.kind, ErrorKind::Network);
    QCOMPARE(reason.detail, u"maintenance"_s);
    QVERIFY(!channel.isOpen());
}

void TestNet::channelRefusesHugeMessages()
{
    Server server;
    WebSocketChannel::Options options;
    options.maxMessage = 1000;
    WebSocketChannel channel(options);
    QSignalSpy closed(&channel, &WebSocketChannel::closed);
    QSignalSpy frames(&channel, &WebSocketChannel::frameReceived);
    channel.open(server.listen(), {});
    QTRY_VERIFY(server.peer && channel.isOpen());
    server.peer->sendTextMessage(QString(5000, u'x'));
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(frames.isEmpty());
}

// Opens like a WebSocket server and then says nothing more, as a PBX does whose machine hangs.
void TestNet::channelNoticesAMissingPong()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const QByteArray request = socket->readAll();
            const QByteArray name = "Sec-WebSocket-Key: ";
            const auto at = request.indexOf(name);
            if (at < 0)
                return;
            const QByteArray key = request.mid(at + name.size(), request.indexOf('\r', at) - at - name.size());
            const QByteArray accept
                = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
            socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: "
                + accept.toBase64() + "\r\n\r\n");
        });
    });
    WebSocketChannel::Options options;
    options.pingEvery = milliseconds{20};
    options.pongWithin = milliseconds{40};
    WebSocketChannel channel(options);
    QSignalSpy opened(&channel, &WebSocketChannel::opened);
    QSignalSpy closed(&channel, &WebSocketChannel::closed);
    channel.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort())), {});
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(closed.first().first().value<Error>().kind, ErrorKind::Timeout);
}

void TestNet::channelReportsARefusedConnection()
{
    QUrl url;
    {
        Server server;
        url = server.listen();
    }
    WebSocketChannel channel;
    QSignalSpy closed(&channel, &WebSocketChannel::closed);
    channel.open(url, {});
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.first().first().value<Error>().kind, ErrorKind::Network);
}

QTEST_GUILESS_MAIN(TestNet)
#include "tst_net.moc"
