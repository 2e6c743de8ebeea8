// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamethods.h"

#include "core/simulator/portasip/portamedia.h"

#include <algorithm>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kSocket = Socket;
constexpr quint8 kWeb = Web;
constexpr quint8 kBoth = Socket | Web;

// porta 236 to 2790
constexpr Method kMethods[] = {
    {u"Session", u"login", kBoth, false, u"", login},
    {u"Session", u"logout", kBoth, false, u"", logout},
    {u"CallControl", u"enable_api_notifications", kSocket, false, u"", enableNotifications},
    {u"CallControl", u"disable_api_notifications", kSocket, false, u"", disableNotifications},
    {u"CallControl", u"get_sip_calls_list", kSocket, false, u"", getCallsList},
    {u"CallControl", u"originate_advanced_call", kSocket, false, u"callee_id", originate},
    {u"CallControl", u"answer_call", kSocket, false, u"call{}", answerCall},
    {u"CallControl", u"terminate_call", kSocket, false, u"call{}", terminateCall},
    {u"CallControl", u"hold_call", kSocket, false, u"call{}", holdCall},
    {u"CallControl", u"unhold_call", kSocket, false, u"call{}", unholdCall},
    {u"CallControl", u"transfer_call", kSocket, false, u"call{} cld", transferCall},
    {u"CallControl", u"join_calls", kSocket, false, u"call{} to_call{}", joinCalls},
    {u"CallControl", u"play_prompt", kSocket, false, u"call{} url", playPrompt},
    {u"CallControl", u"stop_play_prompt", kSocket, false, u"call{}", stopPlayPrompt},
    {u"CallControl", u"start_dtmf_detect", kSocket, false, u"call{}", startDtmfDetect},
    {u"CallControl", u"stop_dtmf_detect", kSocket, false, u"call{}", stopDtmfDetect},
    {u"CallControl", u"ring_call", kSocket, false, u"call{}", ringCall},
    {u"CallControl", u"progress_call", kSocket, false, u"call{}", progressCall},
    {u"CallControl", u"join_on_spot_conference", kSocket, false, u"call_info{} conference_info{}", joinConference},
    {u"CallControl", u"convert_to_on_spot_conference", kSocket, false, u"call_info{} callee{} caller{}",
        convertToConference},
    {u"CallControl", u"get_on_spot_conference_list", kSocket, false, u"conference_info{}", getConferenceList},
    {u"CallControl", u"get_on_spot_conference_participant_list", kSocket, false, u"conference_info{}",
        getParticipantList},
    {u"CallControl", u"update_on_spot_conference_participant", kSocket, false, u"conference_info{} participant_info{}",
        updateParticipant},
    {u"CallControl", u"delete_on_spot_conference_participant", kSocket, false, u"conference_info{} participant_info{}",
        deleteParticipant},
    // porta 3321: the samples of Appendix B ask the service Customer
    {u"Customer", u"enable_api_notifications", kSocket, false, u"", enableNotifications},
    {u"Customer", u"disable_api_notifications", kSocket, false, u"", disableNotifications},
    {u"Customer", u"get_customer_info", kBoth, false, u"", getCustomerInfo},
    {u"Customer", u"get_callqueue_list", kBoth, false, u"", getCallqueueList},
    {u"Account", u"get_account_list", kBoth, false, u"", getAccountList},
    {u"Account", u"obtain_access_number", kBoth, false, u"", obtainAccessNumber},
    // The name of set_menu_transition_prompt is misspelt in the document's heading: both work. porta 651
    {u"Voicemail", u"get_vm_settings", kWeb, true, u"", getVmSettings},
    {u"Voicemail", u"set_vm_settings", kWeb, true, u"vm_settings{}", setVmSettings},
    {u"Voicemail", u"get_vm_greeting", kWeb, true, u"greeting_type", getVmGreeting},
    {u"Voicemail", u"set_vm_greeting", kWeb, true, u"greeting_info{}", setVmGreeting},
    {u"SMPreferences", u"get_folder_preferences", kWeb, true, u"", getFolderPreferences},
    {u"SMPreferences", u"set_folder_preferences", kWeb, true, u"folder_prefs{}", setFolderPreferences},
    {u"SMPreferences", u"get_display_preferences", kWeb, true, u"", getDisplayPreferences},
    {u"SMPreferences", u"set_display_preferences", kWeb, true, u"display_prefs{}", setDisplayPreferences},
    {u"AutoAttendant", u"get_menu_list", kWeb, true, u"", getMenuList},
    {u"AutoAttendant", u"create_menu", kWeb, true, u"menu_info{}", createMenu},
    {u"AutoAttendant", u"update_menu", kWeb, true, u"menu_info{}", updateMenu},
    {u"AutoAttendant", u"del_menu", kWeb, true, u"i_menu", deleteMenu},
    {u"AutoAttendant", u"set_menu_prompt", kWeb, true, u"i_menu prompt", setMenuPrompt},
    {u"AutoAttendant", u"get_menu_prompt", kWeb, true, u"i_menu prompt_type", getMenuPrompt},
    {u"AutoAttendant", u"get_menu_transition_list", kWeb, true, u"i_menu", getTransitionList},
    {u"AutoAttendant", u"set_menu_transition", kWeb, true, u"transition_info{}", setTransition},
    {u"AutoAttendant", u"del_menu_transition", kWeb, true, u"i_menu_transition", deleteTransition},
    {u"AutoAttendant", u"get_menu_transition_prompt", kWeb, true, u"i_menu", getTransitionPrompt},
    {u"AutoAttendant", u"set_menu_transition_prompt", kWeb, true, u"i_menu_transition prompt", setTransitionPrompt},
    {u"AutoAttendant", u"set_menu_transition_promt", kWeb, true, u"i_menu_transition prompt", setTransitionPrompt},
    {u"Conference", u"get_conf_info", kWeb, true, u"", getConfInfo},
    {u"Conference", u"get_conf_list", kWeb, true, u"", getConfList},
    {u"Conference", u"create_conf", kWeb, true, u"conf_info{}", createConf},
    {u"Conference", u"update_conf", kWeb, true, u"conf_info{}", updateConf},
    {u"Conference", u"del_conf", kWeb, true, u"i_conf", deleteConf},
    {u"Conference", u"set_conf_prompt", kWeb, true, u"i_conf prompt_type prompt", setConfPrompt},
    {u"Conference", u"get_conf_prompt", kWeb, true, u"i_conf prompt_type", getConfPrompt},
    {u"DialDirectory", u"get_dir_info", kWeb, true, u"", getDirInfo},
    {u"DialDirectory", u"create_dir_entry", kWeb, true, u"dir_entry_info{}", createDirEntry},
    {u"DialDirectory", u"update_dir_entry", kWeb, true, u"dir_entry_info{}", updateDirEntry},
    {u"DialDirectory", u"get_dir_entry", kWeb, true, u"i_entry", getDirEntry},
    {u"DialDirectory", u"del_dir_entry", kWeb, true, u"i_entry", deleteDirEntry},
};

bool isScalar(const QJsonValue& v)
{
    return (v.isString() && !v.toString().isEmpty()) || v.isDouble();
}

//! The first parameter that is missing or of the wrong kind; empty if all is well.
QString badParameter(const Method& method, const Params& params)
{
    const QStringList names = QString::fromUtf16(method.required).split(u' ', Qt::SkipEmptyParts);
    for (QString name : names) {
        const bool object = name.endsWith("{}"_L1);
        if (object)
            name.chop(2);
        const QJsonValue value = params.value(name);
        if (object ? !value.isObject() : !isScalar(value))
            return name;
    }
    return {};
}

} // namespace

std::span<const Method> methods()
{
    return kMethods;
}

const Method* findMethod(const QString& service, const QString& name, Door door)
{
    const auto* found = std::ranges::find_if(kMethods, [&](const Method& m) {
        return (m.doors & door) != 0 && QStringView(m.service) == service && QStringView(m.name) == name;
    });
    return found == std::end(kMethods) ? nullptr : found;
}

bool hasService(const QString& service)
{
    return std::ranges::any_of(kMethods, [&](const Method& m) { return QStringView(m.service) == service; });
}

Reply invoke(const Method& method, const Context& context, const Params& params)
{
    if (method.accountOnly && context.session.wholeHouse())
        return failed(u"Client.Session.check_auth.realm_mismatch"_s, u"This method is available to accounts only"_s,
            QString::fromUtf16(method.name));
    if (const QString bad = badParameter(method, params); !bad.isEmpty())
        return wrong(bad);
    Reply reply = method.handler(context, params);
    if (context.dryRun && reply.code.isEmpty())
        return done(); // whatever it would have answered
    return reply;
}

//! The table's codes are call control's; the other services have dotted ones.
Reply worded(const QString& service, Reply reply)
{
    if (service != "CallControl"_L1 && reply.code.startsWith("sip."_L1))
        reply.code = u"Server."_s + service + u'.' + reply.code.mid(4);
    return reply;
}

Reply done(QJsonObject result)
{
    Reply reply;
    reply.result = std::move(result);
    return reply;
}

Reply failed(const QString& code, const QString& message, const QJsonValue& details)
{
    Reply reply;
    reply.code = code;
    reply.message = message;
    reply.details = details;
    return reply;
}

// porta 1128 to 1154
Reply unsupported(const QString& method)
{
    return failed(u"sip.unsupported_method"_s, u"Unsupported method"_s, method);
}
Reply wrong(const QJsonValue& details)
{
    return failed(u"sip.wrong_parameters"_s, u"Bad parameters"_s, details);
}
Reply internal(const QString& details)
{
    return failed(u"sip.internal_server_error"_s, u"Internal processing error"_s, details);
}
Reply notFound(const QJsonValue& details)
{
    return failed(u"sip.call_not_found"_s, u"Not found"_s, details);
}
Reply disabled(const QString& method)
{
    return failed(u"sip.call_control_disabled"_s, u"Disabled"_s, method);
}
Reply notEnabled(const QString& account)
{
    return failed(u"sip.service_not_enabled"_s, u"The service is not enabled"_s, account);
}

Reply outcome(const Result<void>& result)
{
    return result ? done() : internal(result.error().message);
}

QString text(const Params& params, QLatin1StringView key)
{
    const QJsonValue value = params.value(key);
    return value.isDouble() ? QString::number(value.toDouble(), 'f', 0) : value.toString();
}

std::optional<qint64> number(const Params& params, QLatin1StringView key)
{
    bool isNumber = false;
    const qint64 value = text(params, key).toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<bool> flag(const Params& params, QLatin1StringView key, bool fallback)
{
    if (!params.contains(key))
        return fallback;
    const QString value = params.value(key).toString();
    return value == "Y"_L1 ? std::optional(true) : value == "N"_L1 ? std::optional(false) : std::nullopt;
}

} // namespace callboard::sim::porta
