// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmcapabilities.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace callboard::fcm630a {

namespace {

//! What a function depends on, besides the PBX's having it.
enum class Needs : quint8 {
    Nothing,
    Accounts,
    Calls,
    Queues,
    Waiting,
    Voicemail,
    CallControl,
    Parking,
    VoicemailPrefix,
    Never
};

struct Row
{
    Capability capability;
    Needs needs;
    const char* why; //!< for Never
};

using enum Capability;

constexpr const char* kRooms = QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API has no conference rooms.");
constexpr const char* kRecord = QT_TRANSLATE_NOOP(
    "FcmCapabilities", "The FCM630A's API cannot record a call at will; set it up for the extension.");
constexpr const char* kNone = QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API does not offer this.");
constexpr const char* kChat = QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API has no chats.");
constexpr const char* kContacts
    = QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API has no phonebook; its users are listed as extensions.");

// notes 4
constexpr std::array kRows{Row{Dial, Needs::Nothing, nullptr}, Row{DialColleague, Needs::Nothing, nullptr},
    Row{Answer, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API cannot answer a call; answer it on the phone.")},
    Row{Reject, Needs::Calls, nullptr}, Row{Hangup, Needs::Calls, nullptr}, Row{Hold, Needs::Calls, nullptr},
    Row{Resume, Needs::Calls, nullptr}, Row{Mute, Needs::Calls, nullptr}, Row{Unmute, Needs::Calls, nullptr},
    Row{TransferBlind, Needs::Calls, nullptr}, Row{TransferConsult, Needs::Calls, nullptr},
    Row{TransferComplete, Needs::Calls, nullptr}, Row{TransferCancel, Needs::Calls, nullptr},
    Row{TransferSwap, Needs::Calls, nullptr}, Row{TransferVoicemail, Needs::VoicemailPrefix, nullptr},
    Row{Conference, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API has no conference; barge in to talk with both.")},
    Row{Park, Needs::Parking, nullptr}, Row{Unpark, Needs::Parking, nullptr}, Row{Pickup, Needs::Calls, nullptr},
    Row{TakeQueued, Needs::Waiting, nullptr}, Row{MoveQueued, Needs::Waiting, nullptr},
    Row{Listen, Needs::Calls, nullptr}, Row{Whisper, Needs::Calls, nullptr}, Row{Barge, Needs::Calls, nullptr},
    Row{RecordStart, Needs::Never, kRecord}, Row{RecordStop, Needs::Never, kRecord},
    Row{RecordPause, Needs::Never, kRecord}, Row{RecordResume, Needs::Never, kRecord},
    Row{SendDtmf, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API cannot send digits; use the keys of the phone.")},
    Row{AgentLogin, Needs::Queues, nullptr}, Row{AgentLogout, Needs::Queues, nullptr},
    Row{AgentPause, Needs::Queues, nullptr}, Row{AgentResume, Needs::Queues, nullptr},
    Row{AgentPenalty, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's queues know no order of preference.")},
    Row{RoomOpen, Needs::Never, kRooms}, Row{RoomFromCall, Needs::Never, kRooms}, Row{RoomAdd, Needs::Never, kRooms},
    Row{RoomMute, Needs::Never, kRooms}, Row{RoomUnmute, Needs::Never, kRooms}, Row{RoomHold, Needs::Never, kRooms},
    Row{RoomResume, Needs::Never, kRooms}, Row{RoomKick, Needs::Never, kRooms}, Row{RoomClose, Needs::Never, kRooms},
    Row{VoicemailDelete, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API counts messages and does not give them out.")},
    Row{ChatSend, Needs::Never, kChat}, Row{ChatOpen, Needs::Never, kChat}, Row{ChatLeave, Needs::Never, kChat},
    Row{Admit, Needs::CallControl, nullptr}, Row{Refuse, Needs::CallControl, nullptr},
    Row{ConnectOutside, Needs::Nothing, nullptr}, Row{PlayPrompt, Needs::Nothing, nullptr},
    Row{Page, Needs::Nothing, nullptr}, Row{PageEnd, Needs::Nothing, nullptr}, Row{SetDnd, Needs::Accounts, nullptr},
    Row{SetForward, Needs::Accounts, nullptr},
    Row{SetNight, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API does not give out its time conditions.")},
    Row{SendSms, Needs::Never, QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API sends no text messages.")},
    Row{SeeHeld, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities",
            "The FCM630A does not say who is on hold; what was held from here is shown, as a guess.")},
    Row{SeeRegistration, Needs::Accounts, nullptr}, Row{SeeVoicemail, Needs::Voicemail, nullptr},
    Row{SeeParked, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities",
            "The FCM630A does not say who is parked; what was parked from here is shown, as a guess.")},
    Row{ParkNextFree, Needs::Parking, nullptr}, Row{SeeQueues, Needs::Waiting, nullptr},
    Row{SeeAgents, Needs::Queues, nullptr},
    Row{SeeRecording, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A does not say whether a call is recorded.")},
    Row{SeeLines, Needs::Never, QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API has no shared lines.")},
    Row{Contacts, Needs::Never, kContacts}, Row{EditContacts, Needs::Never, kContacts}, Row{Notes, Needs::Never, kNone},
    Row{EditNotes, Needs::Never, kNone}, Row{SeeRooms, Needs::Never, kRooms},
    Row{VoicemailMessages, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API counts messages and does not give them out.")},
    Row{Chat, Needs::Never, kChat}, Row{SuperviseAsking, Needs::Calls, nullptr}, Row{History, Needs::Nothing, nullptr},
    Row{Recordings, Needs::Nothing, nullptr}, Row{Transcripts, Needs::Never, kNone},
    Row{QueueReports, Needs::Queues, nullptr},
    Row{SeeNight, Needs::Never,
        QT_TRANSLATE_NOOP("FcmCapabilities", "The FCM630A's API does not give out its time conditions.")},
    Row{SeeSystem, Needs::Nothing, nullptr},
    Row{Services, Needs::Never, QT_TRANSLATE_NOOP("FcmCapabilities", "Set an extension's services in its form.")},
    Row{Administration, Needs::Nothing, nullptr}};

static_assert(kRows.size() == kCapabilityCount);

QString tr(const char* text)
{
    return QCoreApplication::translate("FcmCapabilities", text);
}

bool isMet(Needs needs, const FcmRights& rights, const SiteProfile& profile)
{
    switch (needs) {
    case Needs::Nothing:
        return true;
    case Needs::Accounts:
        return rights.accounts;
    case Needs::Calls:
        return rights.calls;
    case Needs::Queues:
        return rights.calls && rights.queues;
    case Needs::Waiting:
        return rights.calls && rights.queues && rights.waiting;
    case Needs::Voicemail:
        return rights.accounts && rights.voicemail;
    case Needs::CallControl:
        return rights.calls && rights.callControl;
    case Needs::Parking:
        return rights.calls && rights.parking;
    case Needs::VoicemailPrefix:
        return rights.calls && !profile.voicemailPrefix.isEmpty();
    case Needs::Never:
        break;
    }
    return false;
}

QString reasonOf(Needs needs, const FcmRights& rights, const SiteProfile& profile)
{
    switch (needs) {
    case Needs::CallControl:
        return tr("Call Control is off. Switch it on in the PBX's API settings and in the settings of this site.");
    case Needs::Parking:
        return tr("The FCM630A does not tell its park slots; name them in the settings of this site.");
    case Needs::VoicemailPrefix:
        return tr("The settings of this site do not say what to dial for a mailbox.");
    case Needs::Voicemail:
        return tr("This PBX did not tell its voicemail counts.");
    case Needs::Accounts:
        return tr("The PBX does not let \"%1\" read its extensions.").arg(profile.user);
    case Needs::Waiting:
        if (rights.calls && rights.queues)
            return tr("This PBX has not told yet in which of its queues a caller waits.");
        [[fallthrough]];
    case Needs::Queues:
        return tr("The PBX does not let \"%1\" read its queues.").arg(profile.user);
    default:
        return tr("The PBX does not let \"%1\" read its calls.").arg(profile.user);
    }
}

} // namespace

CapabilitySet fcmCapabilities(const FcmRights& rights, const SiteProfile& profile)
{
    CapabilitySet set;
    for (const Row& row : kRows) {
        if (isMet(row.needs, rights, profile))
            set.allow(row.capability);
        else
            set.deny(row.capability, row.why ? tr(row.why) : reasonOf(row.needs, rights, profile));
    }
    return set;
}

} // namespace callboard::fcm630a
