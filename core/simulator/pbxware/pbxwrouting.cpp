// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwresources.h"

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

const QString kDidRoutings = u"did.clirouting"_s;
const QString kTenantRoutings = u"tenant.clirouting"_s;
constexpr int kDenyAccess = 10; //!< has no value (pbxware 4693)
constexpr int kLastType = 11;

QStringList trunkRoles()
{
    return {u"primary_trunk"_s, u"secondary_trunk"_s, u"tertiary_trunk"_s, u"primary_emerg_trunk"_s,
        u"secondary_emerg_trunk"_s, u"tertiary_emerg_trunk"_s}; // pbxware 8021-8041
}

} // namespace

//! CLI routing of a DID (pbxware 4660) and of a tenant (8051).
void Resources::addRoutings(Actions& actions)
{
    const QString written = u"callerid! dest_type!=# destination matchexplicitly!=0|1"_s;
    const auto add
        = [&](const QString& object, Scope scope, const QString& parent, auto parentOf, const QString& table) {
              actions.add(object + u".add"_s, scope, parent + u' ' + written, [=, this](const Request& r) -> Answer {
                  const auto id = parentOf(r);
                  return id ? writeRouting(table, *id, r) : Answer(failed(id.error()));
              });
              actions.addEdit(object + u".edit"_s, scope, written, parent + u" cliroutingid!=#"_s,
                  [=, this](const Request& r) -> Answer {
                      const auto id = parentOf(r);
                      return id ? writeRouting(table, *id, r) : Answer(failed(id.error()));
                  });
              actions.add(
                  object + u".delete"_s, scope, parent + u" cliroutingid!=#"_s, [=, this](const Request& r) -> Answer {
                      const auto id = parentOf(r);
                      return id ? removeRouting(table, *id, r) : Answer(failed(id.error()));
                  });
          };
    const auto didParent = [this](const Request& r) { return didOf(r); };
    const auto tenantParent = [this](const Request& r) -> std::expected<int, QString> {
        const QString tenant = r.text(u"tenant"_s);
        if (!isTenant(tenant))
            return std::unexpected<QString>(u"Tenant ID %1 does not exist."_s.arg(tenant));
        return tenant.toInt();
    };
    add(kDidRoutings, Scope::Tenant, u"id!=#"_s, didParent, kDidRoutings);
    add(kTenantRoutings, Scope::None, u"tenant!=#"_s, tenantParent, kTenantRoutings);
    actions.add(u"did.clirouting.list"_s, Scope::Tenant, u"id!=#"_s, [=, this](const Request& r) -> Answer {
        const auto id = didParent(r);
        if (!id)
            return failed(id.error());
        const QJsonObject map = routings(kDidRoutings, *id);
        return m_house.wire() ? QJsonObject{{"success"_L1, map}} : map; // bare in the document (4766)
    });
    actions.add(u"tenant.clirouting.list"_s, Scope::None, u"tenant!=#"_s, [=, this](const Request& r) -> Answer {
        const auto id = tenantParent(r);
        if (!id)
            return failed(id.error());
        return QJsonObject{{"success"_L1, routings(kTenantRoutings, *id)}}; // pbxware 8141
    });
}

std::expected<int, QString> Resources::didOf(const Request& request)
{
    const int id = request.number(u"id"_s);
    const QMap<int, Record>& dids = m_house.table(u"did"_s);
    if (!dids.contains(id) || dids.value(id).server != request.server())
        return std::unexpected<QString>(u"DID ID %1 does not exist."_s.arg(request.text(u"id"_s)));
    return id;
}

QJsonObject Resources::routings(const QString& table, int parent)
{
    QJsonObject out;
    for (const Record& record : m_house.table(table)) {
        if (record.parent == parent) {
            out.insert(QString::number(record.id),
                row(u"callerid ext<destination? type<dest_type:cli matchtype<matchexplicitly"_s, record));
        }
    }
    return out;
}

Answer Resources::writeRouting(const QString& table, int parent, const Request& request)
{
    QMap<int, Record>& all = m_house.table(table);
    const bool isNew = !request.has(u"cliroutingid"_s);
    const int id = isNew ? m_house.newId() : request.number(u"cliroutingid"_s);
    if (!isNew && (!all.contains(id) || all.value(id).parent != parent))
        return failed(u"CLI Routing ID %1 does not exist."_s.arg(id));
    const int type = request.number(u"dest_type"_s, all.value(id).text(u"dest_type"_s).toInt());
    if (type < 0 || type > kLastType)
        return failed(invalid(u"dest_type"_s));
    const bool typed = isNew || request.has(u"dest_type"_s);
    if (typed && type != kDenyAccess && request.text(u"destination"_s).isEmpty())
        return failed(missing(u"destination"_s));
    Record& record = all[id];
    record.id = id;
    record.parent = parent;
    for (const QString& name : {u"callerid"_s, u"dest_type"_s, u"destination"_s, u"matchexplicitly"_s}) {
        if (request.has(name))
            record.values.insert(name, request.text(name));
    }
    return success(u"CLI Routing ID: %1."_s.arg(id), {{"id"_L1, QString::number(id)}}); // pbxware 4712
}

Answer Resources::removeRouting(const QString& table, int parent, const Request& request)
{
    QMap<int, Record>& all = m_house.table(table);
    const int id = request.number(u"cliroutingid"_s);
    if (!all.contains(id) || all.value(id).parent != parent)
        return failed(u"CLI Routing ID %1 does not exist."_s.arg(id));
    all.remove(id);
    return success(u"CLI Routing successfully deleted!"_s); // pbxware 4805
}

//! Which trunks a tenant uses (pbxware 7982), and which for its SMS (4231).
void Resources::addTenantTrunks(Actions& actions)
{
    actions.add(
        u"tenant.trunks.list"_s, Scope::None, u"tenant!=#"_s, [this](const Request& r) { return tenantTrunks(r); });
    actions.add(u"tenant.trunks.set"_s, Scope::None, u"tenant!=# trunks "_s + trunkRoles().join(u' '),
        [this](const Request& r) { return setTenantTrunks(r); });
    const auto smsTrunkOf = [this](int tenant) -> QJsonObject {
        const Record trunk = m_house.table(u"sms.trunks"_s)
                                 .value(m_house.table(u"sms.trunks.tenants"_s).value(tenant).text(u"id"_s).toInt());
        if (trunk.id == 0) // pbxware 4253
            return {{"id"_L1, QJsonValue()}, {"enabled"_L1, QJsonValue()}, {"name"_L1, QJsonValue()},
                {"provider"_L1, QJsonValue()}};
        return {{"id"_L1, QString::number(trunk.id)}, {"enabled"_L1, trunk.text(u"enabled"_s)},
            {"name"_L1, trunk.text(u"name"_s)}, {"provider"_L1, trunk.text(u"provider"_s)}};
    };
    m_house.table(u"sms.trunks.tenants"_s).insert(House::homeServer().toInt(), {3, {}, 0, {{u"id"_s, u"3"_s}}});
    actions.add(u"sms.trunks.tenants.list"_s, Scope::None, {}, [this, smsTrunkOf](const Request&) {
        QJsonObject out;
        for (const Record& tenant : m_house.table(u"tenant"_s))
            out.insert(QString::number(tenant.id), smsTrunkOf(tenant.id));
        return out;
    });
    actions.add(
        u"sms.trunks.tenants.get"_s, Scope::None, u"tenant!=#"_s, [this, smsTrunkOf](const Request& r) -> Answer {
            if (!isTenant(r.text(u"tenant"_s)))
                return failed(u"Tenant ID %1 does not exist."_s.arg(r.text(u"tenant"_s)));
            return smsTrunkOf(r.number(u"tenant"_s));
        });
    actions.add(u"sms.trunks.tenants.set"_s, Scope::None, u"tenant!=# id=#"_s, [this](const Request& r) -> Answer {
        const int tenant = r.number(u"tenant"_s);
        if (!isTenant(r.text(u"tenant"_s)))
            return failed(u"Tenant ID %1 does not exist."_s.arg(tenant));
        const QString id = r.text(u"id"_s);
        if (!id.isEmpty() && !m_house.table(u"sms.trunks"_s).contains(id.toInt()))
            return failed(u"SMS Trunk ID %1 does not exist."_s.arg(id));
        m_house.table(u"sms.trunks.tenants"_s).insert(tenant, {tenant, {}, 0, {{u"id"_s, id}}});
        return success(u"Success."_s);
    });
}

//! Names, though ids are written (pbxware 7994, 8017).
Answer Resources::tenantTrunks(const Request& request)
{
    const int tenant = request.number(u"tenant"_s);
    if (!isTenant(request.text(u"tenant"_s)))
        return failed(u"Tenant ID %1 does not exist."_s.arg(tenant));
    const Record kept = m_house.table(u"tenant.trunks"_s).value(tenant);
    const auto nameOf
        = [this](const QString& id) { return m_house.table(u"trunk"_s).value(id.toInt()).text(u"name"_s); };
    QStringList names;
    for (const QString& id : kept.text(u"trunks"_s).split(u',', Qt::SkipEmptyParts))
        names << nameOf(id);
    QJsonObject out{{"trunks"_L1, names.join(u", "_s)}};
    for (const QString& role : trunkRoles()) {
        out.insert(role, nameOf(kept.text(role)));
        if (!role.contains("emerg"_L1))
            out.insert(role + u"_cid"_s, kept.text(role + u"_cid"_s));
    }
    return out;
}

Answer Resources::setTenantTrunks(const Request& request)
{
    const int tenant = request.number(u"tenant"_s);
    if (!isTenant(request.text(u"tenant"_s)))
        return failed(u"Tenant ID %1 does not exist."_s.arg(tenant));
    QStringList used = request.list(u"trunks"_s);
    for (const QString& role : trunkRoles()) {
        if (const QString id = request.text(role); !id.isEmpty())
            used << id;
    }
    for (const QString& id : used) {
        if (!m_house.table(u"trunk"_s).contains(id.toInt()))
            return failed(u"Trunk ID %1 does not exist."_s.arg(id));
    }
    Record& record = m_house.table(u"tenant.trunks"_s)[tenant];
    record.id = tenant;
    for (const QString& name : trunkRoles() + QStringList{u"trunks"_s}) {
        if (request.has(name))
            record.values.insert(name, request.text(name));
    }
    return success(u"Success."_s); // pbxware 8047
}

} // namespace callboard::sim::pbxw
