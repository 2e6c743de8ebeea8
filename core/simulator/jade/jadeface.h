// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/httpfaceserver.h"
#include "core/simulator/jade/jadehub.h"
#include "core/simulator/jade/jaderest.h"

namespace callboard::sim::jade {

//! jade: REST on one port, events over a WebSocket on another.
class JadeFace : public Face
{
    Q_OBJECT

public:
    explicit JadeFace(const FaceSetup& setup, QObject* parent = nullptr);

    //! The events take the next port, or any free one if that is taken or port is 0.
    Result<FaceInfo> start(quint16 port) override;
    void stop() override;
    void dropConnections() override;
    void expireSessions() override { m_sessions.closeAll(); }
    void setCertificate(const Certificate& certificate) override;
    //! An Asterisk has no standby.
    void setActive(bool) override { }
    void reload(const QString& part) override;
    [[nodiscard]] int connectionCount() const override { return m_http.connectionCount() + m_hub.connectionCount(); }
    [[nodiscard]] const Rest& rest() const { return m_rest; }

private:
    void reloaded(const QString& module);

    FaceSetup m_setup;
    View m_view;
    Devices m_devices;
    Sessions m_sessions;
    Rest m_rest;
    Hub m_hub;
    HttpFaceServer m_http;
    quint16 m_eventsPort = 0;
    bool m_startedBefore = false;
};

} // namespace callboard::sim::jade
