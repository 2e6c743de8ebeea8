// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandrunner.h"
#include "ui/shell/parts.h"

#include <QPointer>
#include <QPromise>

#include <deque>
#include <memory>

class QPushButton;

namespace callboard::ui {

//! A question in place, across the top of the console. The safe answer has the focus; Esc gives it.
class QuestionStrip : public Surface
{
    Q_OBJECT

public:
    explicit QuestionStrip(const Theme& theme, QWidget* parent = nullptr);

    void ask(const Question& question);

Q_SIGNALS:
    void answered(bool yes);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_consequence;
    QPushButton* m_no;
    QPushButton* m_yes;
    QPointer<QWidget> m_before; //!< had the focus when the question came
};

//! Asks one question after another in a QuestionStrip. The window goes on working meanwhile.
class InlineConfirmer final : public QObject, public Confirmer
{
    Q_OBJECT

public:
    //! The strip is borrowed; when it goes first, open questions are answered "no".
    explicit InlineConfirmer(QuestionStrip* strip, QObject* parent = nullptr);
    ~InlineConfirmer() override;

    QFuture<bool> confirm(const Question& question) override;
    //! Esc from anywhere: "no" to the question shown. False when there is none.
    bool dismiss();

private:
    struct Open
    {
        Question question;
        std::unique_ptr<QPromise<bool>> promise;
    };
    void answer(bool yes);
    void showNext();

    QPointer<QuestionStrip> m_strip;
    std::deque<Open> m_open;
};

} // namespace callboard::ui
