// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace

QString stateWord(CallState state)
{
    switch (state) {
    case CallState::Ringing:
        return Wording::tr("ringing");
    case CallState::Dialing:
        return Wording::tr("dialling");
    case CallState::Talking:
        return Wording::tr("talking");
    case CallState::Held:
        return Wording::tr("on hold");
    case CallState::Consulting:
        return Wording::tr("consulting");
    case CallState::Parked:
        return Wording::tr("parked");
    case CallState::Queued:
        return Wording::tr("waiting");
    case CallState::Ended:
        return Wording::tr("ended");
    }
    return Wording::tr("unknown");
}

QString stateWord(LegState state)
{
    return stateWord(callStateOf(state));
}

QString stateWord(ExtensionState state)
{
    switch (state) {
    case ExtensionState::Idle:
        return Wording::tr("free");
    case ExtensionState::Ringing:
        return Wording::tr("ringing");
    case ExtensionState::Dialing:
        return Wording::tr("dialling");
    case ExtensionState::Talking:
        return Wording::tr("talking");
    case ExtensionState::Held:
        return Wording::tr("on hold");
    case ExtensionState::Parked:
        return Wording::tr("parked");
    case ExtensionState::Dnd:
        return Wording::tr("do not disturb");
    case ExtensionState::Unavailable:
        return Wording::tr("unavailable");
    case ExtensionState::Unknown:
        break;
    }
    return Wording::tr("unknown");
}

QString stateWord(AgentState state)
{
    switch (state) {
    case AgentState::Idle:
        return Wording::tr("free");
    case AgentState::Ringing:
        return Wording::tr("ringing");
    case AgentState::Talking:
        return Wording::tr("talking");
    case AgentState::Paused:
        return Wording::tr("paused");
    case AgentState::LoggedOff:
        return Wording::tr("logged off");
    case AgentState::Unknown:
        break;
    }
    return Wording::tr("unknown");
}

QString stateWord(LinkState state)
{
    switch (state) {
    case LinkState::Offline:
        return Wording::tr("offline");
    case LinkState::Connecting:
        return Wording::tr("connecting");
    case LinkState::Authenticating:
        return Wording::tr("logging in");
    case LinkState::Synchronising:
        return Wording::tr("reading");
    case LinkState::Live:
        return Wording::tr("live");
    case LinkState::Degraded:
        return Wording::tr("degraded");
    case LinkState::Backoff:
        return Wording::tr("disconnected");
    }
    return Wording::tr("unknown");
}

QString directionWord(Direction direction)
{
    switch (direction) {
    case Direction::In:
        return Wording::tr("incoming");
    case Direction::Out:
        return Wording::tr("outgoing");
    case Direction::Internal:
        return Wording::tr("internal");
    }
    return Wording::tr("unknown");
}

QString superviseWord(SuperviseMode mode)
{
    switch (mode) {
    case SuperviseMode::Listen:
        return Wording::tr("listening");
    case SuperviseMode::Whisper:
        return Wording::tr("whispering");
    case SuperviseMode::Barge:
        return Wording::tr("barged in");
    }
    return Wording::tr("unknown");
}

QString durationText(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    const auto two = [](qint64 value) { return u"%1"_s.arg(value, 2, 10, QLatin1Char('0')); };
    if (seconds < 3600)
        return u"%1:%2"_s.arg(seconds / 60).arg(two(seconds % 60));
    return u"%1:%2:%3"_s.arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
}

QString spokenDuration(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    const int minutes = static_cast<int>(seconds / 60 % 60);
    const int hours = static_cast<int>(seconds / 3600);
    if (seconds < 60)
        return Wording::tr("%n second(s)", nullptr, static_cast<int>(seconds));
    if (hours == 0)
        return Wording::tr("%n minute(s)", nullptr, minutes);
    if (minutes == 0)
        return Wording::tr("%n hour(s)", nullptr, hours);
    //: %1 = "2 hours", %2 = "5 minutes"
    return Wording::tr("%1 and %2")
        .arg(Wording::tr("%n hour(s)", nullptr, hours), Wording::tr("%n minute(s)", nullptr, minutes));
}

QString endCauseSentence(const EndCause& cause)
{
    switch (cause.kind) {
    case EndCause::Kind::Normal:
        return cause.byCaller ? Wording::tr("The caller hung up.") : Wording::tr("The call was hung up.");
    case EndCause::Kind::Busy:
        return Wording::tr("The line was busy.");
    case EndCause::Kind::NoAnswer:
        return Wording::tr("Nobody answered.");
    case EndCause::Kind::Rejected:
        return Wording::tr("The call was rejected.");
    case EndCause::Kind::Failed:
        if (!cause.text.isEmpty())
            return Wording::tr("The call failed: %1").arg(cause.text);
        return Wording::tr("The call failed.");
    case EndCause::Kind::Transferred:
        return Wording::tr("The call was transferred.");
    case EndCause::Kind::Lost:
        return Wording::tr("The PBX no longer knows this call.");
    case EndCause::Kind::Unknown:
        break;
    }
    return Wording::tr("The call ended.");
}

QString partyLabel(const Party& party)
{
    return party.isEmpty() ? Wording::tr("unknown caller") : party.label();
}

QString partyText(const Party& party)
{
    if (!party.name.isEmpty() && !party.number.isEmpty() && party.name != party.number)
        return Wording::tr("%1, %2").arg(party.name, party.number);
    return partyLabel(party);
}

QString linkSentence(const LinkStatus& status, const QDateTime& now)
{
    const QLocale locale;
    const auto secondsSince = [&](const QDateTime& then) { return std::max<qint64>(then.secsTo(now), 0); };
    switch (status.state) {
    case LinkState::Live:
        if (status.latencyMs < 0)
            return stateWord(status.state);
        return Wording::tr("live, %1 s")
            .arg(locale.toString(status.latencyMs / 1000.0, 'f', status.latencyMs < 100 ? 2 : 1));
    case LinkState::Degraded:
        if (status.lastHeard.isValid())
            return Wording::tr("degraded, last word %1 s ago").arg(locale.toString(secondsSince(status.lastHeard)));
        return stateWord(status.state);
    case LinkState::Backoff:
        if (status.nextAttempt.isValid())
            return Wording::tr("disconnected, trying again in %1 s")
                .arg(locale.toString(std::max<qint64>(now.secsTo(status.nextAttempt), 0)));
        return stateWord(status.state);
    case LinkState::Offline:
        if (!status.error.message.isEmpty())
            return Wording::tr("offline: %1").arg(status.error.message);
        return stateWord(status.state);
    default:
        return stateWord(status.state);
    }
}

} // namespace callboard
