// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

PagingGroup groupOf(const QJsonObject& record)
{
    return {record.value("extension"_L1).toString(), record.value("paginggroup_name"_L1).toString(),
        record.value("members"_L1).toString().split(u',', Qt::SkipEmptyParts),
        record.value("paginggroup_type"_L1) == "3way"_L1};
}

//! The third kind is multicast and needs somewhere to send to (fcm 4249).
bool lacksAddress(const QJsonObject& record)
{
    const auto isSet = [&record](QLatin1StringView key) {
        const QJsonValue value = record.value(key);
        return value.isDouble() || (value.isString() && value != "null"_L1 && !value.toString().isEmpty());
    };
    return record.value("paginggroup_type"_L1) == "3way"_L1
        && (!isSet("multicast_ip"_L1) || !isSet("multicast_port"_L1));
}

} // namespace

Reply Api::listPaginggroup(const Request& request)
{
    Store::Records rows = m_store.pagingGroups;
    for (QJsonObject& row : rows)
        row.remove("number_allowed"_L1); // not in the list (fcm 4298)
    return listed(u"paginggroup"_s, rows, request);
}

Reply Api::addPaginggroup(const Request& request)
{
    const QString number = request.text(u"extension"_s);
    if (m_store.isTaken(number))
        return failed(AlreadyAdded);
    QJsonObject group = pagingTemplate();
    Store::merge(group, request);
    group["tmp"_L1] = number;
    if (lacksAddress(group))
        return failed(InvalidParameters);
    m_store.pagingGroups << group;
    m_store.later([this, group] { m_world.setPagingGroup(groupOf(group)); });
    return needApply(true);
}

Reply Api::getPaginggroup(const Request& request)
{
    const QJsonObject* group = Store::find(m_store.pagingGroups, u"extension"_s, request.text(u"paginggroup"_s));
    return group ? good({{"paginggroup"_L1, selected(*group, request, {u"paginggroup"_s})}}) : failed(NoSuchItem);
}

Reply Api::updatePaginggroup(const Request& request)
{
    const QString number = request.text(u"paginggroup"_s);
    QJsonObject* found = Store::find(m_store.pagingGroups, u"extension"_s, number);
    if (!found)
        return failed(NoSuchItem);
    QJsonObject group = *found;
    Store::merge(group, request);
    const QString renumbered = group.value("extension"_L1).toString();
    if (renumbered != number && m_store.isTaken(renumbered))
        return failed(AlreadyAdded);
    group["tmp"_L1] = renumbered;
    if (lacksAddress(group))
        return failed(InvalidParameters);
    *found = group;
    m_store.later([this, number, group] {
        m_world.removePagingGroup(number);
        m_world.setPagingGroup(groupOf(group));
    });
    return needApply(true);
}

Reply Api::deletePaginggroup(const Request& request)
{
    const QString number = request.text(u"paginggroup"_s);
    if (m_store.pagingGroups.removeIf([&number](const QJsonObject& g) { return g.value("extension"_L1) == number; })
        == 0)
        return failed(NoSuchItem);
    m_store.later([this, number] { m_world.removePagingGroup(number); });
    return needApply(true);
}

//! Multicast groups only; the others are called as any number is.
Reply Api::multicastPaging(const Request& request)
{
    const auto group = m_world.pagingGroups().constFind(request.text(u"pagingnum"_s));
    const QString caller = request.text(u"caller"_s);
    if (group == m_world.pagingGroups().cend() || !m_world.directory().user(caller))
        return failed(NoSuchItem);
    if (!group->multicast)
        return failed(InvalidValue);
    return m_world.page(group->number, caller) ? needApply(true) : failed(OperateFailed); // fcm 4560
}

Reply Api::multicastPagingHangup(const Request& request)
{
    const QString number = request.text(u"pagingnum"_s);
    if (!m_world.pagingGroups().contains(number))
        return failed(NoSuchItem);
    return m_world.endPage(number) ? needApply(true) : failed(OperateFailed);
}

//! fcm 4758: without the black list and the keys.
Reply Api::listIvr(const Request& request)
{
    Store::Records rows = m_store.ivrs;
    for (QJsonObject& row : rows) {
        row.remove("members"_L1);
        row.remove("ivr_blackwhite_list"_L1);
        row.remove("ivr_out_blackwhite_list"_L1);
    }
    return listed(u"ivr"_s, rows, request);
}

Reply Api::addIvr(const Request& request)
{
    const QString number = request.text(u"extension"_s);
    if (m_store.isTaken(number) || Store::find(m_store.ivrs, u"ivr_name"_s, request.text(u"ivr_name"_s)))
        return failed(AlreadyAdded);
    QJsonObject menu = ivrTemplate();
    menu["members"_L1] = QJsonArray();
    Store::merge(menu, request);
    menu["members"_L1] = request.array(u"members"_s);
    menu["ivr_id"_L1] = u"ivr-%1"_s.arg(m_store.nextIndex(m_store.ivrs, u"ivr_id"_s));
    m_store.ivrs << menu;
    m_store.later([this, menu] {
        Extension made;
        made.number = menu.value("extension"_L1).toString();
        made.name = menu.value("ivr_name"_L1).toString();
        made.kind = ExtensionKind::Ivr;
        made.subKind = u"aa"_s;
        (void)m_world.directory().add(made);
    });
    return needApply(true);
}

//! By its index, not by its number (fcm 4865).
Reply Api::getIvr(const Request& request)
{
    const QJsonObject* found = Store::find(m_store.ivrs, u"ivr_id"_s, request.text(u"ivr"_s));
    if (!found)
        return failed(NoSuchItem);
    QJsonObject menu = *found;
    const QJsonValue keys = menu.take("members"_L1);
    return good({{"ivr"_L1, selected(menu, request, {u"ivr"_s})}, {"members"_L1, keys}});
}

Reply Api::updateIvr(const Request& request)
{
    QJsonObject* found = Store::find(m_store.ivrs, u"ivr_id"_s, request.text(u"ivr"_s));
    if (!found)
        return failed(NoSuchItem);
    const QString number = found->value("extension"_L1).toString();
    QJsonObject menu = *found;
    Store::merge(menu, request);
    menu["ivr_id"_L1] = found->value("ivr_id"_L1);
    menu["members"_L1]
        = request.has(u"members"_s) ? QJsonValue(request.array(u"members"_s)) : found->value("members"_L1);
    const QString renumbered = menu.value("extension"_L1).toString();
    if (renumbered != number && m_store.isTaken(renumbered))
        return failed(AlreadyAdded);
    *found = menu;
    m_store.later([this, number, renumbered, name = menu.value("ivr_name"_L1).toString()] {
        const Extension* known = m_world.directory().find(number);
        if (!known)
            return;
        Extension changed = *known;
        changed.number = renumbered;
        changed.name = name;
        (void)m_world.directory().remove(number);
        (void)m_world.directory().add(changed);
    });
    return needApply(true);
}

Reply Api::deleteIvr(const Request& request)
{
    const QString id = request.text(u"ivr"_s);
    const QJsonObject* found = Store::find(m_store.ivrs, u"ivr_id"_s, id);
    if (!found)
        return failed(NoSuchItem);
    const QString number = found->value("extension"_L1).toString();
    m_store.ivrs.removeIf([&id](const QJsonObject& menu) { return menu.value("ivr_id"_L1) == id; });
    m_store.later([this, number] { (void)m_world.directory().remove(number); });
    return needApply(true);
}

} // namespace callboard::sim::fcm
