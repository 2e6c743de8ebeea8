// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

namespace callboard {

//! Somebody's phone(s) under one internal number. The lamp shows `state`.
struct Extension
{
    ExtensionId id; //!< id.text is the number
    QString name;
    QString department;
    ExtensionState state = ExtensionState::Unknown;
    std::optional<bool> registered; //!< nullopt: the PBX does not say
    bool dnd = false;
    QString forwardTo; //!< number; empty when not forwarded
    Party with; //!< who is at the other end of the leg that decides the lamp
    CallId call; //!< the call that decides the lamp; empty when idle
    QDateTime since; //!< UTC, when `state` began; invalid if unknown
    std::optional<int> voicemailNew; //!< nullopt: the PBX does not say
    std::optional<int> voicemailOld;
    bool stale = false;
    Inferred inferred;

    [[nodiscard]] const QString& number() const { return id.text; }
    friend bool operator==(const Extension&, const Extension&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Extension)
