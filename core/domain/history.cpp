// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/history.h"

#include <array>

namespace callboard {

using namespace Qt::StringLiterals;

QString toName(CallResult result)
{
    static constexpr std::array kNames{
        "unknown"_L1, "answered"_L1, "no-answer"_L1, "busy"_L1, "failed"_L1, "voicemail"_L1};
    return kNames.at(static_cast<size_t>(result));
}

} // namespace callboard
