// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/portasip/portaids.h"
#include "core/simulator/worldtypes.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

namespace callboard::sim {
class World;
}

namespace callboard::sim::porta {

//! One phone's dialog as PortaSIP tells of it. porta 2035
struct Leg
{
    QString talker;
    QString room; //!< the world's call that it began in
    QString callId;
    QString tag;
    QString state; //!< "trying" ...
    QString own; //!< number of the account, or of the outside party that PortaSIP called
    QString channel; //!< account that an outside party is told through; empty otherwise
    QString accessNumber; //!< of an application's menu; empty otherwise
    QString huntgroup;
    QStringList forwarders;
    QString peerNumber;
    QString peerName;
    QString name;
    bool incoming = true;
    bool outside = false;
    bool originated = false; //!< the first leg of a call that PortaSIP made
    bool consulting = false; //!< the second dialog of a phone that consults
    bool transferred = false; //!< has another party than before
    qint64 begun = 0;
    qint64 connected = 0;
    qint64 since = 0;
    bool answered = false;
};

//! Whom something is told to, besides whoever watches the whole customer.
struct Audience
{
    QStringList accounts;
    QString accessNumber;
};

//! Follows the world and says in PortaSIP's words what happens to each leg.
class Legs : public QObject
{
    Q_OBJECT

public:
    Legs(World& world, const Ids& ids, bool wire, QObject* parent = nullptr);

    //! Null if unknown. Without a tag the id alone must name one leg.
    [[nodiscard]] const Leg* find(const QString& callId, const QString& tag) const;
    [[nodiscard]] QList<Leg> all() const;
    [[nodiscard]] const Leg* ofTalker(const QString& talker) const; //!< the newest
    [[nodiscard]] QJsonObject toJson(const Leg& leg) const;
    [[nodiscard]] Audience audienceOf(const Leg& leg) const;
    //! What waits in queues, as it is told of, with the account of the queue.
    [[nodiscard]] QList<std::pair<QJsonObject, Audience>> queued() const;
    //! The waiting caller that a queue's leg stands for; empty if there is none.
    [[nodiscard]] QString queuedTalker(const QString& callId, const QString& tag) const;

    //! What ends meanwhile, ends for this reason.
    void setReason(const QString& reason) { m_reason = reason; }
    //! The phone gets a new dialog in place of the one that rings.
    void redial(const QString& talker);

Q_SIGNALS:
    void told(const QJsonObject& callInfo, const callboard::sim::porta::Audience& audience);

private:
    void onTalkerChanged(const Talker& talker, LegEvent event);
    void onTalkerEnded(const Talker& talker, const EndReason& reason);
    void onQueueChanged(const QueueEntry& entry, bool on);
    void onPromptEnded(const Talker& talker, int place);
    void onKeyPressed(const Talker& talker, QChar key, int ms);
    void onMeetingChanged(const Meeting& meeting, MeetingEvent event);
    void onMemberChanged(const Meeting& meeting, const MeetingMember& member, MeetingEvent event);

    [[nodiscard]] bool isTold(const Talker& talker) const;
    Leg& begin(const Talker& talker, bool incoming);
    Leg& current(const Talker& talker, LegEvent event);
    void endConsultation(const QString& talker);
    void connectLeg(Leg& leg, const Talker& talker);
    void meet(const Talker& newcomer);
    void reckonHolds(const QString& room, const QString& talker);
    void ringBack(const Talker& ringing);
    void end(const Leg& leg, const QString& reason, const QJsonValue& code);
    void tell(const Leg& leg);
    [[nodiscard]] QString heldState(const Talker& talker) const;
    [[nodiscard]] QJsonObject queueInfo(const QueueEntry& entry, const QString& state) const;

    World& m_world;
    const Ids& m_ids;
    bool m_wire;
    QString m_reason;
    QHash<QString, QList<Leg>> m_legs; //!< talker -> its dialogs, the newest last
    QHash<QString, QString> m_rooms; //!< a call that PortaSIP made -> its id
    int m_turn = 0;
};

//! SipCallerInfo. porta 2095
[[nodiscard]] QJsonObject party(const QString& number, const QString& name, bool account, bool wire);

[[nodiscard]] QJsonObject conferenceInfo(const Meeting& meeting);
[[nodiscard]] QJsonObject participantInfo(const MeetingMember& member);

} // namespace callboard::sim::porta
