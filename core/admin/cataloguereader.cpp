// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/cataloguereader.h"

#include "core/admin/readerplace.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFormat = 1;

constexpr std::array kShapes{"done"_L1, "strings"_L1, "rows"_L1, "row"_L1, "positions"_L1, "objects"_L1, "object"_L1,
    "keyed"_L1, "value"_L1, "key"_L1};
static_assert(kShapes.size() == static_cast<size_t>(ResultRule::Shape::Key) + 1);

} // namespace

Result<std::shared_ptr<const Catalogue>> CatalogueReader::read(const QByteArray& json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        fault(u"line %1: %2"_s.arg(json.left(parseError.offset).count('\n') + 1).arg(parseError.errorString()));
    } else if (!document.isObject()) {
        fault(u"the catalogue must be an object"_s);
    } else {
        m_catalogue = std::make_shared<Catalogue>();
        readTop(document.object());
    }
    if (!m_faults.isEmpty()) {
        return unexpected(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = QCoreApplication::translate("Admin", "The administration catalogue has mistakes:") + u'\n'
                + m_faults.join(u'\n'),
            .detail = {}});
    }
    return m_catalogue;
}

void CatalogueReader::fault(const QString& text)
{
    m_faults << (m_place.isEmpty() ? text : m_place.join(u", "_s) + u": "_s + text);
}

void CatalogueReader::checkKeys(const QJsonObject& object, const QStringList& known)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            fault(u"\"%1\" is not known here"_s.arg(it.key()));
    }
}

QString CatalogueReader::text(const QJsonObject& object, const QString& key, bool needed)
{
    const QJsonValue value = object.value(key);
    if (!value.isUndefined() && !value.isString())
        fault(u"\"%1\" must be a text"_s.arg(key));
    else if (needed && value.toString().isEmpty())
        fault(u"\"%1\" is missing"_s.arg(key));
    return value.toString();
}

QString CatalogueReader::translated(const QJsonObject& object, const QString& key, bool needed)
{
    const QString source = text(object, key, needed);
    return source.isEmpty() ? source : QCoreApplication::translate("catalogue", source.toUtf8().constData());
}

bool CatalogueReader::flag(const QJsonObject& object, const QString& key)
{
    const QJsonValue value = object.value(key);
    if (!value.isUndefined() && !value.isBool())
        fault(u"\"%1\" must be true or false"_s.arg(key));
    return value.toBool();
}

std::optional<double> CatalogueReader::number(const QJsonObject& object, const QString& key)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isDouble()) {
        fault(u"\"%1\" must be a number"_s.arg(key));
        return std::nullopt;
    }
    return value.toDouble();
}

QStringList CatalogueReader::texts(const QJsonObject& object, const QString& key)
{
    const QJsonValue value = object.value(key);
    QStringList all;
    if (!value.isUndefined() && !value.isArray())
        fault(u"\"%1\" must be a list of texts"_s.arg(key));
    for (const QJsonValue& part : value.toArray()) {
        if (!part.isString())
            fault(u"\"%1\" must hold texts only"_s.arg(key));
        all << part.toString();
    }
    return all;
}

void CatalogueReader::readTop(const QJsonObject& top)
{
    checkKeys(top,
        {u"format"_s, u"pbx"_s, u"title"_s, u"document"_s, u"roles"_s, u"answers"_s, u"fieldSets"_s, u"operationSets"_s,
            u"resources"_s});
    if (const auto format = number(top, u"format"_s); format != kFormat)
        fault(u"\"format\" must be %1"_s.arg(kFormat));
    m_catalogue->m_pbx = text(top, u"pbx"_s, true);
    m_catalogue->m_title = text(top, u"title"_s, true);
    m_catalogue->m_document = text(top, u"document"_s);
    m_catalogue->m_roles = texts(top, u"roles"_s);
    const QJsonObject answers = top.value(u"answers"_s).toObject();
    m_catalogue->m_doneWords = texts(answers, u"done"_s);
    m_catalogue->m_failedWords = texts(answers, u"failed"_s);
    m_fieldSets = top.value(u"fieldSets"_s).toObject();
    m_operationSets = top.value(u"operationSets"_s).toObject();

    if (!top.value(u"resources"_s).isArray())
        fault(u"\"resources\" must be a list"_s);
    const QJsonArray resources = top.value(u"resources"_s).toArray();
    for (qsizetype i = 0; i < resources.size(); ++i) {
        const ReaderPlace place(m_place, u"resources"_s, i, resources.at(i).toObject().value(u"id"_s).toString());
        m_catalogue->m_resources << readResource(resources.at(i).toObject());
    }
    QSet<QString> names;
    for (const Resource& resource : std::as_const(m_catalogue->m_resources)) {
        for (const QString& name : QStringList{resource.id} + resource.aliases) {
            if (names.contains(name))
                fault(u"two resources are called \"%1\""_s.arg(name));
            names << name;
        }
        const ReaderPlace place(m_place, u"resources"_s, 0, resource.id);
        checkResource(resource);
    }
}

Resource CatalogueReader::readResource(const QJsonObject& object)
{
    checkKeys(object,
        {u"id"_s, u"aliases"_s, u"title"_s, u"singular"_s, u"help"_s, u"key"_s, u"name"_s, u"filters"_s,
            u"operations"_s, u"fields"_s, u"of"_s});
    Resource resource;
    resource.id = text(object, u"id"_s, true);
    resource.aliases = texts(object, u"aliases"_s);
    resource.title = translated(object, u"title"_s, true);
    resource.singular = translated(object, u"singular"_s, true);
    resource.help = translated(object, u"help"_s, true);
    resource.key = texts(object, u"key"_s);
    resource.nameField = text(object, u"name"_s);
    resource.ofExtension = text(object, u"of"_s) == "extension"_L1;
    if (object.contains(u"of"_s) && !resource.ofExtension)
        fault(u"\"of\" can only be \"extension\""_s);
    if (resource.ofExtension && resource.key.size() != 1)
        fault(u"what belongs to an extension has its number as the only key"_s);
    {
        const ReaderPlace place(m_place, u"filters"_s);
        resource.filters = readFields(object.value(u"filters"_s).toArray());
    }
    {
        const ReaderPlace place(m_place, u"fields"_s);
        resource.fields = readFields(object.value(u"fields"_s).toArray());
    }
    readOperations(object.value(u"operations"_s).toObject(), resource);
    return resource;
}

void CatalogueReader::readOperations(const QJsonObject& object, Resource& resource)
{
    QJsonObject merged = object;
    if (object.contains(u"use"_s)) {
        const QString name = text(object, u"use"_s);
        if (!m_operationSets.contains(name))
            fault(u"there is no operation set \"%1\""_s.arg(name));
        merged = m_operationSets.value(name).toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() != "use"_L1)
                merged.insert(it.key(), it.value());
        }
    }
    checkKeys(merged, {u"list"_s, u"read"_s, u"create"_s, u"update"_s, u"delete"_s});
    const auto steps = [&](const QString& key) {
        const ReaderPlace place(m_place, u"operations \"%1\""_s.arg(key));
        return merged.contains(key) ? readSteps(merged.value(key)) : QList<Operation>();
    };
    if (const auto list = steps(u"list"_s); !list.isEmpty())
        resource.list = list.first();
    if (const auto read = steps(u"read"_s); !read.isEmpty()) {
        resource.read = read.first();
        resource.readMore = read.mid(1);
    }
    resource.create = steps(u"create"_s);
    resource.update = steps(u"update"_s);
    resource.remove = steps(u"delete"_s);
}

QList<Operation> CatalogueReader::readSteps(const QJsonValue& value)
{
    QList<Operation> steps;
    const QJsonArray array = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue& step : array) {
        if (!step.isObject())
            fault(u"an operation must be an object"_s);
        steps << readOperation(step.toObject());
    }
    return steps;
}

Operation CatalogueReader::readOperation(const QJsonObject& object)
{
    checkKeys(object,
        {u"call"_s, u"params"_s, u"result"_s, u"paging"_s, u"over"_s, u"role"_s, u"dangerous"_s, u"complete"_s,
            u"replace"_s, u"onlyWithFields"_s, u"refuseExisting"_s, u"withoutRead"_s, u"from"_s});
    Operation operation;
    operation.fromList = text(object, u"from"_s) == "list"_L1;
    if (object.contains(u"from"_s) && !operation.fromList)
        fault(u"\"from\" can only be \"list\""_s);
    operation.call = text(object, u"call"_s, !operation.fromList);
    operation.parameters = object.value(u"params"_s).toObject();
    if (!operation.fromList)
        operation.result = readResult(object.value(u"result"_s).toObject());
    const QJsonObject paging = object.value(u"paging"_s).toObject();
    operation.paging = {.offset = text(paging, u"offset"_s),
        .limit = text(paging, u"limit"_s),
        .size = static_cast<int>(number(paging, u"size"_s).value_or(0))};
    const QJsonObject over = object.value(u"over"_s).toObject();
    for (auto it = over.begin(); it != over.end(); ++it)
        operation.over.insert(it.key(), it.value().toString());
    operation.role = text(object, u"role"_s);
    if (!operation.role.isEmpty() && !m_catalogue->m_roles.contains(operation.role))
        fault(u"\"role\" must be one of %1"_s.arg(m_catalogue->m_roles.join(u", "_s)));
    operation.dangerous = flag(object, u"dangerous"_s);
    operation.complete = flag(object, u"complete"_s);
    operation.replace = flag(object, u"replace"_s);
    operation.onlyWithFields = flag(object, u"onlyWithFields"_s);
    operation.refuseExisting = flag(object, u"refuseExisting"_s);
    operation.withoutRead = flag(object, u"withoutRead"_s);
    return operation;
}

ResultRule CatalogueReader::readResult(const QJsonObject& object)
{
    checkKeys(object, {u"shape"_s, u"at"_s, u"field"_s, u"columns"_s});
    ResultRule rule;
    const QString shape = text(object, u"shape"_s, true);
    const auto found = std::ranges::find_if(kShapes, [&](QLatin1StringView name) { return shape == name; });
    if (found == kShapes.end()) {
        QStringList names;
        for (const QLatin1StringView name : kShapes)
            names << name;
        fault(u"\"shape\" must be one of %1"_s.arg(names.join(u", "_s)));
    } else {
        rule.shape = static_cast<ResultRule::Shape>(std::distance(kShapes.begin(), found));
    }
    rule.at = text(object, u"at"_s);
    rule.field = text(object, u"field"_s);
    rule.columns = texts(object, u"columns"_s);
    return rule;
}

} // namespace callboard::admin
