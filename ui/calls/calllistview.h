// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calls/callrow.h"
#include "ui/calls/groupedgeometry.h"
#include "ui/common/flatlistview.h"

namespace callboard::ui {

struct UiContext;

//! The attendant's calls: two-line rows under group headers. Rows answer Role::Value with a Call and
//! AttendantCallsProxy::GroupRole with their group. A row under the pointer does not move, whatever happens around it.
class CallListView : public FlatListView
{
    Q_OBJECT

public:
    CallListView(UiContext& context, QWidget* parent);
    ~CallListView() override;

    [[nodiscard]] std::optional<Call> callAt(const QModelIndex& index) const;
    [[nodiscard]] CallRowContent contentOf(const QModelIndex& index) const;
    [[nodiscard]] const GroupedGeometry& geometryOfRows() const { return m_geometry; }
    //! Where this verb's button is while the row shows its buttons; empty when it has none.
    [[nodiscard]] QRect buttonRect(const QModelIndex& index, Capability verb) const;

    void setEmptyText(const QString& text);
    //! Held and parked calls warn after this time; 0 = never.
    void setRecallAfterMs(qint64 ms);
    [[nodiscard]] bool isDragging() const { return m_dragging; }

Q_SIGNALS:
    void verbRequested(const callboard::CallId& call, callboard::Capability verb);
    //! While true nobody may move rows: the pointer is on one, or one is being dragged.
    void inUseChanged(bool inUse);

protected:
    [[nodiscard]] QRect itemRect(int row) const override { return m_geometry.rect(row); }
    [[nodiscard]] int rowAt(const QPoint& point) const override { return m_geometry.at(point); }
    [[nodiscard]] std::pair<int, int> rowsIn(const QRect& area) const override { return m_geometry.in(area); }
    [[nodiscard]] int contentHeight() const override { return m_geometry.contentHeight(); }
    [[nodiscard]] int rowAfter(int row, CursorAction action) const override;
    void relayout() override;
    void paintBehind(QPainter& painter, const QRect& area) override;
    [[nodiscard]] bool matchesTyped(const QModelIndex& index, const QString& typed) const override;

    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles = {}) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    class Delegate;

    void onTick();
    void onHovered(const QModelIndex& index);
    [[nodiscard]] QList<RowButton> buttonsOf(const QModelIndex& index) const;
    [[nodiscard]] bool showsButtons(const QModelIndex& index) const;
    //! -1: no button there.
    [[nodiscard]] int buttonAt(const QModelIndex& index, const QPoint& point) const;
    void setHoveredButton(int button);
    [[nodiscard]] QString buttonToolTip(const QModelIndex& index, int button) const;

    UiContext& m_context;
    GroupedGeometry m_geometry;
    QString m_emptyText;
    qint64 m_recallAfterMs = 60'000;
    int m_hoveredButton = -1;
    int m_pressedButton = -1;
    int m_hoveredTop = 0; //!< viewport y of the row under the pointer, which it keeps
    bool m_dragging = false;
};

} // namespace callboard::ui
