// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {
constexpr quint8 kModern = SeedBare | SeedV1 | WireV1; //!< /admin, /manager: headings without, examples with /v1
constexpr quint8 kOld = SeedBare; //!< gone from the measured server
} // namespace

//! Only /admin/login is documented. The measured server has a door for each role, and everybody may use any of them.
void Rest::addLogins()
{
    const auto door = [this](const QString& path, Door which, quint8 where) {
        add(u"POST"_s, path, Access::Open, where, [this, which](const Request& r) { return logIn(r, which); });
        add(u"DELETE"_s, path, Access::Open, where, [this](const Request& r) { return logOut(r); });
    };
    door(u"/admin/login"_s, Door::Admin, kModern);
    door(u"/manager/login"_s, Door::Manager, WireV1);
    door(u"/me/login"_s, Door::Me, WireBare | WireV1);
    add(u"GET"_s, u"/admin/info"_s, Access::Token, kModern, [this](const Request& r) { return info(r); });
    add(u"PUT"_s, u"/admin/info"_s, Access::Admin, kModern, [this](const Request& r) { return changeInfo(r); });
    add(u"GET"_s, u"/manager/info"_s, Access::Token, WireV1, [this](const Request& r) { return info(r); });
    add(u"ANY"_s, u"/ping"_s, Access::Open, WireBare, [this](const Request&) {
        return ok(QJsonObject{{"message"_L1, u"pong"_s}});
    });
    add(u"ANY"_s, u"/ping/"_s, Access::Open, WireBare, [this](const Request&) {
        return ok(QJsonObject{{"message"_L1, u"pong"_s}});
    });
    add(u"ANY"_s, u"/databases"_s, Access::Open, WireBare, [this](const Request&) { return no(404); });
    add(u"ANY"_s, u"/databases/"_s, Access::Open, WireBare, [this](const Request&) { return no(404); });
}

HttpAnswer Rest::logIn(const Request& request, Door door)
{
    const QByteArray authorization = request.ask.header("authorization");
    if (authorization.isEmpty())
        return no(m_wire ? 400 : 401);
    const auto token = m_sessions.open(authorization, door);
    if (!token)
        return no(m_wire ? 404 : 401); // measured: a wrong password is "not found"
    return ok(QJsonObject{{"authtoken"_L1, *token}});
}

HttpAnswer Rest::logOut(const Request& request)
{
    if (request.token.isEmpty())
        return no(m_wire ? 400 : 401);
    m_sessions.close(request.token);
    return ok();
}

//! jade 2255
HttpAnswer Rest::info(const Request& request)
{
    QJsonObject out = userJson(*request.account, false);
    out.remove(u"password"_s);
    return ok(out);
}

HttpAnswer Rest::changeInfo(const Request& request)
{
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    Account account = *request.account;
    account.name = body->value("name"_L1).toString(account.name);
    account.password = body->value("password"_L1).toString(account.password);
    return m_world.accounts().change(account) ? ok() : no(500);
}

void Rest::addCore()
{
    const auto channels = [this] { return m_view.channels(); };
    const auto channel = [this](const QString& id) {
        const Channel* found = m_view.channel(id);
        return found ? found->toJson() : QJsonObject();
    };
    const auto systems = [this] { return m_devices.systems(); };
    const auto system
        = [this](const QString& id) { return id == "1"_L1 ? m_devices.systems().at(0).toObject() : QJsonObject(); };
    const auto modules = [this] { return m_devices.modules(); };
    const auto named = [this](const QString& name) { return m_devices.module(name); };
    for (const auto& [base, access, where] :
        {std::tuple{u"/admin/core"_s, Access::Admin, kModern}, {u"/core"_s, Access::Legacy, kOld}}) {
        addRead(base + u"/channels"_s, access, where, channels, channel);
        add(u"DELETE"_s, base + u"/channels/<detail>"_s, access, where,
            [this](const Request& r) { return hangUpChannel(r); });
        addRead(base + u"/systems"_s, access, where, systems, system);
        addRead(base + u"/modules"_s, access, where, modules, named);
        for (const QString& verb : {u"POST"_s, u"PUT"_s, u"DELETE"_s})
            add(verb, base + u"/modules/<detail>"_s, access, where, [this](const Request& r) { return module(r); });
    }
    // Nobody here runs an asynchronous AGI.
    addRead(
        u"/core/agis"_s, Access::Legacy, kOld, [] { return QJsonArray(); },
        [](const QString&) { return QJsonObject(); });
    add(u"DELETE"_s, u"/core/agis/<detail>"_s, Access::Legacy, kOld, [this](const Request&) { return unknown(); });
}

//! "A ghost: 200 and nothing happens."
HttpAnswer Rest::hangUpChannel(const Request& request)
{
    return m_view.hangUp(request.detail()) ? ok() : unknown();
}

HttpAnswer Rest::hangUpParked(const Request& request)
{
    return m_view.parkedCall(request.detail()) ? hangUpChannel(request) : unknown();
}

HttpAnswer Rest::hangUpEntry(const Request& request)
{
    return m_view.entry(request.detail()) ? hangUpChannel(request) : unknown();
}

//! POST loads, PUT reloads, DELETE unloads (jade 1328). The wire says 200 to any name: sent, not done.
HttpAnswer Rest::module(const Request& request)
{
    const QString name = request.detail();
    if (!m_devices.setLoaded(name, request.verb != "DELETE"_L1))
        return m_wire ? ok() : no(404);
    if (request.verb == "PUT"_L1)
        Q_EMIT reloaded(name.section(u'.', 0, 0));
    return ok();
}

void Rest::addPark()
{
    const auto calls = [this] { return m_view.parkedCalls(); };
    const auto call = [this](const QString& id) { return m_view.parkedCall(id).value_or(QJsonObject()); };
    const auto lots = [this] { return m_view.parkinglots(); };
    const auto lot = [this](const QString& name) {
        for (const QJsonValue known : m_view.parkinglots()) {
            if (known["name"_L1] == name)
                return known.toObject();
        }
        return QJsonObject();
    };
    for (const auto& [base, access, where] :
        {std::tuple{u"/admin/park"_s, Access::Admin, kModern}, {u"/park"_s, Access::Legacy, kOld}}) {
        addRead(base + u"/parkedcalls"_s, access, where, calls, call);
        add(u"DELETE"_s, base + u"/parkedcalls/<detail>"_s, access, where,
            [this](const Request& r) { return hangUpParked(r); });
        addRead(base + u"/parkinglots"_s, access, where, lots, lot);
    }
}

void Rest::addPjsip()
{
    for (const auto& [base, access, where] :
        {std::tuple{u"/admin/pjsip"_s, Access::Admin, kModern}, {u"/pjsip"_s, Access::Legacy, kOld}}) {
        addRead(
            base + u"/aors"_s, access, where, [this] { return m_devices.aors(); },
            [this](const QString& name) { return m_devices.aor(name); });
        addRead(
            base + u"/auths"_s, access, where, [this] { return m_devices.auths(); },
            [this](const QString& name) { return m_devices.auth(name); });
        addRead(
            base + u"/contacts"_s, access, where, [this] { return m_devices.contacts(); },
            [this](const QString& id) { return m_devices.contact(id); });
        addRead(
            base + u"/endpoints"_s, access, where, [this] { return m_devices.endpoints(); },
            [this](const QString& name) { return m_devices.endpoint(name); });
    }
}

void Rest::addQueue()
{
    const auto entries = [this] { return m_view.entries(); };
    const auto entry = [this](const QString& id) { return m_view.entry(id).value_or(QJsonObject()); };
    const auto queues = [this] { return m_view.queues(); };
    const auto queue = [this](const QString& name) { return m_view.queue(name).value_or(QJsonObject()); };
    for (const auto& [base, access, where] :
        {std::tuple{u"/admin/queue"_s, Access::Admin, kModern}, {u"/queue"_s, Access::Legacy, kOld}}) {
        addRead(base + u"/entries"_s, access, where, entries, entry);
        addRead(base + u"/queues"_s, access, where, queues, queue);
    }
    add(u"DELETE"_s, u"/admin/queue/entries/<detail>"_s, Access::Admin, WireV1,
        [this](const Request& r) { return hangUpEntry(r); });
}

//! Agents, device states, peers and registries: in the document a GET with a JSON body, on the wire partly a path.
void Rest::addHouse()
{
    const auto byBody = [this](const QString& path, const QString& key, quint8 where,
                            const std::function<QJsonObject(const QString&)>& find) {
        add(u"GET"_s, path, Access::Open, where, [this, key, find](const Request& r) {
            const Body body = bodyOf(r);
            if (!body || !body->value(key).isString())
                return no(400);
            return one(find(body->value(key).toString()));
        });
    };
    const auto agent = [this](const QString& id) { return m_devices.agent(id); };
    add(u"GET"_s, u"/agents"_s, Access::Legacy, SeedBare | WireBare,
        [this](const Request&) { return list(m_devices.agents(!m_wire)); });
    byBody(u"/agents/"_s, u"id"_s, SeedBare, agent);
    add(u"GET"_s, u"/agents/<detail>"_s, Access::Legacy, WireBare,
        [this](const Request& r) { return one(m_devices.agent(r.detail())); });
    addRead(
        u"/agent/agents"_s, Access::User, WireBare | WireV1, [this] { return m_devices.agents(false); }, agent);
    add(u"GET"_s, u"/device_states"_s, Access::Open, SeedBare | WireBare,
        [this](const Request&) { return list(m_devices.deviceStates()); });
    byBody(u"/device_states/"_s, u"device"_s, SeedBare | WireBare,
        [this](const QString& device) { return m_devices.deviceState(device); });
    add(u"GET"_s, u"/device_states/<detail>"_s, Access::Open, WireBare, [this](const Request&) { return no(400); });
    add(u"GET"_s, u"/peers"_s, Access::Open, kOld, [this](const Request&) { return list(m_devices.peers()); });
    byBody(u"/peers/"_s, u"peer"_s, kOld, [this](const QString& name) { return m_devices.peer(name); });
    add(u"GET"_s, u"/registries"_s, Access::Open, kOld,
        [this](const Request&) { return list(m_devices.registries()); });
    byBody(u"/registries/"_s, u"account"_s, kOld, [this](const QString& name) { return m_devices.registry(name); });
}

} // namespace callboard::sim::jade
