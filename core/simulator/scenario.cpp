// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/scenario.h"

#include "core/simulator/people.h"
#include "core/simulator/world.h"

#include <QPointer>

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

QStringList scenarioNames()
{
    return {u"none"_s, u"quiet"_s, u"busy-morning"_s, u"storm"_s};
}

Scenario* createScenario(const QString& name, World& world, int rate, QObject* parent)
{
    if (name == "quiet"_L1)
        return new OfficeScenario(world, OfficeScenario::Pace::Quiet, parent);
    if (name == "busy-morning"_L1)
        return new OfficeScenario(world, OfficeScenario::Pace::Busy, parent);
    if (name == "storm"_L1)
        return new StormScenario(world, rate, parent);
    return nullptr;
}

OfficeScenario::OfficeScenario(World& world, Pace pace, QObject* parent)
    : Scenario(parent)
    , m_world(world)
    , m_users(world.directory().numbers(ExtensionKind::User))
{
    m_users.removeOne(Directory::attendant());
    auto* people = new People(world, this);
    if (m_users.size() > 4)
        people->setAsleep(m_users.last());
    const bool busy = pace == Pace::Busy;
    if (busy)
        openingPicture();
    repeat(busy ? 20'000 : 50'000, busy ? 40'000 : 90'000, &OfficeScenario::callAttendant);
    repeat(busy ? 12'000 : 90'000, busy ? 25'000 : 180'000, &OfficeScenario::callQueue);
    repeat(busy ? 6'000 : 40'000, busy ? 14'000 : 80'000, &OfficeScenario::callSomebody);
    repeat(busy ? 6'000 : 30'000, busy ? 12'000 : 60'000, &OfficeScenario::callColleague);
    repeat(busy ? 45'000 : 200'000, busy ? 90'000 : 400'000, &OfficeScenario::leaveVoicemail);
    repeat(busy ? 60'000 : 300'000, busy ? 120'000 : 600'000, &OfficeScenario::changeRegistration);
}

void OfficeScenario::repeat(int fromMs, int toMs, void (OfficeScenario::*what)())
{
    m_world.scheduler().after(
        m_world.scheduler().pick(fromMs, toMs), [self = QPointer<OfficeScenario>(this), fromMs, toMs, what] {
            if (!self)
                return;
            (self.data()->*what)();
            self->repeat(fromMs, toMs, what);
        });
}

//! Within the first two seconds: some talk, one rings at the reception, two are parked, callers wait in a queue.
void OfficeScenario::openingPicture()
{
    Scheduler& time = m_world.scheduler();
    const qsizetype users = m_users.size();
    if (users < 12)
        return outsideCall(Directory::attendant());
    for (const qsizetype offline : {users - 2, users - 3})
        (void)m_world.setRegistered(m_users.at(offline), false);
    for (const qsizetype index : {0, 5, 9}) {
        Mailbox box{int(index % 3 + 1), int(index % 3 + 1), 2, 1};
        (void)m_world.setMailbox(m_users.at(index), box);
    }
    const auto connect = [this](const QString& room) {
        for (const Talker& t : m_world.talkersIn(room)) {
            if (t.state == LegState::Ringing)
                (void)m_world.answer(t.id);
        }
    };
    const auto answerIn = [&time, connect](const Result<QString>& room, int ms) {
        if (room)
            time.after(ms, [connect, id = *room] { connect(id); });
    };
    // The sales agents talk already, so two callers wait.
    const QStringList agents = m_world.directory().find(u"600"_s)->members;
    for (const QString& agent : agents) {
        const auto [number, name] = outsideParty(m_callers++);
        answerIn(m_world.dialFromOutside(number, name, agent), 300 + 150 * int(agents.indexOf(agent)));
    }
    answerIn(m_world.dial(m_users.at(3), m_users.at(4)), 500);
    for (const auto& [index, slot] : {std::pair<qsizetype, QString>{5, u"701"_s}, {6, u"702"_s}}) {
        const auto [number, name] = outsideParty(m_callers++);
        const auto room = m_world.dialFromOutside(number, name, m_users.at(index));
        answerIn(room, 400);
        time.after(900 + 200 * index % 400, [this, user = m_users.at(index), slot = slot] {
            for (const Talker& t : m_world.talkersOf(user))
                (void)m_world.park(t.id, slot);
        });
    }
    time.after(1100, [this] { outsideCall(Directory::attendant()); });
    for (const int ms : {800, 1400})
        time.after(ms, [this] { outsideCall(u"600"_s); });
}

void OfficeScenario::outsideCall(const QString& to)
{
    const auto [number, name] = outsideParty(m_callers++);
    (void)m_world.dialFromOutside(number, name, to);
}

void OfficeScenario::callAttendant()
{
    const QList<Talker> now = m_world.talkersOf(Directory::attendant());
    const auto ringing = std::count_if(now.begin(), now.end(), [](const Talker& t) { return t.alerting(); });
    if (ringing >= 3)
        return;
    if (const QString from = somebodyFree(); m_world.scheduler().chance(25) && !from.isEmpty())
        (void)m_world.dial(from, Directory::attendant());
    else
        outsideCall(Directory::attendant());
}

void OfficeScenario::callQueue()
{
    if (m_world.waiting().size() < 8)
        outsideCall(QStringList{u"600"_s, u"601"_s, u"602"_s}.at(m_world.scheduler().pick(0, 2)));
}

void OfficeScenario::callSomebody()
{
    if (const QString to = somebodyFree(); !to.isEmpty())
        outsideCall(to);
}

void OfficeScenario::callColleague()
{
    const QString from = somebodyFree();
    const QString to = m_world.scheduler().chance(85) ? somebodyFree() : m_users.value(0);
    if (!from.isEmpty() && from != to)
        (void)m_world.dial(from, to);
}

void OfficeScenario::leaveVoicemail()
{
    if (!m_users.isEmpty())
        outsideCall(u"*9"_s + m_users.at(m_world.scheduler().pick(0, int(m_users.size()) - 1)));
}

//! One phone at a time is unplugged for a while.
void OfficeScenario::changeRegistration()
{
    if (!m_offline.isEmpty()) {
        (void)m_world.setRegistered(std::exchange(m_offline, {}), true);
        return;
    }
    m_offline = somebodyFree();
    if (!m_offline.isEmpty())
        (void)m_world.setRegistered(m_offline, false);
}

QString OfficeScenario::somebodyFree()
{
    for (int attempt = 0; attempt < 8 && !m_users.isEmpty(); ++attempt) {
        const QString& user = m_users.at(m_world.scheduler().pick(0, int(m_users.size()) - 1));
        if (m_world.directory().user(user)->registered && m_world.talkersOf(user).isEmpty())
            return user;
    }
    return {};
}

} // namespace callboard::sim
