// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/accounts.h"

#include "core/simulator/directory.h"
#include "core/simulator/scheduler.h"

#include <QUuid>

namespace callboard::sim {

using namespace Qt::StringLiterals;

QString stableUuid(quint32 seed, const QString& text)
{
    static const QUuid space(u"6f2a1a0e-5c5b-4a9e-9d0c-3d0f4f0f6a11"_s);
    return QUuid::createUuidV5(space, QString::number(seed) + u':' + text).toString(QUuid::WithoutBraces);
}

Accounts::Accounts(Directory& directory, Scheduler& scheduler, quint32 seed, QObject* parent)
    : QObject(parent)
    , m_directory(directory)
    , m_scheduler(scheduler)
    , m_seed(seed)
{
    connect(&directory, &Directory::added, this, [this](const QString& number) {
        if (!m_filled || !m_directory.user(number) || m_byLogin.contains(number))
            return;
        const Account made = ofExtension(number);
        insert(made);
        Q_EMIT changed(made, Change::Added);
    });
    connect(&directory, &Directory::removed, this, [this](const QString& number) {
        if (const Account* gone = m_filled ? byLogin(number) : nullptr; gone && gone->extension == number)
            (void)remove(QString(gone->id));
    });
}

QString Accounts::administrator()
{
    return u"admin"_s;
}

QString Accounts::idFor(const QString& text) const
{
    return stableUuid(m_seed, u"account:"_s + text);
}

Account Accounts::ofExtension(const QString& number) const
{
    const Extension* extension = m_directory.user(number);
    Account made;
    made.id = idFor(number);
    made.login = number;
    made.password = m_directory.password(number);
    made.name = extension->name;
    made.extension = number;
    made.context = u"demo"_s;
    made.created = m_scheduler.nowMs();
    return made;
}

void Accounts::insert(const Account& account) const
{
    m_order << account.id;
    m_byLogin.insert(account.login, account.id);
    m_accounts.insert(account.id, account);
}

void Accounts::fill() const
{
    if (std::exchange(m_filled, true))
        return;
    Account admin;
    admin.id = idFor(administrator());
    admin.login = administrator();
    admin.password = m_directory.password(administrator());
    admin.name = m_directory.nameOf(Directory::attendant());
    admin.extension = Directory::attendant();
    admin.context = u"demo"_s;
    admin.administrator = true;
    admin.created = m_scheduler.nowMs();
    insert(admin);
    const QStringList numbers = m_directory.numbers(ExtensionKind::User);
    for (const QString& number : numbers)
        insert(ofExtension(number));
}

const Account* Accounts::find(const QString& id) const
{
    fill();
    const auto it = m_accounts.constFind(id);
    return it == m_accounts.cend() ? nullptr : &*it;
}

const Account* Accounts::byLogin(const QString& login) const
{
    fill();
    return find(m_byLogin.value(login));
}

QStringList Accounts::ids() const
{
    fill();
    return m_order;
}

Result<QString> Accounts::add(Account account)
{
    fill();
    if (account.login.isEmpty())
        return unexpected(refused(u"an account needs a login"_s));
    if (m_byLogin.contains(account.login))
        return unexpected(refused(u"account %1 exists already"_s.arg(account.login)));
    account.id = idFor(u"%1#%2"_s.arg(account.login).arg(++m_made));
    account.created = m_scheduler.nowMs();
    account.changed = 0;
    insert(account);
    Q_EMIT changed(account, Change::Added);
    return account.id;
}

Result<void> Accounts::change(const Account& account)
{
    fill();
    const auto it = m_accounts.find(account.id);
    if (it == m_accounts.end())
        return unexpected(refused(u"no such account: %1"_s.arg(account.id)));
    const QString other = m_byLogin.value(account.login);
    if (account.login.isEmpty() || (!other.isEmpty() && other != account.id))
        return unexpected(refused(u"login \"%1\" is empty or taken"_s.arg(account.login)));
    const qint64 created = it->created;
    m_byLogin.remove(it->login);
    *it = account;
    it->created = created;
    it->changed = m_scheduler.nowMs();
    m_byLogin.insert(it->login, it->id);
    Q_EMIT changed(*it, Change::Changed);
    return {};
}

Result<void> Accounts::remove(const QString& id)
{
    fill();
    const auto it = m_accounts.find(id);
    if (it == m_accounts.end())
        return unexpected(refused(u"no such account: %1"_s.arg(id)));
    const Account gone = *it;
    m_accounts.erase(it);
    m_byLogin.remove(gone.login);
    m_order.removeOne(gone.id);
    Q_EMIT changed(gone, Change::Removed);
    return {};
}

} // namespace callboard::sim
