// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/nightswitch.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! What works by day and by night in different ways. Role::State: 1 night, 0 day.
class NightSwitchModel final : public KeyedRowModel<NightSwitch>
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, ByColumn, ColumnCount };
    Q_ENUM(Column)

    explicit NightSwitchModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const NightSwitch& row, int column) const override;
    [[nodiscard]] QString sentence(const NightSwitch& row) const override;
    [[nodiscard]] QVariant state(const NightSwitch& row) const override;
    [[nodiscard]] QString searchText(const NightSwitch& row) const override;

    //! The switches of this site: the one for the whole first, then by name.
    [[nodiscard]] QList<NightSwitch> of(const SiteId& site) const;
};

} // namespace callboard
