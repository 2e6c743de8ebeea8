// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/resource.h"

namespace callboard::admin {

//! One field that will be different. Secrets are masked already, before and after.
struct Change
{
    QString field;
    QString label;
    std::optional<QString> before; //!< nothing: the PBX does not say what it was
    QString after;
    bool dangerous = false;

    friend bool operator==(const Change&, const Change&) = default;
};

//! What a change will do, to be shown before it is done.
struct ChangePreview
{
    QList<Change> changes; //!< in the order of the catalogue

    //! Only what really differs; a secret or an unreadable field always counts as different.
    [[nodiscard]] static ChangePreview of(const Resource& resource, const Record& current, const Record& wanted);

    [[nodiscard]] bool isEmpty() const { return changes.isEmpty(); }
    [[nodiscard]] bool dangerous() const;
    [[nodiscard]] QStringList fields() const;
    //! 'Name (name): "Ann" -> "Anna"', a line a change.
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] QJsonArray toJson() const;

    friend bool operator==(const ChangePreview&, const ChangePreview&) = default;
};

} // namespace callboard::admin
