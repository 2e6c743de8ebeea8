// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/park.h"

#include <QHash>
#include <QTimer>

namespace callboard {

class Clock;
class LiveModels;

//! A call that waits for too long.
struct Recall
{
    enum class Kind : quint8 { Held, Parked };
    Kind kind = Kind::Held;
    CallId call;
    ParkSlotId slot; //!< of parked calls
    QString extension; //!< the home extension that held or parked it
    Party who; //!< who waits
    QDateTime since; //!< UTC
    int times = 1; //!< the how-manieth reminder this is

    friend bool operator==(const Recall&, const Recall&) = default;
};

//! Reminds of calls that the attendant put on hold or parked and that wait longer than they should: once after the
//! span, and again each time it has passed once more, until the call is taken back or gone.
class RecallWatcher : public QObject
{
    Q_OBJECT

public:
    RecallWatcher(LiveModels& models, const Clock& clock, QObject* parent = nullptr);

    //! Seconds; 0 = never.
    void setHoldSeconds(int seconds);
    void setParkSeconds(int seconds);

    //! The reminders that nobody has reacted to.
    [[nodiscard]] QList<Recall> open() const;

public Q_SLOTS:
    //! Looks at the clock. Called by the own timer; for tests with a clock of their own.
    void check();

Q_SIGNALS:
    void recall(const callboard::Recall& recall);
    //! A call of which recall() was told was taken back, taken by somebody else, or is gone.
    void cleared(const callboard::CallId& call);

private:
    struct Waiting
    {
        Recall recall;
        qint64 sinceMs = 0;
        int told = 0; //!< reminders so far
    };

    void update();
    [[nodiscard]] QHash<CallId, Recall> waitingNow() const;
    [[nodiscard]] qint64 spanMs(Recall::Kind kind) const;
    void schedule();

    LiveModels& m_models;
    const Clock& m_clock;
    QTimer m_timer;
    QHash<CallId, Waiting> m_waiting;
    int m_holdSeconds = 60;
    int m_parkSeconds = 90;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Recall)
