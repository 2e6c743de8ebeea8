// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace callboard::ctl {

//! What a command takes, for checking and for --help.
struct CommandSyntax
{
    QLatin1StringView name;
    QLatin1StringView arguments; //!< "CALL TO", optional ones in brackets
    int least; //!< positional arguments
    int most; //!< -1: any number
    QLatin1StringView options; //!< names without dashes, blank separated
    const char* help; //!< translatable, context "callboardctl"
};

[[nodiscard]] const QList<CommandSyntax>& commandTable();
[[nodiscard]] const CommandSyntax* findCommand(QStringView name);

struct Arguments
{
    QString site;
    bool json = false;
    std::chrono::milliseconds timeout{10000};
    QString secretFile;
    QString fingerprint; //!< lower-case hex without separators
    QString profileDir;
    QString command;
    QStringList rest;
    // Options of single commands:
    bool consult = false;
    bool voicemail = false;
    bool yes = false;
    bool dryRun = false;
    QString as;
    QString reason;
    std::optional<std::chrono::milliseconds> watchFor;
    // Answered by the parser itself:
    std::optional<QString> printAndExit; //!< help or version text
};

//! Reads the command line (without the program's name). The error names the argument and says what is allowed.
[[nodiscard]] Result<Arguments> parseArguments(const QStringList& arguments);

} // namespace callboard::ctl
