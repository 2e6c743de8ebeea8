// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/history.h"
#include "core/domain/queuereport.h"
#include "core/pbx/fcm630a/fcmvalues.h"

namespace callboard::fcm630a {

//! One answer of cdrapi: a row for each call (fcm 5582). Newer units nest the parts of a call in it.
struct CdrPage
{
    int read = 0; //!< rows of the answer, for the next offset
    int dropped = 0;
    QList<CallRecord> records; //!< times as if the PBX's local time were UTC
};
[[nodiscard]] CdrPage decodeCdr(const QJsonObject& answer, const SiteId& site);

//! Which folder and file recapi has to be asked for: "monitor/auto-1.wav".
[[nodiscard]] QStringList recordingNames(const QString& recordFiles, const QString& actionType);

//! The figures of queueapi in whatever format they came: json in either shape, xml (fcm 6062) or csv.
[[nodiscard]] Result<QueueReport> decodeQueueReport(const QByteArray& body, const QueueId& queue);

//! Who is paused by the newest rows of statisticsType=pausedhistory, notes 26.
struct PauseNote
{
    QString queue; //!< empty: the PBX does not say which
    QString agent;
    QString reason;
    qint64 sinceLocalMs = 0;
    bool paused = false;
};
[[nodiscard]] QList<PauseNote> decodePauses(const QJsonObject& answer);

} // namespace callboard::fcm630a
