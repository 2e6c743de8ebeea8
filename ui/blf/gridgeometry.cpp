// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/gridgeometry.h"

#include <algorithm>

namespace callboard::ui {

int GridGeometry::columns() const
{
    return std::max(1, (width - 2 * margin + gap) / std::max(1, least.width() + gap));
}

int GridGeometry::tileWidth() const
{
    const int inner = width - 2 * margin - (columns() - 1) * gap;
    return std::max(1, inner / columns());
}

int GridGeometry::lines() const
{
    return (count + columns() - 1) / columns();
}

int GridGeometry::contentHeight() const
{
    return count == 0 ? 0 : 2 * margin + lines() * (least.height() + gap) - gap;
}

QRect GridGeometry::rect(int tile) const
{
    const int column = tile % columns();
    const int line = tile / columns();
    const int place = mirrored ? columns() - 1 - column : column;
    // Left-over pixels go to the first columns, one each, so that the last one ends at the margin.
    const int spare = std::max(0, width - 2 * margin - (columns() - 1) * gap - columns() * tileWidth());
    const int x = margin + place * (tileWidth() + gap) + std::min(place, spare);
    return {x, margin + line * (least.height() + gap), tileWidth() + (place < spare ? 1 : 0), least.height()};
}

int GridGeometry::columnAt(int x) const
{
    const int place = std::clamp((x - margin) / std::max(1, tileWidth() + gap), 0, columns() - 1);
    return mirrored ? columns() - 1 - place : place;
}

int GridGeometry::at(const QPoint& point) const
{
    if (count == 0 || point.y() < margin || point.x() < margin)
        return -1;
    const int line = (point.y() - margin) / (least.height() + gap);
    // The left-over pixels can put a point one column further left than the division says.
    const int column = columnAt(point.x());
    for (const int candidate : {column, column + (mirrored ? 1 : -1)}) {
        const int tile = line * columns() + candidate;
        if (candidate >= 0 && candidate < columns() && tile < count && rect(tile).contains(point))
            return tile;
    }
    return -1;
}

int GridGeometry::insertionAt(const QPoint& point) const
{
    if (count == 0)
        return 0;
    const int line = std::clamp((point.y() - margin) / (least.height() + gap), 0, lines() - 1);
    const int first = line * columns();
    const int last = std::min(count, first + columns());
    for (int tile = first; tile < last; ++tile) {
        const int middle = rect(tile).center().x();
        if (mirrored ? point.x() > middle : point.x() < middle)
            return tile;
    }
    return last;
}

std::pair<int, int> GridGeometry::in(const QRect& area) const
{
    if (count == 0 || area.isEmpty() || area.bottom() < margin || area.top() >= contentHeight())
        return {0, -1};
    const int pitch = least.height() + gap;
    const int first = std::max(0, area.top() - margin) / pitch * columns();
    const int last = (area.bottom() - margin) / pitch * columns() + columns() - 1;
    if (first >= count)
        return {0, -1};
    return {first, std::min(last, count - 1)};
}

int GridGeometry::moved(int tile, Move move, int page) const
{
    const int across = columns();
    const int linesOfPage = std::max(1, page / (least.height() + gap));
    const auto vertical = [&](int by) {
        const int line = std::clamp(tile / across + by, 0, lines() - 1);
        // The last line may be shorter: stay in the column if it can be, else on its last tile.
        return std::min(line * across + tile % across, count - 1);
    };
    int to = tile;
    switch (move) {
    case Move::Left:
        to = tile + (mirrored ? 1 : -1);
        break;
    case Move::Right:
        to = tile + (mirrored ? -1 : 1);
        break;
    case Move::Up:
        to = vertical(-1);
        break;
    case Move::Down:
        to = vertical(1);
        break;
    case Move::PageUp:
        to = vertical(-linesOfPage);
        break;
    case Move::PageDown:
        to = vertical(linesOfPage);
        break;
    case Move::Home:
        to = 0;
        break;
    case Move::End:
        to = count - 1;
        break;
    }
    return std::clamp(to, 0, std::max(0, count - 1));
}

} // namespace callboard::ui
