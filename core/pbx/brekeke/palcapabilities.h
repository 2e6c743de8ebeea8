// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/siteprofile.h"

namespace callboard::brekeke {

//! What a login turned out to be allowed to do.
struct PalRights
{
    bool admin = false; //!< tenant administrator or "sa"
    bool canJoin = false; //!< property of the attendant's extension, pal 1712
    bool contacts = true; //!< false once the PBX refused
    bool notes = true;
    bool queues = true; //!< ring groups could be read
};

[[nodiscard]] CapabilitySet palCapabilities(const PalRights& rights, const SiteProfile& profile);

} // namespace callboard::brekeke
