// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/pollplan.h"

#include "core/base/clock.h"
#include "core/domain/siteprofile.h"

#include <QFutureWatcher>
#include <QPointer>

#include <algorithm>
#include <cmath>
#include <limits>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kMinute = 60'000;
constexpr double kSmallestScale = 0.001;
constexpr double kLargestScale = 100;
constexpr int kMostDoublings = 10; // beyond that `longest` holds anyway
constexpr qint64 kNever = std::numeric_limits<qint64>::max() / 4;
} // namespace

struct PollPlan::Item
{
    PollTask task;
    bool underWay = false;
    bool wanted = false; // by runNow()
    qint64 begunAt = -1; // -1: not since start()
    qint64 endedAt = -1;
    int failures = 0; // since the last success
    double jitter = 1.0;
};

PollPlan::PollPlan(const Clock& clock, Options options, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_options(options)
    , m_random(options.seed)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PollPlan::tick);
}

PollPlan::~PollPlan() = default;

double PollPlan::scaleOf(const SiteProfile& profile)
{
    bool isNumber = false;
    const double scale = profile.options.value(u"pollScale"_s).toDouble(&isNumber);
    return isNumber && scale >= kSmallestScale && scale <= kLargestScale ? scale : 1.0;
}

int PollPlan::budgetOf(const SiteProfile& profile)
{
    return std::max(0, profile.options.value(u"pollBudget"_s).toInt());
}

void PollPlan::add(PollTask task)
{
    auto item = std::make_shared<Item>();
    item->task = std::move(task);
    m_items.push_back(std::move(item));
    arm();
}

void PollPlan::clear()
{
    stop();
    m_items.clear();
}

void PollPlan::reconsider()
{
    arm();
}

void PollPlan::start()
{
    if (m_running)
        return;
    m_running = true;
    ++m_round;
    m_startedAt = m_clock.monotonicMs();
    m_pausedUntil = m_startedAt;
    m_pauses = 0;
    for (const auto& item : m_items) {
        item->begunAt = item->endedAt = item->task.fresh ? m_startedAt : -1;
        item->failures = 0;
        item->wanted = item->underWay; // what it brings belongs to an earlier life
    }
    tick();
}

void PollPlan::stop()
{
    m_running = false;
    m_timer.stop();
}

void PollPlan::runNow(const QString& name)
{
    if (Item* item = find(name)) {
        item->wanted = true;
        tick();
    }
}

void PollPlan::setCallsLive(bool live)
{
    m_callsLive = live;
    arm();
}

void PollPlan::setAttention(Attention attention)
{
    m_attention = attention;
    arm();
}

PollPlan::Pace PollPlan::pace() const
{
    if (m_callsLive || m_attention == Attention::Front)
        return Pace::Fast;
    return m_attention == Attention::Visible ? Pace::Normal : Pace::Slow;
}

void PollPlan::setBudget(int requestsPerMinute)
{
    m_options.requestsPerMinute = requestsPerMinute;
    arm();
}

void PollPlan::rateLimited(std::optional<std::chrono::milliseconds> retryAfter)
{
    const qint64 doubled = m_options.pause.count() << std::min(m_pauses, kMostDoublings);
    const qint64 wait = retryAfter ? retryAfter->count() : std::min<qint64>(doubled, m_options.longest.count());
    ++m_pauses;
    m_pausedUntil = std::max(m_pausedUntil, m_clock.monotonicMs() + wait);
    arm();
}

void PollPlan::count(int requests)
{
    m_sent.insert(m_sent.end(), static_cast<size_t>(std::max(requests, 0)), m_clock.monotonicMs());
}

int PollPlan::requestsLastMinute() const
{
    forgetOld();
    return static_cast<int>(m_sent.size());
}

PollPlan::Item* PollPlan::find(const QString& name) const
{
    const auto it = std::ranges::find(m_items, name, [](const auto& item) { return item->task.name; });
    return it == m_items.end() ? nullptr : it->get();
}

double PollPlan::intervalOf(const Item& item) const
{
    const PollTask& task = item.task;
    const Pace now = pace();
    if (task.every) {
        const auto own = task.every(now);
        return own.count() > 0 ? std::max(1.0, static_cast<double>(own.count()) * m_options.scale) : -1.0;
    }
    const auto base = now == Pace::Fast ? task.fast : now == Pace::Normal ? task.normal : task.slow;
    return std::max(1.0, static_cast<double>(base.count()) * m_options.scale);
}

// A budget that is used up in ten seconds would leave us blind for fifty; so everything gets slower instead.
double PollPlan::stretch() const
{
    if (m_options.requestsPerMinute <= 0)
        return 1.0;
    double planned = 0;
    for (const auto& item : m_items) {
        if (const double interval = intervalOf(*item); interval > 0)
            planned += static_cast<double>(item->task.requests) * kMinute / interval;
    }
    return std::max(1.0, planned / m_options.requestsPerMinute);
}

qint64 PollPlan::dueAt(const Item& item) const
{
    if (item.wanted || item.begunAt < 0)
        return std::max(m_startedAt, m_pausedUntil);
    double interval = intervalOf(item) * stretch();
    if (interval <= 0)
        return kNever;
    if (item.failures > 0) {
        const double grown = interval * std::pow(2.0, std::min(item.failures, kMostDoublings));
        interval = std::max(interval, std::min(grown, static_cast<double>(m_options.longest.count())));
    }
    interval *= item.jitter;
    // A PBX that takes longer for the answer than we have between two questions gets time for others, too.
    const double due
        = std::max(static_cast<double>(item.begunAt) + interval, static_cast<double>(item.endedAt) + interval / 2);
    return std::max(static_cast<qint64>(std::ceil(due)), m_pausedUntil);
}

// The smaller, the sooner. Each interval that a task is late is worth one step, so that nobody starves.
double PollPlan::urgency(const Item& item, qint64 now) const
{
    if (item.wanted)
        return -1e9;
    const double interval = intervalOf(item);
    const double late = interval > 0 ? static_cast<double>(now - dueAt(item)) / interval : 0.0;
    return item.task.priority - std::floor(std::max(0.0, late));
}

qint64 PollPlan::roomAt(int requests) const
{
    forgetOld();
    const qint64 now = m_clock.monotonicMs();
    const auto used = static_cast<qint64>(m_sent.size());
    const qint64 over = used + requests - m_options.requestsPerMinute;
    if (m_options.requestsPerMinute <= 0 || over <= 0 || used == 0)
        return now;
    return m_sent.at(static_cast<size_t>(std::min(over, used) - 1)) + kMinute;
}

void PollPlan::forgetOld() const
{
    const qint64 now = m_clock.monotonicMs();
    while (!m_sent.empty() && m_sent.front() + kMinute <= now)
        m_sent.pop_front();
}

void PollPlan::tick()
{
    const QPointer<PollPlan> alive = this;
    while (alive && m_running) {
        const qint64 now = m_clock.monotonicMs();
        std::shared_ptr<Item> next;
        for (const auto& item : m_items) {
            if (item->underWay || dueAt(*item) > now)
                continue;
            if (!next || urgency(*item, now) < urgency(*next, now))
                next = item;
        }
        // The most urgent one waits for its room; a lesser one does not push in.
        if (!next || roomAt(next->task.requests) > now)
            break;
        begin(next);
    }
    if (alive)
        arm();
}

void PollPlan::begin(const std::shared_ptr<Item>& item)
{
    item->underWay = true;
    item->wanted = false;
    item->begunAt = item->endedAt = m_clock.monotonicMs();
    item->jitter = 1.0 + m_options.jitter * (2.0 * m_random.generateDouble() - 1.0);
    count(item->task.requests);
    auto* watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, item, round = m_round] {
        watcher->deleteLater();
        const QFuture<Result<void>> future = watcher->future();
        const Result<void> cancelled
            = unexpected(Error{.kind = ErrorKind::Cancelled, .code = {}, .message = tr("Given up."), .detail = {}});
        onFinished(*item, round, future.resultCount() > 0 ? future.result() : cancelled);
    });
    watcher->setFuture(item->task.run());
}

void PollPlan::onFinished(Item& item, int round, const Result<void>& result)
{
    item.underWay = false;
    if (!m_running)
        return;
    if (round == m_round) {
        item.endedAt = m_clock.monotonicMs();
        item.failures = result ? 0 : item.failures + 1;
        if (result && m_clock.monotonicMs() >= m_pausedUntil)
            m_pauses = 0;
        const QPointer<PollPlan> alive = this;
        Q_EMIT finished(item.task.name, result);
        if (!alive)
            return;
    }
    tick();
}

qint64 PollPlan::nextIn() const
{
    if (!m_running)
        return -1;
    const qint64 now = m_clock.monotonicMs();
    qint64 soonest = -1;
    for (const auto& item : m_items) {
        if (item->underWay)
            continue;
        const qint64 due = dueAt(*item);
        if (due >= kNever)
            continue;
        const qint64 left = std::max<qint64>(0, std::max(due, roomAt(item->task.requests)) - now);
        soonest = soonest < 0 ? left : std::min(soonest, left);
    }
    return soonest;
}

void PollPlan::arm()
{
    const qint64 left = nextIn();
    if (left < 0)
        m_timer.stop();
    else
        m_timer.start(std::chrono::milliseconds{left});
}

} // namespace callboard
