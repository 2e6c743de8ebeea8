// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/history.h"
#include "core/pbx/pbxware/pbxwcodec.h"

namespace callboard::pbxware {

//! One page of cdr.download (pbxware 6030). The records have no ids of a site and no direction yet.
struct CdrPage
{
    QList<CallRecord> records;
    bool next = false;
    bool hasMos = false; //!< the PBX has a column for quality
    int dropped = 0;
};

//! Columns are found by the words of the header, which differ with edition and version (notes 39, A5 5). `tenantCode`
//! goes off the numbers of known extensions through `numberOf`.
[[nodiscard]] CdrPage readCdr(const Body& body, const std::function<QString(const QString&)>& numberOf);
//! "Answered" and its kin (pbxware 6024).
[[nodiscard]] CallResult callResultOf(const QString& status);
//! The average of cdr.mos for this call; nullopt: the PBX has none (0 says so, pbxware 6187).
[[nodiscard]] std::optional<double> readMos(const Body& body, const QString& uniqueId);
//! The text of a transcription with a line a segment (pbxware 6236).
[[nodiscard]] QString readTranscript(const Body& body);

} // namespace callboard::pbxware
