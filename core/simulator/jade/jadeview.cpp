// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadeview.h"

#include <algorithm>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

QString stateName(int state)
{
    switch (state) {
    case 0:
        return u"Down"_s;
    case 4:
        return u"Ring"_s;
    case 5:
        return u"Ringing"_s;
    case 6:
        return u"Up"_s;
    default:
        return u"Busy"_s;
    }
}

QJsonValue causeName(int cause)
{
    switch (cause) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return u"Unallocated (unassigned) number"_s;
    case 16:
        return u"Normal Clearing"_s;
    case 17:
        return u"User busy"_s;
    case 19:
        return u"User alerting, no answer"_s;
    case 20:
        return u"Subscriber absent"_s;
    case 21:
        return u"Call Rejected"_s;
    case 26:
        return u"Answered elsewhere"_s;
    default:
        return u"Interworking, unspecified"_s;
    }
}

} // namespace

QJsonObject Channel::toJson() const
{
    const QJsonValue null(QJsonValue::Null);
    return {{"unique_id"_L1, uniqueId}, {"linked_id"_L1, linkedId}, {"channel"_L1, name}, {"channel_state"_L1, state},
        {"channel_state_desc"_L1, stateName(state)}, {"caller_id_num"_L1, orUnknown(number)},
        {"caller_id_name"_L1, orUnknown(callerName)}, {"connected_line_num"_L1, orUnknown(connectedNumber)},
        {"connected_line_name"_L1, orUnknown(connectedName)}, {"language"_L1, u"en"_s}, {"account_code"_L1, QString()},
        {"context"_L1, context}, {"exten"_L1, exten}, {"priority"_L1, priority},
        {"application"_L1, application.isEmpty() ? null : QJsonValue(application)},
        {"application_data"_L1, application.isEmpty() ? null : QJsonValue(QString())}, {"bridge_id"_L1, null},
        {"hangup_cause"_L1, cause == 0 ? null : QJsonValue(cause)}, {"hangup_cause_desc"_L1, causeName(cause)},
        {"variables"_L1, variables}, {"duration"_L1, null}, {"tm_update"_L1, updated}};
}

View::View(World& world, bool wire, QObject* parent)
    : QObject(parent)
    , m_world(world)
    , m_wire(wire)
    , m_stamps(world.scheduler())
{
    for (const auto& [id, talker] : world.talkers())
        onTalkerChanged(talker, talker.last);
    for (const ParkedCall& parked : world.parked())
        onParkChanged(parked, true);
    for (const QueueEntry& entry : world.waiting())
        onQueueChanged(entry, true);
    reread();
    listen();
}

void View::listen()
{
    const World* w = &m_world;
    connect(w, &World::talkerChanged, this, &View::onTalkerChanged);
    connect(w, &World::talkerEnded, this, &View::onTalkerEnded);
    connect(w, &World::parkChanged, this, &View::onParkChanged);
    connect(w, &World::queueChanged, this, &View::onQueueChanged);
    connect(w, &World::memberChanged, this, &View::onMemberChanged);
    connect(w, &World::registeredChanged, this, [this](const QString& extension, bool) { watchDevice(extension); });
    connect(w, &World::roomEnded, this, [this](const QString& room) { m_linked.remove(room); });
    connect(w, &World::crashed, this, &View::crashed);
}

QJsonArray View::channels() const
{
    QJsonArray list;
    for (const Channel& ghost : m_ghosts)
        list << ghost.toJson();
    for (const QString& key : m_order)
        list << m_channels.constFind(key)->toJson();
    return list;
}

const Channel* View::channel(const QString& uniqueId) const
{
    const auto ghost = std::ranges::find(m_ghosts, uniqueId, &Channel::uniqueId);
    if (ghost != m_ghosts.end())
        return &*ghost;
    const auto it = m_channels.constFind(m_keys.value(uniqueId));
    return it == m_channels.cend() ? nullptr : &*it;
}

const Channel* View::channelOf(const QString& talkerId) const
{
    const auto it = m_channels.constFind(talkerId);
    return it == m_channels.cend() ? nullptr : &*it;
}

QJsonArray View::channelsOf(const QString& extension) const
{
    QJsonArray list;
    const QString prefix = u"PJSIP/"_s + extension + u'-';
    for (const QString& key : m_order) {
        if (const Channel& c = *m_channels.constFind(key); c.name.startsWith(prefix))
            list << c.toJson();
    }
    return list;
}

bool View::hangUp(const QString& uniqueId)
{
    const Channel* known = channel(uniqueId);
    if (!known)
        return false;
    if (known->ghost)
        return true;
    const QString key = known->key;
    const QString talkerId = key.section(u'/', 0, 0);
    const Talker* talker = m_world.talker(talkerId);
    // A leg that consults has two channels: putting down the second one is going back to the first.
    const bool consulting = talker && !talker->home.isEmpty();
    if (consulting && key != talkerId)
        (void)m_world.cancelConsult(talkerId);
    else
        (void)m_world.hangup(talkerId);
    return true;
}

int View::liveChannels() const
{
    return int(m_order.size());
}

int View::deviceState(const QString& extension) const
{
    const Extension* user = m_world.directory().user(extension);
    if (!user)
        return 4;
    if (!user->registered)
        return 5;
    const QList<Talker> legs = m_world.talkersOf(extension);
    const bool rings = std::ranges::any_of(legs, &Talker::alerting);
    const bool talks = std::ranges::any_of(legs, [](const Talker& t) { return !t.alerting(); });
    if (rings)
        return talks ? 7 : 6;
    if (!talks)
        return 1;
    return std::ranges::all_of(legs, [](const Talker& t) { return t.state == LegState::Held; }) ? 8 : 2;
}

//! The wire's jade never hears of it and keeps what it had, for ever.
void View::crashed()
{
    if (m_wire) {
        for (const QString& key : std::as_const(m_order)) {
            Channel ghost = m_channels.value(key);
            ghost.ghost = true;
            m_ghosts << ghost;
        }
        for (Parked& parked : m_parked)
            parked.ghost = true;
        for (Entry& entry : m_entries)
            entry.ghost = true;
    } else {
        m_parked.clear();
        m_entries.clear();
    }
    m_order.clear();
    m_channels.clear();
    m_keys.clear();
    m_linked.clear();
    m_ignored.clear();
    const QStringList agents = m_deviceStates.keys();
    for (const QString& agent : agents)
        m_deviceStates.insert(agent, deviceState(agent));
}

void View::reread()
{
    m_readAt = m_stamps.now();
    m_ghosts.clear();
    m_parked.removeIf([](const Parked& parked) { return parked.ghost; });
    m_entries.removeIf([](const Entry& entry) { return entry.ghost; });
    m_memberUpdated.clear();
    for (Channel& channel : m_channels)
        channel.variables = {};
    for (const QString& number : m_world.directory().numbers(ExtensionKind::RingGroup)) {
        if (!m_world.queueOf(number))
            continue;
        QueueCount& count = m_counts[number];
        count.calls = int(entries(number).size());
        count.updated = m_stamps.now();
        correctPositions(number);
        for (const QueueMember& member : m_world.queueMembers(number))
            m_deviceStates.insert(member.agent, deviceState(member.agent));
    }
}

} // namespace callboard::sim::jade
