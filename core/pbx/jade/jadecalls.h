// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/jade/jadecodec.h"
#include "core/pbx/livestate.h"

#include <QSet>

#include <string>
#include <unordered_map>
#include <vector>

namespace callboard::jade {

//! jade's clock seen from ours: its timestamps are shown and measured by our clock.
class ServerClock
{
public:
    //! What the server said its time was, and when that was by our clock.
    void observe(qint64 serverNs, qint64 ourMs);
    [[nodiscard]] qint64 ours(qint64 serverNs) const { return serverNs > 0 ? serverNs / 1'000'000 + m_offsetMs : 0; }

private:
    qint64 m_offsetMs = 0;
    bool m_known = false;
};

//! One channel of Asterisk: a device's part in a call, a line to the outside, or a detour inside.
struct Channel
{
    enum class Waits : quint8 { No, Parked, Queued };

    std::string id, linked, name, callerNum, callerName, connectedNum, connectedName, exten, bridgePeer;
    std::string device; //!< "PJSIP/201"
    std::string extension; //!< number; empty for an outside party
    std::string call; //!< the call that it belongs to for us
    int state = 0; //!< Asterisk's: 0 down, 3 dialing, 4 ring, 5 ringing, 6 up, 7 busy
    int cause = 0;
    qint64 atNs = 0; //!< the server's clock
    Waits waits = Waits::No;
    bool local = false; //!< a detour; makes no leg
    bool caller = false; //!< this one called
    bool older = false; //!< was up before we looked: since when is not known
    bool joined = false; //!< put into its call because a bridge showed it there
    bool transferred = false;
    bool listed = false;

    // What was told last.
    bool told = false;
    LegState toldState = LegState::Ended;
    std::string toldNumber, toldName;
};

//! Channels -> legs and calls. jade tells of every change of every variable; what concerns nobody stops here.
class JadeCalls
{
public:
    JadeCalls(LiveState& live, const Clock& clock, const ServerClock& serverClock);

    //! Devices (by name, without the technology) that are phones of ours, and those that are lines to the outside.
    //! With no phone known every device that is no line counts as one.
    void setDevices(const QSet<QString>& phones, const QSet<QString>& lines);

    void change(const ChannelNote& note, Change change);
    //! Around a list: what it does not hold and is older than `serverNs` is gone.
    void beginList();
    //! How many differed from what was known.
    int endList(qint64 serverNs);
    //! Tells everything again, for a snapshot.
    void tellAll();
    //! Before everything is read again: whatever comes is newer, also from a server whose clock was set back.
    void forgetTimes();
    void setWaits(Text id, Channel::Waits waits);
    //! Channels last heard of before that cannot be alive.
    void markGhosts(qint64 beforeNs);
    //! The next call that this phone begins because the PBX rings it first.
    void expectOwnLeg(const QString& extension);
    void clear();

    [[nodiscard]] const Channel* find(Text id) const;
    [[nodiscard]] std::vector<const Channel*> channelsOf(const QString& call) const;
    [[nodiscard]] std::vector<const Channel*> channelsOfExtension(const QString& extension) const;
    [[nodiscard]] const std::string& callOf(Text id, const std::string& otherwise) const;
    //! Channels of phones and lines.
    [[nodiscard]] int size() const;
    //! Calls in which somebody takes part.
    [[nodiscard]] int calls() const { return static_cast<int>(m_byCall.size()); }

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <typename T> using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

    void begin(const ChannelNote& note, Change change);
    static bool take(const ChannelNote& note, Channel& channel);
    void end(Channel& channel, const ChannelNote* note);
    void enter(Channel& channel, std::string_view call);
    void leave(Channel& channel);
    void joinPeer(Channel& channel);
    void settle(const std::string& call);
    void tell(Channel& channel, LegState state);
    [[nodiscard]] std::optional<LegState> stateOf(const Channel& channel) const;
    void otherOf(const Channel& channel, Text& number, Text& name) const;
    [[nodiscard]] bool isPhone(Text device) const;

    LiveState& m_live;
    const Clock& m_clock;
    const ServerClock& m_serverClock;
    Map<Channel> m_channels;
    Map<std::string> m_names; //!< channel name -> id
    Map<std::vector<Channel*>> m_byCall;
    // Ids that ended lately, in two generations: when one is full it takes the place of the older one, so that the
    // newest are always known and no event pays for looking through them all.
    Map<bool> m_dead;
    Map<bool> m_deadBefore;
    Map<bool> m_devices; //!< name -> is a phone
    bool m_anyPhone = true;
    bool m_inList = false;
    int m_surprises = 0;
    QString m_ownLeg;
    std::string m_scratch;
};

[[nodiscard]] EndCause endCauseOf(int q850, Text words);

} // namespace callboard::jade
