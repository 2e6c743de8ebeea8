// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
Error noSuchTalker(const QString& id)
{
    return refused(u"no such talker: %1"_s.arg(id));
}
Error noSuchRoom(const QString& id)
{
    return refused(u"no such call: %1"_s.arg(id));
}
} // namespace

Result<QString> World::dial(const QString& extension, const QString& number)
{
    const Extension* user = m_directory.user(extension);
    if (!user)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    if (!user->registered)
        return unexpected(refused(u"the phone of %1 is not registered"_s.arg(extension)));
    if (m_parked.contains(number))
        return dialSlot(extension, number);
    Room& made = newRoom();
    const QString roomId = made.id;
    Talker& caller = newTalker(made, partyOf(extension));
    caller.caller = true;
    const Party target = partyOf(number);
    caller.peerNumber = number;
    caller.peerName = target.name;
    const QString callerId = caller.id;
    note(caller, LegState::Dialing, LegEvent::Dialing);
    if (!routeTo(roomId, number, {.purpose = Purpose::Call, .peer = callerId, .recallTo = {}})) {
        const Extension* known = m_directory.find(number);
        endRoom(roomId, known ? endedUnavailable() : endedNotFound());
    }
    return roomId;
}

Result<QString> World::dialFromOutside(const QString& number, const QString& name, const QString& to)
{
    if (!m_directory.find(to) && !to.startsWith("*9"_L1))
        return unexpected(refused(u"no such extension: %1"_s.arg(to)));
    Room& made = newRoom();
    const QString roomId = made.id;
    Talker& caller = newTalker(made, {{}, number, name.isEmpty() ? m_records.nameOfNumber(number) : name});
    caller.caller = true;
    caller.trunk = trunkOf(number);
    caller.peerNumber = to;
    caller.peerName = m_directory.nameOf(to);
    const QString callerId = caller.id;
    note(caller, LegState::Dialing, LegEvent::Dialing);
    seizeLine(caller);
    if (m_callControl) {
        call(roomId)->gate = to;
        setTimer(*leg(callerId), kGateMs, &World::openGate);
        return roomId;
    }
    if (!routeTo(roomId, to, {.purpose = Purpose::Call, .peer = callerId, .recallTo = {}}))
        endRoom(roomId, endedUnavailable());
    return roomId;
}

Result<QString> World::originate(const OriginateRequest& request)
{
    if (request.to.isEmpty())
        return unexpected(refused(u"nobody to call"_s));
    if (const auto ok = reachable(request.from); !ok)
        return unexpected(ok.error());
    for (const QString& to : request.to) {
        if (to == request.from)
            return unexpected(refused(u"%1 cannot call itself"_s.arg(to)));
        if (const auto ok = reachable(to); !ok && !m_directory.find(to))
            return unexpected(ok.error());
    }
    Room& made = newRoom(request.tag);
    const QString roomId = made.id;
    made.dialNext = request.to;
    const auto started = routeTo(roomId, request.from,
        {.purpose = Purpose::Originate, .peer = {}, .recallTo = {}, .pickUp = !request.both, .always = true});
    if (!started) {
        endRoom(roomId, endedUnavailable());
        return unexpected(started.error());
    }
    if (request.both && !made.talkers.isEmpty()) {
        const QString firstLeg = made.talkers.first();
        const QStringList next = std::exchange(made.dialNext, {});
        int rung = 0;
        for (const QString& to : next)
            rung += routeTo(roomId, to, {.purpose = Purpose::Call, .peer = firstLeg, .recallTo = {}}) ? 1 : 0;
        if (rung == 0)
            endRoom(roomId, endedUnavailable());
    }
    return roomId;
}

Result<void> World::answer(const QString& talkerId)
{
    Talker* t = leg(talkerId);
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (t->state != LegState::Ringing)
        return unexpected(refused(u"talker %1 does not ring"_s.arg(talkerId)));
    m_scheduler.cancel(t->timer);
    t->timer = 0;
    t->answeredAt = m_scheduler.nowMs();
    answered(*t);
    return {};
}

Result<void> World::hangup(const QString& talkerId)
{
    const Talker* t = leg(talkerId);
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (t->alerting()) {
        ringFailed(talkerId, endedRejected());
        return {};
    }
    if (!t->home.isEmpty())
        return completeConsult(talkerId);
    const QString roomId = t->room;
    const EndReason reason = t->answered() ? endedNormally(!t->caller) : endedCancelled();
    finish(talkerId, reason);
    settle(roomId, reason);
    return {};
}

Result<void> World::hangupRoom(const QString& roomId)
{
    if (!room(roomId))
        return unexpected(noSuchRoom(roomId));
    endRoom(roomId, endedNormally(false));
    return {};
}

Result<void> World::hold(const QString& talkerId)
{
    Talker* t = leg(talkerId);
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (t->state != LegState::Talking)
        return unexpected(refused(u"talker %1 is not talking"_s.arg(talkerId)));
    note(*t, LegState::Held, LegEvent::Held);
    return {};
}

Result<void> World::resume(const QString& talkerId)
{
    Talker* t = leg(talkerId);
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (t->state != LegState::Held)
        return unexpected(refused(u"talker %1 is not on hold"_s.arg(talkerId)));
    note(*t, LegState::Talking, LegEvent::Resumed);
    return {};
}

Result<void> World::supervise(const QString& extension, const QString& talkerId, Supervision how)
{
    const Extension* supervisor = m_directory.user(extension);
    const Talker* t = talker(talkerId);
    if (!supervisor)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (!t->answered())
        return unexpected(refused(u"talker %1 is not talking"_s.arg(talkerId)));
    const Extension* watched = m_directory.user(t->extension);
    if (!supervisor->canJoin)
        return unexpected(refused(u"%1 may not join conversations"_s.arg(extension)));
    if (!watched || !watched->allowJoin)
        return unexpected(refused(u"%1 does not allow others to join"_s.arg(t->extension)));
    if (!supervisor->registered)
        return unexpected(refused(u"the phone of %1 is not registered"_s.arg(extension)));
    if (extension == t->extension)
        return unexpected(refused(u"%1 is in that conversation"_s.arg(extension)));
    Room* r = call(t->room);
    const QString id = ringUser(*r, *supervisor,
        {.purpose = Purpose::Supervise, .peer = talkerId, .recallTo = {}, .pickUp = true, .always = true});
    leg(id)->supervision = how;
    return {};
}

} // namespace callboard::sim
