// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingkeys.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

using enum SettingType;
constexpr auto kLocal = SettingScope::Local;
constexpr auto kRoaming = SettingScope::Roaming;

constexpr std::array kTable{
    SettingRow{Setting::Theme, "appearance/theme", String, "system", kRoaming, "system|light|dark|contrast"},
    SettingRow{Setting::Density, "appearance/density", String, "comfortable", kRoaming, "comfortable|compact|large"},
    SettingRow{Setting::TextScale, "appearance/textScale", Int, "100", kRoaming, "75..200"},
    SettingRow{Setting::ReduceMotion, "appearance/reduceMotion", Bool, "false"},
    SettingRow{Setting::Language, "appearance/language", String, ""},
    SettingRow{Setting::Workspace, "workspace/current", String, "attendant", kRoaming, "attendant|supervisor|admin"},
    SettingRow{Setting::WindowGeometry, "workspace/geometry", Bytes, "", kLocal},
    SettingRow{Setting::WindowLayouts, "workspace/layouts", Map, "", kLocal},
    SettingRow{Setting::TourDone, "workspace/tourDone", Bool, "false"},
    SettingRow{Setting::TileSize, "tiles/size", String, "M", kRoaming, "S|M|L"},
    SettingRow{Setting::TileSort, "tiles/sort", String, "name", kRoaming, "name|number|department|state|members"},
    SettingRow{Setting::TileGroup, "tiles/group", String, ""},
    SettingRow{Setting::OwnGroups, "tiles/ownGroups", Map, ""},
    SettingRow{Setting::Favourites, "tiles/favourites", StringList, ""},
    SettingRow{Setting::RegisteredOnly, "tiles/registeredOnly", Bool, "false"},
    SettingRow{Setting::HoldRecallSeconds, "calls/holdRecallSeconds", Int, "60", kRoaming, "0..3600"},
    SettingRow{Setting::ParkRecallSeconds, "calls/parkRecallSeconds", Int, "90", kRoaming, "0..3600"},
    SettingRow{Setting::ShowQueuedCalls, "calls/showQueued", Bool, "true"},
    SettingRow{Setting::RedialNumbers, "calls/redial", StringList, ""},
    SettingRow{Setting::OutsidePrefix, "calls/outsidePrefix", String, ""},
    SettingRow{Setting::InternalDigits, "calls/internalDigits", Int, "5", kRoaming, "1..12"},
    SettingRow{Setting::CallerCardUrl, "calls/callerCardUrl", String, ""},
    SettingRow{Setting::ShowToasts, "notify/toasts", Bool, "true"},
    SettingRow{Setting::RaiseOnRing, "notify/raiseOnRing", Bool, "false"},
    SettingRow{Setting::RingSound, "notify/ringSound", String, ""},
    SettingRow{Setting::RingDevice, "notify/ringDevice", String, "", kLocal},
    SettingRow{Setting::RingVolume, "notify/ringVolume", Int, "80", kRoaming, "0..100"},
    SettingRow{Setting::SoundOnRing, "notify/soundOnRing", Bool, "true"},
    SettingRow{Setting::SoundOnRecall, "notify/soundOnRecall", Bool, "true"},
    SettingRow{Setting::SoundOnFailure, "notify/soundOnFailure", Bool, "true"},
    SettingRow{Setting::ConsoleDnd, "notify/dnd", Bool, "false"},
    SettingRow{Setting::Shortcuts, "keys/shortcuts", Map, ""},
    SettingRow{Setting::WatchClipboard, "keys/watchClipboard", Bool, "false"},
    SettingRow{Setting::GlobalHotKey, "keys/globalHotKey", String, ""},
    SettingRow{Setting::ServiceLevelSeconds, "queues/serviceLevelSeconds", Int, "20", kRoaming, "1..3600"},
    SettingRow{Setting::WaitAmberSeconds, "queues/waitAmberSeconds", Int, "30", kRoaming, "0..3600"},
    SettingRow{Setting::WaitRedSeconds, "queues/waitRedSeconds", Int, "60", kRoaming, "0..3600"},
    SettingRow{Setting::StartMinimised, "program/startMinimised", Bool, "false", kLocal},
    SettingRow{Setting::Autostart, "program/autostart", Bool, "false", kLocal},
    SettingRow{Setting::HistoryDays, "program/historyDays", Int, "0", kRoaming, "0..36500"},
    SettingRow{Setting::HistorySeen, "program/historySeen", String, ""},
    SettingRow{Setting::SystemDialer, "calls/systemDialer", Bool, "false"},
};

consteval bool inOrder()
{
    for (size_t i = 0; i < kTable.size(); ++i) {
        if (static_cast<size_t>(kTable.at(i).key) != i)
            return false;
    }
    return kTable.size() == static_cast<size_t>(kSettingCount);
}
static_assert(inOrder(), "the table must follow the enum");

} // namespace

std::span<const SettingRow> settingTable()
{
    return kTable;
}

const SettingRow& settingRow(Setting key)
{
    return kTable.at(static_cast<size_t>(key));
}

const SettingRow* settingRow(const QString& name)
{
    for (const SettingRow& row : kTable) {
        if (name == QLatin1StringView(row.name))
            return &row;
    }
    return nullptr;
}

QVariant defaultOf(const SettingRow& row)
{
    const QString text = QLatin1StringView(row.fallback);
    switch (row.type) {
    case Bool:
        return text == "true"_L1;
    case Int:
        return text.toInt();
    case String:
        return text;
    case StringList:
        return text.split(u'|', Qt::SkipEmptyParts);
    case Map:
        return QVariantMap();
    case Bytes:
        return QByteArray();
    }
    return {};
}

bool isAllowed(const SettingRow& row, const QVariant& value)
{
    static constexpr std::array kTypes{QMetaType::Bool, QMetaType::Int, QMetaType::QString, QMetaType::QStringList,
        QMetaType::QVariantMap, QMetaType::QByteArray};
    if (value.typeId() != kTypes.at(static_cast<size_t>(row.type)))
        return false;
    if (!row.allowed)
        return true;
    const QString allowed = QLatin1StringView(row.allowed);
    if (row.type == Int) {
        const QStringList limits = allowed.split(u".."_s);
        return value.toInt() >= limits.at(0).toInt() && value.toInt() <= limits.at(1).toInt();
    }
    return allowed.split(u'|').contains(value.toString());
}

QJsonValue settingToJson(const SettingRow& row, const QVariant& value)
{
    switch (row.type) {
    case Bool:
        return value.toBool();
    case Int:
        return value.toInt();
    case String:
        return value.toString();
    case StringList:
        return QJsonArray::fromStringList(value.toStringList());
    case Map:
        return QJsonObject::fromVariantMap(value.toMap());
    case Bytes:
        return QString::fromLatin1(value.toByteArray().toBase64());
    }
    return {};
}

QVariant settingFromJson(const SettingRow& row, const QJsonValue& json)
{
    QVariant value;
    switch (row.type) {
    case Bool:
        if (json.isBool())
            value = json.toBool();
        break;
    case Int:
        if (json.isDouble() && json.toDouble() == json.toInt())
            value = json.toInt();
        break;
    case String:
        if (json.isString())
            value = json.toString();
        break;
    case StringList:
        if (json.isArray())
            value = json.toVariant().toStringList();
        break;
    case Map:
        if (json.isObject())
            value = json.toObject().toVariantMap();
        break;
    case Bytes:
        if (json.isString())
            value = QByteArray::fromBase64(json.toString().toLatin1());
        break;
    }
    return value.isValid() && isAllowed(row, value) ? value : QVariant();
}

} // namespace callboard
