// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/httpfaceserver.h"
#include "core/simulator/scheduler.h"

#include <QJsonArray>
#include <QJsonObject>

namespace callboard::sim::jade {

//! Times as jade prints them: UTC, T and Z, and the nanoseconds as a plain number without leading zeros (the document
//! has "07:19:00.56688782Z" at 4345). Each time is later than the one before.
class Stamps
{
public:
    explicit Stamps(const Scheduler& scheduler)
        : m_scheduler(scheduler)
    {
    }

    [[nodiscard]] QString now();
    //! Of a moment that is over; the same text each time.
    [[nodiscard]] static QString at(qint64 ms);

private:
    [[nodiscard]] static QString text(qint64 ms, qint64 nanoseconds);

    const Scheduler& m_scheduler;
    qint64 m_lastMs = 0;
    qint64 m_below = 0; //!< nanoseconds below the millisecond
};

//! An answer in the envelope of jade 354 and 419.
[[nodiscard]] HttpAnswer good(Stamps& stamps);
[[nodiscard]] HttpAnswer good(Stamps& stamps, const QJsonValue& result);
[[nodiscard]] HttpAnswer goodList(Stamps& stamps, const QJsonArray& list);
[[nodiscard]] HttpAnswer failed(Stamps& stamps, int status);

//! As the last part of a topic: everything but letters, digits, '.' and '-' is escaped, '_' too (jade 5430).
[[nodiscard]] QString topicPart(const QString& text);

//! The first argument that is not empty.
[[nodiscard]] inline QString orUnknown(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("<unknown>") : text; // jade 1038
}

} // namespace callboard::sim::jade
