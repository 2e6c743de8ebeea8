// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/models/sortedrowsproxy.h"

namespace callboard {
class LiveModels;
}

namespace callboard::ui {

//! Conversations of other people that a supervisor could listen to: answered, with at least one colleague in it, and
//! without the supervisor (unless listening). Longest first.
class Conversations : public SortedRowsProxy
{
    Q_OBJECT

public:
    explicit Conversations(const LiveModels& models, QObject* parent = nullptr);

    //! Words that must all occur in the names or numbers.
    void setFilterText(const QString& text);
    [[nodiscard]] const Call& callAt(int row) const;
    //! The extension that would be listened to: the colleague who talks; empty when there is none.
    [[nodiscard]] QString watchedIn(const Call& call) const;
    //! "Ana Ruiz", or the number.
    [[nodiscard]] QString nameOf(const SiteId& site, const QString& extension) const;
    //! The other side, as `watchedIn` sees it.
    [[nodiscard]] QString otherIn(const Call& call) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] bool accepts(int sourceRow) const override;
    [[nodiscard]] bool before(int sourceRowA, int sourceRowB) const override;
    [[nodiscard]] bool concernsFilter(const QList<int>&) const override { return true; }
    [[nodiscard]] bool concernsOrder(const QList<int>&) const override { return true; }

private:
    const LiveModels& m_models;
    QStringList m_words;
};

} // namespace callboard::ui
