// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading everything after the key was accepted: which tenant, who is there, who talks.
#include "core/pbx/pbxware/pbxwclient.h"

#include "core/base/clock.h"

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

const QString& masterTenant()
{
    static const QString kMaster = u"1"_s; // pbxware 4379
    return kMaster;
}

Error reservation(const QString& message, const QString& detail = {})
{
    return Error{.kind = ErrorKind::Pbx, .code = {}, .message = message, .detail = detail};
}

} // namespace

void PbxwClient::synchronise()
{
    if (m_plan)
        m_plan->stop();
    m_syncing = true;
    m_replies.clear();
    m_refused.clear();
    m_reservation.reset();
    m_lastStates.clear();
    ask(u"pbxware.tenant.list"_s, {}).then(this, [this](const Reply& reply) {
        if (m_syncing)
            chooseTenant(reply);
    });
}

// Single-tenant systems have none or refuse the question; the server is 1 then (notes 12, 13).
void PbxwClient::chooseTenant(const Reply& reply)
{
    if (!reply && reply.error().kind != ErrorKind::Pbx)
        return m_session.lost(reply.error());
    int bad = 0;
    m_tenants = reply ? readTenants(readBody(reply->bytes), &bad) : QList<TenantNote>();
    dropped(u"tenant"_s, bad);
    std::ranges::sort(m_tenants, [](const TenantNote& a, const TenantNote& b) { return a.id.toInt() < b.id.toInt(); });
    m_tenants.removeIf([](const TenantNote& tenant) { return tenant.id == masterTenant(); });
    QString wanted = profile().tenant;
    if (wanted.isEmpty())
        wanted = profile().options.value(u"server"_s).toString();
    const auto named = [&](const TenantNote& t) {
        return t.id == wanted || t.code == wanted || t.name.compare(wanted, Qt::CaseInsensitive) == 0;
    };
    auto chosen = std::ranges::find(m_tenants, wanted, &TenantNote::id);
    if (chosen == m_tenants.end())
        chosen = std::ranges::find_if(m_tenants, named);
    if (chosen == m_tenants.end() && wanted.isEmpty() && !m_tenants.isEmpty()) {
        chosen = m_tenants.begin();
        if (m_tenants.size() > 1) {
            m_reservation
                = reservation(tr("This PBX has several tenants; \"%1\" is shown. Choose one in the settings of the "
                                 "site.")
                                  .arg(chosen->name));
        }
    }
    if (chosen != m_tenants.end()) {
        m_server = chosen->id;
        m_tenantCode = chosen->code;
    } else {
        m_server = wanted.isEmpty() ? masterTenant() : wanted;
        m_tenantCode.clear();
        if (!m_tenants.isEmpty())
            m_reservation = reservation(tr("This PBX has no tenant \"%1\".").arg(wanted));
    }
    readAll();
}

// What changes fastest last. The phones come after the calls: what they show is about calls that we have seen.
void PbxwClient::readAll()
{
    static const QStringList kAll{u"pbxware.ext.list"_s, u"pbxware.department.list"_s, u"pbxware.erg.list"_s,
        u"pbxware.ring_group.list"_s, u"pbxware.monitor.live_calls"_s, u"pbxware.monitor.list"_s};
    m_asking = static_cast<int>(kAll.size());
    for (const QString& action : kAll) {
        ask(action, {{u"server"_s, m_server}}).then(this, [this, action](const Reply& reply) {
            if (!m_syncing)
                return;
            if (!reply)
                noteRefusal(action, reply.error());
            m_replies.insert(action, reply);
            if (--m_asking == 0)
                applyAll();
        });
    }
}

Body PbxwClient::bodyOf(const QString& action) const
{
    const auto it = m_replies.constFind(action);
    return it != m_replies.cend() && it->has_value() ? readBody((*it)->bytes) : Body();
}

bool PbxwClient::answered(const QString& action) const
{
    const auto it = m_replies.constFind(action);
    return it != m_replies.cend() && it->has_value();
}

void PbxwClient::applyAll()
{
    for (const Reply& reply : std::as_const(m_replies)) {
        if (!reply && reply.error().kind != ErrorKind::Pbx)
            return m_session.lost(reply.error());
    }
    m_rights.calls = answered(u"pbxware.monitor.live_calls"_s);
    m_rights.states = answered(u"pbxware.monitor.list"_s);
    m_rights.groups = answered(u"pbxware.erg.list"_s) || answered(u"pbxware.ring_group.list"_s);
    m_live.beginSnapshot();
    applyDirectory();
    tellDirectory();
    if (m_rights.states)
        readStates(m_replies.value(u"pbxware.monitor.list"_s)->bytes, -1);
    if (m_rights.calls)
        readCalls(*m_replies.value(u"pbxware.monitor.live_calls"_s));
    m_calls.setStatesAsked(m_clock.monotonicMs());
    m_calls.tellAll();
    refreshBusy();
    m_syncing = false;
    finishSync();
}

void PbxwClient::finishSync()
{
    m_live.endSnapshot();
    setCapabilities(pbxwCapabilities(m_rights));
    if (!m_rights.states && !m_rights.calls) {
        const Reply& refusal = m_replies.value(u"pbxware.monitor.list"_s);
        m_reservation = reservation(
            tr("This API key shows neither phones nor calls."), refusal ? QString() : refusal.error().detail);
    } else if (!m_rights.calls) {
        m_reservation = reservation(tr("This API key does not show the calls."));
    }
    m_replies.clear();
    if (m_reservation)
        m_session.degraded(*m_reservation);
    else
        m_session.synchronised();
    makePlan();
    m_plan->setCallsLive(m_calls.any());
    m_plan->start();
    m_trafficTimer.start();
    m_relay.open();
}

// Only what was answered replaces what is known.
void PbxwClient::applyDirectory()
{
    int bad = 0;
    const auto take = [&](const QString& action, auto apply) {
        if (answered(action))
            apply(bodyOf(action));
    };
    take(u"pbxware.ext.list"_s, [&](const Body& body) { m_extensions = readExtensions(body, &bad); });
    take(u"pbxware.department.list"_s, [&](const Body& body) {
        m_departments.clear();
        for (const NamedNote& department : readNamed(body, &bad))
            m_departments.insert(department.id, department.name);
    });
    for (const bool enhanced : {true, false}) {
        take(enhanced ? u"pbxware.erg.list"_s : u"pbxware.ring_group.list"_s, [&](const Body& body) {
            m_groups.removeIf([&](const GroupNote& group) { return group.enhanced == enhanced; });
            m_groups += readGroups(body, enhanced, &bad);
        });
    }
    take(u"pbxware.did.list"_s, [&](const Body& body) { m_named.insert(u"did"_s, readNamed(body, &bad)); });
    take(u"pbxware.ivr.list"_s, [&](const Body& body) { m_named.insert(u"ivr"_s, readNamed(body, &bad)); });
    take(u"pbxware.paging_group.list"_s, [&](const Body& body) {
        m_paging.clear();
        for (const NamedNote& group : readNamed(body, &bad))
            m_paging.append({group.id, group.name, group.number});
    });
    dropped(u"record of a list"_s, bad);
    m_named.insert(u"dial_group"_s, {});
    m_named.insert(u"erg"_s, {});
    for (const GroupNote& group : std::as_const(m_groups))
        m_named[group.enhanced ? u"erg"_s : u"dial_group"_s].append({group.id, group.number, group.name});
    m_idOf.clear();
    m_numberOf.clear();
    for (const ExtensionNote& extension : std::as_const(m_extensions)) {
        m_idOf.insert(extension.number, extension.id);
        m_numberOf.insert(extension.id, extension.number);
    }
}

void PbxwClient::tellDirectory()
{
    QSet<QString> numbers;
    for (const ExtensionNote& extension : std::as_const(m_extensions)) {
        numbers.insert(extension.number);
        QStringList departments;
        for (const QString& id : extension.departments) {
            if (const QString name = m_departments.value(id.trimmed()); !name.isEmpty())
                departments.append(name);
        }
        m_live.setExtensionInfo(extension.number, extension.name, departments.join(u", "_s));
    }
    QSet<QString> queues;
    for (const GroupNote& group : std::as_const(m_groups)) {
        if (group.enhanced)
            queues.insert(group.number);
        m_live.setQueueName(group.number, group.name);
        QStringList members;
        for (const QString& member : group.members) {
            if (numbers.contains(member))
                members.append(member);
        }
        m_live.setAgents(group.number, members);
    }
    m_calls.setHouse(numbers, queues, m_tenantCode);
}

} // namespace callboard::pbxware
