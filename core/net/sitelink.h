// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/linkstatus.h"
#include "core/net/reconnector.h"

#include <QTimer>

namespace callboard {

class Clock;

//! The life of one connection, the same for every vendor: its state, when to try again, what is counted, and how often
//! all that is announced. A session owns one, does the work that attempt() asks for and reports what came of it.
class SiteLink : public QObject
{
    Q_OBJECT

public:
    SiteLink(const Clock& clock, Backoff::Plan plan, QObject* parent = nullptr);

    [[nodiscard]] const LinkStatus& status() const { return m_status; }
    [[nodiscard]] LinkState state() const { return m_status.state; }
    //! Synchronising, Live or Degraded: the login was accepted.
    [[nodiscard]] bool isLoggedIn() const;

    //! From Offline: counters start anew and attempt() comes at once. False in any other state.
    bool open();
    //! Offline without a reason; nothing more is attempted.
    void close();
    void authenticating();
    void synchronising();
    //! Everything was read: Live, and the next failure waits shortest again.
    void live();
    //! Usable but not to be trusted fully; the reason is shown.
    void degraded(const Error& reason);
    //! Backoff, then attempt(), not before `atLeast` has passed.
    void retry(const Error& reason, std::chrono::milliseconds atLeast = std::chrono::milliseconds{0});
    //! Offline with the reason; nothing is attempted until open().
    void giveUp(const Error& reason);

    void heard(); //!< the PBX said something just now
    void measured(int latencyMs); //!< a round trip; counts as heard
    //! A record that could not be read. Logged (without its content) and counted; `what` names its kind.
    void dropped(const QString& what, const QString& why);

Q_SIGNALS:
    //! Counters are gathered and announced at most every 200 ms; states at once.
    void changed(const callboard::LinkStatus& status);
    //! Connect now. The state is Connecting.
    void attempt();

private:
    void connectNow();
    void setState(LinkState state, const Error& error = {});
    void publishSoon();
    void publish();

    const Clock& m_clock;
    Reconnector m_reconnector;
    LinkStatus m_status;
    qint64 m_heardMs = 0;
    QTimer m_publishTimer;
};

} // namespace callboard
