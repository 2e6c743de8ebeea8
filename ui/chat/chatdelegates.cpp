// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatdelegates.h"

#include "core/models/chatroommodel.h"
#include "core/models/modeltext.h"
#include "core/models/roles.h"
#include "core/models/wording.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>
#include <QtMath>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPadding = 10;
constexpr int kMargin = 8;

//! Breaks lines between words, and a word only where it is longer than a line. Returns the size that it needs.
QSizeF layOut(QTextLayout& layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setText(layout.text().replace(u'\n', QChar::LineSeparator));
    QSizeF size;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, size.height()});
        size = {std::max(size.width(), line.naturalTextWidth()), size.height() + line.height()};
    }
    layout.endLayout();
    return size;
}

QString headOf(const ChatMessage& message)
{
    //: over a message: who wrote it and when
    return MessageDelegate::tr("%1, %2").arg(
        message.own ? MessageDelegate::tr("You") : chatPersonLabel(message.from), momentText(message.at));
}

} // namespace

ChatRoomDelegate::ChatRoomDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ChatRoomDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto row = index.data(callboard::Role::Value).value<ChatRoomRow>();
    const QString site = index.data(callboard::Role::SiteName).toString();
    const Tokens& tokens = m_theme.tokens();
    const int radius = m_theme.metrics().controlRadius;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect area = option.rect.adjusted(4, 1, -4, -1);
    if (option.state & QStyle::State_Selected)
        drawTile(*painter, area, radius, tokens.selected);
    else if (option.state & QStyle::State_MouseOver)
        drawTile(*painter, area, radius, tokens.hover);
    if (row.stale)
        drawHatching(*painter, area, radius, mixed(tokens.panel, tokens.muted, 0.25));
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active))
        drawFocusRing(*painter, area, radius, tokens.focus);
    const QRect inner = area.adjusted(8, 0, -8, 0);
    const int body = QFontMetrics(m_theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(m_theme.font(TextSize::Small)).height();
    const int top = inner.top() + (inner.height() - body - small - 2) / 2;
    QRect first(inner.left(), top, inner.width(), body);
    QRect second(inner.left(), top + body + 2, inner.width(), small);
    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(tokens.muted);
    const QString when = clockText(row.lastAt);
    if (!when.isEmpty()) {
        const int used = painter->fontMetrics().horizontalAdvance(when);
        drawElided(*painter, first, when, Qt::AlignRight);
        first.setRight(first.right() - used - 8);
    }
    if (row.unread > 0) {
        const QString count = QString::number(row.unread);
        painter->setFont(m_theme.font(TextSize::Small, true));
        const int width = std::max(small + 4, painter->fontMetrics().horizontalAdvance(count) + 12);
        const QRect badge(second.right() - width + 1, second.top() - 1, width, small + 2);
        drawTile(*painter, badge, badge.height() / 2, tokens.accent);
        painter->setPen(tokens.onAccent);
        painter->drawText(badge, Qt::AlignCenter, count);
        second.setRight(badge.left() - 8);
    }
    const int icon = m_theme.metrics().icon;
    painter->drawPixmap(first.left(), first.center().y() - icon / 2 + 1,
        Icons::pixmap(
            row.room.direct ? u"person"_s : u"people"_s, tokens.muted, icon, painter->device()->devicePixelRatioF()));
    painter->setFont(m_theme.font(TextSize::Body, true));
    painter->setPen(row.stale ? tokens.muted : tokens.text);
    drawElided(*painter, first.adjusted(icon + 8, 0, 0, 0), chatRoomLabel(row.room));
    painter->setFont(m_theme.font(TextSize::Small, row.unread > 0));
    painter->setPen(row.unread > 0 ? tokens.text : tokens.muted);
    QString said = QString(row.lastText).replace(u'\n', u' ');
    if (!site.isEmpty())
        said = said.isEmpty() ? site : site + u" \u00B7 "_s + said;
    drawElided(*painter, second.adjusted(icon + 8, 0, 0, 0), said);
    painter->restore();
}

QSize ChatRoomDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int body = QFontMetrics(m_theme.font(TextSize::Body, true)).height();
    const int small = QFontMetrics(m_theme.font(TextSize::Small)).height();
    return {120, body + small + 4 + 2 * m_theme.metrics().rowPadding};
}

MessageGeometry MessageGeometry::of(
    const QRect& row, const Theme& theme, const QString& head, const QString& text, bool own)
{
    MessageGeometry g;
    g.row = row;
    const QFontMetrics small(theme.font(TextSize::Small, true));
    // Not over the whole width: at which side it stands says whose it is.
    const int most = std::max(80, row.width() * 4 / 5 - 2 * kMargin - 2 * kPadding);
    QTextLayout layout(text, theme.font());
    const QSizeF wanted = layOut(layout, most);
    const int lines = qCeil(wanted.height());
    const int width = std::min(most, std::max(qCeil(wanted.width()) + 1, small.horizontalAdvance(head) + 1));
    const int height = small.height() + 2 + lines + kPadding;
    const int left = own ? row.right() - kMargin - width - 2 * kPadding + 1 : row.left() + kMargin;
    g.bubble = QRect(left, row.top() + 4, width + 2 * kPadding, height);
    g.head = QRect(left + kPadding, g.bubble.top() + kPadding / 2, width, small.height());
    g.text = QRect(left + kPadding, g.head.bottom() + 3, width, lines);
    return g;
}

MessageDelegate::MessageDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void MessageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto message = index.data(callboard::Role::Value).value<ChatMessage>();
    const Tokens& tokens = m_theme.tokens();
    const QString head = headOf(message);
    const MessageGeometry g = MessageGeometry::of(option.rect, m_theme, head, message.text, message.own);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int radius = m_theme.metrics().radius;
    drawTile(*painter, g.bubble, radius, message.own ? tokens.selected : tokens.raised,
        tokens.highContrast ? tokens.outline : QColor());
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active))
        drawFocusRing(*painter, g.bubble, radius, tokens.focus);
    painter->setFont(m_theme.font(TextSize::Small, true));
    painter->setPen(tokens.muted);
    drawElided(*painter, g.head, head);
    painter->setFont(m_theme.font());
    painter->setPen(tokens.text);
    QTextLayout layout(message.text, m_theme.font());
    layOut(layout, g.text.width());
    layout.draw(painter, g.text.topLeft());
    painter->restore();
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const auto message = index.data(callboard::Role::Value).value<ChatMessage>();
    const QRect row(0, 0, width, 0);
    return {width, MessageGeometry::of(row, m_theme, headOf(message), message.text, message.own).height()};
}

} // namespace callboard::ui
