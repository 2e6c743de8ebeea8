// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/accounts.h"
#include "core/simulator/callhistory.h"
#include "core/simulator/chats.h"
#include "core/simulator/directory.h"
#include "core/simulator/records.h"
#include "core/simulator/scheduler.h"
#include "core/simulator/voicemails.h"
#include "core/simulator/worldtypes.h"

#include <QObject>

#include <map>

namespace callboard::sim {

//! Somebody makes a call on a user's behalf.
struct OriginateRequest
{
    QString from;
    QStringList to;
    bool both = false; //!< ring everybody at once; otherwise `from` first
    QString tag; //!< returned as Room::tag
};

//! A PBX: who is there, who talks to whom, what waits where. One truth for every face. Deterministic for a seed.
//! Operations take ids as text and say in a sentence why they refuse; nothing changes then. Signals carry copies and
//! are sent in the order things happen; a listener must not call back into the world but through the scheduler.
class World : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kPickUpMs = 300; //!< a phone that its own user made ring
    static constexpr qint64 kBusyMs = 200;
    static constexpr qint64 kQueueRetryMs = 5000;
    static constexpr qint64 kGateMs = 10'000; //!< how long a call from outside waits for accept or refuse

    explicit World(Scheduler& scheduler, quint32 seed, QObject* parent = nullptr);

    [[nodiscard]] Scheduler& scheduler() const { return m_scheduler; }
    [[nodiscard]] Directory& directory() { return m_directory; }
    [[nodiscard]] const Directory& directory() const { return m_directory; }
    [[nodiscard]] Records& records() { return m_records; }
    [[nodiscard]] Accounts& accounts() { return m_accounts; }
    [[nodiscard]] Chats& chats() { return m_chats; }
    [[nodiscard]] Voicemails& voicemails() { return m_voicemails; }
    [[nodiscard]] const CallHistory& history() const { return m_history; }

    // What is the case.
    [[nodiscard]] const Talker* talker(const QString& id) const;
    [[nodiscard]] const Room* room(const QString& id) const;
    [[nodiscard]] const std::map<QString, Talker>& talkers() const { return m_talkers; }
    [[nodiscard]] const std::map<QString, Room>& rooms() const { return m_rooms; }
    [[nodiscard]] QList<Talker> talkersIn(const QString& roomId) const;
    [[nodiscard]] QList<Talker> talkersOf(const QString& extension) const;
    [[nodiscard]] QList<Talker> talkersAt(const QString& number) const; //!< an outside party's
    [[nodiscard]] const QMap<QString, ParkedCall>& parked() const { return m_parked; }
    [[nodiscard]] const QList<QueueEntry>& waiting() const { return m_waiting; }
    [[nodiscard]] int queuePosition(const QueueEntry& entry) const; //!< 0 = next
    [[nodiscard]] int activeAgents(const QString& queue) const; //!< neither away nor paused, talking or not
    [[nodiscard]] const QMap<QString, Meeting>& meetings() const { return m_meetings; }
    [[nodiscard]] const Meeting* meeting(const QString& id) const;
    [[nodiscard]] const Meeting* meetingOf(const QString& owner, const QString& name) const;
    [[nodiscard]] const QList<SharedLine>& lines() const { return m_lines; }
    [[nodiscard]] const QList<Trunk>& trunks() const { return m_trunks; }
    [[nodiscard]] QString trunkOf(const QString& number) const; //!< which one calls with that outside number take
    [[nodiscard]] const QMap<QString, PagingGroup>& pagingGroups() const { return m_pagingGroups; }
    [[nodiscard]] bool callControl() const { return m_callControl; }
    [[nodiscard]] const Extension* queueOf(const QString& number) const; //!< null unless callers wait there
    [[nodiscard]] QList<QueueMember> queueMembers(const QString& queue) const;
    [[nodiscard]] QStringList queuesOf(const QString& agent) const;
    [[nodiscard]] bool isPaused(const QString& agent) const; //!< in every queue
    [[nodiscard]] qint64 startedAt() const { return m_startedAt; } //!< world time of the last start; ahead while down
    [[nodiscard]] qint64 crashedAt() const { return m_crashedAt; } //!< 0: never
    [[nodiscard]] QJsonObject toJson() const;

    // Calls. Each returns the id of what it made.
    Result<QString> dial(const QString& extension, const QString& number); //!< a user dials; returns the call
    Result<QString> dialFromOutside(const QString& number, const QString& name, const QString& to);
    Result<QString> originate(const OriginateRequest& request);
    Result<void> answer(const QString& talkerId);
    //! Puts down, refuses, gives up or completes a consultation, as the leg's state has it.
    Result<void> hangup(const QString& talkerId);
    Result<void> hangupRoom(const QString& roomId);
    Result<void> hold(const QString& talkerId);
    Result<void> resume(const QString& talkerId);

    Result<void> setMuted(const QString& talkerId, bool on);

    // Calls from outside may have to wait at the gate: kGateMs, then they go on by themselves.
    void setCallControl(bool on) { m_callControl = on; }
    Result<void> acceptAtGate(const QString& talkerId);
    Result<void> refuseAtGate(const QString& talkerId);

    // Announcements. Calls the phone and plays something; returns the call.
    Result<QString> announce(const QString& extension, const QString& what);
    void setPagingGroup(const PagingGroup& group) { m_pagingGroups.insert(group.number, group); }
    void removePagingGroup(const QString& number) { m_pagingGroups.remove(number); }
    //! Calls `extension`, who then speaks to the group. Returns the call.
    Result<QString> page(const QString& group, const QString& extension);
    Result<void> endPage(const QString& group);

    // Moving calls. `requester` is the extension that asks: of the two sides it is the one that leaves.
    Result<void> blindTransfer(const QString& talkerId, const QString& to, const QString& requester = {});
    Result<void> consult(const QString& talkerId, const QString& to);
    Result<void> cancelConsult(const QString& talkerId);
    Result<void> conference(const QString& talkerId);
    Result<void> forward(const QString& roomId, const QStringList& to, const QString& requester = {});
    Result<void> supervise(const QString& extension, const QString& talkerId, Supervision how);
    //! Brings the other sides of two calls of one phone together; its own two legs end.
    Result<void> join(const QString& talkerId, const QString& otherTalkerId);
    Result<void> park(const QString& talkerId, const QString& slot);
    Result<void> retrieve(const QString& extension, const QString& slot);

    // Meetings. A name is unique among the owner's meetings.
    Result<QString> openMeeting(const QString& owner, const QString& name, int most = 0);
    //! Calls somebody into it; of `wish` the settings are taken. Returns the leg.
    Result<QString> inviteToMeeting(const QString& meetingId, const QString& number, const MeetingMember& wish);
    //! Makes one of a call of two parties. Returns the meeting.
    Result<QString> convertToMeeting(
        const QString& talkerId, const Meeting& wish, const MeetingMember& callerWish, const MeetingMember& calleeWish);
    Result<void> setMeetingMember(const QString& meetingId, int member, bool muted, bool held);
    Result<void> removeFromMeeting(const QString& meetingId, int member);
    Result<void> endMeeting(const QString& meetingId);

    // Legs that an application runs.
    Result<void> alert(const QString& talkerId, bool earlyMedia);
    //! `place`: in the stack of prompts; what was played there ends. `times` -1: for ever.
    Result<void> playPrompt(const QString& talkerId, int place, int times);
    Result<void> stopPrompt(const QString& talkerId, int place);
    Result<void> setKeyDetection(const QString& talkerId, bool on);
    //! A party presses a key of the phone.
    Result<void> pressKey(const QString& talkerId, QChar key, int ms);

    // The rest of the house.
    Result<void> setRecording(const QString& talkerId, bool on);
    Result<void> setRegistered(const QString& extension, bool on);
    Result<void> setMailbox(const QString& extension, const Mailbox& box);
    Result<void> setDnd(const QString& extension, bool on);
    //! A face did something that the world has no rule for; for the truth log.
    void remark(const QString& what, const QJsonObject& fields) { Q_EMIT remarked(what, fields); }
    void endEverything();
    //! The switch dies and is back after a while: calls are gone without a word, only crashed() is sent.
    void crash(qint64 downMs = 0);

    // Queues and their agents. Without a queue a pause is in all of them.
    Result<void> setPaused(const QString& agent, bool paused, const QString& reason = {}, const QString& queue = {});
    Result<void> setPenalty(const QString& queue, const QString& agent, int penalty);
    Result<void> addQueueMember(const QString& queue, const QString& agent, int penalty = 0, bool paused = false);
    Result<void> removeQueueMember(const QString& queue, const QString& agent);
    Result<void> setLoggedIn(const QString& queue, const QString& agent, bool on);

    // Messages in mailboxes; each of these is also a voicemailChanged().
    Result<QString> leaveVoicemail(const QString& extension, const QString& number, const QString& name, int seconds);
    Result<void> setVoicemailHeard(const QString& id, bool heard);
    Result<void> removeVoicemail(const QString& id);

    [[nodiscard]] static bool isOutsideNumber(const QString& number);

Q_SIGNALS:
    void talkerChanged(const callboard::sim::Talker& talker, callboard::sim::LegEvent event);
    void talkerEnded(const callboard::sim::Talker& talker, const callboard::sim::EndReason& reason);
    void roomEnded(const QString& roomId);
    void parkChanged(const callboard::sim::ParkedCall& parked, bool on);
    void queueChanged(const callboard::sim::QueueEntry& entry, bool on);
    void recordingChanged(const callboard::sim::Talker& talker, bool on);
    void mutedChanged(const callboard::sim::Talker& talker, bool on);
    void registeredChanged(const QString& extension, bool on);
    void voicemailChanged(const QString& extension, const callboard::sim::Mailbox& box);
    void lineChanged(const callboard::sim::SharedLine& line, bool on);
    void meetingChanged(const callboard::sim::Meeting& meeting, callboard::sim::MeetingEvent event);
    void meetingMemberChanged(const callboard::sim::Meeting& meeting, const callboard::sim::MeetingMember& member,
        callboard::sim::MeetingEvent event);
    void promptEnded(const callboard::sim::Talker& talker, int place);
    void keyPressed(const callboard::sim::Talker& talker, QChar key, int ms);
    void memberChanged(const callboard::sim::QueueMember& member, callboard::sim::Change change);
    void crashed();
    void remarked(const QString& what, const QJsonObject& fields);

private:
    struct Party
    {
        QString extension;
        QString number;
        QString name;
        bool system = false;
    };
    struct Ring
    {
        Purpose purpose = Purpose::Call;
        QString peer; //!< leg that is shown as the other side
        QString recallTo;
        bool pickUp = false; //!< answers by itself after kPickUpMs
        bool always = false; //!< also when busy: the user asked for it
        QStringList forwardedBy{};
        QString group{};
        QString shownNumber{}; //!< as the other side, when there is no peer
        QString shownName{};
    };

    // world.cpp
    Talker* leg(const QString& id);
    Room* call(const QString& id);
    Room& newRoom(const QString& tag = {});
    Talker& newTalker(Room& room, const Party& party);
    Party partyOf(const QString& number) const;
    void note(Talker& talker, LegState state, LegEvent event);
    static void face(Talker& talker, const Talker& peer);
    void move(Talker& talker, Room& to);
    void finish(const QString& talkerId, const EndReason& reason);
    void settle(const QString& roomId, const EndReason& reason);
    void endRoom(const QString& roomId, const EndReason& reason);
    void dropIfEmpty(const QString& roomId);
    [[nodiscard]] int partiesOf(const Room& room) const;
    //! Whom this leg talks to; null while nobody has answered.
    [[nodiscard]] Talker* otherParty(const Talker& talker);
    //! Whether somebody may still answer the one who calls.
    [[nodiscard]] bool anyoneRinging(const Room& room) const;
    void setTimer(Talker& talker, qint64 ms, void (World::*then)(const QString&));

    // worldringing.cpp
    [[nodiscard]] Result<void> reachable(const QString& number) const;
    [[nodiscard]] bool isBusy(const Extension& extension) const;
    Result<void> routeTo(const QString& roomId, const QString& number, const Ring& ring);
    QString ringUser(Room& room, const Extension& user, const Ring& ring);
    QString ringOutside(Room& room, const QString& number, const Ring& ring);
    void ringSystem(Room& room, const QString& number, const QString& name, const Ring& ring, qint64 answerMs);
    Result<void> ringGroup(Room& room, const Extension& group, const Ring& ring);
    void onBusy(const QString& talkerId);
    void onNoAnswer(const QString& talkerId);
    void onPickUp(const QString& talkerId);
    void ringFailed(const QString& talkerId, const EndReason& reason);
    void callFailed(const Talker& ended, const EndReason& reason);
    void recallOrEnd(const QString& roomId, const QString& extension, const EndReason& reason);
    void answered(Talker& talker);
    void systemAnswered(const QString& talkerId);

    // worldconference.cpp
    [[nodiscard]] Result<void> mayOpen(const QString& owner, const QString& name) const;
    Meeting& newMeeting(const Room& room, const Meeting& wish);
    MeetingMember& enrol(Meeting& meeting, const Talker& talker, const MeetingMember& wish);
    [[nodiscard]] MeetingMember* meetingMemberOf(const Talker& talker);
    void joinMeeting(const Talker& talker);
    void leaveMeeting(const Talker& talker);
    void settleMeeting(const QString& roomId, const EndReason& reason);
    void closeMeeting(const Room& room);
    [[nodiscard]] bool isPresent(const Meeting& meeting, bool moderator) const;

    // worldapplication.cpp
    void ringApplication(Room& room, const Extension& menu, const Ring& ring);
    [[nodiscard]] Result<Talker*> applicationLeg(const QString& id, bool sounding);
    void playOnce(const QString& talkerId, int place, int times);
    void stopPrompts(Talker& talker);

    // worldannounce.cpp
    void openGate(const QString& callerId);
    void closeGate(Room& room);
    void hangUpMachine(const QString& talkerId);

    // worldtransfer.cpp
    void returnHome(const QString& talkerId);
    [[nodiscard]] bool isConsultation(const Room& room) const;
    Result<void> completeConsult(const QString& talkerId);
    void bringTogether(const QString& takerId, const QString& waitsId, const QString& recallTo);
    [[nodiscard]] QString transferrerOf(const Talker& talker, const QString& requester);

    // worldparking.cpp
    void freeSlot(Room& room);
    void retrieveParked(Talker& taker);
    Result<QString> dialSlot(const QString& extension, const QString& slot);

    // worldqueues.cpp
    void enterQueue(Room& room, Talker& caller, const Extension& queue);
    void leaveQueue(Room& room);
    void offerQueue(const QString& queue);
    void offerQueuesOf(const QString& extension);
    void endQueueOffers(const Room& room);

    // worldagents.cpp
    [[nodiscard]] QueueMember memberOf(const QString& queue, const QString& agent) const;
    [[nodiscard]] QStringList freeAgents(const Extension& queue) const;
    void keepMember(const QueueMember& member, Change change);
    void countQueueCall(const QString& queue, const QString& agent);

    // worldlines.cpp
    void seizeLine(Talker& outside);
    void assignLine(const QString& roomId);
    void releaseLine(const Talker& outside);

    Scheduler& m_scheduler;
    Directory m_directory;
    Records m_records;
    Accounts m_accounts;
    Chats m_chats;
    Voicemails m_voicemails;
    CallHistory m_history;
    std::map<QString, Talker> m_talkers;
    std::map<QString, Room> m_rooms;
    QHash<QString, QStringList> m_legsOf; //!< extension -> talkers
    QMap<QString, ParkedCall> m_parked;
    QList<QueueEntry> m_waiting; //!< first come first
    QHash<QString, qint64> m_restUntil; //!< agent who did not answer -> world time of the next offer
    QMap<QString, Meeting> m_meetings;
    quint64 m_nextMeeting = 1;
    QMap<std::pair<QString, QString>, QueueMember> m_members; //!< by queue and agent, where there is something to say
    QList<SharedLine> m_lines;
    QList<Trunk> m_trunks;
    QMap<QString, PagingGroup> m_pagingGroups;
    bool m_callControl = false;
    quint64 m_nextRoom;
    quint64 m_nextTalker;
    qint64 m_startedAt;
    qint64 m_crashedAt = 0;
};

} // namespace callboard::sim
