// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/lamp.h"

#include <QPixmap>

namespace callboard::ui {

class Theme;

//! The card that hangs on the pointer while dragging: icon, label and a second line.
[[nodiscard]] QPixmap dragPixmap(
    const Theme& theme, Lamp lamp, const QString& label, const QString& second, qreal ratio);

} // namespace callboard::ui
