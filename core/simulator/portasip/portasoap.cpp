// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portaparts.h"
#include "core/simulator/portasip/portaweb.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kEnvelope = "http://schemas.xmlsoap.org/soap/envelope/"_L1;
constexpr auto kInstance = "http://www.w3.org/2001/XMLSchema-instance"_L1;
constexpr auto kSchema = "http://www.w3.org/2001/XMLSchema"_L1;
constexpr int kDeepest = 32;

//! The element that the reader stands at: members as an object, repeated ones or items as a list, nil as null.
QJsonValue elementValue(QXmlStreamReader& xml, int depth)
{
    const auto nil = xml.attributes().value(kInstance, "nil"_L1);
    QJsonObject members;
    QJsonArray items;
    QString text;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement)
            break;
        if (token == QXmlStreamReader::Characters) {
            text += xml.text();
        } else if (token == QXmlStreamReader::DTD || depth > kDeepest) {
            xml.raiseError(u"not allowed here"_s);
        } else if (token == QXmlStreamReader::StartElement) {
            const QString name = xml.name().toString();
            const QJsonValue value = elementValue(xml, depth + 1);
            if (name == "item"_L1 || name == "Array"_L1)
                items << value;
            else
                members.insert(name, value);
        }
    }
    if (nil == "true"_L1 || nil == "1"_L1)
        return QJsonValue::Null;
    if (!items.isEmpty())
        return items;
    return members.isEmpty() ? QJsonValue(text) : QJsonValue(members);
}

//! Libraries put the one argument into an element of their own naming.
QJsonObject argumentsOf(const QJsonObject& method)
{
    if (method.size() != 1)
        return method;
    const QString name = method.begin().key();
    const bool wrapping = name.startsWith("c-gensym"_L1) || name.endsWith("Request"_L1);
    return wrapping ? method.begin().value().toObject() : method;
}

void readBody(QXmlStreamReader& xml, WebRequest& request)
{
    if (!xml.readNextStartElement())
        return;
    request.method = xml.name().toString();
    request.service = xml.namespaceUri().toString().section(u'/', -1, -1, QString::SectionSkipEmpty);
    request.params = argumentsOf(elementValue(xml, 0).toObject());
    while (xml.readNextStartElement())
        xml.skipCurrentElement();
}

//! Empty if the envelope was understood.
QString readEnvelope(const QByteArray& bytes, WebRequest& request)
{
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement() || xml.name() != "Envelope"_L1 || xml.namespaceUri() != kEnvelope)
        return u"no SOAP envelope"_s;
    while (xml.readNextStartElement()) {
        if (xml.name() == "Header"_L1)
            request.authInfo = elementValue(xml, 0).toObject().value("auth_info"_L1).toObject();
        else if (xml.name() == "Body"_L1)
            readBody(xml, request);
        else
            xml.skipCurrentElement();
    }
    return xml.hasError() ? xml.errorString() : request.method.isEmpty() ? u"an empty body"_s : QString();
}

void writeValue(QXmlStreamWriter& xml, const QString& name, const QJsonValue& value)
{
    xml.writeStartElement(name);
    if (value.isNull()) {
        xml.writeAttribute(kInstance, "nil"_L1, "true"_L1); // porta 232
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            writeValue(xml, it.key(), it.value());
    } else if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue& item : items)
            writeValue(xml, u"item"_s, item);
    } else if (value.isDouble()) {
        xml.writeAttribute(kInstance, "type"_L1, "xsd:int"_L1);
        xml.writeCharacters(QString::number(value.toInteger()));
    } else {
        xml.writeCharacters(value.toString());
    }
    xml.writeEndElement();
}

template <typename Body> QByteArray envelope(const Body& body)
{
    QByteArray out;
    QXmlStreamWriter xml(&out);
    xml.writeStartDocument();
    xml.writeNamespace(kEnvelope, "soap"_L1);
    xml.writeNamespace(kInstance, "xsi"_L1);
    xml.writeNamespace(kSchema, "xsd"_L1);
    xml.writeStartElement(kEnvelope, "Envelope"_L1);
    xml.writeStartElement(kEnvelope, "Body"_L1);
    body(xml);
    xml.writeEndDocument();
    return out;
}

HttpAnswer faultAnswer(const QString& code, const QString& message) // porta 119
{
    HttpAnswer answer;
    answer.status = 500;
    answer.contentType = "text/xml; charset=utf-8";
    answer.body = envelope([&](QXmlStreamWriter& xml) {
        xml.writeStartElement(kEnvelope, "Fault"_L1);
        xml.writeTextElement("faultcode"_L1, u"soap:"_s + code);
        xml.writeTextElement("faultstring"_L1, message);
        xml.writeEndElement();
    });
    return answer;
}

} // namespace

HttpAnswer serveSoap(Shared& shared, const HttpAsk& ask)
{
    WebRequest request;
    QByteArray bytes = ask.body;
    if (const auto parts = splitParts(ask.header("content-type"), ask.body)) {
        bytes = parts->isEmpty() ? QByteArray() : parts->first().data;
        for (qsizetype i = 1; i < parts->size(); ++i)
            request.attachments << Attachment{parts->at(i).fileName, parts->at(i).type, parts->at(i).data};
    }
    if (const QString bad = ask.verb == "POST" ? readEnvelope(bytes, request) : u"POST is needed"_s; !bad.isEmpty())
        return faultAnswer(u"Client"_s, bad);
    const Reply reply = runWeb(shared, request);
    if (!reply.code.isEmpty()) {
        const QString details = reply.details.toVariant().toString();
        return faultAnswer(reply.code, details.isEmpty() ? reply.message : reply.message + u": "_s + details);
    }
    HttpAnswer answer;
    answer.contentType = "text/xml; charset=utf-8";
    answer.body = envelope([&](QXmlStreamWriter& xml) {
        const QString space = u"https://127.0.0.1/UM/SOAP/"_s + request.service;
        xml.writeNamespace(space, "um"_L1);
        xml.writeStartElement(space, request.method + u"Response"_s);
        for (auto it = reply.result.begin(); it != reply.result.end(); ++it) {
            if (shared.setup.wireProfile && it == reply.result.begin())
                xml.writeStartElement("s-gensym3"_L1); // as the library of real servers wraps it
            writeValue(xml, it.key(), it.value());
        }
    });
    if (!reply.attachments.isEmpty()) {
        QList<Part> parts{{"text/xml", {}, {}, answer.body}};
        for (const Attachment& a : reply.attachments)
            parts << Part{a.type, {}, a.fileName, a.data};
        answer.contentType = multipartType("related");
        answer.body = joinParts(parts);
    }
    return answer;
}

} // namespace callboard::sim::porta
