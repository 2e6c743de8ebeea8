// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portaface.h"

#include "core/simulator/portasip/portaweb.h"
#include "core/simulator/world.h"

#include <QWebSocket>

namespace callboard::sim {

using namespace Qt::StringLiterals;

PortaFace::PortaFace(const FaceSetup& setup, QObject* parent)
    : Face(parent)
    , m_setup(setup)
    , m_ids(*setup.world, setup.seed)
    , m_legs(*setup.world, m_ids, setup.wireProfile)
    , m_sessions(*setup.world, m_ids, setup.faults.expireSeconds)
    , m_media(*setup.world)
    , m_shared{m_setup, m_ids, m_legs, m_sessions, m_media}
{
}

Result<FaceInfo> PortaFace::start(quint16 port)
{
    stop();
    m_server = std::make_unique<HttpFaceServer>(m_setup, [this](const HttpAsk& ask) { return serve(ask); });
    connect(m_server.get(), &HttpFaceServer::webSocketOpened, this, &PortaFace::take);
    const auto listening = m_server->listen(port);
    if (!listening) {
        m_server.reset();
        return unexpected(listening.error());
    }
    FaceInfo info;
    info.face = u"portasip"_s;
    // The media services belong to an account: the console's own, which has the same secret here. See porta::Sessions.
    info.url = u"%1://127.0.0.1:%2/ws?i_customer=%3&accountUser=%4"_s.arg(m_setup.tls ? u"wss"_s : u"ws"_s)
                   .arg(*listening)
                   .arg(porta::Ids::customer())
                   .arg(Directory::attendant());
    info.user = porta::Sessions::customerLogin();
    info.password = m_sessions.customerPassword();
    if (m_setup.tls)
        info.fingerprint = m_setup.certificate.fingerprint();
    return info;
}

void PortaFace::stop()
{
    if (!m_server)
        return;
    dropConnections();
    m_server->close();
    m_server.release()->deleteLater();
}

//! As a cable that is pulled: no close frame, no goodbye.
void PortaFace::dropConnections()
{
    const QList<porta::Connection*> gone = std::exchange(m_connections, {});
    for (porta::Connection* connection : gone) {
        disconnect(connection, nullptr, this, nullptr);
        connection->abort();
        connection->deleteLater();
    }
    if (m_server)
        m_server->dropConnections();
}

HttpAnswer PortaFace::serve(const HttpAsk& ask)
{
    const QString path = ask.url.path();
    if (path.startsWith("/rest/"_L1))
        return porta::serveRest(m_shared, ask);
    if (path == "/soap/soap.fcgi"_L1 || path == "/soap.fcgi"_L1) // porta 113, 3119
        return porta::serveSoap(m_shared, ask);
    HttpAnswer answer;
    answer.status = 404;
    return answer;
}

void PortaFace::take(QWebSocket* socket)
{
    const QString path = socket->requestUrl().path();
    if (path != "/ws"_L1 && path != "/ws/"_L1 && path != "/ws/CallControl"_L1) {
        socket->setParent(this);
        socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"no such address"_s);
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        return;
    }
    auto* connection = new porta::Connection(socket, wireOf(*socket), m_shared, this);
    m_connections << connection;
    connect(connection, &porta::Connection::closed, this, [this, connection] { remove(connection); });
}

//! The TCP socket below, for the fault that QWebSocket is too well-behaved to make.
QTcpSocket* PortaFace::wireOf(const QWebSocket& socket) const
{
    const QList<QTcpSocket*> all = m_server->findChildren<QTcpSocket*>() + socket.findChildren<QTcpSocket*>();
    for (QTcpSocket* tcp : all) {
        if (tcp->peerPort() == socket.peerPort())
            return tcp;
    }
    return nullptr;
}

void PortaFace::remove(porta::Connection* connection)
{
    m_connections.removeOne(connection);
    connection->deleteLater();
}

} // namespace callboard::sim
