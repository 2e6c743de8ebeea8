// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/roles.h"
#include "ui/blf/blfgrid.h"
#include "ui/common/dragpixmap.h"
#include "ui/common/drophint.h"
#include "ui/common/dropplan.h"
#include "ui/common/mime.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QScrollBar>

#include <memory>

namespace callboard::ui {

namespace {

constexpr int kScrollZone = 24;

bool isOurs(const QMimeData* data)
{
    return mime::callOf(data) || mime::parkOf(data) || mime::queuedOf(data);
}

} // namespace

void BlfGrid::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    const auto extension = extensionAt(index);
    if (!extension)
        return;
    const TileContent content = contentOf(index);
    // QDrag::exec() deletes the drag itself; it runs the platform's own loop, as every drag in Qt does.
    auto* drag = new QDrag(this);
    drag->setMimeData(mime::make(mime::DraggedExtension{extension->id, content.name}));
    drag->setPixmap(dragPixmap(m_context.theme, content.lamp, content.name, content.number, devicePixelRatioF()));
    drag->setHotSpot({12, 12});
    drag->exec(Qt::CopyAction | Qt::MoveAction, m_arrangeable ? Qt::MoveAction : Qt::CopyAction);
    clearDrag();
}

bool BlfGrid::isArranging(const QDropEvent* event) const
{
    return m_arrangeable && mime::extensionOf(event->mimeData()).has_value();
}

void BlfGrid::setDropTarget(const QModelIndex& index)
{
    if (m_dropTarget == index)
        return;
    for (const QModelIndex& changed : {QModelIndex(m_dropTarget), index}) {
        if (changed.isValid())
            viewport()->update(visualRect(changed));
    }
    m_dropTarget = index;
}

void BlfGrid::clearDrag()
{
    setDropTarget({});
    if (m_insertBefore >= 0) {
        m_insertBefore = -1;
        viewport()->update();
    }
    if (auto* hint = window()->findChild<DropHint*>(QStringLiteral("dropHint"), Qt::FindDirectChildrenOnly))
        hint->dismiss();
}

void BlfGrid::dragEnterEvent(QDragEnterEvent* event)
{
    if (isOurs(event->mimeData()) || isArranging(event))
        event->acceptProposedAction();
    else
        event->ignore();
}

void BlfGrid::hoverDrag(QDropEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (isArranging(event)) {
        const int before = m_geometry.insertionAt(at + QPoint(0, verticalOffset()));
        if (before != m_insertBefore) {
            m_insertBefore = before;
            viewport()->update();
        }
        event->acceptProposedAction();
        return;
    }
    const QModelIndex index = indexAt(at);
    const Target target = targetAt(index);
    const DropPlan plan = target.isEmpty()
        ? DropPlan{}
        : planDrop(event->mimeData(), target, contentOf(index).word, mannerOf(event), m_context);
    m_dropPossible = plan.possible;
    setDropTarget(plan.known ? index : QModelIndex());
    DropHint* hint = DropHint::of(this, m_context.theme);
    if (!plan.known) {
        hint->dismiss();
        event->ignore();
        return;
    }
    hint->show(viewport(), visualRect(index), plan.what, plan.otherwise, plan.possible);
    if (plan.possible) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    } else {
        event->ignore();
    }
}

void BlfGrid::dragMoveEvent(QDragMoveEvent* event)
{
    // Near an edge the grid scrolls, so that a tile further down can be reached.
    const int y = event->position().toPoint().y();
    if (y < kScrollZone)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - kScrollZone);
    else if (y > viewport()->height() - kScrollZone)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + kScrollZone);
    hoverDrag(event);
}

void BlfGrid::dragLeaveEvent(QDragLeaveEvent*)
{
    clearDrag();
}

void BlfGrid::dropEvent(QDropEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (isArranging(event)) {
        const int before = m_geometry.insertionAt(at + QPoint(0, verticalOffset()));
        const auto moved = mime::extensionOf(event->mimeData());
        clearDrag();
        event->acceptProposedAction();
        Q_EMIT arranged(moved->id, before);
        return;
    }
    const QModelIndex index = indexAt(at);
    const Target target = targetAt(index);
    const bool taken = !target.isEmpty() && performDrop(event, this, target, contentOf(index).word, m_context);
    clearDrag();
    if (taken) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    } else {
        event->ignore();
    }
}

} // namespace callboard::ui
