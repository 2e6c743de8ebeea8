// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Voicemail messages: list, hear, delete. jade has no way to mark one as heard or to move it.
#include "core/pbx/jade/jadeclient.h"

#include <algorithm>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

Error unknownBox(const QString& number)
{
    return Error{.kind = ErrorKind::Invalid,
        .code = {},
        .message = JadeClient::tr("No mailbox of extension %1 is known.").arg(number),
        .detail = {}};
}

// context / mailbox / folder / message: what the paths need, and unique on the site.
QString idOf(const JadeDirectory::Box& box, const QString& folder, const QString& name)
{
    return QStringList{box.context, box.mailbox, folder, name}.join(u'/');
}

VoicemailMessage messageOf(const SiteId& site, const JadeDirectory::Box& box, const QJsonObject& record)
{
    VoicemailMessage out;
    out.mailbox = box.number;
    out.folder = text(record.value("dir"_L1));
    out.id = VoicemailMessageId{site, idOf(box, out.folder, text(record.value("msgname"_L1)))};
    const CallerId from = callerIdOf(known(record.value("callerid"_L1)));
    out.from = Party{from.name, from.number};
    const qint64 seconds = text(record.value("origtime"_L1)).toLongLong();
    if (seconds > 0)
        out.at = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    out.seconds = toInt(record.value("duration"_L1)).value_or(-1);
    out.heard = text(record.value("status"_L1)).compare("unread"_L1, Qt::CaseInsensitive) != 0;
    out.urgent = text(record.value("flag"_L1)).compare("urgent"_L1, Qt::CaseInsensitive) == 0;
    return out;
}

// nullopt when the id is not one of ours.
std::optional<JadeRequest> requestFor(const QString& id)
{
    const QStringList parts = id.split(u'/');
    if (parts.size() != 4)
        return std::nullopt;
    JadeRequest request;
    request.path = "/voicemail/vms/" + pathStep(parts.at(3));
    request.query = {{u"context"_s, parts.at(0)}, {u"mailbox"_s, parts.at(1)}, {u"dir"_s, parts.at(2)}};
    return request;
}

} // namespace

QFuture<Result<QList<VoicemailMessage>>> JadeClient::voicemailMessages(const MailboxId& mailbox)
{
    using Messages = Result<QList<VoicemailMessage>>;
    const auto box = m_directory.boxOf(mailbox.text);
    if (!box)
        return QtFuture::makeReadyFuture(Messages(unexpected(unknownBox(mailbox.text))));
    JadeRequest request;
    request.name = u"voicemail messages"_s;
    request.path = "/voicemail/vms";
    request.query = {{u"context"_s, box->context}, {u"mailbox"_s, box->mailbox}};
    return m_session.send(request).then(this, [this, box = *box](const Reply& reply) -> Messages {
        if (!reply)
            return unexpected(reply.error());
        const auto envelope = m_decoder.decodeReply(reply->body);
        if (!envelope)
            return unexpected(envelope.error());
        QList<VoicemailMessage> out;
        for (const QJsonValue& record : envelope->records) {
            if (!text(record["msgname"_L1]).isEmpty())
                out.append(messageOf(site(), box, record.toObject()));
        }
        std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.at > b.at; });
        return out;
    });
}

QFuture<Result<Audio>> JadeClient::voicemailAudio(const VoicemailMessage& message)
{
    auto request = requestFor(message.id.text);
    if (!request)
        return QtFuture::makeReadyFuture(Result<Audio>(unexpected(unknownBox(message.mailbox))));
    request->name = u"voicemail audio"_s;
    return m_session.send(*request).then(
        [name = message.id.text.section(u'/', -1)](const Reply& reply) -> Result<Audio> {
            if (!reply)
                return unexpected(reply.error());
            Audio out;
            out.data = reply->body;
            // jade 21390: application/octet-stream, though it is a WAV; what it is stands at its beginning.
            const bool wav = reply->body.startsWith("RIFF");
            out.mimeType = wav ? u"audio/x-wav"_s : QString::fromLatin1(reply->contentType);
            out.fileName = name + (wav ? u".wav"_s : QString());
            return out;
        });
}

QFuture<Outcome> JadeClient::voicemailDelete(const Command& command)
{
    auto request = requestFor(command.part);
    if (!request)
        return QtFuture::makeReadyFuture(Outcome::failed(unknownBox(command.target)));
    request->name = u"delete a voicemail message"_s;
    request->verb = "DELETE";
    request->priority = HttpRequest::Priority::Command;
    // The server deletes the file itself before it answers; the counts follow with the next look.
    return m_session.send(*request).then(this, [this](const Reply& reply) {
        if (reply) {
            m_polls.runNow(u"mailboxes"_s);
            return Outcome::done();
        }
        Outcome outcome = Outcome::failed(reply.error());
        if (reply.error().kind == ErrorKind::Timeout)
            outcome.status = Outcome::Status::Unconfirmed;
        return outcome;
    });
}

} // namespace callboard::jade
