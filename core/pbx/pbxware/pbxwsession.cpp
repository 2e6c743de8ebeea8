// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwsession.h"

#include "core/base/clock.h"

#include <QLocale>

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kProbe = "pbxware.license.info"_L1; // answers whatever the tenant (pbxware 9137)

Error closed()
{
    return Error{.kind = ErrorKind::Cancelled,
        .code = {},
        .message = PbxwSession::tr("The connection was closed."),
        .detail = {}};
}

Error noPbxware(const QString& words, int status)
{
    return Error{.kind = ErrorKind::Protocol,
        .code = status / 100 == 2 ? QString() : QString::number(status),
        .message = PbxwSession::tr("What answers at this address is no PBXware API."),
        .detail = words,
        .retryable = true};
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpReply& reply)
{
    bool isNumber = false;
    const int seconds = reply.header("retry-after").toInt(&isNumber);
    if (!isNumber || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds{std::min(seconds, 3600)};
}

bool isBusy(int status)
{
    return status == 429 || status == 503;
}

} // namespace

bool saysWrongKey(const QString& error)
{
    return error.trimmed().compare("Invalid API key."_L1, Qt::CaseInsensitive) == 0
        || error.trimmed().compare("Invalid API key"_L1, Qt::CaseInsensitive) == 0;
}

Error refused(const QString& words)
{
    return Error{.kind = ErrorKind::Pbx, .code = {}, .message = PbxwSession::tr("The PBX refused."), .detail = words};
}

PbxwSession::PbxwSession(SiteProfile profile, QString key, const Clock& clock, PbxwOptions options)
    : m_profile(std::move(profile))
    , m_key(std::move(key))
    , m_clock(clock)
    , m_options(options)
    , m_log(clock)
    , m_polls(HttpClient::Options{.parallel = 1})
    , m_actions(HttpClient::Options{.parallel = 1})
    , m_link(clock, options.backoff)
{
    for (HttpClient* http : {&m_polls, &m_actions}) {
        http->setWireLog(&m_log);
        connect(http, &HttpClient::latencyMeasured, this, [this](int ms) { m_link.measured(ms); });
        connect(http, &HttpClient::certificateRefused, this, &PbxwSession::certificateRefused);
    }
    connect(&m_link, &SiteLink::attempt, this, &PbxwSession::connectNow);
}

PbxwSession::~PbxwSession()
{
    // While every member is still there: requests that fail now are looked at by our own continuations.
    hangUp(closed());
}

void PbxwSession::open()
{
    m_link.open();
}

void PbxwSession::close()
{
    hangUp(closed());
    m_link.close();
}

// POST keeps the key out of a proxy's logs; all public clients use GET, with /index.php as often as without (notes
// A5 10). What worked last is tried first.
void PbxwSession::connectNow()
{
    const QString method = m_profile.options.value(u"method"_s).toString().toLower();
    const QByteArray path = m_profile.url.path(QUrl::FullyEncoded).toLatin1();
    const QList<QByteArray> paths
        = path.isEmpty() || path == "/" ? QList<QByteArray>{"/", "/index.php"} : QList<QByteArray>{path};
    std::vector<Door> doors;
    for (const QByteArray& one : paths) {
        if (method != "get"_L1)
            doors.push_back({false, one});
        if (method != "post"_L1)
            doors.push_back({true, one});
    }
    if (doors.size() != m_doors.size())
        m_knownDoor = 0;
    m_doors = std::move(doors);
    ++m_epoch;
    m_timeouts = 0;
    for (HttpClient* http : {&m_polls, &m_actions})
        http->setTls(TlsPolicy(m_profile.id, m_profile.url.host(), m_profile.fingerprint));
    knock(m_knownDoor < m_doors.size() ? m_knownDoor : 0);
}

void PbxwSession::knock(size_t index)
{
    PbxwRequest probe;
    probe.action = kProbe;
    probe.priority = HttpRequest::Priority::Command;
    Q_EMIT sent();
    m_actions.send(httpOf(probe, m_doors.at(index)))
        .then(this, [this, index, epoch = m_epoch](const Result<HttpReply>& reply) {
            if (epoch == m_epoch)
                readKnock(index, reply);
        });
}

void PbxwSession::readKnock(size_t index, const Result<HttpReply>& reply)
{
    if (!reply) {
        const Error& error = reply.error();
        if (error.kind == ErrorKind::Cancelled)
            return;
        return error.kind == ErrorKind::Tls ? giveUp(error) : m_link.retry(error);
    }
    if (m_link.state() == LinkState::Connecting)
        m_link.authenticating();
    noticeClock(*reply);
    const Body body = readBody(reply->body);
    const auto words = errorText(body);
    if (words && saysWrongKey(*words)) {
        return giveUp(Error{.kind = ErrorKind::Auth,
            .code = {},
            .message = tr("The PBX did not accept the API key. It is made under Admin Settings, API key."),
            .detail = *words});
    }
    // A key that may not ask this is a key (notes 4).
    if (words || (body.isJson() && reply->status / 100 == 2)) {
        m_door = m_doors.at(index);
        m_knownDoor = index;
        m_link.synchronising();
        Q_EMIT loggedIn();
        return;
    }
    if (isBusy(reply->status))
        return m_link.retry(*errorIn(*reply));
    if (reply->status == 401 || reply->status == 403) {
        return giveUp(Error{.kind = ErrorKind::Auth,
            .code = QString::number(reply->status),
            .message = tr("The web server of the PBX did not let us in."),
            .detail = body.words});
    }
    const size_t next = (index + 1) % m_doors.size();
    if (next != m_knownDoor)
        return knock(next);
    m_link.retry(noPbxware(body.words, reply->status));
}

void PbxwSession::noticeClock(const HttpReply& reply)
{
    const QDateTime date
        = QLocale::c().toDateTime(QString::fromLatin1(reply.header("date")).chopped(4), u"ddd, dd MMM yyyy hh:mm:ss"_s);
    if (!date.isValid())
        return;
    const qint64 server = QDateTime(date.date(), date.time(), Qt::UTC).toMSecsSinceEpoch();
    // The header has whole seconds and has been under way: less than that is no difference.
    const qint64 offset = m_clock.nowMs() - server;
    m_clockOffsetMs = offset > -1500 && offset < 2500 ? 0 : offset;
}

HttpRequest PbxwSession::httpOf(const PbxwRequest& request, const Door& door) const
{
    HttpRequest out;
    out.name = request.action;
    out.priority = request.priority;
    const bool slow = request.action == "pbxware.tenant.add"_L1 || request.action == "pbxware.tenant.edit"_L1;
    out.timeout = slow ? m_options.slowWriteWithin : request.write ? m_options.writeWithin : m_options.readWithin;
    Arguments all{{u"apikey"_s, m_key}, {u"apiformat"_s, u"json"_s}, {u"action"_s, request.action}};
    all += request.arguments;
    const QByteArray form = formOf(all);
    QByteArray url
        = m_profile.url.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo)
        + door.path;
    if (door.get) {
        url += '?' + form;
    } else {
        out.verb = "POST";
        out.contentType = "application/x-www-form-urlencoded";
        out.body = form;
    }
    out.url = QUrl::fromEncoded(url, QUrl::StrictMode);
    return out;
}

// The body says more than the status (notes 3).
std::optional<Error> PbxwSession::errorIn(const HttpReply& reply) const
{
    // Errors are short; the long lists need not be read twice.
    constexpr qsizetype kErrorSize = 8192;
    const bool fine = reply.status / 100 == 2;
    if (fine && reply.body.size() > kErrorSize && (reply.body.startsWith('{') || reply.body.startsWith('[')))
        return std::nullopt;
    const Body body = readBody(reply.body);
    if (const auto words = errorText(body)) {
        Error error = refused(*words);
        if (saysWrongKey(*words)) {
            error.kind = ErrorKind::Auth;
            error.message = tr("The PBX no longer accepts the API key.");
        }
        return error;
    }
    if (isBusy(reply.status)) {
        return Error{.kind = ErrorKind::Pbx,
            .code = QString::number(reply.status),
            .message = tr("The PBX asks us to wait."),
            .detail = body.words,
            .retryable = true};
    }
    if (fine && (body.isJson() || saysNoCalls(body)))
        return std::nullopt;
    return noPbxware(body.words, reply.status);
}

QFuture<Result<PbxwReply>> PbxwSession::send(const PbxwRequest& request)
{
    auto promise = std::make_shared<QPromise<Result<PbxwReply>>>();
    promise->start();
    auto future = promise->future();
    const auto finish = [promise](Result<PbxwReply> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    if (!m_link.isLoggedIn()) {
        finish(unexpected(Error{.kind = ErrorKind::Network,
            .code = u"offline"_s,
            .message = tr("There is no connection to the PBX."),
            .detail = {},
            .retryable = true}));
        return future;
    }
    HttpClient& http = request.priority == HttpRequest::Priority::Poll ? m_polls : m_actions;
    const qint64 askedMs = m_clock.monotonicMs();
    Q_EMIT sent();
    http.send(httpOf(request, m_door))
        .then(this, [this, finish, request, askedMs, epoch = m_epoch](const Result<HttpReply>& reply) {
            if (!reply) {
                finish(unexpected(reply.error()));
            } else if (const auto error = errorIn(*reply)) {
                finish(unexpected(*error));
            } else {
                noticeClock(*reply);
                finish(PbxwReply{reply->body, m_clock.nowMs() - m_clockOffsetMs, askedMs});
            }
            if (epoch == m_epoch)
                onReply(request, reply);
        });
    return future;
}

void PbxwSession::onReply(const PbxwRequest& request, const Result<HttpReply>& reply)
{
    Q_UNUSED(request)
    if (!reply) {
        const Error& error = reply.error();
        m_timeouts = error.kind == ErrorKind::Timeout ? m_timeouts + 1 : m_timeouts;
        if (error.kind == ErrorKind::Tls)
            giveUp(error);
        else if (error.kind == ErrorKind::Network || m_timeouts >= m_options.timeoutsUntilLost)
            lost(error);
        return;
    }
    m_timeouts = 0;
    if (isBusy(reply->status))
        Q_EMIT rateLimited(retryAfter(*reply));
    if (const auto error = errorIn(*reply); error && error->kind == ErrorKind::Auth)
        giveUp(*error);
}

void PbxwSession::synchronised()
{
    if (m_link.isLoggedIn())
        m_link.live();
}

void PbxwSession::degraded(const Error& reason)
{
    if (m_link.isLoggedIn())
        m_link.degraded(reason);
}

void PbxwSession::lost(const Error& reason)
{
    if (!m_link.isLoggedIn())
        return;
    hangUp(reason);
    m_link.retry(reason);
}

void PbxwSession::giveUp(const Error& reason)
{
    hangUp(reason);
    m_link.giveUp(reason);
}

void PbxwSession::hangUp(const Error& reason)
{
    ++m_epoch;
    Error error = reason;
    if (reason.kind != ErrorKind::Cancelled)
        error.message = tr("The connection broke before the PBX answered. Whether it took effect is not known.");
    Q_EMIT wentStale(); // before requests fail: whoever hears of it must know that nothing comes any more
    m_polls.abortAll(error);
    m_actions.abortAll(error);
}

} // namespace callboard::pbxware
