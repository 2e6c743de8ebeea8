// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/face.h"
#include "core/simulator/worldtypes.h"

#include <QList>

class QTcpSocket;
class QWebSocket;
class QWebSocketServer;

namespace callboard::sim {

class PalConnection;

//! Brekeke PAL v3: JSON-RPC 2.0 over a WebSocket at /pbx/ws.
class PalFace : public Face
{
    Q_OBJECT

public:
    explicit PalFace(const FaceSetup& setup, QObject* parent = nullptr);

    Result<FaceInfo> start(quint16 port) override;
    void stop() override;
    void dropConnections() override;
    void expireSessions() override;
    void setCertificate(const Certificate& certificate) override { m_setup.certificate = certificate; }
    void setActive(bool active) override;
    [[nodiscard]] int connectionCount() const override { return int(m_connections.size()); }

private:
    void takeConnections();
    [[nodiscard]] QTcpSocket* wireOf(const QWebSocket& socket) const;
    void remove(PalConnection* connection);
    void onLoggedIn(PalConnection* connection);
    void listenToWorld();
    template <typename Handler, typename... Args> void tell(Handler handler, const Args&... args);

    FaceSetup m_setup;
    bool m_active = true;
    QWebSocketServer* m_server = nullptr;
    QList<PalConnection*> m_connections;
};

} // namespace callboard::sim
