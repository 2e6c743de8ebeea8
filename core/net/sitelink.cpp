// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sitelink.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

namespace callboard {

namespace {
constexpr auto kPublishEvery = std::chrono::milliseconds{200};
}

SiteLink::SiteLink(const Clock& clock, Backoff::Plan plan, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_reconnector(clock, plan)
{
    m_status.since = clock.now();
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(kPublishEvery);
    connect(&m_publishTimer, &QTimer::timeout, this, &SiteLink::publish);
    connect(&m_reconnector, &Reconnector::attempt, this, &SiteLink::connectNow);
}

bool SiteLink::isLoggedIn() const
{
    using enum LinkState;
    return state() == Synchronising || state() == Live || state() == Degraded;
}

bool SiteLink::open()
{
    if (m_status.state != LinkState::Offline)
        return false;
    m_status.dropped = 0;
    m_status.attempt = 0;
    m_reconnector.succeeded();
    connectNow();
    return true;
}

void SiteLink::close()
{
    m_reconnector.stop();
    setState(LinkState::Offline);
}

void SiteLink::connectNow()
{
    ++m_status.attempt;
    setState(LinkState::Connecting, m_status.error); // why we are here is shown until the attempt succeeds
    if (m_status.state == LinkState::Connecting) // whoever was told may have closed the link
        Q_EMIT attempt();
}

void SiteLink::authenticating()
{
    setState(LinkState::Authenticating);
}

void SiteLink::synchronising()
{
    setState(LinkState::Synchronising);
}

void SiteLink::live()
{
    m_reconnector.succeeded();
    m_status.attempt = 0;
    setState(LinkState::Live);
}

void SiteLink::degraded(const Error& reason)
{
    m_reconnector.succeeded();
    m_status.attempt = 0;
    setState(LinkState::Degraded, reason);
}

void SiteLink::retry(const Error& reason, std::chrono::milliseconds atLeast)
{
    m_status.nextAttempt = m_reconnector.schedule(atLeast);
    setState(LinkState::Backoff, reason);
}

void SiteLink::giveUp(const Error& reason)
{
    m_reconnector.stop();
    setState(LinkState::Offline, reason);
}

void SiteLink::heard()
{
    m_heardMs = m_clock.nowMs();
    publishSoon();
}

void SiteLink::measured(int latencyMs)
{
    m_status.latencyMs = latencyMs;
    heard();
}

void SiteLink::dropped(const QString& what, const QString& why)
{
    ++m_status.dropped;
    qCWarning(lcPbx) << "record dropped:" << what << why;
    publishSoon();
}

void SiteLink::setState(LinkState state, const Error& error)
{
    if (!isLegalTransition(m_status.state, state))
        qCWarning(lcPbx) << "illegal link transition from" << toName(m_status.state) << "to" << toName(state);
    m_status.state = state;
    m_status.error = error;
    m_status.since = m_clock.now();
    if (state != LinkState::Backoff)
        m_status.nextAttempt = {};
    publish();
}

void SiteLink::publishSoon()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void SiteLink::publish()
{
    m_publishTimer.stop();
    if (m_heardMs > 0)
        m_status.lastHeard = QDateTime::fromMSecsSinceEpoch(m_heardMs, Qt::UTC);
    Q_EMIT changed(m_status);
}

} // namespace callboard
