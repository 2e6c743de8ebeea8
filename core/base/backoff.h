// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <chrono>

namespace callboard {

//! How long to wait before the next attempt: doubling from `first` to `most`, with jitter so that a hundred consoles
//! do not come back in the same second after a PBX restart.
class Backoff
{
public:
    using Ms = std::chrono::milliseconds;

    struct Plan
    {
        Ms first{1000};
        Ms most{30000};
        double jitter = 0.2; //!< 0.2 = each wait is scaled by 0.8 to 1.2
    };

    Backoff()
        : Backoff(Plan{})
    {
    }
    explicit Backoff(Plan plan, quint32 seed = QRandomGenerator::global()->generate());

    //! The wait before the next attempt; each call doubles the following one.
    [[nodiscard]] Ms next();
    void reset();
    //! How many waits were handed out since the last reset.
    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    Plan m_plan;
    QRandomGenerator m_random;
    int m_attempts = 0;
};

} // namespace callboard
