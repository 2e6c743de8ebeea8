// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When values are announced, and what a snapshot, a sweep and a lost link do to them.
#include "core/base/clock.h"
#include "core/pbx/livestate_p.h"
#include "core/pbx/pbxclient.h"

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

constexpr qint64 kFrameMs = 16; // what an eye can follow: 60 updates a second

//! Tells one lamp from another without keeping it. What else a value says changes seldom and is counted as news.
size_t digestOf(const Extension& value)
{
    return qHashMulti(QHashSeed::globalSeed(), static_cast<int>(value.state), value.stale,
        value.since.toMSecsSinceEpoch(), value.call.text, value.with.number, value.with.name, value.inferred.toInt());
}

} // namespace

void LiveState::Private::schedule()
{
    if (scheduled)
        return;
    scheduled = true;
    const qint64 quiet = sinceFlush.isValid() ? sinceFlush.elapsed() : kFrameMs;
    timer.start(quiet >= kFrameMs ? 0 : static_cast<int>(kFrameMs - quiet));
}

void LiveState::flushIfLate()
{
    // Asking the time costs as much as an event, so ask seldom.
    constexpr quint32 kEvery = 64;
    if (++d->ticks % kEvery == 0 && d->scheduled && (!d->sinceFlush.isValid() || d->sinceFlush.elapsed() >= kFrameMs))
        flush();
}

void LiveState::flush()
{
    if (d->flushing)
        return;
    d->flushing = true;
    d->scheduled = false;
    d->timer.stop();
    d->sinceFlush.start();
    d->scratchCalls.swap(d->dirtyCalls);
    for (CallEntry* call : d->scratchCalls) {
        call->dirty = false;
        d->announceCall(*call);
    }
    d->scratchCalls.clear();
    for (const Consultation& consultation : std::exchange(d->dirtyConsultations, {}))
        Q_EMIT d->client.consultationChanged(consultation);
    d->announceExtensions();
    d->announceBoards();
    d->buryDead();
    d->flushing = false;
}

void LiveState::Private::announceCall(CallEntry& record)
{
    if (!record.isAlive()) {
        announceEnd(record);
        return;
    }
    compose(record);
    record.announced = true;
    record.told = generation;
    Q_EMIT client.callChanged(record.value);
    if (record.ended.empty())
        return;
    for (const EndedLeg& gone : std::exchange(record.ended, {}))
        Q_EMIT client.legEnded(record.value.id, gone.leg, gone.cause);
}

void LiveState::Private::announceEnd(CallEntry& record)
{
    dead.push_back(&record);
    if (!record.announced && record.ended.empty() && record.cause.kind == EndCause::Kind::Unknown)
        return;
    Call& last = record.value;
    if (record.cause.kind == EndCause::Kind::Unknown
        && (last.state == CallState::Parked || last.state == CallState::Queued)) {
        // It left a slot or a queue for nobody's phone: whoever waited has hung up.
        record.cause.kind = EndCause::Kind::Normal;
        record.cause.byCaller = true;
    }
    const auto ended = std::exchange(record.ended, {});
    last.state = CallState::Ended;
    last.since = ended.empty() ? clock.now() : ended.back().leg.since;
    last.recording = false;
    last.stale = false;
    last.legs.clear();
    for (const EndedLeg& gone : ended)
        last.legs.append(gone.leg);
    record.announced = false;
    Q_EMIT client.callChanged(last);
    for (const EndedLeg& gone : ended)
        Q_EMIT client.legEnded(last.id, gone.leg, gone.cause);
    Q_EMIT client.callEnded(last.id, record.cause);
}

void LiveState::Private::announceExtensions()
{
    for (const ExtensionId& id : std::exchange(removedExtensions, {}))
        Q_EMIT client.extensionRemoved(id);
    scratchExtensions.swap(dirtyExtensions);
    for (ExtensionRecord* record : scratchExtensions) {
        record->dirty = false;
        for (AgentRecord* agent : record->agents)
            dirty(*agent);
        const Extension value = compose(*record);
        const size_t lamp = digestOf(value);
        if (lamp == record->lamp && record->told == generation)
            continue;
        record->told = generation;
        record->lamp = lamp;
        Q_EMIT client.extensionChanged(value);
    }
    scratchExtensions.clear();
}

void LiveState::Private::announceBoards()
{
    drain(dirtySlots, [this](SlotRecord& r) { Q_EMIT client.parkSlotChanged(r.value = compose(r)); });
    drain(dirtyQueues, [this](QueueRecord& r) { Q_EMIT client.queueChanged(r.value = compose(r)); });
    for (ExtensionRecord* record : std::exchange(dirtyMailboxes, {})) {
        record->mail.dirty = false;
        record->mail.told = generation;
        Q_EMIT client.mailboxChanged(composeMailbox(*record));
    }
    drain(dirtyLines, [this](LineRecord& r) {
        r.value.stale = isStale(r.seen);
        Q_EMIT client.lineChanged(r.value);
    });
    const auto batch = std::exchange(dirtyAgents, {});
    for (AgentRecord* record : batch) {
        record->dirty = false;
        if (record->gone) {
            Q_EMIT client.agentRemoved(record->value.id);
            if (record->extension)
                std::erase(record->extension->agents, record);
            agents.erase(QString(record->value.id.text));
            continue;
        }
        Agent value = compose(*record);
        if (value == record->value && record->told == generation)
            continue;
        record->told = generation;
        record->value = std::move(value);
        Q_EMIT client.agentChanged(record->value);
    }
    if (!dirtySlots.empty() || !dirtyQueues.empty() || !dirtyAgents.empty())
        schedule();
}

void LiveState::Private::buryDead()
{
    for (CallEntry* record : std::exchange(dead, {})) {
        // A slot of our signals may have brought it back.
        if (!record->dirty && !record->isAlive())
            calls.erase(calls.find(record->key));
    }
}

bool LiveState::inSnapshot() const
{
    return d->snapshot;
}

void LiveState::beginSnapshot()
{
    flush();
    ++d->generation;
    d->snapshot = true;
    d->down = false;
    d->tombstones.clear();
    Q_EMIT d->client.snapshotBegun();
}

void LiveState::endSnapshot()
{
    if (!d->snapshot)
        return;
    flush();
    d->sweep();
    d->markDirty(false);
    flush();
    d->snapshot = false;
    Q_EMIT d->client.snapshotEnded();
}

void LiveState::markStale()
{
    d->snapshot = false;
    if (d->down)
        return;
    d->down = true;
    d->markDirty(true);
}

void LiveState::Private::markDirty(bool all)
{
    const auto each = [this, all](auto& records) {
        for (auto& [key, record] : records) {
            if (all || record.told != generation)
                dirty(record);
        }
    };
    each(calls);
    each(extensions);
    each(parkSlots);
    each(queues);
    each(agents);
    each(lines);
    for (auto& [number, record] : extensions) {
        if (record.mail.seen != 0 && (all || record.mail.told != generation))
            dirtyMailbox(record);
    }
}

// Runs with every dirty list empty, so records may go.
void LiveState::Private::sweep()
{
    EndCause lost;
    lost.kind = EndCause::Kind::Lost;
    for (auto it = legs.begin(); it != legs.end();) {
        const auto next = std::next(it);
        if (it->second.seen != generation)
            dropLeg(it, lost, clock.nowMs());
        it = next;
    }
    for (auto& [number, record] : parkSlots) {
        if (!record.call.isEmpty() && record.seen != generation)
            q.clearParked(number);
    }
    for (auto& [number, record] : queues) {
        for (const auto& waiting : std::exchange(record.waiting, {})) {
            if (waiting.seen == generation)
                record.waiting.push_back(waiting);
            else if (CallEntry* call = findCall(waiting.call))
                call->queued = false;
        }
    }
    for (auto& [key, record] : calls) {
        if (record.seen == generation)
            continue;
        record.kept = 0;
        record.queued = false;
        record.cause = lost;
        dirty(record);
    }
    std::erase_if(queues, [this](const auto& entry) { return entry.second.seen != generation; });
    std::erase_if(lines, [this](const auto& entry) { return entry.second.seen != generation; });
    std::erase_if(extensions, [this](const auto& entry) {
        const ExtensionRecord& record = entry.second;
        if (record.seen == generation || !record.legs.empty() || !record.agents.empty())
            return false;
        for (auto& [key, leg] : legs)
            leg.otherExtension = leg.otherExtension == &record ? nullptr : leg.otherExtension;
        std::erase(dirtyExtensions, &record);
        removedExtensions.push_back(ExtensionId{site, record.number});
        return true;
    });
    for (auto& [number, record] : extensions) {
        if (record.mail.seen == 0 || record.mail.seen == generation)
            continue;
        record.mail = {};
        news(record);
    }
    departments.clear(); // whoever has one keeps it
}

} // namespace callboard
