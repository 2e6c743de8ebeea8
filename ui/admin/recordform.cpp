// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/recordform.h"

#include "ui/admin/recordfield.h"

#include <QHash>
#include <QVBoxLayout>

#include <algorithm>

namespace callboard::ui {

RecordForm::RecordForm(const Theme& theme, std::shared_ptr<const admin::Catalogue> catalogue,
    const admin::Resource& resource, bool creating, QWidget* parent)
    : QWidget(parent)
    , m_catalogue(std::move(catalogue))
    , m_resource(resource)
    , m_creating(creating)
{
    setObjectName(QStringLiteral("recordForm"));
    setAccessibleName(resource.title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(16);
    for (const admin::Field& field : resource.fields) {
        if (field.hidden || (!creating && resource.key.contains(field.name)))
            continue;
        const QStringList names = field.shownNames();
        for (const QString& name : names) {
            auto* made = new RecordField(theme, field, name, creating, this);
            connect(made, &RecordField::edited, this, &RecordForm::edited);
            layout->addWidget(made);
            m_fields << made;
        }
    }
    layout->addStretch(1);
    if (!m_fields.isEmpty())
        setFocusProxy(m_fields.constFirst());
}

RecordField* RecordForm::field(const QString& name) const
{
    const auto found = std::ranges::find(m_fields, name, &RecordField::name);
    return found == m_fields.end() ? nullptr : *found;
}

void RecordForm::setRecord(const admin::Record& record)
{
    for (RecordField* each : std::as_const(m_fields)) {
        const auto value = record.constFind(each->name());
        each->setValue(value == record.cend() ? std::nullopt : std::optional(*value));
    }
}

admin::Record RecordForm::changes() const
{
    admin::Record touched;
    for (const RecordField* each : m_fields) {
        if (const auto value = each->changed())
            touched.insert(each->name(), *value);
    }
    return touched;
}

bool RecordForm::validate()
{
    const admin::Checked checked
        = check(m_resource, changes(), m_creating ? admin::Purpose::Create : admin::Purpose::Update);
    setProblems(checked.problems);
    return checked.ok();
}

QStringList RecordForm::setProblems(const QList<admin::Problem>& problems)
{
    QStringList others;
    QHash<QString, QString> byField;
    for (const admin::Problem& problem : problems) {
        if (field(problem.field))
            byField.insert(problem.field, problem.message);
        else
            others << problem.message;
    }
    bool focused = false;
    for (RecordField* each : std::as_const(m_fields)) {
        each->setProblem(byField.value(each->name()));
        if (each->problem().isEmpty() || focused)
            continue;
        focused = true;
        each->setFocus();
    }
    return others;
}

} // namespace callboard::ui
