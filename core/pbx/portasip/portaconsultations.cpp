// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portaconsultations.h"

#include <algorithm>

namespace callboard::portasip {

using Step = Consultation::Phase;

void PortaConsultations::begin(const Consultation& value, const std::string& first)
{
    One one;
    one.value = value;
    one.first = first;
    m_all.push_back(one);
    say(m_all.back(), Step::Ringing);
}

void PortaConsultations::legChanged(const PortaLeg& leg, PortaLegs& legs)
{
    for (One& one : m_all) {
        const bool own = one.value.extension.toStdString() == leg.extension;
        if (leg.call->id == one.value.consultCall.text) {
            if (own && one.second.empty()) {
                one.second = leg.key;
                m_live.setConsulting(leg.call->id, true);
            } else if (!own && leg.phase == Phase::Connected && one.value.phase == Step::Ringing) {
                say(one, Step::Talking);
            }
        }
        if (leg.key != one.first && leg.key != one.second)
            continue;
        const PortaLeg* first = legs.find(one.first);
        const PortaLeg* second = legs.find(one.second);
        const bool swapped = first && second && first->phase == Phase::Connected && second->phase != Phase::Connected
            && one.value.phase == Step::Talking;
        if (swapped != one.value.swapped) {
            one.value.swapped = swapped;
            say(one, one.value.phase);
        }
    }
}

void PortaConsultations::legEnds(const PortaLeg& leg)
{
    for (One& one : m_all) {
        if (leg.key == one.first || leg.key == one.second)
            say(one, Step::Ended);
    }
    tidy();
}

void PortaConsultations::becameConference(const QString& heldCall)
{
    for (One& one : m_all) {
        if (one.value.heldCall.text == heldCall)
            say(one, Step::Conference);
    }
}

void PortaConsultations::end(const QString& heldCall)
{
    for (One& one : m_all) {
        if (one.value.heldCall.text == heldCall)
            say(one, Step::Ended);
    }
    tidy();
}

void PortaConsultations::clear()
{
    for (One& one : m_all)
        say(one, Step::Ended);
    m_all.clear();
}

void PortaConsultations::say(One& one, Step phase)
{
    if (one.settled)
        return;
    one.value.phase = phase;
    one.settled = phase == Step::Ended;
    if (phase == Step::Conference || phase == Step::Ended)
        m_live.setConsulting(one.value.consultCall.text, false);
    m_live.setConsultation(one.value);
}

void PortaConsultations::tidy()
{
    std::erase_if(m_all, [](const One& one) { return one.settled; });
}

std::optional<PortaConsultations::One> PortaConsultations::of(const QString& extension, const QString& call) const
{
    const auto it = std::ranges::find_if(m_all, [&](const One& one) {
        return !one.settled && one.value.extension == extension
            && (one.value.heldCall.text == call || one.value.consultCall.text == call);
    });
    return it == m_all.end() ? std::nullopt : std::optional(*it);
}

} // namespace callboard::portasip
