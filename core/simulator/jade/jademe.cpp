// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kBoth = SeedBare | SeedV1 | WireBare | WireV1;
constexpr quint8 kPrefixed = SeedBare | SeedV1 | WireV1;
constexpr quint8 kWire = WireBare | WireV1;
constexpr int kMessages = 50; //!< without a count
constexpr int kDirect = 1;
constexpr int kGroup = 2;

const Resource& buddyRecords()
{
    static const Resource buddies{u"buddies"_s, u"uuid"_s,
        {{u"uuid_owner"_s, Kind::Text, {}, true}, {u"uuid_user"_s, Kind::Text, {}, true},
            {u"name"_s, Kind::Text, {}, false}, {u"detail"_s, Kind::Text, {}, false}}};
    return buddies;
}

//! Seconds and nanoseconds; the latter are printed without leading zeros.
std::pair<qint64, qint64> momentOf(const QString& stamp)
{
    const QDateTime seconds = QDateTime::fromString(stamp.left(19) + u'Z', Qt::ISODate);
    return {seconds.toSecsSinceEpoch(), stamp.mid(20).chopped(stamp.endsWith(u'Z') ? 1 : 0).toLongLong()};
}

QJsonValue stamp(qint64 ms)
{
    return ms == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(Stamps::at(ms));
}

} // namespace

void Rest::addMe()
{
    add(u"GET"_s, u"/me/info"_s, Access::User, kBoth, [this](const Request& r) { return ok(meInfo(*r.account)); });
    add(u"GET"_s, u"/me/buddies"_s, Access::User, kBoth, [this](const Request& r) { return buddies(r); });
    add(u"POST"_s, u"/me/buddies"_s, Access::User, kBoth, [this](const Request& r) { return buddies(r); });
    add(u"DELETE"_s, u"/me/buddies/<detail>"_s, Access::User, kWire, [this](const Request& r) { return buddies(r); });
    add(u"GET"_s, u"/me/contacts"_s, Access::User, kPrefixed, [this](const Request& r) {
        const QJsonObject contact = contactJson(*r.account, true);
        return list(contact.isEmpty() ? QJsonArray() : QJsonArray{contact});
    });
    add(u"GET"_s, u"/me/chats"_s, Access::User, kBoth, [this](const Request& r) {
        QJsonArray all;
        for (const ChatRoom& room : m_world.chats().roomsOf(r.account->id))
            all << chatJson(room, r.account->id);
        return listOrArray(all);
    });
    add(u"POST"_s, u"/me/chats"_s, Access::User, kBoth, [this](const Request& r) { return createChat(r); });
    for (const QString& verb : {u"GET"_s, u"PUT"_s, u"DELETE"_s})
        add(
            verb, u"/me/chats/<detail>"_s, Access::User, kBoth, [this](const Request& r) { return chat(r); }, true);
    for (const QString& verb : {u"GET"_s, u"POST"_s})
        add(
            verb, u"/me/chats/<detail>/messages"_s, Access::User, kBoth,
            [this](const Request& r) { return messages(r); }, true);
    add(u"GET"_s, u"/me/search"_s, Access::Token, kPrefixed, [this](const Request& r) { return search(r); });
    for (const QString& verb : {u"GET"_s, u"POST"_s})
        add(verb, u"/me/calls"_s, Access::User, WireV1, [this](const Request& r) { return myCalls(r); });
    // Measured: wired to the buddies code, which knows no such buddy.
    add(u"GET"_s, u"/me/calls/<detail>"_s, Access::User, WireV1, [this](const Request&) { return no(404); });
    add(u"PUT"_s, u"/me/calls/<detail>"_s, Access::User, WireV1, [this](const Request&) { return no(500); });
    add(u"DELETE"_s, u"/me/calls/<detail>"_s, Access::User, WireV1, [this](const Request&) { return no(500); });
    tellChats();
}

//! Events for the sockets of those concerned; the document has none.
void Rest::tellChats()
{
    const auto verb = [](Change change) {
        return change == Change::Added ? u"create"_s : change == Change::Removed ? u"delete"_s : u"update"_s;
    };
    connect(&m_world.chats(), &Chats::roomChanged, this,
        [this, verb](const ChatRoom& room, const QString& member, Change change) {
            Q_EMIT happened({u"me.chats"_s, verb(change), member, chatJson(room, member)});
        });
    connect(&m_world.chats(), &Chats::posted, this, [this](const ChatRoom& room, const ChatMessage& message) {
        QJsonObject record = messageJson(message);
        record.insert("uuid_room"_L1, room.id);
        Q_EMIT happened({u"me.chats.message"_s, u"create"_s, room.id, record});
    });
    connect(&m_world.accounts(), &Accounts::changed, this, [this, verb](const Account& account, Change change) {
        Q_EMIT happened({u"manager.user"_s, verb(change), account.id, userJson(account, true)});
        if (change == Change::Changed)
            Q_EMIT happened({u"me.info"_s, u"update"_s, account.id, meInfo(account)});
    });
}

HttpAnswer Rest::listOrArray(const QJsonArray& items)
{
    return m_wire ? list(items) : ok(items);
}

QString Rest::chatId(const ChatRoom& room, const QString& member) const
{
    return stableUuid(m_setup.seed, u"chatof:%1:%2"_s.arg(room.id, member));
}

const ChatRoom* Rest::roomOfChat(const QString& chat, const QString& member) const
{
    for (const ChatRoom& room : m_world.chats().roomsOf(member)) {
        if (chatId(room, member) == chat)
            return m_world.chats().find(room.id);
    }
    return nullptr;
}

//! jade 4562: a member's view of a room.
QJsonObject Rest::chatJson(const ChatRoom& room, const QString& member) const
{
    const ChatLabel label = room.labels.value(member);
    const QJsonObject inside{{"uuid"_L1, room.id}, {"type"_L1, room.direct ? kDirect : kGroup},
        {"members"_L1, QJsonArray::fromStringList(room.members)}, {"uuid_creator"_L1, room.creator},
        {"uuid_owner"_L1, room.creator}, {"tm_create"_L1, Stamps::at(room.created)},
        {"tm_update"_L1, QJsonValue::Null}};
    return {{"uuid"_L1, chatId(room, member)}, {"name"_L1, label.name}, {"detail"_L1, label.detail},
        {"room"_L1, inside}, {"tm_create"_L1, Stamps::at(room.created)}, {"tm_update"_L1, stamp(label.changed)}};
}

//! jade 4692
QJsonObject Rest::messageJson(const ChatMessage& message) const
{
    return {{"uuid"_L1, message.id}, {"uuid_owner"_L1, message.from},
        {"message"_L1, QJsonObject{{"message"_L1, message.text}}}, {"tm_create"_L1, Stamps::at(message.at)}};
}

//! jade 4748; the server leaves chats and contacts out.
QJsonObject Rest::meInfo(const Account& account) const
{
    QJsonObject out = userJson(account, false);
    out.remove(u"password"_s);
    if (m_wire)
        return out;
    QJsonArray chats;
    for (const ChatRoom& room : m_world.chats().roomsOf(account.id))
        chats << chatJson(room, account.id);
    const QJsonObject contact = contactJson(account, true);
    out.insert("chats"_L1, chats);
    out.insert("contacts"_L1, contact.isEmpty() ? QJsonArray() : QJsonArray{contact});
    return out;
}

HttpAnswer Rest::buddies(const Request& request)
{
    const QString me = request.account->id;
    if (request.verb == "GET"_L1) {
        QJsonArray mine;
        for (QJsonObject buddy : m_store.all(buddyRecords())) {
            if (buddy.take("uuid_owner"_L1) == me)
                mine << buddy;
        }
        return listOrArray(mine);
    }
    if (request.verb == "DELETE"_L1) {
        if (m_store.find(buddyRecords(), request.detail()).value("uuid_owner"_L1) != me)
            return unknown();
        return m_store.remove(buddyRecords(), request.detail()) ? ok() : unknown();
    }
    Body body = bodyOf(request);
    if (!body)
        return body.error();
    if (!m_world.accounts().find(body->value("uuid_user"_L1).toString()))
        return no(m_wire ? 500 : 400);
    body->insert("uuid_owner"_L1, me);
    return m_store.create(buddyRecords(), *body) ? ok() : no(m_wire ? 500 : 400);
}

HttpAnswer Rest::createChat(const Request& request)
{
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    const QString me = request.account->id;
    QStringList members;
    for (const QJsonValue member : body->value("members"_L1).toArray())
        members << member.toString();
    const bool direct = body->value("type"_L1).toInt(kDirect) == kDirect;
    members.removeAll(me);
    if (direct && members.size() == 1) {
        const QString existing = m_world.chats().directRoom(me, members.first());
        const ChatRoom* room = existing.isEmpty() ? nullptr : m_world.chats().find(existing);
        if (room && room->labels.contains(me))
            return ok();
    }
    const ChatLabel label{body->value("name"_L1).toString(), body->value("detail"_L1).toString(), 0};
    return m_world.chats().open(me, members, label, direct) ? ok() : no(m_wire ? 500 : 400);
}

HttpAnswer Rest::chat(const Request& request)
{
    const QString me = request.account->id;
    const ChatRoom* room = roomOfChat(request.detail(), me);
    if (!room)
        return request.verb == "GET"_L1 ? no(404) : unknown();
    if (request.verb == "GET"_L1)
        return ok(chatJson(*room, me));
    if (request.verb == "DELETE"_L1)
        return m_world.chats().leave(QString(room->id), me) ? ok() : unknown();
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    ChatLabel label = room->labels.value(me);
    label.name = body->value("name"_L1).toString(label.name);
    label.detail = body->value("detail"_L1).toString(label.detail);
    return m_world.chats().relabel(QString(room->id), me, label) ? ok() : unknown();
}

//! Newest first, those before `timestamp` (jade 4700).
HttpAnswer Rest::messages(const Request& request)
{
    const QString me = request.account->id;
    const ChatRoom* room = roomOfChat(request.detail(), me);
    if (!room)
        return request.verb == "GET"_L1 ? no(404) : unknown();
    if (request.verb == "GET"_L1) {
        const QString before = request.query(u"timestamp"_s);
        const int given = request.query(u"count"_s).toInt();
        const int most = given > 0 ? given : kMessages;
        QJsonArray found;
        for (auto it = room->messages.crbegin(); it != room->messages.crend() && found.size() < most; ++it) {
            if (before.isEmpty() || momentOf(Stamps::at(it->at)) < momentOf(before))
                found << messageJson(*it);
        }
        return listOrArray(found);
    }
    // The document's example sends {"test message"} (jade 4743), which is no JSON.
    static const QRegularExpression odd(u"^\\s*\\{\\s*\"([^\"]*)\"\\s*\\}\\s*$"_s);
    const auto bare = odd.match(QString::fromUtf8(request.ask.body));
    QString text = !m_wire && bare.hasMatch() ? bare.captured(1) : QString();
    if (text.isEmpty()) {
        const Body body = bodyOf(request);
        if (!body)
            return body.error();
        text = body->value("message"_L1).toString();
    }
    return m_world.chats().post(QString(room->id), me, text) ? ok() : no(m_wire ? 500 : 400);
}

//! jade 4814
HttpAnswer Rest::search(const Request& request)
{
    const QString filter = request.query(u"filter"_s);
    if (filter.isEmpty() || request.query(u"type"_s) != "username"_L1)
        return no(400);
    QJsonArray found;
    for (const QString& id : m_world.accounts().ids()) {
        const Account& account = *m_world.accounts().find(id);
        if (account.login.contains(filter, Qt::CaseInsensitive))
            found << QJsonObject{{"uuid"_L1, account.id}, {"username"_L1, account.login}, {"name"_L1, account.name}};
    }
    return list(found);
}

//! Only the server has it: rings one's own phone and then another user's. Anything but a user is 404.
HttpAnswer Rest::myCalls(const Request& request)
{
    const QString own = request.account->extension;
    if (request.verb == "GET"_L1)
        return list(own.isEmpty() ? QJsonArray() : m_view.channelsOf(own));
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    const Account* other = m_world.accounts().find(body->value("destination"_L1).toString());
    if (body->value("destination_type"_L1) != "user"_L1 || !other)
        return no(404);
    if (own.isEmpty() || other->extension.isEmpty() || !m_world.originate({own, {other->extension}, false, {}}))
        return no(500);
    return ok();
}

} // namespace callboard::sim::jade
