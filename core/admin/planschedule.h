// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QStringList>

#include <optional>

namespace callboard::admin {

//! PAL's schedule text "P<dates>A<days of week>W<weeks>D<day pattern>T<times>" (pal 1699).
//!
//! The printed samples are malformed, so every part is kept verbatim until it is set: what is not understood goes back
//! to the PBX exactly as it came. The typed getters answer nothing for a part that is absent or not understood.
//! A part without text restricts nothing; setting one part makes sure that all letters are there.
class PlanSchedule
{
public:
    struct Dates
    {
        QDate first;
        QDate last;
        friend bool operator==(const Dates&, const Dates&) = default;
    };
    struct DayPattern
    {
        bool include = true; //!< false: every day but these
        QStringList days; //!< as the PBX writes them
        friend bool operator==(const DayPattern&, const DayPattern&) = default;
    };
    //! Minutes since midnight, 0 to 1440.
    struct Span
    {
        int start = 0;
        int end = 0;
        friend bool operator==(const Span&, const Span&) = default;
    };

    [[nodiscard]] static PlanSchedule parse(const QString& text);
    [[nodiscard]] QString toText() const;
    //! The same with every letter, as the PBX writes it; unchanged when nothing of it is a schedule.
    [[nodiscard]] PlanSchedule completed() const;

    [[nodiscard]] std::optional<Dates> dates() const;
    //! Bit 0 is the leftmost box of the PBX's form, for days of the week and for weeks of the month.
    [[nodiscard]] std::optional<quint32> daysOfWeek() const;
    [[nodiscard]] std::optional<quint32> weeks() const;
    [[nodiscard]] std::optional<DayPattern> dayPattern() const;
    [[nodiscard]] std::optional<QList<Span>> times() const;

    void setDates(const std::optional<Dates>& dates);
    void setDaysOfWeek(std::optional<quint32> boxes);
    void setWeeks(std::optional<quint32> boxes);
    void setDayPattern(const std::optional<DayPattern>& pattern);
    void setTimes(const QList<Span>& spans);

    //! What a person who typed this should correct, in words; empty when every part is understood.
    [[nodiscard]] QStringList problems() const;

private:
    struct Part
    {
        QChar letter; //!< null: text that belongs to no part
        QString text;
    };
    [[nodiscard]] const Part* part(QChar letter) const;
    [[nodiscard]] std::optional<quint32> boxes(QChar letter) const;
    void insert(QChar letter);
    void set(QChar letter, const QString& text);

    QList<Part> m_parts;
};

} // namespace callboard::admin
