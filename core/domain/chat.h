// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QList>

namespace callboard {

//! Somebody who can be written to.
struct ChatPerson
{
    QString id; //!< the vendor's own
    QString name;
    QString account; //!< what they log in as; empty if unknown

    friend bool operator==(const ChatPerson&, const ChatPerson&) = default;
};

struct ChatRoom
{
    ChatRoomId id;
    QString name;
    QString detail; //!< a description; may be empty
    bool direct = false; //!< two people only, with no name of its own
    QList<ChatPerson> members;
    QDateTime changedAt; //!< UTC, the last message or change; invalid if unknown
    bool stale = false;

    friend bool operator==(const ChatRoom&, const ChatRoom&) = default;
};

struct ChatMessage
{
    ChatMessageId id;
    ChatRoomId room;
    ChatPerson from;
    bool own = false; //!< written by the person logged in
    QString text;
    QDateTime at; //!< UTC

    friend bool operator==(const ChatMessage&, const ChatMessage&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::ChatRoom)
Q_DECLARE_METATYPE(callboard::ChatMessage)
