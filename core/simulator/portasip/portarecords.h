// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace callboard::sim::porta {

//! What the media services keep.
class MediaRecords
{
};

} // namespace callboard::sim::porta
