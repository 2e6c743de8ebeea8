// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/siteprofile.h"

#include <QSize>
#include <QStringList>

#include <chrono>
#include <optional>

namespace callboard {

//! The command line of the console.
struct ConsoleOptions
{
    std::optional<Brand> demo;
    QList<SiteProfile> sites; //!< --site, for this run only
    QStringList siteNames; //!< --site with a saved profile's name
    QString workspace; //!< "attendant", "supervisor", "admin"; empty: as it was left
    QString profileDir;
    QString screenshot;
    std::chrono::milliseconds after{2000};
    QSize size; //!< invalid: as it was left
    bool minimized = false;
    QString number; //!< from a tel:, callto: or sip: link
    QString uri; //!< that link as it was given, to be handed to a running console
    std::optional<QString> printAndExit;
};

//! Reads the arguments (without the program's name). The error names the argument and says what is allowed.
[[nodiscard]] Result<ConsoleOptions> parseConsoleOptions(const QStringList& arguments);

} // namespace callboard
