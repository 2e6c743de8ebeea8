// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/httpfaceserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <expected>

namespace callboard::sim::pbxw {

//! One request, from the query and the form body alike (pbxware 84, 98). What is given twice counts the last time.
struct Request
{
    QString action; //!< without "pbxware."; empty if there is none
    QString key;
    bool php = false; //!< apiformat=php (pbxware 141)
    QHash<QString, QString> arguments;
    QHash<QString, QStringList> lists; //!< name[]=v, in order (pbxware 6718)
    QMap<QString, QMap<QString, QString>> keymap; //!< keymap[key][field]=v (pbxware 5038)

    [[nodiscard]] bool has(const QString& name) const { return arguments.contains(name); }
    [[nodiscard]] QString text(const QString& name) const { return arguments.value(name); }
    [[nodiscard]] QString text(const QString& name, const QString& ifEmpty) const
    {
        const QString found = text(name);
        return found.isEmpty() ? ifEmpty : found;
    }
    [[nodiscard]] int number(const QString& name, int fallback = 0) const;
    //! The parts of a comma list; empty parts stay, an empty text has none (pbxware 2279).
    [[nodiscard]] QStringList list(const QString& name) const;
    [[nodiscard]] QString server() const { return text(QStringLiteral("server")); }
};

[[nodiscard]] Request requestOf(const HttpAsk& ask);

//! What an action answers: JSON, or the free text that goes under "error" (pbxware 168).
using Answer = std::expected<QJsonValue, QString>;

[[nodiscard]] inline std::unexpected<QString> failed(const QString& why)
{
    return std::unexpected<QString>(why);
}

//! {"success":text} and what else belongs to it.
[[nodiscard]] QJsonObject success(const QString& text, QJsonObject further = {});

//! Compact JSON. `trailing`: with a comma behind the last pair of each object, as in several samples (pbxware 361).
[[nodiscard]] QByteArray toJson(const QJsonValue& value, bool trailing);
//! PHP's serialize() (pbxware 149).
[[nodiscard]] QByteArray toPhp(const QJsonValue& value);
//! PHP knows one kind of empty array: every empty object becomes a list.
[[nodiscard]] QJsonValue withPhpEmpties(const QJsonValue& value);

} // namespace callboard::sim::pbxw
