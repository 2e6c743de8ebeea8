// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/brekeke/palrequests.h"

#include "core/base/redact.h"
#include "core/pbx/maskedjson.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace callboard::brekeke {

using namespace Qt::StringLiterals;

namespace {

using enum Access;

// Section 5 of the document in its order, and login from section 3.1.
constexpr std::array kMethods{
    PalMethod{"login"_L1, Anyone, "login_password!"_L1},
    PalMethod{"barge"_L1, Admin, "tenant user! tid! listen! speak!"_L1},
    PalMethod{"callforward"_L1, Admin, "tenant rid! user![]"_L1},
    PalMethod{"cancelTransfer"_L1, User, "tenant tid!"_L1},
    PalMethod{"conference"_L1, User, "tenant talker_id!"_L1},
    PalMethod{"createExtension"_L1, Admin, "tenant extension! password login_password type!"_L1},
    PalMethod{"createTenant"_L1, System, "tenant!"_L1},
    PalMethod{"deleteExtension"_L1, Admin, "tenant extension!"_L1},
    PalMethod{"deleteNote"_L1, User, "tenant name!"_L1},
    PalMethod{"deleteRouteVariables"_L1, System, "template! name!"_L1},
    PalMethod{"disconnect"_L1, User, "tenant tid rid delay"_L1},
    PalMethod{"getAllDids"_L1, Admin, "tenant"_L1},
    PalMethod{"getContact"_L1, User, "aid!"_L1},
    PalMethod{"getContactList"_L1, User, "phonebook shared search_text offset limit"_L1},
    PalMethod{"getExtensionProperties"_L1, User, "tenant extension! property_names![]"_L1},
    PalMethod{"getExtensions"_L1, Admin, "tenant pattern! limit type! property_names[]"_L1},
    PalMethod{"getNote"_L1, User, "tenant name!"_L1},
    PalMethod{"getNoteNames"_L1, User, "tenant"_L1},
    PalMethod{"getOptions"_L1, User, ""_L1},
    PalMethod{"getPnApplicationInfo"_L1, User, "appname! service_id!"_L1},
    PalMethod{"getPhonebooks"_L1, User, ""_L1},
    PalMethod{"getPlanSwitchTimer"_L1, User, "extension! number"_L1},
    PalMethod{"getRouteTemplateNames"_L1, Admin, "tenant"_L1},
    PalMethod{"getRouteVariables"_L1, System, "tenant! template!"_L1},
    PalMethod{"getTalkerInfo"_L1, User, "tenant room_id! talker_id"_L1},
    PalMethod{"getTenantProperties"_L1, System, "tenant! property_names![]"_L1},
    PalMethod{"insertRouteVariables"_L1, System, "template! values![]"_L1},
    PalMethod{"makeCall"_L1, User, "tenant user! from! to![] type!"_L1},
    PalMethod{"park"_L1, User, "tenant tid! number!"_L1},
    PalMethod{"pnmanage"_L1, User,
        "command! username! service_id application_id device_id endpoint key auth_secret user_agent"_L1},
    PalMethod{
        "pnsend"_L1, User, "username! type! message! title button sound_file image_file expires counter priority"_L1},
    PalMethod{"remoteControl"_L1, User, "tenant talker_id! action!"_L1},
    PalMethod{"setContact"_L1, User, "aid phonebook! shared info!{}"_L1},
    PalMethod{"setDid"_L1, Admin,
        "template! name! enabled v1 v2 v3 v4 v5 v6 v7 v8 v9 w1 w2 w3 w4 w5 w6 w7 w8 w9 x1 x2 x3 x4 x5 x6 x7 x8 x9"_L1},
    PalMethod{"setExtensionProperties"_L1, User, "tenant extension! properties!{}"_L1},
    PalMethod{"setNote"_L1, User, "tenant name! description! useraccess! note!"_L1},
    PalMethod{"setPlanSwitchTimer"_L1, User, "extension! number schedule!"_L1},
    PalMethod{"setTenantProperties"_L1, System, "tenant! properties!{}"_L1},
    PalMethod{"startRecording"_L1, User, "tenant tid!"_L1},
    PalMethod{"stopRecording"_L1, User, "tenant tid!"_L1},
    PalMethod{"transfer"_L1, User, "tenant user! tid! mode"_L1},
    PalMethod{"unpark"_L1, User, "tenant user! number!"_L1},
    PalMethod{"updateRouteVariables"_L1, System, "template! update_password! values![]"_L1},
};
static_assert(kMethods.size() == 43);

struct Parameter
{
    QString name;
    bool required = false;
    bool list = false;
    bool object = false;
};

QList<Parameter> parametersOf(const PalMethod& method)
{
    QList<Parameter> out;
    for (const QString& word : QString(method.params).split(u' ', Qt::SkipEmptyParts)) {
        Parameter parameter;
        parameter.required = word.contains(u'!');
        parameter.list = word.endsWith("[]"_L1);
        parameter.object = word.endsWith("{}"_L1);
        const auto end = std::ranges::find_if(word, [](QChar c) { return c == u'!' || c == u'[' || c == u'{'; });
        parameter.name = word.first(end - word.begin());
        out.append(parameter);
    }
    return out;
}

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QString tr(const char* text)
{
    return QCoreApplication::translate("PalRequests", text);
}

QJsonValue asList(const QJsonValue& value)
{
    if (value.isArray())
        return value;
    const QString text = value.toVariant().toString();
    if (text.startsWith(u'[')) {
        if (const auto document = QJsonDocument::fromJson(text.toUtf8()); document.isArray())
            return document.array();
    }
    return QJsonArray::fromStringList(text.split(u','));
}

Result<QJsonValue> asObject(const QString& name, const QJsonValue& value)
{
    if (value.isObject())
        return value;
    if (const auto document = QJsonDocument::fromJson(value.toString().toUtf8()); document.isObject())
        return document.object();
    return unexpected(invalid(tr("\"%1\" must be an object, for example {\"name\":\"value\"}.").arg(name)));
}

// [value, ...] in the order of `names`, or rows of them; `first` = how many items come before the first value.
QJsonValue maskedByPosition(
    const QJsonArray& names, qsizetype first, const QJsonValue& answer, const QStringList& revealed)
{
    QJsonArray out = answer.toArray();
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (out.at(i).isArray()) {
            out[i] = maskedByPosition(names, first, out.at(i), revealed);
            continue;
        }
        const QString name = names.at(i - first).toString();
        if (i >= first && isSecretKey(name) && !revealed.contains(name))
            out[i] = u"***"_s;
    }
    return out;
}

QString flag(bool on)
{
    return on ? u"true"_s : u"false"_s; // notes 7: method flags travel as text
}

} // namespace

bool PalMethod::takesTenant() const
{
    return params.startsWith("tenant"_L1);
}

std::span<const PalMethod> palMethods()
{
    return kMethods;
}

const PalMethod* palMethod(QStringView name)
{
    const auto it = std::ranges::find_if(kMethods, [&](const PalMethod& m) { return name == m.name; });
    return it == kMethods.end() ? nullptr : &*it;
}

QByteArray encode(const PalRequest& request, const QString& id)
{
    const QJsonObject message{
        {u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, request.method}, {u"params"_s, request.params}};
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

Result<PalRequest> makeRequest(const PalMethod& method, const QJsonObject& loose)
{
    PalRequest out{method.name, {}};
    const QList<Parameter> known = parametersOf(method);
    for (auto it = loose.begin(); it != loose.end(); ++it) {
        const auto parameter = std::ranges::find(known, it.key(), &Parameter::name);
        if (parameter == known.end())
            return unexpected(invalid(tr("%1 has no parameter \"%2\".").arg(method.name, it.key())));
        QJsonValue value = it.value();
        if (parameter->list)
            value = asList(value);
        if (parameter->object) {
            const auto object = asObject(it.key(), value);
            if (!object)
                return unexpected(object.error());
            value = *object;
        }
        out.params.insert(it.key(), value);
    }
    for (const Parameter& parameter : known) {
        if (parameter.required && parameter.name != "tenant"_L1 && !out.params.contains(parameter.name))
            return unexpected(invalid(tr("%1 needs the parameter \"%2\".").arg(method.name, parameter.name)));
    }
    return out;
}

QByteArray loginDigest(const QString& user, const QString& nonce, const QString& password)
{
    const auto md5
        = [](const QByteArray& text) { return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex(); };
    return md5(user.toUtf8() + ':' + nonce.toUtf8() + ':' + md5(password.toUtf8()));
}

QJsonValue masked(
    const QString& method, const QJsonObject& params, const QJsonValue& answer, const QStringList& revealed)
{
    const QJsonArray names = params.value("property_names"_L1).toArray();
    if (method == "getExtensionProperties"_L1 || method == "getTenantProperties"_L1)
        return maskedByPosition(names, 0, answer, revealed);
    if (method == "getExtensions"_L1)
        return names.isEmpty() ? answer : maskedByPosition(names, 1, answer, revealed);
    if (method == "getRouteVariables"_L1) {
        QJsonArray rows = answer.toArray(); // pal 940: value 3 is the route's password
        const QJsonArray layout{QString(), QString(), QString(), u"password"_s};
        for (qsizetype i = 0; i < rows.size(); ++i)
            rows[i] = maskedByPosition(layout, 0, rows.at(i), revealed);
        return rows;
    }
    return maskedJson(answer, revealed);
}

namespace request {

PalRequest login(const QByteArray& digest)
{
    return {u"login"_s, {{u"login_password"_s, QString::fromLatin1(digest)}}};
}

PalRequest getOptions()
{
    return {u"getOptions"_s, {}};
}

PalRequest getExtensionProperties(const QString& extension, const QStringList& names)
{
    return {u"getExtensionProperties"_s,
        {{u"extension"_s, extension}, {u"property_names"_s, QJsonArray::fromStringList(names)}}};
}

PalRequest getExtensions(const QString& type, const QStringList& names)
{
    return {u"getExtensions"_s,
        {{u"pattern"_s, u"..*"_s}, {u"limit"_s, -1}, {u"type"_s, type},
            {u"property_names"_s, QJsonArray::fromStringList(names)}}};
}

PalRequest getTalkerInfo(const QString& room)
{
    return {u"getTalkerInfo"_s, {{u"room_id"_s, room}}};
}

PalRequest makeCall(const QString& owner, const QString& from, const QString& to)
{
    return {u"makeCall"_s,
        {{u"user"_s, owner}, {u"from"_s, from}, {u"to"_s, QJsonArray{to}}, {u"type"_s, u"2"_s}}}; // pal 1079
}

PalRequest remoteControl(const QString& talker, const QString& action)
{
    return {u"remoteControl"_s, {{u"talker_id"_s, talker}, {u"action"_s, action}}};
}

PalRequest disconnectTalker(const QString& talker)
{
    return {u"disconnect"_s, {{u"tid"_s, talker}}};
}

PalRequest disconnectRoom(const QString& room)
{
    return {u"disconnect"_s, {{u"rid"_s, room}}};
}

PalRequest transfer(const QString& talker, const QString& to, bool blind)
{
    PalRequest out{u"transfer"_s, {{u"user"_s, to}, {u"tid"_s, talker}}};
    if (blind)
        out.params.insert(u"mode"_s, u"blind"_s);
    return out;
}

PalRequest cancelTransfer(const QString& talker)
{
    return {u"cancelTransfer"_s, {{u"tid"_s, talker}}};
}

PalRequest conference(const QString& talker)
{
    return {u"conference"_s, {{u"talker_id"_s, talker}}};
}

PalRequest park(const QString& talker, const QString& number)
{
    return {u"park"_s, {{u"tid"_s, talker}, {u"number"_s, number}}};
}

PalRequest unpark(const QString& user, const QString& number)
{
    return {u"unpark"_s, {{u"user"_s, user}, {u"number"_s, number}}};
}

PalRequest callforward(const QString& room, const QStringList& users)
{
    return {u"callforward"_s, {{u"rid"_s, room}, {u"user"_s, QJsonArray::fromStringList(users)}}};
}

PalRequest barge(const QString& user, const QString& talker, bool listen, const QString& speak)
{
    return {u"barge"_s, {{u"user"_s, user}, {u"tid"_s, talker}, {u"listen"_s, flag(listen)}, {u"speak"_s, speak}}};
}

PalRequest startRecording(const QString& talker)
{
    return {u"startRecording"_s, {{u"tid"_s, talker}}};
}

PalRequest stopRecording(const QString& talker)
{
    return {u"stopRecording"_s, {{u"tid"_s, talker}}};
}

PalRequest getPhonebooks()
{
    return {u"getPhonebooks"_s, {}};
}

PalRequest getContactList(const QString& phonebook, bool shared, const QString& text, int offset, int limit)
{
    PalRequest out{u"getContactList"_s, {{u"offset"_s, offset}, {u"limit"_s, limit}}};
    if (!phonebook.isEmpty())
        out.params.insert(u"phonebook"_s, phonebook);
    if (shared)
        out.params.insert(u"shared"_s, flag(true));
    if (!text.isEmpty())
        out.params.insert(u"search_text"_s, text);
    return out;
}

PalRequest getContact(const QString& aid)
{
    return {u"getContact"_s, {{u"aid"_s, aid}}};
}

PalRequest setContact(const QString& aid, const QString& phonebook, bool shared, const QJsonObject& info)
{
    PalRequest out{u"setContact"_s, {{u"phonebook"_s, phonebook}, {u"info"_s, info}}};
    if (!aid.isEmpty())
        out.params.insert(u"aid"_s, aid);
    if (shared)
        out.params.insert(u"shared"_s, flag(true));
    return out;
}

PalRequest getNoteNames()
{
    return {u"getNoteNames"_s, {}};
}

PalRequest getNote(const QString& name)
{
    return {u"getNote"_s, {{u"name"_s, name}}};
}

PalRequest setNote(const QString& name, const QString& description, int userAccess, const QString& text)
{
    return {u"setNote"_s,
        {{u"name"_s, name}, {u"description"_s, description}, {u"useraccess"_s, QString::number(userAccess)},
            {u"note"_s, text}}};
}

PalRequest deleteNote(const QString& name)
{
    return {u"deleteNote"_s, {{u"name"_s, name}}};
}

} // namespace request

} // namespace callboard::brekeke
