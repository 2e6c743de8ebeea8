// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/directorysearch.h"
#include "ui/common/uicontext.h"
#include "ui/transfer/hitdelegate.h"

#include <QIdentityProxyModel>

namespace callboard::ui {

//! How a directory hit looks in a picker.
[[nodiscard]] HitLook lookOf(const DirectoryHit& hit, const UiContext& context);
//! "Bo Li (talking)", or only the name where no state is known.
[[nodiscard]] QString namedWithState(const DirectoryHit& hit, const UiContext& context);

//! A DirectorySearch with kHitRole; one column, so that a screen reader hears one item a row.
class DirectoryLook : public QIdentityProxyModel
{
    Q_OBJECT

public:
    DirectoryLook(DirectorySearch* search, const UiContext& context, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    DirectorySearch* m_search;
    UiContext m_context;
};

} // namespace callboard::ui
