// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "palpeer.h"

#include <QCryptographicHash>

#include <algorithm>

namespace callboard::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kNonce = "5c3fe2"_L1;

constexpr auto kRefused
    = R"json({"jsonrpc":"2.0","error":{"code":-2022,"message":"Login failed (4)"},"id":null})json"_L1;

QByteArray md5(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

} // namespace

PalPeer::PalPeer(const QSslConfiguration* tls)
    : m_server(u"PBX"_s, tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
{
    if (tls)
        m_server.setSslConfiguration(*tls);
    connect(&m_server, &QWebSocketServer::newConnection, this, &PalPeer::onConnection);
}

bool PalPeer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

SiteProfile PalPeer::profile() const
{
    SiteProfile profile;
    profile.id = SiteId{u"site"_s};
    profile.name = u"Site"_s;
    profile.user = u"201"_s;
    profile.url.setScheme(m_server.secureMode() == QWebSocketServer::SecureMode ? u"wss"_s : u"ws"_s);
    profile.url.setHost(u"127.0.0.1"_s);
    profile.url.setPort(m_server.serverPort());
    profile.url.setPath(u"/pbx/ws"_s);
    return profile;
}

void PalPeer::stop()
{
    m_server.close();
    dropAll();
}

void PalPeer::dropAll()
{
    const auto sockets = std::exchange(m_sockets, {});
    m_loggedIn.clear();
    for (QWebSocket* socket : sockets) {
        socket->abort();
        socket->deleteLater();
    }
}

void PalPeer::onConnection()
{
    QWebSocket* socket = m_server.nextPendingConnection();
    socket->setParent(this);
    m_sockets.append(socket);
    ++connections;
    query = QUrlQuery(socket->requestUrl());
    connect(
        socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString& text) { onText(socket, text); });
    for (const QString& frame : greeting)
        socket->sendTextMessage(frame);
    if (challenge) {
        socket->sendTextMessage(
            uR"({"jsonrpc":"2.0","method":"login_password_required","params":{"nonce":"%1"}})"_s.arg(kNonce));
        return;
    }
    if (query.queryItemValue(u"login_password"_s) != password) {
        socket->sendTextMessage(kRefused);
        return;
    }
    m_loggedIn[socket] = true;
    for (const QString& frame : snapshot)
        socket->sendTextMessage(frame);
}

void PalPeer::onText(QWebSocket* socket, const QString& text)
{
    const QJsonObject request = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString method = request.value("method"_L1).toString();
    requests.append(request);
    if (method == "login"_L1) {
        const QByteArray due = md5("201:" + QByteArray(kNonce.data(), kNonce.size()) + ':' + md5(password.toUtf8()));
        if (request["params"_L1]["login_password"_L1].toString() != QString::fromLatin1(due)) {
            socket->sendTextMessage(kRefused);
            socket->close();
            return;
        }
        m_loggedIn[socket] = true;
        socket->sendTextMessage(QString::fromUtf8(QJsonDocument(
            QJsonObject{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, request.value("id"_L1)},
                {u"result"_s, QJsonObject{}}}).toJson(QJsonDocument::Compact)));
        for (const QString& frame : snapshot)
            socket->sendTextMessage(frame);
        Q_EMIT loggedIn();
        return;
    }
    reply(socket, request);
    Q_EMIT requested(method);
}

void PalPeer::reply(QWebSocket* socket, const QJsonObject& request)
{
    const QString method = request.value("method"_L1).toString();
    QJsonObject members = result(u"succeeded: "_s + method);
    if (answers.contains(method)) {
        members = answers.value(method)(request);
        if (members.isEmpty())
            return;
    } else if (method == "getExtensionProperties"_L1) {
        const QString yes = admin ? u"true"_s : u"false"_s;
        members = result(QJsonArray{yes, yes, u"Ann"_s});
    } else if (method == "getExtensions"_L1 || method == "getTalkerInfo"_L1) {
        members = result(QJsonArray{});
    }
    members.insert(u"jsonrpc"_s, u"2.0"_s);
    members.insert(u"id"_s, request.value("id"_L1));
    socket->sendTextMessage(QString::fromUtf8(QJsonDocument(members).toJson(QJsonDocument::Compact)));
}

void PalPeer::say(const QString& json)
{
    for (QWebSocket* socket : std::as_const(m_sockets)) {
        if (m_loggedIn.value(socket))
            socket->sendTextMessage(json);
    }
}

void PalPeer::status(const QString& user, int code, const QString& room, const QString& talker, const QString& other,
    const QJsonObject& more)
{
    QJsonObject params{{u"user"_s, user}, {u"status"_s, QString::number(code)}, {u"room_id"_s, room},
        {u"talker_id"_s, talker}, {u"other_number"_s, other}, {u"time"_s, 1587451427817.0}};
    for (auto it = more.begin(); it != more.end(); ++it)
        params.insert(it.key(), it.value());
    say(notification(u"notify_status"_s, params));
}

QString notification(const QString& method, const QJsonObject& params)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, method}, {u"params"_s, params}})
            .toJson(QJsonDocument::Compact));
}

int PalPeer::count(const QString& method) const
{
    return static_cast<int>(std::ranges::count_if(
        requests, [&](const QJsonObject& request) { return request.value("method"_L1).toString() == method; }));
}

QJsonObject PalPeer::last(const QString& method) const
{
    for (auto it = requests.crbegin(); it != requests.crend(); ++it) {
        if (it->value("method"_L1).toString() == method)
            return it->value("params"_L1).toObject();
    }
    return {};
}

} // namespace callboard::test
