// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/capability.h"

#include <QVariantMap>

namespace callboard {

//! What could go wrong if it was a slip: Costly and Destructive ask first.
enum class Risk : quint8 { Harmless, Costly, Destructive };

//! One change to a PBX, as a value. A button, a key, a drop, a tel: link and callboardctl all make the same one.
//! Build it with the named functions; which fields a verb uses is what they take.
struct Command
{
    Capability verb = Capability::Dial;
    SiteId site;
    CallId call; //!< the call acted on
    QString extension; //!< as whom: the number of the extension whose phone acts (dials, transfers, listens)
    QString target; //!< number: who is called, gets the call, is listened to; or slot or queue
    QString part; //!< what within the target: a participant's or a message's id
    QString text; //!< digits, pause reason, a chat message, ...
    QStringList people; //!< ids of who is invited
    bool on = false; //!< what a switch is set to
    bool ask = false; //!< whoever is listened to has to agree first
    QVariantMap details; //!< shown in the audit trail, e.g. the name behind the number

    //! Ring `from`, then connect it with `to`.
    static Command dial(const ExtensionId& from, const QString& to);
    //! The same for `to` who is a user of this PBX.
    static Command dialColleague(const ExtensionId& from, const QString& to);
    static Command answer(const CallId& call, const QString& extension);
    static Command reject(const CallId& call, const QString& extension);
    //! Hangs up `extension`'s leg, or the whole call when `extension` is empty.
    static Command hangup(const CallId& call, const QString& extension);
    static Command hold(const CallId& call, const QString& extension);
    static Command resume(const CallId& call, const QString& extension);
    static Command mute(const CallId& call, const QString& extension);
    static Command unmute(const CallId& call, const QString& extension);
    //! `extension` gives its call to `to` and is out of it.
    static Command transferBlind(const CallId& call, const QString& extension, const QString& to);
    static Command transferConsult(const CallId& call, const QString& extension, const QString& to);
    static Command transferComplete(const CallId& call, const QString& extension);
    static Command transferCancel(const CallId& call, const QString& extension);
    static Command transferSwap(const CallId& call, const QString& extension);
    static Command transferVoicemail(const CallId& call, const QString& extension, const QString& mailbox);
    static Command conference(const CallId& call, const QString& extension);
    //! An empty slot means the next free one.
    static Command park(const CallId& call, const QString& extension, const QString& slot);
    static Command unpark(const ParkSlotId& slot, const QString& extension);
    static Command pickup(const CallId& call, const QString& extension);
    static Command takeQueued(const CallId& call, const QString& extension);
    static Command moveQueued(const CallId& call, const QString& to);
    //! `verb` is Listen, Whisper or Barge; `agent` is the extension listened to.
    //! `ask`: only where SuperviseAsking is possible.
    static Command supervise(
        Capability verb, const CallId& call, const QString& agent, const QString& extension, bool ask = false);
    //! `verb` is RecordStart, RecordStop, RecordPause or RecordResume.
    static Command record(Capability verb, const CallId& call, const QString& extension);
    static Command sendDtmf(const CallId& call, const QString& extension, const QString& digits);
    //! `verb` is AgentLogin, AgentLogout, AgentPause or AgentResume.
    static Command agent(Capability verb, const QueueId& queue, const QString& extension, const QString& reason = {});

    static Command agentPenalty(const QueueId& queue, const QString& extension, int penalty);
    //! A new room of this name that `extension` owns; `number` is called into it.
    static Command roomOpen(const ExtensionId& extension, const QString& name, const QString& number);
    //! `call` with its two sides becomes a room of this name that `extension` owns.
    static Command roomFromCall(const CallId& call, const QString& extension, const QString& name);
    static Command roomAdd(const ConferenceRoomId& room, const QString& number);
    //! `verb` is RoomMute, RoomUnmute, RoomHold, RoomResume or RoomKick.
    static Command participant(Capability verb, const ConferenceRoomId& room, const QString& participant);
    static Command roomClose(const ConferenceRoomId& room);
    static Command voicemailDelete(const VoicemailMessageId& message, const QString& mailbox);
    static Command chatSend(const ChatRoomId& room, const QString& text);
    //! People by their ids; one: a direct conversation, for which the name may be empty.
    static Command chatOpen(const SiteId& site, const QString& name, const QStringList& people);
    static Command chatLeave(const ChatRoomId& room);
    //! `verb` is Admit or Refuse.
    static Command admission(Capability verb, const CallId& call);
    //! Rings `outside`, then connects it with `to`: an outside number, a queue, a ring group, a menu.
    static Command connectOutside(const SiteId& site, const QString& outside, const QString& to);
    //! `prompt` is the PBX's name of the announcement.
    static Command playPrompt(const CallId& call, const QString& extension, const QString& prompt);
    //! `extension` speaks to the group; empty: as the PBX has it.
    static Command page(const SiteId& site, const QString& extension, const QString& group);
    static Command pageEnd(const SiteId& site, const QString& group);
    static Command setDnd(const ExtensionId& extension, bool on);
    //! An empty `to` ends the forwarding.
    static Command setForward(const ExtensionId& extension, const QString& to);
    static Command setNight(const NightSwitchId& what, bool night);
    //! `extension` may be empty where the PBX does not need a sender.
    static Command sendSms(const SiteId& site, const QString& extension, const QString& to, const QString& text);

    [[nodiscard]] Risk risk() const;
    friend bool operator==(const Command&, const Command&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Command)
