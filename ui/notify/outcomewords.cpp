// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/outcomewords.h"

#include <QCoreApplication>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::OutcomeWords)
};

//! Success that nothing on the screen would show. A blind transfer is told when somebody took it, not when it left.
bool isWorthTelling(Capability verb)
{
    switch (verb) {
    case Capability::TransferVoicemail:
    case Capability::TransferComplete:
    case Capability::MoveQueued:
    case Capability::AgentLogin:
    case Capability::AgentLogout:
    case Capability::AgentPause:
    case Capability::AgentResume:
    case Capability::AgentPenalty:
    case Capability::SendDtmf:
    case Capability::SetDnd:
    case Capability::SetForward:
    case Capability::SetNight:
    case Capability::SendSms:
    case Capability::ConnectOutside:
    case Capability::PlayPrompt:
    case Capability::RecordPause:
    case Capability::RecordResume:
    case Capability::Refuse:
        return true;
    default:
        return false;
    }
}

QString lookFirst(Capability verb)
{
    if (verb >= Capability::RoomOpen && verb <= Capability::RoomClose)
        return Words::tr("Look at the room before you try again: it may have arrived although no answer came.");
    if (verb == Capability::VoicemailDelete)
        return Words::tr("Look at the mailbox before you try again: the message may be gone although no answer came.");
    if (verb == Capability::ChatSend)
        return Words::tr("Look at the chat before you send it again: it may have arrived although no answer came.");
    if (verb == Capability::SendSms)
        return Words::tr("It may have been sent although no answer came: ask before you send it again.");
    if (verb >= Capability::SetDnd && verb <= Capability::SetNight)
        return Words::tr("Look whether it happened before you try again: it may have, although no answer came.");
    return Words::tr("Look at the call before you try again: it may have arrived although no answer came.");
}

QString whatNext(Capability verb, const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
        return lookFirst(verb);
    case ErrorKind::Auth:
        return Words::tr("Log in to the PBX again.");
    case ErrorKind::Denied:
        return Words::tr("Ask the PBX's administrator for the right to do this.");
    case ErrorKind::Tls:
        return Words::tr("Look at the PBX's certificate: click its lamp in the status bar.");
    default:
        return {};
    }
}

} // namespace

OutcomeWords outcomeWords(const AuditEntry& entry)
{
    const QString what = CommandRunner::describe(entry.command);
    switch (entry.outcome.status) {
    case Outcome::Status::Done:
        if (!isWorthTelling(entry.command.verb))
            return {};
        //: an outcome: what was done
        return {OutcomeWords::Weight::Done, Words::tr("Done: %1").arg(what), entry.outcome.text};
    case Outcome::Status::Unconfirmed:
        return {OutcomeWords::Weight::Doubt, Words::tr("Sent, but not confirmed: %1").arg(what),
            Words::tr("The PBX took it and has not shown yet that it happened.")};
    case Outcome::Status::Failed:
        break;
    }
    if (entry.outcome.error.kind == ErrorKind::Cancelled)
        return {};
    QStringList text{entry.outcome.error.message};
    // The PBX's own words help whoever is asked for help.
    if (!entry.outcome.error.detail.isEmpty() && entry.outcome.error.detail != entry.outcome.error.message)
        text << Words::tr("The PBX says: %1").arg(entry.outcome.error.detail);
    text << whatNext(entry.command.verb, entry.outcome.error);
    text.removeAll(QString());
    return {OutcomeWords::Weight::Failure, Words::tr("Did not work: %1").arg(what), text.join(u' ')};
}

} // namespace callboard::ui
