// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portamediamethods.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PortaMedia)
};

constexpr std::array kMethods{
    MediaMethod{"Session"_L1, "login"_L1, {}, false, "login password"_L1, {}, {}}, // porta 240
    MediaMethod{"Session"_L1, "logout"_L1, {}, false, {}, {}, {}}, // porta 246
    MediaMethod{"Voicemail"_L1, "get_vm_settings"_L1, {}, false, {}, {}, {}}, // porta 310
    MediaMethod{"Voicemail"_L1, "set_vm_settings"_L1, {}, true, "vm_settings"_L1, {}, {}}, // porta 316
    MediaMethod{"Voicemail"_L1, "get_vm_greeting"_L1, {}, false, "greeting_type"_L1, {}, "filename"_L1}, // porta 322
    MediaMethod{"Voicemail"_L1, "set_vm_greeting"_L1, {}, true, "greeting_info/greeting_type"_L1,
        "greeting_info/filename"_L1, {}}, // porta 328
    MediaMethod{"SMPreferences"_L1, "get_folder_preferences"_L1, {}, false, {}, {}, {}}, // porta 451
    MediaMethod{"SMPreferences"_L1, "set_folder_preferences"_L1, {}, true, "folder_prefs"_L1, {}, {}}, // porta 457
    MediaMethod{"SMPreferences"_L1, "get_display_preferences"_L1, {}, false, {}, {}, {}}, // porta 463
    MediaMethod{"SMPreferences"_L1, "set_display_preferences"_L1, {}, true, "display_prefs"_L1, {}, {}}, // porta 469
    MediaMethod{"AutoAttendant"_L1, "get_menu_list"_L1, {}, false, {}, {}, {}}, // porta 587
    MediaMethod{"AutoAttendant"_L1, "update_menu"_L1, {}, true, "menu_info/i_menu"_L1, {}, {}}, // porta 593
    MediaMethod{"AutoAttendant"_L1, "create_menu"_L1, {}, true, "menu_info/name"_L1, {}, {}}, // porta 599
    MediaMethod{"AutoAttendant"_L1, "del_menu"_L1, {}, true, "i_menu"_L1, {}, {}}, // porta 607
    MediaMethod{"AutoAttendant"_L1, "del_menu_transition"_L1, {}, true, "i_menu_transition"_L1, {}, {}}, // porta 613
    MediaMethod{
        "AutoAttendant"_L1, "set_menu_prompt"_L1, {}, true, "i_menu prompt_type"_L1, "prompt"_L1, {}}, // porta 619
    MediaMethod{
        "AutoAttendant"_L1, "get_menu_prompt"_L1, {}, false, "i_menu prompt_type"_L1, {}, "prompt"_L1}, // porta 625
    MediaMethod{"AutoAttendant"_L1, "get_menu_transition_list"_L1, {}, false, "i_menu"_L1, {}, {}}, // porta 631
    MediaMethod{"AutoAttendant"_L1, "set_menu_transition"_L1, {}, true,
        "i_menu transition_info/event transition_info/action"_L1, "transition_info/prompt"_L1, {}}, // porta 637
    MediaMethod{
        "AutoAttendant"_L1, "get_menu_transition_prompt"_L1, {}, false, "i_menu"_L1, {}, "prompt"_L1}, // porta 645
    // The heading says "promt", the types and every sibling "prompt": the right word first (porta 651, 831).
    MediaMethod{"AutoAttendant"_L1, "set_menu_transition_promt"_L1, "set_menu_transition_prompt"_L1, true,
        "i_menu_transition"_L1, "prompt"_L1, {}},
    MediaMethod{"Conference"_L1, "get_conf_info"_L1, {}, false, {}, {}, {}}, // porta 901
    MediaMethod{"Conference"_L1, "get_conf_list"_L1, {}, false, {}, {}, {}}, // porta 909
    MediaMethod{"Conference"_L1, "create_conf"_L1, {}, true, "conf_info/name"_L1, {}, {}}, // porta 917
    MediaMethod{"Conference"_L1, "update_conf"_L1, {}, true, "conf_info/i_conf"_L1, {}, {}}, // porta 925
    MediaMethod{"Conference"_L1, "del_conf"_L1, {}, true, "i_conf"_L1, {}, {}}, // porta 933
    MediaMethod{"Conference"_L1, "set_conf_prompt"_L1, {}, true, "i_conf prompt_type"_L1, "prompt"_L1, {}}, // porta 941
    MediaMethod{
        "Conference"_L1, "get_conf_prompt"_L1, {}, false, "i_conf prompt_type"_L1, {}, "prompt"_L1}, // porta 947
    MediaMethod{"DialDirectory"_L1, "get_dir_info"_L1, {}, false, {}, {}, {}}, // porta 3167
    MediaMethod{"DialDirectory"_L1, "create_dir_entry"_L1, {}, true, "dir_entry_info"_L1, "dir_entry_info/prompt"_L1,
        {}}, // porta 3170
    MediaMethod{"DialDirectory"_L1, "update_dir_entry"_L1, {}, true, "dir_entry_info/i_entry"_L1,
        "dir_entry_info/prompt"_L1, {}}, // porta 3185
    MediaMethod{"DialDirectory"_L1, "get_dir_entry"_L1, {}, false, "i_entry"_L1, {}, {}}, // porta 3203
    MediaMethod{"DialDirectory"_L1, "del_dir_entry"_L1, {}, true, "i_entry"_L1, {}, {}}, // porta 3207
};

//! Whatever the document types as int, in every service but for those of kTexts.
constexpr std::array kIntegers{"success"_L1, "vm_settings_saved"_L1, "i_audio_file"_L1, "dry_run"_L1, // porta 279-441
    "unseen_type"_L1, "unseen_notify"_L1, "unseen_cumulative"_L1, "search_memory"_L1, // porta 495-514
    "wrap_at"_L1, "truncate_sender"_L1, "show_xmailer_default"_L1, "editor_height"_L1, "mdn_user_support"_L1,
    "truncate_subject"_L1, "include_self_reply_all"_L1, "sig_first"_L1, "pf_cleandisplay"_L1, "editor_size"_L1,
    "show_html_default"_L1, "page_selector_max"_L1, "internal_date_sort"_L1, "page_selector"_L1, "show_num"_L1,
    "show_images"_L1, // porta 545-566
    "i_menu"_L1, "i_menu_transition"_L1, "msg_intro_set"_L1, "msg_menu_set"_L1, "msg_disabled_set"_L1,
    "msg_timeout_set"_L1, "replay_menu_times"_L1, "first_digit_timeout"_L1, "next_digit_timeout"_L1, // porta 716-747
    "max_size"_L1, "prompt_set"_L1, "target_i_menu"_L1, "target_i_queue"_L1, // porta 870-891
    "i_conf"_L1, "max_call_duration"_L1, "max_session_time"_L1, "max_participants"_L1, // porta 958-968
    "i_entry"_L1};

constexpr std::array kLists{
    "menu_list"_L1, "transition_list"_L1, "conf_list"_L1, "dir_entry_list"_L1}; // porta 667, 794, 1009
constexpr std::array kStructs{"vm_settings"_L1, "greeting_info"_L1, "folder_prefs"_L1, "display_prefs"_L1,
    "menu_info"_L1, "transition_info"_L1, "conf_info"_L1, "dir_entry_info"_L1};

template <size_t N> bool holds(const std::array<QLatin1StringView, N>& names, QStringView name)
{
    return std::ranges::any_of(names, [name](QLatin1StringView one) { return name == one; });
}

bool isInteger(const QString& service, QStringView name)
{
    // A room says "0" and "1" as texts where a menu says numbers (porta 982).
    if (service == "Conference"_L1 && name == "msg_intro_set"_L1)
        return false;
    return holds(kIntegers, name);
}

QJsonValue normalisedValue(const QString& service, const QString& name, const QJsonValue& value, int* dropped);

QJsonArray normalisedList(const QString& service, const QJsonValue& value, int* dropped)
{
    QJsonArray out;
    const QJsonArray in = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue& entry : in) {
        if (entry.isObject())
            out.append(normalised(service, entry.toObject(), dropped));
        else if (dropped && !entry.isNull() && entry != QJsonValue(QString()))
            ++*dropped;
    }
    return out;
}

QJsonValue normalisedValue(const QString& service, const QString& name, const QJsonValue& value, int* dropped)
{
    if (isListName(name))
        return normalisedList(service, value, dropped);
    if (value.isObject())
        return normalised(service, value.toObject(), dropped);
    if (isStructName(name) && value == QJsonValue(QString()))
        return QJsonObject();
    if (value.isString() && isInteger(service, name)) {
        bool ok = false;
        const qint64 number = value.toString().trimmed().toLongLong(&ok);
        if (ok)
            return number;
    }
    return value;
}

} // namespace

Error unreadable(const QString& why)
{
    return Error{.kind = ErrorKind::Protocol,
        .code = {},
        .message = Text::tr("The PBX's answer cannot be read."),
        .detail = why,
        .retryable = false};
}

QString MediaMethod::id() const
{
    return "porta."_L1 + service + u'.' + name;
}

std::span<const MediaMethod> mediaMethods()
{
    return kMethods;
}

const MediaMethod* mediaMethod(QStringView service, QStringView name)
{
    const auto found = std::ranges::find_if(kMethods, [&](const MediaMethod& method) {
        return method.service == service && (method.name == name || (!name.isEmpty() && method.wireName == name));
    });
    return found == kMethods.end() ? nullptr : &*found;
}

const MediaMethod* mediaMethod(QStringView id)
{
    if (!id.startsWith("porta."_L1))
        return nullptr;
    const QStringView rest = id.mid(6);
    const qsizetype dot = rest.indexOf(u'.');
    return dot < 0 ? nullptr : mediaMethod(rest.first(dot), rest.mid(dot + 1));
}

Result<void> checkParams(const MediaMethod& method, const QJsonObject& params)
{
    for (const QString& path : QString(method.required).split(u' ', Qt::SkipEmptyParts)) {
        QJsonValue value = params;
        for (const QString& part : path.split(u'/'))
            value = value.toObject().value(part);
        if (value.isUndefined() || value.isNull() || value == QJsonValue(QString())) {
            return unexpected(Error{.kind = ErrorKind::Invalid,
                .code = {},
                .message = Text::tr("%1 needs the parameter \"%2\".").arg(method.id(), path),
                .detail = {},
                .retryable = false});
        }
    }
    return {};
}

QJsonObject normalised(const QString& service, const QJsonObject& object, int* dropped)
{
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it)
        out.insert(it.key(), normalisedValue(service, it.key(), it.value(), dropped));
    return out;
}

bool isListName(QStringView name)
{
    return holds(kLists, name);
}

bool isStructName(QStringView name)
{
    return holds(kStructs, name);
}

FaultKind kindOf(const MediaFault& fault)
{
    const QString code = fault.code.toLower();
    const QString text = fault.text.toLower();
    const auto has = [](const QString& where, std::initializer_list<QLatin1StringView> words) {
        return std::ranges::any_of(words, [&](QLatin1StringView word) { return where.contains(word); });
    };
    const bool noSuch = has(code, {"unknown"_L1, "unsupported"_L1, "not_found"_L1, "notfound"_L1, "no_such"_L1});
    if ((code.contains("method"_L1) || code.contains("service"_L1)) && noSuch)
        return FaultKind::UnknownMethod;
    // What the server's SOAP library says when a module or a method is not there.
    if (has(text,
            {"unknown method"_L1, "unsupported method"_L1, "failed to locate method"_L1, "failed to access class"_L1,
                "method not found"_L1, "no such method"_L1}))
        return FaultKind::UnknownMethod;
    if (has(code, {"denied"_L1, "forbidden"_L1, "not_allowed"_L1, "permission"_L1}))
        return FaultKind::Denied;
    if (has(code, {"auth"_L1, "session"_L1, "login"_L1}))
        return FaultKind::Session;
    return FaultKind::Other;
}

Error toError(const MediaFault& fault)
{
    const auto make = [&](ErrorKind kind, const QString& message) {
        return Error{.kind = kind, .code = fault.code, .message = message, .detail = fault.text, .retryable = false};
    };
    switch (kindOf(fault)) {
    case FaultKind::Session:
        return make(ErrorKind::Auth, Text::tr("The PBX did not accept the account's login."));
    case FaultKind::UnknownMethod:
        return make(ErrorKind::NotSupported, Text::tr("This PortaSIP has no such function."));
    case FaultKind::Denied:
        return make(ErrorKind::Denied, Text::tr("The PBX does not allow this account to do that."));
    case FaultKind::Other:
        break;
    }
    return make(ErrorKind::Pbx, Text::tr("The PBX refused."));
}

} // namespace callboard::portasip
