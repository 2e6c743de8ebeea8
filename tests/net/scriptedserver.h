// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace callboard::test {

//! An HTTP server that does exactly what a test says, mistakes included. Reads one request after the other and hands
//! its bytes to `onRequest`, which writes what it likes, when it likes.
class ScriptedServer
{
public:
    std::function<void(QTcpSocket*, const QByteArray& request)> onRequest;
    QList<QByteArray> requests; //!< everything that was asked, in the order in which it came
    QList<QTcpSocket*> sockets;

    explicit ScriptedServer(const QSslConfiguration& tls = {})
    {
        m_tls = !tls.localCertificate().isNull();
        if (m_tls) {
            auto* server = new QSslServer;
            server->setSslConfiguration(tls);
            m_server.reset(server);
        } else {
            m_server.reset(new QTcpServer);
        }
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] { accept(); });
        m_server->listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] QUrl url(const QString& pathAndQuery) const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2%3")
                        .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                        .arg(port())
                        .arg(pathAndQuery));
    }

    static void answer(QTcpSocket* socket, const QByteArray& body, const QByteArray& status = "200 OK")
    {
        socket->write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

private:
    void accept()
    {
        while (QTcpSocket* socket = m_server->nextPendingConnection()) {
            sockets.append(socket);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            if (socket->bytesAvailable() > 0)
                read(socket);
        }
    }

    void read(QTcpSocket* socket)
    {
        QByteArray& buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = buffer.first(end).toLower();
        const qsizetype at = head.indexOf("\r\ncontent-length: ");
        const qsizetype length = at < 0 ? 0 : head.mid(at + 18, head.indexOf("\r\n", at + 2) - at - 18).toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        const QByteArray request = buffer.first(end + 4 + length);
        buffer.remove(0, request.size());
        requests.append(request);
        if (onRequest)
            onRequest(socket, request);
    }

    bool m_tls = false;
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket*, QByteArray> m_buffers;
};

} // namespace callboard::test
