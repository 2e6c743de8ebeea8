// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chatroommodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::ChatRoomModel", "Chat"),
    QT_TRANSLATE_NOOP("callboard::ChatRoomModel", "Last message"),
    QT_TRANSLATE_NOOP("callboard::ChatRoomModel", "Unread"),
    QT_TRANSLATE_NOOP("callboard::ChatRoomModel", "Since"),
};
static_assert(kHeaders.size() == ChatRoomModel::ColumnCount);

} // namespace

ChatRoomModel::ChatRoomModel(QObject* parent)
    : KeyedRowModel<ChatRoomRow>(parent)
{
    // Rows also leave by a sweep or with their site, so the sum is taken from what is there after each batch.
    connect(this, &RowModelBase::batchEnded, this, &ChatRoomModel::recount);
}

int ChatRoomModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChatRoomModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::ChatRoomModel", kHeaders, section, orientation, role);
}

QVariant ChatRoomModel::display(const ChatRoomRow& row, int column) const
{
    switch (column) {
    case NameColumn:
        return chatRoomLabel(row.room);
    case LastColumn:
        return row.lastText;
    case UnreadColumn:
        return row.unread;
    case SinceColumn:
        return clockText(row.lastAt);
    default:
        return {};
    }
}

QVariant ChatRoomModel::sortValue(const ChatRoomRow& row, int column) const
{
    return column == SinceColumn ? QVariant(row.lastAt) : display(row, column);
}

QString ChatRoomModel::sentence(const ChatRoomRow& row) const
{
    return chatRoomSentence(row.room, row.unread);
}

QVariant ChatRoomModel::state(const ChatRoomRow& row) const
{
    return row.unread;
}

QDateTime ChatRoomModel::since(const ChatRoomRow& row) const
{
    return row.lastAt;
}

QString ChatRoomModel::searchText(const ChatRoomRow& row) const
{
    QStringList words{row.room.name, row.room.detail};
    for (const ChatPerson& person : row.room.members)
        words << person.name << person.account;
    return searchFolded(words);
}

void ChatRoomModel::changedRoles(const ChatRoomRow& before, const ChatRoomRow& after, QList<int>& roles) const
{
    KeyedRowModel<ChatRoomRow>::changedRoles(before, after, roles);
    if (before.lastAt != after.lastAt)
        roles << Role::Since;
}

void ChatRoomModel::setRoom(const ChatRoom& room)
{
    ChatRoomRow row;
    row.id = room.id;
    row.room = room;
    row.stale = room.stale;
    const Talk talk = m_talks.value(room.id);
    row.unread = talk.unread;
    row.lastText = talk.lastText;
    row.lastAt = !talk.lastAt.isValid() || room.changedAt > talk.lastAt ? room.changedAt : talk.lastAt;
    upsert(row);
}

void ChatRoomModel::restage(const ChatRoomId& room)
{
    if (const ChatRoomRow* row = latest(room))
        setRoom(ChatRoom(row->room));
}

void ChatRoomModel::removeRoom(const ChatRoomId& room)
{
    m_talks.remove(room);
    remove(room);
}

void ChatRoomModel::addMessage(const ChatMessage& message)
{
    Talk& talk = m_talks[message.room];
    if (!message.own && message.room != m_lookedAt)
        ++talk.unread;
    if (!talk.lastAt.isValid() || message.at >= talk.lastAt) {
        talk.lastText = message.text;
        talk.lastAt = message.at;
    }
    restage(message.room);
}

void ChatRoomModel::setLookedAt(const ChatRoomId& room)
{
    m_lookedAt = room;
    const auto talk = m_talks.find(room);
    if (talk == m_talks.end() || talk->unread == 0)
        return;
    talk->unread = 0;
    restage(room);
}

void ChatRoomModel::forgetSite(const SiteId& site)
{
    m_talks.removeIf([&](const auto& talk) { return talk.key().site == site; });
    removeSite(site);
}

void ChatRoomModel::recount()
{
    int unread = 0;
    for (int row = 0; row < rowCount(); ++row)
        unread += at(row).unread;
    if (unread == m_unread)
        return;
    m_unread = unread;
    Q_EMIT unreadChanged(unread);
}

} // namespace callboard
