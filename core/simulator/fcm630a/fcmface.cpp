// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmface.h"

#include <QWebSocket>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

FcmFace::FcmFace(const FaceSetup& setup, QObject* parent)
    : Face(parent)
    , m_setup(setup)
    , m_clock(setup.faults.skewSeconds)
    , m_channels(*setup.world, m_clock, setup.wireProfile, setup.seed)
    , m_store(*setup.world)
    , m_apiSessions(setup.world->scheduler(), apiSetup())
    , m_webSessions(setup.world->scheduler(), webSetup())
    , m_api(setup, m_channels, m_store, m_apiSessions)
    , m_socket(setup, m_channels, m_webSessions)
    , m_http(setup, [this](const HttpAsk& ask) { return m_api.answer(ask); })
{
    connect(&m_http, &HttpFaceServer::webSocketOpened, &m_socket, &Socket::take);
    connect(&m_thief, &QTimer::timeout, this, [this] { m_apiSessions.takeOver(apiUser()); });
    if (setup.faults.stealSeconds > 0)
        m_thief.start(setup.faults.stealSeconds * 1000);
}

//! Not a web login (fcm 240); the second is for a second program.
QString FcmFace::apiUser()
{
    return u"console"_s;
}

Sessions::Setup FcmFace::apiSetup() const
{
    const auto password = [world = m_setup.world](const QString& user) -> std::optional<QString> {
        if (user != apiUser() && user != "wallboard"_L1)
            return std::nullopt;
        return world->directory().password(u"api-"_s + user);
    };
    const auto forbidden
        = [world = m_setup.world](const QString& user) { return world->accounts().byLogin(user) != nullptr; };
    return {.passwordOf = password,
        .isForbidden = forbidden,
        .seed = m_setup.seed,
        .expireSeconds = m_setup.faults.expireSeconds,
        .tries = m_setup.faults.loginTries > 0 ? m_setup.faults.loginTries : Sessions::kTries,
        .bannedSeconds = m_setup.faults.banSeconds};
}

Sessions::Setup FcmFace::webSetup() const
{
    const auto password = [world = m_setup.world](const QString& user) -> std::optional<QString> {
        const Account* account = world->accounts().byLogin(user);
        return account ? std::optional(account->password) : std::nullopt;
    };
    return {.passwordOf = password,
        .isForbidden = [](const QString&) { return false; },
        .seed = m_setup.seed + 1,
        .expireSeconds = m_setup.faults.expireSeconds,
        .tries = Sessions::kTries,
        .bannedSeconds = 0};
}

Result<FaceInfo> FcmFace::start(quint16 port)
{
    stop();
    if (std::exchange(m_startedBefore, true))
        expireSessions(); // nobody is logged in to a program that has just begun
    const auto listening = m_http.listen(port);
    if (!listening)
        return unexpected(listening.error());
    FaceInfo info;
    info.face = u"fcm630a"_s;
    info.url = u"%1://127.0.0.1:%2/api?home=%3&webUser=%4"_s.arg(m_setup.tls ? u"https"_s : u"http"_s)
                   .arg(*listening)
                   .arg(Directory::attendant(), Accounts::administrator());
    info.user = apiUser();
    info.password = m_setup.world->directory().password(u"api-"_s + info.user);
    info.apikey = m_setup.world->accounts().byLogin(Accounts::administrator())->password; // the web user's
    if (m_setup.tls)
        info.fingerprint = m_setup.certificate.fingerprint();
    return info;
}

void FcmFace::stop()
{
    m_http.close();
    m_socket.dropConnections();
}

void FcmFace::dropConnections()
{
    m_socket.dropConnections();
    m_http.dropConnections();
}

void FcmFace::expireSessions()
{
    m_apiSessions.closeAll();
    m_webSessions.closeAll();
}

void FcmFace::setCertificate(const Certificate& certificate)
{
    m_setup.certificate = certificate;
    m_http.setCertificate(certificate);
}

} // namespace callboard::sim::fcm
