// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <optional>

namespace callboard {

//! Voicemail counts of one extension. nullopt: the PBX does not say.
struct Mailbox
{
    MailboxId id; //!< id.text is the extension's number
    std::optional<int> fresh; //!< new messages
    std::optional<int> unread;
    std::optional<int> read;
    std::optional<int> saved;
    bool stale = false;

    //! Whether the lamp burns.
    [[nodiscard]] bool waiting() const { return fresh.value_or(0) > 0 || unread.value_or(0) > 0; }
    [[nodiscard]] int old() const { return read.value_or(0) + saved.value_or(0); }
    friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Mailbox)
