// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwapi.h"
#include "core/simulator/pbxware/pbxwrelay.h"

#include <QTimer>

namespace callboard::sim::pbxw {

//! Bicom PBXware: the HTTP API on one port, the relay of its events on another. With the fault "expire" the key is
//! refused after that long, until the PBX starts again.
class PbxwFace : public Face
{
    Q_OBJECT

public:
    explicit PbxwFace(const FaceSetup& setup, QObject* parent = nullptr);

    //! The relay takes any free port, as the next one may be another face's, and the same one again.
    Result<FaceInfo> start(quint16 port) override;
    void stop() override;
    void dropConnections() override;
    //! The API knows no sessions (pbxware 88); whoever listens to the relay has to come again.
    void expireSessions() override { m_relay.dropConnections(); }
    void setCertificate(const Certificate& certificate) override;
    //! Not documented; a standby PBX has no web server running.
    void setActive(bool) override { }
    [[nodiscard]] int connectionCount() const override { return m_http.connectionCount() + m_relay.connectionCount(); }
    [[nodiscard]] Api& api() { return m_api; }

private:
    FaceSetup m_setup;
    House m_house;
    Api m_api;
    Relay m_relay;
    HttpFaceServer m_http;
    QTimer m_expiry;
    quint16 m_relayPort = 0;
};

} // namespace callboard::sim::pbxw
