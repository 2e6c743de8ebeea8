// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDate>
#include <QList>

namespace callboard {

//! What a PBX counted for a queue over some days. -1 where it does not say.
struct QueueFigures
{
    int calls = -1;
    int answered = -1;
    int abandoned = -1;
    double averageWaitSeconds = -1;
    double averageTalkSeconds = -1;

    friend bool operator==(const QueueFigures&, const QueueFigures&) = default;
};

struct AgentFigures
{
    QString extension;
    QString name;
    QueueFigures figures;

    friend bool operator==(const AgentFigures&, const AgentFigures&) = default;
};

struct QueueReport
{
    QueueId queue;
    QDate from; //!< in the PBX's own time zone
    QDate to; //!< inclusive
    QueueFigures total;
    QList<AgentFigures> agents;

    friend bool operator==(const QueueReport&, const QueueReport&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::QueueReport)
