// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Login and what becomes of the link. Requests are in fcmtransport.cpp.
#include "core/pbx/fcm630a/fcmsession.h"

#include "core/base/clock.h"
#include "core/pbx/fcm630a/fcmerrors.h"

#include <QHostAddress>
#include <QJsonDocument>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

Error closed()
{
    return Error{.kind = ErrorKind::Cancelled,
        .code = {},
        .message = FcmSession::tr("The connection was closed."),
        .detail = {}};
}

} // namespace

QJsonValue FcmReply::response() const
{
    return QJsonDocument::fromJson(body).object().value("response"_L1);
}

FcmSession::FcmSession(SiteProfile profile, QString secret, const Clock& clock, FcmOptions options)
    : m_profile(std::move(profile))
    , m_secret(std::move(secret))
    , m_clock(clock)
    , m_options(options)
    , m_log(clock)
    , m_http(options.http)
    , m_link(clock, options.backoff)
{
    m_http.setWireLog(&m_log);
    connect(&m_link, &SiteLink::attempt, this, &FcmSession::connectNow);
    connect(&m_http, &HttpClient::latencyMeasured, this, [this](int ms) { m_link.measured(ms); });
    connect(&m_http, &HttpClient::certificateRefused, this, &FcmSession::certificateRefused);
}

FcmSession::~FcmSession()
{
    // While every member is still there: requests that fail now are looked at by our own continuations.
    hangUp(closed());
}

void FcmSession::open()
{
    m_link.open();
}

void FcmSession::close()
{
    const QString cookie = m_cookie;
    hangUp(closed());
    m_link.close();
    // In the operation log only (fcm 303); nobody waits for what comes of it, notes 7.
    if (!cookie.isEmpty())
        m_http.send(httpOf(encodeRequest(u"logout"_s, cookie, {})));
}

TlsPolicy FcmSession::tls() const
{
    TlsPolicy out(m_profile.id, m_profile.url.host(), m_profile.fingerprint);
    const QVariant legacy = m_profile.options.value(u"legacyTls"_s);
    out.setLegacy(legacy.toBool() && legacy.toString() != "no"_L1);
    return out;
}

void FcmSession::connectNow()
{
    ++m_epoch;
    m_settled = false;
    m_bad.clear();
    m_cookie.clear();
    m_problem.reset();
    m_pausedUntil.clear();
    const bool ownComputer = QHostAddress(m_profile.url.host()).isLoopback();
    if (m_profile.url.scheme() != "https"_L1 && !ownComputer) {
        // fcm 260: without TLS there is no API, notes 8. On this computer there is nobody to listen in.
        return giveUp(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = tr("The PBX's API works over https:// only."),
            .detail = m_profile.url.toString(QUrl::RemoveUserInfo)});
    }
    m_http.setTls(tls());
    login();
}

void FcmSession::login()
{
    m_loggingIn = true;
    askChallenge();
}

HttpRequest FcmSession::httpOf(const QByteArray& body) const
{
    HttpRequest out;
    out.verb = "POST";
    out.url = m_profile.url;
    if (out.url.path().isEmpty() || out.url.path() == "/"_L1)
        out.url.setPath(u"/api"_s); // fcm 267
    out.url.setQuery(QString());
    out.body = body;
    out.contentType = "application/json; charset=UTF-8";
    return out;
}

void FcmSession::askChallenge()
{
    HttpRequest request
        = httpOf(encodeRequest(u"challenge"_s, {}, {{u"user"_s, m_profile.user}, {u"version"_s, u"1.0"_s}})); // notes 2
    request.name = u"challenge"_s;
    request.timeout = m_options.loginWithin;
    m_http.send(request).then(this, [this, epoch = m_epoch](const Result<HttpReply>& reply) {
        if (epoch == m_epoch)
            readChallenge(reply);
    });
}

std::optional<QJsonObject> FcmSession::readLoginReply(const Result<HttpReply>& reply)
{
    if (!reply) {
        const Error& error = reply.error();
        if (error.kind == ErrorKind::Tls)
            giveUp(error);
        else if (error.kind != ErrorKind::Cancelled)
            lost(error);
        return std::nullopt;
    }
    if (m_link.state() == LinkState::Connecting)
        m_link.authenticating();
    const auto envelope = m_decoder.decodeEnvelope(reply->body);
    if (!envelope || reply->status / 100 != 2) {
        lost(Error{.kind = ErrorKind::Protocol,
            .code = reply->status == 200 ? QString() : QString::number(reply->status),
            .message = tr("This address does not answer as the API of an FCM630A does. Is the API enabled there?"),
            .detail = {}});
        return std::nullopt;
    }
    if (envelope->status.value_or(0) != 0) {
        refuseLogin(*envelope);
        return std::nullopt;
    }
    return QJsonDocument::fromJson(reply->body).object().value("response"_L1).toObject();
}

void FcmSession::refuseLogin(const Envelope& envelope)
{
    const int status = *envelope.status;
    const Error error = errorOf(envelope);
    switch (remedyFor(status)) {
    case Remedy::Stop:
        return giveUp(error);
    case Remedy::Wait:
        return lost(
            error, std::chrono::duration_cast<std::chrono::milliseconds>(waitFor(status) * m_options.waitScale));
    default:
        break;
    }
    return error.kind == ErrorKind::Denied ? giveUp(error) : lost(error);
}

void FcmSession::readChallenge(const Result<HttpReply>& reply)
{
    const auto response = readLoginReply(reply);
    if (!response)
        return;
    const QString challenge = text(response->value("challenge"_L1));
    if (challenge.isEmpty()) {
        return lost(Error{.kind = ErrorKind::Protocol,
            .code = {},
            .message = tr("The PBX did not say what the login has to be made with."),
            .detail = {}});
    }
    askCookie(challenge);
}

void FcmSession::askCookie(const QString& challenge)
{
    HttpRequest request = httpOf(
        encodeRequest(u"login"_s, {}, {{u"user"_s, m_profile.user}, {u"token"_s, tokenOf(challenge, m_secret)}}));
    request.name = u"login"_s;
    request.timeout = m_options.loginWithin;
    m_http.send(request).then(this, [this, epoch = m_epoch](const Result<HttpReply>& reply) {
        if (epoch == m_epoch)
            readCookie(reply);
    });
}

void FcmSession::readCookie(const Result<HttpReply>& reply)
{
    const auto response = readLoginReply(reply);
    if (!response)
        return;
    const QString cookie = text(response->value("cookie"_L1));
    if (cookie.isEmpty()) {
        return lost(Error{.kind = ErrorKind::Protocol,
            .code = {},
            .message = tr("The PBX accepted the login and opened no session."),
            .detail = {}});
    }
    acceptCookie(cookie);
}

void FcmSession::acceptCookie(const QString& cookie)
{
    m_cookie = cookie;
    m_usedMs = m_clock.monotonicMs();
    m_loggingIn = false;
    if (!m_settled) {
        m_settled = true;
        m_link.synchronising();
        Q_EMIT loggedIn();
    }
    pump();
}

void FcmSession::synchronised()
{
    if (m_problem)
        m_link.degraded(*m_problem);
    else
        m_link.live();
}

void FcmSession::setProblem(const std::optional<Error>& problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    const LinkState state = m_link.state();
    if (state == LinkState::Live || state == LinkState::Degraded)
        synchronised();
}

void FcmSession::resynchronise()
{
    if (m_link.state() != LinkState::Live && m_link.state() != LinkState::Degraded)
        return;
    m_link.synchronising();
    Q_EMIT loggedIn();
}

void FcmSession::hangUp(const Error& reason)
{
    ++m_epoch;
    m_cookie.clear();
    m_loggingIn = false;
    const bool wasLoggedIn = m_link.isLoggedIn();
    // Whoever is told may ask anew, so everything is let go before anybody is.
    std::vector<JobPtr> all;
    if (m_current)
        all.push_back(std::exchange(m_current, nullptr));
    for (auto& queue : m_queue)
        all.insert(all.end(), queue.begin(), queue.end());
    for (auto& queue : m_queue)
        queue.clear();
    m_http.abortAll(reason);
    if (wasLoggedIn)
        Q_EMIT wentStale();
    for (const JobPtr& job : all) {
        Error error = reason;
        if (job->underWay && !job->request.isRead() && reason.kind != ErrorKind::Cancelled) {
            error.kind = ErrorKind::Timeout;
            error.message = tr("The connection broke before the PBX answered.");
            error.detail = reason.message;
        }
        finish(job, unexpected(error));
    }
}

void FcmSession::lost(const Error& reason, std::chrono::milliseconds atLeast)
{
    const LinkState state = m_link.state();
    if (state == LinkState::Offline || state == LinkState::Backoff)
        return;
    hangUp(reason);
    m_link.retry(reason, atLeast);
}

void FcmSession::giveUp(const Error& reason)
{
    hangUp(reason);
    m_link.giveUp(reason);
}

} // namespace callboard::fcm630a
