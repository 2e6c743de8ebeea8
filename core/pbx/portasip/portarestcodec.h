// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/portasip/portamediamessage.h"

//! The media services as REST: a form goes out, JSON comes back (porta 134-205). Pure functions.
namespace callboard::portasip::rest {

//! "/rest/Voicemail/get_vm_settings/", with the slash at the end (porta 136).
[[nodiscard]] QString path(const QString& base, const QString& service, const QString& method);

//! The form: auth_info, params and aux_info as JSON texts; multipart when a sound travels along (porta 154-162).
[[nodiscard]] MediaBody encode(const MediaCall& call, const QJsonObject& authInfo);

//! The answer or the fault. A sound may come as a part beside the JSON or as the whole body.
[[nodiscard]] Result<MediaAnswer> decode(const MediaCall& call, const MediaReply& reply);

} // namespace callboard::portasip::rest
