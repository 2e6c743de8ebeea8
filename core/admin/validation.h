// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/resource.h"

namespace callboard::admin {

enum class Purpose : quint8 { Create, Update, Filter };

//! Something that must be put right before anything is sent, in words for people.
struct Problem
{
    QString field;
    QString message; //!< a full sentence that names the field
};

//! The values in the catalogue's spelling ("yes" has become "true", lists have plain commas), and everything that is
//! wrong with them. Only what is given is judged, so an update never fails because of a field that nobody touched.
struct Checked
{
    Record values;
    QList<Problem> problems;

    [[nodiscard]] bool ok() const { return problems.isEmpty(); }
};

[[nodiscard]] Checked check(const Resource& resource, const Record& values, Purpose purpose);

//! One error that says all problems, a line each.
[[nodiscard]] Error toError(const QList<Problem>& problems);

} // namespace callboard::admin
