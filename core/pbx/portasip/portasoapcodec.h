// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/portasip/portamediamessage.h"

//! The media services as SOAP: an envelope with the login in its header, sounds as MIME attachments (porta 111-121,
//! 3088-3290). Pure functions.
namespace callboard::portasip::soap {

//! "https://HOST/UM/SOAP/" + service (porta 113).
[[nodiscard]] QString spaceOf(const QString& base, const QString& service);

//! An Error of kind Invalid when a value cannot be written as XML.
[[nodiscard]] Result<MediaBody> encode(const MediaCall& call, const QJsonObject& authInfo, const QString& base);

//! The answer or the fault. Documents with a DTD or entities of their own, deeper than 32 or larger than 16 MB are
//! refused. Elements become members, repeated ones arrays, xsi:nil null; types as portamediamethods.h says.
[[nodiscard]] Result<MediaAnswer> decode(const MediaCall& call, const MediaReply& reply);

} // namespace callboard::portasip::soap
