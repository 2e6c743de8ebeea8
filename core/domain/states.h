// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace callboard {

//! What a call as a whole is doing. Order = the order of the call list (ringing first).
enum class CallState : quint8 { Ringing, Dialing, Talking, Held, Consulting, Parked, Queued, Ended };

//! What one device's part in a call is doing.
enum class LegState : quint8 { Ringing, Dialing, Talking, Held, Parked, Queued, Ended };

enum class Direction : quint8 { In, Out, Internal };

//! What the lamp of an extension shows.
enum class ExtensionState : quint8 { Idle, Ringing, Dialing, Talking, Held, Parked, Dnd, Unavailable, Unknown };

enum class AgentState : quint8 { Idle, Ringing, Talking, Paused, LoggedOff, Unknown };

//! Monitor / whisper / barge = listen / speak to the agent only / speak to both.
enum class SuperviseMode : quint8 { Listen, Whisper, Barge };

// Stable lower-case names, as scripts and files see them ("logged-off"). Words for people are in ui and models.
[[nodiscard]] QString toName(CallState);
[[nodiscard]] QString toName(LegState);
[[nodiscard]] QString toName(Direction);
[[nodiscard]] QString toName(ExtensionState);
[[nodiscard]] QString toName(AgentState);
[[nodiscard]] QString toName(SuperviseMode);

[[nodiscard]] ExtensionState extensionStateOf(LegState leg);
[[nodiscard]] CallState callStateOf(LegState leg);

//! Which of two legs decides the lamp: talking before ringing before dialling before held before parked before queued.
[[nodiscard]] int lampPriority(LegState state);

} // namespace callboard
