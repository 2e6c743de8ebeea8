// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/models/roles.h"
#include "core/models/sortedrowsproxy.h"

#include <QSet>

namespace callboard {

class CallModel;
class LiveModels;
class ParkModel;

//! A call as the attendant sees it.
struct AttendantView
{
    CallState state = CallState::Ringing; //!< of the attendant's own leg where there is one
    Party party; //!< the other side
    QDateTime since; //!< UTC, when `state` began
    QString ownExtension; //!< the home extension if it has a leg in the call
    bool muted = false;
    bool concerned = false; //!< whether it belongs in the attendant's list at all
};

//! The calls that concern the attendant: a leg on a home extension, parked by one, waiting in a queue, or waiting to be
//! let through. In groups
//! (ringing, dialling, talking, held, consulting, parked, queued), within a group the longest first.
//! The source must be a CallModel.
class AttendantCallsProxy : public SortedRowsProxy
{
    Q_OBJECT

public:
    enum Role : int {
        GroupRole = callboard::Role::Number + 100, //!< int of CallState, the group it is shown in
        PartyNameRole, //!< QString, the other side's name; empty if unknown
        PartyNumberRole, //!< QString
        OwnExtensionRole, //!< QString, the home extension with a leg in it; empty if none
        MutedRole, //!< bool
        QueueRole, //!< QString, the number of the queue
        LineRole, //!< QString, the number that the caller dialled
        RecordingRole, //!< bool
    };
    Q_ENUM(Role)

    explicit AttendantCallsProxy(QObject* parent = nullptr);
    //! Connected with the calls and the park slots of these models.
    explicit AttendantCallsProxy(LiveModels& models, QObject* parent = nullptr);

    //! The attendant's own extension on each site.
    void setHomes(const QHash<SiteId, QString>& homes);
    [[nodiscard]] const QHash<SiteId, QString>& homes() const { return m_homes; }
    //! Tells who parked what; without it no parked call is known to be the attendant's. Borrowed.
    void setParks(ParkModel* parks);
    //! Whether callers who wait in a queue are shown (they are by default).
    void setQueuedShown(bool shown);

    //! Calls that could be let through until then are no longer the attendant's business. UTC; told as time passes.
    void setNow(const QDateTime& now);

    [[nodiscard]] AttendantView view(const Call& call) const;
    [[nodiscard]] const Call& callAt(int proxyRow) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] bool accepts(int sourceRow) const override;
    [[nodiscard]] bool before(int sourceRowA, int sourceRowB) const override;
    [[nodiscard]] bool concernsFilter(const QList<int>& roles) const override;
    [[nodiscard]] bool concernsOrder(const QList<int>& roles) const override;
    void sourceReplaced() override;

private:
    void followConsultation(const Consultation& consultation);
    [[nodiscard]] bool parkedByHome(const Call& call, const QString& home) const;

    CallModel* m_model = nullptr;
    ParkModel* m_parks = nullptr;
    QHash<SiteId, QString> m_homes;
    QSet<CallId> m_waiting; //!< whose other side hears music while the home extension asks somebody
    QDateTime m_now;
    bool m_queuedShown = true;
};

} // namespace callboard
