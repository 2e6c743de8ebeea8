// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include "core/base/logging.h"
#include "core/settings/jsonfile.h"
#include "core/settings/settingsmigrations.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSaveAfterMs = 400;

} // namespace

Settings::Settings(const ProfilePaths& paths, QObject* parent)
    : QObject(parent)
    , m_paths(paths)
    , m_roaming{QDir(paths.roaming).filePath(u"settings.json"_s), {}}
    , m_local{QDir(paths.local).filePath(u"settings-local.json"_s), {}}
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(kSaveAfterMs);
    connect(&m_saveSoon, &QTimer::timeout, this, [this] { (void)save(); });
    load(m_roaming, SettingScope::Roaming);
    load(m_local, SettingScope::Local);
    loadPolicy();
    for (const QString& warning : std::as_const(m_warnings))
        qCWarning(lcSettings).noquote() << warning;
}

Settings::~Settings()
{
    (void)save();
}

void Settings::load(File& file, SettingScope scope)
{
    const JsonFileContent content = readJsonFile(file.path);
    if (!content.warning.isEmpty())
        m_warnings << content.warning;
    if (!content.existed || content.object.isEmpty())
        return;
    const int version = content.object.value("version"_L1).toInt(1);
    if (version > kSettingsVersion) {
        const QString kept = u"%1.v%2"_s.arg(file.path).arg(version);
        QFile::copy(file.path, kept);
        m_warnings << tr("%1 was written by a newer version of Callboard. A copy was kept as %2.").arg(file.path, kept);
    }
    const QJsonObject values = migrateSettings(content.object.value("settings"_L1).toObject(), version);
    file.dirty = version < kSettingsVersion;
    if (file.dirty)
        m_saveSoon.start();
    for (auto it = values.begin(); it != values.end(); ++it) {
        const SettingRow* row = settingRow(it.key());
        if (!row || row->scope != scope) {
            file.unknown.insert(it.key(), it.value());
            continue;
        }
        const QVariant value = settingFromJson(*row, it.value());
        if (value.isValid())
            m_values.insert(row->key, value);
        else
            m_warnings << tr("The setting \"%1\" in %2 has a value that is not allowed; its default is used.")
                              .arg(it.key(), file.path);
    }
}

void Settings::loadPolicy()
{
    QFile file(m_paths.policy);
    if (!file.exists())
        return;
    // Not readJsonFile(): an administrator's file is never moved aside.
    QJsonParseError error{};
    const bool readable = file.open(QIODevice::ReadOnly);
    const QJsonDocument document = QJsonDocument::fromJson(readable ? file.readAll() : QByteArray(), &error);
    if (!document.isObject()) {
        m_warnings << tr("The policy file %1 cannot be read (%2).")
                          .arg(m_paths.policy, readable ? error.errorString() : file.errorString());
        return;
    }
    const auto read = [&](QLatin1StringView section, QHash<Setting, QVariant>& into) {
        const QJsonObject values = document.object().value(section).toObject();
        for (auto it = values.begin(); it != values.end(); ++it) {
            const SettingRow* row = settingRow(it.key());
            const QVariant value = row ? settingFromJson(*row, it.value()) : QVariant();
            if (value.isValid())
                into.insert(row->key, value);
            else
                m_warnings << tr("\"%1\" in the policy file %2 is not a setting or not a value that it can have.")
                                  .arg(it.key(), m_paths.policy);
        }
    };
    read("defaults"_L1, m_adminDefaults);
    read("locked"_L1, m_locked);
}

QVariant Settings::value(Setting key) const
{
    for (const auto* layer : {&m_locked, &m_values, &m_adminDefaults}) {
        if (const auto found = layer->constFind(key); found != layer->constEnd())
            return *found;
    }
    return defaultOf(settingRow(key));
}

Result<void> Settings::set(Setting key, const QVariant& value)
{
    const SettingRow& row = settingRow(key);
    const QString name = QLatin1StringView(row.name);
    if (isLocked(key)) {
        return unexpected(Error{.kind = ErrorKind::Denied,
            .code = {},
            .message = tr("\"%1\" is set by your administrator.").arg(name),
            .detail = {}});
    }
    if (!isAllowed(row, value)) {
        return unexpected(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = tr("\"%1\" cannot be set to this value.").arg(name),
            .detail = value.toString()});
    }
    if (m_values.contains(key) && m_values.value(key) == value)
        return {};
    const bool differs = this->value(key) != value;
    m_values.insert(key, value);
    touch(key);
    if (differs)
        Q_EMIT changed(key);
    return {};
}

void Settings::choose(Setting key, const QVariant& value)
{
    if (const Result<void> done = set(key, value); !done)
        Q_EMIT refused(key, done.error());
}

void Settings::remember(Setting key, const QVariant& value)
{
    if (const Result<void> done = set(key, value); !done)
        qCDebug(lcSettings).noquote() << describe(done.error());
}

void Settings::reset(Setting key)
{
    const QVariant before = value(key);
    if (!m_values.remove(key))
        return;
    touch(key);
    if (value(key) != before)
        Q_EMIT changed(key);
}

Settings::File& Settings::fileOf(Setting key)
{
    return settingRow(key).scope == SettingScope::Local ? m_local : m_roaming;
}

void Settings::touch(Setting key)
{
    fileOf(key).dirty = true;
    m_saveSoon.start();
}

Result<void> Settings::write(File& file, SettingScope scope)
{
    if (!file.dirty)
        return {};
    QJsonObject values = file.unknown;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        const SettingRow& row = settingRow(it.key());
        if (row.scope == scope)
            values.insert(QLatin1StringView(row.name), settingToJson(row, it.value()));
    }
    const Result<void> written = writeJsonFile(file.path, {{u"version"_s, kSettingsVersion}, {u"settings"_s, values}});
    file.dirty = !written;
    return written;
}

Result<void> Settings::save()
{
    m_saveSoon.stop();
    Result<void> result = write(m_roaming, SettingScope::Roaming);
    if (const Result<void> local = write(m_local, SettingScope::Local); !local)
        result = local;
    if (!result) {
        qCWarning(lcSettings).noquote() << describe(result.error());
        Q_EMIT saveFailed(result.error().message);
    }
    return result;
}

} // namespace callboard
