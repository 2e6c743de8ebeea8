// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
Error notAMember(const QString& agent, const QString& queue)
{
    return refused(u"%1 is not a member of queue %2"_s.arg(agent, queue));
}
} // namespace

const Extension* World::queueOf(const QString& number) const
{
    const Extension* found = m_directory.find(number);
    return found && found->kind == ExtensionKind::RingGroup && found->subKind == "rr"_L1 ? found : nullptr;
}

QueueMember World::memberOf(const QString& queue, const QString& agent) const
{
    QueueMember found = m_members.value({queue, agent});
    found.queue = queue;
    found.agent = agent;
    return found;
}

QList<QueueMember> World::queueMembers(const QString& queue) const
{
    QList<QueueMember> found;
    if (const Extension* known = queueOf(queue)) {
        for (const QString& agent : known->members)
            found << memberOf(queue, agent);
    }
    return found;
}

QStringList World::queuesOf(const QString& agent) const
{
    QStringList found;
    for (const QString& number : m_directory.numbers(ExtensionKind::RingGroup)) {
        if (const Extension* queue = queueOf(number); queue && queue->members.contains(agent))
            found << number;
    }
    return found;
}

bool World::isPaused(const QString& agent) const
{
    const QStringList queues = queuesOf(agent);
    return !queues.isEmpty()
        && std::ranges::all_of(queues, [&](const QString& queue) { return memberOf(queue, agent).paused; });
}

void World::keepMember(const QueueMember& member, Change change)
{
    m_members.insert({member.queue, member.agent}, member);
    Q_EMIT memberChanged(member, change);
}

Result<void> World::setPaused(const QString& agent, bool paused, const QString& reason, const QString& queue)
{
    if (!m_directory.user(agent))
        return unexpected(refused(u"no such user: %1"_s.arg(agent)));
    const QStringList queues = queuesOf(agent);
    if (!queue.isEmpty() && !queues.contains(queue))
        return unexpected(notAMember(agent, queue));
    for (const QString& number : queue.isEmpty() ? queues : QStringList{queue}) {
        QueueMember member = memberOf(number, agent);
        if (member.paused == paused && member.reason == reason)
            continue;
        member.pausedAt = paused && !member.paused ? m_scheduler.nowMs() : member.pausedAt;
        member.paused = paused;
        member.reason = paused ? reason : QString();
        keepMember(member, Change::Changed);
    }
    if (!paused)
        offerQueuesOf(agent);
    return {};
}

Result<void> World::setPenalty(const QString& queue, const QString& agent, int penalty)
{
    const Extension* known = queueOf(queue);
    if (!known || !known->members.contains(agent))
        return unexpected(notAMember(agent, queue));
    if (penalty < 0)
        return unexpected(refused(u"a penalty is 0 or more"_s));
    QueueMember member = memberOf(queue, agent);
    member.penalty = penalty;
    keepMember(member, Change::Changed);
    offerQueuesOf(agent);
    return {};
}

Result<void> World::addQueueMember(const QString& queue, const QString& agent, int penalty, bool paused)
{
    if (!queueOf(queue))
        return unexpected(refused(u"no such queue: %1"_s.arg(queue)));
    if (!m_directory.user(agent))
        return unexpected(refused(u"no such user: %1"_s.arg(agent)));
    Extension* known = m_directory.find(queue);
    if (known->members.contains(agent))
        return unexpected(refused(u"%1 is a member of queue %2 already"_s.arg(agent, queue)));
    known->members << agent;
    QueueMember member;
    member.queue = queue;
    member.agent = agent;
    member.penalty = std::max(penalty, 0);
    member.dynamic = true;
    member.paused = paused;
    member.pausedAt = paused ? m_scheduler.nowMs() : 0;
    keepMember(member, Change::Added);
    m_directory.touched(queue);
    offerQueuesOf(agent);
    return {};
}

Result<void> World::removeQueueMember(const QString& queue, const QString& agent)
{
    if (!queueOf(queue) || !queueOf(queue)->members.contains(agent))
        return unexpected(notAMember(agent, queue));
    const QueueMember member = memberOf(queue, agent);
    m_directory.find(queue)->members.removeOne(agent);
    m_members.remove({queue, agent});
    Q_EMIT memberChanged(member, Change::Removed);
    m_directory.touched(queue);
    return {};
}

Result<void> World::setLoggedIn(const QString& queue, const QString& agent, bool on)
{
    if (!queueOf(queue) || !queueOf(queue)->members.contains(agent))
        return unexpected(notAMember(agent, queue));
    QueueMember member = memberOf(queue, agent);
    if (member.loggedOff != on)
        return {};
    member.loggedOff = !on;
    keepMember(member, Change::Changed);
    if (on)
        offerQueuesOf(agent);
    return {};
}

//! Of those who could be rung for a queue, the ones of the lowest penalty.
QStringList World::freeAgents(const Extension& queue) const
{
    QStringList found;
    int lowest = 0;
    for (const QString& agent : queue.members) {
        const Extension* user = m_directory.user(agent);
        const QueueMember member = memberOf(queue.number, agent);
        if (!user || !user->registered || user->dnd || member.paused || member.loggedOff || m_legsOf.contains(agent)
            || m_restUntil.value(agent) > m_scheduler.nowMs())
            continue;
        if (!found.isEmpty() && member.penalty > lowest)
            continue;
        if (member.penalty < lowest)
            found.clear();
        lowest = member.penalty;
        found << agent;
    }
    return found;
}

void World::countQueueCall(const QString& queue, const QString& agent)
{
    QueueMember member = memberOf(queue, agent);
    ++member.callsTaken;
    member.lastCall = m_scheduler.nowMs();
    m_members.insert({queue, agent}, member);
}

Result<QString> World::leaveVoicemail(const QString& extension, const QString& number, const QString& name, int seconds)
{
    auto left = m_voicemails.leave(extension, number, name, seconds);
    if (left)
        Q_EMIT voicemailChanged(extension, m_directory.user(extension)->mailbox);
    return left;
}

Result<void> World::setVoicemailHeard(const QString& id, bool heard)
{
    const Voicemail* message = m_voicemails.find(id);
    const QString extension = message ? message->extension : QString();
    const auto done = m_voicemails.setHeard(id, heard);
    if (done)
        Q_EMIT voicemailChanged(extension, m_directory.user(extension)->mailbox);
    return done;
}

Result<void> World::removeVoicemail(const QString& id)
{
    const Voicemail* message = m_voicemails.find(id);
    const QString extension = message ? message->extension : QString();
    const auto done = m_voicemails.remove(id);
    if (done)
        Q_EMIT voicemailChanged(extension, m_directory.user(extension)->mailbox);
    return done;
}

//! The switch dies: every call is gone at once and nobody is told but by crashed().
void World::crash(qint64 downMs)
{
    for (auto& [id, t] : m_talkers) {
        m_scheduler.cancel(t.timer);
        stopPrompts(t);
    }
    m_talkers.clear();
    m_rooms.clear();
    m_legsOf.clear();
    m_parked.clear();
    m_waiting.clear();
    m_meetings.clear();
    m_restUntil.clear();
    for (SharedLine& line : m_lines)
        line = SharedLine{line.id, {}, {}, {}, {}};
    m_crashedAt = m_scheduler.nowMs();
    m_startedAt = m_crashedAt + downMs;
    Q_EMIT crashed();
}

} // namespace callboard::sim
