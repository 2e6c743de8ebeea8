// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/pbx/fcm630a/fcmcodec.h"

#include <chrono>

namespace callboard::fcm630a {

//! What a status of Table 75 (fcm 6158) asks of us.
enum class Remedy : quint8 {
    None,
    Login, //!< -5, -6: the session is over
    Stop, //!< a login that must not be tried again by itself: the address would be banned
    Wait, //!< "too frequently"
    Again, //!< a read may be repeated
    Later, //!< cannot be applied now
};

[[nodiscard]] Remedy remedyFor(int status);
//! How long Remedy::Wait takes, notes 12; zero for everything else.
[[nodiscard]] std::chrono::seconds waitFor(int status);
//! Plain words for a status; the PBX's own text in the detail, remaining tries and time in the message.
[[nodiscard]] Error errorOf(const Envelope& envelope);
[[nodiscard]] Error errorOf(int status, const QString& ownWords = {});

} // namespace callboard::fcm630a
