// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace callboard::portasip::mime {

//! One part of a multipart body. Names of headers in lower case, values as they came.
struct Part
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray data; //!< decoded

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
    //! Of the content type, without parameters, in lower case.
    [[nodiscard]] QByteArray type() const;
    //! What the part says it is called: its disposition's file name, else the content type's name; no folders.
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString formName() const; //!< the form field that it is
};

//! "multipart/related; boundary=x" -> "multipart/related"
[[nodiscard]] QByteArray baseType(QByteArrayView contentType);
//! The value of a parameter of a header, unquoted; empty if absent.
[[nodiscard]] QByteArray parameter(QByteArrayView header, QByteArrayView name);
//! A name without folders and control characters, so that it can be offered to save under.
[[nodiscard]] QString plainFileName(QByteArrayView name);

//! Parts of a multipart body, transfer encodings undone. A body that stops before its last boundary, more than 64
//! parts or an encoding that is none are errors.
[[nodiscard]] Result<QList<Part>> parse(QByteArrayView contentType, const QByteArray& body);

//! A boundary that occurs in none of these; the same for the same input.
[[nodiscard]] QByteArray boundaryFor(const QList<Part>& parts);
//! Writes the parts as they are: `data` must already be in the encoding that their headers name.
[[nodiscard]] QByteArray write(const QList<Part>& parts, const QByteArray& boundary);

} // namespace callboard::portasip::mime
