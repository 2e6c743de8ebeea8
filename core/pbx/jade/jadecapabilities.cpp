// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadecapabilities.h"

#include <QCoreApplication>

namespace callboard::jade {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("JadeCapabilities", text);
}

void denyAll(CapabilitySet& set, std::initializer_list<Capability> verbs, const QString& why)
{
    for (const Capability verb : verbs)
        set.deny(verb, why);
}

// notes 4: what no path of the API does.
void denyWhatJadeLacks(CapabilitySet& set)
{
    using enum Capability;
    set.deny(Dial, tr("jade's API cannot dial a number; it can only connect two of its users."));
    set.deny(Answer, tr("jade's API cannot answer a call; answer it on the phone."));
    set.deny(Reject, tr("jade's API cannot reject a ringing call; it can hang it up."));
    denyAll(set, {Hold, Resume}, tr("jade's API cannot hold a call; use the hold key of the phone."));
    denyAll(set, {Mute, Unmute}, tr("jade's API cannot mute; use the mute key of the phone."));
    denyAll(set, {TransferBlind, TransferConsult, TransferComplete, TransferCancel, TransferSwap, TransferVoicemail},
        tr("jade's API has no transfer; transfer with the phone."));
    set.deny(Conference, tr("jade's API has no conference."));
    set.deny(Park, tr("jade's API cannot park a call; transfer it to the parking extension with the phone."));
    set.deny(Unpark, tr("jade's API cannot take back a parked call; dial its slot with the phone."));
    set.deny(Pickup, tr("jade's API cannot pick up a ringing call; use the pickup code of the phone."));
    set.deny(TakeQueued, tr("jade's API cannot take a waiting caller out of a queue; it can only hang up on them."));
    set.deny(MoveQueued, tr("jade's API cannot move a waiting caller."));
    denyAll(set, {Listen, Whisper, Barge}, tr("jade's API cannot join a conversation."));
    denyAll(set, {RecordStart, RecordStop, RecordPause, SeeRecording}, tr("jade's API knows nothing of recordings."));
    set.deny(SendDtmf, tr("jade's API cannot send digits; use the keys of the phone."));
    denyAll(set,
        {RoomOpen, RoomFromCall, RoomAdd, RoomMute, RoomUnmute, RoomHold, RoomResume, RoomKick, RoomClose, SeeRooms},
        tr("jade's API has no conference rooms."));
    set.deny(SeeHeld, tr("jade does not say whether a call is on hold."));
    set.deny(SeeLines, tr("jade's API has no shared lines."));
    denyAll(set, {Contacts, EditContacts}, tr("jade's API has no phonebook; its users are listed as extensions."));
    denyAll(set, {Notes, EditNotes}, tr("jade's API has no shared notes."));
    denyAll(set,
        {RecordResume, Admit, Refuse, ConnectOutside, PlayPrompt, Page, PageEnd, SetDnd, SetForward, SetNight, SendSms,
            SuperviseAsking, History, Recordings, Transcripts, QueueReports, SeeNight, SeeSystem, Services},
        tr("jade's API does not offer this."));
}

void allowIf(CapabilitySet& set, bool allowed, std::initializer_list<Capability> verbs, const QString& why)
{
    for (const Capability verb : verbs) {
        if (allowed)
            set.allow(verb);
        else
            set.deny(verb, why);
    }
}

} // namespace

CapabilitySet jadeCapabilities(const JadeRights& rights, const SiteProfile& profile)
{
    using enum Capability;
    CapabilitySet set;
    denyWhatJadeLacks(set);
    const QString admin = tr("jade allows this to administrators only, and \"%1\" is none.").arg(profile.user);
    const auto why = [&](const QString& lacking) { return rights.admin ? lacking : admin; };

    allowIf(set, rights.admin, {Hangup}, admin);
    allowIf(set, rights.admin || rights.me, {Administration}, admin);
    allowIf(set, rights.parking, {SeeParked}, why(tr("This PBX did not tell its parked calls.")));
    const QString queues = why(tr("This PBX did not tell its queues."));
    allowIf(set, rights.queues, {SeeQueues, SeeAgents}, queues);
    allowIf(set, rights.queues && rights.members, {AgentLogin, AgentLogout, AgentPause, AgentResume, AgentPenalty},
        rights.queues ? tr("This version of jade shows its agents and cannot change them.") : queues);
    allowIf(set, rights.pjsip, {SeeRegistration}, why(tr("This PBX did not tell its phones.")));
    allowIf(set, rights.voicemail, {SeeVoicemail, VoicemailMessages, VoicemailDelete},
        why(tr("This PBX did not tell its mailboxes.")));
    const QString chats = tr("This PBX does not offer chats to \"%1\".").arg(profile.user);
    allowIf(set, rights.chats, {Chat, ChatSend, ChatOpen, ChatLeave}, chats);
    if (!rights.me)
        set.deny(DialColleague, tr("This PBX does not let \"%1\" call anybody.").arg(profile.user));
    else
        allowIf(set, rights.ownPhone, {DialColleague},
            tr("jade rings the phone of the person logged in, and \"%1\" has none there.").arg(profile.user));
    return set;
}

} // namespace callboard::jade
