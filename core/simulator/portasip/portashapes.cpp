// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portalegs.h"

#include "core/simulator/world.h"

#include <QJsonArray>

#include <algorithm>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kTransport = "192.168.67.30:5070"_L1; // porta 1277

QJsonArray forwarders(const QStringList& numbers) // porta 1290
{
    QJsonArray all;
    for (const QString& number : numbers) {
        all << QJsonObject{{"account_id"_L1, number}, {"centrex_id"_L1, Ids::centrex()}, {"display_id"_L1, number},
            {"forwarders"_L1, QJsonArray()}, {"id"_L1, number}};
    }
    return all;
}

//! The queue notification's older party. porta 1249
QJsonObject oldParty(const QString& number, const QString& name, bool account)
{
    QJsonObject out{{"display_id"_L1, number}, {"forwarders"_L1, QJsonArray()}, {"id"_L1, number}, {"net"_L1, u"0"_s}};
    if (account) {
        out.insert("account_id"_L1, number);
        out.insert("centrex_id"_L1, Ids::centrex());
    }
    if (!name.isEmpty())
        out.insert("display_name"_L1, name);
    return out;
}

QString yesNo(bool yes)
{
    return yes ? u"Y"_s : u"N"_s;
}

} // namespace

QJsonObject party(const QString& number, const QString& name, bool account, bool wire)
{
    QJsonObject out{{"display_id"_L1, number}, {"forwarder_list"_L1, QJsonArray()}, {"id"_L1, number}};
    if (account) {
        out.insert("account_id"_L1, number);
        out.insert("centrex_id"_L1, Ids::centrex());
        if (wire)
            out.insert("extension_id"_L1, number);
    }
    if (!name.isEmpty())
        out.insert("display_name"_L1, name);
    return out;
}

QJsonObject Legs::toJson(const Leg& leg) const
{
    const Directory& house = m_world.directory();
    QJsonObject own = party(leg.own, leg.name, house.find(leg.own), m_wire);
    own.insert("forwarder_list"_L1, forwarders(leg.forwarders));
    if (!leg.huntgroup.isEmpty())
        own.insert("huntgroup_id"_L1, leg.huntgroup);
    // The first leg of a callback shows the number that is called next, which is nobody's account yet. porta 1549
    QJsonObject peer = party(leg.peerNumber, leg.peerName, !leg.originated && house.find(leg.peerNumber), m_wire);
    if (!leg.accessNumber.isEmpty()) { // porta 2465
        own = {{"access_number"_L1, leg.accessNumber}};
        peer.remove("centrex_id"_L1);
    }
    QJsonObject out{{"call"_L1, QJsonObject{{"id"_L1, leg.callId}, {"tag"_L1, leg.tag}}},
        {"callee"_L1, leg.incoming ? own : peer}, {"caller"_L1, leg.incoming ? peer : own}, {"state"_L1, leg.state},
        {"type"_L1, leg.incoming ? u"incoming"_s : u"outgoing"_s}};
    if (leg.state == "connected"_L1) {
        out.insert("connect_time"_L1, stamp(leg.connected));
    } else if (leg.state == "held"_L1 || leg.state == "holding"_L1) {
        out.insert("connect_time"_L1, stamp(leg.since));
    } else if (leg.state == "terminated"_L1) {
        out.insert("duration"_L1, leg.connected == 0 ? 0 : (leg.since - leg.connected) / 1000);
        if (m_wire)
            out.insert("terminate_time"_L1, stamp(leg.since));
    } else {
        out.insert("start_time"_L1, stamp(leg.begun));
    }
    if (m_wire) {
        out.insert("transport_id"_L1, kTransport);
        if (leg.transferred && leg.state == "connected"_L1)
            out.insert("transfer_success"_L1, 1);
    }
    return out;
}

QJsonObject Legs::queueInfo(const QueueEntry& entry, const QString& state) const
{
    const Talker* waits = m_world.talker(entry.talker);
    const QString number = waits ? waits->number : QString();
    const QString name = waits ? waits->name : QString();
    const bool inside = waits && !waits->extension.isEmpty();
    const QString queueName = m_world.directory().nameOf(entry.queue);
    const QString callId = m_rooms.value(entry.room, m_ids.call(entry.room, false));
    const QString tag = QString::number(100'000 + entry.talker.toLongLong());
    const QJsonObject position{{"i_c_queue"_L1, m_ids.queueOf(entry.queue)},
        {"operators"_L1, m_world.activeAgents(entry.queue)}, {"position"_L1, m_world.queuePosition(entry)}};
    if (m_wire) {
        return {{"call"_L1, QJsonObject{{"id"_L1, callId}, {"tag"_L1, tag}}},
            {"callee"_L1, party(entry.queue, queueName, true, m_wire)},
            {"caller"_L1, party(number, name, inside, m_wire)}, {"connect_time"_L1, stamp(entry.since)},
            {"queue_info"_L1, position}, {"state"_L1, state}, {"transport_id"_L1, kTransport},
            {"type"_L1, u"incoming"_s}};
    }
    QJsonObject local = oldParty(entry.queue, queueName, true); // porta 1242
    local.insert("forwarder_list"_L1, QJsonArray{oldParty(entry.queue, queueName, true)});
    local.remove("forwarders"_L1);
    return {{"connect_time"_L1, stamp(entry.since, true)}, {"dialog_id"_L1, QJsonArray{callId, tag}},
        {"direction"_L1, u"recipient"_s}, {"local_party"_L1, local}, {"queue_info"_L1, position},
        {"remote_party"_L1, oldParty(number, name, inside)}, {"session_id"_L1, entry.talker.toLongLong()},
        {"sip_transport_id"_L1, kTransport}, {"start_time"_L1, stamp(waits ? waits->begun : entry.since, true)},
        {"state"_L1, state}};
}

void Legs::onQueueChanged(const QueueEntry& entry, bool on)
{
    Q_EMIT told(queueInfo(entry, on ? u"queued"_s : u"dequeued"_s), {{entry.queue}, {}});
    if (on)
        return;
    const QList<QueueEntry> waiting = m_world.waiting();
    for (const QueueEntry& behind : waiting) { // everybody moves up
        if (behind.queue == entry.queue && behind.since >= entry.since)
            Q_EMIT told(queueInfo(behind, u"queued"_s), {{entry.queue}, {}});
    }
}

QList<std::pair<QJsonObject, Audience>> Legs::queued() const
{
    QList<std::pair<QJsonObject, Audience>> all;
    for (const QueueEntry& entry : m_world.waiting())
        all.append({queueInfo(entry, u"queued"_s), Audience{{entry.queue}, {}}});
    return all;
}

QString Legs::queuedTalker(const QString& callId, const QString& tag) const
{
    for (const QueueEntry& entry : m_world.waiting()) {
        if (m_rooms.value(entry.room, m_ids.call(entry.room, false)) == callId
            && QString::number(100'000 + entry.talker.toLongLong()) == tag)
            return entry.talker;
    }
    return {};
}

void Legs::onPromptEnded(const Talker& t, int place)
{
    if (const Leg* leg = ofTalker(t.id)) {
        Q_EMIT told({{"call"_L1, QJsonObject{{"id"_L1, leg->callId}, {"tag"_L1, leg->tag}}},
                        {"event"_L1, u"play_prompt_completed"_s}, {"order"_L1, place}},
            audienceOf(*leg));
    }
}

//! Told to the menu that the caller hears, if it listens to keys. porta 2092
void Legs::onKeyPressed(const Talker& presser, QChar key, int ms)
{
    const QList<Talker> all = m_world.talkersIn(presser.room);
    for (const Talker& t : all) {
        const Leg* leg = t.detectsKeys && t.id != presser.id ? ofTalker(t.id) : nullptr;
        if (!leg)
            continue;
        Q_EMIT told({{"call"_L1, QJsonObject{{"id"_L1, leg->callId}, {"tag"_L1, leg->tag}}}, {"digit"_L1, QString(key)},
                        {"dtmf_duration"_L1, ms}, {"event"_L1, u"dtmf_digit_detected"_s}},
            audienceOf(*leg));
    }
}

//! The samples of these two are lost in the document; the names are those of its structures. porta 2648
void Legs::onMeetingChanged(const Meeting& meeting, MeetingEvent event)
{
    const bool ended = event == MeetingEvent::Ended;
    QJsonObject info{{"conference_info"_L1, conferenceInfo(meeting)},
        {"state"_L1, ended ? u"terminated"_s : u"started"_s}, {"start_time"_L1, stamp(meeting.begun)}};
    if (ended)
        info.insert("terminate_time"_L1, stamp(m_world.scheduler().nowMs()));
    Q_EMIT told(info, {{meeting.owner}, {}});
}

void Legs::onMemberChanged(const Meeting& meeting, const MeetingMember& member, MeetingEvent event)
{
    const QString state = event == MeetingEvent::Invited ? u"trying"_s
        : event == MeetingEvent::Left                    ? u"terminated"_s
        : member.held                                    ? u"held"_s
                                                         : u"connected"_s;
    QJsonObject info{{"conference_info"_L1, conferenceInfo(meeting)}, {"participant_info"_L1, participantInfo(member)},
        {"state"_L1, state}};
    if (const Leg* leg = ofTalker(member.talker))
        info.insert("call"_L1, QJsonObject{{"id"_L1, leg->callId}, {"tag"_L1, leg->tag}});
    Q_EMIT told(info, {{meeting.owner}, {}});
}

QJsonObject conferenceInfo(const Meeting& meeting) // porta 2851
{
    return {{"name"_L1, meeting.name}, {"owner_id"_L1, meeting.owner}, {"i_customer"_L1, Ids::customer()}};
}

QJsonObject participantInfo(const MeetingMember& m) // porta 2872
{
    QJsonObject out{{"participant_id"_L1, m.id}, {"caller_id"_L1, m.number}, {"hold"_L1, yesNo(m.held)},
        {"mute"_L1, yesNo(m.muted)}, {"moderator"_L1, yesNo(m.moderator)}, {"quiet_mode"_L1, yesNo(m.quiet)},
        {"wait_for_moderator"_L1, yesNo(m.waitsForModerator)},
        {"lang"_L1, m.language.isEmpty() ? u"en"_s : m.language}};
    const std::pair<QLatin1StringView, QString> optional[]
        = {{"music_on_hold_url"_L1, m.holdMusic}, {"announced_conference_name_url"_L1, m.announcement},
            {"join_time"_L1, m.joined == 0 ? QString() : stamp(m.joined)},
            {"leave_time"_L1, m.left == 0 ? QString() : stamp(m.left)}};
    for (const auto& [key, value] : optional) {
        if (!value.isEmpty())
            out.insert(key, value);
    }
    return out;
}

} // namespace callboard::sim::porta
