// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadeview.h"

#include <algorithm>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {
constexpr int kParkSeconds = 600; //!< the house is patient: nothing comes back by itself
constexpr int kServiceLevel = 60;

struct Lot
{
    QString name;
    int first;
    int last;
};
const QList<Lot>& lots()
{
    static const QList<Lot> all{{u"default"_s, 701, 720}, {u"lot2"_s, 751, 760}};
    return all;
}
} // namespace

QString View::lotOf(const QString& slot)
{
    const int number = slot.toInt();
    const auto lot
        = std::ranges::find_if(lots(), [number](const Lot& l) { return number >= l.first && number <= l.last; });
    return lot == lots().end() ? u"default"_s : lot->name;
}

QJsonArray View::parkinglots() const
{
    QJsonArray list;
    for (const Lot& lot : lots()) {
        // jade 2701 has the misspelt key, the server the right one.
        list << QJsonObject{{"name"_L1, lot.name}, {"start_space"_L1, QString::number(lot.first)},
            {m_wire ? "stop_space"_L1 : "stop_spcae"_L1, QString::number(lot.last)}, {"timeout"_L1, kParkSeconds},
            {"tm_update"_L1, m_readAt}};
    }
    return list;
}

void View::onParkChanged(const ParkedCall& parked, bool on)
{
    if (!on) {
        m_freedSlot = parked.slot;
        const auto at = std::ranges::find_if(
            m_parked, [&parked](const Parked& p) { return p.talker == parked.talker && !p.ghost; });
        if (at == m_parked.end())
            return;
        const Parked gone = *at;
        m_parked.erase(at);
        Q_EMIT happened({u"park.parkedcall"_s, u"delete"_s, lotOf(parked.slot), gone.record});
        return;
    }
    const Channel* c = find(parked.talker);
    if (!c)
        return;
    const QString parker
        = u"PJSIP/"_s + (parked.by.isEmpty() ? c->name.section(u'/', 1).section(u'-', 0, -2) : parked.by);
    const QJsonObject record{{"parkee_unique_id"_L1, c->uniqueId}, {"parkee_linked_id"_L1, c->linkedId},
        {"parkee_channel"_L1, c->name}, {"parkee_channel_state"_L1, u"6"_s}, {"parkee_channel_state_desc"_L1, u"Up"_s},
        {"parkee_caller_id_num"_L1, orUnknown(c->number)}, {"parkee_caller_id_name"_L1, orUnknown(c->callerName)},
        {"parkee_connected_line_num"_L1, orUnknown(c->connectedNumber)},
        {"parkee_connected_line_name"_L1, orUnknown(c->connectedName)}, {"parkee_account_code"_L1, QString()},
        {"parkee_context"_L1, c->context}, {"parkee_exten"_L1, c->exten}, {"parkee_priority"_L1, c->priority},
        {"parker_dial_string"_L1, parker}, {"parking_lot"_L1, lotOf(parked.slot)}, {"parking_space"_L1, parked.slot},
        {"parking_timeout"_L1, kParkSeconds}, {"parking_duration"_L1, 0}, {"tm_update"_L1, m_stamps.now()}};
    m_parked << Parked{c->uniqueId, parked.talker, record, false};
    Q_EMIT happened({u"park.parkedcall"_s, u"create"_s, lotOf(parked.slot), record});
}

QJsonArray View::parkedCalls() const
{
    QJsonArray list;
    for (const Parked& parked : m_parked)
        list << parked.record;
    return list;
}

std::optional<QJsonObject> View::parkedCall(const QString& uniqueId) const
{
    const auto at = std::ranges::find(m_parked, uniqueId, &Parked::uniqueId);
    return at == m_parked.end() ? std::nullopt : std::optional(at->record);
}

void View::onQueueChanged(const QueueEntry& entry, bool on)
{
    const auto waits = [&entry](const Entry& e) { return e.talker == entry.talker && !e.ghost; };
    if (on) {
        const Channel* c = find(entry.talker);
        if (!c)
            return;
        const auto before = std::ranges::count_if(m_entries, [&](const Entry& e) { return e.queue == entry.queue; });
        const Entry made{entry.queue, c->uniqueId, entry.talker, int(before) + 1, m_stamps.now(), entry.since, false};
        m_entries << made;
        Q_EMIT happened({u"queue.entry"_s, u"create"_s, entry.queue, entryJson(made)});
        return tellQueue(entry.queue);
    }
    const auto at = std::ranges::find_if(m_entries, waits);
    if (at == m_entries.end())
        return;
    const Entry gone = *at;
    m_entries.erase(at);
    const QList<Talker> all = m_world.talkersIn(entry.room);
    const bool taken
        = std::ranges::any_of(all, [](const Talker& t) { return t.purpose == Purpose::QueueOffer && t.answered(); });
    QueueCount& count = m_counts[entry.queue];
    ++(taken ? count.completed : count.abandoned);
    count.waited += m_world.scheduler().nowMs() - gone.since;
    Q_EMIT happened({u"queue.entry"_s, u"delete"_s, entry.queue, entryJson(gone)});
    if (!m_wire)
        correctPositions(entry.queue);
    tellQueue(entry.queue);
}

//! The document's server counts on; the measured one never corrects the position at joining.
void View::correctPositions(const QString& queue)
{
    int position = 0;
    for (Entry& entry : m_entries) {
        if (entry.queue != queue || entry.position == ++position)
            continue;
        entry.position = position;
        entry.updated = m_stamps.now();
        if (!m_wire)
            Q_EMIT happened({u"queue.entry"_s, u"update"_s, queue, entryJson(entry)});
    }
}

QJsonObject View::entryJson(const Entry& entry) const
{
    const Channel* c = channel(entry.uniqueId);
    const QString unknown = orUnknown({});
    return {{"unique_id"_L1, entry.uniqueId}, {"queue_name"_L1, entry.queue}, {"channel"_L1, c ? c->name : QString()},
        {"position"_L1, entry.position}, {"caller_id_num"_L1, c ? orUnknown(c->number) : unknown},
        {"caller_id_name"_L1, c ? orUnknown(c->callerName) : unknown},
        {"connected_line_num"_L1, c ? orUnknown(c->connectedNumber) : unknown},
        {"connected_line_name"_L1, c ? orUnknown(c->connectedName) : unknown}, {"wait"_L1, QJsonValue::Null},
        {"tm_update"_L1, entry.updated}};
}

QJsonArray View::entries(const QString& queue) const
{
    QJsonArray list;
    for (const Entry& entry : m_entries) {
        if (queue.isEmpty() || entry.queue == queue)
            list << entryJson(entry);
    }
    return list;
}

std::optional<QJsonObject> View::entry(const QString& uniqueId) const
{
    const auto at = std::ranges::find(m_entries, uniqueId, &Entry::uniqueId);
    return at == m_entries.end() ? std::nullopt : std::optional(entryJson(*at));
}

//! The document names members by their interface (jade 3855), the server by their own name.
QJsonObject View::memberJson(const QueueMember& m) const
{
    const QString interface = u"PJSIP/"_s + m.agent;
    const QString shown = m_world.directory().nameOf(m.agent);
    const QString name = m_wire && !shown.isEmpty() ? shown : interface;
    const QString updated = m_memberUpdated.value(m.queue + u'/' + m.agent);
    const bool told = m_wire && !updated.isEmpty();
    const QJsonValue ringInUse = m_wire && !told ? QJsonValue(QJsonValue::Null) : QJsonValue(0);
    return {{"id"_L1, name + u'@' + m.queue}, {"queue_name"_L1, m.queue}, {"name"_L1, name}, {"location"_L1, interface},
        {"state_interface"_L1, interface}, {"membership"_L1, m.dynamic ? u"dynamic"_s : u"static"_s},
        {"penalty"_L1, m.penalty},
        {"calls_taken"_L1, told ? m.penalty : m.callsTaken}, // the server mixes the two up after the first update
        {"last_call"_L1, m.lastCall / 1000}, {"last_pause"_L1, m_wire ? 0 : m.pausedAt / 1000},
        {"in_call"_L1, !m_wire && QList{2, 7, 8}.contains(deviceState(m.agent)) ? 1 : 0},
        {"status"_L1, deviceState(m.agent)}, {"paused"_L1, m.paused ? 1 : 0}, {"paused_reason"_L1, m.reason},
        {"ring_inuse"_L1, ringInUse}, {"tm_update"_L1, updated.isEmpty() ? m_readAt : updated}};
}

QJsonArray View::members(const QString& queue) const
{
    QJsonArray list;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::RingGroup)) {
        if (!queue.isEmpty() && number != queue)
            continue;
        for (const QueueMember& member : m_world.queueMembers(number))
            list << memberJson(member);
    }
    return list;
}

void View::onMemberChanged(const QueueMember& member, Change change)
{
    m_memberUpdated.insert(member.queue + u'/' + member.agent, m_stamps.now());
    m_deviceStates.insert(member.agent, deviceState(member.agent));
    const QString verb = change == Change::Added ? u"create"_s : change == Change::Removed ? u"delete"_s : u"update"_s;
    Q_EMIT happened({u"queue.member"_s, verb, member.queue, memberJson(member)});
    if (change == Change::Removed)
        m_memberUpdated.remove(member.queue + u'/' + member.agent);
}

void View::watchDevice(const QString& extension)
{
    const auto known = m_deviceStates.find(extension);
    if (known == m_deviceStates.end() || *known == deviceState(extension))
        return;
    *known = deviceState(extension);
    for (const QString& queue : m_world.queuesOf(extension)) {
        for (const QueueMember& member : m_world.queueMembers(queue)) {
            if (member.agent == extension)
                onMemberChanged(member, Change::Changed);
        }
    }
}

void View::tellQueue(const QString& queue)
{
    if (m_wire) // "there is no queue statistics event of any kind"
        return;
    m_counts[queue].updated = m_stamps.now();
    if (const Extension* known = m_world.queueOf(queue))
        Q_EMIT happened({u"queue.queue"_s, u"update"_s, queue, queueJson(*known)});
}

QJsonObject View::queueJson(const Extension& queue) const
{
    const QueueCount count = m_counts.value(queue.number);
    const int over = count.completed + count.abandoned;
    const bool live = !m_wire; // the server reads them once, at its start
    const int calls = live ? int(entries(queue.number).size()) : count.calls;
    return {{"name"_L1, queue.number}, {"max"_L1, 0}, {"strategy"_L1, u"ringall"_s}, {"calls"_L1, calls},
        {"hold_time"_L1, live && over > 0 ? count.waited / over / 1000 : 0}, {"talk_time"_L1, 0},
        {"completed"_L1, live ? count.completed : 0}, {"abandoned"_L1, live ? count.abandoned : 0},
        {"service_level"_L1, kServiceLevel}, {"service_level_perf"_L1, 0.0}, {"weight"_L1, 0},
        {"tm_update"_L1, count.updated}};
}

QJsonArray View::queues() const
{
    QJsonArray list;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::RingGroup)) {
        if (const Extension* queue = m_world.queueOf(number))
            list << queueJson(*queue);
    }
    return list;
}

std::optional<QJsonObject> View::queue(const QString& name) const
{
    const Extension* known = m_world.queueOf(name);
    return known ? std::optional(queueJson(*known)) : std::nullopt;
}

} // namespace callboard::sim::jade
