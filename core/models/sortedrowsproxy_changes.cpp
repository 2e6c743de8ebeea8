// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How SortedRowsProxy follows its source.
#include "core/models/sortedrowsproxy.h"

#include <algorithm>

namespace callboard {

namespace {

// More separate ranges than this are announced as one change of layout and one range at the end.
constexpr size_t kFewRanges = 16;

} // namespace

void SortedRowsProxy::onDataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    const bool filter = concernsFilter(roles);
    const bool order = concernsOrder(roles);
    const bool memory = concernsMemory(roles);
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        m_changes.push_back({row, filter, order, memory});
    m_anyRoles = m_anyRoles || roles.isEmpty();
    for (const int role : roles) {
        if (!m_changedRoles.contains(role))
            m_changedRoles.append(role);
    }
    if (!m_inBatch)
        applyChanges();
}

void SortedRowsProxy::onBatchEnded()
{
    applyChanges();
    m_inBatch = false;
}

void SortedRowsProxy::onRowsInserted(const QModelIndex& parent, int first, int last)
{
    if (parent.isValid())
        return;
    applyChanges();
    updateMap();
    sourceRowsInserted(first, last);
    const int count = last - first + 1;
    if (first < static_cast<int>(m_toProxy.size())) {
        for (int& row : m_toSource)
            row += row >= first ? count : 0;
    }
    m_toProxy.insert(m_toProxy.begin() + first, static_cast<size_t>(count), -1);
    std::vector<int> in;
    for (int row = first; row <= last; ++row) {
        if (accepts(row))
            in.push_back(row);
    }
    enter(in);
}

void SortedRowsProxy::onRowsAboutToBeRemoved(const QModelIndex& parent, int first, int last)
{
    if (parent.isValid())
        return;
    applyChanges();
    std::vector<int> out;
    for (int row = first; row <= last; ++row) {
        if (const int proxy = proxyRow(row); proxy >= 0)
            out.push_back(proxy);
    }
    std::sort(out.begin(), out.end());
    leave(out);
}

void SortedRowsProxy::onRowsRemoved(const QModelIndex& parent, int first, int last)
{
    if (parent.isValid())
        return;
    updateMap();
    sourceRowsRemoved(first, last);
    m_toProxy.erase(m_toProxy.begin() + first, m_toProxy.begin() + last + 1);
    if (first == static_cast<int>(m_toProxy.size()))
        return;
    const int count = last - first + 1;
    for (int& row : m_toSource)
        row -= row > last ? count : 0;
}

void SortedRowsProxy::applyChanges()
{
    if (m_changes.empty())
        return;
    const std::vector<Change> changes = std::exchange(m_changes, {});
    std::vector<int> remembered;
    for (const Change& change : changes) {
        if (change.memory)
            remembered.push_back(change.sourceRow);
    }
    if (!remembered.empty())
        sourceRowsChanged(remembered);
    std::vector<int> out;
    std::vector<int> in;
    std::vector<int> stayed;
    std::vector<int> reordered;
    for (const Change& change : changes) {
        const int row = proxyRow(change.sourceRow);
        const bool wanted = change.filter ? accepts(change.sourceRow) : row >= 0;
        if (row >= 0 && !wanted)
            out.push_back(row);
        else if (row < 0 && wanted)
            in.push_back(change.sourceRow);
        else if (row >= 0)
            stayed.push_back(change.sourceRow);
        if (row >= 0 && wanted && change.order)
            reordered.push_back(change.sourceRow);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    leave(out);
    place(reordered);
    announce(stayed);
    std::sort(in.begin(), in.end());
    in.erase(std::unique(in.begin(), in.end()), in.end());
    enter(in);
    m_changedRoles.clear();
    m_anyRoles = false;
}

void SortedRowsProxy::announce(std::vector<int>& changedSourceRows)
{
    updateMap();
    for (int& row : changedSourceRows)
        row = m_toProxy[static_cast<size_t>(row)];
    std::vector<int>& rows = changedSourceRows; // proxy rows from here on
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const QList<int> roles = m_anyRoles ? QList<int>() : m_changedRoles;
    for (size_t first = 0; first < rows.size();) {
        size_t next = first + 1;
        while (next < rows.size() && rows[next] == rows[next - 1] + 1)
            ++next;
        Q_EMIT dataChanged(createIndex(rows[first], 0), createIndex(rows[next - 1], columnCount() - 1), roles);
        first = next;
    }
}

//! Takes proxy rows (ascending, unique) out.
void SortedRowsProxy::leave(std::vector<int>& rows)
{
    if (rows.empty())
        return;
    size_t ranges = 1;
    for (size_t i = 1; i < rows.size(); ++i)
        ranges += rows[i] != rows[i - 1] + 1 ? 1 : 0;
    if (ranges > kFewRanges) {
        // Gather them at the end first: two signals instead of thousands.
        std::vector<int> order;
        std::vector<int> leaving;
        order.reserve(m_toSource.size());
        size_t next = 0;
        for (int row = 0; row < rowCount(); ++row) {
            const bool leaves = next < rows.size() && rows[next] == row;
            next += leaves ? 1 : 0;
            (leaves ? leaving : order).push_back(sourceRow(row));
        }
        const int first = static_cast<int>(order.size());
        order.insert(order.end(), leaving.begin(), leaving.end());
        arrange(std::move(order));
        rows.resize(leaving.size());
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i] = first + static_cast<int>(i);
    }
    for (size_t end = rows.size(); end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && rows[begin - 1] == rows[begin] - 1)
            --begin;
        const int first = rows[begin];
        const int last = rows[end - 1];
        beginRemoveRows({}, first, last);
        updateMap();
        for (int row = first; row <= last; ++row)
            m_toProxy[static_cast<size_t>(sourceRow(row))] = -1;
        m_toSource.erase(m_toSource.begin() + first, m_toSource.begin() + last + 1);
        touch(first);
        endRemoveRows();
        end = begin;
    }
}

//! Takes source rows in, at the place where they belong (at the end while frozen).
void SortedRowsProxy::enter(std::vector<int>& sourceRows)
{
    if (sourceRows.empty())
        return;
    sortRows(sourceRows);
    const auto less = [this](int a, int b) { return before(a, b); };
    std::vector<std::pair<int, std::vector<int>>> runs; // proxy row before which -> rows
    const bool atEnd = m_frozen && !m_toSource.empty();
    if (atEnd || m_orderPending) {
        m_orderPending = true;
        runs.emplace_back(rowCount(), sourceRows);
    } else {
        auto from = m_toSource.begin();
        for (const int row : sourceRows) {
            if (runs.size() > kFewRanges)
                break;
            from = std::lower_bound(from, m_toSource.end(), row, less);
            const int place = static_cast<int>(from - m_toSource.begin());
            if (runs.empty() || runs.back().first != place)
                runs.emplace_back(place, std::vector<int>());
            runs.back().second.push_back(row);
        }
    }
    const bool many = runs.size() > kFewRanges;
    if (many)
        runs.assign(1, {rowCount(), sourceRows});
    int shift = 0;
    for (const auto& [place, rows] : runs) {
        const int first = place + shift;
        const int count = static_cast<int>(rows.size());
        beginInsertRows({}, first, first + count - 1);
        m_toSource.insert(m_toSource.begin() + first, rows.begin(), rows.end());
        touch(first);
        endInsertRows();
        shift += count;
    }
    if (many) {
        std::vector<int> order(m_toSource.size());
        const auto middle = m_toSource.begin() + (rowCount() - static_cast<int>(sourceRows.size()));
        std::merge(m_toSource.begin(), middle, middle, m_toSource.end(), order.begin(), less);
        arrange(std::move(order));
    }
}

bool SortedRowsProxy::inPlace(int row) const
{
    return (row == 0 || before(sourceRow(row - 1), sourceRow(row)))
        && (row + 1 >= rowCount() || before(sourceRow(row), sourceRow(row + 1)));
}

//! Brings rows whose sort value changed to where they belong now.
void SortedRowsProxy::place(const std::vector<int>& changedSourceRows)
{
    if (changedSourceRows.empty() || m_orderPending)
        return;
    updateMap();
    const bool sorted = std::all_of(changedSourceRows.begin(), changedSourceRows.end(),
        [this](int row) { return inPlace(m_toProxy[static_cast<size_t>(row)]); });
    if (sorted)
        return;
    if (m_frozen) {
        m_orderPending = true;
        return;
    }
    // The others are in order among themselves: take the changed ones out, sort them, merge.
    std::vector<char> moving(m_toProxy.size(), 0);
    for (const int row : changedSourceRows)
        moving[static_cast<size_t>(row)] = 1;
    std::vector<int> movers;
    std::vector<int> order = mergedOrder(moving, movers);
    if (movers.size() > 1) {
        arrange(std::move(order));
        return;
    }
    const int from = m_toProxy[static_cast<size_t>(movers.front())];
    const int to = static_cast<int>(std::find(order.begin(), order.end(), movers.front()) - order.begin());
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_toSource = std::move(order);
    touch(std::min(from, to));
    endMoveRows();
}

std::vector<int> SortedRowsProxy::mergedOrder(const std::vector<char>& moving, std::vector<int>& movers) const
{
    std::vector<int> staying;
    staying.reserve(m_toSource.size());
    for (const int row : m_toSource)
        (moving[static_cast<size_t>(row)] ? movers : staying).push_back(row);
    sortRows(movers);
    std::vector<int> order(m_toSource.size());
    std::merge(staying.begin(), staying.end(), movers.begin(), movers.end(), order.begin(),
        [this](int a, int b) { return before(a, b); });
    return order;
}

void SortedRowsProxy::arrange(std::vector<int> order)
{
    if (order == m_toSource)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<std::pair<int, int>> kept; // source row, column
    kept.reserve(before.size());
    for (const QModelIndex& index : before)
        kept.append({sourceRow(index.row()), index.column()});
    m_toSource = std::move(order);
    touch(0);
    updateMap();
    QModelIndexList after;
    after.reserve(kept.size());
    for (const auto& [row, column] : std::as_const(kept))
        after.append(createIndex(m_toProxy[static_cast<size_t>(row)], column));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace callboard
