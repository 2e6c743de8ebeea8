// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/callresolver.h"

#include <QCoreApplication>

#include <algorithm>

namespace callboard::ctl {

namespace {

//! How well a leg suits the verb; 0 = not at all.
int suits(Capability verb, LegState state)
{
    switch (verb) {
    case Capability::Answer:
    case Capability::Reject:
        return state == LegState::Ringing ? 2 : 0;
    case Capability::Resume:
        return state == LegState::Held ? 2 : (state == LegState::Talking ? 1 : 0);
    case Capability::Hold:
        return state == LegState::Talking ? 2 : (state == LegState::Held ? 1 : 0);
    default:
        return state == LegState::Talking ? 3 : (state == LegState::Ended ? 0 : 2);
    }
}

const Leg* bestLeg(const Call& call, Capability verb, const QString& home)
{
    const Leg* best = nullptr;
    int bestScore = -1;
    for (const Leg& leg : call.legs) {
        if (leg.extension.isEmpty())
            continue;
        const int score = suits(verb, leg.state) * 2 + (leg.extension == home ? 1 : 0);
        if (score > bestScore) {
            best = &leg;
            bestScore = score;
        }
    }
    return best;
}

Error unknown(const QString& text)
{
    return Error{.kind = ErrorKind::Invalid,
        .code = {},
        .message = QCoreApplication::translate("callboardctl",
            "There is no call \"%1\" and no call on an extension of that number. \"callboardctl calls\" lists them.")
                       .arg(text),
        .detail = {}};
}

} // namespace

Result<ResolvedCall> resolveCall(const QList<Call>& calls, const QString& text, Capability verb, const QString& home)
{
    const auto byId = std::ranges::find_if(calls, [&](const Call& call) { return call.id.text == text; });
    if (byId != calls.end()) {
        const Leg* leg = bestLeg(*byId, verb, home);
        return ResolvedCall{*byId, leg ? leg->extension : QString()};
    }
    // An extension can be in two calls (one held): take the leg that suits the verb best.
    const Call* best = nullptr;
    int bestScore = -1;
    for (const Call& call : calls) {
        const Leg* leg = call.legOf(text);
        if (leg && suits(verb, leg->state) > bestScore) {
            best = &call;
            bestScore = suits(verb, leg->state);
        }
    }
    if (!best)
        return unexpected(unknown(text));
    return ResolvedCall{*best, text};
}

} // namespace callboard::ctl
