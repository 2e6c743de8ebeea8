// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

void World::enterQueue(Room& r, Talker& caller, const Extension& queue)
{
    r.queue = queue.number;
    const QueueEntry entry{queue.number, r.id, caller.id, m_scheduler.nowMs()};
    m_waiting << entry;
    Q_EMIT queueChanged(entry, true);
    offerQueue(queue.number);
}

void World::leaveQueue(Room& r)
{
    if (r.queue.isEmpty())
        return;
    r.queue.clear();
    const auto at = std::ranges::find(m_waiting, r.id, &QueueEntry::room);
    if (at == m_waiting.end())
        return;
    const QueueEntry entry = *at;
    m_waiting.erase(at);
    Q_EMIT queueChanged(entry, false);
    endQueueOffers(r);
    // Agents who were kept from the next caller are free for him now.
    m_scheduler.after(kBusyMs, [this, queue = entry.queue] { offerQueue(queue); });
}

void World::endQueueOffers(const Room& r)
{
    for (const QString& id : QStringList(r.talkers)) {
        const Talker& t = *leg(id);
        if (t.purpose == Purpose::QueueOffer && t.alerting())
            finish(id, endedElsewhere());
    }
}

//! All free agents are rung for the first who waits; who is left over, for the next.
void World::offerQueue(const QString& number)
{
    const Extension* queue = m_directory.find(number);
    if (!queue)
        return;
    const QList<QueueEntry> entries = m_waiting;
    for (const QueueEntry& entry : entries) {
        Room* r = entry.queue == number ? call(entry.room) : nullptr;
        if (!r)
            continue;
        const QStringList agents = freeAgents(*queue);
        for (const QString& agent : agents) {
            const Extension* user = m_directory.user(agent);
            ringUser(
                *r, *user, {.purpose = Purpose::QueueOffer, .peer = entry.talker, .recallTo = {}, .group = number});
        }
    }
}

//! An agent got free. Later, so that what is being done now is finished first.
void World::offerQueuesOf(const QString& extension)
{
    if (m_waiting.isEmpty())
        return;
    m_scheduler.after(kBusyMs, [this, extension] {
        QStringList done;
        const QList<QueueEntry> entries = m_waiting;
        for (const QueueEntry& entry : entries) {
            const Extension* queue = m_directory.find(entry.queue);
            if (!done.contains(entry.queue) && queue && queue->members.contains(extension)) {
                done << entry.queue;
                offerQueue(entry.queue);
            }
        }
    });
}

int World::queuePosition(const QueueEntry& entry) const
{
    int position = 0;
    for (const QueueEntry& other : m_waiting) {
        if (other.room == entry.room)
            break;
        position += other.queue == entry.queue ? 1 : 0;
    }
    return position;
}

int World::activeAgents(const QString& number) const
{
    const Extension* queue = m_directory.find(number);
    return queue ? int(std::ranges::count_if(queue->members,
               [this, &number](const QString& agent) {
                   const Extension* user = m_directory.user(agent);
                   return user && user->registered && !user->dnd && !memberOf(number, agent).paused
                       && !memberOf(number, agent).loggedOff;
               }))
                 : 0;
}

} // namespace callboard::sim
