// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadedevices.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

//! What every endpoint has in common: jade 3511, values of idle-rest.jsonl 23.
constexpr auto kEndpoint = R"(
{"object_type":"endpoint","message_context":"","subscribe_context":"","voicemail_extension":"",
"incoming_mwi_mailbox":"","disallow":"","allow_subscribe":"true","allow_overlap":"true",
"allow_transfer":"true","webrtc":"no","dtmf_mode":"rfc4733","rtp_engine":"asterisk",
"rtp_ipv6":"false","rtp_symmetric":"false","rtp_keepalive":0,"rtp_timeout":0,"rtp_timeout_hold":0,
"asymmetric_rtp_codec":"false","rtcp_mux":"false","ice_support":"false","use_ptime":"false",
"force_rport":"true","rewrite_contact":"false","moh_suggest":"default","rel_100":"yes",
"timers":"yes","timers_min_se":"90","timers_sess_expires":1800,"outbound_proxy":"",
"outbound_auth":"","identify_by":"username,ip","redirect_method":"user","direct_media":"false",
"direct_media_method":"invite","direct_media_glare_mitigation":"none",
"disable_direct_media_on_nat":"false","connected_line_method":"invite",
"caller_id_privacy":"allowed_not_screened","caller_id_tag":"","trust_id_inbound":"false",
"trust_id_outbound":"false","send_pai":"false","rpid_immediate":"false","send_rpid":"false",
"send_diversion":"true","aggregate_mwi":"true","media_encryption":"no",
"media_encryption_optimistic":"false","media_use_received_transport":"false","use_avpf":"false",
"force_avp":"false","one_touch_recording":"false","inband_progress":"false",
"refer_blind_progress":"true","call_group":"","pickup_group":"","named_call_group":"",
"named_pickup_group":"","device_state_busy_at":0,"fax_detect":"false","fax_detect_time":0,
"t38_udptl":"false","t38_udptl_ec":"none","t38_udptl_maxdatagram":0,"t38_udptl_nat":"false",
"t38_udptl_ipv6":"false","tone_zone":"","language":"","record_on_feature":"automixmon",
"record_off_feature":"automixmon","user_eq_phone":"false","moh_passthrough":"false","sdp_owner":"-",
"sdp_session":"Asterisk","tos_audio":0,"tos_video":0,"cos_audio":0,"cos_video":0,
"sub_min_expiry":"0","from_user":"","from_domain":"","mwi_from_user":"",
"mwi_subscribe_replaces_unsolicited":"no","dtls_verify":"No","dtls_rekey":0,"dtls_cert_file":"",
"dtls_private_key":"","dtls_cipher":"","dtls_ca_file":"","dtls_ca_path":"","dtls_setup":"active",
"dtls_fingerprint":"SHA-256","srtp_tag32":"false","set_var":"","account_code":"",
"preferred_codec_only":"false","max_audio_streams":1,"max_video_streams":1,"acl":"","contact_acl":"",
"g_726_non_standard":"false","notify_early_inuse_ringing":"false","bind_rtp_to_media_address":"true",
"bundle":"false"})";

const QJsonObject& endpointDefaults()
{
    static const QJsonObject defaults = QJsonDocument::fromJson(QByteArray(kEndpoint)).object();
    return defaults;
}

QString stateText(int state)
{
    switch (state) {
    case 1:
        return u"Not in use"_s;
    case 2:
        return u"In use"_s;
    case 5:
        return u"Unavailable"_s;
    case 6:
        return u"Ringing"_s;
    case 7:
        return u"Ring+Inuse"_s;
    case 8:
        return u"On Hold"_s;
    default:
        return u"Invalid"_s;
    }
}

QString stateWord(int state)
{
    switch (state) {
    case 1:
        return u"NOT_INUSE"_s;
    case 2:
        return u"INUSE"_s;
    case 5:
        return u"UNAVAILABLE"_s;
    case 6:
        return u"RINGING"_s;
    case 7:
        return u"RINGINUSE"_s;
    case 8:
        return u"ONHOLD"_s;
    default:
        return u"INVALID"_s;
    }
}

int portOf(const QString& number)
{
    return 5200 + int(number.toUInt() % 60000);
}

QString contactId(const QString& number)
{
    const QByteArray hash = QCryptographicHash::hash(number.toUtf8(), QCryptographicHash::Md5).toHex();
    return number + u";@"_s + QString::fromLatin1(hash);
}

} // namespace

Devices::Devices(View& view, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_world(view.world())
    , m_wire(view.wire())
{
    const std::pair<QString, int> known[] = {{u"app_agent_pool"_s, 476832}, {u"app_confbridge"_s, 1031240},
        {u"app_dial"_s, 629352}, {u"app_queue"_s, 1373712}, {u"app_voicemail"_s, 1083280}, {u"chan_pjsip"_s, 803664},
        {u"pbx_config"_s, 354168}, {u"res_parking"_s, 716120}, {u"res_pjsip"_s, 2518048}};
    for (const auto& [name, size] : known)
        m_modules << Module{name, size, true, began()};
    reread();
    connect(&m_world, &World::registeredChanged, this, [this](const QString& extension, bool on) {
        m_contactUpdated.insert(extension, m_view.stamps().now());
        if (!m_wire && on)
            m_listed.insert(extension);
        if (!m_wire && !on)
            m_listed.remove(extension);
        if (m_listed.contains(extension) || !on)
            Q_EMIT happened({u"pjsip.contact"_s, u"update"_s, contactId(extension), contact(contactId(extension))});
    });
}

QString Devices::began() const
{
    return m_view.readAt();
}

QString Devices::trunkName(const Trunk& trunk) const
{
    return trunk.name.toLower().replace(u' ', u'-');
}

void Devices::reread()
{
    m_statesAtStart.clear();
    m_channelsAtStart.clear();
    m_listed.clear();
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User)) {
        if (const int state = m_view.deviceState(number); state != 1)
            m_statesAtStart.insert(number, state);
        if (const auto legs = m_world.talkersOf(number).size(); legs > 0)
            m_channelsAtStart.insert(number, int(legs));
        if (m_world.directory().user(number)->registered)
            m_listed.insert(number);
    }
}

QJsonObject Devices::endpoint(const QString& name) const
{
    const Extension* user = m_world.directory().user(name);
    const auto trunks = m_world.trunks();
    const auto trunk = std::ranges::find_if(trunks, [&](const Trunk& t) { return trunkName(t) == name; });
    if (!user && trunk == trunks.end())
        return {};
    QJsonObject out = endpointDefaults();
    const int state = m_wire ? m_statesAtStart.value(name, 1) : m_view.deviceState(name);
    const int channels = m_wire ? m_channelsAtStart.value(name) : int(m_view.channelsOf(name).size());
    out.insert("object_name"_L1, name);
    out.insert("auth"_L1, user ? name : QString());
    out.insert("outbound_auth"_L1, user ? QString() : name); // a line logs in at the provider, nobody logs in here
    out.insert("aors"_L1, name);
    out.insert("context"_L1, user ? u"demo"_s : u"from-trunk"_s);
    out.insert("mailboxes"_L1, user ? name + u"@default"_s : QString());
    out.insert("caller_id"_L1, user ? u"\"%1\" <%2>"_s.arg(user->name, name) : u"<unknown>"_s);
    out.insert("allow"_L1, u"(ulaw|alaw)"_s);
    out.insert("transport"_L1, u"transport-udp"_s);
    out.insert("media_address"_L1, u"127.0.0.1"_s);
    out.insert("device_state"_L1, user ? stateText(state) : stateText(trunk->registered ? 1 : 5));
    out.insert("active_channels"_L1, QString::number(channels));
    out.insert("tm_update"_L1, began());
    return out;
}

QJsonArray Devices::endpoints() const
{
    QJsonArray list;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User))
        list << endpoint(number);
    for (const Trunk& trunk : m_world.trunks())
        list << endpoint(trunkName(trunk));
    return list;
}

QJsonObject Devices::aor(const QString& name) const
{
    const Extension* user = m_world.directory().user(name);
    if (!user)
        return {};
    const bool on = user->registered;
    const QString contacts = on ? u"%1/sip:%1@127.0.0.1:%2"_s.arg(name).arg(portOf(name)) : QString();
    return {{"object_type"_L1, u"aor"_s}, {"object_name"_L1, name}, {"endpoint_name"_L1, name},
        {"minimum_expiration"_L1, 60}, {"default_expiration"_L1, 3600}, {"maximum_expiration"_L1, 7200},
        {"qualify_timeout"_L1, 3}, {"qualify_frequency"_L1, 10}, {"contacts"_L1, contacts}, {"max_contacts"_L1, 2},
        {"total_contacts"_L1, on ? 1 : 0}, {"contacts_registered"_L1, on ? 1 : 0}, {"remove_existing"_L1, u"true"_s},
        {"mailboxes"_L1, QString()}, {"support_path"_L1, u"false"_s}, {"voicemail_extension"_L1, QString()},
        {"authenticate_qualify"_L1, u"false"_s}, {"outbound_proxy"_L1, QString()}, {"tm_update"_L1, began()}};
}

QJsonArray Devices::aors() const
{
    QJsonArray list;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User))
        list << aor(number);
    return list;
}

QJsonObject Devices::auth(const QString& name) const
{
    if (!m_world.directory().user(name))
        return {};
    return {{"object_type"_L1, u"auth"_s}, {"object_name"_L1, name}, {"username"_L1, name}, {"endpoint_name"_L1, name},
        {"auth_type"_L1, u"userpass"_s}, {"password"_L1, m_world.directory().password(name)},
        {"md5_cred"_L1, QString()}, {"realm"_L1, QString()}, {"nonce_lifetime"_L1, 32}, {"tm_update"_L1, began()}};
}

QJsonArray Devices::auths() const
{
    QJsonArray list;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User))
        list << auth(number);
    return list;
}

//! Who was registered when jade started is listed for good; who was not never is, until jade starts again.
QJsonObject Devices::contact(const QString& id) const
{
    const QString name = id.section(u';', 0, 0);
    const Extension* user = m_world.directory().user(name);
    const bool shown = user && (m_listed.contains(name) || (!m_wire && m_contactUpdated.contains(name)));
    if (!shown || contactId(name) != id)
        return {};
    const int port = portOf(name);
    const qint64 expires = m_world.startedAt() / 1000 + 3600;
    return {{"uri"_L1, u"sip:%1@127.0.0.1:%2"_s.arg(name).arg(port)}, {"id"_L1, id}, {"aor"_L1, name},
        {"endpoint_name"_L1, name}, {"status"_L1, user->registered ? u"Reachable"_s : u"Removed"_s},
        {"round_trip_usec"_L1, user->registered ? QString::number(400 + port % 100) : u"N/A"_s},
        {"user_agent"_L1, u"desk phone"_s}, {"reg_expire"_L1, expires}, {"via_address"_L1, u"127.0.0.1:%1"_s.arg(port)},
        {"call_id"_L1, id.right(8)}, {"authentication_qualify"_L1, 0}, {"outbound_proxy"_L1, QString()},
        {"path"_L1, QString()}, {"qualify_frequency"_L1, 10}, {"qualify_timout"_L1, 3}, // sic, jade 3177
        {"tm_update"_L1, m_contactUpdated.value(name, began())}};
}

QJsonArray Devices::contacts() const
{
    QJsonArray list;
    for (const QString& number : m_world.directory().numbers(ExtensionKind::User)) {
        if (m_listed.contains(number))
            list << contact(contactId(number));
    }
    return list;
}

QJsonObject Devices::agent(const QString& id) const
{
    const Extension* user = m_world.directory().user(id);
    if (!user || m_world.queuesOf(id).isEmpty())
        return {};
    const QJsonObject channel = m_view.channelsOf(id).at(0).toObject();
    const bool busy = !channel.isEmpty();
    // The server never says AGENT_ONCALL.
    const QString status = !user->registered ? u"AGENT_LOGGEDOFF"_s
        : busy && !m_wire                    ? u"AGENT_ONCALL"_s
                                             : u"AGENT_IDLE"_s;
    const auto of = [&channel](QLatin1StringView key) { return channel.value(key).toString(); };
    return {{"id"_L1, id}, {"name"_L1, user->name}, {"status"_L1, status},
        {"logged_in_time"_L1, m_wire || !user->registered ? 0 : m_world.startedAt() / 1000},
        {"channel_name"_L1, of("channel"_L1)}, {"channel_state"_L1, channel.value("channel_state"_L1).toInt()},
        {"channel_state_desc"_L1, of("channel_state_desc"_L1)}, {"caller_id_num"_L1, of("caller_id_num"_L1)},
        {"caller_id_name"_L1, of("caller_id_name"_L1)}, {"connected_line_num"_L1, of("connected_line_num"_L1)},
        {"connected_line_name"_L1, of("connected_line_name"_L1)}, {"language"_L1, of("language"_L1)},
        {"account_code"_L1, QString()}, {"context"_L1, of("context"_L1)}, {"exten"_L1, of("exten"_L1)},
        {"priority"_L1, of("priority"_L1)}, {"unique_id"_L1, of("unique_id"_L1)}, {"linked_id"_L1, of("linked_id"_L1)},
        {"tm_update"_L1, busy ? of("tm_update"_L1) : began()}};
}

//! Ids only in the document (jade 389), whole records on the wire.
QJsonArray Devices::agents(bool idsOnly) const
{
    QSet<QString> all;
    for (const QString& queue : m_world.directory().numbers(ExtensionKind::RingGroup)) {
        for (const QueueMember& member : m_world.queueMembers(queue))
            all.insert(member.agent);
    }
    QStringList sorted = all.values();
    sorted.sort();
    QJsonArray list;
    for (const QString& id : std::as_const(sorted))
        list << (idsOnly ? QJsonObject{{"id"_L1, id}} : agent(id));
    return list;
}

QJsonArray Devices::deviceStates() const
{
    QJsonArray list;
    for (const QJsonValue id : agents(true))
        list << QJsonObject{{"device"_L1, u"Agent:"_s + id["id"_L1].toString()}};
    const QStringList users = m_world.directory().numbers(ExtensionKind::User);
    for (const QString& number : users)
        list << QJsonObject{{"device"_L1, u"MWI:%1@default"_s.arg(number)}};
    for (const QString& number : users)
        list << QJsonObject{{"device"_L1, u"PJSIP/"_s + number}};
    return list;
}

QJsonObject Devices::deviceState(const QString& device) const
{
    QString state;
    const QString number = device.section(QRegularExpression(u"[:/]"_s), 1).section(u'@', 0, 0);
    const Extension* user = m_world.directory().user(number);
    if (!user)
        return {};
    if (device.startsWith("PJSIP/"_L1))
        state = stateWord(m_view.deviceState(number));
    else if (device.startsWith("MWI:"_L1))
        state = user->mailbox.fresh > 0 ? u"INUSE"_s : u"NOT_INUSE"_s;
    else if (device.startsWith("Agent:"_L1) && !agent(number).isEmpty())
        state = user->registered ? u"NOT_INUSE"_s : u"UNAVAILABLE"_s;
    else
        return {};
    return {{"device"_L1, device}, {"state"_L1, state}, {"tm_update"_L1, Stamps::at(m_world.scheduler().nowMs())}};
}

QJsonArray Devices::peers() const
{
    QJsonArray list;
    for (const Trunk& trunk : m_world.trunks())
        list << QJsonObject{{"peer"_L1, u"SIP/"_s + trunkName(trunk)}};
    return list;
}

//! With or without "SIP/": the document asks for "agent-01" and is answered "SIP/agent-01" (jade 779).
QJsonObject Devices::peer(const QString& name) const
{
    const QString wanted = name.startsWith("SIP/"_L1) ? name.mid(4) : name;
    const auto trunks = m_world.trunks();
    const auto trunk = std::ranges::find_if(trunks, [&](const Trunk& t) { return trunkName(t) == wanted; });
    if (trunk == trunks.end())
        return {};
    return {{"acl"_L1, u"no"_s}, {"address"_L1, trunk->registered ? u"127.0.0.1:5060"_s : QString()},
        {"auto_comedia"_L1, u"yes"_s}, {"auto_force_port"_L1, u"no"_s}, {"chan_object_type"_L1, u"peer"_s},
        {"channel_type"_L1, u"SIP"_s}, {"comedia"_L1, u"yes"_s}, {"description"_L1, trunk->name},
        {"dynamic"_L1, u"yes"_s}, {"force_port"_L1, u"no"_s},
        {"monitor_status"_L1, trunk->registered ? u"OK (22 ms)"_s : u"UNREACHABLE"_s}, {"peer"_L1, u"SIP/"_s + wanted},
        {"realtime_device"_L1, u"no"_s}, {"status"_L1, trunk->registered ? u"Registered"_s : u"Unregistered"_s},
        {"text_support"_L1, u"no"_s}, {"tm_update"_L1, began()}, {"video_support"_L1, u"no"_s}};
}

QJsonArray Devices::registries() const
{
    QJsonArray list;
    for (const Trunk& trunk : m_world.trunks())
        list << QJsonObject{{"account"_L1, u"callboard@%1:5060"_s.arg(trunkName(trunk))}};
    return list;
}

QJsonObject Devices::registry(const QString& account) const
{
    const QString host = account.section(u'@', 1).section(u':', 0, 0);
    const auto trunks = m_world.trunks();
    const auto trunk = std::ranges::find_if(trunks, [&](const Trunk& t) { return trunkName(t) == host; });
    if (trunk == trunks.end() || !account.startsWith("callboard@"_L1))
        return {};
    return {{"account"_L1, account}, {"domain"_L1, host}, {"domain_port"_L1, 5060}, {"host"_L1, host},
        {"port"_L1, 5060}, {"refresh"_L1, 120}, {"registration_time"_L1, u"0"_s}, // a string, jade 924
        {"state"_L1, trunk->registered ? u"Registered"_s : u"Request Sent"_s}, {"tm_update"_L1, began()},
        {"username"_L1, u"callboard"_s}};
}

//! Renewed every second as long as Asterisk answers: the only sign that it does.
QJsonArray Devices::systems() const
{
    const qint64 now = m_world.scheduler().nowMs();
    const qint64 started = m_world.startedAt();
    const bool away = now < started;
    const QDateTime since = QDateTime::fromMSecsSinceEpoch(away ? m_world.crashedAt() - 3'600'000 : started, Qt::UTC);
    const qint64 seen = away ? m_world.crashedAt() : now;
    return {QJsonObject{{"id"_L1, u"1"_s}, {"ami_version"_L1, u"9.0.0"_s}, {"ast_version"_L1, u"20.20.1"_s},
        {"system_name"_L1, m_wire ? u"office"_s : QString()}, {"startup_date"_L1, since.toString(u"yyyy-MM-dd"_s)},
        {"startup_time"_L1, since.toString(u"HH:mm:ss"_s)}, {"reload_date"_L1, since.toString(u"yyyy-MM-dd"_s)},
        {"reload_time"_L1, since.toString(u"HH:mm:ss"_s)}, {"current_calls"_L1, m_view.liveChannels()},
        {"max_calls"_L1, 0}, {"max_load_avg"_L1, 0.0}, {"max_file_handles"_L1, 0}, {"run_user"_L1, QString()},
        {"run_group"_L1, QString()}, {"real_time_enabled"_L1, u"No"_s}, {"cdr_enabled"_L1, u"Yes"_s},
        {"http_enabled"_L1, u"No"_s}, {"tm_update"_L1, Stamps::at(seen - seen % 1000 + 822)}}};
}

QString Devices::moduleName(const Module& module) const
{
    return m_wire ? module.name + u".so"_s : module.name;
}

const Devices::Module* Devices::findModule(const QString& name) const
{
    const auto at = std::ranges::find_if(m_modules, [&](const Module& m) { return moduleName(m) == name; });
    return at == m_modules.end() ? nullptr : &*at;
}

QJsonObject Devices::module(const QString& name) const
{
    const Module* found = findModule(name);
    if (!found)
        return {};
    QJsonObject out{{"name"_L1, moduleName(*found)}, {"size"_L1, found->size},
        {"load"_L1, found->loaded ? u"loaded"_s : u"not loaded"_s}, {"tm_update"_L1, found->updated}};
    if (m_wire)
        out.insert("version"_L1, QString());
    return out;
}

QJsonArray Devices::modules() const
{
    QJsonArray list;
    for (const Module& known : m_modules)
        list << module(moduleName(known));
    return list;
}

bool Devices::setLoaded(const QString& name, bool on)
{
    const auto at = std::ranges::find_if(m_modules, [&](const Module& m) { return moduleName(m) == name; });
    if (at == m_modules.end())
        return false;
    at->loaded = on;
    at->updated = m_view.stamps().now();
    Q_EMIT happened({u"core.module"_s, u"update"_s, name, module(name)});
    return true;
}

} // namespace callboard::sim::jade
