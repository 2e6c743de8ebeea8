// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/chat.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! A chat with what was said in it last.
struct ChatRoomRow
{
    ChatRoomId id;
    ChatRoom room;
    int unread = 0; //!< messages by others that came while nobody looked
    QString lastText; //!< what was said last since this console runs; empty: nothing yet
    QDateTime lastAt; //!< UTC, the later of the last message and the room's last change; invalid if unknown
    bool stale = false;

    friend bool operator==(const ChatRoomRow&, const ChatRoomRow&) = default;
};

//! Chats. Role::State: how many messages are unread; Role::Since: when something happened last.
//!
//! The PBX does not count what was read where: unread messages are those that came while this console ran and the room
//! was not looked at. They survive a re-read.
class ChatRoomModel final : public KeyedRowModel<ChatRoomRow>
{
    Q_OBJECT

public:
    enum Column { NameColumn, LastColumn, UnreadColumn, SinceColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ChatRoomModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const ChatRoomRow& row, int column) const override;
    [[nodiscard]] QString sentence(const ChatRoomRow& row) const override;
    [[nodiscard]] QVariant sortValue(const ChatRoomRow& row, int column) const override;
    [[nodiscard]] QVariant state(const ChatRoomRow& row) const override;
    [[nodiscard]] QDateTime since(const ChatRoomRow& row) const override;
    [[nodiscard]] QString searchText(const ChatRoomRow& row) const override;

    void setRoom(const ChatRoom& room);
    //! Left or closed: what was unread in it is forgotten.
    void removeRoom(const ChatRoomId& room);
    //! Somebody wrote. The room need not be known yet.
    void addMessage(const ChatMessage& message);
    //! The room that the person looks at (an empty id: none): it has nothing unread, now and as long as it is this one.
    void setLookedAt(const ChatRoomId& room);
    //! Unread messages in all rooms that there are.
    [[nodiscard]] int unread() const { return m_unread; }
    //! Also what is remembered of rooms that are not there at the moment.
    void forgetSite(const SiteId& site);

Q_SIGNALS:
    void unreadChanged(int unread);

protected:
    void changedRoles(const ChatRoomRow& before, const ChatRoomRow& after, QList<int>& roles) const override;

private:
    struct Talk
    {
        int unread = 0;
        QString lastText;
        QDateTime lastAt;
    };

    void restage(const ChatRoomId& room);
    void recount();

    QHash<ChatRoomId, Talk> m_talks;
    ChatRoomId m_lookedAt;
    int m_unread = 0;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::ChatRoomRow)
