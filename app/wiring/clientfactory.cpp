// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/clientfactory.h"

#include "core/pbx/brekeke/palclient.h"
#include "core/pbx/fcm630a/fcmclient.h"
#include "core/pbx/jade/jadeclient.h"
#include "core/pbx/pbxware/pbxwclient.h"
#include "core/pbx/portasip/portaclient.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace callboard {

namespace {

using Made = std::unique_ptr<PbxClient>;

struct Maker
{
    Brand brand;
    Made (*make)(const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock);
};

constexpr std::array kMakers{
    Maker{Brand::Brekeke,
        [](const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock) -> Made {
            return brekeke::makeBrekekeClient(profile, secrets.main, clock);
        }},
    Maker{Brand::Pbxware,
        [](const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock) -> Made {
            return pbxware::makePbxwareClient(profile, secrets, clock);
        }},
    Maker{Brand::Fcm630a,
        [](const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock) -> Made {
            return fcm630a::makeFcmClient(profile, secrets, clock);
        }},
    Maker{Brand::Jade,
        [](const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock) -> Made {
            return jade::makeJadeClient(profile, secrets, clock);
        }},
    Maker{Brand::Portasip,
        [](const SiteProfile& profile, const SiteSecrets& secrets, const Clock& clock) -> Made {
            return portasip::makePortasipClient(profile, secrets, clock);
        }},
};

const Maker* makerOf(Brand brand)
{
    const auto it = std::ranges::find(kMakers, brand, &Maker::brand);
    return it == kMakers.end() ? nullptr : &*it;
}

} // namespace

Availability speaks(Brand brand)
{
    if (makerOf(brand))
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
    return makerOf(profile.brand)->make(profile, secrets, clock);
}

} // namespace callboard
