// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/catalogue.h"
#include "core/admin/validation.h"
#include "ui/shell/parts.h"

#include <memory>

namespace callboard::ui {

class RecordField;

//! A form for one record of a catalogue's resource, whatever that is: the fields in the catalogue's order, checked as
//! the engine checks them, and only what a person touched is told.
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    //! `resource` is the catalogue's, which is kept alive. `creating`: a new record, with its key and what can only be
    //! set once. Key fields of a record that is there are not shown: a title says them.
    RecordForm(const Theme& theme, std::shared_ptr<const admin::Catalogue> catalogue, const admin::Resource& resource,
        bool creating, QWidget* parent = nullptr);

    [[nodiscard]] const admin::Resource& resource() const { return m_resource; }
    //! As the PBX says it is; forgets what was touched.
    void setRecord(const admin::Record& record);
    //! What a person set that differs.
    [[nodiscard]] admin::Record changes() const;
    //! Checks the changes; what is wrong shows at its field, and the first such field gets the focus.
    bool validate();
    //! Problems that somebody else found. What belongs to no field here is returned.
    QStringList setProblems(const QList<admin::Problem>& problems);
    [[nodiscard]] RecordField* field(const QString& name) const;
    [[nodiscard]] const QList<RecordField*>& fields() const { return m_fields; }

Q_SIGNALS:
    void edited();

private:
    std::shared_ptr<const admin::Catalogue> m_catalogue;
    const admin::Resource& m_resource;
    bool m_creating;
    QList<RecordField*> m_fields;
};

} // namespace callboard::ui
