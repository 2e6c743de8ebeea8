// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/records.h"

#include "core/simulator/directory.h"

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr int kCompanies = 16;
}

QString Records::homeTenant()
{
    return u"demo"_s;
}
QString Records::sharedPhonebook()
{
    return u"Company"_s;
}

Records::Records()
{
    for (int i = 0; i < kCompanies; ++i) {
        const auto [number, company] = outsideParty(i);
        if (company.isEmpty())
            continue;
        const QStringList person = personName(77, i * 5).split(u' ');
        Contact c;
        c.id = nextContact++;
        c.phonebook = sharedPhonebook();
        c.shared = true;
        c.fields = {{u"$firstname"_s, person.value(0)}, {u"$lastname"_s, person.value(1)}, {u"$company"_s, company},
            {u"$tel_work"_s, number}, {u"$email"_s, u"office%1@example.com"_s.arg(i)}};
        contacts.insert(c.id, c);
    }
    notes.insert(
        u"welcome"_s, {u"welcome"_s, u"What the attendant says"_s, 1, u"Good morning, this is the reception."_s});
    notes.insert(
        u"handover"_s, {u"handover"_s, u"For the next shift"_s, 2, u"The lift is being repaired until noon."_s});
    notes.insert(u"internal"_s, {u"internal"_s, u"Administrators only"_s, 0, u"Trunk contract ends in March."_s});
    routes = {{u"main-in"_s, u"office"_s, homeTenant(), {}, true, {{u"v1"_s, u"+49305550100"_s}, {u"v2"_s, u"200"_s}}},
        {u"main-in"_s, u"sales"_s, homeTenant(), {}, true, {{u"v1"_s, u"+49305550160"_s}, {u"v2"_s, u"600"_s}}},
        {u"main-in"_s, u"fax"_s, homeTenant(), {}, false, {{u"v1"_s, u"+49305550199"_s}, {u"v2"_s, u"900"_s}}},
        {u"carrier-out"_s, u"north"_s, homeTenant(), u"trunk-pass"_s, true, {{u"v1"_s, u"sip.north.example"_s}}}};
    tenants.insert(homeTenant(),
        {{u"tenantid"_s, homeTenant()}, {u"desc"_s, u"Demonstration"_s}, {u"maxrecordingsessions"_s, u"10"_s},
            {u"maxusers"_s, u"100000"_s}, {u"maxsessions"_s, u"1000"_s}});
}

QString Records::nameOfNumber(const QString& number) const
{
    for (const Contact& c : contacts) {
        if (c.shared && !number.isEmpty()
            && (c.fields.value(u"$tel_work"_s) == number || c.fields.value(u"$tel_mobile"_s) == number))
            return displayName(c.fields);
    }
    return {};
}

QString Records::displayName(const QMap<QString, QString>& fields)
{
    const QString person = (fields.value(u"$firstname"_s) + u' ' + fields.value(u"$lastname"_s)).trimmed();
    for (const QString& text : {person, fields.value(u"$company"_s), fields.value(u"$tel_mobile"_s),
             fields.value(u"$tel_home"_s), fields.value(u"$tel_work"_s)}) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

Route* Records::route(const QString& routeTemplate, const QString& name)
{
    for (Route& r : routes) {
        if (r.routeTemplate == routeTemplate && r.name == name)
            return &r;
    }
    return nullptr;
}

QStringList Records::routeTemplates() const
{
    QStringList found;
    for (const Route& r : routes) {
        if (!found.contains(r.routeTemplate))
            found << r.routeTemplate;
    }
    return found;
}

} // namespace callboard::sim
