// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmclient.h"

#include "core/base/clock.h"

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

FcmClient::FcmClient(SiteProfile profile, SiteSecrets secrets, const Clock& clock, FcmOptions options, QObject* parent)
    : PbxClient(profile, parent)
    , m_clock(clock)
    , m_secrets(std::move(secrets))
    , m_live(*this, clock)
    , m_calls(m_live, clock)
    , m_roster(m_live)
    , m_session(std::move(profile), m_secrets.main, clock, options)
    , m_apply(m_session)
{
    m_calls.setExtensions([this](Text number) { return m_roster.isExtension(number); });
    connect(&m_session.link(), &SiteLink::changed, this, [this](const LinkStatus& status) { setLink(status); });
    connect(&m_session, &FcmSession::certificateRefused, this, &PbxClient::certificateOffered);
    connect(&m_session, &FcmSession::loggedIn, this, &FcmClient::synchronise);
    connect(&m_session, &FcmSession::wentStale, this, &FcmClient::onStale);
    connect(&m_session, &FcmSession::sent, this, [this] {
        if (m_plan)
            m_plan->count();
    });
    connect(&m_session, &FcmSession::rateLimited, this, [this](const QString&, Ms wait) {
        if (m_plan)
            m_plan->rateLimited(wait);
    });
    for (QTimer* timer : {&m_deadlineTimer, &m_waiterTimer})
        timer->setSingleShot(true);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &FcmClient::onDeadline);
    connect(&m_waiterTimer, &QTimer::timeout, this, &FcmClient::settleWaiters);
    connect(&m_trafficTimer, &QTimer::timeout, this, &FcmClient::announceTraffic);
    m_traffic.budget = this->profile().options.value(u"pollBudget"_s).toInt();
}

FcmClient::~FcmClient()
{
    // While every member is still there: answers that fail now are looked at by our own continuations. What the session
    // says while it goes itself would reach members that are gone already.
    close();
    disconnect(&m_session, nullptr, this, nullptr);
    disconnect(&m_session.link(), nullptr, this, nullptr);
}

void FcmClient::open()
{
    m_session.open();
}

void FcmClient::close()
{
    const Error closed{
        .kind = ErrorKind::Cancelled, .code = {}, .message = tr("The connection was closed."), .detail = {}};
    failWaiters(closed);
    m_apply.failAll(closed);
    m_session.close();
}

void FcmClient::acceptCertificate(const QString& fingerprint)
{
    SiteProfile pinned = profile();
    pinned.fingerprint = TlsPolicy::normalised(fingerprint);
    m_session.close();
    m_session.setProfile(pinned);
    setProfile(pinned);
    m_session.open();
}

void FcmClient::onStale()
{
    ++m_epoch;
    m_syncing = false;
    if (m_plan)
        m_plan->stop();
    m_trafficTimer.stop();
    m_deadlineTimer.stop();
    if (m_events)
        m_events->close();
    m_live.markStale();
}

void FcmClient::setAttention(Attention attention)
{
    m_attention = attention;
    if (m_plan)
        m_plan->setAttention(attention);
}

std::optional<PollTraffic> FcmClient::pollTraffic() const
{
    return m_traffic;
}

void FcmClient::setPollBudget(int requestsPerMinute)
{
    SiteProfile changed = profile();
    changed.options.insert(u"pollBudget"_s, std::max(0, requestsPerMinute));
    m_traffic.budget = std::max(0, requestsPerMinute);
    if (m_plan)
        m_plan->setBudget(m_traffic.budget);
    m_session.setProfile(changed);
    setProfile(changed);
    announceTraffic();
}

void FcmClient::announceTraffic()
{
    const PollTraffic now{m_plan ? m_plan->requestsLastMinute() : 0, m_traffic.budget};
    m_traffic = now;
    Q_EMIT pollTrafficChanged(now);
}

void FcmClient::onDeadline()
{
    m_calls.settle();
    lookAtCalls();
}

// ---- events ----

void FcmClient::onEventsLive(bool live)
{
    if (!m_session.link().isLoggedIn() || m_syncing)
        return;
    startPolls(); // at the other pace
    if (!live)
        return;
    // Whether the state of now follows a subscription is not said, so it is read once.
    for (const QString& name : {u"unbridged"_s, u"bridged"_s, u"accounts"_s})
        m_plan->runNow(name);
}

void FcmClient::onEvent(const QString& name, const QJsonArray& body)
{
    m_session.link().heard();
    if (m_syncing)
        return;
    if (name == "ActiveCallStatus"_L1)
        return onCallEvent(body);
    if (name == "ExtensionStatus"_L1) {
        for (const QJsonValue& value : body)
            m_roster.setStatus(text(value["extension"_L1]).toStdString(), text(value["status"_L1]).toStdString());
        return;
    }
    // What these say is not documented or not all; the lists say it.
    if (name == "VoiceMailStatus"_L1 || name == "PresenceStatus"_L1)
        m_plan->runNow(u"accounts"_s);
    else if (name == "CallQueueStatus"_L1)
        m_plan->runNow(u"unbridged"_s);
    else if (name == "TrunkStatus"_L1)
        m_plan->runNow(u"trunks"_s);
}

void FcmClient::onCallEvent(const QJsonArray& body)
{
    // The outside first: it says whose call it is.
    QList<QJsonObject> all;
    for (const QJsonValue& value : body) {
        const QJsonObject one = value.toObject();
        const bool trunk = text(one.value("channel"_L1)).contains("/trunk_"_L1);
        trunk ? all.prepend(one) : all.append(one);
    }
    for (const QJsonObject& one : std::as_const(all)) {
        const bool bridge = text(one.value("chantype"_L1)) == "bridge"_L1;
        if (text(one.value("action"_L1)) == "delete"_L1) {
            for (const auto key : {"channel"_L1, "channel1"_L1, "channel2"_L1}) {
                if (const QString name = text(one.value(key)); !name.isEmpty())
                    m_calls.gone(name.toStdString(), bridge);
            }
            continue;
        }
        QList<QByteArray> storage;
        storage.reserve(one.size());
        if (bridge)
            m_calls.changed(bridgeRowOf(one, storage));
        else if (const ChannelRow row = channelRowOf(one, storage); !row.channel.empty())
            m_calls.changed(row);
    }
    m_calls.settle();
    round();
}

void FcmClient::replayAccounts(const QByteArray& body)
{
    m_roster.beginAccounts();
    FcmReply reply;
    reply.body = body;
    readAccounts(reply);
    std::ignore = m_roster.endAccounts();
}

std::unique_ptr<PbxClient> makeFcmClient(
    SiteProfile profile, SiteSecrets secrets, const Clock& clock, FcmOptions options)
{
    return std::make_unique<FcmClient>(std::move(profile), std::move(secrets), clock, options);
}

} // namespace callboard::fcm630a
