// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwresources.h"

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

//! Whom a group rings: in the home tenant whom the world says.
QStringList Resources::membersOf(const Record& record) const
{
    const Extension* group
        = record.server == House::homeServer() ? m_house.world().directory().find(record.text(u"ext"_s)) : nullptr;
    return group ? group->members : record.text(u"extensions"_s).split(u',', Qt::SkipEmptyParts);
}

void Resources::toWorld(const Record& pagingGroup)
{
    PagingGroup group;
    group.number = pagingGroup.text(u"number"_s);
    group.name = pagingGroup.text(u"name"_s);
    group.members = pagingGroup.text(u"destinations"_s).split(u',', Qt::SkipEmptyParts);
    m_house.world().setPagingGroup(group);
}

//! Groups and menus of the home tenant can be called.
void Resources::toWorld(const Resource& resource, const Record& record)
{
    if (resource.name == "paging_group"_L1 && record.server == House::homeServer())
        return toWorld(record);
    static const QStringList kDialled{u"ivr"_s, u"ring_group"_s, u"erg"_s};
    if (record.server != House::homeServer() || !kDialled.contains(resource.name))
        return;
    Directory& directory = m_house.world().directory();
    const QString number = record.text(u"ext"_s);
    m_syncing = true;
    const QString old = m_house.numberOf(record.id);
    if (!directory.find(number)) {
        const Extension* before = directory.find(old);
        Extension made = before ? *before : Extension();
        made.number = number;
        if (before) {
            m_house.renumber(record.id, number);
            (void)directory.remove(old);
        }
        made.kind = resource.name == "ivr"_L1 ? ExtensionKind::Ivr : ExtensionKind::RingGroup;
        made.subKind = resource.name == "ivr"_L1 ? u"aa"_s : resource.name == "erg"_L1 ? u"rr"_s : u"sr"_s;
        (void)directory.add(made);
    }
    Extension* there = directory.find(number);
    there->name = record.text(u"name"_s);
    if (resource.name == "ivr"_L1 && there->subKind == "aa"_L1) {
        const QString operatorOf = record.text(u"operator"_s);
        there->forwardNoAnswer = record.values.value(u"timeoutext"_s, operatorOf);
    } else if (resource.name == "ring_group"_L1 && record.values.contains(u"extensions"_s)) {
        there->members = record.text(u"extensions"_s).split(u',', Qt::SkipEmptyParts);
    }
    directory.touched(number);
    m_syncing = false;
}

void Resources::outOfWorld(const Resource& resource, const Record& record)
{
    if (record.server != House::homeServer())
        return;
    if (resource.name == "paging_group"_L1)
        m_house.world().removePagingGroup(record.text(u"number"_s));
    m_syncing = true;
    if (const QString number = m_house.numberOf(record.id); !number.isEmpty() && number == record.text(u"ext"_s))
        (void)m_house.world().directory().remove(number);
    if (resource.name == "department"_L1) {
        for (const QString& number : m_house.world().directory().numbers(ExtensionKind::User)) {
            Extension* user = m_house.world().directory().find(number);
            if (user->department == record.text(u"name"_s))
                user->department.clear();
        }
    }
    m_syncing = false;
}

//! pbxware 5892. Whether members are added or replaced is not said: the list is the whole of them.
Answer Resources::setMembers(const Request& request)
{
    const auto kind = std::ranges::find(m_resources, u"erg"_s, &Resource::name);
    const Found found = find(*kind, request, u"id"_s);
    if (!found)
        return failed(found.error());
    const QStringList numbers = request.list(u"numbers"_s);
    const QStringList penalties = request.list(u"penalties"_s);
    if (numbers.size() != penalties.size())
        return failed(u"'numbers' and 'penalties' must match in size."_s);
    for (const QString& number : numbers) {
        if (!m_extensions.byNumber(request.server(), number))
            return failed(u"Extension %1 does not exist."_s.arg(number));
    }
    World& world = m_house.world();
    const QString queue = (*found)->text(u"ext"_s);
    if (world.queueOf(queue) && request.server() == House::homeServer()) {
        for (const QueueMember& member : world.queueMembers(queue)) {
            if (!numbers.contains(member.agent))
                (void)world.removeQueueMember(queue, member.agent);
        }
        for (qsizetype i = 0; i < numbers.size(); ++i) {
            const int penalty = penalties.at(i).toInt();
            if (!world.addQueueMember(queue, numbers.at(i), penalty))
                (void)world.setPenalty(queue, numbers.at(i), penalty); // a member already
        }
    }
    const int id = (*found)->id;
    return success(u"ERG ID: %1"_s.arg(id), {{"id"_L1, idValue(IdKind::Number, id, true)}});
}

} // namespace callboard::sim::pbxw
