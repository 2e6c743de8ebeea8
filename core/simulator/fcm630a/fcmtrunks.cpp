// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

//! Table 18: what the trunk's own state is called.
QString statusOf(const World& world, const QJsonObject& trunk)
{
    const QString id = QString::number(trunk.value("trunk_index"_L1).toInt());
    const bool registers = trunk.value("trunk_type"_L1) == "register"_L1;
    const auto known = std::ranges::find(world.trunks(), id, &Trunk::id);
    if (known == world.trunks().end())
        return registers ? u"Unregistered"_s : u"Unmonitored"_s;
    if (known->registered)
        return registers ? u"Registered"_s : u"Reachable"_s;
    return registers ? u"Unregistered"_s : u"Unreachable"_s;
}

QJsonArray patternsFor(const QJsonArray& sent, int route)
{
    QJsonArray out;
    for (const QJsonValue& value : sent) {
        const QString match = value.toObject().value("match"_L1).toString();
        if (!match.isEmpty())
            out << QJsonObject{{"allow"_L1, QJsonValue()}, {"match"_L1, match}, {"outbound_rt_index"_L1, route},
                {"strip_prefix"_L1, QJsonValue()}};
    }
    return out;
}

} // namespace

//! fcm 1147
Reply Api::listVoIPTrunk(const Request& request)
{
    Store::Records rows;
    for (const QJsonObject& trunk : std::as_const(m_store.trunks)) {
        QJsonObject row{{"technology"_L1, u"SIP"_s}};
        for (const QString& key : {u"trunk_index"_s, u"trunk_name"_s, u"host"_s, u"trunk_type"_s, u"username"_s,
                 u"ldap_sync_enable"_s, u"out_of_service"_s})
            row.insert(key, trunk.value(key));
        rows << row;
    }
    return listed(u"voip_trunk"_s, rows, request);
}

Reply Api::addSIPTrunk(const Request& request)
{
    if (Store::find(m_store.trunks, u"trunk_name"_s, request.text(u"trunk_name"_s)))
        return failed(AlreadyAdded);
    QJsonObject trunk = trunkTemplate();
    if (request.text(u"trunk_type"_s) == "register"_L1 && request.text(u"username"_s).isEmpty())
        return failed(InvalidParameters);
    Store::merge(trunk, request);
    trunk["trunk_index"_L1] = m_store.nextIndex(m_store.trunks, u"trunk_index"_s);
    m_store.trunks << trunk;
    return needApply(true);
}

Reply Api::getSIPTrunk(const Request& request)
{
    const QJsonObject* trunk = Store::find(m_store.trunks, u"trunk_index"_s, request.text(u"trunk"_s));
    if (!trunk)
        return failed(NoSuchItem);
    QJsonObject out = *trunk;
    out["status"_L1] = statusOf(m_world, out);
    return good({{"trunk"_L1, selected(out, request, {u"trunk"_s})}});
}

Reply Api::updateSIPTrunk(const Request& request)
{
    QJsonObject* trunk = Store::find(m_store.trunks, u"trunk_index"_s, request.text(u"trunk"_s));
    if (!trunk)
        return failed(NoSuchItem);
    const QJsonObject* same = Store::find(m_store.trunks, u"trunk_name"_s, request.text(u"trunk_name"_s));
    if (same && same != trunk)
        return failed(AlreadyAdded);
    const QJsonValue index = trunk->value("trunk_index"_L1);
    Store::merge(*trunk, request);
    (*trunk)["trunk_index"_L1] = index;
    return needApply(true);
}

Reply Api::deleteSIPTrunk(const Request& request)
{
    const QString index = request.text(u"trunk"_s);
    if (!Store::find(m_store.trunks, u"trunk_index"_s, index))
        return failed(NoSuchItem);
    if (Store::find(m_store.outboundRoutes, u"default_trunk_index"_s, index))
        return failed(OperateFailed); // a route still goes there
    m_store.trunks.removeIf(
        [&index](const QJsonObject& t) { return QString::number(t.value("trunk_index"_L1).toInt()) == index; });
    m_store.inboundRoutes.removeIf(
        [&index](const QJsonObject& r) { return QString::number(r.value("trunk_index"_L1).toInt()) == index; });
    return needApply(true);
}

//! fcm 1612: the patterns are one text here, without what a dial plan puts in front of them.
Reply Api::listOutboundRoute(const Request& request)
{
    Store::Records rows;
    int sequence = 0;
    for (const QJsonObject& route : std::as_const(m_store.outboundRoutes)) {
        QStringList patterns;
        for (const QJsonValue& pattern : route.value("pattern"_L1).toArray()) {
            const QString match = pattern.toObject().value("match"_L1).toString();
            patterns << (match.startsWith(u'_') ? match.mid(1) : match);
        }
        const QString members = route.value("members"_L1).toString();
        rows << QJsonObject{{"members"_L1, QJsonArray::fromStringList(members.split(u',', Qt::SkipEmptyParts))},
            {"out_of_service"_L1, route.value("out_of_service"_L1)},
            {"outbound_rt_index"_L1, route.value("outbound_rt_index"_L1)},
            {"outbound_rt_name"_L1, route.value("outbound_rt_name"_L1)}, {"pattern"_L1, patterns.join(u',')},
            {"permission"_L1, route.value("permission"_L1)}, {"sequence"_L1, ++sequence}};
    }
    return listed(u"outbound_route"_s, rows, request);
}

Reply Api::addOutboundRoute(const Request& request)
{
    if (!Store::find(m_store.trunks, u"trunk_index"_s, request.text(u"default_trunk_index"_s)))
        return failed(NoSuchItem);
    if (Store::find(m_store.outboundRoutes, u"outbound_rt_name"_s, request.text(u"outbound_rt_name"_s)))
        return failed(AlreadyAdded);
    const int index = m_store.nextIndex(m_store.outboundRoutes, u"outbound_rt_index"_s);
    const QJsonArray patterns = patternsFor(request.array(u"pattern"_s), index);
    if (patterns.isEmpty())
        return failed(InvalidParameters); // mandatory, fcm 1708
    QJsonObject route = outboundTemplate();
    Store::merge(route, request);
    route["outbound_rt_index"_L1] = index;
    route["pattern"_L1] = patterns;
    route["failover_outbound_data"_L1] = QJsonArray();
    m_store.outboundRoutes << route;
    return needApply(true);
}

//! fcm 1770
Reply Api::getOutboundRoute(const Request& request)
{
    const QJsonObject* found
        = Store::find(m_store.outboundRoutes, u"outbound_rt_index"_s, request.text(u"outbound_route"_s));
    if (!found)
        return failed(NoSuchItem);
    QJsonObject route = *found;
    const QJsonValue patterns = route.take("pattern"_L1);
    const QJsonValue failover = route.take("failover_outbound_data"_L1);
    route.remove("sequence"_L1);
    return good({{"failover_outbound_data"_L1, failover},
        {"outbound_route"_L1, selected(route, request, {u"outbound_route"_s})}, {"pattern"_L1, patterns}});
}

//! The table names outbound_rt_index, the sample outbound_route (fcm 1854).
Reply Api::updateOutboundRoute(const Request& request)
{
    const QString key = request.has(u"outbound_route"_s) ? u"outbound_route"_s : u"outbound_rt_index"_s;
    if (request.text(key).isEmpty())
        return failed(InvalidParameters);
    QJsonObject* route = Store::find(m_store.outboundRoutes, u"outbound_rt_index"_s, request.text(key));
    if (!route)
        return failed(NoSuchItem);
    const QString trunk = request.text(u"default_trunk_index"_s);
    if (!trunk.isEmpty() && !Store::find(m_store.trunks, u"trunk_index"_s, trunk))
        return failed(NoSuchItem);
    const QJsonValue index = route->value("outbound_rt_index"_L1);
    const QJsonValue before = route->value("pattern"_L1);
    Store::merge(*route, request);
    (*route)["outbound_rt_index"_L1] = index;
    (*route)["pattern"_L1]
        = request.has(u"pattern"_s) ? QJsonValue(patternsFor(request.array(u"pattern"_s), index.toInt())) : before;
    return needApply(true);
}

Reply Api::deleteOutboundRoute(const Request& request)
{
    const QString index = request.text(u"outbound_route"_s);
    const auto removed = m_store.outboundRoutes.removeIf(
        [&index](const QJsonObject& r) { return QString::number(r.value("outbound_rt_index"_L1).toInt()) == index; });
    return removed > 0 ? needApply(true) : failed(NoSuchItem);
}

//! Of one trunk (fcm 1960), each with what its modes do (fcm 1999).
Reply Api::listInboundRoute(const Request& request)
{
    const QString trunk = request.text(u"trunk_index"_s);
    if (!Store::find(m_store.trunks, u"trunk_index"_s, trunk))
        return failed(NoSuchItem);
    Store::Records rows;
    for (QJsonObject route : std::as_const(m_store.inboundRoutes)) {
        if (QString::number(route.value("trunk_index"_L1).toInt()) != trunk)
            continue;
        route.remove("did"_L1);
        QJsonObject member = inboundMemberTemplate();
        for (auto it = member.begin(); it != member.end(); ++it) {
            if (route.contains(it.key()) && it.key() != "inbound_mode"_L1)
                it.value() = route.value(it.key());
        }
        route["members"_L1] = QJsonArray{member};
        rows << route;
    }
    return listed(u"inbound_route"_s, rows, request);
}

Reply Api::addInboundRoute(const Request& request)
{
    const QString trunk = request.text(u"trunk_index"_s);
    if (!Store::find(m_store.trunks, u"trunk_index"_s, trunk))
        return failed(NoSuchItem);
    for (const QJsonObject& other : std::as_const(m_store.inboundRoutes)) {
        if (other.value("trunk_index"_L1).toInt() == trunk.toInt()
            && other.value("did_pattern_match"_L1) == request.text(u"did_pattern_match"_s))
            return failed(AlreadyAdded);
    }
    QJsonObject route = inboundTemplate();
    Store::merge(route, request);
    const int index = m_store.nextIndex(m_store.inboundRoutes, u"inbound_rt_index"_s);
    route["inbound_rt_index"_L1] = index;
    QJsonObject did = didTemplate();
    Store::merge(did, request);
    did["inbound_rt_index"_L1] = index;
    route["did"_L1] = did;
    m_store.inboundRoutes << route;
    return needApply(true);
}

//! fcm 2268; the wrapper is a plural although there is one.
Reply Api::getInboundRoute(const Request& request)
{
    const QJsonObject* found
        = Store::find(m_store.inboundRoutes, u"inbound_rt_index"_s, request.text(u"inbound_route"_s));
    if (!found)
        return failed(NoSuchItem);
    QJsonObject route = *found;
    const QJsonValue did = route.take("did"_L1);
    route.remove("inbound_mode"_L1); // only in the list
    return good(
        {{"inbound_did_destination"_L1, did}, {"inbound_routes"_L1, selected(route, request, {u"inbound_route"_s})}});
}

Reply Api::updateInboundRoute(const Request& request)
{
    QJsonObject* route = Store::find(m_store.inboundRoutes, u"inbound_rt_index"_s, request.text(u"inbound_route"_s));
    if (!route)
        return failed(NoSuchItem);
    const QJsonValue index = route->value("inbound_rt_index"_L1);
    QJsonObject did = route->value("did"_L1).toObject();
    Store::merge(did, request);
    did["inbound_rt_index"_L1] = index;
    Store::merge(*route, request);
    (*route)["inbound_rt_index"_L1] = index;
    (*route)["did"_L1] = did;
    return needApply(true);
}

Reply Api::deleteInboundRoute(const Request& request)
{
    const QString index = request.text(u"inbound_route"_s);
    const auto removed = m_store.inboundRoutes.removeIf(
        [&index](const QJsonObject& r) { return QString::number(r.value("inbound_rt_index"_L1).toInt()) == index; });
    return removed > 0 ? needApply(true) : failed(NoSuchItem);
}

} // namespace callboard::sim::fcm
