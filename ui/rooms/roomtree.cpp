// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/roomtree.h"

#include "core/models/conferenceroommodel.h"
#include "core/models/livemodels.h"
#include "core/models/roles.h"
#include "core/models/wording.h"

#include <QSet>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

using Presence = ConferenceParticipant::Presence;

int orderOf(const ConferenceParticipant& participant)
{
    switch (participant.presence) {
    case Presence::Present:
        return participant.moderator ? 0 : 1;
    case Presence::Invited:
        return 2;
    case Presence::Left:
        break;
    }
    return 3;
}

} // namespace

RoomTree::RoomTree(const LiveModels& models, QObject* parent)
    : QAbstractItemModel(parent)
    , m_models(models)
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &RoomTree::sync);
    connect(&models.rooms(), &RowModelBase::batchEnded, &m_later, qOverload<>(&QTimer::start));
    sync();
}

void RoomTree::sync()
{
    syncRooms();
    for (int row = 0; row < m_nodes.size(); ++row)
        syncPeople(row);
    Q_EMIT synced();
}

void RoomTree::syncRooms()
{
    const ConferenceRoomModel& source = m_models.rooms();
    QList<ConferenceRoom> wanted;
    for (int row = 0; row < source.rowCount(); ++row)
        wanted << source.at(row);
    std::ranges::sort(wanted, [](const ConferenceRoom& a, const ConferenceRoom& b) {
        const int order = QString::localeAwareCompare(roomLabel(a), roomLabel(b));
        return order != 0 ? order < 0 : a.id < b.id;
    });
    for (int row = int(m_nodes.size()) - 1; row >= 0; --row) {
        if (source.find(m_nodes.at(row).room.id))
            continue;
        beginRemoveRows({}, row, row);
        m_nodes.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const auto known = std::find_if(m_nodes.cbegin() + row, m_nodes.cend(),
            [&](const Node& node) { return node.room.id == wanted.at(row).id; });
        const int at = int(known - m_nodes.cbegin());
        if (known == m_nodes.cend()) {
            beginInsertRows({}, row, row);
            m_nodes.insert(row, Node{wanted.at(row), {}, m_nextSerial++});
            endInsertRows();
            continue;
        }
        if (at != row) { // renamed
            beginMoveRows({}, at, at, {}, row);
            m_nodes.move(at, row);
            endMoveRows();
        }
        if (m_nodes.at(row).room != wanted.at(row)) {
            m_nodes[row].room = wanted.at(row);
            Q_EMIT dataChanged(index(row, 0), index(row, 0));
        }
    }
}

void RoomTree::syncPeople(int row)
{
    const QModelIndex parent = index(row, 0);
    QList<ConferenceParticipant> wanted = m_nodes.at(row).room.participants;
    std::ranges::stable_sort(wanted, {}, &orderOf);
    QList<ConferenceParticipant>& there = m_nodes[row].people;
    QSet<QString> stay;
    for (const ConferenceParticipant& participant : std::as_const(wanted))
        stay.insert(participant.id);
    for (int i = int(there.size()) - 1; i >= 0; --i) {
        if (stay.contains(there.at(i).id))
            continue;
        beginRemoveRows(parent, i, i);
        there.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < wanted.size(); ++i) {
        int at = i;
        while (at < there.size() && there.at(at).id != wanted.at(i).id)
            ++at;
        if (at == there.size()) {
            beginInsertRows(parent, i, i);
            there.insert(i, wanted.at(i));
            endInsertRows();
            continue;
        }
        if (at != i) {
            beginMoveRows(parent, at, at, parent, i);
            there.move(at, i);
            endMoveRows();
        }
        if (there.at(i) != wanted.at(i)) {
            there[i] = wanted.at(i);
            Q_EMIT dataChanged(index(i, 0, parent), index(i, 0, parent));
        }
    }
}

int RoomTree::nodeOf(quintptr serial) const
{
    for (int row = 0; row < m_nodes.size(); ++row) {
        if (m_nodes.at(row).serial == serial)
            return row;
    }
    return -1;
}

const ConferenceRoom* RoomTree::roomAt(const QModelIndex& index) const
{
    const bool isRoom = index.isValid() && index.internalId() == 0 && index.row() < m_nodes.size();
    return isRoom ? &m_nodes.at(index.row()).room : nullptr;
}

const ConferenceParticipant* RoomTree::participantAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const int node = nodeOf(index.internalId());
    return node >= 0 && index.row() < m_nodes.at(node).people.size() ? &m_nodes.at(node).people.at(index.row())
                                                                     : nullptr;
}

const ConferenceRoom* RoomTree::roomOf(const QModelIndex& index) const
{
    const ConferenceRoom* room = roomAt(index);
    return room ? room : roomAt(index.parent());
}

QModelIndex RoomTree::indexOf(const ConferenceRoomId& room) const
{
    for (int row = 0; row < m_nodes.size(); ++row) {
        if (m_nodes.at(row).room.id == room)
            return index(row, 0);
    }
    return {};
}

QModelIndex RoomTree::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_nodes.at(parent.row()).serial : quintptr(0));
}

QModelIndex RoomTree::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int node = nodeOf(child.internalId());
    return node < 0 ? QModelIndex() : createIndex(node, 0, quintptr(0));
}

int RoomTree::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_nodes.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_nodes.at(parent.row()).people.size()) : 0;
}

QVariant RoomTree::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool sentence
        = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole || role == callboard::Role::AccessibleText;
    if (const ConferenceRoom* room = roomAt(index)) {
        if (role == Qt::DisplayRole)
            return roomLabel(*room);
        if (role == callboard::Role::Id)
            return QVariant::fromValue(room->id);
        return sentence ? roomSentence(*room) : QVariant();
    }
    if (const ConferenceParticipant* participant = participantAt(index)) {
        if (role == Qt::DisplayRole)
            return participantLabel(*participant);
        if (role == callboard::Role::Id)
            return participant->id;
        const ConferenceRoom* room = roomOf(index);
        return sentence ? participantSentence(*participant, room && room->stale) : QVariant();
    }
    return {};
}

} // namespace callboard::ui
