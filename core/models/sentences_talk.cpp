// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about conference rooms, chats and voicemail messages.
#include "core/models/modeltext.h"
#include "core/models/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

//: between the parts of a list: "moderator, muted"
QString listed(const QStringList& parts)
{
    return parts.join(Wording::tr(", "));
}

QString staleSentence()
{
    return Wording::tr("This is the last word before the connection was lost.");
}

} // namespace

QString participantLabel(const ConferenceParticipant& participant)
{
    if (participant.party.isEmpty() && !participant.extension.isEmpty())
        return participant.extension;
    return partyLabel(participant.party);
}

QString participantWords(const ConferenceParticipant& participant)
{
    using Presence = ConferenceParticipant::Presence;
    QStringList words;
    if (participant.moderator)
        words << Wording::tr("moderator");
    switch (participant.presence) {
    case Presence::Invited:
        words << Wording::tr("being called");
        return listed(words);
    case Presence::Left:
        words << Wording::tr("left");
        return listed(words);
    case Presence::Present:
        break;
    }
    if (participant.held)
        words << Wording::tr("on hold");
    if (participant.muted)
        words << Wording::tr("muted");
    if (words.isEmpty())
        words << Wording::tr("in the room");
    return listed(words);
}

QString participantSentence(const ConferenceParticipant& participant, bool stale)
{
    const Party& party = participant.party;
    const QString who = party.isEmpty() ? participantLabel(participant)
        : party.number.isEmpty()        ? partyText({party.name, participant.extension})
                                        : partyText(party);
    //: %1 = who, %2 = "moderator, muted"
    const QString sentence = Wording::tr("%1: %2.").arg(who, participantWords(participant));
    return stale ? sentence + u' ' + staleSentence() : sentence;
}

QString roomLabel(const ConferenceRoom& room)
{
    return room.name.isEmpty() ? Wording::tr("Room %1").arg(room.id.text) : room.name;
}

QString roomSentence(const ConferenceRoom& room)
{
    const QString name = room.name.isEmpty() ? room.id.text : room.name;
    const int present = room.present();
    QStringList sentences{present == 0
            ? Wording::tr("Nobody is in conference room %1.").arg(name)
            : Wording::tr("%n person(s) in conference room %1.", nullptr, present).arg(name)};
    if (room.recording)
        sentences << Wording::tr("It is being recorded.");
    if (room.stale)
        sentences << staleSentence();
    return sentences.join(u' ');
}

QString chatPersonLabel(const ChatPerson& person)
{
    if (!person.name.isEmpty())
        return person.name;
    return person.account.isEmpty() ? Wording::tr("somebody") : person.account;
}

QString chatRoomLabel(const ChatRoom& room)
{
    if (!room.name.isEmpty())
        return room.name;
    QStringList names;
    for (const ChatPerson& person : room.members)
        names << chatPersonLabel(person);
    return names.isEmpty() ? Wording::tr("Chat without a name") : listed(names);
}

QString chatRoomSentence(const ChatRoom& room, int unread)
{
    const QString name = chatRoomLabel(room);
    QStringList sentences{room.direct
            ? Wording::tr("Chat with %1.").arg(name)
            : Wording::tr("Chat %1, %n member(s).", nullptr, static_cast<int>(room.members.size())).arg(name)};
    if (unread > 0)
        sentences << Wording::tr("%n unread message(s).", nullptr, unread);
    if (room.stale)
        sentences << staleSentence();
    return sentences.join(u' ');
}

QString chatMessageSentence(const ChatMessage& message)
{
    const QString at = momentText(message.at);
    if (message.own)
        return Wording::tr("You wrote, %1: %2").arg(at, message.text);
    //: %1 = who, %2 = when, %3 = the message
    return Wording::tr("%1 wrote, %2: %3").arg(chatPersonLabel(message.from), at, message.text);
}

QString voicemailWords(const VoicemailMessage& message)
{
    QStringList words;
    if (message.urgent)
        words << Wording::tr("urgent");
    words << (message.heard ? Wording::tr("heard") : Wording::tr("new"));
    return listed(words);
}

QString voicemailSentence(const VoicemailMessage& message)
{
    QStringList sentences;
    const QString who = partyText(message.from);
    if (message.at.isValid()) {
        //: %1 = who, %2 = when, %3 = "urgent, new"
        sentences
            << Wording::tr("Voicemail from %1, %2: %3.").arg(who, momentText(message.at), voicemailWords(message));
    } else {
        sentences << Wording::tr("Voicemail from %1: %2.").arg(who, voicemailWords(message));
    }
    if (message.seconds >= 0)
        sentences << Wording::tr("It is %1 long.").arg(spokenDuration(message.seconds * qint64{1000}));
    return sentences.join(u' ');
}

} // namespace callboard
