// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmstore.h"

#include <QJsonDocument>

namespace callboard::sim::fcm {

namespace {
QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}
} // namespace

// The sample of getSIPAccount begins in the middle (fcm 682); what is above it comes from its table.
QJsonObject sipAccountTemplate()
{
    return json(R"({"account_type":"SIP","alertinfo":null,"allow":"ulaw,alaw,gsm,g726,g722,g729,ilbc","authid":null,
        "auto_record":"off","bypass_outrt_auth":"no","call_waiting":"yes","callbarging_monitor":null,
        "cidnumber":null,"custom_autoanswer":"no","directmedia":"no","dnd":"no","dnd_timetype":0,
        "dndwhitelist":null,"dtmfmode":"rfc4733","emergcidnumber":null,"en_ringboth":"no","enable_ldap":"yes",
        "enable_qualify":"no","enable_webrtc":"no","enablehotdesk":"no","encryption":"no","extension":"",
        "external_number":null,"fax_gateway":"no","faxdetect":"no","fullname":null,"fwdwhitelist":null,
        "hasvoicemail":"yes","ice_support":"yes","intranet_ip_filter":"no","limitime":null,"local_network1":null,
        "local_network10":null,"local_network2":null,"local_network3":null,"local_network4":null,
        "local_network5":null,"local_network6":null,"local_network7":null,"local_network8":null,
        "local_network9":null,"max_contacts":1,"media_encryption":"auto_dtls","missed_call":"no",
        "mohsuggest":"default","nat":"yes","out_of_service":"no","permission":"internal","presence_def_script":null,
        "presence_status":"available","qualify":1000,"qualifyfreq":60,"ring_timeout":null,"ringboth_timetype":0,
        "sca_enable":"no","seamless_transfer_members":"","secret":null,"sendtofax":null,"skip_auth_timetype":0,
        "skip_vmsecret":"no","specific_ip":null,"strategy_ipacl":0,"t38_udptl":"no","tel_uri":"disabled",
        "use_avpf":"yes","use_callee_dod_on_fm":"no","use_callee_dod_on_fwd_rb":"no","user_outrt_passwd":null,
        "vmsecret":null})");
}

QJsonObject presenceTemplate(const QString& status)
{
    QJsonObject out = json(R"({"cfb":null,"cfb_destination_type":"0","cfb_timetype":0,"cfn":null,
        "cfn_destination_type":"0","cfn_timetype":0,"cfu":null,"cfu_destination_type":"0","cfu_timetype":0})");
    out.insert(QStringLiteral("presence_status"), status);
    return out;
}

QJsonObject trunkTemplate()
{
    return json(R"({"allow":"ulaw,alaw,gsm,g726,g729,ilbc","allow_outgoing_calls_if_reg_failed":"yes",
        "auth_trunk":"no","authid":null,"auto_recording":"no","cc_agent_policy":"never","cc_max_agents":5,
        "cc_max_monitors":5,"cc_monitor_policy":"never","cidname":null,"cidnumber":null,"dialin_direct":"no",
        "did_mode":"request-line","dtmfmode":null,"enable_qualify":"no","encryption":"no",
        "fax_intelligent_route":"email","fax_intelligent_route_destination":null,"faxdetect":"no","fromdomain":null,
        "fromuser":null,"host":"","keepcid":"no","keeporgcid":"no","ldap_custom_prefix":null,
        "ldap_default_outrt":null,"ldap_default_outrt_prefix":null,"ldap_sync_enable":"no","ldap_sync_passwd":null,
        "ldap_sync_port":null,"nat":"no","need_register":"no","out_maxchans":0,"out_of_service":"no",
        "outboundproxy":null,"pai_number":null,"passthrough_pai":"yes","qualifyfreq":60,"rmv_obp_from_route":"no",
        "secret":null,"send_ppi":"no","status":"Unmonitored","tel_uri":"disabled","transport":"udp","trunk_index":0,
        "trunk_name":"","trunk_type":"peer","uri_sip_or_sips":0,"use_dod_as_from_name":"no","use_dod_in_ppi":"no",
        "use_for_sfu_conf":"no","use_origcid_in_ppi":"no","username":null})");
}

QJsonObject outboundTemplate()
{
    return json(R"({"custom_member":null,"default_trunk_index":0,"enable_wlist":"no","limitime":null,
        "members":null,"out_of_service":"no","outbound_rt_index":0,"outbound_rt_name":"","password":null,
        "permission":"none","pin_sets_id":null,"prepend":null,"strip":0,"time_mode":0,"sequence":1})");
}

QJsonObject inboundTemplate()
{
    return json(R"({"account":null,"accout_voicemail_out_of_service":"no","alertinfo":null,"announcement":null,
        "blocking_did_collect_calls":"no","callback":null,"conference":null,"destination_type":"byDID",
        "dialdirect":"no","did_pattern_allow":"","did_pattern_match":"","did_strip":0,"directory":null,"disa":null,
        "en_multi_mode":"no","enable_fax_detect":"no","enable_inbound_muti_mode":"no","external_number":null,
        "fax":null,"fax_intelligent_route":"email","fax_intelligent_route_destination":null,"inbound_mode":0,
        "inbound_muti_mode":0,"inbound_rt_index":0,"inbound_suffix":null,"incoming_prepend":null,"ivr":null,
        "multimedia_conference":null,"out_of_service":"no","paginggroup":null,"permission":"internal",
        "prepend":"","prepend_inbound_name":null,"prepend_inbound_name_enable":null,"prepend_trunk_name":"no",
        "queue":null,"ringgroup":null,"seamless_transfer_did_whitelist":"","set_callerid_enable":"no",
        "set_callerid_name":"${CALLERID(name)}","set_callerid_number":"${CALLERID(num)}","trunk_index":0,
        "vmgroup":null,"voicemail":null})");
}

QJsonObject inboundMemberTemplate()
{
    return json(R"({"account":null,"announcement":null,"callback":null,"conference":null,
        "destination_type":"byDID","did_strip":0,"directory":null,"disa":null,"en_multi_mode":"no","end_hour":"",
        "end_min":"","external_number":null,"fax":null,"inbound_mode":"0","ivr":null,"mode":"",
        "multimedia_conference":null,"paginggroup":null,"queue":null,"ringgroup":null,"sequence":"0",
        "start_hour":"","start_min":"","tc":"0","timetype":"0","vmgroup":null,"voicemail":null})");
}

QJsonObject didTemplate()
{
    return json(R"({"dial_trunk":"no","ext_conference":"yes","ext_directory":"no","ext_fax":"no","ext_group":"yes",
        "ext_local":"yes","ext_multimedia_conference":"no","ext_paging":"no","ext_queues":"yes",
        "inbound_rt_index":0,"voicemailgroups":"no","voicemenus":"yes"})");
}

QJsonObject queueTemplate()
{
    return json(R"({"account":null,"account_el":null,"account_t":null,"account_v":null,"alertinfo":null,
        "announce_frequency":20,"announce_holdtime":"no","announce_position":"no","announcement":null,
        "announcement_el":null,"announcement_t":null,"announcement_v":null,"auto_record":"off","autofill":"yes",
        "createid":"0","custom_dates":null,"custom_months":null,"custom_prompt":null,"custom_welcome_prompt":null,
        "destination_type":"voicemail","destination_type_el":"playsound","destination_type_t":"hangup",
        "destination_type_v":"account","destination_voice_enable":"no","directory":null,"directory_el":null,
        "directory_t":null,"directory_v":null,"email":null,"enable_agent_login":"no","enable_destination":"D",
        "enable_feature":"no","enable_welcome":"no","extension":"","external_number":null,"external_number_el":null,
        "external_number_t":null,"external_number_v":null,"hasvoicemail":"no","ivr":null,"ivr_el":null,
        "ivr_t":null,"ivr_v":null,"joinempty":"no","leavewhenempty":"strict","maxlen":0,"members":null,
        "musicclass":"default","pagingtype":"once","permission":"internal","pin":null,"queue_chairman":null,
        "queue_chairmans":null,"queue_dest":null,"queue_dest_el":null,"queue_dest_t":null,"queue_dest_v":null,
        "queue_name":"","queue_timeout":60,"queuesasvm":"no","replace_caller_id":"no","reportholdtime":"no",
        "retry":5,"ringgroup":null,"ringgroup_el":null,"ringgroup_t":null,"ringgroup_v":null,"ringtime":30,
        "schedule_clean_enable":"no","starttime":null,"strategy":"ringall","tmp":null,"tmp2":"",
        "vm_extension":null,"vm_extension_el":null,"vm_extension_t":null,"vm_extension_v":null,"vmgroup":null,
        "vmgroup_el":null,"vmgroup_t":null,"vmgroup_v":null,"vmsecret":null,"voice_prompt_time":60,
        "vq_callback_enable_timeout":"no","vq_callback_timeout":60,"vq_mode":"periodic","vq_outprefix":null,
        "vq_periodic":20,"vq_switch":"no","waittime":null,"week_date":null,"wrapuptime":10})");
}

QJsonObject pagingTemplate()
{
    return json(R"({"custom_date":null,"custom_prompt":null,"enable":"yes","extension":"","holiday":null,
        "limitime":0,"members":"","multicast_ip":"null","multicast_port":"null","number_allowed":"",
        "paginggroup_name":"","paginggroup_type":"1way","replace_caller_id":"no","time":"00:00","tmp":""})");
}

QJsonObject ivrTemplate()
{
    return json(R"({"alertinfo":null,"dial_conference":"no","dial_directory":"no","dial_extension":"no",
        "dial_failed_back2menu":"no","dial_fax":"no","dial_multimedia_conference":"no","dial_paginggroup":"no",
        "dial_queue":"no","dial_ringgroup":"no","dial_trunk":"no","dial_vmgroup":"no","digit_timeout":3,
        "extension":"","iloop":3,"invalid_prompt":"invalid","ivr_blackwhite_list":"","ivr_id":"","ivr_name":"",
        "ivr_out_blackwhite_list":"","language":null,"permission":"internal","replace_caller_id":"yes",
        "response_timeout":10,"switch":"no","timeout_prompt":"ivr-create-timeout","tloop":3,
        "welcome_prompt":"welcome"})");
}

QJsonObject userTemplate()
{
    return json(R"({"user_id":0,"user_name":"","privilege":3,"department":null,"first_name":null,"last_name":null,
        "enable_multiple_extension":"no","multiple_extension":null,"email":null,"language":null,"fax":null,
        "family_number":null,"phone_number":null,"cookie":null,"login_time":null,"email_to_user":"no","ip":null})");
}

} // namespace callboard::sim::fcm
