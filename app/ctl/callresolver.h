// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/domain/command.h"

namespace callboard::ctl {

struct ResolvedCall
{
    Call call;
    QString extension; //!< whose leg the verb acts on
};

//! CALL on the command line is a call's id or the extension that it is on. Which leg acts follows from the verb:
//! a ringing one answers, a held one resumes; `home` is preferred when it is in the call.
[[nodiscard]] Result<ResolvedCall> resolveCall(
    const QList<Call>& calls, const QString& text, Capability verb, const QString& home);

} // namespace callboard::ctl
