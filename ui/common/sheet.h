// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/parts.h"

#include <QDialog>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace callboard::ui {

//! A window of its own beside the console for what takes a moment: a form, a report, something to read. Never modal: a
//! call may ring meanwhile. Esc closes it and leaves everything as it was; closed ones are gone.
class Sheet : public QDialog
{
    Q_OBJECT

public:
    Sheet(const Theme& theme, const QString& title, QWidget* parent);

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    //! Where the sheet's own widgets go.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    //! Below the title: what this is about. Empty hides it.
    void setSubtitle(const QString& text);
    //! Above the buttons: what is wrong or what happened. Empty hides it.
    void setMessage(const QString& text, Tone tone = Tone::Negative);
    [[nodiscard]] QString message() const;
    //! The button that does what the sheet is for, at the right.
    QPushButton* addPrimary(const QString& text, const QString& objectName);
    QPushButton* addButton(const QString& text, const QString& objectName);
    //! "Close" by default.
    void setCloseText(const QString& text);

private:
    const Theme& m_theme;
    TextLabel* m_title;
    TextLabel* m_subtitle;
    TextLabel* m_message;
    QVBoxLayout* m_body;
    QHBoxLayout* m_buttons;
    QPushButton* m_close;
};

} // namespace callboard::ui
