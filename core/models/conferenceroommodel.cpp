// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/conferenceroommodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::ConferenceRoomModel", "Room"),
    QT_TRANSLATE_NOOP("callboard::ConferenceRoomModel", "Owner"),
    QT_TRANSLATE_NOOP("callboard::ConferenceRoomModel", "People"),
    QT_TRANSLATE_NOOP("callboard::ConferenceRoomModel", "Since"),
};
static_assert(kHeaders.size() == ConferenceRoomModel::ColumnCount);

} // namespace

ConferenceRoomModel::ConferenceRoomModel(QObject* parent)
    : KeyedRowModel<ConferenceRoom>(parent)
{
}

int ConferenceRoomModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConferenceRoomModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::ConferenceRoomModel", kHeaders, section, orientation, role);
}

QVariant ConferenceRoomModel::display(const ConferenceRoom& room, int column) const
{
    switch (column) {
    case NameColumn:
        return roomLabel(room);
    case OwnerColumn:
        return room.owner;
    case PresentColumn:
        return room.present();
    case SinceColumn:
        return clockText(room.startedAt);
    default:
        return {};
    }
}

QVariant ConferenceRoomModel::sortValue(const ConferenceRoom& room, int column) const
{
    switch (column) {
    case OwnerColumn:
        return numberSortKey(room.owner);
    case SinceColumn:
        return room.startedAt;
    default:
        return display(room, column);
    }
}

QString ConferenceRoomModel::sentence(const ConferenceRoom& room) const
{
    return roomSentence(room);
}

QVariant ConferenceRoomModel::state(const ConferenceRoom& room) const
{
    return room.present();
}

QDateTime ConferenceRoomModel::since(const ConferenceRoom& room) const
{
    return room.startedAt;
}

QString ConferenceRoomModel::searchText(const ConferenceRoom& room) const
{
    return searchFolded({room.name, room.owner});
}

QString ConferenceRoomModel::number(const ConferenceRoom& room) const
{
    return room.owner;
}

} // namespace callboard
