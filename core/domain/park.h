// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

namespace callboard {

//! A place where a call waits for anyone to take it back. A slot that nobody uses is `call.isEmpty()`.
struct ParkSlot
{
    ParkSlotId id; //!< id.text is the number to dial to take the call back
    CallId call;
    LegId leg; //!< the parked party's leg
    Party who; //!< who waits
    QString by; //!< number of the extension that parked it; empty if unknown
    QDateTime since; //!< UTC
    bool stale = false;

    [[nodiscard]] bool isFree() const { return call.isEmpty(); }
    friend bool operator==(const ParkSlot&, const ParkSlot&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::ParkSlot)
