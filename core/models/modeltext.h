// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QVariant>

#include <span>

namespace callboard {

//! A column's translated title for headerData(); nothing for other orientations and roles.
[[nodiscard]] QVariant columnTitle(
    const char* context, std::span<const char* const> titles, int section, Qt::Orientation orientation, int role);

//! Time of day in the person's locale and time zone; empty when invalid.
[[nodiscard]] QString clockText(const QDateTime& time);

//! The same with the day where it is not today; empty when invalid.
[[nodiscard]] QString momentText(const QDateTime& time);

//! Orders numbers of different length as people expect: "9" before "10". Only for comparing.
[[nodiscard]] QString numberSortKey(const QString& number);

} // namespace callboard
