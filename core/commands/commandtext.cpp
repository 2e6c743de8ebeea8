// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What commands are called in front of people.
#include "core/commands/commandrunner.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString callText(const Command& command)
{
    const QString caller = command.details.value(kDetailCaller).toString();
    return caller.isEmpty() ? CommandRunner::tr("the call") : caller;
}

QString targetText(const Command& command)
{
    const QString name = command.details.value(kDetailTarget).toString();
    return name.isEmpty() ? command.target : name;
}

QString describeTransfer(const Command& command)
{
    const QString call = callText(command);
    const QString target = targetText(command);
    switch (command.verb) {
    case Capability::TransferBlind:
        return CommandRunner::tr("Transfer %1 to %2").arg(call, target);
    case Capability::TransferConsult:
        return CommandRunner::tr("Ask %2 before transferring %1").arg(call, target);
    case Capability::TransferComplete:
        return CommandRunner::tr("Complete the transfer of %1").arg(call);
    case Capability::TransferCancel:
        return CommandRunner::tr("Take %1 back").arg(call);
    case Capability::TransferSwap:
        return CommandRunner::tr("Swap who is on hold");
    case Capability::TransferVoicemail:
        return CommandRunner::tr("Send %1 to the voicemail of %2").arg(call, target);
    default:
        return CommandRunner::tr("Join %1 into a conference").arg(call);
    }
}

QString describeParked(const Command& command)
{
    const QString call = callText(command);
    const QString target = targetText(command);
    switch (command.verb) {
    case Capability::Park:
        return command.target.isEmpty() ? CommandRunner::tr("Park %1").arg(call)
                                        : CommandRunner::tr("Park %1 on slot %2").arg(call, target);
    case Capability::Unpark:
        return CommandRunner::tr("Take the call on park slot %1").arg(target);
    case Capability::Pickup:
        return CommandRunner::tr("Pick up %1").arg(call);
    case Capability::TakeQueued:
        return CommandRunner::tr("Take %1 out of the queue").arg(call);
    default:
        return CommandRunner::tr("Move %1 to %2").arg(call, target);
    }
}

QString describeSupervision(const Command& command)
{
    const QString target = targetText(command);
    switch (command.verb) {
    case Capability::Listen:
        return CommandRunner::tr("Listen to %1").arg(target);
    case Capability::Whisper:
        return CommandRunner::tr("Whisper to %1").arg(target);
    case Capability::Barge:
        return CommandRunner::tr("Join the conversation of %1").arg(target);
    case Capability::RecordStart:
        return CommandRunner::tr("Record %1").arg(callText(command));
    case Capability::RecordStop:
        return CommandRunner::tr("Stop recording %1").arg(callText(command));
    case Capability::RecordResume:
        return CommandRunner::tr("Go on recording %1").arg(callText(command));
    default:
        return CommandRunner::tr("Pause the recording of %1").arg(callText(command));
    }
}

QString describeAgent(const Command& command)
{
    const QString queue = targetText(command);
    switch (command.verb) {
    case Capability::AgentLogin:
        return CommandRunner::tr("Log %1 in to queue %2").arg(command.extension, queue);
    case Capability::AgentLogout:
        return CommandRunner::tr("Log %1 out of queue %2").arg(command.extension, queue);
    case Capability::AgentPenalty:
        return CommandRunner::tr("Ring %1 with penalty %2 in queue %3").arg(command.extension, command.text, queue);
    case Capability::AgentResume:
        return CommandRunner::tr("End the pause of %1 in queue %2").arg(command.extension, queue);
    default:
        return command.text.isEmpty()
            ? CommandRunner::tr("Pause %1 in queue %2").arg(command.extension, queue)
            : CommandRunner::tr("Pause %1 in queue %2: %3").arg(command.extension, queue, command.text);
    }
}

QString describeRoom(const Command& command)
{
    const QString room = targetText(command);
    const QVariant named = command.details.value(kDetailPart);
    const QString who = named.isValid() ? named.toString() : command.part;
    switch (command.verb) {
    case Capability::RoomOpen:
        return CommandRunner::tr("Open conference room %1 with %2").arg(command.text, room);
    case Capability::RoomFromCall:
        return CommandRunner::tr("Turn %1 into conference room %2").arg(callText(command), command.text);
    case Capability::RoomAdd:
        return CommandRunner::tr("Call %1 into conference room %2").arg(command.text, room);
    case Capability::RoomMute:
        return CommandRunner::tr("Mute %1 in conference room %2").arg(who, room);
    case Capability::RoomUnmute:
        return CommandRunner::tr("Unmute %1 in conference room %2").arg(who, room);
    case Capability::RoomHold:
        return CommandRunner::tr("Put %1 on hold in conference room %2").arg(who, room);
    case Capability::RoomResume:
        return CommandRunner::tr("Bring %1 back into conference room %2").arg(who, room);
    case Capability::RoomKick:
        return CommandRunner::tr("Remove %1 from conference room %2").arg(who, room);
    default:
        return CommandRunner::tr("Close conference room %1").arg(room);
    }
}

QString describeMessage(const Command& command)
{
    switch (command.verb) {
    case Capability::VoicemailDelete:
        return CommandRunner::tr("Delete a voicemail message of %1").arg(targetText(command));
    case Capability::ChatSend:
        return CommandRunner::tr("Write to %1").arg(targetText(command)); // not what: it is private
    case Capability::ChatOpen:
        return CommandRunner::tr("Start a chat");
    default:
        return CommandRunner::tr("Leave the chat %1").arg(targetText(command));
    }
}

QString describeHouse(const Command& command)
{
    const QString target = targetText(command);
    switch (command.verb) {
    case Capability::Admit:
        return CommandRunner::tr("Let %1 through").arg(callText(command));
    case Capability::Refuse:
        return CommandRunner::tr("Turn %1 away").arg(callText(command));
    case Capability::ConnectOutside:
        return CommandRunner::tr("Call %1 and connect with %2").arg(command.text, target);
    case Capability::PlayPrompt:
        return CommandRunner::tr("Play the announcement %1 to %2").arg(target, command.extension);
    case Capability::Page:
        return CommandRunner::tr("Page %1").arg(target);
    case Capability::PageEnd:
        return CommandRunner::tr("End the page to %1").arg(target);
    case Capability::SetDnd:
        return command.on ? CommandRunner::tr("Set %1 to do not disturb").arg(command.extension)
                          : CommandRunner::tr("End do not disturb of %1").arg(command.extension);
    case Capability::SetForward:
        return command.on ? CommandRunner::tr("Forward the calls of %1 to %2").arg(command.extension, target)
                          : CommandRunner::tr("End the forwarding of %1").arg(command.extension);
    case Capability::SetNight:
        return command.on ? CommandRunner::tr("Switch %1 to night").arg(target)
                          : CommandRunner::tr("Switch %1 to day").arg(target);
    default:
        return CommandRunner::tr("Send a text message to %1").arg(target); // not what: it is private
    }
}

} // namespace

QString CommandRunner::describe(const Command& command)
{
    const QString call = callText(command);
    switch (command.verb) {
    case Capability::DialColleague:
        return tr("Call colleague %1").arg(targetText(command));
    case Capability::Dial:
        return tr("Call %1").arg(targetText(command));
    case Capability::Answer:
        return tr("Answer %1").arg(call);
    case Capability::Reject:
        return tr("Reject %1").arg(call);
    case Capability::Hangup:
        return command.extension.isEmpty() ? tr("End %1 for everybody").arg(call) : tr("Hang up %1").arg(call);
    case Capability::Hold:
        return tr("Put %1 on hold").arg(call);
    case Capability::Resume:
        return tr("Take %1 off hold").arg(call);
    case Capability::Mute:
        return tr("Mute the microphone");
    case Capability::Unmute:
        return tr("Unmute the microphone");
    case Capability::TransferBlind:
    case Capability::TransferConsult:
    case Capability::TransferComplete:
    case Capability::TransferCancel:
    case Capability::TransferSwap:
    case Capability::TransferVoicemail:
    case Capability::Conference:
        return describeTransfer(command);
    case Capability::Park:
    case Capability::Unpark:
    case Capability::Pickup:
    case Capability::TakeQueued:
    case Capability::MoveQueued:
        return describeParked(command);
    case Capability::Listen:
    case Capability::Whisper:
    case Capability::Barge:
    case Capability::RecordStart:
    case Capability::RecordStop:
    case Capability::RecordPause:
    case Capability::RecordResume:
        return describeSupervision(command);
    case Capability::SendDtmf:
        return tr("Send digits"); // not which: they may be somebody's PIN
    case Capability::AgentLogin:
    case Capability::AgentLogout:
    case Capability::AgentPause:
    case Capability::AgentResume:
    case Capability::AgentPenalty:
        return describeAgent(command);
    case Capability::RoomOpen:
    case Capability::RoomFromCall:
    case Capability::RoomAdd:
    case Capability::RoomMute:
    case Capability::RoomUnmute:
    case Capability::RoomHold:
    case Capability::RoomResume:
    case Capability::RoomKick:
    case Capability::RoomClose:
        return describeRoom(command);
    case Capability::VoicemailDelete:
    case Capability::ChatSend:
    case Capability::ChatOpen:
    case Capability::ChatLeave:
        return describeMessage(command);
    case Capability::Admit:
    case Capability::Refuse:
    case Capability::ConnectOutside:
    case Capability::PlayPrompt:
    case Capability::Page:
    case Capability::PageEnd:
    case Capability::SetDnd:
    case Capability::SetForward:
    case Capability::SetNight:
    case Capability::SendSms:
        return describeHouse(command);
    default:
        return toName(command.verb);
    }
}

Question CommandRunner::questionFor(const Command& command)
{
    Question question{.command = command, .title = {}, .consequence = {}, .action = {}};
    const QString target = targetText(command);
    switch (command.verb) {
    case Capability::Hangup:
        question.title = tr("End %1 for everybody?").arg(callText(command));
        question.consequence = tr("Everybody in this call is cut off at once. This cannot be undone.");
        question.action = tr("End the call");
        break;
    case Capability::Barge:
        question.title = tr("Join the conversation of %1?").arg(target);
        question.consequence = tr("Both sides will hear you from now on.");
        question.action = tr("Join");
        break;
    case Capability::AgentLogout:
        question.title = tr("Log %1 out of queue %2?").arg(command.extension, target);
        question.consequence = tr("This queue will ring them no more until they log in again.");
        question.action = tr("Log out");
        break;
    case Capability::RoomClose:
        question.title = tr("Close conference room %1?").arg(target);
        question.consequence = tr("Everybody in it is cut off at once. This cannot be undone.");
        question.action = tr("Close the room");
        break;
    case Capability::VoicemailDelete:
        question.title = tr("Delete this voicemail message?");
        question.consequence = tr("It is deleted on the PBX. This cannot be undone.");
        question.action = tr("Delete");
        break;
    case Capability::Refuse:
        question.title = tr("Turn %1 away?").arg(callText(command));
        question.consequence = tr("The caller is cut off before anybody's phone rings.");
        question.action = tr("Turn away");
        break;
    case Capability::SetNight:
        question.title = tr("%1?").arg(describe(command));
        question.consequence = command.on ? tr("Callers are treated as outside opening hours from now on.")
                                          : tr("Callers are treated as within opening hours from now on.");
        question.action = command.on ? tr("Switch to night") : tr("Switch to day");
        break;
    case Capability::SendSms:
        question.title = tr("%1?").arg(describe(command));
        question.consequence = tr("The message is sent at once and may cost money.");
        question.action = tr("Send");
        break;
    default:
        question.title = tr("%1?").arg(describe(command));
        question.consequence = tr("This takes effect on the PBX at once.");
        question.action = tr("Go on");
        break;
    }
    return question;
}

} // namespace callboard
