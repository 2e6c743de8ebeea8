// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portarecords.h"

#include <QRegularExpression>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

struct Scale
{
    QLatin1StringView name;
    QLatin1StringView code;
    int least;
    int most;
    QLatin1StringView words{}; //!< in the order of the numbers from `least` on
    int letters = 0; //!< significant ones
};

// porta 3484
constexpr Scale kScales[] = {{"year"_L1, "yr"_L1, 0, 9999},
    {"month"_L1, "mo"_L1, 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"_L1, 3}, {"week"_L1, "wk"_L1, 1, 6},
    {"yday"_L1, "yd"_L1, 1, 365}, {"mday"_L1, "md"_L1, 1, 31}, {"wday"_L1, "wd"_L1, 1, 7, "su mo tu we th fr sa"_L1, 2},
    {"hour"_L1, "hr"_L1, 0, 23}, {"minute"_L1, "min"_L1, 0, 59}, {"second"_L1, "sec"_L1, 0, 59}};

bool isHourWord(const QString& v)
{
    static const QRegularExpression clock(u"^(1[0-2]|[1-9])(am|pm|noon)$"_s);
    const auto match = clock.match(v);
    return match.hasMatch() && (match.captured(2) != "noon"_L1 || match.captured(1) == "12"_L1);
}

bool isValue(const Scale& scale, const QString& v)
{
    bool isNumber = false;
    const int value = v.toInt(&isNumber);
    if (isNumber) {
        const bool year = scale.name == "year"_L1;
        return value >= scale.least && value <= scale.most && (!year || value <= 99 || value >= 1970);
    }
    if (scale.name == "hour"_L1)
        return isHourWord(v);
    const QStringList words = QString(scale.words).split(u' ', Qt::SkipEmptyParts);
    return v.size() >= scale.letters && words.contains(v.left(scale.letters));
}

bool isRange(const Scale& scale, const QString& range)
{
    const QStringList ends = range.split(u'-');
    return ends.size() <= 2 && isValue(scale, ends.first()) && isValue(scale, ends.last());
}

} // namespace

bool isPeriod(const QString& text)
{
    static const QRegularExpression part(u"\\s*([a-z]+)\\s*\\{([^{}]*)\\}\\s*"_s);
    const QStringList subs = text.toLower().split(u',');
    for (const QString& sub : subs) {
        qsizetype at = 0;
        do {
            const auto match
                = part.match(sub, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
            if (!match.hasMatch())
                return false;
            const QString name = match.captured(1);
            const auto* scale
                = std::ranges::find_if(kScales, [&](const Scale& s) { return name == s.name || name == s.code; });
            static const QRegularExpression dash(u"\\s*-\\s*"_s);
            const QStringList ranges
                = match.captured(2).replace(dash, u"-"_s).simplified().split(u' ', Qt::SkipEmptyParts);
            if (scale == std::end(kScales) || ranges.isEmpty())
                return false;
            if (!std::ranges::all_of(ranges, [&](const QString& range) { return isRange(*scale, range); }))
                return false;
            at = match.capturedEnd();
        } while (at < sub.size());
    }
    return true;
}

} // namespace callboard::sim::porta
