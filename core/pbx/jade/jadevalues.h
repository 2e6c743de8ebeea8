// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>
#include <string_view>

namespace callboard::jade {

using Text = std::string_view; //!< UTF-8 inside a decoder; valid during the callback only

//! Nanoseconds since 1970 UTC; 0 if unreadable. The digits behind the point are a count of nanoseconds that the server
//! does not pad ("00.4098610" is 4.1 ms, not 410), except that exactly three of them are milliseconds, notes 11.
[[nodiscard]] qint64 toNs(Text timestamp);
[[nodiscard]] qint64 toNs(const QJsonValue& timestamp);

//! null, "" and "<unknown>" all mean that nobody knows, notes 14.
[[nodiscard]] bool isUnknown(Text text);
//! Empty where nobody knows.
[[nodiscard]] QString known(const QJsonValue& value);

//! A number as jade writes it: 6, "6"; nullopt for null, "" and anything else, notes 12.
[[nodiscard]] std::optional<int> toInt(Text text);
[[nodiscard]] std::optional<int> toInt(const QJsonValue& value);
//! true, "yes", "Yes", "on", 1 and their opposites; nullopt for the rest, notes 15.
[[nodiscard]] std::optional<bool> toBool(Text text);
[[nodiscard]] std::optional<bool> toBool(const QJsonValue& value);

//! What a scalar says as text; empty for null, arrays and objects.
[[nodiscard]] QString text(const QJsonValue& value);

//! "PJSIP/201-00000007" -> "PJSIP/201"; a name without such an ending is a device already.
[[nodiscard]] Text deviceOf(Text channel);
//! "PJSIP/201" -> "201", "Agent:1001" -> "1001", "Local/104@agents/n" -> "104".
[[nodiscard]] Text nameOf(Text device);
//! The halves ";1" and ";2" of a detour inside Asterisk: nobody's phone.
[[nodiscard]] bool isLocal(Text channel);

//! One vocabulary for the three that jade has for device states, notes 35. nullopt: it does not say.
[[nodiscard]] std::optional<bool> isReachable(const QString& deviceState);

//! "\"Reception\" <100>" -> {Reception, 100}.
struct CallerId
{
    QString name;
    QString number;
};
[[nodiscard]] CallerId callerIdOf(const QString& text);

} // namespace callboard::jade
