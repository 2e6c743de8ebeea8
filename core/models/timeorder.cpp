// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/timeorder.h"

#include "core/models/roles.h"

#include <QDateTime>

namespace callboard {

TimeOrder::TimeOrder(First first, QObject* parent)
    : SortedRowsProxy(parent)
    , m_first(first)
{
}

bool TimeOrder::before(int sourceRowA, int sourceRowB) const
{
    const auto at = [this](int row) { return sourceModel()->index(row, 0).data(Role::Since).toDateTime(); };
    const QDateTime a = at(sourceRowA);
    const QDateTime b = at(sourceRowB);
    if (a != b)
        return m_first == First::Oldest ? a < b : b < a;
    return sourceRowA < sourceRowB;
}

bool TimeOrder::concernsOrder(const QList<int>& roles) const
{
    return roles.isEmpty() || roles.contains(Role::Since);
}

} // namespace callboard
