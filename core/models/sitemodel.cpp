// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sitemodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::SiteModel", "Name"),
    QT_TRANSLATE_NOOP("callboard::SiteModel", "PBX"),
    QT_TRANSLATE_NOOP("callboard::SiteModel", "State"),
    QT_TRANSLATE_NOOP("callboard::SiteModel", "Since"),
};
static_assert(kHeaders.size() == SiteModel::ColumnCount);

} // namespace

SiteModel::SiteModel(QObject* parent)
    : KeyedRowModel<SiteRow>(parent)
{
}

int SiteModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SiteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::SiteModel", kHeaders, section, orientation, role);
}

QVariant SiteModel::display(const SiteRow& site, int column) const
{
    switch (column) {
    case NameColumn:
        return site.profile.name;
    case BrandColumn:
        return productName(site.profile.brand);
    case StateColumn:
        return stateWord(site.link.state);
    case SinceColumn:
        return clockText(site.link.since);
    default:
        return {};
    }
}

QVariant SiteModel::sortValue(const SiteRow& site, int column) const
{
    switch (column) {
    case StateColumn:
        return static_cast<int>(site.link.state);
    case SinceColumn:
        return site.link.since;
    default:
        return display(site, column);
    }
}

QString SiteModel::sentence(const SiteRow& site) const
{
    const QString state = stateWord(site.link.state);
    if (site.link.error.message.isEmpty())
        return tr("%1: %2.").arg(site.profile.name, state);
    //: %1 = site, %2 = "degraded", %3 = why, a full sentence
    return tr("%1: %2. %3").arg(site.profile.name, state, site.link.error.message);
}

QVariant SiteModel::state(const SiteRow& site) const
{
    return static_cast<int>(site.link.state);
}

QDateTime SiteModel::since(const SiteRow& site) const
{
    return site.link.since;
}

QString SiteModel::searchText(const SiteRow& site) const
{
    return searchFolded({site.profile.name, site.profile.url.host()});
}

} // namespace callboard
