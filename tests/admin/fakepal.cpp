// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepal.h"

#include <QPromise>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::test {

using namespace Qt::StringLiterals;

namespace {

SiteProfile profileFor(const QString& user)
{
    SiteProfile profile;
    profile.id = SiteId{u"fake"_s};
    profile.name = u"Fake"_s;
    profile.brand = Brand::Brekeke;
    profile.user = user;
    profile.tenant = u"acme"_s;
    return profile;
}

std::unexpected<Error> pbxError(const QString& code, const QString& text)
{
    return unexpected(Error{.kind = ErrorKind::Pbx, .code = code, .message = u"The PBX refused."_s, .detail = text});
}

//! Name -> JSON types that the document allows: s text, n number, a array, o object; a capital letter means required.
using Signature = QMap<QString, QString>;

const QMap<QString, Signature>& signatures()
{
    static const QMap<QString, Signature> kSignatures{
        {u"createExtension"_s,
            {{u"extension"_s, u"S"_s}, {u"type"_s, u"S"_s}, {u"password"_s, u"s"_s}, {u"login_password"_s, u"s"_s}}},
        {u"deleteExtension"_s, {{u"extension"_s, u"S"_s}}},
        {u"getExtensions"_s,
            {{u"pattern"_s, u"S"_s}, {u"limit"_s, u"n"_s}, {u"type"_s, u"S"_s}, {u"property_names"_s, u"a"_s}}},
        {u"getExtensionProperties"_s, {{u"extension"_s, u"S"_s}, {u"property_names"_s, u"A"_s}}},
        {u"setExtensionProperties"_s, {{u"extension"_s, u"S"_s}, {u"properties"_s, u"O"_s}}},
        {u"createTenant"_s, {{u"tenant"_s, u"S"_s}}},
        {u"getTenantProperties"_s, {{u"tenant"_s, u"S"_s}, {u"property_names"_s, u"A"_s}}},
        {u"setTenantProperties"_s, {{u"tenant"_s, u"S"_s}, {u"properties"_s, u"O"_s}}},
        {u"getNoteNames"_s, {}},
        {u"getNote"_s, {{u"name"_s, u"S"_s}}},
        {u"setNote"_s,
            {{u"name"_s, u"S"_s}, {u"description"_s, u"S"_s}, {u"useraccess"_s, u"N"_s}, {u"note"_s, u"S"_s}}},
        {u"deleteNote"_s, {{u"name"_s, u"S"_s}}},
        {u"getPhonebooks"_s, {}},
        {u"getContactList"_s,
            {{u"phonebook"_s, u"s"_s}, {u"shared"_s, u"s"_s}, {u"search_text"_s, u"s"_s}, {u"offset"_s, u"n"_s},
                {u"limit"_s, u"n"_s}}},
        {u"getContact"_s, {{u"aid"_s, u"N"_s}}},
        {u"setContact"_s, {{u"aid"_s, u"n"_s}, {u"phonebook"_s, u"S"_s}, {u"shared"_s, u"s"_s}, {u"info"_s, u"O"_s}}},
        {u"getRouteTemplateNames"_s, {}},
        {u"getRouteVariables"_s, {{u"tenant"_s, u"S"_s}, {u"template"_s, u"S"_s}}},
        {u"insertRouteVariables"_s, {{u"template"_s, u"S"_s}, {u"values"_s, u"A"_s}}},
        {u"updateRouteVariables"_s, {{u"template"_s, u"S"_s}, {u"update_password"_s, u"S"_s}, {u"values"_s, u"A"_s}}},
        {u"deleteRouteVariables"_s, {{u"template"_s, u"S"_s}, {u"name"_s, u"S"_s}}},
        {u"getAllDids"_s, {}},
        {u"getPlanSwitchTimer"_s, {{u"extension"_s, u"S"_s}, {u"number"_s, u"n"_s}}},
        {u"setPlanSwitchTimer"_s, {{u"extension"_s, u"S"_s}, {u"number"_s, u"n"_s}, {u"schedule"_s, u"S"_s}}},
        {u"pnmanage"_s,
            {{u"command"_s, u"S"_s}, {u"username"_s, u"S"_s}, {u"service_id"_s, u"n"_s}, {u"application_id"_s, u"s"_s},
                {u"device_id"_s, u"s"_s}, {u"endpoint"_s, u"s"_s}, {u"key"_s, u"s"_s}, {u"auth_secret"_s, u"s"_s},
                {u"user_agent"_s, u"s"_s}}},
        {u"pnsend"_s,
            {{u"username"_s, u"S"_s}, {u"type"_s, u"S"_s}, {u"message"_s, u"S"_s}, {u"title"_s, u"s"_s},
                {u"button"_s, u"s"_s}, {u"sound_file"_s, u"s"_s}, {u"image_file"_s, u"s"_s}, {u"expires"_s, u"n"_s},
                {u"counter"_s, u"n"_s}, {u"priority"_s, u"n"_s}}},
        {u"getPnApplicationInfo"_s, {{u"appname"_s, u"S"_s}, {u"service_id"_s, u"N"_s}}},
        {u"getOptions"_s, {}},
    };
    return kSignatures;
}

bool fits(QChar type, const QJsonValue& value)
{
    switch (type.toLower().unicode()) {
    case u's':
        return value.isString();
    case u'n':
        return value.isDouble();
    case u'a':
        return value.isArray();
    default:
        return value.isObject();
    }
}

//! What is wrong with the parameters, or nothing.
QString misfit(const QString& method, const QJsonObject& parameters, bool isSystemAdministrator)
{
    const Signature signature = signatures().value(method);
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        if (it.key() == "tenant"_L1 && isSystemAdministrator && it.value().isString())
            continue;
        if (method == "setDid"_L1) {
            static const QRegularExpression kName(u"^(template|name|enabled|[vwx][1-9])$"_s);
            if (!kName.match(it.key()).hasMatch() || (it.key() == "enabled"_L1) != it.value().isDouble())
                return it.key();
            continue;
        }
        if (!signature.contains(it.key()) || !fits(signature.value(it.key()).at(0), it.value()))
            return it.key();
    }
    for (auto it = signature.begin(); it != signature.end(); ++it) {
        if (it.value().at(0).isUpper() && !parameters.contains(it.key()))
            return it.key();
    }
    return {};
}

QStringList texts(const QJsonValue& array)
{
    QStringList all;
    for (const QJsonValue& value : array.toArray())
        all << value.toString();
    return all;
}

} // namespace

FakePal::FakePal(const QString& user)
    : PbxClient(profileFor(user))
{
    CapabilitySet capabilities;
    capabilities.allow(Capability::Administration);
    setCapabilities(capabilities);
}

void FakePal::denyAdministration(const QString& why)
{
    CapabilitySet capabilities;
    capabilities.deny(Capability::Administration, why);
    setCapabilities(capabilities);
}

QFuture<Outcome> FakePal::submit(const Command&)
{
    return QtFuture::makeReadyFuture(Outcome::failed(notSupported(u"no calls here"_s)));
}

QFuture<Result<QJsonValue>> FakePal::invoke(const QString& operation, const QJsonObject& parameters)
{
    calls << Call{operation, parameters};
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QMetaObject::invokeMethod(
        this,
        [this, promise, operation, parameters] {
            promise->addResult(answer(operation, parameters));
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

QFuture<Result<QJsonValue>> FakePal::invokeRevealing(
    const QString& operation, const QJsonObject& parameters, const QStringList& paths)
{
    revealed << paths;
    return invoke(operation, parameters);
}

int FakePal::count(const QString& operation) const
{
    return static_cast<int>(std::ranges::count(calls, operation, &Call::operation));
}

QJsonObject FakePal::last(const QString& operation) const
{
    for (auto it = calls.rbegin(); it != calls.rend(); ++it) {
        if (it->operation == operation)
            return it->parameters;
    }
    return {};
}

QStringList FakePal::changes() const
{
    QStringList names;
    for (const Call& call : calls) {
        if (!call.operation.startsWith("pal.get"_L1))
            names << call.operation;
    }
    return names;
}

FakePal::Answer FakePal::answer(const QString& operation, const QJsonObject& parameters)
{
    if (errors.contains(operation))
        return unexpected(errors.value(operation));
    if (answers.contains(operation))
        return answers.value(operation);
    const QString method = operation.mid(4);
    if (!operation.startsWith("pal."_L1) || (!signatures().contains(method) && method != "setDid"_L1))
        return pbxError(u"-32601"_s, u"Method not found"_s);
    const QString wrong = misfit(method, parameters, profile().user == "sa"_L1);
    if (!wrong.isEmpty())
        return pbxError(u"-32602"_s, u"Invalid params: "_s + wrong);
    if (method.contains("Extension"_L1))
        return extensionCall(method, parameters);
    if (method.contains("Tenant"_L1))
        return tenantCall(method, parameters);
    if (method.contains("Note"_L1))
        return noteCall(method, parameters);
    if (method.contains("Contact"_L1) || method.contains("Phonebook"_L1))
        return contactCall(method, parameters);
    if (method.contains("Route"_L1))
        return routeCall(method, parameters);
    return otherCall(method, parameters);
}

FakePal::Answer FakePal::setProperties(QMap<QString, QString>& properties, const QJsonObject& parameters)
{
    const QJsonObject wanted = parameters.value(u"properties"_s).toObject();
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (!it.value().isString())
            return pbxError(u"-32602"_s, u"property values are texts: "_s + it.key());
    }
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        properties.insert(it.key(), it.value().toString());
    return u"OK"_s;
}

FakePal::Answer FakePal::createExtension(const QJsonObject& parameters)
{
    const QString number = parameters.value(u"extension"_s).toString();
    const QString type = parameters.value(u"type"_s).toString();
    if (extensions.contains(number))
        return pbxError(u"-1"_s, u"The extension exists"_s);
    if (type == "user"_L1 && !(parameters.contains(u"password"_s) && parameters.contains(u"login_password"_s)))
        return pbxError(u"-32602"_s, u"passwords"_s);
    extensions.insert(number, {{u"type"_s, type}});
    if (type == "user"_L1) {
        extensions[number].insert(u"password"_s, parameters.value(u"password"_s).toString());
        extensions[number].insert(u"login.password"_s, parameters.value(u"login_password"_s).toString());
    }
    return u"true"_s;
}

FakePal::Answer FakePal::extensionCall(const QString& method, const QJsonObject& parameters)
{
    const QString number = parameters.value(u"extension"_s).toString();
    const QStringList names = texts(parameters.value(u"property_names"_s));
    if (method == "createExtension"_L1)
        return createExtension(parameters);
    if (method == "deleteExtension"_L1)
        return extensions.remove(number) > 0 ? u"true"_s : u"false"_s;
    if (method == "getExtensions"_L1) {
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(parameters.value(u"pattern"_s).toString()));
        QJsonArray rows;
        for (auto it = extensions.begin(); it != extensions.end(); ++it) {
            if (it->value(u"type"_s) != parameters.value(u"type"_s).toString() || !pattern.match(it.key()).hasMatch())
                continue;
            QJsonArray row{it.key()};
            for (const QString& name : names)
                row.append(it->value(name));
            rows.append(parameters.contains(u"property_names"_s) ? QJsonValue(row) : QJsonValue(it.key()));
        }
        return rows;
    }
    if (!extensions.contains(number))
        return pbxError(u"-1"_s, u"No such extension"_s);
    if (method == "setExtensionProperties"_L1)
        return setProperties(extensions[number], parameters);
    QJsonArray row;
    for (const QString& name : names)
        row.append(extensions[number].value(name));
    return row;
}

FakePal::Answer FakePal::tenantCall(const QString& method, const QJsonObject& parameters)
{
    const QString tenant = parameters.value(u"tenant"_s).toString();
    if (method == "createTenant"_L1) {
        tenants.insert(tenant, {});
        return u"true"_s;
    }
    if (!tenants.contains(tenant))
        return pbxError(u"-1"_s, u"No such tenant"_s);
    if (method == "setTenantProperties"_L1)
        return setProperties(tenants[tenant], parameters);
    QJsonArray row;
    for (const QString& name : texts(parameters.value(u"property_names"_s)))
        row.append(tenants[tenant].value(name));
    return row;
}

FakePal::Answer FakePal::noteCall(const QString& method, const QJsonObject& parameters)
{
    const QString name = parameters.value(u"name"_s).toString();
    if (method == "getNoteNames"_L1)
        return QJsonArray::fromStringList(notes.keys());
    if (method == "setNote"_L1) {
        notes.insert(name, parameters);
        return u"OK"_s;
    }
    if (!notes.contains(name))
        return pbxError(u"-1"_s, u"No such note"_s);
    if (method == "getNote"_L1)
        return notes.value(name);
    notes.remove(name);
    return u"true"_s;
}

FakePal::Answer FakePal::contactCall(const QString& method, const QJsonObject& parameters)
{
    if (method == "getPhonebooks"_L1)
        return QJsonArray{
            QJsonObject{{u"phonebook"_s, u"Company"_s}, {u"shared"_s, true}}, QJsonObject{{u"phonebook"_s, u"Mine"_s}}};
    if (method == "getContactList"_L1) {
        QJsonArray rows;
        const int offset = parameters.value(u"offset"_s).toInt();
        const int limit = parameters.value(u"limit"_s).toInt(100);
        int index = 0;
        for (auto it = contacts.begin(); it != contacts.end(); ++it, ++index) {
            if (index >= offset && index < offset + limit)
                rows.append(QJsonObject{{u"aid"_s, it.key()}, {u"display_name"_s, it->value(u"display_name"_s)}});
        }
        return rows;
    }
    int aid = parameters.value(u"aid"_s).toInt(-1);
    if (aid >= 0 && !contacts.contains(aid))
        return pbxError(u"-1"_s, u"No such contact"_s);
    if (method == "getContact"_L1)
        return contacts.value(aid);
    if (aid < 0)
        aid = contacts.isEmpty() ? 6636 : contacts.lastKey() + 1;
    const QJsonObject info = parameters.value(u"info"_s).toObject();
    contacts.insert(aid,
        QJsonObject{{u"aid"_s, aid},
            {u"display_name"_s, info.value(u"$firstname"_s).toString() + u' ' + info.value(u"$lastname"_s).toString()},
            {u"phonebook"_s, parameters.value(u"phonebook"_s)},
            {u"shared"_s, parameters.value(u"shared"_s).toString() == "true"_L1}, {u"info"_s, info}});
    return QJsonObject{{u"aid"_s, aid}};
}

FakePal::Answer FakePal::routeCall(const QString& method, const QJsonObject& parameters)
{
    if (method == "getRouteTemplateNames"_L1)
        return QJsonArray::fromStringList(routes.keys());
    const QString templ = parameters.value(u"template"_s).toString();
    if (!routes.contains(templ))
        return pbxError(u"-1"_s, u"No such template"_s);
    QList<QStringList>& rows = routes[templ];
    if (method == "getRouteVariables"_L1) {
        QJsonArray all;
        for (const QStringList& row : rows) {
            if (row.at(1) == parameters.value(u"tenant"_s).toString())
                all.append(QJsonArray::fromStringList(row));
        }
        return all;
    }
    const QStringList values = texts(parameters.value(u"values"_s));
    const QString name = method == "deleteRouteVariables"_L1 ? parameters.value(u"name"_s).toString() : values.value(2);
    const auto found = std::ranges::find_if(rows, [&](const QStringList& row) { return row.at(2) == name; });
    if (method == "insertRouteVariables"_L1) {
        if (values.size() != 33 || found != rows.end())
            return pbxError(u"-1"_s, u"bad values"_s);
        rows << values;
        return u"true"_s;
    }
    if (found == rows.end())
        return pbxError(u"-1"_s, u"No such route"_s);
    if (method == "deleteRouteVariables"_L1) {
        rows.erase(found);
        return u"OK"_s;
    }
    const QString password = found->at(3);
    *found = values;
    if (parameters.value(u"update_password"_s).toString() != "true"_L1)
        (*found)[3] = password;
    return u"true"_s;
}

FakePal::Answer FakePal::otherCall(const QString& method, const QJsonObject& parameters)
{
    if (method == "getAllDids"_L1) {
        QJsonArray rows;
        for (const QJsonObject& did : dids)
            rows.append(did);
        return rows;
    }
    if (method == "setDid"_L1) {
        for (QJsonObject& did : dids) {
            if (did.value(u"template"_s) != parameters.value(u"template"_s)
                || did.value(u"name"_s) != parameters.value(u"name"_s))
                continue;
            for (auto it = parameters.begin(); it != parameters.end(); ++it)
                did.insert(it.key(), it.value());
            return u"OK"_s;
        }
        return pbxError(u"-1"_s, u"No such route"_s);
    }
    if (method == "getOptions"_L1)
        return QJsonObject{{u"pn"_s, true}, {u"sdn"_s, false}};
    if (method == "getPnApplicationInfo"_L1)
        return QJsonObject{{u"appid"_s, u"app-1"_s}, {u"desc"_s, u"Phone app"_s}};
    if (method == "pnsend"_L1)
        return QJsonValue();
    if (method == "pnmanage"_L1) {
        const QString user = parameters.value(u"username"_s).toString();
        if (parameters.value(u"command"_s).toString() == "add"_L1)
            registrations.insert(user, parameters);
        else if (registrations.remove(user) == 0)
            return u"Error:. not registered"_s;
        return u"Succeeded:"_s;
    }
    const QString timer
        = parameters.value(u"extension"_s).toString() + u'/' + QString::number(parameters.value(u"number"_s).toInt(1));
    if (method == "getPlanSwitchTimer"_L1)
        return timers.value(timer);
    timers.insert(timer, parameters.value(u"schedule"_s).toString());
    return u"OK"_s;
}

} // namespace callboard::test
