// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/fcm630a/fcmwire.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QRandomGenerator>

#include <functional>
#include <optional>

namespace callboard::sim {
class Scheduler;
}

namespace callboard::sim::fcm {

//! Challenges, cookies and bans (fcm 349-426). A user has one session: whoever logs in takes it over, and the cookie
//! from before is good for nothing. Five wrong logins in a row ban the address, and everybody here has the same one.
class Sessions
{
public:
    static constexpr qint64 kLifeMs = 10 * 60'000; //!< world time after the last use (fcm 422)
    static constexpr int kTries = 5;
    static constexpr qint64 kBanMs = 5 * 60'000; //!< world time

    struct Setup
    {
        std::function<std::optional<QString>(const QString& user)> passwordOf; //!< nothing: no such user
        std::function<bool(const QString& user)> isForbidden; //!< exists but may not come in this way
        quint32 seed = 1;
        int expireSeconds = 0; //!< real ones after the login; 0: never
        int tries = kTries;
        int bannedSeconds = 0; //!< real ones from the beginning
    };

    Sessions(const Scheduler& scheduler, Setup setup);

    [[nodiscard]] Reply challenge(const QString& user);
    //! A reply with the cookie. The challenge is used up, right or wrong.
    [[nodiscard]] Reply login(const QString& user, const QString& token);
    bool logout(const QString& cookie);
    //! Whose cookie it is, if it still counts; that renews it.
    [[nodiscard]] std::optional<QString> find(const QString& cookie);
    //! What another program does that knows the user's password.
    void takeOver(const QString& user);
    void closeAll() { m_sessions.clear(); }

private:
    struct Session
    {
        QString cookie;
        qint64 used = 0;
        QDeadlineTimer ends{QDeadlineTimer::Forever};
    };

    [[nodiscard]] std::optional<Reply> bannedReply();
    [[nodiscard]] Reply wrong(int code);
    QString open(const QString& user);

    const Scheduler& m_scheduler;
    Setup m_setup;
    QRandomGenerator m_random;
    QHash<QString, QString> m_challenges; //!< user -> the newest
    QHash<QString, Session> m_sessions; //!< by user
    int m_wrong = 0;
    qint64 m_bannedUntil = 0;
    QDeadlineTimer m_bannedAtStart;
};

} // namespace callboard::sim::fcm
