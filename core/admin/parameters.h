// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/resource.h"
#include "core/domain/siteprofile.h"

namespace callboard::admin {

//! What the templates of an operation are filled from.
struct ParameterSource
{
    const Resource& resource;
    const SiteProfile& site;
    Record key; //!< which record
    Record scope; //!< filters and "over" parameters of a list
    Record values; //!< what is set
    QStringList touched; //!< the fields among `values` that a person set, when `values` holds more
    QStringList names; //!< the fields that are asked for
    bool countTouched = false; //!< only touched fields count as set: `values` also holds what is merely sent along
};

struct Parameters
{
    QJsonObject object;
    int fieldCount = 0; //!< how many of the values that are set went in; the key does not count
};

//! Fills an operation's parameter templates:
//!   "{name}"                    the value of a field or filter; an error when there is none
//!   "{name?}"                   the same; the parameter is left out when there is none
//!   {"$names": true}            the names asked for, as an array
//!   {"$fields": {"except": [..], "under": "info"}}
//!                               the values as an object by path; only paths below "under", without it
//!   {"$row": 33}                an array of that many texts, the values at their positions
//!   {"$touched": "password"}    "true" when that field is among the touched ones, else "false"
//!   {"$site": "tenant", "when": {"user": "sa"}}
//!                               a part of the site's profile; left out when empty or "when" does not hold
//!   "...": {..}                 the members of that object become parameters of their own
//! Everything else is sent as it is.
[[nodiscard]] Result<Parameters> buildParameters(const QJsonObject& templates, const ParameterSource& source);

} // namespace callboard::admin
