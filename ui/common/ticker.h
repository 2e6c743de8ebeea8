// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace callboard {
class Clock;
}

namespace callboard::ui {

//! One clock hand for the whole window: fires when the wall clock turns a second, so that all timers step together.
//! Views repaint what shows a duration; no model changes because time passes.
class Ticker : public QObject
{
    Q_OBJECT

public:
    explicit Ticker(const Clock& clock, QObject* parent = nullptr);

    void start();
    void stop();
    [[nodiscard]] const Clock& clock() const { return m_clock; }

    //! Milliseconds until the next full second; at least 1.
    [[nodiscard]] static int untilNextSecond(qint64 nowMs);

Q_SIGNALS:
    //! `nowMs`: milliseconds since 1970 UTC.
    void tick(qint64 nowMs);

private:
    void fire();

    const Clock& m_clock;
    QTimer m_timer;
};

} // namespace callboard::ui
