// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/clientfactory.h"

#include "core/pbx/brekeke/palclient.h"
#include "core/pbx/jade/jadeclient.h"
#include "core/pbx/portasip/portaclient.h"

#include <QCoreApplication>

namespace callboard {

Availability speaks(Brand brand)
{
    if (brand == Brand::Brekeke || brand == Brand::Jade || brand == Brand::Portasip)
        return Availability::yes();
    return Availability::no(
        QCoreApplication::translate("ClientFactory", "This version of Callboard does not speak to %1 yet.")
            .arg(productName(brand)));
}

Result<std::unique_ptr<PbxClient>> makeClient(
    const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock)
{
    if (const Availability spoken = speaks(profile.brand); !spoken.can)
        return unexpected(notSupported(spoken.why));
    if (profile.brand == Brand::Jade)
        return jade::makeJadeClient(profile, secrets, clock);
    if (profile.brand == Brand::Portasip)
        return portasip::makePortasipClient(profile, secrets, clock);
    return brekeke::makeBrekekeClient(profile, secrets.main, clock);
}

} // namespace callboard
