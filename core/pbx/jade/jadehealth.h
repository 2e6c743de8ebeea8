// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QJsonObject>

namespace callboard::jade {

//! What core/systems/1 tells about Asterisk behind jade. Its tm_update is renewed every second while the two talk and
//! stands still when they do not; jade says so nowhere else.
class JadeHealth
{
public:
    explicit JadeHealth(const Clock& clock)
        : m_clock(clock)
    {
    }

    struct Finding
    {
        bool gone = false; //!< Asterisk cannot be reached
        bool restarted = false; //!< it began anew since we last looked
        //! Channels last heard of before that cannot be alive; the server's clock in ns, 0: none.
        qint64 ghostsBeforeNs = 0;
        int currentCalls = -1; //!< -1: not said
    };

    //! `serverNs` is when the server answered, by its clock.
    Finding read(const QJsonObject& system, qint64 serverNs);
    //! A new login: how long its time stood still counts anew.
    void restart();

private:
    const Clock& m_clock;
    QString m_startup;
    QString m_renewed;
    qint64 m_lastServerNs = 0;
    qint64 m_ghostsBeforeNs = 0;
    qint64 m_stillSinceMs = -1;
    bool m_everMoved = false; //!< a server may never renew it, as the document does not promise it
};

//! When Asterisk started, in ns since 1970 UTC: its date and time are in its own time zone, which nobody tells, so the
//! zone is chosen that puts them shortly before `serverNs`. 0 if unreadable.
[[nodiscard]] qint64 startupNs(const QString& date, const QString& time, qint64 serverNs);

} // namespace callboard::jade
