// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/admincommands.h"

#include "core/admin/adminengine.h"
#include "core/pbx/pbxclient.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace callboard::ctl {

using namespace Qt::StringLiterals;
using admin::AdminEngine;
using admin::ChangePreview;
using admin::Field;
using admin::Record;
using admin::Resource;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(callboardctl)
};

using Rows = Result<QJsonArray>;
using Answer = QFuture<Rows>;

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

Answer ready(Rows rows)
{
    return QtFuture::makeReadyFuture(std::move(rows));
}

Answer wrong(const QString& message)
{
    return ready(unexpected(invalid(message)));
}

//! Turns a future of something into a future of rows; an error stays what it is.
template <typename T, typename Convert> Answer convert(QFuture<Result<T>> future, Convert toRows)
{
    return future.then([toRows = std::move(toRows)](const Result<T>& result) -> Rows {
        if (!result)
            return unexpected(result.error());
        if constexpr (std::is_void_v<T>)
            return toRows();
        else
            return toRows(*result);
    });
}

struct Request
{
    PbxClient& client;
    AdminEngine engine;
    const Resource* resource = nullptr;
    QStringList words; //!< what follows the verb
    AdminOptions options;
};

struct Assignments
{
    Record values; //!< k=v
    QStringList bare; //!< words without '='
};

Result<Assignments> assignments(const QStringList& words)
{
    Assignments out;
    for (const QString& word : words) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals == 0)
            return unexpected(invalid(Text::tr("\"%1\" has no field name before the \"=\".").arg(word)));
        if (equals < 0) {
            out.bare << word;
            continue;
        }
        const QString name = word.left(equals);
        if (out.values.contains(name))
            return unexpected(invalid(Text::tr("\"%1\" is given twice.").arg(name)));
        out.values.insert(name, word.mid(equals + 1));
    }
    return out;
}

QString fieldNames(const Resource& resource)
{
    QStringList names;
    for (const Field& field : resource.fields) {
        if (!field.hidden)
            names << field.name;
    }
    return names.join(u", "_s);
}

Result<void> knownFields(const Resource& resource, const QStringList& names)
{
    for (const QString& name : names) {
        const Field* field = resource.field(name);
        if (!field || field->hidden)
            return unexpected(invalid(Text::tr("A %1 has no field \"%2\". Fields are: %3.")
                                          .arg(resource.singular, name, fieldNames(resource))));
        if (field->blind)
            return unexpected(invalid(Text::tr("The PBX never gives \"%1\" back.").arg(name)));
    }
    return {};
}

//! A row with exactly these keys next to "id"; null where the PBX does not say.
QJsonObject rowOf(const Resource& resource, const Record& record, const QStringList& names)
{
    const QJsonObject all = resource.toJson(record);
    QJsonObject row;
    if (!resource.key.isEmpty())
        row.insert(u"id"_s, all.value(u"id"_s));
    for (const QString& name : names)
        row.insert(name, all.contains(name) ? all.value(name) : QJsonValue());
    return row;
}

Answer describeFields(const Request& request)
{
    QJsonArray rows;
    for (const Field& field : request.resource->fields) {
        if (field.hidden)
            continue;
        QJsonArray values;
        for (const admin::Choice& choice : field.choices)
            values.append(choice.value);
        rows.append(QJsonObject{{u"field"_s, field.name}, {u"label"_s, field.label},
            {u"type"_s, admin::toName(field.type)}, {u"required"_s, field.required}, {u"readOnly"_s, field.readOnly},
            {u"createOnly"_s, field.createOnly}, {u"secret"_s, field.isSecret()}, {u"blind"_s, field.blind},
            {u"min"_s, field.min ? QJsonValue(*field.min) : QJsonValue()},
            {u"max"_s, field.max ? QJsonValue(*field.max) : QJsonValue()}, {u"values"_s, values},
            {u"unit"_s, field.unit.isEmpty() ? QJsonValue() : QJsonValue(field.unit)}, {u"help"_s, field.help}});
    }
    return ready(rows);
}

Answer listResources(const admin::Catalogue& catalogue)
{
    QJsonArray rows;
    for (const Resource& resource : catalogue.resources()) {
        rows.append(QJsonObject{{u"resource"_s, resource.id}, {u"title"_s, resource.title},
            {u"key"_s, QJsonArray::fromStringList(resource.key)},
            {u"operations"_s, QJsonArray::fromStringList(resource.operationNames())}, {u"help"_s, resource.help}});
    }
    return ready(rows);
}

Answer runList(const Request& request)
{
    const Result<Assignments> parsed = assignments(request.words);
    if (!parsed)
        return ready(unexpected(parsed.error()));
    if (const auto known = knownFields(*request.resource, parsed->bare); !known)
        return ready(unexpected(known.error()));
    const QStringList names = parsed->bare.isEmpty() ? request.resource->listedNames() : parsed->bare;
    const Resource* resource = request.resource;
    return convert(request.engine.list(*resource, parsed->values, names),
        [resource, names, engine = request.engine](const QList<Record>& records) {
            QJsonArray rows;
            for (const Record& record : records)
                rows.append(rowOf(*resource, record, names));
            return rows;
        });
}

Answer runGet(const Request& request)
{
    // A resource without a key has one record only, so that every word is a field.
    const bool single = request.resource->key.isEmpty();
    if (!single && request.words.isEmpty())
        return wrong(Text::tr("Say which %1: admin %2 get ID.").arg(request.resource->singular, request.resource->id));
    const QStringList names = single ? request.words : request.words.mid(1);
    if (const auto known = knownFields(*request.resource, names); !known)
        return ready(unexpected(known.error()));
    const Resource* resource = request.resource;
    return convert(request.engine.get(*resource, single ? QString() : request.words.first(), names),
        [resource, names, engine = request.engine](const Record& record) {
            QStringList shown = names.isEmpty() ? resource->readableNames() : names;
            for (auto it = record.begin(); names.isEmpty() && it != record.end(); ++it) {
                if (!shown.contains(it.key()))
                    shown << it.key();
            }
            shown.removeIf([resource](const QString& name) { return resource->field(name)->hidden; });
            return QJsonArray{rowOf(*resource, record, shown)};
        });
}

//! The k=v of a create or an update; anything else is a mistake.
Result<Record> values(const QStringList& words, const QString& usage)
{
    Result<Assignments> parsed = assignments(words);
    if (!parsed)
        return unexpected(parsed.error());
    if (!parsed->bare.isEmpty())
        return unexpected(
            invalid(Text::tr("\"%1\" is not of the form field=value. %2").arg(parsed->bare.first(), usage)));
    if (parsed->values.isEmpty())
        return unexpected(invalid(Text::tr("Nothing is set. %1").arg(usage)));
    return parsed->values;
}

Answer runCreate(const Request& request)
{
    const Resource* resource = request.resource;
    const QString usage = Text::tr("Use: admin %1 create field=value ...").arg(resource->id);
    const Result<Record> wanted = values(request.words, usage);
    if (!wanted)
        return ready(unexpected(wanted.error()));
    if (request.options.dryRun) {
        const Result<ChangePreview> preview = request.engine.previewCreate(*resource, *wanted);
        if (!preview)
            return ready(unexpected(preview.error()));
        return ready(preview->toJson());
    }
    return convert(request.engine.create(*resource, *wanted),
        [resource, engine = request.engine](const Record& record) { return QJsonArray{resource->toJson(record)}; });
}

Answer runUpdate(const Request& request)
{
    const Resource* resource = request.resource;
    const bool single = resource->key.isEmpty();
    const QString usage = single ? Text::tr("Use: admin %1 update field=value ...").arg(resource->id)
                                 : Text::tr("Use: admin %1 update ID field=value ...").arg(resource->id);
    if (!single && request.words.isEmpty())
        return wrong(Text::tr("Say which %1. %2").arg(resource->singular, usage));
    const Result<Record> wanted = values(single ? request.words : request.words.mid(1), usage);
    if (!wanted)
        return ready(unexpected(wanted.error()));
    const QString id = single ? QString() : request.words.first();
    const auto done = request.options.dryRun ? request.engine.preview(*resource, id, *wanted)
                                             : request.engine.update(*resource, id, *wanted);
    return convert(done, [engine = request.engine](const ChangePreview& preview) { return preview.toJson(); });
}

Answer runDelete(const Request& request)
{
    const Resource* resource = request.resource;
    if (request.words.size() != 1)
        return wrong(
            Text::tr("Say which %1, and only one: admin %2 delete ID --yes.").arg(resource->singular, resource->id));
    if (resource->remove.isEmpty())
        return ready(unexpected(notSupported(Text::tr("This PBX cannot delete a %1.").arg(resource->singular))));
    const QString id = request.words.first();
    const bool ask = resource->remove.first().dangerous && !request.options.yes;
    if (ask || request.options.dryRun) {
        const bool dryRun = request.options.dryRun;
        return convert(
            request.engine.describe(*resource, id), [id, dryRun, engine = request.engine](const QString& what) -> Rows {
                if (dryRun)
                    return QJsonArray{QJsonObject{{u"deleted"_s, QJsonValue()}, {u"wouldDelete"_s, what}}};
                return unexpected(
                    invalid(Text::tr("This would delete the %1 for good. Add --yes to do it.").arg(what)));
            });
    }
    // --yes is the confirmation; the engine wants the id as the PBX spells it.
    const Result<Record> key = resource->keyOf(id);
    const QString confirmation = key ? resource->idOf(*key) : id;
    return convert(request.engine.remove(*resource, id, confirmation), [confirmation, engine = request.engine] {
        return QJsonArray{QJsonObject{{u"deleted"_s, confirmation}}};
    });
}

Answer runImport(const Request& request, const QString& fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(Text::tr("%1 cannot be read: %2.").arg(fileName, file.errorString()));
    const Resource* resource = request.resource;
    if (resource->create.isEmpty() && resource->update.isEmpty())
        return ready(
            unexpected(notSupported(Text::tr("This PBX can neither create nor change a %1.").arg(resource->singular))));
    const Result<admin::ImportPlan> plan = admin::planImport(*resource, file.readAll());
    if (!plan)
        return ready(unexpected(plan.error()));
    QFuture<admin::ImportLine> lines = request.engine.importRecords(*resource, *plan, request.options.dryRun);
    return lines.then([engine = request.engine](QFuture<admin::ImportLine> done) -> Rows {
        QJsonArray rows;
        for (const admin::ImportLine& line : done.results())
            rows.append(line.toJson());
        return rows;
    });
}

Answer runExport(const Request& request, const QString& fileName)
{
    return convert(request.engine.exportRecords(*request.resource),
        [fileName, engine = request.engine](const admin::CsvExport& done) -> Rows {
            QSaveFile file(fileName);
            if (!file.open(QIODevice::WriteOnly) || file.write(done.csv) != done.csv.size() || !file.commit())
                return unexpected(invalid(Text::tr("%1 cannot be written: %2.").arg(fileName, file.errorString())));
            return QJsonArray{QJsonObject{{u"file"_s, fileName}, {u"records"_s, done.records},
                {u"columns"_s, QJsonArray::fromStringList(done.columns)}}};
        });
}

Result<const Resource*> findResource(const admin::Catalogue& catalogue, const QString& name)
{
    if (const Resource* found = catalogue.resource(name))
        return found;
    QStringList names;
    for (const Resource& resource : catalogue.resources())
        names << resource.id;
    return unexpected(invalid(
        Text::tr("\"%1\" is nothing to administer on this PBX. Resources are: %2.").arg(name, names.join(u", "_s))));
}

Answer runFile(Request request, const QStringList& rest)
{
    if (rest.size() != 3)
        return wrong(Text::tr("Use: admin %1 RESOURCE FILE.csv").arg(rest.first()));
    const Result<const Resource*> resource = findResource(request.engine.catalogue(), rest.at(1));
    if (!resource)
        return ready(unexpected(resource.error()));
    request.resource = *resource;
    return rest.first() == "import"_L1 ? runImport(request, rest.at(2)) : runExport(request, rest.at(2));
}

} // namespace

const QList<AdminSyntax>& adminSyntax()
{
    static const QList<AdminSyntax> kSyntax{
        {""_L1, QT_TRANSLATE_NOOP("callboardctl", "everything that can be administered")},
        {"RESOURCE"_L1, QT_TRANSLATE_NOOP("callboardctl", "its fields, with limits and allowed values")},
        {"RESOURCE list [FIELD...] [FILTER=V...]"_L1, QT_TRANSLATE_NOOP("callboardctl", "the records")},
        {"RESOURCE get ID [FIELD...]"_L1,
            QT_TRANSLATE_NOOP("callboardctl", "one record; a password only when its field is named")},
        {"RESOURCE create FIELD=V... [--dry-run]"_L1, QT_TRANSLATE_NOOP("callboardctl", "a new record")},
        {"RESOURCE update ID FIELD=V... [--dry-run]"_L1,
            QT_TRANSLATE_NOOP("callboardctl", "changes these fields and nothing else")},
        {"RESOURCE delete ID [--yes]"_L1, QT_TRANSLATE_NOOP("callboardctl", "deletes it; says what without --yes")},
        {"import RESOURCE FILE.csv [--dry-run]"_L1,
            QT_TRANSLATE_NOOP("callboardctl", "creates and changes a record for each line")},
        {"export RESOURCE FILE.csv"_L1, QT_TRANSLATE_NOOP("callboardctl", "writes the records, without passwords")},
    };
    return kSyntax;
}

QFuture<Result<QJsonArray>> runAdmin(PbxClient& client, const QStringList& rest, const AdminOptions& options)
{
    const auto catalogue = admin::Catalogue::load(client.profile().brand);
    if (!catalogue)
        return ready(unexpected(catalogue.error()));
    Request request{client, AdminEngine(*catalogue, client), nullptr, rest.mid(2), options};
    if (rest.isEmpty())
        return listResources(**catalogue);
    if (rest.first() == "import"_L1 || rest.first() == "export"_L1)
        return runFile(request, rest);
    const Result<const Resource*> resource = findResource(**catalogue, rest.first());
    if (!resource)
        return ready(unexpected(resource.error()));
    request.resource = *resource;
    if (rest.size() == 1)
        return describeFields(request);

    static const QList<std::pair<QLatin1StringView, Answer (*)(const Request&)>> kVerbs{{"list"_L1, runList},
        {"get"_L1, runGet}, {"create"_L1, runCreate}, {"update"_L1, runUpdate}, {"delete"_L1, runDelete}};
    for (const auto& [verb, run] : kVerbs) {
        if (rest.at(1) == verb)
            return run(request);
    }
    return wrong(Text::tr("\"%1\" cannot be done with a %2. Verbs are: list, get, create, update, delete.")
                     .arg(rest.at(1), request.resource->singular));
}

bool importFailed(const QJsonArray& rows)
{
    return std::ranges::any_of(rows, [](const QJsonValue& row) { return row.toObject().value(u"error"_s).isString(); });
}

} // namespace callboard::ctl
