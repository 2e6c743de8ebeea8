// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QStringList>

namespace callboard {

//! The answer with the values of secret keys replaced by "***", but for those at the paths of `revealed`: names from
//! the answer's root, parts separated by '/', lists left out ("vm_settings/password", "conf_list/pin_host"), "*" for
//! any name. A path reveals exactly what stands there, never what has the same name elsewhere.
[[nodiscard]] QJsonValue maskedJson(const QJsonValue& answer, const QStringList& revealed = {});

} // namespace callboard
