// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <string_view>

namespace callboard::fcm630a {

using Text = std::string_view; //!< UTF-8 inside a decoder; valid during the callback only

[[nodiscard]] inline QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

//! null, "", "null" and "-" all mean that nothing is set, notes 20.
[[nodiscard]] bool isUnset(Text text);
//! What a scalar says as text; empty where nothing is set.
[[nodiscard]] QString text(const QJsonValue& value);
//! A number, written as such or as text.
[[nodiscard]] std::optional<int> number(Text text);
[[nodiscard]] std::optional<int> number(const QJsonValue& value);

//! "2019-11-25 09:43:19" (or with 'T') as milliseconds since 1970 as if it were UTC; 0 if unreadable. The PBX writes
//! its own local time and names no zone.
[[nodiscard]] qint64 localMs(Text time);
//! "1772442890" or "1772442890.31" in milliseconds since 1970 UTC; 0 if unreadable.
[[nodiscard]] qint64 unixMs(Text seconds);

//! "2019-11-22 17:50:26 UTC+02:00" (fcm 482).
struct SystemTime
{
    qint64 localMs = 0; //!< 0: unreadable
    std::optional<int> zoneMinutes;
};
[[nodiscard]] SystemTime systemTime(Text text);

//! Whose a channel is, from its name: "PJSIP/201-0000001b", "PJSIP/trunk_4-0000001a".
struct ChannelOwner
{
    Text number; //!< extension, or the trunk's index
    bool trunk = false;
    bool inside = false; //!< a detour inside the PBX: nobody's phone
};
[[nodiscard]] ChannelOwner ownerOf(Text channel);

//! "201,202" -> list; tolerates spaces and unset.
[[nodiscard]] QStringList listOf(const QJsonValue& value);

//! Wherever the list of records is: an array, an array with counters behind it, an object with an array in it,
//! notes 18. `key` is where it should be.
[[nodiscard]] QJsonArray recordsIn(const QJsonValue& response, const QString& key);

//! "s" in connectednum means that there is no other side yet (fcm 2748).
[[nodiscard]] bool isNobody(Text number);

} // namespace callboard::fcm630a
