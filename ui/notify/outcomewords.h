// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandrunner.h"

namespace callboard::ui {

//! What a person is told about a finished command: what happened, or why not and what to do next.
struct OutcomeWords
{
    enum class Weight : quint8 {
        Nothing, //!< the console shows it anyway, or the person cancelled
        Done,
        Doubt, //!< sent, but not confirmed
        Failure,
    };
    Weight weight = Weight::Nothing;
    QString title;
    QString text;
};

[[nodiscard]] OutcomeWords outcomeWords(const AuditEntry& entry);

} // namespace callboard::ui
