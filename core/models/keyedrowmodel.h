// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/rowmodelbase.h"
#include "core/models/searchindex.h"

#include <QDateTime>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace callboard {

[[nodiscard]] inline SiteId siteOf(const SiteId& id)
{
    return id;
}

template <typename Tag> [[nodiscard]] SiteId siteOf(const ScopedId<Tag>& id)
{
    return id.site;
}

//! Rows of one domain type, keyed by Row::id. A leaf model only says what its columns and roles are.
//!
//! Never resets: rows are inserted at the end, changed in place and removed, each batch in as few ranges as possible,
//! so that selections, scroll positions and persistent indexes survive a re-read. Lives in one thread.
template <typename Row> class KeyedRowModel : public RowModelBase
{
public:
    using Id = decltype(Row::id);

    using RowModelBase::RowModelBase;

    //! Adds the row or replaces the one with the same id.
    void upsert(const Row& row);
    void remove(const Id& id);

    //! Between these two every row of the site must be upserted; what is not is removed at the end (mark and sweep).
    //! A snapshot that was begun again starts over; an end without a beginning does nothing.
    void beginSnapshot(const SiteId& site);
    void endSnapshot(const SiteId& site);

    //! The link is down: the rows stay and say that they are old.
    void markStale(const SiteId& site);
    void removeSite(const SiteId& site);

    //! -1 when there is no such row. Staged changes are not counted yet.
    [[nodiscard]] int rowOf(const Id& id) const;
    //! Valid until the next batch; nullptr when there is no such row.
    [[nodiscard]] const Row* find(const Id& id) const;
    [[nodiscard]] const Row& at(int row) const { return *m_rows.at(static_cast<size_t>(row)); }
    //! The newest value including staged changes; nullptr when there is none.
    [[nodiscard]] const Row* latest(const Id& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    // What a row says. Public, because proxies ask without the detour through QVariant.
    [[nodiscard]] virtual QVariant display(const Row& row, int column) const = 0;
    //! One sentence for a screen reader.
    [[nodiscard]] virtual QString sentence(const Row& row) const = 0;
    [[nodiscard]] virtual QVariant sortValue(const Row& row, int column) const { return display(row, column); }
    [[nodiscard]] virtual QString toolTip(const Row& row) const { return sentence(row); }
    [[nodiscard]] virtual QVariant state(const Row&) const { return {}; }
    [[nodiscard]] virtual QDateTime since(const Row&) const { return {}; }
    [[nodiscard]] virtual QString searchText(const Row&) const { return {}; }
    [[nodiscard]] virtual QString department(const Row&) const { return {}; }
    [[nodiscard]] virtual QString number(const Row&) const { return {}; }

    //! The search texts of all rows, by row. Made at the first call and kept up to date from then on.
    [[nodiscard]] const SearchIndex& searchIndex() const;

protected:
    //! The roles (besides the ones that show the whole row) that differ between two values of a row.
    //! Only what proxies filter or sort by matters here; answering too many roles costs time, too few costs updates.
    virtual void changedRoles(const Row& before, const Row& after, QList<int>& roles) const;

    void applyStaged() override;
    [[nodiscard]] bool hasStaged() const override { return !m_staged.empty(); }

private:
    struct Slot
    {
        int row = -1;
        int staged = -1; //!< index in m_staged, valid only while batch == m_batch
        quint32 batch = 0;
        quint32 seen = 0; //!< snapshot counter when it was last announced
    };
    static constexpr int kLookUp = -2; //!< staged while a batch was applied: the row may have moved since
    struct Staged
    {
        std::unique_ptr<Row> value;
        int row = -1; //!< where it is; -1 new
        bool removal = false; //!< a value of what is new stays, because the index refers to its id
        Id gone; //!< the id of what is to be removed
    };
    //! An id that is kept elsewhere: in the row, or in the value that is staged for a row to be. A copy of each id in
    //! the index would double its size.
    struct IdRef
    {
        const Id* id;
        friend bool operator==(IdRef a, IdRef b) { return *a.id == *b.id; }
        friend size_t qHash(IdRef ref, size_t seed) { return qHash(*ref.id, seed); }
    };
    using Index = QHash<IdRef, Slot>;

    Staged& stage(Slot& slot);
    void stageValue(Slot& slot, const Row& row);
    void stageRemoval(const Id& id, Slot& slot);
    void applyRemovals(std::vector<int>& rows);
    void applyChanges(std::vector<std::pair<int, std::unique_ptr<Row>>>& changes);
    void applyInserts(std::vector<std::unique_ptr<Row>>& rows);
    void reindex() const;
    static void addRoles(QList<int>& all, const QList<int>& more);

    // Behind pointers: erasing in the middle moves 8 bytes a row, growing never copies a row, and an id has an address.
    std::vector<std::unique_ptr<Row>> m_rows;
    mutable Index m_index;
    mutable int m_reindexFrom = -1;
    std::vector<Staged> m_staged;
    mutable std::unique_ptr<SearchIndex> m_search;
    quint32 m_batch = 1;
    quint32 m_snapshots = 0;
    QHash<SiteId, quint32> m_open; //!< sites in a snapshot -> counter at its beginning
};

} // namespace callboard

#include "core/models/keyedrowmodel_impl.h"
