// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace callboard::sim::pbxw {

//! "Feb-01-2009" (pbxware 5947); English in every language. Invalid for anything else.
[[nodiscard]] QDate dateOf(const QString& text);
//! "23:59:59" (pbxware 5966).
[[nodiscard]] QTime timeOf(const QString& text);

//! From the four arguments of a query; an empty time has its default. In world milliseconds, both ends included.
struct Period
{
    qint64 from = 0;
    qint64 to = 0;

    [[nodiscard]] bool contains(qint64 ms) const { return from <= ms && ms <= to; }
};
[[nodiscard]] Period periodOf(const QString& start, const QString& startTime, const QString& end,
    const QString& endTime, const QString& zone, const QString& lastTime = QStringLiteral("23:59:59"));

//! "2023-09-22 12:43:53" (pbxware 3887); the server's own zone is UTC.
[[nodiscard]] QString stampOf(qint64 ms);

} // namespace callboard::sim::pbxw
