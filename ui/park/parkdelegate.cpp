// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/park/parkdelegate.h"

#include "core/base/clock.h"
#include "core/models/roles.h"
#include "core/models/wording.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::ParkBoard)
};

} // namespace

ParkTileLook lookOf(const ParkTile& tile, qint64 nowMs, int recallSeconds)
{
    ParkTileLook look;
    look.slot = tile.id.text;
    look.used = tile.isUsed();
    look.stale = tile.slot.stale;
    if (tile.isNextFree()) {
        look.who = Words::tr("Next free");
        if (!tile.why.isEmpty())
            look.below = Words::tr("no slots known");
        else
            look.below = tile.siteBadge.isEmpty() ? Words::tr("park here") : tile.siteBadge;
    } else if (!look.used) {
        look.who = Words::tr("free");
        look.below = tile.siteBadge;
    } else {
        look.who = partyLabel(tile.slot.who);
        if (tile.slot.since.isValid()) {
            const qint64 waited = nowMs - tile.slot.since.toMSecsSinceEpoch();
            look.waited = durationText(waited);
            look.overdue = recallSeconds > 0 && waited >= qint64(recallSeconds) * 1000;
        }
        if (look.overdue)
            look.below = Words::tr("waits long");
        else if (!tile.byName.isEmpty())
            look.below = Words::tr("by %1").arg(tile.byName);
        if (!tile.siteBadge.isEmpty())
            look.below = look.below.isEmpty() ? tile.siteBadge : look.below + u" · "_s + tile.siteBadge;
    }
    return look;
}

ParkDelegate::ParkDelegate(const Theme& theme, const Clock& clock, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_clock(clock)
{
}

void ParkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto tile = index.data(Role::Value).value<ParkTile>();
    const ParkTileLook look = lookOf(tile, m_clock.nowMs(), m_recallSeconds);
    const Tokens& tokens = m_theme.tokens();
    const LampColours& lamp = tokens.lamp(look.overdue ? Lamp::Ringing : Lamp::Parked);
    const int radius = m_theme.metrics().radius;
    const int icon = m_theme.metrics().icon;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect area = option.rect.adjusted(0, 0, -8, -8);
    const bool hover = option.state & QStyle::State_MouseOver;
    if (look.used)
        drawTile(*painter, area, radius, lamp.tile, lamp.border);
    else
        drawTile(*painter, area, radius, hover ? tokens.hover : tokens.panel, tokens.separator);
    if (tile.isNextFree())
        drawDottedOutline(*painter, area, radius, tokens.outline);
    if (look.stale)
        drawHatching(*painter, area, radius, lamp.border);
    if (index.row() == m_dropRow)
        drawFocusRing(*painter, area, radius, tokens.accent);
    else if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active))
        drawFocusRing(*painter, area, radius, tokens.focus);

    QRect text = area.adjusted(10, 5, -10, -5);
    const QString iconName = tile.isNextFree() ? u"plus"_s : look.overdue ? u"warning"_s : u"state-parked"_s;
    painter->drawPixmap(text.left(), text.top() + 1,
        Icons::pixmap(iconName, look.used ? lamp.icon : tokens.muted, icon, painter->device()->devicePixelRatioF()));
    text.setLeft(text.left() + icon + 8);
    QRect upper(text.left(), text.top(), text.width(), text.height() / 2);
    QRect lower(text.left(), upper.bottom() + 1, text.width(), text.height() - upper.height());
    painter->setFont(m_theme.font(TextSize::Small, true));
    if (!look.slot.isEmpty()) {
        painter->setPen(look.used ? lamp.text : tokens.muted);
        const int used = drawTabular(*painter, upper, Qt::AlignLeft, look.slot);
        upper.setLeft(upper.left() + used + 8);
    }
    if (!look.waited.isEmpty()) {
        painter->setPen(lamp.text);
        const int used = drawTabular(*painter, upper, Qt::AlignRight, look.waited);
        upper.setRight(upper.right() - used - 8);
    }
    if (look.used) {
        // Below the icon, too: the two names need the width.
        lower.setLeft(area.left() + 10);
        painter->setFont(m_theme.font(TextSize::Body, true));
        painter->setPen(tokens.text);
        drawElided(*painter, lower, look.who);
        lower.setLeft(lower.left() + painter->fontMetrics().horizontalAdvance(look.who) + 8);
        painter->setFont(m_theme.font(TextSize::Small));
        painter->setPen(look.overdue ? lamp.text : tokens.muted);
        if (lower.width() > 24)
            drawElided(*painter, lower, look.below);
    } else {
        painter->setPen(tokens.muted);
        painter->setFont(m_theme.font(TextSize::Body, tile.isNextFree()));
        drawElided(*painter, upper, look.who);
        painter->setFont(m_theme.font(TextSize::Small));
        drawElided(*painter, lower, look.below);
    }
    painter->restore();
}

QSize ParkDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines = QFontMetrics(m_theme.font()).height() + QFontMetrics(m_theme.font(TextSize::Small)).height();
    return {m_width, lines + 14 + 8};
}

} // namespace callboard::ui
