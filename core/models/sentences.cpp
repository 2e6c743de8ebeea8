// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/wording.h"

#include <QCoreApplication>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

// Only whole sentences are translated; parts that may be missing are sentences of their own.
QString joined(const QStringList& sentences)
{
    return sentences.join(u' ');
}

QString named(const Extension& extension)
{
    return extension.name.isEmpty() ? extension.number()
                                    : Wording::tr("%1, %2").arg(extension.name, extension.number());
}

QString ownCallSentence(const Leg& leg, const Call& call, const QString& who)
{
    if (call.state == CallState::Consulting)
        return Wording::tr("You are consulting; %1 is on this call.").arg(who);
    switch (leg.state) {
    case LegState::Ringing:
        return Wording::tr("%1 is calling you.").arg(who);
    case LegState::Dialing:
        return Wording::tr("You are calling %1.").arg(who);
    case LegState::Talking:
        return Wording::tr("You are talking to %1.").arg(who);
    case LegState::Held:
        return Wording::tr("%1 is on hold.").arg(who);
    case LegState::Parked:
        return Wording::tr("%1 is parked.").arg(who);
    case LegState::Queued:
        return Wording::tr("%1 is waiting.").arg(who);
    case LegState::Ended:
        break;
    }
    return Wording::tr("The call with %1 has ended.").arg(who);
}

QString foreignCallSentence(const Call& call)
{
    const QString from = partyLabel(call.from);
    const QString to = partyLabel(call.to);
    switch (call.state) {
    case CallState::Ringing:
    case CallState::Dialing:
        return Wording::tr("%1 is calling %2.").arg(from, to);
    case CallState::Talking:
        return Wording::tr("%1 is talking to %2.").arg(from, to);
    case CallState::Held:
        return Wording::tr("The call between %1 and %2 is on hold.").arg(from, to);
    case CallState::Consulting:
        return Wording::tr("%1 and %2 are in a consultation.").arg(from, to);
    case CallState::Parked:
        return call.slot.isEmpty() ? Wording::tr("%1 is parked.").arg(from)
                                   : Wording::tr("%1 is parked on slot %2.").arg(from, call.slot);
    case CallState::Queued:
        return call.queue.isEmpty() ? Wording::tr("%1 is waiting.").arg(from)
                                    : Wording::tr("%1 is waiting in queue %2.").arg(from, call.queue);
    case CallState::Ended:
        break;
    }
    return Wording::tr("The call between %1 and %2 has ended.").arg(from, to);
}

QString extensionStateSentence(const Extension& extension)
{
    const QString who = named(extension);
    const bool known = !extension.with.isEmpty();
    const QString other = partyLabel(extension.with);
    switch (extension.state) {
    case ExtensionState::Idle:
        return Wording::tr("%1 is free.").arg(who);
    case ExtensionState::Ringing:
        return known ? Wording::tr("%1 is ringing, called by %2.").arg(who, other)
                     : Wording::tr("%1 is ringing.").arg(who);
    case ExtensionState::Dialing:
        return known ? Wording::tr("%1 is calling %2.").arg(who, other) : Wording::tr("%1 is making a call.").arg(who);
    case ExtensionState::Talking:
        return known ? Wording::tr("%1 is talking to %2.").arg(who, other) : Wording::tr("%1 is talking.").arg(who);
    case ExtensionState::Held:
        return known ? Wording::tr("%1 has %2 on hold.").arg(who, other)
                     : Wording::tr("%1 has a call on hold.").arg(who);
    case ExtensionState::Parked:
        return Wording::tr("%1 has a parked call.").arg(who);
    case ExtensionState::Dnd:
        return Wording::tr("%1 does not want to be disturbed.").arg(who);
    case ExtensionState::Unavailable:
        return Wording::tr("%1 is not available.").arg(who);
    case ExtensionState::Unknown:
        break;
    }
    return Wording::tr("What %1 is doing is not known.").arg(who);
}

} // namespace

Party otherParty(const Call& call, const QString& home)
{
    const Leg* own = home.isEmpty() ? nullptr : call.legOf(home);
    if (own) {
        if (!own->other.isEmpty())
            return own->other;
        return own->direction == Direction::In ? call.from : call.to;
    }
    return call.direction == Direction::Out ? call.to : call.from;
}

QString ghostSentence()
{
    return Wording::tr("The PBX still lists this call; it ended when the PBX crashed.");
}

QString callSentence(const Call& call, const QString& home)
{
    const Leg* own = home.isEmpty() ? nullptr : call.legOf(home);
    QStringList sentences;
    sentences << (own ? ownCallSentence(*own, call, partyText(otherParty(call, home))) : foreignCallSentence(call));
    if (call.admitBy.isValid())
        sentences << Wording::tr("You can let this call through or turn it away.");
    if (own && own->state == LegState::Ringing && !call.queue.isEmpty())
        sentences << Wording::tr("The call came through queue %1.").arg(call.queue);
    if (call.recording)
        sentences << Wording::tr("The call is being recorded.");
    if (own && own->muted)
        sentences << Wording::tr("Your microphone is muted.");
    if (call.ghost)
        sentences << ghostSentence();
    if (call.stale)
        sentences << Wording::tr("This is the last word before the connection was lost.");
    return joined(sentences);
}

QString extensionSentence(const Extension& extension)
{
    QStringList sentences{extensionStateSentence(extension)};
    if (extension.dnd && extension.state != ExtensionState::Dnd)
        sentences << Wording::tr("Do not disturb is on.");
    if (!extension.forwardTo.isEmpty())
        sentences << Wording::tr("Calls are forwarded to %1.").arg(extension.forwardTo);
    if (extension.registered == false)
        sentences << Wording::tr("No phone is registered.");
    if (extension.voicemailNew.value_or(0) > 0)
        sentences << Wording::tr("%n new voicemail message(s).", nullptr, *extension.voicemailNew);
    if (extension.stale)
        sentences << Wording::tr("This is the last word before the connection was lost.");
    return joined(sentences);
}

QString parkSentence(const ParkSlot& slot)
{
    if (slot.isFree())
        return Wording::tr("Park slot %1 is free.").arg(slot.id.text);
    const QString who = partyText(slot.who);
    QStringList sentences{slot.by.isEmpty()
            ? Wording::tr("%1 is parked on slot %2.").arg(who, slot.id.text)
            : Wording::tr("%1 is parked on slot %2 by %3.").arg(who, slot.id.text, slot.by)};
    if (slot.stale)
        sentences << Wording::tr("This is the last word before the connection was lost.");
    return joined(sentences);
}

QString queueSentence(const Queue& queue)
{
    const QString name = queue.name.isEmpty() ? queue.id.text : queue.name;
    const int waiting = static_cast<int>(queue.waiting.size());
    QStringList sentences{waiting == 0 ? Wording::tr("Nobody is waiting in %1.").arg(name)
                                       : Wording::tr("%n caller(s) are waiting in %1.", nullptr, waiting).arg(name)};
    if (queue.stale)
        sentences << Wording::tr("This is the last word before the connection was lost.");
    return joined(sentences);
}

QString agentSentence(const Agent& agent)
{
    const QString who = agent.name.isEmpty() ? agent.extension : Wording::tr("%1, %2").arg(agent.name, agent.extension);
    QStringList sentences;
    if (agent.state == AgentState::Paused && !agent.reason.isEmpty()) {
        sentences << Wording::tr("%1 is paused in queue %2: %3.").arg(who, agent.queue, agent.reason);
    } else {
        //: %1 = who, %2 = queue, %3 = "free", "paused", ...
        sentences << Wording::tr("%1 in queue %2: %3.").arg(who, agent.queue, stateWord(agent.state));
    }
    if (agent.penalty)
        sentences << Wording::tr("Penalty %1.").arg(*agent.penalty);
    return joined(sentences);
}

} // namespace callboard
