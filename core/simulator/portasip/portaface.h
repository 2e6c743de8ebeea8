// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/face.h"
#include "core/simulator/httpfaceserver.h"
#include "core/simulator/portasip/portaconnection.h"
#include "core/simulator/portasip/portarecords.h"

namespace callboard::sim {

//! PortaSIP MR85 on one port: call control on a WebSocket at /ws, the media services as JSON at /rest/SERVICE/METHOD
//! and as SOAP at /soap/soap.fcgi.
class PortaFace : public Face
{
    Q_OBJECT

public:
    explicit PortaFace(const FaceSetup& setup, QObject* parent = nullptr);

    Result<FaceInfo> start(quint16 port) override;
    void stop() override;
    void dropConnections() override;
    void expireSessions() override { m_sessions.expireAll(); }
    void setCertificate(const Certificate& certificate) override { m_setup.certificate = certificate; }
    void setActive(bool active) override { m_shared.active = active; }
    [[nodiscard]] int connectionCount() const override { return int(m_connections.size()); }

private:
    [[nodiscard]] HttpAnswer serve(const HttpAsk& ask);
    void take(QWebSocket* socket);
    [[nodiscard]] QTcpSocket* wireOf(const QWebSocket& socket) const;
    void remove(porta::Connection* connection);

    FaceSetup m_setup;
    porta::Ids m_ids;
    porta::Legs m_legs;
    porta::Sessions m_sessions;
    porta::MediaRecords m_media;
    porta::Shared m_shared;
    std::unique_ptr<HttpFaceServer> m_server;
    QList<porta::Connection*> m_connections;
};

} // namespace callboard::sim
