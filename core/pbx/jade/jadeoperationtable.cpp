// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every path that the document names, a line each: verb, path, role, parameters. A parameter is where it goes
// (p path, q query, b body), whether it must be there (! or ?), its type (s text, n number, l list of texts, a list,
// o object) and its name; "*" is whatever else the record has, "*raw" the body itself. The token is not listed. Where
// the document heads a path without saying what it takes, the verb is ANY and the body is free.
#include "core/pbx/jade/jadeoperations.h"

namespace callboard::jade {

QLatin1StringView operationTable()
{
    static constexpr QLatin1StringView kTable(R"(
POST /admin/login none
DELETE /admin/login admin
GET /admin/info admin
PUT /admin/info admin b?s:name b?s:password
GET /admin/core/channels admin
GET /admin/core/channels/<detail> admin p!s:detail
DELETE /admin/core/channels/<detail> admin p!s:detail
GET /admin/core/modules admin
GET /admin/core/modules/<detail> admin p!s:detail
POST /admin/core/modules/<detail> admin p!s:detail
PUT /admin/core/modules/<detail> admin p!s:detail
DELETE /admin/core/modules/<detail> admin p!s:detail
GET /admin/core/systems admin
GET /admin/core/systems/<detail> admin p!s:detail
GET /admin/dialplan/adps admin
POST /admin/dialplan/adps admin b?s:name b?s:dpma_uuid b?n:sequence b?s:detail b?s:command
GET /admin/dialplan/adps/<detail> admin p!s:detail
PUT /admin/dialplan/adps/<detail> admin p!s:detail b?s:uuid b?s:dpma_uuid b?n:sequence b?s:name b?s:detail b?s:command
DELETE /admin/dialplan/adps/<detail> admin p!s:detail
GET /admin/dialplan/adpmas admin
POST /admin/dialplan/adpmas admin b?s:name b?s:detail
GET /admin/dialplan/adpmas/<detail> admin p!s:detail
PUT /admin/dialplan/adpmas/<detail> admin p!s:detail b?s:name b?s:detail
DELETE /admin/dialplan/adpmas/<detail> admin p!s:detail
GET /admin/dialplan/configurations admin
GET /admin/dialplan/configurations/<detail> admin p!s:detail
PUT /admin/dialplan/configurations/<detail> admin p!s:detail b?s:data
DELETE /admin/dialplan/configurations/<detail> admin p!s:detail
GET /admin/dialplan/sdps admin
GET /admin/dialplan/sdps/<detail> admin p!s:detail
PUT /admin/dialplan/sdps/<detail> admin p!s:detail b?a:data
DELETE /admin/dialplan/sdps/<detail> admin p!s:detail
GET /admin/park/cfg_parkinglots admin
POST /admin/park/cfg_parkinglots admin b?s:name b?o:data
GET /admin/park/cfg_parkinglots/<detail> admin p!s:detail
PUT /admin/park/cfg_parkinglots/<detail> admin p!s:detail b?o:data
DELETE /admin/park/cfg_parkinglots/<detail> admin p!s:detail
ANY /admin/park/configurations admin b?s:*
ANY /admin/park/configurations/<detail> admin p!s:detail b?s:*
GET /admin/park/parkedcalls admin
GET /admin/park/parkedcalls/<detail> admin p!s:detail
DELETE /admin/park/parkedcalls/<detail> admin p!s:detail
GET /admin/park/parkinglots admin
GET /admin/park/parkinglots/<detail> admin p!s:detail
PUT /admin/park/parkinglots/<detail> admin p!s:detail b?s:context b?s:parkpos b?s:findslot b?s:comebacktoorigin b?s:comebackdialtime b?s:comebackcontext b?s:parkedmusicclass
DELETE /admin/park/parkinglots/<detail> admin p!s:detail
GET /admin/pjsip/aors admin
GET /admin/pjsip/aors/<detail> admin p!s:detail
GET /admin/pjsip/auths admin
GET /admin/pjsip/auths/<detail> admin p!s:detail
ANY /admin/pjsip/configurations admin b?s:*
ANY /admin/pjsip/configurations/<detail> admin p!s:detail b?s:*
GET /admin/pjsip/contacts admin
GET /admin/pjsip/contacts/<detail> admin p!s:detail
GET /admin/pjsip/endpoints admin
GET /admin/pjsip/endpoints/<detail> admin p!s:detail
ANY /admin/pjsip/registration_outbounds admin b?s:*
ANY /admin/pjsip/registration_outbounds/<detail> admin p!s:detail b?s:*
ANY /admin/queue/cfg_queues admin b?s:*
ANY /admin/queue/cfg_queues/<detail> admin p!s:detail b?s:*
ANY /admin/queue/configurations admin b?s:*
ANY /admin/queue/configurations/<detail> admin p!s:detail b?s:*
GET /admin/queue/entries admin
GET /admin/queue/entries/<detail> admin p!s:detail
GET /admin/queue/members admin
GET /admin/queue/members/<detail> admin p!s:detail q!s:queue_name
GET /admin/queue/queues admin
GET /admin/queue/queues/<detail> admin p!s:detail
GET /admin/user/users admin
POST /admin/user/users admin b?s:name b?s:username b?s:password
GET /admin/user/users/<detail> admin p!s:detail
PUT /admin/user/users/<detail> admin p!s:detail b?s:name b?s:username b?s:password
DELETE /admin/user/users/<detail> admin p!s:detail
ANY /admin/user/contacts admin b?s:*
ANY /admin/user/contacts/<detail> admin p!s:detail b?s:*
ANY /admin/user/permissions admin b?s:*
ANY /admin/user/permissions/<detail> admin p!s:detail b?s:*
GET /manager/sdialplans manager
POST /manager/sdialplans manager b?s:*
GET /manager/sdialplans/<detail> manager p!s:detail
PUT /manager/sdialplans/<detail> manager p!s:detail b?s:*
DELETE /manager/sdialplans/<detail> manager p!s:detail
GET /manager/trunks manager
POST /manager/trunks manager b?s:*
GET /manager/trunks/<detail> manager p!s:detail
PUT /manager/trunks/<detail> manager p!s:detail b?s:*
DELETE /manager/trunks/<detail> manager p!s:detail
GET /manager/users manager
POST /manager/users manager b?s:context b?s:name b?s:username b?s:password b?a:permissions
GET /manager/users/<detail> manager p!s:detail
PUT /manager/users/<detail> manager p!s:detail b?s:context b?s:name b?s:username b?s:password b?a:permissions
DELETE /manager/users/<detail> manager p!s:detail
GET /me/buddies me
POST /me/buddies me b!s:uuid_user b?s:name b?s:detail
GET /me/contacts me
GET /me/chats me
POST /me/chats me b?s:name b?s:detail b?n:type b?l:members
GET /me/chats/<detail> me p!s:detail
PUT /me/chats/<detail> me p!s:detail b?s:name b?s:detail
DELETE /me/chats/<detail> me p!s:detail
GET /me/chats/<detail>/messages me p!s:detail q?s:timestamp q?n:count
POST /me/chats/<detail>/messages me p!s:detail b?s:message
GET /me/info me
GET /me/search me q!s:filter q!s:type
GET /agents none
GET /agents/ none b!s:id
GET /device_states none
GET /device_states/ none b!s:device
GET /peers none
GET /peers/ none b!s:peer
GET /registries none
GET /registries/ none b!s:account
GET /core/agis none
GET /core/agis/<detail> none p!s:detail
DELETE /core/agis/<detail> none p!s:detail
GET /core/channels none
GET /core/channels/<detail> none p!s:detail
DELETE /core/channels/<detail> none p!s:detail
GET /core/modules none
GET /core/modules/<detail> none p!s:detail
POST /core/modules/<detail> none p!s:detail
PUT /core/modules/<detail> none p!s:detail
DELETE /core/modules/<detail> none p!s:detail
GET /core/systems none
GET /core/systems/<detail> none p!s:detail
GET /dp/dialplans none
POST /dp/dialplans none b?s:name b?s:dpma_uuid b?n:sequence b?s:detail b?s:command
GET /dp/dialplans/<detail> none p!s:detail
PUT /dp/dialplans/<detail> none p!s:detail b?s:uuid b?s:dpma_uuid b?n:sequence b?s:name b?s:detail b?s:command
DELETE /dp/dialplans/<detail> none p!s:detail
GET /dp/dpmas none
POST /dp/dpmas none b?s:name b?s:detail
GET /dp/dpmas/<detail> none p!s:detail
PUT /dp/dpmas/<detail> none p!s:detail b?s:name b?s:detail
DELETE /dp/dpmas/<detail> none p!s:detail
GET /dialplan/setting none q!s:format
PUT /dialplan/setting none b!s:*raw
POST /ob/plans none b?s:name b?s:detail b?s:tech_name b?s:trunk_name b?n:dial_mode b?n:dial_timeout b?n:dl_end_handle b?n:retry_delay b?s:caller_id b?n:service_level b?s:early_media b?s:codecs b?o:variables b?n:max_retry_cnt_1 b?n:max_retry_cnt_2 b?n:max_retry_cnt_3 b?n:max_retry_cnt_4 b?n:max_retry_cnt_5 b?n:max_retry_cnt_6 b?n:max_retry_cnt_7 b?n:max_retry_cnt_8
GET /ob/plans none
GET /ob/plans/<uuid> none p!s:uuid
PUT /ob/plans/<uuid> none p!s:uuid b?s:name b?s:detail b?s:tech_name b?s:trunk_name b?n:dial_mode b?n:dial_timeout b?n:dl_end_handle b?n:retry_delay b?s:caller_id b?n:service_level b?s:early_media b?s:codecs b?o:variables b?n:max_retry_cnt_1 b?n:max_retry_cnt_2 b?n:max_retry_cnt_3 b?n:max_retry_cnt_4 b?n:max_retry_cnt_5 b?n:max_retry_cnt_6 b?n:max_retry_cnt_7 b?n:max_retry_cnt_8
DELETE /ob/plans/<uuid> none p!s:uuid q?n:force
POST /ob/destinations none b?s:name b?s:detail b?n:type b?s:application b?s:data b?s:context b?s:exten b?s:priority b?o:variables
GET /ob/destinations none
GET /ob/destinations/<uuid> none p!s:uuid
PUT /ob/destinations/<uuid> none p!s:uuid b?s:name b?s:detail b?n:type b?s:application b?s:data b?s:context b?s:exten b?s:priority b?o:variables
DELETE /ob/destinations/<uuid> none p!s:uuid q?n:force
POST /ob/dlmas none b?s:name b?s:detail b?o:variables
GET /ob/dlmas none
GET /ob/dlmas/<uuid> none p!s:uuid
PUT /ob/dlmas/<uuid> none p!s:uuid b?s:name b?s:detail b?o:variables
DELETE /ob/dlmas/<uuid> none p!s:uuid q?n:force q?n:delete_dls
POST /ob/dls none b?s:name b?s:detail b?n:status b!s:dlma_uuid b?s:email b?s:number_1 b?s:number_2 b?s:number_3 b?s:number_4 b?s:number_5 b?s:number_6 b?s:number_7 b?s:number_8 b?s:resv_target b?s:ukey b?o:variables
GET /ob/dls none q?s:dlma_uuid q?n:count
GET /ob/dls/<uuid> none p!s:uuid
PUT /ob/dls/<uuid> none p!s:uuid b?s:name b?s:detail b?n:status b?s:dlma_uuid b?s:email b?s:number_1 b?s:number_2 b?s:number_3 b?s:number_4 b?s:number_5 b?s:number_6 b?s:number_7 b?s:number_8 b?s:resv_target b?s:ukey b?o:variables b?n:trycnt_1 b?n:trycnt_2 b?n:trycnt_3 b?n:trycnt_4 b?n:trycnt_5 b?n:trycnt_6 b?n:trycnt_7 b?n:trycnt_8 b?n:res_dial b?s:res_dial_detail b?n:res_hangup b?s:res_hangup_detail b?s:tm_last_dial b?s:tm_last_hangup
DELETE /ob/dls/<uuid> none p!s:uuid q?n:force
GET /ob/dialings none
GET /ob/dialings/<uuid> none p!s:uuid
DELETE /ob/dialings/<uuid> none p!s:uuid
POST /ob/campaigns none b?s:name b?s:detail b?n:status b?s:plan b?s:dlma b?s:dest b?o:variables b?s:next_campaign b?n:sc_mode b?s:sc_time_start b?s:sc_time_end b?s:sc_date_start b?s:sc_date_end b?s:sc_date_list b?s:sc_date_list_except b?s:sc_day_list
GET /ob/campaigns none
GET /ob/campaigns/<uuid> none p!s:uuid
GET /ob/campaign/<uuid> none p!s:uuid
PUT /ob/campaigns/<uuid> none p!s:uuid b?s:name b?s:detail b?n:status b?s:plan b?s:dlma b?s:dest b?o:variables b?s:next_campaign b?n:sc_mode b?s:sc_time_start b?s:sc_time_end b?s:sc_date_start b?s:sc_date_end b?s:sc_date_list b?s:sc_date_list_except b?s:sc_day_list
DELETE /ob/campaigns/<uuid> none p!s:uuid
DELETE /ob/campaign/<uuid> none p!s:uuid
POST /plans none b?s:name b?s:detail b?s:tech_name b?s:trunk_name b?n:dial_mode b?n:dial_timeout b?n:dl_end_handle b?n:retry_delay b?s:caller_id b?n:service_level b?s:early_media b?s:codecs b?o:variables b?n:max_retry_cnt_1 b?n:max_retry_cnt_2 b?n:max_retry_cnt_3 b?n:max_retry_cnt_4 b?n:max_retry_cnt_5 b?n:max_retry_cnt_6 b?n:max_retry_cnt_7 b?n:max_retry_cnt_8
POST /destinations none b?s:name b?s:detail b?n:type b?s:application b?s:data b?s:context b?s:exten b?s:priority b?o:variables
POST /dlmas none b?s:name b?s:detail b?o:variables
POST /dls none b?s:name b?s:detail b?n:status b!s:dlma_uuid b?s:email b?s:number_1 b?s:number_2 b?s:number_3 b?s:number_4 b?s:number_5 b?s:number_6 b?s:number_7 b?s:number_8 b?s:resv_target b?s:ukey b?o:variables
POST /campaigns none b?s:name b?s:detail b?n:status b?s:plan b?s:dlma b?s:dest b?o:variables b?s:next_campaign b?n:sc_mode b?s:sc_time_start b?s:sc_time_end b?s:sc_date_start b?s:sc_date_end b?s:sc_date_list b?s:sc_date_list_except b?s:sc_day_list
PUT /campaigns/<uuid> none p!s:uuid b?s:name b?s:detail b?n:status b?s:plan b?s:dlma b?s:dest b?o:variables b?s:next_campaign b?n:sc_mode b?s:sc_time_start b?s:sc_time_end b?s:sc_date_start b?s:sc_date_end b?s:sc_date_list b?s:sc_date_list_except b?s:sc_day_list
GET /dls/<uuid> none p!s:uuid
GET /park/parkedcalls none
GET /park/parkedcalls/<detail> none p!s:detail
DELETE /park/parkedcalls/<detail> none p!s:detail
GET /park/parkinglots none
POST /park/parkinglots none b?s:name b?s:context b?s:parkpos b?s:findslot b?s:comebacktoorigin b?s:comebackdialtime b?s:comebackcontext b?s:parkedmusicclass
GET /park/parkinglots/<detail> none p!s:detail
PUT /park/parkinglots/<detail> none p!s:detail b?s:context b?s:parkpos b?s:findslot b?s:comebacktoorigin b?s:comebackdialtime b?s:comebackcontext b?s:parkedmusicclass
DELETE /park/parkinglots/<detail> none p!s:detail
GET /park/setting none
PUT /park/setting none b!o:*
GET /park/settings none
GET /park/settings/<detail> none p!s:detail
DELETE /park/settings/<detail> none p!s:detail
GET /pjsip/aors none
GET /pjsip/aors/<detail> none p!s:detail
GET /pjsip/auths none
GET /pjsip/auths/<detail> none p!s:detail
GET /pjsip/contacts none
GET /pjsip/contacts/<detail> none p!s:detail
GET /pjsip/endpoints none
GET /pjsip/endpoints/<detail> none p!s:detail
GET /queue/entries none
GET /queue/entries/<detail> none p!s:detail
GET /queue/members none
GET /queue_params none
GET /queue/members/<detail> none p!s:detail q!s:queue_name
GET /queue/queues none
POST /queue/queues none b?s:name b?s:context b?l:member b?s:strategy b?s:musicclass b?s:joinempty b?s:servicelevel
GET /queue/queues/<detail> none p!s:detail
PUT /queue/queues/<detail> none p!s:detail b?s:context b?l:member
DELETE /queue/queues/<detail> none p!s:detail
GET /queue/setting none
PUT /queue/setting none b!o:*
GET /queue/settings none
GET /queue/settings/<detail> none p!s:detail
DELETE /queue/settings/<detail> none p!s:detail
GET /queue/statuses none
GET /queue/statuses/<detail> none p!s:detail
GET /user/contacts none
POST /user/contacts none b?s:user_uuid b?s:type b?s:target b?s:name b?s:detail
GET /voicemail/setting none
PUT /voicemail/setting none b!o:*
GET /voicemail/settings none
GET /voicemail/settings/<detail> none p!s:detail
DELETE /voicemail/settings/<detail> none p!s:detail
GET /voicemail/users none
POST /voicemail/users none b!s:context b!s:mailbox b?s:password b?s:full_name b?s:email b?s:pager b?s:timezone b?s:locale b?s:attach_message b?s:attachment_format b?s:say_cid b?s:cid_internal_contexts b?s:say_duration b?s:say_duration_minimum b?s:dialout b?s:send_voicemail b?s:search_contexts b?s:callback b?s:exit_context b?s:can_review b?s:call_operator b?s:say_envelope b?s:delete_message b?s:alias b?s:volume_gain b?s:next_after_cmd b?s:force_name b?s:force_greetings b?s:hide_from_dir b?s:temp_greet_warn b?s:password_location b?s:message_wrap b?s:min_password b?s:vm_password b?s:vm_new_password b?s:vm_pass_changed b?s:vm_reenter_password b?s:vm_mismatch b?s:vm_invalid_password b?s:vm_pls_try_again b?s:vm_prepend_timeout b?s:listen_control_forward_key b?s:listen_control_reverse_key b?s:listen_control_pause_key b?s:listen_control_restart_key b?s:listen_control_stop_key b?s:backup_deleted
GET /voicemail/users/<detail> none p!s:detail
PUT /voicemail/users/<detail> none p!s:detail b?s:*
DELETE /voicemail/users/<detail> none p!s:detail
GET /voicemail/vms none q!s:context q!s:mailbox
GET /voicemail/vms/<detail> none p!s:detail q!s:context q!s:mailbox q!s:dir
DELETE /voicemail/vms/<detail> none p!s:detail q!s:context q!s:mailbox q!s:dir
)");
    return kTable;
}

} // namespace callboard::jade
