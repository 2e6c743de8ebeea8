// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/scheduler.h"

#include <QDateTime>

#include <algorithm>

namespace callboard::sim {

namespace {
constexpr qint64 kManualStart = 1'700'000'000'000;
}

Scheduler::Scheduler(Mode mode, quint32 seed, double speed, QObject* parent)
    : QObject(parent)
    , m_mode(mode)
    , m_speed(std::max(speed, 0.001))
    , m_origin(mode == Mode::Manual ? kManualStart : QDateTime::currentMSecsSinceEpoch())
    , m_now(m_origin)
    , m_timer(this)
    , m_random(seed)
{
    m_elapsed.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Scheduler::runDue);
}

qint64 Scheduler::nowMs() const
{
    if (m_mode == Mode::Manual || m_running)
        return m_now;
    return m_origin + qint64(double(m_elapsed.elapsed()) * m_speed);
}

Scheduler::TaskId Scheduler::after(qint64 delayMs, Task task)
{
    const TaskId id = m_next++;
    const qint64 due = nowMs() + std::max<qint64>(delayMs, 0);
    m_tasks.emplace(Key{due, id}, std::move(task));
    m_due.insert(id, due);
    arm();
    return id;
}

void Scheduler::cancel(TaskId id)
{
    if (const auto due = m_due.constFind(id); due != m_due.cend()) {
        m_tasks.erase(Key{*due, id});
        m_due.erase(due);
    }
}

void Scheduler::advance(qint64 ms)
{
    if (m_mode == Mode::Manual)
        runUntil(m_now + std::max<qint64>(ms, 0));
}

int Scheduler::pick(int from, int to)
{
    return from >= to ? from : m_random.bounded(from, to + 1);
}

void Scheduler::runDue()
{
    runUntil(nowMs());
    arm();
}

void Scheduler::runUntil(qint64 ms)
{
    if (m_running)
        return;
    m_running = true;
    while (!m_tasks.empty() && m_tasks.begin()->first.first <= ms) {
        auto node = m_tasks.extract(m_tasks.begin());
        m_due.remove(node.key().second);
        m_now = std::max(m_now, node.key().first);
        node.mapped()();
    }
    m_now = std::max(m_now, ms);
    m_running = false;
}

void Scheduler::arm()
{
    if (m_mode == Mode::Manual || m_running || m_tasks.empty())
        return;
    const double wait = double(m_tasks.begin()->first.first - nowMs()) / m_speed;
    m_timer.start(int(std::clamp(wait, 0.0, 3'600'000.0)));
}

} // namespace callboard::sim
