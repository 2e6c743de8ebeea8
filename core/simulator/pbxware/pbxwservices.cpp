// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwservices.h"

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

//! What everybody has until somebody says otherwise.
QString initialState(const QString& service, bool osc)
{
    static const QStringList kGranted{u"callerid"_s, u"dnd"_s, u"callfwd"_s, u"followme"_s, u"blflist"_s,
        u"speeddial"_s, u"instrecord"_s, u"lastcaller"_s};
    static const QStringList kWithPin{u"callpickup"_s};
    if (!osc && kWithPin.contains(service))
        return u"pin"_s;
    return kGranted.contains(service) ? u"yes"_s : u"no"_s;
}

} // namespace

Services::Services(House& house, Extensions& extensions, const Actions& actions, QObject* parent)
    : QObject(parent)
    , m_house(house)
    , m_extensions(extensions)
    , m_actions(actions)
    , m_forms(serviceForms(house.wire()))
{
    connect(&house.world().directory(), &Directory::removed, this, [this, &house](const QString& number) {
        m_states.removeIf([&](const QHash<int, State>::iterator& it) {
            return house.numberOf(it.key()).isEmpty() || house.numberOf(it.key()) == number;
        });
    });
}

QStringList Services::names()
{
    return {u"callerid"_s, u"callfilters"_s, u"callscreening"_s, u"dnd"_s, u"callpickup"_s, u"lastcaller"_s,
        u"callfwd"_s, u"followme"_s, u"instrecord"_s, u"remoteaccess"_s, u"phonecallback"_s, u"grouphunt"_s,
        u"mobilenumbers"_s, u"sppage"_s, u"blflist"_s, u"speeddial"_s, u"delrecordings"_s, u"listenrecordings"_s,
        u"operationtimes"_s, u"extoperationtimes"_s, u"callmonitoring"_s, u"wakeupcall"_s, u"opwakeupcall"_s,
        u"sppagegroups"_s, u"smsnotifications"_s};
}

std::expected<const ExtensionRecord*, QString> Services::extensionOf(const Request& request) const
{
    if (const ExtensionRecord* found = m_extensions.byId(request.server(), request.text(u"id"_s)))
        return found;
    return std::unexpected<QString>(u"Extension ID %1 does not exist."_s.arg(request.text(u"id"_s)));
}

QString Services::stateOf(int extension, const QString& service, bool osc) const
{
    const State state = m_states.value(extension);
    return (osc ? state.osc : state.states).value(service, initialState(service, osc));
}

void Services::addTo(Actions& actions)
{
    for (const QString& service : names()) {
        const QString base = u"ext.es."_s + service;
        for (const bool osc : {false, true}) {
            const QString suffix = osc ? u"_osc"_s : QString();
            // 1 and 0 are taken, too, by live systems.
            const QString values = osc ? u"yes|no|1|0"_s : u"yes|no|pin"_s; // pbxware 2100, 2125
            actions.add(base + u".set"_s + suffix, Scope::Tenant, u"id!=# state!="_s + values,
                [this, service, osc](const Request& r) { return set(r, service, osc); });
            actions.add(
                base + u".get"_s + suffix, Scope::Tenant, u"id!=#"_s, [this, service, osc](const Request& r) -> Answer {
                    const auto found = extensionOf(r);
                    if (!found)
                        return failed(found.error());
                    return QJsonObject{{"state"_L1, stateOf((*found)->id, service, osc)}}; // pbxware 2118
                });
        }
    }
    addStates(actions);
    addForms(actions);
}

//! pbxware 2105: "11: 2." and the state.
Answer Services::set(const Request& request, const QString& service, bool osc)
{
    static const QStringList kCodes{u"no"_s, u"pin"_s, u"yes"_s};
    const auto found = extensionOf(request);
    if (!found)
        return failed(found.error());
    QString state = request.text(u"state"_s);
    if (state == "1"_L1 || state == "0"_L1)
        state = state == "1"_L1 ? u"yes"_s : u"no"_s;
    State& of = m_states[(*found)->id];
    (osc ? of.osc : of.states).insert(service, state);
    if (!osc)
        granted(**found, service);
    const qsizetype number = names().indexOf(service) + 1;
    return success(u"%1: %2."_s.arg(number).arg(kCodes.indexOf(state)), {{"state"_L1, state}});
}

//! Who may use it now, may have switched it on before.
void Services::granted(const ExtensionRecord& record, const QString& service)
{
    const QString dnd = m_states.value(record.id).settings.value(u"dnd"_s).value("dnd"_L1).toString(u"0"_s);
    if (service == "dnd"_L1 && dnd != "0"_L1 && stateOf(record.id, service, false) != "no"_L1)
        (void)m_house.world().setDnd(record.number, true);
    toWorld(record);
}

//! Many at once (pbxware 2915).
void Services::addStates(Actions& actions)
{
    QString asked;
    QString osc;
    for (const QString& service : names()) {
        asked += u' ' + service + u"=yes|no|pin"_s;
        osc += u' ' + service + u"=yes|no"_s;
    }
    actions.add(u"ext.es.states.set"_s, Scope::Tenant, u"id!=# all=yes|no"_s + asked,
        [this](const Request& r) { return setMany(r, false); });
    actions.add(u"ext.es.states.set_osc"_s, Scope::Tenant, u"id!=# all=yes|no"_s + osc,
        [this](const Request& r) { return setMany(r, true); });
    actions.add(u"ext.es.states.get"_s, Scope::Tenant, u"id!=# services!"_s,
        [this](const Request& r) { return getMany(r, false); });
    actions.add(u"ext.es.states.get_osc"_s, Scope::Tenant, u"id!=# services!"_s,
        [this](const Request& r) { return getMany(r, true); });
}

//! What the key may not do for one service it may not do here (pbxware 3028): named services are refused, "all" means
//! the others.
Answer Services::setMany(const Request& request, bool osc)
{
    const auto found = extensionOf(request);
    if (!found)
        return failed(found.error());
    const QString all = request.text(u"all"_s);
    QHash<QString, QString> wanted;
    for (const QString& service : names()) {
        const QString state = request.text(service, all);
        if (state.isEmpty())
            continue;
        const bool refused = m_actions.isRefused(u"ext.es.%1.set%2"_s.arg(service, osc ? u"_osc"_s : QString()));
        if (refused && request.has(service))
            return failed(u"API key has no permission for %1."_s.arg(service));
        if (!refused)
            wanted.insert(service, state);
    }
    if (wanted.isEmpty())
        return failed(missing(u"all"_s));
    State& of = m_states[(*found)->id];
    (osc ? of.osc : of.states).insert(wanted);
    if (!osc)
        granted(**found, wanted.contains(u"dnd"_s) ? u"dnd"_s : QString());
    return success(osc ? u"Updated Enhanced Service OSC states successfully."_s
                       : u"Updated Enhanced Service states successfully."_s);
}

//! pbxware 2945
Answer Services::getMany(const Request& request, bool osc) const
{
    const auto found = extensionOf(request);
    if (!found)
        return failed(found.error());
    const bool all = request.text(u"services"_s) == "all"_L1;
    QJsonObject out;
    for (const QString& service : all ? names() : request.list(u"services"_s)) {
        if (!names().contains(service))
            return failed(invalid(u"services"_s));
        if (m_actions.isRefused(u"ext.es.%1.get%2"_s.arg(service, osc ? u"_osc"_s : QString()))) {
            if (!all)
                return failed(u"API key has no permission for %1."_s.arg(service));
            continue;
        }
        out.insert(service, stateOf((*found)->id, service, osc));
    }
    return out;
}

} // namespace callboard::sim::pbxw
