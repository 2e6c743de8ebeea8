// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/command.h"

namespace callboard {

namespace {

Command onCall(Capability verb, const CallId& call, const QString& extension, const QString& target = {})
{
    Command command;
    command.verb = verb;
    command.site = call.site;
    command.call = call;
    command.extension = extension;
    command.target = target;
    return command;
}

Command within(Capability verb, const SiteId& site, const QString& target, const QString& part = {})
{
    Command command;
    command.verb = verb;
    command.site = site;
    command.target = target;
    command.part = part;
    return command;
}

} // namespace

Command Command::dial(const ExtensionId& from, const QString& to)
{
    Command command;
    command.verb = Capability::Dial;
    command.site = from.site;
    command.extension = from.text;
    command.target = to;
    return command;
}

Command Command::dialColleague(const ExtensionId& from, const QString& to)
{
    Command command = dial(from, to);
    command.verb = Capability::DialColleague;
    return command;
}

Command Command::answer(const CallId& call, const QString& extension)
{
    return onCall(Capability::Answer, call, extension);
}

Command Command::reject(const CallId& call, const QString& extension)
{
    return onCall(Capability::Reject, call, extension);
}

Command Command::hangup(const CallId& call, const QString& extension)
{
    return onCall(Capability::Hangup, call, extension);
}

Command Command::hold(const CallId& call, const QString& extension)
{
    return onCall(Capability::Hold, call, extension);
}

Command Command::resume(const CallId& call, const QString& extension)
{
    return onCall(Capability::Resume, call, extension);
}

Command Command::mute(const CallId& call, const QString& extension)
{
    return onCall(Capability::Mute, call, extension);
}

Command Command::unmute(const CallId& call, const QString& extension)
{
    return onCall(Capability::Unmute, call, extension);
}

Command Command::transferBlind(const CallId& call, const QString& extension, const QString& to)
{
    return onCall(Capability::TransferBlind, call, extension, to);
}

Command Command::transferConsult(const CallId& call, const QString& extension, const QString& to)
{
    return onCall(Capability::TransferConsult, call, extension, to);
}

Command Command::transferComplete(const CallId& call, const QString& extension)
{
    return onCall(Capability::TransferComplete, call, extension);
}

Command Command::transferCancel(const CallId& call, const QString& extension)
{
    return onCall(Capability::TransferCancel, call, extension);
}

Command Command::transferSwap(const CallId& call, const QString& extension)
{
    return onCall(Capability::TransferSwap, call, extension);
}

Command Command::transferVoicemail(const CallId& call, const QString& extension, const QString& mailbox)
{
    return onCall(Capability::TransferVoicemail, call, extension, mailbox);
}

Command Command::conference(const CallId& call, const QString& extension)
{
    return onCall(Capability::Conference, call, extension);
}

Command Command::park(const CallId& call, const QString& extension, const QString& slot)
{
    return onCall(Capability::Park, call, extension, slot);
}

Command Command::unpark(const ParkSlotId& slot, const QString& extension)
{
    Command command;
    command.verb = Capability::Unpark;
    command.site = slot.site;
    command.extension = extension;
    command.target = slot.text;
    return command;
}

Command Command::pickup(const CallId& call, const QString& extension)
{
    return onCall(Capability::Pickup, call, extension);
}

Command Command::takeQueued(const CallId& call, const QString& extension)
{
    return onCall(Capability::TakeQueued, call, extension);
}

Command Command::moveQueued(const CallId& call, const QString& to)
{
    return onCall(Capability::MoveQueued, call, {}, to);
}

Command Command::supervise(
    Capability verb, const CallId& call, const QString& agent, const QString& extension, bool ask)
{
    Command command = onCall(verb, call, extension, agent);
    command.ask = ask;
    return command;
}

Command Command::record(Capability verb, const CallId& call, const QString& extension)
{
    return onCall(verb, call, extension);
}

Command Command::sendDtmf(const CallId& call, const QString& extension, const QString& digits)
{
    Command command = onCall(Capability::SendDtmf, call, extension);
    command.text = digits;
    return command;
}

Command Command::agent(Capability verb, const QueueId& queue, const QString& extension, const QString& reason)
{
    Command command;
    command.verb = verb;
    command.site = queue.site;
    command.extension = extension;
    command.target = queue.text;
    command.text = reason;
    return command;
}

Command Command::agentPenalty(const QueueId& queue, const QString& extension, int penalty)
{
    return agent(Capability::AgentPenalty, queue, extension, QString::number(penalty));
}

Command Command::roomOpen(const ExtensionId& extension, const QString& name, const QString& number)
{
    Command command;
    command.verb = Capability::RoomOpen;
    command.site = extension.site;
    command.extension = extension.text;
    command.target = number;
    command.text = name;
    return command;
}

Command Command::roomFromCall(const CallId& call, const QString& extension, const QString& name)
{
    Command command = onCall(Capability::RoomFromCall, call, extension);
    command.text = name;
    return command;
}

Command Command::roomAdd(const ConferenceRoomId& room, const QString& number)
{
    Command command = within(Capability::RoomAdd, room.site, room.text);
    command.text = number;
    return command;
}

Command Command::participant(Capability verb, const ConferenceRoomId& room, const QString& participant)
{
    return within(verb, room.site, room.text, participant);
}

Command Command::roomClose(const ConferenceRoomId& room)
{
    return within(Capability::RoomClose, room.site, room.text);
}

Command Command::voicemailDelete(const VoicemailMessageId& message, const QString& mailbox)
{
    return within(Capability::VoicemailDelete, message.site, mailbox, message.text);
}

Command Command::chatSend(const ChatRoomId& room, const QString& text)
{
    Command command = within(Capability::ChatSend, room.site, room.text);
    command.text = text;
    return command;
}

Command Command::chatOpen(const SiteId& site, const QString& name, const QStringList& people)
{
    Command command = within(Capability::ChatOpen, site, {});
    command.text = name;
    command.people = people;
    return command;
}

Command Command::chatLeave(const ChatRoomId& room)
{
    return within(Capability::ChatLeave, room.site, room.text);
}

Command Command::admission(Capability verb, const CallId& call)
{
    return onCall(verb, call, {});
}

Command Command::connectOutside(const SiteId& site, const QString& outside, const QString& to)
{
    Command command = within(Capability::ConnectOutside, site, to);
    command.text = outside;
    return command;
}

Command Command::playPrompt(const CallId& call, const QString& extension, const QString& prompt)
{
    return onCall(Capability::PlayPrompt, call, extension, prompt);
}

Command Command::page(const SiteId& site, const QString& extension, const QString& group)
{
    Command command = within(Capability::Page, site, group);
    command.extension = extension;
    return command;
}

Command Command::pageEnd(const SiteId& site, const QString& group)
{
    return within(Capability::PageEnd, site, group);
}

Command Command::setDnd(const ExtensionId& extension, bool on)
{
    Command command = within(Capability::SetDnd, extension.site, {});
    command.extension = extension.text;
    command.on = on;
    return command;
}

Command Command::setForward(const ExtensionId& extension, const QString& to)
{
    Command command = within(Capability::SetForward, extension.site, to);
    command.extension = extension.text;
    command.on = !to.isEmpty();
    return command;
}

Command Command::setNight(const NightSwitchId& what, bool night)
{
    Command command = within(Capability::SetNight, what.site, what.text);
    command.on = night;
    return command;
}

Command Command::sendSms(const SiteId& site, const QString& extension, const QString& to, const QString& text)
{
    Command command = within(Capability::SendSms, site, to);
    command.extension = extension;
    command.text = text;
    return command;
}

Risk Command::risk() const
{
    switch (verb) {
    case Capability::Hangup:
        // Somebody else's conversation: one's own leg is what the hang-up key is for.
        return extension.isEmpty() ? Risk::Destructive : Risk::Harmless;
    case Capability::Barge:
    case Capability::AgentLogout:
    case Capability::RoomKick:
    case Capability::ChatLeave:
    case Capability::SetNight:
    case Capability::SendSms:
    case Capability::Refuse:
    case Capability::ConnectOutside:
        return Risk::Costly;
    case Capability::RoomClose:
    case Capability::VoicemailDelete:
        return Risk::Destructive;
    default:
        return Risk::Harmless;
    }
}

} // namespace callboard
