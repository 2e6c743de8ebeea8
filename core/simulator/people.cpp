// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/people.h"

#include "core/simulator/world.h"

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr int kHoldPercent = 20;
constexpr int kParkPercent = 6;
constexpr int kRecordPercent = 8;
} // namespace

People::People(World& world, QObject* parent)
    : QObject(parent)
    , m_world(world)
{
    connect(&world, &World::talkerChanged, this, &People::onTalkerChanged);
    connect(&world, &World::parkChanged, this, &People::onParked);
}

void People::onTalkerChanged(const Talker& t, LegEvent event)
{
    const bool attendant = t.extension == Directory::attendant();
    switch (event) {
    case LegEvent::Ringing:
        if (!attendant && !t.system && !m_asleep.contains(t.extension))
            answerSoon(t);
        return;
    case LegEvent::Dialing: // gives up when nobody answers, unless it is the operator who waits
        if (!attendant)
            getBored(t.id, m_world.scheduler().pick(60, 110));
        return;
    case LegEvent::Answered:
        if (!attendant && !t.system)
            talkAWhile(t);
        return;
    case LegEvent::Connected:
        // Somebody has to end a talk with the attendant or with a machine.
        if (!attendant)
            getBored(t.id, m_world.scheduler().pick(70, 200));
        return;
    default:
        return;
    }
}

void People::answerSoon(const Talker& t)
{
    Scheduler& time = m_world.scheduler();
    time.after(time.pick(2000, 6000), [this, id = t.id] { (void)m_world.answer(id); });
}

void People::talkAWhile(const Talker& t)
{
    Scheduler& time = m_world.scheduler();
    const int ms = time.pick(15'000, 80'000);
    time.after(ms, [this, id = t.id] {
        const Talker* talker = m_world.talker(id);
        if (talker && talker->state == LegState::Talking && talker->home.isEmpty())
            (void)m_world.hangup(id);
    });
    if (time.chance(kHoldPercent))
        time.after(ms / 3, [this, id = t.id] { holdAWhile(id); });
    else if (time.chance(kRecordPercent))
        time.after(ms / 4, [this, id = t.id] { (void)m_world.setRecording(id, true); });
    else if (time.chance(kParkPercent) && m_world.parked().size() < 4)
        time.after(ms / 2, [this, id = t.id] {
            for (const QString& slot : {u"701"_s, u"702"_s, u"703"_s, u"704"_s}) {
                if (!m_world.parked().contains(slot)) {
                    (void)m_world.park(id, slot);
                    return;
                }
            }
        });
}

void People::holdAWhile(const QString& talkerId)
{
    if (!m_world.hold(talkerId))
        return;
    Scheduler& time = m_world.scheduler();
    time.after(time.pick(4000, 12'000), [this, talkerId] { (void)m_world.resume(talkerId); });
}

void People::onParked(const ParkedCall& parked, bool on)
{
    if (on)
        getBored(parked.talker, m_world.scheduler().pick(120, 300));
}

//! Hangs up later, if nothing has changed: one who waited still waits, one who talked still talks.
void People::getBored(const QString& talkerId, int seconds)
{
    m_world.scheduler().after(seconds * 1000LL, [this, talkerId, since = m_world.scheduler().nowMs()] {
        const Talker* t = m_world.talker(talkerId);
        if (t && t->since <= since && t->home.isEmpty())
            (void)m_world.hangup(talkerId);
    });
}

} // namespace callboard::sim
