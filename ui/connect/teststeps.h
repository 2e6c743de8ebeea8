// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/connectiontester.h"
#include "ui/shell/parts.h"

#include <array>

namespace callboard::ui {

//! The stations of a connection test, one line each: icon, what, and what was found.
class TestSteps : public QWidget
{
    Q_OBJECT

public:
    explicit TestSteps(const Theme& theme, QWidget* parent = nullptr);

    void reset();
    void setStep(TestStep step, StepState state, const QString& words);
    //! What the steps came to, below them; empty hides it.
    void setVerdict(const QString& text, const QString& detail, Tone tone);
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] StepState state(TestStep step) const { return m_rows[size_t(step)].state; }

private:
    struct Row
    {
        IconLabel* icon = nullptr;
        TextLabel* text = nullptr;
        QString name;
        StepState state = StepState::Waiting;
    };
    std::array<Row, kTestStepCount> m_rows;
    TextLabel* m_verdict;
    TextLabel* m_detail;
};

} // namespace callboard::ui
