// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/directory.h"

//! The names that PAL gives to an extension's settings (section 7 of the document). What the world does not act on is
//! kept as text.
namespace callboard::sim::pal {

[[nodiscard]] QString typeName(ExtensionKind kind);
[[nodiscard]] bool kindFromType(const QString& type, ExtensionKind* kind);
[[nodiscard]] QString property(const Directory& directory, const Extension& extension, const QString& name);
void setProperty(Extension& extension, const QString& name, const QString& value);

} // namespace callboard::sim::pal
