// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadeoperations.h"

#include "core/pbx/jade/jadeclient.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

using Place = OperationParameter::Place;
using Type = OperationParameter::Type;

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QString tr(const char* text)
{
    return QCoreApplication::translate("JadeOperations", text);
}

Type typeOf(QChar letter)
{
    switch (letter.toLatin1()) {
    case 'n':
        return Type::Number;
    case 'l':
        return Type::Texts;
    case 'a':
        return Type::List;
    case 'o':
        return Type::Object;
    default:
        return Type::Text;
    }
}

// "q!s:context"
OperationParameter parameterOf(const QString& word)
{
    OperationParameter out;
    out.place = word.at(0) == u'p' ? Place::Path : word.at(0) == u'q' ? Place::Query : Place::Body;
    out.required = word.at(1) == u'!';
    out.type = typeOf(word.at(2));
    out.name = word.mid(4);
    return out;
}

QList<Operation> readTable()
{
    QList<Operation> out;
    for (const QString& line : QString(operationTable()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u' ');
        Operation operation;
        operation.id = u"jade."_s + words.at(0) + u'.' + words.at(1);
        operation.verb = words.at(0).toLatin1();
        operation.path = words.at(1);
        operation.role = words.at(2);
        for (qsizetype i = 3; i < words.size(); ++i)
            operation.parameters.append(parameterOf(words.at(i)));
        out.append(operation);
    }
    return out;
}

Result<QJsonValue> typed(const OperationParameter& parameter, const QJsonValue& loose)
{
    if (!loose.isString())
        return loose;
    const QString said = loose.toString();
    const auto json = [&] { return QJsonDocument::fromJson(said.toUtf8()); };
    switch (parameter.type) {
    case Type::Text:
        break;
    case Type::Number: {
        bool isNumber = false;
        const double number = said.toDouble(&isNumber);
        if (!isNumber)
            return unexpected(invalid(tr("\"%1\" of %2 is no number.").arg(said, parameter.name)));
        return QJsonValue(number);
    }
    case Type::Texts:
        if (json().isArray())
            return QJsonValue(json().array());
        return QJsonValue(QJsonArray::fromStringList(said.split(u',', Qt::SkipEmptyParts)));
    case Type::List:
        if (!json().isArray())
            return unexpected(invalid(tr("%1 must be a list, [...].").arg(parameter.name)));
        return QJsonValue(json().array());
    case Type::Object:
        if (!json().isObject())
            return unexpected(invalid(tr("%1 must be an object, {...}.").arg(parameter.name)));
        return QJsonValue(json().object());
    }
    return loose;
}

const OperationParameter* parameterNamed(const Operation& operation, const QString& name)
{
    const auto it = std::ranges::find(operation.parameters, name, &OperationParameter::name);
    return it == operation.parameters.end() ? nullptr : &*it;
}

bool isEmpty(const QJsonValue& value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
}

} // namespace

bool Operation::takesAnything() const
{
    return parameterNamed(*this, u"*"_s) != nullptr;
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

Result<JadeRequest> makeRequest(const Operation& operation, const QJsonObject& loose)
{
    JadeRequest request;
    request.name = operation.id;
    request.verb = operation.verb;
    if (operation.verb == "ANY") {
        request.verb = loose.value("method"_L1).toString(u"GET"_s).toUpper().toLatin1();
        static const QList<QByteArray> kVerbs{"GET", "POST", "PUT", "DELETE"};
        if (!kVerbs.contains(request.verb))
            return unexpected(invalid(tr("\"method\" is GET, POST, PUT or DELETE.")));
    }
    if (!request.isRead())
        request.priority = HttpRequest::Priority::Command;
    for (const OperationParameter& parameter : operation.parameters) {
        const bool named = !parameter.name.startsWith(u'*') || parameter.name == "*raw"_L1;
        const QString name = parameter.name == "*raw"_L1 ? u"body"_s : parameter.name;
        if (parameter.required && named && isEmpty(loose.value(name)))
            return unexpected(invalid(tr("\"%1\" is missing.").arg(name)));
    }
    QString path = operation.path;
    QJsonObject body;
    for (auto it = loose.begin(); it != loose.end(); ++it) {
        if (operation.verb == "ANY" && it.key() == "method"_L1)
            continue;
        if (it.key() == "body"_L1 && parameterNamed(operation, u"*raw"_s)) {
            request.body = it->toString().toUtf8();
            request.contentType = "text/plain";
            continue;
        }
        if (it.key() == "body"_L1 && operation.takesAnything()) {
            // A record of which the document does not say what is in it.
            const QJsonDocument whole = QJsonDocument::fromJson(it->toString().toUtf8());
            if (!whole.isObject() && !it->isObject())
                return unexpected(invalid(tr("%1 must be an object, {...}.").arg(it.key())));
            const QJsonObject members = it->isObject() ? it->toObject() : whole.object();
            for (auto member = members.begin(); member != members.end(); ++member)
                body.insert(member.key(), member.value());
            continue;
        }
        const OperationParameter* parameter = parameterNamed(operation, it.key());
        if (!parameter && !operation.takesAnything())
            return unexpected(invalid(tr("\"%1\" is not a parameter of %2.").arg(it.key(), operation.id)));
        const auto value = parameter ? typed(*parameter, *it) : Result<QJsonValue>(*it);
        if (!value)
            return unexpected(value.error());
        if (!parameter || parameter->place == Place::Body)
            body.insert(it.key(), *value);
        else if (parameter->place == Place::Query)
            request.query.append({it.key(), text(*value)});
        else
            path.replace(u'<' + it.key() + u'>', QString::fromLatin1(pathStep(text(*value))));
    }
    request.path = path.toLatin1();
    if (!body.isEmpty())
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QFuture<Result<QJsonValue>> JadeClient::invoke(const QString& id, const QJsonObject& parameters)
{
    const auto refuse
        = [](const Error& error) { return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(error))); };
    const Operation* wanted = operation(id);
    if (!wanted)
        return refuse(notSupported(tr("jade's API has no operation \"%1\".").arg(id)));
    if (wanted->path.endsWith("/login"_L1))
        return refuse(notSupported(tr("The connection logs in by itself.")));
    auto request = makeRequest(*wanted, parameters);
    if (!request)
        return refuse(request.error());
    return m_session.send(*request).then(this, [this](const Reply& reply) -> Result<QJsonValue> {
        if (!reply)
            return unexpected(reply.error());
        if (reply->body.isEmpty())
            return QJsonValue(QJsonValue::Null);
        if (!reply->body.startsWith('{') && !reply->body.startsWith('[')) {
            // A recording, jade 21390.
            return QJsonValue(QJsonObject{{u"content_type"_s, QString::fromLatin1(reply->contentType)},
                {u"base64"_s, QString::fromLatin1(reply->body.toBase64())}});
        }
        const auto envelope = m_decoder.decodeReply(reply->body, JadeDecoder::Secrets::Mask);
        if (!envelope)
            return unexpected(envelope.error());
        if (envelope->shape == Shape::List)
            return QJsonValue(envelope->records);
        return envelope->shape == Shape::None ? QJsonValue(QJsonValue::Null) : envelope->result;
    });
}

QStringList JadeClient::operations() const
{
    QStringList out;
    for (const Operation& one : jade::operations())
        out.append(one.id);
    return out;
}

} // namespace callboard::jade
