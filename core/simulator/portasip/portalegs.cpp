// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portalegs.h"

#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

Legs::Legs(World& world, const Ids& ids, bool wire, QObject* parent)
    : QObject(parent)
    , m_world(world)
    , m_ids(ids)
    , m_wire(wire)
{
    connect(&world, &World::talkerChanged, this, &Legs::onTalkerChanged);
    connect(&world, &World::talkerEnded, this, &Legs::onTalkerEnded);
    connect(&world, &World::queueChanged, this, &Legs::onQueueChanged);
    connect(&world, &World::roomEnded, this, [this](const QString& room) { m_rooms.remove(room); });
    connect(&world, &World::crashed, this, [this] {
        m_legs.clear();
        m_rooms.clear();
    });
    connect(&world, &World::promptEnded, this, &Legs::onPromptEnded);
    connect(&world, &World::keyPressed, this, &Legs::onKeyPressed);
    connect(&world, &World::meetingChanged, this, &Legs::onMeetingChanged);
    connect(&world, &World::meetingMemberChanged, this, &Legs::onMemberChanged);
}

const Leg* Legs::find(const QString& callId, const QString& tag) const
{
    const Leg* found = nullptr;
    for (const QList<Leg>& dialogs : m_legs) {
        for (const Leg& leg : dialogs) {
            if (leg.callId != callId || (!tag.isEmpty() && leg.tag != tag))
                continue;
            if (found)
                return nullptr;
            found = &leg;
        }
    }
    return found;
}

QList<Leg> Legs::all() const
{
    QList<Leg> found;
    for (const QList<Leg>& dialogs : m_legs)
        found << dialogs;
    std::ranges::sort(found, {}, [](const Leg& leg) { return std::pair(leg.begun, leg.talker); });
    return found;
}

const Leg* Legs::ofTalker(const QString& talker) const
{
    const auto at = m_legs.constFind(talker);
    return at == m_legs.cend() ? nullptr : &at->last();
}

//! Accounts have legs, and outside parties that PortaSIP calls for one; who calls in is seen through the other side.
//! porta 1170
bool Legs::isTold(const Talker& t) const
{
    return !t.extension.isEmpty() || (t.system && m_world.directory().find(t.number)) || (!t.system && !t.caller);
}

Audience Legs::audienceOf(const Leg& leg) const
{
    return {{leg.outside ? leg.channel : leg.own}, leg.accessNumber};
}

Leg& Legs::begin(const Talker& t, bool incoming)
{
    Leg leg;
    leg.talker = t.id;
    leg.room = t.room;
    leg.own = t.number;
    leg.name = t.name;
    leg.incoming = incoming;
    leg.outside = t.extension.isEmpty() && !t.system;
    leg.originated = t.purpose == Purpose::Originate;
    leg.consulting = !t.home.isEmpty();
    leg.accessNumber = t.application ? t.number : QString();
    leg.huntgroup = t.group;
    leg.forwarders = t.forwardedBy;
    leg.peerNumber = t.peerNumber;
    leg.peerName = t.peerName;
    leg.begun = leg.since = m_world.scheduler().nowMs();
    if (leg.outside) {
        const Talker* peer = m_world.talker(t.peer);
        leg.channel = !t.recallTo.isEmpty() ? t.recallTo
            : !t.forwardedBy.isEmpty()      ? t.forwardedBy.last()
            : peer                          ? peer->extension
                                            : t.peerNumber;
    }
    const Leg* peerLeg = ofTalker(t.peer);
    if (leg.originated || t.purpose == Purpose::Invite)
        m_rooms.insert(t.room, m_ids.call(t.room, true));
    const QString base = m_rooms.value(t.room, m_ids.call(t.room, false));
    if (t.purpose == Purpose::Call && peerLeg && peerLeg->originated)
        leg.callId = base + u"~1o"_s; // porta 1990
    else if ((t.purpose == Purpose::Transfer || t.purpose == Purpose::Recall) && peerLeg)
        leg.callId = peerLeg->callId; // porta 1918: the target appears in the old call
    else
        leg.callId = base;
    leg.tag = m_ids.tag(t.id, m_turn++, incoming, t.system);
    QList<Leg>& dialogs = m_legs[t.id];
    dialogs << leg;
    return dialogs.last();
}

//! The dialog that an event belongs to: a phone that consults dials a second one.
Leg& Legs::current(const Talker& t, LegEvent event)
{
    const auto known = m_legs.find(t.id);
    if (known == m_legs.end() || (event == LegEvent::Dialing && !t.home.isEmpty()))
        return begin(t, event != LegEvent::Dialing);
    return known->last();
}

void Legs::onTalkerChanged(const Talker& t, LegEvent event)
{
    if (event == LegEvent::TalkEnded || event == LegEvent::Retrieved || !isTold(t))
        return;
    if (event == LegEvent::Resumed && m_legs.contains(t.id) && m_legs[t.id].last().consulting)
        endConsultation(t.id);
    Leg& leg = current(t, event);
    leg.since = m_world.scheduler().nowMs();
    leg.transferred = leg.transferred || (leg.answered && leg.peerNumber != t.peerNumber);
    leg.peerNumber = t.peerNumber;
    leg.peerName = t.peerName;
    switch (event) {
    case LegEvent::Offered:
    case LegEvent::Dialing:
        leg.state = u"trying"_s;
        tell(leg);
        return;
    case LegEvent::Ringing:
        leg.state = t.earlyMedia ? u"early"_s : u"ringing"_s;
        tell(leg);
        ringBack(t);
        return;
    case LegEvent::Answered:
    case LegEvent::Connected:
        connectLeg(leg, t);
        if (event == LegEvent::Answered && !t.supervisor() && t.purpose != Purpose::Invite)
            meet(t);
        return;
    case LegEvent::Held:
    case LegEvent::Resumed:
        leg.state.clear(); // is told again whatever it was
        reckonHolds(t.room, t.id);
        return;
    case LegEvent::Parked:
        leg.state = u"held"_s;
        tell(leg);
        return;
    default:
        return;
    }
}

//! Back at the first call.
void Legs::endConsultation(const QString& talker)
{
    QList<Leg>& dialogs = m_legs[talker];
    end(dialogs.takeLast(), m_reason.isEmpty() ? u"normal"_s : m_reason, 200);
    if (dialogs.isEmpty())
        m_legs.remove(talker);
}

void Legs::connectLeg(Leg& leg, const Talker& t)
{
    if (leg.connected == 0)
        leg.connected = m_world.scheduler().nowMs();
    leg.answered = true;
    leg.state = heldState(t);
    tell(leg);
}

//! Who dialled hears the ringing.
void Legs::ringBack(const Talker& ringing)
{
    const QList<Talker> others = m_world.talkersIn(ringing.room);
    for (const Talker& other : others) {
        const auto known = m_legs.find(other.id);
        if (known == m_legs.end() || other.state != LegState::Dialing)
            continue;
        Leg& leg = known->last();
        const QString state = ringing.earlyMedia ? u"early"_s : u"ringing"_s;
        if (leg.state == state)
            continue;
        leg.state = state;
        tell(leg);
    }
}

//! Whoever talked here before has another party now. porta 1941
void Legs::meet(const Talker& newcomer)
{
    const QList<Talker> others = m_world.talkersIn(newcomer.room);
    for (const Talker& other : others) {
        const auto known = m_legs.find(other.id);
        if (other.id == newcomer.id || known == m_legs.end() || !other.answered() || other.supervisor())
            continue;
        Leg& leg = known->last();
        const QString state = heldState(other);
        if (leg.peerNumber == newcomer.number && leg.state == state)
            continue;
        leg.transferred = leg.answered && leg.peerNumber != newcomer.number;
        leg.peerNumber = newcomer.number;
        leg.peerName = newcomer.name;
        leg.state = state;
        tell(leg);
    }
}

//! Who holds is holding, the others are held; when both do, PortaSIP plays the music and both are held. porta 1738
QString Legs::heldState(const Talker& t) const
{
    const QList<Talker> all = m_world.talkersIn(t.room);
    const bool heldByOther = std::ranges::any_of(all,
        [&t](const Talker& other) { return other.id != t.id && other.state == LegState::Held && !other.supervisor(); });
    if (heldByOther)
        return u"held"_s;
    return t.state == LegState::Held ? u"holding"_s : u"connected"_s;
}

void Legs::reckonHolds(const QString& room, const QString& talker)
{
    QList<Talker> all = m_world.talkersIn(room);
    std::ranges::stable_partition(all, [&talker](const Talker& t) { return t.id == talker; });
    for (const Talker& t : std::as_const(all)) {
        const auto known = m_legs.find(t.id);
        if (known == m_legs.end() || !t.answered() || t.supervisor())
            continue;
        Leg& leg = known->last();
        const QString state = heldState(t);
        if (leg.state == state)
            continue;
        leg.state = state;
        leg.since = m_world.scheduler().nowMs();
        tell(leg);
    }
}

void Legs::onTalkerEnded(const Talker& t, const EndReason& reason)
{
    QList<Leg> dialogs = m_legs.take(t.id);
    const bool transfer = reason.text.endsWith("transfer"_L1);
    while (!dialogs.isEmpty()) {
        Leg leg = dialogs.takeLast();
        end(leg, m_reason.isEmpty() || transfer ? reason.text : m_reason,
            transfer ? QJsonValue(QJsonValue::Null) : QJsonValue(reason.sip)); // porta 1910
    }
}

void Legs::end(const Leg& ended, const QString& reason, const QJsonValue& code)
{
    Leg leg = ended;
    leg.state = u"terminated"_s;
    leg.since = m_world.scheduler().nowMs();
    QJsonObject info = toJson(leg);
    info.insert("reason"_L1, reason);
    info.insert("reason_code"_L1, code);
    Q_EMIT told(info, audienceOf(leg));
}

void Legs::tell(const Leg& leg)
{
    Q_EMIT told(toJson(leg), audienceOf(leg));
}

void Legs::redial(const QString& talker)
{
    const Talker* t = m_world.talker(talker);
    const auto known = m_legs.find(talker);
    if (!t || known == m_legs.end())
        return;
    const Leg old = known->takeLast();
    end(old, u"answered elsewhere"_s, 200);
    Leg& leg = begin(*t, true);
    leg.callId = old.callId;
    leg.state = u"trying"_s;
    tell(leg);
}

} // namespace callboard::sim::porta
