// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fcmpeer.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTcpSocket>

#include <algorithm>

namespace callboard::test {

using namespace Qt::StringLiterals;

FcmPeer::Answer fcmAnswer(const QJsonValue& response, int status)
{
    const QJsonObject whole{{u"response"_s, response}, {u"status"_s, status}};
    return {QJsonDocument(whole).toJson(QJsonDocument::Compact)};
}

QString fcmTime(qint64 offsetMs)
{
    return QDateTime::currentDateTimeUtc().addMSecs(fcmAheadMs + offsetMs).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QJsonObject fcmChannel(const QString& channel, const QString& state, const QString& caller, const QString& connected,
    const QJsonObject& more)
{
    QJsonObject row{{u"channel"_s, channel}, {u"state"_s, state}, {u"service"_s, u"macro-dial"_s},
        {u"callername"_s, QString()}, {u"callernum"_s, caller}, {u"connectednum"_s, connected},
        {u"connectedname"_s, QString()}, {u"alloc_time"_s, fcmTime()}, {u"inbound_trunk_name"_s, QString()},
        {u"outbound_trunk_name"_s, QString()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        row.insert(it.key(), it.value());
    return row;
}

QJsonObject fcmBridge(const QString& id, const QString& channel1, const QString& number1, const QString& channel2,
    const QString& number2, const QJsonObject& more)
{
    QJsonObject row{{u"bridge_id"_s, id}, {u"bridge_time"_s, fcmTime()}, {u"callerid1"_s, number1},
        {u"callerid2"_s, number2}, {u"channel1"_s, channel1}, {u"channel2"_s, channel2}, {u"have_send"_s, 1},
        {u"inbound_trunk_name"_s, QString()}, {u"name1"_s, QString()}, {u"name2"_s, QString()},
        {u"outbound_trunk_name"_s, QString()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        row.insert(it.key(), it.value());
    return row;
}

QJsonObject fcmAccount(const QString& extension, const QString& name, const QString& status, const QJsonObject& more)
{
    const bool there = status != "Unavailable"_L1;
    QJsonObject row{{u"extension"_s, extension}, {u"account_type"_s, u"SIP"_s},
        {u"fullname"_s, name.isEmpty() ? QJsonValue() : QJsonValue(name)}, {u"status"_s, status},
        {u"addr"_s, there ? u"10.0.0.21:5060"_s : u"-"_s}, {u"out_of_service"_s, u"no"_s},
        {u"presence_status"_s, u"available"_s}, {u"urgmsg"_s, 0}, {u"newmsg"_s, 0}, {u"oldmsg"_s, 0}};
    for (auto it = more.begin(); it != more.end(); ++it)
        row.insert(it.key(), it.value());
    return row;
}

FcmPeer::FcmPeer()
    : m_events(u"events"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_api, &QTcpServer::newConnection, this, &FcmPeer::onConnection);
    connect(&m_events, &QWebSocketServer::newConnection, this, &FcmPeer::onSocket);
    on(u"getSystemStatus"_s, [](const Ask&) {
        return fcmAnswer(QJsonObject{{u"system-time"_s, fcmTime() + u" UTC+02:00"_s}, {u"up-time"_s, u"07:33:15"_s}});
    });
    says(u"listVoIPTrunk"_s,
        {{u"voip_trunk"_s,
            QJsonArray{
                QJsonObject{{u"trunk_index"_s, 4}, {u"trunk_name"_s, u"Telco"_s}, {u"trunk_type"_s, u"peer"_s}}}}});
    says(u"listQueue"_s,
        {{u"queue"_s,
            QJsonArray{
                QJsonObject{{u"extension"_s, u"6500"_s}, {u"queue_name"_s, u"Sales"_s}, {u"members"_s, u"201,202"_s}},
                QJsonObject{
                    {u"extension"_s, u"6501"_s}, {u"queue_name"_s, u"Support"_s}, {u"members"_s, QJsonValue()}}}}});
    says(u"listUser"_s, {{u"user_id"_s, QJsonArray()}});
    says(u"listIVR"_s, {{u"ivr"_s, QJsonArray{QJsonObject{{u"extension"_s, u"7000"_s}, {u"ivr_name"_s, u"Main"_s}}}}});
    says(u"listPaginggroup"_s,
        {{u"paginggroup"_s,
            QJsonArray{QJsonObject{{u"extension"_s, u"8005"_s}, {u"paginggroup_name"_s, u"Hall"_s},
                           {u"paginggroup_type"_s, u"3way"_s}},
                QJsonObject{{u"extension"_s, u"8004"_s}, {u"paginggroup_name"_s, u"Office"_s},
                    {u"paginggroup_type"_s, u"2way"_s}}}}});
    on(u"queueapi"_s, [](const Ask&) { return Answer{R"({"queue_statistics":[]})"}; });
    accounts({fcmAccount(u"200"_s, u"Reception"_s, u"Idle"_s), fcmAccount(u"201"_s, u"Ana Ruiz"_s, u"Idle"_s),
        fcmAccount(u"202"_s, u"Bob Jones"_s, u"Idle"_s), fcmAccount(u"203"_s, {}, u"Unavailable"_s)});
    channels({});
    bridges({});
}

FcmPeer::~FcmPeer()
{
    stop();
}

bool FcmPeer::listen()
{
    return m_api.listen(QHostAddress::LocalHost) && m_events.listen(QHostAddress::LocalHost);
}

void FcmPeer::stop()
{
    m_api.close();
    for (QTcpSocket* socket : findChildren<QTcpSocket*>())
        socket->abort();
    for (QWebSocket* socket : QList(m_sockets))
        socket->abort();
    m_events.close();
}

SiteProfile FcmPeer::profile() const
{
    SiteProfile profile;
    profile.id = SiteId{u"site"_s};
    profile.name = u"Site"_s;
    profile.brand = Brand::Fcm630a;
    profile.user = user;
    profile.homeExtension = u"200"_s;
    profile.url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_api.serverPort()));
    profile.options.insert(u"eventsPort"_s, QString::number(m_events.serverPort()));
    return profile;
}

void FcmPeer::on(const QString& action, Handler handler)
{
    m_handlers.insert(action, std::move(handler));
}

void FcmPeer::says(const QString& action, const QJsonObject& response)
{
    on(action, [response](const Ask&) { return fcmAnswer(response); });
}

void FcmPeer::refuses(const QString& action, int status, const QJsonObject& response)
{
    on(action, [status, response](const Ask&) { return fcmAnswer(response, status); });
}

void FcmPeer::channels(const QJsonArray& rows)
{
    says(u"listUnBridgedChannels"_s,
        {{u"channel"_s, rows}, {u"page"_s, 1}, {u"total_item"_s, rows.size()}, {u"total_page"_s, 1}});
}

void FcmPeer::bridges(const QJsonArray& rows)
{
    says(u"listBridgedChannels"_s,
        {{u"channel"_s, rows}, {u"page"_s, 1}, {u"total_item"_s, rows.size()}, {u"total_page"_s, 1}});
}

// In pages of as many as are asked for.
void FcmPeer::accounts(const QJsonArray& rows)
{
    on(u"listAccount"_s, [rows](const Ask& ask) {
        const qsizetype size = std::max(1, ask.text(u"item_num"_s).toInt());
        const qsizetype page = std::max(1, ask.text(u"page"_s).toInt());
        QJsonArray part;
        for (qsizetype i = (page - 1) * size; i < std::min<qsizetype>(page * size, rows.size()); ++i)
            part.append(rows.at(i));
        return fcmAnswer(QJsonObject{{u"account"_s, part}, {u"page"_s, page}, {u"total_item"_s, rows.size()},
            {u"total_page"_s, (rows.size() + size - 1) / size}});
    });
}

int FcmPeer::count(const QString& action) const
{
    return static_cast<int>(std::ranges::count(asks, action, &Ask::action));
}

FcmPeer::Ask FcmPeer::last(const QString& action) const
{
    for (auto it = asks.crbegin(); it != asks.crend(); ++it) {
        if (it->action == action)
            return *it;
    }
    return {};
}

void FcmPeer::onConnection()
{
    while (QTcpSocket* socket = m_api.nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, input = QByteArray()]() mutable {
            input += socket->readAll();
            while (true) {
                const qsizetype end = input.indexOf("\r\n\r\n");
                if (end < 0)
                    return;
                qsizetype length = 0;
                const QList<QByteArray> lines = input.first(end).split('\n');
                for (const QByteArray& line : lines) {
                    if (line.toLower().startsWith("content-length:"))
                        length = line.mid(15).trimmed().toLongLong();
                }
                if (input.size() < end + 4 + length)
                    return;
                const QByteArray body = input.mid(end + 4, length);
                input.remove(0, end + 4 + length);
                onRequest(socket, lines.at(0).trimmed().split(' ').value(1), body);
            }
        });
    }
}

void FcmPeer::onRequest(QTcpSocket* socket, const QByteArray& path, const QByteArray& body)
{
    Ask ask;
    ask.request = QJsonDocument::fromJson(body).object().value(u"request"_s).toObject();
    ask.action = ask.text(u"action"_s);
    asks.append(ask);
    m_mostAtOnce = std::max(m_mostAtOnce, ++m_atOnce);
    Answer answer = answerTo(ask);
    if (path != "/api")
        answer = {"<html>no such page</html>", "text/html"};
    if (answer.never)
        return;
    --m_atOnce;
    QByteArray out = "HTTP/1.1 200 OK\r\nContent-Type: " + answer.contentType
        + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
    if (answer.sent >= 0) {
        socket->write(out.first(out.size() - answer.body.size() + answer.sent));
        socket->flush();
        socket->disconnectFromHost();
        return;
    }
    socket->write(out);
}

FcmPeer::Answer FcmPeer::login(const Ask& ask)
{
    if (refuseLogin != 0)
        return fcmAnswer(loginRefusal, refuseLogin);
    const QByteArray token
        = QCryptographicHash::hash((m_challenge + password).toUtf8(), QCryptographicHash::Md5).toHex();
    if (ask.text(u"user"_s) != user || ask.text(u"token"_s).toLatin1() != token)
        return fcmAnswer(QJsonObject{{u"remain_num"_s, 4}}, -37);
    cookie = u"sid1700000042-%1"_s.arg(++m_logins);
    return fcmAnswer(QJsonObject{{u"cookie"_s, cookie}});
}

FcmPeer::Answer FcmPeer::answerTo(const Ask& ask)
{
    if (m_handlers.contains(ask.action) && (ask.action == "challenge"_L1 || ask.action == "login"_L1))
        return m_handlers.value(ask.action)(ask);
    if (ask.action == "challenge"_L1) {
        m_challenge = u"00000017%1"_s.arg(asks.size(), 8, 10, QChar(u'0'));
        return fcmAnswer(QJsonObject{{u"challenge"_s, m_challenge}});
    }
    if (ask.action == "login"_L1)
        return login(ask);
    if (cookie.isEmpty() || ask.text(u"cookie"_s) != cookie)
        return fcmAnswer(QJsonObject(), -6);
    if (ask.action == "logout"_L1)
        return fcmAnswer(QJsonObject());
    return m_handlers.contains(ask.action) ? m_handlers.value(ask.action)(ask) : fcmAnswer(QJsonObject(), -19);
}

void FcmPeer::onSocket()
{
    QWebSocket* socket = m_events.nextPendingConnection();
    socket->setParent(this);
    connect(socket, &QWebSocket::textMessageReceived, this,
        [this, socket](const QString& frame) { onSocketFrame(socket, frame); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_sockets.removeAll(socket);
        socket->deleteLater();
    });
}

void FcmPeer::onSocketFrame(QWebSocket* socket, const QString& frame)
{
    const QJsonObject message = QJsonDocument::fromJson(frame.toUtf8()).object().value(u"message"_s).toObject();
    socketAsks.append(message);
    const QString action = message.value(u"action"_s).toString();
    QJsonObject reply{{u"transactionid"_s, message.value(u"transactionid"_s)}, {u"status"_s, 0}};
    if (action == "challenge"_L1) {
        reply.insert(u"challenge"_s, u"0000001700000042"_s);
    } else if (action == "login"_L1) {
        const QByteArray token
            = QCryptographicHash::hash((u"0000001700000042"_s + webPassword).toUtf8(), QCryptographicHash::Md5).toHex();
        const bool right = message.value(u"username"_s).toString() == webUser
            && message.value(u"token"_s).toString().toLatin1() == token;
        reply.insert(u"status"_s, refuseSocketLogin != 0 ? refuseSocketLogin : right ? 0 : -37);
        if (reply.value(u"status"_s).toInt() == 0)
            m_sockets.append(socket);
    } else if (action == "subscribe"_L1) {
        for (const QJsonValue& name : message.value(u"eventnames"_s).toArray()) {
            if (unknownEvents.contains(name.toString()))
                reply.insert(u"status"_s, -9);
        }
    } else if (action == "heartbeat"_L1 && !answersHeartbeat) {
        return;
    }
    const QJsonObject whole{{u"type"_s, u"response"_s}, {u"message"_s, reply}};
    socket->sendTextMessage(QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact)));
}

void FcmPeer::event(const QString& name, const QJsonArray& body)
{
    const QJsonObject notify{{u"action"_s, u"notify"_s}, {u"eventname"_s, name}, {u"eventbody"_s, body}};
    const QJsonObject whole{{u"type"_s, u"request"_s}, {u"message"_s, QJsonArray{notify}}};
    sayOnSocket(QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact)));
}

void FcmPeer::sayOnSocket(const QString& frame)
{
    for (QWebSocket* socket : std::as_const(m_sockets))
        socket->sendTextMessage(frame);
}

} // namespace callboard::test
