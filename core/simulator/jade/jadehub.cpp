// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadehub.h"

#include <QJsonDocument>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <memory>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kMostWaiting = 4 * 1024 * 1024; //!< bytes; a slow reader loses what comes then
constexpr qint64 kSmallFrame = 125;
} // namespace

struct Hub::Listener
{
    QWebSocket* socket = nullptr;
    FaultInjector* injector = nullptr;
    QStringList topics; //!< prefixes

    [[nodiscard]] bool hears(const QString& topic) const
    {
        return std::ranges::any_of(topics, [&topic](const QString& prefix) { return topic.startsWith(prefix); });
    }
};

Hub::Hub(const FaceSetup& setup, Sessions& sessions, Chats& chats, QObject* parent)
    : QObject(parent)
    , m_setup(setup)
    , m_sessions(sessions)
    , m_chats(chats)
{
}

Hub::~Hub()
{
    close();
}

Result<quint16> Hub::listen(quint16 port)
{
    close();
    m_server = new QWebSocketServer(
        u"jade events"_s, m_setup.tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode, this);
    if (m_setup.tls) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(m_setup.certificate.certificate);
        configuration.setPrivateKey(m_setup.certificate.key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server->setSslConfiguration(configuration);
    }
    m_server->setMaxPendingConnections(1000);
    connect(m_server, &QWebSocketServer::newConnection, this, &Hub::takeConnections);
    if (!m_server->listen(QHostAddress::LocalHost, port)) {
        const QString why = m_server->errorString();
        close();
        return unexpected(Error{ErrorKind::Network, {}, u"events port %1: %2"_s.arg(port).arg(why), {}, false});
    }
    return m_server->serverPort();
}

void Hub::close()
{
    if (!m_server)
        return;
    m_server->close();
    m_server->deleteLater();
    m_server = nullptr;
    dropConnections();
}

//! As a cable that is pulled.
void Hub::dropConnections()
{
    const auto gone = std::exchange(m_sockets, {});
    for (const auto& listener : gone) {
        disconnect(listener->socket, nullptr, this, nullptr);
        listener->socket->abort();
        listener->socket->deleteLater();
    }
}

//! Any path and any token is let in.
void Hub::takeConnections()
{
    while (QWebSocket* socket = m_server ? m_server->nextPendingConnection() : nullptr) {
        socket->setParent(this);
        auto listener = std::make_shared<Listener>();
        listener->socket = socket;
        QTcpSocket* tcp = wireOf(*socket);
        listener->injector = new FaultInjector(
            m_setup.faults, m_setup.seed, [socket](const QString& text) { socket->sendTextMessage(text); },
            [tcp](const QByteArray& bytes) { // past QWebSocket, which would repair bytes that are no UTF-8
                if (tcp && bytes.size() <= kSmallFrame)
                    tcp->write(QByteArray().append(char(0x81)).append(char(bytes.size())).append(bytes));
            },
            socket);
        connect(socket, &QWebSocket::textMessageReceived, this,
            [this, weak = std::weak_ptr(listener)](const QString& text) {
                if (const auto alive = weak.lock())
                    receive(*alive, text);
            });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] { remove(socket); });
        m_sockets << listener;
        if (m_setup.wireProfile)
            subscribeByDoor(
                *listener, QUrlQuery(socket->requestUrl()).queryItemValue(u"authtoken"_s, QUrl::FullyDecoded));
    }
}

QTcpSocket* Hub::wireOf(const QWebSocket& socket) const
{
    const QList<QTcpSocket*> all = m_server->findChildren<QTcpSocket*>() + socket.findChildren<QTcpSocket*>();
    const auto at
        = std::ranges::find_if(all, [&socket](QTcpSocket* tcp) { return tcp->peerPort() == socket.peerPort(); });
    return at == all.end() ? nullptr : *at;
}

void Hub::remove(const QWebSocket* socket)
{
    m_sockets.removeIf([socket](const auto& listener) {
        if (listener->socket != socket)
            return false;
        listener->socket->deleteLater();
        return true;
    });
}

void Hub::subscribeByDoor(Listener& listener, const QString& token)
{
    const auto session = m_sessions.find(token, false);
    if (!session)
        return;
    switch (session->door) {
    case Door::Admin:
        listener.topics << u"/admin"_s;
        break;
    case Door::Manager:
        listener.topics << u"/manager"_s;
        break;
    case Door::Me:
        listener.topics << u"/me/info/"_s + session->account;
        for (const ChatRoom& room : m_chats.roomsOf(session->account))
            listener.topics << u"/me/chats/"_s + room.id;
        break;
    }
}

//! jade 5693; on the wire the types have two underscores more. Whatever else comes is ignored.
void Hub::receive(Listener& listener, const QString& text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString suffix = m_setup.wireProfile ? u"__"_s : QString();
    const QString type = message.value("type"_L1).toString();
    const QString topic = message.value("topic"_L1).toString();
    if (!message.value("topic"_L1).isString())
        return;
    if (type == u"subscribe"_s + suffix && !listener.topics.contains(topic))
        listener.topics << topic;
    else if (type == u"unsubscribe"_s + suffix)
        listener.topics.removeAll(topic);
}

void Hub::publish(const QString& topic, const QString& name, const QJsonObject& record)
{
    QString frame;
    for (const auto& listener : std::as_const(m_sockets)) {
        if (!listener->hears(topic) || listener->socket->bytesToWrite() > kMostWaiting)
            continue;
        if (frame.isEmpty()) {
            const QJsonObject event{{name, record}};
            const QJsonObject whole = m_setup.wireProfile ? QJsonObject{{topic, event}} : event;
            frame = QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact));
        }
        listener->injector->send(frame);
    }
}

void Hub::tell(const Event& event)
{
    if (m_sockets.isEmpty())
        return;
    if (m_setup.wireProfile)
        tellWire(event);
    else
        tellSeed(event);
}

//! Topics and names of jade 5104, 5267 and 5391. Queues have no create: an update is one (jade 5439).
void Hub::tellSeed(const Event& event)
{
    const bool queue = event.family.startsWith("queue."_L1);
    const QString verb = queue && event.verb == "create"_L1 ? u"update"_s : event.verb;
    const QString name = event.family + u'.' + verb;
    if (event.family == "core.channel"_L1)
        publish(u"/core/channels/"_s + topicPart(event.target), name, event.record);
    else if (event.family == "park.parkedcall"_L1)
        publish(u"/park/parkinglots/"_s + topicPart(event.target), name, event.record);
    else if (queue)
        publish(u"/queue/statuses/"_s + topicPart(event.target), name, event.record);
}

//! "What is really published": the set of /admin, and some of the rest by explicit subscription only.
void Hub::tellWire(const Event& event)
{
    const QString name = event.family + u'.' + event.verb;
    const QString group = event.family.section(u'.', 0, 0);
    if (group == "core"_L1 || group == "park"_L1 || group == "queue"_L1) {
        if (!m_silent.contains(group))
            publish(u"/admin"_s, u"admin."_s + name, event.record);
    }
    if (event.family == "core.channel"_L1)
        publish(u"/core/channels/"_s + topicPart(event.target), name, event.record);
    else if (event.family == "core.module"_L1)
        publish(u"/core/modules/"_s + topicPart(event.target), name, event.record);
    else if (event.family == "park.parkedcall"_L1)
        publish(u"/park/statuses/"_s + topicPart(event.target), name, event.record);
    else if (event.family == "pjsip.contact"_L1)
        publish(u"/pjsip/contacts/"_s + topicPart(event.target), name, event.record);
    else if (group == "manager"_L1)
        publish(u"/manager"_s, name, event.record);
    else if (event.family == "me.chats.message"_L1)
        publish(u"/me/chats/"_s + event.target, name, event.record);
    else if (group == "me"_L1)
        publish(u"/me/info/"_s + event.target, name, event.record);
}

} // namespace callboard::sim::jade
