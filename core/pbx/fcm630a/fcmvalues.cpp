// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmvalues.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMostSeconds = 1e11; // the year 5138: more is no time

bool sameIgnoringCase(Text a, Text lower)
{
    return std::ranges::equal(a, lower, [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

std::optional<int> digits(Text text, size_t from, size_t count)
{
    if (from + count > text.size())
        return std::nullopt;
    int out = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        out = out * 10 + (c - '0');
    }
    return out;
}

bool hasRecords(const QJsonValue& value)
{
    return value.isArray() && value.toArray().at(0).isObject();
}

} // namespace

bool isUnset(Text text)
{
    return text.empty() || text == "-" || sameIgnoringCase(text, "null");
}

QString text(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::String: {
        const QString out = value.toString();
        return isUnset(out.toStdString()) ? QString() : out;
    }
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const bool whole = std::abs(number) < 9e15 && number == static_cast<double>(static_cast<qint64>(number));
        return whole ? QString::number(static_cast<qint64>(number)) : QString::number(number);
    }
    case QJsonValue::Bool:
        return value.toBool() ? u"yes"_s : u"no"_s;
    default:
        return {};
    }
}

std::optional<int> number(Text text)
{
    int out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return out;
}

std::optional<int> number(const QJsonValue& value)
{
    return number(text(value).toStdString());
}

qint64 localMs(Text time)
{
    const auto year = digits(time, 0, 4);
    const auto month = digits(time, 5, 2);
    const auto day = digits(time, 8, 2);
    const auto hour = digits(time, 11, 2);
    const auto minute = digits(time, 14, 2);
    const auto second = digits(time, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second)
        return 0;
    const QDate date(*year, *month, *day);
    const QTime clock(*hour, *minute, *second);
    if (!date.isValid() || !clock.isValid())
        return 0;
    return QDateTime(date, clock, Qt::UTC).toMSecsSinceEpoch();
}

qint64 unixMs(Text seconds)
{
    double out = 0;
    const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), out);
    if (error != std::errc{} || out <= 0 || out > kMostSeconds)
        return 0;
    return static_cast<qint64>(out * 1000);
}

SystemTime systemTime(Text text)
{
    constexpr size_t kZone = 20; // behind "2019-11-22 17:50:26 "
    SystemTime out;
    out.localMs = localMs(text);
    if (out.localMs == 0 || text.size() < kZone + 3 || text.substr(kZone, 3) != "UTC")
        return out;
    const Text zone = text.substr(kZone + 3);
    if (zone.empty()) {
        out.zoneMinutes = 0;
        return out;
    }
    const auto hours = digits(zone, 1, 2);
    const auto minutes = zone.size() >= 6 ? digits(zone, 4, 2) : std::optional<int>(0);
    if (hours && minutes && (zone.front() == '+' || zone.front() == '-'))
        out.zoneMinutes = (zone.front() == '-' ? -1 : 1) * (*hours * 60 + *minutes);
    return out;
}

ChannelOwner ownerOf(Text channel)
{
    constexpr Text kTrunk = "trunk_";
    ChannelOwner out;
    out.inside = channel.starts_with("Local/");
    const size_t slash = channel.find('/');
    Text name = slash == Text::npos ? channel : channel.substr(slash + 1);
    if (const size_t dash = name.rfind('-'); dash != Text::npos)
        name = name.substr(0, dash);
    if (name.starts_with(kTrunk)) {
        out.trunk = true;
        name.remove_prefix(kTrunk.size());
    }
    out.number = name;
    return out;
}

QStringList listOf(const QJsonValue& value)
{
    QStringList out;
    const auto add = [&out](const QString& word) {
        const QString plain = word.trimmed();
        if (!isUnset(plain.toStdString()))
            out.append(plain);
    };
    if (value.isArray()) {
        for (const QJsonValue& one : value.toArray())
            add(text(one));
    } else {
        for (const QString& one : text(value).split(u','))
            add(one);
    }
    return out;
}

QJsonArray recordsIn(const QJsonValue& response, const QString& key)
{
    if (response.isObject()) {
        const QJsonObject object = response.toObject();
        if (object.value(key).isArray())
            return object.value(key).toArray();
        for (const QJsonValue& value : object) {
            if (hasRecords(value))
                return value.toArray();
        }
        return {};
    }
    const QJsonArray array = response.toArray();
    if (hasRecords(array))
        return array;
    for (const QJsonValue& value : array) {
        if (hasRecords(value))
            return value.toArray();
    }
    return {};
}

bool isNobody(Text number)
{
    return isUnset(number) || number == "s";
}

} // namespace callboard::fcm630a
