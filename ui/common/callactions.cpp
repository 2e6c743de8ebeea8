// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/callactions.h"

#include "core/commands/commandrunner.h"
#include "ui/common/actionids.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct VerbLook
{
    Capability verb;
    const char* text;
    const char* icon;
    QLatin1StringView action;
};

constexpr std::array kLooks{
    VerbLook{Capability::Answer, QT_TRANSLATE_NOOP("CallActions", "Answer"), "answer", action::kAnswer},
    VerbLook{Capability::Reject, QT_TRANSLATE_NOOP("CallActions", "Reject"), "reject", action::kReject},
    VerbLook{Capability::Hangup, QT_TRANSLATE_NOOP("CallActions", "Hang up"), "hangup", action::kHangup},
    VerbLook{Capability::Hold, QT_TRANSLATE_NOOP("CallActions", "Hold"), "hold", action::kHold},
    VerbLook{Capability::Resume, QT_TRANSLATE_NOOP("CallActions", "Resume"), "resume", action::kHold},
    VerbLook{Capability::Mute, QT_TRANSLATE_NOOP("CallActions", "Mute"), "mute", action::kMute},
    VerbLook{Capability::Unmute, QT_TRANSLATE_NOOP("CallActions", "Unmute"), "unmute", action::kMute},
    VerbLook{Capability::TransferBlind, QT_TRANSLATE_NOOP("CallActions", "Transfer"), "transfer", action::kTransfer},
    VerbLook{Capability::TransferConsult, QT_TRANSLATE_NOOP("CallActions", "Ask first"), "consult", action::kConsult},
    VerbLook{Capability::TransferVoicemail, QT_TRANSLATE_NOOP("CallActions", "To voicemail"), "voicemail", {}},
    VerbLook{Capability::Conference, QT_TRANSLATE_NOOP("CallActions", "Conference"), "conference", action::kConference},
    VerbLook{Capability::Park, QT_TRANSLATE_NOOP("CallActions", "Park"), "park", action::kPark},
    VerbLook{Capability::Unpark, QT_TRANSLATE_NOOP("CallActions", "Take back"), "retrieve", action::kRetrieve},
    VerbLook{Capability::Pickup, QT_TRANSLATE_NOOP("CallActions", "Pick up"), "pickup", {}},
    VerbLook{Capability::TakeQueued, QT_TRANSLATE_NOOP("CallActions", "Take"), "pickup", action::kTakeQueued},
    VerbLook{Capability::Listen, QT_TRANSLATE_NOOP("CallActions", "Listen"), "listen", action::kListen},
    VerbLook{Capability::Whisper, QT_TRANSLATE_NOOP("CallActions", "Whisper"), "whisper", action::kWhisper},
    VerbLook{Capability::Barge, QT_TRANSLATE_NOOP("CallActions", "Barge in"), "barge", action::kBarge},
    VerbLook{Capability::RecordStart, QT_TRANSLATE_NOOP("CallActions", "Record"), "record", action::kRecord},
    VerbLook{Capability::RecordStop, QT_TRANSLATE_NOOP("CallActions", "Stop rec."), "record-stop", action::kRecord},
    VerbLook{Capability::RecordPause, QT_TRANSLATE_NOOP("CallActions", "Pause rec."), "hold", action::kRecordPause},
    VerbLook{Capability::RecordResume, QT_TRANSLATE_NOOP("CallActions", "Go on rec."), "record", action::kRecordPause},
    VerbLook{Capability::Admit, QT_TRANSLATE_NOOP("CallActions", "Let through"), "check", action::kAdmit},
    VerbLook{Capability::Refuse, QT_TRANSLATE_NOOP("CallActions", "Turn away"), "reject", action::kRefuse},
    VerbLook{Capability::Dial, QT_TRANSLATE_NOOP("CallActions", "Call"), "dial", {}},
    VerbLook{Capability::DialColleague, QT_TRANSLATE_NOOP("CallActions", "Call"), "dial", {}},
};

const VerbLook* lookOf(Capability verb)
{
    const auto found = std::ranges::find(kLooks, verb, &VerbLook::verb);
    return found == kLooks.end() ? nullptr : &*found;
}

bool waits(const Call& call, const QDateTime& now)
{
    return call.admitBy.isValid() && (!now.isValid() || call.waitsForAdmission(now));
}

bool isUp(CallState state)
{
    return state == CallState::Talking || state == CallState::Held || state == CallState::Consulting;
}

} // namespace

CallState stateAt(const Call& call, const QString& home)
{
    const Leg* leg = call.legOf(home);
    if (!leg || call.state == CallState::Consulting || leg->state == LegState::Ended)
        return call.state;
    return callStateOf(leg->state);
}

QDateTime sinceAt(const Call& call, const QString& home)
{
    const Leg* leg = call.legOf(home);
    return leg && leg->since.isValid() && leg->state != LegState::Ended ? leg->since : call.since;
}

std::optional<Capability> obviousVerb(const Call& call, const QString& home, const QDateTime& now)
{
    if (call.ghost)
        return std::nullopt;
    if (waits(call, now))
        return Capability::Admit;
    switch (stateAt(call, home)) {
    case CallState::Ringing:
        return call.legOf(home) ? Capability::Answer : Capability::Pickup;
    case CallState::Held:
        return call.legOf(home) ? std::optional(Capability::Resume) : std::nullopt;
    case CallState::Parked:
        return Capability::Unpark;
    case CallState::Queued:
        return Capability::TakeQueued;
    case CallState::Dialing:
    case CallState::Talking:
    case CallState::Consulting:
    case CallState::Ended:
        break;
    }
    return std::nullopt;
}

bool makesSense(Capability verb, const Call& call, const QString& home, const QDateTime& now)
{
    if (call.ghost)
        return false; // nobody is in it any more
    const CallState state = stateAt(call, home);
    const Leg* leg = call.legOf(home);
    const bool ours = leg && leg->state != LegState::Ended;
    switch (verb) {
    case Capability::Admit:
    case Capability::Refuse:
        return waits(call, now);
    case Capability::Answer:
    case Capability::Reject:
        return ours && state == CallState::Ringing;
    case Capability::Pickup:
        return !ours && state == CallState::Ringing && !waits(call, now);
    case Capability::Hangup:
        return ours && (isUp(state) || state == CallState::Dialing);
    case Capability::Hold:
        return ours && (state == CallState::Talking || state == CallState::Consulting);
    case Capability::Resume:
        return ours && state == CallState::Held;
    case Capability::Mute:
        return ours && state == CallState::Talking && !leg->muted;
    case Capability::Unmute:
        return ours && state == CallState::Talking && leg->muted;
    case Capability::TransferBlind:
    case Capability::TransferVoicemail:
        return ours && (isUp(state) || state == CallState::Ringing);
    case Capability::TransferConsult:
    case Capability::Park:
        return ours && isUp(state);
    case Capability::RecordStart:
        return ours && isUp(state) && !call.recording;
    case Capability::RecordStop:
    case Capability::RecordPause:
        return ours && call.recording;
    case Capability::RecordResume:
    case Capability::PlayPrompt:
        return ours && isUp(state);
    case Capability::SendDtmf:
        return ours && state == CallState::Talking;
    case Capability::Unpark:
        return state == CallState::Parked;
    case Capability::TakeQueued:
        return state == CallState::Queued;
    default:
        return false;
    }
}

bool isRecordingPaused(const CommandRunner& commands, const CallId& call)
{
    const QList<AuditEntry>& audit = commands.audit();
    for (auto entry = audit.crbegin(); entry != audit.crend(); ++entry) {
        const Capability verb = entry->command.verb;
        const bool about = verb == Capability::RecordPause || verb == Capability::RecordResume
            || verb == Capability::RecordStart || verb == Capability::RecordStop;
        if (about && entry->command.call == call && entry->outcome.status != Outcome::Status::Failed)
            return verb == Capability::RecordPause;
    }
    return false;
}

bool fitsRecording(Capability verb, const CommandRunner& commands, const CallId& call)
{
    if (verb != Capability::RecordPause && verb != Capability::RecordResume)
        return true;
    return isRecordingPaused(commands, call) == (verb == Capability::RecordResume);
}

Command commandFor(Capability verb, const Call& call, const QString& home)
{
    switch (verb) {
    case Capability::Answer:
        return Command::answer(call.id, home);
    case Capability::Reject:
        return Command::reject(call.id, home);
    case Capability::Hold:
        return Command::hold(call.id, home);
    case Capability::Resume:
        return Command::resume(call.id, home);
    case Capability::Mute:
        return Command::mute(call.id, home);
    case Capability::Unmute:
        return Command::unmute(call.id, home);
    case Capability::Park:
        return Command::park(call.id, home, {});
    case Capability::Unpark:
        return Command::unpark(ParkSlotId{call.id.site, call.slot}, home);
    case Capability::Pickup:
        return Command::pickup(call.id, home);
    case Capability::TakeQueued:
        return Command::takeQueued(call.id, home);
    case Capability::RecordStart:
    case Capability::RecordStop:
    case Capability::RecordPause:
    case Capability::RecordResume:
        return Command::record(verb, call.id, home);
    case Capability::Admit:
    case Capability::Refuse:
        return Command::admission(verb, call.id);
    case Capability::Conference:
        return Command::conference(call.id, home);
    case Capability::TransferBlind: // to whom is asked later; whether it can be done is known now
        return Command::transferBlind(call.id, home, {});
    case Capability::TransferConsult:
        return Command::transferConsult(call.id, home, {});
    case Capability::TransferVoicemail:
        return Command::transferVoicemail(call.id, home, {});
    case Capability::TransferComplete:
        return Command::transferComplete(call.id, home);
    case Capability::TransferCancel:
        return Command::transferCancel(call.id, home);
    case Capability::TransferSwap:
        return Command::transferSwap(call.id, home);
    default:
        return Command::hangup(call.id, home);
    }
}

QString verbText(Capability verb)
{
    const VerbLook* look = lookOf(verb);
    return look ? QCoreApplication::translate("CallActions", look->text) : toName(verb);
}

QString verbIcon(Capability verb)
{
    const VerbLook* look = lookOf(verb);
    return QString::fromLatin1(look ? look->icon : "menu");
}

QString actionId(Capability verb)
{
    const VerbLook* look = lookOf(verb);
    return look ? QString(look->action) : QString();
}

} // namespace callboard::ui
