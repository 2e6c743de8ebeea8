// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmoperations.h"

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

// A line each: action, kind (s: the session does it, r: reads, w: acts, c: changes what has to be applied), parameters
// with '!' for those that are needed and '?' for the others, and t text, n number, j JSON. What an update needs are the
// keys only, notes 39; keys that nobody can know before are left out, notes 43; deleting records of calls, notes 54.
QLatin1StringView operationTable()
{
    return R"(
challenge s
login s
logout s
getSystemStatus r 
getSystemGeneralStatus r 
listAccount r page?n item_num?n sord?t sidx?t options?t
getSIPAccount r extension!t *?t
updateSIPAccount c extension!t hasvoicemail?t cidnumber?t secret?t vmsecret?t skip_vmsecret?t ring_timeout?n
+ auto_record?t encryption?t faxdetect?t sendtofax?t strategy_ipacl?n local_network1?t local_network2?t
+ local_network3?t local_network4?t local_network5?t local_network6?t local_network7?t local_network8?t
+ local_network9?t local_network10?t specific_ip?t allow?t dnd?t dnd_timetype?n permission?t nat?t
+ bypass_outrt_auth?t skip_auth_timetype?n t38_udptl?t directmedia?t dtmfmode?t enable_qualify?t qualifyfreq?n
+ authid?t tel_uri?t enablehotdesk?t user_outrt_passwd?t out_of_service?t mohsuggest?t en_ringboth?t
+ external_number?t use_callee_dod_on_fwd_rb?t use_callee_dod_on_fm?t ringboth_timetype?n enable_ldap?t
+ max_contacts?n custom_autoanswer?t sca_enable?t call_waiting?t emergcidnumber?t enable_webrtc?t alertinfo?t
+ limitime?n dndwhitelist?t fwdwhitelist?t callbarging_monitor?t seamless_transfer_members?t sip_presence_settings?j
+ presence_status?t cfb?t cfn?t cfu?t cfb_timetype?n cfn_timetype?n cfu_timetype?n cfb_destination_type?t
+ cfn_destination_type?t cfu_destination_type?t vm_attach?t vm_reserve?t *?t
listVoIPTrunk r page?n item_num?n sord?t sidx?t options?t
addSIPTrunk c trunk_name!t host!t trunk_type!t username?t secret?t *?t
getSIPTrunk r trunk!t
updateSIPTrunk c trunk!t allow?t allow_outgoing_calls_if_reg_failed?t auth_trunk?t authid?t auto_recording?t
+ cc_agent_policy?t cc_max_agents?n cc_max_monitors?n cc_monitor_policy?t cidname?t cidnumber?t dialin_direct?t
+ did_mode?t dtmfmode?t enable_qualify?t encryption?t fax_intelligent_route?t fax_intelligent_route_destination?t
+ fromdomain?t fromuser?t host?t keepcid?t keeporgcid?t ldap_custom_prefix?t ldap_default_outrt?n ldap_sync_enable?t
+ ldap_sync_passwd?t ldap_sync_port?n nat?t need_register?t out_maxchans?n out_of_service?t outboundproxy?t
+ pai_number?t passthrough_pai?t qualifyfreq?n rmv_obp_from_route?t secret?t send_ppi?t tel_uri?t transport?t
+ trunk_name?t use_dod_in_ppi?t use_origcid_in_ppi?t username?t use_for_sfu_conf?t *?t
deleteSIPTrunk c trunk!t
listOutboundRoute r page?n item_num?n sord?t sidx?t options?t
addOutboundRoute c outbound_rt_name!t default_trunk_index!t pattern!j permission?t out_of_service?t password?t
+ strip?n prepend?t enable_wlist?t members?t *?t
getOutboundRoute r outbound_route!t *?t
updateOutboundRoute c outbound_route!t outbound_rt_name?t permission?t default_trunk_index?n pattern?j
+ out_of_service?t password?t strip?n prepend?t enable_wlist?t members?t *?t
deleteOutboundRoute c outbound_route!t
listInboundRoute r trunk_index!n page?n item_num?n sord?t sidx?t options?t
addInboundRoute c trunk_index!n inbound_suffix?t inbound_muti_mode?n permission?t enable_inbound_muti_mode?t
+ set_callerid_number?t set_callerid_name?t set_callerid_enable?t out_of_service?t prepend?t enable_wlist?t
+ incoming_prepend?t alertinfo?t did_strip?n callback?t external_number?t directory?t disa?t fax?t paginggroup?t
+ queue?t ringgroup?t ivr?t vmgroup?t conference?t voicemail?t account?t prepend_trunk_name?t destination_type?t
+ did_pattern_allow?t did_pattern_match!t seamless_transfer_did_whitelist?t ext_directory?t ext_paging?t ext_group?t
+ ext_queues?t ext_conference?t voicemenus?t voicemailgroups?t ext_fax?t ext_local!t dial_trunk?t multi_mode!j
+ time_condition!j blocking_did_collect_calls?t *?t
getInboundRoute r inbound_route!t
updateInboundRoute c inbound_route!t inbound_suffix?t inbound_muti_mode?n permission?t enable_inbound_muti_mode?t
+ set_callerid_number?t set_callerid_name?t set_callerid_enable?t out_of_service?t prepend?t enable_wlist?t
+ incoming_prepend?t alertinfo?t did_strip?n callback?t external_number?t directory?t disa?t fax?t paginggroup?t
+ queue?t ringgroup?t ivr?t vmgroup?t conference?t voicemail?t account?t prepend_trunk_name?t destination_type?t
+ did_pattern_allow?t did_pattern_match?t seamless_transfer_did_whitelist?t ext_directory?t ext_paging?t ext_group?t
+ ext_queues?t ext_conference?t voicemenus?t voicemailgroups?t ext_fax?t ext_local?t dial_trunk?t multi_mode?j
+ time_condition?j blocking_did_collect_calls?t *?t
deleteInboundRoute c inbound_route!t
playPromptByOrg w type!t channel!t variable!t class?t
listBridgedChannels r 
listUnBridgedChannels r 
Hangup w channel!t
callbarge w channel!t exten!t mode?t barge-exten!t
mute w channel!t
unmute w channel!t
hold w channel!t
unhold w channel!t
dialExtension w caller!t callee!t
dialOutbound w caller!t outbound!t
callTransfer w channel!t extension!t
transferNumberInbound w channel!t callee!t
transferNumberOutbound w channel!t outbound!t
dialIVR w caller!t ivrnumber!t
dialIVROutbound w outcaller!t ivrnumber!t
dialQueue w outcaller!t queue!t
dialRinggroup w outcaller!t ringgroup!t
dialOutboundTwo w outcaller!t outcallee!t
refuseCall w channel!t
acceptCall w channel!t
listQueue r page?n sord?t sidx?t options?t
getQueue r queue!t
updateQueue c queue!t queue_name!t musicclass?t leavewhenempty?t joinempty?t pin?t ringtime?n strategy?t
+ wrapuptime?n maxlen?n reportholdtime?t auto_record?t queue_timeout?n enable_feature?t alertinfo?t
+ voice_prompt_time?n custom_prompt?t retry?n replace_caller_id?t queue_chairmans?t enable_agent_login?t vq_switch?t
+ vq_mode?t vq_periodic?n vq_outprefix?t announce_position?t announce_frequency?n destination_type_t?t
+ vm_extension_t?t account_t?t vmgroup_t?t ivr_t?t ringgroup_t?t queue_dest_t?t external_number_t?t
+ destination_type_v?t vm_extension_v?t account_v?t vmgroup_v?t ivr_v?t ringgroup_v?t queue_dest_v?t
+ external_number_v?t destination_voice_enable?t autofill?t destination_type_el?t vm_extension_el?t account_el?t
+ vmgroup_el?t ivr_el?t ringgroup_el?t queue_dest_el?t external_number_el?t vq_callback_enable_timeout?t
+ vq_callback_timeout?n announce_holdtime?t enable_welcome?t custom_welcome_prompt?t schedule_clean_enable?t
+ extension?t starttime?t pagingtype?t week_date?t custom_months?t custom_dates?t members?t *?t
addQueue c extension!t queue_name!t musicclass?t leavewhenempty!t joinempty!t pin?t ringtime!n strategy!t
+ wrapuptime!n maxlen!n reportholdtime?t auto_record!t queue_timeout!n enable_feature?t alertinfo?t
+ voice_prompt_time?n custom_prompt?t retry?n replace_caller_id?t queue_chairmans?t enable_agent_login?t vq_switch?t
+ vq_mode?t vq_periodic?n vq_outprefix?t announce_position?t announce_frequency?n destination_type_t?t
+ vm_extension_t?t account_t?t vmgroup_t?t ivr_t?t ringgroup_t?t queue_dest_t?t external_number_t?t
+ destination_type_v?t vm_extension_v?t account_v?t vmgroup_v?t ivr_v?t ringgroup_v?t queue_dest_v?t
+ external_number_v?t destination_voice_enable?t autofill?t destination_type_el?t vm_extension_el?t account_el?t
+ vmgroup_el?t ivr_el?t ringgroup_el?t queue_dest_el?t external_number_el?t vq_callback_enable_timeout?t
+ vq_callback_timeout?n announce_holdtime?t enable_welcome?t custom_welcome_prompt?t schedule_clean_enable?t
+ starttime?t pagingtype?t week_date?t custom_months?t custom_dates?t members?t *?t
deleteQueue c queue!n
loginLogoffQueueAgent w operatetype!t interface!t extension!t
pauseUnpauseQueueAgent w operatetype!t interface!t extension?t
addPaginggroup c extension!t paginggroup_name!t paginggroup_type!t custom_prompt?t replace_caller_id?t
+ multicast_ip?t multicast_port?n limitime?n custom_date?t time?t enable?t members?t old_multicast_ip?t
+ old_multicast_port?t number_allowed?t
listPaginggroup r page?n sord?t sidx?t item_num?n options?t
getPaginggroup r paginggroup!t
updatePaginggroup c extension!t paginggroup_name!t paginggroup_type!t custom_prompt?t replace_caller_id?t
+ multicast_ip?t multicast_port?n limitime?n custom_date?t time?t enable?t members?t paginggroup!t
+ old_multicast_ip?t old_multicast_port?t number_allowed?t
deletePaginggroup c paginggroup!t
MulticastPaging w pagingnum!t caller!t
MulticastPagingHangup w pagingnum!t
addIVR c ivr_name!t extension!t welcome_prompt!t response_timeout!n digit_timeout!n timeout_prompt!t
+ invalid_prompt!t tloop!n iloop!n dial_extension?t dial_conference?t dial_queue?t dial_ringgroup?t dial_vmgroup?t
+ dial_paginggroup?t dial_fax?t dial_trunk?t dial_directory?t permission?t language?t alertinfo?t
+ replace_caller_id?t switch?t ivr_blackwhite_list?t ivr_out_blackwhite_list?t members?j *?t
listIVR r page?n sord?t sidx?t item_num?n options?t
getIVR r ivr!t
updateIVR c ivr!t ivr_name?t extension?t welcome_prompt?t response_timeout?n digit_timeout?n timeout_prompt?t
+ invalid_prompt?t tloop?n iloop?n dial_extension?t dial_conference?t dial_queue?t dial_ringgroup?t dial_vmgroup?t
+ dial_paginggroup?t dial_fax?t dial_trunk?t dial_directory?t permission?t language?t alertinfo?t
+ replace_caller_id?t switch?t ivr_blackwhite_list?t ivr_out_blackwhite_list?t members?j *?t
deleteIVR c ivr!t
listUser r page?n sord?t sidx?t item_num?n options?t
getUser r user_name!t
updateUser c user_name!t department?t fax?t email?t first_name?t last_name?t family_number?t phone_number?t
+ user_id?n
listExtensionGroup r page?n sord?t sidx?t item_num?n options?t
listPinSets r page?n sord?t sidx?t item_num?n options?t
cdrapi r format?t numRecords?n offset?n caller?t startTime!t endTime!t minDur?n maxDur?n answeredby?t
+ tineFilterType?t callerName?t
recapi r filedir?t filename?t
pmsapi w token!t format?t data!t
pmsapi.checkin w token!t address!t room!t account?t firstname?t lastname?t language?t vipcode?t datein?t dateout?t
+ credit?t cos?t
pmsapi.update w token!t address!t room!t account?t firstname?t lastname?t language?t vipcode?t datein?t dateout?t
+ credit?t cos?t
pmsapi.mov w token!t address!t room!t d_address?t d_room?t
pmsapi.wakeup w token!t address!t room!t w_action?t w_mode?t w_date?t w_time?t
pmsapi.checkout w token!t address!t room!t
pmsapi.addminibar w token!t barcode!t barname?t prompt?t verifyskip?t listgoods?t
pmsapi.delminibar w token!t barcode!t
pmsapi.addminibargoods w token!t goodscode!t goodsname?t
pmsapi.delminibargoods w token!t goodscode!t
pmsapi.addminibarwaiter w token!t maidcode!t password?t
pmsapi.delminibarwaiter w token!t maidcode!t
pmsapi.cfu w token!t address!t room!t cfwt?t
pmsapi.dnd w token!t address!t room!t status?t
queueapi r format?t queuechairman?t queue?t agent?t statisticsType?t numRecords?n offset?n startTime!t endTime?t
applyChanges w 
)"_L1;
}

} // namespace callboard::fcm630a
