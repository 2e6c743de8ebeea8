// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/roomsview.h"

#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/common/drophint.h"
#include "ui/common/mime.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/rooms/roomdelegate.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace callboard::ui {

using namespace Qt::StringLiterals;

RoomsView::RoomsView(UiContext& context, RoomTree& tree, QWidget* parent)
    : QTreeView(parent)
    , m_context(context)
    , m_tree(tree)
    , m_delegate(new RoomDelegate(context.theme, context.clock, tree, this))
{
    setObjectName(u"roomsView"_s);
    setAccessibleName(tr("Conference rooms"));
    setModel(&tree);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(16);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true); // else drops come in the frame's coordinates
    setDragDropMode(DropOnly);
    setDropIndicatorShown(false);
    connect(&context.ticker, &Ticker::tick, viewport(), qOverload<>(&QWidget::update));
    connect(&context.theme, &Theme::changed, this, &RoomsView::doItemsLayout);
    // A room is there for who is in it.
    connect(&tree, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent) {
        if (parent.isValid() && m_tree.rowCount(parent) == 1)
            expand(parent);
    });
    expandAll();
}

void RoomsView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Insert:
        Q_EMIT addKey();
        return;
    case Qt::Key_Delete:
        Q_EMIT removeKey();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tree.roomAt(currentIndex()))
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
        else if (currentIndex().isValid())
            Q_EMIT enterKey();
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

void RoomsView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!byKey && index.isValid())
        setCurrentIndex(index);
    Q_EMIT menuWanted(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).center()) : event->globalPos());
}

void RoomsView::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid() && m_tree.rowCount() > 0)
        setCurrentIndex(m_tree.index(0, 0));
    QTreeView::focusInEvent(event);
}

RoomsView::Plan RoomsView::planRoom(const CallId& id) const
{
    Plan plan;
    plan.call = id;
    const Call* call = m_context.models.calls().find(id);
    const Availability can = m_context.commands.availability(id.site, Capability::RoomFromCall);
    plan.possible = call && can.can;
    const QString who = call ? partyLabel(otherParty(*call, m_context.home(id.site))) : QString();
    plan.what = !call ? tr("This call has ended.")
        : !can.can    ? can.why
                      : tr("Turn the call with %1 into a conference room").arg(who);
    return plan;
}

std::optional<RoomsView::Plan> RoomsView::planFor(const QDropEvent* event) const
{
    const auto call = mime::callOf(event->mimeData());
    const auto extension = mime::extensionOf(event->mimeData());
    if (!call && !extension)
        return std::nullopt;
    const ConferenceRoom* room = m_tree.roomOf(indexAt(event->position().toPoint()));
    if (!room)
        return call ? std::optional(planRoom(call->call)) : std::nullopt;
    Plan plan;
    plan.room = room->id;
    const SiteId site = call ? call->call.site : extension->id.site;
    if (extension) {
        plan.number = extension->id.text;
        plan.name = extension->label;
    } else if (const Call* dragged = m_context.models.calls().find(call->call)) {
        const Party other = otherParty(*dragged, m_context.home(site));
        plan.number = other.number;
        plan.name = other.name;
    }
    const Availability can = m_context.commands.availability(room->id.site, Capability::RoomAdd);
    const QString who = plan.name.isEmpty() ? plan.number : plan.name;
    if (!can.can)
        plan.what = can.why;
    else if (site != room->id.site)
        plan.what = tr("This conference room is on another PBX.");
    else if (plan.number.isEmpty())
        plan.what = tr("The PBX does not say this caller's number, so nobody can be called into the room.");
    else
        plan.what = tr("Call %1 into %2").arg(who, roomLabel(*room));
    plan.possible = can.can && site == room->id.site && !plan.number.isEmpty();
    return plan;
}

void RoomsView::showDrop(const QModelIndex& index)
{
    m_delegate->setDropIndex(index);
    viewport()->update();
    if (!index.isValid())
        DropHint::of(this, m_context.theme)->dismiss();
}

void RoomsView::dragEnterEvent(QDragEnterEvent* event)
{
    if (mime::callOf(event->mimeData()) || mime::extensionOf(event->mimeData()))
        event->acceptProposedAction();
}

void RoomsView::dragMoveEvent(QDragMoveEvent* event)
{
    const std::optional<Plan> plan = planFor(event);
    event->setAccepted(plan && plan->possible);
    if (!plan) {
        showDrop({});
        return;
    }
    const QModelIndex room = plan->room.isEmpty() ? QModelIndex() : m_tree.indexOf(plan->room);
    showDrop(room);
    const QRect beside = room.isValid() ? visualRect(room) : QRect(event->position().toPoint(), QSize(1, 1));
    DropHint::of(this, m_context.theme)->show(viewport(), beside, plan->what, {}, plan->possible);
}

void RoomsView::dragLeaveEvent(QDragLeaveEvent* event)
{
    showDrop({});
    QTreeView::dragLeaveEvent(event);
}

void RoomsView::dropEvent(QDropEvent* event)
{
    const std::optional<Plan> plan = planFor(event);
    showDrop({});
    if (!plan || !plan->possible) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    if (plan->room.isEmpty())
        Q_EMIT roomFromCallWanted(plan->call);
    else
        Q_EMIT addWanted(plan->room, plan->number, plan->name);
}

} // namespace callboard::ui
