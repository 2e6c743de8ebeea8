// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/jade/jadejson.h"
#include "core/simulator/world.h"

#include <optional>

namespace callboard::sim::jade {

//! A leg as Asterisk shows it (jade 1065).
struct Channel
{
    QString key; //!< the talker, or what stands for its consultation
    QString uniqueId;
    QString linkedId;
    QString name;
    int state = 0; //!< 0 Down, 4 Ring, 5 Ringing, 6 Up
    QString number;
    QString callerName;
    QString connectedNumber;
    QString connectedName;
    QString context;
    QString exten;
    QString priority{QStringLiteral("1")};
    QString application; //!< empty: null
    int cause = 0; //!< 0: null
    QJsonObject variables;
    QString updated;
    QString bridged; //!< key of whom it talks to
    bool dialled = false; //!< called by the PBX rather than calling it
    qint64 begun = 0;
    qint64 answered = 0;
    bool ghost = false; //!< Asterisk knows it no more

    [[nodiscard]] QJsonObject toJson() const;
};

//! One thing that happened; the hub words it for each profile.
struct Event
{
    QString family; //!< "core.channel", "park.parkedcall", "queue.entry", ...
    QString verb; //!< "create", "update", "delete"
    QString target; //!< caller's name, lot, queue
    QJsonObject record;
};

//! The world as an Asterisk: channels, parked calls, queues. What it shows is right in the seed profile and as wrong
//! as measured in the wire profile.
class View : public QObject
{
    Q_OBJECT

public:
    View(World& world, bool wire, QObject* parent = nullptr);

    [[nodiscard]] Stamps& stamps() { return m_stamps; }
    [[nodiscard]] World& world() { return m_world; }
    [[nodiscard]] bool wire() const { return m_wire; }

    [[nodiscard]] QJsonArray channels() const;
    [[nodiscard]] const Channel* channel(const QString& uniqueId) const;
    [[nodiscard]] const Channel* channelOf(const QString& talkerId) const;
    [[nodiscard]] QJsonArray channelsOf(const QString& extension) const;
    //! False: no such channel. A ghost is accepted and stays.
    bool hangUp(const QString& uniqueId);

    [[nodiscard]] QJsonArray parkedCalls() const;
    [[nodiscard]] std::optional<QJsonObject> parkedCall(const QString& uniqueId) const;
    [[nodiscard]] QJsonArray parkinglots() const;
    [[nodiscard]] QJsonArray entries(const QString& queue = {}) const;
    [[nodiscard]] std::optional<QJsonObject> entry(const QString& uniqueId) const;
    [[nodiscard]] QJsonArray members(const QString& queue = {}) const;
    [[nodiscard]] QJsonArray queues() const;
    [[nodiscard]] std::optional<QJsonObject> queue(const QString& name) const;
    [[nodiscard]] static QString lotOf(const QString& slot);

    //! 1 not in use, 2 in use, 5 unavailable, 6 ringing, 7 ringing and in use, 8 on hold.
    [[nodiscard]] int deviceState(const QString& extension) const;
    [[nodiscard]] QString readAt() const { return m_readAt; }
    //! Channels that Asterisk itself knows.
    [[nodiscard]] int liveChannels() const;

    //! jade starts again and reads everything from Asterisk: ghosts and variables are gone, counters true once more.
    void reread();

Q_SIGNALS:
    void happened(const callboard::sim::jade::Event& event);

private:
    struct Parked
    {
        QString uniqueId;
        QString talker;
        QJsonObject record;
        bool ghost = false;
    };
    struct Entry
    {
        QString queue;
        QString uniqueId;
        QString talker;
        int position = 1;
        QString updated;
        qint64 since = 0;
        bool ghost = false;
    };
    struct QueueCount
    {
        int calls = 0; //!< as read at start; the wire profile never reads again
        int completed = 0;
        int abandoned = 0;
        qint64 waited = 0;
        QString updated;
    };

    // jadeview.cpp
    void listen();
    void crashed();

    // jadechannels.cpp
    void onTalkerChanged(const Talker& talker, LegEvent event);
    void onTalkerEnded(const Talker& talker, const EndReason& reason);
    void onService(const Talker& service);
    Channel& begin(const Talker& talker, const QString& key);
    void beginCalling(Channel& channel, const Talker& talker);
    void beginCalled(Channel& channel, const Talker& talker);
    void dialNoise(Channel& channel);
    void ring(Channel& channel, const Talker& talker);
    void goUp(Channel& channel);
    void redirect(const Talker& target);
    [[nodiscard]] Channel* partnerOf(const Talker& talker);
    void dialAnswered(Channel& calling, const Channel& called);
    void bridge(const Talker& talker);
    void unbridge(Channel& channel);
    void setVariable(Channel& channel, const QString& name, const QString& value);
    void quality(Channel& channel, Channel* other);
    void timesOf(Channel& channel);
    void end(const QString& key, int cause);
    void changed(Channel& channel, int times = 1);
    void tell(Channel& channel, const QString& verb);
    [[nodiscard]] Channel* find(const QString& key);
    [[nodiscard]] QString keyOf(const Talker& talker) const;
    [[nodiscard]] bool leadsNowhere(const Talker& talker) const;
    [[nodiscard]] std::pair<QString, QString> placeOf(const QString& number) const; //!< application, context

    // jadequeues.cpp
    void onParkChanged(const ParkedCall& parked, bool on);
    void onQueueChanged(const QueueEntry& entry, bool on);
    void onMemberChanged(const QueueMember& member, Change change);
    void watchDevice(const QString& extension);
    void correctPositions(const QString& queue);
    void tellQueue(const QString& queue);
    [[nodiscard]] QJsonObject entryJson(const Entry& entry) const;
    [[nodiscard]] QJsonObject memberJson(const QueueMember& member) const;
    [[nodiscard]] QJsonObject queueJson(const Extension& queue) const;

    World& m_world;
    bool m_wire;
    Stamps m_stamps;
    QList<QString> m_order; //!< keys of channels, oldest first
    QHash<QString, Channel> m_channels;
    QHash<QString, QString> m_keys; //!< unique_id -> key
    QHash<QString, QString> m_linked; //!< room -> linked_id
    QSet<QString> m_ignored; //!< talkers that never become a channel
    QList<Channel> m_ghosts;
    QList<Parked> m_parked;
    QList<Entry> m_entries;
    QMap<QString, QueueCount> m_counts;
    QHash<QString, int> m_deviceStates; //!< of queue members, as last told
    QHash<QString, QString> m_memberUpdated; //!< "queue/agent" -> tm_update of the last event
    QString m_freedSlot;
    QString m_readAt; //!< tm_update of what has not changed since jade read it
    quint32 m_nextChannel = 0;
};

} // namespace callboard::sim::jade
