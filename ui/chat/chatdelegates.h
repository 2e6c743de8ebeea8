// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/chat.h"

#include <QStyledItemDelegate>

namespace callboard::ui {

class Theme;

//! Two lines a chat: name and time, then what was said last and how much of it is unread.
class ChatRoomDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ChatRoomDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

//! Where the parts of a message are in a row of this width. A value, tested without a window.
struct MessageGeometry
{
    QRect row;
    QRect bubble;
    QRect head; //!< who and when
    QRect text;

    static MessageGeometry of(const QRect& row, const Theme& theme, const QString& head, const QString& text, bool own);
    [[nodiscard]] int height() const { return bubble.height() + 8; }
};

//! A message in a bubble: one's own at the right and headed "You", others' at the left with their name.
class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit MessageDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace callboard::ui
