// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace callboard {

//! Where one person's files are.
struct ProfilePaths
{
    QString roaming; //!< settings, sites: follow the person
    QString local; //!< window layouts, history, audit trail: this machine
    QString policy; //!< the administrator's file; need not exist

    //! Everything below one directory (--profile-dir).
    [[nodiscard]] static ProfilePaths below(const QString& directory);
    //! Where the platform wants them.
    [[nodiscard]] static ProfilePaths standard();
};

} // namespace callboard
