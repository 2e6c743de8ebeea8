// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamethods.h"

#include "core/simulator/world.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 64; // porta 2853
constexpr qint64 kMostParticipants = 30; // of every product here

//! Which room a request means; `bad` names the parameter that is wrong.
struct RoomName
{
    QString name;
    QString owner;
    QString bad{};
};

//! An account works on its own rooms, everybody else says whose. porta 2860
RoomName roomIn(const Context& c, const QJsonObject& info)
{
    RoomName room{text(info, "name"_L1), text(info, "owner_id"_L1)};
    const auto customer = info.contains("i_customer"_L1) ? number(info, "i_customer"_L1) : Ids::customer();
    if (room.name.isEmpty() || room.name.size() > kLongestName)
        room.bad = u"conference_info.name"_s;
    else if (customer != Ids::customer())
        room.bad = u"conference_info.i_customer"_s;
    else if (!c.session.wholeHouse() && room.owner.isEmpty())
        room.owner = c.session.account;
    if (!c.session.wholeHouse() && room.owner != c.session.account)
        room.bad = u"conference_info.owner_id"_s;
    if (room.bad.isEmpty() && !c.world.directory().user(room.owner))
        room.bad = u"conference_info.owner_id"_s;
    return room;
}

struct Wish
{
    MeetingMember member;
    qint64 most = 0;
    QString bad{};
};

Wish wishIn(const QJsonObject& info)
{
    Wish wish;
    MeetingMember& m = wish.member;
    const std::pair<QLatin1StringView, bool*> flags[] = {{"moderator"_L1, &m.moderator}, {"mute"_L1, &m.muted},
        {"hold"_L1, &m.held}, {"quiet_mode"_L1, &m.quiet}, {"wait_for_moderator"_L1, &m.waitsForModerator}};
    for (const auto& [key, target] : flags) {
        const auto value = flag(info, key, false);
        if (!value)
            wish.bad = key;
        else
            *target = *value;
    }
    if (info.contains("max_participants"_L1)) {
        const auto most = number(info, "max_participants"_L1);
        if (!most || *most < 1 || *most > kMostParticipants)
            wish.bad = u"max_participants"_s;
        else
            wish.most = *most;
    }
    m.language = text(info, "lang"_L1);
    m.holdMusic = text(info, "music_on_hold_url"_L1);
    m.announcement = text(info, "announced_conference_name_url"_L1);
    m.callerId = text(info, "caller_id"_L1);
    return wish;
}

Reply onRoom(const Context& c, const Params& p, const std::function<Reply(const Meeting&)>& action)
{
    const QJsonObject info = p.value("conference_info"_L1).toObject();
    const RoomName room = roomIn(c, info);
    if (!room.bad.isEmpty())
        return wrong(room.bad);
    const Meeting* meeting = c.world.meetingOf(room.owner, room.name);
    return meeting ? action(Meeting(*meeting)) : notFound(info);
}

Reply onParticipant(const Context& c, const Params& p,
    const std::function<Reply(const Meeting&, const MeetingMember&, const QJsonObject&)>& action)
{
    return onRoom(c, p, [&](const Meeting& meeting) {
        const QJsonObject info = p.value("participant_info"_L1).toObject();
        const auto id = number(info, "participant_id"_L1);
        if (!id)
            return wrong(u"participant_info.participant_id"_s);
        const auto found = std::ranges::find(meeting.members, int(*id), &MeetingMember::id);
        return found == meeting.members.end() ? notFound(info) : action(meeting, *found, info);
    });
}

} // namespace

//! Opens the room if there is none, and calls one more participant into it. porta 2626
Reply joinConference(const Context& c, const Params& p)
{
    const QJsonObject call = p.value("call_info"_L1).toObject();
    const RoomName room = roomIn(c, p.value("conference_info"_L1).toObject());
    const Wish wish = wishIn(p.value("participant_info"_L1).toObject());
    const QString callee = text(call, "callee_id"_L1);
    const QString payer = text(call, "sip_auth_username"_L1);
    if (callee.isEmpty())
        return wrong(u"call_info.callee_id"_s);
    if (!payer.isEmpty()
        && (!c.world.directory().user(payer) || (!c.session.wholeHouse() && payer != c.session.account)))
        return wrong(u"call_info.sip_auth_username"_s);
    if (!room.bad.isEmpty() || !wish.bad.isEmpty())
        return wrong(room.bad.isEmpty() ? u"participant_info."_s + wish.bad : room.bad);
    if (!c.world.directory().user(room.owner)->mayMeet)
        return notEnabled(room.owner);
    const Meeting* known = c.world.meetingOf(room.owner, room.name);
    const auto meeting
        = known ? Result<QString>(known->id) : c.world.openMeeting(room.owner, room.name, int(wish.most));
    if (!meeting)
        return internal(meeting.error().message);
    MeetingMember member = wish.member;
    if (call.contains("caller_id"_L1))
        member.callerId = text(call, "caller_id"_L1);
    const auto talker = c.world.inviteToMeeting(*meeting, callee, member);
    if (!talker) {
        if (!known)
            (void)c.world.endMeeting(*meeting);
        return internal(talker.error().message);
    }
    const Leg* leg = c.legs.ofTalker(*talker);
    Reply reply = done({{"call"_L1, QJsonObject{{"id"_L1, leg ? leg->callId : QString()}}}, {"success"_L1, 1}});
    reply.flat = !c.wire; // porta 2636: the sample has no "result"
    return reply;
}

Reply convertToConference(const Context& c, const Params& p)
{
    const QJsonObject call = p.value("call_info"_L1).toObject();
    if (text(call, "id"_L1).isEmpty())
        return wrong(u"call_info.id"_s);
    const Leg* leg = legNamed(c, call);
    if (!leg)
        return notFound(call);
    // Without a room's name the call's own id serves, and the leg's account owns it.
    QJsonObject info = p.value("conference_info"_L1).toObject();
    if (!info.contains("name"_L1))
        info.insert("name"_L1, leg->callId.left(kLongestName));
    if (!info.contains("owner_id"_L1))
        info.insert("owner_id"_L1, c.session.wholeHouse() ? leg->own : c.session.account);
    const RoomName room = roomIn(c, info);
    const Wish caller = wishIn(p.value("caller"_L1).toObject());
    const Wish callee = wishIn(p.value("callee"_L1).toObject());
    for (const QString& bad : {room.bad, caller.bad, callee.bad}) {
        if (!bad.isEmpty())
            return wrong(bad);
    }
    if (!c.world.directory().user(room.owner)->mayMeet)
        return notEnabled(room.owner);
    Meeting wish;
    wish.name = room.name;
    wish.owner = room.owner;
    wish.most = int(std::max(caller.most, callee.most));
    const auto made = c.world.convertToMeeting(leg->talker, wish, caller.member, callee.member);
    return made ? done() : internal(made.error().message);
}

Reply getConferenceList(const Context& c, const Params& p)
{
    if (!isSubscribed(c)) // porta 2691
        return wrong(u"not subscribed: enable_api_notifications comes first"_s);
    const QJsonObject info = p.value("conference_info"_L1).toObject();
    const QString name = text(info, "name"_L1);
    const QString owner = c.session.wholeHouse() ? text(info, "owner_id"_L1) : c.session.account;
    QJsonArray list;
    for (const Meeting& meeting : c.world.meetings()) {
        if ((name.isEmpty() || meeting.name == name) && (owner.isEmpty() || meeting.owner == owner))
            list << conferenceInfo(meeting);
    }
    return done({{"conference_list"_L1, list}});
}

Reply getParticipantList(const Context& c, const Params& p)
{
    return onRoom(c, p, [](const Meeting& meeting) {
        QJsonArray list;
        for (const MeetingMember& member : meeting.members)
            list << participantInfo(member);
        return done({{"participant_list"_L1, list}});
    });
}

Reply updateParticipant(const Context& c, const Params& p)
{
    return onParticipant(c, p, [&c](const Meeting& meeting, const MeetingMember& member, const QJsonObject& info) {
        const auto mute = flag(info, "mute"_L1, member.muted);
        const auto hold = flag(info, "hold"_L1, member.held);
        if (!mute || !hold)
            return wrong(mute ? u"participant_info.hold"_s : u"participant_info.mute"_s);
        return outcome(c.world.setMeetingMember(meeting.id, member.id, *mute, *hold));
    });
}

Reply deleteParticipant(const Context& c, const Params& p)
{
    return onParticipant(c, p, [&c](const Meeting& meeting, const MeetingMember& member, const QJsonObject& info) {
        if (!flag(info, "play_announce"_L1, false))
            return wrong(u"participant_info.play_announce"_s);
        return outcome(c.world.removeFromMeeting(meeting.id, member.id));
    });
}

} // namespace callboard::sim::porta
