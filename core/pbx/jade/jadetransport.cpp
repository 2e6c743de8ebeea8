// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and their answers: which form a path has on this server, and what a refused token means.
#include "core/pbx/jade/jadesession.h"

#include <algorithm>

namespace callboard::jade {

using namespace Qt::StringLiterals;

QByteArray pathStep(const QString& text)
{
    // The document escapes even '_' in topics and '/', ';', '@' in paths; a server takes every escape.
    return QUrl::toPercentEncoding(text, {}, "~");
}

Error errorOf(int status, const QString& serverText)
{
    Error error{.kind = ErrorKind::Pbx,
        .code = QString::number(status),
        .message = JadeSession::tr("The PBX refused."),
        .detail = serverText};
    switch (status) {
    case 400:
        error.message = JadeSession::tr("The PBX did not understand the request.");
        break;
    case 401:
    case 403:
        error.kind = ErrorKind::Denied;
        error.message = JadeSession::tr("This login is not allowed to do that.");
        break;
    case 404:
        error.message = JadeSession::tr("The PBX does not know it (any more).");
        break;
    case 405:
        error.kind = ErrorKind::NotSupported;
        error.message = JadeSession::tr("This PBX does not offer that function.");
        break;
    case 500:
        error.message = JadeSession::tr("The PBX could not do that; perhaps it is gone already.");
        break;
    default:
        break;
    }
    return error;
}

// "/admin/core/channels" -> "admin"; below /me the forms differ from path to path.
QString JadeSession::familyOf(const QByteArray& path)
{
    const QList<QByteArray> steps = path.split('/');
    QByteArray family = steps.value(1);
    if (family == "me" && steps.size() > 2)
        family += '/' + steps.at(2);
    return QString::fromLatin1(family);
}

JadeSession::Form JadeSession::formOf(const QString& family) const
{
    if (const auto it = m_forms.constFind(family); it != m_forms.cend())
        return *it;
    static const QStringList kVersioned{u"admin"_s, u"manager"_s, u"ob"_s, u"voicemail"_s, u"agent"_s};
    if (m_profile.options.value(u"paths"_s).toString() == "legacy"_L1)
        return Form::Plain;
    return kVersioned.contains(family) || family.startsWith("me/"_L1) ? Form::V1 : Form::Plain;
}

// What to try next when a path is not known; /admin/core/channels has an older twin /core/channels, notes 2.
JadeSession::Form JadeSession::nextForm(const QString& family, Form tried)
{
    const bool twins = family == "admin"_L1;
    switch (tried) {
    case Form::V1:
        return Form::Plain;
    case Form::Plain:
        return twins ? Form::Legacy : Form::V1;
    case Form::Legacy:
        break;
    }
    return Form::V1;
}

HttpRequest JadeSession::httpOf(const JadeRequest& request, Form form) const
{
    HttpRequest out;
    out.name = request.name;
    out.verb = request.verb;
    out.body = request.body;
    if (!request.body.isEmpty())
        out.contentType = request.contentType;
    out.priority = request.priority;
    out.timeout = request.isRead() ? m_options.readWithin : m_options.commandWithin;
    QByteArray path = request.path;
    if (form == Form::V1)
        path.prepend("/v1");
    else if (form == Form::Legacy)
        path.remove(0, 6); // "/admin"
    path += "?authtoken=" + QUrl::toPercentEncoding(m_token);
    for (const auto& [key, value] : request.query)
        path += '&' + QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
    const auto parts = QUrl::RemovePath | QUrl::RemoveQuery | QUrl::StripTrailingSlash;
    out.url = QUrl::fromEncoded(m_profile.url.toEncoded(parts) + path, QUrl::StrictMode);
    return out;
}

QFuture<Result<HttpReply>> JadeSession::send(JadeRequest request)
{
    auto job = std::make_shared<Job>();
    job->request = std::move(request);
    job->promise = std::make_shared<QPromise<Result<HttpReply>>>();
    job->promise->start();
    auto future = job->promise->future();
    if (!m_link.isLoggedIn() || m_token.isEmpty()) {
        finish(job,
            unexpected(Error{.kind = ErrorKind::Network,
                .code = {},
                .message = tr("There is no connection to the PBX."),
                .detail = {},
                .retryable = true}));
    } else if (m_renewing) {
        m_waiting.push_back(std::move(job));
    } else {
        post(job);
    }
    return future;
}

void JadeSession::finish(const std::shared_ptr<Job>& job, Result<HttpReply> result)
{
    job->promise->addResult(std::move(result));
    job->promise->finish();
}

void JadeSession::post(const std::shared_ptr<Job>& job)
{
    if (!job->form)
        job->form = formOf(familyOf(job->request.path));
    job->token = m_token;
    const HttpRequest request = httpOf(job->request, *job->form);
    m_http.send(request).then(this, [this, job, epoch = m_epoch](const Result<HttpReply>& reply) {
        if (epoch == m_epoch)
            return onReply(job, reply);
        const Error late{.kind = ErrorKind::Network,
            .code = {},
            .message = tr("The connection broke before the PBX answered."),
            .detail = {},
            .retryable = true};
        finish(job, unexpected(reply ? late : reply.error()));
    });
}

int JadeSession::statusOf(const HttpReply& reply)
{
    constexpr qsizetype kErrorSize = 512;
    if (reply.status / 100 != 2 || reply.body.size() > kErrorSize || !reply.body.startsWith('{'))
        return reply.status;
    // The number stands in the reply as well; where the two differ, the one inside is about us.
    const auto envelope = m_decoder.decodeReply(reply.body);
    return envelope && envelope->statusCode != 0 ? envelope->statusCode : reply.status;
}

void JadeSession::onReply(const std::shared_ptr<Job>& job, const Result<HttpReply>& reply)
{
    if (!reply) {
        const Error error = reply.error();
        finish(job, reply);
        // One slow answer is no broken link; the second in a row is.
        m_timeouts = error.kind == ErrorKind::Timeout ? m_timeouts + 1 : m_timeouts;
        if (error.kind == ErrorKind::Tls)
            giveUp(error);
        else if (error.kind == ErrorKind::Network || m_timeouts >= 3)
            lost(error);
        return;
    }
    m_timeouts = 0;
    const int status = statusOf(*reply);
    const QString family = familyOf(job->request.path);
    const bool noSuchPath = status == 404 && reply->body.isEmpty();
    if (!noSuchPath && status != 405)
        m_forms.insert(family, *job->form);
    if (status / 100 == 2)
        return finish(job, *reply);
    if (status == 401 || status == 403)
        return onRefusedToken(job);
    if (noSuchPath && job->request.isRead() && !m_forms.contains(family)) {
        const int forms = family == "admin"_L1 ? 3 : 2;
        if (job->formsTried < forms) {
            ++job->formsTried;
            job->form = nextForm(family, *job->form);
            return post(job);
        }
    }
    const auto envelope = m_decoder.decodeReply(reply->body);
    Error error = errorOf(status, envelope ? envelope->errorText : QString());
    if (noSuchPath) {
        error.kind = ErrorKind::NotSupported;
        error.message = tr("This PBX does not offer that function.");
    }
    finish(job, unexpected(error));
}

// The same 403 means a token that expired and a right that is missing. The own account can be read with any valid
// token, so that reading it tells which.
void JadeSession::onRefusedToken(const std::shared_ptr<Job>& job)
{
    if (job->relogged)
        return finish(job, unexpected(errorOf(403, {})));
    job->relogged = true;
    if (m_renewing)
        return renewToken(job);
    JadeRequest probe;
    probe.name = u"own account"_s;
    probe.path = m_door == Role::Me ? "/me/info" : m_door == Role::Manager ? "/manager/info" : "/admin/info";
    const HttpRequest request = httpOf(probe, formOf(familyOf(probe.path)));
    m_http.send(request).then(this, [this, job, token = m_token, epoch = m_epoch](const Result<HttpReply>& reply) {
        if (epoch != m_epoch || !reply)
            return finish(job, unexpected(reply ? errorOf(403, {}) : reply.error()));
        if (token == m_token && statusOf(*reply) / 100 == 2)
            return finish(job, unexpected(errorOf(403, {})));
        renewToken(job);
    });
}

void JadeSession::renewToken(const std::shared_ptr<Job>& job)
{
    if (job->request.isRead()) {
        m_waiting.push_back(job);
    } else {
        // A command goes out once; this one did, and was refused.
        finish(job,
            unexpected(Error{.kind = ErrorKind::Denied,
                .code = u"403"_s,
                .message = tr("The PBX had ended the session, so it refused. The login has been renewed; try again."),
                .detail = {}}));
    }
    // Whoever was refused with the token before had it renewed by somebody else meanwhile.
    if (!m_renewing && !m_token.isEmpty() && job->token != m_token) {
        for (const auto& waiting : std::exchange(m_waiting, {}))
            post(waiting);
        return;
    }
    if (m_renewing)
        return;
    m_renewing = true;
    tryDoor(m_knownDoor);
}

} // namespace callboard::jade
