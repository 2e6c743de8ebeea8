// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/endcause.h"
#include "core/domain/extension.h"
#include "core/domain/line.h"
#include "core/domain/mailbox.h"
#include "core/domain/park.h"
#include "core/domain/queue.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <string_view>

namespace callboard {

class Clock;
class PbxClient;

//! What a PBX's events add up to. A vendor's client feeds it facts about legs, slots and queues in whatever order they
//! come; it composes whole values and announces them through the client's signals: once per turn of the event loop,
//! under load once per 16 ms, and never later than that.
//!
//! Ids are the vendor's own, as UTF-8. Facts that contradict what is known (an end before its beginning, a leg nobody
//! heard of) are counted and otherwise harmless. Lives in the client's thread.
class LiveState : public QObject
{
    Q_OBJECT

public:
    using Text = std::string_view;

    LiveState(PbxClient& client, const Clock& clock, QObject* parent = nullptr);
    ~LiveState() override;

    // ---- legs: the hot path; allocates only for a leg or call that is new ----
    struct LegFacts
    {
        Text leg;
        Text call; //!< a leg may change its call; empty: as before
        Text extension; //!< empty: an outside party, or as before
        LegState state = LegState::Talking;
        std::optional<Direction> direction; //!< nullopt: as before, In for a new leg
        Text otherNumber; //!< data() == nullptr: as before
        Text otherName;
        Text extensionName; //!< a name that came along; setExtensionInfo() wins over it
        Text ownNumber; //!< of an outside party: who that is; data() == nullptr: as before
        Text ownName;
        qint64 atMs = 0; //!< when it happened, milliseconds since 1970 UTC; 0: now
    };
    void setLeg(const LegFacts& facts);
    //! Only the leg's call changes; its state stays.
    void moveLeg(Text leg, Text call);
    void endLeg(Text leg, const EndCause& cause, qint64 atMs = 0);
    void setRecording(Text leg, bool on);
    //! For a PBX that names the extension only: every leg of it.
    void setExtensionRecording(Text extension, bool on);
    void setSupervising(Text leg, std::optional<SuperviseMode> mode);
    void setMuted(Text leg, bool on);

    // ---- calls ----
    //! Keeps a call alive although nobody whom we watch is in it; balanced by release.
    void keepCall(const QString& call);
    void releaseCall(const QString& call);
    void releaseCallAfter(const QString& call, std::chrono::milliseconds grace);
    //! Whoever kept it, it is kept no more.
    void letGoOfCall(const QString& call);
    //! Released by itself after `grace`: bridges the gap between one leg's end and the next one's begin.
    void keepCallFor(const QString& call, std::chrono::milliseconds grace);
    void setConsulting(const QString& call, bool on);
    //! Somebody in the call who is on no extension that we watch.
    void setOutsider(const QString& call, const Party& party);
    void setConsultation(const Consultation& consultation);
    //! What of a call was worked out and never said by the PBX.
    void setInferred(const QString& call, Inferred fields);
    //! Until when the call may be let through or refused, milliseconds since 1970 UTC; 0: nothing to decide (any more).
    void setAdmitBy(const QString& call, qint64 atMs);
    //! The PBX still lists it, although it cannot be alive any more. Lights no lamp.
    void setGhost(const QString& call, bool on);

    // ---- extensions ----
    void setExtensionInfo(const QString& number, const QString& name, const QString& department);
    void setRegistered(Text number, bool registered);
    void setMailbox(const Mailbox& mailbox);
    //! Shown while the phone does nothing else.
    void setDnd(Text number, bool on);
    //! The PBX says that the phone is on a call and lists none for it: it shows as talking.
    void setBusy(Text number, bool busy);
    //! An empty `to`: not forwarded.
    void setForward(const QString& number, const QString& to);

    // ---- park slots, queues, agents, lines ----
    void setFixedSlots(const QStringList& slotNumbers);
    void setParked(const QString& slot, const QString& call, const QString& leg, qint64 atMs);
    void clearParked(const QString& slot);
    //! Who parked and who waits, where the PBX says so; kept until the slot is free.
    void setParkedParties(const QString& slot, const QString& by, const Party& who);
    void setQueueName(const QString& queue, const QString& name);
    //! `position` from 1 orders those who wait; 0: in the order in which they came.
    void enterQueue(const QString& queue, const QString& call, qint64 atMs, int position = 0);
    void leaveQueue(const QString& queue, const QString& call);
    void setAgents(const QString& queue, const QStringList& extensions);
    //! For a PBX that says what an agent does. An extension that is none of ours makes no lamp.
    struct AgentFacts
    {
        QString queue;
        QString extension;
        QString name; //!< empty: the extension's
        AgentState state = AgentState::Unknown;
        QString reason;
        std::optional<int> penalty;
        qint64 atMs = 0; //!< when the state began, milliseconds since 1970 UTC; 0: now, if it differs
    };
    void setAgent(const AgentFacts& facts);
    //! For a PBX that takes such orders and does not tell of them: what an agent of setAgents() was made to be.
    //! `said`: the PBX told so after all; else it is marked as inferred. nullopt: its phone tells again.
    void setAgentOrder(const QString& queue, const QString& extension, std::optional<AgentState> state,
        const QString& reason = {}, bool said = false, qint64 atMs = 0);
    void removeAgent(const QString& queue, const QString& extension);
    //! "queue/extension" of every agent.
    [[nodiscard]] QStringList agentKeys() const;
    void setLine(const Line& line);

    // ---- the whole ----
    void beginSnapshot();
    //! What was not seen since beginSnapshot() ends with EndCause::Lost or goes.
    void endSnapshot();
    [[nodiscard]] bool inSnapshot() const;
    //! The link is down: everything is announced again as stale and kept.
    void markStale();
    //! Announces what is waiting, now.
    void flush();
    //! To be called after each frame: flushes when a storm keeps the event loop from doing it in time.
    void flushIfLate();

    // ---- asking ----
    [[nodiscard]] const Leg* leg(Text leg) const;
    [[nodiscard]] QString callOf(Text leg) const; //!< empty if unknown
    [[nodiscard]] const Leg* legIn(const QString& call, const QString& extension) const;
    [[nodiscard]] QList<Leg> legsIn(const QString& call) const;
    [[nodiscard]] bool hasCall(Text call) const;
    [[nodiscard]] bool isExtension(const QString& number) const;
    [[nodiscard]] QString extensionName(const QString& number) const;
    //! The first slot that nobody uses; empty if none is known.
    [[nodiscard]] QString freeSlot() const;
    //! Facts that contradicted what was known.
    [[nodiscard]] qint64 oddities() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard
