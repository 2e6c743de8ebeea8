// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/chat.h"
#include "core/domain/conference.h"
#include "core/domain/endcause.h"
#include "core/domain/extension.h"
#include "core/domain/history.h"
#include "core/domain/linkstatus.h"
#include "core/domain/nightswitch.h"
#include "core/domain/park.h"
#include "core/domain/queue.h"
#include "core/domain/voicemail.h"

namespace callboard {

// What states and events are called in front of people. All translated, all from one place, so that a state has one
// word everywhere. Full sentences end with a full stop; words are lower-case and stand inside a sentence or a tile.

[[nodiscard]] QString stateWord(CallState state); //!< "on hold"
[[nodiscard]] QString stateWord(LegState state);
[[nodiscard]] QString stateWord(ExtensionState state);
[[nodiscard]] QString stateWord(AgentState state);
[[nodiscard]] QString stateWord(LinkState state);
[[nodiscard]] QString directionWord(Direction direction);
[[nodiscard]] QString superviseWord(SuperviseMode mode);

//! "0:07", "12:41", "1:02:31". Negative spans (clocks that disagree) are shown as "0:00".
[[nodiscard]] QString durationText(qint64 ms);
//! "3 seconds", "2 minutes", "1 hour and 5 minutes": for screen readers and sentences.
[[nodiscard]] QString spokenDuration(qint64 ms);

//! "The line was busy."
[[nodiscard]] QString endCauseSentence(const EndCause& cause);
//! "ACME Ltd" or "ACME Ltd, 030 555 0101" or "unknown caller".
[[nodiscard]] QString partyText(const Party& party);
//! Only the name, or the number, or "unknown caller".
[[nodiscard]] QString partyLabel(const Party& party);

//! As seen from `home` (an extension's number; empty: from nobody): "ACME Ltd is calling you.".
[[nodiscard]] QString callSentence(const Call& call, const QString& home);
//! Why a call that nobody can be in is still shown.
[[nodiscard]] QString ghostSentence();
[[nodiscard]] QString extensionSentence(const Extension& extension);
[[nodiscard]] QString parkSentence(const ParkSlot& slot);
[[nodiscard]] QString queueSentence(const Queue& queue);
[[nodiscard]] QString agentSentence(const Agent& agent);

[[nodiscard]] QString roomLabel(const ConferenceRoom& room); //!< never empty
[[nodiscard]] QString roomSentence(const ConferenceRoom& room);
[[nodiscard]] QString participantLabel(const ConferenceParticipant& participant); //!< never empty
[[nodiscard]] QString participantWords(const ConferenceParticipant& participant); //!< "moderator, muted"
[[nodiscard]] QString participantSentence(const ConferenceParticipant& participant, bool stale);
[[nodiscard]] QString chatPersonLabel(const ChatPerson& person); //!< never empty
[[nodiscard]] QString chatRoomLabel(const ChatRoom& room); //!< its name, else who is in it; never empty
[[nodiscard]] QString chatRoomSentence(const ChatRoom& room, int unread);
[[nodiscard]] QString chatMessageSentence(const ChatMessage& message);
[[nodiscard]] QString voicemailWords(const VoicemailMessage& message); //!< "urgent, new"
[[nodiscard]] QString voicemailSentence(const VoicemailMessage& message);

//! Somebody called and nobody spoke with them.
[[nodiscard]] bool isMissed(const CallRecord& record);
//! "missed", "busy", "answered": as a person would say it of a call in this direction.
[[nodiscard]] QString resultWord(const CallRecord& record);
//! The other side: who called, or who was called.
[[nodiscard]] const Party& otherParty(const CallRecord& record);
[[nodiscard]] QString recordSentence(const CallRecord& record);
[[nodiscard]] QString nightWord(bool night); //!< "night"
[[nodiscard]] QString nightSentence(const NightSwitch& nightSwitch);

//! "live, 0.2 s", "degraded, last word 12 s ago", "trying again in 8 s".
[[nodiscard]] QString linkSentence(const LinkStatus& status, const QDateTime& now);

//! Whom the extension `home` is (or would be) talking with in this call.
[[nodiscard]] Party otherParty(const Call& call, const QString& home);

} // namespace callboard
