// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/hitdelegate.h"

#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace callboard::ui {

namespace {
constexpr int kNumberWidth = 128;
constexpr int kStateWidth = 96;
constexpr int kInset = 12;
} // namespace

HitDelegate::HitDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void HitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const HitLook look = index.data(kHitRole).value<HitLook>();
    const Tokens& tokens = m_theme.tokens();
    const int icon = m_theme.metrics().icon;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(4, 1, -4, -1);
    if (option.state & QStyle::State_Selected)
        drawTile(*painter, row, m_theme.metrics().controlRadius, tokens.selected);
    else if (option.state & QStyle::State_MouseOver)
        drawTile(*painter, row, m_theme.metrics().controlRadius, tokens.hover);
    if ((option.state & QStyle::State_Selected) && tokens.highContrast)
        drawFocusRing(*painter, row, m_theme.metrics().controlRadius, tokens.focus);

    const QColor colour = look.colour.isValid() ? look.colour : tokens.muted;
    QRect rest = row.adjusted(kInset, 0, -kInset, 0);
    if (!look.icon.isEmpty()) {
        painter->drawPixmap(rest.left(), rest.center().y() - icon / 2 + 1,
            Icons::pixmap(
                look.icon, look.enabled ? colour : tokens.outline, icon, painter->device()->devicePixelRatioF()));
    }
    rest.setLeft(rest.left() + icon + 12);
    painter->setFont(m_theme.font());
    painter->setPen(tokens.muted);
    if (!look.right.isEmpty()) {
        const QRect number(rest.right() - kNumberWidth + 1, rest.top(), kNumberWidth, rest.height());
        drawElided(*painter, number, look.right, Qt::AlignRight);
        rest.setRight(number.left() - 12);
    }
    if (!look.state.isEmpty()) {
        const QRect state(rest.right() - kStateWidth + 1, rest.top(), kStateWidth, rest.height());
        painter->setPen(colour);
        drawElided(*painter, state, look.state);
        rest.setRight(state.left() - 12);
    }
    painter->setFont(m_theme.font(TextSize::Body, true));
    painter->setPen(look.enabled ? tokens.text : tokens.outline);
    drawElided(*painter, rest, look.name);
    const int used = std::min(rest.width(), QFontMetrics(painter->font()).horizontalAdvance(look.name));
    if (!look.detail.isEmpty() && rest.width() - used > 48) {
        rest.setLeft(rest.left() + used + 10);
        painter->setFont(m_theme.font(TextSize::Small));
        painter->setPen(tokens.muted);
        drawElided(*painter, rest, look.detail);
    }
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, QFontMetrics(m_theme.font(TextSize::Body, true)).height() + 2 * m_theme.metrics().rowPadding};
}

} // namespace callboard::ui
