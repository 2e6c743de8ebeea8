// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace callboard {

//! What a site may be able to do. Up to kLastVerb each is also the verb of a Command.
enum class Capability : quint8 {
    Dial, //!< any number
    DialColleague, //!< another user of this PBX, where it cannot dial just any number
    Answer,
    Reject,
    Hangup,
    Hold,
    Resume,
    Mute,
    Unmute,
    TransferBlind,
    TransferConsult,
    TransferComplete,
    TransferCancel, //!< "take back"
    TransferSwap,
    TransferVoicemail,
    Conference,
    Park,
    Unpark,
    Pickup, //!< someone else's ringing call
    TakeQueued, //!< a chosen waiting caller
    MoveQueued, //!< a waiting caller to another queue or person
    Listen,
    Whisper,
    Barge,
    RecordStart,
    RecordStop,
    RecordPause,
    SendDtmf,
    AgentLogin,
    AgentLogout,
    AgentPause,
    AgentResume,
    AgentPenalty,
    RoomOpen, //!< a conference room, with its first participant
    RoomFromCall, //!< turns a conversation of two into a conference room
    RoomAdd, //!< one more participant is called
    RoomMute,
    RoomUnmute,
    RoomHold, //!< a participant hears music instead of the room
    RoomResume,
    RoomKick,
    RoomClose,
    VoicemailDelete,
    ChatSend,
    ChatOpen,
    ChatLeave,
    RecordResume, //!< after a pause
    Admit, //!< lets a new outside call through, see Call::admitBy
    Refuse, //!< turns such a call away
    ConnectOutside, //!< rings an outside number and connects it with somebody
    PlayPrompt, //!< an announcement into an extension's call
    Page, //!< speaks to a paging group
    PageEnd,
    SetDnd,
    SetForward,
    SetNight,
    SendSms,
    // What can be seen, not done:
    SeeHeld,
    SeeRegistration,
    SeeVoicemail,
    SeeParked,
    ParkNextFree, //!< to park without naming a slot; asked beside Park
    SeeQueues,
    SeeAgents,
    SeeRecording,
    SeeLines,
    Contacts,
    EditContacts,
    Notes,
    EditNotes,
    SeeRooms, //!< conference rooms
    VoicemailMessages, //!< list and play
    Chat,
    SuperviseAsking, //!< whoever is listened to can be asked first; asked beside Listen, Whisper and Barge
    History,
    Recordings, //!< of past calls: to play
    Transcripts,
    QueueReports,
    SeeNight,
    SeeSystem, //!< what the PBX says of itself
    Services, //!< an extension's services can be seen and set one by one
    Administration,
};

inline constexpr Capability kLastVerb = Capability::SendSms;
inline constexpr int kCapabilityCount = static_cast<int>(Capability::Administration) + 1;

[[nodiscard]] QString toName(Capability capability); //!< "transfer-blind"
[[nodiscard]] std::optional<Capability> capabilityFromName(QStringView name);

//! Whether something can be done and, if not, why: shown as a tooltip.
struct Availability
{
    bool can = false;
    QString why; //!< translated; empty when `can`

    static Availability yes() { return {true, {}}; }
    static Availability no(QString reason) { return {false, std::move(reason)}; }
    friend bool operator==(const Availability&, const Availability&) = default;
};

//! What this PBX, this licence and this login can do. Anything not set is "no".
class CapabilitySet
{
public:
    CapabilitySet();

    void allow(Capability capability);
    void deny(Capability capability, const QString& why);
    [[nodiscard]] const Availability& of(Capability capability) const;
    [[nodiscard]] bool can(Capability capability) const { return of(capability).can; }

    friend bool operator==(const CapabilitySet&, const CapabilitySet&) = default;

private:
    std::array<Availability, kCapabilityCount> m_all;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::CapabilitySet)
