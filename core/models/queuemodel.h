// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/queue.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Queues with how many wait. Role::State: the number of waiting callers; Role::Since: when the longest one came.
class QueueModel final : public KeyedRowModel<Queue>
{
    Q_OBJECT

public:
    enum Column { NameColumn, NumberColumn, WaitingColumn, LongestColumn, ColumnCount };
    Q_ENUM(Column)

    explicit QueueModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const Queue& row, int column) const override;
    [[nodiscard]] QString sentence(const Queue& row) const override;
    [[nodiscard]] QVariant sortValue(const Queue& row, int column) const override;
    [[nodiscard]] QVariant state(const Queue& row) const override;
    [[nodiscard]] QDateTime since(const Queue& row) const override;
    [[nodiscard]] QString searchText(const Queue& row) const override;
    [[nodiscard]] QString number(const Queue& row) const override;
};

} // namespace callboard
