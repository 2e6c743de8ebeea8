// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/exitcode.h"

namespace callboard::ctl {

ExitCode exitCodeOf(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::Auth:
        return Unreachable;
    case ErrorKind::NotSupported:
        return CannotDo;
    case ErrorKind::Invalid:
    case ErrorKind::Cancelled:
        return WrongUse;
    case ErrorKind::Timeout:
        return NotConfirmed;
    case ErrorKind::Denied:
    case ErrorKind::Protocol:
    case ErrorKind::Pbx:
        break;
    }
    return Refused;
}

ExitCode exitCodeOf(const Outcome& outcome)
{
    switch (outcome.status) {
    case Outcome::Status::Done:
        return Done;
    case Outcome::Status::Unconfirmed:
        return NotConfirmed;
    case Outcome::Status::Failed:
        break;
    }
    return exitCodeOf(outcome.error);
}

} // namespace callboard::ctl
