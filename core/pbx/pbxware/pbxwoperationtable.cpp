// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the document, a line each without "pbxware.": name, r(ead) or w(rite), the form of the answer (k map
// of records, u map with the one record that was asked for, a list, - anything else), the server (s a tenant's, 1
// always 1 whatever the tenant, - takes none), then the arguments: ! must be there, ? may be. "[]" is a list in order,
// and "keymap[]" stands for keymap[KEY][FIELD].
#include "core/pbx/pbxware/pbxwoperations.h"

namespace callboard::pbxware {

QLatin1StringView operationTable()
{
    static constexpr QLatin1StringView kTable(R"(
ext.list r k s
ext.configuration r u s id? ext?
ext.add w - s title? name! email! ext? location! ua! uad_sipheaders? label? user_location? user_language? status! authname? auth? pin! incominglimit! outgoinglimit! voicemail! prot! secret! password? sso_enabled? billing? call_rating? sms_rating? creditlimit? reminderbalance? service_plan? nat? canreinvite? qualify? ringtime? incoming_dialoptions? outgoing_dialoptions? autoprovisiong? dhcp? staticip? netmask? gateway? dns1? dns2? macaddress? sn? voicemail_timezone? vm_greeting_message? setcallerid? acodecs? page_custom? recordcalls? recordsilent? vmailsend? vmailattach? vmaildelete? acc_slave? slave_accountcode? send_email? service_plan_date? limitenable? limittype? softlimit? hardlimit? rating_info_osc? notification_email? cf_billing_disable? cf_call_rating_disable? webrtc? defaultip? max_contacts? encryption? directrtpsetup? callingpres? cid_anon? ringtoneforlocalcalls? ringtonefortransferredcalls? cidmatchdid? dropanonymous? trustrpid? sendrpid? trust_id_outbound? rpid_connectedline? rpid_update? pai_header? callgroup? pickupgroup? primary_trunk? secondary_trunk? tertiary_trunk? primary_emerg_trunk? secondary_emerg_trunk? tertiary_emerg_trunk? busylevel? limit_notify_play_sound? limit_notify_send_email? busyvoicemail? mailboxes? vmailpager? vmailskipinst? vmailskippin? vmailsaycid? vmailreview? vmailoperator? vmailenvelope? vmailhidefromdir? videosupport? autoframing? vmaildelay? vmailopext? vmailnrings? force_codec? hd_logout_time? record_beep_ext? pbd_pin? areacode? busylevel_incoming? jbimpl? jbmaxsize? jbresyncthreshold? jbtargetextra? show_in_dir? show_in_app? disable_fax_for_app? disable_my_dialer_for_app? app_default_client_phone? app_hide_meeting_icon? max_connected_apps? ms_teams_presence_sync? additional_config? ua_autoprov? department? override_lcr? dtmfmode?
ext.edit w - s id! title? name? email? ext? location? ua? uad_sipheaders? label? user_location? user_language? status? authname? auth? pin? incominglimit? outgoinglimit? voicemail? prot? secret? password? sso_enabled? billing? call_rating? sms_rating? creditlimit? reminderbalance? service_plan? nat? canreinvite? qualify? ringtime? incoming_dialoptions? outgoing_dialoptions? autoprovisiong? dhcp? staticip? netmask? gateway? dns1? dns2? macaddress? sn? voicemail_timezone? vm_greeting_message? setcallerid? acodecs? page_custom? recordcalls? recordsilent? vmailsend? vmailattach? vmaildelete? acc_slave? slave_accountcode? send_email? service_plan_date? limitenable? limittype? softlimit? hardlimit? rating_info_osc? notification_email? cf_billing_disable? cf_call_rating_disable? webrtc? defaultip? max_contacts? encryption? directrtpsetup? callingpres? cid_anon? ringtoneforlocalcalls? ringtonefortransferredcalls? cidmatchdid? dropanonymous? trustrpid? sendrpid? trust_id_outbound? rpid_connectedline? rpid_update? pai_header? callgroup? pickupgroup? primary_trunk? secondary_trunk? tertiary_trunk? primary_emerg_trunk? secondary_emerg_trunk? tertiary_emerg_trunk? busylevel? limit_notify_play_sound? limit_notify_send_email? busyvoicemail? mailboxes? vmailpager? vmailskipinst? vmailskippin? vmailsaycid? vmailreview? vmailoperator? vmailenvelope? vmailhidefromdir? videosupport? autoframing? vmaildelay? vmailopext? vmailnrings? force_codec? hd_logout_time? record_beep_ext? pbd_pin? areacode? busylevel_incoming? jbimpl? jbmaxsize? jbresyncthreshold? jbtargetextra? show_in_dir? show_in_app? disable_fax_for_app? disable_my_dialer_for_app? app_default_client_phone? app_hide_meeting_icon? max_connected_apps? ms_teams_presence_sync? additional_config? ua_autoprov? department? override_lcr? dtmfmode?
ext.delete w - s id!
ext.balance w - s id? ext? mode! amount! notes! refno!
ext.billing r u s id? ext?
ext.call_rating r u s id? ext?
ext.billing_info r u s id? ext?
ext.call_rating_info r u s id? ext?
ext.sms_rating_info r u s id? ext?
ext.slaves r k s id? ext?
ext.billing_history r k s id? ext? start! end! starttime? endtime? type? refno? rrefno? sum? timezone?
ext.call_rating_history r k s id? ext? start! end! starttime? endtime? type? refno? rrefno? sum? timezone?
ext.reset_inclusive_minutes w - s id? ext?
ext.reset_inclusive_messages w - s id? ext?
ext.voicemail.delete w - s ext!
ext.additional_macs w - s id! values! sn? devices! locations! device_addresses?
ext.editions_modules.set w - s id! editions? modules? use_department_templates?
ext.editions_modules.configuration r - s id!
ext.es.callerid.set w - s id! state!
ext.es.callerid.get r - s id!
ext.es.callerid.set_osc w - s id! state!
ext.es.callerid.get_osc r - s id!
ext.es.callfilters.set w - s id! state!
ext.es.callfilters.get r - s id!
ext.es.callfilters.set_osc w - s id! state!
ext.es.callfilters.get_osc r - s id!
ext.es.callscreening.set w - s id! state!
ext.es.callscreening.get r - s id!
ext.es.callscreening.set_osc w - s id! state!
ext.es.callscreening.get_osc r - s id!
ext.es.dnd.set w - s id! state!
ext.es.dnd.get r - s id!
ext.es.dnd.set_osc w - s id! state!
ext.es.dnd.get_osc r - s id!
ext.es.callpickup.set w - s id! state!
ext.es.callpickup.get r - s id!
ext.es.callpickup.set_osc w - s id! state!
ext.es.callpickup.get_osc r - s id!
ext.es.lastcaller.set w - s id! state!
ext.es.lastcaller.get r - s id!
ext.es.lastcaller.set_osc w - s id! state!
ext.es.lastcaller.get_osc r - s id!
ext.es.callfwd.set w - s id! state!
ext.es.callfwd.get r - s id!
ext.es.callfwd.set_osc w - s id! state!
ext.es.callfwd.get_osc r - s id!
ext.es.followme.set w - s id! state!
ext.es.followme.get r - s id!
ext.es.followme.set_osc w - s id! state!
ext.es.followme.get_osc r - s id!
ext.es.instrecord.set w - s id! state!
ext.es.instrecord.get r - s id!
ext.es.instrecord.set_osc w - s id! state!
ext.es.instrecord.get_osc r - s id!
ext.es.remoteaccess.set w - s id! state!
ext.es.remoteaccess.get r - s id!
ext.es.remoteaccess.set_osc w - s id! state!
ext.es.remoteaccess.get_osc r - s id!
ext.es.phonecallback.set w - s id! state!
ext.es.phonecallback.get r - s id!
ext.es.phonecallback.set_osc w - s id! state!
ext.es.phonecallback.get_osc r - s id!
ext.es.grouphunt.set w - s id! state!
ext.es.grouphunt.get r - s id!
ext.es.grouphunt.set_osc w - s id! state!
ext.es.grouphunt.get_osc r - s id!
ext.es.mobilenumbers.set w - s id! state!
ext.es.mobilenumbers.get r - s id!
ext.es.mobilenumbers.set_osc w - s id! state!
ext.es.mobilenumbers.get_osc r - s id!
ext.es.sppage.set w - s id! state!
ext.es.sppage.get r - s id!
ext.es.sppage.set_osc w - s id! state!
ext.es.sppage.get_osc r - s id!
ext.es.blflist.set w - s id! state!
ext.es.blflist.get r - s id!
ext.es.blflist.set_osc w - s id! state!
ext.es.blflist.get_osc r - s id!
ext.es.speeddial.set w - s id! state!
ext.es.speeddial.get r - s id!
ext.es.speeddial.set_osc w - s id! state!
ext.es.speeddial.get_osc r - s id!
ext.es.delrecordings.set w - s id! state!
ext.es.delrecordings.get r - s id!
ext.es.delrecordings.set_osc w - s id! state!
ext.es.delrecordings.get_osc r - s id!
ext.es.listenrecordings.set w - s id! state!
ext.es.listenrecordings.get r - s id!
ext.es.listenrecordings.set_osc w - s id! state!
ext.es.listenrecordings.get_osc r - s id!
ext.es.operationtimes.set w - s id! state!
ext.es.operationtimes.get r - s id!
ext.es.operationtimes.set_osc w - s id! state!
ext.es.operationtimes.get_osc r - s id!
ext.es.extoperationtimes.set w - s id! state!
ext.es.extoperationtimes.get r - s id!
ext.es.extoperationtimes.set_osc w - s id! state!
ext.es.extoperationtimes.get_osc r - s id!
ext.es.callmonitoring.set w - s id! state!
ext.es.callmonitoring.get r - s id!
ext.es.callmonitoring.set_osc w - s id! state!
ext.es.callmonitoring.get_osc r - s id!
ext.es.wakeupcall.set w - s id! state!
ext.es.wakeupcall.get r - s id!
ext.es.wakeupcall.set_osc w - s id! state!
ext.es.wakeupcall.get_osc r - s id!
ext.es.opwakeupcall.set w - s id! state!
ext.es.opwakeupcall.get r - s id!
ext.es.opwakeupcall.set_osc w - s id! state!
ext.es.opwakeupcall.get_osc r - s id!
ext.es.sppagegroups.set w - s id! state!
ext.es.sppagegroups.get r - s id!
ext.es.sppagegroups.set_osc w - s id! state!
ext.es.sppagegroups.get_osc r - s id!
ext.es.smsnotifications.set w - s id! state!
ext.es.smsnotifications.get r - s id!
ext.es.smsnotifications.set_osc w - s id! state!
ext.es.smsnotifications.get_osc r - s id!
ext.es.extoperationtimes.configuration r - s id!
ext.es.callerid.configuration r - s id!
ext.es.callerid.edit w - s id! callerid! trunks? tcallerids? tprivacies? emergencycid? anums? alabels? acodes?
ext.es.callfilters.configuration r - s id!
ext.es.callfilters.edit w - s id! callers! dtypes! destinations!
ext.es.callscreening.configuration r - s id!
ext.es.callscreening.edit w - s id! destinations! delays! suspends! recordlen! timeout? dopts? dtypes? replacecid? preamble? greeting? pausebeforerec? greetingwithname? lastd? voicemail?
ext.es.dnd.configuration r - s id!
ext.es.dnd.edit w - s id! dnd? dst? dsttype? duration?
ext.es.callfwd.configuration r - s id!
)"
                                              R"(
ext.es.callfwd.edit w - s id! enabled? uncond_dests? busy_dests? noansw_dests? unavail_dests? uncond_timeouts? busy_timeouts? noansw_timeouts? unavail_timeouts? play? cid?
ext.es.followme.configuration r - s id!
ext.es.followme.edit w - s id! destinations! timeouts! dopts? lastd? voicemail? confirm_calls?
ext.es.instrecord.configuration r - s id!
ext.es.instrecord.edit w - s id! silent! emailrec!
ext.es.remoteaccess.configuration r - s id!
ext.es.remoteaccess.edit w - s id! callerids! pins! requirepin! timeout? dopts?
ext.es.phonecallback.configuration r - s id!
ext.es.phonecallback.edit w - s id! callerids! numbers!
ext.es.grouphunt.configuration r - s id!
ext.es.grouphunt.edit w - s id! destinations! delays! suspends! timeout? dopts? lastd? voicemail? confirmcalls?
ext.es.mobilenumbers.configuration r - s id!
ext.es.mobilenumbers.edit w - s id! mobiles! labels!
ext.es.sppage.configuration r - s id!
ext.es.sppage.edit w - s id! extensions? quiet?
ext.es.blflist.configuration r - s id!
ext.es.blflist.edit w - s id! exts? labels? blfs? blf_start? blf_cleanup? cart_only?
ext.es.speeddial.configuration r - s id!
ext.es.speeddial.edit w - s id! codes! names! destinations!
ext.es.states.set w - s id! all? callerid? callfilters? callscreening? dnd? callpickup? lastcaller? callfwd? followme? instrecord? remoteaccess? phonecallback? grouphunt? mobilenumbers? sppage? blflist? speeddial? delrecordings? listenrecordings? operationtimes? extoperationtimes? callmonitoring? wakeupcall? opwakeupcall? sppagegroups? smsnotifications?
ext.es.states.get r k s id! services!
ext.es.states.set_osc w - s id! all? callerid? callfilters? callscreening? dnd? callpickup? lastcaller? callfwd? followme? instrecord? remoteaccess? phonecallback? grouphunt? mobilenumbers? sppage? blflist? speeddial? delrecordings? listenrecordings? operationtimes? extoperationtimes? callmonitoring? wakeupcall? opwakeupcall? sppagegroups? smsnotifications?
ext.es.states.get_osc r k s id! services!
dashboard.ext_online r - s
dashboard.services r - -
dashboard.sip_registrations r - s
dashboard.calls r - s
dashboard.glocom_editions r - s
dashboard.glocom_users r - s
dashboard.licensing r - s
dashboard.disk_usage r - -
dashboard.cpu r - -
dashboard.memory r - -
trunk.list r k s
trunk.add w - 1 name! provider_id! type! dtmfmode! status! qualify? country! national! international! passthru_mode? national_leave? area_code? emerg_trunk! e164a? prefix? prefix_emerg? testnum? host! username! secret! peer_host! peer_username! peer_secret! authname? auth? register? register_suffix? register_expiration? insecure! fromuser? fromdomain? phoneinuri? outboundproxy? looserouting! from_ipaddr? transport? encryption? direct_media? directrtpsetup? defaultip? trustrpid? sendrpid? trust_id_outbound? rpid_connectedline? rpid_update? sendpai? privacy? callerid? dialed_num_minimum_length? emerg_location_header? allow_es_callerid? incominglimit! outgoinglimit! email_on_limit? outgoing_dialoptions? videosupport? autoframing? codecs! codecs_ptime!
trunk.edit w - 1 id! name? provider_id? type? dtmfmode? status? qualify? country? national? international? passthru_mode? national_leave? area_code? emerg_trunk? e164a? prefix? prefix_emerg? testnum? host? username? secret? peer_host? peer_username? peer_secret? authname? auth? register? register_suffix? register_expiration? insecure? fromuser? fromdomain? phoneinuri? outboundproxy? looserouting? from_ipaddr? transport? encryption? direct_media? directrtpsetup? defaultip? trustrpid? sendrpid? trust_id_outbound? rpid_connectedline? rpid_update? sendpai? privacy? callerid? dialed_num_minimum_length? emerg_location_header? allow_es_callerid? incominglimit? outgoinglimit? email_on_limit? outgoing_dialoptions? videosupport? autoframing? codecs? codecs_ptime?
trunk.delete w - s id!
trunk.configuration r u 1 trunkid!
trunk.providers r k s
sms.reports.list r k s start_date! end_date! start_time? end_time? direction? from_number? to_number? type?
sms.reports.bulk_list r k s start_date! end_date! start_time? end_time? status? name?
sms.trunks.list r k -
sms.trunks.configuration r - - id!
sms.trunks.add w - - enabled! name! provider! national_prefix? description? api_key? public_key? messaging_profile_id? username? password? user_id? app_id? account_sid? auth_token? secret? login?
sms.trunks.edit w - - id! enabled? name? provider? national_prefix? description? api_key? public_key? messaging_profile_id? username? password? user_id? app_id? account_sid? auth_token? secret? login?
sms.trunks.delete w - - id!
sms.trunks.tenants.list r k -
sms.trunks.tenants.get r - - tenant!
sms.trunks.tenants.set w - - tenant! id?
sms.send_message w - s to_number! body!
did.list r k s ext?
did.add w - s trunk! name? did! did_2? groupid? dest_type! destination! e164? e164_2? disabled! callerid? splan? billingext? call_rating_ext? greeting? stripn? qprio? codec? ringtone? recordcall? state_text? city? areacode? sms_enabled? preserve_callerid? notify? prioritize_clirouting?
did.edit w - s id! destination? trunk? name? did? did_2? groupid? dest_type? e164? e164_2? disabled? callerid? splan? billingext? call_rating_ext? greeting? stripn? qprio? codec? ringtone? recordcall? state_text? city? areacode? sms_enabled? preserve_callerid? notify? prioritize_clirouting?
did.delete w - 1 id!
did.clirouting.add w - s id! callerid! dest_type! destination! matchexplicitly!
did.clirouting.edit w - s id! cliroutingid! callerid? dest_type? destination? matchexplicitly?
did.clirouting.list r k s id!
did.clirouting.delete w - s id! cliroutingid!
didgroup.list r k -
didgroup.add w - 1 group_name! tenantid! min_did! max_did!
didgroup.edit w - 1 id! group_name? tenantid? min_did? max_did?
didgroup.delete w - 1 id!
ivr.list r k s
ivr.add w - s name! ext! greeting! keymap[]! status? operator? disablecid? tresponse? rtpdelay? tdigit? rings? faxemail? customring? local2fax? rangelimit? rangestart? rangeend? ringtype? moh? loops? timeoutext? timeoutextvm? localdial? skip_invalid_selection?
ivr.edit w - s id! name? ext? greeting? keymap[]? status? operator? disablecid? tresponse? rtpdelay? tdigit? rings? faxemail? customring? local2fax? rangelimit? rangestart? rangeend? ringtype? moh? loops? timeoutext? timeoutextvm? localdial? skip_invalid_selection?
ivr.delete w - s id!
ring_group.list r k s
ring_group.add w - s name! ext! extensions? max_limit? greeting? ganswer? timeout_msg? loops? timeout? overwrite_timeout? dial_options? store_cdr? last_dest? last_dest_vm? ring_strategy? custom_ringtone? callerid? record? record_silent? exit_digit? exit_ext? confirm_calls? confirm_msg? confirm_answered_msg? call_rating_ext? looping_mode? skip_pbd_local? preserve_callerid? member_es_disable?
ring_group.edit w - s id! name? ext? extensions? max_limit? greeting? ganswer? timeout_msg? loops? timeout? overwrite_timeout? dial_options? store_cdr? last_dest? last_dest_vm? ring_strategy? custom_ringtone? callerid? record? record_silent? exit_digit? exit_ext? confirm_calls? confirm_msg? confirm_answered_msg? call_rating_ext? looping_mode? skip_pbd_local? preserve_callerid? member_es_disable?
ring_group.configuration r u s id!
ring_group.delete w - s id!
erg.add w - s name! ext! max_wait_callers! rings_answer! record? wake_mobile? replace_cid? queue_url? prioritize_timeout? max_wait_seconds? max_wait_dest? max_wait_dest_vm? redirect_dest? redirect_vm? greeting? announce_holdtime? announce_position? announce_frequency? min_announce_frequency? announce_r_seconds? static_login? member_es_disable? ring_strategy? member_ring_timeout? autofill? ring_inuse? retry_timeout? timeout_restart? wrapup_time? periodic_announce? periodic_announce_frequency? periodic_announce_startdelay? first_periodic_announce? incoming_options? ring_timeout? use_exit_digit? exit_digit? exit_dest? exit_vm? leave_when_empty? empty_dest? empty_dest_vm? enable_notification? notification_email?
erg.edit w - s id! name? ext? max_wait_callers? rings_answer? record? wake_mobile? replace_cid? queue_url? prioritize_timeout? max_wait_seconds? max_wait_dest? max_wait_dest_vm? redirect_dest? redirect_vm? greeting? announce_holdtime? announce_position? announce_frequency? min_announce_frequency? announce_r_seconds? static_login? member_es_disable? ring_strategy? member_ring_timeout? autofill? ring_inuse? retry_timeout? timeout_restart? wrapup_time? periodic_announce? periodic_announce_frequency? periodic_announce_startdelay? first_periodic_announce? incoming_options? ring_timeout? use_exit_digit? exit_digit? exit_dest? exit_vm? leave_when_empty? empty_dest? empty_dest_vm? enable_notification? notification_email?
erg.delete w - s id!
erg.list r k s
erg.members w - s id! numbers! penalties!
cdr.download r - s start! starttime? end! endtime? ext? extdst? trunk? trunkdst? page? limit? status? cdrtype? timezone?
cdr.billamount r - s start! starttime? end! endtime? ext? extdst? trunk? trunkdst? page? limit? status? cdrtype? timezone?
cdr.mos r - - uniqueid!
transcription.get r - s uniqueid!
)"
                                              R"(
archiving.list r a - start_date! end_date! start_time? end_time? status? tenant?
route.list r k -
otimes.did.list r k s id? number? ext?
otimes.did.set w - s id! status? greeting? pin? default_dest_ext? default_dest_is_vm? closed_dates_desc[]? closed_dates_dest[]? closed_dates_date_from[]? closed_dates_date_to[]? closed_dates_time_from[]? closed_dates_time_to[]? custom_destinations_dest[]? custom_destinations_is_open[]? custom_destinations_days[]? custom_destinations_time_from[]? custom_destinations_time_to[]? open_days_desc[]? open_days[]? open_days_time_from[]? open_days_time_to[]?
otimes.ivr.list r k s id? number? ext?
otimes.ivr.set w - s id! status? greeting? pin? default_dest_ext? default_dest_is_vm? closed_dates_desc[]? closed_dates_dest[]? closed_dates_date_from[]? closed_dates_date_to[]? closed_dates_time_from[]? closed_dates_time_to[]? custom_destinations_dest[]? custom_destinations_is_open[]? custom_destinations_days[]? custom_destinations_time_from[]? custom_destinations_time_to[]? open_days_desc[]? open_days[]? open_days_time_from[]? open_days_time_to[]?
otimes.dial_group.list r k s id? number? ext?
otimes.dial_group.set w - s id! status? greeting? pin? default_dest_ext? default_dest_is_vm? closed_dates_desc[]? closed_dates_dest[]? closed_dates_date_from[]? closed_dates_date_to[]? closed_dates_time_from[]? closed_dates_time_to[]? custom_destinations_dest[]? custom_destinations_is_open[]? custom_destinations_days[]? custom_destinations_time_from[]? custom_destinations_time_to[]? open_days_desc[]? open_days[]? open_days_time_from[]? open_days_time_to[]?
otimes.servers.list r k s id? number? ext?
otimes.servers.set w - s id! status? greeting? pin? default_dest_ext? default_dest_is_vm? closed_dates_desc[]? closed_dates_dest[]? closed_dates_date_from[]? closed_dates_date_to[]? closed_dates_time_from[]? closed_dates_time_to[]? custom_destinations_dest[]? custom_destinations_is_open[]? custom_destinations_days[]? custom_destinations_time_from[]? custom_destinations_time_to[]? open_days_desc[]? open_days[]? open_days_time_from[]? open_days_time_to[]?
otimes.routes.list r k s id? number? ext?
otimes.routes.set w - s id! status? greeting? pin? default_dest_ext? default_dest_is_vm? closed_dates_desc[]? closed_dates_dest[]? closed_dates_date_from[]? closed_dates_date_to[]? closed_dates_time_from[]? closed_dates_time_to[]? custom_destinations_dest[]? custom_destinations_is_open[]? custom_destinations_days[]? custom_destinations_time_from[]? custom_destinations_time_to[]? open_days_desc[]? open_days[]? open_days_time_from[]? open_days_time_to[]?
otimes.queues.list r k s id? number? ext?
otimes.queues.set w - s id! status? greeting? pin? default_dest_ext? default_dest_is_vm? closed_dates_desc[]? closed_dates_dest[]? closed_dates_date_from[]? closed_dates_date_to[]? closed_dates_time_from[]? closed_dates_time_to[]? custom_destinations_dest[]? custom_destinations_is_open[]? custom_destinations_days[]? custom_destinations_time_from[]? custom_destinations_time_to[]? open_days_desc[]? open_days[]? open_days_time_from[]? open_days_time_to[]?
otimes.erg.list r k s id? number? ext?
otimes.erg.set w - s id! status? greeting? pin? default_dest_ext? default_dest_is_vm? closed_dates_desc[]? closed_dates_dest[]? closed_dates_date_from[]? closed_dates_date_to[]? closed_dates_time_from[]? closed_dates_time_to[]? custom_destinations_dest[]? custom_destinations_is_open[]? custom_destinations_days[]? custom_destinations_time_from[]? custom_destinations_time_to[]? open_days_desc[]? open_days[]? open_days_time_from[]? open_days_time_to[]?
package.configuration r u - id!
package.list r k -
package.add w - - name! restrict_splans? allowed_service_plans? service_plan? call_recordings! monitoring! call_screening! extensions! voicemails! queues! cfs! rgroups! hot_desking! ivrs!
package.edit w - 1 id! name? restrict_splans? allowed_service_plans? service_plan? call_recordings? monitoring? call_screening? extensions? voicemails? queues? cfs? rgroups? hot_desking? ivrs?
package.delete w - 1 id!
tenant.configuration r u - id!
tenant.list r k -
tenant.add w - - tenant_name! tenant_code! package! ext_length! country! area_code? national! international! glocom_dns_srv_lookup? glocomproxy? apusername? appassword? defaultserver? announcetrunks? absolutetimeout? cdrvoicemail? faxformat? faxfiletype? default_location? enabletcalls? disabletcid? tenantcid? tenant_faxcid? usedefaultcid? usedidcid? finde164? recordlimit? showdirosc? recordglobal? recordsilent? mp3_auto_conv? recordbeep? recordformat? audiolang? cspark_timeout? cspark_dial? cspark_goto? limitsound? limitemail? notifyemail? leavenational? currency? currencypos? dialed_num_minimum_length? pstn_mode? callgroups? localcodecs? remote_codecs? networkcodecs? hdcheck? hdlockext? hdlockdevice? hdautologout? hdlogoutinactive? ringtone_local? hidecallerid? allowescallerid? enablecnamlookup? setcidforgrouphunt? cidmatchdid? dropanonymous? didsaveupdatecid? forceunknown? hideextnodir? custompresenceetime? usedynfeatures? nobillingfwd? cf_call_rating_disable? jbimpl? jbmaxsize? jbresyncthreshold? jbtargetextra? allowextipauth? voiceskippin? email_from? vm_email_from? local_channels? remote_channels? conferences? queues? auto_attendants? dahdi? dids_notify_email? dids_notify_order? es_ambulance? es_fire? es_police? es_notification_email? ldap_enabled? ldap_local_exts? ldap_hotdesking? ldap_tls? ldap_password? ldap_search_type? emerg_location_header? max_contacts?
tenant.edit w - 1 id! status? tenant_name? tenant_code? package? country? area_code? national? international? glocom_dns_srv_lookup? glocomproxy? apusername? appassword? defaultserver? announcetrunks? absolutetimeout? cdrvoicemail? faxformat? faxfiletype? default_location? enabletcalls? disabletcid? tenantcid? tenant_faxcid? usedefaultcid? usedidcid? finde164? recordlimit? showdirosc? recordglobal? recordsilent? mp3_auto_conv? recordbeep? recordformat? audiolang? cspark_timeout? cspark_dial? cspark_goto? limitsound? limitemail? notifyemail? leavenational? currency? currencypos? dialed_num_minimum_length? pstn_mode? callgroups? localcodecs? remote_codecs? networkcodecs? hdcheck? hdlockext? hdlockdevice? hdautologout? hdlogoutinactive? ringtone_local? hidecallerid? allowescallerid? enablecnamlookup? setcidforgrouphunt? cidmatchdid? dropanonymous? didsaveupdatecid? forceunknown? hideextnodir? custompresenceetime? usedynfeatures? nobillingfwd? cf_call_rating_disable? jbimpl? jbmaxsize? jbresyncthreshold? jbtargetextra? allowextipauth? voiceskippin? email_from? vm_email_from? local_channels? remote_channels? conferences? queues? auto_attendants? dahdi? dids_notify_email? dids_notify_order? es_ambulance? es_fire? es_police? es_notification_email? ldap_enabled? ldap_local_exts? ldap_hotdesking? ldap_tls? ldap_password? ldap_search_type? emerg_location_header? max_contacts?
tenant.delete w - 1 id!
tenant.trunks.list r - - tenant!
tenant.trunks.set w - - tenant! trunks? primary_trunk? secondary_trunk? tertiary_trunk? primary_emerg_trunk? secondary_emerg_trunk? tertiary_emerg_trunk?
tenant.clirouting.add w - - tenant! callerid! dest_type! destination! matchexplicitly!
tenant.clirouting.edit w - - tenant! cliroutingid! callerid? dest_type? destination? matchexplicitly?
tenant.clirouting.list r k - tenant!
tenant.clirouting.delete w - - tenant! cliroutingid!
server.configuration r u -
splan.list r k -
splan.rates r k - id! route? dgroup?
splan.sms_rates.list r k - id!
splan.sms_rates.edit w - - id! trunk_id! national_sms? international_sms? national_mms? international_mms? inclusive_messages?
destination.list r k - route? dgroup?
destination.groups r k -
uads.list r k -
uads.activate w - s id!
uads.deactivate w - s id!
apps.list r k s
apps.templates.set w - s department_id! editions? modules?
apps.templates.list r k s
license.refresh w - -
license.last_refreshed r - -
license.info r - -
monitor.list r k s
monitor.live_calls r k s
monitor.trunks r k -
department.list r k s
department.add w - s name!
department.edit w - s id! name?
department.delete w - s id!
recording.start w - s ext!
recording.stop w - s ext!
recording.pause w - s ext!
recording.unpause w - s ext!
paging_group.list r k s
paging_group.add w - s name! number! quiet? destinations?
paging_group.edit w - s id! name? number? quiet? destinations?
paging_group.delete w - s id!
ari.list r k -
ari.tenant_permissions.list r k -
)");
    return kTable;
}

} // namespace callboard::pbxware
