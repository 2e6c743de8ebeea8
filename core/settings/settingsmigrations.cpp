// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsmigrations.h"

#include <QJsonArray>

#include <array>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

void rename(QJsonObject& values, QLatin1StringView from, QLatin1StringView to)
{
    if (values.contains(from) && !values.contains(to))
        values.insert(to, values.value(from));
    values.remove(from);
}

//! Version 1 had one span for every recall, and called the tiles "blf".
void from1To2(QJsonObject& values)
{
    if (const QJsonValue seconds = values.take("calls/recallSeconds"_L1); !seconds.isUndefined()) {
        values.insert("calls/holdRecallSeconds"_L1, seconds);
        values.insert("calls/parkRecallSeconds"_L1, seconds);
    }
    rename(values, "blf/tileSize"_L1, "tiles/size"_L1);
    rename(values, "blf/favourites"_L1, "tiles/favourites"_L1);
    rename(values, "blf/onlyRegistered"_L1, "tiles/registeredOnly"_L1);
}

//! Version 2 said "highContrast" and kept tile sizes as words.
void from2To3(QJsonObject& values)
{
    if (values.value("appearance/theme"_L1).toString() == "highContrast"_L1)
        values.insert("appearance/theme"_L1, u"contrast"_s);
    static const QHash<QString, QString> kSizes{{u"small"_s, u"S"_s}, {u"medium"_s, u"M"_s}, {u"large"_s, u"L"_s}};
    const QString size = values.value("tiles/size"_L1).toString();
    if (kSizes.contains(size))
        values.insert("tiles/size"_L1, kSizes.value(size));
}

constexpr std::array kSteps{&from1To2, &from2To3};
static_assert(kSteps.size() + 1 == kSettingsVersion);

} // namespace

QJsonObject migrateSettings(QJsonObject values, int from)
{
    for (int version = std::max(from, 1); version < kSettingsVersion; ++version)
        kSteps.at(static_cast<size_t>(version - 1))(values);
    return values;
}

} // namespace callboard
