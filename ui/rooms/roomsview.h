// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"
#include "ui/rooms/roomtree.h"

#include <QTreeView>

namespace callboard::ui {

class RoomDelegate;

//! The rooms with who is in them. A person or a call dropped on a room is called into it; a call of one's own dropped
//! beside the rooms becomes a room. What a drop would do is said while hovering.
class RoomsView : public QTreeView
{
    Q_OBJECT

public:
    RoomsView(UiContext& context, RoomTree& tree, QWidget* parent);

Q_SIGNALS:
    //! Call this number into the room.
    void addWanted(const callboard::ConferenceRoomId& room, const QString& number, const QString& name);
    void roomFromCallWanted(const callboard::CallId& call);
    //! Insert, Delete and Enter on the current row.
    void addKey();
    void removeKey();
    void enterKey();
    void menuWanted(const QPoint& globalPos);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Plan
    {
        bool possible = false;
        QString what; //!< what the drop would do, or why it cannot
        ConferenceRoomId room; //!< empty: a new one from the call
        CallId call;
        QString number;
        QString name;
    };
    [[nodiscard]] std::optional<Plan> planFor(const QDropEvent* event) const;
    [[nodiscard]] Plan planRoom(const CallId& call) const;
    void showDrop(const QModelIndex& index);

    UiContext m_context;
    RoomTree& m_tree;
    RoomDelegate* m_delegate;
};

} // namespace callboard::ui
