// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwtimes.h"

#include <QLocale>
#include <QTimeZone>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

QDate dateOf(const QString& text)
{
    return QLocale::c().toDate(text, u"MMM-dd-yyyy"_s);
}

QTime timeOf(const QString& text)
{
    return QTime::fromString(text, u"hh:mm:ss"_s);
}

Period periodOf(const QString& start, const QString& startTime, const QString& end, const QString& endTime,
    const QString& zone, const QString& lastTime)
{
    const QTimeZone named(zone.toLatin1());
    const QTimeZone used = named.isValid() ? named : QTimeZone::utc();
    const QTime first = startTime.isEmpty() ? QTime(0, 0) : timeOf(startTime);
    const QTime last = timeOf(endTime.isEmpty() ? lastTime : endTime);
    return {QDateTime(dateOf(start), first, used).toMSecsSinceEpoch(),
        QDateTime(dateOf(end), last, used).toMSecsSinceEpoch() + 999};
}

QString stampOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-dd hh:mm:ss"_s);
}

} // namespace callboard::sim::pbxw
