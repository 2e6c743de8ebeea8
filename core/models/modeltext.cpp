// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/modeltext.h"

#include <QCoreApplication>
#include <QLocale>

namespace callboard {

QVariant columnTitle(
    const char* context, std::span<const char* const> titles, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0
        || section >= static_cast<int>(titles.size()))
        return {};
    return QCoreApplication::translate(context, titles[static_cast<size_t>(section)]);
}

QString clockText(const QDateTime& time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime().time(), QLocale::ShortFormat) : QString();
}

QString momentText(const QDateTime& time)
{
    const QDateTime local = time.toLocalTime();
    if (!time.isValid() || local.date() == QDate::currentDate())
        return clockText(time);
    return QLocale().toString(local, QLocale::ShortFormat);
}

QString numberSortKey(const QString& number)
{
    return number.rightJustified(24, QLatin1Char(' '));
}

} // namespace callboard
