// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/searchtext.h"

namespace callboard {

namespace {

bool isPlainAscii(const QString& text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80)
            return false;
    }
    return true;
}

} // namespace

QString folded(const QString& text)
{
    if (isPlainAscii(text))
        return text.toLower();
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c == QChar(0xDF)) // sharp s: case folding of single characters leaves it
            plain.append(QLatin1String("ss"));
        else if (c.category() != QChar::Mark_NonSpacing)
            plain.append(c);
    }
    return plain;
}

QString searchFolded(const QStringList& parts)
{
    QString all;
    for (const QString& part : parts) {
        if (part.isEmpty())
            continue;
        if (!all.isEmpty())
            all.append(QLatin1Char('\n'));
        all.append(folded(part));
    }
    return all;
}

QStringList searchWords(const QString& query)
{
    return folded(query).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString dialledDigits(const QString& number)
{
    QString digits;
    for (const QChar c : number) {
        if (c.isDigit() || c == QLatin1Char('*') || c == QLatin1Char('#')
            || (c == QLatin1Char('+') && digits.isEmpty()))
            digits.append(c);
    }
    return digits;
}

} // namespace callboard
