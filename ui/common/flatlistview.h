// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QListView>
#include <QPersistentModelIndex>

namespace callboard::ui {

//! A list view whose layout is arithmetic: a subclass says where row n is and nothing is stored for any item, so
//! that ten thousand rows cost what the visible ones cost. It stays a QListView for the sake of screen readers and
//! tests; none of QListView's own layout runs.
//!
//! Rectangles of subclasses are in content coordinates: (0, 0) is the top left corner of the unscrolled content.
class FlatListView : public QListView
{
    Q_OBJECT

public:
    explicit FlatListView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;
    void keyboardSearch(const QString& search) override;

    //! The row under the pointer; invalid when the pointer is elsewhere.
    [[nodiscard]] QModelIndex hovered() const { return m_hovered; }
    //! First and last row of which something can be seen; (0, -1) when there is none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;
    //! Repaints what is visible of these rows.
    void updateRows(int first, int last);

Q_SIGNALS:
    void hoveredChanged(const QModelIndex& index);
    void currentIndexChanged(const QModelIndex& index);

protected:
    [[nodiscard]] virtual QRect itemRect(int row) const = 0;
    //! -1: no row there.
    [[nodiscard]] virtual int rowAt(const QPoint& point) const = 0;
    //! The rows that `area` touches; (0, -1) when none.
    [[nodiscard]] virtual std::pair<int, int> rowsIn(const QRect& area) const = 0;
    [[nodiscard]] virtual int contentHeight() const = 0;
    //! Where the cursor goes from `row`; the same row where it cannot.
    [[nodiscard]] virtual int rowAfter(int row, CursorAction action) const = 0;
    //! The model, the viewport or the theme changed: work out the numbers again.
    virtual void relayout() = 0;
    //! Whether what was typed finds this row. The default: some word of the display text begins with it.
    [[nodiscard]] virtual bool matchesTyped(const QModelIndex& index, const QString& typed) const;
    //! Painted before the rows: group headers, empty text.
    virtual void paintBehind(QPainter& painter, const QRect& area);

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] QModelIndex indexOfRow(int row) const;
    //! Content to viewport.
    [[nodiscard]] QRect toViewport(const QRect& rect) const;
    void setHovered(const QModelIndex& index);
    //! Scrolls as part of a relayout(): the row under the pointer stays the one it was.
    void settleAt(int offset, int most);

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void updateGeometries() override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles = {}) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void announce(int row, int event);

    bool m_settling = false;
    bool m_built = false; //!< the subclass is there to be asked
    QPersistentModelIndex m_hovered;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
};

} // namespace callboard::ui
