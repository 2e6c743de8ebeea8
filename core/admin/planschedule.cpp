// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/planschedule.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Admin)
};

constexpr QStringView kLetters = u"PAWDT";
constexpr int kMinutesPerDay = 24 * 60;

bool allDigits(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

//! Where the part that begins at `from` ends: before the next letter of a later part.
qsizetype endOfPart(const QString& text, qsizetype from, QChar letter)
{
    // Days may be written with letters, so only a "T" followed by nothing but digits ends them.
    if (letter == u'D') {
        const qsizetype times = text.lastIndexOf(u'T');
        const bool isTimes = times >= from && allDigits(QStringView(text).mid(times + 1));
        return isTimes ? times : text.size();
    }
    const QStringView later = kLetters.mid(kLetters.indexOf(letter) + 1);
    qsizetype end = from;
    while (end < text.size() && !later.contains(text.at(end)))
        ++end;
    return end;
}

std::optional<int> minutes(QStringView hhmm)
{
    const int hours = hhmm.left(2).toInt();
    const int rest = hhmm.mid(2).toInt();
    if (rest > 59 || hours * 60 + rest > kMinutesPerDay)
        return std::nullopt;
    return hours * 60 + rest;
}

QString hhmm(int minutes)
{
    return u"%1%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

} // namespace

PlanSchedule PlanSchedule::parse(const QString& text)
{
    PlanSchedule schedule;
    qsizetype at = 0;
    QStringView expected = kLetters;
    while (at < text.size()) {
        const QChar c = text.at(at);
        const qsizetype index = expected.indexOf(c);
        if (index < 0) {
            if (schedule.m_parts.isEmpty() || !schedule.m_parts.last().letter.isNull())
                schedule.m_parts << Part{};
            schedule.m_parts.last().text += c;
            ++at;
            continue;
        }
        const qsizetype end = endOfPart(text, at + 1, c);
        schedule.m_parts << Part{c, text.mid(at + 1, end - at - 1)};
        expected = expected.mid(index + 1);
        at = end;
    }
    return schedule;
}

QString PlanSchedule::toText() const
{
    QString text;
    for (const Part& part : m_parts) {
        if (!part.letter.isNull())
            text += part.letter;
        text += part.text;
    }
    return text;
}

const PlanSchedule::Part* PlanSchedule::part(QChar letter) const
{
    const auto found = std::ranges::find(m_parts, letter, &Part::letter);
    return found == m_parts.end() ? nullptr : &*found;
}

std::optional<PlanSchedule::Dates> PlanSchedule::dates() const
{
    const Part* found = part(u'P');
    if (!found || found->text.size() != 16 || !allDigits(found->text))
        return std::nullopt;
    const Dates dates{
        QDate::fromString(found->text.left(8), u"yyyyMMdd"_s), QDate::fromString(found->text.mid(8), u"yyyyMMdd"_s)};
    if (!dates.first.isValid() || !dates.last.isValid() || dates.last < dates.first)
        return std::nullopt;
    return dates;
}

std::optional<quint32> PlanSchedule::boxes(QChar letter) const
{
    const Part* found = part(letter);
    if (!found || found->text.isEmpty() || !allDigits(found->text))
        return std::nullopt;
    bool ok = false;
    const quint32 value = found->text.toUInt(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<quint32> PlanSchedule::daysOfWeek() const
{
    const auto value = boxes(u'A');
    return value && *value < 128 ? value : std::nullopt;
}

std::optional<quint32> PlanSchedule::weeks() const
{
    return boxes(u'W');
}

std::optional<PlanSchedule::DayPattern> PlanSchedule::dayPattern() const
{
    static const QRegularExpression kPattern(
        u"^\\[(Include|Exclude)\\](.*)$"_s, QRegularExpression::CaseInsensitiveOption);
    const Part* found = part(u'D');
    if (!found)
        return std::nullopt;
    const auto match = kPattern.match(found->text);
    if (!match.hasMatch())
        return std::nullopt;
    DayPattern pattern{match.captured(1).compare("include"_L1, Qt::CaseInsensitive) == 0, {}};
    for (const QString& day : match.captured(2).split(u',', Qt::SkipEmptyParts))
        pattern.days << day.trimmed();
    return pattern;
}

std::optional<QList<PlanSchedule::Span>> PlanSchedule::times() const
{
    const Part* found = part(u'T');
    if (!found || found->text.isEmpty() || found->text.size() % 8 != 0 || !allDigits(found->text))
        return std::nullopt;
    QList<Span> spans;
    for (qsizetype at = 0; at < found->text.size(); at += 8) {
        const auto start = minutes(QStringView(found->text).mid(at, 4));
        const auto end = minutes(QStringView(found->text).mid(at + 4, 4));
        if (!start || !end)
            return std::nullopt;
        spans << Span{*start, *end};
    }
    return spans;
}

PlanSchedule PlanSchedule::completed() const
{
    PlanSchedule all = *this;
    for (const QChar letter : kLetters) {
        if (!part(letter))
            all.insert(letter);
    }
    return all;
}

//! Parts keep their order; text that belongs to none stays where it was.
void PlanSchedule::insert(QChar letter)
{
    const auto later = std::ranges::find_if(m_parts, [letter](const Part& part) {
        return !part.letter.isNull() && kLetters.indexOf(part.letter) > kLetters.indexOf(letter);
    });
    m_parts.insert(later, Part{letter, {}});
}

void PlanSchedule::set(QChar letter, const QString& text)
{
    *this = completed();
    std::ranges::find(m_parts, letter, &Part::letter)->text = text;
}

void PlanSchedule::setDates(const std::optional<Dates>& dates)
{
    set(u'P', dates ? dates->first.toString(u"yyyyMMdd"_s) + dates->last.toString(u"yyyyMMdd"_s) : QString());
}

void PlanSchedule::setDaysOfWeek(std::optional<quint32> boxes)
{
    set(u'A', boxes ? QString::number(*boxes) : QString());
}

void PlanSchedule::setWeeks(std::optional<quint32> boxes)
{
    set(u'W', boxes ? QString::number(*boxes) : QString());
}

void PlanSchedule::setDayPattern(const std::optional<DayPattern>& pattern)
{
    set(u'D', pattern ? (pattern->include ? u"[Include]"_s : u"[Exclude]"_s) + pattern->days.join(u',') : QString());
}

void PlanSchedule::setTimes(const QList<Span>& spans)
{
    QString text;
    for (const Span& span : spans)
        text += hhmm(span.start) + hhmm(span.end);
    set(u'T', text);
}

QStringList PlanSchedule::problems() const
{
    QStringList problems;
    const auto wrong = [this](QChar letter, bool understood) {
        const Part* found = part(letter);
        return found && !found->text.isEmpty() && !understood;
    };
    if (wrong(u'P', dates().has_value()))
        problems << Text::tr("P must be followed by the first and the last day, as YYYYMMDDYYYYMMDD.");
    if (wrong(u'A', daysOfWeek().has_value()))
        problems << Text::tr("A must be followed by a number from 0 to 127: the sum of the chosen days of the week.");
    if (wrong(u'W', weeks().has_value()))
        problems << Text::tr("W must be followed by a number: the sum of the chosen weeks.");
    if (wrong(u'D', dayPattern().has_value()))
        problems << Text::tr("D must be followed by [Include] or [Exclude] and days, separated by commas.");
    if (wrong(u'T', times().has_value()))
        problems << Text::tr("T must be followed by start and end times, each as HHMM.");
    for (const Part& part : m_parts) {
        if (part.letter.isNull())
            problems << Text::tr("\"%1\" is no part of a schedule. A schedule looks like P...A...W...D...T....")
                            .arg(part.text);
    }
    return problems;
}

} // namespace callboard::admin
