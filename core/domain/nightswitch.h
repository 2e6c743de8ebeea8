// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDateTime>

namespace callboard {

//! Something that works by day and by night in different ways: the whole PBX, a menu, a number, a queue.
struct NightSwitch
{
    NightSwitchId id;
    QString name; //!< "Whole PBX", "Main menu"
    bool whole = false; //!< the one switch for the site
    bool night = false;
    QString by; //!< why it is as it is: "timetable", "by hand"; empty if the PBX does not say
    bool stale = false;

    friend bool operator==(const NightSwitch&, const NightSwitch&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::NightSwitch)
