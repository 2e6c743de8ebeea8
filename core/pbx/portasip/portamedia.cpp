// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portamedia.h"

#include "core/base/clock.h"
#include "core/pbx/portasip/portarestcodec.h"
#include "core/pbx/portasip/portasoapcodec.h"

#include <QCoreApplication>
#include <QFutureWatcher>

#include <algorithm>
#include <utility>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

Error failure(ErrorKind kind, const QString& message, const QString& code = {})
{
    return Error{.kind = kind, .code = code, .message = message, .detail = {}, .retryable = false};
}

//! 0 in "success" is a refusal without a reason (porta 279, 357, 440).
bool saysNo(const QJsonObject& result)
{
    for (const QString& name : {u"success"_s, u"vm_settings_saved"_s}) {
        if (const QJsonValue value = result.value(name); value.isDouble() && value.toInt() == 0)
            return true;
    }
    return false;
}

Error noDirectory()
{
    return failure(
        ErrorKind::NotSupported, QCoreApplication::translate("PortaMedia", "This PortaSIP has no dial directory."));
}

} // namespace

template <typename Handler> void PortaMedia::post(const HttpRequest& request, Handler handler)
{
    auto* watcher = new QFutureWatcher<Result<HttpReply>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, handler, era = m_era] {
        watcher->deleteLater();
        if (era != m_era)
            return;
        if (watcher->future().resultCount() == 0)
            handler(Result<HttpReply>(unexpected(failure(ErrorKind::Cancelled, tr("The connection was closed.")))));
        else
            handler(watcher->result());
    });
    watcher->setFuture(m_http.send(request));
}

struct PortaMedia::Job
{
    MediaCall call;
    const MediaMethod* method = nullptr;
    QPromise<Result<MediaAnswer>> promise;
    QString session; //!< with which it was sent
    bool renewed = false; //!< sent again after a new login
    bool otherName = false; //!< sent under the document's spelling

    //! It tells whether there is a directory at all.
    [[nodiscard]] bool asksDirectory() const { return method && method->name == "get_dir_info"_L1; }
};

PortaMedia::PortaMedia(SiteProfile profile, QString secret, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_http(HttpClient::Options{.parallel = 2})
    , m_secret(std::move(secret))
{
    connect(&m_http, &HttpClient::certificateRefused, this, &PortaMedia::certificateRefused);
    connect(&m_http, &HttpClient::latencyMeasured, this, &PortaMedia::latencyMeasured);
    configure(profile);
}

PortaMedia::~PortaMedia()
{
    ++m_era;
    const auto jobs = std::exchange(m_jobs, {});
    for (const JobPtr& job : jobs) {
        job->promise.addResult(unexpected(failure(ErrorKind::Cancelled, tr("The connection was closed."))));
        job->promise.finish();
    }
}

void PortaMedia::configure(const SiteProfile& profile)
{
    m_profile = profile;
    const auto options = MediaOptions::from(profile);
    m_availability = options ? Availability::yes() : Availability::no(options.error().message);
    m_options = options.value_or(MediaOptions{});
    // An attempt without a password could only bring the account nearer to being locked.
    if (options && m_secret.isEmpty())
        m_availability = Availability::no(
            tr("There is no password for the account %1; give it as the site's second secret.").arg(m_options.user));
    m_http.setTls(TlsPolicy(profile.id, m_options.url.host(), profile.fingerprint));
}

void PortaMedia::reset(const SiteProfile& profile, const QString& secret)
{
    close();
    m_secret = secret;
    m_refused.reset();
    m_directory = Directory::Unknown;
    m_misspelt = false;
    configure(profile);
}

void PortaMedia::close()
{
    ++m_era;
    m_loggingIn = false;
    m_waiting.clear();
    m_waitingForDirectory.clear();
    const auto jobs = m_jobs;
    for (const JobPtr& job : jobs)
        finish(job, unexpected(failure(ErrorKind::Cancelled, tr("The connection was closed."))));
    if (!m_session.isEmpty())
        logout();
}

QFuture<Result<MediaAnswer>> PortaMedia::exchange(const MediaCall& call)
{
    auto job = std::make_shared<Job>();
    job->call = call;
    job->method = mediaMethod(call.service, call.method);
    job->promise.start();
    const auto future = job->promise.future();
    m_jobs.append(job);
    if (!m_availability.can) {
        finish(job, unexpected(failure(ErrorKind::NotSupported, m_availability.why)));
    } else if (!job->method || job->method->service == "Session"_L1) {
        finish(job,
            unexpected(failure(ErrorKind::NotSupported,
                job->method ? tr("The connection logs in by itself.")
                            : tr("PortaSIP's media services have no method %1.%2.").arg(call.service, call.method))));
    } else if (const auto checked = checkParams(*job->method, call.params); !checked) {
        finish(job, unexpected(checked.error()));
    } else if (call.dryRun && m_options.soap) {
        finish(job,
            unexpected(failure(ErrorKind::NotSupported, tr("Over SOAP, PortaSIP cannot check without changing."))));
    } else {
        start(job);
    }
    return future;
}

void PortaMedia::start(const JobPtr& job)
{
    if (m_refused)
        return finish(job, unexpected(*m_refused));
    // Only a sample in the document knows the directory, and a change must not be what finds out (porta 3167).
    if (job->method->service == "DialDirectory"_L1 && !job->asksDirectory() && m_directory != Directory::Yes)
        return askDirectory(job);
    const bool stale = m_clock.monotonicMs() - m_lastAnswerMs > m_options.idle.count();
    if (!m_session.isEmpty() && stale && job->method->write)
        logout();
    if (!m_session.isEmpty())
        return send(job);
    m_waiting.append(job);
    logIn();
}

void PortaMedia::send(const JobPtr& job)
{
    job->session = m_session;
    MediaCall call = job->call;
    call.method = m_misspelt || job->otherName || job->method->wireName.isEmpty() ? QString(job->method->name)
                                                                                  : QString(job->method->wireName);
    const auto request = requestFor(call, {{u"session_id"_s, m_session}},
        job->method->write ? HttpRequest::Priority::Command : HttpRequest::Priority::Read);
    if (!request)
        return finish(job, unexpected(request.error()));
    post(*request, [this, job](const Result<HttpReply>& reply) { onReply(job, reply); });
}

void PortaMedia::onReply(const JobPtr& job, const Result<HttpReply>& reply)
{
    const auto answer = decode(job->call, reply);
    if (!answer) {
        // Whether a change that got no readable answer was made, nobody knows.
        return finish(job, unexpected(answer.error()));
    }
    m_lastAnswerMs = m_clock.monotonicMs();
    if (answer->fault)
        return onFault(job, *answer->fault);
    if (saysNo(answer->result))
        return finish(job, unexpected(failure(ErrorKind::Pbx, tr("The PBX did not do it and gave no reason."))));
    finish(job, *answer);
}

void PortaMedia::onFault(const JobPtr& job, const MediaFault& fault)
{
    if (retriesOtherName(job, fault))
        return;
    if (kindOf(fault) != FaultKind::Session || job->renewed)
        return finish(job, unexpected(cleaned(toError(fault))));
    // The session of this call is over; another call may have renewed it already.
    if (m_session == job->session)
        m_session.clear();
    if (job->method->write) {
        Error error = toError(fault);
        error.message = tr("The login had expired and nothing was changed. Please try again.");
        return finish(job, unexpected(cleaned(error)));
    }
    job->renewed = true;
    start(job);
}

bool PortaMedia::retriesOtherName(const JobPtr& job, const MediaFault& fault)
{
    if (job->method->wireName.isEmpty() || m_misspelt || job->otherName || kindOf(fault) != FaultKind::UnknownMethod)
        return false;
    job->otherName = true;
    send(job);
    return true;
}

void PortaMedia::finish(const JobPtr& job, const Result<MediaAnswer>& answer)
{
    if (!m_jobs.removeOne(job))
        return;
    if (answer && job->otherName)
        m_misspelt = true;
    if (job->asksDirectory())
        onDirectory(answer);
    job->promise.addResult(answer);
    job->promise.finish();
}

void PortaMedia::logIn()
{
    if (m_loggingIn)
        return;
    m_loggingIn = true;
    MediaCall call{.service = u"Session"_s, .method = u"login"_s, .params = {}, .audio = {}};
    call.params.insert(u"login"_s, m_options.user);
    call.params.insert(u"password"_s, m_secret);
    if (!m_options.domain.isEmpty())
        call.params.insert(u"domain"_s, m_options.domain); // left out in the document's own sample (porta 193)
    const auto request = requestFor(call, {}, HttpRequest::Priority::Command);
    if (!request)
        return onLogin(unexpected(request.error()));
    post(*request, [this, call](const Result<HttpReply>& reply) { onLogin(decode(call, reply)); });
}

void PortaMedia::onLogin(const Result<MediaAnswer>& answer)
{
    m_loggingIn = false;
    const auto waiting = std::exchange(m_waiting, {});
    std::optional<Error> error;
    if (!answer) {
        error = answer.error();
        if (error->kind == ErrorKind::Auth)
            m_refused = cleaned(*error);
    } else if (answer->fault) {
        error = toError(*answer->fault);
        // Whatever the code, what a login refuses is the login (porta 244); a wrong password must not be tried again
        // and again, or the account is locked.
        error->kind = ErrorKind::Auth;
        error->message = tr("The PBX did not accept the account %1.").arg(m_options.user);
        m_refused = cleaned(*error);
    } else {
        const QJsonObject& result = answer->result;
        const QString key = result.contains(u"session_id"_s) ? u"session_id"_s : u"session id"_s; // porta 198
        m_session = result.value(key).toString();
        if (m_session.isEmpty())
            error = unreadable(u"a login without a session"_s);
        m_lastAnswerMs = m_clock.monotonicMs();
    }
    for (const JobPtr& job : waiting) {
        if (error)
            finish(job, unexpected(cleaned(*error)));
        else
            send(job);
    }
}

void PortaMedia::askDirectory(const JobPtr& waiting)
{
    if (m_directory == Directory::No)
        return finish(waiting, unexpected(noDirectory()));
    m_waitingForDirectory.append(waiting);
    if (m_waitingForDirectory.size() > 1)
        return;
    auto probe = std::make_shared<Job>();
    probe->call = MediaCall{.service = u"DialDirectory"_s, .method = u"get_dir_info"_s, .params = {}, .audio = {}};
    probe->method = mediaMethod(probe->call.service, probe->call.method);
    probe->promise.start();
    m_jobs.append(probe);
    start(probe);
}

void PortaMedia::onDirectory(const Result<MediaAnswer>& answer)
{
    const bool none = !answer && answer.error().kind == ErrorKind::NotSupported;
    m_directory = answer ? Directory::Yes : none ? Directory::No : Directory::Unknown;
    const auto waiting = std::exchange(m_waitingForDirectory, {});
    for (const JobPtr& job : waiting) {
        if (answer)
            start(job);
        else
            finish(job, unexpected(none ? noDirectory() : answer.error()));
    }
}

QFuture<Result<QJsonValue>> PortaMedia::logout()
{
    const QString session = std::exchange(m_session, {});
    QPromise<Result<QJsonValue>> promise;
    promise.start();
    const auto future = promise.future();
    const MediaCall call{.service = u"Session"_s, .method = u"logout"_s, .params = {}, .audio = {}};
    const auto request = requestFor(call, {{u"session_id"_s, session}}, HttpRequest::Priority::Command);
    if (session.isEmpty() || !request) {
        promise.addResult(QJsonValue());
        promise.finish();
        return future;
    }
    return m_http.send(*request).then(
        [call, soap = m_options.soap](const Result<HttpReply>& reply) -> Result<QJsonValue> {
            if (!reply)
                return unexpected(reply.error());
            const MediaReply read{
                .status = reply->status, .contentType = reply->contentType, .disposition = {}, .body = reply->body};
            const auto answer = soap ? soap::decode(call, read) : rest::decode(call, read);
            if (!answer)
                return unexpected(answer.error());
            if (answer->fault)
                return unexpected(toError(*answer->fault));
            return QJsonValue(answer->result);
        });
}

} // namespace callboard::portasip
