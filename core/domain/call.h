// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/inferred.h"
#include "core/domain/states.h"

#include <QDateTime>
#include <QList>

namespace callboard {

//! One side of a conversation as the PBX names it. Either part may be empty.
struct Party
{
    QString name;
    QString number;

    [[nodiscard]] bool isEmpty() const { return name.isEmpty() && number.isEmpty(); }
    //! The name, or the number where there is no name.
    [[nodiscard]] const QString& label() const { return name.isEmpty() ? number : name; }
    friend bool operator==(const Party&, const Party&) = default;
};

//! One device's part in a call.
struct Leg
{
    LegId id;
    QString extension; //!< number of the extension that it belongs to; empty for an outside party
    LegState state = LegState::Talking;
    Party other; //!< whom this device is connected with, as the PBX tells this device
    Direction direction = Direction::In; //!< In = the PBX rang this device; Out = this device called
    QDateTime since; //!< UTC, when `state` began
    bool recording = false;
    bool muted = false;
    //! The mode if this leg listens in on the others (monitor, whisper, barge).
    std::optional<SuperviseMode> supervising;

    friend bool operator==(const Leg&, const Leg&) = default;
};

//! What people talk in. Value type; a change is a new value.
struct Call
{
    CallId id;
    CallState state = CallState::Ringing;
    Direction direction = Direction::In;
    Party from;
    Party to;
    QString calledLine; //!< the number that the caller dialled (DID), empty if the PBX does not say
    QDateTime since; //!< UTC, when `state` began
    QDateTime startedAt; //!< UTC, when the call began; invalid if unknown
    QDateTime answeredAt; //!< UTC; invalid while unanswered
    QString queue; //!< number of the queue that it waits in or came through; empty if none
    QString slot; //!< park slot while parked
    //! UTC. Until then the attendant may let this new call through or refuse it; invalid when there is nothing to
    //! decide.
    QDateTime admitBy;
    bool recording = false;
    bool stale = false; //!< the link is down; this is the last word we had
    bool ghost = false; //!< the PBX still lists it, although it cannot be alive any more (the PBX crashed meanwhile)
    Inferred inferred;
    QList<Leg> legs;

    //! Whether it can still be let through or turned away.
    [[nodiscard]] bool waitsForAdmission(const QDateTime& now) const { return admitBy.isValid() && now < admitBy; }
    [[nodiscard]] const Leg* legOf(const QString& extension) const
    {
        for (const Leg& leg : legs) {
            if (leg.extension == extension)
                return &leg;
        }
        return nullptr;
    }
    friend bool operator==(const Call&, const Call&) = default;
};

//! An attended transfer under way: who hears whom, so that a strip can say it.
//! Phases: Ringing -> Talking -> Conference | ended. Ended values are announced once with phase Ended.
struct Consultation
{
    enum class Phase : quint8 { Ringing, Talking, Conference, Ended };

    QString extension; //!< number of the extension that consults
    CallId heldCall; //!< the call whose other side waits
    CallId consultCall; //!< the call with the person asked; may equal heldCall where the PBX keeps one call
    Party waiting; //!< who hears music
    Party asked; //!< who is being asked
    Phase phase = Phase::Ringing;
    //! True after a swap: the extension talks to `waiting` and `asked` hears music.
    bool swapped = false;

    friend bool operator==(const Consultation&, const Consultation&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Party)
Q_DECLARE_METATYPE(callboard::Leg)
Q_DECLARE_METATYPE(callboard::Call)
Q_DECLARE_METATYPE(callboard::Consultation)
