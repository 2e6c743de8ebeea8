// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/maskedjson.h"

#include "core/base/redact.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

bool isAt(const QString& place, const QString& path)
{
    if (!path.contains(u'*'))
        return place == path;
    const QStringList there = place.split(u'/');
    const QStringList parts = path.split(u'/');
    return std::ranges::equal(
        there, parts, [](const QString& name, const QString& part) { return part == "*"_L1 || part == name; });
}

QJsonValue maskedAt(const QJsonValue& value, const QString& path, const QStringList& revealed)
{
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue& entry : value.toArray())
            out.append(maskedAt(entry, path, revealed));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString here = path.isEmpty() ? it.key() : path + u'/' + it.key();
        const bool secret = isSecretKey(it.key()) && !it.value().isNull()
            && std::ranges::none_of(revealed, [&here](const QString& path) { return isAt(here, path); });
        out.insert(it.key(), secret ? QJsonValue(u"***"_s) : maskedAt(it.value(), here, revealed));
    }
    return out;
}

} // namespace

QJsonValue maskedJson(const QJsonValue& answer, const QStringList& revealed)
{
    return maskedAt(answer, {}, revealed);
}

} // namespace callboard
