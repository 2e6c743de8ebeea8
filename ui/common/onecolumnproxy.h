// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

namespace callboard::ui {

//! Only the first column of a table. A list shows one item a row, and a screen reader must hear one item a row: with
//! the table's other columns in sight it would read each row seven times.
class OneColumnProxy : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 1; }

    //! Every row can be dragged: without this a view never begins a drag, whatever its settings say.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        const Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
        return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
    }
};

} // namespace callboard::ui
