// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messagesview.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace callboard::ui {

namespace {
constexpr int kNear = 24; //!< pixels from an end that still count as being there
}

MessagesView::MessagesView(QWidget* parent)
    : QListView(parent)
{
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width decides where lines break
    setSelectionMode(SingleSelection);
    setResizeMode(Adjust);
    setUniformItemSizes(false);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) { onRange(most); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MessagesView::onScrolled);
}

void MessagesView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    if (start == 0 && end + 1 < model()->rowCount())
        m_prepending = true;
    QListView::rowsInserted(parent, start, end);
}

void MessagesView::onRange(int most)
{
    m_moving = true;
    if (m_atEnd)
        verticalScrollBar()->setValue(most);
    else if (m_prepending)
        verticalScrollBar()->setValue(most - m_fromEnd);
    m_moving = false;
    m_prepending = false;
    m_fromEnd = most - verticalScrollBar()->value();
    if (most <= kNear && model() && model()->rowCount() > 0)
        Q_EMIT olderWanted();
}

void MessagesView::onScrolled(int value)
{
    if (m_moving)
        return;
    const int most = verticalScrollBar()->maximum();
    m_fromEnd = most - value;
    m_atEnd = m_fromEnd <= kNear;
    if (value <= kNear && most > kNear)
        Q_EMIT olderWanted();
}

void MessagesView::resizeEvent(QResizeEvent* event)
{
    const bool end = m_atEnd;
    QListView::resizeEvent(event);
    m_atEnd = end;
    if (end)
        scrollToBottom();
}

void MessagesView::keyPressEvent(QKeyEvent* event)
{
    // Up in the first row means the ones above it.
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp || event->key() == Qt::Key_Home) {
        if (currentIndex().row() <= 0)
            Q_EMIT olderWanted();
    }
    QListView::keyPressEvent(event);
}

} // namespace callboard::ui
