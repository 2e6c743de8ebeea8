// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/park/parkboard.h"

#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/roles.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/dragpixmap.h"
#include "ui/common/drophint.h"
#include "ui/common/dropplan.h"
#include "ui/common/emptynote.h"
#include "ui/common/mime.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/park/parkdelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QStyle>

#include <memory>

namespace callboard::ui {

using namespace Qt::StringLiterals;

ParkBoard::ParkBoard(UiContext& context, QWidget* parent)
    : QListView(parent)
    , m_context(context)
    , m_model(context.models)
    , m_delegate(new ParkDelegate(context.theme, context.clock, this))
{
    setObjectName(u"parkBoard"_s);
    setAccessibleName(tr("Parked calls"));
    setModel(&m_model);
    m_note = new EmptyNote(this, context.theme);
    setItemDelegate(m_delegate);
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setDragEnabled(true);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true); // else drops come in the frame's coordinates
    setDropIndicatorShown(false);
    setViewportMargins(12, 4, 4, 4);
    connect(&context.ticker, &Ticker::tick, viewport(), qOverload<>(&QWidget::update));
    connect(&context.theme, &Theme::changed, this, &ParkBoard::doItemsLayout);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) { activate(index, u"button"_s); });
    connect(&m_model, &ParkBoardModel::usedCountChanged, this, &ParkBoard::refreshActions);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ParkBoard::refreshActions);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &ParkBoard::refreshActions);
    if (QAction* take = context.actions.find(action::kRetrieve))
        connect(take, &QAction::triggered, this, &ParkBoard::retrieveByKey);
    if (QAction* copy = context.actions.find(action::kAnnounce))
        connect(copy, &QAction::triggered, this, &ParkBoard::announce);
    refreshActions();
}

QString ParkBoard::announcement(const ParkTile& tile)
{
    if (tile.slot.who.name.isEmpty())
        return tr("A caller is waiting. Please dial %1.").arg(tile.id.text);
    return tr("%1 is waiting. Please dial %2.").arg(tile.slot.who.name, tile.id.text);
}

void ParkBoard::setRecallSeconds(int seconds)
{
    m_delegate->setRecallSeconds(seconds);
    viewport()->update();
}

int ParkBoard::selectedOrLongest() const
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && m_model.at(current.row()).isUsed())
        return current.row();
    return m_model.longestRow();
}

void ParkBoard::activate(const QModelIndex& index, const QString& origin)
{
    if (!index.isValid())
        return;
    const ParkTile tile = m_model.at(index.row());
    if (tile.isUsed()) {
        retrieve(tile, origin);
        return;
    }
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    const QString home = m_context.home(tile.id.site);
    if (!call || call->id.site != tile.id.site || !makesSense(Capability::Park, *call, home))
        return;
    Command command = Command::park(call->id, home, tile.id.text);
    command.details.insert(kDetailCaller, partyLabel(otherParty(*call, home)));
    m_context.commands.run(command, origin);
}

void ParkBoard::retrieve(const ParkTile& tile, const QString& origin)
{
    Command command = Command::unpark(tile.id, m_context.home(tile.id.site));
    command.details.insert(kDetailCaller, partyLabel(tile.slot.who));
    m_context.commands.run(command, origin);
}

void ParkBoard::retrieveByKey()
{
    if (const int row = selectedOrLongest(); row >= 0)
        retrieve(m_model.at(row), u"key"_s);
}

void ParkBoard::announce()
{
    const int row = selectedOrLongest();
    if (row < 0)
        return;
    const QString text = announcement(m_model.at(row));
    QApplication::clipboard()->setText(text);
    Q_EMIT copied(text);
}

void ParkBoard::takeByDigit(int digit)
{
    QList<int> rows;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.at(row).isUsed() && m_model.at(row).id.text.endsWith(QString::number(digit)))
            rows << row;
    }
    if (rows.isEmpty())
        return;
    setCurrentIndex(m_model.index(rows.constFirst()));
    if (rows.size() == 1)
        retrieve(m_model.at(rows.constFirst()), u"key"_s);
}

void ParkBoard::keyPressEvent(QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        activate(currentIndex(), u"key"_s);
        return;
    }
    if (modifiers == Qt::NoModifier && event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9) {
        takeByDigit(event->key() - Qt::Key_0);
        return;
    }
    QListView::keyPressEvent(event);
}

void ParkBoard::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(std::max(0, m_model.longestRow())));
    QListView::focusInEvent(event);
}

void ParkBoard::resizeEvent(QResizeEvent* event)
{
    constexpr int kLeast = 148;
    // The view keeps room for its scroll bar whether it is there or not.
    const int bar
        = verticalScrollBar()->isVisible() ? 0 : style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    const int room = viewport()->width() - bar - 2;
    m_delegate->setTileWidth(room / std::max(1, room / kLeast));
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void ParkBoard::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (index.isValid())
        setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto id : {action::kRetrieve, action::kAnnounce, action::kPark}) {
        if (QAction* action = m_context.actions.find(id))
            menu->addAction(action);
    }
    menu->popup(event->globalPos());
}

void ParkBoard::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !m_model.at(index.row()).isUsed())
        return;
    const ParkTile tile = m_model.at(index.row());
    auto* drag = new QDrag(this);
    drag->setMimeData(mime::make(mime::DraggedPark{tile.id, partyLabel(tile.slot.who)}));
    drag->setPixmap(
        dragPixmap(m_context.theme, Lamp::Parked, partyLabel(tile.slot.who), tile.id.text, devicePixelRatioF()));
    drag->exec(Qt::MoveAction);
}

DropPlan ParkBoard::planFor(const QMimeData* data, const ParkTile& tile) const
{
    DropPlan plan;
    const auto dragged = mime::callOf(data);
    if (!dragged)
        return plan;
    plan.known = true;
    if (tile.isUsed()) {
        plan.what = tr("Somebody waits in slot %1 already.").arg(tile.id.text);
        return plan;
    }
    if (dragged->call.site != tile.id.site) {
        plan.what = tr("This slot is on another PBX.");
        return plan;
    }
    plan.command = Command::park(dragged->call, dragged->extension, tile.id.text);
    plan.command.details.insert(kDetailCaller, dragged->label);
    const Availability can = m_context.commands.availability(plan.command);
    plan.possible = can.can;
    if (!can.can)
        plan.what = can.why;
    else if (tile.isNextFree())
        plan.what = tr("Park %1 in the next free slot").arg(dragged->label);
    else
        plan.what = tr("Park %1 in slot %2").arg(dragged->label, tile.id.text);
    return plan;
}

void ParkBoard::showDrop(int row)
{
    m_delegate->setDropRow(row);
    viewport()->update();
    if (row < 0)
        DropHint::of(this, m_context.theme)->dismiss();
}

void ParkBoard::dragEnterEvent(QDragEnterEvent* event)
{
    if (mime::callOf(event->mimeData()))
        event->acceptProposedAction();
}

void ParkBoard::dragMoveEvent(QDragMoveEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const DropPlan plan = index.isValid() ? planFor(event->mimeData(), m_model.at(index.row())) : DropPlan{};
    event->setAccepted(plan.possible);
    if (!plan.known) {
        showDrop(-1);
        return;
    }
    showDrop(plan.possible ? index.row() : -1);
    DropHint::of(this, m_context.theme)
        ->show(viewport(), visualRect(index), plan.what, tr("Esc: leave it as it was."), plan.possible);
}

void ParkBoard::dragLeaveEvent(QDragLeaveEvent* event)
{
    showDrop(-1);
    QListView::dragLeaveEvent(event);
}

void ParkBoard::dropEvent(QDropEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const DropPlan plan = index.isValid() ? planFor(event->mimeData(), m_model.at(index.row())) : DropPlan{};
    showDrop(-1);
    if (!plan.possible) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    m_context.commands.run(plan.command, u"drop"_s);
}

void ParkBoard::refreshActions()
{
    const int row = selectedOrLongest();
    const Availability nobody = Availability::no(tr("Nobody is parked."));
    m_context.actions.setAvailability(action::kRetrieve,
        row < 0 ? nobody : m_context.commands.availability(m_model.at(row).id.site, Capability::Unpark));
    m_context.actions.setAvailability(action::kAnnounce, row < 0 ? nobody : Availability::yes());
    // With no slot to show: none is known, or no PBX here parks anybody and one says why.
    const QString unknown = tr("No park slots are known. Their numbers can be entered in the site's settings.");
    QString note = unknown;
    const SiteModel& sites = m_context.models.sites();
    for (int site = sites.rowCount() - 1; site >= 0; --site) {
        const Availability parks = m_context.commands.availability(sites.at(site).id, Capability::Park);
        if (parks.can) {
            note = unknown;
            break;
        }
        note = parks.why;
    }
    m_note->setNote(note);
}

} // namespace callboard::ui
