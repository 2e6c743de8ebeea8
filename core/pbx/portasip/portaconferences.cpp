// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// On-the-spot conferences, and listening in by means of one.
#include "core/pbx/portasip/portaclient.h"

#include "core/base/clock.h"

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 64; // porta 2836

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QFuture<Outcome> ready(Outcome outcome)
{
    return QtFuture::makeReadyFuture(std::move(outcome));
}

QFuture<Outcome> noRoom()
{
    return ready(Outcome::failed(invalid(PortaClient::tr("This conference has ended."))));
}

} // namespace

//! An empty wish makes a name that nobody else has: people who join the same name meet.
RoomRef PortaClient::newRoom(const QString& owner, const QString& wished)
{
    // Whoever joins a room of this name of this owner is in it, so that it must be one that nobody has used.
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs());
    const QString name = wished.isEmpty() ? tr("Conference %1").arg(now.toString(u"HH:mm:ss"_s)) : wished.trimmed();
    return {name.left(kLongestName), m_accounts.accountOf(owner)};
}

// A participant is told by number alone; names are known from the roster and from the calls.
void PortaClient::announceRoom(ConferenceRoom room)
{
    for (ConferenceParticipant& participant : room.participants) {
        Party& party = participant.party;
        if (!party.name.isEmpty())
            continue;
        if (!participant.extension.isEmpty())
            party.name = m_live.extensionName(participant.extension);
        for (const auto& [key, leg] : m_legs.all()) {
            if (!party.name.isEmpty())
                break;
            if (const Leg* shown = m_live.leg(leg.key); shown && shown->other.number == party.number)
                party.name = shown->other.name;
        }
        // Whoever had the call may leave the room, and the caller's name with it.
        if (party.name.isEmpty())
            party.name = m_namesInRooms.value(participant.id);
        else
            m_namesInRooms.insert(participant.id, party.name);
    }
    Q_EMIT conferenceRoomChanged(room);
}

QFuture<Outcome> PortaClient::convert(const PortaLeg& leg, const RoomRef& room, const QJsonObject& both)
{
    const Leg* shown = m_live.leg(leg.key);
    const QString own = QString::fromStdString(leg.extension);
    const QString callee = leg.outgoing && shown ? shown->other.number : own;
    const QString call = leg.call->id;
    return send(request::convertToRoom(room, leg.dialog, leg.transport, m_accounts.accountOf(callee), both))
        .then(this, [this, call, room](const Outcome& outcome) {
            if (outcome.ok()) {
                m_roomOfCall.insert(call, room);
                m_rooms.refreshSoon();
            }
            return outcome;
        });
}

QFuture<Outcome> PortaClient::roomOpen(const Command& command)
{
    if (command.target.isEmpty() || command.text.trimmed().isEmpty())
        return ready(Outcome::failed(invalid(tr("A conference needs a name and somebody to call into it."))));
    const RoomRef room = newRoom(actorOf(command), command.text);
    return send(request::joinRoom(room, m_accounts.accountOf(command.target), {}))
        .then(this, [this](const Outcome& outcome) {
            m_rooms.refreshSoon();
            return outcome;
        });
}

QFuture<Outcome> PortaClient::roomFromCall(const Command& command)
{
    const Found leg = legFor(command);
    if (!leg)
        return ready(Outcome::failed(leg.error()));
    return convert(**leg, newRoom(actorOf(command), command.text), {});
}

QFuture<Outcome> PortaClient::roomAdd(const Command& command)
{
    const RoomRef room = m_rooms.refOf(command.target);
    if (room.name.isEmpty())
        return noRoom();
    if (command.text.isEmpty())
        return ready(Outcome::failed(invalid(tr("Nobody was named to call into the conference."))));
    return send(request::joinRoom(room, m_accounts.accountOf(command.text), {}))
        .then(this, [this](const Outcome& outcome) {
            m_rooms.refreshSoon();
            return outcome;
        });
}

QFuture<Outcome> PortaClient::participant(const Command& command)
{
    const RoomRef room = m_rooms.refOf(command.target);
    if (room.name.isEmpty())
        return noRoom();
    PortaRequest change;
    switch (command.verb) {
    case Capability::RoomMute:
        change = request::updateParticipant(room, command.part, {{u"mute"_s, u"Y"_s}});
        break;
    case Capability::RoomUnmute:
        change = request::updateParticipant(room, command.part, {{u"mute"_s, u"N"_s}});
        break;
    case Capability::RoomHold:
        change = request::updateParticipant(room, command.part, {{u"hold"_s, u"Y"_s}});
        break;
    case Capability::RoomResume:
        change = request::updateParticipant(room, command.part, {{u"hold"_s, u"N"_s}});
        break;
    default:
        change = request::deleteParticipant(room, command.part);
        break;
    }
    return send(change).then(this, [this](const Outcome& outcome) {
        m_rooms.refreshSoon();
        return outcome;
    });
}

// The API has no such method: a room is over when the last one has left it.
QFuture<Outcome> PortaClient::roomClose(const Command& command)
{
    const RoomRef ref = m_rooms.refOf(command.target);
    const ConferenceRoom* room = m_rooms.room(command.target);
    if (!room)
        return noRoom();
    std::vector<Step> steps;
    for (const ConferenceParticipant& person : room->participants) {
        if (person.presence == ConferenceParticipant::Presence::Left)
            continue;
        steps.emplace_back([this, ref, id = person.id] { return send(request::deleteParticipant(ref, id)); });
    }
    return inTurn(std::move(steps)).then(this, [this](const Outcome& outcome) {
        m_rooms.refreshSoon();
        return outcome;
    });
}

// porta 2955: quiet_mode is there "to monitor the conversation". The call is turned into a room without a word to
// anybody, and the listener is called into it; listening is being muted there.
QFuture<Outcome> PortaClient::supervise(const Command& command)
{
    const PortaLeg* agent = m_legs.legOf(command.call.text, command.target);
    if (!agent)
        return ready(Outcome::failed(invalid(tr("Extension %1 is not in this call (any more).").arg(command.target))));
    const QString listener = actorOf(command);
    const bool listens = command.verb == Capability::Listen;
    const QString call = command.call.text;
    const RoomRef room = m_roomOfCall.value(call, newRoom(command.target, {}));
    std::vector<Step> steps;
    if (!m_roomOfCall.contains(call)) {
        steps.emplace_back([this, key = agent->key, room] {
            const PortaLeg* leg = m_legs.find(key);
            return leg ? convert(*leg, room, {{u"quiet_mode"_s, u"Y"_s}})
                       : ready(Outcome::failed(invalid(tr("This call has ended."))));
        });
    }
    const SuperviseMode mode = listens ? SuperviseMode::Listen : SuperviseMode::Barge;
    const QJsonObject how{{u"quiet_mode"_s, u"Y"_s}, {u"mute"_s, listens ? u"Y"_s : u"N"_s}};
    steps.emplace_back(
        [this, room, listener, call, how, mode] { return callIntoRoom(call, listener, room, how, mode); });
    return inTurn(std::move(steps));
}

// The new leg has an id of its own; to people it is one conversation. Whom this is for expects it: his phone is
// answered for him.
QFuture<Outcome> PortaClient::callIntoRoom(const QString& call, const QString& number, const RoomRef& room,
    const QJsonObject& how, std::optional<SuperviseMode> mode)
{
    return m_session.send(request::joinRoom(room, m_accounts.accountOf(number), how))
        .then(this, [this, call, number, mode](const Result<QJsonValue>& reply) {
            if (reply) {
                if (const QString id = (*reply)["call"_L1]["id"_L1].toString(); !id.isEmpty())
                    mergeCalls(m_legs.callIdOf(id), call);
                expectRinging(call, number, mode);
                m_rooms.refreshSoon();
            }
            return outcomeOf(reply);
        });
}

} // namespace callboard::portasip
