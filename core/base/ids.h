// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace callboard {

//! One PBX connection. Several can be open at once; every other id belongs to one of them.
struct SiteId
{
    QString text;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const SiteId&, const SiteId&) = default;
    friend auto operator<=>(const SiteId& a, const SiteId& b) { return QString::compare(a.text, b.text) <=> 0; }
    friend size_t qHash(const SiteId& id, size_t seed = 0) { return qHash(id.text, seed); }
};

//! (site, text). The tag makes a CallId and a LegId different types; the text is the vendor's own and opaque.
template <typename Tag> struct ScopedId
{
    SiteId site;
    QString text;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const ScopedId& a, const ScopedId& b) { return a.text == b.text && a.site == b.site; }
    friend auto operator<=>(const ScopedId& a, const ScopedId& b)
    {
        if (const int order = QString::compare(a.site.text, b.site.text); order != 0)
            return order <=> 0;
        return QString::compare(a.text, b.text) <=> 0;
    }
    // Two sites seldom have the same text, so hashing the text alone is enough and cheaper on the event path.
    friend size_t qHash(const ScopedId& id, size_t seed = 0) { return qHash(id.text, seed); }
};

using CallId = ScopedId<struct CallTag>;
using LegId = ScopedId<struct LegTag>;
using ExtensionId = ScopedId<struct ExtensionTag>; //!< text = the extension's number
using ParkSlotId = ScopedId<struct ParkSlotTag>; //!< text = the slot's number
using QueueId = ScopedId<struct QueueTag>; //!< text = the queue's number
using AgentId = ScopedId<struct AgentTag>; //!< text = "queue/extension"
using MailboxId = ScopedId<struct MailboxTag>; //!< text = the mailbox's extension
using ContactId = ScopedId<struct ContactTag>;
using LineId = ScopedId<struct LineTag>;
using ConferenceRoomId = ScopedId<struct ConferenceRoomTag>;
using VoicemailMessageId = ScopedId<struct VoicemailMessageTag>;
using ChatRoomId = ScopedId<struct ChatRoomTag>;
using ChatMessageId = ScopedId<struct ChatMessageTag>;
using CallRecordId = ScopedId<struct CallRecordTag>;
using NightSwitchId = ScopedId<struct NightSwitchTag>;

} // namespace callboard

Q_DECLARE_METATYPE(callboard::SiteId)
Q_DECLARE_METATYPE(callboard::CallId)
Q_DECLARE_METATYPE(callboard::LegId)
Q_DECLARE_METATYPE(callboard::ExtensionId)
Q_DECLARE_METATYPE(callboard::ParkSlotId)
Q_DECLARE_METATYPE(callboard::QueueId)
Q_DECLARE_METATYPE(callboard::AgentId)
Q_DECLARE_METATYPE(callboard::MailboxId)
Q_DECLARE_METATYPE(callboard::ContactId)
Q_DECLARE_METATYPE(callboard::LineId)
Q_DECLARE_METATYPE(callboard::ConferenceRoomId)
Q_DECLARE_METATYPE(callboard::VoicemailMessageId)
Q_DECLARE_METATYPE(callboard::ChatRoomId)
Q_DECLARE_METATYPE(callboard::ChatMessageId)
Q_DECLARE_METATYPE(callboard::CallRecordId)
Q_DECLARE_METATYPE(callboard::NightSwitchId)
