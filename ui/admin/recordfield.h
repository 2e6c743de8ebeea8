// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/field.h"
#include "ui/shell/parts.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace callboard::ui {

//! One field of a record, made from the catalogue's description: the fitting input, its label, its help with unit and
//! limits, and what is wrong with it.
class RecordField : public QWidget
{
    Q_OBJECT

public:
    //! `name`: the field's, or a member of its family. `creating`: what can only be set once can be set now.
    RecordField(const Theme& theme, const admin::Field& field, QString name, bool creating, QWidget* parent);

    [[nodiscard]] const QString& name() const { return m_name; }
    //! What takes the focus.
    [[nodiscard]] QWidget* input() const;
    [[nodiscard]] bool isEditable() const { return m_editable; }

    //! What the PBX says; nothing: it does not say. Not touched afterwards.
    void setValue(const std::optional<QString>& value);
    //! What a person set; nothing while nobody touched it or it is again what it was.
    [[nodiscard]] std::optional<QString> changed() const;
    //! Empty: nothing is wrong.
    void setProblem(const QString& problem);
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void edited();

private:
    void build(const Theme& theme);
    void makeInput(const Theme& theme);
    void touch();
    void refresh();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString helpText() const;
    [[nodiscard]] QString limitText() const;

    const admin::Field& m_field; //!< the catalogue's; the form keeps that alive
    QString m_name;
    QLineEdit* m_edit = nullptr;
    QPlainTextEdit* m_lines = nullptr;
    QComboBox* m_choice = nullptr;
    QCheckBox* m_switch = nullptr;
    TextLabel* m_below = nullptr;
    std::optional<QString> m_before;
    QString m_problem;
    bool m_editable = true;
    bool m_touched = false;
    bool m_setting = false;
};

} // namespace callboard::ui
