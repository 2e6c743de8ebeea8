// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpclient.h"

#include "core/net/httpbody.h"
#include "core/net/wirelog.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QPromise>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <vector>

// Why QNetworkAccessManager needs looking after:
//
// It sends again by itself. When a connection closes before the first byte of a reply, its HTTP channel queues the
// request anew, up to three times and whatever the verb (QHttpNetworkConnectionChannel: reconnectAttempts,
// resendCurrentRequest()); a stale keep-alive connection, a PBX that crashes over a request and a garbled status line
// all end there, and so would a transfer in being sent four times. There is no switch for it, but every one of these
// ways goes through resetUploadData(), which asks the request's body to start over and gives up when it cannot. So
// every request has a body that can be read once (OnceBody), an empty one too: "Content-Length: 0" is then sent even
// with a GET, which servers take. HTTP/2 has its own way of sending again and is not used.
//
// It opens at most six connections to a host and queues the rest unseen, with our timeouts already ticking; so never
// more than six are handed over.
//
// With several connections in the making it tells some requests of the certificate and others of the failed handshake
// only. So what was judged once holds for all until the policy changes: the very errors of the very certificate.
//
// A 307, a 308 or a 401 make it ask the body to start over although nobody wants to follow; that error comes with the
// status, so it is taken for the reply that it is.

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostParallel = 6;

struct Call
{
    HttpRequest request;
    QPromise<Result<HttpReply>> promise;
    std::shared_ptr<QNetworkAccessManager> manager;
    QPointer<QNetworkReply> reply;
    QTimer timer;
    QElapsedTimer since;
    QByteArray body;
    std::optional<TlsPolicy::Verdict> refused;
    bool timedOut = false;
    bool tooLarge = false;
};
using CallPtr = std::shared_ptr<Call>;

// Nobody can read a sound file in a log.
QByteArray forLog(const QByteArray& body)
{
    return body.contains('\0') ? "(" + QByteArray::number(body.size()) + " bytes)" : body;
}

QByteArray logText(const HttpRequest& request)
{
    QByteArray text = request.verb + ' '
        + request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment) + '\n';
    for (const auto& [name, value] : request.headers)
        text += name + ": " + value + '\n';
    if (!request.contentType.isEmpty())
        text += "content-type: " + request.contentType + '\n';
    return request.body.isEmpty() ? text : text + '\n' + forLog(request.body);
}

QByteArray logText(const HttpReply& reply)
{
    QByteArray text = QByteArray::number(reply.status) + " after " + QByteArray::number(reply.tookMs) + " ms\n";
    for (const auto& [name, value] : reply.headers)
        text += name + ": " + value + '\n';
    return reply.body.isEmpty() ? text : text + '\n' + forLog(reply.body);
}

// A status of any kind is a reply; QNetworkReply calls many of them errors.
bool isOnlyAboutTheStatus(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::ContentReSendError)
        return status > 0;
    return status > 0 && error > QNetworkReply::UnknownProxyError && error != QNetworkReply::ProtocolFailure
        && error != QNetworkReply::ProtocolUnknownError;
}

QNetworkRequest networkRequest(const HttpRequest& request)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setHeader(QNetworkRequest::UserAgentHeader, u"Callboard/" CALLBOARD_VERSION ""_s);
    // Unpacked bodies have another length than the header says, and that length is how half a reply is known.
    out.setRawHeader("Accept-Encoding", "identity");
    if (!request.contentType.isEmpty())
        out.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    for (const auto& [name, value] : request.headers)
        out.setRawHeader(name, value);
    return out;
}

} // namespace

QByteArray HttpReply::header(QByteArrayView lowerCaseName) const
{
    const auto it
        = std::ranges::find(headers, lowerCaseName, [](const auto& pair) { return QByteArrayView(pair.first); });
    return it == headers.end() ? QByteArray() : it->second;
}

struct HttpClient::Private
{
    HttpClient* q;
    Options options;
    TlsPolicy tls;
    WireLog* log = nullptr;
    std::shared_ptr<QNetworkAccessManager> manager;
    std::array<std::deque<CallPtr>, 3> waiting; // one a priority
    std::vector<CallPtr> running;
    QList<QSslError> acceptedErrors; // of the pinned certificate, since the last setTls()
    std::optional<TlsPolicy::Verdict> refused; // the last one since then; the operator was shown it

    void renewManager();
    void pump();
    void start(const CallPtr& call);
    void take(const CallPtr& call);
    void onSslErrors(const CallPtr& call, const QList<QSslError>& errors);
    void onFinished(const CallPtr& call);
    [[nodiscard]] Result<HttpReply> outcomeOf(const Call& call) const;
    [[nodiscard]] Error whyBroken(const Call& call, const QString& words) const;
    void finish(const CallPtr& call, Result<HttpReply> result);
    static void letGo(Call& call);
};

HttpClient::HttpClient(Options options, QObject* parent)
    : QObject(parent)
    , d(new Private{this, options, {}, nullptr, {}, {}, {}, {}, {}})
{
    d->options.parallel = std::clamp(options.parallel, 1, kMostParallel);
    d->renewManager();
}

HttpClient::~HttpClient()
{
    abortAll(
        Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}});
}

void HttpClient::setTls(const TlsPolicy& tls)
{
    d->tls = tls;
    d->acceptedErrors.clear();
    d->refused.reset();
    d->renewManager(); // its connections close with it, once the last request on them is done
}

void HttpClient::setWireLog(WireLog* log)
{
    d->log = log;
}

QFuture<Result<HttpReply>> HttpClient::send(const HttpRequest& request)
{
    auto call = std::make_shared<Call>();
    call->request = request;
    call->promise.start();
    auto future = call->promise.future();
    d->waiting.at(static_cast<size_t>(request.priority)).push_back(call);
    d->pump();
    return future;
}

void HttpClient::abortAll(const Error& reason)
{
    // Whoever is told may ask anew, so everything is let go before anybody is.
    std::vector<CallPtr> all = std::exchange(d->running, {});
    for (auto& queue : d->waiting) {
        all.insert(all.end(), queue.begin(), queue.end());
        queue.clear();
    }
    for (const CallPtr& call : all)
        Private::letGo(*call);
    d->renewManager();
    for (const CallPtr& call : all) {
        call->promise.addResult(unexpected(reason));
        call->promise.finish();
    }
}

int HttpClient::underWay() const
{
    return static_cast<int>(d->running.size());
}

int HttpClient::waiting() const
{
    size_t count = 0;
    for (const auto& queue : d->waiting)
        count += queue.size();
    return static_cast<int>(count);
}

void HttpClient::Private::renewManager()
{
    // A child as well, so that what deleteLater() was too late for goes with the client.
    manager = {new QNetworkAccessManager(q), [](QNetworkAccessManager* old) { old->deleteLater(); }};
    manager->setAutoDeleteReplies(false);
}

void HttpClient::Private::pump()
{
    for (auto& queue : waiting) {
        while (!queue.empty() && running.size() < static_cast<size_t>(options.parallel)) {
            const CallPtr call = queue.front();
            queue.pop_front();
            start(call);
        }
    }
}

void HttpClient::Private::start(const CallPtr& call)
{
    running.push_back(call);
    call->manager = manager;
    if (log && log->isEnabled())
        log->add(WireLog::Way::Out, logText(call->request));
    QNetworkRequest request = networkRequest(call->request);
    if (const auto configuration = tls.configuration())
        request.setSslConfiguration(*configuration);
    QNetworkReply* reply = nullptr;
    if (call->request.verb == "HEAD") {
        reply = manager->head(request); // as a custom verb it would wait for a body that does not come
    } else {
        auto* body = new OnceBody(call->request.body);
        reply = manager->sendCustomRequest(request, call->request.verb, body);
        body->setParent(reply);
    }
    reply->ignoreSslErrors(acceptedErrors);
    call->reply = reply;
    call->since.start();
    QObject::connect(reply, &QNetworkReply::sslErrors, q,
        [this, call](const QList<QSslError>& errors) { onSslErrors(call, errors); });
    QObject::connect(reply, &QNetworkReply::readyRead, q, [this, call] { take(call); });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, q, [this, call] { take(call); });
    // Queued: whoever is told may do anything, and should not do it inside the reply's own code.
    QObject::connect(
        reply, &QNetworkReply::finished, q, [this, call] { onFinished(call); }, Qt::QueuedConnection);
    call->timer.setSingleShot(true);
    QObject::connect(&call->timer, &QTimer::timeout, reply, [raw = call.get()] {
        raw->timedOut = true;
        raw->reply->abort();
    });
    call->timer.start(call->request.timeout);
}

void HttpClient::Private::take(const CallPtr& call)
{
    if (!call->reply || call->tooLarge)
        return;
    const qint64 announced = call->reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (call->reply->isOpen()) // not any more when it was aborted
        call->body += call->reply->readAll();
    if (std::max<qint64>(announced, call->body.size()) <= options.maxBody)
        return;
    call->tooLarge = true;
    call->body.clear();
    call->reply->abort();
}

void HttpClient::Private::onSslErrors(const CallPtr& call, const QList<QSslError>& errors)
{
    QSslCertificate peer = call->reply->sslConfiguration().peerCertificate();
    if (peer.isNull())
        peer = errors.value(0).certificate();
    TlsPolicy::Verdict verdict = tls.judge(peer, errors);
    if (!verdict.accepted()) {
        call->refused = std::move(verdict);
        return;
    }
    acceptedErrors = verdict.ignorable;
    call->reply->ignoreSslErrors(verdict.ignorable);
}

void HttpClient::Private::onFinished(const CallPtr& call)
{
    if (std::ranges::find(running, call) == running.end())
        return; // aborted meanwhile
    take(call);
    Result<HttpReply> result = outcomeOf(*call);
    const QPointer<HttpClient> alive = q;
    if (result) {
        if (log && log->isEnabled())
            log->add(WireLog::Way::In, logText(*result));
        Q_EMIT q->latencyMeasured(result->tookMs);
    } else if (call->refused) {
        // Several requests meet the same certificate at once; the operator is asked once.
        const CertificateOffer& offer = *call->refused->offer;
        const bool isNews = !refused || refused->offer->fingerprint != offer.fingerprint;
        refused = call->refused;
        if (isNews)
            Q_EMIT q->certificateRefused(offer);
    }
    if (alive)
        finish(call, std::move(result));
}

Result<HttpReply> HttpClient::Private::outcomeOf(const Call& call) const
{
    const QNetworkReply& answer = *call.reply;
    const HttpRequest& asked = call.request;
    const bool mayRetry = asked.priority != HttpRequest::Priority::Command;
    if (call.refused)
        return unexpected(call.refused->error);
    if (answer.error() == QNetworkReply::SslHandshakeFailedError && refused)
        return unexpected(refused->error);
    if (call.tooLarge)
        return unexpected(Error{.kind = ErrorKind::Protocol,
            .code = {},
            .message = tr("The PBX sent more than is allowed in answer to \"%1\".").arg(asked.name),
            .detail = {}});
    if (call.timedOut)
        return unexpected(Error{.kind = ErrorKind::Timeout,
            .code = {},
            .message = tr("The PBX did not answer \"%1\" in time.").arg(asked.name),
            .detail = {},
            .retryable = mayRetry});
    HttpReply reply;
    reply.status = answer.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.error() != QNetworkReply::NoError && !isOnlyAboutTheStatus(answer.error(), reply.status))
        return unexpected(whyBroken(call, answer.errorString()));
    reply.body = call.body;
    reply.tookMs = static_cast<int>(call.since.elapsed());
    for (const auto& [name, value] : answer.rawHeaderPairs())
        reply.headers.append({name.toLower(), value});
    reply.contentType = reply.header("content-type");
    // Trusting the end of the connection would make half a list of extensions look like the whole.
    const QByteArray length = reply.header("content-length");
    const bool hasNoBody = asked.verb == "HEAD" || reply.status == 204 || reply.status == 304
        || answer.error() == QNetworkReply::ContentReSendError;
    if (!length.isEmpty() && !hasNoBody && length.toLongLong() != reply.body.size())
        return unexpected(whyBroken(call, u"%1/%2"_s.arg(reply.body.size()).arg(QString::fromLatin1(length))));
    return reply;
}

Error HttpClient::Private::whyBroken(const Call& call, const QString& words) const
{
    const QNetworkReply::NetworkError error = call.reply->error();
    const bool wasReached = error == QNetworkReply::NoError || error == QNetworkReply::RemoteHostClosedError
        || error == QNetworkReply::ContentReSendError || error >= QNetworkReply::ContentAccessDenied;
    const bool hasBegun = call.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() > 0;
    QString message = tr("The PBX cannot be reached.");
    if (hasBegun)
        message = tr("The connection to the PBX broke in the middle of its answer.");
    else if (wasReached)
        message = tr("The PBX closed the connection without an answer.");
    // Qt's words repeat the URL, and its query may hold a token.
    QString detail = words;
    const QString url = call.request.url.toString();
    const bool tellsUrl = call.request.url.hasQuery() && detail.contains(call.request.url.query());
    if (tellsUrl || detail.contains(url))
        detail.clear();
    return Error{.kind = ErrorKind::Network,
        .code = {},
        .message = message,
        .detail = detail,
        .retryable = call.request.priority != HttpRequest::Priority::Command};
}

void HttpClient::Private::finish(const CallPtr& call, Result<HttpReply> result)
{
    std::erase(running, call);
    letGo(*call);
    const QPointer<HttpClient> alive = q;
    call->promise.addResult(std::move(result));
    call->promise.finish();
    if (alive)
        pump();
}

void HttpClient::Private::letGo(Call& call)
{
    call.timer.stop();
    QNetworkReply* reply = call.reply.data();
    call.reply.clear();
    if (reply) {
        // The reply's connections hold the call; without them it goes when nobody else needs it.
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    }
    call.manager.reset();
}

} // namespace callboard
