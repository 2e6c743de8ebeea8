// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace callboard {

//! What is dialled for what a person typed or pasted: without spaces and the punctuation of written numbers, with a
//! leading "+", "*" and "#" kept; "+49 (0)30 ..." loses its "(0)". Letters and other signs are refused with a message
//! that names them (ErrorKind::Invalid).
[[nodiscard]] Result<QString> cleanNumber(const QString& typed);

//! The number behind a tel:, callto: or sip:/sips: link. ErrorKind::Invalid for anything else.
[[nodiscard]] Result<QString> numberFromUri(const QString& uri);

} // namespace callboard
