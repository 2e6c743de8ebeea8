// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/linkstatus.h"

namespace callboard {

using namespace Qt::StringLiterals;

QString toName(LinkState state)
{
    switch (state) {
    case LinkState::Offline:
        return u"offline"_s;
    case LinkState::Connecting:
        return u"connecting"_s;
    case LinkState::Authenticating:
        return u"authenticating"_s;
    case LinkState::Synchronising:
        return u"synchronising"_s;
    case LinkState::Live:
        return u"live"_s;
    case LinkState::Degraded:
        return u"degraded"_s;
    case LinkState::Backoff:
        return u"backoff"_s;
    }
    return u"unknown"_s;
}

bool isLegalTransition(LinkState from, LinkState to)
{
    using enum LinkState;
    if (from == to || to == Offline)
        return true;
    switch (from) {
    case Offline:
        return to == Connecting;
    case Connecting:
        return to == Authenticating || to == Backoff;
    case Authenticating:
        return to == Synchronising || to == Backoff;
    case Synchronising:
        return to == Live || to == Degraded || to == Backoff;
    case Live:
        return to == Degraded || to == Synchronising || to == Backoff;
    case Degraded:
        return to == Live || to == Synchronising || to == Backoff;
    case Backoff:
        return to == Connecting;
    }
    return false;
}

} // namespace callboard
