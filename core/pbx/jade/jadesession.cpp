// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Login, event socket, and what becomes of the link. Requests are in jadetransport.cpp.
#include "core/pbx/jade/jadesession.h"

#include "core/base/logging.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDefaultEventsPort = 8083; // notes 19

QByteArray nameOf(JadeSession::Role role)
{
    switch (role) {
    case JadeSession::Role::Admin:
        return "admin";
    case JadeSession::Role::Manager:
        return "manager";
    case JadeSession::Role::Me:
        break;
    }
    return "me";
}

JadeSession::Role roleOf(const SiteProfile& profile)
{
    const QString role = profile.options.value(u"role"_s).toString();
    if (role == "manager"_L1)
        return JadeSession::Role::Manager;
    return role == "me"_L1 ? JadeSession::Role::Me : JadeSession::Role::Admin;
}

Error refusedLogin(int status, const QString& detail)
{
    return Error{.kind = ErrorKind::Auth,
        .code = QString::number(status),
        .message = JadeSession::tr("The PBX did not accept the user name or the password."),
        .detail = detail};
}

} // namespace

JadeSession::JadeSession(SiteProfile profile, QString secret, const Clock& clock, JadeOptions options)
    : m_profile(std::move(profile))
    , m_secret(std::move(secret))
    , m_options(options)
    , m_log(clock)
    , m_http(options.http)
    , m_channel(options.channel)
    , m_link(clock, options.backoff)
{
    m_http.setWireLog(&m_log);
    m_channel.setWireLog(&m_log);
    m_eventsTimer.setSingleShot(true);
    connect(&m_link, &SiteLink::attempt, this, &JadeSession::connectNow);
    connect(&m_http, &HttpClient::latencyMeasured, this, [this](int ms) { m_link.measured(ms); });
    connect(&m_http, &HttpClient::certificateRefused, this, &JadeSession::certificateRefused);
    connect(&m_channel, &WebSocketChannel::certificateRefused, this, &JadeSession::certificateRefused);
    connect(&m_channel, &WebSocketChannel::opened, this, &JadeSession::onEventsOpened);
    connect(&m_channel, &WebSocketChannel::closed, this, &JadeSession::onEventsClosed);
    connect(&m_channel, &WebSocketChannel::frameReceived, this, [this](const QByteArray& frame) {
        m_link.heard();
        Q_EMIT frameReceived(frame);
    });
    connect(&m_eventsTimer, &QTimer::timeout, this, &JadeSession::openEvents);
}

JadeSession::~JadeSession()
{
    // While every member is still there: requests that fail now are looked at by our own continuations.
    disconnect(&m_channel, nullptr, this, nullptr);
    hangUp(Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}});
}

QUrl JadeSession::eventsUrl(const SiteProfile& profile, const QString& token)
{
    QUrl url(profile.url);
    QString option = profile.options.value(u"events"_s).toString();
    if (option.isEmpty())
        option = QUrlQuery(profile.url).queryItemValue(u"events"_s, QUrl::FullyDecoded);
    bool isPort = false;
    const int port = option.toInt(&isPort);
    if (!option.isEmpty() && !isPort) {
        url = QUrl(option);
    } else {
        url.setScheme(profile.url.scheme() == "http"_L1 || profile.url.scheme() == "ws"_L1 ? u"ws"_s : u"wss"_s);
        url.setPort(isPort ? port : kDefaultEventsPort);
        url.setPath(u"/"_s);
    }
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    url.setQuery(u"authtoken="_s + QString::fromLatin1(QUrl::toPercentEncoding(token)), QUrl::StrictMode);
    return url;
}

void JadeSession::open()
{
    m_link.open();
}

void JadeSession::close()
{
    const QString token = std::exchange(m_token, {});
    hangUp(Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}});
    m_link.close();
    if (token.isEmpty() || m_knownDoor >= m_doors.size())
        return;
    // jade 2305: logging out. Nobody waits for what comes of it.
    HttpRequest bye;
    bye.name = u"logout"_s;
    bye.verb = "DELETE";
    bye.url = QUrl::fromEncoded(m_profile.url.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::StripTrailingSlash)
            + m_doors.at(m_knownDoor) + "?authtoken=" + QUrl::toPercentEncoding(token),
        QUrl::StrictMode);
    m_http.send(bye);
}

// The role's own door first, then the only one that the document has, notes 5; each with and without the version.
void JadeSession::connectNow()
{
    m_role = roleOf(m_profile);
    std::vector<QByteArray> doors{"/v1/" + nameOf(m_role) + "/login", "/" + nameOf(m_role) + "/login"};
    if (m_role != Role::Admin)
        doors.insert(doors.end(), {"/v1/admin/login", "/admin/login"});
    if (doors != m_doors)
        m_knownDoor = 0;
    m_doors = std::move(doors);
    ++m_epoch;
    m_settled = false;
    m_timeouts = 0;
    m_token.clear();
    m_problems = {};
    m_http.setTls(TlsPolicy(m_profile.id, m_profile.url.host(), m_profile.fingerprint));
    tryDoor(m_knownDoor);
}

void JadeSession::tryDoor(size_t index)
{
    HttpRequest request;
    request.name = u"login"_s;
    request.verb = "POST";
    request.url = QUrl::fromEncoded(
        m_profile.url.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::StripTrailingSlash) + m_doors.at(index),
        QUrl::StrictMode);
    request.timeout = m_options.loginWithin;
    request.priority = HttpRequest::Priority::Command;
    const QByteArray basic = (m_profile.user + u':' + m_secret).toUtf8().toBase64();
    request.headers.append({"Authorization", "Basic " + basic});
    m_http.send(request).then(this, [this, index, epoch = m_epoch](const Result<HttpReply>& reply) {
        if (epoch == m_epoch)
            readDoor(index, reply);
    });
}

void JadeSession::readDoor(size_t index, const Result<HttpReply>& reply)
{
    if (!reply) {
        const Error& error = reply.error();
        if (error.kind == ErrorKind::Cancelled)
            return;
        return error.kind == ErrorKind::Tls ? giveUp(error) : failLogin(error);
    }
    if (m_link.state() == LinkState::Connecting)
        m_link.authenticating();
    const int status = statusOf(*reply);
    if (status / 100 == 2) {
        const QString token = m_decoder.decodeToken(reply->body);
        if (!token.isEmpty())
            return acceptLogin(token, index);
        return failLogin(Error{.kind = ErrorKind::Protocol,
            .code = {},
            .message = tr("The PBX answered the login without a token. Is this address that of a jade server?"),
            .detail = {}});
    }
    // An unknown path has no body, a wrong password has one: both are 404.
    const bool noSuchDoor = (status == 404 && reply->body.isEmpty()) || status == 405;
    if (noSuchDoor && index + 1 < m_doors.size())
        return tryDoor(index + 1);
    const auto envelope = m_decoder.decodeReply(reply->body);
    const QString words = envelope ? envelope->errorText : QString();
    if (noSuchDoor) {
        return giveUp(Error{.kind = ErrorKind::Protocol,
            .code = QString::number(status),
            .message = tr("There is no jade server at this address."),
            .detail = words});
    }
    if (status == 400 || status == 401 || status == 403 || status == 404)
        return giveUp(refusedLogin(status, words));
    failLogin(errorOf(status, words));
}

void JadeSession::failLogin(const Error& reason)
{
    if (m_link.isLoggedIn())
        return lost(reason);
    m_link.retry(reason);
}

void JadeSession::acceptLogin(const QString& token, size_t index)
{
    m_token = token;
    m_knownDoor = index;
    m_door = m_doors.at(index).contains("admin") ? Role::Admin : m_role;
    if (m_renewing) {
        m_renewing = false;
        for (const auto& job : std::exchange(m_waiting, {}))
            post(job);
        return;
    }
    m_link.synchronising();
    openEvents();
}

void JadeSession::openEvents()
{
    m_channel.open(eventsUrl(m_profile, m_token), TlsPolicy(m_profile.id, m_profile.url.host(), m_profile.fingerprint));
}

// The handshake proves nothing: it succeeds without a valid token. Both spellings are sent, as a server that knows the
// one ignores the other; "/" only in the documented one, since a measured server would send everything twice.
void JadeSession::onEventsOpened()
{
    m_eventsOpen = true;
    m_channel.send(R"({"type":"subscribe","topic":"/"})"); // jade 5704
    if (m_door != Role::Me) {
        subscribe("/admin");
        subscribe("/park/statuses");
        subscribe("/pjsip/contacts");
    }
    if (m_settled)
        return resynchronise();
    eventsSettled();
}

void JadeSession::subscribe(const QByteArray& topic)
{
    const QByteArray name
        = QJsonDocument(QJsonObject{{u"t"_s, QString::fromUtf8(topic)}}).toJson(QJsonDocument::Compact);
    m_channel.send(R"({"type":"subscribe__","topic":)" + name.sliced(5, name.size() - 6) + '}');
}

void JadeSession::onEventsClosed(const Error& reason)
{
    if (reason.kind == ErrorKind::Tls)
        return giveUp(reason);
    if (!m_link.isLoggedIn())
        return;
    if (std::exchange(m_eventsOpen, false))
        return lost(reason);
    qCInfo(lcPbx) << "no event socket:" << describe(reason);
    m_problems.at(static_cast<size_t>(Problem::NoEvents)) = true;
    m_eventsTimer.start(m_options.eventsAgain);
    if (!m_settled)
        eventsSettled();
}

void JadeSession::eventsSettled()
{
    m_settled = true;
    Q_EMIT loggedIn();
}

void JadeSession::resynchronise()
{
    if (m_link.state() != LinkState::Live && m_link.state() != LinkState::Degraded)
        return;
    m_problems.at(static_cast<size_t>(Problem::NoEvents)) = false;
    m_link.synchronising();
    Q_EMIT loggedIn();
}

void JadeSession::synchronised()
{
    if (m_link.state() != LinkState::Synchronising)
        return;
    announceProblems();
}

void JadeSession::setProblem(Problem problem, bool on)
{
    bool& known = m_problems.at(static_cast<size_t>(problem));
    if (known == on)
        return;
    known = on;
    if (m_link.state() == LinkState::Live || m_link.state() == LinkState::Degraded)
        announceProblems();
}

void JadeSession::announceProblems()
{
    const auto degrade = [this](const QString& why) {
        m_link.degraded(Error{.kind = ErrorKind::Pbx, .code = {}, .message = why, .detail = {}});
    };
    if (m_problems.at(static_cast<size_t>(Problem::AsteriskGone)))
        return degrade(tr("jade answers, but has lost Asterisk behind it; what is shown may be out of date."));
    if (m_problems.at(static_cast<size_t>(Problem::NoEvents)))
        return degrade(tr("The PBX sends no events; asking it every few seconds instead."));
    m_link.live();
}

void JadeSession::lost(const Error& reason)
{
    if (!m_link.isLoggedIn())
        return;
    hangUp(reason);
    m_link.retry(reason);
}

void JadeSession::giveUp(const Error& reason)
{
    hangUp(reason);
    m_link.giveUp(reason);
}

void JadeSession::hangUp(const Error& reason)
{
    ++m_epoch;
    m_eventsTimer.stop();
    m_channel.close();
    m_eventsOpen = false;
    m_renewing = false;
    m_settled = false;
    Error lost = reason;
    if (reason.kind != ErrorKind::Cancelled)
        lost.message = tr("The connection broke before the PBX answered. Whether it took effect is not known.");
    Q_EMIT wentStale(); // before requests fail: whoever hears of it must know that nothing comes any more
    for (const auto& job : std::exchange(m_waiting, {}))
        finish(job, unexpected(lost));
    m_http.abortAll(lost);
}

} // namespace callboard::jade
