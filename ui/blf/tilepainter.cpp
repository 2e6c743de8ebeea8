// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/tile.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBadgeIcon = 14;
constexpr int kBadgeGap = 6;
constexpr int kSiteMost = 72;

} // namespace

QColor TilePainter::fill(const Theme& theme, Lamp lamp, const TileState& state)
{
    const Tokens& tokens = theme.tokens();
    const LampColours& colours = tokens.lamp(lamp);
    QColor fill = colours.tile;
    // As far as the words stay readable at the height of the pulse.
    const double swing = tokens.highContrast ? 0.2 : tokens.dark ? 0.5 : 0.75;
    if (lamp == Lamp::Ringing && state.pulse > 0)
        fill = mixed(fill, colours.border, swing * state.pulse);
    if (state.hovered && !tokens.highContrast)
        fill = mixed(fill, tokens.text, 0.035);
    return fill;
}

void TilePainter::paintSurface(
    QPainter& painter, const QRect& rect, const TileContent& content, const TileState& state) const
{
    const Tokens& tokens = m_theme.tokens();
    const LampColours& colours = tokens.lamp(content.lamp);
    const int radius = m_theme.metrics().radius;
    QColor edge = state.hovered ? mixed(colours.border, colours.icon, 0.6) : colours.border;
    if (content.inferred)
        edge = QColor();
    drawTile(painter, rect, radius, fill(m_theme, content.lamp, state), edge);
    if (content.stale || content.lamp == Lamp::Unknown)
        drawHatching(painter, rect, radius, mixed(colours.tile, tokens.muted, tokens.dark ? 0.28 : 0.22));
    if (content.inferred)
        drawDottedOutline(painter, rect, radius, colours.icon);
    if (state.dropTarget)
        drawFocusRing(painter, rect, radius, state.dropPossible ? tokens.accent : tokens.negative);
    else if (state.focused)
        drawFocusRing(painter, rect, radius, tokens.focus);
    else if (state.current)
        drawTile(painter, rect, radius, Qt::transparent, tokens.focus);
}

int TilePainter::badgesWidth(const TileContent& content) const
{
    const QFontMetrics metrics(m_theme.font(TextSize::Small));
    int width = 0;
    const auto add = [&width](int part) { width += part + (width > 0 ? kBadgeGap : 0); };
    if (!content.site.isEmpty())
        add(std::min(kSiteMost, metrics.horizontalAdvance(content.site)));
    if (content.voicemail > 0)
        add(kBadgeIcon + 3 + tabularWidth(metrics, QString::number(content.voicemail)));
    if (content.doubtful)
        add(kBadgeIcon);
    if (content.favourite)
        add(kBadgeIcon);
    return width;
}

void TilePainter::paintBadges(QPainter& painter, const QRect& rect, const TileContent& content) const
{
    const Tokens& tokens = m_theme.tokens();
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QFontMetrics metrics(m_theme.font(TextSize::Small));
    painter.setFont(m_theme.font(TextSize::Small));
    int right = rect.right() + 1;
    const auto icon = [&](const QString& name, const QColor& colour) {
        right -= kBadgeIcon;
        painter.drawPixmap(
            right, rect.top() + (rect.height() - kBadgeIcon) / 2, Icons::pixmap(name, colour, kBadgeIcon, ratio));
    };
    if (content.favourite) {
        icon(u"star-filled"_s, tokens.lamp(Lamp::Ringing).icon);
        right -= kBadgeGap;
    }
    if (content.doubtful) {
        icon(u"state-unregistered"_s, tokens.muted);
        right -= kBadgeGap;
    }
    if (content.voicemail > 0) {
        const QString count = QString::number(content.voicemail);
        painter.setPen(tokens.accent);
        right -= tabularWidth(metrics, count);
        drawTabular(painter, {right, rect.top(), rect.width(), rect.height()}, Qt::AlignLeft, count);
        right -= 3;
        icon(u"voicemail"_s, tokens.accent);
        right -= kBadgeGap;
    }
    if (!content.site.isEmpty()) {
        const int width = std::min(kSiteMost, metrics.horizontalAdvance(content.site));
        painter.setPen(tokens.muted);
        drawElided(painter, {right - width, rect.top(), width, rect.height()}, content.site, Qt::AlignRight);
    }
}

void TilePainter::paintWords(QPainter& painter, const TileGeometry& g, TileSize size, const TileContent& content) const
{
    const Tokens& tokens = m_theme.tokens();
    const LampColours& colours = tokens.lamp(content.lamp);
    painter.setFont(m_theme.font(TextSize::Small));
    QRect word = g.word;
    if (size == TileSize::Small) {
        painter.setPen(tokens.muted);
        word.setLeft(word.left() + drawTabular(painter, word, Qt::AlignLeft, content.number) + 6);
    } else {
        painter.setPen(tokens.muted);
        drawTabular(painter, g.number, Qt::AlignLeft, content.number);
    }
    painter.setPen(colours.text);
    if (!content.timer.isEmpty())
        drawTabular(painter, g.timer, Qt::AlignRight, content.timer);
    QString text = content.stale ? content.word + u" \u00B7 "_s + content.age : content.word;
    if (size == TileSize::Medium && !content.stale && !content.with.isEmpty())
        text += u" \u00B7 "_s + content.with;
    drawElided(painter, word, text);
    if (size == TileSize::Large) {
        painter.setPen(content.with.isEmpty() ? tokens.muted : tokens.text);
        drawElided(painter, g.extra, content.with.isEmpty() ? content.department : content.with);
    }
    painter.setFont(m_theme.font(TextSize::Body, true));
    painter.setPen(tokens.text);
    drawElided(painter, g.name, content.name);
}

void TilePainter::paint(
    QPainter& painter, const QRect& rect, TileSize size, const TileContent& content, const TileState& state) const
{
    paintSurface(painter, rect, content, state);
    const QFontMetrics small(m_theme.font(TextSize::Small));
    const TileGeometry geometry = TileGeometry::of(
        rect, size, m_theme, content.timer.isEmpty() ? 0 : tabularWidth(small, content.timer), badgesWidth(content));
    painter.drawPixmap(geometry.icon.topLeft(),
        Icons::pixmap(iconName(content.lamp), m_theme.tokens().lamp(content.lamp).icon, geometry.icon.width(),
            painter.device()->devicePixelRatioF()));
    if (geometry.badges.width() > 0)
        paintBadges(painter, geometry.badges, content);
    paintWords(painter, geometry, size, content);
}

} // namespace callboard::ui
