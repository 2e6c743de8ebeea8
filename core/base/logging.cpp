// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

#include "core/base/redact.h"

namespace callboard {

Q_LOGGING_CATEGORY(lcNet, "callboard.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWire, "callboard.wire", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPbx, "callboard.pbx", QtInfoMsg)
Q_LOGGING_CATEGORY(lcModels, "callboard.models", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCommands, "callboard.commands", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSettings, "callboard.settings", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSimulator, "callboard.simulator", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "callboard.ui", QtInfoMsg)

namespace {

QtMessageHandler g_next = nullptr;

void redactingHandler(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    g_next(type, context, redacted(message));
}

} // namespace

void installRedactingLogSink()
{
    if (g_next)
        return;
    g_next = qInstallMessageHandler(redactingHandler);
}

} // namespace callboard
