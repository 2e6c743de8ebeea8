// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/states.h"

namespace callboard {

using namespace Qt::StringLiterals;

QString toName(CallState state)
{
    switch (state) {
    case CallState::Ringing:
        return u"ringing"_s;
    case CallState::Dialing:
        return u"dialing"_s;
    case CallState::Talking:
        return u"talking"_s;
    case CallState::Held:
        return u"held"_s;
    case CallState::Consulting:
        return u"consulting"_s;
    case CallState::Parked:
        return u"parked"_s;
    case CallState::Queued:
        return u"queued"_s;
    case CallState::Ended:
        return u"ended"_s;
    }
    return u"unknown"_s;
}

QString toName(LegState state)
{
    switch (state) {
    case LegState::Ringing:
        return u"ringing"_s;
    case LegState::Dialing:
        return u"dialing"_s;
    case LegState::Talking:
        return u"talking"_s;
    case LegState::Held:
        return u"held"_s;
    case LegState::Parked:
        return u"parked"_s;
    case LegState::Queued:
        return u"queued"_s;
    case LegState::Ended:
        return u"ended"_s;
    }
    return u"unknown"_s;
}

QString toName(Direction direction)
{
    switch (direction) {
    case Direction::In:
        return u"in"_s;
    case Direction::Out:
        return u"out"_s;
    case Direction::Internal:
        return u"internal"_s;
    }
    return u"unknown"_s;
}

QString toName(ExtensionState state)
{
    switch (state) {
    case ExtensionState::Idle:
        return u"idle"_s;
    case ExtensionState::Ringing:
        return u"ringing"_s;
    case ExtensionState::Dialing:
        return u"dialing"_s;
    case ExtensionState::Talking:
        return u"talking"_s;
    case ExtensionState::Held:
        return u"held"_s;
    case ExtensionState::Parked:
        return u"parked"_s;
    case ExtensionState::Dnd:
        return u"dnd"_s;
    case ExtensionState::Unavailable:
        return u"unavailable"_s;
    case ExtensionState::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString toName(AgentState state)
{
    switch (state) {
    case AgentState::Idle:
        return u"idle"_s;
    case AgentState::Ringing:
        return u"ringing"_s;
    case AgentState::Talking:
        return u"talking"_s;
    case AgentState::Paused:
        return u"paused"_s;
    case AgentState::LoggedOff:
        return u"logged-off"_s;
    case AgentState::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString toName(SuperviseMode mode)
{
    switch (mode) {
    case SuperviseMode::Listen:
        return u"listen"_s;
    case SuperviseMode::Whisper:
        return u"whisper"_s;
    case SuperviseMode::Barge:
        return u"barge"_s;
    }
    return u"unknown"_s;
}

ExtensionState extensionStateOf(LegState leg)
{
    switch (leg) {
    case LegState::Ringing:
        return ExtensionState::Ringing;
    case LegState::Dialing:
        return ExtensionState::Dialing;
    case LegState::Talking:
        return ExtensionState::Talking;
    case LegState::Held:
        return ExtensionState::Held;
    case LegState::Parked:
        return ExtensionState::Parked;
    case LegState::Queued:
        return ExtensionState::Dialing;
    case LegState::Ended:
        return ExtensionState::Idle;
    }
    return ExtensionState::Unknown;
}

CallState callStateOf(LegState leg)
{
    switch (leg) {
    case LegState::Ringing:
        return CallState::Ringing;
    case LegState::Dialing:
        return CallState::Dialing;
    case LegState::Talking:
        return CallState::Talking;
    case LegState::Held:
        return CallState::Held;
    case LegState::Parked:
        return CallState::Parked;
    case LegState::Queued:
        return CallState::Queued;
    case LegState::Ended:
        return CallState::Ended;
    }
    return CallState::Ended;
}

int lampPriority(LegState state)
{
    switch (state) {
    case LegState::Talking:
        return 6;
    case LegState::Ringing:
        return 5;
    case LegState::Dialing:
        return 4;
    case LegState::Held:
        return 3;
    case LegState::Parked:
        return 2;
    case LegState::Queued:
        return 1;
    case LegState::Ended:
        return 0;
    }
    return 0;
}

} // namespace callboard
