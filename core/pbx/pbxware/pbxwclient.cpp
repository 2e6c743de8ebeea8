// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwclient.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTrafficMs = 1000;

} // namespace

PbxwClient::PbxwClient(
    SiteProfile profile, SiteSecrets secrets, const Clock& clock, PbxwOptions options, QObject* parent)
    : PbxClient(profile, parent)
    , m_clock(clock)
    , m_live(*this, clock)
    , m_calls(m_live, clock)
    , m_session(profile, secrets.main, clock, options)
    , m_relay(profile, secrets.second, clock, options)
    , m_budget(PollPlan::budgetOf(profile))
{
    connect(&m_session.link(), &SiteLink::changed, this, [this](const LinkStatus& status) { setLink(status); });
    connect(&m_session, &PbxwSession::certificateRefused, this, &PbxClient::certificateOffered);
    connect(&m_session, &PbxwSession::loggedIn, this, &PbxwClient::synchronise);
    connect(&m_session, &PbxwSession::wentStale, this, &PbxwClient::onStale);
    connect(&m_session, &PbxwSession::rateLimited, this, [this](std::optional<std::chrono::milliseconds> after) {
        if (m_plan)
            m_plan->rateLimited(after);
    });
    connect(&m_relay, &PbxwRelay::event, this, [this](const RelayEvent& event) {
        if (m_syncing)
            return; // what is being read is newer or will be told by the next poll
        m_calls.relay(event, m_session.clockOffsetMs());
        afterCalls(1);
    });
    connect(&m_trafficTimer, &QTimer::timeout, this, &PbxwClient::tellTraffic);
    m_trafficTimer.setInterval(kTrafficMs);
}

PbxwClient::~PbxwClient()
{
    // While every member is still there: answers that fail now are looked at by our own continuations.
    close();
    disconnect(&m_session, nullptr, this, nullptr);
    m_plan.reset();
}

void PbxwClient::open()
{
    m_session.open();
}

void PbxwClient::close()
{
    m_relay.close();
    m_session.close();
}

void PbxwClient::acceptCertificate(const QString& fingerprint)
{
    SiteProfile pinned = profile();
    pinned.fingerprint = TlsPolicy::normalised(fingerprint);
    m_session.close();
    m_session.setProfile(pinned);
    m_relay.setProfile(pinned);
    setProfile(pinned);
    m_session.open();
}

void PbxwClient::onStale()
{
    m_relay.close();
    if (m_plan)
        m_plan->stop();
    m_trafficTimer.stop();
    m_syncing = false;
    m_lastStates.clear();
    m_live.markStale();
    tellNight();
}

QFuture<PbxwClient::Reply> PbxwClient::ask(
    const QString& action, const Arguments& arguments, HttpRequest::Priority priority)
{
    PbxwRequest request;
    request.action = action;
    request.arguments = arguments;
    request.priority = priority;
    return m_session.send(request);
}

QFuture<PbxwClient::Reply> PbxwClient::write(const QString& action, const Arguments& arguments)
{
    PbxwRequest request;
    request.action = action;
    request.arguments = arguments;
    request.write = true;
    request.priority = HttpRequest::Priority::Command;
    return m_session.send(request);
}

// Permissions belong to single actions (pbxware 3028): one that is refused is no broken link, but asked seldom.
bool PbxwClient::isRefusedLately(const QString& action) const
{
    const auto it = m_refused.constFind(action);
    return it != m_refused.cend() && m_clock.monotonicMs() - *it < m_session.options().refusedAgain.count();
}

void PbxwClient::noteRefusal(const QString& action, const Error& error)
{
    if (error.kind != ErrorKind::Pbx || error.retryable)
        return;
    if (!m_refused.contains(action))
        qCInfo(lcPbx) << action << "is refused:" << error.detail;
    m_refused.insert(action, m_clock.monotonicMs());
}

void PbxwClient::dropped(const QString& what, int count)
{
    for (int i = 0; i < count; ++i)
        m_session.link().dropped(what, u"no record of this kind"_s);
}

void PbxwClient::setAttention(Attention attention)
{
    m_attention = attention;
    if (m_plan)
        m_plan->setAttention(attention);
}

std::optional<PollTraffic> PbxwClient::pollTraffic() const
{
    return PollTraffic{m_plan ? m_plan->requestsLastMinute() : 0, m_budget};
}

void PbxwClient::setPollBudget(int requestsPerMinute)
{
    m_budget = std::max(0, requestsPerMinute);
    if (m_plan)
        m_plan->setBudget(m_budget);
    SiteProfile changed = profile();
    changed.options.insert(u"pollBudget"_s, QString::number(m_budget));
    m_session.setProfile(changed);
    setProfile(changed);
    tellTraffic();
}

void PbxwClient::tellTraffic()
{
    const PollTraffic now = *pollTraffic();
    if (now == m_traffic)
        return;
    m_traffic = now;
    Q_EMIT pollTrafficChanged(now);
}

QStringList PbxwClient::operations() const
{
    QStringList out;
    for (const Operation& one : pbxware::operations())
        out.append(one.id);
    return out;
}

std::unique_ptr<PbxClient> makePbxwareClient(
    SiteProfile profile, SiteSecrets secrets, const Clock& clock, PbxwOptions options)
{
    return std::make_unique<PbxwClient>(std::move(profile), std::move(secrets), clock, options);
}

} // namespace callboard::pbxware
