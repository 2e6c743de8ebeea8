// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwsystem.h"

#include "core/simulator/pbxware/pbxwtimes.h"

#include <QJsonDocument>
#include <QLocale>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const char* text)
{
    return QJsonDocument::fromJson(QByteArray(text)).object();
}

//! pbxware 9144
QJsonObject licence()
{
    return object(R"({"Edition":"Multi-Tenant","Version":"6.5.0.0","Channels":"512","DIDs":"9999","Extensions":"100",
"Hot Desking":"9999","PSTN Trunks":"20","Tenants":"999","VOIP Trunks":"20","Archiving":"1","Bas":"1","Call Rating":"1",
"Crm Routing":"1","Did Multi User":"1","Email To Fax":"1","Ext Limits":"1","Max Generic Apps":"1",
"Pin Based Dialling":"1","Presence Panel":"1","Sms Bandwidth":"1","Sms Module":"1","Touchless Provisioning":"1",
"Wakeupcall":"1","Web Callback":"1"})");
}

//! pbxware 8381, 8423
QJsonObject serverConfiguration()
{
    return object(R"({"server_name":"My Server","atd":"no","absolutetimeout":"86400","cdrvoicemail":"0",
"faxformat":"letter","recordglobal":"yes","recordsilent":"no","insrecemailtime":"10","recordformat":"gsm",
"hidecallerid":"yes","allowescallerid":"no","defcallpickupgroup":"2","setcidforgrouphunt":"yes","map_e164":"yes",
"recordlimit":"10","country":"1","zaptel_zone":"uk","indications":"uk","area_code":"0","national":"00",
"national_leave":"yes","international":"00","agi_port":"4573","ldap_usernames":"no","email_from":"s1@dot.com",
"smtp_type":"smtp","smtp_host":"out.mail.dot.com","smtp_user":"bit1","smtp_pass":"po12mn","ap_lan":"www.dot.com",
"ap_wan":"www.dot.com","incominglimit":"246","outgoinglimit":"246","conch":"246","quech":"246","ergch":"246",
"aach":"246","zapch":"246","alias_prefix":"1","alias_length":"2","mint":"1","rltype":"none","rtype":"none",
"mailto":"john_doe@dot.com","zap_sdown":"yes","limit_notify_email":"john_doe@dot.com"})");
}

//! pbxware 6463
QJsonObject routes()
{
    return object(R"json({"1":["93","Afghanistan"],"3":["355","Albania (Republic of)"],
"6":["213","Algeria (People's Democratic Republic of)"],"9":["684","American Samoa"],
"13":["376","Andorra (Principality of)"],"135":["387","Bosnia and Herzegovina"],"869":["1","United States of America"]})json");
}

//! pbxware 8789
QJsonObject destinationGroups()
{
    return object(R"({"1":"mobile","2":"proper","17":"freephone","38":"other","40":"premium rate service",
"297":"special service","481":"pager","826":"Mobile - 02","827":"Mobile - Orange"})");
}

//! pbxware 8757
QJsonObject allDestinations()
{
    return object(R"({"135":{"route":"135","destination":"GSM BiH","destination_group":"1",
"codes":[{"code1":"38762","code2":""},{"code1":"38761","code2":""}]},
"136":{"route":"135","destination":"Sarajevo","destination_group":"2","codes":[{"code1":"38733","code2":""}]}})");
}

//! pbxware 8499. The second plan has rates by TBD (8591).
QJsonObject plans()
{
    return object(R"({"1":{"name":"Test1","tbd":"0","min_charge":"0.15000","connection_charge":"0.00000",
"inclusive":"0","inclusive_inbound":0,"grace_period":"0","billing":"1/1","call_rating":"1/1"},
"2":{"name":"Business","tbd":"1","min_charge":"0.15000","connection_charge":"0.00000","inclusive":"100",
"inclusive_inbound":0,"grace_period":"0","billing":"1/1","call_rating":"1/1"}})");
}

//! pbxware 8568, 8578
QJsonObject rate(const QString& price)
{
    QJsonObject out = object(R"({"inclusives":"0","billing":"1/1","call_rating":"1/1","min_charge":"1.00000",
"connection_charge":"0.00000"})");
    out.insert("inbound"_L1, price);
    out.insert("outbound"_L1, price);
    return out;
}

//! pbxware 9669; user, password and address belong to it by the text (9654).
QJsonObject ariApplications()
{
    return object(R"({"2":{"name":"test","description":"description for ARI app","username":"ari2",
"password":"ari2secret","address":"192.0.2.20"},"3":{"name":"ari_app","description":"description for ARI app",
"username":"ari3","password":"ari3secret","address":"192.0.2.21"}})");
}

QJsonValue deviceId(const Request& request)
{
    return request.text(u"id"_s); // pbxware 8875
}

} // namespace

System::System(House& house, QObject* parent)
    : QObject(parent)
    , m_house(house)
    , m_refreshed(house.now())
{
}

void System::addTo(Actions& actions)
{
    addLicense(actions);
    addRates(actions);
    addDevices(actions);
    actions.add(u"server.configuration"_s, Scope::None, {}, [](const Request&) { return serverConfiguration(); });
    actions.add(u"route.list"_s, Scope::None, {}, [](const Request&) { return routes(); });
    actions.add(u"ari.list"_s, Scope::None, {}, [](const Request&) { return ariApplications(); });
    actions.add(u"ari.tenant_permissions.list"_s, Scope::None, {}, [](const Request&) {
        return object(R"({"2":{"permission_type":"permit","applications":["2","3"]},
"7":{"permission_type":"deny","applications":["3"]}})"); // pbxware 9688
    });
    actions.add(u"archiving.list"_s, Scope::None,
        u"start_date!=@ end_date!=@ start_time=: end_time=: status tenant"_s, // pbxware 6358
        [this](const Request& r) { return archivings(r); });
}

void System::addLicense(Actions& actions)
{
    actions.add(u"license.info"_s, Scope::None, {}, [](const Request&) { return licence(); });
    actions.add(u"license.refresh"_s, Scope::None, {}, [this](const Request&) {
        m_refreshed = m_house.now();
        return QJsonObject{{"status"_L1, u"License refresh request processed"_s}}; // pbxware 9117
    });
    actions.add(u"license.last_refreshed"_s, Scope::None, {}, [this](const Request&) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(m_refreshed, Qt::UTC);
        const QString text = QLocale::c().toString(at, u"dd MMM yyyy hh:mm:ss"_s); // pbxware 9133
        return QJsonObject{{"last_refreshed"_L1, text}};
    });
}

void System::addRates(Actions& actions)
{
    actions.add(u"splan.list"_s, Scope::None, {}, [](const Request&) { return plans(); });
    actions.add(
        u"splan.rates"_s, Scope::None, u"id!=# route=# dgroup=#"_s, [this](const Request& r) { return rates(r); });
    actions.add(u"splan.sms_rates.list"_s, Scope::None, u"id!=#"_s, [this](const Request& r) -> Answer {
        if (!plans().contains(r.text(u"id"_s)))
            return failed(u"Service Plan ID %1 does not exist."_s.arg(r.text(u"id"_s)));
        return smsRates();
    });
    actions.add(u"splan.sms_rates.edit"_s, Scope::None,
        u"id!=# trunk_id!=# national_sms=$ international_sms=$ national_mms=$ international_mms=$ "
        "inclusive_messages=1|0"_s, // pbxware 8669
        [this](const Request& r) { return setSmsRates(r); });
    actions.add(u"destination.list"_s, Scope::None, u"route=# dgroup=#"_s,
        [this](const Request& r) { return destinations(r); });
    actions.add(u"destination.groups"_s, Scope::None, {}, [](const Request&) { return destinationGroups(); });
}

//! pbxware 8514
Answer System::rates(const Request& request) const
{
    const QString plan = request.text(u"id"_s);
    if (!plans().contains(plan))
        return failed(u"Service Plan ID %1 does not exist."_s.arg(plan));
    const QString group = request.text(u"dgroup"_s);
    if (!group.isEmpty() && request.text(u"route"_s).isEmpty())
        return failed(u"Argument 'dgroup' needs 'route'."_s); // pbxware 8530
    QJsonObject out;
    const bool byTbd = plans().value(plan)["tbd"_L1].toString() == "1"_L1;
    for (const auto& [of, price] : {std::pair{u"1"_s, u"100.00000"_s}, {u"2"_s, u"150.00000"_s}}) {
        const bool wanted = request.text(u"route"_s, u"135"_s) == "135"_L1 && (group.isEmpty() || group == of);
        const QJsonObject one = rate(price);
        if (wanted)
            out.insert(u"%1:135:%2"_s.arg(plan, of), byTbd ? QJsonObject{{"70"_L1, one}} : one);
    }
    return out;
}

//! pbxware 8620
Answer System::smsRates() const
{
    QJsonObject out;
    for (const Record& trunk : m_house.table(u"sms.trunks"_s)) {
        const Record kept = m_house.table(u"sms_rates"_s).value(trunk.id);
        const auto price = [&kept](const QString& name, double fallback) {
            const QString text = kept.text(name);
            return text.isEmpty() ? fallback : text.toDouble();
        };
        out.insert(QString::number(trunk.id),
            QJsonObject{{"trunk_name"_L1, trunk.text(u"name"_s)}, {"national_sms"_L1, price(u"national_sms"_s, 0.1)},
                {"international_sms"_L1, price(u"international_sms"_s, 0.9)},
                {"national_mms"_L1, price(u"national_mms"_s, 0.2)},
                {"international_mms"_L1, price(u"international_mms"_s, 1.1)},
                {"inclusive_messages"_L1, kept.values.value(u"inclusive_messages"_s, u"0"_s)}});
    }
    return out;
}

Answer System::setSmsRates(const Request& request)
{
    const int trunk = request.number(u"trunk_id"_s);
    if (!plans().contains(request.text(u"id"_s)))
        return failed(u"Service Plan ID %1 does not exist."_s.arg(request.text(u"id"_s)));
    if (!m_house.table(u"sms.trunks"_s).contains(trunk))
        return failed(u"SMS Trunk ID %1 does not exist."_s.arg(trunk));
    Record& record = m_house.table(u"sms_rates"_s)[trunk];
    for (auto it = request.arguments.cbegin(); it != request.arguments.cend(); ++it)
        record.values.insert(it.key(), it.value());
    return success(u"Trunk ID: %1"_s.arg(trunk),
        {{"id"_L1, m_house.wire() ? QJsonValue(QString::number(trunk)) : QJsonValue(trunk)}}); // pbxware 8703
}

//! pbxware 8720
Answer System::destinations(const Request& request) const
{
    const QString route = request.text(u"route"_s);
    const QString group = request.text(u"dgroup"_s);
    if (!group.isEmpty() && route.isEmpty())
        return failed(u"Argument 'dgroup' needs 'route'."_s); // pbxware 8732
    QJsonObject out = allDestinations();
    for (const QString& id : out.keys()) {
        const QJsonValue one = out.value(id);
        const bool wanted = (route.isEmpty() || one["route"_L1] == route)
            && (group.isEmpty() || one["destination_group"_L1] == group);
        if (!wanted)
            out.remove(id);
    }
    return out;
}

void System::addDevices(Actions& actions)
{
    actions.add(u"uads.list"_s, Scope::None, {}, [this](const Request&) {
        QJsonObject out;
        for (const Record& device : m_house.table(u"uads"_s)) {
            out.insert(QString::number(device.id),
                QJsonObject{{"name"_L1, device.text(u"name"_s)}, {"fullname"_L1, device.text(u"fullname"_s)},
                    {"enabled"_L1, device.text(u"enabled"_s) == "1"_L1}}); // pbxware 8840
        }
        return out;
    });
    actions.add(u"uads.activate"_s, Scope::Filter, u"id!=#"_s, [this](const Request& r) { return setDevice(r, true); });
    actions.add(
        u"uads.deactivate"_s, Scope::Filter, u"id!=#"_s, [this](const Request& r) { return setDevice(r, false); });
    actions.add(u"trunk.providers"_s, Scope::Filter, {}, [this](const Request&) {
        QJsonObject out; // pbxware 3717
        for (const Record& provider : m_house.table(u"provider"_s))
            out.insert(provider.text(u"name"_s), QJsonArray{QString::number(provider.id), provider.text(u"kind"_s)});
        return out;
    });
}

Answer System::setDevice(const Request& request, bool on)
{
    QMap<int, Record>& devices = m_house.table(u"uads"_s);
    const auto found = devices.find(request.number(u"id"_s));
    if (found == devices.end())
        return failed(u"UAD ID %1 does not exist."_s.arg(request.text(u"id"_s)));
    found->values.insert(u"enabled"_s, on ? u"1"_s : u"0"_s);
    return success(u"UAD: %1."_s.arg(found->id), {{"id"_L1, deviceId(request)}});
}

//! pbxware 6356. The prose says an array; a report a night, of this PBX's last days.
Answer System::archivings(const Request& request) const
{
    const Period period = periodOf(request.text(u"start_date"_s), request.text(u"start_time"_s),
        request.text(u"end_date"_s), request.text(u"end_time"_s), {});
    constexpr qint64 kDayMs = 86'400'000;
    constexpr int kDays = 5;
    constexpr qint64 kAtMs = 2 * 3'600'000; // at two in the night
    static const QStringList kStates{u"SUCCESS"_s, u"PARTIAL"_s, u"SUCCESS"_s, u"FAILURE"_s, u"SUCCESS"_s};
    QJsonArray out;
    const qint64 today = m_house.now() / kDayMs;
    for (int i = kDays; i > 0; --i) {
        const qint64 at = (today - i) * kDayMs + kAtMs;
        const QString state = kStates.at(i - 1);
        const QString wanted = request.text(u"status"_s, state);
        if (!period.contains(at) || !wanted.split(u',').contains(state)
            || request.text(u"tenant"_s, House::homeCode()) != House::homeCode())
            continue;
        const auto counts = [](int good, int bad) {
            return QJsonObject{{"success"_L1, QString::number(good)}, {"failed"_L1, QString::number(bad)}};
        };
        const int bad = state == "SUCCESS"_L1 ? 0 : 2;
        out << QJsonObject{{"tenant"_L1, House::homeCode()}, {"date_time"_L1, stampOf(at)}, {"status"_L1, state},
            {"recording"_L1, counts(state == "FAILURE"_L1 ? 0 : 10 + i, bad)}, {"fax"_L1, counts(0, 0)},
            {"voicemail"_L1, counts(i, 0)}};
    }
    return out;
}

} // namespace callboard::sim::pbxw
