// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <QJsonArray>

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

Result<void> World::setRecording(const QString& talkerId, bool on)
{
    Talker* t = leg(talkerId);
    if (!t)
        return unexpected(refused(u"no such talker: %1"_s.arg(talkerId)));
    if (on && !t->answered())
        return unexpected(refused(u"talker %1 is not talking"_s.arg(talkerId)));
    if (t->recording == on)
        return unexpected(refused(
            on ? u"talker %1 is recorded already"_s.arg(talkerId) : u"talker %1 is not recorded"_s.arg(talkerId)));
    t->recording = on;
    Q_EMIT recordingChanged(*t, on);
    return {};
}

Result<void> World::setRegistered(const QString& extension, bool on)
{
    Extension* user = m_directory.find(extension);
    if (!user || user->kind != ExtensionKind::User)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    if (user->registered != on) {
        user->registered = on;
        Q_EMIT registeredChanged(extension, on);
    }
    return {};
}

Result<void> World::setMailbox(const QString& extension, const Mailbox& box)
{
    Extension* user = m_directory.find(extension);
    if (!user || user->kind != ExtensionKind::User)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    user->mailbox = box;
    Q_EMIT voicemailChanged(extension, box);
    return {};
}

Result<void> World::setDnd(const QString& extension, bool on)
{
    Extension* user = m_directory.find(extension);
    if (!user || user->kind != ExtensionKind::User)
        return unexpected(refused(u"no such user: %1"_s.arg(extension)));
    user->dnd = on;
    m_directory.touched(extension);
    return {};
}

//! An outside caller takes the first free appearance of the main line, if there is one.
void World::seizeLine(Talker& outside)
{
    const auto free = std::ranges::find_if(m_lines, [](const SharedLine& line) { return line.talker.isEmpty(); });
    if (free == m_lines.end())
        return;
    outside.line = free->id;
    free->talker = outside.id;
    free->number = outside.number;
    free->room = outside.room;
    Q_EMIT lineChanged(*free, true);
}

//! Says who inside the house talks on the line now.
void World::assignLine(const QString& roomId)
{
    for (SharedLine& line : m_lines) {
        const Talker* outside = talker(line.talker);
        if (!outside || outside->room != roomId)
            continue;
        QString assigned;
        for (const Talker& t : talkersIn(roomId)) {
            if (!t.extension.isEmpty() && t.answered() && !t.supervisor())
                assigned = t.id;
        }
        line.room = roomId;
        if (line.assigned != assigned) {
            line.assigned = assigned;
            Q_EMIT lineChanged(line, true);
        }
    }
}

void World::releaseLine(const Talker& outside)
{
    if (outside.line.isEmpty())
        return;
    const auto line = std::ranges::find(m_lines, outside.line, &SharedLine::id);
    if (line == m_lines.end())
        return;
    const SharedLine was = *line;
    *line = SharedLine{was.id, {}, {}, {}, {}};
    Q_EMIT lineChanged(was, false);
}

QJsonObject World::toJson() const
{
    QJsonArray calls;
    for (const auto& [id, r] : m_rooms) {
        QJsonArray legs;
        for (const QString& talkerId : r.talkers)
            legs << sim::toJson(m_talkers.at(talkerId));
        calls << QJsonObject{{"id"_L1, id}, {"since"_L1, r.begun}, {"slot"_L1, r.slot}, {"queue"_L1, r.queue},
            {"consulting"_L1, r.consulting}, {"legs"_L1, legs}};
    }
    QJsonArray people;
    const QStringList numbers = m_directory.numbers();
    for (const QString& number : numbers)
        people << sim::toJson(*m_directory.find(number));
    QJsonArray slots;
    for (const ParkedCall& p : m_parked)
        slots << QJsonObject{
            {"slot"_L1, p.slot}, {"call"_L1, p.room}, {"leg"_L1, p.talker}, {"by"_L1, p.by}, {"since"_L1, p.since}};
    QJsonArray waiting;
    for (const QueueEntry& e : m_waiting)
        waiting << QJsonObject{{"queue"_L1, e.queue}, {"call"_L1, e.room}, {"leg"_L1, e.talker}, {"since"_L1, e.since},
            {"position"_L1, queuePosition(e)}};
    QJsonArray meetings;
    for (const Meeting& m : m_meetings)
        meetings << sim::toJson(m);
    QJsonArray agents;
    for (const QString& queue : m_directory.numbers(ExtensionKind::RingGroup)) {
        for (const QueueMember& m : queueMembers(queue))
            agents << QJsonObject{{"queue"_L1, queue}, {"agent"_L1, m.agent}, {"paused"_L1, m.paused},
                {"loggedOff"_L1, m.loggedOff}, {"reason"_L1, m.reason}, {"penalty"_L1, m.penalty}};
    }
    QJsonArray lines;
    for (const SharedLine& line : m_lines) {
        if (!line.talker.isEmpty())
            lines << QJsonObject{{"line"_L1, line.id}, {"call"_L1, line.room}, {"number"_L1, line.number},
                {"leg"_L1, line.talker}, {"assigned"_L1, line.assigned}};
    }
    return {{"now"_L1, m_scheduler.nowMs()}, {"calls"_L1, calls}, {"extensions"_L1, people}, {"parks"_L1, slots},
        {"queues"_L1, waiting}, {"agents"_L1, agents}, {"lines"_L1, lines}, {"meetings"_L1, meetings}};
}

} // namespace callboard::sim
