// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/fcm630a/fcmcodec.h"
#include "core/pbx/livestate.h"

#include <map>
#include <string>
#include <vector>

namespace callboard::fcm630a {

//! The PBX's clock and time zone, as one distance.
struct PbxClock
{
    qint64 localAheadMs = 0; //!< its local time as if it were UTC, minus our UTC
    std::optional<int> zoneMinutes;
    bool known = false;

    //! Our UTC for a PBX local time; 0 stays 0.
    [[nodiscard]] qint64 utcOf(qint64 local) const { return local == 0 || !known ? 0 : local - localAheadMs; }
    [[nodiscard]] qint64 localOf(qint64 utc) const { return utc + localAheadMs; }
};

//! One device's connection with the PBX, as one or both lists tell of it.
struct Channel
{
    std::string name; //!< the PBX's: what commands take
    std::string leg; //!< ours: a name that comes again is another leg
    std::string owner; //!< the extension's number or the trunk's index
    bool trunk = false;
    bool extension = false; //!< one that we know
    quint64 order = 0; //!< in which they came

    // By listUnBridgedChannels.
    bool unbridged = false;
    quint64 unbridgedTicket = 0;
    std::string state;
    std::string service;
    std::string callerNumber, callerName, connectedNumber, connectedName;
    std::string inboundTrunk, outboundTrunk;
    qint64 allocMs = 0;

    // By listBridgedChannels.
    bool bridged = false;
    quint64 bridgedTicket = 0;
    bool isCaller = false;
    std::string bridge, peer;
    std::string number, callName, peerNumber, peerName;
    qint64 bridgedMs = 0;

    std::string linked, unique, feature;
    quint64 leftTicket = 0; //!< of the list that it was missing from
    int inBoth = 0; //!< rounds in which both lists had it
    std::string call; //!< the call's id; empty before the first round
    std::string spiesOn; //!< channel that it listens to
    std::string queue; //!< that it waits in
    std::optional<SuperviseMode> spying;
    bool cameThrough = false; //!< the queue that brought it is told
    bool everTalked = false;
    bool held = false; //!< by our own command: the PBX never says, notes 27
    bool muted = false;
    bool transferred = false; //!< by our own command
    bool rejected = false; //!< likewise

    [[nodiscard]] bool isTalking() const;
    [[nodiscard]] bool isRinging() const;
    [[nodiscard]] bool isWaiting() const; //!< in a queue
    [[nodiscard]] bool isPresent() const { return unbridged || bridged; }
    //! Who is on this channel.
    [[nodiscard]] Text ownNumber() const;
    //! With whom, as far as this channel says.
    [[nodiscard]] Text otherNumber() const;
    [[nodiscard]] Text otherName() const;
};

//! Who is in which call, from two lists that are never read at the same moment, and from events where there are some.
//! A call keeps its identity while its channels move from one list to the other; only what changed is passed on.
class FcmCalls
{
public:
    FcmCalls(LiveState& live, const Clock& clock);

    void setExtensions(std::function<bool(Text)> isExtension) { m_isExtension = std::move(isExtension); }
    void setQueues(const QStringList& numbers) { m_queues = numbers; }
    void setPbxClock(const PbxClock& clock) { m_pbxClock = clock; }
    //! New outside calls may be let through or refused for that long; nullopt: they cannot.
    void setAdmission(std::optional<std::chrono::milliseconds> within) { m_admitWithin = within; }

    //! To be taken when a list is asked for; what it tells is compared with what was asked before and after.
    [[nodiscard]] quint64 ticket() { return ++m_ticket; }
    void beginUnbridged(quint64 ticket);
    void beginBridged(quint64 ticket);
    void add(const ChannelRow& row);
    void add(const BridgeRow& row);
    //! Compares, and passes on what changed.
    void endUnbridged();
    void endBridged();

    // Events.
    void changed(const ChannelRow& row);
    void changed(const BridgeRow& row);
    void gone(Text channel, bool bridged);
    void settle();

    //! While everything is read anew nothing is passed on; tellAll() follows.
    void setQuiet(bool on) { m_quiet = on; }
    //! For a new snapshot: everything is passed on again.
    void tellAll();
    //! Whether a channel is in neither list, so that the other one should be asked.
    [[nodiscard]] bool wantsUnbridged() const;
    [[nodiscard]] bool wantsBridged() const;

    // ---- for commands ----
    [[nodiscard]] const Channel* find(const QString& name) const;
    [[nodiscard]] const Channel* channelOf(const QString& call, const QString& extension) const;
    [[nodiscard]] std::vector<const Channel*> channelsIn(const QString& call) const;
    [[nodiscard]] QStringList channelsOfExtension(const QString& extension) const;
    //! The outside party of a call that came in.
    [[nodiscard]] const Channel* inboundTrunkOf(const QString& call) const;
    [[nodiscard]] QStringList trunkChannels() const;
    void setHeld(const QString& channel, bool on);
    void setMuted(const QString& channel, bool on);
    void setTransferred(const QString& channel);
    void setRejected(const QString& channel);
    //! Whether the PBX was heard to tell which queue somebody waits in: the document's does not, notes table.
    [[nodiscard]] bool tellsQueues() const { return m_queuesTold; }
    //! The channel with which `extension` listens to that one; nullptr if it does not.
    [[nodiscard]] const Channel* spyOn(const QString& channel, const QString& extension) const;
    [[nodiscard]] const Channel* spyIn(const QString& call, const QString& extension) const;
    //! The next new channel of this extension listens to that one.
    void expectSpy(const QString& extension, const QString& watched, SuperviseMode mode, qint64 untilMs);
    void decided(const QString& call); //!< it was let through or refused
    //! Until when the next decision has to be made, milliseconds since 1970 UTC; 0: none is pending.
    [[nodiscard]] qint64 nextDeadline() const;
    [[nodiscard]] bool anyLive() const { return !m_channels.empty(); }

private:
    struct Told
    { //!< what LiveState was told of a leg
        std::string call, extension, otherNumber, otherName, ownNumber, ownName;
        LegState state = LegState::Ended;
        Direction direction = Direction::In;
        bool muted = false;
        std::optional<SuperviseMode> spying;
        friend bool operator==(const Told&, const Told&) = default;
    };
    struct Spy
    {
        std::string extension, watched;
        SuperviseMode mode = SuperviseMode::Listen;
        qint64 untilMs = 0;
    };

    Channel* channel(Text name, Text unique, quint64 ticket);
    void takeSide(const BridgeRow& row, const BridgeRow::Side& side, const BridgeRow::Side& other, bool isCaller);
    void end(bool bridgedList);
    void meetSpies(Channel& fresh);
    void group();
    void nameGroups(const std::vector<Channel*>& all, std::vector<size_t>& parent);
    [[nodiscard]] std::string freshId(const Channel& oldest, const std::vector<Channel*>& members) const;
    void bury();
    void tell();
    void tellLeg(Channel& channel, bool callRings);
    void tellInferred();
    void tellQueue(Channel& channel);
    void tellAdmission();
    void endQueue(Channel& channel);
    [[nodiscard]] LegState legStateOf(const Channel& channel, bool callRings) const;
    [[nodiscard]] Direction directionOf(const Channel& channel, bool callRings) const;
    [[nodiscard]] std::string queueOf(const Channel& channel) const;
    [[nodiscard]] qint64 sinceOf(const Channel& channel, LegState state) const;
    [[nodiscard]] qint64 timeOf(Text local, Text stamp) const;

    LiveState& m_live;
    const Clock& m_clock;
    PbxClock m_pbxClock;
    std::function<bool(Text)> m_isExtension;
    QStringList m_queues;
    std::optional<std::chrono::milliseconds> m_admitWithin;
    std::map<std::string, Channel, std::less<>> m_channels; //!< by name; addresses are stable
    std::map<std::string, Told, std::less<>> m_told; //!< by leg
    std::map<std::string, quint64, std::less<>> m_buried; //!< channel -> ticket of when it went
    std::map<std::string, int, std::less<>> m_lives; //!< how often a name came again
    std::map<std::string, qint64> m_admit; //!< call -> until when
    std::vector<Spy> m_spies;
    quint64 m_ticket = 0;
    quint64 m_reading = 0; //!< ticket of the list that is read now
    quint64 m_unbridgedRead = 0; //!< newest ticket of each list
    quint64 m_bridgedRead = 0;
    quint64 m_order = 0;
    bool m_quiet = false;
    bool m_queuesTold = false; //!< a channel named the queue that it waits in
};

} // namespace callboard::fcm630a
