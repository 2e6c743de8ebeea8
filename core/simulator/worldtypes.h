// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace callboard::sim {

enum class ExtensionKind : quint8 { User, RingGroup, Ivr, Schedule, Conference, Callback };

//! What a leg is doing. Offered -> Ringing -> Talking <-> Held for a phone that is called; Dialing -> Talking for one
//! that calls; Parked <-> Talking for who is left in a slot. Any state may end.
enum class LegState : quint8 { Offered, Ringing, Dialing, Talking, Held, Parked };

//! What just happened to a leg; a face words it in its own way.
enum class LegEvent : quint8 {
    Offered, //!< the PBX calls this phone
    Ringing,
    Dialing, //!< this phone called in
    Answered, //!< this phone answered
    Connected, //!< the call that this phone made was answered
    Held,
    Resumed,
    Parked,
    Retrieved, //!< no longer parked
    TalkEnded, //!< an answered leg is about to end
};

//! Why a leg rings; decides what follows when it answers, refuses or stays silent.
enum class Purpose : quint8 {
    Call,
    Originate, //!< the first leg of a call made on somebody's behalf
    Transfer,
    Recall, //!< back to who transferred, because the target did not take it
    Consult,
    Forward, //!< a whole call moved to somebody else
    QueueOffer,
    Retrieve, //!< takes a parked call
    Supervise, //!< joins a conversation without being a party of it
    Invite, //!< called into a meeting
};

struct Mailbox
{
    int fresh = 0;
    int unread = 0;
    int read = 0;
    int saved = 0;
    bool operator==(const Mailbox&) const = default;
};

struct Extension
{
    QString number;
    QString name;
    QString department;
    ExtensionKind kind = ExtensionKind::User;
    //! "rr" call hunting with a queue, "sr" all at once, "aa" auto attendant, "app" a menu that somebody's application
    //! runs; empty for users
    QString subKind;
    bool registered = true;
    bool remoteControlled = true; //!< the phone answers and holds when the PBX tells it to
    bool autoAnswer = false;
    bool canJoin = false; //!< may join others' conversations
    bool allowJoin = true; //!< others may join this user's
    bool admin = false;
    bool dnd = false;
    bool mayMeet = true; //!< may open meetings
    int maxCalls = 1; //!< -1 = unlimited
    int ringSeconds = 30;
    Mailbox mailbox;
    QString forwardAll;
    QString forwardBusy;
    QString forwardNoAnswer;
    QStringList members;
    QString password; //!< empty: derived from seed and number, see Directory::password()
    QHash<QString, QString> extra; //!< settings that nothing here acts on
};

//! Who supervises how.
struct Supervision
{
    bool listen = true;
    bool speak = false;
    bool tutor = false; //!< heard by the supervised user only
    bool operator==(const Supervision&) const = default;
};

struct EndReason
{
    int sip = 200;
    int q850 = 16;
    bool byCallee = false;
    QString text;
    bool operator==(const EndReason&) const = default;
};
[[nodiscard]] EndReason endedNormally(bool byCallee);
[[nodiscard]] EndReason endedBusy();
[[nodiscard]] EndReason endedNoAnswer();
[[nodiscard]] EndReason endedRejected();
[[nodiscard]] EndReason endedCancelled();
[[nodiscard]] EndReason endedNotFound();
[[nodiscard]] EndReason endedUnavailable(); //!< the phone is not registered
[[nodiscard]] EndReason endedElsewhere(); //!< somebody else took the call
[[nodiscard]] EndReason endedByTransfer(bool byCallee, bool attended); //!< the one who handed the call over

//! One party's part in a call.
struct Talker
{
    QString id;
    QString room;
    QString extension; //!< empty: an outside party or the PBX itself
    QString number;
    QString name;
    LegState state = LegState::Offered;
    LegEvent last = LegEvent::Offered;
    qint64 begun = 0; //!< world milliseconds
    qint64 since = 0;
    qint64 answeredAt = 0; //!< 0: not yet
    bool caller = false; //!< began the call
    bool system = false; //!< mailbox, IVR, conference bridge
    bool recording = false;
    Purpose purpose = Purpose::Call;
    Supervision supervision;
    QString peer; //!< the leg this one faces, if there is one
    QString peerNumber;
    QString peerName;
    QString home; //!< while consulting: the room of the held call
    QString recallTo; //!< extension to ring when this leg is not answered
    QString slot; //!< a Retrieve leg: where the call was parked
    QString line;
    QString trunk; //!< Trunk::id of an outside party's; empty inside
    bool muted = false; //!< not heard by the other side
    QString group; //!< the queue or ring group on whose behalf it rings
    QStringList forwardedBy; //!< extensions that sent the call on, first one first
    bool application = false; //!< a system leg whose steps somebody's application decides
    bool earlyMedia = false; //!< alerting, with sound of its own
    bool detectsKeys = false;
    QMap<int, quint64> prompts; //!< what is being played, by its place in the stack -> the end's timer
    quint64 timer = 0;

    [[nodiscard]] bool answered() const { return answeredAt != 0; }
    [[nodiscard]] bool alerting() const { return state == LegState::Offered || state == LegState::Ringing; }
    [[nodiscard]] bool supervisor() const { return purpose == Purpose::Supervise; }
};

//! A call: the talkers that hear each other, or will.
struct Room
{
    QString id;
    QString tag; //!< the caller's own mark, returned with each event of the room
    QStringList talkers;
    QStringList dialNext; //!< who is called once the first leg answers
    QString consulting; //!< the talker who is away on a consultation and will be back
    QString slot; //!< parked here
    QString queue; //!< waits here
    QString conference;
    QString meeting;
    QString gate; //!< the number that is called once somebody lets the call in
    int hops = 0; //!< forwards so far, against loops
    qint64 begun = 0;
};

struct ParkedCall
{
    QString slot;
    QString room;
    QString talker; //!< who waits
    QString by; //!< the extension that parked
    qint64 since = 0;
};

struct QueueEntry
{
    QString queue;
    QString room;
    QString talker;
    qint64 since = 0;
};

//! What happened to a record.
enum class Change : quint8 { Added, Changed, Removed };

//! How an agent belongs to a queue.
struct QueueMember
{
    QString queue;
    QString agent; //!< extension
    int penalty = 0; //!< agents of a lower one are rung first
    bool dynamic = false; //!< joined while the PBX ran
    bool loggedOff = false; //!< belongs to the queue but takes no calls
    bool paused = false;
    QString reason; //!< why paused
    qint64 pausedAt = 0; //!< world milliseconds of the last pause; 0: never
    int callsTaken = 0;
    qint64 lastCall = 0; //!< 0: none yet
};

//! An appearance of the shared main line.
struct SharedLine
{
    QString id;
    QString talker; //!< the outside party; empty: free
    QString number;
    QString assigned; //!< the leg that talks to it
    QString room;
};

//! Somebody in a meeting, on the way into it, or who was there.
struct MeetingMember
{
    enum class Presence : quint8 { Invited, Present, Left };

    int id = 0; //!< unique in the meeting
    QString talker;
    QString number;
    QString name;
    QString callerId{}; //!< shown to the one who is called; empty: the owner's number
    Presence presence = Presence::Invited;
    bool moderator = false;
    bool muted = false; //!< is not heard by the others
    bool held = false; //!< hears music instead of the others
    bool quiet = false; //!< comes and goes unannounced
    bool waitsForModerator = false; //!< the meeting ends with its last moderator
    QString language{};
    QString holdMusic{}; //!< where it comes from
    QString announcement{}; //!< where the meeting's spoken name comes from
    qint64 joined = 0; //!< world milliseconds; 0: not yet
    qint64 left = 0; //!< 0: not yet
};

//! A conference made on the spot: several legs in one room, which lives as long as somebody is in it or is called.
struct Meeting
{
    QString id;
    QString name;
    QString owner; //!< extension
    QString room;
    int most = 0; //!< members at a time; 0: no limit
    qint64 begun = 0;
    QList<MeetingMember> members; //!< those who left, too
};

enum class MeetingEvent : quint8 { Started, Invited, Joined, Changed, Left, Ended };

//! Phones that speak out loud what one says.
struct PagingGroup
{
    QString number;
    QString name;
    QStringList members;
    bool multicast = false; //!< phones listen at an address; nobody is called
};

struct Trunk
{
    QString id;
    QString name;
    int channels = 0;
    bool registered = true;
};

[[nodiscard]] QString toName(ExtensionKind kind);
[[nodiscard]] QString toName(LegState state);
[[nodiscard]] QString toName(LegEvent event);
[[nodiscard]] QString toName(MeetingMember::Presence presence);
[[nodiscard]] QString toName(MeetingEvent event);
[[nodiscard]] Error refused(const QString& reason);

[[nodiscard]] QJsonObject toJson(const Talker& talker);
[[nodiscard]] QJsonObject toJson(const Extension& extension);
[[nodiscard]] QJsonObject toJson(const Meeting& meeting);

} // namespace callboard::sim
