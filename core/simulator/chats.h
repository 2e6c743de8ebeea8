// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QObject>

#include <map>

namespace callboard::sim {

class Accounts;
class Scheduler;

struct ChatMessage
{
    QString id;
    QString from; //!< account
    QString text;
    qint64 at = 0; //!< world milliseconds, strictly increasing within a room
};

//! What one member calls a room.
struct ChatLabel
{
    QString name;
    QString detail;
    qint64 changed = 0; //!< 0: never
};

struct ChatRoom
{
    QString id;
    bool direct = false; //!< two people
    QString creator; //!< account
    QStringList members; //!< accounts
    QMap<QString, ChatLabel> labels; //!< of those who have not left
    qint64 created = 0;
    QList<ChatMessage> messages;
};

//! Who writes to whom. Accounts are named by their ids.
class Chats : public QObject
{
    Q_OBJECT

public:
    Chats(const Accounts& accounts, Scheduler& scheduler, quint32 seed, QObject* parent = nullptr);

    [[nodiscard]] const ChatRoom* find(const QString& id) const;
    [[nodiscard]] QList<ChatRoom> roomsOf(const QString& account) const; //!< in the order of their creation
    //! The room of exactly these two; empty if they have none.
    [[nodiscard]] QString directRoom(const QString& one, const QString& other) const;

    //! The creator is a member whether named or not. Refuses unknown accounts and a room of one.
    Result<QString> open(const QString& creator, const QStringList& members, const ChatLabel& label, bool direct);
    Result<void> relabel(const QString& room, const QString& member, const ChatLabel& label);
    Result<void> leave(const QString& room, const QString& member);
    Result<QString> post(const QString& room, const QString& from, const QString& text);

Q_SIGNALS:
    //! Changed and Removed are about one member's view of the room.
    void roomChanged(const callboard::sim::ChatRoom& room, const QString& member, callboard::sim::Change change);
    void posted(const callboard::sim::ChatRoom& room, const callboard::sim::ChatMessage& message);

private:
    const Accounts& m_accounts;
    Scheduler& m_scheduler;
    quint32 m_seed;
    std::map<int, ChatRoom> m_rooms;
    QHash<QString, int> m_numbers;
    int m_nextRoom = 1;
    int m_nextMessage = 1;
};

} // namespace callboard::sim
