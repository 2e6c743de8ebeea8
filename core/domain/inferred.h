// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>

namespace callboard {

//! Fields that we worked out and the PBX never said. Shown with a dotted outline and named in `--json` rows.
enum class InferredField : quint8 {
    State = 0x01,
    Direction = 0x02,
    From = 0x04,
    To = 0x08,
    Since = 0x10,
    Legs = 0x20,
    With = 0x40,
};
Q_DECLARE_FLAGS(Inferred, InferredField)
Q_DECLARE_OPERATORS_FOR_FLAGS(Inferred)

} // namespace callboard
