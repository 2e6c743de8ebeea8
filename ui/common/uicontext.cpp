// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/uicontext.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "ui/common/selection.h"

namespace callboard::ui {

QString UiContext::home(const SiteId& site) const
{
    return models.home(site);
}

SiteId UiContext::dialSite() const
{
    if (!selection.target().site.isEmpty())
        return selection.target().site;
    if (!selection.call().site.isEmpty())
        return selection.call().site;
    return models.sites().rowCount() > 0 ? models.sites().at(0).id : SiteId();
}

Availability UiContext::anySiteCan(Capability capability, SiteId* site) const
{
    Availability first = commands.availability({}, capability); // "No PBX is connected."
    for (int row = 0; row < models.sites().rowCount(); ++row) {
        const SiteId& id = models.sites().at(row).id;
        const Availability can = commands.availability(id, capability);
        if (can.can) {
            if (site)
                *site = id;
            return can;
        }
        if (row == 0)
            first = can;
    }
    return first;
}

} // namespace callboard::ui
