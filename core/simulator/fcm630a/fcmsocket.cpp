// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmsocket.h"

#include <QJsonDocument>
#include <QTimer>
#include <QWebSocket>

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostWaiting = 4 * 1024 * 1024; //!< bytes; a slow reader loses what comes then

const QStringList& eventNames()
{
    static const QStringList names{u"ActiveCallStatus"_s, u"ExtensionStatus"_s, u"PbxStatus"_s, u"TrunkStatus"_s,
        u"PresenceStatus"_s, u"VoiceMailStatus"_s, u"ResourceUsageStatus"_s, u"InterfaceStatus"_s,
        u"EquipmentCapacityStatus"_s, u"CallQueueStatus"_s, u"ConferenceStatus"_s, u"ConfigReloadStatus"_s,
        u"ZCFoundStatus"_s};
    return names;
}

QString compact(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

struct Socket::Listener
{
    QWebSocket* socket = nullptr;
    FaultInjector* injector = nullptr;
    QString cookie;
    QSet<QString> events;
};

Socket::Socket(const FaceSetup& setup, Channels& channels, Sessions& webSessions, QObject* parent)
    : QObject(parent)
    , m_setup(setup)
    , m_channels(channels)
    , m_sessions(webSessions)
{
    connect(&channels, &Channels::changed, this, &Socket::note);
    connect(setup.world, &World::memberChanged, this, [this] { note({}); });
    connect(setup.world, &World::voicemailChanged, this, [this](const QString& extension, const Mailbox& box) {
        tell(u"VoiceMailStatus"_s,
            {QJsonObject{{"extension"_L1, extension}, {"newmsg"_L1, box.fresh}, {"oldmsg"_L1, box.read + box.saved},
                {"urgemsg"_L1, 0}}});
    });
    connect(&setup.world->directory(), &Directory::changed, this, [this](const QString& extension) {
        if (const Extension* user = m_setup.world->directory().user(extension))
            tell(u"PresenceStatus"_s,
                {QJsonObject{
                    {"extension"_L1, extension}, {"presence_status"_L1, user->dnd ? u"dnd"_s : u"available"_s}}});
    });
}

Socket::~Socket()
{
    dropConnections();
}

//! As a cable that is pulled.
void Socket::dropConnections()
{
    const auto gone = std::exchange(m_listeners, {});
    for (const auto& listener : gone) {
        disconnect(listener->socket, nullptr, this, nullptr);
        listener->socket->abort();
        listener->socket->deleteLater();
    }
}

void Socket::take(QWebSocket* socket)
{
    socket->setParent(this);
    if (socket->requestUrl().path() != "/websockify"_L1) {
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        socket->close(QWebSocketProtocol::CloseCodePolicyViolated);
        return;
    }
    auto listener = std::make_shared<Listener>();
    listener->socket = socket;
    listener->injector = new FaultInjector(
        m_setup.faults, m_setup.seed, [socket](const QString& text) { socket->sendTextMessage(text); },
        [socket](const QByteArray& bytes) { socket->sendTextMessage(QString::fromLatin1(bytes)); }, socket);
    connect(
        socket, &QWebSocket::textMessageReceived, this, [this, weak = std::weak_ptr(listener)](const QString& text) {
            if (const auto alive = weak.lock())
                receive(*alive, text);
        });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] { remove(socket); });
    m_listeners << listener;
}

void Socket::remove(const QWebSocket* socket)
{
    m_listeners.removeIf([socket](const auto& listener) {
        if (listener->socket != socket)
            return false;
        listener->socket->deleteLater();
        return true;
    });
}

//! {"type":"request","message":{...}} in, {"type":"response","message":{...}} out; anything else is ignored.
void Socket::receive(Listener& listener, const QString& text)
{
    const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
    if (frame.value("type"_L1) != "request"_L1 || !frame.value("message"_L1).isObject())
        return;
    const QJsonObject message = frame.value("message"_L1).toObject();
    QJsonObject told = answer(listener, message);
    if (message.contains("transactionid"_L1))
        told.insert("transactionid"_L1, message.value("transactionid"_L1));
    told.insert("action"_L1, message.value("action"_L1));
    listener.injector->send(compact({{"type"_L1, u"response"_s}, {"message"_L1, told}}));
}

QJsonObject Socket::answer(Listener& listener, const QJsonObject& message)
{
    const QString action = message.value("action"_L1).toString();
    const auto flat = [](const Reply& reply) {
        QJsonObject out = reply.response.toObject();
        out.insert("status"_L1, reply.status);
        return out;
    };
    const QString user = message.value("username"_L1).toString();
    if (action == "challenge"_L1)
        return flat(m_sessions.challenge(user));
    if (action == "login"_L1) {
        // Some log in with the cookie of a session that they have.
        const QString cookie = message.value("cookie"_L1).toString();
        if (!message.contains("token"_L1) && m_sessions.find(cookie) == user) {
            listener.cookie = cookie;
            return flat(good());
        }
        const Reply reply = m_sessions.login(user, message.value("token"_L1).toString());
        if (reply.status == Ok)
            listener.cookie = reply.response.toObject().value("cookie"_L1).toString();
        return flat(reply);
    }
    if (!m_sessions.find(listener.cookie))
        return flat(failed(listener.cookie.isEmpty() ? NeedAuthentication : CookieError));
    if (action == "heartbeat"_L1)
        return flat(good());
    if (action == "subscribe"_L1 || action == "unsubscribe"_L1)
        return flat(failed(subscribe(listener, message.value("eventnames"_L1), action == "subscribe"_L1)));
    if (action == "logout"_L1) {
        m_sessions.logout(std::exchange(listener.cookie, {}));
        listener.events.clear();
        return flat(good());
    }
    return flat(failed(Unsupported)); // the actions of the API are not served here
}

//! All or nothing.
int Socket::subscribe(Listener& listener, const QJsonValue& names, bool on)
{
    QSet<QString> wanted;
    for (const QJsonValue& name : names.toArray()) {
        if (!eventNames().contains(name.toString()))
            return SystemError;
        wanted << name.toString();
    }
    if (wanted.isEmpty())
        return InvalidParameters;
    const bool first = std::ranges::none_of(m_listeners, [](const auto& other) { return !other->events.isEmpty(); });
    if (on)
        listener.events.unite(wanted);
    else
        listener.events.subtract(wanted);
    if (on && first) { // nobody was told anything so far: only what changes from here on
        m_unbridged = rowsOf(m_channels.unbridged(), u"unbridge"_s);
        m_bridged = rowsOf(m_channels.bridged(), u"bridge"_s);
        m_statuses.clear();
        m_queues.clear();
        for (const QJsonValue& row : queueCounters())
            m_queues.insert(row["extension"_L1].toString(), compact(row.toObject()));
        m_pbx = compact(pbxStatus());
    }
    return Ok;
}

//! What happens in one go is told in one frame.
void Socket::note(const QStringList& extensions)
{
    for (const QString& extension : extensions)
        m_changedExtensions.insert(extension);
    if (!std::exchange(m_flushing, true))
        QTimer::singleShot(0, this, &Socket::flush);
}

void Socket::flush()
{
    m_flushing = false;
    const auto extensions = std::exchange(m_changedExtensions, {});
    const bool anybody = std::ranges::any_of(m_listeners, [](const auto& other) { return !other->events.isEmpty(); });
    if (!anybody)
        return;
    QJsonArray statuses;
    for (const QString& extension : extensions) {
        const QString status = m_channels.statusOf(extension);
        if (m_statuses.value(extension) == status)
            continue;
        m_statuses.insert(extension, status);
        statuses << QJsonObject{{"extension"_L1, extension}, {"status"_L1, status}};
    }
    tell(u"ExtensionStatus"_s, statuses);
    QJsonArray calls;
    const Rows unbridged = rowsOf(m_channels.unbridged(), u"unbridge"_s);
    const Rows bridged = rowsOf(m_channels.bridged(), u"bridge"_s);
    compare(calls, m_unbridged, unbridged, u"unbridge"_s);
    compare(calls, m_bridged, bridged, u"bridge"_s);
    m_unbridged = unbridged;
    m_bridged = bridged;
    tell(u"ActiveCallStatus"_s, calls);
    QJsonArray queues;
    for (const QJsonValue& row : queueCounters()) {
        QString& before = m_queues[row["extension"_L1].toString()];
        if (before != compact(row.toObject())) {
            before = compact(row.toObject());
            queues << row;
        }
    }
    tell(u"CallQueueStatus"_s, queues);
    if (const QString now = compact(pbxStatus()); now != m_pbx) {
        m_pbx = now;
        tell(u"PbxStatus"_s, {pbxStatus()});
    }
}

Socket::Rows Socket::rowsOf(const QList<QJsonObject>& list, const QString& kind) const
{
    Rows rows;
    for (const QJsonObject& row : list) {
        const QString key = kind == "bridge"_L1
            ? row.value("channel1"_L1).toString() + u' ' + row.value("channel2"_L1).toString()
            : row.value("channel"_L1).toString();
        rows.insert(key, row);
    }
    return rows;
}

//! What is gone says little more than which channels it was.
void Socket::compare(QJsonArray& out, const Rows& before, const Rows& after, const QString& kind)
{
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (after.contains(it.key()))
            continue;
        QJsonObject gone{{"action"_L1, u"delete"_s}, {"chantype"_L1, kind}};
        for (const QString& key : {u"channel"_s, u"channel1"_s, u"channel2"_s}) {
            if (it->contains(key))
                gone.insert(key, it->value(key));
        }
        out << gone;
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (before.value(it.key()) == *it)
            continue;
        QJsonObject row = *it;
        row.insert("action"_L1, before.contains(it.key()) ? u"update"_s : u"add"_s);
        row.insert("chantype"_L1, kind);
        if (kind == "bridge"_L1)
            row.insert("linkedid"_L1, QString()); // often empty
        out << row;
    }
}

QJsonArray Socket::queueCounters() const
{
    const World& world = *m_setup.world;
    QJsonArray out;
    for (const QString& number : world.directory().numbers(ExtensionKind::RingGroup)) {
        if (!world.queueOf(number))
            continue;
        const auto waits = std::ranges::count(world.waiting(), number, &QueueEntry::queue);
        int complete = 0;
        int abandoned = 0;
        for (const PastCall& call : world.history().calls()) {
            if (call.queue == number)
                ++(call.answered == 0 ? abandoned : complete);
        }
        int available = 0;
        for (const QueueMember& member : world.queueMembers(number)) {
            const QString status = m_channels.statusOf(member.agent);
            available += !member.paused && !member.loggedOff && status == "Idle"_L1 ? 1 : 0;
        }
        const int agents = int(world.queueMembers(number).size());
        out << QJsonObject{{"extension"_L1, number}, {"queuename"_L1, world.directory().nameOf(number)},
            {"strategy"_L1, u"ringall"_s}, {"callstotal"_L1, complete + abandoned + int(waits)},
            {"callswaiting"_L1, int(waits)}, {"callscomplete"_L1, complete}, {"callsabandoned"_L1, abandoned},
            {"availablecount"_L1, available}, {"agentcount"_L1, agents}};
    }
    return out;
}

QJsonObject Socket::pbxStatus() const
{
    int up = 0;
    for (const Trunk& trunk : m_setup.world->trunks())
        up += trunk.registered ? 1 : 0;
    const int all = int(m_setup.world->trunks().size());
    return {{"trunk_available"_L1, up}, {"trunk_unavailable"_L1, all - up},
        {"calls_num"_L1, int(m_setup.world->rooms().size())}};
}

void Socket::tell(const QString& event, const QJsonArray& body)
{
    if (body.isEmpty())
        return;
    QString frame;
    for (const auto& listener : std::as_const(m_listeners)) {
        if (!listener->events.contains(event) || listener->socket->bytesToWrite() > kMostWaiting)
            continue;
        if (frame.isEmpty()) {
            const QJsonObject notify{{"action"_L1, u"notify"_s}, {"eventname"_L1, event}, {"eventbody"_L1, body}};
            frame = compact({{"type"_L1, u"request"_s}, {"message"_L1, QJsonArray{notify}}});
        }
        listener->injector->send(frame);
    }
}

} // namespace callboard::sim::fcm
