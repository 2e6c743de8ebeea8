// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ticker.h"

#include "core/base/clock.h"

#include <algorithm>

namespace callboard::ui {

Ticker::Ticker(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::fire);
}

void Ticker::start()
{
    m_timer.start(untilNextSecond(m_clock.nowMs()));
}

void Ticker::stop()
{
    m_timer.stop();
}

int Ticker::untilNextSecond(qint64 nowMs)
{
    return std::max(1, static_cast<int>(1000 - nowMs % 1000));
}

void Ticker::fire()
{
    const qint64 now = m_clock.nowMs();
    m_timer.start(untilNextSecond(now));
    Q_EMIT tick(now);
}

} // namespace callboard::ui
