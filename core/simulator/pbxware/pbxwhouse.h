// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/face.h"
#include "core/simulator/world.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>

namespace callboard::sim::pbxw {

//! Something that is configured and given back: the arguments it was written with.
struct Record
{
    int id = 0;
    QString server; //!< the tenant it belongs to; empty: to the whole PBX
    int parent = 0; //!< the record that it is a part of
    QMap<QString, QString> values;

    [[nodiscard]] QString text(const QString& name) const { return values.value(name); }
};

//! What all parts of the API share: the world and how its things are called here. The world is one tenant.
class House : public QObject
{
    Q_OBJECT

public:
    explicit House(const FaceSetup& setup, QObject* parent = nullptr);

    [[nodiscard]] World& world() const { return m_world; }
    [[nodiscard]] Scheduler& time() const { return m_world.scheduler(); }
    [[nodiscard]] qint64 now() const { return m_world.scheduler().nowMs(); }
    [[nodiscard]] bool wire() const { return m_wire; }
    [[nodiscard]] quint32 seed() const { return m_seed; }

    [[nodiscard]] static QString homeServer() { return QStringLiteral("3"); }
    [[nodiscard]] static QString homeCode() { return QStringLiteral("200"); } //!< its tenant code
    //! Without a server everybody's (pbxware 753).
    [[nodiscard]] static bool isHome(const QString& server) { return server.isEmpty() || server == homeServer(); }

    [[nodiscard]] static int trunkId(const Trunk& trunk) { return 80 + trunk.id.toInt(); }
    //! What is kept of a kind of record ("did", "ivr"), by id.
    [[nodiscard]] QMap<int, Record>& table(const QString& resource) { return m_tables[resource]; }

    //! A record of this PBX gets its number here, whatever it is: no two share one.
    [[nodiscard]] int newId() { return m_nextId++; }
    //! The number of a thing of the world that can be dialled, the same as long as that exists.
    [[nodiscard]] int idOf(const QString& number);
    [[nodiscard]] QString numberOf(int id) const { return m_numbers.value(id); } //!< empty: no such thing
    void renumber(int id, const QString& number); //!< before its old number goes

    //! "epoch.sequence" (pbxware 9272): of a leg, and of the call it began with.
    [[nodiscard]] QString channelId(const Talker& talker) const;
    [[nodiscard]] QString callId(const QString& roomId) const; //!< stays when its first leg leaves; empty: never seen

    //! "Name (number)" or the number alone (pbxware 6098, 6111).
    [[nodiscard]] static QString label(const QString& name, const QString& number);

    //! A secret of this PBX, the same for the same seed.
    [[nodiscard]] QString secret(const QString& of, int length) const;

private:
    void noteRoom(const Talker& talker);

    World& m_world;
    bool m_wire;
    quint32 m_seed;
    int m_nextId = 101;
    QMap<QString, QMap<int, Record>> m_tables;
    QHash<QString, int> m_ids;
    QHash<int, QString> m_numbers;
    QHash<QString, QString> m_callIds; //!< room -> id of its first leg
    QSet<QString> m_usedIds; //!< of those
    QStringList m_known; //!< rooms, oldest first
};

} // namespace callboard::sim::pbxw
