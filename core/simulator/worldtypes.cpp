// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/worldtypes.h"

#include <QJsonArray>

namespace callboard::sim {

using namespace Qt::StringLiterals;

EndReason endedNormally(bool byCallee)
{
    return {200, 16, byCallee, u"normal"_s};
}
EndReason endedBusy()
{
    return {486, 17, true, u"busy"_s};
}
EndReason endedNoAnswer()
{
    return {480, 19, true, u"no answer"_s};
}
EndReason endedRejected()
{
    return {603, 21, true, u"rejected"_s};
}
EndReason endedCancelled()
{
    return {487, 16, false, u"cancelled"_s};
}
EndReason endedNotFound()
{
    return {404, 1, true, u"not found"_s};
}
EndReason endedUnavailable()
{
    return {480, 20, true, u"not registered"_s};
}
EndReason endedElsewhere()
{
    return {200, 26, true, u"answered elsewhere"_s};
}

EndReason endedByTransfer(bool byCallee, bool attended)
{
    return {200, 16, byCallee, attended ? u"attended transfer"_s : u"blind transfer"_s};
}

QString toName(ExtensionKind kind)
{
    switch (kind) {
    case ExtensionKind::User:
        return u"user"_s;
    case ExtensionKind::RingGroup:
        return u"group"_s;
    case ExtensionKind::Ivr:
        return u"ivr"_s;
    case ExtensionKind::Schedule:
        return u"schedule"_s;
    case ExtensionKind::Conference:
        return u"conference"_s;
    case ExtensionKind::Callback:
        return u"callback"_s;
    }
    return {};
}

QString toName(LegState state)
{
    switch (state) {
    case LegState::Offered:
        return u"offered"_s;
    case LegState::Ringing:
        return u"ringing"_s;
    case LegState::Dialing:
        return u"dialing"_s;
    case LegState::Talking:
        return u"talking"_s;
    case LegState::Held:
        return u"held"_s;
    case LegState::Parked:
        return u"parked"_s;
    }
    return {};
}

QString toName(LegEvent event)
{
    switch (event) {
    case LegEvent::Offered:
        return u"offered"_s;
    case LegEvent::Ringing:
        return u"ringing"_s;
    case LegEvent::Dialing:
        return u"dialing"_s;
    case LegEvent::Answered:
        return u"answered"_s;
    case LegEvent::Connected:
        return u"connected"_s;
    case LegEvent::Held:
        return u"held"_s;
    case LegEvent::Resumed:
        return u"resumed"_s;
    case LegEvent::Parked:
        return u"parked"_s;
    case LegEvent::Retrieved:
        return u"retrieved"_s;
    case LegEvent::TalkEnded:
        return u"talk-ended"_s;
    }
    return {};
}

QString toName(MeetingMember::Presence presence)
{
    switch (presence) {
    case MeetingMember::Presence::Invited:
        return u"invited"_s;
    case MeetingMember::Presence::Present:
        return u"present"_s;
    case MeetingMember::Presence::Left:
        return u"left"_s;
    }
    return {};
}

QString toName(MeetingEvent event)
{
    switch (event) {
    case MeetingEvent::Started:
        return u"started"_s;
    case MeetingEvent::Invited:
        return u"invited"_s;
    case MeetingEvent::Joined:
        return u"joined"_s;
    case MeetingEvent::Changed:
        return u"changed"_s;
    case MeetingEvent::Left:
        return u"left"_s;
    case MeetingEvent::Ended:
        return u"ended"_s;
    }
    return {};
}

Error refused(const QString& reason)
{
    return {ErrorKind::Pbx, {}, reason, {}, false};
}

QJsonObject toJson(const Talker& t)
{
    return {{"id"_L1, t.id}, {"call"_L1, t.room}, {"extension"_L1, t.extension}, {"number"_L1, t.number},
        {"name"_L1, t.name}, {"state"_L1, toName(t.state)}, {"since"_L1, t.since}, {"answeredAt"_L1, t.answeredAt},
        {"caller"_L1, t.caller}, {"recording"_L1, t.recording}, {"other"_L1, t.peerNumber}, {"heldCall"_L1, t.home},
        {"supervisor"_L1, t.supervisor()}};
}

QJsonObject toJson(const Extension& e)
{
    return {{"number"_L1, e.number}, {"name"_L1, e.name}, {"department"_L1, e.department}, {"kind"_L1, toName(e.kind)},
        {"registered"_L1, e.registered}, {"dnd"_L1, e.dnd}, {"admin"_L1, e.admin},
        {"voicemail"_L1, QJsonObject{{"new"_L1, e.mailbox.fresh}, {"old"_L1, e.mailbox.read + e.mailbox.saved}}}};
}

QJsonObject toJson(const Meeting& m)
{
    QJsonArray members;
    for (const MeetingMember& p : m.members) {
        members << QJsonObject{{"member"_L1, p.id}, {"leg"_L1, p.talker}, {"number"_L1, p.number}, {"name"_L1, p.name},
            {"presence"_L1, toName(p.presence)}, {"moderator"_L1, p.moderator}, {"muted"_L1, p.muted},
            {"held"_L1, p.held}, {"quiet"_L1, p.quiet}, {"joined"_L1, p.joined}, {"left"_L1, p.left}};
    }
    return {{"id"_L1, m.id}, {"name"_L1, m.name}, {"owner"_L1, m.owner}, {"call"_L1, m.room}, {"most"_L1, m.most},
        {"since"_L1, m.begun}, {"members"_L1, members}};
}

} // namespace callboard::sim
