// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulatorhost.h"

#include <QByteArray>
#include <QList>

namespace callboard::bench {

//! What a PAL server with these extensions pushes to a console that watches everybody: `count` notify_status frames,
//! byte for byte as they came over the socket, from a storm in a simulated PBX whose time is driven by hand.
[[nodiscard]] QList<QByteArray> recordStatusFrames(int extensions, int count);

} // namespace callboard::bench
