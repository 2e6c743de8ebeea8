// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests one after the other, and what their answers mean for the session.
#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/pbx/fcm630a/fcmerrors.h"
#include "core/pbx/fcm630a/fcmsession.h"

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostBad = 3; // time-outs or unreadable answers in a row, until the link counts as broken
constexpr qsizetype kMostText = 200;

} // namespace

QFuture<Result<FcmReply>> FcmSession::send(FcmRequest request)
{
    auto job = std::make_shared<Job>();
    job->request = std::move(request);
    job->promise = std::make_shared<QPromise<Result<FcmReply>>>();
    job->promise->start();
    auto future = job->promise->future();
    if (!m_link.isLoggedIn()) {
        finish(job,
            unexpected(Error{.kind = ErrorKind::Network,
                .code = {},
                .message = tr("There is no connection to the PBX."),
                .detail = {},
                .retryable = true}));
        return future;
    }
    auto& queue = m_queue.at(static_cast<size_t>(job->request.priority));
    const auto place = job->request.urgent
        ? std::ranges::find_if(queue, [](const JobPtr& other) { return !other->request.urgent; })
        : queue.end();
    queue.insert(place, job);
    pump();
    return future;
}

qsizetype FcmSession::waiting() const
{
    size_t out = m_current ? 1 : 0;
    for (const auto& queue : m_queue)
        out += queue.size();
    return static_cast<qsizetype>(out);
}

void FcmSession::finish(const JobPtr& job, Result<FcmReply> result)
{
    job->promise->addResult(std::move(result));
    job->promise->finish();
}

FcmSession::JobPtr FcmSession::next()
{
    for (auto& queue : m_queue) {
        if (queue.empty())
            continue;
        JobPtr job = queue.front();
        queue.pop_front();
        return job;
    }
    return nullptr;
}

void FcmSession::pump()
{
    while (!m_current && !m_loggingIn && !m_cookie.isEmpty()) {
        const bool anything = std::ranges::any_of(m_queue, [](const auto& queue) { return !queue.empty(); });
        if (!anything)
            return;
        const qint64 now = m_clock.monotonicMs();
        if (now - m_usedMs > m_options.idleLimit.count())
            return login(); // the session is about to end, if it has not, notes 3
        const JobPtr job = next();
        const auto paused = m_pausedUntil.constFind(job->request.action);
        if (paused != m_pausedUntil.cend() && *paused > now) {
            // Asking now would make the PBX wait even longer; whoever asked may do so again.
            finish(job, unexpected(errorOf(m_pauseStatus.value(job->request.action))));
            continue;
        }
        post(job);
    }
}

void FcmSession::post(const JobPtr& job)
{
    using Expect = FcmRequest::Expect;
    m_current = job;
    job->underWay = true;
    HttpRequest request = httpOf(encodeRequest(job->request.action, m_cookie, job->request.parameters));
    request.name = job->request.action;
    request.priority = job->request.priority;
    request.timeout = job->request.expect == Expect::File ? m_options.fileWithin
        : job->request.isRead()                           ? m_options.readWithin
                                                          : m_options.commandWithin;
    m_usedMs = m_clock.monotonicMs();
    if (job->request.priority != HttpRequest::Priority::Poll)
        Q_EMIT sent();
    m_http.send(request).then(this, [this, job, epoch = m_epoch](const Result<HttpReply>& reply) {
        // What hangUp() finished belongs to an earlier login.
        if (epoch == m_epoch && m_current == job)
            onReply(job, reply);
    });
}

void FcmSession::onReply(const JobPtr& job, const Result<HttpReply>& reply)
{
    job->underWay = false;
    if (!reply) {
        const Error error = reply.error();
        return onBroken(job, error);
    }
    Result<FcmReply> read = replyOf(*job, *reply);
    if (!read)
        return onUnreadable(job, *reply, read.error());
    m_bad.remove(job->request.action);
    const Envelope envelope = read->envelope;
    if (envelope.status.value_or(0) != 0)
        return onStatus(job, envelope);
    m_current.reset();
    finish(job, std::move(read));
    pump();
}

Result<FcmReply> FcmSession::replyOf(const Job& job, const HttpReply& reply)
{
    using Expect = FcmRequest::Expect;
    FcmReply out;
    out.body = reply.body;
    out.contentType = reply.contentType;
    const bool isJson = reply.body.startsWith('{');
    if (!isJson && job.request.expect != Expect::Envelope && reply.status / 100 == 2)
        return out;
    if (reply.status / 100 != 2 && !isJson) {
        return unexpected(Error{.kind = ErrorKind::Protocol,
            .code = QString::number(reply.status),
            .message = tr("The PBX answered with a page instead of data."),
            .detail = {},
            .retryable = true});
    }
    auto envelope = m_decoder.decodeEnvelope(reply.body);
    if (!envelope)
        return unexpected(envelope.error());
    if (!envelope->status && job.request.expect == Expect::Envelope) {
        return unexpected(Error{.kind = ErrorKind::Protocol,
            .code = {},
            .message = tr("The PBX did not say whether it worked."),
            .detail = {},
            .retryable = true});
    }
    out.envelope = *envelope;
    return out;
}

// One slow or odd answer is no broken link, several of what is asked again and again are.
bool FcmSession::isTooBad(const Job& job)
{
    return job.request.priority == HttpRequest::Priority::Poll && ++m_bad[job.request.action] >= kMostBad;
}

void FcmSession::onBroken(const JobPtr& job, const Error& error)
{
    m_current.reset();
    Error told = error;
    if (!job->request.isRead() && error.kind == ErrorKind::Network) {
        told.kind = ErrorKind::Timeout;
        told.message = tr("The connection broke before the PBX answered.");
        told.detail = error.message;
    }
    finish(job, unexpected(told));
    if (error.kind == ErrorKind::Tls)
        giveUp(error);
    else if (error.kind == ErrorKind::Network || (error.kind == ErrorKind::Timeout && isTooBad(*job)))
        lost(error);
    else
        pump();
}

void FcmSession::onUnreadable(const JobPtr& job, const HttpReply& reply, const Error& error)
{
    m_current.reset();
    Error told = error;
    if (reply.body.startsWith('<'))
        told.message = tr("The PBX answered with a page instead of data.");
    m_link.dropped(job->request.action, told.detail);
    if (!job->request.isRead()) {
        // It did answer, only nobody knows what.
        told.kind = ErrorKind::Timeout;
        told.detail = QString::fromUtf8(reply.body.first(std::min(kMostText, reply.body.size())));
    }
    finish(job, unexpected(told));
    if (isTooBad(*job))
        lost(told);
    else
        pump();
}

void FcmSession::onStatus(const JobPtr& job, const Envelope& envelope)
{
    const int status = *envelope.status;
    const Remedy remedy = remedyFor(status);
    if (remedy == Remedy::Login)
        return onSessionOver(job, envelope);
    const Error error = errorOf(envelope);
    m_current.reset();
    if (remedy == Remedy::Stop) {
        finish(job, unexpected(error));
        return giveUp(error);
    }
    if (remedy == Remedy::Again && job->request.isRead() && !job->repeated) {
        job->repeated = true;
        m_queue.at(static_cast<size_t>(job->request.priority)).push_front(job);
        return pump();
    }
    if (remedy == Remedy::Wait) {
        const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(waitFor(status) * m_options.waitScale);
        m_pausedUntil.insert(job->request.action, m_clock.monotonicMs() + wait.count());
        m_pauseStatus.insert(job->request.action, status);
        Q_EMIT rateLimited(job->request.action, wait);
    }
    finish(job, unexpected(error));
    pump();
}

// One console on a login: its session was idle, or the PBX restarted. Two consoles: each ends the other's, notes 3, 13.
void FcmSession::onSessionOver(const JobPtr& job, const Envelope& envelope)
{
    const qint64 now = m_clock.monotonicMs();
    const bool theft = m_endedMs >= 0 && now - m_endedMs < m_options.theftWindow.count();
    m_endedMs = now;
    m_current.reset();
    m_cookie.clear();
    if (theft) {
        Error taken = errorOf(envelope);
        taken.message
            = tr("Somebody else logs in with the same user, and the PBX allows only one. Give each console an "
                 "API user of its own.");
        finish(job, unexpected(taken));
        return lost(taken, m_options.theftPause);
    }
    if (job->request.isRead() && !job->repeated) {
        job->repeated = true;
        m_queue.at(static_cast<size_t>(job->request.priority)).push_front(job);
    } else {
        // A command goes out once; this one did, and was refused.
        Error error = errorOf(envelope);
        error.kind = ErrorKind::Denied;
        error.message = tr("The PBX had ended the session, so it refused. The login has been renewed; try again.");
        finish(job, unexpected(error));
    }
    login();
}

} // namespace callboard::fcm630a
