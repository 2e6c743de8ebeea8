// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmroster.h"

#include <algorithm>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

namespace {

// fcm 648
bool isBusy(Text status)
{
    return status == "InUse" || status == "Busy";
}

template <typename To, typename From> bool change(To& to, const From& from)
{
    if (to == from)
        return false;
    to = from;
    return true;
}

} // namespace

void FcmRoster::add(const AccountRow& row)
{
    const auto [it, fresh] = m_accounts.try_emplace(std::string(row.extension));
    Account& one = it->second;
    one.seen = m_round;
    const bool counts = row.fresh || row.old || row.urgent;
    m_voicemail = m_voicemail || counts;
    // A telephone on an analogue port has no address, so the status decides where there is one.
    const bool registered = row.status.empty() ? !row.address.empty() : row.status != "Unavailable";
    const int messages = row.fresh.value_or(0) + row.urgent.value_or(0);
    const bool info = change(one.name, row.name);
    const bool reg = change(one.registered, registered);
    const bool status = change(one.status, row.status);
    bool mail = change(one.counts, counts);
    mail = change(one.fresh, messages) || mail;
    mail = change(one.old, row.old.value_or(0)) || mail;
    const bool services = change(one.presence, row.presence);
    one.outOfService = row.outOfService;
    change(one.type, row.type);
    if (m_quiet)
        return;
    if (fresh)
        return tell(it->first, one);
    if (info)
        tellInfo(it->first, one);
    if (reg)
        m_live.setRegistered(it->first, registered);
    if (mail)
        tellMail(it->first, one);
    if (services)
        tellServices(it->first, one);
    if (status)
        tellLamp(it->first, one);
}

bool FcmRoster::endAccounts()
{
    return std::erase_if(m_accounts, [this](const auto& entry) { return entry.second.seen != m_round; }) == 0;
}

void FcmRoster::tell(const std::string& number, const Account& account)
{
    tellInfo(number, account);
    m_live.setRegistered(number, account.registered);
    tellMail(number, account);
    tellServices(number, account);
    tellLamp(number, account);
}

void FcmRoster::tellInfo(const std::string& number, const Account& account)
{
    const QString extension = toQString(number);
    const auto [name, department] = m_users.value(extension);
    m_live.setExtensionInfo(extension, account.name.empty() ? name : toQString(account.name), department);
}

void FcmRoster::tellMail(const std::string& number, const Account& account)
{
    if (!account.counts)
        return;
    Mailbox mailbox;
    mailbox.id.text = toQString(number);
    mailbox.fresh = account.fresh;
    mailbox.read = account.old;
    m_live.setMailbox(mailbox);
}

void FcmRoster::tellServices(const std::string& number, const Account& account)
{
    m_live.setDnd(number, account.dndOrdered || account.presence == "dnd");
    m_live.setForward(toQString(number), account.forward);
}

void FcmRoster::tellLamp(const std::string& number, const Account& account)
{
    m_live.setBusy(number, m_lamps && isBusy(account.status));
}

void FcmRoster::setStatus(Text number, Text status)
{
    const auto it = m_accounts.find(std::string(number));
    if (it == m_accounts.end() || !change(it->second.status, status))
        return;
    if (change(it->second.registered, status != "Unavailable"))
        m_live.setRegistered(number, it->second.registered);
    tellLamp(it->first, it->second);
}

void FcmRoster::setUsers(const QJsonArray& users)
{
    QHash<QString, std::pair<QString, QString>> now;
    for (const QJsonValue& value : users) {
        const QJsonObject user = value.toObject();
        const QString name = (text(user.value("first_name"_L1)) + u' ' + text(user.value("last_name"_L1))).trimmed();
        now.insert(text(user.value("user_name"_L1)), {name, text(user.value("department"_L1))});
    }
    if (now == m_users)
        return;
    m_users.swap(now);
    if (m_quiet)
        return;
    for (const auto& [number, account] : m_accounts) {
        const QString extension = toQString(number);
        if (m_users.value(extension) != now.value(extension))
            tellInfo(number, account);
    }
}

void FcmRoster::setDnd(const QString& number, bool on)
{
    const auto it = m_accounts.find(number.toStdString());
    if (it == m_accounts.end())
        return;
    it->second.dndOrdered = on;
    tellServices(it->first, it->second);
}

void FcmRoster::setForward(const QString& number, const QString& to)
{
    const auto it = m_accounts.find(number.toStdString());
    if (it == m_accounts.end())
        return;
    it->second.forward = to;
    tellServices(it->first, it->second);
}

QString FcmRoster::presenceOf(const QString& number) const
{
    const auto it = m_accounts.find(number.toStdString());
    return it == m_accounts.end() ? QString() : toQString(it->second.presence);
}

void FcmRoster::setQueues(const QJsonArray& queues)
{
    QMap<QString, QueueInfo> now;
    for (const QJsonValue& value : queues) {
        const QJsonObject queue = value.toObject();
        const QString number = text(queue.value("extension"_L1));
        if (!number.isEmpty())
            now.insert(number, {text(queue.value("queue_name"_L1)), listOf(queue.value("members"_L1))});
    }
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        if (m_quiet)
            break;
        if (!m_queues.contains(it.key()) || m_queues.value(it.key()) != it.value())
            tellQueue(it.key(), it.value());
    }
    m_queues = now;
}

void FcmRoster::tellQueue(const QString& number, const QueueInfo& queue)
{
    m_live.setQueueName(number, queue.name);
    m_live.setAgents(number, queue.members);
}

bool FcmRoster::isAgent(const QString& queue, const QString& extension) const
{
    return m_queues.value(queue).members.contains(extension);
}

QStringList FcmRoster::queuesOf(const QString& extension) const
{
    QStringList out;
    for (auto it = m_queues.cbegin(); it != m_queues.cend(); ++it) {
        if (it->members.contains(extension))
            out.append(it.key());
    }
    return out;
}

void FcmRoster::setMenus(const QJsonArray& menus)
{
    m_menus.clear();
    for (const QJsonValue& value : menus)
        m_menus.insert(text(value["extension"_L1]), text(value["ivr_name"_L1]));
    m_menus.remove(QString());
}

void FcmRoster::setPaging(const QJsonArray& groups)
{
    m_paging.clear();
    for (const QJsonValue& value : groups) {
        Paging one;
        one.group.number = one.group.id = text(value["extension"_L1]);
        one.group.name = text(value["paginggroup_name"_L1]);
        one.type = text(value["paginggroup_type"_L1]);
        if (!one.group.number.isEmpty())
            m_paging.append(one);
    }
}

const FcmRoster::Paging* FcmRoster::pagingOf(const QString& number) const
{
    const auto it = std::ranges::find_if(m_paging, [&](const Paging& one) { return one.group.number == number; });
    return it == m_paging.end() ? nullptr : &*it;
}

void FcmRoster::setTrunks(const QJsonArray& trunks)
{
    m_trunks.clear();
    for (const QJsonValue& value : trunks) {
        m_trunks.append({text(value["trunk_index"_L1]), text(value["trunk_name"_L1]), text(value["trunk_type"_L1]),
            text(value["host"_L1]),
            text(value["out_of_service"_L1]) == "yes"_L1 || text(value["trunks.out_of_service"_L1]) == "yes"_L1});
    }
}

void FcmRoster::tellAll()
{
    for (const auto& [number, account] : m_accounts)
        tell(number, account);
    for (auto it = m_queues.cbegin(); it != m_queues.cend(); ++it)
        tellQueue(it.key(), it.value());
}

} // namespace callboard::fcm630a
