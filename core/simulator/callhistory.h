// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QObject>

#include <deque>
#include <map>

namespace callboard::sim {

class World;

enum class CallDirection : quint8 { In, Out, Internal };
//! How a call ended. Answered: a person or a menu took it; Voicemail: only a mailbox did.
enum class CallResult : quint8 { Answered, NoAnswer, Busy, Failed, Voicemail };

//! What became of one phone that a call was offered to.
struct PastLeg
{
    QString number;
    QString name;
    QString extension; //!< empty: outside, or the PBX itself
    QString group; //!< the queue or ring group that had it rung
    bool system = false; //!< mailbox, menu, conference bridge
    qint64 rang = 0; //!< world milliseconds, as all times here
    qint64 answered = 0; //!< 0: never
    qint64 ended = 0;
    CallResult result = CallResult::NoAnswer;
};

//! A call that is over.
struct PastCall
{
    QString id; //!< unique on the PBX, digits
    CallDirection direction = CallDirection::Internal;
    QString fromNumber;
    QString fromName;
    QString toNumber; //!< what was called
    QString toName;
    qint64 started = 0; //!< world milliseconds
    qint64 answered = 0; //!< by a person, else by the PBX's own services; 0: never
    qint64 ended = 0;
    CallResult result = CallResult::NoAnswer;
    QString trunk; //!< Trunk::id; empty: a call inside the house
    QString queue; //!< where it waited
    qint64 queuedAt = 0; //!< 0: never
    QString answeredBy; //!< the extension that took it first
    QList<PastLeg> legs; //!< in the order they rang
    QString recording; //!< a name for recordingOf(); empty: nothing was recorded
    int recordedSeconds = 0;
    double quality = 0; //!< mean opinion score, 1 to 5; 0: nobody spoke

    [[nodiscard]] qint64 seconds() const { return (ended - started) / 1000; }
    [[nodiscard]] qint64 talkSeconds() const { return answered == 0 ? 0 : (ended - answered) / 1000; }
};

//! The calls that are over: what the world's signals tell, behind a day and a half of calls from before it began.
//! Remembers the newest kMost. A call that a crash ends is forgotten, as a switch that dies writes no record.
class CallHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMost = 20'000;
    static constexpr int kFromBefore = 80;

    explicit CallHistory(World& world, quint32 seed, QObject* parent = nullptr);

    //! In the order in which they ended, the earliest first. The earlier calls are made up when first asked for,
    //! from the users there are then. Valid until the world goes on.
    [[nodiscard]] const std::deque<PastCall>& calls() const;
    [[nodiscard]] const PastCall* find(const QString& id) const;
    [[nodiscard]] const PastCall* recordingOf(const QString& name) const;
    //! RIFF WAVE as Voicemails::audio(); the same for the same call.
    [[nodiscard]] static QByteArray audio(const PastCall& call);

Q_SIGNALS:
    void ended(const callboard::sim::PastCall& call);

private:
    struct OpenCall
    {
        PastCall call;
        QString from; //!< the talker that called
        std::map<QString, qsizetype> legAt; //!< talker -> place in call.legs
        EndReason last;
        qint64 recordingSince = 0;
    };

    void onLeg(const Talker& talker, LegEvent event);
    void onLegEnded(const Talker& talker, const EndReason& reason);
    void onQueue(const QueueEntry& entry, bool on);
    void onRecording(const Talker& talker, bool on);
    void onRoomEnded(const QString& room);
    void close(PastCall& call, const EndReason& last) const;
    void keep(PastCall call) const;
    void makeEarlierCalls() const;
    [[nodiscard]] PastCall earlierCall(int index) const;
    [[nodiscard]] QString recordingName(const PastCall& call) const;

    World& m_world;
    quint32 m_seed;
    qint64 m_origin;
    std::map<QString, OpenCall> m_open; //!< by room
    mutable std::deque<PastCall> m_calls;
    mutable bool m_earlierMade = false;
};

} // namespace callboard::sim
