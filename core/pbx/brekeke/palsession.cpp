// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/brekeke/palsession.h"

#include <QUrlQuery>

namespace callboard::brekeke {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAnotherLogin = 1; // notify_pal code, notes 30

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isLegacyLogin(const SiteProfile& profile)
{
    return profile.options.value(u"legacyLogin"_s).toBool();
}

} // namespace

PalSession::PalSession(SiteProfile profile, QString secret, const Clock& clock, PalOptions options, PalSink& sink)
    : m_profile(std::move(profile))
    , m_secret(std::move(secret))
    , m_options(options)
    , m_sink(sink)
    , m_log(clock)
    , m_channel(options.channel)
    , m_link(clock, options.backoff)
{
    m_channel.setWireLog(&m_log);
    m_loginTimer.setSingleShot(true);
    connect(&m_channel, &WebSocketChannel::opened, this, &PalSession::onOpened);
    connect(&m_channel, &WebSocketChannel::closed, this, &PalSession::onClosed);
    connect(&m_channel, &WebSocketChannel::frameReceived, this, &PalSession::receive);
    connect(&m_channel, &WebSocketChannel::latencyMeasured, &m_link, &SiteLink::measured);
    connect(&m_channel, &WebSocketChannel::certificateRefused, this,
        [this](const CertificateOffer& offer) { Q_EMIT certificateRefused(offer); });
    connect(&m_link, &SiteLink::attempt, this, &PalSession::connectNow);
    connect(&m_link, &SiteLink::changed, this, &PalSession::linkChanged);
    connect(&m_loginTimer, &QTimer::timeout, this, [this] {
        m_channel.abort(Error{.kind = ErrorKind::Timeout,
            .code = {},
            .message = tr("The PBX did not answer the login in time."),
            .detail = {},
            .retryable = true});
    });
}

PalSession::~PalSession()
{
    disconnect(&m_channel, nullptr, this, nullptr);
    m_requests.failAll(
        Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}});
}

// pal 164: lists repeat their key, so the query is written item by item. QUrlQuery leaves '+' alone, which servers read
// as a blank; hence the explicit encoding.
QUrl PalSession::loginUrl(const SiteProfile& profile, const QString& secret)
{
    QList<std::pair<QString, QString>> items;
    if (!profile.tenant.isEmpty())
        items.append({u"tenant"_s, profile.tenant});
    items.append({u"login_user"_s, profile.user});
    if (isLegacyLogin(profile))
        items.append({u"login_password"_s, secret});
    const QStringList wanted = profile.options.value(u"users"_s).toStringList();
    for (const QString& user : wanted.isEmpty() ? QStringList{u"*"_s} : wanted)
        items.append({u"user"_s, user});
    for (const QString& flag : {u"status"_s, u"registered"_s, u"voicemail"_s, u"callrecording"_s})
        items.append({flag, u"true"_s});
    for (const QString& list : {u"park"_s, u"line"_s, u"queue"_s})
        items.append({list, u"*"_s});
    QByteArray query;
    for (const auto& [key, value] : items) {
        query += query.isEmpty() ? "" : "&";
        query += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value, "*");
    }
    QUrl url = profile.url;
    if (url.path().isEmpty() || url.path() == "/"_L1)
        url.setPath(u"/pbx/ws"_s);
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

void PalSession::open()
{
    m_link.open();
}

void PalSession::close()
{
    const Error why{
        .kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}};
    hangUp(why);
    m_link.close();
}

void PalSession::connectNow()
{
    m_loggedIn = false;
    m_loginSent = false;
    m_standby = false;
    m_channel.open(loginUrl(m_profile, m_secret), TlsPolicy(m_profile.id, m_profile.url.host(), m_profile.fingerprint));
}

void PalSession::onOpened()
{
    m_link.authenticating();
    m_loginTimer.start(m_options.loginWithin);
    if (!isLegacyLogin(m_profile))
        return;
    m_loginSent = true;
    // A login in the URL has no answer of its own: the first notification or the answer to this is taken for one.
    post(request::getOptions(), m_options.loginWithin).then(this, [this](const Result<QJsonValue>& reply) {
        if (reply || reply.error().kind == ErrorKind::Pbx)
            acceptLogin();
    });
}

void PalSession::onPasswordRequired(Text nonce)
{
    if (m_loggedIn || m_link.state() != LinkState::Authenticating)
        return;
    m_loginSent = true;
    const QByteArray digest = loginDigest(m_profile.user, toQString(nonce), m_secret);
    post(request::login(digest), m_options.loginWithin).then(this, [this](const Result<QJsonValue>& reply) {
        if (reply) {
            acceptLogin();
        } else if (reply.error().kind == ErrorKind::Pbx || reply.error().kind == ErrorKind::Denied) {
            Error refused = reply.error();
            refused.kind = ErrorKind::Auth;
            refused.message = tr("The PBX did not accept the user name or the password.");
            giveUp(refused);
        }
    });
}

void PalSession::acceptLogin()
{
    if (m_loggedIn || m_link.state() != LinkState::Authenticating)
        return;
    m_loggedIn = true;
    m_loginTimer.stop();
    m_link.synchronising();
    Q_EMIT loggedIn();
}

void PalSession::synchronised()
{
    if (m_link.state() != LinkState::Synchronising)
        return;
    if (m_standby) {
        m_link.degraded(Error{.kind = ErrorKind::Pbx,
            .code = {},
            .message = tr("This PBX is a standby; what it shows may be out of date."),
            .detail = {}});
    } else {
        m_link.live();
    }
}

void PalSession::onClosed(const Error& reason)
{
    if (reason.kind == ErrorKind::Tls)
        return giveUp(reason);
    retry(reason);
}

void PalSession::giveUp(const Error& reason)
{
    hangUp(reason);
    m_link.giveUp(reason);
}

void PalSession::retry(const Error& reason)
{
    hangUp(reason);
    m_link.retry(reason);
}

void PalSession::hangUp(const Error& reason)
{
    m_loginTimer.stop();
    m_channel.close();
    m_loggedIn = false;
    Error lost = reason;
    lost.message = reason.kind == ErrorKind::Cancelled
        ? reason.message
        : tr("The connection broke before the PBX answered. Whether it took effect is not known.");
    m_requests.failAll(lost);
    Q_EMIT wentStale();
}

QFuture<Result<QJsonValue>> PalSession::send(PalRequest request)
{
    if (!m_loggedIn) {
        return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(Error{.kind = ErrorKind::Network,
            .code = {},
            .message = tr("There is no connection to the PBX."),
            .detail = {},
            .retryable = true})));
    }
    const PalMethod* method = palMethod(request.method);
    // pal 139: only the system administrator names a tenant.
    if (method && method->takesTenant() && m_profile.user == "sa"_L1 && !m_profile.tenant.isEmpty()
        && !request.params.contains("tenant"_L1)) {
        request.params.insert(u"tenant"_s, m_profile.tenant);
    }
    return post(request, method && method->isRead() ? m_options.readWithin : m_options.commandWithin);
}

QFuture<Result<QJsonValue>> PalSession::post(const PalRequest& request, std::chrono::milliseconds timeout)
{
    const QString id = QString::number(m_nextId++);
    auto future = m_requests.add(id, request.method, timeout);
    m_channel.send(encode(request, id));
    return future;
}

void PalSession::receive(const QByteArray& frame)
{
    m_link.heard();
    if (const auto read = m_decoder.decode(frame, *this); !read)
        onDropped({}, read.error().detail.toStdString());
    Q_EMIT frameDone();
}

void PalSession::onDropped(Text method, Text reason)
{
    m_link.dropped(toQString(method), toQString(reason));
}

void PalSession::onReply(const PalReply& reply)
{
    if (reply.id.isEmpty()) {
        if (m_loggedIn || !reply.fault)
            return;
        // notes 4: the refusal of a login carries no id.
        return giveUp(Error{.kind = ErrorKind::Auth,
            .code = reply.fault->code,
            .message = tr("The PBX did not accept the user name or the password."),
            .detail = reply.fault->message});
    }
    if (!reply.fault) {
        m_requests.resolve(reply.id, reply.result);
        return;
    }
    const PalFault& fault = *reply.fault;
    Error error{.kind = ErrorKind::Pbx, .code = fault.code, .message = tr("The PBX refused."), .detail = fault.message};
    if (fault.message.contains("permission"_L1, Qt::CaseInsensitive)) {
        error.kind = ErrorKind::Denied;
        error.message = tr("This login is not allowed to do that.");
    } else if (fault.code == "-32601"_L1) {
        error.kind = ErrorKind::NotSupported;
        error.message = tr("This PBX does not know that function.");
    }
    m_requests.resolve(reply.id, unexpected(error));
}

void PalSession::onServerStatus(Text status)
{
    const bool standby = status == "inactive";
    if (standby == m_standby)
        return;
    m_standby = standby;
    const bool watching = m_link.state() == LinkState::Live || m_link.state() == LinkState::Degraded;
    if (standby && watching) {
        Q_EMIT wentStale();
        m_link.degraded(Error{.kind = ErrorKind::Pbx,
            .code = {},
            .message = tr("This PBX has become a standby; what it shows may be out of date."),
            .detail = {}});
    } else if (!standby && watching) {
        // The PBX sends its state after a login only, and what we have is not to be trusted: log in again.
        retry(Error{.kind = ErrorKind::Pbx,
            .code = {},
            .message = tr("The PBX is active again; reading everything anew."),
            .detail = {}});
    }
}

void PalSession::onPalNotice(int code, Text message)
{
    if (code != kAnotherLogin)
        return;
    giveUp(Error{.kind = ErrorKind::Auth,
        .code = QString::number(code),
        .message
        = tr("Somebody logged in as \"%1\" elsewhere, and the PBX allows this once. Connect again to take over.")
              .arg(m_profile.user),
        .detail = toQString(message)});
}

// The PBX tells about users only after it accepted the login. It may do so before it answers the login, or instead.
void PalSession::heardNotification()
{
    if (!m_loggedIn && m_loginSent)
        acceptLogin();
}

void PalSession::onStatus(const StatusNote& note)
{
    heardNotification();
    m_sink.onStatus(note);
}

void PalSession::onRecording(const RecordingNote& note)
{
    heardNotification();
    m_sink.onRecording(note);
}

void PalSession::onLine(const LineNote& note)
{
    heardNotification();
    m_sink.onLine(note);
}

void PalSession::onPark(const ParkNote& note)
{
    heardNotification();
    m_sink.onPark(note);
}

void PalSession::onRegistered(const RegisteredNote& note)
{
    heardNotification();
    m_sink.onRegistered(note);
}

void PalSession::onVoicemail(const VoicemailNote& note)
{
    heardNotification();
    m_sink.onVoicemail(note);
}

void PalSession::onQueue(const QueueNote& note)
{
    heardNotification();
    m_sink.onQueue(note);
}

} // namespace callboard::brekeke
