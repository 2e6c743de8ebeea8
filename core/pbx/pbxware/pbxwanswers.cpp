// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers in one form each, whatever the version of the PBX makes of them.
#include "core/pbx/pbxware/pbxwoperations.h"

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

//! Records that come as bare words or as lists by position (notes 36, pbxware 3702, 6458).
QStringList columnsOf(const QString& action)
{
    if (action == "pbxware.package.list"_L1 || action == "pbxware.destination.groups"_L1)
        return {u"name"_s};
    if (action == "pbxware.route.list"_L1)
        return {u"country_code"_s, u"name"_s};
    if (action == "pbxware.trunk.providers"_L1)
        return {u"id"_s, u"kind"_s};
    return {};
}

QJsonValue record(const QStringList& columns, const QJsonValue& value)
{
    if (columns.isEmpty() || value.isObject())
        return value;
    QJsonObject out;
    const QJsonArray row = value.isArray() ? value.toArray() : QJsonArray{value};
    for (qsizetype i = 0; i < row.size() && i < columns.size(); ++i)
        out.insert(columns.at(i), row.at(i));
    return out;
}

//! The members of an ERG as the two lists that erg.members takes.
QJsonObject withMembers(QJsonObject erg)
{
    QStringList numbers;
    QStringList penalties;
    for (const auto& [index, member] : keyedMap(erg.value("members"_L1))) {
        numbers.append(str(member["ext"_L1]));
        penalties.append(str(member["penalty"_L1]));
    }
    erg.insert("numbers"_L1, numbers.join(u','));
    erg.insert("penalties"_L1, penalties.join(u','));
    return erg;
}

//! {"0":"on","2":"on"} -> "1,0,1" beside the destinations (pbxware 2314).
QJsonObject withSuspends(QJsonObject screening)
{
    const QJsonValue sparse = screening.value("suspends"_L1);
    if (!sparse.isObject())
        return screening;
    QStringList out;
    for (qsizetype i = 0; i < texts(screening.value("destinations"_L1)).size(); ++i)
        out.append(flag(sparse.toObject().value(QString::number(i))) ? u"1"_s : u"0"_s);
    screening.insert("suspends"_L1, out.join(u','));
    return screening;
}

//! One key that stands alone is shown once, unkeyed (pbxware 4997, notes 24): which one it is nobody can tell.
QJsonObject withKeymap(QJsonObject ivr)
{
    const QJsonObject keys = keyedObject(ivr.value("keymap"_L1));
    if (keys.contains("type"_L1) || keys.contains("value"_L1))
        ivr.remove("keymap"_L1);
    else if (ivr.contains("keymap"_L1))
        ivr.insert("keymap"_L1, keys);
    return ivr;
}

QJsonValue ordered(const QJsonObject& times)
{
    QJsonObject out = times;
    const QJsonObject lists = timesForWriting(times);
    for (auto it = lists.begin(); it != lists.end(); ++it)
        out.insert(it.key(), it->isArray() ? QJsonValue(texts(*it).join(u'\n')) : *it);
    return out;
}

} // namespace

QJsonObject timesForWriting(const QJsonObject& times)
{
    struct Column
    {
        QLatin1StringView list, read, written;
    };
    static constexpr std::array kColumns{Column{"closed_dates"_L1, "description"_L1, "closed_dates_desc[]"_L1},
        Column{"closed_dates"_L1, "destination"_L1, "closed_dates_dest[]"_L1},
        Column{"closed_dates"_L1, "date_from"_L1, "closed_dates_date_from[]"_L1},
        Column{"closed_dates"_L1, "date_to"_L1, "closed_dates_date_to[]"_L1},
        Column{"closed_dates"_L1, "time_from"_L1, "closed_dates_time_from[]"_L1},
        Column{"closed_dates"_L1, "time_to"_L1, "closed_dates_time_to[]"_L1},
        Column{"custom_destinations"_L1, "destination"_L1, "custom_destinations_dest[]"_L1},
        Column{"custom_destinations"_L1, "is_open_range"_L1, "custom_destinations_is_open[]"_L1},
        Column{"custom_destinations"_L1, "days"_L1, "custom_destinations_days[]"_L1},
        Column{"custom_destinations"_L1, "time_from"_L1, "custom_destinations_time_from[]"_L1},
        Column{"custom_destinations"_L1, "time_to"_L1, "custom_destinations_time_to[]"_L1},
        Column{"open_days"_L1, "description"_L1, "open_days_desc[]"_L1},
        Column{"open_days"_L1, "days"_L1, "open_days[]"_L1},
        Column{"open_days"_L1, "time_from"_L1, "open_days_time_from[]"_L1},
        Column{"open_days"_L1, "time_to"_L1, "open_days_time_to[]"_L1}};
    QJsonObject out;
    for (const QLatin1StringView name : {"greeting"_L1, "pin"_L1, "default_dest_ext"_L1, "default_dest_is_vm"_L1}) {
        if (times.contains(name))
            out.insert(name, str(times.value(name)));
    }
    out.insert("status"_L1, str(times.value("status"_L1)).toLower());
    for (const Column& column : kColumns) {
        QJsonArray list;
        for (const auto& [index, entry] : keyedMap(times.value(column.list)))
            list.append(str(entry[column.read]));
        out.insert(column.written, list);
    }
    return out;
}

QJsonValue normalised(const Operation& operation, const QJsonValue& answer)
{
    using Shape = Operation::Shape;
    QJsonValue value = answer;
    // A list may stand under "success" (pbxware 8141, notes A5 14).
    if (!operation.write && value.isObject() && value.toObject().size() == 1) {
        const QJsonValue inner = value["success"_L1];
        if (inner.isObject() || inner.isArray())
            value = inner;
    }
    const QString& id = operation.id;
    if (operation.shape == Shape::List)
        return value.isArray() ? value : QJsonValue(QJsonArray{value});
    if (operation.shape == Shape::One) {
        const QJsonObject object = keyedObject(value);
        const bool wrapped = object.size() == 1 && object.begin()->isObject();
        return wrapped ? *object.begin() : QJsonValue(object);
    }
    if (operation.shape == Shape::Map) {
        const QStringList columns = columnsOf(id);
        QJsonObject out;
        for (const auto& [key, one] : keyedMap(value)) {
            QString name = key;
            QJsonValue entry = record(columns, one);
            if (id == "pbxware.apps.templates.list"_L1 && value.isArray())
                name = str(entry["department_id"_L1]);
            if (id == "pbxware.erg.list"_L1)
                entry = withMembers(entry.toObject());
            else if (id == "pbxware.ivr.list"_L1)
                entry = withKeymap(entry.toObject());
            else if (id.startsWith("pbxware.otimes."_L1))
                entry = ordered(entry.toObject());
            else if (id == "pbxware.destination.list"_L1 && entry.isObject())
                entry = [&] {
                    QJsonObject destination = entry.toObject();
                    QStringList codes;
                    for (const auto& [index, code] : keyedMap(destination.value("codes"_L1)))
                        codes.append(str(code["code1"_L1]) + str(code["code2"_L1]));
                    destination.insert("codes"_L1, codes.join(u", "_s));
                    return destination;
                }();
            out.insert(name, entry);
        }
        return out;
    }
    if (id == "pbxware.ext.es.callscreening.configuration"_L1)
        return withSuspends(keyedObject(value));
    // A record without anything in it is an empty list in PHP.
    return value.isArray() && value.toArray().isEmpty() && !operation.write ? QJsonValue(QJsonObject()) : value;
}

} // namespace callboard::pbxware
