// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

#include <utility>

namespace callboard::ui {

//! Where tile n of a grid is. A value: nothing is stored for any tile, every question is a division.
//! Device-independent pixels; (0, 0) is the top left corner of the unscrolled content.
struct GridGeometry
{
    int count = 0;
    int width = 0; //!< of the viewport
    QSize least; //!< a tile is never narrower than this, and exactly as high
    int gap = 8;
    int margin = 0; //!< around the whole grid
    bool mirrored = false; //!< right to left

    [[nodiscard]] int columns() const;
    //! Tiles widen to fill the row, so that both edges of the grid are straight.
    [[nodiscard]] int tileWidth() const;
    [[nodiscard]] int lines() const;
    [[nodiscard]] int contentHeight() const;

    [[nodiscard]] QRect rect(int tile) const;
    //! -1 in a gap and beyond the last tile.
    [[nodiscard]] int at(const QPoint& point) const;
    //! The tile before which something dropped at `point` goes; 0 to count.
    [[nodiscard]] int insertionAt(const QPoint& point) const;
    //! The tiles of every line that `area` touches; (0, -1) when there are none.
    [[nodiscard]] std::pair<int, int> in(const QRect& area) const;

    enum class Move { Left, Right, Up, Down, PageUp, PageDown, Home, End };
    //! `page`: height of the viewport. The same tile where there is nowhere to go.
    [[nodiscard]] int moved(int tile, Move move, int page) const;

private:
    [[nodiscard]] int columnAt(int x) const;
};

} // namespace callboard::ui
