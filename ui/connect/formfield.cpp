// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/formfield.h"

#include "ui/common/choicebox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

FormField::FormField(const Theme& theme, const FormItem& item, QWidget* parent)
    : QWidget(parent)
{
    const QString label = formText(item.label);
    if (item.isSwitch)
        makeSwitch(item);
    else if (!item.choices.empty())
        makeChoice(theme, item);
    else
        makeText(QString::fromLatin1(item.objectName), label, QString::fromUtf8(item.placeholder));
    if (m_edit && item.isTenant)
        makeChooser(item);
    if (m_edit && item.secret)
        m_edit->setEchoMode(QLineEdit::Password);
    finish(theme, label);
    setRemark(formText(item.help));
}

FormField::FormField(
    const Theme& theme, const QString& objectName, const QString& label, const QString& placeholder, QWidget* parent)
    : QWidget(parent)
{
    makeText(objectName, label, placeholder);
    finish(theme, label);
}

void FormField::makeText(const QString& objectName, const QString& label, const QString& placeholder)
{
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(objectName);
    m_edit->setAccessibleName(label);
    m_edit->setPlaceholderText(placeholder);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
    // Not while typing: half an address is no mistake yet.
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (m_edit->isModified())
            setTouched(true);
    });
}

void FormField::makeChoice(const Theme& theme, const FormItem& item)
{
    m_choice = new ChoiceBox(theme, this);
    m_choice->setObjectName(QString::fromLatin1(item.objectName));
    m_choice->setAccessibleName(formText(item.label));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(12);
    for (const FormChoice& choice : item.choices)
        m_choice->addItem(formText(choice.label), QString(choice.value));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &FormField::edited);
}

void FormField::makeChooser(const FormItem& item)
{
    m_chooser = new QPushButton(tr("Choose…"), this);
    m_chooser->setObjectName(QString::fromLatin1(item.objectName) + u"Choose"_s);
    m_chooser->setAccessibleName(tr("Choose: %1").arg(formText(item.label)));
    m_chooser->setAutoDefault(true);
    connect(m_chooser, &QPushButton::clicked, this, &FormField::choiceWanted);
}

void FormField::makeSwitch(const FormItem& item)
{
    m_switch = new QCheckBox(formText(item.label), this);
    m_switch->setObjectName(QString::fromLatin1(item.objectName));
    connect(m_switch, &QCheckBox::toggled, this, &FormField::edited);
}

void FormField::finish(const Theme& theme, const QString& label)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_below = new TextLabel(theme, TextSize::Small, false, Tone::Muted, this);
    m_below->setWordWrap(true);
    m_below->hide();
    if (!m_switch) {
        auto* above = new TextLabel(theme, TextSize::Small, true, Tone::Normal, this);
        above->setText(label);
        above->setBuddy(input());
        layout->addWidget(above);
    }
    if (m_chooser) {
        auto* both = new QHBoxLayout;
        both->setSpacing(8);
        both->addWidget(input(), 1);
        both->addWidget(m_chooser);
        layout->addLayout(both);
    } else {
        layout->addWidget(input());
    }
    layout->addWidget(m_below);
    layout->addStretch();
    setFocusProxy(input());
}

QWidget* FormField::input() const
{
    if (m_edit)
        return m_edit;
    return m_choice ? static_cast<QWidget*>(m_choice) : m_switch;
}

QString FormField::text() const
{
    if (m_edit)
        return m_edit->text();
    if (m_choice)
        return m_choice->currentData().toString();
    return m_switch->isChecked() ? u"1"_s : QString();
}

void FormField::setText(const QString& text)
{
    if (m_edit)
        m_edit->setText(text);
    else if (m_choice)
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(text)));
    else
        m_switch->setChecked(!text.isEmpty());
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
    input()->setAccessibleDescription(m_below->text());
}

} // namespace callboard::ui
