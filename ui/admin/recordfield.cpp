// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/recordfield.h"

#include "core/admin/sound.h"
#include "ui/common/choicebox.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;
using admin::FieldType;

namespace {

QString plain(double number)
{
    return QLocale().toString(number, 'g', 12);
}

} // namespace

RecordField::RecordField(const Theme& theme, const admin::Field& field, QString name, bool creating, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_name(std::move(name))
    , m_editable(!field.readOnly && (creating || !field.createOnly) && field.type != FieldType::Audio)
{
    makeInput(theme);
    build(theme);
    setValue(std::nullopt);
}

void RecordField::makeInput(const Theme& theme)
{
    ChoiceBox* choice = nullptr;
    switch (m_field.type) {
    case FieldType::Bool:
        m_switch = new QCheckBox(m_field.labelOf(m_name), this);
        connect(m_switch, &QCheckBox::clicked, this, [this] {
            m_switch->setTristate(false); // "not known" is no answer
            touch();
        });
        break;
    case FieldType::Enum:
        m_choice = choice = new ChoiceBox(theme, this);
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_choice->setMinimumContentsLength(12);
        connect(m_choice, &QComboBox::currentIndexChanged, this, &RecordField::touch);
        break;
    default:
        if (m_field.multiline) {
            m_lines = new QPlainTextEdit(this);
            m_lines->setTabChangesFocus(true);
            m_lines->setMaximumHeight(96);
            connect(m_lines, &QPlainTextEdit::textChanged, this, &RecordField::touch);
            break;
        }
        m_edit = new QLineEdit(this);
        if (m_field.isSecret())
            m_edit->setEchoMode(QLineEdit::Password);
        connect(m_edit, &QLineEdit::textEdited, this, &RecordField::touch);
        break;
    }
    input()->setObjectName(u"field_"_s + m_name);
    input()->setAccessibleName(m_field.labelOf(m_name));
    if (choice)
        choice->setSpokenNames(m_field.labelOf(m_name));
    if (m_edit && !m_editable)
        m_edit->setReadOnly(true); // its text can still be read and copied
    else
        input()->setEnabled(m_editable);
}

void RecordField::build(const Theme& theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    if (!m_switch) {
        auto* above = new TextLabel(theme, TextSize::Small, true, Tone::Normal, this);
        above->setText(m_field.labelOf(m_name));
        above->setBuddy(input());
        layout->addWidget(above);
    }
    layout->addWidget(input());
    m_below = new TextLabel(theme, TextSize::Small, false, Tone::Muted, this);
    m_below->setWordWrap(true);
    layout->addWidget(m_below);
    setFocusProxy(input());
    refresh();
}

QWidget* RecordField::input() const
{
    if (m_edit)
        return m_edit;
    if (m_lines)
        return m_lines;
    return m_choice ? static_cast<QWidget*>(m_choice) : m_switch;
}

QString RecordField::limitText() const
{
    if (m_field.type == FieldType::Number) {
        const QString unit = m_field.unit.isEmpty() ? QString() : u' ' + m_field.unit;
        if (m_field.min && m_field.max)
            return tr("From %1 to %2.").arg(plain(*m_field.min), plain(*m_field.max) + unit);
        if (m_field.min)
            return tr("At least %1.").arg(plain(*m_field.min) + unit);
        if (m_field.max)
            return tr("At most %1.").arg(plain(*m_field.max) + unit);
        return m_field.unit.isEmpty() ? QString() : tr("In %1.").arg(m_field.unit);
    }
    if (m_field.type == FieldType::List)
        return tr("Separated by commas.");
    if (m_field.maxLength)
        return tr("At most %n character(s).", nullptr, *m_field.maxLength);
    return {};
}

QString RecordField::helpText() const
{
    QStringList sentences{m_field.help, limitText()};
    if (m_field.createOnly && !m_editable)
        sentences << tr("This cannot be changed afterwards.");
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

void RecordField::setValue(const std::optional<QString>& value)
{
    m_setting = true;
    m_before = value;
    m_touched = false;
    m_problem.clear();
    const QString text = value.value_or(QString());
    const bool unknown = !value && (m_field.blind || m_field.isSecret());
    if (m_edit) {
        m_edit->setText(m_field.type == FieldType::Audio && value ? admin::sound::summary(text) : text);
        m_edit->setPlaceholderText(!unknown ? QString()
                : m_field.isSecret()        ? tr("Unchanged: the PBX does not show it")
                                            : tr("The PBX does not say"));
    } else if (m_lines) {
        m_lines->setPlainText(text);
    } else if (m_switch) {
        m_switch->setTristate(!value);
        m_switch->setCheckState(!value ? Qt::PartiallyChecked : text == "true"_L1 ? Qt::Checked : Qt::Unchecked);
    } else {
        m_choice->clear();
        const bool listed = std::ranges::any_of(m_field.choices, [&](const auto& each) { return each.value == text; });
        if (!value || !listed) // what the document does not name is kept as it is
            m_choice->addItem(!value ? tr("(not known)") : text.isEmpty() ? tr("(nothing)") : text, text);
        for (const admin::Choice& choice : m_field.choices)
            m_choice->addItem(choice.label, choice.value);
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(text)));
    }
    m_setting = false;
    refresh();
}

QString RecordField::text() const
{
    if (m_edit)
        return m_edit->text();
    if (m_lines)
        return m_lines->toPlainText();
    if (m_switch)
        return m_switch->isChecked() ? u"true"_s : u"false"_s;
    return m_choice->currentData().toString();
}

std::optional<QString> RecordField::changed() const
{
    if (!m_touched || !m_editable)
        return std::nullopt;
    const QString now = text();
    if (m_before ? now == *m_before : now.isEmpty())
        return std::nullopt;
    return now;
}

void RecordField::touch()
{
    if (m_setting)
        return;
    m_touched = true;
    setProblem({}); // judged again when it is sent
    Q_EMIT edited();
}

void RecordField::setProblem(const QString& problem)
{
    m_problem = problem;
    refresh();
}

void RecordField::refresh()
{
    if (!m_below)
        return;
    const QString help = helpText();
    m_below->setTone(m_problem.isEmpty() ? Tone::Muted : Tone::Negative);
    m_below->setText(m_problem.isEmpty() ? help : m_problem);
    m_below->setVisible(!m_below->text().isEmpty());
    input()->setAccessibleDescription(m_below->text());
}

} // namespace callboard::ui
