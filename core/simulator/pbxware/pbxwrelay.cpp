// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwrelay.h"

#include "core/simulator/pbxware/pbxwtimes.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

HttpAnswer refusal(int status, const QString& why)
{
    return {.status = status, .body = compact({{"error"_L1, why}}), .headers = {}};
}

//! Other programs spell the states otherwise.
QString stateWord(const QString& state, bool wire)
{
    if (!wire)
        return state;
    return state == "Ringing"_L1 ? u"RINGING"_s : state == "Connected"_L1 ? u"UP"_s : u"DOWN"_s;
}

} // namespace

Relay::Relay(const FaceSetup& setup, House& house, QObject* parent)
    : QObject(parent)
    , m_house(house)
    , m_http(setup, [this](const HttpAsk& ask) { return answer(ask); })
{
    connect(&house.world(), &World::talkerChanged, this, &Relay::onChanged);
    connect(&house.world(), &World::talkerEnded, this, &Relay::onEnded);
}

HttpAnswer Relay::answer(const HttpAsk& ask)
{
    if (ask.verb != "GET")
        return refusal(405, u"method not allowed"_s);
    const QString path = ask.url.path();
    if (path != "/stream"_L1 && path != "/events"_L1)
        return refusal(404, u"not found"_s);
    if (ask.header("authorization") != "Bearer " + token().toLatin1())
        return refusal(401, u"unauthorized"_s);
    if (path == "/events"_L1)
        return {.body = QJsonDocument(m_kept).toJson(QJsonDocument::Compact), .headers = {}};
    HttpAnswer stream{.contentType = "text/event-stream", .body = {}, .headers = {{"Cache-Control", "no-cache"}}};
    stream.opened = [this](QTcpSocket* socket) {
        m_streams.append(socket);
        if (!std::exchange(m_commenting, true))
            m_house.time().after(kCommentMs, [self = QPointer<Relay>(this)] {
                if (self)
                    self->comment();
            });
    };
    return stream;
}

//! Keeps proxies from closing the stream, as long as there is one.
void Relay::comment()
{
    m_streams.removeIf([](const QPointer<QTcpSocket>& socket) { return socket.isNull(); });
    m_commenting = !m_streams.isEmpty();
    if (!m_commenting)
        return;
    write(": keep-alive\n\n");
    m_house.time().after(kCommentMs, [self = QPointer<Relay>(this)] {
        if (self)
            self->comment();
    });
}

void Relay::write(const QByteArray& bytes)
{
    for (const auto& socket : std::as_const(m_streams)) {
        if (socket && socket->state() == QAbstractSocket::ConnectedState)
            socket->write(bytes);
    }
}

void Relay::onChanged(const Talker& talker, LegEvent event)
{
    if (talker.system)
        return;
    if (event == LegEvent::Dialing || event == LegEvent::Ringing)
        publish(eventOf(u"event_call_started"_s, talker, u"Ringing"_s));
    else if (event == LegEvent::Answered || event == LegEvent::Connected)
        publish(eventOf(u"event_call_connected"_s, talker, u"Connected"_s));
}

//! "Connected" even then, as far as was seen.
void Relay::onEnded(const Talker& talker, const EndReason& reason)
{
    if (talker.system || talker.last == LegEvent::Offered) // nobody was told that it began
        return;
    QJsonObject event = eventOf(u"event_call_finished"_s, talker, m_house.wire() ? u"Down"_s : u"Connected"_s);
    event.insert("is_answered_elsewhere"_L1, reason == endedElsewhere());
    publish(event);
}

QJsonObject Relay::eventOf(const QString& name, const Talker& talker, const QString& state) const
{
    const qint64 now = m_house.now();
    const Room* room = m_house.world().room(talker.room);
    bool fromOutside = false;
    for (const QString& id : room ? room->talkers : QStringList()) {
        const Talker* other = m_house.world().talker(id);
        fromOutside = fromOutside || (other && other->caller && other->extension.isEmpty() && !other->system);
    }
    const QString linked = m_house.callId(talker.room);
    const qint64 seconds = talker.answered() ? (now - talker.answeredAt) / 1000 : 0;
    return {{"event"_L1, name}, {"uid"_L1, m_house.channelId(talker)},
        {"linked_id"_L1, linked.isEmpty() ? m_house.channelId(talker) : linked}, {"tenant_code"_L1, House::homeCode()},
        {"number"_L1, talker.number}, {"connected_num"_L1, talker.peerNumber}, {"connected_name"_L1, talker.peerName},
        {"call_type"_L1, u"1on1Call"_s}, {"state"_L1, stateWord(state, m_house.wire())},
        {"is_incoming"_L1, !talker.caller}, {"is_pbx_inbound_call"_L1, fromOutside},
        {"is_pbx_user"_L1, !talker.extension.isEmpty()}, {"is_answered_elsewhere"_L1, false},
        {"record_status"_L1, talker.recording ? u"Recording"_s : u"NotRecording"_s}, {"duration"_L1, seconds},
        {"call_started_datetime"_L1, stampOf(talker.begun)}, {"call_started_timestamp"_L1, talker.begun / 1000},
        {"event_time_info"_L1,
            QJsonObject{
                {"date"_L1, stampOf(now).left(10)}, {"time"_L1, stampOf(now).mid(11)}, {"timestamp"_L1, now / 1000}}}};
}

//! As the receiver of the webhook took it.
void Relay::publish(QJsonObject event)
{
    const int id = m_nextId++;
    if (m_house.wire()) {
        const QJsonValue name = event.take("event"_L1);
        event = QJsonObject{{"event"_L1, name}, {"event_id"_L1, u"evt-%1"_s.arg(id)}, {"payload"_L1, event}};
    }
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(m_house.now(), Qt::UTC);
    const QJsonObject told{{"id"_L1, id}, {"received_at"_L1, at.toString(Qt::ISODateWithMs)}, {"method"_L1, u"POST"_s},
        {"path"_L1, u"/webhook"_s},
        {"headers"_L1,
            QJsonObject{{"User-Agent"_L1, u"Go-http-client/1.1"_s}, {"Accept-Encoding"_L1, u"gzip"_s},
                {"Content-Type"_L1, u"application/json"_s}}},
        {"query"_L1, QJsonObject()}, {"body"_L1, event}};
    m_kept.append(told);
    if (m_kept.size() > kMostKept)
        m_kept.removeFirst();
    write("id: " + QByteArray::number(id) + "\ndata: " + compact(told) + "\n\n");
}

} // namespace callboard::sim::pbxw
