// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/brekeke/palcodec.h"
#include "core/pbx/livestate.h"

#include <string>
#include <vector>

namespace callboard::brekeke {

//! Attended transfers under way. PAL never names them; they show in the order of status events: a talker that holds in
//! one room and then calls from another is asking somebody. The held room is kept alive meanwhile, because an outside
//! caller waiting in it has no talker that we hear of.
class PalConsultations
{
public:
    PalConsultations(LiveState& live, std::chrono::milliseconds bridge);

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    //! Before the event goes into LiveState: may begin a consultation and may set facts.direction.
    void before(const StatusNote& note, LiveState::LegFacts& facts);
    //! After it went in.
    void after(const StatusNote& note);
    //! Before a talker's end goes in.
    void talkerEnds(const StatusNote& note);
    //! The far party of a held room has left.
    void heldRoomGone(const QString& room);
    void clear();

    //! The talker that consults, when `room` is either of its two; empty if none.
    [[nodiscard]] QString talkerOf(const QString& extension, const QString& room) const;
    [[nodiscard]] QStringList heldRooms() const;

private:
    struct One
    {
        Consultation value;
        std::string talker;
        std::string target;
        Direction direction = Direction::In; //!< of the talker in the held room
        bool fresh = true;
        bool over = false; //!< announced as ended; only the held room is still watched over
    };

    void settle(One& one, const StatusNote& note);
    void say(One& one, Consultation::Phase phase);
    void leave(One& one, bool settled);

    LiveState& m_live;
    std::chrono::milliseconds m_bridge;
    std::vector<One> m_all;
};

} // namespace callboard::brekeke
