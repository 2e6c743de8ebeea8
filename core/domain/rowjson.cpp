// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rowjson.h"

#include <QJsonArray>

#include <array>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue numberOrNull(const std::optional<int>& number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonObject partyJson(const Party& party)
{
    return {{u"name"_s, textOrNull(party.name)}, {u"number"_s, textOrNull(party.number)}};
}

QJsonArray inferredJson(Inferred inferred)
{
    QJsonArray names;
    const auto add = [&](InferredField field, QLatin1StringView name) {
        if (inferred.testFlag(field))
            names.append(name);
    };
    add(InferredField::State, "state"_L1);
    add(InferredField::Direction, "direction"_L1);
    add(InferredField::From, "from"_L1);
    add(InferredField::To, "to"_L1);
    add(InferredField::Since, "since"_L1);
    add(InferredField::Legs, "legs"_L1);
    add(InferredField::With, "with"_L1);
    return names;
}

QString kindName(PhoneNumber::Kind kind)
{
    switch (kind) {
    case PhoneNumber::Kind::Work:
        return u"work"_s;
    case PhoneNumber::Kind::Mobile:
        return u"mobile"_s;
    case PhoneNumber::Kind::Home:
        return u"home"_s;
    case PhoneNumber::Kind::Extension:
        return u"extension"_s;
    case PhoneNumber::Kind::Fax:
        return u"fax"_s;
    case PhoneNumber::Kind::Other:
        break;
    }
    return u"other"_s;
}

} // namespace

QJsonValue timeJson(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const Call& call)
{
    QJsonArray legs;
    for (const Leg& leg : call.legs) {
        legs.append(QJsonObject{
            {u"id"_s, leg.id.text}, {u"extension"_s, textOrNull(leg.extension)}, {u"state"_s, toName(leg.state)}});
    }
    return {{u"id"_s, call.id.text}, {u"site"_s, call.id.site.text}, {u"state"_s, toName(call.state)},
        {u"direction"_s, toName(call.direction)}, {u"from"_s, partyJson(call.from)}, {u"to"_s, partyJson(call.to)},
        {u"since"_s, timeJson(call.since)}, {u"answeredAt"_s, timeJson(call.answeredAt)},
        {u"queue"_s, textOrNull(call.queue)}, {u"slot"_s, textOrNull(call.slot)}, {u"recording"_s, call.recording},
        {u"inferred"_s, inferredJson(call.inferred)}, {u"legs"_s, legs}};
}

QJsonObject toJson(const Extension& extension)
{
    const QJsonObject voicemail{
        {u"new"_s, numberOrNull(extension.voicemailNew)}, {u"old"_s, numberOrNull(extension.voicemailOld)}};
    return {{u"number"_s, extension.number()}, {u"site"_s, extension.id.site.text},
        {u"name"_s, textOrNull(extension.name)}, {u"state"_s, toName(extension.state)},
        {u"registered"_s, extension.registered ? QJsonValue(*extension.registered) : QJsonValue(QJsonValue::Null)},
        {u"dnd"_s, extension.dnd}, {u"with"_s, textOrNull(extension.with.number)},
        {u"since"_s, timeJson(extension.since)}, {u"voicemail"_s, voicemail},
        {u"department"_s, textOrNull(extension.department)}, {u"inferred"_s, inferredJson(extension.inferred)}};
}

QJsonObject toJson(const ParkSlot& slot)
{
    return {{u"slot"_s, slot.id.text}, {u"site"_s, slot.id.site.text}, {u"call"_s, textOrNull(slot.call.text)},
        {u"by"_s, textOrNull(slot.by)}, {u"since"_s, timeJson(slot.since)}};
}

QJsonObject toJson(const Queue& queue, const QList<Agent>& agents)
{
    QJsonArray waiting;
    for (const QueuedCaller& caller : queue.waiting) {
        waiting.append(QJsonObject{{u"call"_s, caller.call.text}, {u"from"_s, partyJson(caller.from)},
            {u"since"_s, timeJson(caller.since)},
            {u"position"_s, caller.position > 0 ? QJsonValue(caller.position) : QJsonValue(QJsonValue::Null)}});
    }
    QJsonArray members;
    for (const Agent& agent : agents)
        members.append(toJson(agent));
    return {{u"queue"_s, queue.id.text}, {u"site"_s, queue.id.site.text}, {u"name"_s, textOrNull(queue.name)},
        {u"waiting"_s, waiting}, {u"agents"_s, members}, {u"longest"_s, timeJson(queue.longestSince())}};
}

QJsonObject toJson(const Agent& agent)
{
    return {{u"queue"_s, agent.queue}, {u"extension"_s, agent.extension}, {u"name"_s, textOrNull(agent.name)},
        {u"state"_s, toName(agent.state)}, {u"reason"_s, textOrNull(agent.reason)},
        {u"since"_s, timeJson(agent.since)}};
}

QJsonObject toJson(const Mailbox& mailbox)
{
    return {{u"mailbox"_s, mailbox.id.text}, {u"site"_s, mailbox.id.site.text}, {u"new"_s, numberOrNull(mailbox.fresh)},
        {u"unread"_s, numberOrNull(mailbox.unread)}, {u"read"_s, numberOrNull(mailbox.read)},
        {u"saved"_s, numberOrNull(mailbox.saved)}};
}

QJsonObject toJson(const Contact& contact)
{
    QJsonArray numbers;
    for (const PhoneNumber& number : contact.numbers)
        numbers.append(QJsonObject{{u"kind"_s, kindName(number.kind)}, {u"number"_s, number.number}});
    return {{u"id"_s, contact.id.text}, {u"site"_s, contact.id.site.text}, {u"name"_s, textOrNull(contact.displayName)},
        {u"company"_s, textOrNull(contact.company)}, {u"phonebook"_s, textOrNull(contact.phonebook)},
        {u"shared"_s, contact.shared}, {u"numbers"_s, numbers}};
}

QJsonObject toJson(const Line& line)
{
    return {{u"line"_s, line.id.text}, {u"site"_s, line.id.site.text}, {u"busy"_s, line.busy},
        {u"talker"_s, textOrNull(line.talker)}, {u"leg"_s, textOrNull(line.assigned.text)}};
}

QJsonObject toJson(const ConferenceRoom& room)
{
    static const std::array kPresence{"invited"_L1, "present"_L1, "left"_L1}; // in the order of Presence
    QJsonArray people;
    for (const ConferenceParticipant& participant : room.participants) {
        people.append(QJsonObject{{u"id"_s, participant.id}, {u"party"_s, partyJson(participant.party)},
            {u"extension"_s, textOrNull(participant.extension)},
            {u"presence"_s, kPresence.at(static_cast<size_t>(participant.presence))},
            {u"moderator"_s, participant.moderator}, {u"muted"_s, participant.muted}, {u"held"_s, participant.held},
            {u"joinedAt"_s, timeJson(participant.joinedAt)}, {u"leftAt"_s, timeJson(participant.leftAt)}});
    }
    return {{u"room"_s, room.id.text}, {u"site"_s, room.id.site.text}, {u"name"_s, textOrNull(room.name)},
        {u"owner"_s, textOrNull(room.owner)}, {u"startedAt"_s, timeJson(room.startedAt)},
        {u"max"_s, room.maxParticipants > 0 ? QJsonValue(room.maxParticipants) : QJsonValue(QJsonValue::Null)},
        {u"recording"_s, room.recording}, {u"participants"_s, people}};
}

QJsonObject toJson(const LinkStatus& status)
{
    return {{u"state"_s, toName(status.state)}, {u"since"_s, timeJson(status.since)},
        {u"lastHeard"_s, timeJson(status.lastHeard)}, {u"dropped"_s, status.dropped},
        {u"error"_s, textOrNull(describe(status.error))}};
}

QJsonObject toJson(const CapabilitySet& capabilities)
{
    QJsonObject all;
    for (int i = 0; i < kCapabilityCount; ++i) {
        const auto capability = static_cast<Capability>(i);
        const Availability& it = capabilities.of(capability);
        QJsonObject row{{u"can"_s, it.can}};
        if (!it.can)
            row.insert(u"why"_s, it.why);
        all.insert(toName(capability), row);
    }
    return all;
}

} // namespace callboard
