// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/portasip/portamethods.h"
#include "core/simulator/portasip/portarecords.h"

//! The media services: JSON and SOAP run the same methods. porta 131
namespace callboard::sim::porta {

//! The file that travels beside the request under that name.
[[nodiscard]] std::optional<Sound> soundNamed(const Context& c, const QString& fileName);
//! An answer with a file beside it, named in `key`.
[[nodiscard]] Reply played(QLatin1StringView key, const Sound& sound);

// portavoicemail.cpp
Reply getVmSettings(const Context&, const Params&);
Reply setVmSettings(const Context&, const Params&);
Reply getVmGreeting(const Context&, const Params&);
Reply setVmGreeting(const Context&, const Params&);
Reply getFolderPreferences(const Context&, const Params&);
Reply setFolderPreferences(const Context&, const Params&);
Reply getDisplayPreferences(const Context&, const Params&);
Reply setDisplayPreferences(const Context&, const Params&);
// portamenus.cpp
Reply getMenuList(const Context&, const Params&);
Reply createMenu(const Context&, const Params&);
Reply updateMenu(const Context&, const Params&);
Reply deleteMenu(const Context&, const Params&);
Reply setMenuPrompt(const Context&, const Params&);
Reply getMenuPrompt(const Context&, const Params&);
// portatransitions.cpp
Reply getTransitionList(const Context&, const Params&);
Reply setTransition(const Context&, const Params&);
Reply deleteTransition(const Context&, const Params&);
Reply getTransitionPrompt(const Context&, const Params&);
Reply setTransitionPrompt(const Context&, const Params&);
// portaconferences.cpp
Reply getConfInfo(const Context&, const Params&);
Reply getConfList(const Context&, const Params&);
Reply createConf(const Context&, const Params&);
Reply updateConf(const Context&, const Params&);
Reply deleteConf(const Context&, const Params&);
Reply setConfPrompt(const Context&, const Params&);
Reply getConfPrompt(const Context&, const Params&);
// portadirectory.cpp
Reply getDirInfo(const Context&, const Params&);
Reply createDirEntry(const Context&, const Params&);
Reply updateDirEntry(const Context&, const Params&);
Reply getDirEntry(const Context&, const Params&);
Reply deleteDirEntry(const Context&, const Params&);

} // namespace callboard::sim::porta
