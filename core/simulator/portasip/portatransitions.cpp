// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamedia.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

Reply noSuch(const QString& what, const QJsonValue& id)
{
    return failed(u"Server.AutoAttendant.%1_not_found"_s.arg(what), u"No such %1"_s.arg(what), id);
}

QJsonObject transitionInfo(const Menu& menu, QJsonObject t)
{
    t.insert("prompt_set"_L1, menu.transitionPrompts.contains(t.value("i_menu_transition"_L1).toInt()) ? 1 : 0);
    return t;
}

//! The menu that has the transition of that id, and the transition's event.
std::pair<Menu*, QString> holderOf(MediaAccount& account, int id)
{
    for (Menu& menu : account.menus) {
        for (auto it = menu.transitions.begin(); it != menu.transitions.end(); ++it) {
            if (it->value("i_menu_transition"_L1).toInt() == id)
                return {&menu, it.key()};
        }
    }
    return {nullptr, {}};
}

bool isQueue(const Context& c, const QJsonObject& t)
{
    // The text names target_i_menu for a queue, the table has target_i_queue. porta 853, 885
    const auto wanted
        = t.contains("target_i_queue"_L1) ? number(t, "target_i_queue"_L1) : number(t, "target_i_menu"_L1);
    const QStringList groups = c.world.directory().numbers(ExtensionKind::RingGroup);
    return wanted && *wanted != 0
        && std::ranges::any_of(groups, [&](const QString& number) { return c.ids.queueOf(number) == *wanted; });
}

//! The property that does not go with the action; empty if all is well.
QString badTarget(const Context& c, const Menu& menu, const QJsonObject& t)
{
    const QString action = text(t, "action"_L1);
    const QString destination = text(t, "destination"_L1);
    if (action == "Transfer"_L1 && destination.isEmpty())
        return u"destination"_s;
    if (action == "TransferE164"_L1
        && (destination.isEmpty()
            || !std::all_of(destination.begin(), destination.end(), [](QChar d) { return d.isDigit() || d == u'+'; })))
        return u"destination"_s;
    if (action == "Menu"_L1
        && !c.media.of(c.session.account).menus.contains(int(number(t, "target_i_menu"_L1).value_or(-1))))
        return u"target_i_menu"_s;
    if (action == "Queue"_L1 && !isQueue(c, t))
        return u"target_i_queue"_s;
    if (action == "DirectDial"_L1 && menu.info.value("direct_dial_enabled"_L1).toString() == "Y"_L1)
        return u"action"_s; // porta 745
    return {};
}

} // namespace

Reply getTransitionList(const Context& c, const Params& p)
{
    MediaAccount& account = c.media.of(c.session.account);
    const auto menu = account.menus.constFind(int(number(p, "i_menu"_L1).value_or(-1)));
    if (menu == account.menus.cend())
        return noSuch(u"menu"_s, p.value("i_menu"_L1));
    QJsonArray list;
    for (const QJsonObject& t : menu->transitions)
        list << transitionInfo(*menu, t);
    return done({{"transition_list"_L1, list}});
}

//! One transition an event: a second one for it takes the place of the first. porta 3233
Reply setTransition(const Context& c, const Params& p)
{
    MediaAccount& account = c.media.of(c.session.account);
    const QJsonObject given = p.value("transition_info"_L1).toObject();
    const Params& holder = p.contains("i_menu"_L1) ? p : given;
    const auto menu = account.menus.find(int(number(holder, "i_menu"_L1).value_or(-1)));
    if (menu == account.menus.end())
        return noSuch(u"menu"_s, holder.value("i_menu"_L1));
    if (const QString bad = badField(transitionFields(), given); !bad.isEmpty())
        return wrong(bad);
    const QString event = text(given, "event"_L1);
    QJsonObject record = merged(transitionFields(), menu->transitions.value(event), given);
    record.remove("i_menu"_L1);
    record.remove("prompt"_L1);
    if (event.isEmpty() || text(record, "action"_L1).isEmpty())
        return wrong(event.isEmpty() ? u"event"_s : u"action"_s);
    if (const QString bad = badTarget(c, *menu, record); !bad.isEmpty())
        return wrong(bad);
    const auto sound = soundNamed(c, text(given, "prompt"_L1));
    if (given.contains("prompt"_L1) && !sound)
        return wrong(u"prompt"_s);
    if (c.dryRun)
        return done();
    const QJsonValue known = menu->transitions.value(event).value("i_menu_transition"_L1);
    const int id = known.isUndefined() ? c.media.nextId() : known.toInt();
    record.insert("i_menu_transition"_L1, id);
    menu->transitions.insert(event, record);
    QJsonObject result{{"i_menu_transition"_L1, id}};
    if (sound) {
        menu->transitionPrompts.insert(id, *sound);
        result.insert("i_audio_file"_L1, c.media.nextAudioFile());
    }
    return done(result);
}

Reply deleteTransition(const Context& c, const Params& p)
{
    const int id = int(number(p, "i_menu_transition"_L1).value_or(-1));
    const auto [menu, event] = holderOf(c.media.of(c.session.account), id);
    if (!menu)
        return noSuch(u"transition"_s, p.value("i_menu_transition"_L1));
    if (!c.dryRun) {
        menu->transitions.remove(event);
        menu->transitionPrompts.remove(id);
    }
    return done({{"i_menu_transition"_L1, id}});
}

//! By its id, or by menu and event.
Reply getTransitionPrompt(const Context& c, const Params& p)
{
    MediaAccount& account = c.media.of(c.session.account);
    const auto menu = account.menus.constFind(int(number(p, "i_menu"_L1).value_or(-1)));
    if (menu == account.menus.cend())
        return noSuch(u"menu"_s, p.value("i_menu"_L1));
    const QJsonObject byEvent = menu->transitions.value(text(p, "event"_L1));
    const auto id = p.contains("i_menu_transition"_L1) ? number(p, "i_menu_transition"_L1)
                                                       : number(byEvent, "i_menu_transition"_L1);
    if (!id)
        return noSuch(u"transition"_s, p.value("event"_L1));
    if (!menu->transitionPrompts.contains(int(*id)))
        return noSuch(u"prompt"_s, *id);
    return played("prompt"_L1, menu->transitionPrompts.value(int(*id)));
}

Reply setTransitionPrompt(const Context& c, const Params& p)
{
    const int id = int(number(p, "i_menu_transition"_L1).value_or(-1));
    const auto [menu, event] = holderOf(c.media.of(c.session.account), id);
    if (!menu)
        return noSuch(u"transition"_s, p.value("i_menu_transition"_L1));
    const auto sound = soundNamed(c, text(p, "prompt"_L1));
    if (!sound)
        return wrong(u"prompt"_s);
    if (c.dryRun)
        return done();
    menu->transitionPrompts.insert(id, *sound);
    return done({{"i_menu_transition"_L1, id}, {"i_audio_file"_L1, c.media.nextAudioFile()}});
}

} // namespace callboard::sim::porta
