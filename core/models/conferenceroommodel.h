// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/conference.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Conference rooms. Role::State: how many people are in it now; Role::Since: when it began.
class ConferenceRoomModel final : public KeyedRowModel<ConferenceRoom>
{
    Q_OBJECT

public:
    enum Column { NameColumn, OwnerColumn, PresentColumn, SinceColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ConferenceRoomModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const ConferenceRoom& row, int column) const override;
    [[nodiscard]] QString sentence(const ConferenceRoom& row) const override;
    [[nodiscard]] QVariant sortValue(const ConferenceRoom& row, int column) const override;
    [[nodiscard]] QVariant state(const ConferenceRoom& row) const override;
    [[nodiscard]] QDateTime since(const ConferenceRoom& row) const override;
    [[nodiscard]] QString searchText(const ConferenceRoom& row) const override;
    [[nodiscard]] QString number(const ConferenceRoom& row) const override;
};

} // namespace callboard
