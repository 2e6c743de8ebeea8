// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/profilepaths.h"

#include <QDir>
#include <QStandardPaths>

namespace callboard {

using namespace Qt::StringLiterals;

ProfilePaths ProfilePaths::below(const QString& directory)
{
    const QDir dir(directory);
    return {dir.absolutePath(), dir.absoluteFilePath(u"local"_s), dir.absoluteFilePath(u"policy.json"_s)};
}

ProfilePaths ProfilePaths::standard()
{
    const QString roaming = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/callboard"_s;
    const QString local = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/callboard"_s;
#ifdef Q_OS_WIN
    const QString policy = qEnvironmentVariable("ProgramData", u"C:/ProgramData"_s) + u"/Callboard/policy.json"_s;
#else
    const QString policy = u"/etc/callboard/policy.json"_s;
#endif
    return {roaming, local, policy};
}

} // namespace callboard
