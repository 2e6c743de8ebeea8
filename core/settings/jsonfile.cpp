// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/jsonfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct JsonFile
{
    Q_DECLARE_TR_FUNCTIONS(JsonFile)
};

//! Under a name that is free; empty when it could not be moved.
QString moveAside(const QString& path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    for (int i = 0; i < 100; ++i) {
        const QString name = u"%1.corrupt-%2%3"_s.arg(path, stamp, i == 0 ? QString() : u"-%1"_s.arg(i));
        if (!QFile::exists(name))
            return QFile::rename(path, name) ? name : QString();
    }
    return {};
}

} // namespace

JsonFileContent readJsonFile(const QString& path)
{
    JsonFileContent content;
    QFile file(path);
    content.existed = file.exists();
    if (!content.existed)
        return content;
    if (!file.open(QIODevice::ReadOnly)) {
        content.warning = JsonFile::tr("%1 cannot be read: %2").arg(path, file.errorString());
        return content;
    }
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    file.close();
    if (document.isObject()) {
        content.object = document.object();
        return content;
    }
    const QString why
        = error.error == QJsonParseError::NoError ? JsonFile::tr("it is not a JSON object") : error.errorString();
    const QString kept = moveAside(path);
    content.warning = kept.isEmpty()
        ? JsonFile::tr("%1 is damaged (%2). Its defaults are used.").arg(path, why)
        : JsonFile::tr("%1 is damaged (%2). It was kept as %3 and the defaults are used.").arg(path, why, kept);
    return content;
}

Result<void> writeJsonFile(const QString& path, const QJsonObject& object)
{
    const auto failed = [&](const QString& why) {
        return unexpected(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = JsonFile::tr("%1 cannot be written: %2").arg(path, why),
            .detail = why});
    };
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failed(JsonFile::tr("the folder cannot be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(object).toJson());
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace callboard
