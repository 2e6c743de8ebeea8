// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadepolls.h"

#include <algorithm>

namespace callboard::jade {

namespace {

constexpr qint64 kLookAgainMs = 1000;

} // namespace

JadePolls::JadePolls(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_time.start();
    connect(&m_timer, &QTimer::timeout, this, &JadePolls::turn);
}

void JadePolls::add(const QString& name, std::function<Ms()> every, std::function<void()> ask)
{
    m_all.push_back({name, std::move(every), std::move(ask), m_time.elapsed()});
}

void JadePolls::start()
{
    m_timer.start(0);
}

void JadePolls::stop()
{
    m_timer.stop();
    m_all.clear();
}

void JadePolls::done(const QString& name)
{
    const auto it = std::ranges::find(m_all, name, &Poll::name);
    if (it != m_all.end())
        it->asking = false;
}

void JadePolls::hasten(const QString& name)
{
    const auto it = std::ranges::find(m_all, name, &Poll::name);
    if (it == m_all.end())
        return;
    it->hasty = true;
    m_timer.start(0);
}

void JadePolls::turn()
{
    const qint64 now = m_time.elapsed();
    qint64 next = kLookAgainMs;
    std::vector<std::function<void()>> due;
    for (Poll& poll : m_all) {
        const qint64 every = poll.every().count();
        if (poll.asking || (every <= 0 && !poll.hasty))
            continue;
        const qint64 left = poll.hasty ? 0 : poll.askedMs + every - now;
        if (left > 0) {
            next = std::min(next, left);
            continue;
        }
        poll.askedMs = now;
        poll.asking = true;
        poll.hasty = false;
        due.push_back(poll.ask);
    }
    m_timer.start(static_cast<int>(next));
    // Asking may stop everything.
    for (const auto& ask : due)
        ask();
}

} // namespace callboard::jade
