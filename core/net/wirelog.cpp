// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/wirelog.h"

#include "core/base/clock.h"
#include "core/base/redact.h"

#include <algorithm>

namespace callboard {

WireLog::WireLog(const Clock& clock, size_t capacity, qsizetype maxText)
    : m_clock(clock)
    , m_capacity(std::max<size_t>(capacity, 1))
    , m_maxText(maxText)
{
}

void WireLog::add(Way way, QByteArrayView frame)
{
    if (!m_enabled)
        return;
    // A secret that the cut would split loses its closing quote, and with it the redactor's grip: mask first, then cut.
    // Twice the kept length is enough context for that and bounds the cost of a huge frame.
    const QString head = QString::fromUtf8(frame.first(std::min(frame.size(), 2 * m_maxText)));
    Frame entry{m_clock.nowMs(), way, frame.size(), redacted(head).left(m_maxText)};
    if (m_ring.size() < m_capacity) {
        m_ring.push_back(std::move(entry));
        return;
    }
    m_ring[m_next] = std::move(entry);
    m_next = (m_next + 1) % m_capacity;
}

void WireLog::clear()
{
    m_ring.clear();
    m_next = 0;
}

std::vector<WireLog::Frame> WireLog::frames() const
{
    std::vector<Frame> out = m_ring;
    std::ranges::rotate(out, out.begin() + static_cast<std::ptrdiff_t>(m_next));
    return out;
}

} // namespace callboard
