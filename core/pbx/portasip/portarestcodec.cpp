// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portarestcodec.h"

#include "core/pbx/portasip/portamediamethods.h"
#include "core/pbx/portasip/portamediamime.h"

#include <QJsonDocument>

namespace callboard::portasip::rest {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! A text, or a number that some server sent in its place.
QString asText(const QJsonValue& value)
{
    return value.toVariant().toString();
}

std::optional<MediaFault> faultOf(const QJsonObject& object)
{
    if (!object.contains(u"faultcode"_s) && !object.contains(u"faultstring"_s))
        return std::nullopt;
    return MediaFault{asText(object.value(u"faultcode"_s)), asText(object.value(u"faultstring"_s))};
}

Result<MediaAnswer> fromJson(const MediaCall& call, const QByteArray& body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(unreadable(error.errorString()));
    if (!document.isObject())
        return unexpected(unreadable(u"no JSON object"_s));
    MediaAnswer answer;
    answer.fault = faultOf(document.object());
    if (!answer.fault)
        answer.result = normalised(call.service, document.object(), &answer.dropped);
    return answer;
}

bool isJson(const QByteArray& type)
{
    return type == "application/json" || type == "text/json" || type == "text/plain" || type == "text/html";
}

Result<MediaAnswer> fromParts(const MediaCall& call, const MediaReply& reply)
{
    const auto parts = mime::parse(reply.contentType, reply.body);
    if (!parts)
        return unexpected(parts.error());
    Result<MediaAnswer> answer{MediaAnswer{}};
    std::optional<Audio> audio;
    for (const mime::Part& part : *parts) {
        const bool file = !part.fileName().isEmpty();
        if (!file && (isJson(part.type()) || part.type().isEmpty())) {
            answer = fromJson(call, part.data);
            if (!answer)
                return answer;
        } else if (!audio) {
            audio = Audio{.data = part.data, .mimeType = QString::fromLatin1(part.type()), .fileName = part.fileName()};
        }
    }
    answer->audio = std::move(audio);
    return answer;
}

//! The whole body is the sound.
Result<MediaAnswer> fromSound(const MediaCall& call, const MediaReply& reply)
{
    const MediaMethod* method = mediaMethod(call.service, call.method);
    if (!method || method->receives.isEmpty())
        return unexpected(unreadable(u"a file that nobody asked for"_s));
    MediaAnswer answer;
    const QByteArray named = mime::parameter(reply.disposition, "filename");
    answer.audio = Audio{.data = reply.body,
        .mimeType = QString::fromLatin1(mime::baseType(reply.contentType)),
        .fileName = mime::plainFileName(named)};
    answer.result.insert(method->receives, answer.audio->fileName);
    return answer;
}

} // namespace

QString path(const QString& base, const QString& service, const QString& method)
{
    return base + u'/' + service + u'/' + method + u'/';
}

MediaBody encode(const MediaCall& call, const QJsonObject& authInfo)
{
    QList<std::pair<QByteArray, QByteArray>> fields{
        {"auth_info", compact(authInfo)}, {"params", compact(normalised(call.service, call.params))}};
    if (call.dryRun)
        fields.emplaceBack("aux_info", R"({"dry_run":1})");
    if (!call.audio) {
        QByteArray body;
        for (const auto& [name, value] : fields)
            body += (body.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding();
        return {.contentType = "application/x-www-form-urlencoded", .body = body, .headers = {}};
    }
    QList<mime::Part> parts;
    for (const auto& [name, value] : fields)
        parts << mime::Part{{{"Content-Disposition", "form-data; name=\"" + name + '"'}}, value};
    // The part's file name is the one that the parameters repeat (porta 433).
    const QByteArray file = mime::plainFileName(call.audio->fileName.toUtf8()).toUtf8();
    const QByteArray type
        = call.audio->mimeType.isEmpty() ? "application/octet-stream" : call.audio->mimeType.toLatin1();
    parts << mime::Part{
        {{"Content-Disposition", "form-data; name=\"" + file + "\"; filename=\"" + file + '"'}, {"Content-Type", type}},
        call.audio->data};
    const QByteArray boundary = mime::boundaryFor(parts);
    return {.contentType = "multipart/form-data; boundary=" + boundary,
        .body = mime::write(parts, boundary),
        .headers = {}};
}

Result<MediaAnswer> decode(const MediaCall& call, const MediaReply& reply)
{
    const QByteArray type = mime::baseType(reply.contentType);
    // A failure is HTTP 500 with the fault as JSON (porta 202); proxies answer pages of their own.
    if (reply.status == 500) {
        const auto answer = fromJson(call, reply.body);
        if (!answer || !answer->fault)
            return unexpected(unreadable(u"HTTP 500 without a fault"_s));
        return answer;
    }
    if (type.startsWith("multipart/"))
        return fromParts(call, reply);
    if (type.startsWith("audio/") || type == "application/octet-stream"
        || reply.disposition.trimmed().toLower().startsWith("attachment"))
        return fromSound(call, reply);
    return fromJson(call, reply.body);
}

} // namespace callboard::portasip::rest
