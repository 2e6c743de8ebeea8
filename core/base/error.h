// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace callboard {

//! Which part of the path failed. Decides what the person is told and whether trying again can help.
enum class ErrorKind : quint8 {
    Network, //!< no route, refused, dropped
    Tls, //!< certificate unknown, changed or invalid
    Auth, //!< the PBX did not accept who we are
    Denied, //!< the PBX knows us and forbids this
    NotSupported, //!< this PBX, licence or login has no such function
    Protocol, //!< the PBX sent something that we cannot read
    Pbx, //!< the PBX understood and refused
    Timeout, //!< no answer in time
    Cancelled, //!< given up by the user or by shutdown
    Invalid, //!< bad input from a person, a file or a script
};

//! A failure that a person will read. `message` is translated; `detail` is the PBX's own text, verbatim.
struct Error
{
    ErrorKind kind = ErrorKind::Protocol;
    QString code; //!< the PBX's own code as text, empty if none
    QString message;
    QString detail;
    bool retryable = false; //!< a read may be repeated; a command never is

    bool operator==(const Error&) const = default;
};

//! Stable lower-case name for logs and scripts, e.g. "auth".
[[nodiscard]] QString toName(ErrorKind kind);

//! "message (code): detail", leaving out what is empty; for a log line or a terminal.
[[nodiscard]] QString describe(const Error& error);

} // namespace callboard
