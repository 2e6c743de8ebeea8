// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about calls of the past and about day and night.
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

} // namespace

bool isMissed(const CallRecord& record)
{
    return record.direction == Direction::In && record.result != CallResult::Answered
        && record.result != CallResult::Unknown;
}

QString resultWord(const CallRecord& record)
{
    const bool in = record.direction == Direction::In;
    switch (record.result) {
    case CallResult::Answered:
        return in ? Wording::tr("answered") : Wording::tr("reached");
    case CallResult::NoAnswer:
        return in ? Wording::tr("missed") : Wording::tr("no answer");
    case CallResult::Busy:
        return in ? Wording::tr("missed, busy") : Wording::tr("busy");
    case CallResult::Failed:
        return Wording::tr("failed");
    case CallResult::Voicemail:
        return in ? Wording::tr("missed, voicemail") : Wording::tr("voicemail");
    case CallResult::Unknown:
        break;
    }
    return Wording::tr("outcome unknown");
}

const Party& otherParty(const CallRecord& record)
{
    return record.direction == Direction::Out ? record.to : record.from;
}

QString recordSentence(const CallRecord& record)
{
    const QString who = partyText(otherParty(record));
    const QString when = momentText(record.startedAt);
    QStringList sentences{record.direction == Direction::Out
            //: %1 = who was called, %2 = when, %3 = "no answer"
            ? Wording::tr("Call to %1, %2: %3.").arg(who, when, resultWord(record))
            //: %1 = who called, %2 = when, %3 = "missed"
            : Wording::tr("Call from %1, %2: %3.").arg(who, when, resultWord(record))};
    if (!record.answeredBy.isEmpty() && record.result == CallResult::Answered)
        sentences << Wording::tr("Answered by %1.").arg(record.answeredBy);
    if (record.talkSeconds > 0)
        sentences << Wording::tr("They talked for %1.").arg(spokenDuration(record.talkSeconds * qint64{1000}));
    if (!record.queue.isEmpty())
        sentences << Wording::tr("It came through queue %1.").arg(record.queue);
    if (record.recorded || !record.recordings.isEmpty())
        sentences << Wording::tr("It was recorded.");
    return sentences.join(u' ');
}

QString nightWord(bool night)
{
    return night ? Wording::tr("night") : Wording::tr("day");
}

QString nightSentence(const NightSwitch& nightSwitch)
{
    //: %1 = "Main menu", %2 = "night"
    QStringList sentences{Wording::tr("%1: %2.").arg(nightSwitch.name, nightWord(nightSwitch.night))};
    if (!nightSwitch.by.isEmpty())
        sentences << Wording::tr("Set by: %1.").arg(nightSwitch.by);
    if (nightSwitch.stale)
        sentences << Wording::tr("This is the last word before the connection was lost.");
    return sentences.join(u' ');
}

} // namespace callboard
