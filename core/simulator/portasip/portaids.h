// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <optional>

namespace callboard::sim {
class World;
struct Room;
struct Talker;
} // namespace callboard::sim

namespace callboard::sim::porta {

//! What PortaSIP calls the things of the world. An account's ID is its extension's number; the whole house is one
//! customer, which is its own main office. The same world gives the same ids.
class Ids
{
public:
    explicit Ids(const World& world, quint32 seed);

    [[nodiscard]] static qint64 customer() { return 30; } // porta 1217
    [[nodiscard]] static QString centrex() { return QString::number(customer()); }

    //! 0 if there is no such account. Users, queues and menus have one.
    [[nodiscard]] qint64 accountOf(const QString& number) const;
    [[nodiscard]] QString numberOfAccount(qint64 account) const;
    [[nodiscard]] qint64 queueOf(const QString& number) const; //!< i_c_queue
    [[nodiscard]] qint64 accessNumberOf(const QString& number) const; //!< i_ivr_an; 0 unless an application's
    [[nodiscard]] QString numberOfAccess(qint64 access) const;

    //! The unique part of a call: a phone's own style, or the one of calls that PortaSIP itself began.
    [[nodiscard]] QString call(const QString& room, bool originated) const;
    [[nodiscard]] QString tag(const QString& talker, int turn, bool incoming, bool application) const;
    [[nodiscard]] QString sessionKey(quint64 number) const;

private:
    [[nodiscard]] QByteArray digest(const QString& text) const;

    const World& m_world;
    quint32 m_seed;
    //! Given when first asked for, or in directory order at the start.
    mutable QHash<QString, qint64> m_accounts;
    mutable QHash<qint64, QString> m_numbers;
    mutable qint64 m_nextAccount = 4001;
};

//! "2018-12-03 13:43:01", UTC, or with milliseconds. porta 1561, 1244
[[nodiscard]] QString stamp(qint64 ms, bool withMilliseconds = false);

} // namespace callboard::sim::porta
