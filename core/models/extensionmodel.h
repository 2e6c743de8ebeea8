// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/extension.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Every extension of every open site: what the lamps show.
class ExtensionModel final : public KeyedRowModel<Extension>
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        NumberColumn,
        DepartmentColumn,
        StateColumn,
        WithColumn,
        SinceColumn,
        VoicemailColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit ExtensionModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const Extension& row, int column) const override;
    [[nodiscard]] QString sentence(const Extension& row) const override;
    [[nodiscard]] QVariant sortValue(const Extension& row, int column) const override;
    [[nodiscard]] QVariant state(const Extension& row) const override;
    [[nodiscard]] QDateTime since(const Extension& row) const override;
    [[nodiscard]] QString searchText(const Extension& row) const override;
    [[nodiscard]] QString department(const Extension& row) const override;
    [[nodiscard]] QString number(const Extension& row) const override;

protected:
    void changedRoles(const Extension& before, const Extension& after, QList<int>& roles) const override;
};

} // namespace callboard
