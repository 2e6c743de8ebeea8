// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/formfield.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace callboard::ui {

FormField::FormField(
    const Theme& theme, const QString& objectName, const QString& label, const QString& placeholder, QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_below(new TextLabel(theme, TextSize::Small, false, Tone::Muted, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* above = new TextLabel(theme, TextSize::Small, true, Tone::Normal, this);
    above->setText(label);
    above->setBuddy(m_edit);
    m_edit->setObjectName(objectName);
    m_edit->setAccessibleName(label);
    m_edit->setPlaceholderText(placeholder);
    m_below->setWordWrap(true);
    m_below->hide();
    layout->addWidget(above);
    layout->addWidget(m_edit);
    layout->addWidget(m_below);
    layout->addStretch();
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
    // Not while typing: half an address is no mistake yet.
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (m_edit->isModified())
            setTouched(true);
    });
}

QString FormField::text() const
{
    return m_edit->text();
}

void FormField::setText(const QString& text)
{
    m_edit->setText(text);
}

void FormField::setProblem(const QString& problem)
{
    m_problem = problem;
    refresh();
}

void FormField::setRemark(const QString& remark, Tone tone)
{
    m_remark = remark;
    m_remarkTone = tone;
    refresh();
}

void FormField::setTouched(bool touched)
{
    m_touched = touched;
    refresh();
}

void FormField::refresh()
{
    const bool wrong = m_touched && !m_problem.isEmpty();
    m_below->setTone(wrong ? Tone::Negative : m_remarkTone);
    m_below->setText(wrong ? m_problem : m_remark);
    m_below->setVisible(!m_below->text().isEmpty());
    m_edit->setAccessibleDescription(m_below->text());
}

} // namespace callboard::ui
