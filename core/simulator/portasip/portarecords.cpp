// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portarecords.h"

#include "core/simulator/world.h"

#include <QDateTime>

#include <algorithm>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

using Kind = Field::Kind;

constexpr Field kVoicemail[] = { // porta 360
    {"password"_L1, Kind::Text, {}, 0, 16}, {"password_ask"_L1, Kind::Choice, "yes|no"_L1},
    {"prompt_levels"_L1, Kind::Choice, "standard|extended|rapid"_L1}, {"announce_dt"_L1, Kind::Choice, "yes|no"_L1},
    {"auto_play"_L1, Kind::Choice, "yes|no"_L1}, {"greetings"_L1, Kind::Choice, "standard|extended|personal|name"_L1},
    {"fax_file"_L1, Kind::Choice, "multi_png|multi_tiff|pdf|tiff"_L1}, {"ext_email"_L1, Kind::Text, {}, 0, 128},
    {"ext_email_action"_L1, Kind::Choice, "none|forward|notify|copy|fwd_as_attachment"_L1},
    {"ext_email_vm_fmt"_L1, Kind::Choice, "au|mp3|wav"_L1}, {"enable_disa"_L1, Kind::Choice, "Yes|No"_L1},
    {"disa_password"_L1, Kind::Text, {}, 0, 64}};

constexpr Field kFolders[] = { // porta 483
    {"trash_folder"_L1, Kind::Text, {}, 0, 255}, {"draft_folder"_L1, Kind::Text, {}, 0, 255},
    {"unseen_type"_L1, Kind::Number, {}, 1, 2}, {"unseen_notify"_L1, Kind::Number, {}, 1, 3},
    {"sent_folder"_L1, Kind::Text, {}, 0, 255}, {"unseen_cumulative"_L1, Kind::Number, {}, 0, 1},
    {"search_memory"_L1, Kind::Number, {}, 0, 9}};

constexpr Field kDisplay[] = { // porta 538
    {"wrap_at"_L1, Kind::Number}, {"truncate_sender"_L1, Kind::Number},
    {"show_xmailer_default"_L1, Kind::Number, {}, 0, 1}, {"editor_height"_L1, Kind::Number},
    {"mdn_user_support"_L1, Kind::Number, {}, 0, 1}, {"truncate_subject"_L1, Kind::Number},
    {"body_quote"_L1, Kind::Text, {}, 0, 16}, {"include_self_reply_all"_L1, Kind::Number, {}, 0, 1},
    {"sig_first"_L1, Kind::Number, {}, 0, 1}, {"pf_cleandisplay"_L1, Kind::Number, {}, 0, 1},
    {"editor_size"_L1, Kind::Number}, {"show_html_default"_L1, Kind::Number, {}, 0, 1},
    {"page_selector_max"_L1, Kind::Number}, {"internal_date_sort"_L1, Kind::Number, {}, 0, 1},
    {"page_selector"_L1, Kind::Number, {}, 0, 1},
    {"addrsrch_fullname"_L1, Kind::Choice, "Noprefix|Nickname|Fullaname"_L1}, {"show_num"_L1, Kind::Number},
    {"show_images"_L1, Kind::Number, {}, 0, 1}};

constexpr Field kMenu[] = { // porta 713
    {"i_menu"_L1, Kind::Number}, {"name"_L1, Kind::Text, {}, 0, 64}, {"period"_L1, Kind::Period, {}, 0, 255},
    {"period_desc"_L1, Kind::Text, {}, 0, 255}, {"msg_disabled_type"_L1, Kind::Choice, "standard|custom"_L1},
    {"msg_timeout_type"_L1, Kind::Choice, "standard|custom"_L1}, {"msg_intro_set"_L1, Kind::Number, {}, 0, 1, true},
    {"msg_menu_set"_L1, Kind::Number, {}, 0, 1, true}, {"msg_disabled_set"_L1, Kind::Number, {}, 0, 1, true},
    {"msg_timeout_set"_L1, Kind::Number, {}, 0, 1, true}, {"msg_intro_type"_L1, Kind::Choice, "standard|custom"_L1},
    {"msg_menu_type"_L1, Kind::Choice, "standard|custom"_L1}, {"replay_menu_times"_L1, Kind::Number},
    {"first_digit_timeout"_L1, Kind::Number}, {"next_digit_timeout"_L1, Kind::Number},
    {"direct_dial_enabled"_L1, Kind::Choice, "Y|N"_L1}};

constexpr Field kTransition[] = { // porta 849
    {"i_menu"_L1, Kind::Number}, // Appendix A has it in here
    {"i_menu_transition"_L1, Kind::Number},
    {"action"_L1, Kind::Choice,
        "Disabled|Directory|Queue|Transfer|TransferE164|Voicemail|Menu|Extension|DISA|DirectDial|DisconnectCall"_L1},
    {"announce_ext_numbers"_L1, Kind::Choice, "Y|N"_L1}, {"destination"_L1, Kind::Text, {}, 0, 32},
    {"event"_L1, Kind::Choice, "0|1|2|3|4|5|6|7|8|9|*|#|Timeout|Not Active|f"_L1}, {"max_size"_L1, Kind::Number},
    {"play_prompt"_L1, Kind::Choice, "Y|N"_L1}, {"prompt"_L1, Kind::Text, {}, 0, 255},
    {"prompt_set"_L1, Kind::Number, {}, 0, 1, true}, {"target_i_menu"_L1, Kind::Number},
    {"target_i_queue"_L1, Kind::Number}};

constexpr Field kConference[] = { // porta 955
    {"i_conf"_L1, Kind::Number}, {"name"_L1, Kind::Text, {}, 0, 64}, {"pin_host"_L1, Kind::Text, {}, 0, 32},
    {"pin_user"_L1, Kind::Text, {}, 0, 32}, {"max_call_duration"_L1, Kind::Number},
    {"max_session_time"_L1, Kind::Number}, {"max_participants"_L1, Kind::Number, {}, 1},
    {"wait_host"_L1, Kind::Choice, "Y|N"_L1}, {"play_announce"_L1, Kind::Choice, "Y|N"_L1},
    {"play_moh"_L1, Kind::Choice, "Y|N"_L1}, {"start_time"_L1, Kind::Moment},
    {"msg_intro_set"_L1, Kind::Text, {}, 0, 1, true}, {"moh_set"_L1, Kind::Text, {}, 0, 1, true},
    {"video_conf"_L1, Kind::Choice, "Y|N"_L1}};

constexpr Field kEntry[] = { // porta 3171
    {"i_entry"_L1, Kind::Number}, {"active"_L1, Kind::Choice, "Y|N"_L1},
    {"abbreviated_number"_L1, Kind::Text, {}, 0, 32}, {"number_to_dial"_L1, Kind::Text, {}, 0, 32},
    {"lastname"_L1, Kind::Text, {}, 0, 120}, {"firstname"_L1, Kind::Text, {}, 0, 120},
    {"description"_L1, Kind::Text, {}, 0, 255}, {"prompt"_L1, Kind::Text, {}, 0, 255}};

std::optional<qint64> numberIn(const QJsonValue& v)
{
    if (v.isDouble())
        return v.toInteger();
    bool isNumber = false;
    const qint64 value = v.toString().toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

bool fits(const Field& field, const QJsonValue& v)
{
    if (v.isNull())
        return true;
    if (field.kind == Kind::Number) {
        const auto value = numberIn(v);
        return value && *value >= field.least && *value <= field.most;
    }
    if (!v.isString() && !v.isDouble())
        return false;
    const QString text = v.isDouble() ? QString::number(v.toInteger()) : v.toString();
    switch (field.kind) {
    case Kind::Choice:
        return QString(field.choices).split(u'|').contains(text);
    case Kind::Period:
        return text.size() <= field.most && (text.isEmpty() || isPeriod(text));
    case Kind::Moment:
        return text.isEmpty() || QDateTime::fromString(text, u"yyyy-MM-dd hh:mm:ss"_s).isValid();
    default:
        return text.size() <= field.most;
    }
}

} // namespace

QString badField(std::span<const Field> fields, const QJsonObject& given)
{
    for (auto it = given.begin(); it != given.end(); ++it) {
        const auto field = std::ranges::find_if(fields, [&](const Field& f) { return f.name == it.key(); });
        if (field == fields.end() || !fits(*field, it.value()))
            return it.key();
    }
    return {};
}

//! What is read-only is not refused: a record that was read can be written back. porta 228
QJsonObject merged(std::span<const Field> fields, QJsonObject record, const QJsonObject& given)
{
    for (const Field& field : fields) {
        if (field.readOnly || !given.contains(field.name))
            continue;
        const QJsonValue value = given.value(field.name);
        if (value.isNull())
            record.insert(field.name, QJsonValue::Null);
        else if (field.kind == Kind::Number)
            record.insert(field.name, numberIn(value).value_or(0));
        else
            record.insert(field.name, value.isDouble() ? QString::number(value.toInteger()) : value.toString());
    }
    return record;
}

std::span<const Field> voicemailFields()
{
    return kVoicemail;
}
std::span<const Field> folderFields()
{
    return kFolders;
}
std::span<const Field> displayFields()
{
    return kDisplay;
}
std::span<const Field> menuFields()
{
    return kMenu;
}
std::span<const Field> transitionFields()
{
    return kTransition;
}
std::span<const Field> conferenceFields()
{
    return kConference;
}
std::span<const Field> entryFields()
{
    return kEntry;
}

MediaAccount& MediaRecords::of(const QString& account)
{
    if (!m_accounts.contains(account))
        fill(m_accounts[account], account);
    return m_accounts[account];
}

void MediaRecords::fill(MediaAccount& a, const QString& number)
{
    a.voicemail = {{"password"_L1, u"1234"_s}, {"password_ask"_L1, u"yes"_s}, {"prompt_levels"_L1, u"standard"_s},
        {"announce_dt"_L1, u"yes"_s}, {"auto_play"_L1, u"no"_s}, {"greetings"_L1, u"standard"_s},
        {"fax_file"_L1, u"pdf"_s}, {"ext_email"_L1, QJsonValue::Null}, {"ext_email_action"_L1, u"none"_s},
        {"ext_email_vm_fmt"_L1, u"mp3"_s}, {"enable_disa"_L1, u"No"_s}, {"disa_password"_L1, QJsonValue::Null}};
    a.greetings.insert(u"standard"_s, {u"standard.au"_s, "audio/basic", QByteArray(".snd standard greeting")});
    a.folders = {{"trash_folder"_L1, u"Trash"_s}, {"draft_folder"_L1, u"Drafts"_s}, {"unseen_type"_L1, 1},
        {"unseen_notify"_L1, 2}, {"sent_folder"_L1, u"Sent"_s}, {"unseen_cumulative"_L1, 0}, {"search_memory"_L1, 0}};
    a.display = {{"wrap_at"_L1, 86}, {"truncate_sender"_L1, 50}, {"show_xmailer_default"_L1, 0},
        {"editor_height"_L1, 20}, {"mdn_user_support"_L1, 1}, {"truncate_subject"_L1, 50}, {"body_quote"_L1, u">"_s},
        {"include_self_reply_all"_L1, 0}, {"sig_first"_L1, 0}, {"pf_cleandisplay"_L1, 0}, {"editor_size"_L1, 76},
        {"show_html_default"_L1, 0}, {"page_selector_max"_L1, 10}, {"internal_date_sort"_L1, 0},
        {"page_selector"_L1, 1}, {"addrsrch_fullname"_L1, u"Fullaname"_s}, {"show_num"_L1, 15}, {"show_images"_L1, 1}};
    Menu root;
    const int id = nextId();
    root.info
        = {{"i_menu"_L1, id}, {"name"_L1, u"ROOT"_s}, {"period"_L1, QJsonValue::Null}, {"period_desc"_L1, u"Always"_s},
            {"msg_disabled_type"_L1, u"standard"_s}, {"msg_timeout_type"_L1, u"standard"_s},
            {"msg_intro_type"_L1, u"standard"_s}, {"msg_menu_type"_L1, u"standard"_s}, {"replay_menu_times"_L1, 3},
            {"first_digit_timeout"_L1, 10}, {"next_digit_timeout"_L1, 5}, {"direct_dial_enabled"_L1, u"N"_s}};
    root.transitions.insert(u"0"_s,
        {{"i_menu_transition"_L1, nextId()}, {"event"_L1, u"0"_s}, {"action"_L1, u"Transfer"_s},
            {"destination"_L1, Directory::attendant()}, {"play_prompt"_L1, u"N"_s}});
    a.menus.insert(id, root);
    int place = 0;
    for (const Contact& c : std::as_const(m_world.records().contacts)) {
        if (!c.shared && c.owner != number)
            continue;
        const int entry = nextId();
        a.entries.insert(entry,
            {{"i_entry"_L1, entry}, {"active"_L1, u"Y"_s}, {"abbreviated_number"_L1, QString::number(++place)},
                {"number_to_dial"_L1, c.fields.value(u"$tel_work"_s)},
                {"firstname"_L1, c.fields.value(u"$firstname"_s)}, {"lastname"_L1, c.fields.value(u"$lastname"_s)},
                {"description"_L1, c.fields.value(u"$company"_s)}});
    }
}

} // namespace callboard::sim::porta
