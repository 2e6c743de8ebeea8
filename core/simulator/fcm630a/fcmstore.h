// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/fcm630a/fcmwire.h"
#include "core/simulator/world.h"

#include <QSet>

#include <functional>

namespace callboard::sim::fcm {

//! Records with every field that the document prints, set as it prints them.
[[nodiscard]] QJsonObject sipAccountTemplate(); //!< fcm 680-738
[[nodiscard]] QJsonObject presenceTemplate(const QString& status); //!< fcm 742
[[nodiscard]] QJsonObject trunkTemplate(); //!< fcm 1274-1331
[[nodiscard]] QJsonObject outboundTemplate(); //!< fcm 1773-1793
[[nodiscard]] QJsonObject inboundTemplate(); //!< fcm 1972-2059
[[nodiscard]] QJsonObject inboundMemberTemplate(); //!< fcm 2001-2042
[[nodiscard]] QJsonObject didTemplate(); //!< fcm 2269-2280
[[nodiscard]] QJsonObject queueTemplate(); //!< fcm 3602-3703
[[nodiscard]] QJsonObject pagingTemplate(); //!< fcm 4298-4320
[[nodiscard]] QJsonObject ivrTemplate(); //!< fcm 4760-4794
[[nodiscard]] QJsonObject userTemplate(); //!< fcm 5153-5169

//! What is configured. A change is stored at once and seen by who reads it; phones and calls follow when it is
//! applied (applyChanges).
class Store
{
public:
    using Records = QList<QJsonObject>;

    explicit Store(World& world);

    // What is kept here, in the order of its creation.
    Records trunks; //!< by trunk_index
    Records outboundRoutes; //!< by outbound_rt_index; "pattern" and "failover_outbound_data" inside
    Records inboundRoutes; //!< by inbound_rt_index; "did" inside
    Records pagingGroups; //!< by extension
    Records ivrs; //!< by ivr_id; "members" inside
    Records pinSets;

    // What is behind the records of the world.
    [[nodiscard]] QJsonObject account(const QString& extension) const; //!< the SIP account without its presences
    [[nodiscard]] QJsonValue accountValue(const QString& extension, const QString& key) const; //!< one field of it
    [[nodiscard]] QJsonArray presences(const QString& extension) const;
    void setAccount(const QString& extension, const QJsonObject& account);
    void setPresences(const QString& extension, const QJsonArray& presences);
    [[nodiscard]] QJsonObject user(const QString& name) const; //!< empty if there is none
    void setUser(const QString& name, const QJsonObject& user);
    [[nodiscard]] QString nameOf(const QString& extension) const; //!< as configured
    [[nodiscard]] Records queues() const;
    [[nodiscard]] QJsonObject queue(const QString& number) const; //!< empty if there is none
    void setQueue(const QString& number, const QJsonObject& queue);
    void removeQueue(const QString& number);

    [[nodiscard]] bool isTaken(const QString& number) const; //!< by anything that can be dialled inside
    [[nodiscard]] int nextIndex(const Records& records, const QString& key) const;
    [[nodiscard]] static QJsonObject* find(Records& records, const QString& key, const QString& value);
    //! Takes the fields that the record has, in the record's type; `more` may be new.
    static void merge(QJsonObject& record, const Request& request, const QStringList& more = {});
    //! Whether the document's tables allow this value for the field of this name.
    [[nodiscard]] static bool isAllowed(const QString& field, const QString& value);

    void later(std::function<void()> change) { m_pending.append(std::move(change)); }
    void apply();

private:
    void applyAccount(const QString& extension);
    void applyQueue(const QString& number);
    void addServices();

    World& m_world;
    QHash<QString, QJsonObject> m_accounts; //!< what was changed, by extension
    QHash<QString, QJsonArray> m_presences;
    QHash<QString, QJsonObject> m_users;
    QHash<QString, QJsonObject> m_queues;
    QSet<QString> m_removedQueues;
    QSet<QString> m_changedQueues; //!< not applied yet
    QList<std::function<void()>> m_pending;
};

} // namespace callboard::sim::fcm
