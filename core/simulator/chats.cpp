// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/chats.h"

#include "core/simulator/accounts.h"
#include "core/simulator/scheduler.h"

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
Error noSuchRoom(const QString& id)
{
    return refused(u"no such chat room: %1"_s.arg(id));
}
} // namespace

Chats::Chats(const Accounts& accounts, Scheduler& scheduler, quint32 seed, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_scheduler(scheduler)
    , m_seed(seed)
{
}

const ChatRoom* Chats::find(const QString& id) const
{
    const auto it = m_rooms.find(m_numbers.value(id));
    return it == m_rooms.cend() ? nullptr : &it->second;
}

QList<ChatRoom> Chats::roomsOf(const QString& account) const
{
    QList<ChatRoom> found;
    for (const auto& [number, room] : m_rooms) {
        if (room.labels.contains(account))
            found << room;
    }
    return found;
}

QString Chats::directRoom(const QString& one, const QString& other) const
{
    for (const auto& [number, room] : m_rooms) {
        if (room.direct && room.members.contains(one) && room.members.contains(other))
            return room.id;
    }
    return {};
}

Result<QString> Chats::open(const QString& creator, const QStringList& members, const ChatLabel& label, bool direct)
{
    QStringList all = members;
    if (!all.contains(creator))
        all << creator;
    all.removeDuplicates();
    for (const QString& member : std::as_const(all)) {
        if (!m_accounts.find(member))
            return unexpected(refused(u"no such account: %1"_s.arg(member)));
    }
    if (all.size() < 2 || (direct && all.size() != 2))
        return unexpected(refused(u"a direct room has two members, any other two or more"_s));
    const int number = m_nextRoom++;
    ChatRoom& made = m_rooms[number];
    made.id = stableUuid(m_seed, u"chat:%1"_s.arg(number));
    made.direct = direct;
    made.creator = creator;
    made.members = all;
    made.created = m_scheduler.nowMs();
    for (const QString& member : std::as_const(all))
        made.labels.insert(member, {label.name, label.detail, 0});
    m_numbers.insert(made.id, number);
    for (const QString& member : std::as_const(all))
        Q_EMIT roomChanged(made, member, Change::Added);
    return made.id;
}

Result<void> Chats::relabel(const QString& roomId, const QString& member, const ChatLabel& label)
{
    const auto it = m_rooms.find(m_numbers.value(roomId));
    if (it == m_rooms.end() || !it->second.labels.contains(member))
        return unexpected(noSuchRoom(roomId));
    it->second.labels.insert(member, {label.name, label.detail, m_scheduler.nowMs()});
    Q_EMIT roomChanged(it->second, member, Change::Changed);
    return {};
}

Result<void> Chats::leave(const QString& roomId, const QString& member)
{
    const auto it = m_rooms.find(m_numbers.value(roomId));
    if (it == m_rooms.end() || !it->second.labels.contains(member))
        return unexpected(noSuchRoom(roomId));
    const ChatRoom before = it->second;
    it->second.labels.remove(member);
    if (it->second.labels.isEmpty()) {
        m_numbers.remove(roomId);
        m_rooms.erase(it);
    }
    Q_EMIT roomChanged(before, member, Change::Removed);
    return {};
}

Result<QString> Chats::post(const QString& roomId, const QString& from, const QString& text)
{
    const auto it = m_rooms.find(m_numbers.value(roomId));
    if (it == m_rooms.end() || !it->second.members.contains(from))
        return unexpected(noSuchRoom(roomId));
    if (text.isEmpty())
        return unexpected(refused(u"there is nothing to say"_s));
    ChatRoom& room = it->second;
    qint64 at = m_scheduler.nowMs();
    if (!room.messages.isEmpty())
        at = std::max(at, room.messages.last().at + 1);
    room.messages << ChatMessage{stableUuid(m_seed, u"message:%1"_s.arg(m_nextMessage++)), from, text, at};
    const ChatMessage said = room.messages.last();
    Q_EMIT posted(room, said);
    return said.id;
}

} // namespace callboard::sim
