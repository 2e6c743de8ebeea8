// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <optional>

namespace callboard::ctl {

//! From CALLBOARD_SECRET and CALLBOARD_SECOND_SECRET, or from the first two lines of `file`; nullopt when neither is
//! given. The second may be missing: most brands have one.
//! A file that others can read is refused on systems that know about that.
[[nodiscard]] Result<std::optional<SiteSecrets>> secretsFromEnvironment(const QString& file);

} // namespace callboard::ctl
