// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/scenario.h"

#include "core/simulator/world.h"

#include <QPointer>

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kTickMs = 10;
constexpr double kMostAtOnce = 200; // a slow machine falls behind rather than freezes
} // namespace

StormScenario::StormScenario(World& world, int rate, QObject* parent)
    : Scenario(parent)
    , m_world(world)
    , m_users(world.directory().numbers(ExtensionKind::User))
    , m_rate(std::max(rate, 1))
    , m_last(world.scheduler().nowMs())
{
    const auto count = [this] { m_due -= 1; };
    connect(&world, &World::talkerChanged, this, count);
    connect(&world, &World::talkerEnded, this, count);
    connect(&world, &World::registeredChanged, this, count);
    connect(&world, &World::voicemailChanged, this, count);
    tick();
}

void StormScenario::tick()
{
    const qint64 now = m_world.scheduler().nowMs();
    m_due = std::min(m_due + double(now - m_last) * m_rate / 1000.0, kMostAtOnce);
    m_last = now;
    for (int attempts = 0; m_due >= 1 && attempts < kMostAtOnce; ++attempts)
        oneEvent();
    m_world.scheduler().after(kTickMs, [self = QPointer<StormScenario>(this)] {
        if (self)
            self->tick();
    });
}

void StormScenario::oneEvent()
{
    Scheduler& time = m_world.scheduler();
    const QString user = m_users.at(time.pick(0, int(m_users.size()) - 1));
    switch (time.pick(0, 19)) {
    case 0:
        (void)m_world.setRegistered(user, !m_world.directory().user(user)->registered);
        return;
    case 1:
        (void)m_world.setMailbox(user, {time.pick(0, 9), time.pick(0, 9), 1, 0});
        return;
    case 2:
    case 3:
    case 4:
    case 5:
        newCall();
        return;
    default:
        changeTalker();
        return;
    }
}

void StormScenario::newCall()
{
    Scheduler& time = m_world.scheduler();
    if (m_world.rooms().size() > size_t(std::max<qsizetype>(m_users.size() / 3, 4)))
        return changeTalker();
    const QString to = m_users.at(time.pick(0, int(m_users.size()) - 1));
    if (time.chance(50)) {
        const auto [number, name] = outsideParty(time.pick(0, 15));
        (void)m_world.dialFromOutside(number, name, time.chance(15) ? u"600"_s : to);
    } else {
        (void)m_world.dial(m_users.at(time.pick(0, int(m_users.size()) - 1)), to);
    }
}

//! Goes round through the talkers and does with each what its state allows.
void StormScenario::changeTalker()
{
    const auto& talkers = m_world.talkers();
    if (talkers.empty())
        return newCall();
    Scheduler& time = m_world.scheduler();
    auto it = talkers.lower_bound(QString::number(1000 + m_next));
    if (it == talkers.end()) {
        it = talkers.begin();
        m_next = 0;
    }
    m_next = std::max<qsizetype>(it->first.toLongLong() - 1000 + 1, 0);
    const Talker t = it->second;
    if (t.alerting()) {
        if (!m_world.answer(t.id))
            (void)m_world.hangup(t.id);
    } else if (t.state == LegState::Held) {
        (void)m_world.resume(t.id);
    } else if (t.state == LegState::Talking && time.chance(40)) {
        (void)m_world.hold(t.id);
    } else if (t.state == LegState::Talking && time.chance(10)) {
        (void)m_world.park(t.id, QString::number(time.pick(701, 720)));
    } else {
        (void)m_world.hangup(t.id);
    }
}

} // namespace callboard::sim
