// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/bulk.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Admin)
};

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

//! By name first, then by label as a table shows it.
const Field* columnField(const Resource& resource, const QString& heading)
{
    if (const Field* field = resource.field(heading))
        return field;
    const auto found = std::ranges::find_if(resource.fields, [&heading](const Field& field) {
        return !field.isFamily()
            && (field.label.compare(heading, Qt::CaseInsensitive) == 0
                || field.name.compare(heading, Qt::CaseInsensitive) == 0);
    });
    return found == resource.fields.end() ? nullptr : &*found;
}

QString allNames(const Resource& resource)
{
    QStringList names;
    for (const Field& field : resource.fields) {
        if (!field.hidden && !field.readOnly)
            names << field.name;
    }
    return names.join(u", "_s);
}

//! The PBX numbers such records itself; a line without the number is a new one.
bool isNumberedByPbx(const Resource& resource)
{
    return std::ranges::all_of(resource.key, [&](const QString& name) { return resource.field(name)->readOnly; });
}

} // namespace

Result<ImportPlan> planImport(const Resource& resource, const QByteArray& csv)
{
    const CsvTable table = readCsv(csv);
    if (table.header.isEmpty())
        return unexpected(invalid(Text::tr("The file is empty: its first line must name the columns.")));
    ImportPlan plan;
    QStringList faults;
    for (const QString& heading : table.header) {
        const Field* field = columnField(resource, heading);
        const QString name = !field ? QString() : field->isFamily() ? heading : field->name;
        if (!field) {
            faults << Text::tr("A %1 has no field \"%2\".").arg(resource.singular, heading);
        } else if (plan.columns.contains(name)) {
            faults << Text::tr("Two columns are called \"%1\".").arg(heading);
        } else if (field->hidden || (field->readOnly && !resource.key.contains(name))) {
            plan.ignored << heading;
            plan.columns << QString();
            continue;
        }
        plan.columns << name;
    }
    for (const QString& name : resource.key) {
        const Field* field = resource.field(name);
        if (!plan.columns.contains(name) && !field->defaultValue && !isNumberedByPbx(resource))
            faults << Text::tr("The column \"%1\" is missing: it says which %2 a line is about.")
                          .arg(name, resource.singular);
    }
    if (!faults.isEmpty()) {
        faults << Text::tr("Columns can be: %1.").arg(allNames(resource));
        return unexpected(invalid(faults.join(u'\n')));
    }
    plan.rows = table.rows;
    return plan;
}

Result<Record> recordOf(const Resource& resource, const ImportPlan& plan, const CsvRow& row)
{
    if (row.unclosedQuote)
        return unexpected(invalid(Text::tr("A quote is opened in this line and never closed.")));
    Record record;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const QString& cell = row.cells.at(i);
        if (cell.trimmed().isEmpty())
            continue;
        if (i >= plan.columns.size())
            return unexpected(invalid(
                Text::tr("This line has more cells than the first line has columns (%1).").arg(plan.columns.size())));
        if (!plan.columns.at(i).isEmpty())
            record.insert(plan.columns.at(i), cell);
    }
    for (const QString& name : resource.key) {
        const Field* field = resource.field(name);
        if (record.contains(name))
            continue;
        if (field->defaultValue)
            record.insert(name, *field->defaultValue);
        else if (!isNumberedByPbx(resource))
            return unexpected(invalid(Text::tr("This line has no \"%1\".").arg(name)));
    }
    return record;
}

QString toName(ImportLine::Action action)
{
    switch (action) {
    case ImportLine::Action::Create:
        return u"create"_s;
    case ImportLine::Action::Update:
        return u"update"_s;
    case ImportLine::Action::Nothing:
        return u"nothing"_s;
    case ImportLine::Action::Refused:
        break;
    }
    return u"refused"_s;
}

QJsonObject ImportLine::toJson() const
{
    return QJsonObject{{u"line"_s, line}, {u"id"_s, id.isEmpty() ? QJsonValue() : QJsonValue(id)},
        {u"action"_s, toName(action)}, {u"changes"_s, preview.toJson()},
        {u"error"_s, ok() ? QJsonValue() : QJsonValue(callboard::describe(error))}};
}

QStringList exportNames(const Resource& resource)
{
    QStringList names = resource.key;
    for (const Field& field : resource.fields) {
        if (field.onlyByName() || field.blind || field.hidden || !field.fixed.isEmpty() || names.contains(field.name))
            continue;
        names << field.shownNames();
    }
    return names;
}

CsvExport toCsv(const Resource& resource, const QStringList& names, const QList<Record>& records)
{
    // Members of a family that nobody expected (a contact's own fields) get columns too.
    QStringList columns = names;
    for (const Record& record : records) {
        for (auto it = record.begin(); it != record.end(); ++it) {
            const Field* field = resource.field(it.key());
            if (!columns.contains(it.key()) && field && field->isFamily())
                columns << it.key();
        }
    }
    CsvTable table{columns, {}};
    for (const Record& record : records) {
        CsvRow row;
        for (const QString& name : std::as_const(columns))
            row.cells << record.value(name);
        table.rows << row;
    }
    return CsvExport{writeCsv(table), static_cast<int>(records.size()), columns};
}

} // namespace callboard::admin
