// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which channels make a call, and what LiveState is told of them.
#include "core/pbx/fcm630a/fcmcalls.h"

#include "core/base/clock.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSameMomentMs = 2'000; // notes 26

size_t rootOf(std::vector<size_t>& parent, size_t index)
{
    while (parent[index] != index)
        index = parent[index] = parent[parent[index]];
    return index;
}

void unite(std::vector<size_t>& parent, size_t a, size_t b)
{
    a = rootOf(parent, a);
    b = rootOf(parent, b);
    parent[std::max(a, b)] = std::min(a, b); // the older one leads
}

bool isCallee(const Channel& one)
{
    if (one.isTalking() || !one.unbridged)
        return false;
    return one.isRinging() || (one.trunk && !one.outboundTrunk.empty() && one.inboundTrunk.empty());
}

bool isCaller(const Channel& one)
{
    return !one.isTalking() && one.unbridged && !isCallee(one);
}

//! How well a leg that is rung fits one that calls; 0: not at all.
int fit(const Channel& callee, const Channel& caller)
{
    const bool moment = callee.allocMs != 0 && std::abs(callee.allocMs - caller.allocMs) <= kSameMomentMs;
    const Text calls = caller.ownNumber();
    const Text other = callee.otherNumber();
    int out = 0;
    if (!other.empty() && other == calls)
        out = 4;
    else if (other.empty() && (calls.empty() || isNobody(calls)) && moment)
        out = 2; // a caller who hides the number
    else if (!isNobody(caller.connectedNumber)
        && (caller.connectedNumber == callee.ownNumber()
            || (!callee.feature.empty() && caller.connectedNumber == callee.feature)))
        out = other.empty() ? 3 : 0;
    if (out == 0)
        return 0;
    if (!callee.call.empty() && callee.call == caller.call)
        out += 16;
    return out * 2 + (moment ? 1 : 0);
}

} // namespace

void FcmCalls::group()
{
    std::vector<Channel*> all;
    for (auto& [name, one] : m_channels)
        all.push_back(&one);
    std::ranges::sort(all, {}, &Channel::order);
    std::vector<size_t> parent(all.size());
    std::iota(parent.begin(), parent.end(), 0U);
    std::vector<bool> linked(all.size());
    const auto join = [&](size_t a, size_t b) {
        unite(parent, a, b);
        linked[a] = linked[b] = true;
    };
    std::map<Text, size_t> byName;
    std::map<Text, size_t> byBridge;
    std::map<Text, size_t> byLinked;
    for (size_t i = 0; i < all.size(); ++i)
        byName.emplace(all[i]->name, i);
    for (size_t i = 0; i < all.size(); ++i) {
        const Channel& one = *all[i];
        if (one.isTalking()) {
            if (const auto peer = byName.find(one.peer); peer != byName.end() && all[peer->second]->isTalking())
                join(i, peer->second);
            // Rows that share a bridge are one call of several, notes 23.
            if (!one.bridge.empty()) {
                if (const auto [it, fresh] = byBridge.emplace(one.bridge, i); !fresh)
                    join(i, it->second);
            }
        }
        if (!one.linked.empty() && one.isPresent()) {
            if (const auto [it, fresh] = byLinked.emplace(one.linked, i); !fresh)
                join(i, it->second);
        }
        if (const auto watched = byName.find(one.spiesOn); !one.spiesOn.empty() && watched != byName.end())
            join(i, watched->second);
    }
    for (size_t i = 0; i < all.size(); ++i) {
        if (linked[i] || !isCallee(*all[i]))
            continue;
        size_t best = i;
        int most = 0;
        qint64 nearest = 0;
        for (size_t k = 0; k < all.size(); ++k) {
            const int fits = k != i && isCaller(*all[k]) ? fit(*all[i], *all[k]) : 0;
            const qint64 apart = std::abs(all[i]->allocMs - all[k]->allocMs);
            if (fits > most || (fits > 0 && fits == most && apart < nearest)) {
                most = fits;
                nearest = apart;
                best = k;
            }
        }
        if (best != i)
            join(i, best);
    }
    // Whoever nothing is known of stays where it was.
    for (size_t i = 0; i < all.size(); ++i) {
        if (linked[i] || all[i]->call.empty())
            continue;
        for (size_t k = 0; k < all.size(); ++k) {
            if (k != i && all[k]->call == all[i]->call) {
                unite(parent, i, k);
                break; // one is enough: those who went different ways are not brought together
            }
        }
    }
    nameGroups(all, parent);
}

void FcmCalls::nameGroups(const std::vector<Channel*>& all, std::vector<size_t>& parent)
{
    std::map<size_t, std::vector<Channel*>> groups; // by the oldest member: the older call chooses first
    for (size_t i = 0; i < all.size(); ++i)
        groups[rootOf(parent, i)].push_back(all[i]);
    std::set<std::string> taken;
    std::vector<std::vector<Channel*>*> unnamed;
    for (auto& [root, members] : groups) {
        std::string id;
        for (const Channel* one : members) {
            if (id.empty() && !one->call.empty() && !taken.contains(one->call))
                id = one->call;
        }
        if (id.empty()) {
            unnamed.push_back(&members);
            continue;
        }
        taken.insert(id);
        for (Channel* one : members)
            one->call = id;
    }
    for (auto* members : unnamed) {
        std::string id = freshId(*members->front(), *members);
        while (taken.contains(id))
            id += '~';
        taken.insert(id);
        for (Channel* one : *members)
            one->call = id;
    }
    std::erase_if(m_admit, [&taken](const auto& entry) { return !taken.contains(entry.first); });
}

std::string FcmCalls::freshId(const Channel& oldest, const std::vector<Channel*>& members) const
{
    for (const Channel* one : members) {
        if (!one->linked.empty())
            return one->linked;
    }
    return oldest.isTalking() && !oldest.bridge.empty() ? oldest.bridge : oldest.leg;
}

LegState FcmCalls::legStateOf(const Channel& one, bool callRings) const
{
    if (one.isTalking())
        return one.held ? LegState::Held : LegState::Talking;
    if (!one.isPresent()) {
        // On its way from one list to the other: as it was.
        const auto told = m_told.find(one.leg);
        return told == m_told.end() ? LegState::Talking : told->second.state;
    }
    if (one.isRinging() || (isCallee(one) && one.state != "Up"))
        return LegState::Ringing;
    if (one.spying)
        return LegState::Talking;
    if (one.isWaiting())
        return LegState::Queued;
    if (one.service.starts_with("park") || one.service.starts_with("Park"))
        return LegState::Parked;
    if (one.held)
        return LegState::Held;
    const bool dials = one.state == "Ring" || one.state == "Dialing" || one.state == "Down";
    // A phone that was picked up is in use, whatever else rings; a line waits for that.
    return dials || (callRings && !one.extension) ? LegState::Dialing : LegState::Talking;
}

Direction FcmCalls::directionOf(const Channel& one, bool callRings) const
{
    if (one.isTalking())
        return one.isCaller ? Direction::Out : Direction::In;
    const auto told = m_told.find(one.leg);
    if (!one.isPresent() && told != m_told.end())
        return told->second.direction;
    if (isCallee(one))
        return Direction::In;
    if (one.trunk || one.state == "Ring" || one.state == "Dialing" || callRings)
        return Direction::Out;
    return told == m_told.end() ? Direction::Out : told->second.direction;
}

// When the state began, as far as the PBX says; 0: now.
qint64 FcmCalls::sinceOf(const Channel& one, LegState state) const
{
    if (state == LegState::Talking && one.isTalking())
        return one.bridgedMs;
    return m_told.contains(one.leg) ? 0 : one.allocMs;
}

void FcmCalls::tell()
{
    if (m_quiet)
        return;
    std::map<Text, bool> rings; // by call
    std::vector<Channel*> all;
    for (auto& [name, one] : m_channels) {
        rings[one.call] = rings[one.call] || (isCallee(one) && one.state != "Up");
        all.push_back(&one);
    }
    // Trunks first: they say who calls.
    std::ranges::sort(
        all, [](const Channel* a, const Channel* b) { return a->trunk != b->trunk ? a->trunk : a->order < b->order; });
    for (Channel* one : all)
        tellLeg(*one, rings[one->call]);
    for (Channel* one : all)
        tellQueue(*one);
    tellInferred();
    tellAdmission();
    m_live.flushIfLate();
}

void FcmCalls::tellLeg(Channel& one, bool callRings)
{
    Told now;
    now.call = one.call;
    now.state = legStateOf(one, callRings);
    now.direction = directionOf(one, callRings);
    now.muted = one.muted;
    now.spying = one.spying;
    if (one.extension)
        now.extension = one.owner;
    now.otherNumber = one.otherNumber();
    now.otherName = one.otherName();
    if (!one.extension) {
        now.ownNumber = one.ownNumber();
        now.ownName = one.isTalking() ? one.callName : one.callerName;
    }
    auto& told = m_told[one.leg];
    if (!one.isPresent() && told.state != LegState::Ended) {
        now.otherNumber = told.otherNumber;
        now.otherName = told.otherName;
        now.ownNumber = told.ownNumber;
        now.ownName = told.ownName;
    }
    if (now == told)
        return;
    LiveState::LegFacts facts;
    facts.leg = one.leg;
    facts.call = now.call;
    facts.extension = now.extension;
    facts.state = now.state;
    facts.direction = now.direction;
    facts.otherNumber = Text(now.otherNumber);
    facts.otherName = Text(now.otherName);
    if (!one.extension) {
        facts.ownNumber = Text(now.ownNumber);
        facts.ownName = Text(now.ownName);
    }
    facts.atMs = sinceOf(one, now.state);
    m_live.setLeg(facts);
    if (now.muted != told.muted)
        m_live.setMuted(one.leg, now.muted);
    if (now.spying != told.spying)
        m_live.setSupervising(one.leg, now.spying);
    told = std::move(now);
}

// What was held from here, and states that the document does not have, notes 25 and 27.
void FcmCalls::tellInferred()
{
    static constexpr std::array kStates{Text("Ring"), Text("Ringing"), Text("Up"), Text("Down"), Text("Dialing")};
    std::map<Text, bool> guessed;
    for (const auto& [name, one] : m_channels) {
        const bool odd = one.unbridged && !one.isTalking() && std::ranges::find(kStates, one.state) == kStates.end();
        guessed[one.call] = guessed[one.call] || one.held || odd;
    }
    for (const auto& [call, is] : guessed)
        m_live.setInferred(toQString(call), is ? Inferred(InferredField::State) : Inferred());
}

std::string FcmCalls::queueOf(const Channel& one) const
{
    for (const std::string& number : {one.connectedNumber, one.feature, one.callerNumber}) {
        if (!number.empty() && m_queues.contains(toQString(number)))
            return number;
    }
    // The document's unit does not say which, notes table; with one queue there is no doubt.
    return m_queues.size() == 1 ? m_queues.first().toStdString() : std::string();
}

void FcmCalls::endQueue(Channel& one)
{
    if (!one.queue.empty())
        m_live.leaveQueue(toQString(one.queue), toQString(one.call));
    one.queue.clear();
}

void FcmCalls::tellQueue(Channel& one)
{
    if (one.isWaiting()) {
        const bool named
            = m_queues.contains(toQString(one.connectedNumber)) || m_queues.contains(toQString(one.feature));
        m_queuesTold = m_queuesTold || named;
        const std::string queue = queueOf(one);
        if (queue != one.queue) {
            endQueue(one);
            one.queue = queue;
            if (!queue.empty())
                m_live.enterQueue(toQString(queue), toQString(one.call), one.allocMs);
        }
        return;
    }
    if (!one.isPresent())
        return;
    endQueue(one);
    // Which queue brought a call that we did not see waiting, notes 25.
    const auto& told = m_told[one.leg];
    if (!one.cameThrough && one.isTalking() && told.state == LegState::Talking && !one.feature.empty()
        && m_queues.contains(toQString(one.feature))) {
        m_live.enterQueue(toQString(one.feature), toQString(one.call), one.allocMs);
        m_live.leaveQueue(toQString(one.feature), toQString(one.call));
        one.cameThrough = true;
    }
}

// With Call Control on, a new outside call waits ten seconds for somebody to decide (fcm 242).
void FcmCalls::tellAdmission()
{
    if (!m_admitWithin)
        return;
    const qint64 now = m_clock.nowMs();
    std::set<Text> ahead; // calls that go on already
    for (const auto& [name, one] : m_channels) {
        if (!one.trunk || one.isTalking() || one.isWaiting() || one.outboundTrunk.size() > 0)
            ahead.insert(one.call);
    }
    for (const auto& [name, one] : m_channels) {
        if (!one.trunk || one.outboundTrunk.size() > 0 || m_admit.contains(one.call))
            continue;
        const qint64 began = one.allocMs > 0 ? one.allocMs : now;
        m_admit[one.call] = ahead.contains(one.call) ? 0 : began + m_admitWithin->count();
    }
    for (auto& [call, until] : m_admit) {
        if (until != 0 && (until <= now || ahead.contains(call)))
            until = 0;
        m_live.setAdmitBy(toQString(call), until);
    }
}

void FcmCalls::tellAll()
{
    m_told.clear();
    for (auto& [name, one] : m_channels) {
        one.queue.clear();
        one.extension = !one.trunk && m_isExtension(one.owner);
    }
    settle();
}

} // namespace callboard::fcm630a
