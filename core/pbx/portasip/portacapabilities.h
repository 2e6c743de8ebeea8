// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/siteprofile.h"

#include <QMap>

namespace callboard::portasip {

//! What a login turned out to be allowed to do. A reason in words: it is not.
struct PortaRights
{
    QString noCalls; //!< why calls are neither seen nor controlled
    QString noRooms; //!< why there are no conferences
    QMap<Capability, QString> off; //!< single functions that the PBX turned out not to have
    bool media = false; //!< the account services have a login

    friend bool operator==(const PortaRights&, const PortaRights&) = default;
};

[[nodiscard]] CapabilitySet portaCapabilities(const PortaRights& rights, const SiteProfile& profile);

} // namespace callboard::portasip
