// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"
#include "ui/queues/queuedelegate.h"

#include <QTreeView>

namespace callboard::ui {

struct Target;

//! Who waits in which queue and who could help. Enter or double-click takes a caller; a caller can be dragged to a
//! person or another queue, a call to a queue.
class QueuePanel : public QTreeView
{
    Q_OBJECT

public:
    explicit QueuePanel(UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QueueTree& tree() { return m_tree; }
    void setThresholds(const WaitThresholds& thresholds);

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
    void take(const QueuedCallerRow& row, const QString& origin);
    void takeByKey();
    void addCallerMenu(QMenu* menu, const QueuedCallerRow& row);
    void addAgentMenu(QMenu* menu, const Agent& agent);
    void askForReason(const Agent& agent);
    void askForPenalty(const Agent& agent);
    void refreshActions();
    void openReport(const Queue& queue);
    //! The queue that is chosen, or whose caller or agent is.
    [[nodiscard]] const Queue* chosenQueue() const;
    void showDrop(const QModelIndex& index);
    [[nodiscard]] Target targetAt(const QModelIndex& index) const;
    [[nodiscard]] QString stateAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex callerToTake() const;

    UiContext m_context;
    QueueTree m_tree;
    QueueDelegate* m_delegate;
    bool m_roomy = false;
};

} // namespace callboard::ui
