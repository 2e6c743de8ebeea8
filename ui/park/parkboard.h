// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "ui/common/uicontext.h"
#include "ui/park/parkboardmodel.h"

#include <QListView>

namespace callboard::ui {

class EmptyNote;

class ParkDelegate;
struct DropPlan;

//! All park slots as tiles. Enter, double-click or the slot's last digit takes a call back; a call dropped on a tile is
//! parked there; a tile dragged to a person gives the call to that person.
class ParkBoard : public QListView
{
    Q_OBJECT

public:
    explicit ParkBoard(UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] ParkBoardModel& board() { return m_model; }
    //! What to say over the paging system: "Ms Berg is waiting. Please dial 701."
    [[nodiscard]] static QString announcement(const ParkTile& tile);
    //! From the settings: a tile changes its colour after this many seconds; 0: never.
    void setRecallSeconds(int seconds);

Q_SIGNALS:
    //! Words for people: what was copied.
    void copied(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void activate(const QModelIndex& index, const QString& origin);
    void retrieve(const ParkTile& tile, const QString& origin);
    void retrieveByKey();
    void announce();
    void takeByDigit(int digit);
    [[nodiscard]] int selectedOrLongest() const;
    [[nodiscard]] DropPlan planFor(const QMimeData* data, const ParkTile& tile) const;
    void refreshActions();
    void showDrop(int row);

    UiContext m_context;
    ParkBoardModel m_model;
    EmptyNote* m_note;
    ParkDelegate* m_delegate;
};

} // namespace callboard::ui
