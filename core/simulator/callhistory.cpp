// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/callhistory.h"

#include "core/simulator/world.h"

#include <QRandomGenerator>

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

CallResult resultOf(const EndReason& reason)
{
    if (reason == endedBusy() || reason == endedRejected()) // a switch does not tell them apart
        return CallResult::Busy;
    if (reason == endedNotFound() || reason == endedUnavailable())
        return CallResult::Failed;
    return CallResult::NoAnswer;
}

bool isMailbox(const PastLeg& leg)
{
    return leg.system && leg.number.startsWith("*9"_L1);
}

//! 3.5 to 4.4, by the call.
double qualityOf(const PastCall& call)
{
    return 3.5 + double((call.id.toULongLong() * 7 + quint64(call.seconds())) % 10) / 10;
}

} // namespace

CallHistory::CallHistory(World& world, quint32 seed, QObject* parent)
    : QObject(parent)
    , m_world(world)
    , m_seed(seed)
    , m_origin(world.scheduler().nowMs())
{
    connect(&world, &World::talkerChanged, this, &CallHistory::onLeg);
    connect(&world, &World::talkerEnded, this, &CallHistory::onLegEnded);
    connect(&world, &World::queueChanged, this, &CallHistory::onQueue);
    connect(&world, &World::recordingChanged, this, &CallHistory::onRecording);
    connect(&world, &World::roomEnded, this, &CallHistory::onRoomEnded);
    connect(&world, &World::crashed, this, [this] { m_open.clear(); });
}

const std::deque<PastCall>& CallHistory::calls() const
{
    makeEarlierCalls();
    return m_calls;
}

const PastCall* CallHistory::find(const QString& id) const
{
    const auto it = std::ranges::find(calls(), id, &PastCall::id);
    return it == m_calls.end() ? nullptr : &*it;
}

const PastCall* CallHistory::recordingOf(const QString& name) const
{
    const auto it = name.isEmpty() ? calls().end() : std::ranges::find(calls(), name, &PastCall::recording);
    return it == m_calls.end() ? nullptr : &*it;
}

QByteArray CallHistory::audio(const PastCall& call)
{
    return Voicemails::melody(call.id.toULongLong(), std::max(call.recordedSeconds, 1));
}

void CallHistory::onLeg(const Talker& t, LegEvent event)
{
    if (t.supervisor() || event == LegEvent::TalkEnded)
        return;
    OpenCall& open = m_open[t.room];
    PastCall& call = open.call;
    if (call.started == 0) {
        call.id = t.room;
        call.started = m_world.scheduler().nowMs();
    }
    if (call.trunk.isEmpty())
        call.trunk = t.trunk;
    const bool calls = t.caller || event == LegEvent::Dialing;
    if (calls && open.from.isEmpty()) {
        open.from = t.id;
        call.fromNumber = t.number;
        call.fromName = t.name;
        call.toNumber = t.peerNumber;
        call.toName = t.peerName;
        call.direction = !t.extension.isEmpty() || t.system ? CallDirection::Internal
            : t.purpose == Purpose::Originate               ? CallDirection::Out // two outside parties brought together
                                                            : CallDirection::In;
    }
    if (t.id == open.from)
        return;
    if (call.toNumber.isEmpty()) {
        call.toNumber = t.number;
        call.toName = t.name;
    }
    if (!t.trunk.isEmpty() && call.direction == CallDirection::Internal)
        call.direction = CallDirection::Out;
    const auto [at, isNew] = open.legAt.try_emplace(t.id, call.legs.size());
    if (isNew) {
        PastLeg leg;
        leg.number = t.number;
        leg.name = t.name;
        leg.extension = t.extension;
        leg.group = t.group;
        leg.system = t.system;
        leg.rang = m_world.scheduler().nowMs();
        call.legs << leg;
    }
    if (t.answered() && call.legs.at(at->second).answered == 0) {
        PastLeg& leg = call.legs[at->second];
        leg.answered = t.answeredAt;
        leg.result = isMailbox(leg) ? CallResult::Voicemail : CallResult::Answered;
        if (call.answeredBy.isEmpty())
            call.answeredBy = t.extension;
    }
}

void CallHistory::onLegEnded(const Talker& t, const EndReason& reason)
{
    const auto open = m_open.find(t.room);
    if (open == m_open.end() || t.supervisor())
        return;
    if (t.id == open->second.from && !t.answered() && open->second.call.legs.isEmpty())
        open->second.last = reason;
    const auto at = open->second.legAt.find(t.id);
    if (at == open->second.legAt.end())
        return;
    PastLeg& leg = open->second.call.legs[at->second];
    leg.ended = m_world.scheduler().nowMs();
    if (leg.answered == 0) {
        leg.result = resultOf(reason);
        open->second.last = reason;
    }
}

void CallHistory::onQueue(const QueueEntry& entry, bool on)
{
    const auto open = m_open.find(entry.room);
    if (open == m_open.end() || !on)
        return;
    open->second.call.queue = entry.queue;
    open->second.call.queuedAt = entry.since;
}

void CallHistory::onRecording(const Talker& t, bool on)
{
    const auto open = m_open.find(t.room);
    if (open == m_open.end())
        return;
    qint64& since = open->second.recordingSince;
    const qint64 now = m_world.scheduler().nowMs();
    PastCall& call = open->second.call;
    if (on) {
        since = since == 0 ? now : since;
        call.recording = recordingName(call);
    } else if (since != 0) {
        call.recordedSeconds += int((now - since + 999) / 1000);
        since = 0;
    }
}

void CallHistory::onRoomEnded(const QString& room)
{
    auto node = m_open.extract(room);
    if (node.empty() || node.mapped().from.isEmpty())
        return; // a meeting that nobody called
    PastCall& call = node.mapped().call;
    call.ended = m_world.scheduler().nowMs();
    close(call, node.mapped().last);
    makeEarlierCalls();
    keep(call);
    Q_EMIT ended(m_calls.back());
}

//! Draws the conclusion from the legs: a person's answer counts more than a menu's, and that more than a mailbox's.
void CallHistory::close(PastCall& call, const EndReason& last) const
{
    const auto answer = [&call](auto&& fits) {
        const auto at
            = std::ranges::find_if(call.legs, [&fits](const PastLeg& leg) { return leg.answered != 0 && fits(leg); });
        return at == call.legs.end() ? qint64(0) : at->answered;
    };
    call.result = resultOf(last);
    if (const qint64 person = answer([](const PastLeg& leg) { return !leg.system; })) {
        call.answered = person;
        call.result = CallResult::Answered;
    } else if (const qint64 mailbox = answer(isMailbox)) {
        call.answered = mailbox;
        call.result = CallResult::Voicemail;
    } else if (const qint64 menu = answer([](const PastLeg&) { return true; })) {
        call.answered = menu;
        call.result = CallResult::Answered;
    }
    for (PastLeg& leg : call.legs)
        leg.ended = leg.ended == 0 ? call.ended : leg.ended;
    call.quality = call.result == CallResult::Answered ? qualityOf(call) : 0;
}

void CallHistory::keep(PastCall call) const
{
    m_calls.push_back(std::move(call));
    if (m_calls.size() > kMost)
        m_calls.pop_front();
}

QString CallHistory::recordingName(const PastCall& call) const
{
    return u"auto-%1-%2-%3.wav"_s.arg(m_world.scheduler().nowMs() / 1000).arg(call.fromNumber, call.toNumber);
}

void CallHistory::makeEarlierCalls() const
{
    if (m_earlierMade || m_world.directory().numbers(ExtensionKind::User).size() < 2)
        return;
    m_earlierMade = true;
    std::deque<PastCall> earlier;
    for (int i = kFromBefore; i > 0; --i)
        earlier.push_back(earlierCall(i));
    m_calls.insert(m_calls.begin(), earlier.begin(), earlier.end());
}

//! The one that began about `index` times 27 minutes before the world did; none reaches into the next.
PastCall CallHistory::earlierCall(int index) const
{
    constexpr qint64 kApartMs = 27 * 60'000;
    constexpr quint64 kFirstId = 281'000'000'000;
    QRandomGenerator random(m_seed * 1000 + quint32(index));
    const Directory& directory = m_world.directory();
    const QStringList users = directory.numbers(ExtensionKind::User);
    const auto pick = [&random](qsizetype most) { return qsizetype(random.bounded(int(most))); };
    PastCall call;
    call.id = QString::number(kFirstId + quint64(1000 - index));
    call.started = m_origin - index * kApartMs + random.bounded(600) * 1000;
    const int kind = random.bounded(10);
    call.direction = kind < 5 ? CallDirection::In : kind < 8 ? CallDirection::Out : CallDirection::Internal;
    const QString inside = users.at(pick(users.size()));
    const QString other = users.at((users.indexOf(inside) + 1 + pick(users.size() - 1)) % users.size());
    const auto [number, name] = outsideParty(int(pick(40)));
    const bool comesIn = call.direction == CallDirection::In;
    call.fromNumber = comesIn ? number : inside;
    call.fromName = comesIn ? name : directory.nameOf(inside);
    call.toNumber = comesIn ? inside : call.direction == CallDirection::Out ? number : other;
    call.toName = call.direction == CallDirection::Out ? name : directory.nameOf(call.toNumber);
    if (call.direction != CallDirection::Internal)
        call.trunk = m_world.trunkOf(number);
    PastLeg leg;
    leg.extension = call.direction == CallDirection::Out ? QString() : call.toNumber;
    if (comesIn && kind < 2 && m_world.queueOf(u"600"_s) && !m_world.queueOf(u"600"_s)->members.isEmpty()) {
        call.queue = leg.group = call.toNumber = u"600"_s;
        call.toName = directory.nameOf(call.queue);
        call.queuedAt = call.started + 1000;
        const QStringList agents = m_world.queueOf(call.queue)->members;
        leg.extension = agents.at(pick(agents.size()));
    }
    leg.number = leg.extension.isEmpty() ? call.toNumber : leg.extension;
    leg.name = leg.extension.isEmpty() ? call.toName : directory.nameOf(leg.extension);
    leg.rang = call.started + 1000;
    const qint64 ringsMs = (3 + random.bounded(22)) * 1000LL;
    const qint64 talksMs = (10 + random.bounded(400)) * 1000LL;
    const int fate = random.bounded(10);
    const bool taken = fate < 7;
    leg.result = taken ? CallResult::Answered : fate == 7 ? CallResult::Busy : CallResult::NoAnswer;
    leg.answered = taken ? leg.rang + ringsMs : 0;
    call.ended = leg.ended = leg.rang + ringsMs + (taken ? talksMs : 0);
    call.legs << leg;
    call.answeredBy = taken ? leg.extension : QString();
    close(call, fate == 7 ? endedBusy() : endedNoAnswer());
    if (taken && random.bounded(3) == 0) {
        call.recordedSeconds = int(std::min<qint64>(talksMs / 1000, 30));
        call.recording = u"auto-%1-%2-%3.wav"_s.arg(call.answered / 1000).arg(call.fromNumber, call.toNumber);
    }
    return call;
}

} // namespace callboard::sim
