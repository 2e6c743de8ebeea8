// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/livemodels.h"

#include "core/models/agentmodel.h"
#include "core/models/callmodel.h"
#include "core/models/chatroommodel.h"
#include "core/models/conferenceroommodel.h"
#include "core/models/contactmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/linemodel.h"
#include "core/models/mailboxmodel.h"
#include "core/models/nightswitchmodel.h"
#include "core/models/parkmodel.h"
#include "core/models/participantmodel.h"
#include "core/models/queuedcallermodel.h"
#include "core/models/queuemodel.h"
#include "core/models/sitemodel.h"
#include "core/pbx/pbxclient.h"

#include <algorithm>

namespace callboard {

namespace {

template <typename Models, typename Function> void each(const Models& models, Function function)
{
    std::apply([&](auto&... model) { (function(model), ...); }, models);
}

} // namespace

LiveModels::LiveModels(QObject* parent)
    : QObject(parent)
    , m_calls(std::make_unique<CallModel>())
    , m_extensions(std::make_unique<ExtensionModel>())
    , m_parks(std::make_unique<ParkModel>())
    , m_queues(std::make_unique<QueueModel>())
    , m_queuedCallers(std::make_unique<QueuedCallerModel>())
    , m_agents(std::make_unique<AgentModel>())
    , m_mailboxes(std::make_unique<MailboxModel>())
    , m_rooms(std::make_unique<ConferenceRoomModel>())
    , m_participants(std::make_unique<ParticipantModel>())
    , m_chats(std::make_unique<ChatRoomModel>())
    , m_contacts(std::make_unique<ContactModel>())
    , m_lines(std::make_unique<LineModel>())
    , m_nightSwitches(std::make_unique<NightSwitchModel>())
    , m_sites(std::make_unique<SiteModel>())
    , m_siteNames(std::make_shared<SiteNames>())
{
    each(snapshotModels(), [this](auto& model) { model.setSiteNames(m_siteNames); });
    m_contacts->setSiteNames(m_siteNames);
    m_sites->setSiteNames(m_siteNames);
}

LiveModels::~LiveModels() = default;

void LiveModels::attach(PbxClient* client)
{
    const SiteId site = client->site();
    if (m_clients.contains(site))
        detach(site);
    m_clients.insert(site, client);
    connectLink(client);
    connectCalls(client);
    connectRows(client);
    connectTalk(client);
    // The client's part that knows its site is gone by the time destroyed() is emitted.
    connect(client, &QObject::destroyed, this, [this, site, client] {
        if (m_clients.value(site) == client)
            forget(site);
    });
    updateSite(client);
    client->setAttention(m_attention);
    Q_EMIT siteAttached(site);
}

void LiveModels::detach(const SiteId& site)
{
    PbxClient* client = m_clients.value(site);
    if (!client)
        return;
    disconnect(client, nullptr, this, nullptr);
    forget(site);
}

void LiveModels::forget(const SiteId& site)
{
    m_clients.remove(site);
    m_consultations.remove(site);
    m_rangHome.removeIf([&](const CallId& call) { return call.site == site; });
    each(snapshotModels(), [&](auto& model) { model.removeSite(site); });
    m_chats->forgetSite(site);
    m_contacts->removeSite(site);
    m_sites->remove(site);
    m_siteNames->remove(site);
    refreshSiteNames();
    Q_EMIT siteDetached(site);
}

void LiveModels::connectLink(PbxClient* client)
{
    const SiteId site = client->site();
    connect(client, &PbxClient::linkChanged, this, [this, site, client](const LinkStatus& link) {
        updateSite(client);
        const bool connected = link.state == LinkState::Live || link.state == LinkState::Degraded
            || link.state == LinkState::Synchronising;
        if (!connected)
            each(snapshotModels(), [&](auto& model) { model.markStale(site); });
    });
    connect(client, &PbxClient::capabilitiesChanged, this, [this, client] { updateSite(client); });
    connect(client, &PbxClient::pollTrafficChanged, this,
        [this, site](const PollTraffic& traffic) { Q_EMIT pollTrafficChanged(site, traffic); });
    connect(client, &PbxClient::profileChanged, this, [this, client] { updateSite(client); });
    connect(client, &PbxClient::snapshotBegun, this,
        [this, site] { each(snapshotModels(), [&](auto& model) { model.beginSnapshot(site); }); });
    connect(client, &PbxClient::snapshotEnded, this, [this, site] {
        each(snapshotModels(), [&](auto& model) { model.endSnapshot(site); });
        Q_EMIT snapshotEnded(site);
    });
}

void LiveModels::connectCalls(PbxClient* client)
{
    const SiteId site = client->site();
    connect(client, &PbxClient::callChanged, this, &LiveModels::onCallChanged);
    connect(client, &PbxClient::callEnded, this, &LiveModels::onCallEnded);
    connect(client, &PbxClient::legEnded, this, &LiveModels::legEnded);
    connect(client, &PbxClient::consultationChanged, this,
        [this, site](const Consultation& consultation) { onConsultation(site, consultation); });
}

void LiveModels::connectRows(PbxClient* client)
{
    connect(client, &PbxClient::extensionChanged, this, [this](const Extension& row) { m_extensions->upsert(row); });
    connect(client, &PbxClient::extensionRemoved, this, [this](const ExtensionId& id) { m_extensions->remove(id); });
    connect(client, &PbxClient::parkSlotChanged, this, [this](const ParkSlot& row) { m_parks->upsert(row); });
    connect(client, &PbxClient::queueChanged, this, [this](const Queue& row) {
        m_queues->upsert(row);
        m_queuedCallers->setQueue(row);
    });
    connect(client, &PbxClient::agentChanged, this, [this](const Agent& row) { m_agents->upsert(row); });
    connect(client, &PbxClient::agentRemoved, this, [this](const AgentId& id) { m_agents->remove(id); });
    connect(client, &PbxClient::mailboxChanged, this, [this](const Mailbox& row) {
        m_mailboxes->upsert(row);
        Q_EMIT mailboxChanged(row);
    });
    connect(client, &PbxClient::lineChanged, this, [this](const Line& row) { m_lines->upsert(row); });
    connect(
        client, &PbxClient::nightSwitchChanged, this, [this](const NightSwitch& row) { m_nightSwitches->upsert(row); });
    connect(
        client, &PbxClient::nightSwitchRemoved, this, [this](const NightSwitchId& id) { m_nightSwitches->remove(id); });
}

void LiveModels::connectTalk(PbxClient* client)
{
    connect(client, &PbxClient::conferenceRoomChanged, this, [this](const ConferenceRoom& room) {
        m_rooms->upsert(room);
        m_participants->setRoom(room);
    });
    connect(client, &PbxClient::conferenceRoomRemoved, this, [this](const ConferenceRoomId& id) {
        m_rooms->remove(id);
        m_participants->removeRoom(id);
    });
    connect(client, &PbxClient::chatRoomChanged, this, [this](const ChatRoom& room) { m_chats->setRoom(room); });
    connect(client, &PbxClient::chatRoomRemoved, this, [this](const ChatRoomId& id) { m_chats->removeRoom(id); });
    connect(client, &PbxClient::chatMessageArrived, this, [this](const ChatMessage& message) {
        m_chats->addMessage(message);
        Q_EMIT chatMessageArrived(message);
    });
}

void LiveModels::updateSite(const PbxClient* client)
{
    const SiteProfile& profile = client->profile();
    m_sites->upsert({client->site(), profile, client->link(), client->capabilities()});
    if (m_siteNames->name(client->site()) != profile.name) {
        m_siteNames->set(client->site(), profile.name);
        refreshSiteNames();
    }
}

void LiveModels::refreshSiteNames()
{
    each(snapshotModels(), [](auto& model) { model.refreshSiteNames(); });
    m_contacts->refreshSiteNames();
}

void LiveModels::onCallChanged(const Call& call)
{
    Q_EMIT callChanged(call);
    m_calls->upsert(call);
    watchForOtherAnswer(call);
}

void LiveModels::watchForOtherAnswer(const Call& call)
{
    if (call.ghost) {
        m_rangHome.remove(call.id);
        return;
    }
    const QString own = home(call.id.site);
    const Leg* leg = own.isEmpty() ? nullptr : call.legOf(own);
    if (leg && leg->state != LegState::Ended) {
        if (leg->state == LegState::Ringing)
            m_rangHome.insert(call.id);
        else
            m_rangHome.remove(call.id); // answered here
        return;
    }
    if (!m_rangHome.contains(call.id))
        return;
    for (const Leg& other : call.legs) {
        // The caller's own leg talks as well; only a device that was rung can have answered.
        if (other.state == LegState::Talking && other.direction == Direction::In && !other.extension.isEmpty()) {
            m_rangHome.remove(call.id);
            Q_EMIT callAnsweredElsewhere(call, other);
            return;
        }
    }
}

void LiveModels::onCallEnded(const CallId& call, const EndCause& cause)
{
    Q_EMIT callEnded(call, cause);
    m_rangHome.remove(call);
    m_calls->remove(call);
}

void LiveModels::onConsultation(const SiteId& site, const Consultation& consultation)
{
    QList<Consultation>& all = m_consultations[site];
    const auto known = std::find_if(all.begin(), all.end(), [&](const Consultation& other) {
        return other.extension == consultation.extension && other.heldCall == consultation.heldCall;
    });
    if (known != all.end())
        all.erase(known);
    if (consultation.phase != Consultation::Phase::Ended)
        all.append(consultation);
    Q_EMIT consultationChanged(site, consultation);
}

QList<Consultation> LiveModels::consultations() const
{
    QList<Consultation> all;
    for (const QList<Consultation>& ofSite : m_consultations)
        all += ofSite;
    return all;
}

void LiveModels::setAttention(Attention attention)
{
    if (attention == m_attention)
        return;
    m_attention = attention;
    for (PbxClient* client : std::as_const(m_clients))
        client->setAttention(attention);
}

QString LiveModels::home(const SiteId& site) const
{
    const PbxClient* client = m_clients.value(site);
    return client ? client->profile().home() : QString();
}

void LiveModels::flush()
{
    each(snapshotModels(), [](auto& model) { model.flush(); });
    m_contacts->flush();
    m_sites->flush();
}

} // namespace callboard
