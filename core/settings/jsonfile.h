// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace callboard {

//! What reading a JSON file came to. A file that is not there is an empty object without warning.
struct JsonFileContent
{
    QJsonObject object;
    QString warning; //!< translated; empty when all is well
    bool existed = false;
};

//! Reads an object. A file that cannot be read as one is renamed to "NAME.corrupt-TIME" so that nothing is lost.
[[nodiscard]] JsonFileContent readJsonFile(const QString& path);

//! Writes it whole or not at all; makes the directory. Readable by its owner only.
[[nodiscard]] Result<void> writeJsonFile(const QString& path, const QJsonObject& object);

} // namespace callboard
