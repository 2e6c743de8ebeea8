// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"
#include "testcertificates.h"

#include "core/base/clock.h"
#include "core/net/httpclient.h"
#include "core/net/wirelog.h"

#include <QSignalSpy>
#include <QtTest>

using namespace callboard;
using namespace callboard::test;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using Priority = HttpRequest::Priority;

namespace {

HttpRequest get(const QUrl& url)
{
    HttpRequest request;
    request.name = u"read"_s;
    request.url = url;
    return request;
}

HttpRequest command(const QUrl& url, const QByteArray& verb, const QByteArray& body)
{
    HttpRequest request = get(url);
    request.name = u"transfer"_s;
    request.verb = verb;
    request.body = body;
    request.contentType = body.isEmpty() ? QByteArray() : QByteArray("application/json");
    request.priority = Priority::Command;
    return request;
}

TlsPolicy pinned(const QString& fingerprint)
{
    return {SiteId{u"s"_s}, u"127.0.0.1"_s, fingerprint};
}

const QString kPinA = QString::fromLatin1(kFingerprintA);

} // namespace

//! Against servers on loopback sockets; none of them is polite.
class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatusIsAReply_data();
    void everyStatusIsAReply();
    void aGetMayHaveABody();
    void theUrlIsSentAsItStands();
    void neitherCookiesNorRedirectsAreFollowed();
    void chunkedBodiesComeWhole();
    void headHasNoBody();
    void neverSentTwice_data();
    void neverSentTwice();
    void aStaleConnectionIsNotUsedTwice();
    void halfAReplyIsAnError_data();
    void halfAReplyIsAnError();
    void timeoutCountsFromSending();
    void hugeBodiesAreRefused_data();
    void hugeBodiesAreRefused();
    void commandsGoFirst();
    void oneAtATime();
    void abortEndsEverything();
    void theClientMayGoWhileAsked();
    void whoIsToldMayAskAgain();
    void certificateMustBePinned();
    void aChangedCertificateIsRefused();
    void aRefusedConnectionIsNetwork();
    void noSecretInTheWireLog();
    void noTokenInAnError();
};

void TestHttpClient::everyStatusIsAReply_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const auto* status : {"200 OK", "201 Created", "302 Found", "307 Temporary Redirect", "400 Bad Request",
             "401 Unauthorized", "403 Forbidden", "404 Not Found", "405 Not Allowed", "409 Conflict", "418 Teapot",
             "429 Too Many Requests", "500 Internal Server Error", "501 Not Implemented", "503 Unavailable", "599 Own"})
        QTest::newRow(status) << QByteArray(status);
}

void TestHttpClient::everyStatusIsAReply()
{
    QFETCH(QByteArray, status);
    ScriptedServer server;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray&) {
        socket->write("HTTP/1.1 " + status
            + "\r\nContent-Type: text/plain;charset=x\r\nWWW-Authenticate: Basic realm=\"pbx\"\r\nRetry-After: 7\r\n"
              "Content-Length: 5\r\n\r\nhello");
    };
    HttpClient client;
    QSignalSpy latency(&client, &HttpClient::latencyMeasured);
    const auto future = client.send(command(server.url(u"/x"_s), "POST", "{}"));
    QTRY_VERIFY(future.isFinished());
    const auto reply = future.result();
    QVERIFY2(reply.has_value(), reply ? "" : qPrintable(describe(reply.error())));
    QCOMPARE(reply->status, status.left(3).toInt());
    QCOMPARE(reply->contentType, QByteArray("text/plain;charset=x"));
    QCOMPARE(reply->header("retry-after"), QByteArray("7"));
    QVERIFY(reply->header("absent").isEmpty());
    if (reply->status != 307)
        QCOMPARE(reply->body, QByteArray("hello"));
    QCOMPARE(latency.size(), 1);
    QCOMPARE(server.requests.size(), 1);
}

void TestHttpClient::aGetMayHaveABody()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) { ScriptedServer::answer(socket, "[]"); };
    HttpClient client;
    auto request = command(server.url(u"/extension"_s), "GET", "{\"a\":1}");
    request.headers = {{"X-Custom", "yes"}};
    const auto future = client.send(request);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result().has_value());
    const QByteArray sent = server.requests.value(0);
    QVERIFY(sent.startsWith("GET /extension HTTP/1.1\r\n"));
    QVERIFY(sent.endsWith("\r\n\r\n{\"a\":1}"));
    QVERIFY(sent.toLower().contains("\r\ncontent-length: 7\r\n"));
    QVERIFY(sent.toLower().contains("\r\ncontent-type: application/json\r\n"));
    QVERIFY(sent.toLower().contains("\r\nx-custom: yes\r\n"));
}

void TestHttpClient::theUrlIsSentAsItStands()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) { ScriptedServer::answer(socket, "[]"); };
    HttpClient client;
    const auto future = client.send(get(server.url(u"/a//b/?x=1%2B1&y=%20&z="_s)));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(server.requests.value(0).split('\r').first(), QByteArray("GET /a//b/?x=1%2B1&y=%20&z= HTTP/1.1"));
    // Nobody said what kind of body there is, so nothing is claimed about it.
    QVERIFY(!server.requests.value(0).toLower().contains("content-type"));
}

void TestHttpClient::neitherCookiesNorRedirectsAreFollowed()
{
    ScriptedServer server;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray&) {
        socket->write("HTTP/1.1 302 Found\r\nLocation: " + server.url(u"/elsewhere"_s).toEncoded()
            + "\r\nSet-Cookie: sid=1; Path=/\r\nContent-Length: 0\r\n\r\n");
    };
    HttpClient client;
    for (int i = 0; i < 2; ++i) {
        const auto future = client.send(get(server.url(u"/"_s)));
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().value().status, 302);
        QCOMPARE(future.result().value().header("set-cookie"), QByteArray("sid=1; Path=/"));
    }
    QCOMPARE(server.requests.size(), 2);
    QVERIFY(!server.requests.value(1).toLower().contains("cookie"));
    QCOMPARE(server.sockets.size(), 1); // and the connection was kept
}

void TestHttpClient::chunkedBodiesComeWhole()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) {
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n");
    };
    HttpClient client;
    const auto future = client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().value().body, QByteArray("abcdefg"));
}

void TestHttpClient::headHasNoBody()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
    };
    HttpClient client;
    auto request = get(server.url(u"/"_s));
    request.verb = "HEAD";
    const auto future = client.send(request);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->header("content-length"), QByteArray("5000"));
}

void TestHttpClient::neverSentTwice_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    for (const auto* verb : {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
        QTest::addRow("%s, closed without a word", verb) << QByteArray(verb) << QByteArray("{\"a\":1}") << QByteArray();
        QTest::addRow("%s without a body", verb) << QByteArray(verb) << QByteArray() << QByteArray();
        QTest::addRow("%s, no status line", verb)
            << QByteArray(verb) << QByteArray() << QByteArray("]{ nonsense\r\n\r\n");
        QTest::addRow("%s, half a head", verb)
            << QByteArray(verb) << QByteArray("{}") << QByteArray("HTTP/1.1 200 OK\r\nContent-");
    }
}

void TestHttpClient::neverSentTwice()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, answer);
    ScriptedServer server;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray&) {
        socket->write(answer);
        socket->disconnectFromHost();
    };
    HttpClient client;
    const auto future = client.send(command(server.url(u"/"_s), verb, body));
    QTRY_VERIFY(future.isFinished());
    QVERIFY(!future.result().has_value());
    QCOMPARE(future.result().error().kind, ErrorKind::Network);
    QVERIFY(!future.result().error().retryable);
    QCOMPARE(server.requests.size(), 1); // QNetworkAccessManager tells of the failure after its last attempt
}

// The server gives up an idle connection in the moment in which the next request is on its way.
void TestHttpClient::aStaleConnectionIsNotUsedTwice()
{
    ScriptedServer server;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray&) {
        if (server.requests.size() == 1)
            ScriptedServer::answer(socket, "{}");
        else
            socket->abort();
    };
    HttpClient client;
    const auto first = client.send(command(server.url(u"/"_s), "POST", "{}"));
    QTRY_VERIFY(first.isFinished());
    QVERIFY(first.result().has_value());
    const auto second = client.send(command(server.url(u"/"_s), "POST", "{}"));
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(second.result().error().kind, ErrorKind::Network);
    QCOMPARE(server.requests.size(), 2);
    QCOMPARE(server.sockets.size(), 1);
    // Closed while nobody asked: the next request takes a new connection.
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) {
        socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        socket->disconnectFromHost();
    };
    for (int i = 0; i < 2; ++i) {
        const auto next = client.send(command(server.url(u"/"_s), "POST", "{}"));
        QTRY_VERIFY(next.isFinished());
        QVERIFY(next.result().has_value());
        QTRY_COMPARE(server.sockets.last()->state(), QAbstractSocket::UnconnectedState);
    }
    QCOMPARE(server.requests.size(), 4);
}

void TestHttpClient::halfAReplyIsAnError_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,2,3]");
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n[1,2,3]\r\n");
    QTest::newRow("an error") << QByteArray("HTTP/1.1 500 Internal\r\nContent-Length: 100\r\n\r\n[1,2,3]");
    QTest::newRow("nothing of it") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
}

void TestHttpClient::halfAReplyIsAnError()
{
    QFETCH(QByteArray, head);
    ScriptedServer server;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray&) {
        socket->write(head);
        socket->disconnectFromHost();
    };
    HttpClient client;
    const auto future = client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(future.isFinished());
    QVERIFY(!future.result().has_value());
    QCOMPARE(future.result().error().kind, ErrorKind::Network);
    QVERIFY(future.result().error().retryable); // by whoever asked; not by us
    QCOMPARE(server.requests.size(), 1);
}

void TestHttpClient::timeoutCountsFromSending()
{
    ScriptedServer server;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray& request) {
        if (request.startsWith("GET /slow"))
            QTimer::singleShot(150, socket, [socket] { ScriptedServer::answer(socket, "{}"); });
    };
    HttpClient client({.parallel = 1});
    auto first = get(server.url(u"/slow1"_s));
    first.timeout = milliseconds{2000};
    auto second = get(server.url(u"/slow2"_s));
    second.timeout = milliseconds{250}; // shorter than both together
    auto silent = get(server.url(u"/silent"_s));
    silent.timeout = milliseconds{30};
    const auto one = client.send(first);
    const auto two = client.send(second);
    const auto three = client.send(silent);
    QTRY_VERIFY(three.isFinished());
    QVERIFY(one.result().has_value());
    QVERIFY(two.result().has_value());
    QCOMPARE(three.result().error().kind, ErrorKind::Timeout);
    QVERIFY(three.result().error().message.contains(u"read"_s));
    QCOMPARE(client.underWay(), 0);
}

void TestHttpClient::hugeBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("announced") << QByteArray("Content-Length: 100000000\r\n");
    QTest::newRow("not announced") << QByteArray("Connection: close\r\n");
}

void TestHttpClient::hugeBodiesAreRefused()
{
    QFETCH(QByteArray, head);
    ScriptedServer server;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray&) {
        socket->write("HTTP/1.1 200 OK\r\n" + head + "\r\n" + QByteArray(20'000, 'x'));
    };
    HttpClient client({.parallel = 4, .maxBody = 10'000});
    const auto future = client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::Protocol);
}

void TestHttpClient::commandsGoFirst()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) { ScriptedServer::answer(socket, "{}"); };
    HttpClient client({.parallel = 1});
    QList<QFuture<Result<HttpReply>>> all;
    const auto ask = [&](const QString& path, Priority priority) {
        auto request = get(server.url(path));
        request.priority = priority;
        all << client.send(request);
    };
    ask(u"/first"_s, Priority::Poll);
    ask(u"/poll1"_s, Priority::Poll);
    ask(u"/read1"_s, Priority::Read);
    ask(u"/poll2"_s, Priority::Poll);
    ask(u"/command1"_s, Priority::Command);
    ask(u"/read2"_s, Priority::Read);
    ask(u"/command2"_s, Priority::Command);
    QCOMPARE(client.underWay(), 1);
    QCOMPARE(client.waiting(), 6);
    QTRY_VERIFY(std::ranges::all_of(all, [](const auto& f) { return f.isFinished(); }));
    QByteArrayList order;
    for (const QByteArray& request : std::as_const(server.requests))
        order << request.split(' ').at(1);
    QCOMPARE(order, (QByteArrayList{"/first", "/command1", "/command2", "/read1", "/read2", "/poll1", "/poll2"}));
}

void TestHttpClient::oneAtATime()
{
    ScriptedServer server;
    int open = 0;
    int most = 0;
    server.onRequest = [&](QTcpSocket* socket, const QByteArray&) {
        most = std::max(most, ++open);
        QTimer::singleShot(5, socket, [&open, socket] {
            --open;
            ScriptedServer::answer(socket, "{}");
        });
    };
    for (const int parallel : {1, 3, 50}) {
        most = 0;
        HttpClient client({.parallel = parallel});
        QList<QFuture<Result<HttpReply>>> all;
        for (int i = 0; i < 20; ++i)
            all << client.send(get(server.url(u"/"_s)));
        QCOMPARE(client.underWay(), std::min(parallel, 6));
        QTRY_VERIFY(std::ranges::all_of(all, [](const auto& f) { return f.isFinished() && f.result().has_value(); }));
        QCOMPARE(most, std::min(parallel, 6));
    }
}

void TestHttpClient::abortEndsEverything()
{
    ScriptedServer server; // answers nothing
    HttpClient client({.parallel = 2});
    QList<QFuture<Result<HttpReply>>> all;
    for (int i = 0; i < 5; ++i)
        all << client.send(get(server.url(u"/"_s)));
    QTRY_COMPARE(server.requests.size(), 2);
    client.abortAll(Error{.kind = ErrorKind::Cancelled, .code = {}, .message = u"enough"_s, .detail = {}});
    for (const auto& future : all) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().message, u"enough"_s);
    }
    QCOMPARE(client.underWay() + client.waiting(), 0);
    QTRY_COMPARE(server.sockets.at(0)->state(), QAbstractSocket::UnconnectedState);
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) { ScriptedServer::answer(socket, "{}"); };
    const auto again = client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(again.isFinished());
    QVERIFY(again.result().has_value());
}

void TestHttpClient::theClientMayGoWhileAsked()
{
    ScriptedServer server;
    auto client = std::make_unique<HttpClient>();
    const auto future = client->send(get(server.url(u"/"_s)));
    QTRY_COMPARE(server.requests.size(), 1);
    client.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
}

void TestHttpClient::whoIsToldMayAskAgain()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) { ScriptedServer::answer(socket, "{}"); };
    HttpClient client({.parallel = 1});
    QFuture<Result<HttpReply>> second;
    client.send(get(server.url(u"/1"_s))).then(&client, [&](const Result<HttpReply>&) {
        second = client.send(get(server.url(u"/2"_s)));
    });
    QTRY_VERIFY(second.isFinished() && second.resultCount() == 1);
    QVERIFY(second.result().has_value());
    // And may let the client go.
    auto* shortLived = new HttpClient;
    bool gone = false;
    shortLived->send(get(server.url(u"/3"_s))).then([&](const Result<HttpReply>&) {
        delete shortLived;
        gone = true;
    });
    QTRY_VERIFY(gone);
}

void TestHttpClient::certificateMustBePinned()
{
    ScriptedServer server(tlsWith(kCertificateA, kKeyA));
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) { ScriptedServer::answer(socket, "{}"); };
    HttpClient client;
    QSignalSpy offers(&client, &HttpClient::certificateRefused);
    client.setTls(pinned({}));
    QList<QFuture<Result<HttpReply>>> all;
    for (int i = 0; i < 3; ++i)
        all << client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(std::ranges::all_of(all, [](const auto& f) { return f.isFinished(); }));
    for (const auto& future : all)
        QVERIFY2(future.result().error().kind == ErrorKind::Tls, qPrintable(describe(future.result().error())));
    QCOMPARE(offers.size(), 1); // three requests, one question
    QCOMPARE(offers.first().first().value<CertificateOffer>().fingerprint, kPinA);
    QVERIFY(!offers.first().first().value<CertificateOffer>().changed);
    QVERIFY(server.requests.isEmpty());

    client.setTls(pinned(kPinA));
    all.clear();
    for (int i = 0; i < 20; ++i)
        all << client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(std::ranges::all_of(all, [](const auto& f) { return f.isFinished(); }));
    for (const auto& future : all)
        QVERIFY2(future.result(), qPrintable(future.result() ? QString() : describe(future.result().error())));
    QCOMPARE(server.requests.size(), 20);

    // Taking the pin away closes what is open: nothing goes out on a connection that would not be made now.
    client.setTls(pinned({}));
    const auto refused = client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().kind, ErrorKind::Tls);
    QCOMPARE(offers.size(), 2);
    QCOMPARE(server.requests.size(), 20);
}

void TestHttpClient::aChangedCertificateIsRefused()
{
    ScriptedServer server(tlsWith(kCertificateB, kKeyB));
    HttpClient client;
    QSignalSpy offers(&client, &HttpClient::certificateRefused);
    client.setTls(pinned(kPinA));
    const auto future = client.send(get(server.url(u"/"_s)));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::Tls);
    QCOMPARE(offers.size(), 1);
    QVERIFY(offers.first().first().value<CertificateOffer>().changed);
    QCOMPARE(offers.first().first().value<CertificateOffer>().pinned, kPinA);
    QVERIFY(server.requests.isEmpty());
}

void TestHttpClient::aRefusedConnectionIsNetwork()
{
    QUrl url;
    {
        ScriptedServer server;
        url = server.url(u"/"_s);
    }
    HttpClient client;
    const auto future = client.send(get(url));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::Network);
    QVERIFY(!future.result().error().message.isEmpty());
}

void TestHttpClient::noSecretInTheWireLog()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) {
        socket->write("HTTP/1.1 200 OK\r\nSet-Cookie: sid=hush1; Path=/\r\nContent-Length: 48\r\n\r\n"
                      "{\"session_id\":\"hush2\",\"cookie\":\"hush3\",\"n\":12345}");
    };
    ManualClock clock;
    WireLog log(clock);
    log.setEnabled(true);
    HttpClient client;
    client.setWireLog(&log);
    auto request = get(server.url(u"/list?authtoken=hush4&apikey=hush5&number=201"_s));
    request.verb = "POST";
    request.contentType = "application/x-www-form-urlencoded";
    request.body
        = "auth_info=%7B%22session_id%22%3A%22hush6%22%7D&params=%7B%22login%22%3A%22ann%22%2C%22password%22%3A%22"
          "hush7%22%7D";
    request.headers = {{"Authorization", "Bearer hush8"}, {"Cookie", "a=1; sid=hush9"}};
    const auto future = client.send(request);
    QTRY_VERIFY(future.isFinished());
    QVERIFY2(future.result().has_value(), "no reply");
    QCOMPARE(log.frames().size(), size_t(2));
    const QString all = log.frames().at(0).text + log.frames().at(1).text;
    QVERIFY2(!all.contains(u"hush"_s), qPrintable(all));
    QVERIFY2(all.contains(u"number=201"_s) && all.contains(u"12345"_s) && all.contains(u"ann"_s), qPrintable(all));
}

void TestHttpClient::noTokenInAnError()
{
    ScriptedServer server;
    server.onRequest = [](QTcpSocket* socket, const QByteArray&) { socket->abort(); };
    HttpClient client;
    const auto future = client.send(get(server.url(u"/?authtoken=hush"_s)));
    QTRY_VERIFY(future.isFinished());
    const QString said = describe(future.result().error());
    QVERIFY2(!said.contains(u"hush"_s), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
