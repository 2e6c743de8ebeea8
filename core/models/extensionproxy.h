// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/models/rankedorder.h"
#include "core/models/searchindex.h"
#include "core/models/sortedrowsproxy.h"

#include <QCollator>
#include <QSet>

#include <optional>

namespace callboard {

class ExtensionModel;

//! The extensions that a grid shows: filtered by typed words, group, favourites and registration, and sorted.
//! The source must be an ExtensionModel.
class ExtensionProxy : public SortedRowsProxy
{
    Q_OBJECT

public:
    //! Members = the order of setMembers(), for groups that people arranged themselves.
    enum class SortKey { Name, Number, Department, State, Members };
    Q_ENUM(SortKey)

    explicit ExtensionProxy(QObject* parent = nullptr);

    //! Words that must all occur in name, number or department, any case, accents ignored.
    void setFilterText(const QString& text);
    [[nodiscard]] QString filterText() const { return m_filterText; }
    //! Only this department; empty for all.
    void setGroup(const QString& department);
    [[nodiscard]] QString group() const { return m_group; }
    //! Only these, whatever their department; nullopt for all.
    void setMembers(const std::optional<QList<ExtensionId>>& members);
    void setFavourites(const QSet<ExtensionId>& favourites);
    void setFavouritesOnly(bool only);
    [[nodiscard]] bool favouritesOnly() const { return m_favouritesOnly; }
    //! Leaves out extensions of which the PBX says that no phone is registered.
    void setRegisteredOnly(bool only);
    [[nodiscard]] bool registeredOnly() const { return m_registeredOnly; }
    void setSortKey(SortKey key);
    [[nodiscard]] SortKey sortKey() const { return m_sortKey; }

    //! The departments of all extensions, in the person's order; for group tabs.
    [[nodiscard]] QStringList departments() const;

protected:
    [[nodiscard]] bool accepts(int sourceRow) const override;
    [[nodiscard]] bool before(int sourceRowA, int sourceRowB) const override;
    [[nodiscard]] bool concernsFilter(const QList<int>& roles) const override;
    [[nodiscard]] bool concernsOrder(const QList<int>& roles) const override;
    void sortRows(std::vector<int>& sourceRows) const override;
    void sourceReplaced() override;
    void sourceRowsInserted(int first, int last) override;
    void sourceRowsRemoved(int first, int last) override;
    [[nodiscard]] bool concernsMemory(const QList<int>& roles) const override;
    void sourceRowsChanged(const std::vector<int>& sourceRows) override;

private:
    [[nodiscard]] int group(int sourceRow) const;
    [[nodiscard]] const QString& sortText(int sourceRow) const;
    [[nodiscard]] bool textBefore(int sourceRowA, int sourceRowB) const;
    void rankAll();

    ExtensionModel* m_model = nullptr;
    QCollator m_collator;
    RankedOrder m_textOrder; //!< of all source rows, by what the sort key compares as text
    QString m_filterText;
    SearchQuery m_query;
    QString m_group;
    std::optional<QHash<ExtensionId, int>> m_members;
    QSet<ExtensionId> m_favourites;
    bool m_favouritesOnly = false;
    bool m_registeredOnly = false;
    SortKey m_sortKey = SortKey::Name;
};

} // namespace callboard
