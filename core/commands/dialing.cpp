// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/dialing.h"

#include "core/commands/commandrunner.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"

namespace callboard {

Dialing dialing(const CommandRunner& runner, const LiveModels& models, const ExtensionId& from, const QString& to)
{
    const Availability any = runner.availability(from.site, Capability::Dial);
    if (any.can)
        return {Command::dial(from, to), any};
    const bool colleague = models.extensions().latest({from.site, to}) != nullptr;
    if (colleague && runner.availability(from.site, Capability::DialColleague).can)
        return {Command::dialColleague(from, to), Availability::yes()};
    return {Command::dial(from, to), any};
}

Availability dialAvailability(const CommandRunner& runner, const SiteId& site)
{
    const Availability any = runner.availability(site, Capability::Dial);
    return !any.can && runner.availability(site, Capability::DialColleague).can ? Availability::yes() : any;
}

} // namespace callboard
