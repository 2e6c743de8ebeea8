// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

namespace callboard {

//! A shared line appearance: one lamp that several phones share.
struct Line
{
    LineId id;
    bool busy = false;
    LegId outside; //!< the outside party's leg while busy
    QString talker; //!< who that is
    LegId assigned; //!< the leg of the extension that talks on it
    bool stale = false;

    friend bool operator==(const Line&, const Line&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Line)
