// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmapi.h"

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

//! An address behind which nobody is, always the same for a phone.
QString addressOf(const QString& extension)
{
    const int number = extension.toInt();
    return u"10.0.%1.%2:5060"_s.arg(number / 250 % 250).arg(number % 250 + 2);
}

} // namespace

//! fcm 588 and Table 7.
QJsonObject Api::accountRow(const QString& number) const
{
    const Extension& user = *m_world.directory().user(number);
    // Wireless phones are browsers here, so that both types are seen.
    const bool browser = !user.remoteControlled;
    return {{"extension"_L1, number}, {"account_type"_L1, browser ? u"SIP(WebRTC)"_s : u"SIP"_s},
        {"fullname"_L1, orNull(m_store.nameOf(number))},
        {"out_of_service"_L1, m_store.accountValue(number, u"out_of_service"_s)},
        {"status"_L1, m_channels.statusOf(number)}, {"addr"_L1, user.registered ? addressOf(number) : u"-"_s},
        {"urgmsg"_L1, 0}, {"newmsg"_L1, user.mailbox.fresh}, {"oldmsg"_L1, user.mailbox.read + user.mailbox.saved},
        {"presence_status"_L1, m_store.accountValue(number, u"presence_status"_s)},
        {"presence_def_script"_L1, m_store.accountValue(number, u"presence_def_script"_s)}, {"user_name"_L1, number},
        {"email_to_user"_L1, u"no"_s}};
}

//! With a hundred thousand accounts a page of two hundred must not cost all of them.
Reply Api::listAccount(const Request& request)
{
    const QStringList& numbers = userNumbers();
    const QString by = request.text(u"sidx"_s);
    if (by.isEmpty() || by == "extension"_L1)
        return listed(
            u"account"_s, numbers.size(), [&](qsizetype i) { return accountRow(numbers.at(i)); }, request);
    Store::Records rows;
    for (const QString& number : numbers)
        rows << accountRow(number);
    return listed(u"account"_s, rows, request);
}

//! In the order of the numbers.
const QStringList& Api::userNumbers()
{
    if (m_userNumbers.isEmpty()) {
        m_userNumbers = m_world.directory().numbers(ExtensionKind::User);
        std::ranges::stable_sort(m_userNumbers,
            [](const QString& a, const QString& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    }
    return m_userNumbers;
}

//! fcm 679 with its beginning, and the presences once.
Reply Api::getSIPAccount(const Request& request)
{
    const QString extension = request.text(u"extension"_s);
    const QJsonObject account = m_store.account(extension);
    if (account.isEmpty())
        return failed(NoSuchItem);
    return good({{"extension"_L1, selected(account, request, {u"extension"_s})},
        {"sip_presence_settings"_L1, m_store.presences(extension)},
        {"voicemail"_L1, QJsonObject{{"vm_attach"_L1, QJsonValue()}, {"vm_reserve"_L1, QJsonValue()}}}});
}

//! fcm 979. All presences have to be sent when one changes (fcm 989).
Reply Api::updateSIPAccount(const Request& request)
{
    const QString extension = request.text(u"extension"_s);
    QJsonObject account = m_store.account(extension);
    if (account.isEmpty())
        return failed(NoSuchItem);
    if (request.has(u"sip_presence_settings"_s)) {
        const QJsonArray sent = request.array(u"sip_presence_settings"_s);
        QStringList names;
        for (const QJsonValue& one : sent)
            names << one.toObject().value("presence_status"_L1).toString();
        for (const QJsonValue& one : m_store.presences(extension)) {
            if (!names.contains(one.toObject().value("presence_status"_L1).toString()))
                return failed(InvalidValue);
        }
        if (names.size() != m_store.presences(extension).size())
            return failed(InvalidValue);
        m_store.setPresences(extension, sent);
    }
    const QJsonValue fullname = account.value("fullname"_L1); // belongs to the user, not to the account
    Store::merge(account, request);
    account["fullname"_L1] = fullname;
    m_store.setAccount(extension, account);
    return good(
        {{"extension"_L1, QJsonObject{{"alertinfo"_L1, account.value("alertinfo"_L1)}, {"extension"_L1, extension}}}});
}

//! The sample is no JSON (fcm 5151); on real systems the rows have the plain key, as in the other lists.
Reply Api::listUser(const Request& request)
{
    Store::Records rows{m_store.user(Accounts::administrator())};
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User))
        rows << m_store.user(number);
    const auto page = pageOf(u"user_id"_s, rows, request);
    if (!page)
        return failed(page.error().code.toInt());
    if (m_setup.wireProfile)
        return good(*page);
    // As printed, mended: an array of the rows followed by the counters (fcm 5228).
    QJsonArray out = page->value("user_id"_L1).toArray();
    out << QJsonObject{{"total_item"_L1, page->value("total_item"_L1)}, {"total_page"_L1, page->value("total_page"_L1)},
        {"page"_L1, page->value("page"_L1)}};
    return {.response = out};
}

//! fcm 5300: the record is behind the name of its own key.
Reply Api::getUser(const Request& request)
{
    const QJsonObject user = m_store.user(request.text(u"user_name"_s));
    return user.isEmpty() ? failed(NoSuchItem) : good({{"user_name"_L1, selected(user, request, {u"user_name"_s})}});
}

Reply Api::updateUser(const Request& request)
{
    const QString name = request.text(u"user_name"_s);
    QJsonObject user = m_store.user(name);
    if (user.isEmpty())
        return failed(NoSuchItem);
    const QString id = request.text(u"user_id"_s);
    if (!id.isEmpty() && id.toInt() != user.value("user_id"_L1).toInt())
        return failed(InvalidValue);
    if (name == Accounts::administrator())
        return failed(NoPermission);
    Store::merge(user, request);
    m_store.setUser(name, user);
    return needApply(true); // fcm 5380
}

//! Departments. fcm 5436, mended: the counters beside the array.
Reply Api::listExtensionGroup(const Request& request)
{
    QMap<QString, QStringList> members;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User))
        members[m_world.directory().user(number)->department] << number;
    Store::Records rows;
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QString id = u"group-%1"_s.arg(rows.size() + 1);
        rows << QJsonObject{
            {"group_id"_L1, id}, {"group_name"_L1, it.key()}, {"members"_L1, it->join(u',')}, {"tmp"_L1, id}};
    }
    return listed(u"extension_group"_s, rows, request);
}

Reply Api::listPinSets(const Request& request)
{
    return listed(u"pin_sets_id"_s, m_store.pinSets, request); // fcm 5524
}

} // namespace callboard::sim::fcm
