// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/secretsource.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace callboard::ctl {

namespace {

std::unexpected<Error> wrong(const QString& message)
{
    return unexpected(Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}});
}

} // namespace

Result<std::optional<SiteSecrets>> secretsFromEnvironment(const QString& file)
{
    if (!file.isEmpty()) {
        QFile in(file);
        if (!in.open(QIODevice::ReadOnly | QIODevice::Text)) {
            return wrong(QCoreApplication::translate("callboardctl", "Cannot read the secret file %1: %2")
                             .arg(file, in.errorString()));
        }
#ifdef Q_OS_UNIX
        if (QFileInfo(file).permissions() & (QFile::ReadOther | QFile::WriteOther)) {
            return wrong(QCoreApplication::translate(
                "callboardctl", "Everybody can read the secret file %1. Allow only yourself: chmod 600 %1")
                             .arg(file));
        }
#endif
        const auto line = [&in] { return QString::fromUtf8(in.readLine(4096)).trimmed(); };
        SiteSecrets secrets;
        secrets.main = line();
        secrets.second = line();
        return std::optional(secrets);
    }
    if (!qEnvironmentVariableIsSet("CALLBOARD_SECRET"))
        return std::optional<SiteSecrets>();
    return std::optional(
        SiteSecrets{qEnvironmentVariable("CALLBOARD_SECRET"), qEnvironmentVariable("CALLBOARD_SECOND_SECRET")});
}

} // namespace callboard::ctl
