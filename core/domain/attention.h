// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace callboard {

//! How closely people follow what a PBX shows: a PBX that must be asked is asked accordingly often.
enum class Attention : quint8 {
    Front, //!< somebody works with the window
    Visible, //!< it can be seen
    Hidden,
};

//! How much a PBX is asked that does not tell by itself.
struct PollTraffic
{
    int lastMinute = 0; //!< requests sent in the last 60 s
    int budget = 0; //!< requests a minute that are allowed; 0: no limit

    friend bool operator==(const PollTraffic&, const PollTraffic&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::PollTraffic)
