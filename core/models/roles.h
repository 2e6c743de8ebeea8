// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace callboard {

//! Roles that every live model answers. Column 0 answers all of them; other columns answer what they show.
namespace Role {
Q_NAMESPACE
enum Role : int {
    Id = Qt::UserRole + 1, //!< the strong id (CallId, ExtensionId, ...) as QVariant; never changes for a row
    Sort, //!< comparable value for proxies; per column
    AccessibleText, //!< one sentence for a screen reader; same as Qt::AccessibleTextRole of column 0
    Value, //!< the whole domain value (Call, Extension, ...) as QVariant
    Site, //!< SiteId
    SiteName, //!< the site's name, for the badge; empty while only one site is open
    State, //!< int of the domain state enum, where there is one
    Since, //!< QDateTime UTC, when the state began
    Stale, //!< bool: the link is down, this is the last word we had
    Inferred, //!< int of callboard::Inferred
    SearchText, //!< lower-cased text that a search matches
    Department, //!< extensions and contacts
    Number, //!< what to dial to reach this row, if anything
};
Q_ENUM_NS(Role)
} // namespace Role

} // namespace callboard
