// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/portasip/portaaccounts.h"
#include "core/pbx/portasip/portarequests.h"

#include <vector>

namespace callboard::portasip {

struct PortaCall;

//! One SIPCallInfo as we know it.
struct PortaLeg
{
    std::string key; //!< also the leg's id for everybody else
    DialogId dialog;
    std::string extension; //!< empty: an outside party, the PBX itself or a queue
    Phase phase = Phase::Unknown;
    bool outgoing = false;
    bool first = false; //!< rung because its owner had a call made (leg A, porta 1542)
    bool shown = false; //!< LiveState has it
    QString transport;
    QString queue; //!< waits there
    PortaCall* call = nullptr;
    quint64 heard = 0; //!< number of the notification that spoke of it last; 0: only lists did
    quint32 read = 0; //!< number of the list that had it last
    int missed = 0; //!< lists that had it not, in a row
};

//! Legs that belong together: the same id, or an id and its "~1..." (porta 1587).
struct PortaCall
{
    std::string key;
    QString id;
    std::vector<PortaLeg*> legs;
};

//! The legs by their names, and which call each is in. Addresses are stable until a leg is erased.
class PortaLegs
{
public:
    [[nodiscard]] PortaLeg* find(const CallNote& note);
    [[nodiscard]] PortaLeg* find(Text key);
    PortaLeg& begin(const CallNote& note);
    void erase(PortaLeg& leg);
    //! Forgets the legs, not which calls were merged: they still are after a new login.
    void clear();

    [[nodiscard]] PortaCall* call(const QString& id);
    //! The leg of an extension in a call; one that talks before one that rings. nullptr if none.
    [[nodiscard]] PortaLeg* legOf(const QString& call, const QString& extension);
    [[nodiscard]] PortaLeg* queued(const QString& call);
    [[nodiscard]] auto& all() { return m_legs; }
    //! The number that this leg's name makes, also for legs that are not known. Valid until the next call.
    [[nodiscard]] Text keyOf(const CallNote& note);
    //! The name of the call that an id belongs to.
    [[nodiscard]] QString callIdOf(const QString& dialogId) const;
    //! From now on the ids of `from` mean `into`. The legs of `from` are handed over.
    void merge(const QString& from, const QString& into);

private:
    [[nodiscard]] Text callKeyOf(Text dialogId) const;

    TextMap<PortaLeg> m_legs;
    TextMap<PortaCall> m_calls;
    TextMap<std::string> m_aliases;
    std::string m_key;
};

} // namespace callboard::portasip
