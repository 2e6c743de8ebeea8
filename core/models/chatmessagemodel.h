// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/chat.h"
#include "core/models/keyedrowmodel.h"
#include "core/pbx/pbxclient.h"

namespace callboard {

class LiveModels;

//! What was said in one chat: the newest messages at first, older ones when they are asked for, new ones as they come.
//! Rows are in the order in which they became known; TimeOrder puts them in order. Role::State: 1 own, 0 of others.
//!
//! No hole: what is shown is everything between the oldest row and now. After a lost connection, when too much was
//! written meanwhile to be sure of that, it starts over with the newest ones.
class ChatMessageModel final : public KeyedRowModel<ChatMessage>
{
    Q_OBJECT

public:
    enum Column { TextColumn, FromColumn, TimeColumn, ColumnCount };
    Q_ENUM(Column)
    static constexpr int kPage = 50;

    //! `models` is borrowed and must outlive this.
    explicit ChatMessageModel(LiveModels& models, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const ChatMessage& row, int column) const override;
    [[nodiscard]] QString sentence(const ChatMessage& row) const override;
    [[nodiscard]] QVariant sortValue(const ChatMessage& row, int column) const override;
    [[nodiscard]] QVariant state(const ChatMessage& row) const override;
    [[nodiscard]] QDateTime since(const ChatMessage& row) const override;
    [[nodiscard]] QString searchText(const ChatMessage& row) const override;

    //! Shows this room (an empty id: none) and fetches its newest messages.
    void setRoom(const ChatRoomId& room);
    [[nodiscard]] const ChatRoomId& room() const { return m_room; }
    //! Fetches the newest messages again, as after a failure. Harmless without a room.
    void reload();
    //! Fetches a page of older messages. Nothing happens while one is on its way or when there are none.
    void fetchOlder();
    [[nodiscard]] bool hasOlder() const { return m_hasOlder; }
    [[nodiscard]] bool isFetching() const { return m_fetching; }

Q_SIGNALS:
    //! A fetch began or ended; isFetching() says which.
    void fetchingChanged();
    void failed(const callboard::Error& error);
    //! Somebody wrote into the room just now; own messages too.
    void arrived(const callboard::ChatMessage& message);

private:
    enum class Fetch : quint8 { Newest, Older, CatchUp };

    void fetch(Fetch what);
    void take(Fetch what, const QList<ChatMessage>& page);
    [[nodiscard]] QDateTime oldest() const;

    LiveModels& m_models;
    ChatRoomId m_room;
    quint64 m_generation = 0; //!< an answer for a room that is no longer shown is dropped
    bool m_fetching = false;
    bool m_hasOlder = false;
};

} // namespace callboard
