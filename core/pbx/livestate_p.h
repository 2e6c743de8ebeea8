// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/livestate.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace callboard {

struct CallEntry;
struct ExtensionRecord;

struct LegRecord
{
    Leg leg; //!< `since` is filled when a Call is composed
    qint64 sinceMs = 0;
    CallEntry* call = nullptr;
    ExtensionRecord* extension = nullptr; //!< nullptr: an outside party
    std::string otherNumber; //!< the bytes behind leg.other, to see cheaply that nothing changed
    std::string otherName;
    const ExtensionRecord* otherExtension = nullptr; //!< when leg.other is one of ours
    Party self; //!< who an outside party is
    quint32 seen = 0;
};

struct EndedLeg
{
    Leg leg;
    EndCause cause;
};

struct CallEntry
{
    std::string_view key; //!< the PBX's bytes for the id
    Call value; //!< as last composed; announced when `announced`
    std::vector<LegRecord*> legs;
    std::vector<EndedLeg> ended; //!< since the last flush
    EndCause cause; //!< the best that we know if it ends now
    Party outsider;
    Party lastOther; //!< with whom the leg that left last was connected
    QString lastLeft; //!< extension of that leg
    qint64 startedMs = 0;
    qint64 answeredMs = 0;
    qint64 stateMs = 0;
    qint64 admitByMs = 0;
    int kept = 0;
    bool queued = false;
    bool consulting = false;
    bool dirty = false;
    bool announced = false;
    bool ghost = false;
    Inferred inferred;
    quint32 seen = 0;
    quint32 told = 0; //!< generation of the snapshot in which it was last announced

    [[nodiscard]] bool isAlive() const { return !legs.empty() || kept > 0 || queued || !value.slot.isEmpty(); }
};

struct AgentRecord
{
    struct Order
    {
        AgentState state = AgentState::Unknown;
        QString reason;
        bool said = false;
        qint64 atMs = 0;
    };

    Agent value;
    ExtensionRecord* extension = nullptr; //!< nullptr with `said` only
    std::optional<LiveState::AgentFacts> said; //!< the PBX says what it does; else its phone tells
    std::optional<Order> order;
    bool dirty = false;
    bool gone = false;
    quint32 seen = 0;
    quint32 told = 0;
};

//! There are thousands of these and most are idle, so only what a value is composed from is kept, not the value.
struct ExtensionRecord
{
    //! What the PBX said of its voicemail.
    struct Voicemail
    {
        std::optional<int> fresh;
        std::optional<int> unread;
        std::optional<int> read;
        std::optional<int> saved;
        quint32 seen = 0; //!< 0: it has none
        quint32 told = 0;
        bool dirty = false;
    };

    QString number;
    QString name;
    QString department;
    std::vector<LegRecord*> legs;
    std::vector<AgentRecord*> agents;
    qint64 idleSinceMs = 0;
    size_t lamp = 0; //!< digest of the lamp that was announced last
    Voicemail mail;
    quint32 seen = 0;
    quint32 told = 0; //!< 0: something beside the lamp is news
    std::optional<bool> registered;
    bool dnd = false;
    bool busy = false;
    bool listed = false; //!< name and department come from the PBX's list, which wins over hints
    bool dirty = false;
};

struct SlotRecord
{
    ParkSlot value;
    QString call;
    QString leg;
    QString by;
    Party who;
    bool said = false; //!< `by` and `who` come from the PBX
    qint64 sinceMs = 0;
    bool dirty = false;
    quint32 seen = 0;
    quint32 told = 0;
};

struct QueueRecord
{
    struct Waiting
    {
        QString call;
        qint64 sinceMs = 0;
        quint32 seen = 0;
        int position = 0;
    };
    Queue value;
    QString name;
    std::vector<Waiting> waiting;
    bool dirty = false;
    quint32 seen = 0;
    quint32 told = 0;
};

struct LineRecord
{
    Line value;
    bool dirty = false;
    quint32 seen = 0;
    quint32 told = 0;
};

struct TextHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

//! Keyed by the vendor's bytes, so that an event finds its record without making a QString. Addresses are stable.
template <typename Record> using RecordMap = std::unordered_map<std::string, Record, TextHash, std::equal_to<>>;

//! Legs that ended lately: a late event must not bring one back. Direct-mapped, so remembering one costs nothing.
class Tombstones
{
public:
    void add(std::string_view leg, qint64 nowMs) { m_all[slot(leg)] = {TextHash{}(leg), nowMs + kKeepMs}; }
    [[nodiscard]] bool has(std::string_view leg, qint64 nowMs) const
    {
        const Stone& stone = m_all[slot(leg)];
        return stone.untilMs > nowMs && stone.hash == TextHash{}(leg);
    }
    void clear() { m_all.fill({}); }

private:
    static constexpr qint64 kKeepMs = 30'000;
    static constexpr size_t kSlots = 4096;
    struct Stone
    {
        size_t hash = 0;
        qint64 untilMs = 0;
    };
    [[nodiscard]] static size_t slot(std::string_view leg) { return TextHash{}(leg) % kSlots; }
    std::array<Stone, kSlots> m_all{};
};

struct LiveState::Private
{
    Private(LiveState& self, PbxClient& owner, const Clock& time);

    LiveState& q;
    PbxClient& client;
    const Clock& clock;
    SiteId site;

    RecordMap<LegRecord> legs;
    RecordMap<CallEntry> calls;
    RecordMap<ExtensionRecord> extensions;
    std::unordered_map<QString, QString> forwards; //!< number -> where its calls go; of the few that are forwarded
    std::unordered_map<QString, SlotRecord> parkSlots;
    std::unordered_map<QString, QueueRecord> queues;
    std::unordered_map<QString, AgentRecord> agents; //!< by "queue/extension"
    std::unordered_map<QString, LineRecord> lines;
    QStringList fixedSlots;
    QSet<QString> departments; //!< heard in this snapshot: thousands of people share a few
    Tombstones tombstones;

    std::vector<CallEntry*> dirtyCalls;
    std::vector<ExtensionRecord*> dirtyExtensions;
    std::vector<SlotRecord*> dirtySlots;
    std::vector<QueueRecord*> dirtyQueues;
    std::vector<AgentRecord*> dirtyAgents;
    std::vector<ExtensionRecord*> dirtyMailboxes;
    std::vector<LineRecord*> dirtyLines;
    std::vector<CallEntry*> scratchCalls; //!< kept for their capacity
    std::vector<ExtensionRecord*> scratchExtensions;
    std::vector<CallEntry*> dead;
    std::vector<Consultation> dirtyConsultations;
    std::vector<ExtensionId> removedExtensions;

    QTimer timer;
    QElapsedTimer sinceFlush;
    bool scheduled = false;
    bool flushing = false;
    bool down = false;
    bool snapshot = false;
    bool everSynced = false;
    quint32 generation = 1;
    quint32 ticks = 0;
    qint64 odd = 0;

    // in
    CallEntry& call(Text id, qint64 atMs);
    CallEntry* findCall(const QString& id);
    ExtensionRecord& extension(Text number);
    ExtensionRecord* findExtension(const QString& number);
    void attach(LegRecord& leg, CallEntry& call);
    void detach(LegRecord& leg, const EndCause& cause);
    void touch(LegRecord& leg);
    void dropLeg(RecordMap<LegRecord>::iterator it, const EndCause& cause, qint64 atMs);
    void sweep();
    //! Those that the current snapshot has not told yet, or all.
    void markDirty(bool all);
    void hint(ExtensionRecord& record, Text name);

    template <typename Record> void mark(Record& record, std::vector<Record*>& list)
    {
        if (!record.dirty) {
            record.dirty = true;
            list.push_back(&record);
        }
        if (!scheduled)
            schedule();
    }
    void dirty(CallEntry& record) { mark(record, dirtyCalls); }
    void dirty(ExtensionRecord& record) { mark(record, dirtyExtensions); }
    void dirty(SlotRecord& record) { mark(record, dirtySlots); }
    void dirty(QueueRecord& record) { mark(record, dirtyQueues); }
    void dirty(AgentRecord& record) { mark(record, dirtyAgents); }
    void dirty(LineRecord& record) { mark(record, dirtyLines); }
    void dirtyMailbox(ExtensionRecord& record)
    {
        if (!std::exchange(record.mail.dirty, true))
            dirtyMailboxes.push_back(&record);
        schedule();
    }
    //! Something beside the lamp is different.
    void news(ExtensionRecord& record)
    {
        record.told = 0;
        dirty(record);
    }
    void schedule();

    // out
    void compose(CallEntry& record);
    void composeParties(CallEntry& record) const;
    [[nodiscard]] CallState stateOf(const CallEntry& record) const;
    [[nodiscard]] Extension compose(const ExtensionRecord& record) const;
    [[nodiscard]] Mailbox composeMailbox(const ExtensionRecord& record) const;
    [[nodiscard]] ParkSlot compose(const SlotRecord& record);
    [[nodiscard]] Queue compose(const QueueRecord& record);
    [[nodiscard]] Agent compose(const AgentRecord& record) const;
    [[nodiscard]] static Party partyOf(const LegRecord& leg);
    [[nodiscard]] static Party otherOf(const LegRecord& leg);
    void announceCall(CallEntry& record);
    void announceEnd(CallEntry& record);
    void announceExtensions();
    void announceBoards();
    void buryDead();
    template <typename Record, typename Announce> void drain(std::vector<Record*>& list, Announce announce)
    {
        const auto batch = std::exchange(list, {});
        for (Record* record : batch) {
            record->dirty = false;
            record->told = generation;
            announce(*record);
        }
    }
    [[nodiscard]] bool isStale(quint32 seen) const { return down || seen != generation; }
};

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline QDateTime utc(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

} // namespace callboard
