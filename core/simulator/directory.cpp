// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/directory.h"

#include <QCryptographicHash>

namespace callboard::sim {

using namespace Qt::StringLiterals;

Directory::Directory(quint32 seed, QObject* parent)
    : QObject(parent)
    , m_seed(seed)
{
}

QString Directory::attendant()
{
    return u"200"_s;
}

void Directory::populate(int users)
{
    m_extensions.reserve(users + 16);
    Extension reception;
    reception.number = attendant();
    reception.name = u"Reception"_s;
    reception.department = u"Reception"_s;
    reception.admin = true;
    reception.canJoin = true;
    reception.maxCalls = -1;
    insert(reception);
    addUsers(users);
    addServices();
}

void Directory::addUsers(int users)
{
    const int first = users > 300 ? 10001 : 201;
    const QStringList rooms = departments();
    for (int i = 0; i < users; ++i) {
        Extension e;
        e.number = QString::number(first + i);
        e.name = personName(m_seed, i);
        e.department = rooms.at(i % rooms.size());
        e.canJoin = e.department == "Management"_L1;
        e.allowJoin = e.department != "Management"_L1;
        e.mayMeet = e.department != "Warehouse"_L1;
        e.remoteControlled = e.department != "Warehouse"_L1; // cordless phones there
        insert(e);
    }
}

void Directory::addServices()
{
    const auto service = [this](const QString& number, const QString& name, ExtensionKind kind, const QString& subKind,
                             const QStringList& members = {}, const QString& forward = {}) {
        Extension e;
        e.number = number;
        e.name = name;
        e.kind = kind;
        e.subKind = subKind;
        e.members = members;
        e.forwardNoAnswer = forward;
        insert(e);
    };
    service(u"600"_s, u"Sales"_s, ExtensionKind::RingGroup, u"rr"_s, firstOf(u"Sales"_s, 4));
    service(u"601"_s, u"Support"_s, ExtensionKind::RingGroup, u"rr"_s, firstOf(u"Support"_s, 4));
    service(u"602"_s, u"Accounts"_s, ExtensionKind::RingGroup, u"rr"_s, firstOf(u"Accounts"_s, 4));
    service(u"610"_s, u"Warehouse"_s, ExtensionKind::RingGroup, u"sr"_s, firstOf(u"Warehouse"_s, 4));
    service(u"800"_s, u"Conference"_s, ExtensionKind::Conference, {});
    service(u"850"_s, u"Office hours"_s, ExtensionKind::Schedule, {}, {}, attendant());
    service(u"900"_s, u"Main menu"_s, ExtensionKind::Ivr, u"aa"_s, {}, attendant());
    service(u"*51"_s, u"Order line"_s, ExtensionKind::Ivr, u"app"_s);
    service(u"901"_s, u"Night menu"_s, ExtensionKind::Ivr, u"aa"_s, {}, u"*9200"_s);
}

void Directory::insert(const Extension& extension)
{
    m_order << extension.number;
    m_extensions.insert(extension.number, extension);
}

QStringList Directory::firstOf(const QString& department, int count) const
{
    QStringList found;
    for (const QString& number : m_order) {
        if (found.size() == count)
            break;
        if (m_extensions.constFind(number)->department == department)
            found << number;
    }
    return found;
}

const Extension* Directory::find(const QString& number) const
{
    const auto it = m_extensions.constFind(number);
    return it == m_extensions.cend() ? nullptr : &*it;
}

Extension* Directory::find(const QString& number)
{
    const auto it = m_extensions.find(number);
    return it == m_extensions.end() ? nullptr : &*it;
}

const Extension* Directory::user(const QString& number) const
{
    const Extension* found = find(number);
    return found && found->kind == ExtensionKind::User ? found : nullptr;
}

QString Directory::nameOf(const QString& number) const
{
    const Extension* found = find(number);
    return found ? found->name : QString();
}

QStringList Directory::numbers(ExtensionKind kind) const
{
    QStringList found;
    for (const QString& number : m_order) {
        if (m_extensions.constFind(number)->kind == kind)
            found << number;
    }
    return found;
}

QString Directory::password(const QString& number) const
{
    if (const Extension* found = find(number); found && !found->password.isEmpty())
        return found->password;
    const QByteArray text = QByteArray::number(m_seed) + ':' + number.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(12));
}

Result<void> Directory::add(const Extension& extension)
{
    if (extension.number.isEmpty())
        return unexpected(refused(u"an extension needs a number"_s));
    if (m_extensions.contains(extension.number))
        return unexpected(refused(u"extension %1 exists already"_s.arg(extension.number)));
    insert(extension);
    Q_EMIT added(extension.number);
    return {};
}

Result<void> Directory::remove(const QString& number)
{
    if (m_extensions.remove(number) == 0)
        return unexpected(refused(u"no such extension: %1"_s.arg(number)));
    m_order.removeOne(number);
    Q_EMIT removed(number);
    return {};
}

} // namespace callboard::sim
