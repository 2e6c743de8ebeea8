// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/profilefiles.h"

namespace callboard {

using namespace Qt::StringLiterals;

ProfilePaths profilePaths(const QString& profileDir)
{
    return profileDir.isEmpty() ? ProfilePaths::standard() : ProfilePaths::below(profileDir);
}

QString sitesFile(const ProfilePaths& paths)
{
    return paths.roaming + u"/sites.json"_s;
}

QString auditFile(const ProfilePaths& paths)
{
    return paths.local + u"/audit.jsonl"_s;
}

QString keychainService()
{
    return u"callboard"_s;
}

} // namespace callboard
