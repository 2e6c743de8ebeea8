// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jaderest.h"

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kModern = SeedBare | SeedV1 | WireV1;
constexpr quint8 kSeed = SeedBare | SeedV1;

QJsonValue stamp(qint64 ms)
{
    return ms == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(Stamps::at(ms));
}

//! Made by hand, besides the phones that the house has anyway.
const Resource& boundContacts()
{
    static const Resource contacts{u"contacts"_s, u"uuid"_s,
        {{u"user_uuid"_s, Kind::Text, {}, true}, {u"type"_s, Kind::Text, u"pjsip_endpoint"_s, false},
            {u"target"_s, Kind::Text, {}, true}, {u"name"_s, Kind::Text, QString(), false},
            {u"detail"_s, Kind::Text, QString(), false}}};
    return contacts;
}

} // namespace

QJsonArray Rest::permissionsJson(const Account& account) const
{
    QJsonArray out;
    if (account.administrator)
        out << QJsonObject{{"permission"_L1, u"admin"_s}};
    if (account.user)
        out << QJsonObject{{"permission"_L1, u"user"_s}};
    return out;
}

//! jade 4171 and, with context and permissions, 4339. The password is in clear in both.
QJsonObject Rest::userJson(const Account& account, bool manager) const
{
    QJsonObject out{{"uuid"_L1, account.id}, {"username"_L1, account.login}, {"password"_L1, account.password},
        {"name"_L1, account.name}, {"tm_create"_L1, Stamps::at(account.created)},
        {"tm_update"_L1, stamp(account.changed)}};
    if (manager) {
        out.insert("permissions"_L1, permissionsJson(account));
        out.insert("context"_L1, account.context);
    }
    return out;
}

QJsonObject Rest::contactJson(const Account& account, bool withInfo) const
{
    if (account.extension.isEmpty())
        return {};
    QJsonObject out{{"uuid"_L1, stableUuid(m_setup.seed, u"contact:"_s + account.id)}, {"user_uuid"_L1, account.id},
        {"type"_L1, u"pjsip_endpoint"_s}, {"target"_L1, account.extension}, {"name"_L1, account.name},
        {"detail"_L1, u"desk phone"_s}, {"tm_create"_L1, Stamps::at(account.created)},
        {"tm_update"_L1, QJsonValue::Null}};
    if (withInfo) {
        out.insert("info"_L1,
            QJsonObject{{"id"_L1, account.extension}, {"password"_L1, m_world.directory().password(account.extension)},
                {"public_url"_L1, u"sip:%1@127.0.0.1"_s.arg(account.extension)}, {"realm"_L1, u"localhost"_s}});
    }
    return out;
}

void Rest::addUsers()
{
    const auto crud = [this](const QString& path, bool manager) {
        const bool uuid = manager;
        add(u"GET"_s, path, Access::Admin, kModern, [this, manager](const Request&) {
            QJsonArray all;
            for (const QString& id : m_world.accounts().ids())
                all << userJson(*m_world.accounts().find(id), manager);
            return list(all);
        });
        add(u"POST"_s, path, Access::Admin, kModern,
            [this, manager](const Request& r) { return createUser(r, manager); });
        add(
            u"GET"_s, path + u"/<detail>"_s, Access::Admin, kModern,
            [this, manager](const Request& r) {
                const Account* found = m_world.accounts().find(r.detail());
                return found ? ok(userJson(*found, manager)) : no(404);
            },
            uuid);
        add(
            u"PUT"_s, path + u"/<detail>"_s, Access::Admin, kModern,
            [this, manager](const Request& r) { return changeUser(r, manager); }, uuid);
        add(
            u"DELETE"_s, path + u"/<detail>"_s, Access::Admin, kModern,
            [this, manager](const Request& r) { return removeUser(r, manager); }, uuid);
    };
    crud(u"/admin/user/users"_s, false);
    crud(u"/manager/users"_s, true);

    const auto contacts = [this] {
        QJsonArray all;
        for (const QString& id : m_world.accounts().ids()) {
            if (const QJsonObject contact = contactJson(*m_world.accounts().find(id), false); !contact.isEmpty())
                all << contact;
        }
        for (const QJsonObject& made : m_store.all(boundContacts()))
            all << made;
        return all;
    };
    const auto contact = [contacts](const QString& uuid) {
        for (const QJsonValue known : contacts()) {
            if (known["uuid"_L1] == uuid)
                return known.toObject();
        }
        return QJsonObject();
    };
    const auto bind = [this](const Request& r) {
        const Body body = bodyOf(r);
        if (!body)
            return body.error();
        if (m_wire || !m_world.accounts().find(body->value("user_uuid"_L1).toString()))
            return no(m_wire ? 500 : 400); // measured: wired to the creation of users
        return m_store.create(boundContacts(), *body) ? ok() : no(400);
    };
    addRead(u"/admin/user/contacts"_s, Access::Admin, kModern, contacts, contact);
    add(u"POST"_s, u"/admin/user/contacts"_s, Access::Admin, kModern, bind);
    add(u"PUT"_s, u"/admin/user/contacts/<detail>"_s, Access::Admin, kModern, [this](const Request& r) {
        const Body body = bodyOf(r);
        if (!body)
            return body.error();
        const auto done = m_store.change(boundContacts(), r.detail(), *body);
        return done ? ok() : no(m_wire ? 500 : done.error());
    });
    add(u"DELETE"_s, u"/admin/user/contacts/<detail>"_s, Access::Admin, kModern,
        [this](const Request& r) { return m_store.remove(boundContacts(), r.detail()) ? ok() : unknown(); });
    add(u"GET"_s, u"/user/contacts"_s, Access::Admin, SeedBare,
        [this, contacts](const Request&) { return list(contacts()); });
    add(u"POST"_s, u"/user/contacts"_s, Access::Admin, SeedBare, bind);

    const auto permissions = [this] {
        QJsonArray all;
        for (const QString& id : m_world.accounts().ids()) {
            for (const QJsonValue held : permissionsJson(*m_world.accounts().find(id))) {
                const QString name = held["permission"_L1].toString();
                all << QJsonObject{{"uuid"_L1, stableUuid(m_setup.seed, u"permission:%1:%2"_s.arg(id, name))},
                    {"user_uuid"_L1, id}, {"permission"_L1, name}};
            }
        }
        return all;
    };
    const auto setPermission = [this](const QString& id, const QString& name, bool on) {
        const Account* found = m_world.accounts().find(id);
        if (!found || (name != "admin"_L1 && name != "user"_L1))
            return no(400);
        Account account = *found;
        (name == "admin"_L1 ? account.administrator : account.user) = on;
        return m_world.accounts().change(account) ? ok() : no(500);
    };
    const auto permission = [permissions](const QString& uuid) {
        for (const QJsonValue known : permissions()) {
            if (known["uuid"_L1] == uuid)
                return known.toObject();
        }
        return QJsonObject();
    };
    addRead(u"/admin/user/permissions"_s, Access::Admin, kSeed, permissions, permission);
    add(u"POST"_s, u"/admin/user/permissions"_s, Access::Admin, kSeed, [this, setPermission](const Request& r) {
        const Body body = bodyOf(r);
        return body
            ? setPermission(body->value("user_uuid"_L1).toString(), body->value("permission"_L1).toString(), true)
            : body.error();
    });
    add(u"DELETE"_s, u"/admin/user/permissions/<detail>"_s, Access::Admin, kSeed,
        [this, permission, setPermission](const Request& r) {
            const QJsonObject held = permission(r.detail());
            return held.isEmpty()
                ? unknown()
                : setPermission(held.value("user_uuid"_L1).toString(), held.value("permission"_L1).toString(), false);
        });
    // Measured: the same code as contacts.
    addRead(u"/admin/user/permissions"_s, Access::Admin, WireV1, contacts, contact);
    add(u"POST"_s, u"/admin/user/permissions"_s, Access::Admin, WireV1, [this](const Request&) { return no(500); });
}

HttpAnswer Rest::createUser(const Request& request, bool manager)
{
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    Account made;
    made.login = body->value("username"_L1).toString();
    made.password = body->value("password"_L1).toString();
    made.name = body->value("name"_L1).toString();
    made.context = body->value("context"_L1).toString();
    if (made.login.isEmpty() || made.password.isEmpty())
        return no(m_wire ? 500 : 400);
    if (manager) {
        made.user = false;
        for (const QJsonValue granted : body->value("permissions"_L1).toArray()) {
            made.administrator = made.administrator || granted["permission"_L1] == "admin"_L1;
            made.user = made.user || granted["permission"_L1] == "user"_L1;
        }
    }
    return m_world.accounts().add(made) ? ok() : no(500);
}

//! /manager/users replaces everything: what is not in the body becomes empty, and it is done although 500 is answered.
HttpAnswer Rest::changeUser(const Request& request, bool manager)
{
    const Account* found = m_world.accounts().find(request.detail());
    if (!found)
        return unknown();
    const Body body = bodyOf(request);
    if (!body)
        return body.error();
    const bool replaces = manager && m_wire;
    Account account = *found;
    const auto take = [&](QLatin1StringView key, QString& value) {
        if (body->contains(key) || replaces)
            value = body->value(key).toString();
    };
    const QString login = account.login;
    take("username"_L1, account.login);
    take("password"_L1, account.password);
    take("name"_L1, account.name);
    if (manager)
        take("context"_L1, account.context);
    if (manager && body->value("permissions"_L1).isArray()) {
        account.administrator = false;
        account.user = false;
        for (const QJsonValue granted : body->value("permissions"_L1).toArray()) {
            account.administrator = account.administrator || granted["permission"_L1] == "admin"_L1;
            account.user = account.user || granted["permission"_L1] == "user"_L1;
        }
    }
    const bool incomplete = replaces
        && !(body->contains("username"_L1) && body->contains("password"_L1) && body->contains("permissions"_L1));
    if (account.login.isEmpty())
        account.login = login;
    const auto done = m_world.accounts().change(account);
    return done && !incomplete ? ok() : no(500);
}

HttpAnswer Rest::removeUser(const Request& request, bool)
{
    return m_world.accounts().remove(request.detail()) ? ok() : unknown();
}

} // namespace callboard::sim::jade
