// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdlib>

namespace callboard::bench {

//! Milliseconds since whoever started this process looked at the clock: loading and linking count too.
//! CALLBOARD_BENCH_START holds that moment in nanoseconds since 1970, as `date +%s%N` prints it.
inline double msSinceProcessStart()
{
    const char* text = std::getenv("CALLBOARD_BENCH_START");
    const long long start = text ? std::atoll(text) : 0;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<double>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - start) / 1e6;
}

} // namespace callboard::bench
