// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Command -> request -> Outcome. A write is sent once or not at all; what may have taken effect although no readable
// answer came is not called a failure, and is looked at again.
#include "core/pbx/pbxware/pbxwclient.h"

#include <algorithm>
#include <array>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QFuture<Outcome> ready(Outcome outcome)
{
    return QtFuture::makeReadyFuture(std::move(outcome));
}

QString joinedOf(const QJsonValue& list)
{
    return texts(list).join(u',');
}

} // namespace

QFuture<Outcome> PbxwClient::submit(const Command& command)
{
    struct Row
    {
        Capability verb;
        QFuture<Outcome> (PbxwClient::*run)(const Command&);
    };
    using enum Capability;
    static constexpr std::array kRows{Row{RecordStart, &PbxwClient::record}, Row{RecordStop, &PbxwClient::record},
        Row{RecordPause, &PbxwClient::record}, Row{RecordResume, &PbxwClient::record}, Row{SetDnd, &PbxwClient::setDnd},
        Row{SetForward, &PbxwClient::setForward}, Row{SetNight, &PbxwClient::setNight},
        Row{SendSms, &PbxwClient::sendSms}};
    if (!m_session.link().isLoggedIn()) {
        return ready(Outcome::failed(Error{.kind = ErrorKind::Network,
            .code = {},
            .message = tr("There is no connection to the PBX."),
            .detail = link().error.message}));
    }
    if (const Availability& can = capabilities().of(command.verb); !can.can)
        return ready(Outcome::failed(notSupported(can.why)));
    const auto row = std::ranges::find(kRows, command.verb, &Row::verb);
    if (row == kRows.end())
        return ready(Outcome::failed(notSupported(tr("PBXware's API has no such function."))));
    return (this->*row->run)(command);
}

Outcome PbxwClient::outcomeOf(const Reply& reply, QJsonObject* answer)
{
    if (reply) {
        const QJsonObject object = readBody(reply->bytes).value.toObject();
        if (answer)
            *answer = object;
        return Outcome::done(str(object.value("success"_L1)));
    }
    const Error& error = reply.error();
    const bool unsure = error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Protocol
        || (error.kind == ErrorKind::Network && error.code != "offline"_L1);
    if (!unsure)
        return Outcome::failed(error);
    Outcome outcome = Outcome::unconfirmed(error.kind == ErrorKind::Timeout
            ? tr("The PBX did not answer in time. It may have done it all the same.")
            : error.kind == ErrorKind::Protocol
            ? tr("The PBX answered with something that cannot be read. It may have done it all the same.")
            : tr("The connection broke before the answer. The PBX may have done it all the same."));
    outcome.error = error;
    return outcome;
}

// By extension, not by call (pbxware 9427): every call of that phone. There is no way to ask what is recorded.
QFuture<Outcome> PbxwClient::record(const Command& command)
{
    static const QMap<Capability, QString> kActions{{Capability::RecordStart, u"pbxware.recording.start"_s},
        {Capability::RecordStop, u"pbxware.recording.stop"_s}, {Capability::RecordPause, u"pbxware.recording.pause"_s},
        {Capability::RecordResume, u"pbxware.recording.unpause"_s}};
    QString extension = command.extension;
    if (extension.isEmpty()) {
        for (const Leg& leg : m_live.legsIn(command.call.text)) {
            if (extension.isEmpty() && !leg.extension.isEmpty())
                extension = leg.extension;
        }
    }
    if (extension.isEmpty())
        return ready(Outcome::failed(invalid(tr("No extension takes part in this call (any more)."))));
    Pending pending;
    auto future = pending.start();
    const bool on = command.verb == Capability::RecordStart || command.verb == Capability::RecordResume;
    write(kActions.value(command.verb), {{u"server"_s, m_server}, {u"ext"_s, extension}})
        .then(this, [this, pending, extension, on](const Reply& reply) {
            QJsonObject answer;
            Outcome outcome = outcomeOf(reply, &answer);
            if (outcome.ok() && num(answer.value("affected_calls"_L1)).value_or(1) == 0) {
                // No error, and yet nothing happened (pbxware 9472).
                return pending.finish(Outcome::failed(Error{.kind = ErrorKind::Pbx,
                    .code = u"affected_calls=0"_s,
                    .message = tr("Nothing changed: the PBX found no call of extension %1 for this.").arg(extension),
                    .detail = outcome.text}));
            }
            if (outcome.ok())
                m_live.setExtensionRecording(extension.toStdString(), on);
            pending.finish(std::move(outcome));
        });
    return future;
}

// The service has to be granted before it can be switched (notes 28).
void PbxwClient::ifServiceIsOn(
    const QString& service, const QString& id, const Pending& pending, std::function<void()> then)
{
    ask(u"pbxware.ext.es."_s + service + u".get"_s, {{u"id"_s, id}, {u"server"_s, m_server}},
        HttpRequest::Priority::Command)
        .then(this, [pending, then = std::move(then)](const Reply& reply) {
            // A key may switch what it may not ask about.
            if (!reply && reply.error().kind != ErrorKind::Pbx)
                return pending.finish(Outcome::failed(reply.error()));
            const QString state = reply ? str(readBody(reply->bytes).value["state"_L1]).toLower() : QString();
            if (state == "no"_L1) {
                return pending.finish(Outcome::failed(Error{.kind = ErrorKind::Denied,
                    .code = u"state=no"_s,
                    .message
                    = tr("This service is switched off for the extension. Grant it first, under its services."),
                    .detail = {}}));
            }
            then();
        });
}

QFuture<Outcome> PbxwClient::setDnd(const Command& command)
{
    const QString id = idOf(command.extension);
    if (id.isEmpty())
        return ready(Outcome::failed(invalid(tr("There is no extension %1.").arg(command.extension))));
    Pending pending;
    auto future = pending.start();
    const QString value = command.on ? u"2"_s : u"0"_s; // permanent, off (pbxware 2405)
    ifServiceIsOn(u"dnd"_s, id, pending, [this, pending, id, value] {
        write(u"pbxware.ext.es.dnd.edit"_s, {{u"id"_s, id}, {u"server"_s, m_server}, {u"dnd"_s, value}})
            .then(this, [this, pending](const Reply& reply) {
                if (m_plan)
                    m_plan->runNow(u"states"_s);
                pending.finish(outcomeOf(reply));
            });
    });
    return future;
}

// Every condition is sent back as it was, but for the unconditional one (notes 27).
QFuture<Outcome> PbxwClient::setForward(const Command& command)
{
    const QString id = idOf(command.extension);
    if (id.isEmpty())
        return ready(Outcome::failed(invalid(tr("There is no extension %1.").arg(command.extension))));
    if (command.target.contains(u','))
        return ready(Outcome::failed(invalid(tr("\"%1\" is not one number.").arg(command.target))));
    Pending pending;
    auto future = pending.start();
    const QString to = command.target.trimmed();
    const QString number = command.extension;
    const auto edit = [this, pending, id, to, number](const Reply& reply) {
        if (!reply)
            return pending.finish(Outcome::failed(reply.error()));
        const QJsonValue now = readBody(reply->bytes).value;
        QStringList enabled = texts(now["enabled"_L1]);
        enabled.removeAll(u"unconditional"_s);
        if (!to.isEmpty())
            enabled.prepend(u"unconditional"_s);
        Arguments arguments{{u"id"_s, id}, {u"server"_s, m_server}, {u"enabled"_s, enabled.join(u',')},
            {u"uncond_dests"_s, to}, {u"uncond_timeouts"_s, QString()}};
        for (const auto& [condition, argument] :
            {std::pair{u"busy"_s, u"busy"_s}, {u"no answer"_s, u"noansw"_s}, {u"line unavailable"_s, u"unavail"_s}}) {
            arguments.append({argument + u"_dests"_s, joinedOf(now["destinations"_L1][condition])});
            arguments.append({argument + u"_timeouts"_s, joinedOf(now["timeouts"_L1][condition])});
        }
        for (const QString& name : {u"play"_s, u"cid"_s}) {
            if (const QString value = str(now[name]); !value.isEmpty())
                arguments.append({name, value});
        }
        write(u"pbxware.ext.es.callfwd.edit"_s, arguments).then(this, [this, pending, number, to](const Reply& done) {
            Outcome outcome = outcomeOf(done);
            if (outcome.ok())
                m_live.setForward(number, to);
            pending.finish(std::move(outcome));
        });
    };
    ifServiceIsOn(u"callfwd"_s, id, pending, [this, id, edit] {
        ask(u"pbxware.ext.es.callfwd.configuration"_s, {{u"id"_s, id}, {u"server"_s, m_server}},
            HttpRequest::Priority::Command)
            .then(this, edit);
    });
    return future;
}

// Costs money; the sender is the tenant's (pbxware 4307).
QFuture<Outcome> PbxwClient::sendSms(const Command& command)
{
    if (command.target.trimmed().isEmpty() || command.text.isEmpty())
        return ready(Outcome::failed(invalid(tr("A message needs a number and a text."))));
    Pending pending;
    auto future = pending.start();
    write(u"pbxware.sms.send_message"_s,
        {{u"server"_s, m_server}, {u"to_number"_s, command.target.trimmed()},
            {u"body"_s, QString::fromLatin1(command.text.toUtf8().toBase64())}})
        .then(this, [pending](const Reply& reply) { pending.finish(outcomeOf(reply)); });
    return future;
}

} // namespace callboard::pbxware
