// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

#include <algorithm>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

using Presence = MeetingMember::Presence;

Error noSuchMeeting(const QString& id)
{
    return refused(u"no such meeting: %1"_s.arg(id));
}
Error noSuchMember(int member)
{
    return refused(u"nobody in that meeting has the number %1"_s.arg(member));
}

MeetingMember* memberIn(Meeting& meeting, int id)
{
    const auto at = std::ranges::find(meeting.members, id, &MeetingMember::id);
    return at == meeting.members.end() ? nullptr : &*at;
}

} // namespace

const Meeting* World::meeting(const QString& id) const
{
    const auto at = m_meetings.constFind(id);
    return at == m_meetings.cend() ? nullptr : &*at;
}

const Meeting* World::meetingOf(const QString& owner, const QString& name) const
{
    const auto at = std::find_if(m_meetings.cbegin(), m_meetings.cend(),
        [&](const Meeting& m) { return m.name == name && (owner.isEmpty() || m.owner == owner); });
    return at == m_meetings.cend() ? nullptr : &*at;
}

Result<void> World::mayOpen(const QString& owner, const QString& name) const
{
    const Extension* user = m_directory.user(owner);
    if (!user)
        return unexpected(refused(u"no such user: %1"_s.arg(owner)));
    if (!user->mayMeet)
        return unexpected(refused(u"%1 may not open meetings"_s.arg(owner)));
    if (name.isEmpty())
        return unexpected(refused(u"a meeting needs a name"_s));
    if (meetingOf(owner, name))
        return unexpected(refused(u"%1 has a meeting \"%2\" already"_s.arg(owner, name)));
    return {};
}

Meeting& World::newMeeting(const Room& room, const Meeting& wish)
{
    const QString id = QString::number(m_nextMeeting++);
    Meeting& made = m_meetings[id];
    made = wish;
    made.id = id;
    made.room = room.id;
    made.begun = m_scheduler.nowMs();
    made.members.clear();
    call(room.id)->meeting = id;
    Q_EMIT meetingChanged(made, MeetingEvent::Started);
    return made;
}

Result<QString> World::openMeeting(const QString& owner, const QString& name, int most)
{
    if (const auto may = mayOpen(owner, name); !may)
        return unexpected(may.error());
    Meeting wish;
    wish.owner = owner;
    wish.name = name;
    wish.most = most;
    return newMeeting(newRoom(), wish).id;
}

MeetingMember& World::enrol(Meeting& meeting, const Talker& t, const MeetingMember& wish)
{
    MeetingMember member = wish;
    member.id = int(meeting.members.size()) + 1;
    member.talker = t.id;
    member.number = t.number;
    member.name = t.name;
    member.presence = Presence::Invited;
    member.joined = 0;
    member.left = 0;
    meeting.members << member;
    return meeting.members.last();
}

Result<QString> World::inviteToMeeting(const QString& meetingId, const QString& number, const MeetingMember& wish)
{
    const auto found = m_meetings.find(meetingId);
    if (found == m_meetings.end())
        return unexpected(noSuchMeeting(meetingId));
    Meeting& meeting = *found;
    const auto inside
        = std::ranges::count_if(meeting.members, [](const MeetingMember& m) { return m.presence != Presence::Left; });
    if (meeting.most > 0 && inside >= meeting.most)
        return unexpected(refused(u"meeting \"%1\" is full"_s.arg(meeting.name)));
    if (std::ranges::any_of(meeting.members,
            [&](const MeetingMember& m) { return m.number == number && m.presence != Presence::Left; }))
        return unexpected(refused(u"%1 is in that meeting already"_s.arg(number)));
    const Extension* known = m_directory.find(number);
    if (known && known->kind != ExtensionKind::User)
        return unexpected(refused(u"%1 cannot be in a meeting"_s.arg(number)));
    if (const auto ok = reachable(number); !ok)
        return unexpected(ok.error());
    Room& room = *call(meeting.room);
    const bool own = number == meeting.owner;
    const Ring ring{.purpose = Purpose::Invite,
        .peer = {},
        .recallTo = {},
        .pickUp = own,
        .always = own,
        .shownNumber = wish.callerId.isEmpty() ? meeting.owner : wish.callerId,
        .shownName = meeting.name};
    const QString id = known ? ringUser(room, *known, ring) : ringOutside(room, number, ring);
    const MeetingMember& member = enrol(meeting, *talker(id), wish);
    Q_EMIT meetingMemberChanged(meeting, member, MeetingEvent::Invited);
    return id;
}

Result<QString> World::convertToMeeting(
    const QString& talkerId, const Meeting& wish, const MeetingMember& callerWish, const MeetingMember& calleeWish)
{
    const Talker* named = talker(talkerId);
    if (!named)
        return unexpected(refused(u"no such talker: %1"_s.arg(talkerId)));
    const Talker* other = otherParty(*named);
    const Room& r = *room(named->room);
    if (!named->answered() || !other || named->supervisor() || named->system || other->system || partiesOf(r) != 2
        || isConsultation(r) || !r.slot.isEmpty() || !r.meeting.isEmpty())
        return unexpected(refused(u"only an answered call of two parties can become a meeting"_s));
    if (const auto may = mayOpen(wish.owner, wish.name); !may)
        return unexpected(may.error());
    const Talker* caller = named->caller || !other->caller ? named : other;
    const Talker* callee = caller == named ? other : named;
    Meeting& made = newMeeting(r, wish);
    for (const auto& [who, settings] : {std::pair(caller, callerWish), std::pair(callee, calleeWish)}) {
        (void)enrol(made, *who, settings);
        joinMeeting(*who);
    }
    return made.id;
}

MeetingMember* World::meetingMemberOf(const Talker& t)
{
    const Room* r = room(t.room);
    const auto found = r ? m_meetings.find(r->meeting) : m_meetings.end();
    if (found == m_meetings.end())
        return nullptr;
    const auto at = std::ranges::find(found->members, t.id, &MeetingMember::talker);
    return at == found->members.end() ? nullptr : &*at;
}

void World::joinMeeting(const Talker& t)
{
    MeetingMember* member = meetingMemberOf(t);
    if (!member)
        return;
    member->presence = Presence::Present;
    member->joined = m_scheduler.nowMs();
    Q_EMIT meetingMemberChanged(*meeting(room(t.room)->meeting), *member, MeetingEvent::Joined);
}

void World::leaveMeeting(const Talker& t)
{
    MeetingMember* member = meetingMemberOf(t);
    if (!member || member->presence == Presence::Left)
        return;
    member->presence = Presence::Left;
    member->left = m_scheduler.nowMs();
    Q_EMIT meetingMemberChanged(*meeting(room(t.room)->meeting), *member, MeetingEvent::Left);
}

bool World::isPresent(const Meeting& meeting, bool moderator) const
{
    return std::ranges::any_of(meeting.members,
        [moderator](const MeetingMember& m) { return m.presence == Presence::Present && m.moderator == moderator; });
}

//! Ends with the last who is in it or is called into it, or with the last moderator if somebody wanted that.
void World::settleMeeting(const QString& roomId, const EndReason& reason)
{
    const Meeting& m = *meeting(room(roomId)->meeting);
    const auto is = [&m](auto what) { return std::ranges::any_of(m.members, what); };
    const bool deserted = !is([](const MeetingMember& p) { return p.presence != Presence::Left; });
    const bool leaderless = !isPresent(m, true) && isPresent(m, false)
        && is([](const MeetingMember& p) { return p.moderator && p.presence == Presence::Left && p.joined != 0; })
        && is([](const MeetingMember& p) { return p.waitsForModerator && p.presence == Presence::Present; });
    if (deserted || leaderless)
        endRoom(roomId, reason);
}

void World::closeMeeting(const Room& r)
{
    const Meeting ended = m_meetings.take(r.meeting);
    if (!ended.id.isEmpty())
        Q_EMIT meetingChanged(ended, MeetingEvent::Ended);
}

Result<void> World::setMeetingMember(const QString& meetingId, int id, bool muted, bool held)
{
    const auto found = m_meetings.find(meetingId);
    if (found == m_meetings.end())
        return unexpected(noSuchMeeting(meetingId));
    MeetingMember* member = memberIn(*found, id);
    if (!member)
        return unexpected(noSuchMember(id));
    if (member->presence != Presence::Present)
        return unexpected(refused(u"%1 is not in the meeting"_s.arg(member->number)));
    member->muted = muted;
    member->held = held;
    Q_EMIT meetingMemberChanged(*found, *member, MeetingEvent::Changed);
    return {};
}

Result<void> World::removeFromMeeting(const QString& meetingId, int id)
{
    const auto found = m_meetings.find(meetingId);
    if (found == m_meetings.end())
        return unexpected(noSuchMeeting(meetingId));
    const MeetingMember* member = memberIn(*found, id);
    if (!member)
        return unexpected(noSuchMember(id));
    const Talker* t = talker(member->talker);
    if (!t || member->presence == Presence::Left)
        return unexpected(refused(u"%1 is not in the meeting"_s.arg(member->number)));
    const QString roomId = found->room;
    const EndReason reason = t->answered() ? endedNormally(false) : endedCancelled();
    finish(t->id, reason);
    settle(roomId, reason);
    return {};
}

Result<void> World::endMeeting(const QString& meetingId)
{
    const Meeting* m = meeting(meetingId);
    if (!m)
        return unexpected(noSuchMeeting(meetingId));
    endRoom(m->room, endedNormally(false));
    return {};
}

} // namespace callboard::sim
