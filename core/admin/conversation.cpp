// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/conversation.h"

#include "core/admin/awaitfinished.h"
#include "core/admin/extraction.h"
#include "core/admin/parameters.h"
#include "core/pbx/pbxclient.h"

#include <QCoreApplication>

#include <algorithm>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Admin)
};

constexpr int kMostPages = 1000;

Error cancelled()
{
    return Error{
        .kind = ErrorKind::Cancelled, .code = {}, .message = Text::tr("The connection was closed."), .detail = {}};
}

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

//! What the lowest role may do is left to the PBX; the rest needs the site's administration capability.
Result<void> mayCall(const PbxClient& client, const Catalogue& catalogue, const Operation& operation)
{
    if (catalogue.roles().indexOf(operation.role) <= 0)
        return {};
    const Availability& may = client.capabilities().of(Capability::Administration);
    if (may.can)
        return {};
    return unexpected(notSupported(may.why));
}

ParameterSource sourceFor(const AdminSite& site, const Resource& resource)
{
    return ParameterSource{resource, site.client->profile(), {}, {}, {}, {}, {}, false};
}

//! The fields that tell sibling resources apart, and the one that people call the record by.
QStringList withIdentity(const Resource& resource, QStringList names)
{
    for (const Field& field : resource.fields) {
        const bool identifies = !field.fixed.isEmpty() || field.name == resource.nameField;
        if (identifies && !field.blind && !names.contains(field.name))
            names << field.name;
    }
    return names;
}

//! Where the secrets that somebody asked for by name stand in the answer, see PbxClient::invokeRevealing().
QStringList revealedPaths(const Resource& resource, const ResultRule& rule, const QStringList& names)
{
    using Shape = ResultRule::Shape;
    const bool unnamed = rule.shape == Shape::Row || rule.shape == Shape::Rows || rule.shape == Shape::Positions;
    QString prefix = rule.at.isEmpty() || unnamed ? QString() : rule.at + u'/';
    if (rule.shape == Shape::Keyed)
        prefix += u"*/"_s;
    QStringList paths;
    for (const QString& name : names) {
        const Field* field = resource.field(name);
        if (!field || !field->isSecret())
            continue;
        paths << prefix + field->pathOf(name);
        for (const QString& other : field->also)
            paths << prefix + other;
    }
    return paths;
}

bool hasFixedFields(const Resource& resource)
{
    return std::ranges::any_of(resource.fields, [](const Field& field) { return !field.fixed.isEmpty(); });
}

} // namespace

Checked completed(const Resource& resource, const Record& values)
{
    Checked checked = check(resource, values, Purpose::Create);
    for (const Field& field : resource.fields) {
        if (field.readOnly || field.isFamily() || checked.values.contains(field.name))
            continue;
        if (!field.fixed.isEmpty())
            checked.values.insert(field.name, field.fixed);
        else if (field.defaultValue && !values.contains(field.name))
            checked.values.insert(field.name, *field.defaultValue);
    }
    return checked;
}

namespace conversation {

Task<Result<QJsonValue>> ask(AdminSite site, Operation operation, QJsonObject parameters, QStringList revealed)
{
    if (!site.client)
        co_return unexpected(cancelled());
    const Result<void> may = mayCall(*site.client, *site.catalogue, operation);
    if (!may)
        co_return unexpected(may.error());
    const QFuture<Result<QJsonValue>> future = revealed.isEmpty()
        ? site.client->invoke(operation.call, parameters)
        : site.client->invokeRevealing(operation.call, parameters, revealed);
    const std::optional<Result<QJsonValue>> answer = co_await AwaitFinished(future);
    if (!answer)
        co_return unexpected(cancelled());
    co_return *answer;
}

//! Reads one list call to its end, page by page.
static Task<Result<QList<Record>>> listPages(AdminSite site, const Resource* resource, Record scope, QStringList names)
{
    const Operation& operation = *resource->list;
    QList<Record> all;
    for (int page = 0; page < kMostPages; ++page) {
        if (!site.client)
            co_return unexpected(cancelled());
        ParameterSource source = sourceFor(site, *resource);
        source.scope = scope;
        source.names = names;
        Result<Parameters> parameters = buildParameters(operation.parameters, source);
        if (!parameters)
            co_return unexpected(parameters.error());
        if (operation.paging.size > 0) {
            parameters->object.insert(operation.paging.offset, page * operation.paging.size);
            parameters->object.insert(operation.paging.limit, operation.paging.size);
        }
        const QStringList revealed = revealedPaths(*resource, operation.result, names);
        const Result<QJsonValue> answer = co_await ask(site, operation, parameters->object, revealed);
        if (!answer)
            co_return unexpected(answer.error());
        const Result<Extracted> found = extract(*site.catalogue, *resource, operation.result, *answer, names);
        if (!found)
            co_return unexpected(found.error());
        // A server that ignores the offset sends the same page for ever.
        if (page > 0 && !found->records.isEmpty() && all.contains(found->records.first()))
            break;
        all += found->records;
        if (operation.paging.size == 0 || found->records.size() + found->dropped < operation.paging.size)
            break;
    }
    co_return all;
}

//! Lists once for each record of another resource, unless the caller has chosen one.
static Task<Result<QList<Record>>> listOver(
    AdminSite site, const Resource* resource, Record scope, QStringList names, QString parameter)
{
    const Resource* other = site.catalogue->resource(resource->list->over.value(parameter));
    const Result<QList<Record>> parents = co_await list(site, other, Record(), QStringList());
    if (!parents)
        co_return unexpected(parents.error());
    QList<Record> all;
    for (const Record& parent : *parents) {
        Record narrowed = scope;
        narrowed.insert(parameter, other->idOf(parent));
        const Result<QList<Record>> part = co_await list(site, resource, narrowed, names);
        if (!part)
            co_return unexpected(part.error());
        all += *part;
    }
    co_return all;
}

Task<Result<QList<Record>>> list(AdminSite site, const Resource* resource, Record scope, QStringList names)
{
    if (!resource->list)
        co_return unexpected(notSupported(Text::tr("This PBX cannot list %1.").arg(resource->title.toLower())));
    if (names.isEmpty())
        names = resource->listedNames();
    const QMap<QString, QString>& over = resource->list->over;
    for (auto it = over.begin(); it != over.end(); ++it) {
        if (!scope.contains(it.key())) {
            Result<QList<Record>> all = co_await listOver(site, resource, scope, names, it.key());
            co_return all;
        }
    }
    const Result<QList<Record>> found = co_await listPages(site, resource, scope, withIdentity(*resource, names));
    if (!found)
        co_return unexpected(found.error());
    QList<Record> records;
    for (Record record : *found) {
        for (auto it = over.begin(); it != over.end(); ++it)
            record.insert(it.key(), scope.value(it.key()));
        if (resource->owns(record))
            records << record;
    }
    co_return records;
}

static Task<Result<Record>> readFromList(AdminSite site, const Resource* resource, Record key, QStringList names)
{
    const Result<QList<Record>> all = co_await list(site, resource, key, names);
    if (!all)
        co_return unexpected(all.error());
    for (const Record& record : *all) {
        if (resource->idOf(record) == resource->idOf(key))
            co_return record;
    }
    co_return unexpected(Error{.kind = ErrorKind::Pbx,
        .code = {},
        .message = Text::tr("There is no %1.").arg(resource->describe(key)),
        .detail = {}});
}

//! What one call says of a record.
static Task<Result<Record>> readPart(
    AdminSite site, const Resource* resource, Operation operation, Record key, QStringList names)
{
    if (!site.client)
        co_return unexpected(cancelled());
    ParameterSource source = sourceFor(site, *resource);
    source.key = key;
    source.names = names;
    const Result<Parameters> parameters = buildParameters(operation.parameters, source);
    if (!parameters)
        co_return unexpected(parameters.error());
    const QStringList revealed = revealedPaths(*resource, operation.result, names);
    const Result<QJsonValue> answer = co_await ask(site, operation, parameters->object, revealed);
    if (!answer)
        co_return unexpected(answer.error());
    const Result<Extracted> found = extract(*site.catalogue, *resource, operation.result, *answer, names);
    if (!found)
        co_return unexpected(found.error());
    co_return found->records.value(0);
}

Task<Result<Record>> read(AdminSite site, const Resource* resource, Record key, QStringList names)
{
    if (!resource->canRead())
        co_return unexpected(notSupported(Text::tr("This PBX cannot show a %1.").arg(resource->singular)));
    if (!site.client)
        co_return unexpected(cancelled());
    if (names.isEmpty())
        names = resource->readableNames();
    names = withIdentity(*resource, names);
    if (!resource->read || resource->read->fromList) {
        Result<Record> picked = co_await readFromList(site, resource, key, names);
        co_return picked;
    }
    const Result<Record> found = co_await readPart(site, resource, *resource->read, key, names);
    if (!found)
        co_return unexpected(found.error());
    Record record = *found;
    for (const Operation& more : resource->readMore) {
        const Result<Record> part = co_await readPart(site, resource, more, key, names);
        if (!part && part.error().kind == ErrorKind::Cancelled)
            co_return unexpected(part.error());
        if (part)
            record.insert(*part);
    }
    record.insert(key);
    if (!resource->owns(record))
        co_return unexpected(
            invalid(Text::tr("\"%1\" is of another kind, not a %2.").arg(resource->idOf(key), resource->singular)));
    co_return record;
}

//! Runs the steps of a change in order and answers what the last one with a Key result said.
static Task<Result<Record>> runSteps(AdminSite site, const Resource* resource, QList<Operation> steps, Record key,
    Record values, QStringList touched, bool isUpdate = false)
{
    Record answered;
    bool sentAny = false;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (!site.client)
            co_return unexpected(cancelled());
        ParameterSource source = sourceFor(site, *resource);
        source.key = key;
        source.values = values;
        source.touched = touched;
        source.countTouched = isUpdate;
        const Result<Parameters> parameters = buildParameters(steps.at(i).parameters, source);
        if (!parameters)
            co_return unexpected(parameters.error());
        if (steps.at(i).onlyWithFields && parameters->fieldCount == 0)
            continue;
        const Result<QJsonValue> answer = co_await ask(site, steps.at(i), parameters->object, QStringList());
        Result<Extracted> found = unexpected(cancelled());
        if (answer)
            found = extract(*site.catalogue, *resource, steps.at(i).result, *answer, QStringList());
        if (answer && found) {
            answered.insert(found->records.value(0));
            sentAny = true;
            continue;
        }
        Error error = answer ? found.error() : answer.error();
        if (sentAny && isUpdate)
            error.message = Text::tr("Only a part of the %1 was changed: %2").arg(resource->singular, error.message);
        else if (sentAny)
            error.message = Text::tr("The %1 was created, but not everything could be set: %2")
                                .arg(resource->describe(values), error.message);
        co_return unexpected(error);
    }
    co_return answered;
}

//! Refuses what would silently overwrite.
static Task<Result<void>> refuseExisting(AdminSite site, const Resource* resource, Record values)
{
    const Result<QList<Record>> all = co_await list(site, resource, Record(), QStringList());
    if (!all)
        co_return unexpected(all.error());
    for (const Record& record : *all) {
        if (resource->idOf(record) == resource->idOf(values))
            co_return unexpected(invalid(Text::tr("There is a %1 already.").arg(resource->describe(values))));
    }
    co_return {};
}

Task<Result<Record>> create(AdminSite site, const Resource* resource, Record values)
{
    if (resource->create.isEmpty())
        co_return unexpected(notSupported(Text::tr("This PBX cannot create a %1.").arg(resource->singular)));
    const Checked checked = completed(*resource, values);
    if (!checked.ok())
        co_return unexpected(toError(checked.problems));
    if (resource->create.first().refuseExisting) {
        const Result<void> fresh = co_await refuseExisting(site, resource, checked.values);
        if (!fresh)
            co_return unexpected(fresh.error());
    }
    const Result<Record> answered
        = co_await runSteps(site, resource, resource->create, Record(), checked.values, QStringList(values.keys()));
    if (!answered)
        co_return unexpected(answered.error());
    Record created = checked.values;
    created.insert(*answered);
    created.removeIf([resource](const std::pair<const QString&, QString&>& entry) {
        const Field* field = resource->field(entry.first);
        return !field || field->onlyByName();
    });
    co_return created;
}

Task<Result<ChangePreview>> update(AdminSite site, const Resource* resource, Record key, Record changes, bool send)
{
    if (resource->update.isEmpty())
        co_return unexpected(notSupported(Text::tr("This PBX cannot change a %1.").arg(resource->singular)));
    // What can only be set by a create is no mistake when it is what it was: an imported file has every column.
    Record unchangeable;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const Field* field = resource->field(it.key());
        if (field && field->createOnly && !field->readOnly && resource->canRead())
            unchangeable.insert(it.key(), it.value());
    }
    Record changeable = changes;
    changeable.removeIf([&](const std::pair<const QString&, QString&>& e) { return unchangeable.contains(e.first); });
    Checked checked = check(*resource, changeable, Purpose::Update);
    if (!checked.ok())
        co_return unexpected(toError(checked.problems));

    Record current = key;
    const bool replaces = resource->update.first().replace;
    if (resource->canRead() && !resource->update.first().withoutRead) {
        QStringList names = replaces ? resource->readableNames() : QStringList();
        for (const QString& name : changes.keys()) {
            const Field* field = resource->field(name);
            if (field && !field->onlyByName() && !field->blind && !names.contains(name))
                names << name;
        }
        const Result<Record> found = co_await read(site, resource, key, withIdentity(*resource, names));
        if (!found)
            co_return unexpected(found.error());
        current = *found;
    }
    unchangeable.removeIf(
        [&](const std::pair<const QString&, QString&>& e) { return current.value(e.first) == e.second.trimmed(); });
    if (!unchangeable.isEmpty())
        co_return unexpected(toError(check(*resource, unchangeable, Purpose::Update).problems));

    const ChangePreview preview = ChangePreview::of(*resource, current, checked.values);
    if (!send || preview.isEmpty())
        co_return preview;
    Record values = replaces ? current : Record();
    for (const QString& name : preview.fields())
        values.insert(name, checked.values.value(name));
    const Result<Record> done
        = co_await runSteps(site, resource, resource->update, key, values, preview.fields(), true);
    if (!done)
        co_return unexpected(done.error());
    co_return preview;
}

Task<Result<QString>> describe(AdminSite site, const Resource* resource, Record key)
{
    if (!resource->canRead())
        co_return resource->describe(key);
    const QStringList names = resource->nameField.isEmpty() ? resource->key : QStringList{resource->nameField};
    const Result<Record> found = co_await read(site, resource, key, names);
    if (!found)
        co_return unexpected(found.error());
    co_return resource->describe(*found);
}

Task<Result<void>> remove(AdminSite site, const Resource* resource, Record key, QString confirmation)
{
    if (resource->remove.isEmpty())
        co_return unexpected(notSupported(Text::tr("This PBX cannot delete a %1.").arg(resource->singular)));
    // Kinds that share an operation must not delete each other's records.
    if (resource->canRead() && hasFixedFields(*resource)) {
        const Result<QString> found = co_await describe(site, resource, key);
        if (!found)
            co_return unexpected(found.error());
    }
    if (resource->remove.first().dangerous && confirmation != resource->idOf(key)) {
        co_return unexpected(invalid(Text::tr("This would delete the %1 for good. Type \"%2\" to confirm.")
                                         .arg(resource->describe(key), resource->idOf(key))));
    }
    const Result<Record> done = co_await runSteps(site, resource, resource->remove, key, Record(), QStringList());
    if (!done)
        co_return unexpected(done.error());
    co_return {};
}

} // namespace conversation

} // namespace callboard::admin
