// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/catalogue.h"

namespace callboard::admin {

struct Extracted
{
    QList<Record> records;
    int dropped = 0; //!< entries of the answer that could not be read
};

//! Finds the records in an answer. `names` are the fields that were asked for, in that order; a secret or blind field
//! that is not among them is dropped, whatever the PBX sent. The PBX's "no" is ErrorKind::Pbx with its text in
//! `detail`, an answer of another shape ErrorKind::Protocol.
[[nodiscard]] Result<Extracted> extract(const Catalogue& catalogue, const Resource& resource, const ResultRule& rule,
    const QJsonValue& answer, const QStringList& names);

//! Whether the answer of a change means that it worked.
[[nodiscard]] Result<void> confirm(const Catalogue& catalogue, const QJsonValue& answer);

} // namespace callboard::admin
