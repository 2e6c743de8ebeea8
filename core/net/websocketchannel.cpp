// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocketchannel.h"

#include "core/base/logging.h"
#include "core/net/wirelog.h"

#include <QSslSocket>
#include <QWebSocket>

#include <utility>

namespace callboard {

WebSocketChannel::WebSocketChannel(Options options, QObject* parent)
    : QObject(parent)
    , m_options(options)
{
    m_watchdog.setSingleShot(true);
    connect(&m_pingTimer, &QTimer::timeout, this, &WebSocketChannel::ping);
    connect(&m_watchdog, &QTimer::timeout, this, [this] {
        const QString message
            = m_open ? tr("The PBX stopped answering.") : tr("The PBX did not answer the connection.");
        abort(Error{.kind = ErrorKind::Timeout, .code = {}, .message = message, .detail = {}, .retryable = true});
    });
}

WebSocketChannel::~WebSocketChannel()
{
    drop(true);
}

void WebSocketChannel::open(const QUrl& url, const TlsPolicy& tls)
{
    drop(true);
    m_tls = tls;
    m_refused = {};
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingMessageSize(m_options.maxMessage);
    m_socket->setMaxAllowedIncomingFrameSize(m_options.maxMessage);
    wire();
    m_watchdog.start(m_options.connectWithin);
    if (const auto configuration = tls.configuration())
        m_socket->setSslConfiguration(*configuration);
    m_socket->open(url);
}

void WebSocketChannel::wire()
{
    connect(m_socket, &QWebSocket::connected, this, &WebSocketChannel::onConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketChannel::onDisconnected);
    connect(m_socket, &QWebSocket::sslErrors, this, &WebSocketChannel::onSslErrors);
    connect(m_socket, &QWebSocket::textMessageReceived, this,
        [this](const QString& message) { onFrame(message.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &WebSocketChannel::onFrame);
    connect(m_socket, &QWebSocket::pong, this, [this](quint64 elapsedMs) {
        m_watchdog.stop();
        Q_EMIT latencyMeasured(static_cast<int>(elapsedMs));
    });
    // A connection that never came up reports an error and no disconnected().
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto failed = &QWebSocket::errorOccurred;
#else
    const auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
    connect(m_socket, failed, this, [this](QAbstractSocket::SocketError) {
        if (!m_open)
            onDisconnected();
    });
}

void WebSocketChannel::close()
{
    drop(true);
}

void WebSocketChannel::abort(const Error& reason)
{
    if (!m_socket)
        return;
    drop(false);
    Q_EMIT closed(reason);
}

bool WebSocketChannel::send(const QByteArray& frame)
{
    if (!m_open)
        return false;
    if (m_log)
        m_log->add(WireLog::Way::Out, frame);
    m_socket->sendTextMessage(QString::fromUtf8(frame));
    return true;
}

void WebSocketChannel::onConnected()
{
    m_open = true;
    m_watchdog.stop();
    m_pingTimer.start(m_options.pingEvery);
    Q_EMIT opened();
}

void WebSocketChannel::onDisconnected()
{
    if (!m_socket)
        return;
    const Error reason = reasonOf(*m_socket);
    drop(false);
    Q_EMIT closed(reason);
}

void WebSocketChannel::onSslErrors(const QList<QSslError>& errors)
{
    // QWebSocket keeps the peer's certificate to itself, but the TLS socket is its child.
    const auto* tls = m_socket->findChild<QSslSocket*>();
    const QSslCertificate peer = tls ? tls->peerCertificate() : errors.value(0).certificate();
    const TlsPolicy::Verdict verdict = m_tls.judge(peer, errors);
    if (verdict.accepted()) {
        m_socket->ignoreSslErrors(verdict.ignorable);
        return;
    }
    m_refused = verdict.error;
    Q_EMIT certificateRefused(*verdict.offer);
}

void WebSocketChannel::onFrame(const QByteArray& frame)
{
    if (m_log)
        m_log->add(WireLog::Way::In, frame);
    Q_EMIT frameReceived(frame);
}

void WebSocketChannel::ping()
{
    m_socket->ping();
    if (!m_watchdog.isActive())
        m_watchdog.start(m_options.pongWithin);
}

void WebSocketChannel::drop(bool politely)
{
    m_pingTimer.stop();
    m_watchdog.stop();
    m_open = false;
    QWebSocket* socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    disconnect(socket, nullptr, this, nullptr);
    if (politely)
        socket->close(QWebSocketProtocol::CloseCodeNormal);
    else
        socket->abort();
    socket->deleteLater();
}

Error WebSocketChannel::reasonOf(const QWebSocket& socket) const
{
    if (!m_refused.message.isEmpty())
        return m_refused;
    const QString words = socket.closeReason().isEmpty() ? socket.errorString() : socket.closeReason();
    if (socket.closeCode() == QWebSocketProtocol::CloseCodeTooMuchData
        || socket.closeCode() == QWebSocketProtocol::CloseCodeWrongDatatype
        || socket.closeCode() == QWebSocketProtocol::CloseCodeProtocolError) {
        return Error{.kind = ErrorKind::Protocol,
            .code = QString::number(socket.closeCode()),
            .message = tr("The PBX sent something that is not allowed, so the connection was closed."),
            .detail = words,
            .retryable = true};
    }
    const QString message = m_open ? tr("The connection to the PBX was lost.") : tr("The PBX cannot be reached.");
    return Error{.kind = ErrorKind::Network, .code = {}, .message = message, .detail = words, .retryable = true};
}

} // namespace callboard
