// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/line.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Shared lines. Role::State: 1 while busy, else 0.
class LineModel final : public KeyedRowModel<Line>
{
    Q_OBJECT

public:
    enum Column { LineColumn, StateColumn, TalkerColumn, ColumnCount };
    Q_ENUM(Column)

    explicit LineModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const Line& row, int column) const override;
    [[nodiscard]] QString sentence(const Line& row) const override;
    [[nodiscard]] QVariant state(const Line& row) const override;
};

} // namespace callboard
