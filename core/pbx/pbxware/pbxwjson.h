// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>
#include <utility>

namespace callboard::pbxware {

//! What a body turned out to be. PBXware promises JSON and sends JSON with trailing commas (pbxware 361), PHP's words
//! before or instead of it, bare text and, while a tenant is being built, a page (notes A5, 11).
struct Body
{
    enum class Kind : quint8 { Json, Text, Page, Empty };
    Kind kind = Kind::Empty;
    QJsonValue value; //!< of Json
    QString words; //!< of Text and Page, or what stood around the JSON; at most a few hundred characters

    [[nodiscard]] bool isJson() const { return kind == Kind::Json; }
};

[[nodiscard]] Body readBody(const QByteArray& bytes);

//! The text without commas before a closing brace or bracket; strings are left alone.
[[nodiscard]] QByteArray withoutTrailingCommas(const QByteArray& json);

//! What stands under "error" at the top, also in an array of one (pbxware 168, notes A5 4). nullopt: no error; an
//! "error" further inside is data (pbxware 3889).
[[nodiscard]] std::optional<QString> errorText(const Body& body);
//! "Live Calls: 0", bare or inside JSON: nobody speaks (notes A5 1).
[[nodiscard]] bool saysNoCalls(const Body& body);

//! PHP writes an empty map as [] and one with the keys 0, 1, ... as a list (notes 6).
[[nodiscard]] QList<std::pair<QString, QJsonValue>> keyedMap(const QJsonValue& value);
[[nodiscard]] QJsonObject keyedObject(const QJsonValue& value);
//! A scalar as text; empty for null, lists and objects (notes 7).
[[nodiscard]] QString str(const QJsonValue& value);
[[nodiscard]] bool flag(const QJsonValue& value);
[[nodiscard]] std::optional<double> num(const QJsonValue& value);
//! ["201", 202] or "201,202".
[[nodiscard]] QStringList texts(const QJsonValue& value);

} // namespace callboard::pbxware
