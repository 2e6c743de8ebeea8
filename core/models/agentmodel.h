// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/queue.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! One row for each agent in each queue.
class AgentModel final : public KeyedRowModel<Agent>
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        ExtensionColumn,
        QueueColumn,
        StateColumn,
        ReasonColumn,
        SinceColumn,
        PenaltyColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit AgentModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const Agent& row, int column) const override;
    [[nodiscard]] QString sentence(const Agent& row) const override;
    [[nodiscard]] QVariant sortValue(const Agent& row, int column) const override;
    [[nodiscard]] QVariant state(const Agent& row) const override;
    [[nodiscard]] QDateTime since(const Agent& row) const override;
    [[nodiscard]] QString searchText(const Agent& row) const override;
    [[nodiscard]] QString number(const Agent& row) const override;
};

} // namespace callboard
