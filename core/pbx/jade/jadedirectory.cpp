// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/jade/jadedirectory.h"

#include "core/pbx/jade/jadevalues.h"

#include <QRegularExpression>

#include <algorithm>

namespace callboard::jade {

using namespace Qt::StringLiterals;

void JadeDirectory::clear()
{
    *this = {};
}

void JadeDirectory::setLines(const QStringList& names)
{
    for (const QString& name : names)
        m_lines.insert(name);
}

void JadeDirectory::readEndpoints(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        Endpoint endpoint;
        endpoint.name = text(record["object_name"_L1]);
        if (endpoint.name.isEmpty())
            continue;
        endpoint.callerName = callerIdOf(text(record["caller_id"_L1])).name;
        endpoint.mailbox = text(record["mailboxes"_L1]).section(u',', 0, 0).trimmed();
        endpoint.reachable = isReachable(text(record["device_state"_L1]));
        // A phone logs in to us; a line to the outside is where we log in. jade does not tell them apart, so neither
        // is certain; the contexts are those that Asterisk's distributions use.
        static const QRegularExpression kOutside(u"\\b(from-)?(trunk|pstn|external)\\b"_s);
        const bool logsInThere = !text(record["outbound_auth"_L1]).isEmpty() && text(record["auth"_L1]).isEmpty();
        endpoint.line = logsInThere || kOutside.match(text(record["context"_L1])).hasMatch();
        m_endpoints.insert(endpoint.name, endpoint);
    }
}

void JadeDirectory::readAors(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        QString name = text(record["endpoint_name"_L1]);
        if (name.isEmpty())
            name = text(record["object_name"_L1]);
        if (const auto count = toInt(record["contacts_registered"_L1]))
            m_registered.insert(name, *count > 0);
        if (toInt(record["max_contacts"_L1]) == 0)
            m_lines.insert(name); // nobody can register there: its address is written in a file
    }
}

void JadeDirectory::readContacts(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        QString name = text(record["endpoint_name"_L1]);
        if (name.isEmpty())
            name = text(record["aor"_L1]);
        const QString status = text(record["status"_L1]);
        const bool there = status != "Removed"_L1 && status != "Unreachable"_L1;
        // A phone with two contacts is there if one of them is.
        if (there)
            m_registered.insert(name, true);
        else if (!m_registered.value(name))
            m_registered.insert(name, false);
    }
}

void JadeDirectory::readPeers(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        const QString peer = text(record["peer"_L1]);
        Endpoint endpoint;
        endpoint.name = QString::fromStdString(std::string(nameOf(Text(peer.toStdString()))));
        if (endpoint.name.isEmpty() || m_endpoints.contains(endpoint.name))
            continue;
        if (const QString status = text(record["status"_L1]); !status.isEmpty())
            endpoint.reachable = status.compare("unregistered"_L1, Qt::CaseInsensitive) != 0
                && status.compare("unreachable"_L1, Qt::CaseInsensitive) != 0;
        m_endpoints.insert(endpoint.name, endpoint);
    }
}

void JadeDirectory::readOutbound(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        if (const QString endpoint = text(record["endpoint"_L1]); !endpoint.isEmpty())
            m_lines.insert(endpoint);
    }
}

void JadeDirectory::readTrunks(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        for (const auto key : {"name"_L1, "object_name"_L1}) {
            if (const QString name = text(record[key]); !name.isEmpty())
                m_lines.insert(name);
        }
    }
}

void JadeDirectory::readUsers(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        User user{text(record["uuid"_L1]), text(record["username"_L1]), text(record["name"_L1])};
        if (!user.uuid.isEmpty())
            m_users.insert(user.uuid, user);
    }
}

void JadeDirectory::readUserContacts(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        const QString target = text(record["target"_L1]);
        const QString user = text(record["user_uuid"_L1]);
        if (!target.isEmpty() && !user.isEmpty())
            m_userOfPhone.insert(target, user);
    }
}

void JadeDirectory::readOwn(const QJsonObject& info)
{
    m_own = {text(info.value("uuid"_L1)), text(info.value("username"_L1)), text(info.value("name"_L1))};
    if (!m_own.uuid.isEmpty())
        m_users.insert(m_own.uuid, m_own);
    // The document's reply brings the contacts along, jade 4770.
    if (info.value("contacts"_L1).isArray())
        readOwnContacts(info.value("contacts"_L1).toArray());
}

void JadeDirectory::readOwnContacts(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        const QString target = text(record["target"_L1]);
        if (target.isEmpty() || m_ownPhones.contains(target))
            continue;
        m_ownPhones.append(target);
        if (!m_own.uuid.isEmpty())
            m_userOfPhone.insert(target, m_own.uuid);
    }
}

void JadeDirectory::readVoicemailUsers(const QJsonArray& records)
{
    for (const QJsonValue& record : records) {
        Box box;
        box.context = text(record["context"_L1]);
        box.mailbox = text(record["mailbox"_L1]);
        QString id = text(record["id"_L1]);
        if (id.isEmpty())
            id = box.mailbox + u'@' + box.context;
        if (box.mailbox.isEmpty())
            continue;
        box.fresh = toInt(record["new_message_count"_L1]).value_or(0);
        box.old = toInt(record["old_message_count"_L1]).value_or(0);
        m_boxes.insert(id, box);
        if (const QString name = text(record["full_name"_L1]); !name.isEmpty())
            m_fullNames.insert(id, name);
    }
}

QString JadeDirectory::nameFor(const Endpoint& endpoint) const
{
    // What the others see on their phones, then what the mailbox is called, then the account: that may be a role.
    if (!endpoint.callerName.isEmpty())
        return endpoint.callerName;
    if (const QString name = m_fullNames.value(endpoint.mailbox); !name.isEmpty())
        return name;
    const User user = m_users.value(m_userOfPhone.value(endpoint.name));
    return user.name.isEmpty() ? user.username : user.name;
}

QList<JadeDirectory::Phone> JadeDirectory::phones() const
{
    QList<Phone> out;
    for (const Endpoint& endpoint : m_endpoints) {
        if (endpoint.line || m_lines.contains(endpoint.name))
            continue;
        Phone phone{endpoint.name, nameFor(endpoint), endpoint.reachable};
        if (const auto it = m_registered.constFind(endpoint.name); it != m_registered.cend())
            phone.registered = *it;
        out.append(phone);
    }
    for (const QString& own : m_ownPhones) {
        if (!m_endpoints.contains(own))
            out.append({own, m_own.name.isEmpty() ? m_own.username : m_own.name, std::nullopt});
    }
    return out;
}

QSet<QString> JadeDirectory::phoneNames() const
{
    QSet<QString> out;
    for (const Phone& phone : phones())
        out.insert(phone.number);
    return out;
}

QSet<QString> JadeDirectory::lines() const
{
    QSet<QString> out = m_lines;
    for (const Endpoint& endpoint : m_endpoints) {
        if (endpoint.line)
            out.insert(endpoint.name);
    }
    return out;
}

QList<JadeDirectory::Box> JadeDirectory::boxes() const
{
    QHash<QString, QString> owners;
    for (const Endpoint& endpoint : m_endpoints) {
        if (!endpoint.mailbox.isEmpty())
            owners.insert(endpoint.mailbox, endpoint.name);
    }
    QList<Box> out;
    for (auto it = m_boxes.cbegin(); it != m_boxes.cend(); ++it) {
        Box box = *it;
        box.number = owners.value(it.key());
        if (box.number.isEmpty() && m_endpoints.contains(box.mailbox))
            box.number = box.mailbox;
        if (!box.number.isEmpty())
            out.append(box);
    }
    return out;
}

std::optional<JadeDirectory::Box> JadeDirectory::boxOf(const QString& number) const
{
    for (const Box& box : boxes()) {
        if (box.number == number)
            return box;
    }
    return std::nullopt;
}

QString JadeDirectory::userUuid(const QString& who) const
{
    if (m_users.contains(who))
        return who;
    if (const QString user = m_userOfPhone.value(who); !user.isEmpty())
        return user;
    for (const User& user : m_users) {
        if (user.username == who)
            return user.uuid;
    }
    return {};
}

std::optional<JadeDirectory::User> JadeDirectory::user(const QString& uuid) const
{
    const auto it = m_users.constFind(uuid);
    return it == m_users.cend() ? std::nullopt : std::optional(*it);
}

QList<JadeDirectory::User> JadeDirectory::usersLike(const QString& text) const
{
    QList<User> found;
    for (const User& user : m_users) {
        if (user.name.contains(text, Qt::CaseInsensitive) || user.username.contains(text, Qt::CaseInsensitive))
            found.append(user);
    }
    std::ranges::sort(
        found, [](const User& a, const User& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return found;
}

} // namespace callboard::jade
