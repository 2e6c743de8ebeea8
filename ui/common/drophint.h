// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace callboard::ui {

class Theme;

//! Says, beside whatever is hovered while dragging, what a drop would do: "Transfer ACME Ltd to Bo Li (talking)", and
//! below it how to do something else. One for each window that takes drops; never takes the mouse.
class DropHint : public QWidget
{
    Q_OBJECT

public:
    DropHint(const Theme& theme, QWidget* window);

    //! `anchor` in the coordinates of `of`: the hint stays beside it and inside the window.
    //! `possible` false: the drop is refused, `what` says why.
    void show(const QWidget* of, const QRect& anchor, const QString& what, const QString& otherwise, bool possible);
    void dismiss();
    [[nodiscard]] const QString& what() const { return m_what; }

    //! The hint of this widget's window, made when there is none.
    [[nodiscard]] static DropHint* of(QWidget* widget, const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    using QWidget::show;

    const Theme& m_theme;
    QString m_what;
    QString m_otherwise;
    bool m_possible = true;
};

} // namespace callboard::ui
