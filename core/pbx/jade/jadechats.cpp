// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chats between users of jade. The document has no event for them; servers that send one only make us look sooner.
#include "core/pbx/jade/jadeclient.h"

#include <QJsonDocument>

#include <algorithm>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookBack = 20; // messages a look; more than that between two looks are fetched when the room is opened
constexpr int kRoomsAtOnce = 10;
constexpr int kDirect = 1; // jade 4597
constexpr int kGroup = 2; // notes 33

QByteArray messagesPath(const QString& room)
{
    return "/me/chats/" + pathStep(room) + "/messages";
}

JadeRequest post(const QString& name, const QByteArray& path, const QJsonObject& body)
{
    JadeRequest request;
    request.name = name;
    request.verb = "POST";
    request.path = path;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.priority = HttpRequest::Priority::Command;
    return request;
}

QDateTime timeOf(const QJsonValue& value)
{
    const qint64 ns = toNs(value);
    return ns > 0 ? QDateTime::fromMSecsSinceEpoch(ns / 1'000'000, Qt::UTC) : QDateTime();
}

// What the server says is all there is to know; there is no second look that would show more.
QFuture<Outcome> outcomeOf(QFuture<Result<HttpReply>> reply, QObject* context, const std::function<void()>& after)
{
    return reply.then(context, [after](const Result<HttpReply>& answer) {
        if (answer) {
            after();
            return Outcome::done();
        }
        Outcome outcome = Outcome::failed(answer.error());
        if (answer.error().kind == ErrorKind::Timeout)
            outcome.status = Outcome::Status::Unconfirmed;
        return outcome;
    });
}

} // namespace

ChatPerson JadeClient::personOf(const QString& uuid) const
{
    ChatPerson person;
    person.id = uuid;
    if (const auto user = m_directory.user(uuid)) {
        person.name = user->name.isEmpty() ? user->username : user->name;
        person.account = user->username;
    }
    return person;
}

QFuture<Result<void>> JadeClient::pollChats()
{
    return get("/me/chats", u"chats"_s, HttpRequest::Priority::Poll).then(this, [this](const Reply& reply) {
        if (!reply || m_syncing)
            return ended(reply);
        if (const auto envelope = m_decoder.decodeReply(reply->body))
            readChats(envelope->records);
        return ended(reply);
    });
}

void JadeClient::readChats(const QJsonArray& chats)
{
    QSet<QString> seen;
    for (const QJsonValue& record : chats) {
        ChatRoom room;
        const QString uuid = text(record["uuid"_L1]);
        if (uuid.isEmpty())
            continue;
        const QJsonValue inner = record["room"_L1];
        room.id = ChatRoomId{site(), uuid};
        room.name = text(record["name"_L1]);
        room.detail = text(record["detail"_L1]);
        room.direct = toInt(inner["type"_L1]).value_or(kDirect) == kDirect;
        for (const QJsonValue& member : inner["members"_L1].toArray())
            room.members.append(personOf(text(member)));
        room.changedAt = timeOf(record["tm_update"_L1]);
        if (!room.changedAt.isValid())
            room.changedAt = timeOf(record["tm_create"_L1]);
        seen.insert(uuid);
        if (!m_rooms.contains(uuid)) {
            if (const QString topic = text(inner["uuid"_L1]); !topic.isEmpty())
                m_session.subscribe("/me/chats/" + topic.toUtf8());
        }
        if (m_rooms.value(uuid) != room) {
            m_rooms.insert(uuid, room);
            Q_EMIT chatRoomChanged(room);
        }
    }
    const QStringList known = m_rooms.keys();
    for (const QString& uuid : known) {
        if (seen.contains(uuid))
            continue;
        m_rooms.remove(uuid);
        m_newest.remove(uuid);
        Q_EMIT chatRoomRemoved(ChatRoomId{site(), uuid});
    }
    int asked = 0;
    for (const QString& uuid : std::as_const(seen)) {
        if (asked++ < kRoomsAtOnce)
            pollNewMessages(uuid);
    }
}

std::optional<ChatMessage> JadeClient::chatMessageOf(const ChatRoomId& room, const QJsonObject& record) const
{
    ChatMessage out;
    out.id = ChatMessageId{site(), text(record.value("uuid"_L1))};
    out.room = room;
    out.from = personOf(text(record.value("uuid_owner"_L1)));
    out.own = !out.from.id.isEmpty() && out.from.id == m_directory.own().uuid;
    const QJsonValue message = record.value("message"_L1);
    out.text = text(message.isObject() ? message["message"_L1] : message); // jade 4706
    out.at = timeOf(record.value("tm_create"_L1));
    if (out.id.isEmpty())
        return std::nullopt;
    return out;
}

void JadeClient::pollNewMessages(const QString& room)
{
    JadeRequest request;
    request.name = u"chat messages"_s;
    request.path = messagesPath(room);
    request.query = {{u"count"_s, QString::number(kLookBack)}};
    request.priority = HttpRequest::Priority::Poll;
    m_session.send(request).then(this, [this, room](const Reply& reply) {
        if (!reply || !m_rooms.contains(room))
            return;
        const auto envelope = m_decoder.decodeReply(reply->body);
        if (!envelope || envelope->records.isEmpty())
            return;
        const bool first = !m_newest.contains(room);
        const QString before = m_newest.value(room);
        m_newest.insert(room, text(envelope->records.at(0)["uuid"_L1]));
        QList<ChatMessage> fresh; // they come newest first
        for (const QJsonValue& record : envelope->records) {
            if (text(record["uuid"_L1]) == before)
                break;
            if (const auto message = chatMessageOf(ChatRoomId{site(), room}, record.toObject()))
                fresh.prepend(*message);
        }
        if (first && !m_chatsWatched.contains(room)) {
            m_chatsWatched.insert(room);
            return;
        }
        for (const ChatMessage& message : fresh)
            Q_EMIT chatMessageArrived(message);
    });
}

QFuture<Result<QList<ChatMessage>>> JadeClient::chatMessages(const ChatRoomId& room, const QDateTime& before, int count)
{
    using Messages = Result<QList<ChatMessage>>;
    JadeRequest request;
    request.name = u"chat messages"_s;
    request.path = messagesPath(room.text);
    request.query = {{u"count"_s, QString::number(count)}};
    if (before.isValid())
        request.query.append({u"timestamp"_s, before.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"000000Z"_s});
    return m_session.send(request).then(this, [this, room](const Reply& reply) -> Messages {
        if (!reply)
            return unexpected(reply.error());
        const auto envelope = m_decoder.decodeReply(reply->body);
        if (!envelope)
            return unexpected(envelope.error());
        QList<ChatMessage> out;
        for (const QJsonValue& record : envelope->records) {
            if (const auto message = chatMessageOf(room, record.toObject()))
                out.append(*message);
        }
        std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.at < b.at; });
        return out;
    });
}

// The server looks through user names alone and refuses to look for nothing; the users that are known have names.
QFuture<Result<QList<ChatPerson>>> JadeClient::chatPeople(const QString& wanted)
{
    using People = Result<QList<ChatPerson>>;
    const auto known = [this, wanted] {
        QList<ChatPerson> people;
        for (const JadeDirectory::User& user : m_directory.usersLike(wanted)) {
            if (user.uuid != m_directory.own().uuid)
                people.append(personOf(user.uuid));
        }
        return people;
    };
    if (const QList<ChatPerson> people = known(); wanted.isEmpty() || !people.isEmpty())
        return QtFuture::makeReadyFuture(People(people));
    JadeRequest request;
    request.name = u"people"_s;
    request.path = "/me/search";
    request.query = {{u"filter"_s, wanted}, {u"type"_s, u"username"_s}}; // jade 4814
    return m_session.send(request).then(this, [this](const Reply& reply) -> People {
        if (!reply)
            return unexpected(reply.error());
        const auto envelope = m_decoder.decodeReply(reply->body);
        if (!envelope)
            return unexpected(envelope.error());
        m_directory.readUsers(envelope->records);
        QList<ChatPerson> out;
        for (const QJsonValue& record : envelope->records) {
            if (const QString uuid = text(record["uuid"_L1]); !uuid.isEmpty() && uuid != m_directory.own().uuid)
                out.append(personOf(uuid));
        }
        return out;
    });
}

QFuture<Outcome> JadeClient::chatSend(const Command& command)
{
    // The document's body {"test message"} is no JSON; what is stored is message.message, notes 32.
    const JadeRequest request
        = post(u"send a chat message"_s, messagesPath(command.target), {{u"message"_s, command.text}});
    return outcomeOf(m_session.send(request), this, [this] { m_polls.runNow(u"chats"_s); });
}

QFuture<Outcome> JadeClient::chatOpen(const Command& command)
{
    QStringList people = command.people;
    people.removeAll(QString());
    if (people.isEmpty()) {
        return QtFuture::makeReadyFuture(Outcome::failed(Error{
            .kind = ErrorKind::Invalid, .code = {}, .message = tr("Name who is to be in the chat."), .detail = {}}));
    }
    const bool direct = people.size() == 1;
    // The example lists whoever opens it among the members, jade 4612.
    if (const QString own = m_directory.own().uuid; !own.isEmpty() && !people.contains(own))
        people.append(own);
    QString name = command.text;
    if (name.isEmpty())
        name = personOf(people.first()).name;
    const JadeRequest request = post(u"open a chat"_s, "/me/chats",
        {{u"name"_s, name}, {u"detail"_s, QString()}, {u"type"_s, direct ? kDirect : kGroup},
            {u"members"_s, QJsonArray::fromStringList(people)}});
    return outcomeOf(m_session.send(request), this, [this] { m_polls.runNow(u"chats"_s); });
}

QFuture<Outcome> JadeClient::chatLeave(const Command& command)
{
    JadeRequest request;
    request.name = u"leave a chat"_s;
    request.verb = "DELETE";
    request.path = "/me/chats/" + pathStep(command.target);
    request.priority = HttpRequest::Priority::Command;
    return outcomeOf(m_session.send(request), this, [this] { m_polls.runNow(u"chats"_s); });
}

} // namespace callboard::jade
