// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/fcm630a/fcmwire.h"
#include "core/simulator/world.h"

#include <QObject>

#include <map>

namespace callboard::sim::fcm {

//! The world's legs as the PBX's channels: what the two channel lists, the event socket and the call records need.
//! A menu, a mailbox or a queue has no channel of its own; who listens to one is not bridged.
class Channels : public QObject
{
    Q_OBJECT

public:
    Channels(World& world, const WallClock& clock, bool wire, quint32 seed, QObject* parent = nullptr);

    [[nodiscard]] QList<QJsonObject> bridged() const; //!< rows of Table 26
    [[nodiscard]] QList<QJsonObject> unbridged() const; //!< rows of Table 27
    [[nodiscard]] QString talkerOf(const QString& channel) const; //!< empty: there is none
    [[nodiscard]] QString channelOf(const QString& talker) const;
    [[nodiscard]] QString statusOf(const QString& extension) const; //!< fcm 648
    [[nodiscard]] const WallClock& clock() const { return m_clock; }
    [[nodiscard]] World& world() const { return m_world; }
    [[nodiscard]] bool isWire() const { return m_wire; }
    [[nodiscard]] QString trunkName(const QString& id) const;
    //! After a restart of the PBX's program; calls go on.
    void reread();

    // Of calls that are over, as the call records and the live channels must agree.
    [[nodiscard]] QString channelOfParty(const QString& number, const QString& extension, quint64 serial) const;

Q_SIGNALS:
    //! Something about these extensions or about any call has changed.
    void changed(const QStringList& extensions);

private:
    struct Channel
    {
        QString name;
        QString uniqueId;
        QString linkedId;
        qint64 changed = 0;
    };
    struct Bridge
    {
        QString id;
        qint64 since = 0;
    };

    void onLeg(const Talker& talker);
    void onLegEnded(const Talker& talker);
    void updateBridge(const QString& room);
    [[nodiscard]] Channel& channelFor(const Talker& talker);
    [[nodiscard]] Channel newChannel(const Talker& talker);
    void followConsultation(const Talker& talker);
    void forget(std::map<QString, Channel>& channels, const QString& talker);
    [[nodiscard]] const Channel& channelIn(const Room& room, const Talker& talker) const;
    [[nodiscard]] QList<Talker> bridgedIn(const Room& room) const;
    [[nodiscard]] QJsonObject bridgedRow(
        const Room& room, const Bridge& bridge, const Talker& first, const Talker& second) const;
    [[nodiscard]] QJsonObject unbridgedRow(const Room& room, const Talker& talker) const;
    void addTrunks(QJsonObject& row, const Room& room) const;
    void addWire(QJsonObject& row, const Room& room, const Talker& talker, const Channel& channel) const;
    [[nodiscard]] QString serviceOf(const Room& room, const Talker& talker) const;

    World& m_world;
    const WallClock& m_clock;
    bool m_wire;
    quint32 m_seed;
    quint32 m_nextChannel = 1;
    quint32 m_nextUnique = 1;
    quint32 m_nextBridge = 1;
    std::map<QString, Channel> m_channels; //!< by talker
    std::map<QString, Channel> m_second; //!< by talker: with it a phone consults while the first one keeps the call
    QHash<QString, QString> m_talkers; //!< by channel
    QHash<QString, QString> m_linked; //!< room -> linked id
    std::map<QString, Bridge> m_bridges; //!< by room
};

} // namespace callboard::sim::fcm
