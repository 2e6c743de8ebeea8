// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portasession.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Error closedError()
{
    return Error{.kind = ErrorKind::Cancelled,
        .code = {},
        .message = PortaSession::tr("The connection was closed."),
        .detail = {}};
}

// The codes of a refused session are unlisted (porta 244); call control's own begin with "sip.".
bool isSessionFault(const PortaFault& fault)
{
    if (fault.code.startsWith("sip."_L1))
        return false;
    const QString words = fault.code + u' ' + fault.message;
    return std::ranges::any_of(std::array{"session"_L1, "auth"_L1, "login"_L1, "log in"_L1, "logged in"_L1},
        [&](QLatin1StringView word) { return words.contains(word, Qt::CaseInsensitive); });
}

struct KnownFault
{
    QLatin1StringView code;
    ErrorKind kind;
    const char* message;
};

// porta 1126
constexpr std::array kFaults{
    KnownFault{"sip.unsupported_method"_L1, ErrorKind::NotSupported,
        QT_TRANSLATE_NOOP("callboard::portasip::PortaSession", "This PBX does not know that function.")},
    KnownFault{"sip.call_not_found"_L1, ErrorKind::Pbx,
        QT_TRANSLATE_NOOP("callboard::portasip::PortaSession", "The PBX no longer has this call.")},
    KnownFault{"sip.call_control_disabled"_L1, ErrorKind::Denied,
        QT_TRANSLATE_NOOP("callboard::portasip::PortaSession", "Call control is switched off in this PBX.")},
    KnownFault{"sip.service_not_enabled"_L1, ErrorKind::Denied,
        QT_TRANSLATE_NOOP(
            "callboard::portasip::PortaSession", "The conferencing service is not enabled for this account.")},
};

} // namespace

Error errorFrom(const PortaFault& fault)
{
    Error error{.kind = ErrorKind::Pbx,
        .code = fault.code,
        .message = PortaSession::tr("The PBX refused."),
        .detail = fault.details.isEmpty() ? fault.message : fault.message + ": "_L1 + fault.details};
    error.code.replace(u' ', u'_'); // notes 10
    const auto known = std::ranges::find(kFaults, error.code, &KnownFault::code);
    if (known != kFaults.end()) {
        error.kind = known->kind;
        error.message = PortaSession::tr(known->message);
    } else if (fault.message.contains("permission"_L1, Qt::CaseInsensitive)
        || fault.message.contains("denied"_L1, Qt::CaseInsensitive)) {
        error.kind = ErrorKind::Denied;
        error.message = PortaSession::tr("This login is not allowed to do that.");
    } else if (isSessionFault(fault)) {
        error.kind = ErrorKind::Auth;
        error.message = PortaSession::tr("The PBX no longer accepts this session.");
    }
    return error;
}

PortaSession::PortaSession(
    SiteProfile profile, QString secret, const Clock& clock, PortaOptions options, PortaSink& sink)
    : m_profile(std::move(profile))
    , m_secret(std::move(secret))
    , m_options(options)
    , m_sink(sink)
    , m_log(clock)
    , m_link(clock, options.backoff)
    , m_channel(options.channel)
{
    m_channel.setWireLog(&m_log);
    m_pollTimer.setInterval(m_options.pollEvery);
    connect(&m_link, &SiteLink::changed, this, &PortaSession::linkChanged);
    connect(&m_link, &SiteLink::attempt, this, &PortaSession::connectNow);
    connect(&m_channel, &WebSocketChannel::opened, this, &PortaSession::onOpened);
    connect(&m_channel, &WebSocketChannel::closed, this, &PortaSession::onClosed);
    connect(&m_channel, &WebSocketChannel::frameReceived, this, &PortaSession::receive);
    connect(&m_channel, &WebSocketChannel::latencyMeasured, &m_link, &SiteLink::measured);
    connect(&m_channel, &WebSocketChannel::certificateRefused, this, &PortaSession::certificateRefused);
    connect(&m_pollTimer, &QTimer::timeout, this, &PortaSession::pollDue);
    m_aliveTimer.setInterval(m_options.aliveEvery);
    connect(&m_aliveTimer, &QTimer::timeout, this, &PortaSession::checkAlive);
}

PortaSession::~PortaSession()
{
    // Whoever listens may be half gone already: only what somebody waits for is still answered.
    disconnect(&m_channel, nullptr, this, nullptr);
    blockSignals(true);
    hangUp(closedError());
}

Realm PortaSession::realmOf(const SiteProfile& profile)
{
    const QString name = profile.options.value(u"realm"_s).toString();
    if (name == "account"_L1)
        return Realm::Account;
    if (name == "reseller"_L1)
        return Realm::Reseller;
    return name == "administrator"_L1 ? Realm::Administrator : Realm::Customer;
}

QUrl PortaSession::socketUrl(const SiteProfile& profile)
{
    static constexpr std::array kPorts{443, 8442, 8444, 8445}; // porta 142, in the order of Realm
    QUrl url = profile.url;
    if (url.port() < 0)
        url.setPort(kPorts.at(static_cast<size_t>(realmOf(profile))));
    if (url.path().isEmpty() || url.path() == "/"_L1)
        url.setPath(u"/ws"_s);
    return url;
}

void PortaSession::open()
{
    m_link.open();
}

void PortaSession::close()
{
    sayGoodbye();
    hangUp(closedError());
    m_link.close();
}

void PortaSession::connectNow()
{
    m_sessionId.clear();
    m_watched.clear();
    const QUrl url = socketUrl(m_profile);
    m_channel.open(url, TlsPolicy(m_profile.id, url.host(), m_profile.fingerprint));
}

void PortaSession::onOpened()
{
    m_link.authenticating();
    logIn();
}

void PortaSession::logIn()
{
    if (std::exchange(m_loggingIn, true))
        return;
    m_sessionId.clear();
    m_proven = false;
    post(request::login(m_profile.user, m_secret, m_profile.tenant), m_options.loginWithin)
        .then(this, [this](const Result<QJsonValue>& reply) { onLogin(reply); });
}

void PortaSession::onLogin(const Result<QJsonValue>& reply)
{
    m_loggingIn = false;
    if (!reply) {
        const Error& error = reply.error();
        if (error.kind == ErrorKind::Timeout)
            m_channel.abort(error);
        else if (error.kind != ErrorKind::Network && error.kind != ErrorKind::Cancelled)
            refuseLogin(error);
        return;
    }
    QJsonValue session = (*reply)["session_id"_L1];
    if (session.isUndefined())
        session = (*reply)["session id"_L1]; // porta 196, notes 4
    m_sessionId = session.toVariant().toString();
    if (m_sessionId.isEmpty()) {
        m_channel.abort(Error{.kind = ErrorKind::Protocol,
            .code = {},
            .message = tr("The PBX accepted the login and gave no session."),
            .detail = {}});
        return;
    }
    ++m_round;
    m_link.synchronising();
    Q_EMIT loggedIn();
    for (const Postponed& read : std::exchange(m_postponed, {}))
        run(read.request, read.promise, true);
}

void PortaSession::refuseLogin(const Error& reason)
{
    if (reason.code.endsWith("internal_error"_L1) || reason.code.endsWith("internal_server_error"_L1)) {
        m_channel.abort(reason); // the PBX has a trouble of its own: later may be better
        return;
    }
    Error refused = reason;
    refused.kind = ErrorKind::Auth;
    refused.message = tr("The PBX did not accept the user name or the password.");
    hangUp(refused);
    m_link.giveUp(refused);
}

void PortaSession::synchronised(const Error& reason)
{
    if (m_link.state() != LinkState::Synchronising)
        return;
    m_pollTimer.start();
    m_aliveTimer.start();
    if (reason.message.isEmpty())
        m_link.live();
    else
        m_link.degraded(reason);
}

void PortaSession::onClosed(const Error& reason)
{
    hangUp(reason);
    if (reason.kind == ErrorKind::Tls)
        m_link.giveUp(reason);
    else
        m_link.retry(reason);
}

void PortaSession::hangUp(const Error& reason)
{
    m_pollTimer.stop();
    m_aliveTimer.stop();
    m_channel.close();
    m_sessionId.clear();
    Error lost = reason;
    if (reason.kind != ErrorKind::Cancelled)
        lost.message = tr("The connection broke before the PBX answered. Whether it took effect is not known.");
    m_requests.failAll(lost);
    m_loggingIn = false;
    for (const Postponed& read : std::exchange(m_postponed, {})) {
        read.promise->addResult(Result<QJsonValue>(unexpected(lost)));
        read.promise->finish();
    }
    Q_EMIT wentStale();
}

// porta 248: "You should call logout() to terminate the session properly." Nobody waits for the answers, so the
// requests go without cseq and get none, porta 1104.
void PortaSession::sayGoodbye()
{
    if (m_sessionId.isEmpty() || !m_channel.isOpen())
        return;
    for (const WatchKey& key : std::as_const(m_watched))
        m_channel.send(encode(request::disableNotifications(m_subscribeService, key), 0, m_sessionId));
    m_channel.send(encode(request::logout(), 0, m_sessionId));
}

void PortaSession::checkAlive()
{
    if (m_requests.pending() == 0)
        send(request::accountList({{u"id"_s, m_profile.user}, {u"limit"_s, 1}}));
}

QFuture<Result<QJsonValue>> PortaSession::send(const PortaRequest& request)
{
    if (!isLoggedIn()) {
        return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(Error{.kind = ErrorKind::Network,
            .code = {},
            .message = tr("There is no connection to the PBX."),
            .detail = {},
            .retryable = true})));
    }
    auto promise = std::make_shared<QPromise<Result<QJsonValue>>>();
    promise->start();
    auto future = promise->future();
    run(request, promise, false);
    return future;
}

void PortaSession::run(const PortaRequest& request, const Promise& promise, bool again)
{
    post(request, m_options.requestWithin).then(this, [this, request, promise, again](const Result<QJsonValue>& reply) {
        if (!reply && reply.error().kind == ErrorKind::Auth)
            return onExpired(request, promise, again, reply.error());
        m_proven = m_proven || reply.has_value();
        if (m_aliveTimer.isActive())
            m_aliveTimer.start(); // the session was alive just now
        promise->addResult(reply);
        promise->finish();
    });
}

// notes 4: log in again once. A session that was refused from the start will not get better by that.
void PortaSession::onExpired(const PortaRequest& request, const Promise& promise, bool again, const Error& error)
{
    const bool first = m_proven || m_loggingIn;
    if (request.isRead() && !again && first) {
        m_postponed.append({request, promise});
    } else {
        Error told = error;
        if (!request.isRead())
            told.message = tr("The session had expired and nothing was done. Callboard logs in again; please repeat.");
        promise->addResult(Result<QJsonValue>(unexpected(told)));
        promise->finish();
    }
    if (m_loggingIn || !m_link.isLoggedIn())
        return;
    if (!first) {
        hangUp(error);
        m_link.giveUp(error);
        return;
    }
    qCInfo(lcPbx) << "the PBX's session has expired; logging in again";
    m_pollTimer.stop();
    m_aliveTimer.stop();
    m_link.synchronising();
    logIn();
}

QFuture<Result<QJsonValue>> PortaSession::post(const PortaRequest& request, std::chrono::milliseconds timeout)
{
    const quint32 cseq = m_nextCseq;
    m_nextCseq = m_nextCseq == std::numeric_limits<qint32>::max() ? 1 : m_nextCseq + 1;
    auto future = m_requests.add(QString::number(cseq), request.method, timeout);
    m_channel.send(encode(request, cseq, m_sessionId));
    return future;
}

void PortaSession::receive(const QByteArray& frame)
{
    m_link.heard();
    if (const auto read = m_decoder.decode(frame, *this); !read)
        m_link.dropped(u"frame"_s, read.error().detail);
    Q_EMIT frameDone();
}

void PortaSession::onDropped(Text what, Text reason)
{
    m_link.dropped(toQString(what), toQString(reason));
}

void PortaSession::onReply(const PortaReply& reply)
{
    if (!reply.fault) {
        m_requests.resolve(reply.cseq, reply.result);
        return;
    }
    if (reply.cseq.isEmpty() && m_loggingIn)
        return refuseLogin(errorFrom(*reply.fault));
    m_requests.resolve(reply.cseq, unexpected(errorFrom(*reply.fault)));
}

} // namespace callboard::portasip
