// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmstore.h"

#include <QCryptographicHash>

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

const QStringList& presenceNames()
{
    static const QStringList names{
        u"available"_s, u"away"_s, u"chat"_s, u"dnd"_s, u"unavailable"_s, u"userdef"_s}; // fcm 653
    return names;
}

QString asText(const QJsonValue& value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'f', 0) : value.toString();
}

//! The same digits for the same number: an invented mailbox password.
QString digitsFor(const QString& password)
{
    const QByteArray hash = QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Sha256);
    QString out;
    for (int i = 0; i < 6; ++i)
        out += QChar(u'0' + quint8(hash.at(i)) % 10);
    return out;
}

} // namespace

Store::Store(World& world)
    : m_world(world)
{
    int index = 0;
    for (const Trunk& t : world.trunks()) {
        QJsonObject record = trunkTemplate();
        record["trunk_index"_L1] = t.id.toInt();
        record["trunk_name"_L1] = t.name;
        record["host"_L1] = u"sip%1.provider.example"_s.arg(++index);
        const bool registers = index != 2;
        record["trunk_type"_L1] = registers ? u"register"_s : u"peer"_s;
        record["username"_L1] = registers ? QJsonValue(u"office%1"_s.arg(index)) : QJsonValue();
        record["need_register"_L1] = registers ? u"yes"_s : u"no"_s;
        trunks << record;
        QJsonObject route = inboundTemplate();
        route["inbound_rt_index"_L1] = index;
        route["trunk_index"_L1] = t.id.toInt();
        route["did_pattern_match"_L1] = u"_x."_s; // fcm 2122
        QJsonObject did = didTemplate();
        did["inbound_rt_index"_L1] = index;
        route["did"_L1] = did;
        inboundRoutes << route;
    }
    QJsonObject out = outboundTemplate();
    out["outbound_rt_index"_L1] = 1;
    out["outbound_rt_name"_L1] = u"Everywhere"_s;
    out["default_trunk_index"_L1] = 1;
    out["permission"_L1] = u"internal-local-national-international"_s;
    const QJsonObject match{{"allow"_L1, QJsonValue()}, {"match"_L1, u"_x."_s}, {"outbound_rt_index"_L1, 1},
        {"strip_prefix"_L1, QJsonValue()}};
    out["pattern"_L1] = QJsonArray{match};
    out["failover_outbound_data"_L1] = QJsonArray();
    outboundRoutes << out;
    addServices();
}

void Store::addServices()
{
    const QStringList hall
        = m_world.directory().find(u"610"_s) ? m_world.directory().find(u"610"_s)->members : QStringList();
    for (const auto& [number, name, type] :
        {std::tuple{u"630"_s, u"Warehouse"_s, u"2way"_s}, std::tuple{u"631"_s, u"Loudspeakers"_s, u"3way"_s}}) {
        if (isTaken(number))
            continue;
        QJsonObject group = pagingTemplate();
        group["extension"_L1] = group["tmp"_L1] = number;
        group["paginggroup_name"_L1] = name;
        group["paginggroup_type"_L1] = type;
        group["members"_L1] = hall.join(u',');
        if (type == "3way"_L1) {
            group["multicast_ip"_L1] = u"224.0.1.2"_s; // fcm 5612
            group["multicast_port"_L1] = 8080;
        }
        pagingGroups << group;
        m_world.setPagingGroup({number, name, hall, type == "3way"_L1});
    }
    int index = 0;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::Ivr)) {
        QJsonObject menu = ivrTemplate();
        menu["ivr_id"_L1] = u"ivr-%1"_s.arg(++index); // fcm 4785
        menu["ivr_name"_L1] = m_world.directory().nameOf(number);
        menu["extension"_L1] = number;
        QJsonArray keys;
        for (const QString& key : {u"i"_s, u"t"_s}) // fcm 4659
            keys << QJsonObject{
                {"keypress"_L1, key}, {"keypress_event"_L1, u"member_prompt"_s}, {"member_prompt"_L1, u"goodbye"_s}};
        menu["members"_L1] = keys;
        ivrs << menu;
    }
    pinSets << QJsonObject{{"pin_sets_id"_L1, u"1700000000001"_s}, {"pin_sets_name"_L1, u"Abroad"_s},
        {"record_in_cdr"_L1, u"yes"_s}}
            << QJsonObject{{"pin_sets_id"_L1, u"1700000000002"_s}, {"pin_sets_name"_L1, u"Guests"_s},
                   {"record_in_cdr"_L1, u"no"_s}};
}

QString Store::nameOf(const QString& extension) const
{
    const QJsonObject changed = m_users.value(extension);
    if (changed.isEmpty())
        return m_world.directory().nameOf(extension);
    // fcm 646: first name, space, last name
    return (changed.value("first_name"_L1).toString() + u' ' + changed.value("last_name"_L1).toString()).trimmed();
}

QJsonObject Store::account(const QString& extension) const
{
    const Extension* user = m_world.directory().user(extension);
    if (!user)
        return {};
    QJsonObject out = sipAccountTemplate();
    out["extension"_L1] = extension;
    out["fullname"_L1] = orNull(nameOf(extension));
    out["dnd"_L1] = user->dnd ? u"yes"_s : u"no"_s;
    out["ring_timeout"_L1] = user->ringSeconds;
    out["presence_status"_L1] = user->dnd ? u"dnd"_s : u"available"_s;
    out["secret"_L1] = m_world.directory().password(extension);
    out["vmsecret"_L1] = digitsFor(m_world.directory().password(extension));
    const QJsonObject changed = m_accounts.value(extension);
    for (auto it = changed.begin(); it != changed.end(); ++it)
        out[it.key()] = it.value();
    return out;
}

QJsonValue Store::accountValue(const QString& extension, const QString& key) const
{
    static const QJsonObject unchanged = sipAccountTemplate();
    const QJsonObject changed = m_accounts.value(extension);
    if (changed.contains(key))
        return changed.value(key);
    const Extension* user = m_world.directory().user(extension);
    if (key == "presence_status"_L1 && user && user->dnd)
        return u"dnd"_s;
    return unchanged.value(key);
}

QJsonArray Store::presences(const QString& extension) const
{
    if (const auto found = m_presences.constFind(extension); found != m_presences.cend())
        return *found;
    const Extension* user = m_world.directory().user(extension);
    QJsonArray out;
    for (const QString& name : presenceNames()) {
        QJsonObject one = presenceTemplate(name);
        for (const auto& [key, target] : {std::pair{u"cfu"_s, user ? user->forwardAll : QString()},
                 std::pair{u"cfb"_s, user ? user->forwardBusy : QString()},
                 std::pair{u"cfn"_s, user ? user->forwardNoAnswer : QString()}}) {
            one[key] = orNull(target);
            one[key + u"_destination_type"_s] = target.isEmpty() ? u"0"_s
                : m_world.directory().user(target)               ? u"1"_s
                                                                 : u"2"_s; // fcm 1101
        }
        out << one;
    }
    return out;
}

void Store::setAccount(const QString& extension, const QJsonObject& account)
{
    // Only what differs from how it was born: the phone's own switches still show.
    QJsonObject& kept = m_accounts[extension];
    const QJsonObject before = this->account(extension);
    for (auto it = account.begin(); it != account.end(); ++it) {
        if (before.value(it.key()) != it.value())
            kept[it.key()] = it.value();
    }
    later([this, extension] { applyAccount(extension); });
}

void Store::setPresences(const QString& extension, const QJsonArray& presences)
{
    m_presences.insert(extension, presences);
    later([this, extension] { applyAccount(extension); });
}

void Store::applyAccount(const QString& extension)
{
    Extension* user = m_world.directory().find(extension);
    if (!user)
        return;
    QJsonObject kept = m_accounts.take(extension);
    if (kept.contains("dnd"_L1) || kept.contains("presence_status"_L1)) {
        const bool dnd
            = kept.contains("dnd"_L1) ? kept.take("dnd"_L1) == "yes"_L1 : kept.value("presence_status"_L1) == "dnd"_L1;
        (void)m_world.setDnd(extension, dnd);
        if (kept.value("presence_status"_L1) == "dnd"_L1 || kept.value("presence_status"_L1) == "available"_L1)
            kept.remove("presence_status"_L1); // as the phone's own switch says
    }
    if (const QJsonValue seconds = kept.take("ring_timeout"_L1); seconds.isDouble())
        user->ringSeconds = seconds.toInt();
    if (const QJsonValue secret = kept.take("secret"_L1); secret.isString())
        user->password = secret.toString();
    if (kept.contains("out_of_service"_L1))
        (void)m_world.setRegistered(extension, kept.value("out_of_service"_L1) != "yes"_L1);
    if (!kept.isEmpty())
        m_accounts.insert(extension, kept);
    if (const auto found = m_presences.constFind(extension); found != m_presences.cend()) {
        const QString now = account(extension).value("presence_status"_L1).toString();
        for (const QJsonValue& value : *found) {
            const QJsonObject one = value.toObject();
            if (one.value("presence_status"_L1) != now)
                continue;
            user->forwardAll = one.value("cfu"_L1).toString();
            user->forwardBusy = one.value("cfb"_L1).toString();
            user->forwardNoAnswer = one.value("cfn"_L1).toString();
        }
    }
    m_world.directory().touched(extension);
}

QJsonObject Store::user(const QString& name) const
{
    QJsonObject out = userTemplate();
    if (name == Accounts::administrator()) {
        out["user_name"_L1] = name;
        out["privilege"_L1] = 0;
        return out;
    }
    const Extension* extension = m_world.directory().user(name);
    if (!extension)
        return {};
    out["user_name"_L1] = name;
    out["user_id"_L1] = int(m_world.directory().numbers(ExtensionKind::User).indexOf(name)) + 2; // fcm 5172
    out["department"_L1] = orNull(extension->department);
    out["first_name"_L1] = orNull(extension->name.section(u' ', 0, 0));
    out["last_name"_L1] = orNull(extension->name.section(u' ', 1));
    out["email"_L1] = name + u"@office.example"_s;
    const QJsonObject changed = m_users.value(name);
    for (auto it = changed.begin(); it != changed.end(); ++it)
        out[it.key()] = it.value();
    return out;
}

void Store::setUser(const QString& name, const QJsonObject& user)
{
    QJsonObject& kept = m_users[name];
    for (const QString& key : {u"department"_s, u"first_name"_s, u"last_name"_s, u"email"_s, u"fax"_s,
             u"family_number"_s, u"phone_number"_s, u"language"_s})
        kept[key] = user.value(key);
    later([this, name] {
        Extension* extension = m_world.directory().find(name);
        if (!extension)
            return;
        extension->name = nameOf(name);
        extension->department = m_users.value(name).value("department"_L1).toString();
        m_world.directory().touched(name);
    });
}

Store::Records Store::queues() const
{
    QStringList numbers;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::RingGroup)) {
        if (m_world.queueOf(number) && !m_removedQueues.contains(number))
            numbers << number;
    }
    for (auto it = m_queues.begin(); it != m_queues.end(); ++it) {
        if (!numbers.contains(it.key()) && !m_removedQueues.contains(it.key()))
            numbers << it.key();
    }
    std::ranges::sort(numbers);
    Records out;
    for (const QString& number : std::as_const(numbers))
        out << queue(number);
    return out;
}

QJsonObject Store::queue(const QString& number) const
{
    const Extension* known = m_world.queueOf(number);
    if (m_removedQueues.contains(number) || (!known && !m_queues.contains(number)))
        return {};
    QJsonObject out = queueTemplate();
    const QJsonObject changed = m_queues.value(number);
    for (auto it = changed.begin(); it != changed.end(); ++it)
        out[it.key()] = it.value();
    out["extension"_L1] = out["tmp2"_L1] = number;
    if (known && !m_changedQueues.contains(number)) {
        out["queue_name"_L1] = known->name;
        out["members"_L1] = orNull(known->members.join(u','));
    }
    return out;
}

void Store::setQueue(const QString& number, const QJsonObject& queue)
{
    m_queues.insert(number, queue);
    m_removedQueues.remove(number);
    m_changedQueues.insert(number);
    later([this, number] { applyQueue(number); });
}

void Store::removeQueue(const QString& number)
{
    m_queues.remove(number);
    m_removedQueues.insert(number);
    later([this, number] { applyQueue(number); });
}

void Store::applyQueue(const QString& number)
{
    m_changedQueues.remove(number);
    if (m_removedQueues.contains(number)) {
        (void)m_world.directory().remove(number);
        return;
    }
    const QJsonObject wanted = m_queues.value(number);
    const QStringList members = wanted.value("members"_L1).toString().split(u',', Qt::SkipEmptyParts);
    if (!m_world.queueOf(number)) {
        Extension made;
        made.number = number;
        made.kind = ExtensionKind::RingGroup;
        made.subKind = u"rr"_s;
        (void)m_world.directory().add(made);
    }
    m_world.directory().find(number)->name = wanted.value("queue_name"_L1).toString();
    const QStringList before = m_world.directory().find(number)->members;
    for (const QString& agent : before) {
        if (!members.contains(agent))
            (void)m_world.removeQueueMember(number, agent);
    }
    for (const QString& agent : members) {
        if (!before.contains(agent))
            (void)m_world.addQueueMember(number, agent);
    }
    m_world.directory().touched(number);
}

bool Store::isTaken(const QString& number) const
{
    const auto has = [&number](const Records& records) {
        return std::ranges::any_of(
            records, [&number](const QJsonObject& record) { return record.value("extension"_L1) == number; });
    };
    return m_world.directory().find(number) || m_world.pagingGroups().contains(number) || m_queues.contains(number)
        || has(pagingGroups) || has(ivrs);
}

int Store::nextIndex(const Records& records, const QString& key) const
{
    int highest = 0;
    for (const QJsonObject& record : records)
        highest = std::max(highest, asText(record.value(key)).section(u'-', -1).toInt());
    return highest + 1;
}

QJsonObject* Store::find(Records& records, const QString& key, const QString& value)
{
    const auto at
        = std::ranges::find_if(records, [&](const QJsonObject& record) { return asText(record.value(key)) == value; });
    return at == records.end() ? nullptr : &*at;
}

void Store::merge(QJsonObject& record, const Request& request, const QStringList& more)
{
    for (auto it = request.fields().begin(); it != request.fields().end(); ++it) {
        const QString key = it.key();
        if (key == "action"_L1 || key == "cookie"_L1 || (!record.contains(key) && !more.contains(key)))
            continue;
        const QString text = request.text(key);
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (it.value().isArray() || it.value().isObject())
            record[key] = it.value();
        else if (text.isEmpty())
            record[key] = it.value().isNull() || record.value(key).isDouble() ? QJsonValue() : QJsonValue(text);
        else if (record.value(key).isDouble() && isNumber)
            record[key] = number;
        else
            record[key] = text;
    }
}

void Store::apply()
{
    const auto pending = std::exchange(m_pending, {});
    for (const auto& change : pending)
        change();
}

} // namespace callboard::sim::fcm
