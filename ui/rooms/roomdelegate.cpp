// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/roomdelegate.h"

#include "core/base/clock.h"
#include "core/models/wording.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

using Presence = ConferenceParticipant::Presence;

Lamp lampOf(const ConferenceParticipant& participant)
{
    if (participant.presence == Presence::Invited)
        return Lamp::Dialing;
    if (participant.presence == Presence::Left)
        return Lamp::Away;
    return participant.held ? Lamp::Held : Lamp::Talking;
}

} // namespace

RoomDelegate::RoomDelegate(const Theme& theme, const Clock& clock, const RoomTree& tree, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_tree(tree)
{
}

void RoomDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const int radius = m_theme.metrics().controlRadius;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(0, 1, -4, -1);
    const ConferenceRoom* room = m_tree.roomOf(index);
    if (option.state & QStyle::State_Selected)
        drawTile(*painter, row, radius, tokens.selected);
    else if (option.state & QStyle::State_MouseOver)
        drawTile(*painter, row, radius, tokens.hover);
    if (room && room->stale)
        drawHatching(*painter, row, radius, mixed(tokens.panel, tokens.muted, 0.25));
    if (m_drop == index || ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active)))
        drawFocusRing(*painter, row, radius, tokens.focus);
    const QRect rest = row.adjusted(8, 0, -8, 0);
    if (const ConferenceParticipant* participant = m_tree.participantAt(index))
        paintParticipant(*painter, rest, *participant, room && room->stale);
    else if (room)
        paintRoom(*painter, rest, *room);
    painter->restore();
}

QRect RoomDelegate::paintSince(QPainter& painter, QRect rest, const QDateTime& since) const
{
    // A fixed column, so that the times of all rows stand below each other.
    const QRect time(rest.right() - 59, rest.top(), 60, rest.height());
    if (since.isValid()) {
        painter.setFont(m_theme.font());
        painter.setPen(m_theme.tokens().muted);
        drawTabular(painter, time, Qt::AlignRight, durationText(m_clock.nowMs() - since.toMSecsSinceEpoch()));
    }
    rest.setRight(time.left() - 8);
    return rest;
}

void RoomDelegate::paintRoom(QPainter& painter, QRect rest, const ConferenceRoom& room) const
{
    const Tokens& tokens = m_theme.tokens();
    const int icon = m_theme.metrics().icon;
    const qreal ratio = painter.device()->devicePixelRatioF();
    rest = paintSince(painter, rest, room.startedAt);
    if (room.recording) {
        painter.drawPixmap(rest.right() - icon, rest.center().y() - icon / 2 + 1,
            Icons::pixmap(u"record"_s, tokens.negative, icon, ratio));
        rest.setRight(rest.right() - icon - 8);
    }
    const QString people = room.maxParticipants > 0 ? tr("%1 of %2").arg(room.present()).arg(room.maxParticipants)
                                                    : tr("%n in it", nullptr, room.present());
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(tokens.muted);
    const int width = painter.fontMetrics().horizontalAdvance(people) + 2;
    drawElided(painter, QRect(rest.right() - width, rest.top(), width, rest.height()), people, Qt::AlignRight);
    rest.setRight(rest.right() - width - 12);
    painter.drawPixmap(rest.left(), rest.center().y() - icon / 2 + 1,
        Icons::pixmap(u"conference"_s, room.stale ? tokens.muted : tokens.accent, icon, ratio));
    rest.setLeft(rest.left() + icon + 8);
    painter.setFont(m_theme.font(TextSize::Body, true));
    painter.setPen(room.stale ? tokens.muted : tokens.text);
    drawElided(painter, rest, roomLabel(room));
}

void RoomDelegate::paintParticipant(
    QPainter& painter, QRect rest, const ConferenceParticipant& participant, bool stale) const
{
    const Tokens& tokens = m_theme.tokens();
    const LampColours& colours = tokens.lamp(lampOf(participant));
    const int icon = m_theme.metrics().icon;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const bool left = participant.presence == Presence::Left;
    rest = paintSince(painter, rest, left ? participant.leftAt : participant.joinedAt);
    const QString words = participantWords(participant);
    painter.setFont(m_theme.font());
    painter.setPen(stale ? tokens.muted : colours.text);
    const int width = std::min(painter.fontMetrics().horizontalAdvance(words) + 2, rest.width() / 2);
    const QRect state(rest.right() - width, rest.top(), width, rest.height());
    drawElided(painter, state, words, Qt::AlignRight);
    rest.setRight(state.left() - 8);
    if (participant.muted && !left) {
        painter.drawPixmap(rest.right() - icon, rest.center().y() - icon / 2 + 1,
            Icons::pixmap(u"mute"_s, tokens.warning, icon, ratio));
        rest.setRight(rest.right() - icon - 8);
    }
    painter.drawPixmap(rest.left(), rest.center().y() - icon / 2 + 1,
        Icons::pixmap(iconName(lampOf(participant)), colours.icon, icon, ratio));
    rest.setLeft(rest.left() + icon + 8);
    painter.setFont(m_theme.font(TextSize::Body, participant.moderator));
    painter.setPen(left || stale ? tokens.muted : tokens.text);
    drawElided(painter, rest, participantLabel(participant));
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {240, QFontMetrics(m_theme.font(TextSize::Body, true)).height() + m_theme.metrics().rowPadding + 4};
}

} // namespace callboard::ui
