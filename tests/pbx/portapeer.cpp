// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portapeer.h"

#include <algorithm>

namespace callboard::test {

using namespace Qt::StringLiterals;

PortaPeer::PortaPeer(const QSslConfiguration* tls)
    : m_server(u"PBX"_s, tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
{
    if (tls)
        m_server.setSslConfiguration(*tls);
    connect(&m_server, &QWebSocketServer::newConnection, this, &PortaPeer::onConnection);
}

PortaPeer::~PortaPeer()
{
    dropAll();
}

bool PortaPeer::listen()
{
    return m_server.listen(QHostAddress::LocalHost);
}

SiteProfile PortaPeer::profile() const
{
    SiteProfile profile;
    profile.id = SiteId{u"site"_s};
    profile.name = u"Site"_s;
    profile.brand = Brand::Portasip;
    profile.user = u"centrex"_s;
    profile.homeExtension = u"123007"_s;
    profile.url.setScheme(m_server.secureMode() == QWebSocketServer::SecureMode ? u"wss"_s : u"ws"_s);
    profile.url.setHost(u"127.0.0.1"_s);
    profile.url.setPort(m_server.serverPort());
    return profile;
}

void PortaPeer::stop()
{
    m_server.close();
    dropAll();
}

void PortaPeer::dropAll()
{
    for (QWebSocket* socket : std::exchange(m_sockets, {})) {
        disconnect(socket, nullptr, this, nullptr);
        socket->abort();
        socket->deleteLater();
    }
}

void PortaPeer::onConnection()
{
    QWebSocket* socket = m_server.nextPendingConnection();
    socket->setParent(this);
    m_sockets.append(socket);
    ++connections;
    connect(
        socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString& text) { onText(socket, text); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] { m_sockets.removeAll(socket); });
}

void PortaPeer::onText(QWebSocket* socket, const QString& text)
{
    const QJsonObject request = QJsonDocument::fromJson(text.toUtf8()).object();
    requests.append(request);
    QJsonObject members = answerTo(request);
    if (!members.isEmpty() && request.contains("cseq"_L1)) {
        members.insert(u"cseq"_s, request.value("cseq"_L1));
        socket->sendTextMessage(QString::fromUtf8(QJsonDocument(members).toJson(QJsonDocument::Compact)));
    }
    Q_EMIT requested(request.value("method"_L1).toString());
}

QJsonObject PortaPeer::answerTo(const QJsonObject& request)
{
    const QString method = request.value("method"_L1).toString();
    const QJsonObject given = request.value("params"_L1).toObject();
    if (answers.contains(method))
        return answers.value(method)(request);
    if (method == "login"_L1) {
        if (given.value("password"_L1).toString() != password)
            return fault(u"Server.Session.auth_failed"_s, u"Authentication failed"_s);
        return result({{u"session_id"_s, session}});
    }
    if (request["auth_info"_L1]["session_id"_L1].toString() != session)
        return fault(u"Server.Session.check_auth.auth_failed"_s, u"Session is not valid"_s);
    if (method == "get_customer_info"_L1)
        return result({{u"customer_info"_s, QJsonObject{{u"i_customer"_s, 30}, {u"i_office_type"_s, 1}}}});
    if (method == "get_account_list"_L1) {
        const auto account = [](int key, const QString& id, const QString& first, const QString& last) {
            return QJsonObject{{u"i_account"_s, key}, {u"id"_s, id}, {u"firstname"_s, first}, {u"lastname"_s, last},
                {u"h323_password"_s, u"hunter2"_s}};
        };
        if (given.value("offset"_L1).toInt() > 0)
            return result({{u"account_list"_s, QJsonArray{}}});
        return result({{u"account_list"_s,
            QJsonArray{account(7, u"123007"_s, u"Ann"_s, u"Lee"_s), account(2, u"123002"_s, u"Bo"_s, u"Day"_s),
                account(3, u"123003"_s, u"Cy"_s, u"Fox"_s)}}});
    }
    if (method == "get_sip_calls_list"_L1)
        return result({{u"calls_list"_s, calls}});
    if (method == "get_callqueue_list"_L1)
        return result({{u"callqueue_list"_s, QJsonArray{QJsonObject{{u"i_c_queue"_s, 25}, {u"name"_s, u"Sales"_s}}}}});
    if (method == "get_on_spot_conference_list"_L1)
        return result({{u"conference_list"_s, QJsonArray{}}});
    return result({{u"success"_s, 1}});
}

void PortaPeer::say(const QString& json)
{
    for (QWebSocket* socket : std::as_const(m_sockets))
        socket->sendTextMessage(json);
}

void PortaPeer::leg(const QString& id, const QString& tag, const QString& type, const QString& state,
    const QString& caller, const QString& callee, const QJsonObject& more)
{
    say(notification(callInfo(id, tag, type, state, caller, callee, more)));
}

QJsonObject party(const QString& number, const QString& name)
{
    QJsonObject out{{u"id"_s, number}, {u"display_id"_s, number}, {u"forwarder_list"_s, QJsonArray{}}};
    if (!number.startsWith(u'+')) {
        out.insert(u"account_id"_s, number);
        out.insert(u"centrex_id"_s, u"30"_s);
    }
    if (!name.isEmpty())
        out.insert(u"display_name"_s, name);
    return out;
}

QJsonObject callInfo(const QString& id, const QString& tag, const QString& type, const QString& state,
    const QString& caller, const QString& callee, const QJsonObject& more)
{
    QJsonObject call{{u"id"_s, id}};
    if (!tag.isEmpty())
        call.insert(u"tag"_s, tag);
    QJsonObject out{{u"call"_s, call}, {u"callee"_s, party(callee)}, {u"caller"_s, party(caller)}, {u"state"_s, state},
        {u"type"_s, type}};
    for (auto it = more.begin(); it != more.end(); ++it)
        out.insert(it.key(), it.value());
    return out;
}

QString notification(const QJsonObject& callInfo)
{
    const QJsonObject message{{u"action"_s, u"update"_s}, {u"event"_s, u"sip.call_control_notifications"_s},
        {u"result"_s, QJsonObject{{u"call_info"_s, callInfo}}}};
    return QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

QJsonObject result(const QJsonObject& result)
{
    return {{u"result"_s, result}, {u"success"_s, 1}};
}

QJsonObject fault(const QString& code, const QString& message, const QString& details)
{
    QJsonObject error{{u"code"_s, code}, {u"message"_s, message}};
    if (!details.isEmpty())
        error.insert(u"details"_s, details);
    return {{u"error"_s, error}, {u"success"_s, 0}};
}

int PortaPeer::count(const QString& method) const
{
    return static_cast<int>(std::ranges::count_if(
        requests, [&](const QJsonObject& request) { return request.value("method"_L1).toString() == method; }));
}

QJsonObject PortaPeer::last(const QString& method) const
{
    for (auto it = requests.crbegin(); it != requests.crend(); ++it) {
        if (it->value("method"_L1).toString() == method)
            return *it;
    }
    return {};
}

QJsonObject PortaPeer::params(const QString& method) const
{
    return last(method).value("params"_L1).toObject();
}

QStringList PortaPeer::methods() const
{
    QStringList out;
    for (const QJsonObject& request : requests)
        out.append(request.value("method"_L1).toString());
    return out;
}

} // namespace callboard::test
