// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/groupedgeometry.h"

#include <algorithm>

namespace callboard::ui {

GroupedGeometry::GroupedGeometry(const QList<int>& groups, const Measures& measures, int shift)
    : m_measures(measures)
    , m_shift(shift)
{
    m_tops.reserve(groups.size());
    const int inner = std::max(0, measures.width - 2 * measures.margin);
    int y = shift;
    for (qsizetype row = 0; row < groups.size(); ++row) {
        if (row == 0 || groups.at(row) != groups.at(row - 1)) {
            m_headers.append({groups.at(row), 0, QRect(measures.margin, y, inner, measures.headerHeight)});
            y += measures.headerHeight;
        }
        ++m_headers.last().count;
        m_tops.append(y);
        y += measures.rowHeight + measures.gap;
    }
    m_height = groups.isEmpty() ? 0 : y - measures.gap + measures.bottom;
}

QRect GroupedGeometry::rect(int row) const
{
    if (row < 0 || row >= count())
        return {};
    return {
        m_measures.margin, m_tops.at(row), std::max(0, m_measures.width - 2 * m_measures.margin), m_measures.rowHeight};
}

int GroupedGeometry::at(const QPoint& point) const
{
    const auto after = std::ranges::upper_bound(m_tops, point.y());
    if (after == m_tops.begin())
        return -1;
    const int row = static_cast<int>(after - m_tops.begin()) - 1;
    return rect(row).contains(point) ? row : -1;
}

std::pair<int, int> GroupedGeometry::in(const QRect& area) const
{
    if (area.isEmpty())
        return {0, -1};
    const auto first = std::ranges::lower_bound(m_tops, area.top() - m_measures.rowHeight + 1);
    const auto end = std::ranges::upper_bound(m_tops, area.bottom());
    if (first >= end)
        return {0, -1};
    return {static_cast<int>(first - m_tops.begin()), static_cast<int>(end - m_tops.begin()) - 1};
}

} // namespace callboard::ui
