// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

namespace callboard::ui {

// In words for people, translated.
[[nodiscard]] QString modeText(Theme::Mode mode);
[[nodiscard]] QString densityText(Density density);

} // namespace callboard::ui
