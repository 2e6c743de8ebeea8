// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/nightswitchmodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::NightSwitchModel", "What"),
    QT_TRANSLATE_NOOP("callboard::NightSwitchModel", "State"),
    QT_TRANSLATE_NOOP("callboard::NightSwitchModel", "Set by"),
};
static_assert(kHeaders.size() == NightSwitchModel::ColumnCount);

} // namespace

NightSwitchModel::NightSwitchModel(QObject* parent)
    : KeyedRowModel<NightSwitch>(parent)
{
}

int NightSwitchModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NightSwitchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::NightSwitchModel", kHeaders, section, orientation, role);
}

QVariant NightSwitchModel::display(const NightSwitch& nightSwitch, int column) const
{
    switch (column) {
    case NameColumn:
        return nightSwitch.name;
    case StateColumn:
        return nightWord(nightSwitch.night);
    case ByColumn:
        return nightSwitch.by;
    default:
        return {};
    }
}

QString NightSwitchModel::sentence(const NightSwitch& nightSwitch) const
{
    return nightSentence(nightSwitch);
}

QVariant NightSwitchModel::state(const NightSwitch& nightSwitch) const
{
    return nightSwitch.night ? 1 : 0;
}

QString NightSwitchModel::searchText(const NightSwitch& nightSwitch) const
{
    return searchFolded({nightSwitch.name});
}

QList<NightSwitch> NightSwitchModel::of(const SiteId& site) const
{
    QList<NightSwitch> found;
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).id.site == site)
            found << at(row);
    }
    std::sort(found.begin(), found.end(), [](const NightSwitch& a, const NightSwitch& b) {
        if (a.whole != b.whole)
            return a.whole;
        const int order = QString::localeAwareCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return found;
}

} // namespace callboard
