// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

namespace callboard {

//! Somebody in a conference room, or on the way into it, or who was there.
struct ConferenceParticipant
{
    enum class Presence : quint8 { Invited, Present, Left };

    QString id; //!< the vendor's own, unique within the room
    Party party;
    QString extension; //!< number; empty for an outside party
    Presence presence = Presence::Present;
    bool moderator = false;
    bool muted = false; //!< is not heard by the others
    bool held = false; //!< hears music instead of the others
    QDateTime joinedAt; //!< UTC; invalid if unknown
    QDateTime leftAt; //!< UTC; valid with Presence::Left only

    friend bool operator==(const ConferenceParticipant&, const ConferenceParticipant&) = default;
};

//! A room that several people talk in, and that exists apart from any one call.
struct ConferenceRoom
{
    ConferenceRoomId id;
    QString name;
    QString owner; //!< number of the extension that it belongs to and that pays; empty if unknown
    QDateTime startedAt; //!< UTC; invalid if unknown
    int maxParticipants = 0; //!< 0: no limit known
    bool recording = false;
    bool stale = false;
    QList<ConferenceParticipant> participants;

    [[nodiscard]] int present() const
    {
        int count = 0;
        for (const ConferenceParticipant& participant : participants)
            count += participant.presence == ConferenceParticipant::Presence::Present ? 1 : 0;
        return count;
    }
    friend bool operator==(const ConferenceRoom&, const ConferenceRoom&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::ConferenceRoom)
