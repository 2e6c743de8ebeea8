// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwcapabilities.h"

#include <QCoreApplication>

namespace callboard::pbxware {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PbxwCapabilities", text);
}

void denyAll(CapabilitySet& set, std::initializer_list<Capability> verbs, const QString& why)
{
    for (const Capability verb : verbs)
        set.deny(verb, why);
}

// notes 4: what no action of the API does.
void denyWhatPbxwareLacks(CapabilitySet& set)
{
    using enum Capability;
    denyAll(set,
        {Dial, DialColleague, Answer, Reject, Hangup, Hold, Resume, Mute, Unmute, TransferBlind, TransferConsult,
            TransferComplete, TransferCancel, TransferSwap, TransferVoicemail, Conference, Park, Unpark, Pickup,
            TakeQueued, MoveQueued, SendDtmf, Admit, Refuse, ConnectOutside, PlayPrompt},
        tr("PBXware's API has no call control; use the phone."));
    denyAll(set, {Listen, Whisper, Barge, SuperviseAsking},
        tr("PBXware's API cannot join a conversation; dial the monitoring code with the phone."));
    denyAll(set, {AgentLogin, AgentLogout, AgentPause, AgentResume, AgentPenalty},
        tr("PBXware's API knows who belongs to a group, not who is logged in to it."));
    denyAll(set,
        {RoomOpen, RoomFromCall, RoomAdd, RoomMute, RoomUnmute, RoomHold, RoomResume, RoomKick, RoomClose, SeeRooms},
        tr("PBXware's API has no conference rooms."));
    denyAll(set, {SeeVoicemail, VoicemailMessages, VoicemailDelete},
        tr("PBXware's API does not tell of voicemail; it can only wipe a whole mailbox, under administration."));
    denyAll(set, {Chat, ChatSend, ChatOpen, ChatLeave}, tr("PBXware's API has no chats."));
    denyAll(set, {Page, PageEnd}, tr("PBXware's API cannot page; dial the number of the paging group."));
    set.deny(SeeHeld, tr("PBXware does not say whether a call is on hold."));
    denyAll(set, {SeeParked, ParkNextFree}, tr("PBXware's API does not tell of parked calls."));
    set.deny(SeeRecording, tr("PBXware does not say what is recorded; the mark shows what was started from here."));
    set.deny(SeeLines, tr("PBXware's API has no shared lines."));
    denyAll(set, {Contacts, EditContacts}, tr("PBXware's API has no phonebook; its users are listed as extensions."));
    denyAll(set, {Notes, EditNotes}, tr("PBXware's API has no shared notes."));
    set.deny(Recordings, tr("PBXware's API names recordings and gives none."));
    set.deny(QueueReports, tr("PBXware's API has no reports of queues."));
    set.deny(SeeQueues, tr("PBXware's API does not say who waits in a group."));
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

CapabilitySet pbxwCapabilities(const PbxwRights& rights)
{
    using enum Capability;
    CapabilitySet set;
    denyWhatPbxwareLacks(set);
    allowIf(set, rights.calls || rights.states, {RecordStart, RecordStop, RecordPause, RecordResume},
        tr("This API key does not show the calls."));
    allowIf(set, rights.states, {SeeRegistration}, tr("This API key does not show the phones."));
    allowIf(set, rights.groups, {SeeAgents}, tr("This API key does not show the groups."));
    allowIf(set, rights.night, {SeeNight, SetNight}, tr("This API key does not show the operation times."));
    for (const Capability verb :
        {SetDnd, SetForward, SendSms, History, Transcripts, SeeSystem, Services, Administration})
        set.allow(verb);
    return set;
}

} // namespace callboard::pbxware
