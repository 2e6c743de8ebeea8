// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace callboard::ui {

namespace {

int digitWidth(const QFontMetrics& metrics)
{
    int width = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QChar(digit)));
    return width;
}

QRectF inside(const QRect& rect, double by)
{
    return QRectF(rect).adjusted(by, by, -by, -by);
}

} // namespace

int tabularWidth(const QFontMetrics& metrics, QStringView text)
{
    const int digit = digitWidth(metrics);
    int width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}

int drawTabular(QPainter& painter, const QRect& rect, int alignment, const QString& text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int digit = digitWidth(metrics);
    const int width = tabularWidth(metrics, text);
    int x = (alignment & Qt::AlignRight) != 0 ? rect.right() + 1 - width : rect.left();
    const int baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    for (const QChar c : text) {
        const int advance = metrics.horizontalAdvance(c);
        const int cell = c.isDigit() ? digit : advance;
        painter.drawText(QPointF(x + (cell - advance) / 2.0, baseline), QString(c));
        x += cell;
    }
    return width;
}

void drawElided(QPainter& painter, const QRect& rect, const QString& text, int alignment)
{
    if (rect.width() <= 0 || text.isEmpty())
        return;
    painter.drawText(rect, alignment | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void drawTile(QPainter& painter, const QRect& rect, int radius, const QColor& fill, const QColor& edge)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(edge.isValid() ? inside(rect, 0.5) : QRectF(rect), radius, radius);
    painter.restore();
}

void drawHatching(QPainter& painter, const QRect& rect, int radius, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(inside(rect, 1), radius, radius);
    painter.setClipPath(clip, Qt::IntersectClip);
    painter.setPen(QPen(colour, 1));
    constexpr int kStep = 7;
    for (int x = rect.left() - rect.height(); x < rect.right(); x += kStep)
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void drawDottedOutline(QPainter& painter, const QRect& rect, int radius, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(colour, 1.5);
    pen.setDashPattern({0.1, 2.4});
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(inside(rect, 1), radius, radius);
    painter.restore();
}

void drawFocusRing(QPainter& painter, const QRect& rect, int radius, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(inside(rect, 1), radius, radius);
    painter.restore();
}

QColor mixed(const QColor& from, const QColor& to, double part)
{
    const auto channel = [part](int a, int b) { return qRound(a + (b - a) * part); };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue()));
}

} // namespace callboard::ui
