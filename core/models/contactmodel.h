// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Contacts of every source. Role::Number: the first number that is not a fax.
class ContactModel final : public KeyedRowModel<Contact>
{
    Q_OBJECT

public:
    enum Column { NameColumn, CompanyColumn, NumberColumn, PhonebookColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ContactModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const Contact& row, int column) const override;
    [[nodiscard]] QString sentence(const Contact& row) const override;
    [[nodiscard]] QString searchText(const Contact& row) const override;
    [[nodiscard]] QString department(const Contact& row) const override;
    [[nodiscard]] QString number(const Contact& row) const override;
};

} // namespace callboard
