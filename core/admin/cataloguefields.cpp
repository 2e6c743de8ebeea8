// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The part of CatalogueReader that reads fields and checks that the parts of a resource fit together.

#include "core/admin/cataloguereader.h"
#include "core/admin/readerplace.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

QString typeNames()
{
    QStringList names;
    for (int i = 0; i <= static_cast<int>(FieldType::Audio); ++i)
        names << toName(static_cast<FieldType>(i));
    return names.join(u", "_s);
}

const QStringList& fieldKeys()
{
    static const QStringList kKeys{u"name"_s, u"path"_s, u"also"_s, u"label"_s, u"help"_s, u"unit"_s, u"type"_s,
        u"of"_s, u"wire"_s, u"min"_s, u"max"_s, u"maxLength"_s, u"values"_s, u"words"_s, u"default"_s, u"fixed"_s,
        u"site"_s, u"requiredWhen"_s, u"counts"_s, u"position"_s, u"line"_s, u"required"_s, u"readOnly"_s,
        u"createOnly"_s, u"blind"_s, u"listed"_s, u"outside"_s, u"dangerous"_s, u"multiline"_s, u"hidden"_s};
    return kKeys;
}

const QStringList& directives()
{
    static const QStringList kDirectives{u"$site"_s, u"$names"_s, u"$fields"_s, u"$row"_s, u"$touched"_s};
    return kDirectives;
}

} // namespace

QList<Field> CatalogueReader::readFields(const QJsonArray& array)
{
    QList<Field> fields;
    QSet<QString> names;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        const QList<Field> read = object.contains(u"use"_s) ? useFieldSet(object) : [&] {
            const ReaderPlace place(m_place, u"field"_s, i, object.value(u"name"_s).toString());
            return QList<Field>{readField(object)};
        }();
        for (const Field& field : read) {
            if (names.contains(field.name))
                fault(u"two fields are called \"%1\""_s.arg(field.name));
            names << field.name;
            fields << field;
        }
    }
    return fields;
}

QList<Field> CatalogueReader::useFieldSet(const QJsonObject& use)
{
    checkKeys(use, {u"use"_s, u"prefix"_s, u"counts"_s, u"line"_s, u"labelPrefix"_s});
    const QString name = text(use, u"use"_s, true);
    if (!m_fieldSets.contains(name))
        fault(u"there is no field set \"%1\""_s.arg(name));
    const ReaderPlace place(m_place, u"fieldSets \"%1\""_s.arg(name));
    const QString prefix = text(use, u"prefix"_s);
    const QString labelPrefix = translated(use, u"labelPrefix"_s);
    QList<Field> fields;
    for (const QJsonValue& value : m_fieldSets.value(name).toArray()) {
        QJsonObject object = value.toObject();
        object.insert(u"name"_s, prefix + text(object, u"name"_s, true));
        QJsonArray counts = use.value(u"counts"_s).toArray();
        for (const QJsonValue& count : object.value(u"counts"_s).toArray())
            counts.append(count);
        object.insert(u"counts"_s, counts);
        if (use.contains(u"line"_s))
            object.insert(u"line"_s, use.value(u"line"_s));
        const ReaderPlace at(m_place, u"field"_s, 0, object.value(u"name"_s).toString());
        fields << readField(object);
        fields.last().label.prepend(labelPrefix);
    }
    return fields;
}

Field CatalogueReader::readField(const QJsonObject& object)
{
    checkKeys(object, fieldKeys());
    Field field;
    field.name = text(object, u"name"_s, true);
    field.path = object.contains(u"path"_s) ? text(object, u"path"_s) : field.name;
    field.also = texts(object, u"also"_s);
    field.label = translated(object, u"label"_s, true);
    field.help = translated(object, u"help"_s, true);
    field.unit = text(object, u"unit"_s);
    const auto type = fieldTypeFromName(text(object, u"type"_s, true));
    if (!type)
        fault(u"\"type\" must be one of %1"_s.arg(typeNames()));
    field.type = type.value_or(FieldType::Text);
    readFieldValues(object, field);
    readFieldFlags(object, field);
    field.compile();
    const qsizetype placeholders = field.family.captureCount();
    if (!field.counts.isEmpty() && field.counts.size() != placeholders)
        fault(u"\"counts\" needs one figure for each [n] of the name"_s);
    return field;
}

void CatalogueReader::readFieldValues(const QJsonObject& object, Field& field)
{
    if (field.type == FieldType::List) {
        const auto of = fieldTypeFromName(text(object, u"of"_s, true));
        if (!of)
            fault(u"\"of\" must be one of %1"_s.arg(typeNames()));
        field.itemType = of.value_or(FieldType::Text);
    }
    static const QMap<QString, Field::Wire> kWires{{u"text"_s, Field::Wire::Text}, {u"number"_s, Field::Wire::Number},
        {u"boolean"_s, Field::Wire::Boolean}, {u"array"_s, Field::Wire::Array}};
    const QString wire = object.contains(u"wire"_s) ? text(object, u"wire"_s) : u"text"_s;
    if (!kWires.contains(wire))
        fault(u"\"wire\" must be one of %1"_s.arg(QStringList(kWires.keys()).join(u", "_s)));
    field.wire = kWires.value(wire, Field::Wire::Text);
    for (const QJsonValue& value : object.value(u"values"_s).toArray()) {
        const QJsonObject choice = value.toObject();
        checkKeys(choice, {u"value"_s, u"label"_s, u"also"_s});
        field.choices << Choice{
            text(choice, u"value"_s, true), translated(choice, u"label"_s, true), texts(choice, u"also"_s)};
    }
    if (field.type == FieldType::Enum && field.choices.isEmpty())
        fault(u"\"values\" is missing"_s);
    const QStringList words
        = object.contains(u"words"_s) ? texts(object, u"words"_s) : QStringList{u"true"_s, u"false"_s};
    if (words.size() != 2)
        fault(u"\"words\" must be the text for true and the text for false"_s);
    field.trueWord = words.value(0);
    field.falseWord = words.value(1);
    field.min = number(object, u"min"_s);
    field.max = number(object, u"max"_s);
    if (field.min && field.max && *field.min > *field.max)
        fault(u"\"min\" is above \"max\""_s);
    if (const auto length = number(object, u"maxLength"_s))
        field.maxLength = static_cast<int>(*length);
    if (object.contains(u"default"_s))
        field.defaultValue = text(object, u"default"_s);
    field.fixed = text(object, u"fixed"_s);
    field.site = text(object, u"site"_s);
    const QJsonObject requiredWhen = object.value(u"requiredWhen"_s).toObject();
    for (auto it = requiredWhen.begin(); it != requiredWhen.end(); ++it)
        field.requiredWhen.insert(it.key(), texts(requiredWhen, it.key()));
    for (const QJsonValue& count : object.value(u"counts"_s).toArray())
        field.counts << count.toInt();
}

void CatalogueReader::readFieldFlags(const QJsonObject& object, Field& field)
{
    field.position = static_cast<int>(number(object, u"position"_s).value_or(-1));
    field.line = static_cast<int>(number(object, u"line"_s).value_or(0));
    field.required = flag(object, u"required"_s);
    field.readOnly = flag(object, u"readOnly"_s);
    field.createOnly = flag(object, u"createOnly"_s);
    field.blind = flag(object, u"blind"_s);
    field.listed = flag(object, u"listed"_s);
    field.outside = flag(object, u"outside"_s);
    field.dangerous = flag(object, u"dangerous"_s);
    field.multiline = flag(object, u"multiline"_s);
    field.hidden = flag(object, u"hidden"_s);
}

void CatalogueReader::checkResource(const Resource& resource)
{
    for (const QString& name : resource.key) {
        if (!resource.field(name))
            fault(u"the key \"%1\" is no field"_s.arg(name));
    }
    if (!resource.nameField.isEmpty() && !resource.field(resource.nameField))
        fault(u"the name \"%1\" is no field"_s.arg(resource.nameField));
    for (const Field& field : resource.fields) {
        for (auto it = field.requiredWhen.begin(); it != field.requiredWhen.end(); ++it) {
            if (!resource.field(it.key()))
                fault(u"field \"%1\": \"requiredWhen\" names \"%2\", which is no field"_s.arg(field.name, it.key()));
        }
    }
    if (resource.calls().isEmpty())
        fault(u"\"operations\" is empty"_s);
    if (resource.read && resource.read->fromList && !resource.list)
        fault(u"\"read\" is from the list, but there is no \"list\""_s);
    if (resource.list)
        checkOperation(resource, *resource.list);
    if (resource.read)
        checkOperation(resource, *resource.read);
    for (const Operation& more : resource.readMore)
        checkOperation(resource, more);
    for (const QList<Operation>* steps : {&resource.create, &resource.update, &resource.remove}) {
        for (const Operation& step : *steps) {
            checkOperation(resource, step);
            if (step.replace && !resource.canRead())
                fault(u"\"replace\" needs a \"read\" or a \"list\""_s);
        }
    }
}

void CatalogueReader::checkOperation(const Resource& resource, const Operation& operation)
{
    const ReaderPlace place(m_place, u"operation \"%1\""_s.arg(operation.call));
    checkTemplates(resource, operation.parameters);
    QStringList names = operation.result.columns;
    if (!operation.result.field.isEmpty())
        names << operation.result.field;
    for (const QString& name : names) {
        if (name != "*"_L1 && !resource.field(name))
            fault(u"the result's \"%1\" is no field"_s.arg(name));
    }
    for (auto it = operation.over.begin(); it != operation.over.end(); ++it) {
        const Resource* other = m_catalogue->resource(it.value());
        if (!other || !other->list || other->key.size() != 1)
            fault(u"\"over\" needs a resource with a list and a single key, not \"%1\""_s.arg(it.value()));
    }
}

void CatalogueReader::checkTemplates(const Resource& resource, const QJsonValue& value)
{
    if (value.isArray()) {
        for (const QJsonValue& part : value.toArray())
            checkTemplates(resource, part);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key().startsWith(u'$') && !directives().contains(it.key()))
                fault(u"\"%1\" is not known here"_s.arg(it.key()));
            if (it.key() == "$touched"_L1 && !resource.field(it.value().toString()))
                fault(u"\"$touched\" names \"%1\", which is no field"_s.arg(it.value().toString()));
            if (!it.key().startsWith(u'$'))
                checkTemplates(resource, it.value());
        }
    } else if (value.isString() && value.toString().startsWith(u'{')) {
        QString name = value.toString().mid(1).chopped(1);
        if (name.endsWith(u'?'))
            name.chop(1);
        if (!resource.field(name) && !resource.filter(name))
            fault(u"\"%1\" is neither a field nor a filter"_s.arg(name));
    }
}

} // namespace callboard::admin
