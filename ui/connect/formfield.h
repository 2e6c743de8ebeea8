// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/parts.h"

class QLineEdit;

namespace callboard::ui {

//! A labelled text field with room below for what is wrong with it. Complains only about what was touched.
class FormField : public QWidget
{
    Q_OBJECT

public:
    //! `objectName` becomes the line edit's.
    FormField(const Theme& theme, const QString& objectName, const QString& label, const QString& placeholder,
        QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    //! Empty: nothing is wrong.
    void setProblem(const QString& problem);
    //! Shown while nothing is wrong.
    void setRemark(const QString& remark, Tone tone = Tone::Muted);
    //! From now on problems show although nobody touched the field.
    void setTouched(bool touched);

Q_SIGNALS:
    void edited();

private:
    void refresh();

    QLineEdit* m_edit;
    TextLabel* m_below;
    QString m_problem;
    QString m_remark;
    Tone m_remarkTone = Tone::Muted;
    bool m_touched = false;
};

} // namespace callboard::ui
