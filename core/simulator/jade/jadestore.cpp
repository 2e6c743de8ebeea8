// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadestore.h"

#include "core/simulator/accounts.h"

#include <algorithm>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBad = 400;
constexpr int kMissing = 404;
constexpr int kTaken = 409;

bool fits(const QJsonValue& value, Kind kind)
{
    if (value.isNull())
        return true;
    switch (kind) {
    case Kind::Text:
        return value.isString();
    case Kind::Number:
        return value.isDouble();
    case Kind::Object:
        return value.isObject();
    case Kind::Array:
        return value.isArray();
    }
    return false;
}

void addOption(QJsonObject& section, const QString& key, const QString& value)
{
    const QJsonValue before = section.value(key);
    if (before.isUndefined()) {
        section.insert(key, value);
        return;
    }
    QJsonArray all = before.isArray() ? before.toArray() : QJsonArray{before};
    all << value;
    section.insert(key, all);
}

} // namespace

Store::Store(Stamps& stamps, quint32 seed)
    : m_stamps(stamps)
    , m_seed(seed)
{
}

QList<QJsonObject> Store::all(const Resource& resource) const
{
    QList<QJsonObject> found = m_records.value(resource.name);
    if (resource.soft)
        found.removeIf([](const QJsonObject& record) { return record.value("in_use"_L1).toInt() == 0; });
    return found;
}

QJsonObject Store::find(const Resource& resource, const QString& key) const
{
    for (const QJsonObject& record : m_records.value(resource.name)) {
        if (record.value(resource.key).toString() == key)
            return record;
    }
    return {};
}

int Store::check(const Resource& resource, const QJsonObject& body) const
{
    const bool good = std::ranges::all_of(resource.fields, [&body](const Field& field) {
        const QJsonValue value = body.value(field.name);
        return value.isUndefined() || fits(value, field.kind);
    });
    return good ? 0 : kBad;
}

std::expected<QJsonObject, int> Store::create(const Resource& resource, const QJsonObject& body)
{
    if (const int wrong = check(resource, body); wrong != 0)
        return std::unexpected(wrong);
    QJsonObject made;
    for (const Field& field : resource.fields) {
        const QJsonValue given = body.value(field.name);
        if (field.required && (given.isUndefined() || given.isNull() || given == QJsonValue(QString())))
            return std::unexpected(kBad);
        made.insert(field.name, given.isUndefined() ? field.fallback : given);
    }
    if (resource.key == "uuid"_L1)
        made.insert(u"uuid"_s, stableUuid(m_seed, u"%1:%2"_s.arg(resource.name).arg(++m_made)));
    else if (!find(resource, made.value(resource.key).toString()).isEmpty())
        return std::unexpected(kTaken);
    if (resource.timed) {
        made.insert(u"tm_create"_s, m_stamps.now());
        made.insert(u"tm_update"_s, QJsonValue::Null);
    }
    if (resource.soft) {
        made.insert(u"in_use"_s, 1);
        made.insert(u"tm_delete"_s, QJsonValue::Null);
    }
    m_records[resource.name] << made;
    return made;
}

std::expected<QJsonObject, int> Store::change(const Resource& resource, const QString& key, const QJsonObject& body)
{
    QList<QJsonObject>& records = m_records[resource.name];
    const auto at = std::ranges::find_if(
        records, [&](const QJsonObject& record) { return record.value(resource.key).toString() == key; });
    if (at == records.end())
        return std::unexpected(kMissing);
    if (const int wrong = check(resource, body); wrong != 0)
        return std::unexpected(wrong);
    for (const Field& field : resource.fields) {
        if (field.name != resource.key && body.contains(field.name))
            at->insert(field.name, body.value(field.name));
    }
    if (resource.timed)
        at->insert(u"tm_update"_s, m_stamps.now());
    return *at;
}

std::expected<QJsonObject, int> Store::remove(const Resource& resource, const QString& key)
{
    QList<QJsonObject>& records = m_records[resource.name];
    const auto at = std::ranges::find_if(
        records, [&](const QJsonObject& record) { return record.value(resource.key).toString() == key; });
    if (at == records.end() || (resource.soft && at->value("in_use"_L1).toInt() == 0))
        return std::unexpected(kMissing);
    if (resource.soft) {
        at->insert(u"in_use"_s, 0);
        at->insert(u"tm_delete"_s, m_stamps.now());
        return *at;
    }
    const QJsonObject gone = *at;
    records.erase(at);
    return gone;
}

void Store::put(const Resource& resource, const QJsonObject& record)
{
    m_records[resource.name] << record;
}

void Store::write(const QString& file, const QString& text)
{
    m_files.insert(file + u'.' + m_stamps.now(), m_files.value(file));
    m_files.insert(file, text);
}

QStringList Store::backups(const QString& file) const
{
    QStringList found;
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        if (it.key().startsWith(file + u'.'))
            found << it.key();
    }
    return found;
}

QJsonObject Store::sections(const QString& file) const
{
    QJsonObject all;
    QString name;
    for (const QString& line : m_files.value(file).split(u'\n')) {
        const QString text = line.section(u';', 0, 0).trimmed();
        if (text.startsWith(u'[') && text.endsWith(u']')) {
            name = text.mid(1, text.size() - 2);
            all.insert(name, QJsonObject());
        } else if (const qsizetype equals = text.indexOf(u'='); equals > 0 && !name.isEmpty()) {
            const bool arrow = text.mid(equals).startsWith("=>"_L1);
            const QString value = text.mid(equals + (arrow ? 2 : 1)).trimmed();
            QJsonObject section = all.value(name).toObject();
            addOption(section, text.left(equals).trimmed(), arrow ? u"> "_s + value : value);
            all.insert(name, section);
        }
    }
    return all;
}

void Store::writeSections(const QString& file, const QJsonObject& sections)
{
    QString text;
    for (auto section = sections.begin(); section != sections.end(); ++section) {
        text += u"[%1]\n"_s.arg(section.key());
        const QJsonObject options = section.value().toObject();
        for (auto option = options.begin(); option != options.end(); ++option) {
            const QJsonArray values = option.value().isArray() ? option.value().toArray() : QJsonArray{option.value()};
            for (const QJsonValue value : values)
                text += option.key() + u"="_s + value.toString() + u'\n';
        }
    }
    write(file, text);
}

} // namespace callboard::sim::jade
