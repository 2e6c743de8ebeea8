// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/jade/jadecalls.h"

#include <QHash>

namespace callboard::jade {

//! Parked calls, queues with who waits, and their members. Events and lists may tell the same twice.
class JadeBoards
{
public:
    struct Parked
    {
        QString space, call, by;
        Party who;
        qint64 atNs = 0;
        bool listed = false;
    };
    struct Entry
    {
        QString queue, call;
        qint64 atNs = 0;
        bool listed = false;
    };
    struct Member
    {
        QString id; //!< as in a path
        QString queue, extension, name, location, interface, reason;
        int status
            = 0; //!< Asterisk's device state: 1 not in use, 2 in use, 3 busy, 5 unavailable, 6 ringing, 8 on hold
        bool paused = false;
        int penalty = 0;
        qint64 atNs = 0;
        bool listed = false;
    };

    JadeBoards(LiveState& live, JadeCalls& calls, const ServerClock& serverClock);

    void parked(const ParkedNote& note, Change change);
    void entry(const EntryNote& note, Change change);
    void member(const MemberNote& note, Change change);
    void queue(const QueueNote& note, Change change);
    void lot(const LotNote& note, Change change);
    //! An agent of Asterisk's agent pool: what a queue's member "Agent:1001" does.
    void poolAgent(const QString& id, const QString& name, const QString& status);

    void beginParked();
    int endParked(qint64 serverNs);
    void beginEntries();
    int endEntries(qint64 serverNs);
    void beginMembers();
    int endMembers(qint64 serverNs);
    void beginLots() { m_lots.clear(); }
    [[nodiscard]] QStringList slotNumbers() const;

    //! Tells everything again, for a snapshot.
    void tellAll();
    void forgetTimes(); //!< see JadeCalls
    void clear();

    //! The record of a channel that is parked or waits; nullptr if it does not.
    [[nodiscard]] const Parked* parkedChannel(const QString& id) const;
    [[nodiscard]] const Entry* waitingChannel(const QString& id) const;
    [[nodiscard]] const Member* memberOf(const QString& queue, const QString& extension) const;
    [[nodiscard]] QString channelParkedIn(const QString& space) const;
    //! Channels that stand for a call: parked or waiting.
    [[nodiscard]] QStringList waitingIn(const QString& call) const;

private:
    struct Lot
    {
        int start = 0, stop = -1;
    };

    void tell(const QString& id, const Parked& parked);
    void tell(const QString& id, const Entry& entry);
    void tell(const Member& member);
    void unpark(const QString& id);
    void dequeue(const QString& id);
    void remove(const QString& key);

    LiveState& m_live;
    JadeCalls& m_calls;
    const ServerClock& m_serverClock;
    QHash<QString, Parked> m_parked; //!< by the parked channel's id
    QHash<QString, Entry> m_entries; //!< by the waiting channel's id
    QHash<QString, Member> m_members; //!< by "queue/extension"
    QHash<QString, QString> m_names; //!< of pool agents
    QHash<QString, QString> m_pool; //!< id of a pool agent -> its status
    QHash<QString, qint64> m_left; //!< "id" -> tm_update of the record that was deleted
    QHash<QString, Lot> m_lots;
    int m_surprises = 0;
};

[[nodiscard]] AgentState agentStateOf(const JadeBoards::Member& member);

} // namespace callboard::jade
