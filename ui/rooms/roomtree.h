// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/conference.h"

#include <QAbstractItemModel>
#include <QTimer>

namespace callboard {
class LiveModels;
}

namespace callboard::ui {

//! Conference rooms, and under each its participants: who is in it, who is being called, who left. Rows are kept by id:
//! nothing collapses or loses its selection when people come and go.
class RoomTree : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit RoomTree(const LiveModels& models, QObject* parent = nullptr);

    //! nullptr when the row is a participant.
    [[nodiscard]] const ConferenceRoom* roomAt(const QModelIndex& index) const;
    //! nullptr when the row is a room.
    [[nodiscard]] const ConferenceParticipant* participantAt(const QModelIndex& index) const;
    //! The room itself, or the one that the participant is in; nullptr for no row.
    [[nodiscard]] const ConferenceRoom* roomOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const ConferenceRoomId& room) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& = {}) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    //! Reads the models now; otherwise it happens once a turn.
    void sync();

Q_SIGNALS:
    //! After everything has its place; what a button can do may have changed.
    void synced();

private:
    struct Node
    {
        ConferenceRoom room;
        QList<ConferenceParticipant> people;
        quintptr serial = 0; //!< what child indexes carry; never reused
    };

    [[nodiscard]] int nodeOf(quintptr serial) const;
    void syncRooms();
    void syncPeople(int row);

    const LiveModels& m_models;
    QList<Node> m_nodes;
    quintptr m_nextSerial = 1;
    QTimer m_later;
};

} // namespace callboard::ui
