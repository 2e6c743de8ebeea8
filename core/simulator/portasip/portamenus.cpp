// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamedia.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

const QStringList kPrompts{u"intro"_s, u"menu"_s, u"disabled"_s, u"timeout"_s}; // porta 754

Reply noSuchMenu(const Params& p)
{
    return failed(u"Server.AutoAttendant.menu_not_found"_s, u"No such menu"_s, p.value("i_menu"_L1));
}

Menu* menuIn(const Context& c, const Params& p)
{
    auto& menus = c.media.of(c.session.account).menus;
    const auto found = menus.find(int(number(p, "i_menu"_L1).value_or(-1)));
    return found == menus.end() ? nullptr : &*found;
}

QJsonObject menuInfo(const Menu& menu)
{
    QJsonObject info = menu.info;
    for (const QString& type : kPrompts)
        info.insert(u"msg_%1_set"_s.arg(type), menu.prompts.contains(type) ? 1 : 0);
    return info;
}

bool isNameTaken(const MediaAccount& account, const QString& name, int except)
{
    return std::ranges::any_of(account.menus, [&](const Menu& m) {
        return m.info.value("name"_L1).toString() == name && m.info.value("i_menu"_L1).toInt() != except;
    });
}

//! A menu with direct dialling has no use for that action. porta 745
bool hasDirectDial(const Menu& menu)
{
    return std::ranges::any_of(
        menu.transitions, [](const QJsonObject& t) { return t.value("action"_L1).toString() == "DirectDial"_L1; });
}

} // namespace

Reply getMenuList(const Context& c, const Params&)
{
    QJsonArray list;
    for (const Menu& menu : std::as_const(c.media.of(c.session.account).menus))
        list << menuInfo(menu);
    return done({{"menu_list"_L1, list}});
}

Reply createMenu(const Context& c, const Params& p)
{
    MediaAccount& account = c.media.of(c.session.account);
    const QJsonObject given = p.value("menu_info"_L1).toObject();
    if (const QString bad = badField(menuFields(), given); !bad.isEmpty())
        return wrong(bad);
    const QString name = text(given, "name"_L1);
    if (name.isEmpty() || isNameTaken(account, name, -1)) // ROOT is always taken. porta 716
        return wrong(u"name"_s);
    if (c.dryRun)
        return done();
    Menu menu;
    const int id = c.media.nextId();
    menu.info = {{"period"_L1, QJsonValue::Null}, {"period_desc"_L1, QJsonValue::Null},
        {"msg_disabled_type"_L1, u"standard"_s}, {"msg_timeout_type"_L1, u"standard"_s},
        {"msg_intro_type"_L1, u"standard"_s}, {"msg_menu_type"_L1, u"standard"_s}, {"replay_menu_times"_L1, 3},
        {"first_digit_timeout"_L1, 10}, {"next_digit_timeout"_L1, 5}, {"direct_dial_enabled"_L1, u"N"_s}};
    menu.info = merged(menuFields(), menu.info, given);
    menu.info.insert("i_menu"_L1, id);
    account.menus.insert(id, menu);
    return done({{"i_menu"_L1, id}});
}

Reply updateMenu(const Context& c, const Params& p)
{
    const QJsonObject given = p.value("menu_info"_L1).toObject();
    if (const QString bad = badField(menuFields(), given); !bad.isEmpty())
        return wrong(bad);
    Menu* menu = menuIn(c, given);
    if (!menu)
        return noSuchMenu(given);
    const int id = menu->info.value("i_menu"_L1).toInt();
    if (given.contains("name"_L1)) {
        const QString name = text(given, "name"_L1);
        const bool isRoot = menu->info.value("name"_L1).toString() == "ROOT"_L1;
        if (name.isEmpty() || (isRoot && name != "ROOT"_L1) || isNameTaken(c.media.of(c.session.account), name, id))
            return wrong(u"name"_s);
    }
    if (text(given, "direct_dial_enabled"_L1) == "Y"_L1 && hasDirectDial(*menu))
        return wrong(u"direct_dial_enabled"_s);
    if (!c.dryRun)
        menu->info = merged(menuFields(), menu->info, given);
    return done({{"i_menu"_L1, id}});
}

Reply deleteMenu(const Context& c, const Params& p)
{
    const Menu* menu = menuIn(c, p);
    if (!menu)
        return noSuchMenu(p);
    if (menu->info.value("name"_L1).toString() == "ROOT"_L1)
        return failed(u"Server.AutoAttendant.root_menu"_s, u"The root menu always exists"_s, p.value("i_menu"_L1));
    const int id = menu->info.value("i_menu"_L1).toInt();
    if (!c.dryRun)
        c.media.of(c.session.account).menus.remove(id);
    return done({{"i_menu"_L1, id}});
}

Reply setMenuPrompt(const Context& c, const Params& p)
{
    Menu* menu = menuIn(c, p);
    if (!menu)
        return noSuchMenu(p);
    const QString type = p.contains("prompt_type"_L1) ? text(p, "prompt_type"_L1) : u"intro"_s;
    if (!kPrompts.contains(type))
        return wrong(u"prompt_type"_s);
    const auto sound = soundNamed(c, text(p, "prompt"_L1));
    if (!sound)
        return wrong(u"prompt"_s);
    if (c.dryRun)
        return done();
    menu->prompts.insert(type, *sound);
    menu->info.insert(u"msg_%1_type"_s.arg(type), u"custom"_s);
    return done({{"i_menu"_L1, menu->info.value("i_menu"_L1)}, {"i_audio_file"_L1, c.media.nextAudioFile()}});
}

Reply getMenuPrompt(const Context& c, const Params& p)
{
    const Menu* menu = menuIn(c, p);
    if (!menu)
        return noSuchMenu(p);
    const QString type = text(p, "prompt_type"_L1);
    if (!kPrompts.contains(type))
        return wrong(u"prompt_type"_s);
    if (!menu->prompts.contains(type))
        return failed(u"Server.AutoAttendant.prompt_not_found"_s, u"No such prompt is recorded"_s, type);
    return played("prompt"_L1, menu->prompts.value(type));
}

} // namespace callboard::sim::porta
