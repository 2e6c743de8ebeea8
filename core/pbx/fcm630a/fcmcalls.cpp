// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two lists, and what a channel is that one of them does not have any more. Which channels make a call is in
// fcmgroups.cpp.
#include "core/pbx/fcm630a/fcmcalls.h"

#include "core/base/clock.h"

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostBuried = 4096;

bool contains(Text text, Text lower)
{
    const auto it = std::ranges::search(
        text, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
    return !it.empty();
}

void set(std::string& to, Text from)
{
    if (to != from)
        to = from;
}

} // namespace

bool Channel::isTalking() const
{
    if (!bridged)
        return false;
    // Both lists have it for a moment while it moves: the one read last knows better.
    return !unbridged || bridgedTicket > unbridgedTicket || inBoth > 1;
}

bool Channel::isRinging() const
{
    return !isTalking() && unbridged && !trunk && (state == "Ringing" || state == "Down");
}

bool Channel::isWaiting() const
{
    return !isTalking() && unbridged && contains(service, "queue") && state != "Ringing" && state != "Down";
}

Text Channel::ownNumber() const
{
    if (extension)
        return owner;
    if (isTalking() && !number.empty())
        return number;
    // Of a call that goes out, some units tell our side's number as the caller's, notes 21.
    if (!outboundTrunk.empty() && inboundTrunk.empty() && !isNobody(connectedNumber) && callerNumber.empty())
        return connectedNumber;
    return callerNumber.empty() ? Text(number) : Text(callerNumber);
}

Text Channel::otherNumber() const
{
    if (isTalking())
        return peerNumber;
    // A leg that is rung names itself as the caller and the outside as connected, notes 21; the document has it the
    // other way round.
    if (!isNobody(connectedNumber) && (callerNumber == owner || callerNumber.empty() || trunk))
        return connectedNumber;
    if (!trunk && callerNumber != owner)
        return callerNumber;
    return {};
}

Text Channel::otherName() const
{
    if (isTalking())
        return peerName;
    if (otherNumber().empty())
        return {};
    return otherNumber().data() == connectedNumber.data() ? Text(connectedName) : Text(callerName);
}

FcmCalls::FcmCalls(LiveState& live, const Clock& clock)
    : m_live(live)
    , m_clock(clock)
    , m_isExtension([](Text) { return false; })
{
}

qint64 FcmCalls::timeOf(Text local, Text stamp) const
{
    qint64 out = m_pbxClock.utcOf(localMs(local));
    if (out == 0 && !stamp.empty() && m_pbxClock.known && m_pbxClock.zoneMinutes)
        out = m_pbxClock.utcOf(unixMs(stamp) + *m_pbxClock.zoneMinutes * 60'000LL);
    return std::min(out, m_clock.nowMs());
}

Channel* FcmCalls::channel(Text name, Text unique, quint64 ticket)
{
    auto it = m_channels.find(name);
    if (it != m_channels.end() && !unique.empty() && !it->second.unique.empty() && it->second.unique != unique) {
        // The PBX restarted and counts anew: another call under the same name.
        it->second.unbridged = it->second.bridged = false;
        it->second.leftTicket = 0;
        bury();
        it = m_channels.find(name);
    }
    if (it != m_channels.end())
        return it->second.leftTicket >= ticket ? nullptr : &it->second;
    const auto buried = m_buried.find(name);
    if (buried != m_buried.end() && buried->second >= ticket)
        return nullptr; // asked for before it went
    const ChannelOwner owner = ownerOf(name);
    if (owner.inside)
        return nullptr;
    it = m_channels.try_emplace(std::string(name)).first;
    Channel& fresh = it->second;
    fresh.name = name;
    const int life = ++m_lives[fresh.name];
    fresh.leg = life == 1 ? fresh.name : fresh.name + '#' + std::to_string(life);
    fresh.owner = owner.number;
    fresh.trunk = owner.trunk;
    fresh.extension = !owner.trunk && m_isExtension(owner.number);
    fresh.order = ++m_order;
    meetSpies(fresh);
    return &fresh;
}

void FcmCalls::meetSpies(Channel& fresh)
{
    const qint64 now = m_clock.nowMs();
    std::erase_if(m_spies, [now](const Spy& spy) { return spy.untilMs < now; });
    const auto it = std::ranges::find(m_spies, fresh.owner, &Spy::extension);
    if (it == m_spies.end() || fresh.trunk || !m_channels.contains(it->watched))
        return;
    // Another way of listening may be another channel: the one before is gone.
    for (auto& [name, one] : m_channels) {
        if (&one == &fresh || one.spiesOn != it->watched || one.owner != fresh.owner)
            continue;
        one.unbridged = one.bridged = false;
        one.leftTicket = 0;
    }
    fresh.spiesOn = it->watched;
    fresh.spying = it->mode;
    m_spies.erase(it);
}

void FcmCalls::beginUnbridged(quint64 ticket)
{
    m_reading = ticket;
}

void FcmCalls::beginBridged(quint64 ticket)
{
    m_reading = ticket;
}

void FcmCalls::add(const ChannelRow& row)
{
    Channel* one = channel(row.channel, row.uniqueId, m_reading);
    if (!one)
        return;
    one->unbridged = true;
    one->unbridgedTicket = m_reading;
    set(one->state, row.state);
    set(one->service, row.service);
    set(one->callerNumber, row.callerNumber);
    set(one->callerName, row.callerName);
    set(one->connectedNumber, row.connectedNumber);
    set(one->connectedName, row.connectedName);
    set(one->inboundTrunk, row.inboundTrunk);
    set(one->outboundTrunk, row.outboundTrunk);
    if (!row.feature.empty())
        set(one->feature, row.feature);
    if (!row.linkedId.empty())
        set(one->linked, row.linkedId);
    if (!row.uniqueId.empty())
        set(one->unique, row.uniqueId);
    if (one->allocMs == 0)
        one->allocMs = timeOf(row.allocTime, row.allocStamp); // "the first one is channel establish time" (fcm 2750)
}

void FcmCalls::add(const BridgeRow& row)
{
    takeSide(row, row.caller, row.called, true);
    takeSide(row, row.called, row.caller, false);
}

void FcmCalls::takeSide(const BridgeRow& row, const BridgeRow::Side& side, const BridgeRow::Side& other, bool isCaller)
{
    if (side.channel.empty())
        return;
    Channel* one = channel(side.channel, {}, m_reading);
    if (!one)
        return;
    const bool again = one->bridged && one->bridgedTicket == m_reading; // a call of three: the first row counts
    one->bridged = true;
    one->bridgedTicket = m_reading;
    one->everTalked = true;
    if (again)
        return;
    one->inBoth = one->unbridged ? one->inBoth + 1 : 0;
    one->isCaller = isCaller;
    set(one->bridge, row.bridge);
    set(one->peer, other.channel);
    set(one->number, side.number);
    set(one->callName, side.name == side.number ? Text() : side.name);
    set(one->peerNumber, other.number);
    set(one->peerName, other.name == other.number ? Text() : other.name);
    set(one->inboundTrunk, row.inboundTrunk);
    set(one->outboundTrunk, row.outboundTrunk);
    if (!row.feature.empty())
        set(one->feature, row.feature);
    if (!row.linkedId.empty())
        set(one->linked, row.linkedId);
    one->bridgedMs = timeOf(row.time, row.stamp);
}

void FcmCalls::end(bool bridgedList)
{
    for (auto& [name, one] : m_channels) {
        bool& has = bridgedList ? one.bridged : one.unbridged;
        const quint64 seen = bridgedList ? one.bridgedTicket : one.unbridgedTicket;
        if (!has || seen >= m_reading)
            continue;
        has = false;
        if (bridgedList)
            one.inBoth = 0;
        one.leftTicket = m_reading;
    }
    (bridgedList ? m_bridgedRead : m_unbridgedRead) = m_reading;
    settle();
}

void FcmCalls::endUnbridged()
{
    end(false);
}

void FcmCalls::endBridged()
{
    end(true);
}

void FcmCalls::changed(const ChannelRow& row)
{
    m_reading = ticket();
    add(row);
}

void FcmCalls::changed(const BridgeRow& row)
{
    m_reading = ticket();
    add(row);
}

void FcmCalls::gone(Text name, bool bridged)
{
    const auto it = m_channels.find(name);
    if (it == m_channels.end())
        return;
    (bridged ? it->second.bridged : it->second.unbridged) = false;
    it->second.leftTicket = ticket();
}

void FcmCalls::settle()
{
    bury();
    group();
    tell();
}

// The other list may have it by now: it was there before a list without it was asked for, so it stays until the other
// list was asked for after that as well.
void FcmCalls::bury()
{
    for (auto it = m_channels.begin(); it != m_channels.end();) {
        Channel& one = it->second;
        const bool asked = m_unbridgedRead >= one.leftTicket && m_bridgedRead >= one.leftTicket;
        if (one.isPresent() || (!asked && one.leftTicket != 0)) {
            ++it;
            continue;
        }
        if (!m_quiet)
            endQueue(one);
        if (m_told.erase(one.leg) > 0 && !m_quiet) {
            EndCause cause;
            cause.kind = one.transferred ? EndCause::Kind::Transferred
                : one.rejected           ? EndCause::Kind::Rejected
                : one.everTalked         ? EndCause::Kind::Normal
                                         : EndCause::Kind::Unknown;
            m_live.endLeg(one.leg, cause);
        }
        if (m_buried.size() > kMostBuried)
            m_buried.clear();
        m_buried[one.name] = m_ticket;
        it = m_channels.erase(it);
    }
    if (m_lives.size() > kMostBuried)
        std::erase_if(m_lives, [this](const auto& entry) { return !m_channels.contains(entry.first); });
}

bool FcmCalls::wantsUnbridged() const
{
    return std::ranges::any_of(m_channels,
        [this](const auto& entry) { return !entry.second.isPresent() && m_unbridgedRead < entry.second.leftTicket; });
}

bool FcmCalls::wantsBridged() const
{
    return std::ranges::any_of(m_channels,
        [this](const auto& entry) { return !entry.second.isPresent() && m_bridgedRead < entry.second.leftTicket; });
}

const Channel* FcmCalls::find(const QString& name) const
{
    const auto it = m_channels.find(name.toStdString());
    return it == m_channels.end() ? nullptr : &it->second;
}

std::vector<const Channel*> FcmCalls::channelsIn(const QString& call) const
{
    const std::string id = call.toStdString();
    std::vector<const Channel*> out;
    for (const auto& [name, one] : m_channels) {
        if (one.call == id && one.isPresent())
            out.push_back(&one);
    }
    std::ranges::sort(out, {}, &Channel::order);
    return out;
}

const Channel* FcmCalls::channelOf(const QString& call, const QString& extension) const
{
    const auto all = channelsIn(call);
    const auto it = std::ranges::find_if(all, [number = extension.toStdString()](const Channel* one) {
        return !one->trunk && one->owner == number && one->spiesOn.empty();
    });
    return it == all.end() ? nullptr : *it;
}

QStringList FcmCalls::channelsOfExtension(const QString& extension) const
{
    QStringList out;
    for (const auto& [name, one] : m_channels) {
        if (!one.trunk && one.isPresent() && one.owner == extension.toStdString())
            out.append(toQString(name));
    }
    return out;
}

QStringList FcmCalls::trunkChannels() const
{
    QStringList out;
    for (const auto& [name, one] : m_channels) {
        if (!one.extension && one.isPresent())
            out.append(toQString(name));
    }
    return out;
}

const Channel* FcmCalls::inboundTrunkOf(const QString& call) const
{
    const auto all = channelsIn(call);
    const auto it = std::ranges::find_if(all,
        [](const Channel* one) { return one->trunk && (one->outboundTrunk.empty() || !one->inboundTrunk.empty()); });
    return it == all.end() ? nullptr : *it;
}

void FcmCalls::setHeld(const QString& name, bool on)
{
    if (const auto it = m_channels.find(name.toStdString()); it != m_channels.end()) {
        it->second.held = on;
        settle();
    }
}

void FcmCalls::setMuted(const QString& name, bool on)
{
    if (const auto it = m_channels.find(name.toStdString()); it != m_channels.end()) {
        it->second.muted = on;
        settle();
    }
}

void FcmCalls::setTransferred(const QString& name)
{
    if (const auto it = m_channels.find(name.toStdString()); it != m_channels.end())
        it->second.transferred = true;
}

void FcmCalls::setRejected(const QString& name)
{
    if (const auto it = m_channels.find(name.toStdString()); it != m_channels.end())
        it->second.rejected = true;
}

const Channel* FcmCalls::spyOn(const QString& channel, const QString& extension) const
{
    const auto it = std::ranges::find_if(m_channels, [&](const auto& entry) {
        const Channel& one = entry.second;
        return one.isPresent() && one.spiesOn == channel.toStdString() && one.owner == extension.toStdString();
    });
    return it == m_channels.end() ? nullptr : &it->second;
}

const Channel* FcmCalls::spyIn(const QString& call, const QString& extension) const
{
    const auto all = channelsIn(call);
    const auto it = std::ranges::find_if(
        all, [&](const Channel* one) { return !one->spiesOn.empty() && one->owner == extension.toStdString(); });
    return it == all.end() ? nullptr : *it;
}

void FcmCalls::expectSpy(const QString& extension, const QString& watched, SuperviseMode mode, qint64 untilMs)
{
    m_spies.push_back({extension.toStdString(), watched.toStdString(), mode, untilMs});
}

void FcmCalls::decided(const QString& call)
{
    const auto it = m_admit.find(call.toStdString());
    if (it == m_admit.end())
        return;
    it->second = 0; // known, and nothing to decide any more
    m_live.setAdmitBy(call, 0);
}

qint64 FcmCalls::nextDeadline() const
{
    qint64 out = 0;
    for (const auto& [call, until] : m_admit) {
        if (until > 0)
            out = out == 0 ? until : std::min(out, until);
    }
    return out;
}

} // namespace callboard::fcm630a
