// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMostHops = 4;
constexpr qint64 kOutsideRingMs = 60'000;
constexpr qint64 kMailboxAnswerMs = 1000;
constexpr qint64 kMailboxGreetingMs = 4000;
constexpr qint64 kServiceAnswerMs = 500;
constexpr qint64 kMenuMs = 8000;
constexpr qint64 kAnnouncementMs = 3000;

QString mailboxOwner(const QString& number)
{
    return number.startsWith("*9"_L1) ? number.mid(2) : QString();
}
} // namespace

Result<void> World::reachable(const QString& number) const
{
    if (const Extension* found = m_directory.find(number)) {
        if (found->kind == ExtensionKind::User && !found->registered)
            return unexpected(refused(u"the phone of %1 is not registered"_s.arg(number)));
        return {};
    }
    if (m_directory.user(mailboxOwner(number)) || m_pagingGroups.contains(number) || isOutsideNumber(number))
        return {};
    return unexpected(refused(u"no such extension: %1"_s.arg(number)));
}

bool World::isBusy(const Extension& extension) const
{
    return extension.dnd || (extension.maxCalls >= 0 && m_legsOf.value(extension.number).size() >= extension.maxCalls);
}

Result<void> World::routeTo(const QString& roomId, const QString& number, const Ring& ring)
{
    if (const auto ok = reachable(number); !ok)
        return ok;
    Room& r = *call(roomId);
    if (const QString owner = mailboxOwner(number); !owner.isEmpty()) {
        ringSystem(r, number, u"Voicemail %1"_s.arg(m_directory.nameOf(owner)), ring, kMailboxAnswerMs);
        return {};
    }
    if (const auto group = m_pagingGroups.constFind(number); group != m_pagingGroups.cend()) {
        ringSystem(r, number, group->name, ring, kServiceAnswerMs);
        return {};
    }
    const Extension* target = m_directory.find(number);
    if (!target) {
        ringOutside(r, number, ring);
        return {};
    }
    if (!target->forwardAll.isEmpty() && ++r.hops <= kMostHops) {
        Ring onward = ring;
        onward.forwardedBy << number;
        return routeTo(roomId, QString(target->forwardAll), onward);
    }
    switch (target->kind) {
    case ExtensionKind::User:
        ringUser(r, *target, ring);
        return {};
    case ExtensionKind::RingGroup:
        return ringGroup(r, *target, ring);
    case ExtensionKind::Ivr:
        if (target->subKind == "app"_L1) {
            ringApplication(r, *target, ring);
            return {};
        }
        [[fallthrough]];
    case ExtensionKind::Conference:
        ringSystem(r, number, target->name, ring, kServiceAnswerMs);
        return {};
    case ExtensionKind::Schedule:
    case ExtensionKind::Callback:
        if (target->forwardNoAnswer.isEmpty() || ++r.hops > kMostHops)
            return unexpected(refused(u"%1 leads nowhere"_s.arg(number)));
        return routeTo(roomId, QString(target->forwardNoAnswer), ring);
    }
    return {};
}

QString World::ringUser(Room& r, const Extension& user, const Ring& ring)
{
    const bool busy = !ring.always && isBusy(user);
    Talker& t = newTalker(r, {user.number, user.number, user.name});
    t.purpose = ring.purpose;
    t.recallTo = ring.recallTo;
    t.caller = ring.purpose == Purpose::Originate;
    t.group = ring.group;
    t.forwardedBy = ring.forwardedBy;
    t.peerNumber = ring.shownNumber;
    t.peerName = ring.shownName;
    if (const Talker* peer = talker(ring.peer)) {
        face(t, *peer);
    } else if (!r.dialNext.isEmpty()) {
        t.peerNumber = r.dialNext.first();
        t.peerName = partyOf(t.peerNumber).name;
    }
    note(t, LegState::Offered, LegEvent::Offered);
    if (busy) {
        setTimer(t, kBusyMs, &World::onBusy);
        return t.id;
    }
    note(t, LegState::Ringing, LegEvent::Ringing);
    if (ring.pickUp || user.autoAnswer)
        setTimer(t, kPickUpMs, &World::onPickUp);
    else
        setTimer(t, user.ringSeconds * 1000LL, &World::onNoAnswer);
    return t.id;
}

QString World::ringOutside(Room& r, const QString& number, const Ring& ring)
{
    Talker& t = newTalker(r, partyOf(number));
    t.purpose = ring.purpose;
    t.recallTo = ring.recallTo;
    t.caller = ring.purpose == Purpose::Originate;
    t.forwardedBy = ring.forwardedBy;
    t.peerNumber = ring.shownNumber;
    t.peerName = ring.shownName;
    if (const Talker* peer = talker(ring.peer))
        face(t, *peer);
    note(t, LegState::Ringing, LegEvent::Ringing);
    setTimer(t, kOutsideRingMs, &World::onNoAnswer);
    return t.id;
}

void World::ringSystem(Room& r, const QString& number, const QString& name, const Ring& ring, qint64 answerMs)
{
    Talker& t = newTalker(r, {{}, number, name, true});
    t.purpose = ring.purpose;
    t.recallTo = ring.recallTo;
    if (const Talker* peer = talker(ring.peer))
        face(t, *peer);
    note(t, LegState::Ringing, LegEvent::Ringing);
    setTimer(t, answerMs, &World::onPickUp);
}

Result<void> World::ringGroup(Room& r, const Extension& group, const Ring& ring)
{
    if (ring.purpose == Purpose::Consult || ring.purpose == Purpose::Originate || ring.purpose == Purpose::Invite)
        return unexpected(refused(u"%1 is a group: it can only be called or be transferred to"_s.arg(group.number)));
    if (group.subKind == "rr"_L1) {
        Talker* caller = leg(ring.peer);
        if (!caller)
            return unexpected(refused(u"nobody waits for %1"_s.arg(group.number)));
        enterQueue(r, *caller, group);
        return {};
    }
    int rung = 0;
    Ring onward = ring;
    onward.group = group.number;
    for (const QString& member : group.members) {
        const Extension* user = m_directory.user(member);
        if (!user || !user->registered || isBusy(*user))
            continue;
        ringUser(r, *user, onward);
        ++rung;
    }
    if (rung == 0)
        return unexpected(refused(u"nobody in group %1 is free"_s.arg(group.number)));
    return {};
}

void World::onBusy(const QString& talkerId)
{
    ringFailed(talkerId, endedBusy());
}
void World::onNoAnswer(const QString& talkerId)
{
    ringFailed(talkerId, endedNoAnswer());
}

void World::onPickUp(const QString& talkerId)
{
    (void)answer(talkerId);
    systemAnswered(talkerId);
}

void World::answered(Talker& t)
{
    Room& r = *call(t.room);
    if (t.purpose == Purpose::Supervise) {
        note(t, LegState::Talking, LegEvent::Answered);
        return;
    }
    if (t.purpose == Purpose::Invite) {
        note(t, LegState::Talking, LegEvent::Answered);
        joinMeeting(t);
        assignLine(t.room);
        return;
    }
    t.state = LegState::Talking; // not among the offers that end now
    if (t.purpose == Purpose::QueueOffer) {
        countQueueCall(r.queue, t.extension);
        leaveQueue(r);
    }
    if (t.purpose == Purpose::Retrieve) {
        retrieveParked(t);
        return;
    }
    // Who else was rung for the same call hears no more of it, but the other half of a call to both sides does.
    const QStringList others = r.talkers;
    for (const QString& id : others) {
        const Talker& other = *leg(id);
        if (id != t.id && other.alerting() && !other.supervisor() && other.peer != t.id && t.peer != id)
            finish(id, endedElsewhere());
    }
    note(t, LegState::Talking, LegEvent::Answered);
    for (const QString& id : QStringList(r.talkers)) {
        Talker* other = leg(id);
        if (id == t.id || !other || other->supervisor())
            continue;
        if (other->state == LegState::Dialing) {
            other->answeredAt = m_scheduler.nowMs();
            face(*other, t);
            note(*other, LegState::Talking, LegEvent::Connected);
            if (other->system)
                setTimer(*other, kAnnouncementMs, &World::hangUpMachine);
        } else if (other->purpose == Purpose::Originate && t.extension.isEmpty() && other->answered()) {
            note(*other, LegState::Talking, LegEvent::Connected); // an outside party says nothing of its own
        }
        if (other->answered())
            face(*other, t);
    }
    const QString roomId = r.id;
    const QString talkerId = t.id;
    if (t.purpose == Purpose::Originate) {
        const QStringList next = std::exchange(r.dialNext, {});
        for (const QString& to : next)
            (void)routeTo(roomId, to, {.purpose = Purpose::Call, .peer = talkerId, .recallTo = {}});
        settle(roomId, endedUnavailable());
    }
    assignLine(roomId);
}

//! A mailbox listens and hangs up; a menu lets the caller think and passes the call on.
void World::systemAnswered(const QString& talkerId)
{
    Talker* t = leg(talkerId);
    if (!t || !t->system)
        return;
    const QString number = t->number;
    if (const QString owner = mailboxOwner(number); !owner.isEmpty()) {
        t->timer = m_scheduler.after(kMailboxGreetingMs, [this, talkerId, owner] {
            const Talker* box = leg(talkerId);
            if (const Talker* caller = box ? otherParty(*box) : nullptr; caller && m_directory.user(owner))
                (void)leaveVoicemail(owner, caller->number, caller->name, int(kMailboxGreetingMs / 1000));
            (void)hangup(talkerId);
        });
        return;
    }
    const Extension* service = m_directory.find(number);
    if (service && service->kind == ExtensionKind::Ivr && !service->forwardNoAnswer.isEmpty()) {
        t->timer = m_scheduler.after(kMenuMs, [this, talkerId, to = service->forwardNoAnswer] {
            if (!blindTransfer(talkerId, to))
                (void)hangup(talkerId);
        });
        return;
    }
    if (!service || service->kind != ExtensionKind::Conference)
        return;
    for (auto& [id, r] : m_rooms) {
        if (r.conference != number)
            continue;
        const QStringList arrivals = std::exchange(call(t->room)->talkers, {talkerId});
        for (const QString& arrival : arrivals) {
            if (arrival != talkerId) {
                leg(arrival)->room = id;
                r.talkers << arrival;
                note(*leg(arrival), LegState::Talking, LegEvent::Connected);
            }
        }
        endRoom(t->room, endedNormally(true));
        return;
    }
    call(t->room)->conference = number;
}

void World::ringFailed(const QString& talkerId, const EndReason& reason)
{
    const Talker ended = *talker(talkerId);
    finish(talkerId, reason);
    Room* r = call(ended.room);
    if (!r)
        return;
    switch (ended.purpose) {
    case Purpose::Supervise:
        return;
    case Purpose::QueueOffer:
        m_restUntil[ended.extension] = m_scheduler.nowMs() + kQueueRetryMs;
        m_scheduler.after(kQueueRetryMs, [this, extension = ended.extension] { offerQueuesOf(extension); });
        return;
    case Purpose::Consult:
        if (!r->talkers.isEmpty() && call(leg(r->talkers.first())->home))
            returnHome(r->talkers.first());
        else
            endRoom(r->id, reason); // the held call is gone meanwhile
        return;
    case Purpose::Retrieve: {
        Talker* waiting = otherParty(ended);
        if (!waiting)
            return endRoom(r->id, reason);
        r->slot = ended.slot;
        const ParkedCall parked{ended.slot, r->id, waiting->id, ended.extension, m_scheduler.nowMs()};
        m_parked.insert(parked.slot, parked);
        Q_EMIT parkChanged(parked, true);
        return;
    }
    case Purpose::Transfer:
    case Purpose::Forward:
        if (!anyoneRinging(*r))
            recallOrEnd(r->id, ended.recallTo, reason);
        return;
    case Purpose::Invite:
        settle(ended.room, reason);
        return;
    case Purpose::Call:
    case Purpose::Originate:
    case Purpose::Recall:
        callFailed(ended, reason);
        return;
    }
}

void World::callFailed(const Talker& ended, const EndReason& reason)
{
    Room* r = call(ended.room);
    if (ended.purpose == Purpose::Call && anyoneRinging(*r))
        return;
    const Extension* user = m_directory.user(ended.extension);
    const QString next = !user || ended.purpose != Purpose::Call ? QString()
        : reason == endedBusy()                                  ? user->forwardBusy
        : reason == endedNoAnswer()                              ? user->forwardNoAnswer
                                                                 : QString();
    const Ring onward{.purpose = Purpose::Call,
        .peer = ended.peer,
        .recallTo = {},
        .forwardedBy = ended.forwardedBy + QStringList{ended.extension}};
    if (!next.isEmpty() && ++r->hops <= kMostHops && routeTo(r->id, next, onward))
        return;
    endRoom(ended.room, reason);
}

void World::recallOrEnd(const QString& roomId, const QString& extension, const EndReason& reason)
{
    Room* r = call(roomId);
    const Extension* user = m_directory.user(extension);
    const auto waits = std::ranges::find_if(r->talkers, [this](auto& id) { return !leg(id)->supervisor(); });
    if (!user || !user->registered || waits == r->talkers.end())
        return endRoom(roomId, reason);
    const QString peer = *waits;
    const QString id = ringUser(*r, *user, {.purpose = Purpose::Recall, .peer = peer, .recallTo = {}, .always = true});
    face(*leg(peer), *leg(id));
}

} // namespace callboard::sim
