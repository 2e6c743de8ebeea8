// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

namespace callboard {
class Settings;
}

namespace callboard::ui {

//! The theme does what the settings say, now and after every change, until `context` goes.
void followSettings(Theme& theme, const Settings& settings, QObject* context);

// The settings' own words for the theme's values.
[[nodiscard]] QString settingOf(Theme::Mode mode);
[[nodiscard]] QString settingOf(Density density);
[[nodiscard]] Theme::Mode modeOf(const QString& setting);
[[nodiscard]] Density densityOf(const QString& setting);

// In words for people, translated.
[[nodiscard]] QString modeText(Theme::Mode mode);
[[nodiscard]] QString densityText(Density density);

} // namespace callboard::ui
