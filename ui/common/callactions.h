// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/command.h"

namespace callboard {
class CommandRunner;
}

namespace callboard::ui {

// What an attendant can do with a call, and the Command that does it. The list, the card, the keys and the toasts all
// ask here, so that they agree. `home` is the number of the attendant's own extension on the call's site.

//! The call as `home` sees it: a call that `home` holds is held, whatever the other side's phone says.
[[nodiscard]] CallState stateAt(const Call& call, const QString& home);
//! Since when it is so; the call's own time where the leg has none.
[[nodiscard]] QDateTime sinceAt(const Call& call, const QString& home);

//! What double-click and Enter do: answer, pick up, resume, retrieve, take. nullopt: nothing is obvious.
//! `now`: until when a new call can be let through; invalid: whatever the call says.
[[nodiscard]] std::optional<Capability> obviousVerb(const Call& call, const QString& home, const QDateTime& now = {});

//! Whether the verb makes sense in the call's state; whether the PBX can do it is another question.
[[nodiscard]] bool makesSense(Capability verb, const Call& call, const QString& home, const QDateTime& now = {});

//! Whether somebody here paused the recording of this call: a PBX says only that it records.
[[nodiscard]] bool isRecordingPaused(const CommandRunner& commands, const CallId& call);
//! The same sense for a verb that depends on it: pausing or going on.
[[nodiscard]] bool fitsRecording(Capability verb, const CommandRunner& commands, const CallId& call);

//! For verbs that need nothing but the call. Toggles (mute, record) are separate verbs.
[[nodiscard]] Command commandFor(Capability verb, const Call& call, const QString& home);

//! "Answer", "Take back from hold": the word on a button. Translated.
[[nodiscard]] QString verbText(Capability verb);
[[nodiscard]] QString verbIcon(Capability verb);
//! The id in ActionRegistry of the action that does this to the current call; empty when there is none.
[[nodiscard]] QString actionId(Capability verb);

} // namespace callboard::ui
