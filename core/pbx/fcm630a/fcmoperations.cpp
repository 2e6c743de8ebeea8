// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmoperations.h"

#include "core/pbx/fcm630a/fcmclient.h"
#include "core/pbx/maskedjson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QXmlStreamWriter>

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

using Type = OperationParameter::Type;
using Kind = Operation::Kind;

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QString tr(const char* text)
{
    return QCoreApplication::translate("FcmOperations", text);
}

// "extension!t"
OperationParameter parameterOf(const QString& word)
{
    OperationParameter out;
    out.name = word.chopped(2);
    out.required = word.at(word.size() - 2) == u'!';
    const QChar type = word.back();
    out.type = type == u'n' ? Type::Number : type == u'j' ? Type::Json : Type::Text;
    return out;
}

Kind kindOf(const QString& letter)
{
    if (letter == "s"_L1)
        return Kind::Session;
    if (letter == "r"_L1)
        return Kind::Read;
    return letter == "c"_L1 ? Kind::Change : Kind::Act;
}

QList<Operation> readTable()
{
    QList<Operation> out;
    for (const QString& line : QString(operationTable()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        qsizetype first = 1;
        if (words.at(0) != "+"_L1) {
            Operation operation;
            operation.id = u"fcm."_s + words.at(0);
            operation.action = words.at(0).section(u'.', 0, 0);
            operation.document = words.at(0).section(u'.', 1);
            operation.kind = kindOf(words.at(1));
            out.append(operation);
            first = 2;
        }
        for (qsizetype i = first; i < words.size(); ++i)
            out.last().parameters.append(parameterOf(words.at(i)));
    }
    return out;
}

bool isEmpty(const QJsonValue& value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
}

Result<QJsonValue> typed(const OperationParameter& parameter, const QJsonValue& loose)
{
    if (parameter.type == Type::Number && !isEmpty(loose)) {
        bool isNumber = loose.isDouble();
        if (!isNumber)
            loose.toString().toDouble(&isNumber);
        if (!isNumber)
            return unexpected(invalid(tr("\"%1\" of %2 is no number.").arg(loose.toString(), parameter.name)));
    }
    if (!loose.isString() || parameter.type == Type::Text)
        return loose;
    const QString said = loose.toString();
    if (parameter.type == Type::Number)
        return QJsonValue(said); // as text, like the document's own samples, notes 17
    const QJsonDocument json = QJsonDocument::fromJson(said.toUtf8());
    if (json.isArray())
        return QJsonValue(json.array());
    if (json.isObject())
        return QJsonValue(json.object());
    if (said.isEmpty())
        return QJsonValue(QJsonArray());
    return unexpected(invalid(tr("%1 must be JSON, [...] or {...}.").arg(parameter.name)));
}

// <pms_data_request><checkin><address>...</address></checkin></pms_data_request> (fcm 5697)
QString pmsDocument(const QString& element, const QJsonObject& members)
{
    QString out;
    QXmlStreamWriter xml(&out);
    xml.writeStartElement(u"pms_data_request"_s);
    xml.writeStartElement(element);
    for (auto it = members.begin(); it != members.end(); ++it)
        xml.writeTextElement(it.key(), text(it.value()));
    xml.writeEndElement();
    xml.writeEndElement();
    return out;
}

} // namespace

const OperationParameter* Operation::parameter(const QString& name) const
{
    const auto it = std::ranges::find(parameters, name, &OperationParameter::name);
    return it == parameters.end() ? nullptr : &*it;
}

const QList<Operation>& operations()
{
    static const QList<Operation> kAll = readTable();
    return kAll;
}

const Operation* operation(const QString& id)
{
    const QList<Operation>& all = operations();
    const auto it = std::ranges::find(all, id, &Operation::id);
    return it == all.end() ? nullptr : &*it;
}

Result<FcmRequest> makeRequest(const Operation& operation, const QJsonObject& loose)
{
    for (const OperationParameter& parameter : operation.parameters) {
        if (parameter.required && isEmpty(loose.value(parameter.name)))
            return unexpected(invalid(tr("\"%1\" is missing.").arg(parameter.name)));
    }
    FcmRequest out;
    out.action = operation.action;
    out.priority = operation.kind == Kind::Read ? HttpRequest::Priority::Read : HttpRequest::Priority::Command;
    if (operation.action == "recapi"_L1)
        out.expect = FcmRequest::Expect::File;
    else if (operation.action == "cdrapi"_L1 || operation.action == "queueapi"_L1)
        out.expect = FcmRequest::Expect::Loose;
    for (auto it = loose.begin(); it != loose.end(); ++it) {
        const OperationParameter* parameter = operation.parameter(it.key());
        if (!parameter && !operation.parameter(u"*"_s))
            return unexpected(invalid(tr("\"%1\" is not a parameter of %2.").arg(it.key(), operation.id)));
        if (it.key() == "action"_L1 || it.key() == "cookie"_L1)
            return unexpected(invalid(tr("\"%1\" is not a parameter of %2.").arg(it.key(), operation.id)));
        const auto value = parameter ? typed(*parameter, *it) : Result<QJsonValue>(*it);
        if (!value)
            return unexpected(value.error());
        out.parameters.insert(it.key(), *value);
    }
    if (!operation.document.isEmpty()) {
        QJsonObject members = out.parameters;
        const QJsonValue token = members.take(u"token"_s);
        out.parameters
            = {{u"token"_s, token}, {u"format"_s, u"xml"_s}, {u"data"_s, pmsDocument(operation.document, members)}};
    }
    if (out.expect == FcmRequest::Expect::Loose && !out.parameters.contains("format"_L1))
        out.parameters.insert(u"format"_s, u"json"_s);
    return out;
}

QFuture<Result<QJsonValue>> FcmClient::invoke(const QString& id, const QJsonObject& parameters)
{
    return invokeRevealing(id, parameters, {});
}

QFuture<Result<QJsonValue>> FcmClient::invokeRevealing(
    const QString& id, const QJsonObject& parameters, const QStringList& paths)
{
    const auto refuse
        = [](const Error& error) { return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(error))); };
    const Operation* wanted = operation(id);
    if (!wanted)
        return refuse(notSupported(tr("The FCM630A's API has no operation \"%1\".").arg(id)));
    if (wanted->kind == Kind::Session)
        return refuse(notSupported(tr("The connection logs in and out by itself.")));
    auto request = makeRequest(*wanted, completed(wanted->action, parameters));
    if (!request)
        return refuse(request.error());
    const Kind kind = wanted->kind;
    const QString action = wanted->action;
    return m_session.send(*request).then(this, [this, kind, action, paths](const Reply& reply) -> Result<QJsonValue> {
        if (!reply)
            return unexpected(reply.error());
        if (kind == Kind::Change)
            m_apply.stored();
        if (action == "applyChanges"_L1)
            m_apply.applied();
        if (!reply->body.startsWith('{')) {
            if (reply->contentType.startsWith("text/") || reply->body.startsWith('<'))
                return QJsonValue(QString::fromUtf8(reply->body));
            return QJsonValue(QJsonObject{{u"content_type"_s, QString::fromLatin1(reply->contentType)},
                {u"base64"_s, QString::fromLatin1(reply->body.toBase64())}});
        }
        const auto answer = decodeObject(reply->body);
        if (!answer)
            return unexpected(answer.error());
        QJsonValue response = answer->value("response"_L1);
        // Two lists stand in the answer without a name in the document's samples (fcm 5151, 5434), notes 18.
        if (response.isArray() && action == "listUser"_L1)
            response = QJsonObject{{u"user_id"_s, recordsIn(response, u"user_id"_s)}};
        else if (response.isArray() && action == "listExtensionGroup"_L1)
            response = QJsonObject{{u"extension_group"_s, recordsIn(response, u"extension_group"_s)}};
        return maskedJson(response.isUndefined() ? QJsonValue(*answer) : response, paths);
    });
}

// Names that an update has to carry although they stay as they are, notes 39.
QJsonObject FcmClient::completed(const QString& action, const QJsonObject& parameters) const
{
    QJsonObject out = parameters;
    const auto add = [&out](const QString& key, const QString& value) {
        if (!out.contains(key) && !value.isEmpty())
            out.insert(key, value);
    };
    if (action == "updateQueue"_L1) {
        add(u"queue_name"_s, m_roster.queueName(text(parameters.value("queue"_L1))));
    } else if (action == "updatePaginggroup"_L1) {
        const QString number = text(parameters.value("paginggroup"_L1));
        add(u"extension"_s, number);
        if (const FcmRoster::Paging* group = m_roster.pagingOf(number)) {
            add(u"paginggroup_name"_s, group->group.name);
            add(u"paginggroup_type"_s, group->type);
        }
    }
    return out;
}

QStringList FcmClient::operations() const
{
    QStringList out;
    for (const Operation& one : fcm630a::operations())
        out.append(one.id);
    return out;
}

} // namespace callboard::fcm630a
