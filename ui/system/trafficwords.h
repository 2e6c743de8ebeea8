// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attention.h"

#include <QString>

namespace callboard::ui {

//! "Asked 12 times in the last minute". Translated.
[[nodiscard]] QString askedText(const PollTraffic& traffic);
//! The same with the limit, for a tooltip.
[[nodiscard]] QString trafficText(const PollTraffic& traffic);

} // namespace callboard::ui
