// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwmonitor.h"

#include "core/simulator/pbxware/pbxwextensions.h"

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kDayMs = 24 * kHourMs;

//! Who called whom: a line of the list of live calls.
struct Pair
{
    const Talker* from;
    const Talker* to;
};

//! The parties of a call, with the one who is away asking somebody else.
QList<const Talker*> partiesOf(const World& world, const Room& room)
{
    QList<const Talker*> found;
    for (const QString& id : room.talkers) {
        const Talker* t = world.talker(id);
        if (t && !t->supervisor())
            found << t;
    }
    if (const Talker* away = world.talker(room.consulting); away && !found.contains(away))
        found << away;
    return found;
}

QList<Pair> pairsOf(const World& world, const Room& room)
{
    const QList<const Talker*> parties = partiesOf(world, room);
    if (parties.isEmpty())
        return {};
    const auto caller = std::ranges::find_if(parties, [](const Talker* t) { return t->caller; });
    const Talker* from = caller == parties.end() ? parties.first() : *caller;
    QList<Pair> found;
    for (const Talker* to : parties) {
        if (to != from)
            found << Pair{from, to};
    }
    if (found.isEmpty())
        found << Pair{from, nullptr};
    return found;
}

//! Where a call leads to that nobody has been rung for: a slot, a queue, the number dialled.
QString placeOf(const World& world, const Room& room, const Talker& from)
{
    if (!room.slot.isEmpty())
        return room.slot;
    const QString number = room.queue.isEmpty() ? from.peerNumber : room.queue;
    const QString name = world.directory().nameOf(number);
    return House::label(name.isEmpty() && room.queue.isEmpty() ? from.peerName : name, number);
}

} // namespace

Monitor::Monitor(House& house, Extensions& extensions, QObject* parent)
    : QObject(parent)
    , m_house(house)
    , m_extensions(extensions)
{
    connect(&house.world(), &World::talkerChanged, this, [this](const Talker& t, LegEvent event) {
        const qint64 day = m_house.now() / kDayMs;
        if (std::exchange(m_day, day) != day)
            m_today = m_answeredToday = 0;
        if (!m_counted.contains(t.room)) {
            m_counted.insert(t.room);
            ++m_today;
            m_lastHour << m_house.now();
            while (m_lastHour.first() <= m_house.now() - kHourMs)
                m_lastHour.removeFirst();
        }
        if (event == LegEvent::Answered && !t.system && !m_answered.contains(t.room)) {
            m_answered.insert(t.room);
            ++m_answeredToday;
        }
    });
    connect(&house.world(), &World::talkerEnded, this, [this](const Talker& t) { m_paused.remove(t.id); });
    connect(&house.world(), &World::roomEnded, this, [this](const QString& room) {
        m_counted.remove(room);
        m_answered.remove(room);
    });
    connect(&house.world(), &World::crashed, this, &Monitor::forget);
}

void Monitor::forget()
{
    m_counted.clear();
    m_answered.clear();
    m_paused.clear();
}

void Monitor::addTo(Actions& actions)
{
    actions.add(u"monitor.list"_s, Scope::Filter, {}, [this](const Request& r) { return list(r); });
    actions.add(u"monitor.live_calls"_s, Scope::Filter, {}, [this](const Request& r) { return liveCalls(r); });
    actions.add(u"monitor.trunks"_s, Scope::None, {}, [this](const Request&) { return trunks(); });
    for (const QString& what : {u"start"_s, u"stop"_s, u"pause"_s, u"unpause"_s}) { // pbxware 9431
        actions.add(u"recording."_s + what, Scope::Tenant, u"ext!"_s,
            [this, what](const Request& r) { return record(r, what); });
    }
    addDashboard(actions);
}

//! pbxware 9188. The key is the extension's id.
Answer Monitor::list(const Request& request) const
{
    QJsonObject out;
    for (const ExtensionRecord* record : m_extensions.of(request.server())) {
        const Extension* user = m_extensions.userOf(*record);
        const bool online = user && user->registered;
        bool onCall = false;
        if (user) {
            const QList<Talker> legs = m_house.world().talkersOf(user->number);
            onCall = std::ranges::any_of(legs, [](const Talker& t) { return !t.alerting(); });
        }
        const bool dnd = user && user->dnd;
        const auto flag = [this](bool on) -> QJsonValue {
            if (m_house.wire()) // a real boolean, or nothing
                return on ? QJsonValue(true) : QJsonValue(u""_s);
            return on ? u"true"_s : u"false"_s; // pbxware 9238
        };
        const QJsonValue talking = m_house.wire() ? QJsonValue(onCall) : flag(onCall);
        out.insert(QString::number(record->id),
            QJsonObject{{"name"_L1, m_extensions.nameOf(*record)}, {"ext"_L1, record->number},
                {"ip"_L1, online ? m_extensions.addressOf(*record) : QString()},
                {"status"_L1, online ? u"online"_s : u"offline"_s}, {"ua"_L1, online ? u"Yealink T41"_s : QString()},
                {"dnd"_L1, flag(dnd)}, {"on_call"_L1, talking}});
    }
    return out;
}

//! pbxware 9244: a line for everybody who is called or spoken to; the first has the call's own id. `timestamp` is not
//! explained; the seconds since the call began.
Answer Monitor::liveCalls(const Request& request) const
{
    QJsonObject out;
    const World& world = m_house.world();
    for (const auto& [id, room] : world.rooms()) {
        if (!House::isHome(request.server()))
            break;
        QString key = m_house.callId(id);
        for (const Pair& pair : pairsOf(world, room)) {
            if (key.isEmpty() && pair.to)
                key = m_house.channelId(*pair.to);
            const QString to
                = pair.to ? House::label(pair.to->name, pair.to->number) : placeOf(world, room, *pair.from);
            const qint64 seconds = (m_house.now() - room.begun) / 1000;
            out.insert(std::exchange(key, {}),
                QJsonObject{{"from"_L1, House::label(pair.from->name, pair.from->number)}, {"to"_L1, to},
                    {"timestamp"_L1, m_house.wire() ? QJsonValue(seconds) : QString::number(seconds)}});
        }
    }
    return out;
}

//! pbxware 9280
Answer Monitor::trunks() const
{
    QJsonObject out;
    for (const Trunk& trunk : m_house.world().trunks()) {
        out.insert(QString::number(House::trunkId(trunk)),
            QJsonObject{{"name"_L1, trunk.name}, {"ip"_L1, u"192.0.2.%1:5060"_s.arg(trunk.id)},
                {"status"_L1, trunk.registered ? u"online"_s : u"offline"_s}});
    }
    return out;
}

void Monitor::addDashboard(Actions& actions)
{
    const auto running = QJsonObject{{"PBXware"_L1, u"running"_s}, {"PBXware service"_L1, u"running"_s},
        {"PBXware proxy"_L1, u"running"_s}, {"Push notification"_L1, u"running"_s}, {"Chat server"_L1, u"running"_s},
        {"Memcached"_L1, u"running"_s}}; // pbxware 398
    const auto online = [this](const Request& r) {
        return int(std::ranges::count_if(m_extensions.of(r.server()), [this](const ExtensionRecord* record) {
            const Extension* user = m_extensions.userOf(*record);
            return user && user->registered;
        }));
    };
    actions.add(u"dashboard.ext_online"_s, Scope::Filter, {}, [online](const Request& r) {
        return QJsonObject{{"type"_L1, u"Extensions Online"_s}, {"count"_L1, online(r)}}; // pbxware 359
    });
    actions.add(u"dashboard.services"_s, Scope::None, {}, [running](const Request&) { return running; });
    actions.add(u"dashboard.sip_registrations"_s, Scope::Filter, {}, [this, online](const Request& r) {
        const int failed = int(m_extensions.of(r.server()).size()) - online(r);
        return QJsonObject{{"SIP Registrations"_L1,
            QJsonObject{{"success"_L1, online(r)}, {"failed"_L1, failed}, {"lagged"_L1, 0}}}}; // pbxware 435
    });
    actions.add(u"dashboard.calls"_s, Scope::Filter, {}, [this](const Request& r) { return calls(r); });
    actions.add(u"dashboard.glocom_editions"_s, Scope::Filter, {}, [this](const Request& r) {
        return m_extensions.editionCounts(r.server()); // pbxware 521
    });
    actions.add(u"dashboard.glocom_users"_s, Scope::Filter, {}, [](const Request&) {
        return QJsonObject{{"glocom_users"_L1, 0}}; // nobody here has the vendor's program
    });
    actions.add(u"dashboard.licensing"_s, Scope::Filter, {}, [this](const Request& r) { return licensing(r); });
    actions.add(u"dashboard.disk_usage"_s, Scope::None, {}, [this](const Request&) {
        return QJsonObject{{"inuse"_L1, share(45, 0, 1)}};
    });
    actions.add(u"dashboard.cpu"_s, Scope::None, {}, [this](const Request&) {
        return QJsonObject{{"inuse"_L1, share(7, 20, 60'000)}};
    });
    actions.add(u"dashboard.memory"_s, Scope::None, {}, [this](const Request&) {
        return QJsonObject{{"inuse"_L1, share(34, 5, 600'000)}};
    });
}

QString Monitor::share(int base, int swing, int periodMs) const
{
    const qint64 phase = m_house.now() % periodMs * 2;
    const qint64 up = phase < periodMs ? phase : 2 * periodMs - phase;
    return u"%1%"_s.arg(base + swing * up / periodMs);
}

//! pbxware 444; "answared calls" is how the key is spelt (479).
Answer Monitor::calls(const Request& request) const
{
    const bool home = House::isHome(request.server());
    const qint64 now = m_house.now();
    const bool today = now / kDayMs == m_day;
    const auto recent = std::ranges::count_if(m_lastHour, [now](qint64 at) { return at > now - kHourMs; });
    return QJsonObject{{"now"_L1, home ? int(m_house.world().rooms().size()) : 0},
        {"last hour"_L1, home ? int(recent) : 0}, {"today"_L1, home && today ? m_today : 0},
        {"answared calls"_L1, home && today ? m_answeredToday : 0}};
}

//! pbxware 556
Answer Monitor::licensing(const Request& request) const
{
    const Directory& directory = m_house.world().directory();
    const bool home = House::isHome(request.server());
    const auto use = [](qsizetype inUse, int most) { return QJsonObject{{"inuse"_L1, int(inUse)}, {"max"_L1, most}}; };
    qsizetype queues = 0;
    for (const QString& number : directory.numbers(ExtensionKind::RingGroup))
        queues += m_house.world().queueOf(number) ? 1 : 0;
    const auto count = [&](ExtensionKind kind) { return home ? directory.numbers(kind).size() : qsizetype(0); };
    return QJsonObject{{"ext"_L1, use(m_extensions.of(request.server()).size(), m_extensions.licensed())},
        {"ivr"_L1, use(count(ExtensionKind::Ivr), 200)}, {"queue"_L1, use(home ? queues : 0, 200)},
        {"conference"_L1, use(count(ExtensionKind::Conference), 200)}};
}

//! pbxware 9447: all calls of that extension. Nothing to change is no error (9472).
Answer Monitor::record(const Request& request, const QString& what)
{
    const ExtensionRecord* record = m_extensions.byNumber(request.server(), request.text(u"ext"_s));
    if (!record)
        return failed(u"Extension %1 does not exist."_s.arg(request.text(u"ext"_s)));
    int affected = 0;
    const QList<Talker> legs = m_house.world().talkersOf(m_extensions.userOf(*record) ? record->number : QString());
    for (const Talker& leg : legs) {
        const bool paused = m_paused.contains(leg.id);
        const bool fits = what == "start"_L1 ? !leg.recording && !paused
            : what == "stop"_L1              ? leg.recording || paused
            : what == "pause"_L1             ? leg.recording
                                             : paused;
        if (!fits)
            continue;
        const bool on = what == "start"_L1 || what == "unpause"_L1;
        if (leg.recording != on && !m_house.world().setRecording(leg.id, on))
            continue;
        m_paused.remove(leg.id);
        if (what == "pause"_L1)
            m_paused.insert(leg.id);
        ++affected;
    }
    return success(affected > 0 ? u"Call status updated successfully."_s : u"No calls to update."_s,
        {{"affected_calls"_L1, affected}});
}

} // namespace callboard::sim::pbxw
