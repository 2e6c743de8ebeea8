// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/lamp.h"

namespace callboard::ui {

using namespace Qt::StringLiterals;

Lamp lampOf(const Extension& extension)
{
    switch (extension.state) {
    case ExtensionState::Ringing:
        return Lamp::Ringing;
    case ExtensionState::Dialing:
        return Lamp::Dialing;
    case ExtensionState::Talking:
        return Lamp::Talking;
    case ExtensionState::Held:
        return Lamp::Held;
    case ExtensionState::Parked:
        return Lamp::Parked;
    case ExtensionState::Idle:
    case ExtensionState::Dnd:
    case ExtensionState::Unavailable:
    case ExtensionState::Unknown:
        break;
    }
    if (extension.registered == false)
        return Lamp::Unregistered;
    if (extension.dnd || extension.state == ExtensionState::Dnd)
        return Lamp::Dnd;
    if (extension.state == ExtensionState::Unknown)
        return Lamp::Unknown;
    if (!extension.forwardTo.isEmpty())
        return Lamp::Forwarded;
    return extension.state == ExtensionState::Unavailable ? Lamp::Away : Lamp::Idle;
}

Lamp lampOf(CallState state)
{
    switch (state) {
    case CallState::Ringing:
        return Lamp::Ringing;
    case CallState::Dialing:
        return Lamp::Dialing;
    case CallState::Talking:
    case CallState::Consulting:
        return Lamp::Talking;
    case CallState::Held:
        return Lamp::Held;
    case CallState::Parked:
        return Lamp::Parked;
    case CallState::Queued:
        return Lamp::Queued;
    case CallState::Ended:
        break;
    }
    return Lamp::Unknown;
}

QString iconName(Lamp lamp)
{
    switch (lamp) {
    case Lamp::Idle:
        return u"state-idle"_s;
    case Lamp::Ringing:
        return u"state-ringing"_s;
    case Lamp::Dialing:
        return u"state-dialing"_s;
    case Lamp::Talking:
        return u"state-talking"_s;
    case Lamp::Held:
        return u"state-held"_s;
    case Lamp::Parked:
        return u"state-parked"_s;
    case Lamp::Queued:
        return u"state-queued"_s;
    case Lamp::Dnd:
        return u"state-dnd"_s;
    case Lamp::Forwarded:
        return u"state-forwarded"_s;
    case Lamp::Away:
        return u"state-away"_s;
    case Lamp::Unregistered:
        return u"state-unregistered"_s;
    case Lamp::Unknown:
        break;
    }
    return u"state-unknown"_s;
}

QString word(Lamp lamp)
{
    switch (lamp) {
    case Lamp::Idle:
        return LampWords::tr("idle");
    case Lamp::Ringing:
        return LampWords::tr("ringing");
    case Lamp::Dialing:
        return LampWords::tr("dialling");
    case Lamp::Talking:
        return LampWords::tr("talking");
    case Lamp::Held:
        return LampWords::tr("on hold");
    case Lamp::Parked:
        return LampWords::tr("parked");
    case Lamp::Queued:
        return LampWords::tr("queued");
    case Lamp::Dnd:
        return LampWords::tr("do not disturb");
    case Lamp::Forwarded:
        return LampWords::tr("forwarded");
    case Lamp::Away:
        return LampWords::tr("away");
    case Lamp::Unregistered:
        return LampWords::tr("no phone");
    case Lamp::Unknown:
        break;
    }
    return LampWords::tr("unknown");
}

} // namespace callboard::ui
