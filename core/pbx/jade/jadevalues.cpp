// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadevalues.h"

#include <QVariant>

#include <algorithm>
#include <array>
#include <charconv>

namespace callboard::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNsPerSecond = 1'000'000'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<int> digits(Text text, size_t from, size_t count)
{
    int value = 0;
    for (size_t i = from; i < from + count; ++i) {
        if (!isDigit(text[i]))
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Days from 1970-01-01 in the proleptic Gregorian calendar. The year begins in March, so that the leap day is its last.
qint64 daysSinceEpoch(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year;
    const int era = y / 400;
    const int yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return static_cast<qint64>(era) * 146'097 + dayOfEra - 719'468;
}

bool sameWord(Text a, Text b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

} // namespace

qint64 toNs(Text timestamp)
{
    // 2018-03-27T06:53:37.437496918Z
    if (timestamp.size() < 19 || timestamp[4] != '-' || timestamp[7] != '-' || timestamp[13] != ':')
        return 0;
    const auto year = digits(timestamp, 0, 4);
    const auto month = digits(timestamp, 5, 2);
    const auto day = digits(timestamp, 8, 2);
    const auto hour = digits(timestamp, 11, 2);
    const auto minute = digits(timestamp, 14, 2);
    const auto second = digits(timestamp, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second)
        return 0;
    if (*year < 1970 || *year > 2200 || *month < 1 || *month > 12 || *day < 1 || *day > 31 || *hour > 23 || *minute > 59
        || *second > 60)
        return 0;
    qint64 ns = ((daysSinceEpoch(*year, *month, *day) * 24 + *hour) * 60 + *minute) * 60 + *second;
    ns *= kNsPerSecond;
    if (timestamp.size() < 21 || timestamp[19] != '.')
        return ns;
    qint64 fraction = 0;
    size_t count = 0;
    while (20 + count < timestamp.size() && count < 9 && isDigit(timestamp[20 + count])) {
        fraction = fraction * 10 + (timestamp[20 + count] - '0');
        ++count;
    }
    return ns + (count == 3 ? fraction * 1'000'000 : fraction);
}

qint64 toNs(const QJsonValue& timestamp)
{
    return toNs(Text(timestamp.toString().toStdString()));
}

bool isUnknown(Text text)
{
    return text.empty() || text == "<unknown>";
}

QString known(const QJsonValue& value)
{
    QString out = text(value);
    if (out == "<unknown>"_L1)
        out.clear();
    return out;
}

std::optional<int> toInt(Text text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<int> toInt(const QJsonValue& value)
{
    return toInt(Text(text(value).toStdString()));
}

std::optional<bool> toBool(Text text)
{
    constexpr std::array<Text, 5> kYes{"true", "yes", "on", "1", "enabled"};
    constexpr std::array<Text, 5> kNo{"false", "no", "off", "0", "disabled"};
    const auto is = [&](Text word) { return sameWord(text, word); };
    if (std::ranges::any_of(kYes, is))
        return true;
    if (std::ranges::any_of(kNo, is))
        return false;
    return std::nullopt;
}

std::optional<bool> toBool(const QJsonValue& value)
{
    return toBool(Text(text(value).toStdString()));
}

QString text(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return value.toVariant().toString();
    case QJsonValue::Null:
    case QJsonValue::Array:
    case QJsonValue::Object:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

Text deviceOf(Text channel)
{
    const size_t dash = channel.rfind('-');
    const size_t slash = channel.find('/');
    if (dash == Text::npos || slash == Text::npos || dash < slash)
        return channel;
    // The ending is a counter in hexadecimal; an endpoint may have dashes of its own.
    const Text ending = channel.substr(dash + 1);
    const bool counter = ending.size() >= 4
        && std::ranges::all_of(ending, [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); });
    return counter ? channel.substr(0, dash) : channel;
}

Text nameOf(Text device)
{
    const size_t begin = device.find_first_of("/:");
    Text name = begin == Text::npos ? device : device.substr(begin + 1);
    if (isLocal(device))
        name = name.substr(0, name.find_first_of("@/"));
    return name;
}

bool isLocal(Text channel)
{
    return channel.starts_with("Local/");
}

std::optional<bool> isReachable(const QString& deviceState)
{
    QString word;
    for (const QChar c : deviceState) {
        if (c.isLetterOrNumber())
            word += c.toLower();
    }
    // NOT_INUSE / "Not in use" / 1; Asterisk's numbers as in a queue member's status.
    static const QStringList kReachable{u"notinuse"_s, u"inuse"_s, u"busy"_s, u"ringing"_s, u"ringinuse"_s,
        u"ringinginuse"_s, u"onhold"_s, u"1"_s, u"2"_s, u"3"_s, u"6"_s, u"7"_s, u"8"_s};
    static const QStringList kNot{u"unavailable"_s, u"invalid"_s, u"4"_s, u"5"_s};
    if (kReachable.contains(word))
        return true;
    if (kNot.contains(word))
        return false;
    return std::nullopt;
}

CallerId callerIdOf(const QString& text)
{
    CallerId out;
    const qsizetype open = text.lastIndexOf(u'<');
    const qsizetype close = text.lastIndexOf(u'>');
    if (text == "<unknown>"_L1)
        return out;
    if (open < 0 || close < open) {
        out.number = text.trimmed();
        return out;
    }
    out.number = text.mid(open + 1, close - open - 1).trimmed();
    out.name = text.first(open).trimmed();
    if (out.name.size() >= 2 && out.name.startsWith(u'"') && out.name.endsWith(u'"'))
        out.name = out.name.mid(1, out.name.size() - 2);
    if (out.name == "<unknown>"_L1)
        out.name.clear();
    return out;
}

} // namespace callboard::jade
