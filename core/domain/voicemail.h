// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"

namespace callboard {

//! One message in somebody's mailbox.
struct VoicemailMessage
{
    VoicemailMessageId id; //!< unique on the site, whatever the mailbox
    QString mailbox; //!< number of the extension that it was left for
    QString folder; //!< the PBX's own name for where it lies ("INBOX"); empty if it has none
    Party from;
    QDateTime at; //!< UTC, when it was left; invalid if unknown
    int seconds = -1; //!< its length; -1 if unknown
    bool heard = false;
    bool urgent = false;

    friend bool operator==(const VoicemailMessage&, const VoicemailMessage&) = default;
};

//! Something to listen to, as the PBX stores it.
struct Audio
{
    QByteArray data;
    QString mimeType; //!< "audio/x-wav"; empty if unknown
    QString fileName; //!< a name to save it under; empty if the PBX has none

    friend bool operator==(const Audio&, const Audio&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::VoicemailMessage)
