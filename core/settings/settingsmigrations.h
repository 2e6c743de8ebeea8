// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace callboard {

//! The version of the settings file that this program writes.
inline constexpr int kSettingsVersion = 3;

//! Brings the values of a file of version `from` up to kSettingsVersion, one step at a time. Names that no step knows
//! are left as they are.
[[nodiscard]] QJsonObject migrateSettings(QJsonObject values, int from);

} // namespace callboard
