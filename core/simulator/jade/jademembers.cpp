// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kModern = SeedBare | SeedV1 | WireV1;

QString agentOf(const QString& interface)
{
    return interface.section(u'/', 1);
}

} // namespace

void Rest::addMembers()
{
    const auto all = [this](const Request&) { return list(m_view.members()); };
    add(u"GET"_s, u"/admin/queue/members"_s, Access::Admin, kModern, all);
    add(u"GET"_s, u"/admin/queue/members/<detail>"_s, Access::Admin, kModern,
        [this](const Request& r) { return member(r); });
    add(u"POST"_s, u"/admin/queue/members"_s, Access::Admin, WireV1, [this](const Request& r) { return addMember(r); });
    add(u"PUT"_s, u"/admin/queue/members/<detail>"_s, Access::Admin, WireV1,
        [this](const Request& r) { return changeMember(r); });
    add(u"DELETE"_s, u"/admin/queue/members/<detail>"_s, Access::Admin, WireV1,
        [this](const Request& r) { return removeMember(r); });
    add(u"GET"_s, u"/queue/members"_s, Access::Legacy, SeedBare, all);
    add(u"GET"_s, u"/queue_params"_s, Access::Legacy, SeedBare, all); // jade 19052 calls it so
    add(u"GET"_s, u"/queue/members/<detail>"_s, Access::Legacy, SeedBare,
        [this](const Request& r) { return member(r); });
    add(u"GET"_s, u"/queue/statuses"_s, Access::Legacy, SeedBare, [this](const Request& r) { return statuses(r); });
    add(u"GET"_s, u"/queue/statuses/<detail>"_s, Access::Legacy, SeedBare,
        [this](const Request& r) { return statuses(r); });
}

//! The document wants the member's name and queue_name (jade 3962), the server the id.
HttpAnswer Rest::member(const Request& request)
{
    const QString queue = request.query(u"queue_name"_s);
    for (const QJsonValue known : m_view.members()) {
        const bool hit = m_wire ? known["id"_L1] == request.detail()
                                : known["name"_L1] == request.detail() && known["queue_name"_L1] == queue;
        if (hit)
            return ok(known);
    }
    return no(404);
}

//! All three texts are needed; what Asterisk then makes of it nobody says.
HttpAnswer Rest::addMember(const Request& request)
{
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    for (const auto key : {"queue_name"_L1, "state_interface"_L1, "name"_L1}) {
        if (!body->value(key).isString())
            return no(500);
    }
    (void)m_world.addQueueMember(body->value("queue_name"_L1).toString(),
        agentOf(body->value("state_interface"_L1).toString()), body->value("penalty"_L1).toInt(),
        body->value("paused"_L1).toInt() != 0);
    return ok();
}

//! The id in the path is ignored. A pause needs its reason; "paused":true counts as 0.
HttpAnswer Rest::changeMember(const Request& request)
{
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    if (body->isEmpty())
        return ok();
    const bool pauses = body->contains("paused"_L1);
    if (!body->value("queue_name"_L1).isString() || !body->value("state_interface"_L1).isString()
        || (pauses && !body->value("paused_reason"_L1).isString()))
        return no(500);
    const QString queue = body->value("queue_name"_L1).toString();
    const QString agent = agentOf(body->value("state_interface"_L1).toString());
    if (body->contains("penalty"_L1))
        (void)m_world.setPenalty(queue, agent, body->value("penalty"_L1).toInt());
    if (pauses)
        (void)m_world.setPaused(
            agent, body->value("paused"_L1).toInt() != 0, body->value("paused_reason"_L1).toString(), queue);
    return ok();
}

HttpAnswer Rest::removeMember(const Request& request)
{
    for (const QJsonValue known : m_view.members()) {
        if (known["id"_L1] != request.detail())
            continue;
        (void)m_world.removeQueueMember(
            known["queue_name"_L1].toString(), agentOf(known["state_interface"_L1].toString()));
        return ok();
    }
    return unknown();
}

QJsonObject Rest::statusOf(const QString& queue) const
{
    return {{"queue"_L1, *m_view.queue(queue)}, {"entries"_L1, m_view.entries(queue)},
        {"members"_L1, m_view.members(queue)}};
}

//! jade 19720
HttpAnswer Rest::statuses(const Request& request)
{
    if (!request.details.isEmpty())
        return m_view.queue(request.detail()) ? ok(statusOf(request.detail())) : no(404);
    QJsonArray all;
    for (const QJsonValue queue : m_view.queues())
        all << statusOf(queue["name"_L1].toString());
    return list(all);
}

} // namespace callboard::sim::jade
