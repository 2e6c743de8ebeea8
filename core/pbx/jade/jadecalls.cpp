// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadecalls.h"

#include "core/base/clock.h"

#include <algorithm>
#include <charconv>

namespace callboard::jade {

namespace {

constexpr size_t kMostDead = 4096;

// Channel states of Asterisk.
constexpr int kDown = 0;
constexpr int kRinging = 5;
constexpr int kRing = 4;
constexpr int kUp = 6;
constexpr int kBusy = 7;

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// "testbed-1795221088.0": the second in which the channel was made is part of its id. 0 if it is not.
qint64 bornMs(Text id)
{
    const size_t dash = id.rfind('-');
    const Text number = dash == Text::npos ? id : id.substr(dash + 1);
    qint64 seconds = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), seconds);
    return error == std::errc{} && seconds > 1'000'000'000 ? seconds * 1000 : 0;
}

// Extensions that a dialplan makes up on the way and nobody dialled.
bool isDialled(Text exten)
{
    return exten.size() > 1 || (exten.size() == 1 && exten[0] >= '0' && exten[0] <= '9');
}

Text knownOr(Text text)
{
    return isUnknown(text) ? Text() : text;
}

// True when it differed.
bool set(std::string& to, Text from)
{
    if (to == from)
        return false;
    to = from;
    return true;
}

} // namespace

EndCause endCauseOf(int q850, Text words)
{
    EndCause cause;
    cause.q850 = q850;
    cause.text = toQString(words);
    using enum EndCause::Kind;
    switch (q850) {
    case 0:
    case 127: // what a caller who gives up in a queue leaves, jade 5184
        cause.kind = Unknown;
        break;
    case 16:
    case 26:
        cause.kind = Normal;
        break;
    case 17:
        cause.kind = Busy;
        break;
    case 18:
    case 19:
        cause.kind = NoAnswer;
        break;
    case 21:
        cause.kind = Rejected;
        break;
    default:
        cause.kind = Failed;
        break;
    }
    return cause;
}

void ServerClock::observe(qint64 serverNs, qint64 ourMs)
{
    if (serverNs <= 0)
        return;
    constexpr qint64 kSameMs = 1500; // what the way of a reply explains
    const qint64 offset = ourMs - serverNs / 1'000'000;
    if (m_known && std::abs(offset - m_offsetMs) < kSameMs)
        return;
    m_known = true;
    m_offsetMs = std::abs(offset) < kSameMs ? 0 : offset;
}

JadeCalls::JadeCalls(LiveState& live, const Clock& clock, const ServerClock& serverClock)
    : m_live(live)
    , m_clock(clock)
    , m_serverClock(serverClock)
{
}

void JadeCalls::setDevices(const QSet<QString>& phones, const QSet<QString>& lines)
{
    m_devices.clear();
    for (const QString& name : lines)
        m_devices.insert_or_assign(name.toStdString(), false);
    for (const QString& name : phones)
        m_devices.insert_or_assign(name.toStdString(), true);
    m_anyPhone = phones.isEmpty();
}

bool JadeCalls::isPhone(Text device) const
{
    const auto it = m_devices.find(nameOf(device));
    return it == m_devices.end() ? m_anyPhone : it->second;
}

const Channel* JadeCalls::find(Text id) const
{
    const auto it = m_channels.find(id);
    return it == m_channels.end() ? nullptr : &it->second;
}

std::vector<const Channel*> JadeCalls::channelsOf(const QString& call) const
{
    const auto it = m_byCall.find(std::string_view(call.toUtf8()));
    if (it == m_byCall.end())
        return {};
    return {it->second.begin(), it->second.end()};
}

std::vector<const Channel*> JadeCalls::channelsOfExtension(const QString& extension) const
{
    std::vector<const Channel*> out;
    const std::string number = extension.toStdString();
    for (const auto& [id, channel] : m_channels) {
        if (channel.extension == number)
            out.push_back(&channel);
    }
    return out;
}

const std::string& JadeCalls::callOf(Text id, const std::string& otherwise) const
{
    const Channel* channel = find(id);
    return channel && !channel->call.empty() ? channel->call : otherwise;
}

int JadeCalls::size() const
{
    return static_cast<int>(std::ranges::count_if(m_channels, [](const auto& entry) { return !entry.second.local; }));
}

void JadeCalls::change(const ChannelNote& note, Change change)
{
    const auto it = m_channels.find(note.uniqueId);
    if (change == Change::Deleted) {
        if (it != m_channels.end())
            end(it->second, &note);
        return;
    }
    if (it == m_channels.end()) {
        if (m_dead.contains(note.uniqueId) || m_deadBefore.contains(note.uniqueId))
            return; // a list, or an event, that was on its way when the end was told
        return begin(note, change);
    }
    Channel& channel = it->second;
    channel.listed = true;
    if (note.atNs > 0 && note.atNs < channel.atNs)
        return;
    const qint64 before = channel.atNs;
    channel.atNs = note.atNs;
    const bool linkedAnew = !note.linkedId.empty() && channel.linked != note.linkedId;
    if (!take(note, channel) && !linkedAnew)
        return; // most changes are of variables that concern nobody
    if (change == Change::Listed && note.atNs != before)
        ++m_surprises;
    if (linkedAnew) {
        channel.linked = note.linkedId;
        if (!channel.local && channel.call != note.linkedId) {
            channel.joined = false;
            enter(channel, note.linkedId);
        }
    }
    if (channel.local)
        return;
    if (!channel.bridgePeer.empty())
        joinPeer(channel);
    settle(channel.call);
}

void JadeCalls::begin(const ChannelNote& note, Change change)
{
    Channel& channel = m_channels.try_emplace(std::string(note.uniqueId)).first->second;
    channel.id = note.uniqueId;
    channel.linked = note.linkedId.empty() ? note.uniqueId : note.linkedId;
    channel.name = note.channel;
    channel.device = deviceOf(note.channel);
    channel.local = isLocal(note.channel);
    channel.caller = channel.linked == channel.id;
    channel.listed = true;
    channel.atNs = note.atNs;
    if (!channel.local && isPhone(channel.device))
        channel.extension = nameOf(channel.device);
    take(note, channel);
    // Something that was up already when we first saw it, rather than watched going up.
    channel.older = change == Change::Listed && channel.state == kUp;
    m_names.insert_or_assign(channel.name, channel.id);
    m_surprises += change == Change::Listed ? 1 : 0;
    if (channel.local)
        return;
    if (!m_ownLeg.isEmpty() && toQString(channel.extension) == m_ownLeg) {
        channel.caller = true;
        m_ownLeg.clear();
    }
    enter(channel, channel.linked);
    if (!channel.bridgePeer.empty())
        joinPeer(channel);
    settle(channel.call);
}

// True when something changed that anybody wants to know.
bool JadeCalls::take(const ChannelNote& note, Channel& channel)
{
    bool changed = false;
    if (const auto state = toInt(note.state); state && channel.state != *state) {
        channel.state = *state;
        changed = true;
    }
    changed = set(channel.callerNum, knownOr(note.callerNum)) || changed;
    changed = set(channel.callerName, knownOr(note.callerName)) || changed;
    changed = set(channel.connectedNum, knownOr(note.connectedNum)) || changed;
    changed = set(channel.connectedName, knownOr(note.connectedName)) || changed;
    if (isDialled(note.exten))
        changed = set(channel.exten, note.exten) || changed;
    if (note.bridgePeer.data())
        changed = set(channel.bridgePeer, note.bridgePeer) || changed;
    channel.transferred = note.transferred;
    channel.cause = toInt(note.cause).value_or(channel.cause);
    return changed;
}

void JadeCalls::enter(Channel& channel, std::string_view call)
{
    leave(channel);
    channel.call = call;
    m_byCall[channel.call].push_back(&channel);
    if (channel.told)
        m_live.moveLeg(channel.id, channel.call);
}

void JadeCalls::leave(Channel& channel)
{
    const auto it = m_byCall.find(channel.call);
    if (it == m_byCall.end())
        return;
    std::erase(it->second, &channel);
    if (it->second.empty())
        m_byCall.erase(it);
}

// Two that hear each other are in one call, whatever their linked ids say: after a parked call was taken back they
// differ until the end. The later one goes to the earlier one's.
void JadeCalls::joinPeer(Channel& channel)
{
    const auto name = m_names.find(channel.bridgePeer);
    if (name == m_names.end())
        return;
    Channel& peer = m_channels.find(name->second)->second;
    if (peer.local || peer.call == channel.call)
        return;
    const bool peerIsLater = bornMs(peer.id) > bornMs(channel.id)
        || (bornMs(peer.id) == bornMs(channel.id) && peer.id.size() >= channel.id.size() && peer.id > channel.id);
    Channel& later = peerIsLater ? peer : channel;
    const std::string left = later.call;
    later.joined = true;
    enter(later, peerIsLater ? channel.call : peer.call);
    settle(left);
    settle(later.call);
}

std::optional<LegState> JadeCalls::stateOf(const Channel& channel) const
{
    if (channel.waits == Channel::Waits::Parked)
        return LegState::Parked;
    if (channel.waits == Channel::Waits::Queued)
        return LegState::Queued;
    switch (channel.state) {
    case kDown:
        return channel.told ? std::optional(channel.toldState) : std::nullopt;
    case kUp:
        break;
    case kRinging:
        return LegState::Ringing;
    case kRing:
    case kBusy:
        return LegState::Dialing;
    default:
        return channel.caller ? LegState::Dialing : LegState::Ringing;
    }
    // Up, but with nobody at the other end yet: an answered caller who hears it ring, after a transfer for instance.
    if (!channel.bridgePeer.empty())
        return LegState::Talking;
    bool rings = false;
    for (const Channel* other : m_byCall.find(channel.call)->second) {
        if (other != &channel && other->state == kUp)
            return LegState::Talking;
        rings = rings || other->state == kRinging;
    }
    return rings ? LegState::Dialing : LegState::Talking;
}

void JadeCalls::otherOf(const Channel& channel, Text& number, Text& name) const
{
    const auto peerName = m_names.find(channel.bridgePeer);
    if (!channel.bridgePeer.empty() && peerName != m_names.end()) {
        const Channel* peer = find(peerName->second);
        if (peer && !peer->local) {
            number = peer->extension.empty() ? Text(peer->callerNum) : Text(peer->extension);
            name = peer->callerName;
            return;
        }
    }
    if (!channel.connectedNum.empty() || !channel.connectedName.empty()) {
        number = channel.connectedNum;
        name = channel.connectedName;
    } else if (channel.caller && !channel.exten.empty()) {
        number = channel.exten;
        name = Text("");
    }
}

void JadeCalls::settle(const std::string& call)
{
    const auto it = m_byCall.find(call);
    if (it == m_byCall.end())
        return;
    bool joined = false;
    bool older = false;
    bool guessed = false;
    for (Channel* channel : it->second) {
        if (const auto state = stateOf(*channel))
            tell(*channel, *state);
        joined = joined || channel->joined;
        older = older || channel->older;
        guessed = guessed || (channel->state == kUp && channel->toldState == LegState::Dialing);
    }
    Inferred inferred;
    inferred.setFlag(InferredField::Legs, joined);
    inferred.setFlag(InferredField::Since, older);
    inferred.setFlag(InferredField::State, guessed);
    m_live.setInferred(toQString(it->first), inferred);
}

void JadeCalls::tell(Channel& channel, LegState state)
{
    LiveState::LegFacts facts;
    Text number;
    Text name;
    otherOf(channel, number, name);
    const bool other = number.data() != nullptr;
    const bool sameOther = !other || (channel.toldNumber == number && channel.toldName == name);
    if (channel.told && channel.toldState == state && sameOther && !m_inList)
        return;
    facts.leg = channel.id;
    facts.call = channel.call;
    facts.extension = channel.extension;
    facts.direction = channel.caller ? Direction::Out : Direction::In;
    if (other) {
        facts.otherNumber = number;
        facts.otherName = name.data() ? name : Text("");
    }
    if (channel.extension.empty()) {
        facts.ownNumber = channel.callerNum.data();
        facts.ownName = channel.callerName.data();
    } else {
        facts.extensionName = channel.callerName;
    }
    facts.atMs = m_serverClock.ours(channel.atNs);
    facts.state = state;
    if (!channel.told && channel.older) {
        // When it began is part of the id; since when it is up nobody says.
        LiveState::LegFacts before = facts;
        before.state = channel.caller ? LegState::Dialing : LegState::Ringing;
        before.atMs = m_serverClock.ours(bornMs(channel.id) * 1'000'000);
        if (before.atMs > 0)
            m_live.setLeg(before);
    }
    m_live.setLeg(facts);
    channel.told = true;
    channel.toldState = state;
    if (other) {
        channel.toldNumber = number;
        channel.toldName = facts.otherName;
    }
}

void JadeCalls::end(Channel& channel, const ChannelNote* note)
{
    if (m_dead.size() >= kMostDead)
        m_deadBefore = std::exchange(m_dead, {});
    m_dead.insert_or_assign(channel.id, true);
    const std::string call = channel.call;
    const auto others = m_byCall.find(call);
    const bool goesOn = others != m_byCall.end() && others->second.size() > 1;
    if (channel.told) {
        const int q850 = note ? toInt(note->cause).value_or(channel.cause) : channel.cause;
        EndCause cause = endCauseOf(q850, note ? note->causeText : Text());
        if (!note && channel.cause == 0)
            cause.kind = EndCause::Kind::Lost; // gone from the list without a word
        if (goesOn && note && note->transferred && cause.kind == EndCause::Kind::Normal)
            cause.kind = EndCause::Kind::Transferred;
        m_live.endLeg(channel.id, cause, note ? m_serverClock.ours(note->atNs) : 0);
    }
    if (!channel.local)
        leave(channel);
    if (const auto name = m_names.find(channel.name); name != m_names.end() && name->second == channel.id)
        m_names.erase(name);
    m_channels.erase(m_channels.find(channel.id));
    settle(call);
}

void JadeCalls::beginList()
{
    m_surprises = 0;
    for (auto& [id, channel] : m_channels)
        channel.listed = false;
}

int JadeCalls::endList(qint64 serverNs)
{
    std::vector<std::string> gone;
    for (const auto& [id, channel] : m_channels) {
        if (!channel.listed && (serverNs == 0 || channel.atNs < serverNs))
            gone.push_back(id);
    }
    for (const std::string& id : gone)
        end(m_channels.find(id)->second, nullptr);
    return m_surprises + static_cast<int>(gone.size());
}

void JadeCalls::tellAll()
{
    m_inList = true;
    std::vector<std::string> calls;
    for (const auto& [call, channels] : m_byCall)
        calls.push_back(call);
    for (const std::string& call : calls)
        settle(call);
    m_inList = false;
}

void JadeCalls::forgetTimes()
{
    for (auto& [id, channel] : m_channels)
        channel.atNs = 0;
    m_dead.clear();
    m_deadBefore.clear();
}

void JadeCalls::setWaits(Text id, Channel::Waits waits)
{
    const auto it = m_channels.find(id);
    if (it == m_channels.end() || it->second.waits == waits)
        return;
    it->second.waits = waits;
    if (!it->second.local)
        settle(it->second.call);
}

void JadeCalls::markGhosts(qint64 beforeNs)
{
    for (const auto& [call, channels] : m_byCall) {
        const bool dead = std::ranges::all_of(channels, [&](const Channel* c) { return c->atNs < beforeNs; });
        m_live.setGhost(toQString(call), dead);
    }
}

void JadeCalls::expectOwnLeg(const QString& extension)
{
    m_ownLeg = extension;
}

void JadeCalls::clear()
{
    m_channels.clear();
    m_names.clear();
    m_byCall.clear();
    m_dead.clear();
    m_deadBefore.clear();
    m_ownLeg.clear();
}

} // namespace callboard::jade
