// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/fcm630a/fcmapi.h"
#include "core/simulator/fcm630a/fcmsocket.h"

#include <QTimer>

namespace callboard::sim::fcm {

//! FIBERME FCM630A: POST /api and the web interface's /websockify on one port.
class FcmFace : public Face
{
    Q_OBJECT

public:
    explicit FcmFace(const FaceSetup& setup, QObject* parent = nullptr);

    Result<FaceInfo> start(quint16 port) override;
    void stop() override;
    void dropConnections() override;
    void expireSessions() override;
    void setCertificate(const Certificate& certificate) override;
    //! It has no standby.
    void setActive(bool) override { }
    [[nodiscard]] int connectionCount() const override { return m_http.connectionCount(); }

    [[nodiscard]] static QString apiUser(); //!< its password is what the info says

private:
    [[nodiscard]] Sessions::Setup apiSetup() const;
    [[nodiscard]] Sessions::Setup webSetup() const;

    FaceSetup m_setup;
    WallClock m_clock;
    Channels m_channels;
    Store m_store;
    Sessions m_apiSessions;
    Sessions m_webSessions;
    Api m_api;
    Socket m_socket;
    HttpFaceServer m_http;
    QTimer m_thief;
    bool m_startedBefore = false;
};

} // namespace callboard::sim::fcm
