// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamethods.h"

#include "core/simulator/world.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

// The document only points at these methods of another one: the ids are theirs, the rest is what they are asked for.

namespace {

constexpr qint64 kMostRows = 1000;
constexpr int kMainOffice = 3; // porta 1385

QJsonObject accountInfo(const Context& c, const Extension& e)
{
    QJsonObject out{{"i_account"_L1, c.ids.accountOf(e.number)}, {"id"_L1, e.number},
        {"i_customer"_L1, Ids::customer()}, {"firstname"_L1, e.name.section(u' ', 0, 0)},
        {"lastname"_L1, e.name.section(u' ', 1)}, {"extension_id"_L1, e.number}, {"extension_name"_L1, e.name},
        {"blocked"_L1, u"N"_s}};
    if (c.wire)
        out.insert("sip_status"_L1, e.registered ? 1 : 0);
    return out;
}

//! The window that limit and offset ask for; nothing if they make no sense.
std::optional<std::pair<qsizetype, qsizetype>> window(const Params& p)
{
    const auto limit = p.contains("limit"_L1) ? number(p, "limit"_L1) : kMostRows;
    const auto offset = p.contains("offset"_L1) ? number(p, "offset"_L1) : std::optional<qint64>(0);
    if (!limit || *limit < 1 || !offset || *offset < 0)
        return std::nullopt;
    return std::pair(qsizetype(*offset), qsizetype(std::min(*limit, kMostRows)));
}

bool isOwnCustomer(const Params& p)
{
    return !p.contains("i_customer"_L1) || number(p, "i_customer"_L1) == Ids::customer();
}

} // namespace

//! The accounts that are phones, in pages. `id` may end in "%". porta 1174
Reply getAccountList(const Context& c, const Params& p)
{
    const auto page = window(p);
    if (!page || !isOwnCustomer(p))
        return wrong(page ? u"i_customer"_s : u"limit, offset"_s);
    QString wanted = text(p, "id"_L1);
    const bool anyEnd = wanted.endsWith(u'%');
    if (anyEnd)
        wanted.chop(1);
    QStringList numbers = c.world.directory().numbers(ExtensionKind::User);
    numbers.removeIf([&](const QString& number) {
        return (!c.session.wholeHouse() && number != c.session.account)
            || (anyEnd ? !number.startsWith(wanted) : !wanted.isEmpty() && number != wanted);
    });
    QJsonArray list;
    const QStringList shown = numbers.mid(page->first, page->second);
    for (const QString& number : shown)
        list << accountInfo(c, *c.world.directory().user(number));
    return done({{"account_list"_L1, list}, {"total"_L1, numbers.size()}});
}

Reply getCustomerInfo(const Context&, const Params& p)
{
    if (!isOwnCustomer(p))
        return wrong(u"i_customer"_s);
    return done({{"customer_info"_L1,
        QJsonObject{{"i_customer"_L1, Ids::customer()}, {"name"_L1, u"Demonstration"_s},
            {"i_office_type"_L1, kMainOffice}, {"i_main_office"_L1, QJsonValue::Null}}}});
}

//! A number that an application of one's own answers. porta 1372
Reply obtainAccessNumber(const Context& c, const Params& p)
{
    const auto account = c.session.wholeHouse() ? number(p, "i_account"_L1) : c.ids.accountOf(c.session.account);
    const QString owner = account ? c.ids.numberOfAccount(*account) : QString();
    if (!c.world.directory().user(owner))
        return wrong(u"i_account"_s);
    if (c.dryRun)
        return done();
    Extension menu;
    for (int i = 51; menu.number.isEmpty(); ++i) {
        if (const QString candidate = u"*%1"_s.arg(i); !c.world.directory().find(candidate))
            menu.number = candidate;
    }
    menu.name = u"Access %1"_s.arg(menu.number);
    menu.kind = ExtensionKind::Ivr;
    menu.subKind = u"app"_s;
    menu.members = QStringList{owner};
    if (const auto added = c.world.directory().add(menu); !added)
        return internal(added.error().message);
    return done({{"i_ivr_an"_L1, c.ids.accessNumberOf(menu.number)}, {"access_number"_L1, menu.number}});
}

Reply getCallqueueList(const Context& c, const Params& p)
{
    const auto page = window(p);
    if (!page || !isOwnCustomer(p))
        return wrong(page ? u"i_customer"_s : u"limit, offset"_s);
    QJsonArray list;
    const QStringList groups = c.world.directory().numbers(ExtensionKind::RingGroup);
    for (const QString& number : groups) {
        if (const qint64 id = c.ids.queueOf(number))
            list << QJsonObject{{"i_c_queue"_L1, id}, {"name"_L1, c.world.directory().nameOf(number)},
                {"id"_L1, number}, {"i_account"_L1, c.ids.accountOf(number)}};
    }
    QJsonArray shown;
    for (qsizetype i = page->first; i < list.size() && shown.size() < page->second; ++i)
        shown << list.at(i);
    return done({{"callqueue_list"_L1, shown}, {"total"_L1, list.size()}});
}

} // namespace callboard::sim::porta
