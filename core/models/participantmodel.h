// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/conference.h"
#include "core/models/keyedrowmodel.h"

namespace callboard {

//! Unique on the site, whatever the room.
using ParticipantId = ScopedId<struct ParticipantTag>;
[[nodiscard]] ParticipantId participantId(const ConferenceRoomId& room, const QString& participant);

//! One person in one conference room.
struct ParticipantRow
{
    ParticipantId id;
    ConferenceRoomId room;
    ConferenceParticipant participant;
    bool stale = false;

    friend bool operator==(const ParticipantRow&, const ParticipantRow&) = default;
};

//! Everybody in any conference room, flat. Role::State: ConferenceParticipant::Presence; Role::Department: the room's
//! id; Role::Since: when they joined.
class ParticipantModel final : public KeyedRowModel<ParticipantRow>
{
    Q_OBJECT

public:
    enum Column { NameColumn, NumberColumn, StateColumn, SinceColumn, ColumnCount };
    Q_ENUM(Column)

    explicit ParticipantModel(QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QVariant display(const ParticipantRow& row, int column) const override;
    [[nodiscard]] QString sentence(const ParticipantRow& row) const override;
    [[nodiscard]] QVariant sortValue(const ParticipantRow& row, int column) const override;
    [[nodiscard]] QVariant state(const ParticipantRow& row) const override;
    [[nodiscard]] QDateTime since(const ParticipantRow& row) const override;
    [[nodiscard]] QString searchText(const ParticipantRow& row) const override;
    [[nodiscard]] QString department(const ParticipantRow& row) const override;
    [[nodiscard]] QString number(const ParticipantRow& row) const override;

    //! Makes the rows of this room what the room says.
    void setRoom(const ConferenceRoom& room);
    void removeRoom(const ConferenceRoomId& room);

private:
    QHash<ConferenceRoomId, QList<ParticipantId>> m_rowsOf;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::ParticipantId)
Q_DECLARE_METATYPE(callboard::ParticipantRow)
