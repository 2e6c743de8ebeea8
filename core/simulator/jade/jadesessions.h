// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/accounts.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QRandomGenerator>

#include <optional>

namespace callboard::sim::jade {

//! The path that somebody logged in at. It decides what the events socket brings, not what is allowed.
enum class Door : quint8 { Admin, Manager, Me };

struct Session
{
    QString account; //!< its id
    Door door = Door::Admin;
    qint64 used = 0; //!< world milliseconds
    QDeadlineTimer ends{QDeadlineTimer::Forever}; //!< the fault "expire"
};

//! Who holds which token.
class Sessions
{
public:
    static constexpr qint64 kIdleMs = 3'600'000; //!< "lifetime: 3600 s sliding"

    Sessions(Accounts& accounts, const Scheduler& scheduler, quint32 seed, int expireSeconds);

    //! From "Basic dXNlcjpwYXNz"; nothing when the two do not fit together.
    [[nodiscard]] std::optional<QString> open(const QByteArray& authorization, Door door);
    void close(const QString& token) { m_sessions.remove(token); }
    void closeAll() { m_sessions.clear(); }
    //! Nothing for an unknown or expired token. `renew` makes it live longer.
    [[nodiscard]] std::optional<Session> find(const QString& token, bool renew);

private:
    Accounts& m_accounts;
    const Scheduler& m_scheduler;
    QRandomGenerator m_random;
    int m_expireSeconds;
    QHash<QString, Session> m_sessions;
};

} // namespace callboard::sim::jade
