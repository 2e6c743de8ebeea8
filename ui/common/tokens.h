// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/lamp.h"

#include <QColor>

#include <array>

namespace callboard::ui {

//! How one lamp is coloured. `text` has 4.5:1 on `tile` and on the panel, `icon` 3:1.
struct LampColours
{
    QColor icon;
    QColor text;
    QColor tile;
    QColor border;
};

//! Every colour that the console uses, by what it is for. Nothing else in ui names a colour.
struct Tokens
{
    bool dark = false;
    bool highContrast = false;

    QColor window; //!< behind the panels
    QColor panel; //!< lists, cards
    QColor raised; //!< fields, quiet buttons
    QColor hover;
    QColor pressed;
    QColor selected; //!< the row that the keys act on
    QColor separator; //!< decoration only
    QColor disabled; //!< ink of what cannot be used now; never that of what can
    QColor outline; //!< edges of things that can be used: 3:1 on the panel

    QColor text;
    QColor muted;

    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor focus;

    QColor positive; //!< "Answer"
    QColor positiveHover;
    QColor onPositive;
    QColor negative; //!< "Hang up", recording
    QColor negativeHover;
    QColor onNegative;
    QColor warning; //!< recall, degraded
    QColor warningTile;

    QColor shadow; //!< with alpha
    QColor tooltip;
    QColor onTooltip;

    std::array<LampColours, kLampCount> lamps;

    [[nodiscard]] const LampColours& lamp(Lamp lamp) const { return lamps[static_cast<size_t>(lamp)]; }
};

[[nodiscard]] Tokens lightTokens();
[[nodiscard]] Tokens darkTokens();
[[nodiscard]] Tokens highContrastTokens();

//! WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

} // namespace callboard::ui
