// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The part of PortaMedia that turns profiles into addresses, calls into requests, and operations into calls.

#include "core/pbx/portasip/portamedia.h"

#include "core/pbx/maskedjson.h"
#include "core/pbx/portasip/portamediamime.h"
#include "core/pbx/portasip/portarestcodec.h"
#include "core/pbx/portasip/portasoapcodec.h"

#include <QCoreApplication>

#include <utility>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

Error failure(ErrorKind kind, const QString& message, const QString& code = {}, bool retryable = false)
{
    return Error{.kind = kind, .code = code, .message = message, .detail = {}, .retryable = retryable};
}

QString option(const SiteProfile& profile, const QString& name)
{
    return profile.options.value(name).toString();
}

//! Where the interface of a realm listens (porta 142).
std::optional<int> portOf(const QString& realm)
{
    static const QMap<QString, int> kPorts{
        {u"administrator"_s, 443}, {u"reseller"_s, 8442}, {u"customer"_s, 8444}, {u"account"_s, 8445}};
    const auto found = kPorts.find(realm);
    return found == kPorts.end() ? std::nullopt : std::optional(*found);
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PortaMedia)
};

Result<Audio> soundFromJson(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    const auto data = QByteArray::fromBase64Encoding(
        object.value(u"data"_s).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QString name = mime::plainFileName(object.value(u"name"_s).toString().toUtf8());
    if (!data || (*data).isEmpty() || name.isEmpty()) {
        return unexpected(
            failure(ErrorKind::Invalid, Words::tr("\"audio\" must hold \"name\", \"type\" and \"data\" in base64.")));
    }
    return Audio{.data = *data, .mimeType = object.value(u"type"_s).toString(), .fileName = name};
}

QJsonObject toJson(const Audio& audio)
{
    return {{u"name"_s, audio.fileName}, {u"type"_s, audio.mimeType},
        {u"data"_s, QString::fromLatin1(audio.data.toBase64())}};
}

//! Puts a value at a path of one or two parts.
void insertAt(QJsonObject& object, const QString& path, const QJsonValue& value)
{
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0) {
        object.insert(path, value);
        return;
    }
    QJsonObject inner = object.value(path.first(slash)).toObject();
    insertAt(inner, path.mid(slash + 1), value);
    object.insert(path.first(slash), inner);
}

//! What the status says when it is neither an answer nor a fault (porta 202): a proxy or the web server speaking.
Error statusError(int status)
{
    const QString code = QString::number(status);
    switch (status) {
    case 401:
        return failure(ErrorKind::Auth, Words::tr("The PBX did not accept the account's login."), code);
    case 403:
        return failure(ErrorKind::Denied, Words::tr("The PBX does not allow this account to do that."), code);
    case 404:
        return failure(ErrorKind::NotSupported, Words::tr("This PortaSIP has no such function."), code);
    default:
        return failure(ErrorKind::Pbx, Words::tr("The PBX's web server answered %1.").arg(code), code, status >= 502);
    }
}

} // namespace

Result<MediaOptions> MediaOptions::from(const SiteProfile& profile)
{
    MediaOptions out;
    const QString transport = option(profile, u"media"_s);
    out.soap = transport == "soap"_L1;
    if (!transport.isEmpty() && !out.soap && transport != "rest"_L1) {
        return unexpected(failure(ErrorKind::Invalid,
            Words::tr("The site's option \"media\" must be rest or soap, not \"%1\".").arg(transport)));
    }
    const bool asAccount = option(profile, u"realm"_s) == "account"_L1 || profile.url.port() == portOf(u"account"_s);
    out.user = option(profile, u"accountUser"_s);
    if (out.user.isEmpty() && asAccount)
        out.user = profile.user;
    if (out.user.isEmpty()) {
        return unexpected(failure(ErrorKind::NotSupported,
            Words::tr("PortaSIP keeps voicemail, menus and conference rooms with an account; name it in the site's "
                      "option \"accountUser\".")));
    }
    out.domain = option(profile, u"accountDomain"_s);
    const QString mediaRealm = option(profile, u"mediaRealm"_s);
    const auto realmPort = portOf(mediaRealm.isEmpty() ? u"account"_s : mediaRealm);
    const QString given = option(profile, u"mediaPort"_s);
    bool number = true;
    // A site whose port is none of the documented ones is behind something that forwards: everything is there then.
    const int site = profile.url.port(-1);
    const bool elsewhere = site > 0 && !QList<int>{443, 8442, 8443, 8444, 8445}.contains(site);
    const int usual = out.soap ? 8443 : realmPort.value_or(0);
    const int port = !given.isEmpty() ? given.toInt(&number) : elsewhere && mediaRealm.isEmpty() ? site : usual;
    if (!number || port < 1 || port > 65535) {
        return unexpected(failure(ErrorKind::Invalid,
            Words::tr("The site's option \"mediaPort\" must be a port, and \"mediaRealm\" one of administrator, "
                      "reseller, customer and account.")));
    }
    const bool plain = profile.url.scheme() == "ws"_L1 || profile.url.scheme() == "http"_L1;
    const QString host = option(profile, u"mediaHost"_s);
    const QString path = option(profile, u"mediaPath"_s);
    out.url.setScheme(plain ? u"http"_s : u"https"_s);
    out.url.setHost(host.isEmpty() ? profile.url.host() : host);
    out.url.setPort(port);
    out.url.setPath(!path.isEmpty() ? path : out.soap ? u"/soap/soap.fcgi"_s : u"/rest"_s);
    const QString space = option(profile, u"mediaNamespace"_s);
    out.space = space.isEmpty() ? u"https://%1/UM/SOAP/"_s.arg(out.url.host()) : space;
    return out;
}

Result<HttpRequest> PortaMedia::requestFor(
    const MediaCall& call, const QJsonObject& authInfo, HttpRequest::Priority priority) const
{
    HttpRequest request;
    request.name = call.service + u'.' + call.method;
    request.verb = "POST";
    request.url = m_options.url;
    request.priority = priority;
    const MediaMethod* method = mediaMethod(call.service, call.method);
    const bool slow = call.audio || (method && !method->receives.isEmpty());
    request.timeout = std::chrono::seconds(slow ? 60 : 10);
    MediaBody body;
    if (m_options.soap) {
        auto encoded = soap::encode(call, authInfo, m_options.space);
        if (!encoded)
            return unexpected(encoded.error());
        body = *std::move(encoded);
    } else {
        request.url.setPath(rest::path(m_options.url.path(), call.service, call.method));
        body = rest::encode(call, authInfo);
    }
    request.headers = body.headers;
    request.contentType = body.contentType;
    request.body = body.body;
    return request;
}

Result<MediaAnswer> PortaMedia::decode(const MediaCall& call, const Result<HttpReply>& reply) const
{
    if (!reply)
        return unexpected(cleaned(reply.error()));
    const MediaReply read{.status = reply->status,
        .contentType = reply->contentType,
        .disposition = reply->header("content-disposition"),
        .body = reply->body};
    if ((read.status < 200 || read.status > 299) && read.status != 500)
        return unexpected(statusError(read.status));
    return m_options.soap ? soap::decode(call, read) : rest::decode(call, read);
}

Error PortaMedia::cleaned(Error error) const
{
    // A server may repeat what it was sent; secrets are in no error.
    for (const QString& secret : {m_session, m_secret}) {
        if (secret.size() > 3)
            error.detail.replace(secret, u"***"_s);
    }
    return error;
}

QFuture<Result<QJsonValue>> PortaMedia::call(const QString& service, const QString& method, const QJsonObject& params)
{
    return exchange({.service = service, .method = method, .params = params, .audio = {}})
        .then([](const Result<MediaAnswer>& answer) -> Result<QJsonValue> {
            if (!answer)
                return unexpected(answer.error());
            return QJsonValue(answer->result);
        });
}

QFuture<Result<Audio>> PortaMedia::sound(const QString& service, const QString& method, const QJsonObject& params)
{
    const MediaMethod* known = mediaMethod(service, method);
    if (known && known->receives.isEmpty()) {
        return QtFuture::makeReadyFuture(
            Result<Audio>(unexpected(failure(ErrorKind::NotSupported, tr("%1 brings no sound.").arg(known->id())))));
    }
    return exchange({.service = service, .method = method, .params = params, .audio = {}})
        .then([](const Result<MediaAnswer>& answer) -> Result<Audio> {
            if (!answer)
                return unexpected(answer.error());
            if (!answer->audio || answer->audio->data.isEmpty())
                return unexpected(failure(ErrorKind::Pbx, tr("The PBX keeps no such sound.")));
            return *answer->audio;
        });
}

QFuture<Result<QJsonValue>> PortaMedia::invoke(
    const QString& operation, const QJsonObject& params, const QStringList& revealed)
{
    const auto refuse
        = [](const Error& error) { return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(error))); };
    const MediaMethod* method = mediaMethod(operation);
    if (!method)
        return refuse(
            failure(ErrorKind::NotSupported, tr("PortaSIP's media services have no operation \"%1\".").arg(operation)));
    MediaCall call{.service = method->service, .method = method->name, .params = params, .audio = {}};
    call.dryRun = call.params.take(u"aux_info"_s).toObject().value(u"dry_run"_s).toInt() != 0;
    if (const QJsonValue given = call.params.take(u"audio"_s); !given.isUndefined() && !given.isNull()) {
        const auto sound = soundFromJson(given);
        if (!sound)
            return refuse(sound.error());
        if (method->sends.isEmpty())
            return refuse(failure(ErrorKind::Invalid, tr("%1 takes no sound.").arg(operation)));
        call.audio = *sound;
        insertAt(call.params, method->sends, sound->fileName); // the body repeats the file's name (porta 433)
    }
    return exchange(call).then([revealed](const Result<MediaAnswer>& answer) -> Result<QJsonValue> {
        if (!answer)
            return unexpected(answer.error());
        QJsonObject out = maskedJson(answer->result, revealed).toObject();
        if (answer->audio)
            out.insert(u"audio"_s, toJson(*answer->audio));
        return QJsonValue(out);
    });
}

QStringList PortaMedia::operations()
{
    QStringList out;
    for (const MediaMethod& method : mediaMethods())
        out << method.id();
    return out;
}

QFuture<Result<bool>> PortaMedia::hasDirectory()
{
    if (m_directory == Directory::Yes || m_directory == Directory::No)
        return QtFuture::makeReadyFuture(Result<bool>(m_directory == Directory::Yes));
    return call(u"DialDirectory"_s, u"get_dir_info"_s).then([](const Result<QJsonValue>& answer) -> Result<bool> {
        if (answer)
            return true;
        if (answer.error().kind == ErrorKind::NotSupported)
            return false;
        return unexpected(answer.error());
    });
}

} // namespace callboard::portasip
