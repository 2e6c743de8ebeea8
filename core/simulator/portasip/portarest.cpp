// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portaweb.h"

#include "core/base/logging.h"
#include "core/simulator/portasip/portaparts.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 500; // porta 202

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

HttpAnswer faultAnswer(const QString& code, const QString& message)
{
    HttpAnswer answer;
    answer.status = kFailed;
    answer.body = compact({{"faultcode"_L1, code}, {"faultstring"_L1, message}});
    return answer;
}

//! The JSON of one field; nothing if it is none. An absent field is an empty object.
std::optional<QJsonObject> fieldOf(const QHash<QString, QByteArray>& fields, const QString& name)
{
    if (!fields.contains(name) || fields.value(name).trimmed().isEmpty())
        return QJsonObject();
    const QJsonDocument document = QJsonDocument::fromJson(fields.value(name));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

//! The form's fields; its files go to the request.
std::optional<QHash<QString, QByteArray>> formOf(const HttpAsk& ask, WebRequest& request)
{
    const QByteArray type = ask.header("content-type");
    QHash<QString, QByteArray> fields;
    if (type.toLower().startsWith("application/x-www-form-urlencoded")) {
        const QUrlQuery form(QString::fromUtf8(ask.body).replace(u'+', "%20"_L1));
        const auto items = form.queryItems(QUrl::FullyEncoded);
        for (const auto& [name, value] : items)
            fields.insert(name, QByteArray::fromPercentEncoding(value.toUtf8()));
        return fields;
    }
    const auto parts = splitParts(type, ask.body); // never application/json. porta 159
    if (!parts)
        return std::nullopt;
    for (const Part& part : *parts) {
        if (part.fileName.isEmpty())
            fields.insert(part.name, part.data);
        else
            request.attachments << Attachment{part.fileName, part.type, part.data};
    }
    return fields;
}

//! /rest/SERVICE/METHOD/AUTH/PARAMS; what the JSON has of special signs is escaped twice. porta 164
QHash<QString, QByteArray> pathFields(const QStringList& segments)
{
    QHash<QString, QByteArray> fields;
    const QStringList names{u"auth_info"_s, u"params"_s, u"aux_info"_s};
    for (qsizetype i = 0; i < names.size() && i + 3 < segments.size(); ++i) {
        const QByteArray once = QByteArray::fromPercentEncoding(segments.at(i + 3).toUtf8());
        fields.insert(names.at(i), QByteArray::fromPercentEncoding(once));
    }
    return fields;
}

} // namespace

Reply runWeb(Shared& shared, const WebRequest& request)
{
    const Method* method = findMethod(request.service, request.method, Web);
    if (!method) {
        return hasService(request.service)
            ? worded(request.service, unsupported(request.method))
            : failed(u"Client.service_not_found"_s, u"No such service"_s, request.service);
    }
    Session session;
    if (request.service != "Session"_L1 || request.method != "login"_L1) {
        const auto checked = shared.sessions.check(request.authInfo);
        if (!checked)
            return failed(checked.error().code, checked.error().message);
        session = *checked;
    }
    if (isRejected(shared.setup, request.service, request.method))
        return failed(u"Server.%1.%2.disabled"_s.arg(request.service, request.method), u"Disabled"_s);
    Context context{*shared.setup.world, shared.legs, shared.ids, shared.sessions, shared.media, session};
    context.wire = shared.setup.wireProfile;
    context.dryRun = request.dryRun;
    context.attachments = request.attachments;
    Reply reply = worded(request.service, invoke(*method, context, request.params));
    if (!reply.code.isEmpty())
        qCInfo(lcSimulator).noquote() << "porta" << request.service << request.method << "refused:" << reply.code;
    return reply;
}

HttpAnswer serveRest(Shared& shared, const HttpAsk& ask)
{
    WebRequest request;
    const QStringList segments = ask.url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    request.service = segments.value(1);
    request.method = segments.value(2);
    std::optional<QHash<QString, QByteArray>> fields;
    if (ask.verb == "GET")
        fields = pathFields(segments);
    else if (ask.verb == "POST")
        fields = formOf(ask, request);
    if (!fields)
        return faultAnswer(
            u"Client.bad_request"_s, u"A form is needed: application/x-www-form-urlencoded or multipart/form-data"_s);
    const auto auth = fieldOf(*fields, u"auth_info"_s);
    const auto params = fieldOf(*fields, u"params"_s);
    const auto aux = fieldOf(*fields, u"aux_info"_s);
    for (const auto& [field, name] :
        {std::pair(&auth, "auth_info"_L1), {&params, "params"_L1}, {&aux, "aux_info"_L1}}) {
        if (!*field)
            return faultAnswer(u"Client.bad_request"_s, u"%1 is not a JSON object"_s.arg(name));
    }
    request.authInfo = *auth;
    request.params = *params;
    const QJsonValue dry = aux->value("dry_run"_L1);
    request.dryRun = dry.toBool() || dry.toInt() != 0 || dry.toString() == "1"_L1;
    const Reply reply = runWeb(shared, request);
    if (!reply.code.isEmpty()) {
        const QString details = reply.details.toVariant().toString();
        return faultAnswer(reply.code, details.isEmpty() ? reply.message : reply.message + u": "_s + details);
    }
    HttpAnswer answer;
    answer.body = compact(reply.result);
    if (!reply.attachments.isEmpty()) {
        QList<Part> parts{{"application/json", {}, {}, answer.body}};
        for (const Attachment& a : reply.attachments)
            parts << Part{a.type, {}, a.fileName, a.data};
        answer.contentType = multipartType("mixed");
        answer.body = joinParts(parts);
    }
    return answer;
}

} // namespace callboard::sim::porta
