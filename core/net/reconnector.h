// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace callboard {

class Clock;

//! Says when to try again. The owner calls schedule() after a failure and succeeded() once the link works.
class Reconnector : public QObject
{
    Q_OBJECT

public:
    Reconnector(const Clock& clock, Backoff::Plan plan, QObject* parent = nullptr);

    //! Plans the next attempt and returns when it will be (UTC).
    //! `atLeast`: where the other side asked for time.
    QDateTime schedule(std::chrono::milliseconds atLeast = std::chrono::milliseconds{0});
    //! Back to the shortest wait.
    void succeeded();
    void stop();

    [[nodiscard]] bool isScheduled() const { return m_timer.isActive(); }
    //! Invalid when nothing is planned.
    [[nodiscard]] const QDateTime& nextAttempt() const { return m_nextAttempt; }
    //! Failures since the last success.
    [[nodiscard]] int failures() const { return m_backoff.attempts(); }

Q_SIGNALS:
    void attempt();

private:
    const Clock& m_clock;
    Backoff m_backoff;
    QTimer m_timer;
    QDateTime m_nextAttempt;
};

} // namespace callboard
