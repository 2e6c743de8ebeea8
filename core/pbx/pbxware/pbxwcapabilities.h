// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"

namespace callboard::pbxware {

//! What the key turned out to be allowed to read; the rest shows when it is tried.
struct PbxwRights
{
    bool states = false; //!< monitor.list
    bool calls = false; //!< monitor.live_calls
    bool groups = false; //!< one of erg.list, ring_group.list
    bool night = false; //!< some operation times

    friend bool operator==(const PbxwRights&, const PbxwRights&) = default;
};

[[nodiscard]] CapabilitySet pbxwCapabilities(const PbxwRights& rights);

} // namespace callboard::pbxware
