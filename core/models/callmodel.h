// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Every call of every open site. See AttendantCallsProxy for the attendant's own.
class CallModel final : public KeyedRowModel<Call>
{
    Q_OBJECT

public:
    enum Column { FromColumn, ToColumn, StateColumn, SinceColumn, LineColumn, QueueColumn, SlotColumn, ColumnCount };
    Q_ENUM(Column)

    explicit CallModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const Call& row, int column) const override;
    [[nodiscard]] QString sentence(const Call& row) const override;
    [[nodiscard]] QVariant sortValue(const Call& row, int column) const override;
    [[nodiscard]] QVariant state(const Call& row) const override;
    [[nodiscard]] QDateTime since(const Call& row) const override;
    [[nodiscard]] QString searchText(const Call& row) const override;
    [[nodiscard]] QString number(const Call& row) const override;
};

} // namespace callboard
