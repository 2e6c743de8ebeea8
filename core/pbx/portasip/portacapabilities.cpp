// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portacapabilities.h"

#include <QCoreApplication>

namespace callboard::portasip {

namespace {

using enum Capability;

QString tr(const char* text)
{
    return QCoreApplication::translate("PortaCapabilities", text);
}

void denyAll(CapabilitySet& set, std::initializer_list<Capability> verbs, const QString& why)
{
    for (const Capability verb : verbs)
        set.deny(verb, why);
}

// notes, section 4
void denyWhatTheApiLacks(CapabilitySet& set)
{
    denyAll(set, {Mute, Unmute}, tr("PortaSIP can mute somebody in a conference only; use the mute key of the phone."));
    set.deny(DialColleague, tr("PortaSIP dials any number, so this is not needed."));
    denyAll(set, {Park, ParkNextFree, Unpark, SeeParked},
        tr("PortaSIP's API knows no parking; transfer to a park number if your switch has one."));
    set.deny(Whisper, tr("PortaSIP's conferences have no whispering: who speaks is heard by everybody."));
    denyAll(set, {RecordStart, RecordStop, RecordPause, SeeRecording}, tr("PortaSIP's API does not record calls."));
    set.deny(SendDtmf, tr("PortaSIP's API cannot send digits; use the keys of the phone."));
    denyAll(set, {AgentLogin, AgentLogout, AgentPause, AgentResume, AgentPenalty, SeeAgents},
        tr("PortaSIP tells how many operators a queue has, not who they are."));
    denyAll(set, {SeeVoicemail, VoicemailMessages, VoicemailDelete},
        tr("PortaSIP's API has the mailbox's settings and neither its counts nor its messages."));
    denyAll(set, {Chat, ChatSend, ChatOpen, ChatLeave}, tr("PortaSIP's API has no chat."));
    set.deny(SeeRegistration, tr("PortaSIP does not tell whether a phone is registered."));
    set.deny(SeeLines, tr("PortaSIP has no shared lines."));
    denyAll(set, {Contacts, EditContacts}, tr("PortaSIP's API has no phonebook."));
    denyAll(set, {Notes, EditNotes}, tr("PortaSIP's API has no notes."));
    denyAll(set,
        {RecordResume, Admit, Refuse, ConnectOutside, PlayPrompt, Page, PageEnd, SetDnd, SetForward, SetNight, SendSms,
            SuperviseAsking, History, Recordings, Transcripts, QueueReports, SeeNight, SeeSystem, Services},
        tr("PortaSIP's API does not offer this."));
}

} // namespace

CapabilitySet portaCapabilities(const PortaRights& rights, const SiteProfile& profile)
{
    CapabilitySet set;
    denyWhatTheApiLacks(set);
    for (const Capability verb : {Dial, Answer, Reject, Hangup, Hold, Resume, TransferBlind, TransferConsult,
             TransferComplete, TransferCancel, TransferSwap, Pickup, TakeQueued, MoveQueued, SeeHeld, SeeQueues}) {
        if (rights.noCalls.isEmpty())
            set.allow(verb);
        else
            set.deny(verb, rights.noCalls);
    }
    const QString& noRooms = rights.noCalls.isEmpty() ? rights.noRooms : rights.noCalls;
    for (const Capability verb : {Conference, Listen, Barge, RoomOpen, RoomFromCall, RoomAdd, RoomMute, RoomUnmute,
             RoomHold, RoomResume, RoomKick, RoomClose, SeeRooms}) {
        if (noRooms.isEmpty())
            set.allow(verb);
        else
            set.deny(verb, noRooms);
    }
    if (!rights.noCalls.isEmpty())
        set.deny(TransferVoicemail, rights.noCalls);
    else if (profile.voicemailPrefix.isEmpty())
        set.deny(TransferVoicemail,
            tr("The number that leads to a mailbox is not known; enter the voicemail prefix in the site's settings."));
    else
        set.allow(TransferVoicemail);
    if (rights.media)
        set.allow(Administration);
    else
        set.deny(Administration,
            tr("Voicemail, auto attendant and conference settings need an account's login; enter one in the site's "
               "settings."));
    for (auto it = rights.off.cbegin(); it != rights.off.cend(); ++it)
        set.deny(it.key(), it.value());
    return set;
}

} // namespace callboard::portasip
