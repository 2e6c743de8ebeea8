// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/siteprofile.h"

namespace callboard::fcm630a {

//! What this login was let do so far.
struct FcmRights
{
    bool accounts = true; //!< listAccount
    bool calls = true; //!< both lists of channels
    bool queues = true;
    bool waiting = false; //!< it tells which queue a caller waits in, or there is only one
    bool voicemail = false; //!< the list has counters
    bool callControl = false; //!< switched on in the PBX, as the profile says
    bool parking = false; //!< the profile names slots
};

[[nodiscard]] CapabilitySet fcmCapabilities(const FcmRights& rights, const SiteProfile& profile);

} // namespace callboard::fcm630a
