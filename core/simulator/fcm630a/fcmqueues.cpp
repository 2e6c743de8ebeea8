// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

//! Every member is somebody here.
bool areUsers(const World& world, const QString& members)
{
    const QStringList numbers = members.split(u',', Qt::SkipEmptyParts);
    return std::ranges::all_of(numbers, [&world](const QString& number) { return world.directory().user(number); });
}

} // namespace

//! fcm 3537
Reply Api::listQueue(const Request& request)
{
    Store::Records rows;
    for (const QJsonObject& queue : m_store.queues()) {
        QJsonObject row;
        for (const QString& key : {u"extension"_s, u"members"_s, u"queue_chairmans"_s, u"queue_name"_s, u"strategy"_s})
            row.insert(key, queue.value(key));
        rows << row;
    }
    return listed(u"queue"_s, rows, request);
}

Reply Api::getQueue(const Request& request)
{
    const QJsonObject queue = m_store.queue(request.text(u"queue"_s));
    return queue.isEmpty() ? failed(NoSuchItem) : good({{"queue"_L1, selected(queue, request, {u"queue"_s})}});
}

Reply Api::addQueue(const Request& request)
{
    const QString number = request.text(u"extension"_s);
    if (m_store.isTaken(number))
        return failed(AlreadyAdded);
    if (!areUsers(m_world, request.text(u"members"_s)) || !areUsers(m_world, request.text(u"queue_chairmans"_s)))
        return failed(NoSuchItem);
    QJsonObject queue = queueTemplate();
    Store::merge(queue, request);
    m_store.setQueue(number, queue);
    return needApply(true);
}

Reply Api::updateQueue(const Request& request)
{
    const QString number = request.text(u"queue"_s);
    QJsonObject queue = m_store.queue(number);
    if (queue.isEmpty())
        return failed(NoSuchItem);
    if (!areUsers(m_world, request.text(u"members"_s)) || !areUsers(m_world, request.text(u"queue_chairmans"_s)))
        return failed(NoSuchItem);
    Store::merge(queue, request);
    queue["extension"_L1] = number;
    m_store.setQueue(number, queue);
    return needApply(true);
}

Reply Api::deleteQueue(const Request& request)
{
    const QString number = request.text(u"queue"_s);
    if (m_store.queue(number).isEmpty())
        return failed(NoSuchItem);
    const auto waits = [&number](const QueueEntry& entry) { return entry.queue == number; };
    if (std::ranges::any_of(m_world.waiting(), waits))
        return failed(OperateFailed);
    m_store.removeQueue(number);
    return needApply(true);
}

//! fcm 4106: agents who belong to the queue anyway.
Reply Api::loginLogoffQueueAgent(const Request& request)
{
    const QString operation = request.text(u"operatetype"_s);
    if (operation != "login"_L1 && operation != "logoff"_L1)
        return failed(InvalidValue);
    const auto changed
        = m_world.setLoggedIn(request.text(u"extension"_s), request.text(u"interface"_s), operation == "login"_L1);
    return changed ? good() : failed(NoSuchItem);
}

//! Without a queue in all of them (fcm 4197); the answer wants it applied, but it holds at once (fcm 4175).
Reply Api::pauseUnpauseQueueAgent(const Request& request)
{
    const QString operation = request.text(u"operatetype"_s);
    if (operation != "pause"_L1 && operation != "unpause"_L1)
        return failed(InvalidValue);
    const QString agent = request.text(u"interface"_s);
    if (m_world.queuesOf(agent).isEmpty())
        return failed(NoSuchItem);
    const auto changed = m_world.setPaused(agent, operation == "pause"_L1, {}, request.text(u"extension"_s));
    return changed ? needApply(true) : failed(NoSuchItem);
}

//! For the login and pause reports.
void Api::onMember(const QueueMember& member)
{
    const qint64 now = m_world.scheduler().nowMs();
    const auto note = [&member, now](QList<Spell>& spells, bool on, const QString& reason) {
        const auto running = std::ranges::find_if(spells, [&member](const Spell& spell) {
            return spell.ended == 0 && spell.queue == member.queue && spell.agent == member.agent;
        });
        const bool isRunning = running != spells.end();
        if (isRunning && (!on || running->reason != reason))
            running->ended = now;
        if (on && (!isRunning || running->ended != 0))
            spells << Spell{member.queue, member.agent, reason, now, 0};
    };
    note(m_pauses, member.paused, member.reason);
    // Everybody is logged in until he logs off: that spell began with the PBX.
    const bool known = std::ranges::any_of(
        m_logins, [&member](const Spell& spell) { return spell.queue == member.queue && spell.agent == member.agent; });
    if (!known)
        m_logins << Spell{member.queue, member.agent, {}, m_world.startedAt(), 0};
    note(m_logins, !member.loggedOff, {});
}

} // namespace callboard::sim::fcm
