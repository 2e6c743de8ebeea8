// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

Result<void> World::setMuted(const QString& talkerId, bool on)
{
    Talker* t = leg(talkerId);
    if (!t)
        return unexpected(refused(u"no such talker: %1"_s.arg(talkerId)));
    if (!t->answered())
        return unexpected(refused(u"talker %1 is not talking"_s.arg(talkerId)));
    if (t->muted != on) {
        t->muted = on;
        Q_EMIT mutedChanged(*t, on);
    }
    return {};
}

Result<void> World::acceptAtGate(const QString& talkerId)
{
    const Talker* t = talker(talkerId);
    if (!t)
        return unexpected(refused(u"no such talker: %1"_s.arg(talkerId)));
    if (room(t->room)->gate.isEmpty())
        return unexpected(refused(u"talker %1 does not wait to be let in"_s.arg(talkerId)));
    openGate(talkerId);
    return {};
}

Result<void> World::refuseAtGate(const QString& talkerId)
{
    const Talker* t = talker(talkerId);
    if (!t)
        return unexpected(refused(u"no such talker: %1"_s.arg(talkerId)));
    if (room(t->room)->gate.isEmpty())
        return unexpected(refused(u"talker %1 does not wait to be let in"_s.arg(talkerId)));
    endRoom(t->room, endedRejected());
    return {};
}

void World::openGate(const QString& callerId)
{
    Talker* caller = leg(callerId);
    Room* r = caller ? call(caller->room) : nullptr;
    if (!r || r->gate.isEmpty())
        return;
    const QString to = r->gate;
    const QString roomId = r->id;
    closeGate(*r);
    if (!routeTo(roomId, to, {.purpose = Purpose::Call, .peer = callerId, .recallTo = {}}))
        endRoom(roomId, endedUnavailable());
}

//! The call goes another way: nobody need let it in any more.
void World::closeGate(Room& r)
{
    if (r.gate.isEmpty())
        return;
    r.gate.clear();
    for (const QString& id : r.talkers) {
        Talker& t = *leg(id);
        if (t.state == LegState::Dialing)
            m_scheduler.cancel(std::exchange(t.timer, 0));
    }
}

void World::hangUpMachine(const QString& talkerId)
{
    (void)hangup(talkerId);
}

Result<QString> World::announce(const QString& extension, const QString& what)
{
    const Extension* user = m_directory.user(extension);
    if (!user)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    if (const auto ok = reachable(extension); !ok)
        return unexpected(ok.error());
    Room& made = newRoom();
    const QString roomId = made.id;
    Talker& machine = newTalker(made, {{}, what, what, true});
    machine.caller = true;
    machine.peerNumber = extension;
    machine.peerName = user->name;
    const QString machineId = machine.id;
    note(machine, LegState::Dialing, LegEvent::Dialing);
    ringUser(*call(roomId), *user, {.purpose = Purpose::Call, .peer = machineId, .recallTo = {}});
    return roomId;
}

Result<QString> World::page(const QString& group, const QString& extension)
{
    if (!m_pagingGroups.contains(group))
        return unexpected(refused(u"no such paging group: %1"_s.arg(group)));
    if (!m_directory.user(extension))
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    return originate({extension, {group}, false, {}});
}

Result<void> World::endPage(const QString& group)
{
    if (!m_pagingGroups.contains(group))
        return unexpected(refused(u"no such paging group: %1"_s.arg(group)));
    QStringList found;
    for (const auto& [id, r] : m_rooms) {
        const bool speaks = std::ranges::any_of(r.talkers, [&](const QString& leg) {
            const Talker& t = m_talkers.at(leg);
            return t.system && t.number == group;
        });
        if (speaks || r.dialNext.contains(group))
            found << id;
    }
    if (found.isEmpty())
        return unexpected(refused(u"nobody speaks to paging group %1"_s.arg(group)));
    for (const QString& id : std::as_const(found))
        endRoom(id, endedNormally(false));
    return {};
}

} // namespace callboard::sim
