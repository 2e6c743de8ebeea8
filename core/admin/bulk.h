// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/changepreview.h"
#include "core/admin/csv.h"
#include "core/admin/resource.h"

namespace callboard::admin {

//! A CSV file that fits a resource.
struct ImportPlan
{
    QStringList columns; //!< field names, by column; empty text: the column is ignored
    QStringList ignored; //!< headings of columns that the PBX sets itself, for the report
    QList<CsvRow> rows;
};

//! Checks the header: each column is a field's name or label, and those that name a record are there. Fields that
//! cannot be written are ignored, so that an export can be imported again.
[[nodiscard]] Result<ImportPlan> planImport(const Resource& resource, const QByteArray& csv);

//! The values of a row. An empty cell means: do not touch.
[[nodiscard]] Result<Record> recordOf(const Resource& resource, const ImportPlan& plan, const CsvRow& row);

//! What became of a line of the file.
struct ImportLine
{
    enum class Action : quint8 {
        Create,
        Update,
        Nothing, //!< the record is like that already
        Refused, //!< see `error`; nothing was changed, unless the error says so
    };
    int line = 0;
    QString id;
    Action action = Action::Refused;
    ChangePreview preview;
    Error error;

    [[nodiscard]] bool ok() const { return action != Action::Refused; }
    //! {"line","id","action","changes","error"}; error is null when the line was good.
    [[nodiscard]] QJsonObject toJson() const;
};

[[nodiscard]] QString toName(ImportLine::Action action);

struct CsvExport
{
    QByteArray csv;
    int records = 0;
    QStringList columns;
};

//! The fields of an export: everything that can be read and written back, without secrets.
[[nodiscard]] QStringList exportNames(const Resource& resource);
[[nodiscard]] CsvExport toCsv(const Resource& resource, const QStringList& names, const QList<Record>& records);

} // namespace callboard::admin
