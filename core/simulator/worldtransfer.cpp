// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
Error noSuchTalker(const QString& id)
{
    return refused(u"no such talker: %1"_s.arg(id));
}
} // namespace

//! Which of the two sides steps out when `talker` is named: the one who asks, else the one inside the house.
QString World::transferrerOf(const Talker& t, const QString& requester)
{
    const Talker* other = otherParty(t);
    if (!other || t.system || (!requester.isEmpty() && t.extension == requester))
        return t.id;
    if (!requester.isEmpty() && other->extension == requester)
        return other->id;
    return t.extension.isEmpty() && !other->extension.isEmpty() ? other->id : t.id;
}

Result<void> World::blindTransfer(const QString& talkerId, const QString& to, const QString& requester)
{
    const Talker* named = talker(talkerId);
    if (!named)
        return unexpected(noSuchTalker(talkerId));
    const bool deflection = named->alerting();
    const QString leavingId = deflection ? talkerId : transferrerOf(*named, requester);
    const Talker leaving = *talker(leavingId);
    const Talker* far = deflection ? talker(leaving.peer) : otherParty(leaving);
    if (!far || far->alerting() || named->supervisor() || leaving.supervisor() || far->room != leaving.room
        || (!deflection && !leaving.answered()))
        return unexpected(refused(u"there is nobody to transfer"_s));
    if (to == leaving.extension || to == far->extension || to == far->number)
        return unexpected(refused(u"%1 is in that call already"_s.arg(to)));
    if (const auto ok = reachable(to); !ok)
        return ok;
    if (!leaving.home.isEmpty())
        return unexpected(refused(u"talker %1 is consulting"_s.arg(leavingId)));
    Room& r = *call(leaving.room);
    if (!r.meeting.isEmpty())
        return unexpected(refused(u"talker %1 is in a meeting"_s.arg(leavingId)));
    const QString roomId = r.id;
    const QString farId = far->id;
    if (leaving.purpose == Purpose::QueueOffer)
        leaveQueue(r);
    finish(leavingId, deflection ? endedNormally(!leaving.caller) : endedByTransfer(!leaving.caller, false));
    if (const auto rung
        = routeTo(roomId, to, {.purpose = Purpose::Transfer, .peer = farId, .recallTo = leaving.extension});
        !rung)
        recallOrEnd(roomId, leaving.extension, endedUnavailable());
    return {};
}

Result<void> World::consult(const QString& talkerId, const QString& to)
{
    Talker* t = leg(talkerId);
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (!t->answered() || t->extension.isEmpty() || t->supervisor())
        return unexpected(refused(u"talker %1 is not talking"_s.arg(talkerId)));
    if (isConsultation(*call(t->room)))
        return unexpected(refused(u"the call of talker %1 is part of a consultation already"_s.arg(talkerId)));
    if (!call(t->room)->meeting.isEmpty())
        return unexpected(refused(u"talker %1 is in a meeting"_s.arg(talkerId)));
    const Talker* far = otherParty(*t);
    if (!far)
        return unexpected(refused(u"there is nobody to transfer"_s));
    if (to == t->extension || to == far->extension || to == far->number)
        return unexpected(refused(u"%1 is in that call already"_s.arg(to)));
    if (const auto ok = reachable(to); !ok)
        return ok;
    if (const Extension* group = m_directory.find(to); group && group->kind == ExtensionKind::RingGroup)
        return unexpected(refused(u"%1 is a group: it cannot be consulted"_s.arg(to)));
    note(*t, LegState::Held, LegEvent::Held);
    Room& held = *call(t->room);
    Room& talk = newRoom();
    const QString talkId = talk.id;
    t->home = held.id;
    held.consulting = talkerId;
    move(*t, talk);
    t->peer.clear();
    t->peerNumber = to;
    t->peerName = partyOf(to).name;
    note(*t, LegState::Dialing, LegEvent::Dialing);
    if (!routeTo(talkId, to, {.purpose = Purpose::Consult, .peer = talkerId, .recallTo = {}}))
        returnHome(talkerId);
    return {};
}

//! Either half of an attended transfer that is under way: the held call or the talk about it.
bool World::isConsultation(const Room& r) const
{
    return !r.consulting.isEmpty()
        || std::ranges::any_of(r.talkers, [this](const QString& id) { return !m_talkers.at(id).home.isEmpty(); });
}

//! Back to the call that was held for the consultation.
void World::returnHome(const QString& returning)
{
    const QString talkerId = returning; // the argument may live in the list that it leaves
    Talker* t = leg(talkerId);
    Room* held = t ? call(t->home) : nullptr;
    if (!held)
        return;
    const QString talkId = t->room;
    t->home.clear();
    held->consulting.clear();
    move(*t, *held);
    for (const QString& id : held->talkers) {
        const Talker& far = *leg(id);
        if (id != talkerId && !far.supervisor() && !far.system) {
            face(*t, far);
            break;
        }
    }
    note(*t, LegState::Talking, LegEvent::Resumed);
    settle(talkId, endedNormally(false));
}

Result<void> World::cancelConsult(const QString& talkerId)
{
    const Talker* t = talker(talkerId);
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (t->home.isEmpty())
        return unexpected(refused(u"talker %1 is not consulting"_s.arg(talkerId)));
    for (const QString& id : QStringList(call(t->room)->talkers)) {
        if (id != talkerId)
            finish(id, leg(id)->answered() ? endedNormally(false) : endedCancelled());
    }
    returnHome(talkerId);
    return {};
}

//! The one who consults steps out; whom he spoke to takes the held call, or keeps ringing for it.
Result<void> World::completeConsult(const QString& talkerId)
{
    const Talker t = *talker(talkerId);
    Room* talk = call(t.room);
    Room* held = call(t.home);
    const auto far = std::ranges::find_if(held->talkers, [this](auto& id) { return !leg(id)->supervisor(); });
    const auto target
        = std::ranges::find_if(talk->talkers, [&](auto& id) { return id != talkerId && !leg(id)->supervisor(); });
    if (far == held->talkers.end() || target == talk->talkers.end()) { // nobody to bring together
        finish(talkerId, endedNormally(!t.caller));
        settle(t.home, endedNormally(!t.caller));
        settle(t.room, endedNormally(!t.caller));
        return {};
    }
    const QString farId = *far;
    const QString targetId = *target;
    finish(talkerId, endedByTransfer(!t.caller, true));
    for (const QString& id : QStringList(talk->talkers)) {
        if (id != targetId)
            finish(id, endedNormally(false)); // supervisors of the consultation
    }
    bringTogether(targetId, farId, t.extension);
    dropIfEmpty(talk->id);
    return {};
}

Result<void> World::join(const QString& talkerId, const QString& otherTalkerId)
{
    for (const QString& id : {talkerId, otherTalkerId}) {
        const Talker* own = talker(id);
        if (!own)
            return unexpected(noSuchTalker(id));
        const Room& r = *room(own->room);
        if (!own->answered() || own->extension.isEmpty() || own->supervisor() || isConsultation(r)
            || !r.meeting.isEmpty() || !r.slot.isEmpty())
            return unexpected(refused(u"the call of talker %1 cannot be joined with another"_s.arg(id)));
    }
    const Talker first = *talker(talkerId);
    const Talker second = *talker(otherTalkerId);
    if (first.extension != second.extension || first.room == second.room)
        return unexpected(refused(u"two calls of one phone are needed"_s));
    const Talker* far = otherParty(first);
    const QStringList there = room(second.room)->talkers;
    const auto target
        = std::ranges::find_if(there, [&](auto& id) { return id != otherTalkerId && !talker(id)->supervisor(); });
    if (!far || target == there.end())
        return unexpected(refused(u"there is nobody to join"_s));
    const QString farId = far->id;
    const QString targetId = *target;
    finish(talkerId, endedByTransfer(!first.caller, true));
    for (const QString& id : there) {
        if (id != targetId)
            finish(id, id == otherTalkerId ? endedByTransfer(!second.caller, true) : endedNormally(false));
    }
    bringTogether(targetId, farId, first.extension);
    dropIfEmpty(second.room);
    return {};
}

//! The taker moves to the call of the one who waits, or keeps ringing for it.
void World::bringTogether(const QString& takerId, const QString& waitsId, const QString& recallTo)
{
    Talker& taker = *leg(takerId);
    Talker& waits = *leg(waitsId);
    move(taker, *call(waits.room));
    face(taker, waits);
    face(waits, taker);
    if (taker.answered()) {
        note(taker, LegState::Talking, LegEvent::Answered);
    } else {
        taker.purpose = Purpose::Transfer;
        taker.recallTo = recallTo;
        note(taker, taker.state, taker.last);
    }
    assignLine(waits.room);
}

Result<void> World::conference(const QString& talkerId)
{
    Talker* t = leg(talkerId);
    if (!t)
        return unexpected(noSuchTalker(talkerId));
    if (t->home.isEmpty())
        return unexpected(refused(u"talker %1 is not consulting"_s.arg(talkerId)));
    Talker* target = otherParty(*t);
    Room* held = call(t->home);
    if (!target || !target->answered() || !held)
        return unexpected(refused(u"the third party has not answered yet"_s));
    const auto far = std::ranges::find_if(held->talkers, [this](auto& id) { return !leg(id)->supervisor(); });
    move(*target, *held);
    if (far != held->talkers.end())
        face(*target, *leg(*far));
    note(*target, LegState::Talking, LegEvent::Answered);
    returnHome(talkerId);
    return {};
}

//! Moves a whole call: whoever rings for it or talks in it inside the house makes place for the new ones.
Result<void> World::forward(const QString& roomId, const QStringList& to, const QString& requester)
{
    Room* r = call(roomId);
    if (!r)
        return unexpected(refused(u"no such call: %1"_s.arg(roomId)));
    if (to.isEmpty())
        return unexpected(refused(u"nobody to forward to"_s));
    if (isConsultation(*r))
        return unexpected(refused(u"call %1 is part of an attended transfer"_s.arg(roomId)));
    if (!r->meeting.isEmpty())
        return unexpected(refused(u"call %1 is a meeting"_s.arg(roomId)));
    for (const QString& number : to) {
        if (const auto ok = reachable(number); !ok)
            return ok;
    }
    // The caller stays; when he is gone (an attended transfer, say) whoever is outside does.
    QString stays;
    for (const QString& id : r->talkers) {
        const Talker& t = *leg(id);
        if (t.alerting() || t.supervisor() || t.system)
            continue;
        if (stays.isEmpty() || t.caller || (t.extension.isEmpty() && !leg(stays)->caller))
            stays = id;
    }
    if (stays.isEmpty())
        return unexpected(refused(u"nobody waits in call %1"_s.arg(roomId)));
    if (to.contains(leg(stays)->number))
        return unexpected(refused(u"%1 is in that call already"_s.arg(leg(stays)->number)));
    QString recallTo;
    leaveQueue(*r);
    freeSlot(*r);
    closeGate(*r);
    for (const QString& id : QStringList(r->talkers)) {
        const Talker& t = *leg(id);
        if (id == stays)
            continue;
        if (t.answered() && !t.extension.isEmpty())
            recallTo = t.extension;
        finish(id, t.answered() ? endedNormally(!t.caller) : endedElsewhere());
    }
    int rung = 0;
    for (const QString& number : to) {
        const bool own = !requester.isEmpty() && number == requester;
        const Ring ring{.purpose = Purpose::Forward, .peer = stays, .recallTo = recallTo, .pickUp = own, .always = own};
        rung += routeTo(roomId, number, ring) ? 1 : 0;
    }
    if (rung == 0)
        recallOrEnd(roomId, recallTo, endedUnavailable());
    return {};
}

} // namespace callboard::sim
