// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/admincommands.h"
#include "app/ctl/callresolver.h"
#include "app/ctl/session.h"
#include "core/commands/dialing.h"
#include "core/models/callmodel.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <span>

// Values that are built as aggregates stand in statements of their own before a co_await: GCC 12 destroys an aggregate
// temporary inside such an expression twice (its bug 99576).

namespace callboard::ctl {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(callboardctl)
};

struct VerbRow
{
    QLatin1StringView name;
    Capability verb;
};

constexpr std::array kCallVerbs{VerbRow{"answer"_L1, Capability::Answer}, VerbRow{"reject"_L1, Capability::Reject},
    VerbRow{"hangup"_L1, Capability::Hangup}, VerbRow{"hold"_L1, Capability::Hold},
    VerbRow{"resume"_L1, Capability::Resume}, VerbRow{"mute"_L1, Capability::Mute},
    VerbRow{"unmute"_L1, Capability::Unmute}, VerbRow{"complete"_L1, Capability::TransferComplete},
    VerbRow{"take-back"_L1, Capability::TransferCancel}, VerbRow{"conference"_L1, Capability::Conference},
    VerbRow{"listen"_L1, Capability::Listen}, VerbRow{"whisper"_L1, Capability::Whisper},
    VerbRow{"barge"_L1, Capability::Barge}};

constexpr std::array kRecordVerbs{VerbRow{"start"_L1, Capability::RecordStart},
    VerbRow{"stop"_L1, Capability::RecordStop}, VerbRow{"pause"_L1, Capability::RecordPause}};

constexpr std::array kAgentVerbs{VerbRow{"login"_L1, Capability::AgentLogin},
    VerbRow{"logout"_L1, Capability::AgentLogout}, VerbRow{"pause"_L1, Capability::AgentPause},
    VerbRow{"resume"_L1, Capability::AgentResume}};

std::optional<Capability> verbOf(std::span<const VerbRow> rows, const QString& name)
{
    for (const VerbRow& row : rows) {
        if (name == row.name)
            return row.verb;
    }
    return std::nullopt;
}

QString allowedNames(std::span<const VerbRow> rows)
{
    QStringList names;
    for (const VerbRow& row : rows)
        names << row.name;
    return names.join(u", "_s);
}

QString statusName(Outcome::Status status)
{
    switch (status) {
    case Outcome::Status::Done:
        return u"done"_s;
    case Outcome::Status::Unconfirmed:
        return u"unconfirmed"_s;
    case Outcome::Status::Failed:
        break;
    }
    return u"failed"_s;
}

//! "[..." and "{..." are JSON, everything else is text: PAL and the other APIs take numbers as text.
Result<QJsonValue> parameterValue(const QString& text)
{
    if (!text.startsWith(u'[') && !text.startsWith(u'{'))
        return QJsonValue(text);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (problem.error != QJsonParseError::NoError) {
        return unexpected(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = Text::tr("\"%1\" looks like JSON and is not: %2").arg(text, problem.errorString()),
            .detail = {}});
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace

QList<Call> Session::calls() const
{
    CallModel& model = m_models.calls();
    model.flush();
    QList<Call> all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.at(row);
    return all;
}

QCoro::Task<int> Session::submit(Command command)
{
    const Outcome outcome = co_await m_runner.run(command, u"ctl"_s);
    if (m_output.json()) {
        m_output.line({{u"status"_s, statusName(outcome.status)}, {u"text"_s, outcome.text},
            {u"error"_s,
                outcome.status == Outcome::Status::Failed ? QJsonValue(describe(outcome.error)) : QJsonValue()}});
    }
    if (outcome.status == Outcome::Status::Failed)
        co_return fail(outcome.error);
    m_output.text(outcome.ok()
            ? Text::tr("Done: %1").arg(CommandRunner::describe(command))
            : Text::tr("Sent, but not confirmed: %1 %2").arg(CommandRunner::describe(command), outcome.text));
    co_return exitCodeOf(outcome);
}

QCoro::Task<int> Session::dial()
{
    const ExtensionId from{m_client->site(), m_arguments.rest.at(0)};
    co_return co_await submit(dialing(m_runner, m_models, from, m_arguments.rest.at(1)).command);
}

QCoro::Task<int> Session::onCall()
{
    const Capability verb = verbOf(kCallVerbs, m_arguments.command).value_or(Capability::Hangup);
    const auto found = resolveCall(calls(), m_arguments.rest.at(0), verb, m_client->profile().home());
    if (!found)
        co_return fail(found.error());
    Command command = Command::hangup(found->call.id, found->extension);
    command.verb = verb;
    co_return co_await submit(command);
}

QCoro::Task<int> Session::transfer()
{
    const Capability verb = m_arguments.consult ? Capability::TransferConsult
        : m_arguments.voicemail                 ? Capability::TransferVoicemail
                                                : Capability::TransferBlind;
    const auto found = resolveCall(calls(), m_arguments.rest.at(0), verb, m_client->profile().home());
    if (!found)
        co_return fail(found.error());
    Command command = Command::transferBlind(found->call.id, found->extension, m_arguments.rest.at(1));
    command.verb = verb;
    co_return co_await submit(command);
}

QCoro::Task<int> Session::park()
{
    const auto found = resolveCall(calls(), m_arguments.rest.at(0), Capability::Park, m_client->profile().home());
    if (!found)
        co_return fail(found.error());
    co_return co_await submit(Command::park(found->call.id, found->extension, m_arguments.rest.value(1)));
}

QCoro::Task<int> Session::unpark()
{
    const ParkSlotId slot{m_client->site(), m_arguments.rest.at(0)};
    const Command command = Command::unpark(slot, m_arguments.rest.at(1));
    co_return co_await submit(command);
}

QCoro::Task<int> Session::pickup()
{
    const auto found = resolveCall(calls(), m_arguments.rest.at(0), Capability::Answer, {});
    if (!found)
        co_return fail(found.error());
    const QString& who = m_arguments.rest.at(1);
    co_return co_await submit(found->call.state == CallState::Queued ? Command::takeQueued(found->call.id, who)
                                                                     : Command::pickup(found->call.id, who));
}

QCoro::Task<int> Session::supervise()
{
    const Capability verb = verbOf(kCallVerbs, m_arguments.command).value_or(Capability::Listen);
    const auto found = resolveCall(calls(), m_arguments.rest.at(0), verb, {});
    if (!found)
        co_return fail(found.error());
    co_return co_await submit(Command::supervise(verb, found->call.id, found->extension, m_arguments.as));
}

QCoro::Task<int> Session::record()
{
    const auto verb = verbOf(kRecordVerbs, m_arguments.rest.at(0));
    if (!verb) {
        co_return wrongUse(
            Text::tr("record takes one of %1, not \"%2\".").arg(allowedNames(kRecordVerbs), m_arguments.rest.at(0)));
    }
    const auto found = resolveCall(calls(), m_arguments.rest.at(1), *verb, m_client->profile().home());
    if (!found)
        co_return fail(found.error());
    co_return co_await submit(Command::record(*verb, found->call.id, found->extension));
}

QCoro::Task<int> Session::agent()
{
    const auto verb = verbOf(kAgentVerbs, m_arguments.rest.at(0));
    if (!verb) {
        co_return wrongUse(
            Text::tr("agent takes one of %1, not \"%2\".").arg(allowedNames(kAgentVerbs), m_arguments.rest.at(0)));
    }
    const QueueId queue{m_client->site(), m_arguments.rest.at(1)};
    const Command command = Command::agent(*verb, queue, m_arguments.rest.at(2), m_arguments.reason);
    co_return co_await submit(command);
}

QCoro::Task<int> Session::admin()
{
    const AdminOptions options{.yes = m_arguments.yes, .dryRun = m_arguments.dryRun};
    const Result<QJsonArray> answer = co_await runAdmin(*m_client, m_arguments.rest, options);
    if (!answer)
        co_return fail(answer.error());
    QList<QJsonObject> rows;
    for (const QJsonValue& row : *answer)
        rows << row.toObject();
    m_output.rows(rows);
    co_return importFailed(*answer) ? Refused : Done;
}

QCoro::Task<int> Session::api()
{
    QJsonObject parameters;
    for (const QString& pair : m_arguments.rest.mid(1)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals <= 0)
            co_return wrongUse(Text::tr("\"%1\" is not of the form key=value.").arg(pair));
        const auto value = parameterValue(pair.mid(equals + 1));
        if (!value)
            co_return fail(value.error());
        parameters.insert(pair.left(equals), *value);
    }
    const Result<QJsonValue> answer = co_await m_client->invoke(m_arguments.rest.at(0), parameters);
    if (!answer)
        co_return fail(answer.error());
    m_output.line({{u"operation"_s, m_arguments.rest.at(0)}, {u"result"_s, *answer}});
    co_return Done;
}

Session::Handler Session::handlerOf(const QString& command)
{
    static const QHash<QString, Handler> kHandlers{{u"capabilities"_s, &Session::showCapabilities},
        {u"contacts"_s, &Session::showContacts}, {u"watch"_s, &Session::watch}, {u"dial"_s, &Session::dial},
        {u"transfer"_s, &Session::transfer}, {u"park"_s, &Session::park}, {u"unpark"_s, &Session::unpark},
        {u"pickup"_s, &Session::pickup}, {u"listen"_s, &Session::supervise}, {u"whisper"_s, &Session::supervise},
        {u"barge"_s, &Session::supervise}, {u"record"_s, &Session::record}, {u"agent"_s, &Session::agent},
        {u"admin"_s, &Session::admin}, {u"api"_s, &Session::api}, {u"calls"_s, &Session::showRows},
        {u"extensions"_s, &Session::showRows}, {u"parks"_s, &Session::showRows}, {u"queues"_s, &Session::showRows},
        {u"agents"_s, &Session::showRows}, {u"mailboxes"_s, &Session::showRows}};
    return kHandlers.value(command, &Session::onCall);
}

} // namespace callboard::ctl
