// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/livestate.h"
#include "core/pbx/pbxware/pbxwcodec.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace callboard::pbxware {

//! One change that the event relay told (notes A6).
struct RelayEvent
{
    enum class What : quint8 { Started, Connected, Finished, Updated };
    What what = What::Updated;
    QString uid; //!< of this side's channel
    QString linkedId; //!< of the call
    QString number; //!< whose side it is
    Party other;
    QString state; //!< lower case
    bool incoming = false;
    bool phone = true; //!< false: the side of a trunk
    qint64 startedMs = 0; //!< milliseconds since 1970 UTC, the server's clock; 0: not said
};

//! Live calls -> legs and calls. PBXware tells who is called by whom and of each phone whether it is on a call;
//! everything else is worked out here and marked (notes 16 to 22), unless a relay's events say it.
class PbxwCalls
{
public:
    PbxwCalls(LiveState& live, const Clock& clock);

    //! `queues`: numbers in which callers wait. Numbers may come with the tenant's code in front (notes 14).
    void setHouse(const QSet<QString>& extensions, const QSet<QString>& queues, const QString& tenantCode);

    //! A whole list, as it was when it was asked for at `askedMs` (monotonic). Answers how many calls are new, gone
    //! or different. `offsetMs`: our clock minus the server's; `gone`: why those that are not in it any more ended.
    int readList(const QList<LiveCallNote>& notes, qint64 askedMs, qint64 offsetMs,
        EndCause::Kind gone = EndCause::Kind::Unknown);
    //! What the monitor says of a phone; what it says of all counts as seen at the time of setStatesAsked().
    void setOnCall(const QString& extension, bool onCall);
    //! The monitor was asked at `askedMs` (monotonic) and read: what follows from it is told.
    void setStatesAsked(qint64 askedMs);
    void relay(const RelayEvent& event, qint64 offsetMs);

    //! Tells everything again, for a snapshot.
    void tellAll();
    void clear();
    [[nodiscard]] bool any() const { return !m_calls.isEmpty(); }
    //! Somebody rings or is being called: a look at the phones would tell whether it was answered.
    [[nodiscard]] bool isUndecided() const;
    //! Whether this phone has a part in a call that we know.
    [[nodiscard]] bool isInCall(const QString& extension) const;
    [[nodiscard]] QString numberOf(const QString& said) const;

private:
    //! What the relay said of one side.
    struct Side
    {
        QString number;
        bool connected = false;
        bool incoming = false;
    };
    struct Entry
    {
        QString key;
        QSet<QString> keys; //!< it and those that are the same call (notes 20)
        Party from, to;
        qint64 startMs = 0; //!< our clock
        qint64 freshFromMs = 0; //!< monotonic: what was seen of the phones before says nothing about this call
        bool answered = false;
        bool told = false;
        bool listed = false; //!< in the list that is read now
        qint64 heldUntilMs = 0; //!< monotonic: known from the relay and not listed yet
        QMap<QString, Side> sides; //!< by uid; empty: the relay said nothing
        QString fromLeg, toLeg; //!< never used again once ended; empty: there is none
        LegState toldFrom = LegState::Ended, toldTo = LegState::Ended;
    };

    Entry* find(const QString& key);
    Entry* twinOf(const LiveCallNote& note, qint64 startMs);
    Entry& add(const QString& key, const Party& from, const Party& to, qint64 startMs);
    void end(const QString& key, EndCause::Kind why);
    void change(Entry& entry, const LiveCallNote& note);
    void endLeg(QString& leg, EndCause::Kind why);
    void settle(Entry& entry);
    void settleAll();
    [[nodiscard]] bool isAnswered(const Entry& entry) const;
    void tell(Entry& entry, bool answered);
    void tellLeg(Entry& entry, bool isCaller, LegState state, qint64 atMs);
    void freshen(const Entry& gone);
    [[nodiscard]] qint64 startOf(const LiveCallNote& note, qint64 offsetMs) const;
    [[nodiscard]] bool isPhone(const Party& party) const { return m_extensions.contains(party.number); }
    [[nodiscard]] Party stripped(Party party) const;

    LiveState& m_live;
    const Clock& m_clock;
    QSet<QString> m_extensions, m_queues;
    QString m_tenantCode;
    QMap<QString, Entry> m_calls; //!< in the order in which they began, as their keys do
    QSet<QString> m_onCall;
    qint64 m_statesAskedMs = -1;
    quint64 m_legs = 0; //!< so many had an id
    QHash<QString, qint64> m_dead; //!< key -> monotonic, calls that the relay ended: a list may still have them
};

} // namespace callboard::pbxware
