// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmstore.h"

#include <QRegularExpression>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

//! Fields of the tables that are switches (fcm 647 and many more).
constexpr const char* kSwitches[]
    = {"hasvoicemail", "skip_vmsecret", "faxdetect", "sendtofax", "dnd", "nat", "t38_udptl", "directmedia",
        "enable_qualify", "enablehotdesk", "out_of_service", "en_ringboth", "use_callee_dod_on_fwd_rb",
        "use_callee_dod_on_fm", "enable_ldap", "custom_autoanswer", "sca_enable", "call_waiting", "enable_webrtc",
        "allow_outgoing_calls_if_reg_failed", "auth_trunk", "auto_recording", "dialin_direct", "keepcid", "keeporgcid",
        "ldap_sync_enable", "need_register", "passthrough_pai", "rmv_obp_from_route", "send_ppi", "use_dod_in_ppi",
        "use_origcid_in_ppi", "use_for_sfu_conf", "enable_wlist", "enable_inbound_muti_mode", "set_callerid_enable",
        "prepend_trunk_name", "ext_directory", "ext_paging", "ext_group", "ext_queues", "ext_conference", "voicemenus",
        "voicemailgroups", "ext_fax", "ext_local", "blocking_did_collect_calls", "reportholdtime", "enable_feature",
        "replace_caller_id", "enable_agent_login", "vq_switch", "announce_position", "announce_holdtime", "autofill",
        "destination_voice_enable", "vq_callback_enable_timeout", "enable_welcome", "schedule_clean_enable", "enable",
        "dial_extension", "dial_conference", "dial_queue", "dial_ringgroup", "dial_vmgroup", "dial_paginggroup",
        "dial_fax", "dial_trunk", "dial_directory", "vm_attach", "vm_reserve"};

struct Choice
{
    const char* field;
    const char* values; //!< with commas
};
constexpr Choice kChoices[] = {
    {"auto_record", "all,external,internal,off"}, // fcm 850
    {"encryption", "no,yes,support"}, // fcm 854
    {"strategy_ipacl", "0,1,2"}, // fcm 857
    {"dnd_timetype", "0,1,2,3,4,5,6,8"}, // fcm 874
    {"skip_auth_timetype", "0,1,2,3,4,5,6,8"}, {"ringboth_timetype", "0,1,2,3,4,5,6,8"},
    {"permission", // fcm 875, 1713
        "none,internal,internal-local,internal-local-national,internal-local-national-international"},
    {"bypass_outrt_auth", "no,yes,bytime"}, // fcm 881
    {"dtmfmode", "rfc4733,rfc2833,info,inband,auto"}, // fcm 889
    {"tel_uri", "disabled,user_phone,enabled"}, // fcm 893
    {"presence_status", "available,away,chat,dnd,userdef,unavailable"}, // fcm 653
    {"trunk_type", "peer,register"}, // fcm 1198
    {"cc_agent_policy", "native,never"}, {"cc_monitor_policy", "native,never"}, // fcm 1358
    {"did_mode", "request-line,to-header"}, // fcm 1369
    {"transport", "udp,tcp,tls"}, // fcm 1415
    {"destination_type", // fcm 2214
        "byDID,account,voicemail,vmgroup,conference,multimedia_conference,queue,ringgroup,paginggroup,ivr,fax,"
        "directory,disa,callback,external_number,announcement"},
    {"strategy", "ringall,linear,leastrecent,fewestcalls,random,memory"}, // fcm 3570
    {"leavewhenempty", "yes,no,strict"}, {"joinempty", "yes,no,strict"}, // fcm 3721
    {"pagingtype", "once,daily,week,month"}, // fcm 3797
    {"paginggroup_type", "1way,2way,3way,announcement"}, // fcm 4249
    {"switch", "no,white,black"}, // fcm 4724
};

struct Range
{
    const char* field;
    int least;
    int most;
};
constexpr Range kRanges[]
    = {{"ring_timeout", 3, 600}, {"qualifyfreq", 1, 3600}, {"max_contacts", 1, 10}, {"limitime", 0, 86'400},
        {"cc_max_agents", 1, 999}, {"cc_max_monitors", 1, 999}, {"ldap_sync_port", 1, 65'534}, {"out_maxchans", 0, 999},
        {"strip", 0, 32}, {"ringtime", 5, 3600}, {"wrapuptime", 0, 86'400}, {"maxlen", 0, 100'000},
        {"voice_prompt_time", 20, 2000}, {"retry", 1, 3600}, {"vq_periodic", 5, 2000}, {"multicast_port", 1, 65'535}};

struct Shape
{
    const char* field;
    const char* pattern;
};
constexpr Shape kShapes[]
    = {{"cidnumber", "^.{2,64}$"}, {"vmsecret", "^\\d{4,32}$"}, {"user_outrt_passwd", "^\\d{4,10}$"},
        {"trunk_name", "^.{2,64}$"}, {"outbound_rt_name", "^[A-Za-z0-9_-]{2,24}$"}, // fcm 1703
        {"password", "^\\d{4,10}$"}, // fcm 1715
        {"secret", "^[A-Za-z0-9~!@#$%^*]{4,64}$"}, {"multicast_ip", "^2(2[4-9]|3[0-8])(\\.\\d{1,3}){3}$"},
        {"extension", "^[*#]?\\d{2,18}$"}};

} // namespace

bool Store::isAllowed(const QString& field, const QString& value)
{
    for (const char* name : kSwitches) {
        if (field == QLatin1StringView(name))
            return value == "yes"_L1 || value == "no"_L1;
    }
    for (const Choice& choice : kChoices) {
        if (field == QLatin1StringView(choice.field))
            return QString::fromLatin1(choice.values).split(u',').contains(value);
    }
    for (const Range& range : kRanges) {
        if (field != QLatin1StringView(range.field))
            continue;
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        return isNumber && number >= range.least && number <= range.most;
    }
    for (const Shape& shape : kShapes) {
        if (field == QLatin1StringView(shape.field))
            return QRegularExpression(QString::fromLatin1(shape.pattern)).match(value).hasMatch();
    }
    return true;
}

} // namespace callboard::sim::fcm
