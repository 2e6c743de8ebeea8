// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/uicontext.h"

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

} // namespace callboard::ui
