// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palmethods.h"

#include "core/simulator/records.h"
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kSa = RoleSa;
constexpr quint8 kAdmin = RoleAdmin;
constexpr quint8 kUser = RoleUser;
constexpr quint8 kBoth = RoleAdmin | RoleUser;

// pal 346 to 1538
constexpr Method kMethods[] = {
    {u"barge", kAdmin, true, Refusal::Message, u"user tid listen speak", barge},
    {u"callforward", kAdmin, true, Refusal::Message, u"rid user[]", callforward},
    {u"cancelTransfer", kBoth, true, Refusal::Message, u"tid", cancelTransfer},
    {u"conference", kBoth, true, Refusal::Message, u"talker_id", conference},
    {u"createExtension", kAdmin, true, Refusal::Map, u"extension type", createExtension},
    {u"createTenant", kSa, false, Refusal::Map, u"tenant", createTenant},
    {u"deleteExtension", kAdmin, true, Refusal::False, u"extension", deleteExtension},
    {u"deleteNote", kBoth, true, Refusal::Map, u"name", deleteNote},
    {u"deleteRouteVariables", kSa, false, Refusal::Map, u"template name", deleteRouteVariables},
    {u"disconnect", kBoth, true, Refusal::Message, u"", disconnect},
    {u"getAllDids", kAdmin, true, Refusal::Map, u"", getAllDids},
    {u"getContact", kBoth, false, Refusal::Map, u"aid", getContact},
    {u"getContactList", kBoth, false, Refusal::Map, u"", getContactList},
    {u"getExtensionProperties", kBoth, true, Refusal::Map, u"property_names[]", getExtensionProperties},
    {u"getExtensions", kAdmin, true, Refusal::Map, u"pattern type", getExtensions},
    {u"getNote", kBoth, true, Refusal::Map, u"name", getNote},
    {u"getNoteNames", kBoth, true, Refusal::Map, u"", getNoteNames},
    {u"getOptions", kBoth, false, Refusal::Map, u"", getOptions},
    {u"getPnApplicationInfo", kBoth, false, Refusal::Map, u"appname service_id", getPnApplicationInfo},
    {u"getPhonebooks", kBoth, false, Refusal::Map, u"", getPhonebooks},
    {u"getPlanSwitchTimer", kBoth, false, Refusal::Map, u"extension", getPlanSwitchTimer},
    {u"getRouteTemplateNames", kAdmin, true, Refusal::Map, u"", getRouteTemplateNames},
    {u"getRouteVariables", kSa, true, Refusal::Map, u"template", getRouteVariables},
    {u"getTalkerInfo", kBoth, true, Refusal::Map, u"room_id", getTalkerInfo},
    {u"getTenantProperties", kSa, true, Refusal::Map, u"property_names[]", getTenantProperties},
    {u"insertRouteVariables", kSa, false, Refusal::Map, u"template values[]", insertRouteVariables},
    {u"makeCall", kBoth, true, Refusal::Message, u"user from to[] type", makeCall},
    {u"park", kBoth, true, Refusal::Message, u"tid number", park},
    {u"pnmanage", kBoth, false, Refusal::Push, u"command username", pnmanage},
    {u"pnsend", kBoth, false, Refusal::Push, u"username type message", pnsend},
    {u"remoteControl", kBoth, true, Refusal::Message, u"talker_id action", remoteControl},
    {u"setContact", kBoth, false, Refusal::Map, u"phonebook info{}", setContact},
    {u"setDid", kAdmin, false, Refusal::Map, u"template name", setDid},
    {u"setExtensionProperties", kBoth, true, Refusal::Map, u"extension properties{}", setExtensionProperties},
    {u"setNote", kBoth, true, Refusal::Map, u"name description useraccess note", setNote},
    {u"setPlanSwitchTimer", kUser, false, Refusal::Map, u"extension schedule", setPlanSwitchTimer},
    {u"setTenantProperties", kSa, true, Refusal::Map, u"properties{}", setTenantProperties},
    {u"startRecording", kBoth, true, Refusal::Message, u"tid", startRecording},
    {u"stopRecording", kBoth, true, Refusal::Message, u"tid", stopRecording},
    {u"transfer", kBoth, true, Refusal::Message, u"user tid", transfer},
    {u"unpark", kBoth, true, Refusal::Message, u"user number", unpark},
    {u"updateRouteVariables", kSa, false, Refusal::Map, u"template update_password values[]", updateRouteVariables},
};

bool isScalar(const QJsonValue& v)
{
    return v.isString() || v.isDouble() || v.isBool();
}

//! The name of the first parameter that is missing or of the wrong kind; empty if all is well.
QString badParameter(const Method& method, const Params& params)
{
    const QStringList names = QString::fromUtf16(method.required).split(u' ', Qt::SkipEmptyParts);
    for (QString name : names) {
        const bool array = name.endsWith("[]"_L1);
        const bool object = name.endsWith("{}"_L1);
        if (array || object)
            name.chop(2);
        const QJsonValue value = params.value(name);
        if (array ? !value.isArray() : object ? !value.isObject() : !isScalar(value))
            return name;
    }
    return {};
}

} // namespace

std::span<const Method> methods()
{
    return kMethods;
}

const Method* findMethod(const QString& name)
{
    const auto* found = std::ranges::find_if(kMethods, [&](const Method& m) { return QStringView(m.name) == name; });
    return found == std::end(kMethods) ? nullptr : found;
}

bool allows(const Method& method, Role role)
{
    return (method.roles & role) != 0 || (role == RoleSa && (method.roles & RoleAdmin) != 0);
}

Reply invoke(const Method& method, const Caller& caller, const Params& params)
{
    if (!allows(method, caller.role))
        return failure(kDenied, u"Permission denied"_s);
    if (method.tenant && caller.role == RoleSa && !caller.world.records().tenants.contains(text(params, "tenant"_L1)))
        return failure(kBadParameter, u"Invalid parameter: tenant"_s);
    if (const QString bad = badParameter(method, params); !bad.isEmpty())
        return failure(kBadParameter, u"Invalid parameter: %1"_s.arg(bad));
    return method.handler(caller, params);
}

Reply ok(const QJsonValue& result)
{
    return {result, 0, {}};
}
Reply failure(int code, const QString& message)
{
    return {{}, code, message};
}

Reply no(Refusal form, const QString& reason)
{
    switch (form) {
    case Refusal::Message:
        return ok(u"failed: "_s + reason);
    case Refusal::Map:
        return failure(kRefused, reason);
    case Refusal::False:
        return ok(u"false"_s);
    case Refusal::Push:
        return ok(u"Error: "_s + reason);
    }
    return {};
}

Reply outcome(const Result<void>& result)
{
    return result ? ok(u"succeeded: "_s) : no(Refusal::Message, result.error().message);
}

QString text(const Params& params, QLatin1StringView key)
{
    const QJsonValue value = params.value(key);
    return value.isDouble() || value.isBool() ? value.toVariant().toString() : value.toString();
}

bool flag(const Params& params, QLatin1StringView key, bool fallback)
{
    return params.contains(key) ? text(params, key).compare("true"_L1, Qt::CaseInsensitive) == 0 : fallback;
}

int integer(const Params& params, QLatin1StringView key, int fallback)
{
    bool isNumber = false;
    const int value = text(params, key).toInt(&isNumber);
    return isNumber ? value : fallback;
}

QStringList texts(const Params& params, QLatin1StringView key)
{
    QStringList found;
    const QJsonArray values = params.value(key).toArray();
    for (const QJsonValue& value : values)
        found << (value.isDouble() ? QString::number(value.toDouble(), 'f', 0) : value.toString());
    return found;
}

} // namespace callboard::sim::pal
