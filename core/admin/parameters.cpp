// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/parameters.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace callboard::admin {

using namespace Qt::StringLiterals;

namespace {

class Filler
{
public:
    explicit Filler(const ParameterSource& source)
        : m_source(source)
    {
    }

    QJsonObject object(const QJsonObject& templates)
    {
        QJsonObject out;
        for (auto it = templates.begin(); it != templates.end(); ++it) {
            const QJsonValue filled = value(it.value());
            if (it.key() == "..."_L1) {
                const QJsonObject members = filled.toObject();
                for (auto member = members.begin(); member != members.end(); ++member)
                    out.insert(member.key(), member.value());
            } else if (!filled.isUndefined()) {
                out.insert(it.key(), filled);
            }
        }
        return out;
    }

    int fieldCount = 0;
    QString missing;

private:
    void count(const QString& name)
    {
        if (!m_source.countTouched || m_source.touched.contains(name))
            ++fieldCount;
    }

    //! Undefined: the parameter is left out.
    QJsonValue value(const QJsonValue& templ)
    {
        if (templ.isString())
            return text(templ.toString());
        if (templ.isArray()) {
            QJsonArray array;
            for (const QJsonValue& part : templ.toArray())
                array.append(value(part));
            return array;
        }
        if (!templ.isObject())
            return templ;
        const QJsonObject directive = templ.toObject();
        if (directive.contains(u"$site"_s))
            return site(directive);
        if (directive.contains(u"$names"_s))
            return names();
        if (directive.contains(u"$fields"_s))
            return fields(directive.value(u"$fields"_s).toObject());
        if (directive.contains(u"$row"_s))
            return row(directive.value(u"$row"_s).toInt());
        if (directive.contains(u"$touched"_s)) {
            const bool touched = m_source.touched.contains(directive.value(u"$touched"_s).toString());
            return touched ? u"true"_s : u"false"_s;
        }
        return object(directive);
    }

    QJsonValue text(const QString& templ)
    {
        if (!templ.startsWith(u'{') || !templ.endsWith(u'}'))
            return templ;
        QString name = templ.mid(1).chopped(1);
        const bool optional = name.endsWith(u'?');
        if (optional)
            name.chop(1);
        const QJsonValue found = lookup(name);
        if (found.isUndefined() && !optional && missing.isEmpty())
            missing = name;
        const Field* field = m_source.resource.field(name);
        if (field && !field->outside && !m_source.key.contains(name) && m_source.values.contains(name))
            count(name);
        return found;
    }

    QJsonValue lookup(const QString& name) const
    {
        const Field* field = m_source.resource.field(name);
        const Field* filter = m_source.resource.filter(name);
        const Field* known = field ? field : filter;
        if (!known)
            return QJsonValue(QJsonValue::Undefined);
        for (const Record* record : {&m_source.key, &m_source.values, &m_source.scope}) {
            if (const auto it = record->find(name); it != record->end())
                return known->toWire(*it);
        }
        if (filter && !filter->site.isEmpty() && !sitePart(filter->site).isEmpty())
            return sitePart(filter->site);
        if (filter && filter->defaultValue)
            return filter->toWire(*filter->defaultValue);
        if (field && !field->fixed.isEmpty())
            return field->toWire(field->fixed);
        return QJsonValue(QJsonValue::Undefined);
    }

    QString sitePart(const QString& part) const
    {
        if (part == "tenant"_L1)
            return m_source.site.tenant;
        if (part == "user"_L1)
            return m_source.site.user;
        if (part == "home"_L1)
            return m_source.site.home();
        return m_source.site.options.value(part).toString();
    }

    QJsonValue site(const QJsonObject& directive) const
    {
        const QJsonObject when = directive.value(u"when"_s).toObject();
        for (auto it = when.begin(); it != when.end(); ++it) {
            if (sitePart(it.key()) != it.value().toString())
                return QJsonValue(QJsonValue::Undefined);
        }
        const QString found = sitePart(directive.value(u"$site"_s).toString());
        return found.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(found);
    }

    QJsonArray names() const
    {
        QJsonArray array;
        for (const QString& name : m_source.names) {
            const Field* field = m_source.resource.field(name);
            if (field && !field->outside)
                array.append(field->pathOf(name));
        }
        return array;
    }

    QJsonObject fields(const QJsonObject& options)
    {
        QStringList except;
        for (const QJsonValue& name : options.value(u"except"_s).toArray())
            except << name.toString();
        const QString under = options.value(u"under"_s).toString();
        const QString prefix = under.isEmpty() ? QString() : under + u'/';
        QJsonObject object;
        for (auto it = m_source.values.begin(); it != m_source.values.end(); ++it) {
            const Field* field = m_source.resource.field(it.key());
            if (!field || field->outside || field->readOnly || except.contains(it.key()))
                continue;
            const QString path = field->pathOf(it.key());
            if (!path.startsWith(prefix))
                continue;
            object.insert(path.mid(prefix.size()), field->toWire(it.value()));
            count(it.key());
        }
        return object;
    }

    QJsonArray row(int size)
    {
        QStringList texts;
        texts.resize(size);
        for (const Field& field : m_source.resource.fields) {
            if (field.position < 0 || field.position >= size)
                continue;
            const QJsonValue found = lookup(field.name);
            if (!found.isUndefined()) {
                texts[field.position] = found.toVariant().toString();
                count(field.name);
            }
        }
        return QJsonArray::fromStringList(texts);
    }

    const ParameterSource& m_source;
};

} // namespace

Result<Parameters> buildParameters(const QJsonObject& templates, const ParameterSource& source)
{
    Filler filler(source);
    Parameters parameters;
    parameters.object = filler.object(templates);
    parameters.fieldCount = filler.fieldCount;
    if (!filler.missing.isEmpty()) {
        return unexpected(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = QCoreApplication::translate("Admin", "%1 is missing for this %2.")
                           .arg(filler.missing, source.resource.singular),
            .detail = {}});
    }
    return parameters;
}

} // namespace callboard::admin
