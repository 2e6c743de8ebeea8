// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/extension.h"

#include <QCoreApplication>

namespace callboard::ui {

//! What is shown for a state: each has one colour, one icon and one word, and the three always go together.
enum class Lamp : quint8 {
    Idle,
    Ringing,
    Dialing,
    Talking,
    Held,
    Parked,
    Queued,
    Dnd,
    Forwarded,
    Away,
    Unregistered,
    Unknown,
};

inline constexpr int kLampCount = static_cast<int>(Lamp::Unknown) + 1;

//! A phone in use shows what it does; an idle one shows what stands in the way of calling it, the worst first:
//! unregistered, DND, forwarded.
[[nodiscard]] Lamp lampOf(const Extension& extension);
[[nodiscard]] Lamp lampOf(CallState state);

[[nodiscard]] QString iconName(Lamp lamp); //!< for Icons
[[nodiscard]] QString word(Lamp lamp); //!< translated, lower case: "talking"

//! Words under which the lamp strings are translated.
class LampWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::LampWords)
    friend QString word(Lamp lamp);
};

} // namespace callboard::ui
