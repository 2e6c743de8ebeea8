// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From records to the values that everybody else sees.
#include "core/pbx/livestate_p.h"

#include <algorithm>

namespace callboard {

Party LiveState::Private::partyOf(const LegRecord& leg)
{
    return leg.extension ? Party{leg.extension->name, leg.leg.extension} : leg.self;
}

Party LiveState::Private::otherOf(const LegRecord& leg)
{
    Party other = leg.leg.other;
    if (other.name.isEmpty() && leg.otherExtension)
        other.name = leg.otherExtension->name;
    return other;
}

// Talking decides before ringing and so on, with one exception: a phone that holds silences a conversation of two.
CallState LiveState::Private::stateOf(const CallEntry& record) const
{
    int talking = 0;
    int held = 0;
    const LegRecord* best = nullptr;
    for (const LegRecord* leg : record.legs) {
        talking += leg->leg.state == LegState::Talking && !leg->leg.supervising ? 1 : 0;
        held += leg->leg.state == LegState::Held ? 1 : 0;
        if (!best || lampPriority(leg->leg.state) > lampPriority(best->leg.state))
            best = leg;
    }
    if (!best) {
        if (!record.value.slot.isEmpty())
            return CallState::Parked;
        return record.queued ? CallState::Queued : record.value.state;
    }
    if (record.consulting)
        return CallState::Consulting;
    // Offered to one agent after the other it still waits: only an answer takes it out of the queue.
    if (record.queued && talking == 0)
        return CallState::Queued;
    const bool rings = best->leg.state == LegState::Ringing || best->leg.state == LegState::Dialing;
    if (!record.value.slot.isEmpty() && talking <= 1 && !rings)
        return CallState::Parked;
    if (held > 0 && talking <= 1 && !rings)
        return CallState::Held;
    return callStateOf(best->leg.state);
}

void LiveState::Private::composeParties(CallEntry& record) const
{
    const LegRecord* out = nullptr;
    const LegRecord* in = nullptr;
    for (const LegRecord* leg : record.legs) {
        if (leg->leg.supervising && record.legs.size() > 1)
            continue;
        if (leg->leg.direction == Direction::Out)
            out = out ? out : leg;
        else if (!in || lampPriority(leg->leg.state) > lampPriority(in->leg.state))
            in = leg;
    }
    Call& value = record.value;
    if (out) {
        // After a transfer the caller's phone still names whom it called first; the new one names the caller.
        value.from = partyOf(*out);
        const bool inKnowsOut = in && in->leg.other.number == value.from.number;
        const Party called = otherOf(*out);
        const bool byIn = in && (inKnowsOut || called.isEmpty());
        value.to = byIn ? partyOf(*in) : called;
        const bool inside = byIn ? in->extension != nullptr : out->otherExtension != nullptr;
        if (!out->extension)
            value.direction = Direction::In;
        else
            value.direction = inside ? Direction::Internal : Direction::Out;
    } else if (in) {
        const Party caller = otherOf(*in);
        value.from = caller.isEmpty() ? record.outsider : caller;
        value.to = partyOf(*in);
        value.direction = in->otherExtension ? Direction::Internal : Direction::In;
    } else {
        if (value.from.isEmpty() || record.queued)
            value.from = record.outsider.isEmpty() ? value.from : record.outsider;
        if (value.from.isEmpty())
            value.from = record.lastOther;
        if (record.queued) {
            const auto queue = queues.find(value.queue);
            value.to = Party{queue == queues.end() ? QString() : queue->second.name, value.queue};
        }
    }
}

void LiveState::Private::compose(CallEntry& record)
{
    Call& value = record.value;
    if (const CallState state = stateOf(record); state != value.state) {
        value.state = state;
        qint64 began = record.stateMs;
        for (const LegRecord* leg : record.legs)
            began = std::max(began, leg->sinceMs);
        record.stateMs = began;
    }
    composeParties(record);
    value.since = utc(record.stateMs);
    value.startedAt = utc(record.startedMs);
    value.answeredAt = utc(record.answeredMs);
    value.recording = false;
    value.stale = isStale(record.seen);
    value.ghost = record.ghost;
    value.admitBy = utc(record.admitByMs);
    value.inferred = record.inferred;
    value.legs.clear();
    for (LegRecord* leg : record.legs) {
        leg->leg.since = utc(leg->sinceMs);
        value.recording = value.recording || leg->leg.recording;
        value.legs.append(leg->leg);
    }
}

Extension LiveState::Private::compose(const ExtensionRecord& record) const
{
    Extension value;
    value.id = ExtensionId{site, record.number};
    value.name = record.name;
    value.department = record.department;
    value.registered = record.registered;
    value.dnd = record.dnd;
    if (const auto forward = forwards.find(record.number); forward != forwards.end())
        value.forwardTo = forward->second;
    if (record.mail.seen != 0) {
        const Mailbox mail = composeMailbox(record);
        value.voicemailNew = mail.fresh;
        value.voicemailOld = mail.old();
    }
    value.stale = isStale(record.seen);
    const LegRecord* best = nullptr;
    for (const LegRecord* leg : record.legs) {
        if (!leg->call->ghost && (!best || lampPriority(leg->leg.state) > lampPriority(best->leg.state)))
            best = leg;
    }
    if (!best) {
        value.state = ExtensionState::Idle;
        if (record.registered == false)
            value.state = ExtensionState::Unavailable;
        else if (record.busy)
            value.state = ExtensionState::Talking;
        else if (record.dnd)
            value.state = ExtensionState::Dnd;
        value.since = utc(record.idleSinceMs);
        return value;
    }
    value.state = extensionStateOf(best->leg.state);
    value.with = otherOf(*best);
    value.call = best->call->value.id;
    value.since = utc(best->sinceMs);
    value.inferred = best->call->inferred & (InferredField::State | InferredField::Since | InferredField::With);
    return value;
}

Mailbox LiveState::Private::composeMailbox(const ExtensionRecord& record) const
{
    const ExtensionRecord::Voicemail& mail = record.mail;
    return {.id = MailboxId{site, record.number},
        .fresh = mail.fresh,
        .unread = mail.unread,
        .read = mail.read,
        .saved = mail.saved,
        .stale = isStale(mail.seen)};
}

ParkSlot LiveState::Private::compose(const SlotRecord& record)
{
    ParkSlot value;
    value.id = record.value.id;
    value.stale = down || (!record.call.isEmpty() && record.seen != generation);
    if (record.call.isEmpty())
        return value;
    value.call = CallId{site, record.call};
    value.leg = LegId{site, record.leg};
    value.by = record.by;
    value.since = utc(record.sinceMs);
    const auto leg = legs.find(std::string_view(record.leg.toUtf8()));
    if (leg != legs.end() && !partyOf(leg->second).isEmpty())
        value.who = partyOf(leg->second);
    else if (record.said)
        value.who = record.who;
    else if (const CallEntry* parked = findCall(record.call); parked && !parked->outsider.isEmpty())
        value.who = parked->outsider;
    else if (!record.who.isEmpty())
        value.who = record.who;
    else if (parked)
        value.who = parked->value.from;
    return value;
}

Queue LiveState::Private::compose(const QueueRecord& record)
{
    Queue value;
    value.id = record.value.id;
    value.name = record.name;
    value.stale = isStale(record.seen);
    int position = 0;
    for (const QueueRecord::Waiting& waiting : record.waiting) {
        QueuedCaller caller;
        caller.call = CallId{site, waiting.call};
        caller.since = utc(waiting.sinceMs);
        caller.position = ++position;
        if (const CallEntry* call = findCall(waiting.call))
            caller.from = call->outsider.isEmpty() ? call->value.from : call->outsider;
        value.waiting.append(std::move(caller));
    }
    return value;
}

// Where the PBX does not say what an agent does, the phone does, and that is marked as inferred.
Agent LiveState::Private::compose(const AgentRecord& record) const
{
    Agent value;
    value.id = record.value.id;
    value.queue = record.value.queue;
    value.extension = record.value.extension;
    if (record.said) {
        value.name = record.said->name.isEmpty() && record.extension ? record.extension->name : record.said->name;
        value.state = record.said->state;
        value.reason = record.said->reason;
        value.penalty = record.said->penalty;
        value.since = utc(record.said->atMs);
        value.stale = isStale(record.seen);
        return value;
    }
    value.name = record.extension->name;
    value.inferred = InferredField::State;
    const Extension phone = compose(*record.extension);
    value.since = phone.since;
    switch (phone.state) {
    case ExtensionState::Idle:
        value.state = AgentState::Idle;
        break;
    case ExtensionState::Ringing:
        value.state = AgentState::Ringing;
        break;
    case ExtensionState::Dialing:
    case ExtensionState::Talking:
    case ExtensionState::Held:
    case ExtensionState::Parked:
        value.state = AgentState::Talking;
        break;
    case ExtensionState::Dnd:
        value.state = AgentState::Paused;
        break;
    case ExtensionState::Unavailable:
        value.state = AgentState::LoggedOff;
        break;
    case ExtensionState::Unknown:
        value.state = AgentState::Unknown;
        break;
    }
    if (record.order) {
        value.state = record.order->state;
        value.reason = record.order->reason;
        value.since = utc(record.order->atMs);
        value.inferred = record.order->said ? Inferred() : Inferred(InferredField::State);
    }
    return value;
}

} // namespace callboard
