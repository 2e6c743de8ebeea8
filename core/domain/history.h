// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

#include <QStringList>

namespace callboard {

//! How a call ended, as the PBX's records say.
enum class CallResult : quint8 { Unknown, Answered, NoAnswer, Busy, Failed, Voicemail };

[[nodiscard]] QString toName(CallResult result); //!< "no-answer"

//! One call of the past, from the PBX's records.
struct CallRecord
{
    CallRecordId id;
    Direction direction = Direction::In;
    Party from;
    Party to;
    QDateTime startedAt; //!< UTC
    QDateTime answeredAt; //!< UTC; invalid if nobody answered or the PBX does not say when
    int seconds = -1; //!< from its beginning to its end; -1 if unknown
    int talkSeconds = -1; //!< -1 if unknown
    CallResult result = CallResult::Unknown;
    QString answeredBy; //!< number of the extension; empty if nobody or unknown
    QString queue; //!< number of the queue that it came through
    QString trunk; //!< the PBX's name of the outside line
    QStringList recordings; //!< the PBX's names of its recordings, for PbxClient::recording()
    bool recorded = false; //!< there is a recording, although perhaps not to be had from here
    QString cost; //!< as the PBX writes it, with its currency if it says one
    std::optional<double> quality; //!< mean opinion score, 1 to 5
    QString detail; //!< the PBX's own words for what happened; may be empty
    Inferred inferred;

    friend bool operator==(const CallRecord&, const CallRecord&) = default;
};

struct HistoryQuery
{
    QDateTime from; //!< UTC; invalid: as the client thinks best (today)
    QDateTime to; //!< UTC; invalid: now
    QString number; //!< only calls of this extension or outside number; empty for all
    bool missedOnly = false;
    int limit = 200;
    QString cursor; //!< HistoryPage::next of the page before; empty for the first
};

//! Newest first.
struct HistoryPage
{
    QList<CallRecord> records;
    QString next; //!< opaque; empty when this is the last page
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::CallRecord)
