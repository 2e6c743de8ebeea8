// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/reconnector.h"

#include "core/base/clock.h"

#include <algorithm>

namespace callboard {

Reconnector::Reconnector(const Clock& clock, Backoff::Plan plan, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_backoff(plan)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_nextAttempt = {};
        Q_EMIT attempt();
    });
}

QDateTime Reconnector::schedule(std::chrono::milliseconds atLeast)
{
    const auto wait = std::max(m_backoff.next(), atLeast);
    m_nextAttempt = m_clock.now().addMSecs(wait.count());
    m_timer.start(wait);
    return m_nextAttempt;
}

void Reconnector::succeeded()
{
    m_backoff.reset();
    stop();
}

void Reconnector::stop()
{
    m_timer.stop();
    m_nextAttempt = {};
}

} // namespace callboard
