// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portalegs.h"

#include <algorithm>

namespace callboard::portasip {

namespace {

constexpr size_t kMostAliases = 1000; // those of calls that ended while nobody listened
constexpr Text kTag = ";tag="; // as SIP writes a dialog's name

QString toQString(Text text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isAnswered(Phase phase)
{
    return phase == Phase::Connected || phase == Phase::Held || phase == Phase::Holding;
}

} // namespace

Text PortaLegs::keyOf(const CallNote& note)
{
    m_key.assign(note.id);
    if (!note.tag.empty()) {
        m_key.append(kTag);
        m_key.append(note.tag);
    }
    return m_key;
}

// The second leg of a call that the PBX makes has the first one's id and a suffix, "...@192.168.243.133~1o", which the
// document prints in two ways (notes 15). A host has no '~', so whatever follows one behind the '@' is a suffix.
Text PortaLegs::callKeyOf(Text dialogId) const
{
    Text base = dialogId;
    const size_t tilde = dialogId.rfind('~');
    if (tilde != Text::npos && tilde > 0) {
        const Text prefix = dialogId.substr(0, tilde);
        if (prefix.find('@') != Text::npos || m_calls.contains(prefix))
            base = prefix;
    }
    for (int hops = 0; hops < 8 && !m_aliases.empty(); ++hops) {
        const auto alias = m_aliases.find(base);
        if (alias == m_aliases.end())
            break;
        base = alias->second;
    }
    return base;
}

QString PortaLegs::callIdOf(const QString& dialogId) const
{
    const std::string id = dialogId.toStdString();
    return toQString(callKeyOf(id));
}

PortaLeg* PortaLegs::find(const CallNote& note)
{
    return find(keyOf(note));
}

PortaLeg* PortaLegs::find(Text key)
{
    const auto it = m_legs.find(key);
    return it == m_legs.end() ? nullptr : &it->second;
}

PortaLeg& PortaLegs::begin(const CallNote& note)
{
    PortaLeg& leg = m_legs.try_emplace(std::string(keyOf(note))).first->second;
    leg.key = m_key;
    leg.dialog = {toQString(note.id), toQString(note.tag)};
    leg.outgoing = note.outgoing;
    leg.transport = toQString(note.transportId);
    const Text callKey = callKeyOf(note.id);
    auto call = m_calls.find(callKey);
    if (call == m_calls.end()) {
        call = m_calls.try_emplace(std::string(callKey)).first;
        call->second.key = call->first;
        call->second.id = toQString(callKey);
    }
    leg.call = &call->second;
    leg.call->legs.push_back(&leg);
    return leg;
}

void PortaLegs::erase(PortaLeg& leg)
{
    PortaCall* call = leg.call;
    std::erase(call->legs, &leg);
    if (call->legs.empty()) {
        std::erase_if(m_aliases, [&](const auto& alias) { return alias.second == call->key; });
        m_calls.erase(m_calls.find(Text(call->key)));
    }
    m_legs.erase(m_legs.find(Text(leg.key)));
}

void PortaLegs::clear()
{
    m_legs.clear();
    m_calls.clear();
    if (m_aliases.size() > kMostAliases)
        m_aliases.clear();
}

PortaCall* PortaLegs::call(const QString& id)
{
    const auto it = m_calls.find(std::string_view(id.toUtf8()));
    return it == m_calls.end() ? nullptr : &it->second;
}

PortaLeg* PortaLegs::legOf(const QString& id, const QString& extension)
{
    PortaCall* found = call(id);
    if (!found)
        return nullptr;
    const std::string number = extension.toStdString();
    PortaLeg* best = nullptr;
    for (PortaLeg* leg : found->legs) {
        if (leg->extension == number && leg->shown && (!best || isAnswered(leg->phase)))
            best = leg;
    }
    return best;
}

PortaLeg* PortaLegs::queued(const QString& id)
{
    PortaCall* found = call(id);
    if (!found)
        return nullptr;
    const auto it = std::ranges::find_if(found->legs, [](const PortaLeg* leg) { return !leg->queue.isEmpty(); });
    return it == found->legs.end() ? nullptr : *it;
}

void PortaLegs::merge(const QString& from, const QString& into)
{
    if (from == into)
        return;
    const std::string target = into.toStdString();
    m_aliases.insert_or_assign(from.toStdString(), target);
    PortaCall* source = call(from);
    if (!source)
        return;
    auto goal = m_calls.find(Text(target));
    if (goal == m_calls.end()) {
        goal = m_calls.try_emplace(target).first;
        goal->second.key = target;
        goal->second.id = into;
    }
    for (PortaLeg* leg : source->legs) {
        leg->call = &goal->second;
        goal->second.legs.push_back(leg);
    }
    m_calls.erase(m_calls.find(Text(source->key)));
}

} // namespace callboard::portasip
