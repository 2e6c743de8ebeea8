// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palmethods.h"

#include "core/simulator/world.h"

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstVariable = 6; // pal 955: val 6 to 32 are v1..v9, w1..w9, x1..x9
constexpr int kValues = 33;
constexpr int kNeededValues = 7;

QString variableName(int index)
{
    const int n = index - kFirstVariable;
    return QString(u"vwx"_s.at(n / 9)) + QString::number(n % 9 + 1);
}

QJsonArray valuesOf(const Route& r)
{
    QJsonArray values{r.enabled ? u"1"_s : u"0"_s, r.tenant, r.name, r.password, QString(), QString()};
    for (int i = kFirstVariable; i < kValues; ++i)
        values << r.values.value(variableName(i));
    return values;
}

Route routeFrom(const QString& routeTemplate, const QStringList& values)
{
    Route made{routeTemplate, values.value(2), values.value(1), values.value(3), values.value(0) == "1"_L1, {}};
    for (int i = kFirstVariable; i < values.size() && i < kValues; ++i) {
        if (!values.at(i).isEmpty())
            made.values.insert(variableName(i), values.at(i));
    }
    return made;
}

//! Empty when the array can be read; the first seven are needed (pal 1047).
QString problemOf(const Caller& c, const QStringList& values)
{
    if (values.size() < kNeededValues || values.value(2).isEmpty())
        return u"values"_s;
    if (values.first() != "0"_L1 && values.first() != "1"_L1)
        return u"values"_s;
    return c.world.records().tenants.contains(values.at(1)) ? QString() : u"tenant"_s;
}

bool isTenantProperty(const QString& name)
{
    return QStringList{u"tenantid"_s, u"desc"_s, u"maxrecordingsessions"_s, u"maxusers"_s, u"maxsessions"_s}.contains(
        name);
}

QString tenantOf(const Caller& c, const Params& p)
{
    return c.role == RoleSa ? text(p, "tenant"_L1) : Records::homeTenant();
}

} // namespace

Reply getAllDids(const Caller& c, const Params& p)
{
    QJsonArray all;
    for (const Route& r : std::as_const(c.world.records().routes)) {
        if (r.tenant != tenantOf(c, p) || r.routeTemplate != "main-in"_L1)
            continue;
        QJsonObject row{
            {"template"_L1, r.routeTemplate}, {"name"_L1, r.name}, {"enabled"_L1, r.enabled ? u"1"_s : u"0"_s}};
        for (auto it = r.values.begin(); it != r.values.end(); ++it)
            row.insert(it.key(), it.value());
        all << row;
    }
    return ok(all);
}

Reply setDid(const Caller& c, const Params& p)
{
    Route* route = c.world.records().route(text(p, "template"_L1), text(p, "name"_L1));
    if (!route)
        return no(Refusal::Map, u"no such route: %1"_s.arg(text(p, "name"_L1)));
    if (p.contains("enabled"_L1))
        route->enabled = text(p, "enabled"_L1) == "1"_L1;
    for (int i = kFirstVariable; i < kValues; ++i) {
        if (const QString name = variableName(i); p.contains(name))
            route->values.insert(name, p.value(name).toVariant().toString());
    }
    return ok(u"OK"_s);
}

Reply getRouteTemplateNames(const Caller& c, const Params&)
{
    return ok(QJsonArray::fromStringList(c.world.records().routeTemplates()));
}

Reply getRouteVariables(const Caller& c, const Params& p)
{
    const QString wanted = text(p, "template"_L1);
    if (!c.world.records().routeTemplates().contains(wanted))
        return no(Refusal::Map, u"no such template: %1"_s.arg(wanted));
    QJsonArray all;
    for (const Route& r : std::as_const(c.world.records().routes)) {
        if (r.routeTemplate == wanted && r.tenant == tenantOf(c, p))
            all << valuesOf(r);
    }
    return ok(all);
}

Reply insertRouteVariables(const Caller& c, const Params& p)
{
    const QStringList values = texts(p, "values"_L1);
    if (const QString problem = problemOf(c, values); !problem.isEmpty())
        return failure(kBadParameter, u"Invalid parameter: %1"_s.arg(problem));
    const QString routeTemplate = text(p, "template"_L1);
    if (!c.world.records().routeTemplates().contains(routeTemplate))
        return no(Refusal::Map, u"no such template: %1"_s.arg(routeTemplate));
    if (c.world.records().route(routeTemplate, values.at(2)))
        return no(Refusal::Map, u"route %1 exists already"_s.arg(values.at(2)));
    c.world.records().routes << routeFrom(routeTemplate, values);
    return ok(u"true"_s);
}

Reply updateRouteVariables(const Caller& c, const Params& p)
{
    const QStringList values = texts(p, "values"_L1);
    if (const QString problem = problemOf(c, values); !problem.isEmpty())
        return failure(kBadParameter, u"Invalid parameter: %1"_s.arg(problem));
    Route* route = c.world.records().route(text(p, "template"_L1), values.at(2));
    if (!route)
        return no(Refusal::Map, u"no such route: %1"_s.arg(values.at(2)));
    const QString password = flag(p, "update_password"_L1) ? values.at(3) : route->password;
    *route = routeFrom(route->routeTemplate, values);
    route->password = password;
    return ok(u"true"_s);
}

Reply deleteRouteVariables(const Caller& c, const Params& p)
{
    const QString routeTemplate = text(p, "template"_L1);
    const QString name = text(p, "name"_L1);
    const auto removed = c.world.records().routes.removeIf(
        [&](const Route& r) { return r.routeTemplate == routeTemplate && r.name == name; });
    return removed > 0 ? ok(u"OK"_s) : no(Refusal::Map, u"no such route: %1"_s.arg(name));
}

Reply createTenant(const Caller& c, const Params& p)
{
    const QString name = text(p, "tenant"_L1);
    auto& tenants = c.world.records().tenants;
    if (name.isEmpty() || tenants.contains(name))
        return no(Refusal::Map, u"tenant \"%1\" exists already or has no name"_s.arg(name));
    tenants.insert(name, {{u"tenantid"_s, name}});
    return ok(u"true"_s);
}

Reply getTenantProperties(const Caller& c, const Params& p)
{
    const auto properties = c.world.records().tenants.value(text(p, "tenant"_L1));
    QJsonArray values;
    const QStringList names = texts(p, "property_names"_L1);
    for (const QString& name : names) {
        if (!isTenantProperty(name))
            return no(Refusal::Map, u"no such property: %1"_s.arg(name));
        values << properties.value(name);
    }
    return ok(values);
}

Reply setTenantProperties(const Caller& c, const Params& p)
{
    const QJsonObject changes = p.value("properties"_L1).toObject();
    for (const QString& name : changes.keys()) {
        if (!isTenantProperty(name))
            return no(Refusal::Map, u"no such property: %1"_s.arg(name));
    }
    auto& properties = c.world.records().tenants[text(p, "tenant"_L1)];
    for (auto it = changes.begin(); it != changes.end(); ++it)
        properties.insert(it.key(), it.value().toVariant().toString());
    return ok(u"OK"_s);
}

} // namespace callboard::sim::pal
