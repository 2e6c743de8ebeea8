// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/linkstatus.h"
#include "core/domain/siteprofile.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! One open PBX connection.
struct SiteRow
{
    SiteId id;
    SiteProfile profile;
    LinkStatus link;
    CapabilitySet capabilities;

    friend bool operator==(const SiteRow&, const SiteRow&) = default;
};

//! The open sites. Role::State: int of LinkState.
class SiteModel final : public KeyedRowModel<SiteRow>
{
    Q_OBJECT

public:
    enum Column { NameColumn, BrandColumn, StateColumn, SinceColumn, ColumnCount };
    Q_ENUM(Column)

    explicit SiteModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const SiteRow& row, int column) const override;
    [[nodiscard]] QString sentence(const SiteRow& row) const override;
    [[nodiscard]] QVariant sortValue(const SiteRow& row, int column) const override;
    [[nodiscard]] QVariant state(const SiteRow& row) const override;
    [[nodiscard]] QDateTime since(const SiteRow& row) const override;
    [[nodiscard]] QString searchText(const SiteRow& row) const override;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::SiteRow)
