// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/capability.h"

#include <QCoreApplication>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// In the order of the enum; the static_assert below keeps the two in step.
constexpr std::array kNames{"dial"_L1, "dial-colleague"_L1, "answer"_L1, "reject"_L1, "hangup"_L1, "hold"_L1,
    "resume"_L1, "mute"_L1, "unmute"_L1, "transfer-blind"_L1, "transfer-consult"_L1, "transfer-complete"_L1,
    "transfer-cancel"_L1, "transfer-swap"_L1, "transfer-voicemail"_L1, "conference"_L1, "park"_L1, "unpark"_L1,
    "pickup"_L1, "take-queued"_L1, "move-queued"_L1, "listen"_L1, "whisper"_L1, "barge"_L1, "record-start"_L1,
    "record-stop"_L1, "record-pause"_L1, "send-dtmf"_L1, "agent-login"_L1, "agent-logout"_L1, "agent-pause"_L1,
    "agent-resume"_L1, "agent-penalty"_L1, "room-open"_L1, "room-from-call"_L1, "room-add"_L1, "room-mute"_L1,
    "room-unmute"_L1, "room-hold"_L1, "room-resume"_L1, "room-kick"_L1, "room-close"_L1, "voicemail-delete"_L1,
    "chat-send"_L1, "chat-open"_L1, "chat-leave"_L1, "record-resume"_L1, "admit"_L1, "refuse"_L1, "connect-outside"_L1,
    "play-prompt"_L1, "page"_L1, "page-end"_L1, "set-dnd"_L1, "set-forward"_L1, "set-night"_L1, "send-sms"_L1,
    "see-held"_L1, "see-registration"_L1, "see-voicemail"_L1, "see-parked"_L1, "park-next-free"_L1, "see-queues"_L1,
    "see-agents"_L1, "see-recording"_L1, "see-lines"_L1, "contacts"_L1, "edit-contacts"_L1, "notes"_L1, "edit-notes"_L1,
    "see-rooms"_L1, "voicemail-messages"_L1, "chat"_L1, "supervise-asking"_L1, "history"_L1, "recordings"_L1,
    "transcripts"_L1, "queue-reports"_L1, "see-night"_L1, "see-system"_L1, "services"_L1, "administration"_L1};
static_assert(kNames.size() == kCapabilityCount);

} // namespace

QString toName(Capability capability)
{
    return kNames.at(static_cast<size_t>(capability));
}

std::optional<Capability> capabilityFromName(QStringView name)
{
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (name == kNames.at(i))
            return static_cast<Capability>(i);
    }
    return std::nullopt;
}

CapabilitySet::CapabilitySet()
{
    const QString why = QCoreApplication::translate("Capability", "This PBX has not said yet whether it can do that.");
    m_all.fill(Availability::no(why));
}

void CapabilitySet::allow(Capability capability)
{
    m_all.at(static_cast<size_t>(capability)) = Availability::yes();
}

void CapabilitySet::deny(Capability capability, const QString& why)
{
    m_all.at(static_cast<size_t>(capability)) = Availability::no(why);
}

const Availability& CapabilitySet::of(Capability capability) const
{
    return m_all.at(static_cast<size_t>(capability));
}

} // namespace callboard
