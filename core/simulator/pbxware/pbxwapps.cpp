// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwextensions.h"

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

const QStringList kEditions{
    u"agent"_s, u"office"_s, u"business"_s, u"operator"_s, u"supervisor"_s, u"mobile"_s, u"web"_s}; // 3189
const QStringList kModules{
    u"crm"_s, u"call popup"_s, u"skype"_s, u"omni channel"_s, u"customer survey"_s}; // pbxware 3191

bool areAmong(const QStringList& list, const QStringList& known)
{
    return std::ranges::all_of(
        list, [&known](const QString& item) { return item == "all"_L1 || item == "none"_L1 || known.contains(item); });
}

QStringList meant(const QStringList& list, const QStringList& known)
{
    if (list.contains(u"all"_s))
        return known;
    return list.contains(u"none"_s) ? QStringList() : list;
}

QJsonObject flags(const QStringList& on, const QStringList& shown, const QStringList& known)
{
    QJsonObject out{{"all"_L1, int(on.size() == known.size())}};
    for (const QString& name : shown)
        out.insert(name, int(on.contains(QString(name).replace(u'_', u' '))));
    return out;
}

} // namespace

QString wrongEditions(const Request& request)
{
    if (!areAmong(request.list(u"editions"_s), kEditions))
        return invalid(u"editions"_s);
    return areAmong(request.list(u"modules"_s), kModules) ? QString() : invalid(u"modules"_s);
}

void Extensions::addApps(Actions& actions)
{
    actions.add(u"ext.editions_modules.set"_s, Scope::Tenant, u"id!=# editions modules use_department_templates=0|1"_s,
        [this](const Request& r) { return setEditions(r); });
    actions.add(u"ext.editions_modules.configuration"_s, Scope::Tenant, u"id!=#"_s,
        [this](const Request& r) { return editions(r); });
    actions.add(u"apps.list"_s, Scope::Tenant, {}, [this](const Request& r) { return apps(r); });
    actions.add(u"apps.templates.set"_s, Scope::Tenant, u"department_id!=# editions modules"_s,
        [this](const Request& r) { return setTemplates(r); });
    actions.add(u"apps.templates.list"_s, Scope::Tenant, {}, [this](const Request& r) { return templates(r); });
}

//! pbxware 3173
Answer Extensions::setEditions(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    if (const QString wrong = wrongEditions(request); !wrong.isEmpty())
        return failed(wrong);
    ExtensionRecord& record = **found;
    if (request.has(u"editions"_s))
        record.editions = meant(request.list(u"editions"_s), kEditions);
    if (request.has(u"modules"_s))
        record.modules = meant(request.list(u"modules"_s), kModules);
    const QString byDepartment = u"use_department_templates"_s;
    record.settings.insert(byDepartment, request.text(byDepartment, record.text(byDepartment, u"0"_s)));
    return success(u"Extension ID: %1"_s.arg(record.id),
        {{"id"_L1, m_house.wire() ? QJsonValue(QString::number(record.id)) : QJsonValue(record.id)}});
}

//! pbxware 3223
Answer Extensions::editions(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    const ExtensionRecord& record = **found;
    QStringList shown{u"office"_s, u"business"_s, u"agent"_s, u"supervisor"_s, u"mobile"_s};
    QStringList modules{u"crm"_s, u"call_popup"_s, u"skype"_s};
    if (m_house.wire()) {
        shown << u"web"_s;
        modules = QStringList{u"crm"_s, u"call popup"_s, u"skype"_s};
    }
    return QJsonObject{{"id"_L1, QString::number(record.id)},
        {"use_department_templates"_L1, record.text(u"use_department_templates"_s, u"0"_s)},
        {"editions"_L1, flags(record.editions, shown, kEditions)},
        {"modules"_L1, flags(record.modules, modules, kModules)}};
}

//! pbxware 8902
Answer Extensions::apps(const Request& request) const
{
    const std::tuple<QString, QString, int> known[]
        = {{u"OFFICE"_s, u"office"_s, 100}, {u"BUSINESS"_s, u"business"_s, 100}, {u"WEB"_s, u"web"_s, 30},
            {u"AGENT"_s, u"agent"_s, 15}, {u"SUPERVISOR"_s, u"supervisor"_s, 5}, {u"MOBILE"_s, u"mobile"_s, 15},
            {u"CRM"_s, u"crm"_s, 15}, {u"Call Popup"_s, u"call popup"_s, 15}};
    QJsonObject out;
    for (const auto& [title, name, slots] : known) {
        QJsonArray users;
        for (const ExtensionRecord* record : of(request.server())) {
            if (record->editions.contains(name) || record->modules.contains(name))
                users << record->number.toInt();
        }
        const int total = std::max(slots, int(users.size()));
        out.insert(title, QJsonObject{{"total"_L1, total}, {"in_use"_L1, int(users.size())}, {"extensions"_L1, users}});
    }
    return out;
}

QJsonObject Extensions::editionCounts(const QString& server) const
{
    QJsonObject out{{"ios"_L1, 0}, {"android"_L1, 0}};
    for (const QString& name : {u"office"_s, u"business"_s, u"agent"_s, u"supervisor"_s}) {
        out.insert(name, int(std::ranges::count_if(of(server), [&name](const ExtensionRecord* record) {
            return record->editions.contains(name);
        })));
    }
    return out;
}

//! pbxware 9029
Answer Extensions::setTemplates(const Request& request)
{
    const int id = request.number(u"department_id"_s);
    QMap<int, Record>& departments = m_house.table(u"department"_s);
    const auto found = departments.find(id);
    if (found == departments.end() || found->server != request.server())
        return failed(u"Department ID %1 does not exist."_s.arg(id));
    if (const QString wrong = wrongEditions(request); !wrong.isEmpty())
        return failed(wrong);
    for (const QString& name : {u"editions"_s, u"modules"_s})
        found->values.insert(name, request.text(name, found->text(name)));
    return success(
        u"Department ID: %1"_s.arg(id), {{"id"_L1, m_house.wire() ? QJsonValue(QString::number(id)) : QJsonValue(id)}});
}

//! pbxware 9060
Answer Extensions::templates(const Request& request) const
{
    QJsonObject out;
    QJsonArray list;
    for (const Record& department : m_house.table(u"department"_s)) {
        if (department.server != request.server())
            continue;
        const QString name = department.text(u"name"_s);
        const QJsonObject one{{"department_id"_L1, department.id},
            {"department_name"_L1, m_house.wire() && name.isEmpty() ? QJsonValue() : QJsonValue(name)},
            {"editions"_L1, department.text(u"editions"_s)}, {"modules"_L1, department.text(u"modules"_s)}};
        out.insert(QString::number(department.id), one);
        list << one;
    }
    return m_house.wire() ? QJsonValue(list) : QJsonValue(out);
}

} // namespace callboard::sim::pbxw
