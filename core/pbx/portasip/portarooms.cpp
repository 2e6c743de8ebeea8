// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portarooms.h"

#include "core/base/logging.h"

#include <QJsonArray>

#include <algorithm>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

QString text(const QJsonValue& value)
{
    return value.isNull() || value.isUndefined() ? QString() : value.toVariant().toString();
}

QString firstOf(const QJsonValue& object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (const QString found = text(object[key]); !found.isEmpty())
            return found;
    }
    return {};
}

bool isYes(const QJsonValue& value)
{
    return text(value) == "Y"_L1;
}

QDateTime timeOf(const QJsonValue& value)
{
    const qint64 ms = toEpochMs(text(value).toStdString());
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

// "conference_list" of the table, porta 3027; where it stands in the answer is not shown.
QJsonArray listIn(const QJsonValue& answer, QLatin1StringView name)
{
    return answer.isArray() ? answer.toArray() : answer[name].toArray();
}

} // namespace

PortaRooms::PortaRooms(PortaSession& session, const PortaAccounts& accounts, SiteId site)
    : m_session(session)
    , m_accounts(accounts)
    , m_site(std::move(site))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(session.options().settle);
    connect(&m_soon, &QTimer::timeout, this, &PortaRooms::refresh);
}

ConferenceRoomId PortaRooms::idOf(const RoomRef& room) const
{
    // A name is unique among one owner's rooms, porta 2841.
    return {m_site, room.owner.isEmpty() ? room.name : room.owner + u'/' + room.name};
}

const ConferenceRoom* PortaRooms::room(const QString& id) const
{
    const auto it = m_rooms.find(id);
    return it == m_rooms.end() ? nullptr : &it->second.value;
}

RoomRef PortaRooms::refOf(const QString& id) const
{
    const auto it = m_rooms.find(id);
    return it == m_rooms.end() ? RoomRef{} : it->second.ref;
}

void PortaRooms::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void PortaRooms::refresh()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    m_again = false;
    ++m_round;
    m_session.send(request::roomList()).then(this, [this](const Result<QJsonValue>& reply) { readList(reply); });
}

void PortaRooms::readList(const Result<QJsonValue>& reply)
{
    if (!reply)
        return finish(reply.error());
    m_asking = 1;
    for (const QJsonValue& entry : listIn(*reply, "conference_list"_L1)) {
        const QJsonValue info = entry["conference_info"_L1].isObject() ? entry["conference_info"_L1] : entry;
        const RoomRef ref{text(info["name"_L1]), text(info["owner_id"_L1])};
        if (ref.name.isEmpty()) {
            qCWarning(lcPbx) << "a conference without a name";
            continue;
        }
        const ConferenceRoomId id = idOf(ref);
        Record& record = m_rooms[id.text];
        record.ref = ref;
        record.round = m_round;
        record.value.id = id;
        record.value.name = ref.name;
        record.value.owner = m_accounts.extensionFor(ref.owner);
        ++m_asking;
        m_session.send(request::participantList(ref))
            .then(this, [this, id = id.text](const Result<QJsonValue>& people) { readParticipants(id, people); });
    }
    if (--m_asking == 0)
        finish({});
}

void PortaRooms::readParticipants(const QString& id, const Result<QJsonValue>& reply)
{
    const auto it = m_rooms.find(id);
    if (reply && it != m_rooms.end()) {
        ConferenceRoom room = it->second.value;
        room.stale = false;
        room.participants.clear();
        room.startedAt = {};
        room.maxParticipants = 0;
        for (const QJsonValue& entry : listIn(*reply, "participant_list"_L1)) {
            const QJsonValue info = entry["participant_info"_L1].isObject() ? entry["participant_info"_L1] : entry;
            const ConferenceParticipant participant = participantFrom(info);
            if (participant.id.isEmpty())
                continue;
            room.maxParticipants = std::max(room.maxParticipants, text(info["max_participants"_L1]).toInt());
            if (participant.joinedAt.isValid() && (!room.startedAt.isValid() || participant.joinedAt < room.startedAt))
                room.startedAt = participant.joinedAt;
            room.participants.append(participant);
        }
        it->second.value = room;
        Q_EMIT changed(room);
    }
    if (--m_asking == 0)
        finish({});
}

// porta 2868
ConferenceParticipant PortaRooms::participantFrom(const QJsonValue& entry) const
{
    ConferenceParticipant out;
    out.id = text(entry["participant_id"_L1]);
    const QString number = firstOf(entry, {"callee_id"_L1, "account_id"_L1, "id"_L1, "display_id"_L1, "caller_id"_L1});
    out.party.number = m_accounts.extensionFor(number);
    out.party.name = text(entry["display_name"_L1]);
    if (m_accounts.isExtension(number))
        out.extension = out.party.number;
    out.moderator = isYes(entry["moderator"_L1]);
    out.muted = isYes(entry["mute"_L1]);
    out.held = isYes(entry["hold"_L1]);
    out.joinedAt = timeOf(entry["join_time"_L1]);
    out.leftAt = timeOf(entry["leave_time"_L1]);
    using enum ConferenceParticipant::Presence;
    out.presence = out.leftAt.isValid() ? Left : out.joinedAt.isValid() ? Present : Invited;
    return out;
}

void PortaRooms::finish(const Error& problem)
{
    m_busy = false;
    if (problem.message.isEmpty()) {
        for (auto it = m_rooms.begin(); it != m_rooms.end();) {
            if (it->second.round == m_round) {
                ++it;
                continue;
            }
            const ConferenceRoomId id = it->second.value.id;
            it = m_rooms.erase(it);
            Q_EMIT removed(id);
        }
    }
    Q_EMIT refreshed(problem);
    if (std::exchange(m_again, false))
        refresh();
}

void PortaRooms::markStale()
{
    m_soon.stop();
    for (auto& [id, record] : m_rooms) {
        if (std::exchange(record.value.stale, true))
            continue;
        Q_EMIT changed(record.value);
    }
}

} // namespace callboard::portasip
