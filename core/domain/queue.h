// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

namespace callboard {

struct QueuedCaller
{
    CallId call;
    Party from;
    QDateTime since; //!< UTC
    int position = 0; //!< from 1; 0 if unknown

    friend bool operator==(const QueuedCaller&, const QueuedCaller&) = default;
};

struct Agent
{
    AgentId id;
    QString queue; //!< the queue's number
    QString extension;
    QString name;
    AgentState state = AgentState::Unknown;
    QString reason; //!< why paused
    std::optional<int> penalty; //!< higher is rung later; nullopt: the PBX does not say
    QDateTime since; //!< UTC
    Inferred inferred;
    bool stale = false; //!< the link is down; this is the last word we had

    friend bool operator==(const Agent&, const Agent&) = default;
};

struct Queue
{
    QueueId id; //!< id.text is the number
    QString name;
    QList<QueuedCaller> waiting; //!< in the order in which they will be served
    bool stale = false;

    //! When the longest-waiting caller came; invalid with nobody waiting.
    [[nodiscard]] QDateTime longestSince() const
    {
        QDateTime first;
        for (const QueuedCaller& caller : waiting) {
            if (caller.since.isValid() && (!first.isValid() || caller.since < first))
                first = caller.since;
        }
        return first;
    }
    friend bool operator==(const Queue&, const Queue&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Agent)
Q_DECLARE_METATYPE(callboard::QueuedCaller)
Q_DECLARE_METATYPE(callboard::Queue)
