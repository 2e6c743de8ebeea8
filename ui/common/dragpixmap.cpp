// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dragpixmap.h"

#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace callboard::ui {

QPixmap dragPixmap(const Theme& theme, Lamp lamp, const QString& label, const QString& second, qreal ratio)
{
    constexpr int kPadding = 10;
    constexpr int kShadow = 4;
    constexpr int kMost = 240;
    const QFontMetrics strong(theme.font(TextSize::Body, true));
    const QFontMetrics small(theme.font(TextSize::Small));
    const int icon = theme.metrics().icon;
    const int text = std::min(kMost, std::max(strong.horizontalAdvance(label), small.horizontalAdvance(second)) + 2);
    const QSize card(2 * kPadding + icon + 8 + text, strong.height() + (second.isEmpty() ? 0 : small.height()) + 14);
    QPixmap pixmap((card + QSize(2 * kShadow, 2 * kShadow)) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QRect rect(QPoint(kShadow, kShadow - 2), card);
    const LampColours& colours = theme.tokens().lamp(lamp);
    for (int spread = kShadow; spread > 0; --spread) {
        drawTile(painter, rect.adjusted(-spread, -spread + 2, spread, spread + 2), theme.metrics().radius + spread,
            QColor(0, 0, 0, 14));
    }
    drawTile(painter, rect, theme.metrics().radius, colours.tile, colours.icon);
    painter.drawPixmap(rect.left() + kPadding, rect.top() + (card.height() - icon) / 2,
        Icons::pixmap(iconName(lamp), colours.icon, icon, ratio));
    QRect line(rect.left() + kPadding + icon + 8, rect.top() + 7, text, strong.height());
    painter.setFont(theme.font(TextSize::Body, true));
    painter.setPen(theme.tokens().text);
    drawElided(painter, line, label);
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(theme.tokens().muted);
    line = QRect(line.left(), line.bottom() + 1, text, small.height());
    drawElided(painter, line, second);
    return pixmap;
}

} // namespace callboard::ui
