// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

#include <span>

namespace callboard {

//! Everything that a person can set. What each one is called, its type, default and scope stand in one table
//! (settingkeys.cpp), in this order.
enum class Setting : quint16 {
    // Appearance
    Theme, //!< "system", "light", "dark", "contrast"
    Density, //!< "comfortable", "compact", "large"
    TextScale, //!< percent
    ReduceMotion,
    Language, //!< "de"; empty: the system's
    // Workspaces
    Workspace, //!< "attendant", "supervisor", "admin"
    WindowGeometry, //!< QByteArray, this machine only
    WindowLayouts, //!< workspace name -> base64 of the layout, this machine only
    TourDone,
    // Busy lamp field
    TileSize, //!< "S", "M", "L"
    TileSort, //!< "name", "number", "department", "state", "members"
    TileGroup, //!< the group that is open; empty: all
    OwnGroups, //!< group name -> list of "site/number", in their order
    Favourites, //!< list of "site/number"
    RegisteredOnly,
    // Calls
    HoldRecallSeconds, //!< 0: never
    ParkRecallSeconds, //!< 0: never
    ShowQueuedCalls,
    RedialNumbers, //!< newest first
    OutsidePrefix, //!< put before numbers that are not internal
    InternalDigits, //!< numbers up to this length are internal
    CallerCardUrl, //!< template; %1 is the caller's number
    // Notifications
    ShowToasts,
    RaiseOnRing,
    RingSound, //!< file; empty: built in
    RingDevice, //!< id of the audio output; empty: the system's; this machine only
    RingVolume, //!< percent
    SoundOnRing,
    SoundOnRecall,
    SoundOnFailure,
    ConsoleDnd,
    // Keys and links
    Shortcuts, //!< action id -> key sequences
    WatchClipboard,
    GlobalHotKey,
    // Queues
    ServiceLevelSeconds,
    WaitAmberSeconds,
    WaitRedSeconds,
    // Program
    StartMinimised,
    Autostart,
    HistoryDays, //!< 0: keep all
    HistorySeen, //!< ISO 8601 UTC, when somebody last looked at the missed calls; empty: never
    SystemDialer, //!< numbers that no PBX dials go to the system's phone program
};

inline constexpr int kSettingCount = static_cast<int>(Setting::SystemDialer) + 1;

enum class SettingType : quint8 { Bool, Int, String, StringList, Map, Bytes };

//! Roaming settings follow the person to another machine; local ones make no sense there.
enum class SettingScope : quint8 { Roaming, Local };

struct SettingRow
{
    Setting key;
    const char* name; //!< in the file: "appearance/theme"
    SettingType type;
    const char* fallback; //!< as text: "true", "60", "a|b"; Map and Bytes are empty by default
    SettingScope scope = SettingScope::Roaming;
    const char* allowed = nullptr; //!< "a|b|c" of a String, "0..100" of an Int; nullptr: anything
};

[[nodiscard]] std::span<const SettingRow> settingTable();
[[nodiscard]] const SettingRow& settingRow(Setting key);
//! nullptr when no setting has this name.
[[nodiscard]] const SettingRow* settingRow(const QString& name);

[[nodiscard]] QVariant defaultOf(const SettingRow& row);
//! Whether the value has the row's type and lies within what is allowed.
[[nodiscard]] bool isAllowed(const SettingRow& row, const QVariant& value);

[[nodiscard]] QJsonValue settingToJson(const SettingRow& row, const QVariant& value);
//! Invalid when the JSON is not of the row's type or not allowed.
[[nodiscard]] QVariant settingFromJson(const SettingRow& row, const QJsonValue& json);

} // namespace callboard
