// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flatlistview.h"

#include <QAccessible>
#include <QApplication>
#include <QHoverEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace callboard::ui {

FlatListView::FlatListView(QWidget* parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
}

void FlatListView::setModel(QAbstractItemModel* model)
{
    m_built = true;
    QListView::setModel(model);
}

int FlatListView::rowCount() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

QModelIndex FlatListView::indexOfRow(int row) const
{
    return row >= 0 && row < rowCount() ? model()->index(row, modelColumn(), rootIndex()) : QModelIndex();
}

QRect FlatListView::toViewport(const QRect& rect) const
{
    return rect.translated(-horizontalOffset(), -verticalOffset());
}

QRect FlatListView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    return toViewport(itemRect(index.row()));
}

QModelIndex FlatListView::indexAt(const QPoint& point) const
{
    if (!m_built)
        return {};
    return indexOfRow(rowAt(point + QPoint(horizontalOffset(), verticalOffset())));
}

std::pair<int, int> FlatListView::visibleRows() const
{
    return rowsIn(viewport()->rect().translated(horizontalOffset(), verticalOffset()));
}

void FlatListView::updateRows(int first, int last)
{
    const auto [firstVisible, lastVisible] = visibleRows();
    for (int row = std::max(first, firstVisible); row <= std::min(last, lastVisible); ++row)
        viewport()->update(toViewport(itemRect(row)));
}

void FlatListView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout();
    const QRect rect = itemRect(index.row());
    const int height = viewport()->height();
    int value = verticalScrollBar()->value();
    if (hint == PositionAtTop)
        value = rect.top();
    else if (hint == PositionAtBottom)
        value = rect.bottom() + 1 - height;
    else if (hint == PositionAtCenter)
        value = rect.center().y() - height / 2;
    else if (rect.top() < value)
        value = rect.top();
    else if (rect.bottom() + 1 > value + height)
        value = std::min(rect.top(), rect.bottom() + 1 - height);
    verticalScrollBar()->setValue(value);
}

void FlatListView::settleAt(int offset, int most)
{
    m_settling = true;
    verticalScrollBar()->setRange(0, most);
    verticalScrollBar()->setValue(offset);
    m_settling = false;
}

void FlatListView::doItemsLayout()
{
    if (m_built)
        relayout();
    QAbstractItemView::doItemsLayout();
}

void FlatListView::reset()
{
    setHovered({});
    QAbstractItemView::reset();
    if (m_built)
        relayout();
    updateGeometries();
}

bool FlatListView::matchesTyped(const QModelIndex& index, const QString& typed) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    for (qsizetype at = 0; at >= 0 && at < text.size();) {
        if (QStringView(text).mid(at).startsWith(typed, Qt::CaseInsensitive))
            return true;
        const qsizetype space = text.indexOf(u' ', at);
        at = space < 0 ? -1 : space + 1;
    }
    return false;
}

void FlatListView::keyboardSearch(const QString& search)
{
    const int rows = rowCount();
    if (rows == 0 || search.isEmpty())
        return;
    const bool goesOn = m_sinceTyped.isValid() && m_sinceTyped.elapsed() < QApplication::keyboardInputInterval();
    m_sinceTyped.start();
    m_typed = goesOn ? m_typed + search : search;
    // A longer text may still be about the current row; a new one looks for the next.
    const int from = std::max(0, currentIndex().row() + (goesOn || !currentIndex().isValid() ? 0 : 1));
    for (int i = 0; i < rows; ++i) {
        const QModelIndex index = indexOfRow((from + i) % rows);
        if (matchesTyped(index, m_typed)) {
            setCurrentIndex(index);
            return;
        }
    }
}

void FlatListView::setHovered(const QModelIndex& index)
{
    if (m_hovered == index)
        return;
    for (const QModelIndex& changed : {QModelIndex(m_hovered), index}) {
        if (changed.isValid())
            viewport()->update(visualRect(changed));
    }
    m_hovered = index;
    Q_EMIT hoveredChanged(index);
}

void FlatListView::paintBehind(QPainter&, const QRect&) { }

void FlatListView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QRect area = event->region().boundingRect().translated(horizontalOffset(), verticalOffset());
    paintBehind(painter, area);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State base = option.state & ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    const auto [first, last] = rowsIn(area);
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = indexOfRow(row);
        option.rect = toViewport(itemRect(row));
        if (!event->region().intersects(option.rect))
            continue;
        option.state = base;
        option.state.setFlag(QStyle::State_Selected, selectionModel() && selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_MouseOver, index == m_hovered);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegate()->paint(&painter, option, index);
    }
}

void FlatListView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    if (m_built)
        relayout();
    updateGeometries();
}

void FlatListView::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
    // While the layout settles, positions and pointer do not belong together.
    if (m_settling)
        return;
    setHovered(viewport()->underMouse() ? indexAt(viewport()->mapFromGlobal(QCursor::pos())) : QModelIndex());
}

bool FlatListView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverMove)
        setHovered(indexAt(static_cast<QHoverEvent*>(event)->position().toPoint()));
    else if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave)
        setHovered({});
    return QAbstractItemView::viewportEvent(event);
}

void FlatListView::updateGeometries()
{
    // Also called by the base class's constructor, when the subclass is not there yet.
    if (!m_built)
        return;
    const int height = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - height));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(rowCount() > 0 ? std::max(8, itemRect(0).height() / 2) : 24);
    QAbstractItemView::updateGeometries();
}

QModelIndex FlatListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = rowCount();
    if (rows == 0)
        return {};
    if (!currentIndex().isValid())
        return indexOfRow(action == MoveEnd ? rows - 1 : 0);
    return indexOfRow(std::clamp(rowAfter(currentIndex().row(), action), 0, rows - 1));
}

int FlatListView::horizontalOffset() const
{
    return 0;
}

int FlatListView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool FlatListView::isIndexHidden(const QModelIndex&) const
{
    return false;
}

void FlatListView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel())
        return;
    QItemSelection selection;
    const auto [first, last] = rowsIn(rect.normalized().translated(horizontalOffset(), verticalOffset()));
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = indexOfRow(row);
        if (toViewport(itemRect(row)).intersects(rect.normalized()))
            selection.select(index, index);
    }
    selectionModel()->select(selection, command);
}

QRegion FlatListView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const auto [first, last] = visibleRows();
    for (const QItemSelectionRange& range : selection) {
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += toViewport(itemRect(row));
    }
    return region;
}

void FlatListView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>&)
{
    if (topLeft.isValid() && bottomRight.isValid())
        updateRows(topLeft.row(), bottomRight.row());
    if (QAccessible::isActive() && topLeft.isValid()) {
        QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::DataChanged);
        event.setFirstRow(topLeft.row());
        event.setLastRow(bottomRight.row());
        QAccessible::updateAccessibility(&event);
    }
}

void FlatListView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    scheduleDelayedItemsLayout();
    QAbstractItemView::rowsInserted(parent, start, end);
}

void FlatListView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    scheduleDelayedItemsLayout();
    if (m_hovered.isValid() && m_hovered.row() >= start && m_hovered.row() <= end)
        setHovered({});
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void FlatListView::announce(int row, int event)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent update(this, static_cast<QAccessible::Event>(event));
    update.setChild(row);
    QAccessible::updateAccessibility(&update);
}

void FlatListView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (current.isValid() && hasFocus())
        announce(current.row(), QAccessible::Focus);
    Q_EMIT currentIndexChanged(current);
}

void FlatListView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    for (const QItemSelectionRange& range : selected)
        announce(range.top(), QAccessible::Selection);
}

} // namespace callboard::ui
