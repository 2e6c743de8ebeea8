// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/outcome.h"

namespace callboard::ctl {

//! What callboardctl returns to the shell.
enum ExitCode : int {
    Done = 0,
    Refused = 1, //!< by the PBX
    WrongUse = 2,
    Unreachable = 3, //!< or login or certificate refused
    CannotDo = 4, //!< this PBX or login has no such function
    NotConfirmed = 5, //!< sent, but nothing showed in time that it took effect
};

[[nodiscard]] ExitCode exitCodeOf(const Error& error);
[[nodiscard]] ExitCode exitCodeOf(const Outcome& outcome);

} // namespace callboard::ctl
