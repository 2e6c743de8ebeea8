// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwcalls.h"

#include "core/base/clock.h"

#include <algorithm>
#include <cmath>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTwinMs = 2000; // notes 20
constexpr qint64 kUnlistedMs = 6000; // how long a call of the relay's may stay out of the list
constexpr qint64 kDeadMs = 10'000;

std::string bytes(const QString& text)
{
    return text.toStdString();
}

} // namespace

PbxwCalls::PbxwCalls(LiveState& live, const Clock& clock)
    : m_live(live)
    , m_clock(clock)
{
}

void PbxwCalls::setHouse(const QSet<QString>& extensions, const QSet<QString>& queues, const QString& tenantCode)
{
    m_extensions = extensions;
    m_queues = queues;
    m_tenantCode = tenantCode;
}

QString PbxwCalls::numberOf(const QString& said) const
{
    if (m_tenantCode.isEmpty() || m_extensions.contains(said) || !said.startsWith(m_tenantCode))
        return said;
    const QString rest = said.mid(m_tenantCode.size());
    return m_extensions.contains(rest) || m_queues.contains(rest) ? rest : said;
}

Party PbxwCalls::stripped(Party party) const
{
    party.number = numberOf(party.number);
    return party;
}

// The key begins with the time; the timestamp has no known meaning (notes 18).
qint64 PbxwCalls::startOf(const LiveCallNote& note, qint64 offsetMs) const
{
    const qint64 now = m_clock.nowMs();
    qint64 start = epochOfKey(note.key);
    if (start > 0)
        start += offsetMs;
    else if (note.timestamp > 1e9)
        start = static_cast<qint64>(note.timestamp) * 1000 + offsetMs;
    else if (note.timestamp > 0)
        start = now - static_cast<qint64>(note.timestamp) * 1000;
    return start <= 0 || start > now ? now : start;
}

PbxwCalls::Entry* PbxwCalls::find(const QString& key)
{
    const auto it = std::ranges::find_if(m_calls, [&](const Entry& entry) { return entry.keys.contains(key); });
    return it == m_calls.end() ? nullptr : &*it;
}

// Two lines of the list that are the same call: the same people, at the same time.
PbxwCalls::Entry* PbxwCalls::twinOf(const LiveCallNote& note, qint64 startMs)
{
    const auto it = std::ranges::find_if(m_calls, [&](const Entry& entry) {
        return entry.from.number == note.from.number && entry.to.number == note.to.number
            && std::abs(entry.startMs - startMs) <= kTwinMs;
    });
    return it == m_calls.end() ? nullptr : &*it;
}

PbxwCalls::Entry& PbxwCalls::add(const QString& key, const Party& from, const Party& to, qint64 startMs)
{
    Entry& entry = m_calls[key];
    entry.key = key;
    entry.keys = {key};
    entry.from = from;
    entry.to = to;
    entry.startMs = startMs;
    entry.freshFromMs = m_clock.monotonicMs();
    return entry;
}

int PbxwCalls::readList(const QList<LiveCallNote>& notes, qint64 askedMs, qint64 offsetMs, EndCause::Kind why)
{
    int changes = 0;
    const qint64 now = m_clock.monotonicMs();
    m_dead.removeIf([&](const auto& dead) { return now - dead.value() > kDeadMs; });
    for (Entry& entry : m_calls)
        entry.listed = false;
    for (LiveCallNote note : notes) {
        note.from = stripped(note.from);
        note.to = stripped(note.to);
        if (const auto dead = m_dead.constFind(note.key); dead != m_dead.cend() && askedMs <= *dead)
            continue;
        const qint64 startMs = startOf(note, offsetMs);
        Entry* entry = find(note.key);
        if (entry && entry->key != note.key && (entry->from != note.from || entry->to != note.to)) {
            entry->keys.remove(note.key); // was the same call, and is another one now
            entry = nullptr;
        } else if (!entry) {
            entry = twinOf(note, startMs);
            if (entry && entry->listed)
                entry->keys.insert(note.key);
            else
                entry = nullptr;
        }
        if (!entry) {
            entry = &add(note.key, note.from, note.to, startMs);
            ++changes;
        } else if (!entry->listed && (entry->from != note.from || entry->to != note.to)) {
            change(*entry, note);
            ++changes;
        }
        entry->listed = true;
        entry->heldUntilMs = 0;
    }
    QStringList gone;
    for (Entry& entry : m_calls) {
        if (!entry.listed && entry.heldUntilMs <= now)
            gone.append(entry.key);
    }
    for (const QString& key : gone)
        end(key, why);
    settleAll();
    return changes + static_cast<int>(gone.size());
}

void PbxwCalls::setOnCall(const QString& extension, bool onCall)
{
    if (onCall)
        m_onCall.insert(extension);
    else
        m_onCall.remove(extension);
}

void PbxwCalls::setStatesAsked(qint64 askedMs)
{
    m_statesAskedMs = askedMs;
    settleAll();
}

void PbxwCalls::settleAll()
{
    for (Entry& entry : m_calls)
        settle(entry);
}

// Whether the phones' lamps or the relay say that the two talk.
bool PbxwCalls::isAnswered(const Entry& entry) const
{
    for (const Side& side : entry.sides) {
        if (side.incoming || entry.sides.size() == 1)
            return side.connected;
    }
    const Party& decides = isPhone(entry.to) ? entry.to : entry.from;
    if (!isPhone(decides))
        return true; // two from outside: nothing tells
    if (m_statesAskedMs < entry.freshFromMs)
        return entry.answered; // what was seen before this call began says nothing about it
    if (!m_onCall.contains(decides.number))
        return false;
    // The lamp burns for whichever call began first; a second one waits until the first is over.
    return std::ranges::none_of(m_calls, [&](const Entry& other) {
        const bool same = other.from.number == decides.number || other.to.number == decides.number;
        return other.key != entry.key && same && other.answered && other.startMs <= entry.startMs && !entry.answered;
    });
}

void PbxwCalls::settle(Entry& entry)
{
    tell(entry, isAnswered(entry));
}

void PbxwCalls::tellLeg(Entry& entry, bool isCaller, LegState state, qint64 atMs)
{
    const Party& self = isCaller ? entry.from : entry.to;
    const Party& other = isCaller ? entry.to : entry.from;
    QString& id = isCaller ? entry.fromLeg : entry.toLeg;
    if (id.isEmpty())
        id = entry.key + u'/' + QString::number(++m_legs);
    const std::string leg = bytes(id);
    const std::string call = bytes(entry.key);
    const std::string number = bytes(self.number);
    const std::string name = bytes(self.name);
    const std::string otherNumber = bytes(other.number);
    const std::string otherName = bytes(other.name);
    LiveState::LegFacts facts;
    facts.leg = leg;
    facts.call = call;
    if (isPhone(self)) {
        facts.extension = number;
    } else {
        facts.ownNumber = number;
        facts.ownName = name;
    }
    facts.state = state;
    facts.direction = isCaller ? Direction::Out : Direction::In;
    facts.otherNumber = otherNumber;
    facts.otherName = otherName;
    facts.atMs = atMs;
    m_live.setLeg(facts);
}

void PbxwCalls::tell(Entry& entry, bool answered)
{
    const bool waits = !isPhone(entry.to) && m_queues.contains(entry.to.number);
    const LegState from = waits ? LegState::Queued : answered ? LegState::Talking : LegState::Dialing;
    const LegState to = answered ? LegState::Talking : LegState::Ringing;
    if (entry.told && from == entry.toldFrom && to == entry.toldTo)
        return;
    const qint64 atMs = entry.told ? m_clock.nowMs() : entry.startMs;
    if (!entry.from.isEmpty())
        tellLeg(entry, true, from, atMs);
    if (waits)
        m_live.enterQueue(entry.to.number, entry.key, entry.startMs);
    else if (!entry.to.isEmpty())
        tellLeg(entry, false, to, atMs);
    entry.answered = answered && !waits;
    entry.told = true;
    entry.toldFrom = from;
    entry.toldTo = to;
    Inferred inferred;
    if (entry.sides.isEmpty()) {
        // Talking is what the PBX says of a phone that is called; everything else is our guess.
        const bool said = answered && isPhone(entry.to);
        inferred = InferredField::Direction | InferredField::Since | InferredField::Legs;
        inferred.setFlag(InferredField::State, !said);
    }
    m_live.setInferred(entry.key, inferred);
}

// Somebody else took a side: transferred, picked up, offered to the next one.
void PbxwCalls::change(Entry& entry, const LiveCallNote& note)
{
    const bool waited = entry.told && entry.toldFrom == LegState::Queued;
    if (entry.to.number != note.to.number) {
        if (waited)
            m_live.leaveQueue(entry.to.number, entry.key);
        endLeg(entry.toLeg, EndCause::Kind::Transferred);
        entry.freshFromMs = m_clock.monotonicMs();
        entry.answered = false;
    }
    if (entry.from.number != note.from.number)
        endLeg(entry.fromLeg, EndCause::Kind::Transferred);
    entry.from = note.from;
    entry.to = note.to;
    entry.toldFrom = LegState::Ended;
}

void PbxwCalls::endLeg(QString& leg, EndCause::Kind why)
{
    if (leg.isEmpty())
        return;
    EndCause cause;
    cause.kind = why;
    m_live.endLeg(bytes(std::exchange(leg, {})), cause);
}

void PbxwCalls::end(const QString& key, EndCause::Kind why)
{
    const auto it = m_calls.find(key);
    if (it == m_calls.end())
        return;
    Entry gone = *it;
    m_calls.erase(it);
    if (gone.told && gone.toldFrom == LegState::Queued)
        m_live.leaveQueue(gone.to.number, gone.key);
    endLeg(gone.fromLeg, why);
    endLeg(gone.toLeg, why);
    freshen(gone);
}

// The lamp may still burn for the call that is over: only a later look says what it burns for now.
void PbxwCalls::freshen(const Entry& gone)
{
    const qint64 now = m_clock.monotonicMs();
    for (Entry& entry : m_calls) {
        for (const Party* party : {&gone.from, &gone.to}) {
            const bool same = entry.to.number == party->number || entry.from.number == party->number;
            if (!entry.answered && isPhone(*party) && same)
                entry.freshFromMs = now;
        }
    }
}

void PbxwCalls::relay(const RelayEvent& said, qint64 offsetMs)
{
    if (!said.phone || said.number.isEmpty())
        return;
    RelayEvent event = said;
    event.number = numberOf(event.number);
    event.other = stripped(event.other);
    const QString key = event.linkedId.isEmpty() ? event.uid : event.linkedId;
    Entry* entry = find(key);
    if (!entry)
        entry = find(event.uid);
    const bool over = event.what == RelayEvent::What::Finished || event.state == "down"_L1;
    if (over) {
        if (!entry)
            return;
        entry->sides.remove(event.uid);
        if (entry->sides.isEmpty()) {
            for (const QString& one : std::as_const(entry->keys))
                m_dead.insert(one, m_clock.monotonicMs());
            end(QString(entry->key), EndCause::Kind::Normal);
        }
        return;
    }
    if (!entry) {
        const Party self{m_live.extensionName(event.number), event.number};
        const qint64 started = event.startedMs > 0 ? event.startedMs + offsetMs : m_clock.nowMs();
        entry = &add(key, event.incoming ? event.other : self, event.incoming ? self : event.other,
            std::min(started, m_clock.nowMs()));
        entry->heldUntilMs = m_clock.monotonicMs() + kUnlistedMs;
    }
    Side& side = entry->sides[event.uid];
    side.number = event.number;
    side.incoming = event.incoming;
    side.connected = side.connected || event.what == RelayEvent::What::Connected
        || (event.what == RelayEvent::What::Updated && (event.state == "up"_L1 || event.state == "connected"_L1));
    entry->toldFrom = LegState::Ended; // what was a guess is known now
    settle(*entry);
}

void PbxwCalls::tellAll()
{
    for (Entry& entry : m_calls) {
        entry.toldFrom = LegState::Ended;
        settle(entry);
    }
}

void PbxwCalls::clear()
{
    m_calls.clear();
    m_onCall.clear();
    m_statesAskedMs = -1;
    m_dead.clear();
}

bool PbxwCalls::isUndecided() const
{
    return std::ranges::any_of(
        m_calls, [this](const Entry& entry) { return !entry.answered && (isPhone(entry.to) || isPhone(entry.from)); });
}

bool PbxwCalls::isInCall(const QString& extension) const
{
    return std::ranges::any_of(
        m_calls, [&](const Entry& entry) { return entry.from.number == extension || entry.to.number == extension; });
}

} // namespace callboard::pbxware
