// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/capability.h"

namespace callboard {
class Clock;
class CommandRunner;
class LiveModels;
class Settings;
} // namespace callboard

namespace callboard::ui {

class ActionRegistry;
class Selection;
class Theme;
class Ticker;

//! What every panel is given. The composition root owns all of it and outlives every panel.
struct UiContext
{
    LiveModels& models;
    CommandRunner& commands;
    Settings& settings;
    const Clock& clock;
    Theme& theme;
    ActionRegistry& actions;
    Ticker& ticker;
    Selection& selection;

    //! The number of the attendant's own extension on this site; empty when the site is unknown.
    [[nodiscard]] QString home(const SiteId& site) const;
    //! The site that a new call leaves from when nothing else says it: the selected target's or call's, else the first.
    [[nodiscard]] SiteId dialSite() const;
    //! Whether any open site can do this; else the first one's reason. `site` is set to the first that can.
    [[nodiscard]] Availability anySiteCan(Capability capability, SiteId* site = nullptr) const;
};

} // namespace callboard::ui
