// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwresources.h"

#include <QRegularExpression>

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

//! The value as it will be.
QString next(const Request& request, const Record* before, const QString& name)
{
    return request.has(name) || !before ? request.text(name) : before->text(name);
}

} // namespace

QString Resources::wrong(const Resource& resource, const Request& request, const Record* before)
{
    if (const QString number = request.text(resource.numberArgument); !number.isEmpty()) {
        const bool own = before && before->text(resource.numberArgument) == number;
        const bool paged = std::ranges::any_of(m_house.table(u"paging_group"_s),
            [&](const Record& group) { return group.server == request.server() && group.text(u"number"_s) == number; });
        if (!own && (paged || m_extensions.isTaken(request.server(), number)))
            return u"Extension %1 already exist."_s.arg(number);
    }
    if (const QString unique = request.text(resource.uniqueArgument); !unique.isEmpty()) {
        const QString server = before ? before->server : serverOf(resource, request);
        for (const Record& other : table(resource)) {
            if ((!before || other.id != before->id) && other.server == server
                && other.text(resource.uniqueArgument) == unique)
                return u"%1 %2 already exist."_s.arg(resource.title, unique);
        }
    }
    if (resource.name == "ivr"_L1)
        return wrongMenu(request, before);
    if (resource.name == "did"_L1)
        return wrongDid(request, before);
    if (resource.name == "sms.trunks"_L1)
        return wrongSmsTrunk(request, before);
    if (resource.name == "trunk"_L1 && request.has(u"provider_id"_s)
        && !m_house.table(u"provider"_s).contains(request.number(u"provider_id"_s)))
        return invalid(u"provider_id"_s);
    if (resource.name == "didgroup"_L1 && request.has(u"tenantid"_s) && !isTenant(request.text(u"tenantid"_s)))
        return invalid(u"tenantid"_s);
    if (resource.name == "package"_L1 && request.text(u"restrict_splans"_s) == "1"_L1
        && request.text(u"allowed_service_plans"_s).isEmpty())
        return missing(u"allowed_service_plans"_s); // pbxware 6979
    if (resource.name == "tenant"_L1) {
        static const QRegularExpression kCode(u"^\\d{3}$"_s); // pbxware 7520
        static const QRegularExpression kHost(u"^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$"_s); // pbxware 7516
        if (request.has(u"tenant_code"_s) && !kCode.match(request.text(u"tenant_code"_s)).hasMatch())
            return invalid(u"tenant_code"_s);
        if (request.has(u"tenant_name"_s) && !kHost.match(request.text(u"tenant_name"_s)).hasMatch())
            return invalid(u"tenant_name"_s);
        if (before && request.has(u"ext_length"_s))
            return u"Argument 'ext_length' cannot be changed."_s; // pbxware 7943
        const int length = request.number(u"ext_length"_s, 3);
        if (length < 2 || length > 16)
            return invalid(u"ext_length"_s); // pbxware 7532
        if (request.has(u"package"_s) && !m_house.table(u"package"_s).contains(request.number(u"package"_s)))
            return invalid(u"package"_s);
    }
    return {};
}

//! pbxware 5018-5067
QString Resources::wrongMenu(const Request& request, const Record* before) const
{
    static const QStringList kTypes{u"aa"_s, u"qu"_s, u"rg"_s, u"cf"_s, u"ex"_s, u"vm"_s, u"cr"_s, u"aatree"_s, u"dy"_s,
        u"ra"_s, u"fx"_s, u"en"_s, u"ari"_s};
    static const QStringList kRemote{u"agentlogin"_s, u"destinations"_s, u"voicemail"_s};
    static const QRegularExpression kKey(u"^[0-9*]$"_s);
    if (request.has(u"name"_s) && request.text(u"name"_s).contains(u' '))
        return invalid(u"name"_s);
    if (!before && request.keymap.isEmpty())
        return missing(u"keymap"_s);
    for (auto it = request.keymap.cbegin(); it != request.keymap.cend(); ++it) {
        const QString type = it->value(u"type"_s);
        const QString destination = it->value(u"destination"_s);
        const bool bare = type == "dy"_L1;
        const bool remote = type != "ra"_L1 || kRemote.contains(destination);
        if (!kKey.match(it.key()).hasMatch() || !kTypes.contains(type) || bare != destination.isEmpty() || !remote)
            return invalid(u"keymap"_s);
    }
    return {};
}

//! pbxware 4459-4627
QString Resources::wrongDid(const Request& request, const Record* before)
{
    if (request.has(u"trunk"_s) && !m_house.table(u"trunk"_s).contains(request.number(u"trunk"_s)))
        return u"Trunk ID %1 does not exist."_s.arg(request.text(u"trunk"_s));
    if (request.has(u"dest_type"_s)) {
        const int type = request.number(u"dest_type"_s);
        if (type < 0 || type > 17)
            return invalid(u"dest_type"_s);
        constexpr int kCallback = 12;
        constexpr int kDeny = 13;
        if (type != kCallback && type != kDeny && request.text(u"destination"_s).isEmpty())
            return missing(u"destination"_s);
        static const QRegularExpression kOutside(u"^\\+?\\d+$"_s); // pbxware 4517
        if (type == 5 && !kOutside.match(request.text(u"destination"_s)).hasMatch())
            return invalid(u"destination"_s);
    }
    const QString last = next(request, before, u"did_2"_s);
    if (!last.isEmpty() && last.toLongLong() < next(request, before, u"did"_s).toLongLong())
        return invalid(u"did_2"_s);
    return {};
}

//! pbxware 4132-4178; another provider needs all of its fields (4201).
QString Resources::wrongSmsTrunk(const Request& request, const Record* before) const
{
    static const QHash<QString, QStringList> kNeeded{
        {u"telnyx"_s, {u"api_key"_s, u"public_key"_s, u"messaging_profile_id"_s}},
        {u"bandwidth"_s, {u"username"_s, u"password"_s, u"user_id"_s, u"app_id"_s}},
        {u"twilio"_s, {u"account_sid"_s, u"auth_token"_s}}, {u"vi"_s, {u"secret"_s, u"login"_s}}};
    const QString provider = next(request, before, u"provider"_s);
    const Record* kept = before && before->text(u"provider"_s) == provider ? before : nullptr;
    for (const QString& name : kNeeded.value(provider)) {
        if (next(request, kept, name).isEmpty())
            return missing(name);
    }
    return {};
}

} // namespace callboard::sim::pbxw
