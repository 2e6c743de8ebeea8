// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/singleinstance.h"

#include <QCryptographicHash>
#include <QLocalSocket>

namespace callboard {

namespace {

constexpr int kHandOverMs = 500;
constexpr qsizetype kLongestMessage = 4096;

} // namespace

SingleInstance::SingleInstance(const QString& key, QObject* parent)
    : QObject(parent)
    , m_name(QStringLiteral("callboard-")
          + QString::fromLatin1(
              QCryptographicHash::hash(key.toUtf8() + qgetenv("USER"), QCryptographicHash::Sha256).toHex().first(16)))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

bool SingleInstance::handOver(const QString& message)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kHandOverMs))
        return false;
    socket.write(message.toUtf8().first(std::min(message.toUtf8().size(), kLongestMessage)) + '\n');
    return socket.waitForBytesWritten(kHandOverMs);
}

bool SingleInstance::listen()
{
    if (m_server.listen(m_name))
        return true;
    // A crashed console leaves its socket file behind; nobody answered on it, or handOver() had succeeded.
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void SingleInstance::accept()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->canReadLine()) {
                Q_EMIT received(QString::fromUtf8(socket->readLine(kLongestMessage + 2)).trimmed());
                socket->disconnectFromServer();
            } else if (socket->bytesAvailable() > kLongestMessage) {
                socket->abort();
            }
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace callboard
