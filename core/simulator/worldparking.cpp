// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

Result<void> World::park(const QString& talkerId, const QString& slot)
{
    const Talker* t = talker(talkerId);
    if (!t)
        return unexpected(refused(u"no such talker: %1"_s.arg(talkerId)));
    if (slot.isEmpty() || !std::all_of(slot.begin(), slot.end(), [](QChar c) { return c.isDigit(); }))
        return unexpected(refused(u"a park number is needed"_s));
    if (m_parked.contains(slot))
        return unexpected(refused(u"park number %1 is taken"_s.arg(slot)));
    if (m_directory.find(slot))
        return unexpected(refused(u"%1 is an extension, not a park number"_s.arg(slot)));
    Room& r = *call(t->room);
    if (!r.meeting.isEmpty())
        return unexpected(refused(u"talker %1 is in a meeting"_s.arg(talkerId)));
    if (isConsultation(r))
        return unexpected(refused(u"the call of talker %1 is part of an attended transfer"_s.arg(talkerId)));
    const Talker* far = otherParty(*t);
    if (!t->answered() || t->supervisor() || !far || far->system || !r.slot.isEmpty() || partiesOf(r) != 2)
        return unexpected(refused(u"only an answered call of two parties can be parked"_s));
    const QString farId = far->id;
    const QString by = t->extension;
    const EndReason reason = endedNormally(!t->caller);
    finish(talkerId, reason);
    for (const QString& id : QStringList(r.talkers)) {
        if (id != farId)
            finish(id, reason); // supervisors have nobody to hear any more
    }
    r.slot = slot;
    const ParkedCall parked{slot, r.id, farId, by, m_scheduler.nowMs()};
    m_parked.insert(slot, parked);
    Q_EMIT parkChanged(parked, true);
    Talker& waits = *leg(farId);
    waits.peer.clear();
    waits.peerNumber = slot;
    waits.peerName.clear();
    note(waits, LegState::Parked, LegEvent::Parked);
    assignLine(r.id);
    return {};
}

Result<void> World::retrieve(const QString& extension, const QString& slot)
{
    const auto found = m_parked.constFind(slot);
    if (found == m_parked.cend())
        return unexpected(refused(u"nothing is parked at %1"_s.arg(slot)));
    const Extension* user = m_directory.user(extension);
    if (!user)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    if (!user->registered)
        return unexpected(refused(u"the phone of %1 is not registered"_s.arg(extension)));
    const ParkedCall parked = *found;
    Room& r = *call(parked.room);
    if (leg(parked.talker)->extension == extension)
        return unexpected(refused(u"%1 is the one who is parked"_s.arg(extension)));
    freeSlot(r);
    const QString id = ringUser(r, *user,
        {.purpose = Purpose::Retrieve, .peer = parked.talker, .recallTo = {}, .pickUp = true, .always = true});
    leg(id)->slot = slot;
    return {};
}

void World::retrieveParked(Talker& taker)
{
    note(taker, LegState::Talking, LegEvent::Answered);
    if (Talker* waits = otherParty(taker)) {
        face(*waits, taker);
        if (waits->state == LegState::Parked) {
            note(*waits, LegState::Talking, LegEvent::Retrieved);
            note(*waits, LegState::Talking, LegEvent::Connected);
        }
    }
    assignLine(taker.room);
}

//! A user dials the park number.
Result<QString> World::dialSlot(const QString& extension, const QString& slot)
{
    const ParkedCall parked = m_parked.value(slot);
    if (leg(parked.talker)->extension == extension)
        return unexpected(refused(u"%1 is the one who is parked"_s.arg(extension)));
    Room& r = *call(parked.room);
    freeSlot(r);
    Talker& caller = newTalker(r, partyOf(extension));
    caller.purpose = Purpose::Retrieve;
    caller.slot = slot;
    face(caller, *leg(parked.talker));
    note(caller, LegState::Dialing, LegEvent::Dialing);
    caller.answeredAt = m_scheduler.nowMs();
    note(caller, LegState::Talking, LegEvent::Connected);
    Talker& waits = *leg(parked.talker);
    face(waits, caller);
    note(waits, LegState::Talking, LegEvent::Retrieved);
    note(waits, LegState::Talking, LegEvent::Connected);
    assignLine(r.id);
    return parked.room;
}

void World::freeSlot(Room& r)
{
    if (r.slot.isEmpty())
        return;
    const ParkedCall parked = m_parked.take(r.slot);
    r.slot.clear();
    Q_EMIT parkChanged(parked, false);
}

} // namespace callboard::sim
