// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/livestate.h"

#include "core/base/clock.h"
#include "core/pbx/livestate_p.h"
#include "core/pbx/pbxclient.h"

#include <algorithm>

namespace callboard {

LiveState::Private::Private(LiveState& self, PbxClient& owner, const Clock& time)
    : q(self)
    , client(owner)
    , clock(time)
    , site(owner.site())
{
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &q, [this] { q.flush(); });
}

LiveState::LiveState(PbxClient& client, const Clock& clock, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, client, clock))
{
}

LiveState::~LiveState() = default;

CallEntry& LiveState::Private::call(Text id, qint64 atMs)
{
    auto it = calls.find(id);
    if (it == calls.end()) {
        it = calls.try_emplace(std::string(id)).first;
        it->second.key = it->first;
        it->second.value.id = CallId{site, toQString(id)};
        it->second.startedMs = atMs;
        it->second.stateMs = atMs;
    }
    it->second.seen = generation;
    return it->second;
}

CallEntry* LiveState::Private::findCall(const QString& id)
{
    const auto it = calls.find(std::string_view(id.toUtf8()));
    return it == calls.end() ? nullptr : &it->second;
}

ExtensionRecord& LiveState::Private::extension(Text number)
{
    auto it = extensions.find(number);
    if (it == extensions.end()) {
        it = extensions.try_emplace(std::string(number)).first;
        it->second.number = toQString(number);
    }
    it->second.seen = generation;
    return it->second;
}

ExtensionRecord* LiveState::Private::findExtension(const QString& number)
{
    const auto it = extensions.find(std::string_view(number.toUtf8()));
    return it == extensions.end() ? nullptr : &it->second;
}

void LiveState::Private::attach(LegRecord& leg, CallEntry& call)
{
    leg.call = &call;
    call.legs.push_back(&leg);
}

// Composed while the leg is still in, so that a call that dies in the turn of its birth has something to show.
void LiveState::Private::detach(LegRecord& leg, const EndCause& cause)
{
    CallEntry& call = *leg.call;
    if (call.legs.size() == 1)
        compose(call);
    std::erase(call.legs, &leg);
    if (leg.extension) {
        call.lastLeft = leg.leg.extension;
        call.lastOther = leg.leg.other;
    }
    if (cause.kind != EndCause::Kind::Unknown || call.cause.kind == EndCause::Kind::Unknown)
        call.cause = cause;
    leg.call = nullptr;
    dirty(call);
}

void LiveState::Private::touch(LegRecord& leg)
{
    leg.seen = generation;
    if (leg.call) {
        leg.call->seen = generation;
        dirty(*leg.call);
    }
    if (leg.extension) {
        leg.extension->seen = generation;
        dirty(*leg.extension);
    }
}

void LiveState::setLeg(const LegFacts& facts)
{
    auto it = d->legs.find(facts.leg);
    const qint64 atMs = facts.atMs > 0 ? facts.atMs : d->clock.nowMs();
    if (it == d->legs.end()) {
        if (facts.leg.empty() || facts.call.empty() || d->tombstones.has(facts.leg, d->clock.monotonicMs())) {
            ++d->odd;
            return;
        }
        it = d->legs.try_emplace(std::string(facts.leg)).first;
        LegRecord& fresh = it->second;
        fresh.leg.id = LegId{d->site, toQString(facts.leg)};
        fresh.leg.state = facts.state;
        fresh.sinceMs = atMs;
        d->attach(fresh, d->call(facts.call, atMs));
    }
    LegRecord& record = it->second;
    if (!record.extension && !facts.extension.empty()) {
        record.extension = &d->extension(facts.extension);
        record.leg.extension = record.extension->number;
        record.extension->legs.push_back(&record);
    }
    if (!facts.call.empty() && record.call->key != facts.call)
        moveLeg(facts.leg, facts.call);
    if (record.leg.state != facts.state) {
        record.leg.state = facts.state;
        record.sinceMs = atMs;
    }
    if (facts.state == LegState::Talking && record.call->answeredMs == 0)
        record.call->answeredMs = atMs;
    if (facts.direction)
        record.leg.direction = *facts.direction;
    if (facts.otherNumber.data() && record.otherNumber != facts.otherNumber) {
        record.otherNumber = facts.otherNumber;
        record.leg.other.number = toQString(facts.otherNumber);
        const auto other = d->extensions.find(facts.otherNumber);
        record.otherExtension = other == d->extensions.end() ? nullptr : &other->second;
        record.otherName.clear(); // it was the name of somebody else
        record.leg.other.name.clear();
    }
    if (facts.otherName.data() && record.otherName != facts.otherName) {
        record.otherName = facts.otherName;
        record.leg.other.name = toQString(facts.otherName);
    }
    if (!record.extension && facts.ownNumber.data())
        record.self = Party{toQString(facts.ownName), toQString(facts.ownNumber)};
    if (record.extension && !facts.extensionName.empty())
        d->hint(*record.extension, facts.extensionName);
    d->touch(record);
}

void LiveState::moveLeg(Text leg, Text call)
{
    const auto it = d->legs.find(leg);
    if (it == d->legs.end() || call.empty()) {
        ++d->odd;
        return;
    }
    LegRecord& record = it->second;
    CallEntry& to = d->call(call, d->clock.nowMs());
    if (record.call == &to)
        return;
    EndCause moved;
    moved.kind = EndCause::Kind::Transferred;
    d->detach(record, moved);
    d->attach(record, to);
    d->touch(record);
}

void LiveState::Private::dropLeg(RecordMap<LegRecord>::iterator it, const EndCause& cause, qint64 atMs)
{
    LegRecord& record = it->second;
    CallEntry& call = *record.call;
    detach(record, cause);
    Leg last = record.leg;
    last.state = LegState::Ended;
    last.since = utc(atMs);
    call.ended.push_back({std::move(last), cause});
    if (ExtensionRecord* extension = record.extension) {
        std::erase(extension->legs, &record);
        extension->idleSinceMs = atMs;
        dirty(*extension);
    }
    legs.erase(it);
}

void LiveState::endLeg(Text leg, const EndCause& cause, qint64 atMs)
{
    const auto it = d->legs.find(leg);
    d->tombstones.add(leg, d->clock.monotonicMs());
    if (it == d->legs.end()) {
        ++d->odd;
        return;
    }
    d->dropLeg(it, cause, atMs > 0 ? atMs : d->clock.nowMs());
}

void LiveState::setRecording(Text leg, bool on)
{
    const auto it = d->legs.find(leg);
    if (it == d->legs.end()) {
        ++d->odd;
        return;
    }
    it->second.leg.recording = on;
    d->touch(it->second);
}

void LiveState::setExtensionRecording(Text extension, bool on)
{
    for (LegRecord* leg : d->extension(extension).legs) {
        leg->leg.recording = on;
        d->touch(*leg);
    }
}

void LiveState::setMuted(Text leg, bool on)
{
    const auto it = d->legs.find(leg);
    if (it == d->legs.end() || it->second.leg.muted == on)
        return;
    it->second.leg.muted = on;
    d->touch(it->second);
}

void LiveState::setAdmitBy(const QString& call, qint64 atMs)
{
    CallEntry* record = d->findCall(call);
    if (!record || record->admitByMs == atMs)
        return;
    record->admitByMs = atMs;
    d->dirty(*record);
}

void LiveState::setSupervising(Text leg, std::optional<SuperviseMode> mode)
{
    const auto it = d->legs.find(leg);
    if (it == d->legs.end())
        return;
    it->second.leg.supervising = mode;
    d->touch(it->second);
}

void LiveState::keepCall(const QString& call)
{
    if (CallEntry* record = d->findCall(call))
        ++record->kept;
}

void LiveState::letGoOfCall(const QString& call)
{
    CallEntry* record = d->findCall(call);
    if (!record || record->kept == 0)
        return;
    record->kept = 0;
    d->dirty(*record);
}

void LiveState::releaseCall(const QString& call)
{
    CallEntry* record = d->findCall(call);
    if (!record || record->kept == 0)
        return;
    --record->kept;
    d->dirty(*record);
}

void LiveState::keepCallFor(const QString& call, std::chrono::milliseconds grace)
{
    keepCall(call);
    releaseCallAfter(call, grace);
}

void LiveState::releaseCallAfter(const QString& call, std::chrono::milliseconds grace)
{
    QTimer::singleShot(grace, this, [this, call] { releaseCall(call); });
}

void LiveState::setConsulting(const QString& call, bool on)
{
    if (CallEntry* record = d->findCall(call)) {
        record->consulting = on;
        d->dirty(*record);
    }
}

void LiveState::setOutsider(const QString& call, const Party& party)
{
    CallEntry* record = d->findCall(call);
    if (!record || record->outsider == party)
        return;
    record->outsider = party;
    d->dirty(*record);
    if (const auto slot = d->parkSlots.find(record->value.slot); slot != d->parkSlots.end())
        d->dirty(slot->second);
    if (const auto queue = d->queues.find(record->value.queue); queue != d->queues.end())
        d->dirty(queue->second);
}

void LiveState::setConsultation(const Consultation& consultation)
{
    const auto same = [&](const Consultation& c) {
        return c.extension == consultation.extension && c.heldCall == consultation.heldCall;
    };
    const auto it = std::ranges::find_if(d->dirtyConsultations, same);
    if (it != d->dirtyConsultations.end())
        *it = consultation;
    else
        d->dirtyConsultations.push_back(consultation);
    d->schedule();
}

void LiveState::setInferred(const QString& call, Inferred fields)
{
    CallEntry* record = d->findCall(call);
    if (!record || record->inferred == fields)
        return;
    record->inferred = fields;
    d->dirty(*record);
    for (const LegRecord* leg : record->legs) {
        if (leg->extension)
            d->dirty(*leg->extension);
    }
}

void LiveState::setGhost(const QString& call, bool on)
{
    CallEntry* record = d->findCall(call);
    if (!record || record->ghost == on)
        return;
    record->ghost = on;
    d->dirty(*record);
    for (const LegRecord* leg : record->legs) {
        if (leg->extension)
            d->dirty(*leg->extension);
    }
}

const Leg* LiveState::leg(Text leg) const
{
    const auto it = d->legs.find(leg);
    return it == d->legs.end() ? nullptr : &it->second.leg;
}

QString LiveState::callOf(Text leg) const
{
    const auto it = d->legs.find(leg);
    return it == d->legs.end() ? QString() : it->second.call->value.id.text;
}

const Leg* LiveState::legIn(const QString& call, const QString& extension) const
{
    const CallEntry* record = d->findCall(call);
    if (!record)
        return nullptr;
    const auto it
        = std::ranges::find_if(record->legs, [&](const LegRecord* l) { return l->leg.extension == extension; });
    return it == record->legs.end() ? nullptr : &(*it)->leg;
}

QList<Leg> LiveState::legsIn(const QString& call) const
{
    QList<Leg> out;
    if (const CallEntry* record = d->findCall(call)) {
        for (const LegRecord* leg : record->legs)
            out.append(leg->leg);
    }
    return out;
}

bool LiveState::hasCall(Text call) const
{
    return d->calls.contains(call);
}

qint64 LiveState::oddities() const
{
    return d->odd;
}

} // namespace callboard
