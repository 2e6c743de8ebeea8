// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palproperties.h"

#include <algorithm>
#include <span>

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

QString boolText(bool on)
{
    return on ? u"true"_s : u"false"_s;
}
bool isTrue(const QString& text)
{
    return text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

struct Property
{
    const char16_t* name;
    QString (*get)(const Extension&);
    void (*set)(Extension&, const QString&);
};

template <bool Extension::*Field> constexpr Property flagProperty(const char16_t* name)
{
    return {name, [](const Extension& e) { return boolText(e.*Field); },
        [](Extension& e, const QString& v) { e.*Field = isTrue(v); }};
}

template <QString Extension::*Field> constexpr Property textProperty(const char16_t* name)
{
    return {name, [](const Extension& e) { return e.*Field; }, [](Extension& e, const QString& v) { e.*Field = v; }};
}

template <int Extension::*Field> constexpr Property numberProperty(const char16_t* name)
{
    return {name, [](const Extension& e) { return QString::number(e.*Field); },
        [](Extension& e, const QString& v) {
            bool isNumber = false;
            if (const int number = v.toInt(&isNumber); isNumber)
                e.*Field = number;
        }};
}

// pal 1709 to 1755
constexpr Property kUserProperties[] = {textProperty<&Extension::name>(u"name"),
    textProperty<&Extension::department>(u"desc"), flagProperty<&Extension::admin>(u"admin"),
    flagProperty<&Extension::canJoin>(u"canjoin"), flagProperty<&Extension::allowJoin>(u"allowjoin"),
    textProperty<&Extension::password>(u"login.password"), numberProperty<&Extension::maxCalls>(u"maxsessioncount"),
    textProperty<&Extension::forwardAll>(u"pln1_d_phoneforward"),
    textProperty<&Extension::forwardBusy>(u"pln1_d_busyforward"),
    textProperty<&Extension::forwardNoAnswer>(u"pln1_d_noanswerforward"),
    numberProperty<&Extension::ringSeconds>(u"pln1_d_ringertime")};

// pal 1583 to 1690
constexpr Property kServiceProperties[] = {textProperty<&Extension::name>(u"desc"),
    textProperty<&Extension::subKind>(u"stype"), textProperty<&Extension::forwardNoAnswer>(u"noanswerforward"),
    textProperty<&Extension::forwardNoAnswer>(u"ex.autotransfer"),
    textProperty<&Extension::forwardNoAnswer>(u"callback.callee"),
    {u"phoneforward", [](const Extension& e) { return e.members.join(u','); },
        [](Extension& e, const QString& v) { e.members = v.split(u',', Qt::SkipEmptyParts); }}};

const Property* findProperty(const Extension& e, const QString& name)
{
    const auto search = [&name](std::span<const Property> table) -> const Property* {
        const auto found = std::ranges::find_if(table, [&](const Property& p) { return QStringView(p.name) == name; });
        return found == table.end() ? nullptr : &*found;
    };
    return e.kind == ExtensionKind::User ? search(kUserProperties) : search(kServiceProperties);
}

} // namespace

QString typeName(ExtensionKind kind)
{
    switch (kind) {
    case ExtensionKind::User:
        return u"user"_s;
    case ExtensionKind::RingGroup:
        return u"ringgroup"_s;
    case ExtensionKind::Ivr:
        return u"ivr"_s;
    case ExtensionKind::Schedule:
        return u"conditional"_s;
    case ExtensionKind::Conference:
        return u"conference"_s;
    case ExtensionKind::Callback:
        return u"callback"_s;
    }
    return {};
}

bool kindFromType(const QString& type, ExtensionKind* kind)
{
    for (const auto k : {ExtensionKind::User, ExtensionKind::RingGroup, ExtensionKind::Ivr, ExtensionKind::Schedule,
             ExtensionKind::Conference, ExtensionKind::Callback}) {
        if (typeName(k) == type.toLower()) {
            *kind = k;
            return true;
        }
    }
    return false;
}

QString property(const Directory& directory, const Extension& e, const QString& name)
{
    if (name == "type"_L1)
        return typeName(e.kind);
    if (name == "login.password"_L1 && e.kind == ExtensionKind::User)
        return directory.password(e.number);
    if (const Property* known = findProperty(e, name))
        return known->get(e);
    if (name == "pnumber1"_L1 && !e.extra.contains(name) && e.kind == ExtensionKind::User)
        return e.number;
    if (name == "language"_L1 && !e.extra.contains(name))
        return u"en"_s;
    return e.extra.value(name);
}

void setProperty(Extension& e, const QString& name, const QString& value)
{
    if (name == "type"_L1)
        return;
    if (const Property* known = findProperty(e, name))
        known->set(e, value);
    else
        e.extra.insert(name, value);
}

} // namespace callboard::sim::pal
