// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace callboard {

//! The number in a tel:, callto: or sip(s): link, ready to dial: "tel:+49-30-555;ext=2" -> "+4930555".
//! The error says what is wrong with the link, in words.
[[nodiscard]] Result<QString> numberFromUri(const QString& uri);

} // namespace callboard
