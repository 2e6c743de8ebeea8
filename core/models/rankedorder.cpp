// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/rankedorder.h"

#include <algorithm>
#include <limits>

namespace callboard {

namespace {

constexpr qint64 kGap = qint64(1) << 24;

} // namespace

void RankedOrder::assign(std::vector<int> rowsInOrder)
{
    m_order = std::move(rowsInOrder);
    m_rank.assign(m_order.size(), 0);
    renumber();
}

void RankedOrder::renumber()
{
    qint64 rank = 0;
    for (const int row : m_order)
        m_rank[static_cast<size_t>(row)] = rank += kGap;
}

void RankedOrder::insert(int first, int last, const Less& less)
{
    const int count = last - first + 1;
    if (first < static_cast<int>(m_rank.size())) {
        for (int& row : m_order)
            row += row >= first ? count : 0;
    }
    m_rank.insert(m_rank.begin() + first, static_cast<size_t>(count), 0);
    for (int row = first; row <= last; ++row)
        place(row, less);
}

void RankedOrder::remove(int first, int last)
{
    const int count = last - first + 1;
    std::erase_if(m_order, [&](int row) { return row >= first && row <= last; });
    for (int& row : m_order)
        row -= row > last ? count : 0;
    m_rank.erase(m_rank.begin() + first, m_rank.begin() + last + 1);
}

void RankedOrder::update(const std::vector<int>& rows, const Less& less)
{
    std::vector<char> leaving(m_rank.size(), 0);
    for (const int row : rows)
        leaving[static_cast<size_t>(row)] = 1;
    std::erase_if(m_order, [&](int row) { return leaving[static_cast<size_t>(row)] != 0; });
    for (const int row : rows) {
        if (std::exchange(leaving[static_cast<size_t>(row)], char(0)) != 0) // rows may be named twice
            place(row, less);
    }
}

void RankedOrder::place(int row, const Less& less)
{
    const auto at = m_order.insert(std::lower_bound(m_order.begin(), m_order.end(), row, less), row);
    const qint64 below = at == m_order.begin() ? 0 : rank(*std::prev(at));
    const qint64 above = std::next(at) == m_order.end() ? below + 2 * kGap : rank(*std::next(at));
    m_rank[static_cast<size_t>(row)] = below + (above - below) / 2;
    if (above - below < 2)
        renumber();
}

} // namespace callboard
