// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadehealth.h"

#include "core/pbx/jade/jadevalues.h"

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFrozenMs = 5'000;
constexpr qint64 kZone = 15LL * 60 * 1'000'000'000; // zones differ from UTC by whole quarters of an hour

} // namespace

qint64 startupNs(const QString& date, const QString& time, qint64 serverNs)
{
    const qint64 local = toNs(Text((date + u'T' + time).toStdString()));
    if (local == 0 || serverNs == 0)
        return 0;
    qint64 zones = (serverNs - local) / kZone;
    if (local + zones * kZone > serverNs)
        --zones;
    return local + zones * kZone;
}

void JadeHealth::restart()
{
    m_renewed.clear();
    m_stillSinceMs = -1;
    m_everMoved = false;
}

JadeHealth::Finding JadeHealth::read(const QJsonObject& system, qint64 serverNs)
{
    Finding out;
    out.currentCalls = toInt(system.value("current_calls"_L1)).value_or(-1);
    const qint64 now = m_clock.monotonicMs();
    const QString renewed = text(system.value("tm_update"_L1));
    if (renewed != m_renewed) {
        m_everMoved = m_everMoved || !m_renewed.isEmpty();
        m_renewed = renewed;
        m_stillSinceMs = now;
    }
    out.gone = m_everMoved && now - m_stillSinceMs >= kFrozenMs;
    const QString date = text(system.value("startup_date"_L1));
    const QString time = text(system.value("startup_time"_L1));
    const QString startup = date + u' ' + time;
    if (!m_startup.isEmpty() && startup != m_startup) {
        out.restarted = true;
        // Nothing that was heard of before our last look is alive. The start itself is the sharper border, where we
        // looked lately enough to tell its zone.
        const bool lately = serverNs - m_lastServerNs < kZone;
        m_ghostsBeforeNs = lately ? std::max(m_lastServerNs, startupNs(date, time, serverNs)) : m_lastServerNs;
    }
    m_startup = startup;
    m_lastServerNs = serverNs;
    out.ghostsBeforeNs = m_ghostsBeforeNs;
    return out;
}

} // namespace callboard::jade
