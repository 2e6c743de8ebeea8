// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandrunner.h"

#include <QFile>
#include <QJsonObject>

namespace callboard {

//! Appends every command to a file, a JSON object a line. Digits sent into a call and secret details are left out.
//! A file that cannot be written is reported once through failed(); commands go on.
class AuditLog : public QObject
{
    Q_OBJECT

public:
    //! Above this size the file becomes `path`.1 (replacing the one before) and a new one begins.
    static constexpr qint64 kMaxBytes = qint64{8} * 1024 * 1024;

    AuditLog(const CommandRunner& runner, const QString& path, QObject* parent = nullptr);

    [[nodiscard]] static QJsonObject toJson(const AuditEntry& entry);

Q_SIGNALS:
    void failed(const QString& message);

private:
    void append(const AuditEntry& entry);
    [[nodiscard]] bool prepare();

    QFile m_file;
    bool m_reported = false;
};

} // namespace callboard
