// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/brandforms.h"
#include "ui/shell/parts.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace callboard::ui {

//! A labelled field with room below for what is wrong with it: text, one of several, or a switch. Complains only about
//! what was touched.
class FormField : public QWidget
{
    Q_OBJECT

public:
    //! The item is looked at now; its object name becomes the input's.
    FormField(const Theme& theme, const FormItem& item, QWidget* parent = nullptr);
    //! A plain text field.
    FormField(const Theme& theme, const QString& objectName, const QString& label, const QString& placeholder,
        QWidget* parent = nullptr);

    //! What takes the focus.
    [[nodiscard]] QWidget* input() const;
    //! nullptr when it is no text.
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    //! The text, the chosen value, or "1" for a switch that is on.
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    //! Empty: nothing is wrong.
    void setProblem(const QString& problem);
    //! Shown while nothing is wrong.
    void setRemark(const QString& remark, Tone tone = Tone::Muted);
    //! From now on problems show although nobody touched the field.
    void setTouched(bool touched);

    //! A button beside the field that offers what to choose from; nullptr when there is none.
    [[nodiscard]] QPushButton* chooser() const { return m_chooser; }

Q_SIGNALS:
    void edited();
    void choiceWanted();

private:
    void makeText(const QString& objectName, const QString& label, const QString& placeholder);
    void makeChoice(const Theme& theme, const FormItem& item);
    void makeChooser(const FormItem& item);
    void makeSwitch(const FormItem& item);
    void finish(const Theme& theme, const QString& label);
    void refresh();

    QLineEdit* m_edit = nullptr;
    QComboBox* m_choice = nullptr;
    QCheckBox* m_switch = nullptr;
    QPushButton* m_chooser = nullptr;
    TextLabel* m_below = nullptr;
    QString m_problem;
    QString m_remark;
    Tone m_remarkTone = Tone::Muted;
    bool m_touched = false;
};

} // namespace callboard::ui
