// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jadepeer.h"

#include <QDateTime>
#include <QTcpSocket>
#include <QUuid>

#include <algorithm>
#include <array>

namespace callboard::test {

using namespace Qt::StringLiterals;

JadePeer::Answer jadeAnswer(const QJsonValue& result)
{
    QJsonObject envelope{{u"api_ver"_s, u"0.1"_s}, {u"statuscode"_s, 200}, {u"timestamp"_s, jadeTime()}};
    if (!result.isUndefined())
        envelope.insert(u"result"_s, result);
    return {200, QJsonDocument(envelope).toJson(QJsonDocument::Compact)};
}

JadePeer::Answer jadeError(int status)
{
    const QJsonObject envelope{{u"api_ver"_s, u"0.1"_s}, {u"statuscode"_s, status}, {u"timestamp"_s, jadeTime()},
        {u"error"_s, QJsonObject{{u"code"_s, status}, {u"message"_s, QString()}}}};
    return {status, QJsonDocument(envelope).toJson(QJsonDocument::Compact)};
}

QString jadeTime(qint64 offsetMs)
{
    const QDateTime at = QDateTime::currentDateTimeUtc().addMSecs(offsetMs + jadeClockAheadMs);
    // Nanoseconds that are not padded, as a server writes them.
    return at.toString(u"yyyy-MM-ddTHH:mm:ss."_s) + QString::number(at.time().msec() * 1'000'000 + 7) + u'Z';
}

QJsonObject jadeChannel(const QString& id, const QString& linked, const QString& name, int state, const QString& number,
    const QString& connected, const QJsonObject& more)
{
    QJsonObject channel{{u"unique_id"_s, id}, {u"linked_id"_s, linked}, {u"channel"_s, name},
        {u"channel_state"_s, state}, {u"caller_id_num"_s, number}, {u"caller_id_name"_s, u"<unknown>"_s},
        {u"connected_line_num"_s, connected}, {u"connected_line_name"_s, u"<unknown>"_s}, {u"context"_s, u"demo"_s},
        {u"exten"_s, u"s"_s}, {u"application"_s, QJsonValue::Null}, {u"hangup_cause"_s, QJsonValue::Null},
        {u"variables"_s, QJsonObject()}, {u"tm_update"_s, jadeTime()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        channel.insert(it.key(), it.value());
    return channel;
}

JadePeer::JadePeer(Generation generation)
    : m_generation(generation)
    , m_events(u"events"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_rest, &QTcpServer::newConnection, this, &JadePeer::onConnection);
    connect(&m_events, &QWebSocketServer::newConnection, this, [this] {
        QWebSocket* socket = m_events.nextPendingConnection();
        socket->setParent(this);
        m_sockets.append(socket);
        eventTokens.append(QUrlQuery(socket->requestUrl()).queryItemValue(u"authtoken"_s));
        connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString& t) { subscriptions.append(t); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_sockets.removeAll(socket);
            socket->deleteLater();
        });
    });
    object("/me/info", {{u"uuid"_s, u"u-admin"_s}, {u"username"_s, u"admin"_s}, {u"name"_s, u"Admin"_s}});
    object("/admin/info", {{u"uuid"_s, u"u-admin"_s}, {u"username"_s, u"admin"_s}, {u"name"_s, u"Admin"_s}});
    for (const char* path :
        {"/admin/core/channels", "/admin/park/parkinglots", "/admin/park/parkedcalls", "/admin/queue/queues",
            "/admin/queue/entries", "/admin/queue/members", "/admin/pjsip/endpoints", "/admin/pjsip/aors",
            "/admin/pjsip/contacts", "/admin/user/users", "/admin/user/contacts", "/voicemail/users", "/me/contacts"})
        list(path, {});
}

JadePeer::~JadePeer()
{
    stop();
}

bool JadePeer::listen(quint16 port)
{
    return m_rest.listen(QHostAddress::LocalHost, port)
        && (m_events.isListening() || m_events.listen(QHostAddress::LocalHost));
}

void JadePeer::stop()
{
    m_rest.close();
    for (QTcpSocket* socket : findChildren<QTcpSocket*>())
        socket->abort();
    dropSockets();
    m_events.close();
}

void JadePeer::dropSockets()
{
    for (QWebSocket* socket : QList(m_sockets))
        socket->abort();
}

SiteProfile JadePeer::profile() const
{
    SiteProfile profile;
    profile.id = SiteId{u"site"_s};
    profile.name = u"Site"_s;
    profile.brand = Brand::Jade;
    profile.user = user;
    profile.url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_rest.serverPort()));
    profile.options.insert(u"events"_s, QString::number(m_events.serverPort()));
    return profile;
}

void JadePeer::on(const QByteArray& verb, const QByteArray& path, Handler handler)
{
    m_handlers.insert(verb + ' ' + path, std::move(handler));
}

void JadePeer::list(const QByteArray& path, const QJsonArray& records)
{
    on("GET", path, [records](const Ask&) { return jadeAnswer(QJsonObject{{u"list"_s, records}}); });
}

void JadePeer::object(const QByteArray& path, const QJsonObject& record)
{
    on("GET", path, [record](const Ask&) { return jadeAnswer(record); });
}

void JadePeer::refuse(const QByteArray& path, int status)
{
    on("GET", path, [status](const Ask&) { return jadeError(status); });
}

void JadePeer::removePath(const QByteArray& path)
{
    m_handlers.remove("GET " + path);
}

void JadePeer::say(const QString& name, const QJsonObject& record)
{
    if (m_generation == Generation::Document)
        return sayText(QString::fromUtf8(QJsonDocument(QJsonObject{{name, record}}).toJson(QJsonDocument::Compact)));
    const QJsonObject event{{u"admin."_s + name, record}};
    sayText(QString::fromUtf8(QJsonDocument(QJsonObject{{u"/admin"_s, event}}).toJson(QJsonDocument::Compact)));
}

void JadePeer::sayText(const QString& frame)
{
    for (QWebSocket* socket : std::as_const(m_sockets))
        socket->sendTextMessage(frame);
}

int JadePeer::count(const QByteArray& verb, const QByteArray& path) const
{
    return static_cast<int>(
        std::ranges::count_if(asks, [&](const Ask& ask) { return ask.verb == verb && ask.path.endsWith(path); }));
}

JadePeer::Ask JadePeer::last(const QByteArray& verb, const QByteArray& path) const
{
    for (auto it = asks.crbegin(); it != asks.crend(); ++it) {
        if (it->verb == verb && it->path.endsWith(path))
            return *it;
    }
    return {};
}

void JadePeer::onConnection()
{
    while (QTcpSocket* socket = m_rest.nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, input = QByteArray()]() mutable {
            input += socket->readAll();
            while (true) {
                const qsizetype end = input.indexOf("\r\n\r\n");
                if (end < 0)
                    return;
                const QList<QByteArray> lines = input.first(end).split('\n');
                const QList<QByteArray> first = lines.at(0).trimmed().split(' ');
                Ask ask;
                qsizetype length = 0;
                for (const QByteArray& line : lines) {
                    const qsizetype colon = line.indexOf(':');
                    const QByteArray key = line.first(std::max<qsizetype>(0, colon)).trimmed().toLower();
                    if (key == "content-length")
                        length = line.mid(colon + 1).trimmed().toLongLong();
                    if (key == "authorization")
                        ask.authorization = line.mid(colon + 1).trimmed();
                }
                if (input.size() < end + 4 + length)
                    return;
                ask.verb = first.value(0);
                const QByteArray target = first.value(1);
                const qsizetype mark = target.indexOf('?');
                ask.path = mark < 0 ? target : target.first(mark);
                ask.query = QUrlQuery(QString::fromLatin1(mark < 0 ? QByteArray() : target.mid(mark + 1)));
                ask.body = input.mid(end + 4, length);
                input.remove(0, end + 4 + length);
                onRequest(socket, ask);
            }
        });
    }
}

void JadePeer::onRequest(QTcpSocket* socket, const Ask& ask)
{
    asks.append(ask);
    const Answer answer = answerTo(ask);
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nContent-Type: " + answer.contentType
        + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
}

QByteArray JadePeer::documented(const QByteArray& path) const
{
    const bool versioned = path.startsWith("/v1/");
    const QByteArray plain = versioned ? path.mid(3) : path;
    if (m_generation == Generation::Document)
        return versioned ? QByteArray() : plain;
    // Measured: nearly everything with /v1 only, these without it only.
    const bool unversioned = plain.startsWith("/agents") || plain.startsWith("/device_states");
    return versioned == unversioned ? QByteArray() : plain;
}

JadePeer::Answer JadePeer::login(const Ask& ask)
{
    if (ask.authorization.isEmpty())
        return jadeError(400);
    if (ask.authorization != "Basic " + (user + u':' + password).toUtf8().toBase64())
        return jadeError(wrongPassword);
    tokens.append(QUuid::createUuid().toString(QUuid::WithoutBraces));
    return jadeAnswer(QJsonObject{{u"authtoken"_s, tokens.last()}});
}

JadePeer::Answer JadePeer::answerTo(const Ask& ask)
{
    const QByteArray path = documented(ask.path);
    if (path.endsWith("/login") && (!noDoors || path == "/admin/login")) {
        if (ask.verb == "DELETE")
            tokens.removeAll(ask.query.queryItemValue(u"authtoken"_s));
        return ask.verb == "POST" ? login(ask) : jadeAnswer();
    }
    QByteArray key = ask.verb + ' ' + path;
    if (path.isEmpty())
        return {404, {}};
    if (!m_handlers.contains(key)) {
        // The collection's own handler for one of its records: "DELETE /admin/core/channels/".
        key = key.first(key.lastIndexOf('/') + 1);
    }
    const bool open = path.startsWith("/device_states");
    if (!m_handlers.contains(key))
        return {404, {}};
    if (!open && !tokens.contains(ask.query.queryItemValue(u"authtoken"_s)))
        return jadeError(403);
    return m_handlers.value(key)(ask);
}

} // namespace callboard::test
