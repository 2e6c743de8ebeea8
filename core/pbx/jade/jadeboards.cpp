// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadeboards.h"

#include <algorithm>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostSlots = 200; // a lot of thousands is a mistake in a file, not a board
constexpr qsizetype kMostLeft = 4096;

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString knownText(Text text)
{
    return isUnknown(text) ? QString() : toQString(text);
}

QString memberKey(const QString& queue, const QString& extension)
{
    return queue + u'/' + extension;
}

} // namespace

AgentState agentStateOf(const JadeBoards::Member& member)
{
    if (member.paused)
        return AgentState::Paused;
    switch (member.status) {
    case 1:
        return AgentState::Idle;
    case 2:
    case 3:
    case 7:
    case 8:
        return AgentState::Talking;
    case 4:
    case 5:
        return AgentState::LoggedOff;
    case 6:
        return AgentState::Ringing;
    default:
        return AgentState::Unknown;
    }
}

JadeBoards::JadeBoards(LiveState& live, JadeCalls& calls, const ServerClock& serverClock)
    : m_live(live)
    , m_calls(calls)
    , m_serverClock(serverClock)
{
}

void JadeBoards::clear()
{
    m_parked.clear();
    m_entries.clear();
    m_members.clear();
    m_left.clear();
    m_lots.clear();
    m_pool.clear();
}

// ---- parked calls ----

void JadeBoards::parked(const ParkedNote& note, Change change)
{
    const QString id = toQString(note.uniqueId);
    if (change == Change::Deleted) {
        if (m_left.size() > kMostLeft)
            m_left.clear();
        m_left.insert(id, note.atNs);
        return unpark(id);
    }
    // A list that was on its way when the end was told.
    if (change == Change::Listed && m_left.contains(id) && note.atNs <= m_left.value(id))
        return;
    m_left.remove(id);
    const bool fresh = !m_parked.contains(id);
    Parked& parked = m_parked[id];
    const QString space = toQString(note.space);
    if (!fresh && parked.space != space)
        m_live.clearParked(parked.space);
    const bool same = !fresh && parked.space == space && parked.atNs == note.atNs;
    parked.listed = true;
    if (same)
        return;
    m_surprises += change == Change::Listed ? 1 : 0;
    parked.space = space;
    parked.atNs = note.atNs;
    parked.who = Party{knownText(note.callerName), knownText(note.callerNum)};
    parked.by = toQString(nameOf(deviceOf(note.parker)));
    parked.call = toQString(note.linkedId.empty() ? note.uniqueId : note.linkedId);
    tell(id, parked);
}

void JadeBoards::tell(const QString& id, const Parked& parked)
{
    const std::string bytes = id.toStdString();
    m_calls.setWaits(bytes, Channel::Waits::Parked);
    const QString call = toQString(m_calls.callOf(bytes, parked.call.toStdString()));
    m_live.setParked(parked.space, call, id, m_serverClock.ours(parked.atNs));
    m_live.setParkedParties(parked.space, parked.by, parked.who);
}

void JadeBoards::unpark(const QString& id)
{
    const auto it = m_parked.find(id);
    if (it == m_parked.end())
        return;
    m_live.clearParked(it->space);
    m_parked.erase(it);
    m_calls.setWaits(id.toStdString(), Channel::Waits::No);
}

void JadeBoards::beginParked()
{
    m_surprises = 0;
    for (Parked& parked : m_parked)
        parked.listed = false;
}

int JadeBoards::endParked(qint64 serverNs)
{
    QStringList gone;
    for (auto it = m_parked.cbegin(); it != m_parked.cend(); ++it) {
        if (!it->listed && (serverNs == 0 || it->atNs < serverNs))
            gone.append(it.key());
    }
    for (const QString& id : gone)
        unpark(id);
    return m_surprises + static_cast<int>(gone.size());
}

void JadeBoards::lot(const LotNote& note, Change change)
{
    const QString name = toQString(note.name);
    const auto start = toInt(note.start);
    const auto stop = toInt(note.stop);
    if (change == Change::Deleted || !start || !stop)
        m_lots.remove(name);
    else
        m_lots.insert(name, Lot{*start, *stop});
}

QStringList JadeBoards::slotNumbers() const
{
    QList<int> numbers;
    for (const Lot& lot : m_lots) {
        for (int number = lot.start; number <= lot.stop && numbers.size() < kMostSlots; ++number)
            numbers.append(number);
    }
    std::ranges::sort(numbers);
    QStringList out;
    for (const int number : numbers)
        out.append(QString::number(number));
    return out;
}

// ---- queues ----

void JadeBoards::queue(const QueueNote& note, Change change)
{
    if (change != Change::Deleted)
        m_live.setQueueName(toQString(note.name), toQString(note.name));
}

void JadeBoards::entry(const EntryNote& note, Change change)
{
    const QString id = toQString(note.uniqueId);
    if (change == Change::Deleted) {
        if (m_left.size() > kMostLeft)
            m_left.clear();
        m_left.insert(id, note.atNs);
        return dequeue(id);
    }
    if (change == Change::Listed && m_left.contains(id) && note.atNs <= m_left.value(id))
        return;
    m_left.remove(id);
    const bool fresh = !m_entries.contains(id);
    Entry& entry = m_entries[id];
    const QString queue = toQString(note.queue);
    entry.listed = true;
    if (!fresh && entry.queue == queue) {
        entry.atNs = std::max(entry.atNs, note.atNs);
        return; // its position is the one at joining and its time does not change
    }
    if (!fresh)
        dequeue(id);
    m_surprises += change == Change::Listed ? 1 : 0;
    m_entries.insert(id, Entry{queue, id, note.atNs, true});
    // A list in which the callers stand in no order is told once it is complete.
    if (change != Change::Listed)
        tell(id, m_entries[id]);
}

void JadeBoards::tell(const QString& id, const Entry& entry)
{
    const std::string bytes = id.toStdString();
    m_calls.setWaits(bytes, Channel::Waits::Queued);
    const QString call = toQString(m_calls.callOf(bytes, bytes));
    m_entries[id].call = call;
    m_live.enterQueue(entry.queue, call, m_serverClock.ours(entry.atNs));
}

void JadeBoards::dequeue(const QString& id)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end())
        return;
    m_live.leaveQueue(it->queue, it->call);
    m_entries.erase(it);
    m_calls.setWaits(id.toStdString(), Channel::Waits::No);
}

void JadeBoards::beginEntries()
{
    m_surprises = 0;
    for (Entry& entry : m_entries)
        entry.listed = false;
}

int JadeBoards::endEntries(qint64 serverNs)
{
    QStringList gone;
    QList<std::pair<qint64, QString>> fresh;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (it->listed)
            fresh.append({it->atNs, it.key()});
        else if (serverNs == 0 || it->atNs < serverNs)
            gone.append(it.key());
    }
    for (const QString& id : gone)
        dequeue(id);
    // In the order in which they came, which is the order in which they are served.
    std::ranges::sort(fresh);
    for (const auto& [atNs, id] : fresh)
        tell(id, Entry(m_entries.value(id)));
    return m_surprises + static_cast<int>(gone.size());
}

// ---- members ----

void JadeBoards::member(const MemberNote& note, Change change)
{
    Member member;
    member.queue = toQString(note.queue);
    member.location = toQString(note.location);
    member.interface = toQString(note.interface.empty() ? note.location : note.interface);
    member.name = toQString(note.name);
    member.id = note.id.empty() ? member.name + u'@' + member.queue : toQString(note.id);
    const Text device = note.interface.empty() ? (note.location.empty() ? note.name : note.location) : note.interface;
    member.extension = toQString(nameOf(device));
    member.status = toInt(note.status).value_or(0);
    member.paused = toBool(note.paused).value_or(false);
    member.reason = member.paused ? knownText(note.reason) : QString();
    member.penalty = toInt(note.penalty).value_or(0);
    member.atNs = note.atNs;
    member.listed = true;
    const QString key = memberKey(member.queue, member.extension);
    if (change == Change::Deleted)
        return remove(key);
    const auto known = m_members.find(key);
    if (known != m_members.end()) {
        known->listed = true;
        if (note.atNs > 0 && note.atNs < known->atNs)
            return;
        const bool same = known->status == member.status && known->paused == member.paused
            && known->penalty == member.penalty && known->reason == member.reason;
        m_surprises += change == Change::Listed && !same ? 1 : 0;
        if (same) {
            known->atNs = note.atNs;
            return;
        }
        *known = member;
    } else {
        m_surprises += change == Change::Listed ? 1 : 0;
        m_members.insert(key, member);
    }
    tell(member);
}

void JadeBoards::tell(const Member& member)
{
    LiveState::AgentFacts facts;
    facts.queue = member.queue;
    facts.extension = member.extension;
    const bool isDevice = member.name.contains(u'/') || member.name == member.extension;
    facts.name = m_names.value(member.extension, isDevice ? QString() : member.name);
    facts.state = agentStateOf(member);
    if (!member.paused && m_pool.value(member.extension) == "AGENT_LOGGEDOFF"_L1)
        facts.state = AgentState::LoggedOff;
    facts.reason = member.reason;
    facts.penalty = member.penalty;
    m_live.setAgent(facts);
    if (const auto reachable = isReachable(QString::number(member.status));
        reachable && m_live.isExtension(member.extension))
        m_live.setRegistered(member.extension.toStdString(), *reachable);
}

void JadeBoards::remove(const QString& key)
{
    const auto it = m_members.constFind(key);
    if (it == m_members.cend())
        return;
    m_live.removeAgent(it->queue, it->extension);
    m_members.erase(it);
}

void JadeBoards::beginMembers()
{
    m_surprises = 0;
    for (Member& member : m_members)
        member.listed = false;
}

int JadeBoards::endMembers(qint64 serverNs)
{
    QStringList gone;
    for (auto it = m_members.cbegin(); it != m_members.cend(); ++it) {
        if (!it->listed && (serverNs == 0 || it->atNs < serverNs))
            gone.append(it.key());
    }
    for (const QString& key : gone)
        remove(key);
    return m_surprises + static_cast<int>(gone.size());
}

void JadeBoards::poolAgent(const QString& id, const QString& name, const QString& status)
{
    if (m_pool.value(id) == status && m_names.value(id) == name)
        return;
    m_pool.insert(id, status);
    if (!name.isEmpty())
        m_names.insert(id, name);
    for (const Member& member : std::as_const(m_members)) {
        if (member.extension == id && member.interface.startsWith("Agent"_L1))
            tell(member);
    }
}

// ---- the whole ----

void JadeBoards::tellAll()
{
    for (auto it = m_parked.cbegin(); it != m_parked.cend(); ++it)
        tell(it.key(), it.value());
    QList<std::pair<qint64, QString>> waiting;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        waiting.append({it->atNs, it.key()});
    std::ranges::sort(waiting);
    for (const auto& [atNs, id] : waiting)
        tell(id, Entry(m_entries.value(id)));
    for (const Member& member : std::as_const(m_members))
        tell(member);
}

void JadeBoards::forgetTimes()
{
    for (Parked& parked : m_parked)
        parked.atNs = 0;
    for (Entry& entry : m_entries)
        entry.atNs = std::min(entry.atNs, qint64{1});
    for (Member& member : m_members)
        member.atNs = 0;
    m_left.clear();
}

const JadeBoards::Parked* JadeBoards::parkedChannel(const QString& id) const
{
    const auto it = m_parked.constFind(id);
    return it == m_parked.cend() ? nullptr : &*it;
}

const JadeBoards::Entry* JadeBoards::waitingChannel(const QString& id) const
{
    const auto it = m_entries.constFind(id);
    return it == m_entries.cend() ? nullptr : &*it;
}

const JadeBoards::Member* JadeBoards::memberOf(const QString& queue, const QString& extension) const
{
    const auto it = m_members.constFind(memberKey(queue, extension));
    return it == m_members.cend() ? nullptr : &*it;
}

QString JadeBoards::channelParkedIn(const QString& space) const
{
    for (auto it = m_parked.cbegin(); it != m_parked.cend(); ++it) {
        if (it->space == space)
            return it.key();
    }
    return {};
}

QStringList JadeBoards::waitingIn(const QString& call) const
{
    QStringList out;
    for (auto it = m_parked.cbegin(); it != m_parked.cend(); ++it) {
        if (toQString(m_calls.callOf(it.key().toStdString(), it->call.toStdString())) == call)
            out.append(it.key());
    }
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (it->call == call)
            out.append(it.key());
    }
    return out;
}

} // namespace callboard::jade
