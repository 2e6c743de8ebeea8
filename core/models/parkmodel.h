// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/park.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Park slots, used and free. Role::State: 0 free, 1 used.
class ParkModel final : public KeyedRowModel<ParkSlot>
{
    Q_OBJECT

public:
    enum Column { SlotColumn, WhoColumn, ByColumn, SinceColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ParkModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const ParkSlot& row, int column) const override;
    [[nodiscard]] QString sentence(const ParkSlot& row) const override;
    [[nodiscard]] QVariant sortValue(const ParkSlot& row, int column) const override;
    [[nodiscard]] QVariant state(const ParkSlot& row) const override;
    [[nodiscard]] QDateTime since(const ParkSlot& row) const override;
    [[nodiscard]] QString searchText(const ParkSlot& row) const override;
    [[nodiscard]] QString number(const ParkSlot& row) const override;
};

} // namespace callboard
