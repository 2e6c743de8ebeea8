// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFontMetrics>
#include <QString>

class QPainter;
class QRect;
class QRectF;

namespace callboard::ui {

//! Draws text with every digit in a cell as wide as the widest one, so that a running timer does not dance. Fonts
//! differ in whether they have tabular figures and Qt 6.4 cannot ask for them.
//! Returns the rectangle's used width. Aligned left or right (Qt::AlignRight in `alignment`), vertically centred.
int drawTabular(QPainter& painter, const QRect& rect, int alignment, const QString& text);
[[nodiscard]] int tabularWidth(const QFontMetrics& metrics, QStringView text);

//! Elided on the right, never in the middle; one line.
void drawElided(QPainter& painter, const QRect& rect, const QString& text, int alignment = Qt::AlignLeft);

//! Filled rounded rectangle whose one-pixel edge lies inside `rect`. Without an edge when `edge` is invalid.
void drawTile(QPainter& painter, const QRect& rect, int radius, const QColor& fill, const QColor& edge = {});
//! Diagonal lines over a rounded rectangle: what it shows is old or unknown.
void drawHatching(QPainter& painter, const QRect& rect, int radius, const QColor& colour);
//! The outline of something that the PBX did not say.
void drawDottedOutline(QPainter& painter, const QRect& rect, int radius, const QColor& colour);
//! Two pixels, just inside `rect`.
void drawFocusRing(QPainter& painter, const QRect& rect, int radius, const QColor& colour);

//! The colour `part` of the way from `from` to `to`; 0 to 1.
[[nodiscard]] QColor mixed(const QColor& from, const QColor& to, double part);

} // namespace callboard::ui
