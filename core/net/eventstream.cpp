// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/eventstream.h"

#include <QNetworkReply>

namespace callboard {

using namespace Qt::StringLiterals;

QList<EventStreamParser::Event> EventStreamParser::feed(const QByteArray& bytes)
{
    QList<Event> out;
    qsizetype from = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (c != '\n' && c != '\r') {
            m_afterReturn = false;
            continue;
        }
        const bool secondHalf = c == '\n' && m_afterReturn;
        m_afterReturn = c == '\r';
        if (!secondHalf) {
            if (!m_skipLine)
                line(m_rest + bytes.mid(from, i - from), out);
            m_skipLine = false;
            m_rest.clear();
        }
        from = i + 1;
    }
    if (!m_skipLine)
        m_rest += bytes.mid(from);
    if (m_rest.size() > m_maxEvent) {
        m_tooLarge = true;
        m_skipLine = true;
        m_rest.clear();
    }
    return out;
}

void EventStreamParser::line(const QByteArray& text, QList<Event>& out)
{
    if (text.isEmpty()) {
        if (m_tooLarge)
            ++m_dropped;
        else if (m_hasData)
            out.append({m_type, m_data, m_lastId});
        m_data.clear();
        m_type.clear();
        m_hasData = false;
        m_tooLarge = false;
        return;
    }
    if (text.startsWith(':'))
        return; // a comment, to keep the connection alive
    const qsizetype colon = text.indexOf(':');
    const QByteArray name = colon < 0 ? text : text.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : text.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (name == "data") {
        if (m_data.size() + value.size() > m_maxEvent) {
            m_tooLarge = true;
            m_data.clear();
        }
        if (m_hasData && !m_tooLarge)
            m_data += '\n';
        if (!m_tooLarge)
            m_data += value;
        m_hasData = true;
    } else if (name == "event") {
        m_type = value;
    } else if (name == "id" && !value.contains('\0') && value.size() < 1024) {
        m_lastId = value;
    }
}

void EventStreamParser::reset()
{
    m_rest.clear();
    m_data.clear();
    m_type.clear();
    m_hasData = m_tooLarge = m_afterReturn = m_skipLine = false;
}

EventStream::EventStream(const Clock& clock, Options options, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_reconnector(clock, options.backoff)
    , m_parser(options.maxEvent)
{
    m_silence.setSingleShot(true);
    connect(&m_reconnector, &Reconnector::attempt, this, &EventStream::connectNow);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        fail(Error{.kind = ErrorKind::Timeout,
            .code = {},
            .message = tr("Nothing came over the stream of events for a while."),
            .detail = {}});
    });
    connect(&m_manager, &QNetworkAccessManager::sslErrors, this,
        [this](QNetworkReply* reply, const QList<QSslError>& errors) {
            const QSslCertificate peer = reply->sslConfiguration().peerCertificate();
            const TlsPolicy::Verdict verdict = m_tls.judge(peer, errors);
            if (verdict.accepted())
                return reply->ignoreSslErrors(verdict.ignorable);
            m_refused = verdict.error;
            Q_EMIT certificateRefused(*verdict.offer);
        });
}

EventStream::~EventStream()
{
    m_wanted = false;
    letGo();
}

void EventStream::open(const QUrl& url, const QByteArray& bearer, const TlsPolicy& tls)
{
    close();
    m_url = url;
    m_bearer = bearer;
    m_tls = tls;
    m_wanted = true;
    connectNow();
}

void EventStream::close()
{
    m_wanted = false;
    m_reconnector.stop();
    m_reconnector.succeeded();
    letGo();
}

void EventStream::letGo()
{
    m_silence.stop();
    m_open = false;
    if (QNetworkReply* reply = m_reply.data()) {
        m_reply.clear();
        disconnect(reply, nullptr, this, nullptr);
        reply->abort();
        reply->deleteLater();
    }
}

// Asking twice for a stream does no harm, unlike a request: so the manager's own ways of repeating are left alone.
void EventStream::connectNow()
{
    if (!m_wanted)
        return;
    letGo();
    m_parser.reset();
    m_refused.reset();
    QNetworkRequest request(m_url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Accept-Encoding", "identity");
    if (!m_bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_bearer);
    if (!m_parser.lastId().isEmpty())
        request.setRawHeader("Last-Event-ID", m_parser.lastId());
    m_reply = m_manager.get(request);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &EventStream::onBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, [this] {
        onBytes();
        if (!m_reply)
            return;
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (m_refused)
            return fail(*m_refused);
        const bool auth = status == 401 || status == 403;
        fail(Error{.kind = auth ? ErrorKind::Auth : ErrorKind::Network,
            .code = status / 100 == 2 || status == 0 ? QString() : QString::number(status),
            .message
            = auth ? tr("The relay of events did not accept the token.") : tr("The stream of events broke off."),
            .detail = {}});
    });
    m_silence.start(m_options.silence);
}

void EventStream::onBytes()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status / 100 != 2)
        return; // finished() says what that means
    m_silence.start(m_options.silence);
    if (!m_open) {
        m_open = true;
        m_reconnector.succeeded();
        Q_EMIT opened();
    }
    if (!m_reply)
        return; // whoever heard of it closed it
    for (const EventStreamParser::Event& one : m_parser.feed(m_reply->readAll())) {
        Q_EMIT event(one);
        if (!m_reply)
            return;
    }
}

void EventStream::fail(const Error& reason)
{
    letGo();
    if (m_wanted && reason.kind != ErrorKind::Auth && reason.kind != ErrorKind::Tls)
        m_reconnector.schedule();
    Q_EMIT broken(reason);
}

} // namespace callboard
