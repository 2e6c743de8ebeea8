// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamethods.h"

#include "core/simulator/world.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

using Kind = Subscriptions::Kind;
constexpr auto kEvent = "sip.call_control_notifications"_L1;

constexpr std::pair<QLatin1StringView, Kind> kKeys[] = {{"i_account"_L1, Kind::Account},
    {"i_customer"_L1, Kind::Customer}, {"i_main_office"_L1, Kind::MainOffice}, {"i_ivr_an"_L1, Kind::AccessNumber}};

//! An account watches itself and its own access numbers, everybody else the whole house. porta 1195
bool mayWatch(const Context& c, Kind kind, qint64 id)
{
    switch (kind) {
    case Kind::Account: {
        const QString number = c.ids.numberOfAccount(id);
        return !number.isEmpty() && (c.session.wholeHouse() || number == c.session.account);
    }
    case Kind::Customer:
    case Kind::MainOffice:
        return c.session.wholeHouse() && id == Ids::customer();
    case Kind::AccessNumber: {
        const Extension* menu = c.world.directory().find(c.ids.numberOfAccess(id));
        return menu && (c.session.wholeHouse() || menu->members.contains(c.session.account));
    }
    }
    return false;
}

//! The objects that a request names; nothing with the bad parameter's name in `bad` if one is wrong.
QList<std::pair<Kind, qint64>> objectsIn(const Context& c, const Params& p, QString& bad)
{
    QList<std::pair<Kind, qint64>> found;
    if (p.contains("event"_L1) && p.value("event"_L1).toString() != kEvent)
        bad = u"event"_s;
    for (const auto& [key, kind] : kKeys) {
        if (!p.contains(key) || !bad.isEmpty())
            continue;
        const auto id = number(p, key);
        if (!id || !mayWatch(c, kind, *id))
            bad = key;
        else
            found.append({kind, *id});
    }
    if (found.isEmpty() && bad.isEmpty())
        bad = u"i_account, i_customer, i_main_office or i_ivr_an"_s;
    if (!bad.isEmpty())
        found.clear();
    return found;
}

} // namespace

void Subscriptions::add(Kind kind, qint64 id, const QString& session, qint64 now)
{
    remove(kind, id);
    m_all << Entry{kind, id, session, now};
}

void Subscriptions::remove(Kind kind, qint64 id)
{
    m_all.removeIf([&](const Entry& e) { return e.kind == kind && e.id == id; });
}

void Subscriptions::removeOf(const QString& session)
{
    m_all.removeIf([&](const Entry& e) { return e.session == session; });
}

std::optional<qint64> Subscriptions::since(Kind kind, qint64 id) const
{
    for (const Entry& e : m_all) {
        if (e.kind == kind && e.id == id)
            return e.since;
    }
    return std::nullopt;
}

bool Subscriptions::covers(Kind kind, qint64 id, const Audience& audience, const Ids& ids)
{
    switch (kind) {
    case Kind::Account:
        return audience.accounts.contains(ids.numberOfAccount(id));
    case Kind::Customer:
    case Kind::MainOffice:
        return id == Ids::customer();
    case Kind::AccessNumber:
        return !audience.accessNumber.isEmpty() && audience.accessNumber == ids.numberOfAccess(id);
    }
    return false;
}

bool Subscriptions::wants(const Audience& audience, const Ids& ids) const
{
    return std::ranges::any_of(m_all, [&](const Entry& e) { return covers(e.kind, e.id, audience, ids); });
}

bool sees(const Context& c, const Audience& audience)
{
    if (c.session.wholeHouse() || audience.accounts.contains(c.session.account))
        return true;
    const Extension* menu = c.world.directory().find(audience.accessNumber);
    return menu && menu->members.contains(c.session.account);
}

bool isSubscribed(const Context& c)
{
    if (!c.subscriptions)
        return false;
    if (c.session.wholeHouse())
        return c.subscriptions->since(Kind::Customer, Ids::customer())
            || c.subscriptions->since(Kind::MainOffice, Ids::customer());
    return c.subscriptions->since(Kind::Account, c.ids.accountOf(c.session.account)).has_value();
}

Reply login(const Context& c, const Params& p)
{
    if (c.dryRun)
        return p.contains("login"_L1) && p.contains("password"_L1) ? done() : wrong(u"login, password"_s);
    const auto session = c.sessions.login(p);
    if (!session)
        return failed(session.error().code, session.error().message);
    return done({{"session_id"_L1, session->id}});
}

Reply logout(const Context& c, const Params&)
{
    return done({{"success"_L1, c.dryRun || c.sessions.logout(c.session.id) ? 1 : 0}});
}

Reply enableNotifications(const Context& c, const Params& p)
{
    QString bad;
    const auto objects = objectsIn(c, p, bad);
    if (!bad.isEmpty())
        return wrong(bad);
    for (const auto& [kind, id] : objects)
        c.subscriptions->add(kind, id, c.session.id, c.world.scheduler().nowMs());
    return done();
}

Reply disableNotifications(const Context& c, const Params& p)
{
    QString bad;
    const auto objects = objectsIn(c, p, bad);
    if (!bad.isEmpty())
        return wrong(bad);
    for (const auto& [kind, id] : objects)
        c.subscriptions->remove(kind, id);
    return done();
}

//! Needs a subscription to the same object. Real systems know only the calls that began after it. porta 1443
Reply getCallsList(const Context& c, const Params& p)
{
    QString bad;
    const auto objects = objectsIn(c, p, bad);
    if (!bad.isEmpty())
        return wrong(bad);
    for (const auto& [kind, id] : objects) {
        if (!c.subscriptions->since(kind, id))
            return wrong(u"not subscribed: enable_api_notifications comes first"_s);
    }
    const auto covered = [&](const Audience& audience, qint64 begun) {
        return std::ranges::any_of(objects, [&](const auto& object) {
            const auto since = c.subscriptions->since(object.first, object.second);
            return Subscriptions::covers(object.first, object.second, audience, c.ids)
                && (!c.wire || (since && begun >= *since));
        });
    };
    QJsonArray list;
    const QList<Leg> legs = c.legs.all();
    for (const Leg& leg : legs) {
        if (covered(c.legs.audienceOf(leg), leg.begun))
            list << c.legs.toJson(leg);
    }
    const auto waiting = c.legs.queued();
    for (const auto& [info, audience] : waiting) {
        if (covered(audience, c.world.scheduler().nowMs()))
            list << info;
    }
    return done({{"calls_list"_L1, list}});
}

} // namespace callboard::sim::porta
