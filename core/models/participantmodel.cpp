// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/participantmodel.h"

#include "core/models/modeltext.h"
#include "core/models/searchtext.h"
#include "core/models/wording.h"

namespace callboard {

namespace {

constexpr std::array kHeaders{
    QT_TRANSLATE_NOOP("callboard::ParticipantModel", "Name"),
    QT_TRANSLATE_NOOP("callboard::ParticipantModel", "Number"),
    QT_TRANSLATE_NOOP("callboard::ParticipantModel", "State"),
    QT_TRANSLATE_NOOP("callboard::ParticipantModel", "Since"),
};
static_assert(kHeaders.size() == ParticipantModel::ColumnCount);

QString dialled(const ConferenceParticipant& participant)
{
    return participant.extension.isEmpty() ? participant.party.number : participant.extension;
}

} // namespace

ParticipantId participantId(const ConferenceRoomId& room, const QString& participant)
{
    return {room.site, room.text + QLatin1Char('\n') + participant};
}

ParticipantModel::ParticipantModel(QObject* parent)
    : KeyedRowModel<ParticipantRow>(parent)
{
}

int ParticipantModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ParticipantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle("callboard::ParticipantModel", kHeaders, section, orientation, role);
}

QVariant ParticipantModel::display(const ParticipantRow& row, int column) const
{
    switch (column) {
    case NameColumn:
        return participantLabel(row.participant);
    case NumberColumn:
        return dialled(row.participant);
    case StateColumn:
        return participantWords(row.participant);
    case SinceColumn:
        return clockText(row.participant.joinedAt);
    default:
        return {};
    }
}

QVariant ParticipantModel::sortValue(const ParticipantRow& row, int column) const
{
    switch (column) {
    case NumberColumn:
        return numberSortKey(dialled(row.participant));
    case StateColumn:
        return static_cast<int>(row.participant.presence);
    case SinceColumn:
        return row.participant.joinedAt;
    default:
        return display(row, column);
    }
}

QString ParticipantModel::sentence(const ParticipantRow& row) const
{
    return participantSentence(row.participant, row.stale);
}

QVariant ParticipantModel::state(const ParticipantRow& row) const
{
    return static_cast<int>(row.participant.presence);
}

QDateTime ParticipantModel::since(const ParticipantRow& row) const
{
    return row.participant.joinedAt;
}

QString ParticipantModel::searchText(const ParticipantRow& row) const
{
    return searchFolded({row.participant.party.name, row.participant.party.number, row.participant.extension});
}

QString ParticipantModel::department(const ParticipantRow& row) const
{
    return row.room.text;
}

QString ParticipantModel::number(const ParticipantRow& row) const
{
    return dialled(row.participant);
}

void ParticipantModel::setRoom(const ConferenceRoom& room)
{
    QList<ParticipantId>& known = m_rowsOf[room.id];
    const QList<ParticipantId> before = std::exchange(known, {});
    for (const ConferenceParticipant& participant : room.participants) {
        const ParticipantId id = participantId(room.id, participant.id);
        upsert({id, room.id, participant, room.stale});
        known.append(id);
    }
    for (const ParticipantId& id : before) {
        if (!known.contains(id))
            remove(id);
    }
}

void ParticipantModel::removeRoom(const ConferenceRoomId& room)
{
    for (const ParticipantId& id : m_rowsOf.take(room))
        remove(id);
}

} // namespace callboard
