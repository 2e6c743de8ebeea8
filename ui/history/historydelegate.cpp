// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydelegate.h"

#include "core/domain/history.h"
#include "core/models/modeltext.h"
#include "core/models/roles.h"
#include "core/models/wording.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct ResultLook
{
    QString icon;
    QColor colour;
};

ResultLook lookOf(const CallRecord& record, const Tokens& tokens)
{
    const bool out = record.direction == Direction::Out;
    if (isMissed(record))
        return {u"call-missed"_s, tokens.negative};
    switch (record.result) {
    case CallResult::Answered:
        return {out ? u"call-out"_s : u"call-in"_s, tokens.lamp(Lamp::Idle).text};
    case CallResult::NoAnswer:
    case CallResult::Busy:
    case CallResult::Failed:
        return {u"reject"_s, tokens.warning};
    case CallResult::Voicemail:
        return {u"voicemail"_s, tokens.muted};
    case CallResult::Unknown:
        break;
    }
    return {out ? u"call-out"_s : u"call-in"_s, tokens.muted};
}

} // namespace

HistoryDelegate::HistoryDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto record = index.data(callboard::Role::Value).value<CallRecord>();
    const Tokens& tokens = m_theme.tokens();
    const int radius = m_theme.metrics().controlRadius;
    const int icon = m_theme.metrics().icon;
    const qreal ratio = painter->device()->devicePixelRatioF();
    const bool missed = isMissed(record);
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
    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(tokens.muted);
    const int used = drawTabular(*painter, first, Qt::AlignRight, momentText(record.startedAt));
    first.setRight(first.right() - used - 12);
    if (record.recorded || !record.recordings.isEmpty()) {
        painter->drawPixmap(first.right() - icon + 4, first.center().y() - icon / 2 + 1,
            Icons::pixmap(u"record"_s, tokens.muted, icon, ratio));
        first.setRight(first.right() - icon - 8);
    }
    const ResultLook look = lookOf(record, tokens);
    painter->drawPixmap(
        first.left(), first.center().y() - icon / 2 + 1, Icons::pixmap(look.icon, look.colour, icon, ratio));
    painter->setFont(m_theme.font(TextSize::Body, missed));
    painter->setPen(tokens.text);
    drawElided(*painter, first.adjusted(icon + 8, 0, 0, 0), partyLabel(otherParty(record)));
    const QString word = resultWord(record);
    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(look.colour);
    drawElided(*painter, second, word);
    QStringList rest;
    if (record.talkSeconds > 0)
        rest << durationText(record.talkSeconds * qint64{1000});
    if (!record.answeredBy.isEmpty() && record.result == CallResult::Answered && record.direction == Direction::In)
        rest << HistoryDelegate::tr("by %1").arg(record.answeredBy);
    const Party& other = otherParty(record);
    if (!other.name.isEmpty() && !other.number.isEmpty())
        rest << other.number;
    if (const QString site = index.data(callboard::Role::SiteName).toString(); !site.isEmpty())
        rest << site;
    painter->setPen(tokens.muted);
    const int wide = painter->fontMetrics().horizontalAdvance(word);
    if (!rest.isEmpty())
        drawElided(*painter, second.adjusted(wide, 0, 0, 0), u" \u00B7 "_s + rest.join(u" \u00B7 "_s));
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int body = QFontMetrics(m_theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(m_theme.font(TextSize::Small)).height();
    return {200, body + small + 4 + 2 * m_theme.metrics().rowPadding};
}

} // namespace callboard::ui
