// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/resource.h"

#include <QCoreApplication>

#include <algorithm>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Admin)
};

const Field* find(const QList<Field>& fields, const QString& name)
{
    const auto exact = std::ranges::find(fields, name, &Field::name);
    if (exact != fields.end() && !exact->isFamily())
        return &*exact;
    const auto family
        = std::ranges::find_if(fields, [&](const Field& field) { return field.isFamily() && field.matches(name); });
    return family == fields.end() ? nullptr : &*family;
}

QString escaped(QString part)
{
    return part.replace(u'%', u"%25"_s).replace(u'/', u"%2F"_s);
}

QString unescaped(QString part)
{
    return part.replace("%2F"_L1, "/"_L1, Qt::CaseInsensitive).replace("%25"_L1, "%"_L1);
}

} // namespace

const Field* Resource::field(const QString& name) const
{
    return find(fields, name);
}

const Field* Resource::filter(const QString& name) const
{
    return find(filters, name);
}

QStringList Resource::readableNames() const
{
    QStringList names;
    for (const Field& field : fields) {
        if (!field.onlyByName() && !field.blind)
            names << field.shownNames();
    }
    return names;
}

QStringList Resource::listedNames() const
{
    QStringList names = key;
    for (const Field& field : fields) {
        if (field.listed && !field.onlyByName() && !field.blind && !names.contains(field.name))
            names << field.shownNames();
    }
    return names;
}

QStringList Resource::operationNames() const
{
    QStringList names;
    if (list)
        names << u"list"_s;
    if (read)
        names << u"get"_s;
    if (!create.isEmpty())
        names << u"create"_s;
    if (!update.isEmpty())
        names << u"update"_s;
    if (!remove.isEmpty())
        names << u"delete"_s;
    return names;
}

QStringList Resource::calls() const
{
    QStringList names;
    const auto add = [&names](const Operation& operation) {
        if (!operation.call.isEmpty() && !names.contains(operation.call))
            names << operation.call;
    };
    if (list)
        add(*list);
    if (read)
        add(*read);
    std::ranges::for_each(readMore, add);
    for (const QList<Operation>* steps : {&create, &update, &remove})
        std::ranges::for_each(*steps, add);
    return names;
}

Result<Record> Resource::keyOf(const QString& id) const
{
    Record record;
    if (key.isEmpty())
        return record;
    const bool composite = key.size() > 1;
    QStringList parts{id};
    if (composite) {
        parts = id.split(u'/');
        // The last part keeps further slashes, so that names with one need no escape.
        while (parts.size() > key.size()) {
            const QString last = parts.takeLast();
            parts.last() += u'/' + last;
        }
    }
    for (qsizetype i = 0; i < key.size(); ++i) {
        const Field* part = field(key.at(i));
        QString value = i < parts.size() ? (composite ? unescaped(parts.at(i)) : parts.at(i)) : QString();
        if (value.isEmpty() && part && part->defaultValue)
            value = *part->defaultValue;
        if (value.isEmpty()) {
            QStringList names = key;
            for (QString& name : names)
                name = name.toUpper();
            return unexpected(Error{.kind = ErrorKind::Invalid,
                .code = {},
                .message
                = Text::tr("\"%1\" does not name a %2. Its name is made of %3.").arg(id, singular, names.join(u'/')),
                .detail = {}});
        }
        record.insert(key.at(i), value);
    }
    return record;
}

QString Resource::idOf(const Record& record) const
{
    if (key.size() == 1)
        return record.value(key.first());
    QStringList parts;
    for (const QString& name : key)
        parts << escaped(record.value(name));
    return parts.join(u'/');
}

QString Resource::describe(const Record& record) const
{
    const QString id = idOf(record);
    QString text = id.isEmpty() ? singular : u"%1 \"%2\""_s.arg(singular, id);
    const QString name = record.value(nameField);
    if (!name.isEmpty() && name != id)
        text += u" (%1)"_s.arg(name);
    return text;
}

bool Resource::owns(const Record& record) const
{
    return std::ranges::all_of(fields, [&record](const Field& field) {
        const QString value = record.value(field.name);
        return field.fixed.isEmpty() || value.isEmpty() || value.compare(field.fixed, Qt::CaseInsensitive) == 0;
    });
}

QJsonObject Resource::toJson(const Record& record) const
{
    QJsonObject object;
    if (!key.isEmpty())
        object.insert(u"id"_s, idOf(record));
    for (auto it = record.begin(); it != record.end(); ++it) {
        const Field* known = field(it.key());
        if (!known || !known->hidden)
            object.insert(it.key(), known ? known->toJson(it.value()) : QJsonValue(it.value()));
    }
    return object;
}

} // namespace callboard::admin
