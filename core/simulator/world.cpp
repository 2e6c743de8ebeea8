// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr int kSharedLines = 8;
}

World::World(Scheduler& scheduler, quint32 seed, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_directory(seed, this)
    , m_accounts(m_directory, scheduler, seed, this)
    , m_chats(m_accounts, scheduler, seed, this)
    , m_voicemails(m_directory, scheduler, seed, this)
    , m_history(*this, seed, this)
    , m_nextRoom(282'000'000'001)
    , m_nextTalker(1001)
    , m_startedAt(scheduler.nowMs())
{
    for (int i = 1; i <= kSharedLines; ++i)
        m_lines << SharedLine{u"main_%1"_s.arg(i), {}, {}, {}, {}};
    m_trunks = {{u"1"_s, u"Provider North"_s, 30, true}, {u"2"_s, u"Provider South"_s, 30, true},
        {u"3"_s, u"GSM gateway"_s, 4, false}};
}

const Talker* World::talker(const QString& id) const
{
    const auto it = m_talkers.find(id);
    return it == m_talkers.cend() ? nullptr : &it->second;
}

const Room* World::room(const QString& id) const
{
    const auto it = m_rooms.find(id);
    return it == m_rooms.cend() ? nullptr : &it->second;
}

Talker* World::leg(const QString& id)
{
    const auto it = m_talkers.find(id);
    return it == m_talkers.end() ? nullptr : &it->second;
}

Room* World::call(const QString& id)
{
    const auto it = m_rooms.find(id);
    return it == m_rooms.end() ? nullptr : &it->second;
}

QList<Talker> World::talkersIn(const QString& roomId) const
{
    QList<Talker> found;
    if (const Room* r = room(roomId)) {
        for (const QString& id : r->talkers)
            found << m_talkers.at(id);
    }
    return found;
}

QList<Talker> World::talkersOf(const QString& extension) const
{
    QList<Talker> found;
    for (const QString& id : m_legsOf.value(extension))
        found << m_talkers.at(id);
    return found;
}

QList<Talker> World::talkersAt(const QString& number) const
{
    QList<Talker> found;
    for (const auto& [id, t] : m_talkers) {
        if (t.extension.isEmpty() && t.number == number)
            found << t;
    }
    return found;
}

bool World::isOutsideNumber(const QString& number)
{
    const auto isDialable = [](QChar c) { return c.isDigit() || u"+*#() -/."_s.contains(c); };
    if (number.isEmpty() || !std::all_of(number.begin(), number.end(), isDialable))
        return false;
    const auto digits = std::count_if(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
    return digits > 0 && (digits >= 7 || number.startsWith(u'+') || number.startsWith(u'0'));
}

Room& World::newRoom(const QString& tag)
{
    const QString id = QString::number(m_nextRoom++);
    Room& made = m_rooms[id];
    made.id = id;
    made.tag = tag;
    made.begun = m_scheduler.nowMs();
    return made;
}

Talker& World::newTalker(Room& room, const Party& party)
{
    const QString id = QString::number(m_nextTalker++);
    Talker& made = m_talkers[id];
    made.id = id;
    made.room = room.id;
    made.extension = party.extension;
    made.number = party.number;
    made.name = party.name;
    made.system = party.system;
    if (party.extension.isEmpty() && !party.system && isOutsideNumber(party.number))
        made.trunk = trunkOf(party.number);
    made.begun = m_scheduler.nowMs();
    room.talkers << id;
    if (!party.extension.isEmpty())
        m_legsOf[party.extension] << id;
    return made;
}

QString World::trunkOf(const QString& number) const
{
    int sum = 0;
    for (const QChar c : number)
        sum += c.isDigit() ? c.digitValue() : 0;
    QStringList usable;
    for (const Trunk& trunk : m_trunks) {
        if (trunk.registered)
            usable << trunk.id;
    }
    return usable.isEmpty() ? QString() : usable.at(sum % usable.size());
}

World::Party World::partyOf(const QString& number) const
{
    if (const auto group = m_pagingGroups.constFind(number); group != m_pagingGroups.cend())
        return {{}, number, group->name, true};
    if (const Extension* user = m_directory.user(number))
        return {number, number, user->name};
    if (const Extension* service = m_directory.find(number))
        return {{}, number, service->name, true};
    return {{}, number, m_records.nameOfNumber(number)};
}

void World::note(Talker& t, LegState state, LegEvent event)
{
    t.state = state;
    t.last = event;
    t.since = m_scheduler.nowMs();
    Q_EMIT talkerChanged(t, event);
}

void World::face(Talker& t, const Talker& peer)
{
    t.peer = peer.id;
    t.peerNumber = peer.number;
    t.peerName = peer.name;
}

void World::move(Talker& t, Room& to)
{
    const QString from = t.room;
    if (Room* old = call(from))
        old->talkers.removeOne(t.id);
    t.room = to.id;
    to.talkers << t.id;
}

void World::setTimer(Talker& t, qint64 ms, void (World::*then)(const QString&))
{
    m_scheduler.cancel(t.timer);
    t.timer = m_scheduler.after(ms, [this, id = t.id, then] {
        if (Talker* alive = leg(id)) {
            alive->timer = 0;
            (this->*then)(id);
        }
    });
}

//! Ends one leg and nothing else; settle() looks after the call.
void World::finish(const QString& talkerId, const EndReason& reason)
{
    auto node = m_talkers.extract(talkerId);
    if (node.empty())
        return;
    Talker& t = node.mapped();
    m_scheduler.cancel(t.timer);
    stopPrompts(t);
    if (Room* r = call(t.room)) {
        r->talkers.removeOne(t.id);
        leaveMeeting(t);
        if (t.system)
            r->conference.clear(); // without its bridge it is a call like any other
    }
    if (Room* away = call(t.home))
        away->consulting.clear();
    if (!t.extension.isEmpty()) {
        auto legs = m_legsOf.find(t.extension);
        legs->removeOne(t.id);
        if (legs->isEmpty())
            m_legsOf.erase(legs);
    }
    if (t.recording) {
        t.recording = false;
        Q_EMIT recordingChanged(t, false);
    }
    t.since = m_scheduler.nowMs();
    if (t.answered()) {
        t.last = LegEvent::TalkEnded;
        Q_EMIT talkerChanged(t, LegEvent::TalkEnded);
    }
    Q_EMIT talkerEnded(t, reason);
    releaseLine(t);
    if (!t.extension.isEmpty())
        offerQueuesOf(t.extension);
}

int World::partiesOf(const Room& room) const
{
    int parties = room.consulting.isEmpty() ? 0 : 1;
    parties += room.slot.isEmpty() ? 0 : 1;
    parties += room.queue.isEmpty() ? 0 : 1;
    for (const QString& id : room.talkers)
        parties += m_talkers.at(id).supervisor() ? 0 : 1;
    return parties;
}

//! After somebody left: a call of fewer than two parties ends for all, a consultation returns to the held call.
void World::settle(const QString& left, const EndReason& reason)
{
    const QString roomId = left; // as in endRoom()
    Room* r = call(roomId);
    if (!r)
        return;
    if (!r->meeting.isEmpty())
        return settleMeeting(roomId, reason);
    const bool deserted = !r->talkers.isEmpty() && std::all_of(r->talkers.begin(), r->talkers.end(), [this](auto& id) {
        const Talker& t = m_talkers.at(id);
        return t.alerting() || t.supervisor();
    });
    const bool nobodyWaits = r->talkers.isEmpty();
    if (partiesOf(*r) >= 2 && !nobodyWaits && (!deserted || !r->consulting.isEmpty()))
        return;
    const auto consultant
        = std::ranges::find_if(r->talkers, [this](const QString& id) { return !m_talkers.at(id).home.isEmpty(); });
    if (consultant != r->talkers.end())
        returnHome(QString(*consultant));
    else
        endRoom(roomId, reason);
}

void World::endRoom(const QString& ending, const EndReason& reason)
{
    const QString roomId = ending; // the argument may live in what is erased here
    Room* r = call(roomId);
    if (!r)
        return;
    leaveQueue(*r);
    while (!r->talkers.isEmpty()) {
        const Talker& t = m_talkers.at(r->talkers.first());
        const QString home = t.home;
        const bool hungUpOnRinging = t.alerting() && reason.sip == 200;
        finish(t.id, hungUpOnRinging ? endedCancelled() : reason);
        if (!home.isEmpty())
            settle(home, reason);
    }
    closeMeeting(*r);
    freeSlot(*r);
    if (Talker* away = leg(r->consulting))
        away->home.clear();
    m_rooms.erase(roomId);
    Q_EMIT roomEnded(roomId);
}

void World::dropIfEmpty(const QString& emptied)
{
    const QString roomId = emptied; // as in endRoom()
    if (const Room* r = room(roomId); r && r->talkers.isEmpty() && r->consulting.isEmpty()) {
        m_rooms.erase(roomId);
        Q_EMIT roomEnded(roomId);
    }
}

Talker* World::otherParty(const Talker& t)
{
    if (Talker* peer = leg(t.peer); peer && peer->room == t.room && !peer->supervisor() && peer->answered())
        return peer;
    Room* r = call(t.room);
    for (const QString& id : r->talkers) {
        Talker* other = leg(id);
        if (id != t.id && !other->supervisor() && other->answered())
            return other;
    }
    return nullptr;
}

bool World::anyoneRinging(const Room& room) const
{
    return std::any_of(room.talkers.begin(), room.talkers.end(), [this](const QString& id) {
        const Talker& t = m_talkers.at(id);
        return t.alerting() && !t.supervisor() && t.purpose != Purpose::Originate;
    });
}

void World::endEverything()
{
    while (!m_rooms.empty())
        endRoom(m_rooms.begin()->first, endedNormally(true));
}

} // namespace callboard::sim
