// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace callboard {

//! Why a call ended, as far as the PBX tells.
struct EndCause
{
    enum class Kind : quint8 {
        Unknown,
        Normal, //!< somebody hung up
        Busy,
        NoAnswer,
        Rejected,
        Failed, //!< wrong number, congestion, ...
        Transferred,
        Lost, //!< gone in a re-read: the PBX no longer knows it
    };
    Kind kind = Kind::Unknown;
    int sipCode = 0; //!< SIP response code, 0 if unknown
    int q850 = 0; //!< Q.850 cause, 0 if unknown
    bool byCaller = false; //!< meaningful with Normal only
    QString text; //!< the PBX's own words

    friend bool operator==(const EndCause&, const EndCause&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::EndCause)
