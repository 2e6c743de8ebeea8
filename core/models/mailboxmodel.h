// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/mailbox.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Voicemail counts. Role::State: 1 while something waits to be heard, else 0.
class MailboxModel final : public KeyedRowModel<Mailbox>
{
    Q_OBJECT

public:
    enum Column { NumberColumn, NewColumn, OldColumn, ColumnCount };
    Q_ENUM(Column)

    explicit MailboxModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const Mailbox& row, int column) const override;
    [[nodiscard]] QString sentence(const Mailbox& row) const override;
    [[nodiscard]] QVariant sortValue(const Mailbox& row, int column) const override;
    [[nodiscard]] QVariant state(const Mailbox& row) const override;
    [[nodiscard]] QString number(const Mailbox& row) const override;
};

} // namespace callboard
