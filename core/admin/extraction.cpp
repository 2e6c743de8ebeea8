// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/extraction.h"

#include "core/base/redact.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kMask = "***"_L1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Admin)
};

QString wordOf(const QJsonValue& answer)
{
    return answer.isBool() ? (answer.toBool() ? u"true"_s : u"false"_s) : answer.toVariant().toString();
}

bool startsWithOneOf(const QString& text, const QStringList& words)
{
    return std::ranges::any_of(
        words, [&text](const QString& word) { return text.trimmed().startsWith(word, Qt::CaseInsensitive); });
}

Error refused(const QJsonValue& answer)
{
    return Error{.kind = ErrorKind::Pbx, .code = {}, .message = Text::tr("The PBX refused."), .detail = wordOf(answer)};
}

Error unreadable()
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = Text::tr("The PBX's answer has another form than its document says."),
        .detail = {}};
}

QJsonValue valueAt(QJsonValue value, const QString& path)
{
    if (path.isEmpty())
        return value;
    for (const QString& part : path.split(u'/'))
        value = value.toObject().value(part);
    return value;
}

//! Every scalar and array of an object by its path; nested objects are walked.
void flatten(const QJsonObject& object, const QString& prefix, QMap<QString, QJsonValue>& out)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isObject())
            flatten(it.value().toObject(), prefix + it.key() + u'/', out);
        else
            out.insert(prefix + it.key(), it.value());
    }
}

class Reader
{
public:
    Reader(const Resource& resource, const QStringList& names)
        : m_resource(resource)
        , m_names(names)
    {
    }

    void put(Record& record, const Field& field, const QString& name, const QJsonValue& value) const
    {
        if ((field.onlyByName() || field.blind) && !m_names.contains(name))
            return;
        const auto text = field.fromWire(value);
        // Clients mask by the look of a name, so that more than our secrets can come masked.
        const bool masked = text == kMask && (field.isSecret() || isSecretKey(name));
        if (text && !masked)
            record.insert(name, *text);
    }

    void put(Record& record, const QString& name, const QJsonValue& value) const
    {
        if (const Field* field = m_resource.field(name))
            put(record, *field, name, value);
    }

    Record byName(const QJsonObject& object) const
    {
        QMap<QString, QJsonValue> values;
        flatten(object, {}, values);
        Record record;
        for (const Field& field : m_resource.fields) {
            if (field.type == FieldType::Audio)
                put(record, field, field.name, valueAt(object, field.path));
        }
        for (auto it = values.begin(); it != values.end(); ++it) {
            // A plain field goes before a family that would also fit.
            const Field* found = nullptr;
            for (const Field& field : m_resource.fields) {
                if ((!found || found->isFamily()) && !field.memberAt(it.key()).isEmpty())
                    found = &field;
            }
            if (found)
                put(record, *found, found->memberAt(it.key()), it.value());
        }
        for (const Field& field : m_resource.fields) {
            // What may be left out means its default (phonebooks: "shared", pal 869).
            if (field.readOnly && field.defaultValue && !record.contains(field.name))
                record.insert(field.name, *field.defaultValue);
        }
        return record;
    }

    Record byColumns(const QJsonArray& row, const QStringList& columns) const
    {
        Record record;
        for (qsizetype i = 0; i < row.size() && i < columns.size(); ++i)
            put(record, columns.at(i), row.at(i));
        return record;
    }

    Record byPosition(const QJsonArray& row) const
    {
        Record record;
        for (const Field& field : m_resource.fields) {
            if (field.position >= 0 && field.position < row.size())
                put(record, field, field.name, row.at(field.position));
        }
        return record;
    }

    //! "*" becomes the names that were asked for.
    QStringList columns(const ResultRule& rule) const
    {
        QStringList columns;
        for (const QString& column : rule.columns) {
            if (column != "*"_L1) {
                columns << column;
                continue;
            }
            for (const QString& name : m_names) {
                const Field* field = m_resource.field(name);
                if (field && !field->outside)
                    columns << name;
            }
        }
        return columns;
    }

    std::optional<Record> entry(const ResultRule& rule, const QJsonValue& value) const
    {
        if (value.isObject())
            return byName(value.toObject());
        if (value.isArray())
            return rule.shape == ResultRule::Shape::Positions ? byPosition(value.toArray())
                                                              : byColumns(value.toArray(), columns(rule));
        // Servers that do not know property_names answer the bare keys (pal 746).
        const QString first = rule.field.isEmpty() ? rule.columns.value(0) : rule.field;
        if (first.isEmpty() || value.isNull() || value.isUndefined())
            return std::nullopt;
        Record record;
        put(record, first, value);
        return record;
    }

private:
    const Resource& m_resource;
    const QStringList& m_names;
};

Result<Extracted> extractMany(const Reader& reader, const ResultRule& rule, const QJsonValue& part)
{
    if (!part.isArray())
        return unexpected(unreadable());
    Extracted out;
    for (const QJsonValue& value : part.toArray()) {
        if (const auto record = reader.entry(rule, value); record && !record->isEmpty())
            out.records << *record;
        else
            ++out.dropped;
    }
    return out;
}

Result<Extracted> extractKeyed(const Reader& reader, const ResultRule& rule, const QJsonValue& part)
{
    if (!part.isObject())
        return unexpected(unreadable());
    Extracted out;
    const QJsonObject object = part.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isObject()) {
            ++out.dropped;
            continue;
        }
        Record record = reader.byName(it.value().toObject());
        reader.put(record, rule.field, it.key());
        out.records << record;
    }
    return out;
}

} // namespace

Result<void> confirm(const Catalogue& catalogue, const QJsonValue& answer)
{
    const QString word = wordOf(answer);
    if (startsWithOneOf(word, catalogue.doneWords()))
        return {};
    if (startsWithOneOf(word, catalogue.failedWords()))
        return unexpected(refused(answer));
    return {};
}

Result<Extracted> extract(const Catalogue& catalogue, const Resource& resource, const ResultRule& rule,
    const QJsonValue& answer, const QStringList& names)
{
    using Shape = ResultRule::Shape;
    if ((answer.isString() || answer.isBool()) && startsWithOneOf(wordOf(answer), catalogue.failedWords()))
        return unexpected(refused(answer));
    const Reader reader(resource, names);
    const QJsonValue part = valueAt(answer, rule.at);
    switch (rule.shape) {
    case Shape::Strings:
    case Shape::Rows:
    case Shape::Positions:
    case Shape::Objects:
        return extractMany(reader, rule, part);
    case Shape::Keyed:
        return extractKeyed(reader, rule, part);
    case Shape::Row: {
        if (!part.isArray())
            return unexpected(unreadable());
        // Some servers answer one row an extension even when asked for one (notes on getExtensionProperties).
        QJsonArray row = part.toArray();
        if (row.size() == 1 && row.first().isArray())
            row = row.first().toArray();
        return Extracted{{reader.byColumns(row, reader.columns(rule))}, 0};
    }
    case Shape::Object:
        if (!part.isObject())
            return unexpected(unreadable());
        return Extracted{{reader.byName(part.toObject())}, 0};
    case Shape::Value:
    case Shape::Key: {
        if (part.isObject() || part.isArray())
            return unexpected(unreadable());
        Record record;
        reader.put(record, rule.field, part);
        return Extracted{{record}, 0};
    }
    case Shape::Done:
        break;
    }
    if (const auto done = confirm(catalogue, answer); !done)
        return unexpected(done.error());
    return Extracted{};
}

} // namespace callboard::admin
