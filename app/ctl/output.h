// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QList>
#include <QTextStream>

namespace callboard::ctl {

//! Standard output and standard error of callboardctl. Rows go out as JSON lines or, for people, as an aligned table.
class Output
{
public:
    Output(FILE* out, FILE* err, bool json);

    void rows(const QList<QJsonObject>& rows);
    void line(const QJsonObject& object); //!< one JSON line, whatever the mode
    void text(const QString& text); //!< for people; nothing in JSON mode
    void error(const Error& error);
    [[nodiscard]] bool json() const { return m_json; }

private:
    QTextStream m_out;
    QTextStream m_err;
    bool m_json;
};

//! Columns aligned by width; nested values in short form. Exposed for the test.
[[nodiscard]] QString tableText(const QList<QJsonObject>& rows);

} // namespace callboard::ctl
