// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! Import and export: many conversations, one after the other.

#include "core/admin/conversation.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace callboard::admin::conversation {

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

//! After these no further line can succeed, and trying would only take time.
bool endsEverything(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::Auth:
    case ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

struct Existing
{
    bool known = false; //!< the PBX can list them
    QSet<QString> ids;
    QHash<QString, int> seenAt; //!< id -> line of the file
};

Task<Result<Existing>> findExisting(AdminSite site, const Resource* resource)
{
    Existing existing;
    if (!resource->list)
        co_return existing;
    const Result<QList<Record>> all = co_await list(site, resource, Record(), resource->key);
    if (!all)
        co_return unexpected(all.error());
    existing.known = true;
    for (const Record& record : *all)
        existing.ids << resource->idOf(record);
    co_return existing;
}

//! Whether the record is there. Without a list it is read; the PBX's "no" to that means that it is not.
Task<Result<bool>> exists(AdminSite site, const Resource* resource, const Existing* existing, Record key)
{
    if (existing->known)
        co_return existing->ids.contains(resource->idOf(key));
    if (!resource->canRead())
        co_return resource->create.isEmpty();
    const Result<Record> found = co_await read(site, resource, key, QStringList());
    if (found)
        co_return true;
    if (found.error().kind == ErrorKind::Pbx && !resource->create.isEmpty())
        co_return false;
    co_return unexpected(found.error());
}

Task<ImportLine> createLine(AdminSite site, const Resource* resource, ImportLine line, Record values, bool dryRun)
{
    if (resource->create.isEmpty()) {
        line.error
            = invalid(Text::tr("There is no %1, and this PBX cannot create one.").arg(resource->describe(values)));
        co_return line;
    }
    const Checked checked = completed(*resource, values);
    if (!checked.ok()) {
        line.error = toError(checked.problems);
        co_return line;
    }
    line.preview = ChangePreview::of(*resource, Record(), checked.values);
    if (!dryRun) {
        const Result<Record> created = co_await create(site, resource, values);
        if (!created) {
            line.error = created.error();
            co_return line;
        }
        line.id = resource->idOf(*created);
    }
    line.action = ImportLine::Action::Create;
    co_return line;
}

Task<ImportLine> updateLine(AdminSite site, const Resource* resource, ImportLine line, Record values, bool dryRun)
{
    Record key;
    for (const QString& name : resource->key)
        key.insert(name, values.take(name));
    const Result<ChangePreview> done = co_await update(site, resource, key, values, !dryRun);
    if (!done) {
        line.error = done.error();
        co_return line;
    }
    line.preview = *done;
    line.action = done->isEmpty() ? ImportLine::Action::Nothing : ImportLine::Action::Update;
    co_return line;
}

Task<ImportLine> importLine(
    AdminSite site, const Resource* resource, const ImportPlan* plan, CsvRow row, Existing* existing, bool dryRun)
{
    ImportLine line;
    line.line = row.line;
    const Result<Record> record = recordOf(*resource, *plan, row);
    if (!record) {
        line.error = record.error();
        co_return line;
    }
    const bool isNumbered
        = std::ranges::none_of(resource->key, [&](const QString& name) { return record->contains(name); });
    if (isNumbered && !resource->key.isEmpty()) {
        ImportLine created = co_await createLine(site, resource, line, *record, dryRun);
        co_return created;
    }
    line.id = resource->idOf(*record);
    if (existing->seenAt.contains(line.id)) {
        line.error
            = invalid(Text::tr("\"%1\" was in line %2 already.").arg(line.id).arg(existing->seenAt.value(line.id)));
        co_return line;
    }
    existing->seenAt.insert(line.id, row.line);
    const Result<bool> there = co_await exists(site, resource, existing, *record);
    if (!there) {
        line.error = there.error();
        co_return line;
    }
    ImportLine done;
    if (*there)
        done = co_await updateLine(site, resource, line, *record, dryRun);
    else
        done = co_await createLine(site, resource, line, *record, dryRun);
    co_return done;
}

} // namespace

Task<> importAll(AdminSite site, const Resource* resource, ImportPlan plan, bool dryRun,
    std::shared_ptr<QPromise<ImportLine>> promise)
{
    promise->setProgressRange(0, static_cast<int>(plan.rows.size()));
    Result<Existing> existing = co_await findExisting(site, resource);
    std::optional<Error> fatal;
    if (!existing)
        fatal = existing.error();
    int done = 0;
    for (const CsvRow& row : plan.rows) {
        if (promise->isCanceled())
            break;
        ImportLine line;
        line.line = row.line;
        if (fatal)
            line.error = *fatal;
        else
            line = co_await importLine(site, resource, &plan, row, &*existing, dryRun);
        if (!line.ok() && endsEverything(line.error))
            fatal = line.error;
        promise->addResult(line);
        promise->setProgressValue(++done);
    }
    promise->finish();
}

Task<Result<CsvExport>> exportAll(AdminSite site, const Resource* resource)
{
    const QStringList names = exportNames(*resource);
    const bool complete = resource->list && resource->list->complete;
    const Result<QList<Record>> all = co_await list(site, resource, Record(), complete ? names : resource->key);
    if (!all)
        co_return unexpected(all.error());
    QList<Record> records;
    for (const Record& summary : *all) {
        if (complete) {
            records << summary;
            continue;
        }
        Record key;
        for (const QString& name : resource->key)
            key.insert(name, summary.value(name));
        const Result<Record> record = co_await read(site, resource, key, names);
        if (!record)
            co_return unexpected(record.error());
        records << *record;
    }
    co_return toCsv(*resource, names, records);
}

} // namespace callboard::admin::conversation
