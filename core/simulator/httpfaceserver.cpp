// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/httpfaceserver.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaMethod>
#include <QPointer>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocket>

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHugeEvery = 25;

using Sockets = QList<QPointer<QTcpSocket>>;
using TakeSocket = std::function<void(QTcpSocket*)>;

//! QAbstractHttpServer takes its sockets from here; whoever pulls cables has to know them.
template <typename Base> class Listener final : public Base
{
public:
    explicit Listener(TakeSocket take)
        : m_take(std::move(take))
    {
        this->setMaxPendingConnections(1000);
    }

    QTcpSocket* nextPendingConnection() override
    {
        QTcpSocket* socket = Base::nextPendingConnection();
        if (socket)
            m_take(socket);
        return socket;
    }

private:
    TakeSocket m_take;
};

bool isUpgrade(const QHttpServerRequest& request)
{
    return request.value("upgrade").compare("websocket", Qt::CaseInsensitive) == 0;
}

//! Qt's parser and its WebSocket upgrade; the answers are written by us, byte by byte, because QHttpServerResponse
//! cannot break off in the middle.
class RawServer final : public QAbstractHttpServer
{
public:
    using Serve = std::function<void(const QHttpServerRequest&, QTcpSocket*)>;

    RawServer(Serve serve, const Sockets& sockets, QObject* parent)
        : QAbstractHttpServer(parent)
        , m_serve(std::move(serve))
        , m_sockets(sockets)
    {
    }

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override
    {
        // Qt asks about an upgrade too, and makes it when the request counts as handled.
        if (!isUpgrade(request))
            m_serve(request, socket);
        return true;
    }
    void missingHandler(const QHttpServerRequest&, QTcpSocket*) override { }
#else
    // The responder goes unused: when it is destroyed the connection is free for the next request.
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder&) override
    {
        if (!isUpgrade(request))
            m_serve(request, socketOf(request));
        return true;
    }
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest&, QHttpServerResponder&&) override
#else
    void missingHandler(const QHttpServerRequest&, QHttpServerResponder&) override
#endif
    {
    }
    [[nodiscard]] QTcpSocket* socketOf(const QHttpServerRequest& request) const
    {
        for (const auto& socket : m_sockets) {
            if (socket && socket->peerPort() == request.remotePort())
                return socket;
        }
        return nullptr;
    }
#endif

private:
    Serve m_serve;
    const Sockets& m_sockets;
};

QByteArray nameOf(QHttpServerRequest::Method method)
{
    return QByteArray(QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(static_cast<int>(method))).toUpper();
}

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

HttpAsk askOf(const QHttpServerRequest& request)
{
    HttpAsk ask;
    ask.verb = nameOf(request.method());
    ask.url = request.url();
    for (const auto& [name, value] : request.headers())
        ask.headers.append({name.toLower(), value});
    ask.body = request.body();
    return ask;
}

QByteArray headOf(const HttpAnswer& answer, bool isLast)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status) + "\r\n";
    if (!answer.contentType.isEmpty() && answer.status != 204)
        head += "Content-Type: " + answer.contentType + "\r\n";
    for (const auto& [name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (answer.status != 204 && answer.status != 304 && !answer.opened)
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (isLast)
        head += "Connection: close\r\n";
    return head + "\r\n";
}

} // namespace

QByteArray HttpAsk::header(QByteArrayView lowerCaseName) const
{
    const auto it
        = std::ranges::find(headers, lowerCaseName, [](const auto& pair) { return QByteArrayView(pair.first); });
    return it == headers.end() ? QByteArray() : it->second;
}

QString HttpAsk::query(const QString& key) const
{
    // Forms write a blank as '+', which QUrlQuery leaves alone.
    return QUrlQuery(url.query(QUrl::FullyEncoded).replace(u'+', "%20"_L1)).queryItemValue(key, QUrl::FullyDecoded);
}

struct HttpFaceServer::Private
{
    HttpFaceServer* q;
    FaceSetup setup;
    Handler handler;
    QRandomGenerator random;
    RawServer* server = nullptr;
    QTcpServer* listener = nullptr;
    Sockets sockets;
    int answered = 0;

    [[nodiscard]] bool hits(int percent) { return percent > 0 && random.bounded(100) < percent; }
    void takeSocket(QTcpSocket* socket);
    void refuseUpgrade(QTcpSocket* socket) const;
    void takeWebSockets();
    [[nodiscard]] bool wantsWebSockets() const
    {
        return q->isSignalConnected(QMetaMethod::fromSignal(&HttpFaceServer::webSocketOpened));
    }
    void serve(const QHttpServerRequest& request, QTcpSocket* socket);
    void answer(const HttpAsk& ask, QTcpSocket* socket, HttpAnswer answer);
    void spoil(HttpAnswer& answer);
    void write(QTcpSocket* socket, const HttpAsk& ask, const HttpAnswer& answer);
};

HttpFaceServer::HttpFaceServer(const FaceSetup& setup, Handler handler, QObject* parent)
    : QObject(parent)
    , d(new Private{this, setup, std::move(handler), QRandomGenerator(setup.seed), nullptr, nullptr, {}, 0})
{
    d->server = new RawServer(
        [p = d.get()](const auto& request, QTcpSocket* socket) { p->serve(request, socket); }, d->sockets, this);
    connect(d->server, &QAbstractHttpServer::newWebSocketConnection, this, [this] { d->takeWebSockets(); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    d->server->addWebSocketUpgradeVerifier(
        this, [](const QHttpServerRequest&) { return QHttpServerWebSocketUpgradeResponse::accept(); });
#endif
}

HttpFaceServer::~HttpFaceServer()
{
    close();
    delete d->server; // it and its sockets refer to what goes with us
}

Result<quint16> HttpFaceServer::listen(quint16 port)
{
    close();
    const auto take = [p = d.get()](QTcpSocket* socket) { p->takeSocket(socket); };
    if (d->setup.tls) {
        auto* tls = new Listener<QSslServer>(take);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(d->setup.certificate.certificate);
        configuration.setPrivateKey(d->setup.certificate.key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // consoles have no certificate of their own
        tls->setSslConfiguration(configuration);
        d->listener = tls;
    } else {
        d->listener = new Listener<QTcpServer>(take);
    }
    d->listener->setParent(this);
    if (!d->listener->listen(QHostAddress::LocalHost, port)) {
        const QString why = d->listener->errorString();
        close();
        return unexpected(Error{.kind = ErrorKind::Network,
            .code = {},
            .message = u"port %1: %2"_s.arg(port).arg(why),
            .detail = {},
            .retryable = false});
    }
    d->server->bind(d->listener);
    return d->listener->serverPort();
}

void HttpFaceServer::close()
{
    if (QTcpServer* listener = std::exchange(d->listener, nullptr)) {
        listener->close();
        listener->deleteLater();
    }
    dropConnections();
}

void HttpFaceServer::dropConnections()
{
    const Sockets gone = std::exchange(d->sockets, {});
    for (const auto& socket : gone) {
        if (socket)
            socket->abort();
    }
}

void HttpFaceServer::setCertificate(const Certificate& certificate)
{
    d->setup.certificate = certificate;
}

int HttpFaceServer::connectionCount() const
{
    return static_cast<int>(std::ranges::count_if(
        d->sockets, [](const auto& socket) { return socket && socket->state() == QAbstractSocket::ConnectedState; }));
}

void HttpFaceServer::Private::takeSocket(QTcpSocket* socket)
{
    sockets.removeIf([](const QPointer<QTcpSocket>& old) { return old.isNull(); });
    sockets.append(socket);
    // Connected before Qt's own reader, which would close the connection without a word.
    QObject::connect(socket, &QTcpSocket::readyRead, q, [this, socket] {
        if (!wantsWebSockets())
            refuseUpgrade(socket);
    });
    // What came together with the TLS handshake is not announced again.
    if (socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
}

void HttpFaceServer::Private::refuseUpgrade(QTcpSocket* socket) const
{
    constexpr qint64 kLongestHead = 16 * 1024;
    const QByteArray head = socket->peek(kLongestHead).toLower();
    if (!head.startsWith("get ") || !head.contains("\r\nupgrade: websocket\r\n"))
        return;
    socket->readAll();
    socket->write(headOf(HttpAnswer{.status = 404, .contentType = {}, .body = {}, .headers = {}}, true));
    socket->disconnectFromHost();
}

void HttpFaceServer::Private::takeWebSockets()
{
    while (server->hasPendingWebSocketConnections())
        Q_EMIT q->webSocketOpened(server->nextPendingWebSocketConnection().release());
}

void HttpFaceServer::Private::serve(const QHttpServerRequest& request, QTcpSocket* socket)
{
    if (!socket)
        return;
    const HttpAsk ask = askOf(request);
    const QPointer<QTcpSocket> alive = socket; // the handler may drop connections
    HttpAnswer answer = handler(ask);
    if (!alive || socket->state() != QAbstractSocket::ConnectedState || answer.silent)
        return;
    if (hits(setup.faults.dropPercent)) {
        socket->abort();
        return;
    }
    spoil(answer);
    const int delay = answer.delayMs + setup.faults.delayMs;
    if (delay <= 0)
        return write(socket, ask, answer);
    QTimer::singleShot(delay, socket, [this, socket, ask, answer] {
        if (socket->state() == QAbstractSocket::ConnectedState)
            write(socket, ask, answer);
    });
}

void HttpFaceServer::Private::spoil(HttpAnswer& answer)
{
    if (hits(setup.faults.garbagePercent))
        answer.body = "]{ \x01\"not\": json,,";
    if (hits(setup.faults.notUtf8Percent))
        answer.body = "{\"x\":\"\xE4\xF6\xFC\xFF\"}";
    const auto page = [&answer](int status, const QByteArray& title) {
        answer.status = status;
        answer.contentType = "text/html";
        answer.body = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n";
        answer.opened = nullptr;
    };
    if (hits(setup.faults.htmlPercent))
        page(502, "502 Bad Gateway");
    if (hits(setup.faults.tooManyPercent)) {
        page(429, "429 Too Many Requests");
        answer.headers.emplaceBack("Retry-After", "1");
    }
    if (setup.faults.hugeBytes > 0 && answered++ % kHugeEvery == 0)
        answer.body = "{\"padding\":\"" + QByteArray(setup.faults.hugeBytes, 'x') + "\"}";
}

void HttpFaceServer::Private::write(QTcpSocket* socket, const HttpAsk& ask, const HttpAnswer& answer)
{
    const bool isLast = ask.header("connection").toLower() == "close";
    const QByteArray head = headOf(answer, isLast);
    if (answer.opened) {
        socket->write(head);
        answer.opened(socket);
        return;
    }
    const QByteArray bytes = ask.verb == "HEAD" ? head : head + answer.body;
    if (hits(setup.faults.truncatePercent)) {
        // In the middle of the body, or of the head when there is none. Politely, so that the half does arrive.
        const qsizetype body = bytes.size() - head.size();
        socket->write(bytes.first(body > 1 ? head.size() + body / 2 : head.size() / 2));
        socket->disconnectFromHost();
        return;
    }
    socket->write(bytes);
    if (isLast)
        socket->disconnectFromHost();
}

} // namespace callboard::sim
