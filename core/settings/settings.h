// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/profilepaths.h"
#include "core/settings/settingkeys.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace callboard {

//! The person's settings: what the administrator locked, else what the person set, else what the administrator set as
//! default, else the built-in default. Written a moment after a change, and when destroyed.
class Settings : public QObject
{
    Q_OBJECT

public:
    //! Reads the files. What went wrong with them is in warnings().
    explicit Settings(const ProfilePaths& paths, QObject* parent = nullptr);
    ~Settings() override;

    [[nodiscard]] QVariant value(Setting key) const;
    template <typename T> [[nodiscard]] T get(Setting key) const { return value(key).value<T>(); }
    [[nodiscard]] bool flag(Setting key) const { return value(key).toBool(); }
    [[nodiscard]] int number(Setting key) const { return value(key).toInt(); }
    [[nodiscard]] QString text(Setting key) const { return value(key).toString(); }

    //! Fails with Denied for a locked setting and with Invalid for a value that the table does not allow.
    Result<void> set(Setting key, const QVariant& value);
    //! As set(), for what a person asked for: when it cannot be, refused() says why.
    void choose(Setting key, const QVariant& value);
    //! As set(), for what is only remembered (a place, a last number): what is locked stays, without a word.
    void remember(Setting key, const QVariant& value);
    //! Back to the default.
    void reset(Setting key);

    //! Whether the administrator decides this one; show it disabled.
    [[nodiscard]] bool isLocked(Setting key) const { return m_locked.contains(key); }
    [[nodiscard]] const ProfilePaths& paths() const { return m_paths; }
    //! Sentences for the person about files that could not be used.
    [[nodiscard]] const QStringList& warnings() const { return m_warnings; }

    //! Writes what has changed now.
    Result<void> save();

Q_SIGNALS:
    void changed(callboard::Setting key);
    //! A person's wish that could not be met; the message is for them.
    void refused(callboard::Setting key, const callboard::Error& error);
    //! Writing failed; tried again with the next change.
    void saveFailed(const QString& message);

private:
    struct File
    {
        QString path;
        QJsonObject unknown; //!< names that this version does not know: kept
        bool dirty = false;
    };

    void load(File& file, SettingScope scope);
    void loadPolicy();
    [[nodiscard]] File& fileOf(Setting key);
    [[nodiscard]] Result<void> write(File& file, SettingScope scope);
    void touch(Setting key);

    ProfilePaths m_paths;
    File m_roaming;
    File m_local;
    QHash<Setting, QVariant> m_values;
    QHash<Setting, QVariant> m_adminDefaults;
    QHash<Setting, QVariant> m_locked;
    QStringList m_warnings;
    QTimer m_saveSoon;
};

} // namespace callboard
