// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bodies of KeyedRowModel; include keyedrowmodel.h.
#include "core/models/keyedrowmodel.h"

namespace callboard {

template <typename Row> auto KeyedRowModel<Row>::stage(Slot& slot) -> Staged&
{
    if (slot.batch == m_batch && slot.staged >= 0)
        return m_staged[static_cast<size_t>(slot.staged)];
    slot.batch = m_batch;
    slot.staged = static_cast<int>(m_staged.size());
    m_staged.push_back({nullptr, isApplying() ? kLookUp : slot.row, false, {}});
    schedule();
    return m_staged.back();
}

template <typename Row> void KeyedRowModel<Row>::stageRemoval(const Id& id, Slot& slot)
{
    Staged& staged = stage(slot);
    staged.removal = true;
    staged.gone = id;
}

template <typename Row> void KeyedRowModel<Row>::stageValue(Slot& slot, const Row& row)
{
    Staged& staged = stage(slot);
    staged.removal = false;
    if (staged.value)
        *staged.value = row;
    else
        staged.value = std::make_unique<Row>(row);
}

template <typename Row> void KeyedRowModel<Row>::upsert(const Row& row)
{
    auto slot = m_index.find(IdRef{&row.id});
    if (slot == m_index.end()) {
        auto value = std::make_unique<Row>(row);
        slot = m_index.insert(IdRef{&value->id}, Slot{});
        stage(*slot).value = std::move(value);
    } else {
        stageValue(*slot, row);
    }
    slot->seen = m_snapshots;
}

template <typename Row> void KeyedRowModel<Row>::remove(const Id& id)
{
    if (const auto found = m_index.find(IdRef{&id}); found != m_index.end())
        stageRemoval(id, *found);
}

template <typename Row> void KeyedRowModel<Row>::beginSnapshot(const SiteId& site)
{
    m_open.insert(site, ++m_snapshots);
}

template <typename Row> void KeyedRowModel<Row>::endSnapshot(const SiteId& site)
{
    const auto open = m_open.constFind(site);
    if (open == m_open.constEnd())
        return;
    const quint32 begun = *open;
    m_open.erase(open);
    for (auto slot = m_index.begin(); slot != m_index.end(); ++slot) {
        if (const Id& id = *slot.key().id; slot->seen < begun && siteOf(id) == site)
            stageRemoval(id, *slot);
    }
}

template <typename Row> void KeyedRowModel<Row>::markStale(const SiteId& site)
{
    if constexpr (requires(Row & row) { row.stale = true; }) {
        for (auto slot = m_index.begin(); slot != m_index.end(); ++slot) {
            if (!(siteOf(*slot.key().id) == site))
                continue;
            const bool isStaged = slot->batch == m_batch && slot->staged >= 0;
            if (!isStaged && (slot->row < 0 || at(slot->row).stale))
                continue;
            Staged& staged = stage(*slot);
            if (staged.removal)
                continue;
            if (!staged.value)
                staged.value = std::make_unique<Row>(at(slot->row));
            staged.value->stale = true;
        }
    }
}

template <typename Row> void KeyedRowModel<Row>::removeSite(const SiteId& site)
{
    m_open.remove(site);
    for (auto slot = m_index.begin(); slot != m_index.end(); ++slot) {
        if (const Id& id = *slot.key().id; siteOf(id) == site)
            stageRemoval(id, *slot);
    }
}

template <typename Row> int KeyedRowModel<Row>::rowOf(const Id& id) const
{
    if (m_reindexFrom >= 0)
        reindex();
    const auto found = m_index.constFind(IdRef{&id});
    return found == m_index.constEnd() ? -1 : found->row;
}

template <typename Row> const Row* KeyedRowModel<Row>::find(const Id& id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

template <typename Row> const Row* KeyedRowModel<Row>::latest(const Id& id) const
{
    const auto found = m_index.constFind(IdRef{&id});
    if (found == m_index.constEnd())
        return nullptr;
    if (found->batch == m_batch && found->staged >= 0) {
        const Staged& staged = m_staged[static_cast<size_t>(found->staged)];
        return staged.removal ? nullptr : staged.value.get();
    }
    return find(id);
}

template <typename Row> const SearchIndex& KeyedRowModel<Row>::searchIndex() const
{
    if (!m_search) {
        m_search = std::make_unique<SearchIndex>();
        for (const std::unique_ptr<Row>& row : m_rows)
            m_search->append(searchText(*row));
    }
    return *m_search;
}

template <typename Row> int KeyedRowModel<Row>::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

template <typename Row> QVariant KeyedRowModel<Row>::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const Row& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole:
    case Role::AccessibleText:
        return index.column() == 0 ? QVariant(sentence(row)) : display(row, index.column());
    case Role::Id:
        return QVariant::fromValue(row.id);
    case Role::Value:
        return QVariant::fromValue(row);
    case Role::Sort:
        return sortValue(row, index.column());
    case Role::Site:
        return QVariant::fromValue(siteOf(row.id));
    case Role::SiteName:
        return siteBadge(siteOf(row.id));
    case Role::State:
        return state(row);
    case Role::Since:
        return since(row);
    case Role::SearchText:
        return searchText(row);
    case Role::Department:
        return department(row);
    case Role::Number:
        return number(row);
    case Role::Stale:
        if constexpr (requires { row.stale; })
            return row.stale;
        return false;
    case Role::Inferred:
        if constexpr (requires { row.inferred; })
            return static_cast<int>(row.inferred.toInt());
        return 0;
    default:
        return {};
    }
}

template <typename Row>
void KeyedRowModel<Row>::changedRoles(const Row& before, const Row& after, QList<int>& roles) const
{
    if (state(before) != state(after))
        roles << Role::State;
    if constexpr (requires { before.since; }) {
        if (before.since != after.since)
            roles << Role::Since;
    }
    if constexpr (requires { before.stale; }) {
        if (before.stale != after.stale)
            roles << Role::Stale;
    }
    if constexpr (requires { before.inferred; }) {
        if (before.inferred != after.inferred)
            roles << Role::Inferred;
    }
    if (searchText(before) != searchText(after))
        roles << Role::SearchText;
    if (number(before) != number(after))
        roles << Role::Number;
    if (department(before) != department(after))
        roles << Role::Department;
}

template <typename Row> void KeyedRowModel<Row>::applyStaged()
{
    std::vector<Staged> batch;
    batch.swap(m_staged);
    ++m_batch; // forgets every Slot::staged at once
    std::vector<int> removals;
    std::vector<std::pair<int, std::unique_ptr<Row>>> changes;
    std::vector<std::unique_ptr<Row>> inserts;
    for (Staged& staged : batch) {
        if (staged.row == kLookUp)
            staged.row = rowOf(staged.removal ? staged.gone : staged.value->id);
        if (staged.removal) {
            if (staged.row >= 0)
                removals.push_back(staged.row);
            m_index.remove(IdRef{&staged.gone});
        } else if (staged.row < 0) {
            inserts.push_back(std::move(staged.value));
        } else if (!(at(staged.row) == *staged.value)) {
            changes.emplace_back(staged.row, std::move(staged.value));
        }
    }
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    applyChanges(changes);
    applyRemovals(removals);
    applyInserts(inserts);
    if (m_reindexFrom >= 0)
        reindex();
}

template <typename Row>
void KeyedRowModel<Row>::applyChanges(std::vector<std::pair<int, std::unique_ptr<Row>>>& changes)
{
    const QList<int> always{
        Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Role::AccessibleText, Role::Value, Role::Sort};
    const int lastColumn = columnCount() - 1;
    QList<int> roles = always;
    QList<int> extra;
    QList<int> rangeRoles;
    for (size_t first = 0; first < changes.size();) {
        rangeRoles.clear();
        size_t next = first;
        for (; next < changes.size() && changes[next].first == changes[first].first + static_cast<int>(next - first);
             ++next) {
            Row& row = *m_rows[static_cast<size_t>(changes[next].first)];
            extra.clear();
            changedRoles(row, *changes[next].second, extra);
            addRoles(rangeRoles, extra);
            row = std::move(*changes[next].second); // in place: the index refers to its id
            if (m_search && extra.contains(Role::SearchText))
                m_search->replace(changes[next].first, searchText(row));
        }
        // Neighbouring ranges mostly share their roles: keep the list rather than build it again.
        if (!std::equal(rangeRoles.cbegin(), rangeRoles.cend(), roles.cbegin() + always.size(), roles.cend()))
            roles = always + rangeRoles;
        Q_EMIT dataChanged(index(changes[first].first, 0), index(changes[next - 1].first, lastColumn), roles);
        first = next;
    }
}

template <typename Row> void KeyedRowModel<Row>::applyRemovals(std::vector<int>& rows)
{
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (size_t i = 0; i < rows.size();) {
        const int last = rows[i];
        int first = last;
        for (++i; i < rows.size() && rows[i] == first - 1; ++i)
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        if (m_search)
            m_search->remove(first, last);
        m_reindexFrom = first; // ranges come from the end, so each one is the lowest so far
        endRemoveRows();
    }
}

template <typename Row> void KeyedRowModel<Row>::applyInserts(std::vector<std::unique_ptr<Row>>& rows)
{
    if (rows.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (std::unique_ptr<Row>& row : rows) {
        m_index.find(IdRef{&row->id})->row = rowCount();
        if (m_search)
            m_search->append(searchText(*row));
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

template <typename Row> void KeyedRowModel<Row>::reindex() const
{
    for (int row = m_reindexFrom; row < static_cast<int>(m_rows.size()); ++row)
        m_index.find(IdRef{&m_rows[static_cast<size_t>(row)]->id})->row = row;
    m_reindexFrom = -1;
}

template <typename Row> void KeyedRowModel<Row>::addRoles(QList<int>& all, const QList<int>& more)
{
    for (const int role : more) {
        if (!all.contains(role))
            all.append(role);
    }
}

} // namespace callboard
