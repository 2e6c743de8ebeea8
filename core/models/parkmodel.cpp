// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/parkmodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::ParkModel", "Park slot"),
    QT_TRANSLATE_NOOP("callboard::ParkModel", "Who"),
    QT_TRANSLATE_NOOP("callboard::ParkModel", "Parked by"),
    QT_TRANSLATE_NOOP("callboard::ParkModel", "Since"),
};
static_assert(kHeaders.size() == ParkModel::ColumnCount);

} // namespace

ParkModel::ParkModel(QObject* parent)
    : KeyedRowModel<ParkSlot>(parent)
{
}

int ParkModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ParkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::ParkModel", kHeaders, section, orientation, role);
}

QVariant ParkModel::display(const ParkSlot& slot, int column) const
{
    switch (column) {
    case SlotColumn:
        return slot.id.text;
    case WhoColumn:
        return slot.isFree() ? QString() : partyLabel(slot.who);
    case ByColumn:
        return slot.by;
    case SinceColumn:
        return clockText(slot.since);
    default:
        return {};
    }
}

QVariant ParkModel::sortValue(const ParkSlot& slot, int column) const
{
    switch (column) {
    case SlotColumn:
        return numberSortKey(slot.id.text);
    case SinceColumn:
        return slot.since;
    default:
        return display(slot, column);
    }
}

QString ParkModel::sentence(const ParkSlot& slot) const
{
    return parkSentence(slot);
}

QVariant ParkModel::state(const ParkSlot& slot) const
{
    return slot.isFree() ? 0 : 1;
}

QDateTime ParkModel::since(const ParkSlot& slot) const
{
    return slot.since;
}

QString ParkModel::searchText(const ParkSlot& slot) const
{
    return searchFolded({slot.id.text, slot.who.name, slot.who.number});
}

QString ParkModel::number(const ParkSlot& slot) const
{
    return slot.id.text;
}

} // namespace callboard
