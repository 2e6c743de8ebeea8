// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace callboard::sim::porta {

//! One part of a MIME body.
struct Part
{
    QByteArray type;
    QString name; //!< of a form's field
    QString fileName;
    QByteArray data; //!< decoded
};

//! The parts of a multipart body; nothing if it is none.
[[nodiscard]] std::optional<QList<Part>> splitParts(const QByteArray& contentType, const QByteArray& body);

//! "multipart/`kind`" with its boundary.
[[nodiscard]] QByteArray multipartType(const QByteArray& kind);
//! Files travel in base64.
[[nodiscard]] QByteArray joinParts(const QList<Part>& parts);

} // namespace callboard::sim::porta
