// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/attention.h"

#include <QFuture>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace callboard {

class Clock;
struct SiteProfile;

enum class PollPace : quint8 { Fast, Normal, Slow };

//! One kind of thing that is read again and again.
struct PollTask
{
    QString name;
    // Between the beginnings of two runs.
    std::chrono::milliseconds fast{1000}; //!< while there are calls or somebody looks
    std::chrono::milliseconds normal{5000}; //!< nothing goes on
    std::chrono::milliseconds slow{30'000}; //!< nothing goes on and nobody can see it
    //! In place of the three where more than the pace decides; zero or less: not until reconsider() finds otherwise, or
    //! runNow().
    std::function<std::chrono::milliseconds(PollPace)> every;
    bool fresh = false; //!< was read just before start(), so that its first run comes after an interval
    int priority = 0; //!< the lower, the sooner, when several are due; one that is late rises
    int requests = 1; //!< how many a run sends, for the budget
    std::function<QFuture<Result<void>>()> run;
};

//! When to ask a PBX that does not tell by itself. Each task runs at the pace of what goes on, never twice at once,
//! later and later after errors, and not at all for as long as the PBX asked us to wait. Lives in one thread.
class PollPlan : public QObject
{
    Q_OBJECT

public:
    using Attention = callboard::Attention;
    using Pace = PollPace;

    struct Options
    {
        double scale = 1.0; //!< every interval times this; for slow lines, and for tests that cannot wait
        double jitter = 0.1; //!< 0.1 = each interval is scaled by 0.9 to 1.1
        int requestsPerMinute = 0; //!< budget; 0 = none. Intervals are stretched to keep it
        std::chrono::milliseconds longest{60'000}; //!< what errors make of an interval at most
        std::chrono::milliseconds pause{5000}; //!< after "too many requests" without a time; doubled up to `longest`
        quint32 seed = QRandomGenerator::global()->generate();
    };

    explicit PollPlan(const Clock& clock)
        : PollPlan(clock, Options{})
    {
    }
    PollPlan(const Clock& clock, Options options, QObject* parent = nullptr);
    ~PollPlan() override;

    //! The profile's option "pollBudget", for Options::requestsPerMinute; 0 unless it says a number above.
    [[nodiscard]] static int budgetOf(const SiteProfile& profile);
    //! The profile's option "pollScale", for Options::scale; 1 unless it says a number from 0.001 to 100.
    [[nodiscard]] static double scaleOf(const SiteProfile& profile);

    void add(PollTask task);
    //! Stops and forgets every task.
    void clear();
    //! Everything is due at once, but what is fresh.
    void start();
    //! Nothing begins any more. What is under way ends by itself and is forgotten.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

    //! As soon as possible, however long ago it was asked: for after a command. While one is under way it runs once
    //! more afterwards, because the answer that is coming may be older than the command.
    void runNow(const QString& name);

    //! What a task's `every` depends on has changed.
    void reconsider();

    void setCallsLive(bool live);
    void setAttention(Attention attention);
    [[nodiscard]] Pace pace() const;
    void setBudget(int requestsPerMinute);
    [[nodiscard]] int budget() const { return m_options.requestsPerMinute; }

    //! The PBX said "too many requests": nothing is sent before that has passed.
    void rateLimited(std::optional<std::chrono::milliseconds> retryAfter);
    //! Requests that were sent outside the plan, so that the budget and the counter know of them.
    void count(int requests = 1);
    [[nodiscard]] int requestsLastMinute() const;

    //! Runs what is due. Its own timer calls this; so does a test that moves the clock.
    void tick();
    //! Milliseconds until something is due; -1 when nothing will be before something else happens.
    [[nodiscard]] qint64 nextIn() const;

Q_SIGNALS:
    //! After each run. Nothing is said of what ends after stop().
    void finished(const QString& name, const callboard::Result<void>& result);

private:
    struct Item;

    [[nodiscard]] Item* find(const QString& name) const;
    [[nodiscard]] double intervalOf(const Item& item) const; //!< ms, without errors
    [[nodiscard]] double stretch() const;
    [[nodiscard]] qint64 dueAt(const Item& item) const;
    [[nodiscard]] double urgency(const Item& item, qint64 now) const;
    [[nodiscard]] qint64 roomAt(int requests) const; //!< when the budget allows so many
    void begin(const std::shared_ptr<Item>& item);
    void onFinished(Item& item, int round, const Result<void>& result);
    void forgetOld() const;
    void arm();

    const Clock& m_clock;
    Options m_options;
    QRandomGenerator m_random;
    QTimer m_timer;
    std::vector<std::shared_ptr<Item>> m_items;
    mutable std::deque<qint64> m_sent; //!< when, the oldest first
    bool m_running = false;
    bool m_callsLive = false;
    Attention m_attention = Attention::Front;
    int m_round = 0; //!< of start()
    qint64 m_startedAt = 0;
    qint64 m_pausedUntil = 0;
    int m_pauses = 0; //!< since the last success
};

} // namespace callboard
