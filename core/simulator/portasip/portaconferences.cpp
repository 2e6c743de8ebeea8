// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamedia.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

Reply noSuchConference(const QJsonValue& which)
{
    return failed(u"Server.Conference.conference_not_found"_s, u"No such conference"_s, which);
}

StaticConference* conferenceIn(const Context& c, const Params& p)
{
    auto& all = c.media.of(c.session.account).conferences;
    if (p.contains("i_conf"_L1)) {
        const auto found = all.find(int(number(p, "i_conf"_L1).value_or(-1)));
        return found == all.end() ? nullptr : &*found;
    }
    for (StaticConference& conference : all) {
        if (conference.info.value("name"_L1) == p.value("name"_L1))
            return &conference;
    }
    return nullptr;
}

QJsonObject confInfo(const StaticConference& conference)
{
    QJsonObject info = conference.info; // both typed as text. porta 977
    info.insert("msg_intro_set"_L1, conference.prompts.contains(u"intro"_s) ? u"1"_s : u"0"_s);
    info.insert("moh_set"_L1, conference.prompts.contains(u"moh"_s) ? u"1"_s : u"0"_s);
    return info;
}

//! What is wrong with a conference as it would be kept; empty if nothing is.
QString badConference(const Context& c, const QJsonObject& record)
{
    const QString name = text(record, "name"_L1);
    const auto& all = c.media.of(c.session.account).conferences;
    const bool taken = std::ranges::any_of(all, [&](const StaticConference& other) {
        return other.info.value("name"_L1).toString() == name
            && other.info.value("i_conf"_L1) != record.value("i_conf"_L1);
    });
    if (name.isEmpty() || taken)
        return u"name"_s;
    const QString host = text(record, "pin_host"_L1);
    if (!host.isEmpty() && host == text(record, "pin_user"_L1))
        return u"pin_user"_s; // nobody could tell the two apart
    // A session is limited or planned. porta 965
    if (number(record, "max_session_time"_L1).value_or(0) > 0 && !text(record, "start_time"_L1).isEmpty())
        return u"max_session_time"_s;
    return {};
}

} // namespace

Reply getConfInfo(const Context& c, const Params& p)
{
    if (!p.contains("i_conf"_L1) && !p.contains("name"_L1))
        return wrong(u"i_conf, name"_s);
    const StaticConference* found = conferenceIn(c, p);
    return found ? done({{"conf_info"_L1, confInfo(*found)}})
                 : noSuchConference(p.contains("i_conf"_L1) ? p.value("i_conf"_L1) : p.value("name"_L1));
}

Reply getConfList(const Context& c, const Params&)
{
    QJsonArray list;
    for (const StaticConference& conference : std::as_const(c.media.of(c.session.account).conferences))
        list << confInfo(conference);
    return done({{"conf_list"_L1, list}});
}

Reply createConf(const Context& c, const Params& p)
{
    const QJsonObject given = p.value("conf_info"_L1).toObject();
    if (const QString bad = badField(conferenceFields(), given); !bad.isEmpty())
        return wrong(bad);
    StaticConference made;
    made.info = {{"pin_host"_L1, QJsonValue::Null}, {"pin_user"_L1, QJsonValue::Null}, {"max_call_duration"_L1, 0},
        {"max_session_time"_L1, 0}, {"max_participants"_L1, 10}, {"wait_host"_L1, u"N"_s}, {"play_announce"_L1, u"Y"_s},
        {"play_moh"_L1, u"Y"_s}, {"start_time"_L1, QJsonValue::Null}, {"video_conf"_L1, u"N"_s}};
    made.info = merged(conferenceFields(), made.info, given);
    made.info.remove("i_conf"_L1);
    if (const QString bad = badConference(c, made.info); !bad.isEmpty())
        return wrong(bad);
    if (c.dryRun)
        return done();
    const int id = c.media.nextId();
    made.info.insert("i_conf"_L1, id);
    c.media.of(c.session.account).conferences.insert(id, made);
    return done({{"i_conf"_L1, id}});
}

Reply updateConf(const Context& c, const Params& p)
{
    const QJsonObject given = p.value("conf_info"_L1).toObject();
    if (const QString bad = badField(conferenceFields(), given); !bad.isEmpty())
        return wrong(bad);
    if (!given.contains("i_conf"_L1))
        return wrong(u"i_conf"_s);
    StaticConference* conference = conferenceIn(c, given);
    if (!conference)
        return noSuchConference(given.value("i_conf"_L1));
    const QJsonObject record = merged(conferenceFields(), conference->info, given);
    if (const QString bad = badConference(c, record); !bad.isEmpty())
        return wrong(bad);
    if (!c.dryRun)
        conference->info = record;
    return done({{"i_conf"_L1, record.value("i_conf"_L1)}});
}

Reply deleteConf(const Context& c, const Params& p)
{
    const int id = int(number(p, "i_conf"_L1).value_or(-1));
    auto& all = c.media.of(c.session.account).conferences;
    if (!all.contains(id))
        return noSuchConference(p.value("i_conf"_L1));
    if (!c.dryRun)
        all.remove(id);
    return done({{"i_conf"_L1, id}});
}

Reply setConfPrompt(const Context& c, const Params& p)
{
    StaticConference* conference = conferenceIn(c, p);
    if (!conference)
        return noSuchConference(p.value("i_conf"_L1));
    const QString type = text(p, "prompt_type"_L1);
    if (type != "intro"_L1 && type != "moh"_L1)
        return wrong(u"prompt_type"_s);
    const auto sound = soundNamed(c, text(p, "prompt"_L1));
    if (!sound)
        return wrong(u"prompt"_s);
    if (c.dryRun)
        return done();
    conference->prompts.insert(type, *sound);
    return done({{"i_conf"_L1, conference->info.value("i_conf"_L1)}, {"i_audio_file"_L1, c.media.nextAudioFile()}});
}

Reply getConfPrompt(const Context& c, const Params& p)
{
    const StaticConference* conference = conferenceIn(c, p);
    if (!conference)
        return noSuchConference(p.value("i_conf"_L1));
    const QString type = text(p, "prompt_type"_L1);
    if (type != "intro"_L1 && type != "moh"_L1)
        return wrong(u"prompt_type"_s);
    if (!conference->prompts.contains(type))
        return failed(u"Server.Conference.prompt_not_found"_s, u"No such prompt is recorded"_s, type);
    return played("prompt"_L1, conference->prompts.value(type));
}

} // namespace callboard::sim::porta
