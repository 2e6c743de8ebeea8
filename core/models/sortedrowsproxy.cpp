// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sortedrowsproxy.h"

#include "core/models/rowmodelbase.h"

#include <algorithm>
#include <numeric>

namespace callboard {

SortedRowsProxy::SortedRowsProxy(QObject* parent)
    : QAbstractProxyModel(parent)
{
}

void SortedRowsProxy::setSourceModel(QAbstractItemModel* source)
{
    beginResetModel();
    for (const QMetaObject::Connection& connection : std::as_const(m_connections))
        disconnect(connection);
    m_connections.clear();
    QAbstractProxyModel::setSourceModel(source);
    sourceReplaced();
    if (source) {
        m_connections = {
            connect(source, &QAbstractItemModel::dataChanged, this, &SortedRowsProxy::onDataChanged),
            connect(source, &QAbstractItemModel::rowsInserted, this, &SortedRowsProxy::onRowsInserted),
            connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this, &SortedRowsProxy::onRowsAboutToBeRemoved),
            connect(source, &QAbstractItemModel::rowsRemoved, this, &SortedRowsProxy::onRowsRemoved),
        };
        if (auto* live = qobject_cast<RowModelBase*>(source)) {
            m_connections << connect(live, &RowModelBase::batchBegun, this, [this] { m_inBatch = true; })
                          << connect(live, &RowModelBase::batchEnded, this, &SortedRowsProxy::onBatchEnded);
        }
    }
    m_changes.clear();
    m_inBatch = false;
    rebuild();
    endResetModel();
}

void SortedRowsProxy::rebuild()
{
    const int rows = sourceModel() ? sourceModel()->rowCount() : 0;
    m_toSource.clear();
    for (int row = 0; row < rows; ++row) {
        if (accepts(row))
            m_toSource.push_back(row);
    }
    sortRows(m_toSource);
    m_toProxy.assign(static_cast<size_t>(rows), -1);
    m_orderPending = false;
    touch(0);
}

QModelIndex SortedRowsProxy::mapToSource(const QModelIndex& proxyIndex) const
{
    if (!proxyIndex.isValid() || !sourceModel())
        return {};
    return sourceModel()->index(sourceRow(proxyIndex.row()), proxyIndex.column());
}

QModelIndex SortedRowsProxy::mapFromSource(const QModelIndex& sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    const int row = proxyRow(sourceIndex.row());
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

QModelIndex SortedRowsProxy::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex SortedRowsProxy::parent(const QModelIndex&) const
{
    return {};
}

QModelIndex SortedRowsProxy::sibling(int row, int column, const QModelIndex&) const
{
    return index(row, column);
}

int SortedRowsProxy::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_toSource.size());
}

int SortedRowsProxy::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

bool SortedRowsProxy::hasChildren(const QModelIndex& parent) const
{
    return !parent.isValid() && rowCount() > 0 && columnCount() > 0;
}

QVariant SortedRowsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!sourceModel() || orientation != Qt::Horizontal)
        return {};
    return sourceModel()->headerData(section, orientation, role);
}

int SortedRowsProxy::proxyRow(int sourceRow) const
{
    updateMap();
    return m_toProxy.at(static_cast<size_t>(sourceRow));
}

void SortedRowsProxy::touch(int fromProxyRow) const
{
    m_mapDirtyFrom = m_mapDirtyFrom < 0 ? fromProxyRow : std::min(m_mapDirtyFrom, fromProxyRow);
}

void SortedRowsProxy::updateMap() const
{
    if (m_mapDirtyFrom < 0)
        return;
    for (int row = m_mapDirtyFrom; row < static_cast<int>(m_toSource.size()); ++row)
        m_toProxy[static_cast<size_t>(m_toSource[static_cast<size_t>(row)])] = row;
    m_mapDirtyFrom = -1;
}

void SortedRowsProxy::sortRows(std::vector<int>& sourceRows) const
{
    std::sort(sourceRows.begin(), sourceRows.end(), [this](int a, int b) { return before(a, b); });
}

void SortedRowsProxy::setFrozen(bool frozen)
{
    if (m_frozen == frozen)
        return;
    m_frozen = frozen;
    if (!frozen && m_orderPending)
        resort();
}

void SortedRowsProxy::refilter(bool narrowing)
{
    applyChanges();
    updateMap();
    std::vector<int> out;
    std::vector<int> in;
    for (int row = 0; row < static_cast<int>(m_toSource.size()); ++row) {
        if (!accepts(sourceRow(row)))
            out.push_back(row);
    }
    if (!narrowing) {
        for (int row = 0; row < static_cast<int>(m_toProxy.size()); ++row) {
            if (m_toProxy[static_cast<size_t>(row)] < 0 && accepts(row))
                in.push_back(row);
        }
    }
    leave(out);
    enter(in);
}

void SortedRowsProxy::resort()
{
    applyChanges();
    if (m_frozen) {
        m_orderPending = true;
        return;
    }
    std::vector<int> order = m_toSource;
    sortRows(order);
    m_orderPending = false;
    arrange(std::move(order));
}

void SortedRowsProxy::refreshAll(const QList<int>& roles)
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), roles);
}

} // namespace callboard
