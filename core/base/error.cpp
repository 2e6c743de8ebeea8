// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace callboard {

using namespace Qt::StringLiterals;

QString toName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return u"network"_s;
    case ErrorKind::Tls:
        return u"tls"_s;
    case ErrorKind::Auth:
        return u"auth"_s;
    case ErrorKind::Denied:
        return u"denied"_s;
    case ErrorKind::NotSupported:
        return u"not-supported"_s;
    case ErrorKind::Protocol:
        return u"protocol"_s;
    case ErrorKind::Pbx:
        return u"pbx"_s;
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Invalid:
        return u"invalid"_s;
    }
    return u"unknown"_s;
}

QString describe(const Error& error)
{
    QString text = error.message;
    // A sentence that goes on is not a sentence yet.
    if (text.endsWith(u'.') && (!error.code.isEmpty() || (!error.detail.isEmpty() && error.detail != error.message)))
        text.chop(1);
    if (!error.code.isEmpty())
        text += u" ("_s + error.code + u')';
    if (!error.detail.isEmpty() && error.detail != error.message)
        text += u": "_s + error.detail;
    return text;
}

} // namespace callboard
