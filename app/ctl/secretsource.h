// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>

namespace callboard::ctl {

//! The password or API key from CALLBOARD_SECRET or the first line of `file`; nullopt when neither is given.
//! A file that others can read is refused on systems that know about that.
[[nodiscard]] Result<std::optional<QString>> secretFromEnvironment(const QString& file);

} // namespace callboard::ctl
