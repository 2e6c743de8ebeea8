// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace callboard {

//! The text with every secret replaced by "***": values of secret keys in JSON, in forms and queries
//! (JSON inside them included), in headers and in XML elements.
//! Sits at the log sink, so that no caller has to remember it.
[[nodiscard]] QString redacted(const QString& text);

//! Whether a field of this name (any case, '.', '_' and '-' ignored) holds a secret: login_password, apikey, cookie,
//! ...
[[nodiscard]] bool isSecretKey(QStringView key);

} // namespace callboard
