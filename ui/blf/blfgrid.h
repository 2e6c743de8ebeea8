// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/blf/gridgeometry.h"
#include "ui/blf/tile.h"
#include "ui/common/flatlistview.h"
#include "ui/common/selection.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace callboard::ui {

struct UiContext;

//! The busy lamps: a tile for each extension of the model (rows answer Role::Value with an Extension). Takes dropped
//! calls, gives tiles to drag, moves with the arrow keys, finds by typing.
class BlfGrid : public FlatListView
{
    Q_OBJECT

public:
    BlfGrid(UiContext& context, QWidget* parent);
    ~BlfGrid() override;

    [[nodiscard]] TileSize tileSize() const { return m_size; }
    void setTileSize(TileSize size);
    void setFavourites(const QSet<ExtensionId>& favourites);
    [[nodiscard]] bool isFavourite(const ExtensionId& id) const { return m_favourites.contains(id); }
    //! Tiles can be dragged to another place; who owns the order hears arranged().
    void setArrangeable(bool arrangeable) { m_arrangeable = arrangeable; }
    //! Shown in the middle while there is no tile.
    void setEmptyText(const QString& text);

    [[nodiscard]] const GridGeometry& geometryOfTiles() const { return m_geometry; }
    [[nodiscard]] TileContent contentOf(const QModelIndex& index) const;
    [[nodiscard]] std::optional<Extension> extensionAt(const QModelIndex& index) const;
    [[nodiscard]] Target targetAt(const QModelIndex& index) const;
    //! The tile that would take the drop now; invalid when nothing is dragged over one.
    [[nodiscard]] QModelIndex dropTarget() const { return m_dropTarget; }
    //! 0 to 1; 0 while nothing rings or motion is reduced.
    [[nodiscard]] double pulse() const { return m_pulse; }

Q_SIGNALS:
    //! `moved` was dropped before the tile `before` (0 to count).
    void arranged(const callboard::ExtensionId& moved, int before);

protected:
    [[nodiscard]] QRect itemRect(int row) const override { return m_geometry.rect(row); }
    [[nodiscard]] int rowAt(const QPoint& point) const override { return m_geometry.at(point); }
    [[nodiscard]] std::pair<int, int> rowsIn(const QRect& area) const override { return m_geometry.in(area); }
    [[nodiscard]] int contentHeight() const override { return m_geometry.contentHeight(); }
    [[nodiscard]] int rowAfter(int row, CursorAction action) const override;
    void relayout() override;
    [[nodiscard]] bool matchesTyped(const QModelIndex& index, const QString& typed) const override;
    void paintBehind(QPainter& painter, const QRect& area) override;

    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    class Delegate;

    void onTick();
    void stepPulse();
    //! Starts and stops the pulse as ringing tiles come into view and leave.
    void watchPulse();
    void setDropTarget(const QModelIndex& index);
    void hoverDrag(QDropEvent* event);
    [[nodiscard]] bool isArranging(const QDropEvent* event) const;
    void clearDrag();

    UiContext& m_context;
    GridGeometry m_geometry;
    TileSize m_size = TileSize::Medium;
    QSet<ExtensionId> m_favourites;
    QString m_emptyText;
    bool m_arrangeable = false;
    QPersistentModelIndex m_dropTarget;
    bool m_dropPossible = false;
    int m_insertBefore = -1;
    QTimer m_pulseTimer;
    QElapsedTimer m_pulseClock;
    double m_pulse = 0;
};

} // namespace callboard::ui
