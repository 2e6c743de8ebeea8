// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sortedrowsproxy.h"

namespace callboard {

class HistoryModel;

//! A HistoryModel newest first: only its days, only what it is complete about, and only what a search finds.
class HistoryOrder final : public SortedRowsProxy
{
    Q_OBJECT

public:
    //! The model is borrowed and must outlive this.
    explicit HistoryOrder(HistoryModel& model, QObject* parent = nullptr);

    void setSearch(const QString& text);
    [[nodiscard]] bool isSearching() const { return !m_words.isEmpty(); }

protected:
    [[nodiscard]] bool accepts(int sourceRow) const override;
    [[nodiscard]] bool before(int sourceRowA, int sourceRowB) const override;
    [[nodiscard]] bool concernsFilter(const QList<int>&) const override { return true; }
    [[nodiscard]] bool concernsOrder(const QList<int>& roles) const override;

private:
    HistoryModel& m_model;
    QStringList m_words;
};

} // namespace callboard
