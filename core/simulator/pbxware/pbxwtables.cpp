// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwresources.h"

#include <QJsonDocument>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

//! pbxware 3321-3556
Resource trunk()
{
    return {.name = u"trunk"_s,
        .title = u"Trunk"_s,
        .arguments
        = u"name! provider_id!=# type!=user|friend|peer dtmfmode!=auto|inband|rfc2833|info|shortinfo "
          "status!=active|not~active|1|0 qualify country!=# national! international! passthru_mode national_leave "
          "area_code emerg_trunk! e164a prefix prefix_emerg=yes|no testnum host! username! secret! peer_host! "
          "peer_username! peer_secret! authname auth register register_suffix register_expiration=# "
          "insecure!=port|invite|port,invite|very fromuser fromdomain phoneinuri outboundproxy "
          "looserouting!=yes|no|1|0 from_ipaddr transport=udp|tcp|tls encryption "
          "direct_media=no|yes|nonat|update|nonat,update directrtpsetup=yes|no defaultip trustrpid sendrpid "
          "trust_id_outbound rpid_connectedline rpid_update sendpai "
          "privacy=none|anonymous|anonymous_id|anonymous_number|anonymous_number_id callerid "
          "dialed_num_minimum_length=# emerg_location_header allow_es_callerid incominglimit!=# outgoinglimit!=# "
          "email_on_limit outgoing_dialoptions videosupport autoframing codecs! codecs_ptime!"_s,
        .list = u"name provider_id status:on"_s, // 3306
        .added = u"Trunk ID: %1"_s,
        .deleted = u"Trunk ID: %1"_s, // 3608
        .options // 3661
        = u"type dtmfmode context<name transport?udp canreinvite?0 qualify?0 host incominglimit outgoinglimit username "
          "secret insecure?port,invite addconfig_sipheader? register?0 register_suffix? register_expiration? country "
          "national?0 international?00 e164a?0 fromuser? fromdomain? allow_es_callerid?1 additional_config? prefix? "
          "prefix_emerg? testnum? callerid? sendpai?"_s,
        .listing = Scope::Filter,
        .writing = Scope::Known,
        .deleting = Scope::Known,
        .deletedId = IdKind::Number,
        .numberArgument = {},
        .uniqueArgument = u"name"_s,
        .edited = {}};
}

//! pbxware 4106-4229; what a trunk was changed by is called an extension there (4207).
Resource smsTrunk()
{
    return {.name = u"sms.trunks"_s,
        .title = u"SMS Trunk"_s,
        .arguments
        = u"enabled!=1|0 name! provider!=telnyx|bandwidth|twilio|vi|ozsms national_prefix description api_key "
          "public_key messaging_profile_id username password user_id app_id account_sid auth_token secret login"_s,
        .list = u"name provider"_s, // 4042
        .added = u"SMS Trunk ID: %1"_s,
        .deleted = u"Deleted SMS Trunk ID '%1' successfully."_s,
        .options = u"enabled:int name provider national_prefix? description?"_s, // 4094
        .listing = Scope::None,
        .writing = Scope::None,
        .deleting = Scope::None,
        .numberArgument = {},
        .uniqueArgument = u"name"_s,
        .edited = u"Extension ID: %1"_s};
}

//! pbxware 4459-4658
Resource did()
{
    return {.name = u"did"_s,
        .title = u"DID"_s,
        .arguments = u"trunk!=# name did! did_2 groupid dest_type!=# destination e164 e164_2 disabled!=1|0 callerid "
                     "splan billingext call_rating_ext greeting stripn=# qprio=# codec ringtone recordcall state_text "
                     "city areacode sms_enabled preserve_callerid notify prioritize_clirouting"_s,
        .list // 4440
        = u"number<did number2<did_2? server trunk type<dest_type:did ext<destination e164? e164_2? "
          "status<disabled:off name? sms_enabled:01?0 e911:01?0 prioritize_clirouting:01?0"_s,
        .added = u"DID ID: %1."_s,
        .deleted = u"Deleted DID ID %1 successfully."_s,
        .options = {},
        .listing = Scope::Tenant,
        .writing = Scope::Tenant,
        .deleting = Scope::Master, // 4650
        .numberArgument = {},
        .uniqueArgument = u"did"_s,
        .edited = {}};
}

//! pbxware 4809-4920
Resource didGroup()
{
    return {.name = u"didgroup"_s,
        .title = u"DID Group"_s,
        .arguments = u"group_name! tenantid!=# min_did! max_did!"_s,
        .list = u"group_name max_did min_did tenant<tenantid"_s, // 4836
        .added = u"DID Group ID: %1"_s,
        .deleted = u"Deleted DID Group ID %1 successfully."_s,
        .options = {},
        .listing = Scope::None,
        .writing = Scope::Master,
        .deleting = Scope::Master,
        .numberArgument = {},
        .uniqueArgument = u"group_name"_s,
        .edited = {}};
}

//! pbxware 4922-5228
Resource ivr()
{
    return {.name = u"ivr"_s,
        .title = u"IVR"_s,
        .arguments
        = u"name! ext! greeting!=greeting-* status=1|0 operator disablecid tresponse=# rtpdelay=# tdigit=# rings=# "
          "faxemail customring local2fax rangelimit rangestart rangeend ringtype=ring|moh|none moh loops=# "
          "timeoutext timeoutextvm localdial=1|0 skip_invalid_selection=1|0"_s,
        .list = u"name type?0 ext status:on?1 operator?"_s, // 4993
        .added = u"IVR ID: %1."_s,
        .deleted = u"Deleted IVR ID %1 successfully."_s,
        .options = {},
        .listing = Scope::Tenant,
        .numberArgument = u"ext"_s,
        .uniqueArgument = {},
        .edited = {}};
}

//! pbxware 5230-5566; an edited one has its id in quotes (5478).
Resource ringGroup()
{
    return {.name = u"ring_group"_s,
        .title = u"Ring Group"_s,
        .arguments
        = u"name! ext! extensions max_limit=# greeting=greeting-* ganswer=yes|no timeout_msg=announce-* loops=# "
          "timeout=# overwrite_timeout=yes|no dial_options store_cdr=yes|no last_dest "
          "last_dest_vm=yes|no ring_strategy=all|leastrecent|round|round_memory custom_ringtone callerid "
          "record=yes|no record_silent=yes|no exit_digit exit_ext confirm_calls confirm_msg=rg-announce-* "
          "confirm_answered_msg=rg-late-announce-* call_rating_ext looping_mode=per_ext|circular "
          "skip_pbd_local=yes|no preserve_callerid=yes|no member_es_disable=yes|no"_s,
        .list = u"name ext last_dest? last_dest_vm:yesno?no"_s, // 5295
        .added = u"Ring Group ID: %1"_s,
        .deleted = u"Deleted Ring Group ID %1 successfully."_s, // not shown
        .options // 5521
        = u"timeout?30 last_dest? greeting? loops?1 exit_digit? exit_ext? record:01?no record_silent:01?no "
          "ganswer:01?no max_limit?1 store_cdr:01?no overwrite_timeout:01?no call_rating_ext? looping_mode?per_ext "
          "skip_pbd_local:01?no preserve_callerid:01?no member_es_disable:01?no last_dest_vm:01?no confirm_calls?0 "
          "timeout_msg? dial_options?r ring_strategy?all custom_ringtone? callerid? confirm_msg? "
          "confirm_answered_msg?"_s,
        .listing = Scope::Tenant,
        .editedId = IdKind::Text,
        .numberArgument = u"ext"_s,
        .uniqueArgument = {},
        .edited = u"Ring Group ID: %1."_s};
}

//! pbxware 5592-5890
Resource erg()
{
    return {.name = u"erg"_s,
        .title = u"ERG"_s,
        .arguments
        = u"name! ext! max_wait_callers!=# rings_answer!=# record wake_mobile replace_cid queue_url "
          "prioritize_timeout max_wait_seconds=# max_wait_dest max_wait_dest_vm redirect_dest redirect_vm greeting "
          "announce_holdtime announce_position announce_frequency=# min_announce_frequency=# announce_r_seconds=# "
          "static_login member_es_disable "
          "ring_strategy=ringall|linear|leastrecent|fewestcalls|random|rrmemory|rrordered|wrandom "
          "member_ring_timeout=# autofill ring_inuse retry_timeout=# timeout_restart wrapup_time=# periodic_announce "
          "periodic_announce_frequency=# periodic_announce_startdelay=# first_periodic_announce=# incoming_options "
          "ring_timeout=# use_exit_digit exit_digit exit_dest exit_vm leave_when_empty empty_dest empty_dest_vm "
          "enable_notification notification_email"_s,
        .list = u"name number<ext strategy<ring_strategy?ringall"_s, // 5861
        .added = u"ERG ID: %1."_s,
        .deleted = u"Deleted ERG ID %1 successfully."_s,
        .options = {},
        .numberArgument = u"ext"_s,
        .uniqueArgument = {},
        .edited = {}};
}

//! pbxware 6829-7076
Resource package()
{
    return {.name = u"package"_s,
        .title = u"Tenant package"_s,
        .arguments
        = u"name! restrict_splans=0|1 allowed_service_plans service_plan call_recordings! monitoring! call_screening! "
          "extensions!=# voicemails!=# queues!=# cfs!=# rgroups!=# hot_desking!=# ivrs!=#"_s,
        .list = u"name"_s,
        .added = u"Tenant package: %1"_s,
        .deleted = u"Tenant package ID: %1."_s,
        .options // 6926
        = u"name service_plan? allowed_service_plans? ext<extensions voicemail<voicemails queues ivr<ivrs cf<cfs "
          "rgroups hot_desking restrict_splans?0 call_recordings monitoring call_screening"_s,
        .listing = Scope::None,
        .writing = Scope::Master,
        .deleting = Scope::Master,
        .deletedId = IdKind::Text, // 7074
        .numberArgument = {},
        .uniqueArgument = u"name"_s,
        .edited = {}};
}

//! pbxware 7078-7980
Resource tenant()
{
    return {.name = u"tenant"_s,
        .title = u"Tenant"_s,
        .arguments
        = u"tenant_name! tenant_code! package!=# ext_length!=# country!=# area_code national! international! "
          "glocom_dns_srv_lookup glocomproxy apusername appassword defaultserver announcetrunks absolutetimeout=# "
          "cdrvoicemail=2|1|0 faxformat=letter|legal|A4|auto faxfiletype=1|2|3 default_location=1|2 enabletcalls "
          "disabletcid tenantcid tenant_faxcid usedefaultcid usedidcid finde164 recordlimit=# showdirosc recordglobal "
          "recordsilent mp3_auto_conv recordbeep recordformat=gsm|wav|wav49|g729|ogg audiolang cspark_timeout=# "
          "cspark_dial cspark_goto limitsound limitemail notifyemail leavenational currency currencypos=left|right "
          "dialed_num_minimum_length=# pstn_mode callgroups localcodecs remote_codecs networkcodecs hdcheck hdlockext "
          "hdlockdevice hdautologout hdlogoutinactive ringtone_local hidecallerid allowescallerid enablecnamlookup "
          "setcidforgrouphunt cidmatchdid dropanonymous didsaveupdatecid forceunknown hideextnodir "
          "custompresenceetime=# usedynfeatures nobillingfwd cf_call_rating_disable "
          "jbimpl=inherit|disabled|fixed|adaptive jbmaxsize=# jbresyncthreshold=# jbtargetextra=# allowextipauth=1|0 "
          "voiceskippin=1|0 email_from vm_email_from local_channels=# remote_channels=# conferences=# queues=# "
          "auto_attendants=# dahdi=# dids_notify_email dids_notify_order es_ambulance es_fire es_police "
          "es_notification_email ldap_enabled=1|0 ldap_local_exts=1|0 ldap_hotdesking=1|0 ldap_tls=1|0 ldap_password "
          "ldap_search_type emerg_location_header max_contacts=#"_s,
        .list
        = u"name<tenant_name tenantcode<tenant_code package_id<package ext_length:int country_id<country"_s, // 7487
        .added = u"Tenant ID: %1"_s,
        .deleted = u"Deleted Tenant ID %1 successfully."_s,
        .options // 7138-7451
        = u"server_name<tenant_name tenantcode<tenant_code package_id<package ext_length country area_code? national "
          "international glocom_dns_srv_lookup? glocomproxy? apusername? appassword? defaultserver? announcetrunks? "
          "absolutetimeout?86400 cdrvoicemail?0 faxformat?letter faxfiletype?1 enabletcalls? disabletcid? tenantcid? "
          "tenant_faxcid? usedefaultcid? usedidcid? finde164? recordlimit?10 showdirosc? recordglobal? recordsilent? "
          "mp3_auto_conv? recordbeep? recordformat?gsm audiolang?en cspark_timeout?45 cspark_dial? cspark_goto? "
          "limitsound? limitemail? notifyemail? leavenational? currency? currencypos?left dialed_num_minimum_length? "
          "pstn_mode? callgroups? incominglimit<local_channels?246 outgoinglimit<remote_channels?246 "
          "conch<conferences?246 quech<queues?246 ergch?246 aach<auto_attendants?246 zapch<dahdi?246 "
          "local_codecs<localcodecs? remote_codecs? network_codecs<networkcodecs? hdcheck? hdlockext? hdlockdevice? "
          "hdautologout? hdlogoutinactive? ringtonelocal<ringtone_local? hidecallerid? allowescallerid? "
          "enablecnamlookup? setcidforgrouphunt? cidmatchdid? dropanonymous? didsaveupdatecid? forceunknown? "
          "hideextnodir? custompresenceetime? usedynfeatures? nobillingfwd? cf_call_rating_disable? "
          "emerg_location_header? max_contacts?"_s,
        .listing = Scope::None,
        .writing = Scope::Master,
        .deleting = Scope::Master,
        .numberArgument = {},
        .uniqueArgument = u"tenant_code"_s,
        .edited = {}};
}

//! pbxware 9314-9425
Resource department()
{
    return {.name = u"department"_s,
        .title = u"Department"_s,
        .arguments = u"name!"_s,
        .list = u"name"_s,
        .added = u"Department ID: %1"_s,
        .deleted = u"Deleted Department ID %1 successfully."_s,
        .options = {},
        .numberArgument = {},
        .uniqueArgument = u"name"_s,
        .edited = {}};
}

//! pbxware 9474-9622
Resource pagingGroup()
{
    return {.name = u"paging_group"_s,
        .title = u"Paging Group"_s,
        .arguments = u"name! number!=# quiet=1|0 destinations"_s,
        .list = u"name number:int quiet:int?0 destinations:ints?"_s, // 9526
        .added = u"Paging Group ID: %1"_s,
        .deleted = u"Deleted Paging Group with ID %1 successfully."_s,
        .options = {},
        .numberArgument = u"number"_s,
        .uniqueArgument = {},
        .edited = {}};
}

} // namespace

QList<Resource> resources()
{
    return {trunk(), smsTrunk(), did(), didGroup(), ivr(), ringGroup(), erg(), package(), tenant(), department(),
        pagingGroup()};
}

QJsonObject firstRecords()
{
    // Providers as in 3717, devices and tenants as in 8839 and 7486; the third tenant is the world.
    static const QByteArray kText = R"({
"provider": [
  {"id":"12","name":"Generic Analog","kind":"pstn"}, {"id":"13","name":"Generic T1","kind":"pstn"},
  {"id":"14","name":"Generic E1","kind":"pstn"}, {"id":"17","name":"Sangoma","kind":"pstn"},
  {"id":"19","name":"Xorcom","kind":"pstn"}, {"id":"20","name":"Generic SIP","kind":"voip"}],
"uads": [
  {"id":"50","name":"generic_sip","fullname":"Generic SIP","enabled":"1"},
  {"id":"52","name":"custom_generic_iax","fullname":"Generic IAX","enabled":"1"},
  {"id":"135","name":"yealinkt41","fullname":"Yealink T41","enabled":"1"},
  {"id":"136","name":"yealinkt42g","fullname":"Yealink T42G","enabled":"0"},
  {"id":"137","name":"yealinkt46g","fullname":"Yealink T46G","enabled":"0"}],
"package": [
  {"id":"1","name":"Package 1","extensions":"20","voicemails":"20","queues":"20","ivrs":"20","cfs":"20",
   "rgroups":"20","hot_desking":"20","call_recordings":"1","monitoring":"1","call_screening":"1"},
  {"id":"2","name":"Package 2","extensions":"200","voicemails":"200","queues":"20","ivrs":"20","cfs":"20",
   "rgroups":"20","hot_desking":"20","call_recordings":"1","monitoring":"1","call_screening":"1"},
  {"id":"3","name":"Package 3","extensions":"5","voicemails":"5","queues":"0","ivrs":"1","cfs":"0",
   "rgroups":"1","hot_desking":"0","call_recordings":"0","monitoring":"0","call_screening":"0"}],
"tenant": [
  {"id":"2","tenant_name":"t1.dot.com","tenant_code":"344","package":"1","ext_length":"3","country":"869",
   "national":"0","international":"00"},
  {"id":"3","tenant_name":"office.example","tenant_code":"200","package":"2","ext_length":"3","country":"869",
   "national":"0","international":"00"},
  {"id":"7","tenant_name":"t2.dot.com","tenant_code":"454","package":"2","ext_length":"3","country":"869",
   "national":"0","international":"00"}],
"did": [
  {"id":"7","server":"7","did":"1212400700","trunk":"81","dest_type":"0","destination":"530","disabled":"0",
   "name":"DID name","sms_enabled":"1"},
  {"id":"8","server":"3","did":"493012345200","trunk":"81","dest_type":"3","destination":"900","disabled":"0",
   "name":"Main number","sms_enabled":"1"},
  {"id":"9","server":"3","did":"493012345600","trunk":"81","dest_type":"4","destination":"600","disabled":"0",
   "name":"Sales"},
  {"id":"10","server":"3","did":"493012345999","trunk":"82","dest_type":"0","destination":"200","disabled":"1",
   "name":"Old number"}],
"didgroup": [{"id":"1","group_name":"Group 1","max_did":"2000","min_did":"1000","tenantid":"2"}],
"paging_group": [
  {"id":"79","server":"3","name":"Everybody","number":"110","quiet":"0","destinations":"200,201,202"}],
"sms.trunks": [
  {"id":"3","enabled":"1","name":"Bandwidth","provider":"bandwidth","username":"user","password":"secret",
   "user_id":"17","app_id":"4"}]
})";
    return QJsonDocument::fromJson(kText).object();
}

} // namespace callboard::sim::pbxw
