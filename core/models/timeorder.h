// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sortedrowsproxy.h"

namespace callboard {

//! Rows by Role::Since; rows of one moment in the order in which they became known.
class TimeOrder final : public SortedRowsProxy
{
    Q_OBJECT

public:
    enum class First : quint8 { Oldest, Newest };

    explicit TimeOrder(First first, QObject* parent = nullptr);

protected:
    [[nodiscard]] bool accepts(int) const override { return true; }
    [[nodiscard]] bool before(int sourceRowA, int sourceRowB) const override;
    [[nodiscard]] bool concernsFilter(const QList<int>&) const override { return false; }
    [[nodiscard]] bool concernsOrder(const QList<int>& roles) const override;

private:
    First m_first;
};

} // namespace callboard
