// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwoperations.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PbxwOperations", text);
}

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QList<Operation> readTable()
{
    using Shape = Operation::Shape;
    using Server = Operation::Server;
    QList<Operation> out;
    for (const QString& line : QString(operationTable()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u' ');
        Operation one;
        one.id = u"pbxware."_s + words.at(0);
        one.write = words.at(1) == "w"_L1;
        one.shape = words.at(2) == "k"_L1 ? Shape::Map
            : words.at(2) == "u"_L1       ? Shape::One
            : words.at(2) == "a"_L1       ? Shape::List
                                          : Shape::Plain;
        one.server = words.at(3) == "s"_L1 ? Server::Tenant : words.at(3) == "1"_L1 ? Server::Master : Server::None;
        for (qsizetype i = 4; i < words.size(); ++i)
            one.arguments.append({words.at(i).chopped(1), words.at(i).endsWith(u'!')});
        out.append(one);
    }
    return out;
}

//! Lists that are read by position together (pbxware 2239, 2281, 2515, 2570, 2893, 3120, 5892).
const QList<QStringList>& parallelLists(const QString& action)
{
    static const QMap<QString, QList<QStringList>> kAll{
        {u"pbxware.ext.es.callfwd.edit"_s,
            {{u"uncond_dests"_s, u"uncond_timeouts"_s}, {u"busy_dests"_s, u"busy_timeouts"_s},
                {u"noansw_dests"_s, u"noansw_timeouts"_s}, {u"unavail_dests"_s, u"unavail_timeouts"_s}}},
        {u"pbxware.ext.es.followme.edit"_s, {{u"destinations"_s, u"timeouts"_s}}},
        {u"pbxware.ext.es.callfilters.edit"_s, {{u"callers"_s, u"dtypes"_s, u"destinations"_s}}},
        {u"pbxware.ext.es.callscreening.edit"_s, {{u"destinations"_s, u"delays"_s, u"suspends"_s}}},
        {u"pbxware.ext.es.grouphunt.edit"_s, {{u"destinations"_s, u"delays"_s, u"suspends"_s}}},
        {u"pbxware.ext.es.remoteaccess.edit"_s, {{u"callerids"_s, u"pins"_s}}},
        {u"pbxware.ext.es.phonecallback.edit"_s, {{u"callerids"_s, u"numbers"_s}}},
        {u"pbxware.ext.es.mobilenumbers.edit"_s, {{u"mobiles"_s, u"labels"_s}}},
        {u"pbxware.ext.es.blflist.edit"_s, {{u"exts"_s, u"labels"_s, u"blfs"_s}}},
        {u"pbxware.ext.es.speeddial.edit"_s, {{u"codes"_s, u"names"_s, u"destinations"_s}}},
        {u"pbxware.ext.additional_macs"_s, {{u"values"_s, u"devices"_s, u"locations"_s}}},
        {u"pbxware.erg.members"_s, {{u"numbers"_s, u"penalties"_s}}},
    };
    static const QList<QStringList> kNone;
    const auto it = kAll.constFind(action);
    return it == kAll.cend() ? kNone : *it;
}

//! A name by which the words are asked for although the argument is a list in order: "closed_dates_desc[]".
bool isOrdered(const QString& name)
{
    return name.endsWith("[]"_L1);
}

bool isKeymap(const QString& name)
{
    static const QRegularExpression kKeymap(u"^keymap\\[[0-9*]\\]\\[(type|destination)\\]$"_s);
    return kKeymap.match(name).hasMatch();
}

Result<QString> joined(const QString& name, const QJsonValue& value)
{
    if (!value.isArray())
        return str(value);
    QStringList parts;
    for (const QJsonValue& part : value.toArray()) {
        if (str(part).contains(u','))
            return unexpected(invalid(
                tr("\"%1\" of %2 has a comma, which this PBX takes for the end of an item.").arg(str(part), name)));
        parts.append(str(part));
    }
    return parts.join(u',');
}

Result<void> checkParallel(const Operation& operation, const Arguments& arguments)
{
    const auto sizeOf = [&](const QString& name) -> qsizetype {
        for (const auto& [key, value] : arguments) {
            if (key == name)
                return value.count(u',') + (value.isEmpty() ? 0 : 1);
        }
        return -1;
    };
    for (const QStringList& group : parallelLists(operation.id)) {
        const qsizetype size = sizeOf(group.first());
        for (const QString& name : group.mid(1)) {
            const qsizetype other = sizeOf(name);
            // One item that is empty and no item look the same.
            const bool same = other == size || (size <= 1 && other <= 1);
            if (size >= 0 && other >= 0 && !same)
                return unexpected(invalid(tr("%1 has %2 items and %3 has %4; they belong together one by one.")
                                              .arg(group.first())
                                              .arg(size)
                                              .arg(name)
                                              .arg(other)));
        }
    }
    return {};
}

//! Lists of operation times; those of a group go row by row (pbxware 6718). One without anything in it goes as empty
//! items.
Result<void> appendOrdered(QMap<QString, QStringList> lists, Arguments& out)
{
    for (const QLatin1StringView group : {"closed_dates"_L1, "custom_destinations"_L1, "open_days"_L1}) {
        qsizetype size = 0;
        for (auto it = lists.begin(); it != lists.end(); ++it)
            size = it.key().startsWith(group) ? std::max(size, it->size()) : size;
        for (auto it = lists.begin(); it != lists.end(); ++it) {
            if (!it.key().startsWith(group) || it->size() == size)
                continue;
            if (!it->isEmpty())
                return unexpected(invalid(
                    tr("%1 has %2 lines where others of its group have %3.").arg(it.key()).arg(it->size()).arg(size)));
            it->resize(size);
        }
    }
    for (auto it = lists.begin(); it != lists.end(); ++it) {
        for (const QString& item : std::as_const(*it))
            out.append({it.key(), item});
    }
    return {};
}

} // namespace

const OperationArgument* Operation::argument(const QString& name) const
{
    const auto it = std::ranges::find(arguments, name, &OperationArgument::name);
    return it == arguments.end() ? nullptr : &*it;
}

const QList<Operation>& operations()
{
    static const QList<Operation> kAll = readTable();
    return kAll;
}

const Operation* operation(const QString& id)
{
    static const QHash<QString, const Operation*> kIndex = [] {
        QHash<QString, const Operation*> out;
        for (const Operation& one : operations())
            out.insert(one.id, &one);
        return out;
    }();
    return kIndex.value(id, nullptr);
}

Result<Arguments> makeArguments(const Operation& operation, const QJsonObject& given, const QString& server,
    const std::function<QString(const QString&)>& idOf)
{
    QJsonObject loose = given;
    if (operation.argument(u"id"_s) && !loose.contains("id"_L1) && loose.contains("ext"_L1)) {
        const QString number = str(loose.take("ext"_L1));
        const QString id = idOf(number);
        if (id.isEmpty())
            return unexpected(invalid(tr("There is no extension %1.").arg(number)));
        loose.insert("id"_L1, id);
    }
    Arguments out;
    if (operation.server == Operation::Server::Master)
        out.append({u"server"_s, u"1"_s});
    else if (operation.server == Operation::Server::Tenant)
        out.append({u"server"_s, loose.contains("server"_L1) ? str(loose.value("server"_L1)) : server});
    loose.remove("server"_L1);
    QMap<QString, QStringList> ordered;
    bool hasKeymap = false;
    for (auto it = loose.begin(); it != loose.end(); ++it) {
        const bool keymap = isKeymap(it.key()) && operation.argument(u"keymap[]"_s);
        hasKeymap = hasKeymap || keymap;
        if (!keymap && (!operation.argument(it.key()) || it.key() == "keymap[]"_L1))
            return unexpected(invalid(tr("\"%1\" is not an argument of %2.").arg(it.key(), operation.id)));
        if (isOrdered(it.key())) {
            const QString said = str(*it);
            ordered.insert(it.key(), it->isArray() ? texts(*it) : said.isEmpty() ? QStringList() : said.split(u'\n'));
            continue;
        }
        const Result<QString> value = joined(it.key(), *it);
        if (!value)
            return unexpected(value.error());
        out.append({it.key(), *value});
    }
    for (const OperationArgument& argument : operation.arguments) {
        const bool there = argument.name == "keymap[]"_L1 ? hasKeymap : loose.contains(argument.name);
        if (argument.required && !there)
            return unexpected(invalid(tr("\"%1\" is missing.").arg(argument.name)));
    }
    if (const auto checked = appendOrdered(std::move(ordered), out); !checked)
        return unexpected(checked.error());
    if (const auto checked = checkParallel(operation, out); !checked)
        return unexpected(checked.error());
    return out;
}

} // namespace callboard::pbxware
