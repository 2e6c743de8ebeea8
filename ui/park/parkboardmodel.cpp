// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/park/parkboardmodel.h"

#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/modeltext.h"
#include "core/models/parkmodel.h"
#include "core/models/roles.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"

#include <QSet>

#include <algorithm>

namespace callboard::ui {

ParkBoardModel::ParkBoardModel(const LiveModels& models, QObject* parent)
    : QAbstractListModel(parent)
    , m_models(models)
{
    connect(&models.parks(), &RowModelBase::batchEnded, this, &ParkBoardModel::sync);
    connect(&models.sites(), &RowModelBase::batchEnded, this, &ParkBoardModel::sync);
    sync();
}

QList<ParkTile> ParkBoardModel::wanted() const
{
    QList<ParkTile> tiles;
    QSet<ParkSlotId> known;
    const ParkModel& parks = m_models.parks();
    const SiteModel& sites = m_models.sites();
    for (int row = 0; row < parks.rowCount(); ++row) {
        const ParkSlot& slot = parks.at(row);
        ParkTile tile{slot.id, slot, slot.by, sites.siteBadge(slot.id.site), {}};
        const Extension* by = m_models.extensions().find(ExtensionId{slot.id.site, slot.by});
        if (by && !by->name.isEmpty())
            tile.byName = by->name;
        tiles << tile;
        known.insert(slot.id);
    }
    for (int row = 0; row < sites.rowCount(); ++row) {
        const SiteRow& site = sites.at(row);
        for (const QString& number : site.profile.parkSlots) {
            const ParkSlotId id{site.id, number};
            if (!known.contains(id))
                tiles << ParkTile{id, ParkSlot{.id = id, .call = {}, .leg = {}, .who = {}, .by = {}, .since = {}}, {},
                    sites.siteBadge(site.id), {}};
        }
        if (site.capabilities.can(Capability::Park))
            tiles << ParkTile{ParkSlotId{site.id, {}}, {}, {}, sites.siteBadge(site.id),
                site.capabilities.of(Capability::ParkNextFree).why};
    }
    std::ranges::sort(tiles, [](const ParkTile& a, const ParkTile& b) {
        if (a.id.site != b.id.site)
            return a.id.site < b.id.site;
        if (a.isNextFree() != b.isNextFree())
            return b.isNextFree();
        return numberSortKey(a.id.text) < numberSortKey(b.id.text);
    });
    return tiles;
}

void ParkBoardModel::sync()
{
    const QList<ParkTile> tiles = wanted();
    QSet<ParkSlotId> stay;
    for (const ParkTile& tile : tiles)
        stay.insert(tile.id);
    for (int row = int(m_tiles.size()) - 1; row >= 0; --row) {
        if (stay.contains(m_tiles.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_tiles.removeAt(row);
        endRemoveRows();
    }
    // Both lists are in the same order, so what is missing goes in where it stands.
    for (int row = 0; row < tiles.size(); ++row) {
        if (row >= m_tiles.size() || m_tiles.at(row).id != tiles.at(row).id) {
            beginInsertRows({}, row, row);
            m_tiles.insert(row, tiles.at(row));
            endInsertRows();
        } else if (m_tiles.at(row) != tiles.at(row)) {
            m_tiles[row] = tiles.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    if (const int used = usedCount(); used != m_used) {
        m_used = used;
        Q_EMIT usedCountChanged(used);
    }
}

int ParkBoardModel::rowOf(const ParkSlotId& id) const
{
    for (int row = 0; row < m_tiles.size(); ++row) {
        if (m_tiles.at(row).id == id)
            return row;
    }
    return -1;
}

int ParkBoardModel::usedCount() const
{
    return int(std::ranges::count_if(m_tiles, &ParkTile::isUsed));
}

int ParkBoardModel::longestRow() const
{
    int longest = -1;
    for (int row = 0; row < m_tiles.size(); ++row) {
        if (m_tiles.at(row).isUsed() && (longest < 0 || m_tiles.at(row).slot.since < m_tiles.at(longest).slot.since))
            longest = row;
    }
    return longest;
}

int ParkBoardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_tiles.size());
}

QVariant ParkBoardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ParkTile& tile = m_tiles.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return tile.isNextFree() ? tr("Next free") : tile.id.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case Role::AccessibleText:
        if (tile.isNextFree())
            return tile.why.isEmpty() ? tr("Park here: the PBX takes the next free slot.") : tile.why;
        return tile.isUsed() ? parkSentence(tile.slot) : tr("Slot %1 is free.").arg(tile.id.text);
    case Role::Id:
        return QVariant::fromValue(tile.id);
    case Role::Value:
        return QVariant::fromValue(tile);
    case Role::Since:
        return tile.slot.since;
    case Role::Stale:
        return tile.slot.stale;
    case Role::Site:
        return QVariant::fromValue(tile.id.site);
    default:
        return {};
    }
}

Qt::ItemFlags ParkBoardModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (index.isValid()) {
        flags |= Qt::ItemIsDropEnabled;
        if (m_tiles.at(index.row()).isUsed())
            flags |= Qt::ItemIsDragEnabled;
    }
    return flags;
}

} // namespace callboard::ui
