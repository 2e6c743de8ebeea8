// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/brekeke/palconsultations.h"

#include <algorithm>

namespace callboard::brekeke {

namespace {

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

PalConsultations::PalConsultations(LiveState& live, std::chrono::milliseconds bridge)
    : m_live(live)
    , m_bridge(bridge)
{
}

void PalConsultations::before(const StatusNote& note, LiveState::LegFacts& facts)
{
    for (const One& one : m_all) {
        if (one.talker != note.talkerId)
            continue;
        if (note.code == status::kUnhold && toQString(note.roomId) == one.value.heldCall.text)
            facts.direction = one.direction; // back in the first call, the talker is again what it was there
        return;
    }
    if (note.code != status::kIncoming)
        return;
    const Leg* leg = m_live.leg(note.talkerId);
    const QString held = m_live.callOf(note.talkerId);
    const QString room = toQString(note.roomId);
    if (!leg || leg->state != LegState::Held || held == room)
        return;
    One one;
    one.talker = note.talkerId;
    one.direction = leg->direction;
    one.value.extension = leg->extension;
    one.value.heldCall = CallId{leg->id.site, held};
    one.value.consultCall = CallId{leg->id.site, room};
    one.value.waiting = leg->other;
    one.value.asked = Party{toQString(note.otherName), toQString(note.otherNumber)};
    if (one.value.asked.name.isEmpty())
        one.value.asked.name = m_live.extensionName(one.value.asked.number);
    m_live.keepCall(held);
    m_all.push_back(std::move(one));
}

void PalConsultations::after(const StatusNote& note)
{
    for (One& one : m_all)
        settle(one, note);
    std::erase_if(m_all, [](const One& one) { return one.over && one.talker.empty(); });
}

void PalConsultations::settle(One& one, const StatusNote& note)
{
    const QString room = toQString(note.roomId);
    const bool inHeld = room == one.value.heldCall.text;
    const bool inConsult = room == one.value.consultCall.text;
    if (one.fresh) {
        one.fresh = false;
        m_live.setConsulting(one.value.consultCall.text, true);
        say(one, Consultation::Phase::Ringing);
    } else if (one.talker == note.talkerId) {
        const bool answered = note.code == status::kAnswerSuccess || note.code == status::kCallSuccess;
        if (inConsult && answered) {
            say(one, Consultation::Phase::Talking);
        } else if (inHeld && note.code == status::kUnhold) {
            const bool together = !one.target.empty() && m_live.callOf(one.target) == room;
            if (together && one.value.phase != Consultation::Phase::Conference)
                say(one, Consultation::Phase::Conference);
            else if (!together)
                leave(one, true);
        }
    } else if (inConsult && one.target.empty()) {
        one.target = note.talkerId;
    } else if (inHeld && one.over && one.target == note.talkerId) {
        leave(one, true); // the transfer is complete: the person asked has joined the caller
    }
}

void PalConsultations::talkerEnds(const StatusNote& note)
{
    const QString room = m_live.callOf(note.talkerId);
    for (One& one : m_all) {
        const bool conference = one.value.phase == Consultation::Phase::Conference;
        if (one.talker == note.talkerId) {
            const bool targetRings = one.value.phase == Consultation::Phase::Ringing && !one.target.empty();
            say(one, Consultation::Phase::Ended);
            one.over = true;
            one.talker = targetRings ? "-" : one.talker; // goes on unattended until the person asked answers or not
            if (!targetRings)
                leave(one, false);
        } else if (one.target == note.talkerId) {
            one.target.clear();
            if (one.over || conference)
                leave(one, false);
        } else if (room == one.value.heldCall.text && !conference && m_live.legsIn(room).size() == 1) {
            leave(one, true); // the far party was the last in the held room
        }
    }
    std::erase_if(m_all, [](const One& one) { return one.over && one.talker.empty(); });
}

void PalConsultations::heldRoomGone(const QString& room)
{
    for (One& one : m_all) {
        if (one.value.heldCall.text == room && one.value.phase != Consultation::Phase::Conference)
            leave(one, true);
    }
    std::erase_if(m_all, [](const One& one) { return one.over && one.talker.empty(); });
}

void PalConsultations::say(One& one, Consultation::Phase phase)
{
    if (one.over)
        return;
    one.value.phase = phase;
    if (phase == Consultation::Phase::Conference || phase == Consultation::Phase::Ended)
        m_live.setConsulting(one.value.consultCall.text, false);
    m_live.setConsultation(one.value);
}

// `settled`: who is in the held room is known, so it may be judged by that at once. Otherwise somebody is on the way.
void PalConsultations::leave(One& one, bool settled)
{
    say(one, Consultation::Phase::Ended);
    one.over = true;
    one.talker.clear();
    if (settled)
        m_live.releaseCall(one.value.heldCall.text);
    else
        m_live.releaseCallAfter(one.value.heldCall.text, m_bridge);
}

void PalConsultations::clear()
{
    for (One& one : m_all) {
        if (!one.over)
            leave(one, true);
    }
    m_all.clear();
}

QString PalConsultations::talkerOf(const QString& extension, const QString& room) const
{
    const auto it = std::ranges::find_if(m_all, [&](const One& one) {
        return !one.over && one.value.extension == extension
            && (one.value.heldCall.text == room || one.value.consultCall.text == room);
    });
    return it == m_all.end() ? QString() : QString::fromStdString(it->talker);
}

QStringList PalConsultations::heldRooms() const
{
    QStringList out;
    for (const One& one : m_all) {
        if (!one.over && one.value.phase != Consultation::Phase::Conference)
            out.append(one.value.heldCall.text);
    }
    return out;
}

} // namespace callboard::brekeke
