// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Extensions, park slots, queues, agents, mailboxes and lines: what changes seldom.
#include "core/base/clock.h"
#include "core/pbx/livestate_p.h"

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

std::string bytes(const QString& text)
{
    return text.toStdString();
}

} // namespace

void LiveState::setExtensionInfo(const QString& number, const QString& name, const QString& department)
{
    ExtensionRecord& record = d->extension(bytes(number));
    record.listed = true;
    d->dirty(record);
    if (record.name != name || record.department != department) {
        record.name = name;
        record.department = *d->departments.insert(department);
        d->news(record);
    }
    for (AgentRecord* agent : record.agents)
        d->dirty(*agent);
}

void LiveState::Private::hint(ExtensionRecord& record, Text name)
{
    const QUtf8StringView said(name.data(), static_cast<qsizetype>(name.size()));
    if (record.listed || QAnyStringView::compare(record.name, said) == 0)
        return;
    record.name = said.toString();
    news(record);
}

void LiveState::setRegistered(Text number, bool registered)
{
    ExtensionRecord& record = d->extension(number);
    if (record.registered != registered)
        d->news(record);
    record.registered = registered;
    d->dirty(record);
}

void LiveState::setDnd(Text number, bool on)
{
    ExtensionRecord& record = d->extension(number);
    if (std::exchange(record.dnd, on) != on)
        d->news(record);
    d->dirty(record);
}

void LiveState::setBusy(Text number, bool busy)
{
    ExtensionRecord& record = d->extension(number);
    if (std::exchange(record.busy, busy) != busy && record.legs.empty())
        record.idleSinceMs = d->clock.nowMs();
    d->dirty(record);
}

void LiveState::setForward(const QString& number, const QString& to)
{
    ExtensionRecord& record = d->extension(bytes(number));
    const auto it = d->forwards.find(number);
    if ((it == d->forwards.end() ? QString() : it->second) == to)
        return;
    if (to.isEmpty())
        d->forwards.erase(it);
    else
        d->forwards[number] = to;
    d->news(record);
}

void LiveState::setMailbox(const Mailbox& mailbox)
{
    ExtensionRecord& record = d->extension(bytes(mailbox.id.text));
    ExtensionRecord::Voicemail& mail = record.mail;
    if (mail.seen == 0 || mail.fresh != mailbox.fresh || mail.read != mailbox.read || mail.saved != mailbox.saved)
        d->news(record);
    mail.fresh = mailbox.fresh;
    mail.unread = mailbox.unread;
    mail.read = mailbox.read;
    mail.saved = mailbox.saved;
    mail.seen = d->generation;
    d->dirty(record);
    d->dirtyMailbox(record);
}

void LiveState::setFixedSlots(const QStringList& slotNumbers)
{
    d->fixedSlots = slotNumbers;
    for (const QString& number : slotNumbers) {
        SlotRecord& record = d->parkSlots[number];
        record.value.id = ParkSlotId{d->site, number};
        d->dirty(record);
    }
}

void LiveState::setParked(const QString& slot, const QString& call, const QString& leg, qint64 atMs)
{
    const qint64 at = atMs > 0 ? atMs : d->clock.nowMs();
    SlotRecord& record = d->parkSlots[slot];
    if (!record.call.isEmpty() && record.call != call)
        clearParked(slot);
    CallEntry& parked = d->call(bytes(call), at);
    if (record.call != call) {
        record.sinceMs = at;
        parked.stateMs = at;
        record.by = parked.lastLeft;
        record.who = parked.lastOther;
        record.said = false;
    }
    record.value.id = ParkSlotId{d->site, slot};
    record.call = call;
    record.leg = leg;
    record.seen = d->generation;
    parked.value.slot = slot;
    d->dirty(record);
    d->dirty(parked);
}

void LiveState::clearParked(const QString& slot)
{
    const auto it = d->parkSlots.find(slot);
    if (it == d->parkSlots.end() || it->second.call.isEmpty()) {
        ++d->odd;
        return;
    }
    SlotRecord& record = it->second;
    if (CallEntry* parked = d->findCall(record.call)) {
        parked->value.slot.clear();
        d->dirty(*parked);
    }
    record.call.clear();
    record.leg.clear();
    record.by.clear();
    record.who = {};
    record.said = false;
    record.sinceMs = 0;
    record.seen = d->generation;
    d->dirty(record);
}

void LiveState::setParkedParties(const QString& slot, const QString& by, const Party& who)
{
    const auto it = d->parkSlots.find(slot);
    if (it == d->parkSlots.end() || it->second.call.isEmpty())
        return;
    it->second.by = by;
    it->second.who = who;
    it->second.said = true;
    d->dirty(it->second);
}

void LiveState::setQueueName(const QString& queue, const QString& name)
{
    QueueRecord& record = d->queues[queue];
    record.value.id = QueueId{d->site, queue};
    record.name = name;
    record.seen = d->generation;
    d->dirty(record);
}

void LiveState::enterQueue(const QString& queue, const QString& call, qint64 atMs, int position)
{
    const qint64 at = atMs > 0 ? atMs : d->clock.nowMs();
    QueueRecord& record = d->queues[queue];
    record.value.id = QueueId{d->site, queue};
    record.seen = d->generation;
    CallEntry& waiting = d->call(bytes(call), at);
    waiting.queued = true;
    waiting.value.queue = queue;
    const auto it = std::ranges::find(record.waiting, call, &QueueRecord::Waiting::call);
    if (it == record.waiting.end()) {
        record.waiting.push_back({call, at, d->generation, position});
    } else {
        it->seen = d->generation;
        it->position = position;
    }
    if (position > 0)
        std::ranges::stable_sort(record.waiting, {}, &QueueRecord::Waiting::position);
    d->dirty(waiting);
    d->dirty(record);
}

void LiveState::leaveQueue(const QString& queue, const QString& call)
{
    const auto it = d->queues.find(queue);
    if (it == d->queues.end()
        || std::erase_if(it->second.waiting, [&](const QueueRecord::Waiting& w) { return w.call == call; }) == 0) {
        ++d->odd;
        return;
    }
    it->second.seen = d->generation;
    d->dirty(it->second);
    if (CallEntry* waiting = d->findCall(call)) {
        waiting->queued = false;
        d->dirty(*waiting);
    }
}

void LiveState::setAgents(const QString& queue, const QStringList& extensions)
{
    for (auto& [key, agent] : d->agents) {
        if (agent.value.queue == queue && !extensions.contains(agent.value.extension)) {
            agent.gone = true;
            d->dirty(agent);
        }
    }
    for (const QString& number : extensions) {
        const QString key = queue + u'/' + number;
        AgentRecord& agent = d->agents[key];
        if (!agent.extension) {
            agent.extension = &d->extension(bytes(number));
            agent.extension->agents.push_back(&agent);
        }
        agent.gone = false;
        agent.value.id = AgentId{d->site, key};
        agent.value.queue = queue;
        agent.value.extension = number;
        d->dirty(agent);
    }
}

void LiveState::setAgent(const AgentFacts& facts)
{
    const QString key = facts.queue + u'/' + facts.extension;
    AgentRecord& agent = d->agents[key];
    ExtensionRecord* extension = d->findExtension(facts.extension);
    if (extension && !agent.extension) {
        agent.extension = extension;
        extension->agents.push_back(&agent);
    }
    qint64 atMs = facts.atMs;
    if (atMs == 0)
        atMs = agent.said && agent.said->state == facts.state ? agent.said->atMs : d->clock.nowMs();
    agent.said = facts;
    agent.said->atMs = atMs;
    agent.gone = false;
    agent.seen = d->generation;
    agent.value.id = AgentId{d->site, key};
    agent.value.queue = facts.queue;
    agent.value.extension = facts.extension;
    d->dirty(agent);
}

void LiveState::setAgentOrder(const QString& queue, const QString& extension, std::optional<AgentState> state,
    const QString& reason, bool said, qint64 atMs)
{
    const auto it = d->agents.find(queue + u'/' + extension);
    if (it == d->agents.end()) {
        ++d->odd;
        return;
    }
    AgentRecord& agent = it->second;
    if (!state) {
        if (agent.order)
            d->dirty(agent);
        agent.order.reset();
        return;
    }
    const bool same = agent.order && agent.order->state == *state;
    if (same && agent.order->reason == reason && agent.order->said == said && (atMs == 0 || agent.order->atMs == atMs))
        return;
    const qint64 began = atMs > 0 ? atMs : same ? agent.order->atMs : d->clock.nowMs();
    agent.order = AgentRecord::Order{*state, reason, said, began};
    d->dirty(agent);
}

void LiveState::removeAgent(const QString& queue, const QString& extension)
{
    const auto it = d->agents.find(queue + u'/' + extension);
    if (it == d->agents.end()) {
        ++d->odd;
        return;
    }
    it->second.gone = true;
    d->dirty(it->second);
}

QStringList LiveState::agentKeys() const
{
    QStringList out;
    for (const auto& [key, agent] : d->agents) {
        if (!agent.gone)
            out.append(key);
    }
    return out;
}

void LiveState::setLine(const Line& line)
{
    LineRecord& record = d->lines[line.id.text];
    record.value = line;
    record.seen = d->generation;
    d->dirty(record);
}

bool LiveState::isExtension(const QString& number) const
{
    return d->findExtension(number) != nullptr;
}

QString LiveState::extensionName(const QString& number) const
{
    const ExtensionRecord* record = d->findExtension(number);
    return record ? record->name : QString();
}

QString LiveState::freeSlot() const
{
    for (const QString& number : d->fixedSlots) {
        if (d->parkSlots[number].call.isEmpty())
            return number;
    }
    QString best;
    for (const auto& [number, record] : d->parkSlots) {
        if (record.call.isEmpty() && (best.isEmpty() || number < best))
            best = number;
    }
    return best;
}

} // namespace callboard
