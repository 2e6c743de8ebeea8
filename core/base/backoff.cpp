// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"

#include <algorithm>

namespace callboard {

Backoff::Backoff(Plan plan, quint32 seed)
    : m_plan(plan)
    , m_random(seed)
{
}

Backoff::Ms Backoff::next()
{
    const int doublings = std::min(m_attempts, 20);
    ++m_attempts;
    const auto base = std::min<qint64>(m_plan.first.count() << doublings, m_plan.most.count());
    const double scale = 1.0 + m_plan.jitter * (2.0 * m_random.generateDouble() - 1.0);
    return Ms{static_cast<qint64>(static_cast<double>(base) * scale)};
}

void Backoff::reset()
{
    m_attempts = 0;
}

} // namespace callboard
