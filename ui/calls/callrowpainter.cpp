// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callrow.h"
#include "ui/common/callactions.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLamp = 16;
constexpr int kLampGap = 4;

int lampsOf(const CallRowContent& content)
{
    return int(content.recall) + int(content.muted) + int(content.recording);
}

} // namespace

CallRowGeometry CallRowPainter::geometry(const QRect& rect, const CallRowContent& content, int buttonCount) const
{
    const QFontMetrics body(m_theme.font(TextSize::Body, content.ringing || content.recall));
    const int timer = content.timer.isEmpty() ? 0 : tabularWidth(body, content.timer);
    return CallRowGeometry::of(rect, m_theme, timer, lampsOf(content), buttonCount);
}

void CallRowPainter::paintSurface(
    QPainter& painter, const CallRowGeometry& g, const CallRowContent& content, const CallRowState& state) const
{
    const Tokens& tokens = m_theme.tokens();
    const LampColours& colours = tokens.lamp(content.lamp);
    const int radius = m_theme.metrics().radius;
    QColor fill;
    if (content.ringing)
        fill = colours.tile;
    else if (content.recall)
        fill = tokens.warningTile;
    if (state.selected && !fill.isValid())
        fill = tokens.selected;
    else if (state.hovered)
        fill = fill.isValid() ? mixed(fill, tokens.text, 0.04) : tokens.hover;
    if (fill.isValid())
        drawTile(painter, g.row, radius, fill, content.ringing ? colours.border : QColor());
    if (content.stale || content.ghost)
        drawHatching(painter, g.row, radius, mixed(tokens.panel, tokens.muted, 0.25));
    if (content.inferred)
        drawDottedOutline(painter, g.row, radius, colours.icon);
    if (state.focused)
        drawFocusRing(painter, g.row, radius, tokens.focus);
    else if (state.selected)
        drawTile(painter, g.row, radius, Qt::transparent, tokens.focus);
    const QColor disc = content.ringing ? tokens.panel : colours.tile;
    drawTile(painter, g.disc, g.disc.width() / 2, disc, colours.border);
    painter.drawPixmap(g.icon.topLeft(),
        Icons::pixmap(iconName(content.lamp), colours.icon, g.icon.width(), painter.device()->devicePixelRatioF()));
}

void CallRowPainter::paintLamps(QPainter& painter, const QRect& rect, const CallRowContent& content) const
{
    const Tokens& tokens = m_theme.tokens();
    int x = rect.left();
    const auto lamp = [&](const QString& name, const QColor& colour) {
        painter.drawPixmap(x, rect.top() + (rect.height() - kLamp) / 2,
            Icons::pixmap(name, colour, kLamp, painter.device()->devicePixelRatioF()));
        x += kLamp + kLampGap;
    };
    if (content.recording)
        lamp(u"record"_s, tokens.negative);
    if (content.muted)
        lamp(u"mute"_s, tokens.muted);
    if (content.recall)
        lamp(u"warning"_s, tokens.warning);
}

void CallRowPainter::paintText(QPainter& painter, const CallRowGeometry& g, const CallRowContent& content) const
{
    const Tokens& tokens = m_theme.tokens();
    const LampColours& colours = tokens.lamp(content.lamp);
    painter.setFont(m_theme.font(TextSize::Body, true));
    painter.setPen(tokens.text);
    drawElided(painter, g.name, content.name);
    painter.setFont(m_theme.font(TextSize::Body, content.ringing || content.recall));
    painter.setPen(content.recall ? tokens.warning : colours.text);
    drawTabular(painter, g.timer, Qt::AlignRight, content.timer);
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(colours.text);
    const int word = painter.fontMetrics().horizontalAdvance(content.word);
    drawElided(painter, g.second, content.word);
    painter.setPen(content.ringing || content.recall ? mixed(tokens.text, tokens.muted, 0.6) : tokens.muted);
    if (!content.second.isEmpty())
        drawElided(painter, g.second.adjusted(word, 0, 0, 0), u" \u00B7 "_s + content.second);
}

void CallRowPainter::paintButtons(QPainter& painter, const CallRowGeometry& g, const CallRowState& state) const
{
    const Tokens& tokens = m_theme.tokens();
    for (int i = 0; i < state.buttons.size() && i < g.buttons.size(); ++i) {
        const RowButton& button = state.buttons.at(i);
        const QRect& rect = g.buttons.at(i);
        const bool positive = button.verb == Capability::Answer || button.verb == Capability::Admit;
        const bool negative = button.verb == Capability::Hangup || button.verb == Capability::Reject
            || button.verb == Capability::Refuse;
        QColor fill = positive ? tokens.positive : negative ? tokens.negative : tokens.panel;
        QColor ink = positive ? tokens.onPositive : negative ? tokens.onNegative : tokens.text;
        if (!button.enabled) {
            fill = tokens.raised;
            ink = tokens.outline;
        } else if (i == state.pressedButton || i == state.hoveredButton) {
            fill = positive ? tokens.positiveHover
                : negative  ? tokens.negativeHover
                            : (i == state.pressedButton ? tokens.pressed : tokens.hover);
        }
        drawTile(
            painter, rect, m_theme.metrics().controlRadius, fill, positive || negative ? QColor() : tokens.separator);
        painter.drawPixmap(rect.center() - QPoint(6, 6),
            Icons::pixmap(verbIcon(button.verb), ink, 14, painter.device()->devicePixelRatioF()));
    }
}

void CallRowPainter::paint(
    QPainter& painter, const QRect& rect, const CallRowContent& content, const CallRowState& state) const
{
    const CallRowGeometry g = geometry(rect, content, static_cast<int>(state.buttons.size()));
    paintSurface(painter, g, content, state);
    paintLamps(painter, g.lamps, content);
    paintText(painter, g, content);
    paintButtons(painter, g, state);
}

void CallRowPainter::paintHeader(QPainter& painter, const QRect& rect, const QString& title, int count) const
{
    const Tokens& tokens = m_theme.tokens();
    QRect line = rect.adjusted(8, 4, -10, 0);
    painter.setFont(m_theme.font(TextSize::Small, true));
    painter.setPen(tokens.muted);
    drawElided(painter, line, title);
    painter.setFont(m_theme.font(TextSize::Small));
    drawTabular(painter, line, Qt::AlignRight, QString::number(count));
}

} // namespace callboard::ui
