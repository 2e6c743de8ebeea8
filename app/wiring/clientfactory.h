// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/pbxclient.h"

#include <memory>

namespace callboard {

class Clock;

//! Whether this build can speak to this kind of PBX.
[[nodiscard]] Availability speaks(Brand brand);

//! The one place where a brand becomes a class. The client is closed; call open(). The secrets are kept in memory only.
[[nodiscard]] Result<std::unique_ptr<PbxClient>> makeClient(
    const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock);

} // namespace callboard
