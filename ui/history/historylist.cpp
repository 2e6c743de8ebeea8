// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historylist.h"

#include "core/domain/history.h"
#include "core/models/roles.h"
#include "core/models/wording.h"
#include "ui/common/drophint.h"
#include "ui/common/dropplan.h"
#include "ui/common/mime.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>

namespace callboard::ui {

using namespace Qt::StringLiterals;

HistoryList::HistoryList(UiContext& context, QWidget* parent)
    : QListView(parent)
    , m_context(context)
{
    setObjectName(u"historyList"_s);
    setAccessibleName(tr("Calls of the past"));
    setAccessibleDescription(tr("Newest first. Enter calls back, Space plays the recording."));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    setDropIndicatorShown(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value >= verticalScrollBar()->maximum() - 3 * verticalScrollBar()->singleStep())
            Q_EMIT endReached();
    });
}

Target HistoryList::targetAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const auto record = index.data(callboard::Role::Value).value<CallRecord>();
    const Party& other = otherParty(record);
    return {record.id.site, other.number, other.name};
}

void HistoryList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT callBackWanted(u"key"_s);
        return;
    case Qt::Key_Space:
        Q_EMIT playWanted();
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void HistoryList::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (indexAt(event->position().toPoint()).isValid() && event->button() == Qt::LeftButton)
        Q_EMIT callBackWanted(u"button"_s);
}

void HistoryList::hideHint()
{
    DropHint::of(this, m_context.theme)->dismiss();
}

void HistoryList::dragEnterEvent(QDragEnterEvent* event)
{
    if (mime::callOf(event->mimeData()) || mime::queuedOf(event->mimeData()) || mime::parkOf(event->mimeData()))
        event->acceptProposedAction();
}

void HistoryList::dragMoveEvent(QDragMoveEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const Target target = targetAt(index);
    const DropPlan plan
        = target.isEmpty() ? DropPlan{} : planDrop(event->mimeData(), target, {}, mannerOf(event), m_context);
    event->setAccepted(plan.possible);
    if (!plan.known) {
        hideHint();
        return;
    }
    DropHint::of(this, m_context.theme)->show(viewport(), visualRect(index), plan.what, plan.otherwise, plan.possible);
}

void HistoryList::dragLeaveEvent(QDragLeaveEvent* event)
{
    hideHint();
    QListView::dragLeaveEvent(event);
}

void HistoryList::dropEvent(QDropEvent* event)
{
    const Target target = targetAt(indexAt(event->position().toPoint()));
    hideHint();
    if (!target.isEmpty() && performDrop(event, viewport(), target, {}, m_context))
        event->acceptProposedAction();
    else
        event->ignore();
}

} // namespace callboard::ui
