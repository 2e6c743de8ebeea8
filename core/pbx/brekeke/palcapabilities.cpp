// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/brekeke/palcapabilities.h"

#include <QCoreApplication>

namespace callboard::brekeke {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PalCapabilities", text);
}

void denyWhatPalLacks(CapabilitySet& set)
{
    using enum Capability;
    const QString audio = tr("Brekeke's API cannot mute; use the mute key of the phone.");
    set.deny(Mute, audio);
    set.deny(Unmute, audio);
    set.deny(TransferSwap, tr("Brekeke's API cannot swap between two calls; take the caller back instead."));
    set.deny(RecordPause, tr("Brekeke's API can start and stop a recording, not pause it."));
    set.deny(DialColleague, tr("Brekeke's API dials any number, so this is not needed."));
    const QString rooms = tr("Brekeke's API shows no conference rooms; a conference starts from a consultation.");
    for (const Capability verb :
        {RoomOpen, RoomFromCall, RoomAdd, RoomMute, RoomUnmute, RoomHold, RoomResume, RoomKick, RoomClose, SeeRooms})
        set.deny(verb, rooms);
    const QString messages = tr("Brekeke's API counts voicemail messages and does not hand them out.");
    set.deny(VoicemailMessages, messages);
    set.deny(VoicemailDelete, messages);
    const QString chat = tr("Brekeke's API has no chat.");
    for (const Capability verb : {Chat, ChatSend, ChatOpen, ChatLeave})
        set.deny(verb, chat);
    set.deny(SendDtmf, tr("Brekeke's API cannot send digits; use the keys of the phone."));
    const QString agents = tr("Brekeke's API knows no agent login: everybody in the group is an agent.");
    for (const Capability verb : {AgentLogin, AgentLogout, AgentPause, AgentResume, AgentPenalty})
        set.deny(verb, agents);
    const QString others = tr("Brekeke's API does not offer this.");
    for (const Capability verb :
        {RecordResume, Admit, Refuse, ConnectOutside, PlayPrompt, Page, PageEnd, SetDnd, SetForward, SetNight, SendSms,
            SuperviseAsking, History, Recordings, Transcripts, QueueReports, SeeNight, SeeSystem, Services})
        set.deny(verb, others);
}

} // namespace

CapabilitySet palCapabilities(const PalRights& rights, const SiteProfile& profile)
{
    using enum Capability;
    CapabilitySet set;
    denyWhatPalLacks(set);
    for (const Capability verb : {Dial, Answer, Reject, Hangup, Hold, Resume, TransferBlind, TransferConsult,
             TransferComplete, TransferCancel, Conference, Park, Unpark, RecordStart, RecordStop, SeeHeld,
             SeeRegistration, SeeVoicemail, SeeParked, SeeRecording, SeeLines, SeeQueues})
        set.allow(verb);

    if (profile.parkSlots.isEmpty())
        set.deny(ParkNextFree,
            tr("Brekeke does not say which park slots there are; enter their numbers in the site's settings."));
    else
        set.allow(ParkNextFree);
    if (profile.voicemailPrefix.isEmpty())
        set.deny(TransferVoicemail,
            tr("The number that leads to a mailbox is not known; enter the voicemail prefix in the site's settings."));
    else
        set.allow(TransferVoicemail);

    const QString admin = tr("Brekeke allows this to administrators only, and \"%1\" is none.").arg(profile.user);
    for (const Capability verb : {Pickup, TakeQueued, MoveQueued, SeeAgents, Administration}) {
        if (rights.admin)
            set.allow(verb);
        else
            set.deny(verb, admin);
    }
    if (rights.admin && !rights.queues)
        set.deny(SeeAgents, tr("This PBX did not tell who is in the call queues."));
    for (const Capability verb : {Listen, Whisper, Barge}) {
        if (!rights.admin)
            set.deny(verb, admin);
        else if (!rights.canJoin)
            set.deny(verb,
                tr("Extension %1 may not join others' conversations; the PBX's administrator can allow it.")
                    .arg(profile.home()));
        else
            set.allow(verb);
    }
    for (const auto& [verb, allowed] : {std::pair{Contacts, rights.contacts}, {EditContacts, rights.contacts},
             {Notes, rights.notes}, {EditNotes, rights.notes}}) {
        if (allowed)
            set.allow(verb);
        else
            set.deny(verb, tr("This PBX does not offer this to \"%1\".").arg(profile.user));
    }
    return set;
}

} // namespace callboard::brekeke
