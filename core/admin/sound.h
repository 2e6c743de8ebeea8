// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

//! The value of a field that is a sound: "data:audio/basic;name=welcome.au;base64,...". On the wire to a client it is
//! an object {"name", "type", "data": base64}; a person names a file instead.
namespace callboard::admin::sound {

[[nodiscard]] QString fromWire(const QJsonObject& object); //!< empty when it holds no sound
[[nodiscard]] QJsonObject toWire(const QString& value); //!< empty when the value is no sound
//! Reads a file of at most 10 MB; the type goes by its ending. ErrorKind::Invalid says what is wrong with it.
[[nodiscard]] Result<QString> fromFile(const QString& path);
//! 'welcome.au (12 kB)', for people.
[[nodiscard]] QString summary(const QString& value);

} // namespace callboard::admin::sound
