// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/recallwatcher.h"

#include "core/base/clock.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/parkmodel.h"

#include <algorithm>
#include <limits>

namespace callboard {

RecallWatcher::RecallWatcher(LiveModels& models, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_models(models)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RecallWatcher::check);
    connect(&models.calls(), &RowModelBase::batchEnded, this, &RecallWatcher::check);
    connect(&models.parks(), &RowModelBase::batchEnded, this, &RecallWatcher::check);
    check();
}

void RecallWatcher::setHoldSeconds(int seconds)
{
    m_holdSeconds = seconds;
    check();
}

void RecallWatcher::setParkSeconds(int seconds)
{
    m_parkSeconds = seconds;
    check();
}

QList<Recall> RecallWatcher::open() const
{
    QList<Recall> all;
    for (const Waiting& waiting : m_waiting) {
        if (waiting.told > 0)
            all.append(waiting.recall);
    }
    std::sort(all.begin(), all.end(), [](const Recall& a, const Recall& b) { return a.since < b.since; });
    return all;
}

QHash<CallId, Recall> RecallWatcher::waitingNow() const
{
    QHash<CallId, Recall> all;
    const CallModel& calls = m_models.calls();
    for (int row = 0; row < calls.rowCount(); ++row) {
        const Call& call = calls.at(row);
        const QString home = m_models.home(call.id.site);
        const Leg* own = home.isEmpty() ? nullptr : call.legOf(home);
        // While consulting the held side is not forgotten: the attendant is busy on its behalf.
        if (!own || own->state != LegState::Held || call.state == CallState::Consulting || call.ghost)
            continue;
        const Party who = own->other.isEmpty() ? (own->direction == Direction::In ? call.from : call.to) : own->other;
        all.insert(call.id, {Recall::Kind::Held, call.id, {}, home, who, own->since, 1});
    }
    const ParkModel& parks = m_models.parks();
    for (int row = 0; row < parks.rowCount(); ++row) {
        const ParkSlot& slot = parks.at(row);
        if (!slot.isFree() && !slot.by.isEmpty() && slot.by == m_models.home(slot.id.site))
            all.insert(slot.call, {Recall::Kind::Parked, slot.call, slot.id, slot.by, slot.who, slot.since, 1});
    }
    return all;
}

void RecallWatcher::update()
{
    const QHash<CallId, Recall> now = waitingNow();
    QList<CallId> gone;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const auto still = now.constFind(it.key());
        const bool same = still != now.constEnd() && still->kind == it->recall.kind && still->since == it->recall.since;
        if (!same && it->told > 0)
            gone.append(it.key());
        it = same ? std::next(it) : m_waiting.erase(it);
    }
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        if (Waiting& waiting = m_waiting[it.key()]; waiting.sinceMs == 0) {
            waiting.recall = *it;
            // The PBX's clock where it tells (so that a restart of the console forgets nothing), never in the future.
            const qint64 nowMs = m_clock.nowMs();
            waiting.sinceMs = it->since.isValid() ? std::min(it->since.toMSecsSinceEpoch(), nowMs) : nowMs;
        }
    }
    for (const CallId& call : std::as_const(gone))
        Q_EMIT cleared(call);
}

qint64 RecallWatcher::spanMs(Recall::Kind kind) const
{
    return 1000LL * (kind == Recall::Kind::Held ? m_holdSeconds : m_parkSeconds);
}

void RecallWatcher::check()
{
    update();
    QList<Recall> due;
    for (Waiting& waiting : m_waiting) {
        const qint64 span = spanMs(waiting.recall.kind);
        if (span <= 0)
            continue;
        const int passed = static_cast<int>((m_clock.nowMs() - waiting.sinceMs) / span);
        if (passed <= waiting.told)
            continue;
        waiting.told = passed; // spans that passed unseen (suspend) are one reminder
        waiting.recall.times = passed;
        due.append(waiting.recall);
    }
    schedule();
    std::sort(due.begin(), due.end(), [](const Recall& a, const Recall& b) { return a.since < b.since; });
    for (const Recall& one : std::as_const(due))
        Q_EMIT recall(one);
}

void RecallWatcher::schedule()
{
    qint64 next = std::numeric_limits<qint64>::max();
    for (const Waiting& waiting : std::as_const(m_waiting)) {
        if (const qint64 span = spanMs(waiting.recall.kind); span > 0)
            next = std::min(next, waiting.sinceMs + span * (waiting.told + 1) - m_clock.nowMs());
    }
    if (next == std::numeric_limits<qint64>::max())
        m_timer.stop();
    else
        m_timer.start(static_cast<int>(std::clamp<qint64>(next, 1, 3600 * 1000)));
}

} // namespace callboard
