// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QJsonArray>
#include <QStringList>

namespace callboard {
class PbxClient;
}

namespace callboard::ctl {

struct AdminOptions
{
    bool yes = false; //!< --yes: the user means it
    bool dryRun = false; //!< --dry-run: check everything, change nothing
};

//! One form of the command, for --help.
struct AdminSyntax
{
    QLatin1StringView arguments; //!< what follows "admin"
    const char* help; //!< translatable, context "callboardctl"
};
[[nodiscard]] const QList<AdminSyntax>& adminSyntax();

//! Runs "admin REST..." on a connected client. What each form answers:
//!   (nothing)                  a row a resource: {"resource","title","key","operations","help"}
//!   RESOURCE                   a row a field: {"field","label","type","required","readOnly","secret",...,"help"}
//!   RESOURCE list [FIELD...] [filter=v...]    a row a record; the columns, or the fields that are named
//!   RESOURCE get ID [FIELD...]                one row; a secret only when its field is named
//!   RESOURCE create k=v...     one row: the record; with --dry-run what would be set
//!   RESOURCE update ID k=v...  a row a change: {"field","before","after"}; none when nothing differs
//!   RESOURCE delete ID         one row: {"deleted"}; refused without --yes where that is dangerous
//!   import RESOURCE FILE       a row a line: {"line","id","action","changes","error"}, see importFailed()
//!   export RESOURCE FILE       one row: {"file","records","columns"}
//! Wrong use is ErrorKind::Invalid and sends nothing that changes anything.
[[nodiscard]] QFuture<Result<QJsonArray>> runAdmin(
    PbxClient& client, const QStringList& rest, const AdminOptions& options);

//! Whether a line of an import was refused: the exit status is 1 then, although the others are done.
[[nodiscard]] bool importFailed(const QJsonArray& rows);

} // namespace callboard::ctl
