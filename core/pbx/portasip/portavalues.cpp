// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Single values as PortaSIP writes them: states, numbers, times.
#include "core/pbx/portasip/portacodec.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace callboard::portasip {

namespace {

struct PhaseName
{
    Text name;
    Phase phase;
};
constexpr std::array kPhases{PhaseName{"connected", Phase::Connected}, PhaseName{"ringing", Phase::Ringing},
    PhaseName{"terminated", Phase::Terminated}, PhaseName{"trying", Phase::Trying}, PhaseName{"early", Phase::Early},
    PhaseName{"held", Phase::Held}, PhaseName{"holding", Phase::Holding}, PhaseName{"queued", Phase::Queued},
    PhaseName{"dequeued", Phase::Dequeued}, PhaseName{"started", Phase::Started}};

} // namespace

Phase phaseOf(Text state)
{
    const auto row = std::ranges::find(kPhases, state, &PhaseName::name);
    return row == kPhases.end() ? Phase::Unknown : row->phase;
}

std::optional<int> toInt(Text text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

namespace {

// Reads exactly `digits` digits and the separator after them, if one is due.
bool eat(Text& text, size_t digits, int& value, Text separators)
{
    if (text.size() < digits)
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
    if (error != std::errc{} || end != text.data() + digits || value < 0)
        return false;
    text.remove_prefix(digits);
    if (separators.empty())
        return true;
    if (text.empty() || separators.find(text.front()) == Text::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

// Days since 1970 of a date in the Gregorian calendar.
qint64 daysOf(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year;
    const int era = y / 400;
    const int ofEra = y - era * 400;
    const int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146'097LL + ofEra * 365LL + ofEra / 4 - ofEra / 100 + ofYear - 719'468;
}

int fractionMs(Text& text)
{
    if (text.empty() || (text.front() != '.' && text.front() != ','))
        return 0;
    text.remove_prefix(1);
    int ms = 0;
    int scale = 100;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        ms += (text.front() - '0') * scale;
        scale /= 10;
        text.remove_prefix(1);
    }
    return ms;
}

} // namespace

qint64 toEpochMs(Text text)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!eat(text, 4, year, "-") || !eat(text, 2, month, "-") || !eat(text, 2, day, " T") || !eat(text, 2, hour, ":")
        || !eat(text, 2, minute, ":") || !eat(text, 2, second, {}))
        return 0;
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
        return 0;
    const int ms = fractionMs(text);
    qint64 offset = 0; // minutes
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        const int sign = text.front() == '-' ? -1 : 1;
        text.remove_prefix(1);
        int hours = 0;
        int minutes = 0;
        if (!eat(text, 2, hours, text.size() > 2 && text[2] == ':' ? ":" : "") || !eat(text, 2, minutes, {}))
            return 0;
        offset = sign * (hours * 60LL + minutes);
    } else if (text == "Z") {
        text = {};
    }
    if (!text.empty())
        return 0;
    return (((daysOf(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second) * 1000 + ms;
}

} // namespace callboard::portasip
