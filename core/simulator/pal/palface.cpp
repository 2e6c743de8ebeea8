// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palface.h"

#include "core/simulator/pal/palconnection.h"
#include "core/simulator/world.h"

#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketServer>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr auto kPath = "/pbx/ws"_L1;
}

PalFace::PalFace(const FaceSetup& setup, QObject* parent)
    : Face(parent)
    , m_setup(setup)
{
    listenToWorld();
}

Result<FaceInfo> PalFace::start(quint16 port)
{
    stop();
    m_server = new QWebSocketServer(
        u"Simulated PBX"_s, m_setup.tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode, this);
    if (m_setup.tls) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(m_setup.certificate.certificate);
        configuration.setPrivateKey(m_setup.certificate.key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // consoles have no certificate of their own
        m_server->setSslConfiguration(configuration);
    }
    m_server->setMaxPendingConnections(1000);
    connect(m_server, &QWebSocketServer::newConnection, this, &PalFace::takeConnections);
    if (!m_server->listen(QHostAddress::LocalHost, port)) {
        const QString why = m_server->errorString();
        stop();
        return unexpected(Error{ErrorKind::Network, {}, u"port %1: %2"_s.arg(port).arg(why), {}, false});
    }
    FaceInfo info;
    info.face = u"brekeke"_s;
    info.url = u"%1://127.0.0.1:%2%3"_s.arg(m_setup.tls ? u"wss"_s : u"ws"_s).arg(m_server->serverPort()).arg(kPath);
    info.user = Directory::attendant();
    info.password = m_setup.world->directory().password(info.user);
    info.tenant = Records::homeTenant();
    if (m_setup.tls)
        info.fingerprint = m_setup.certificate.fingerprint();
    return info;
}

void PalFace::stop()
{
    if (!m_server)
        return;
    m_server->close();
    m_server->deleteLater();
    m_server = nullptr;
    dropConnections();
}

//! As a cable that is pulled: no close frame, no goodbye.
void PalFace::dropConnections()
{
    const QList<PalConnection*> gone = std::exchange(m_connections, {});
    for (PalConnection* connection : gone) {
        disconnect(connection, nullptr, this, nullptr);
        connection->abort();
        connection->deleteLater();
    }
}

//! PAL has no session but the connection: who is put out is told so.
void PalFace::expireSessions()
{
    const QList<PalConnection*> all = m_connections;
    for (PalConnection* connection : all)
        connection->close(u"session expired"_s);
}

void PalFace::setActive(bool active)
{
    m_active = active;
    for (PalConnection* connection : std::as_const(m_connections))
        connection->sendActive(active);
}

void PalFace::takeConnections()
{
    while (QWebSocket* socket = m_server ? m_server->nextPendingConnection() : nullptr) {
        if (socket->requestUrl().path() != kPath) {
            socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"no such address"_s);
            connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            continue;
        }
        auto* connection = new PalConnection(socket, wireOf(*socket), m_setup, m_active, this);
        m_connections << connection;
        connect(connection, &PalConnection::closed, this, [this, connection] { remove(connection); });
        connect(connection, &PalConnection::loggedIn, this, [this, connection] { onLoggedIn(connection); });
        connection->begin();
    }
}

//! The TCP socket below, for the fault that QWebSocket is too well-behaved to make.
QTcpSocket* PalFace::wireOf(const QWebSocket& socket) const
{
    const QList<QTcpSocket*> all = m_server->findChildren<QTcpSocket*>() + socket.findChildren<QTcpSocket*>();
    for (QTcpSocket* tcp : all) {
        if (tcp->peerPort() == socket.peerPort())
            return tcp;
    }
    return nullptr;
}

void PalFace::remove(PalConnection* connection)
{
    m_connections.removeOne(connection);
    connection->deleteLater();
}

void PalFace::onLoggedIn(PalConnection* connection)
{
    if (m_setup.faults.expireSeconds > 0)
        QTimer::singleShot(
            m_setup.faults.expireSeconds * 1000, connection, [connection] { connection->close(u"session expired"_s); });
    if (!m_setup.wireProfile)
        return;
    const QList<PalConnection*> all = m_connections;
    for (PalConnection* other : all) {
        if (other != connection && other->isLoggedIn() && other->user() == connection->user())
            other->replacedByAnotherLogin();
    }
}

template <typename Handler, typename... Args> void PalFace::tell(Handler handler, const Args&... args)
{
    for (PalConnection* connection : std::as_const(m_connections))
        (connection->*handler)(args...);
}

void PalFace::listenToWorld()
{
    const World* w = m_setup.world;
    using C = PalConnection;
    connect(w, &World::talkerChanged, this, [this](const auto& t, auto e) { tell(&C::onTalkerChanged, t, e); });
    connect(w, &World::talkerEnded, this, [this](const auto& t, const auto& r) { tell(&C::onTalkerEnded, t, r); });
    connect(w, &World::parkChanged, this, [this](const auto& p, bool on) { tell(&C::onParkChanged, p, on); });
    connect(w, &World::queueChanged, this, [this](const auto& q, bool on) { tell(&C::onQueueChanged, q, on); });
    connect(w, &World::recordingChanged, this, [this](const auto& t, bool on) { tell(&C::onRecordingChanged, t, on); });
    connect(w, &World::registeredChanged, this,
        [this](const QString& e, bool on) { tell(&C::onRegisteredChanged, e, on); });
    connect(w, &World::voicemailChanged, this,
        [this](const QString& e, const auto& box) { tell(&C::onVoicemailChanged, e, box); });
    connect(w, &World::lineChanged, this, [this](const auto& l, bool on) { tell(&C::onLineChanged, l, on); });
}

} // namespace callboard::sim
