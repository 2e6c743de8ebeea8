// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/siteprofile.h"

namespace callboard::jade {

//! What a login turned out to be allowed to do, and what this server has.
struct JadeRights
{
    bool admin = false; //!< the admin resources could be read
    bool me = false; //!< the own resources could be read
    bool queues = false;
    bool members = true; //!< queue members can be changed: beyond the document; false once the server refused it
    bool parking = false;
    bool pjsip = false;
    bool voicemail = false;
    bool chats = false;
    bool ownPhone = false; //!< the person logged in has a phone in jade

    friend bool operator==(const JadeRights&, const JadeRights&) = default;
};

[[nodiscard]] CapabilitySet jadeCapabilities(const JadeRights& rights, const SiteProfile& profile);

} // namespace callboard::jade
