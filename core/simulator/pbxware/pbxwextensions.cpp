// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwextensions.h"

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

//! pbxware 1036-1560
const QString kArguments
    = u"title name! email! ext=+ location!=1|2 ua!=# uad_sipheaders label user_location user_language status!=0|1|2 "
      "authname auth pin! incominglimit!=# outgoinglimit!=# voicemail!=0|1 prot!=sip|iax|SIP|IAX secret! password "
      "sso_enabled=0|1 billing=0|1 call_rating=0|1 sms_rating=0|1 creditlimit=$ reminderbalance=$ service_plan "
      "nat=0|1|2 "
      "canreinvite=0|1 qualify=# ringtime=# incoming_dialoptions outgoing_dialoptions autoprovisiong=0|1 dhcp=0|1 "
      "staticip netmask gateway dns1 dns2 macaddress sn voicemail_timezone vm_greeting_message=0|1|2 setcallerid=0|1 "
      "acodecs page_custom recordcalls=0|1 recordsilent=0|1 vmailsend=0|1 vmailattach=0|1 vmaildelete=0|1 "
      "acc_slave=0|1 slave_accountcode send_email=0|1 service_plan_date limitenable=0|1 limittype=Daily|Monthly "
      "softlimit=# hardlimit=# rating_info_osc=0|1 notification_email cf_billing_disable cf_call_rating_disable webrtc "
      "defaultip max_contacts=# encryption=yes|offer directrtpsetup callingpres cid_anon ringtoneforlocalcalls "
      "ringtonefortransferredcalls cidmatchdid dropanonymous trustrpid sendrpid trust_id_outbound rpid_connectedline "
      "rpid_update pai_header callgroup pickupgroup primary_trunk secondary_trunk tertiary_trunk primary_emerg_trunk "
      "secondary_emerg_trunk tertiary_emerg_trunk busylevel=# limit_notify_play_sound limit_notify_send_email "
      "busyvoicemail mailboxes vmailpager vmailskipinst vmailskippin vmailsaycid vmailreview vmailoperator "
      "vmailenvelope vmailhidefromdir videosupport autoframing vmaildelay=# vmailopext vmailnrings=# "
      "force_codec=ulaw|alaw|g722|opus|g723.1|g726|g726aal2|g729|gsm|ilbc|speex|speex16|speex32 hd_logout_time=# "
      "record_beep_ext pbd_pin areacode busylevel_incoming=0|1 jbimpl=inherit|disabled|fixed|adaptive jbmaxsize=# "
      "jbresyncthreshold=# jbtargetextra=# show_in_dir=0|1 show_in_app=0|1 disable_fax_for_app=0|1 "
      "disable_my_dialer_for_app=0|1 app_default_client_phone app_hide_meeting_icon=0|1 max_connected_apps=# "
      "ms_teams_presence_sync additional_config ua_autoprov department override_lcr dtmfmode=auto|inband|rfc2833|info"_s;

QString key(const QString& server, const QString& number)
{
    return server + u'/' + number;
}

QString noSuch(const QString& what)
{
    return u"Extension %1 does not exist."_s.arg(what);
}

} // namespace

Extensions::Extensions(House& house, QObject* parent)
    : QObject(parent)
    , m_house(house)
{
    for (const QString& number : house.world().directory().numbers(ExtensionKind::User))
        adopt(number);
    // The other tenants have hardly anybody (pbxware 822, 838).
    const std::pair<ExtensionRecord, QString> others[] = {{{.id = 1, .server = u"7"_s, .number = u"530"_s}, u"sip"_s},
        {{.id = 53, .server = u"2"_s, .number = u"100"_s}, u"iax"_s}};
    for (const auto& [record, protocol] : others) {
        ExtensionRecord& made = m_records[record.id] = record;
        made.settings = {{u"name"_s, u"User "_s + record.number}, {u"email"_s, u"name@provider.com"_s},
            {u"prot"_s, protocol}, {u"department"_s, QString()}};
        m_byNumber.insert(key(made.server, made.number), made.id);
    }
    m_licensed = std::max(100, 2 * int(m_records.size()));
    connect(&house.world().directory(), &Directory::added, this, &Extensions::adopt);
    connect(&house.world().directory(), &Directory::removed, this,
        [this](const QString& number) { m_records.erase(m_byNumber.take(key(House::homeServer(), number))); });
    connect(&house.world(), &World::talkerChanged, this, &Extensions::recordIfWished);
}

void Extensions::adopt(const QString& number)
{
    if (!m_house.world().directory().user(number) || m_byNumber.contains(key(House::homeServer(), number)))
        return;
    const int id = m_house.idOf(number);
    ExtensionRecord& made = m_records[id];
    made.id = id;
    made.server = House::homeServer();
    made.number = number;
    made.editions = {u"office"_s};
    if (number == Directory::attendant()) {
        made.editions = {u"office"_s, u"business"_s, u"web"_s, u"agent"_s, u"supervisor"_s};
        made.modules = {u"crm"_s, u"call popup"_s};
    }
    m_byNumber.insert(key(made.server, number), id);
}

//! The argument "recordcalls" (pbxware 1230).
void Extensions::recordIfWished(const Talker& talker)
{
    const ExtensionRecord* record = byNumber(House::homeServer(), talker.extension);
    if (!record || talker.recording || record->text(u"recordcalls"_s) != "1"_L1
        || (talker.last != LegEvent::Answered && talker.last != LegEvent::Connected))
        return;
    m_house.time().after(0, [this, id = talker.id] { (void)m_house.world().setRecording(id, true); });
}

QList<const ExtensionRecord*> Extensions::of(const QString& server) const
{
    QList<const ExtensionRecord*> found;
    for (const auto& [id, record] : m_records) {
        if (server.isEmpty() || record.server == server)
            found << &record;
    }
    return found;
}

const ExtensionRecord* Extensions::byId(const QString& server, const QString& id) const
{
    const auto it = m_records.find(id.toInt());
    const bool fits = it != m_records.end() && (server.isEmpty() || it->second.server == server);
    return fits ? &it->second : nullptr;
}

const ExtensionRecord* Extensions::byNumber(const QString& server, const QString& number) const
{
    return byId(server, QString::number(m_byNumber.value(key(server, number))));
}

const Extension* Extensions::userOf(const ExtensionRecord& record) const
{
    return record.server == House::homeServer() ? m_house.world().directory().user(record.number) : nullptr;
}

QString Extensions::nameOf(const ExtensionRecord& record) const
{
    const Extension* user = userOf(record);
    return user ? user->name : record.text(u"name"_s);
}

QString Extensions::addressOf(const ExtensionRecord& record) const
{
    return u"10.%1.%2.%3"_s.arg(record.id / 65'536).arg(record.id / 256 % 256).arg(record.id % 256);
}

bool Extensions::isTaken(const QString& server, const QString& number) const
{
    return m_byNumber.contains(key(server, number))
        || (server == House::homeServer() && m_house.world().directory().find(number));
}

Extensions::Found Extensions::target(const Request& request)
{
    const QString id = request.text(u"id"_s);
    const QString number = request.text(u"ext"_s);
    if (!id.isEmpty() && !number.isEmpty())
        return std::unexpected<QString>(u"You cannot supply 'id' and 'ext' at the same time."_s);
    if (id.isEmpty() && number.isEmpty())
        return std::unexpected<QString>(missing(u"id"_s));
    const ExtensionRecord* found = nullptr;
    if (!id.isEmpty())
        found = byId(request.server(), id);
    else if (!request.server().isEmpty())
        found = byNumber(request.server(), number);
    else if (const auto it = std::ranges::find(m_records, number, [](const auto& r) { return r.second.number; });
             it != m_records.end()) // without a tenant the first one of that number
        found = &it->second;
    if (!found)
        return std::unexpected<QString>(noSuch(id.isEmpty() ? number : u"ID "_s + id));
    return &m_records.at(found->id);
}

void Extensions::addTo(Actions& actions)
{
    actions.add(u"ext.list"_s, Scope::Filter, {}, [this](const Request& r) {
        QJsonObject out;
        for (const ExtensionRecord* record : of(r.server()))
            out.insert(QString::number(record->id), summary(*record));
        return out;
    });
    actions.add(
        u"ext.configuration"_s, Scope::Known, u"id=# ext"_s, [this](const Request& r) { return configuration(r); });
    actions.add(u"ext.add"_s, Scope::Tenant, kArguments, [this](const Request& r) { return add(r); });
    actions.addEdit(u"ext.edit"_s, Scope::Tenant, kArguments, u"id!=#"_s, [this](const Request& r) { return edit(r); });
    actions.add(u"ext.delete"_s, Scope::Tenant, u"id!=#"_s, [this](const Request& r) { return remove(r); });
    actions.add(
        u"ext.voicemail.delete"_s, Scope::Known, u"ext!"_s, [this](const Request& r) { return removeVoicemails(r); });
    actions.add(u"ext.additional_macs"_s, Scope::Tenant,
        u"id!=# values! sn devices! locations! device_addresses"_s, // pbxware 3120
        [this](const Request& r) { return additionalMacs(r); });
    addBilling(actions);
    addApps(actions);
}

bool Extensions::isEnabled(const ExtensionRecord& record) const
{
    return record.text(u"status"_s, u"1"_s) == "1"_L1;
}

//! Ids of departments (pbxware 813); the world knows one name.
QString Extensions::departmentsOf(const ExtensionRecord& record) const
{
    if (record.settings.contains(u"department"_s))
        return record.text(u"department"_s);
    const Extension* user = userOf(record);
    for (const Record& department : m_house.table(u"department"_s)) {
        if (user && department.server == record.server && department.text(u"name"_s) == user->department)
            return QString::number(department.id);
    }
    return {};
}

QJsonObject Extensions::deviceOf(const ExtensionRecord& record) const
{
    const Record device = m_house.table(u"uads"_s).value(record.text(u"ua"_s, u"50"_s).toInt());
    return {{"ua_id"_L1, QString::number(device.id)}, {"ua_name"_L1, device.text(u"name"_s)},
        {"ua_fullname"_L1, device.text(u"fullname"_s)}};
}

//! pbxware 822
QJsonObject Extensions::summary(const ExtensionRecord& record) const
{
    QJsonObject out = deviceOf(record);
    out.insert("name"_L1, nameOf(record));
    out.insert("email"_L1, record.text(u"email"_s, u"%1@office.example"_s.arg(record.number)));
    out.insert("protocol"_L1, record.text(u"prot"_s, u"sip"_s).toLower());
    out.insert("ext"_L1, record.number);
    out.insert("location"_L1, record.text(u"location"_s) == "2"_L1 ? u"remote"_s : u"local"_s);
    out.insert("status"_L1, isEnabled(record) ? u"enabled"_s : u"disabled"_s);
    out.insert("macaddress"_L1, record.text(u"macaddress"_s));
    out.insert("sn"_L1, record.text(u"sn"_s));
    out.insert("linenum"_L1, u"1"_s);
    out.insert("user_location"_L1, record.text(u"user_location"_s));
    out.insert("department"_L1, departmentsOf(record));
    return out;
}

//! pbxware 971. What was written and has no name of its own here is in it too.
QJsonObject Extensions::options(const ExtensionRecord& record) const
{
    static const QStringList kElsewhere{u"name"_s, u"email"_s, u"ext"_s, u"prot"_s, u"location"_s, u"ua"_s, u"pin"_s,
        u"status"_s, u"user_language"_s, u"service_plan"_s, u"department"_s, u"additional_config"_s, u"ua_autoprov"_s,
        u"additional_macaddress"_s, u"acodecs"_s, u"macaddress"_s, u"password"_s};
    const QString code = m_house.table(u"tenant"_s).value(record.server.toInt()).text(u"tenant_code"_s);
    const Extension* user = userOf(record);
    const int calls = user && user->maxCalls >= 0 ? user->maxCalls : 10;
    QJsonObject out{{"type"_L1, u"friend"_s}, {"dtmfmode"_L1, u"rfc2833"_s}, {"context"_L1, u"t-"_s + code},
        {"canreinvite"_L1, u"0"_s}, {"qualify"_L1, u"8000"_s}, {"host"_L1, u"dynamic"_s}, {"cid_enable"_L1, u"yes"_s},
        {"callerid"_L1, u"%1 <%2>"_s.arg(nameOf(record), record.number)}, {"voicemail"_L1, u"1"_s},
        {"incominglimit"_L1, QString::number(calls)}, {"outgoinglimit"_L1, QString::number(calls)},
        {"username"_L1, code + record.number}, {"secret"_L1, m_house.secret(record.server + record.number, 12)},
        {"disallow"_L1, u"all"_s}, {"allow"_L1, QJsonArray{u"ulaw"_s, u"alaw"_s}}, {"recordcalls"_L1, u"0"_s},
        {"mac"_L1, record.text(u"macaddress"_s)}, {"autoprovisiong"_L1, u"0"_s},
        {"ringtime"_L1, QString::number(user ? user->ringSeconds : 32)}, {"incoming_dialoptions"_L1, u"tr"_s},
        {"page_header"_L1, u"6"_s}};
    for (auto it = record.settings.cbegin(); it != record.settings.cend(); ++it) {
        if (!kElsewhere.contains(it.key()))
            out.insert(it.key(), it.value());
    }
    if (const QString codecs = record.text(u"acodecs"_s); !codecs.isEmpty())
        out.insert("allow"_L1, QJsonArray::fromStringList(codecs.split(u':', Qt::SkipEmptyParts)));
    return out;
}

//! pbxware 858
Answer Extensions::configuration(const Request& request)
{
    const Found found = target(request);
    if (!found)
        return failed(found.error());
    const ExtensionRecord& record = **found;
    QJsonObject out = summary(record);
    for (const QString& name : {u"macaddress"_s, u"sn"_s, u"user_location"_s, u"department"_s})
        out.remove(name);
    out.insert("pin"_L1, record.text(u"pin"_s, u"1234"_s));
    out.insert("user_language"_L1, record.text(u"user_language"_s, u"en"_s));
    out.insert("smuser"_L1, u"0"_s);
    out.insert("service_plan"_L1, record.text(u"service_plan"_s));
    out.insert("options"_L1, options(record));
    for (const QString& name : {u"options_raw"_s, u"ua_autoprov"_s, u"additional_macaddress"_s, u"additional_config"_s})
        out.insert(name, record.text(name == "options_raw"_L1 ? u"ua_autoprov"_s : name));
    return QJsonObject{{QString::number(record.id), out}};
}

QString Extensions::freeNumber(const QString& server) const
{
    int number = 201;
    while (isTaken(server, QString::number(number)))
        ++number;
    return QString::number(number);
}

QString Extensions::wrongNumber(const Request& request, const ExtensionRecord* own) const
{
    static const QStringList kReserved{u"112"_s, u"911"_s, u"999"_s};
    const QString number = request.text(u"ext"_s);
    if (number.isEmpty() || (own && own->number == number))
        return {};
    if (kReserved.contains(number))
        return u"Extension %1 is reserved."_s.arg(number);
    if (isTaken(request.server(), number))
        return u"Extension %1 already exist."_s.arg(number);
    return {};
}

void Extensions::write(ExtensionRecord& record, const Request& request)
{
    for (auto it = request.arguments.cbegin(); it != request.arguments.cend(); ++it) {
        if (it.key() != "server"_L1 && it.key() != "id"_L1 && it.key() != "ext"_L1)
            record.settings.insert(it.key(), it.value());
    }
    toWorld(record, request);
}

//! Settings that somebody in the world acts on.
void Extensions::toWorld(const ExtensionRecord& record, const Request& request)
{
    Directory& directory = m_house.world().directory();
    Extension* user = userOf(record) ? directory.find(record.number) : nullptr;
    if (!user)
        return;
    user->name = request.text(u"name"_s, user->name);
    user->maxCalls = request.number(u"incominglimit"_s, user->maxCalls);
    user->ringSeconds = request.number(u"ringtime"_s, user->ringSeconds);
    if (const QString first = request.list(u"department"_s).value(0); request.has(u"department"_s))
        user->department = m_house.table(u"department"_s).value(first.toInt()).text(u"name"_s);
    directory.touched(record.number);
    if (request.has(u"status"_s))
        (void)m_house.world().setRegistered(record.number, isEnabled(record));
}

//! pbxware 1565: the number is a number here.
QJsonObject Extensions::written(const ExtensionRecord& record) const
{
    return success(u"Extension ID: %1"_s.arg(record.id),
        {{"id"_L1, QString::number(record.id)}, {"ext"_L1, record.number.toLongLong()}});
}

Answer Extensions::add(const Request& request)
{
    if (const QString wrong = wrongNumber(request, nullptr); !wrong.isEmpty())
        return failed(wrong);
    if (int(m_records.size()) >= m_licensed)
        return failed(u"License limit for extensions has been reached."_s);
    const bool rated = request.text(u"call_rating"_s) == "1"_L1 || request.text(u"billing"_s) == "1"_L1;
    for (const QString& needed : {u"creditlimit"_s, u"reminderbalance"_s, u"service_plan"_s}) {
        if (rated && request.text(needed).isEmpty())
            return failed(missing(needed)); // pbxware 1136
    }
    const QString number = request.text(u"ext"_s, freeNumber(request.server()));
    if (request.server() == House::homeServer()) {
        Extension user;
        user.number = number;
        user.name = request.text(u"name"_s);
        if (const auto added = m_house.world().directory().add(user); !added)
            return failed(added.error().message);
    } else {
        const int id = m_house.newId();
        m_records[id] = {.id = id, .server = request.server(), .number = number};
        m_byNumber.insert(key(request.server(), number), id);
    }
    ExtensionRecord& record = m_records.at(m_byNumber.value(key(request.server(), number)));
    write(record, request);
    return written(record);
}

Answer Extensions::edit(const Request& request)
{
    const ExtensionRecord* found = byId(request.server(), request.text(u"id"_s));
    if (!found)
        return failed(noSuch(u"ID "_s + request.text(u"id"_s)));
    if (const QString wrong = wrongNumber(request, found); !wrong.isEmpty())
        return failed(wrong);
    const int id = found->id;
    if (const QString number = request.text(u"ext"_s, found->number); number != found->number)
        renumber(m_records.at(id), number);
    write(m_records.at(id), request);
    return written(m_records.at(id));
}

//! The number is among the arguments, too (pbxware 1574). The groups follow.
void Extensions::renumber(ExtensionRecord& record, const QString& number)
{
    Directory& directory = m_house.world().directory();
    const QString old = record.number;
    const Extension* user = userOf(record);
    m_byNumber.remove(key(record.server, old));
    m_byNumber.insert(key(record.server, number), record.id);
    record.number = number;
    if (!user)
        return;
    Extension moved = *user;
    moved.number = number;
    m_house.renumber(record.id, number);
    (void)directory.remove(old);
    (void)directory.add(moved);
    for (const QString& group : directory.numbers(ExtensionKind::RingGroup)) {
        QStringList& members = directory.find(group)->members;
        if (const qsizetype at = members.indexOf(old); at >= 0) {
            members[at] = number;
            directory.touched(group);
        }
    }
}

Answer Extensions::remove(const Request& request)
{
    const ExtensionRecord* found = byId(request.server(), request.text(u"id"_s));
    if (!found)
        return failed(noSuch(u"ID "_s + request.text(u"id"_s)));
    const int id = found->id;
    if (const QString number = found->number; userOf(*found)) {
        (void)m_house.world().directory().remove(number);
    } else {
        m_byNumber.remove(key(found->server, number));
        m_records.erase(id);
    }
    return success(u"Deleted Extension ID %1 successfully."_s.arg(id)); // pbxware 1612
}

//! pbxware 3096: all of them.
Answer Extensions::removeVoicemails(const Request& request)
{
    const QString number = request.text(u"ext"_s);
    const ExtensionRecord* found = byNumber(request.server(), number);
    if (!found)
        return failed(noSuch(number));
    if (userOf(*found)) {
        for (const Voicemail& message : m_house.world().voicemails().of(number))
            (void)m_house.world().removeVoicemail(message.id);
    }
    return success(u"Voicemails for extension %1 deleted successfully!"_s.arg(number));
}

Answer Extensions::additionalMacs(const Request& request)
{
    const ExtensionRecord* found = byId(request.server(), request.text(u"id"_s));
    if (!found)
        return failed(noSuch(u"ID "_s + request.text(u"id"_s)));
    const qsizetype count = request.list(u"values"_s).size();
    for (const QString& name : {u"devices"_s, u"locations"_s}) {
        if (request.list(name).size() != count)
            return failed(u"'values' and '%1' must match in size."_s.arg(name));
    }
    m_records.at(found->id).settings.insert(u"additional_macaddress"_s, request.text(u"values"_s));
    return success(u"Extension ID: %1"_s.arg(found->id),
        {{"id"_L1, m_house.wire() ? QJsonValue(QString::number(found->id)) : QJsonValue(found->id)}});
}

} // namespace callboard::sim::pbxw
