// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulatorhost.h"

#include <QCommandLineParser>

namespace callboard {

struct PbxArguments
{
    sim::SimulatorOptions options;
    bool control = false;
};

//! Declares the options, so that --help can print them.
void declareOptions(QCommandLineParser& parser);
//! What the parsed command line asks for; an error says which argument is wrong and what is allowed.
[[nodiscard]] Result<PbxArguments> readArguments(const QCommandLineParser& parser);

} // namespace callboard
