// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemaildelegate.h"

#include "core/domain/voicemail.h"
#include "core/models/modeltext.h"
#include "core/models/roles.h"
#include "core/models/wording.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

VoicemailDelegate::VoicemailDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void VoicemailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto message = index.data(callboard::Role::Value).value<VoicemailMessage>();
    const Tokens& tokens = m_theme.tokens();
    const int radius = m_theme.metrics().controlRadius;
    const int icon = m_theme.metrics().icon;
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect area = option.rect.adjusted(4, 1, -4, -1);
    if (option.state & QStyle::State_Selected)
        drawTile(*painter, area, radius, tokens.selected);
    else if (option.state & QStyle::State_MouseOver)
        drawTile(*painter, area, radius, tokens.hover);
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active))
        drawFocusRing(*painter, area, radius, tokens.focus);
    const QRect inner = area.adjusted(8, 0, -8, 0);
    const int body = QFontMetrics(m_theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(m_theme.font(TextSize::Small)).height();
    QRect first(inner.left(), inner.top() + (inner.height() - body - small - 2) / 2, inner.width(), body);
    const QRect second(first.left() + icon + 8, first.bottom() + 3, inner.width() - icon - 8, small);
    painter->setFont(m_theme.font());
    painter->setPen(tokens.muted);
    if (message.seconds >= 0) {
        const int used = drawTabular(*painter, first, Qt::AlignRight, durationText(message.seconds * qint64{1000}));
        first.setRight(first.right() - used - 12);
    }
    if (message.urgent) {
        painter->drawPixmap(first.right() - icon, first.center().y() - icon / 2 + 1,
            Icons::pixmap(u"warning"_s, tokens.warning, icon, ratio));
        first.setRight(first.right() - icon - 8);
    }
    painter->drawPixmap(first.left(), first.center().y() - icon / 2 + 1,
        Icons::pixmap(u"voicemail"_s, message.heard ? tokens.muted : tokens.accent, icon, ratio));
    painter->setFont(m_theme.font(TextSize::Body, !message.heard));
    painter->setPen(tokens.text);
    drawElided(*painter, first.adjusted(icon + 8, 0, 0, 0), partyLabel(message.from));
    QStringList words{voicemailWords(message)};
    if (message.at.isValid())
        words << momentText(message.at);
    if (!message.from.name.isEmpty() && !message.from.number.isEmpty())
        words << message.from.number;
    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(tokens.muted);
    drawElided(*painter, second, words.join(u" \u00B7 "_s));
    painter->restore();
}

QSize VoicemailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int body = QFontMetrics(m_theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(m_theme.font(TextSize::Small)).height();
    return {200, body + small + 4 + 2 * m_theme.metrics().rowPadding};
}

} // namespace callboard::ui
