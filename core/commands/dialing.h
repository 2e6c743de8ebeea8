// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"

#include <QUrl>

namespace callboard {

class CommandRunner;
class LiveModels;

//! How somebody is called: the Command and whether it can be used now.
struct Dialing
{
    Command command;
    Availability availability;
    QUrl link; //!< not empty: no PBX does it, the system's phone program opens this
};

//! `from` calls `to`, as a button, a key, a link and callboardctl all do it: by Dial where the PBX calls any number,
//! else by DialColleague where `to` is one of its own extensions and it can connect those. Where neither is possible
//! the command is a Dial and the availability says why not; with `systemDialer` the system's phone program is asked
//! then.
[[nodiscard]] Dialing dialing(const CommandRunner& runner, const LiveModels& models, const ExtensionId& from,
    const QString& to, bool systemDialer = false);

//! Whether anybody at all can be called on this site.
[[nodiscard]] Availability dialAvailability(const CommandRunner& runner, const SiteId& site, bool systemDialer = false);

//! "tel:+4930555", or "sip:ana@example.com" for what is no number. Empty for what is neither.
[[nodiscard]] QUrl phoneLink(const QString& number);

//! Dial or DialColleague.
[[nodiscard]] constexpr bool isDialing(Capability verb)
{
    return verb == Capability::Dial || verb == Capability::DialColleague;
}

} // namespace callboard
