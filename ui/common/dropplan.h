// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "ui/common/selection.h"

class QDropEvent;
class QMimeData;
class QWidget;

namespace callboard::ui {

struct UiContext;

//! How a call is handed over. Plain drop: Blind. Shift: Consult. Alt or the right button: a menu of all.
enum class DropManner : quint8 { Blind, Consult, Voicemail };

//! What dropping something on somebody would do: said while hovering, done on the drop.
struct DropPlan
{
    bool known = false; //!< false: nothing of ours is dragged
    bool possible = false; //!< false: `what` says why not
    QString what; //!< "Transfer ACME Ltd to Bo Li (talking)"
    QString otherwise; //!< "Shift: ask first. Alt: more choices."
    Command command;
};

//! `state`: the target's state in a word, empty when it is not known.
[[nodiscard]] DropPlan planDrop(
    const QMimeData* data, const Target& target, const QString& state, DropManner manner, const UiContext& context);

//! Consult while Shift is down, else Blind.
[[nodiscard]] DropManner mannerOf(const QDropEvent* event);
//! Whether this drop asks with a menu.
[[nodiscard]] bool wantsMenu(const QDropEvent* event);

//! Does the drop: runs the command, or shows the menu of the manners at the pointer. Returns whether it was taken.
bool performDrop(QDropEvent* event, QWidget* on, const Target& target, const QString& state, const UiContext& context);

} // namespace callboard::ui
