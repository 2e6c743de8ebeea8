// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/conference.h"
#include "core/pbx/portasip/portaaccounts.h"
#include "core/pbx/portasip/portasession.h"

#include <map>

namespace callboard::portasip {

//! The on-the-spot conferences and who is in them. What the events about them look like is not documented (porta 2648
//! prints two headings without samples), so an event only says that it is time to read the lists.
class PortaRooms : public QObject
{
    Q_OBJECT

public:
    PortaRooms(PortaSession& session, const PortaAccounts& accounts, SiteId site);

    //! Reads every room now. Rooms that are gone are announced as removed when it is through.
    void refresh();
    //! Reads them after options.settle, once for many events.
    void refreshSoon();
    void markStale();

    [[nodiscard]] const ConferenceRoom* room(const QString& id) const;
    [[nodiscard]] bool isEmpty() const { return m_rooms.empty(); }
    [[nodiscard]] RoomRef refOf(const QString& id) const;
    [[nodiscard]] ConferenceRoomId idOf(const RoomRef& room) const;

Q_SIGNALS:
    void changed(const callboard::ConferenceRoom& room);
    void removed(const callboard::ConferenceRoomId& id);
    //! Every room was read; with an error: the PBX has none for us, and the reason.
    void refreshed(const callboard::Error& problem);

private:
    struct Record
    {
        RoomRef ref;
        ConferenceRoom value;
        quint32 round = 0;
    };
    void readList(const Result<QJsonValue>& reply);
    void readParticipants(const QString& id, const Result<QJsonValue>& reply);
    [[nodiscard]] ConferenceParticipant participantFrom(const QJsonValue& entry) const;
    void finish(const Error& problem);

    PortaSession& m_session;
    const PortaAccounts& m_accounts;
    SiteId m_site;
    std::map<QString, Record> m_rooms;
    QTimer m_soon;
    quint32 m_round = 0;
    int m_asking = 0;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace callboard::portasip
