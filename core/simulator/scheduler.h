// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <functional>
#include <map>

namespace callboard::sim {

//! World time: what is to happen when, in one order, from one seed. Runs by itself at a speed, or stands still until
//! advance() is called. Not thread-safe; lives in the thread of the world.
class Scheduler : public QObject
{
    Q_OBJECT

public:
    enum class Mode : quint8 { Running, Manual };
    using Task = std::function<void()>;
    using TaskId = quint64; //!< 0 = none

    explicit Scheduler(Mode mode, quint32 seed, double speed = 1.0, QObject* parent = nullptr);

    //! World time in milliseconds since 1970-01-01 UTC. In Manual mode it begins at 1'700'000'000'000.
    [[nodiscard]] qint64 nowMs() const;
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] qsizetype pending() const { return qsizetype(m_tasks.size()); }

    TaskId after(qint64 delayMs, Task task);
    //! Unknown and finished ids are ignored.
    void cancel(TaskId id);
    //! Lets world time pass and runs what falls due, in order. Only in Manual mode.
    void advance(qint64 ms);

    [[nodiscard]] QRandomGenerator& random() { return m_random; }
    //! Evenly from `from` to `to`, both included.
    [[nodiscard]] int pick(int from, int to);
    [[nodiscard]] bool chance(int percent) { return pick(1, 100) <= percent; }

private:
    using Key = std::pair<qint64, TaskId>;

    void runDue();
    void runUntil(qint64 ms);
    void arm();

    Mode m_mode;
    double m_speed;
    qint64 m_origin;
    qint64 m_now; //!< the time of the running task, or of standing still
    bool m_running = false;
    TaskId m_next = 1;
    QElapsedTimer m_elapsed;
    QTimer m_timer;
    QRandomGenerator m_random;
    std::map<Key, Task> m_tasks;
    QHash<TaskId, qint64> m_due;
};

} // namespace callboard::sim
