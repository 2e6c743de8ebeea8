// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/voicemail.h"

#include <QJsonObject>

#include <optional>
#include <utility>

namespace callboard::portasip {

//! One call of a media service, whatever the transport.
struct MediaCall
{
    QString service; //!< "Voicemail"
    QString method; //!< "get_vm_settings"
    QJsonObject params;
    std::optional<Audio> audio; //!< a sound that travels along
    bool dryRun = false; //!< only checked by the PBX, not done (porta 178); REST only
};

//! A request's body and what describes it.
struct MediaBody
{
    QByteArray contentType;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< beside the content type
};

//! Why the PBX refused, in its own words (porta 119, 204).
struct MediaFault
{
    QString code; //!< for programs
    QString text; //!< for people

    friend bool operator==(const MediaFault&, const MediaFault&) = default;
};

//! What a media service answered: a result or a fault.
struct MediaAnswer
{
    QJsonObject result;
    std::optional<Audio> audio;
    std::optional<MediaFault> fault;
    int dropped = 0; //!< entries of lists that were no records

    friend bool operator==(const MediaAnswer&, const MediaAnswer&) = default;
};

//! The part of an HTTP reply that the codecs read.
struct MediaReply
{
    int status = 200;
    QByteArray contentType;
    QByteArray disposition; //!< Content-Disposition
    QByteArray body;
};

//! The reply is nothing that the document knows; says what was wrong, never what was in it.
[[nodiscard]] Error unreadable(const QString& why);

} // namespace callboard::portasip
