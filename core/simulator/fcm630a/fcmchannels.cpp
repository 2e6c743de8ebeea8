// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmchannels.h"

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

//! fcm 2744, the rest as Asterisk names them.
QString stateOf(const Talker& t)
{
    switch (t.state) {
    case LegState::Offered:
        return u"Down"_s;
    case LegState::Ringing:
        return u"Ringing"_s;
    case LegState::Dialing:
        return u"Ring"_s;
    case LegState::Talking:
    case LegState::Held:
    case LegState::Parked:
        return u"Up"_s;
    }
    return {};
}

bool isMailbox(const QString& number)
{
    return number.startsWith("*9"_L1);
}

} // namespace

Channels::Channels(World& world, const WallClock& clock, bool wire, quint32 seed, QObject* parent)
    : QObject(parent)
    , m_world(world)
    , m_clock(clock)
    , m_wire(wire)
    , m_seed(seed)
{
    reread();
    connect(&world, &World::talkerChanged, this, [this](const Talker& t) { onLeg(t); });
    connect(&world, &World::talkerEnded, this, [this](const Talker& t) { onLegEnded(t); });
    connect(&world, &World::roomEnded, this, [this](const QString& room) {
        m_linked.remove(room);
        m_bridges.erase(room);
        Q_EMIT changed({});
    });
    connect(&world, &World::queueChanged, this, [this] { Q_EMIT changed({}); });
    connect(&world, &World::registeredChanged, this, [this](const QString& e) { Q_EMIT changed({e}); });
    connect(&world, &World::crashed, this, [this] {
        QStringList gone;
        for (const QString& number : m_world.directory().numbers(ExtensionKind::User))
            gone << number;
        m_channels.clear();
        m_second.clear();
        m_talkers.clear();
        m_linked.clear();
        m_bridges.clear();
        Q_EMIT changed(gone);
    });
}

void Channels::reread()
{
    for (const auto& [id, t] : m_world.talkers()) {
        if (!t.system)
            (void)channelFor(t);
    }
    for (const auto& [id, room] : m_world.rooms())
        updateBridge(id);
}

QString Channels::channelOfParty(const QString& number, const QString& extension, quint64 serial) const
{
    // fcm 2641 and 3140: technology, owner and eight hex digits
    const QString owner = extension.isEmpty() ? u"trunk_"_s + m_world.trunkOf(number) : extension;
    return u"PJSIP/%1-%2"_s.arg(owner).arg(serial & 0xFFFF'FFFF, 8, 16, QLatin1Char('0'));
}

Channels::Channel Channels::newChannel(const Talker& t)
{
    const QString owner = t.extension.isEmpty() ? u"trunk_"_s + (t.trunk.isEmpty() ? u"1"_s : t.trunk) : t.extension;
    Channel made;
    made.name = u"PJSIP/%1-%2"_s.arg(owner).arg(m_nextChannel++, 8, 16, QLatin1Char('0'));
    made.uniqueId = u"%1.%2"_s.arg(m_clock.seconds(m_world.scheduler().nowMs())).arg(m_nextUnique++);
    const auto linked = m_linked.constFind(t.room);
    made.linkedId = linked == m_linked.cend() ? made.uniqueId : *linked;
    m_linked.insert(t.room, made.linkedId);
    m_talkers.insert(made.name, t.id);
    return made;
}

Channels::Channel& Channels::channelFor(const Talker& t)
{
    const auto [it, isNew] = m_channels.try_emplace(t.id);
    if (isNew)
        it->second = newChannel(t);
    return it->second;
}

void Channels::forget(std::map<QString, Channel>& channels, const QString& talker)
{
    if (const auto it = channels.find(talker); it != channels.end()) {
        m_talkers.remove(it->second.name);
        channels.erase(it);
    }
}

//! In the world one leg goes from call to call; a phone has a line for each.
void Channels::followConsultation(const Talker& t)
{
    if (t.home.isEmpty())
        return forget(m_second, t.id);
    const auto [it, isNew] = m_second.try_emplace(t.id);
    if (isNew)
        it->second = newChannel(t);
    it->second.changed = m_world.scheduler().nowMs();
}

const Channels::Channel& Channels::channelIn(const Room& room, const Talker& t) const
{
    const auto second = m_second.find(t.id);
    return second != m_second.end() && t.home != room.id ? second->second : m_channels.at(t.id);
}

void Channels::onLeg(const Talker& t)
{
    if (!t.system) {
        Channel& channel = channelFor(t);
        followConsultation(t);
        if (t.home.isEmpty())
            channel.changed = m_world.scheduler().nowMs();
    }
    updateBridge(t.room);
    Q_EMIT changed(t.extension.isEmpty() ? QStringList() : QStringList{t.extension});
}

void Channels::onLegEnded(const Talker& t)
{
    forget(m_channels, t.id);
    forget(m_second, t.id);
    updateBridge(t.room);
    if (!t.home.isEmpty())
        updateBridge(t.home);
    Q_EMIT changed(t.extension.isEmpty() ? QStringList() : QStringList{t.extension});
}

//! A bridge is a new one whenever two parties come together.
void Channels::updateBridge(const QString& roomId)
{
    const Room* room = m_world.room(roomId);
    if (!room || bridgedIn(*room).size() < 2) {
        m_bridges.erase(roomId);
        return;
    }
    const auto [it, isNew] = m_bridges.try_emplace(roomId);
    if (!isNew)
        return;
    it->second.id = stableUuid(m_seed, u"bridge-%1"_s.arg(m_nextBridge++));
    it->second.since = m_world.scheduler().nowMs();
}

//! Those who hear each other, the caller first.
QList<Talker> Channels::bridgedIn(const Room& room) const
{
    QList<Talker> found;
    for (const QString& id : room.talkers) {
        const Talker* t = m_world.talker(id);
        if (t && m_channels.contains(id) && !t->supervisor() && t->answered() && t->state != LegState::Dialing
            && t->state != LegState::Parked)
            found << *t;
    }
    if (const Talker* away = m_world.talker(room.consulting); away && m_channels.contains(away->id))
        found << *away;
    std::ranges::stable_sort(found, {}, [](const Talker& t) { return t.caller ? 0 : 1; });
    return found;
}

QList<QJsonObject> Channels::bridged() const
{
    QList<QJsonObject> rows;
    for (const auto& [roomId, bridge] : m_bridges) {
        const Room* room = m_world.room(roomId);
        if (!room)
            continue;
        const QList<Talker> parties = bridgedIn(*room);
        for (qsizetype i = 1; i < parties.size(); ++i) // several parties: rows that share the bridge
            rows << bridgedRow(*room, bridge, parties.first(), parties.at(i));
    }
    return rows;
}

QList<QJsonObject> Channels::unbridged() const
{
    QList<QJsonObject> rows;
    for (const auto& [roomId, room] : m_world.rooms()) {
        const QList<Talker> parties = bridgedIn(room);
        for (const QString& id : room.talkers) {
            const bool isBridged = parties.size() >= 2
                && std::ranges::any_of(parties, [&id](const Talker& party) { return party.id == id; });
            if (!isBridged && m_channels.contains(id))
                rows << unbridgedRow(room, *m_world.talker(id));
        }
    }
    return rows;
}

QString Channels::talkerOf(const QString& channel) const
{
    return m_talkers.value(channel);
}

QString Channels::channelOf(const QString& talker) const
{
    const auto it = m_channels.find(talker);
    return it == m_channels.end() ? QString() : it->second.name;
}

QString Channels::trunkName(const QString& id) const
{
    const auto trunk = std::ranges::find(m_world.trunks(), id, &Trunk::id);
    return trunk == m_world.trunks().end() ? QString() : trunk->name;
}

//! Where the call came in and where it went out.
void Channels::addTrunks(QJsonObject& row, const Room& room) const
{
    QString inbound;
    QString outbound;
    for (const QString& id : room.talkers) {
        const Talker* t = m_world.talker(id);
        if (!t || t->trunk.isEmpty())
            continue;
        (t->caller && t->purpose != Purpose::Originate ? inbound : outbound) = trunkName(t->trunk);
    }
    row.insert("inbound_trunk_name"_L1, inbound);
    row.insert("outbound_trunk_name"_L1, outbound);
}

QJsonObject Channels::bridgedRow(
    const Room& room, const Bridge& bridge, const Talker& first, const Talker& second) const
{
    const Channel& one = channelIn(room, first);
    const Channel& two = channelIn(room, second);
    QJsonObject row{{"bridge_id"_L1, bridge.id}, {"bridge_time"_L1, m_clock.text(bridge.since)},
        {"callerid1"_L1, first.number}, {"callerid2"_L1, second.number}, {"channel1"_L1, one.name},
        {"channel2"_L1, two.name}, {"have_send"_L1, 1}, {"name1"_L1, first.name}, {"name2"_L1, second.name},
        {"uniqueid1"_L1, one.uniqueId}, {"uniqueid2"_L1, two.uniqueId}};
    addTrunks(row, room);
    if (m_wire) { // what newer units add (notes 23 to 25)
        const QString feature = second.group;
        row.insert("bridge_timestamp"_L1, QString::number(m_clock.seconds(bridge.since)));
        row.insert("dial_service"_L1, feature.isEmpty() ? u"dial"_s : u"queue"_s);
        row.insert("feature_callernum"_L1, first.number);
        row.insert("feature_callername"_L1, first.name);
        row.insert("feature_calleenum"_L1, feature.isEmpty() ? second.number : feature);
        row.insert("feature_calleename"_L1, feature.isEmpty() ? second.name : m_world.directory().nameOf(feature));
    }
    return row;
}

//! fcm 2745 prints macro-dial and queue; the list is open.
QString Channels::serviceOf(const Room& room, const Talker& t) const
{
    if (t.supervisor())
        return u"callbarge"_s;
    if (t.state == LegState::Parked)
        return u"park"_s;
    if (!room.queue.isEmpty() && !t.alerting())
        return m_wire ? u"Queue"_s : u"queue"_s;
    if (t.purpose == Purpose::QueueOffer)
        return m_wire ? u"Queue"_s : u"queue"_s;
    if (!room.conference.isEmpty() || !room.meeting.isEmpty())
        return u"conference"_s;
    for (const QString& id : room.talkers) {
        const Talker* machine = m_world.talker(id);
        if (!machine || !machine->system || machine->alerting())
            continue;
        const Extension* service = m_world.directory().find(machine->number);
        return isMailbox(machine->number)                      ? u"voicemail"_s
            : service && service->kind == ExtensionKind::Ivr   ? u"ivr"_s
            : m_world.pagingGroups().contains(machine->number) ? u"paging"_s
                                                               : u"playback"_s;
    }
    return u"macro-dial"_s;
}

QJsonObject Channels::unbridgedRow(const Room& room, const Talker& t) const
{
    const Channel& channel = channelIn(room, t);
    const bool rings = t.alerting();
    QJsonObject row{{"channel"_L1, channel.name}, {"state"_L1, stateOf(t)}, {"service"_L1, serviceOf(room, t)},
        {"alloc_time"_L1, m_clock.text(channel.changed == 0 ? t.begun : channel.changed)}};
    // The document: who calls, and "s" as long as nothing is bridged (fcm 2746-2749). Real systems: each leg by itself.
    const bool caller = !rings || m_wire;
    row.insert("callernum"_L1, caller ? t.number : t.peerNumber);
    row.insert("callername"_L1, caller ? t.name : t.peerName);
    QString connected = u"s"_s;
    if (m_wire && (rings || t.answered()))
        connected = !room.queue.isEmpty() && !rings ? room.queue : t.peerNumber.isEmpty() ? u"s"_s : t.peerNumber;
    else if (m_wire && !room.queue.isEmpty())
        connected = room.queue;
    row.insert("connectednum"_L1, connected);
    row.insert("connectedname"_L1, connected == "s"_L1 ? QString() : t.peerName);
    addTrunks(row, room);
    if (m_wire)
        addWire(row, room, t, channel);
    return row;
}

void Channels::addWire(QJsonObject& row, const Room& room, const Talker& t, const Channel& channel) const
{
    const QString feature = t.group.isEmpty() ? room.queue : t.group;
    row.insert("uniqueid"_L1, channel.uniqueId);
    row.insert("linkedid"_L1, channel.linkedId);
    row.insert("callid"_L1, stableUuid(m_seed, channel.uniqueId));
    row.insert("dial_service"_L1, feature.isEmpty() ? u"dial"_s : u"queue"_s);
    row.insert(
        "alloc_timestamp"_L1, QString::number(m_clock.seconds(channel.changed == 0 ? t.begun : channel.changed)));
    row.insert("feature_calleenum"_L1, feature);
    row.insert("feature_calleename"_L1, m_world.directory().nameOf(feature));
    row.insert("meeting_number"_L1, QString());
}

//! Table 7: there is no value for a call on hold.
QString Channels::statusOf(const QString& extension) const
{
    const Extension* user = m_world.directory().user(extension);
    if (!user || !user->registered)
        return u"Unavailable"_s;
    int rings = 0;
    int talks = 0;
    for (const Talker& t : m_world.talkersOf(extension))
        ++(t.alerting() ? rings : talks);
    return talks > 1 ? u"Busy"_s : talks == 1 ? u"InUse"_s : rings > 0 ? u"Ringing"_s : u"Idle"_s;
}

} // namespace callboard::sim::fcm
