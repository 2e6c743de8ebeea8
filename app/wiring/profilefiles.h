// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/profilepaths.h"

namespace callboard {

// Which file in a profile holds what: the console and callboardctl must agree.
[[nodiscard]] ProfilePaths profilePaths(const QString& profileDir); //!< empty: the platform's standard places
[[nodiscard]] QString sitesFile(const ProfilePaths& paths);
[[nodiscard]] QString auditFile(const ProfilePaths& paths);

//! The name under which secrets are filed in the system's keychain.
[[nodiscard]] QString keychainService();

} // namespace callboard
