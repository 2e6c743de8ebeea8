// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pal/palnotifications.h"

namespace callboard::sim::pal {

using namespace Qt::StringLiterals;

namespace {

QString onOff(bool on)
{
    return on ? u"on"_s : u"off"_s;
}

//! The document's fields are texts; real systems send some as numbers.
QJsonValue number(int value, bool wire)
{
    return wire ? QJsonValue(value) : QJsonValue(QString::number(value));
}

QJsonObject statusParams(const Talker& t, int code, const QString& tag, bool wire)
{
    return {{"user"_L1, t.extension}, {"status"_L1, number(code, wire)}, {"other_number"_L1, t.peerNumber},
        {"room_id"_L1, t.room}, {"talker_id"_L1, t.id}, {"user_display_name"_L1, t.name},
        {"other_user_display_name"_L1, t.peerName}, {"time"_L1, t.since}, {"logid"_L1, tag}};
}

} // namespace

QJsonObject notification(const QString& method, const QJsonObject& params)
{
    return {{"jsonrpc"_L1, u"2.0"_s}, {"method"_L1, method}, {"params"_L1, params}};
}

// pal 286
int statusCode(LegEvent event)
{
    switch (event) {
    case LegEvent::Offered:
        return 0;
    case LegEvent::Dialing:
        return 1;
    case LegEvent::Answered:
        return 2;
    case LegEvent::TalkEnded:
        return 12;
    case LegEvent::Connected:
        return 14;
    case LegEvent::Retrieved:
        return 21;
    case LegEvent::Parked:
        return 30;
    case LegEvent::Ringing:
        return 65;
    case LegEvent::Held:
        return 35;
    case LegEvent::Resumed:
        return 36;
    }
    return -1;
}

QJsonObject status(const Talker& t, LegEvent event, const QString& tag, bool wire)
{
    QJsonObject params = statusParams(t, statusCode(event), tag, wire);
    if (wire) { // real systems send the fields of the end always, empty
        for (const auto key : {"rescode"_L1, "disconnected_by"_L1, "q850code"_L1})
            params.insert(key, QString());
    }
    return notification(u"notify_status"_s, params);
}

QJsonObject ended(const Talker& t, const EndReason& reason, const QString& tag, bool wire)
{
    QJsonObject params = statusParams(t, -1, tag, wire);
    params.insert("rescode"_L1, number(reason.sip, wire));
    params.insert("disconnected_by"_L1, reason.byCallee ? u"1"_s : u"0"_s);
    params.insert("q850code"_L1, number(reason.q850, wire));
    return notification(u"notify_status"_s, params);
}

QJsonObject registered(const QString& user, bool on, bool wire)
{
    const QJsonValue value = wire ? QJsonValue(on ? u"true"_s : u"false"_s) : QJsonValue(on);
    return notification(u"notify_registered"_s, {{"user"_L1, user}, {"registered"_L1, value}});
}

QJsonObject voicemail(const QString& user, const Mailbox& box)
{
    return notification(u"notify_voicemail"_s,
        {{"user"_L1, user}, {"new"_L1, box.fresh}, {"unread"_L1, box.unread}, {"read"_L1, box.read},
            {"saved"_L1, box.saved}});
}

QJsonObject recording(const Talker& t, bool on)
{
    return notification(
        u"notify_callrecording"_s, {{"user"_L1, t.extension}, {"talker_id"_L1, t.id}, {"status"_L1, onOff(on)}});
}

QJsonObject parked(const ParkedCall& call, bool on, bool wire)
{
    QJsonObject params{{"park"_L1, call.slot}, {"status"_L1, onOff(on)}};
    if (on) {
        params.insert("room_id"_L1, call.room);
        params.insert("talker_id"_L1, call.talker);
        if (wire)
            params.insert("time"_L1, call.since);
    }
    return notification(u"notify_park"_s, params);
}

QJsonObject line(const SharedLine& line, bool on)
{
    QJsonObject params{{"line"_L1, line.id}, {"status"_L1, onOff(on)}};
    if (on) {
        params.insert("line_talker_id"_L1, line.talker);
        params.insert("line_talker"_L1, line.number);
        params.insert("assigned_talker_id"_L1, line.assigned);
    }
    return notification(u"notify_line"_s, params);
}

QJsonObject queue(const QueueEntry& entry, bool on)
{
    return notification(
        u"notify_queue"_s, {{"extension"_L1, entry.queue}, {"status"_L1, onOff(on)}, {"room_id"_L1, entry.room}});
}

} // namespace callboard::sim::pal
