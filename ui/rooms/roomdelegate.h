// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rooms/roomtree.h"

#include <QStyledItemDelegate>

namespace callboard {
class Clock;
}

namespace callboard::ui {

class Theme;

//! One line a row: a room with how many are in it and for how long, or a participant with what they do, in words.
class RoomDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RoomDelegate(const Theme& theme, const Clock& clock, const RoomTree& tree, QObject* parent = nullptr);

    void setDropIndex(const QModelIndex& index) { m_drop = index; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintRoom(QPainter& painter, QRect rest, const ConferenceRoom& room) const;
    void paintParticipant(QPainter& painter, QRect rest, const ConferenceParticipant& participant, bool stale) const;
    //! Since when, in a column of its own at the right. Returns what is left of `rest`.
    [[nodiscard]] QRect paintSince(QPainter& painter, QRect rest, const QDateTime& since) const;

    const Theme& m_theme;
    const Clock& m_clock;
    const RoomTree& m_tree;
    QPersistentModelIndex m_drop;
};

} // namespace callboard::ui
