// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portasoapcodec.h"

#include "core/pbx/portasip/portamediamethods.h"
#include "core/pbx/portasip/portamediamime.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace callboard::portasip::soap {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBytes = 16LL * 1024 * 1024;
constexpr int kDeepest = 32;
constexpr int kMostElements = 200'000;

constexpr auto kEnvelope = "http://schemas.xmlsoap.org/soap/envelope/"_L1;
constexpr auto kInstance = "http://www.w3.org/2001/XMLSchema-instance"_L1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PortaMedia)
};

//! Writes JSON as elements. What XML 1.0 cannot hold is remembered in `fault` and not written.
class Writer
{
public:
    explicit Writer(QXmlStreamWriter& xml)
        : m_xml(xml)
    {
    }

    void members(const QJsonObject& object)
    {
        for (auto it = object.begin(); it != object.end(); ++it)
            member(it.key(), it.value());
    }

    QString fault;

private:
    void member(const QString& name, const QJsonValue& value)
    {
        static const QRegularExpression kName(u"^[A-Za-z_][A-Za-z0-9_.\\-]*$"_s);
        if (!kName.match(name).hasMatch()) {
            fault = name;
            return;
        }
        if (value.isArray()) {
            for (const QJsonValue& entry : value.toArray())
                member(name, entry);
            return;
        }
        m_xml.writeStartElement(name);
        if (value.isNull())
            m_xml.writeAttribute(kInstance, u"nil"_s, u"true"_s); // porta 231
        else if (value.isObject())
            members(value.toObject());
        else
            text(name, value);
        m_xml.writeEndElement();
    }

    void text(const QString& name, const QJsonValue& value)
    {
        const QString written = value.isBool() ? (value.toBool() ? u"1"_s : u"0"_s) : value.toVariant().toString();
        const bool holds = std::ranges::none_of(written, [](QChar c) {
            const char16_t u = c.unicode();
            return (u < 0x20 && u != '\t' && u != '\n' && u != '\r') || u == 0xfffe || u == 0xffff;
        });
        if (holds && written.isValidUtf16())
            m_xml.writeCharacters(written);
        else
            fault = name;
    }

    QXmlStreamWriter& m_xml;
};

Result<QByteArray> envelope(const MediaCall& call, const QJsonObject& authInfo, const QString& space)
{
    QByteArray out;
    QXmlStreamWriter xml(&out);
    Writer writer(xml);
    xml.writeStartDocument();
    xml.writeNamespace(kEnvelope, u"soap"_s);
    xml.writeNamespace(kInstance, u"xsi"_s);
    xml.writeStartElement(kEnvelope, u"Envelope"_s);
    if (!authInfo.isEmpty()) {
        xml.writeStartElement(kEnvelope, u"Header"_s);
        writer.members({{u"auth_info"_s, authInfo}}); // porta 3125
        xml.writeEndElement();
    }
    xml.writeStartElement(kEnvelope, u"Body"_s);
    xml.writeNamespace(space, u"u"_s);
    xml.writeStartElement(space, call.method);
    writer.members(normalised(call.service, call.params));
    xml.writeEndDocument();
    if (!writer.fault.isEmpty() || xml.hasError()) {
        return unexpected(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = Text::tr("\"%1\" holds characters that cannot be sent to the PBX.").arg(writer.fault),
            .detail = {},
            .retryable = false});
    }
    return out;
}

//! Reads a document into JSON; the names are the local ones, because prefixes are the sender's choice.
class Reader
{
public:
    explicit Reader(const QByteArray& document)
        : m_xml(document)
    {
        m_xml.setEntityExpansionLimit(0);
    }

    //! The root element and what is in it, or why it cannot be read.
    Result<std::pair<QString, QJsonValue>> read()
    {
        std::pair<QString, QJsonValue> root;
        while (!m_xml.atEnd() && m_fault.isEmpty()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                m_fault = u"a document type"_s;
                break;
            case QXmlStreamReader::StartElement:
                root.first = m_xml.name().toString();
                root.second = element(1);
                break;
            default:
                break;
            }
        }
        if (m_fault.isEmpty() && m_xml.hasError())
            m_fault = m_xml.errorString();
        if (m_fault.isEmpty() && root.first.isEmpty())
            m_fault = u"no element"_s;
        if (!m_fault.isEmpty())
            return unexpected(unreadable(m_fault));
        return root;
    }

private:
    //! From after the start of an element to its end.
    QJsonValue element(int depth)
    {
        if (depth > kDeepest || ++m_elements > kMostElements)
            m_fault = u"a document that is too deep or too large"_s;
        const QXmlStreamAttributes attributes = m_xml.attributes();
        const bool nil = isNil(attributes);
        const bool array = isArray(attributes);
        const QString type = attributes.value(kInstance, u"type"_s).toString().section(u':', -1);
        Members members;
        QString text;
        while (m_fault.isEmpty() && !m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement)
                break;
            if (token == QXmlStreamReader::StartElement) {
                const QString name = m_xml.name().toString();
                members[name].append(element(depth + 1));
            } else if (token == QXmlStreamReader::Characters) {
                text += m_xml.text();
            } else if (token == QXmlStreamReader::EntityReference || token == QXmlStreamReader::DTD) {
                m_fault = u"an entity"_s;
            }
        }
        if (nil)
            return QJsonValue::Null;
        if (array)
            return entries(members);
        if (!members.isEmpty())
            return object(members);
        return scalar(type, text);
    }

    static bool isNil(const QXmlStreamAttributes& attributes)
    {
        const auto value = attributes.value(kInstance, u"nil"_s);
        return value == "true"_L1 || value == "1"_L1;
    }

    //! SOAP's own encoding of arrays names the type of the entries in an attribute.
    static bool isArray(const QXmlStreamAttributes& attributes)
    {
        return std::ranges::any_of(attributes, [](const QXmlStreamAttribute& attribute) {
            return attribute.name() == "arrayType"_L1
                || (attribute.name() == "type"_L1 && attribute.value().endsWith(":Array"_L1));
        });
    }

    //! By name, in the order of the document.
    using Members = QMap<QString, QJsonArray>;

    static QJsonArray entries(const Members& members)
    {
        QJsonArray out;
        for (const QJsonArray& named : members) {
            for (const QJsonValue& entry : named)
                out.append(entry);
        }
        return out;
    }

    static QJsonObject object(const Members& members)
    {
        QJsonObject out;
        for (auto it = members.begin(); it != members.end(); ++it)
            out.insert(it.key(), it->size() > 1 ? QJsonValue(*it) : single(it.key(), it->first()));
        return out;
    }

    //! A list of one looks like a record: <conf_list><item>..</item></conf_list>.
    static QJsonValue single(const QString& name, const QJsonValue& value)
    {
        const QJsonObject only = value.toObject();
        return isListName(name) && only.size() == 1 && only.contains(u"item"_s) ? listOf(only.value(u"item"_s)) : value;
    }

    static QJsonValue listOf(const QJsonValue& items)
    {
        return items.isArray() ? items : QJsonValue(QJsonArray{items});
    }

    static QJsonValue scalar(const QString& type, const QString& text)
    {
        static const QStringList kNumbers{
            u"int"_s, u"integer"_s, u"long"_s, u"short"_s, u"byte"_s, u"unsignedInt"_s, u"unsignedLong"_s};
        bool ok = false;
        const qint64 number = text.trimmed().toLongLong(&ok);
        if (ok && kNumbers.contains(type))
            return number;
        if (type == "base64Binary"_L1 || type == "base64"_L1)
            return QString::fromUtf8(QByteArray::fromBase64(text.toLatin1()));
        return text;
    }

    QXmlStreamReader m_xml;
    QString m_fault;
    int m_elements = 0;
};

//! What the method answered, out of the wrapping that some servers put around it: one element called "result", or
//! named by the server's library ("s-gensym3").
QJsonObject unwrapped(const QJsonObject& response)
{
    if (response.size() != 1)
        return response;
    const QString name = response.constBegin().key();
    const QJsonValue inner = response.constBegin().value();
    const bool wrapping = name == "result"_L1 || name == "return"_L1 || name.contains("gensym"_L1);
    return wrapping && inner.isObject() ? unwrapped(inner.toObject()) : response;
}

MediaFault faultOf(const QJsonObject& fault)
{
    // "soap:Server.Session.auth_failed": what is before the colon is the sender's prefix.
    return {fault.value(u"faultcode"_s).toString().section(u':', -1).trimmed(),
        fault.value(u"faultstring"_s).toString().trimmed()};
}

//! The XML of a reply, and the sounds beside it.
struct Split
{
    QByteArray xml;
    QList<mime::Part> files;
};

Result<Split> split(const MediaReply& reply)
{
    if (!mime::baseType(reply.contentType).startsWith("multipart/"))
        return Split{reply.body, {}};
    const auto parts = mime::parse(reply.contentType, reply.body);
    if (!parts)
        return unexpected(parts.error());
    Split out;
    for (const mime::Part& part : *parts) {
        const bool xml = part.type() == "text/xml" || part.type() == "application/xml"
            || part.type() == "application/soap+xml" || part.type().isEmpty();
        if (out.xml.isEmpty() && xml)
            out.xml = part.data;
        else
            out.files << part;
    }
    return out;
}

//! The attachment that the body names; else the only one.
std::optional<Audio> soundOf(const MediaCall& call, const QJsonObject& result, const QList<mime::Part>& files)
{
    if (files.isEmpty())
        return std::nullopt;
    const MediaMethod* method = mediaMethod(call.service, call.method);
    const QString named = method && !method->receives.isEmpty() ? result.value(method->receives).toString() : QString();
    auto found = std::ranges::find_if(files, [&](const mime::Part& part) { return part.fileName() == named; });
    if (found == files.end())
        found = files.begin();
    const QString own = found->fileName();
    return Audio{.data = found->data,
        .mimeType = QString::fromLatin1(found->type()),
        .fileName = own.isEmpty() ? mime::plainFileName(named.toUtf8()) : own};
}

QByteArray lines(const QByteArray& base64)
{
    QByteArray out;
    for (qsizetype at = 0; at < base64.size(); at += 76)
        out += base64.mid(at, 76) + "\r\n";
    return out.chopped(out.isEmpty() ? 0 : 2);
}

} // namespace

QString spaceOf(const QString& base, const QString& service)
{
    return base.endsWith(u'/') ? base + service : base + u'/' + service;
}

Result<MediaBody> encode(const MediaCall& call, const QJsonObject& authInfo, const QString& base)
{
    const QString space = spaceOf(base, call.service);
    const auto xml = envelope(call, authInfo, space);
    if (!xml)
        return unexpected(xml.error());
    MediaBody out{.contentType = "text/xml; charset=utf-8",
        .body = *xml,
        .headers = {{"SOAPAction", '"' + (space + u'#' + call.method).toUtf8() + '"'}}};
    if (!call.audio)
        return out;
    const QByteArray file = mime::plainFileName(call.audio->fileName.toUtf8()).toUtf8();
    const QByteArray type
        = call.audio->mimeType.isEmpty() ? "application/octet-stream" : call.audio->mimeType.toLatin1();
    const QList<mime::Part> parts{
        mime::Part{{{"Content-Type", "text/xml; charset=utf-8"}, {"Content-Transfer-Encoding", "8bit"},
                       {"Content-ID", "<main>"}},
            *xml},
        mime::Part{{{"Content-Type", type + "; name=\"" + file + '"'}, {"Content-Transfer-Encoding", "base64"},
                       {"Content-Disposition", "attachment; filename=\"" + file + '"'}},
            lines(call.audio->data.toBase64())}, // porta 3148
    };
    const QByteArray boundary = mime::boundaryFor(parts);
    out.contentType = "multipart/related; type=\"text/xml\"; start=\"<main>\"; boundary=\"" + boundary + '"';
    out.body = mime::write(parts, boundary);
    return out;
}

Result<MediaAnswer> decode(const MediaCall& call, const MediaReply& reply)
{
    const auto both = split(reply);
    if (!both)
        return unexpected(both.error());
    if (both->xml.size() > kMostBytes)
        return unexpected(unreadable(u"an answer that is too large"_s));
    const auto root = Reader(both->xml).read();
    if (!root)
        return unexpected(root.error());
    const QJsonValue body = root->second.toObject().value(u"Body"_s);
    if (root->first != "Envelope"_L1 || body.isUndefined())
        return unexpected(unreadable(u"no SOAP envelope"_s));
    MediaAnswer answer;
    const QJsonObject members = body.toObject();
    if (members.contains(u"Fault"_s)) {
        answer.fault = faultOf(members.value(u"Fault"_s).toObject());
        return answer;
    }
    if (reply.status == 500)
        return unexpected(unreadable(u"HTTP 500 without a fault"_s));
    // The element is called after the method; whatever its name, there is only one (porta 119).
    if (members.size() != 1)
        return unexpected(unreadable(u"a SOAP body without an answer"_s));
    const QJsonObject response = unwrapped(members.constBegin().value().toObject());
    answer.result = normalised(call.service, response, &answer.dropped);
    answer.audio = soundOf(call, answer.result, both->files);
    return answer;
}

} // namespace callboard::portasip::soap
