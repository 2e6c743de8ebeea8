// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractProxyModel>

#include <vector>

namespace callboard {

//! Filter and sort over a live model, made for storms: the changes of one source batch leave as few signals as
//! possible, a change that touches neither filter nor order costs almost nothing, and nothing is ever reset (but for a
//! change of the source model). Flat: rows only, no tree. Keeps persistent indexes.
class SortedRowsProxy : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit SortedRowsProxy(QObject* parent = nullptr);

    void setSourceModel(QAbstractItemModel* source) override;

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] QModelIndex sibling(int row, int column, const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] int sourceRow(int proxyRow) const { return m_toSource.at(static_cast<size_t>(proxyRow)); }
    //! -1 when it is filtered out.
    [[nodiscard]] int proxyRow(int sourceRow) const;

    //! While frozen no row changes its place because of its order: new rows come at the end, changed ones stay.
    //! Thawing catches up. For lists under the pointer.
    void setFrozen(bool frozen);
    [[nodiscard]] bool isFrozen() const { return m_frozen; }

protected:
    [[nodiscard]] virtual bool accepts(int sourceRow) const = 0;
    //! Strict and total: two different rows are never equal.
    [[nodiscard]] virtual bool before(int sourceRowA, int sourceRowB) const = 0;
    //! Whether a change of these roles (empty: anything) can change accepts() or before().
    [[nodiscard]] virtual bool concernsFilter(const QList<int>& roles) const = 0;
    [[nodiscard]] virtual bool concernsOrder(const QList<int>& roles) const = 0;
    //! Sorts source rows; override where sorting many rows deserves prepared keys.
    virtual void sortRows(std::vector<int>& sourceRows) const;
    //! The source changed; called before anything else is asked.
    virtual void sourceReplaced() { }
    //! For proxies that remember something of each source row: called as soon as the source's row numbers changed.
    virtual void sourceRowsInserted(int, int) { }
    virtual void sourceRowsRemoved(int, int) { }
    //! Whether a change of these roles (empty: anything) concerns what it remembers, and which rows it was.
    [[nodiscard]] virtual bool concernsMemory(const QList<int>&) const { return false; }
    virtual void sourceRowsChanged(const std::vector<int>&) { }

    //! accepts() means something else now. `narrowing`: rows that are out stay out.
    void refilter(bool narrowing = false);
    //! before() means something else now.
    void resort();
    //! The proxy's own roles of all rows may have changed.
    void refreshAll(const QList<int>& roles);

private:
    struct Change
    {
        int sourceRow;
        bool filter;
        bool order;
        bool memory;
    };

    void rebuild();
    void onDataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles);
    void onRowsInserted(const QModelIndex& parent, int first, int last);
    void onRowsAboutToBeRemoved(const QModelIndex& parent, int first, int last);
    void onRowsRemoved(const QModelIndex& parent, int first, int last);
    void onBatchEnded();

    void applyChanges();
    void announce(std::vector<int>& changedSourceRows);
    void leave(std::vector<int>& proxyRows);
    void enter(std::vector<int>& sourceRows);
    void place(const std::vector<int>& changedSourceRows);
    void arrange(std::vector<int> order);
    [[nodiscard]] std::vector<int> mergedOrder(const std::vector<char>& moving, std::vector<int>& movers) const;
    [[nodiscard]] bool inPlace(int proxyRow) const;
    void touch(int fromProxyRow) const;
    void updateMap() const;

    std::vector<int> m_toSource; //!< proxy row -> source row
    mutable std::vector<int> m_toProxy; //!< source row -> proxy row, -1 out; right up to m_mapDirtyFrom
    mutable int m_mapDirtyFrom = -1;
    std::vector<Change> m_changes; //!< collected while the source is in a batch
    QList<int> m_changedRoles;
    bool m_anyRoles = false;
    bool m_inBatch = false;
    bool m_frozen = false;
    bool m_orderPending = false;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace callboard
