// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queues/queuepanel.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/queuemodel.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"
#include "ui/common/dragpixmap.h"
#include "ui/common/drophint.h"
#include "ui/common/dropplan.h"
#include "ui/common/mime.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/queues/queuereportsheet.h"
#include "ui/transfer/choicepicker.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

namespace callboard::ui {

using namespace Qt::StringLiterals;

QueuePanel::QueuePanel(UiContext& context, QWidget* parent)
    : QTreeView(parent)
    , m_context(context)
    , m_tree(context.models)
    , m_delegate(new QueueDelegate(context.theme, context.clock, m_tree, this))
{
    setObjectName(u"queuePanel"_s);
    setAccessibleName(tr("Queues"));
    setModel(&m_tree);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(16);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragEnabled(true);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true); // else drops come in the frame's coordinates
    setDropIndicatorShown(false);
    setExpandsOnDoubleClick(true);
    connect(&context.ticker, &Ticker::tick, viewport(), qOverload<>(&QWidget::update));
    connect(&context.theme, &Theme::changed, this, &QueuePanel::doItemsLayout);
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const QueuedCallerRow* row = m_tree.callerAt(index))
            take(*row, u"button"_s);
    });
    connect(&m_tree, &QueueTree::waitingCountChanged, this, &QueuePanel::refreshActions);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePanel::refreshActions);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &QueuePanel::refreshActions);
    connect(&m_tree, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent) {
        if (m_roomy && parent.isValid() && m_tree.rowCount(parent) == 1)
            expand(parent);
    });
    if (QAction* taking = context.actions.find(action::kTakeQueued))
        connect(taking, &QAction::triggered, this, &QueuePanel::takeByKey);
    if (QAction* report = context.actions.find(action::kQueueReport)) {
        connect(report, &QAction::triggered, this, [this] {
            if (const Queue* queue = chosenQueue())
                openReport(*queue);
        });
    }
    refreshActions();
}

const Queue* QueuePanel::chosenQueue() const
{
    const QModelIndex index = currentIndex();
    return m_tree.queueAt(index.parent().isValid() ? index.parent() : index);
}

void QueuePanel::openReport(const Queue& queue)
{
    if (m_context.commands.availability(queue.id.site, Capability::QueueReports).can)
        (new QueueReportSheet(m_context, queue.id, queue.name, window()))->show();
}

void QueuePanel::setThresholds(const WaitThresholds& thresholds)
{
    m_delegate->setThresholds(thresholds);
    viewport()->update();
}

QModelIndex QueuePanel::callerToTake() const
{
    return m_tree.callerAt(currentIndex()) ? currentIndex() : m_tree.longestCaller();
}

void QueuePanel::take(const QueuedCallerRow& row, const QString& origin)
{
    Command command = Command::takeQueued(row.id, m_context.home(row.queue.site));
    command.details.insert(kDetailCaller, partyLabel(row.caller.from));
    m_context.commands.run(command, origin);
}

void QueuePanel::takeByKey()
{
    if (const QueuedCallerRow* row = m_tree.callerAt(callerToTake()))
        take(*row, u"key"_s);
}

void QueuePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const QueuedCallerRow* row = m_tree.callerAt(currentIndex()))
            take(*row, u"key"_s);
        else if (m_tree.queueAt(currentIndex()))
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void QueuePanel::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid() && m_tree.rowCount() > 0)
        setCurrentIndex(m_tree.index(0, 0));
    QTreeView::focusInEvent(event);
}

void QueuePanel::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    // In a tall panel the callers are the point; in a low one the totals are. Only when that changes: what a person
    // opened or closed stays so.
    const bool roomy = viewport()->height() > 320;
    if (roomy == m_roomy)
        return;
    m_roomy = roomy;
    if (roomy)
        expandAll();
    else
        collapseAll();
}

void QueuePanel::addCallerMenu(QMenu* menu, const QueuedCallerRow& row)
{
    const SiteId site = row.queue.site;
    const auto add = [&](QMenu* to, const QString& text, const Command& command) {
        const Availability can = m_context.commands.availability(site, command.verb);
        QAction* action = to->addAction(text);
        action->setEnabled(can.can);
        action->setToolTip(can.why);
        connect(action, &QAction::triggered, this, [this, command] { m_context.commands.run(command, u"button"_s); });
    };
    const QString who = partyLabel(row.caller.from);
    Command taking = Command::takeQueued(row.id, m_context.home(site));
    taking.details.insert(kDetailCaller, who);
    add(menu, tr("Take %1").arg(who), taking);
    QMenu* others = menu->addMenu(tr("Move to another queue"));
    others->setToolTipsVisible(true);
    for (int i = 0; i < m_tree.rowCount(); ++i) {
        const Queue* queue = m_tree.queueAt(m_tree.index(i, 0));
        if (!queue || queue->id == row.queue || queue->id.site != site)
            continue;
        Command moving = Command::moveQueued(row.id, queue->id.text);
        moving.details.insert(kDetailCaller, who);
        moving.details.insert(kDetailTarget, queue->name);
        add(others, queue->name.isEmpty() ? queue->id.text : queue->name, moving);
    }
    others->setEnabled(!others->isEmpty());
}

void QueuePanel::addAgentMenu(QMenu* menu, const Agent& agent)
{
    struct Choice
    {
        Capability verb;
        QString text;
        bool fits;
    };
    const bool off = agent.state == AgentState::LoggedOff;
    const bool paused = agent.state == AgentState::Paused;
    const Choice choices[]{
        {Capability::AgentLogin, tr("Log in"), off || agent.state == AgentState::Unknown},
        {Capability::AgentPause, tr("Pause"), !off && !paused},
        {Capability::AgentResume, tr("End the pause"), paused},
        {Capability::AgentLogout, tr("Log out"), !off},
    };
    const QueueId queue{agent.id.site, agent.queue};
    for (const Choice& choice : choices) {
        if (!choice.fits)
            continue;
        const Availability can = m_context.commands.availability(queue.site, choice.verb);
        QAction* action = menu->addAction(choice.text);
        action->setEnabled(can.can);
        action->setToolTip(can.why);
        Command command = Command::agent(choice.verb, queue, agent.extension);
        command.details.insert(kDetailTarget, agent.name);
        connect(action, &QAction::triggered, this, [this, command] { m_context.commands.run(command, u"button"_s); });
        if (choice.verb != Capability::AgentPause)
            continue;
        QAction* why = menu->addAction(tr("Pause with a reason…"));
        why->setEnabled(can.can);
        why->setToolTip(can.why);
        connect(why, &QAction::triggered, this, [this, agent] { askForReason(agent); });
    }
    const Availability can = m_context.commands.availability(queue.site, Capability::AgentPenalty);
    QAction* penalty
        = menu->addAction(agent.penalty ? tr("Penalty %1: change…").arg(*agent.penalty) : tr("Set a penalty…"));
    penalty->setEnabled(can.can);
    penalty->setToolTip(can.why);
    connect(penalty, &QAction::triggered, this, [this, agent] { askForPenalty(agent); });
}

void QueuePanel::askForReason(const Agent& agent)
{
    const QString who = agent.name.isEmpty() ? agent.extension : agent.name;
    ChoicePicker::Request request;
    request.title = tr("Why does %1 pause?").arg(who);
    request.placeholder = tr("Reason");
    request.usual = {tr("Lunch"), tr("Break"), tr("Meeting"), tr("Training"), tr("Follow-up work")};
    request.words = [who](const QString& reason) { return tr("pause %1: %2").arg(who, reason); };
    request.chosen = [this, agent](const QString& reason) {
        m_context.commands.run(
            Command::agent(Capability::AgentPause, QueueId{agent.id.site, agent.queue}, agent.extension, reason),
            u"key"_s);
    };
    ChoicePicker::of(this, m_context).openFor(request);
}

void QueuePanel::askForPenalty(const Agent& agent)
{
    const QString who = agent.name.isEmpty() ? agent.extension : agent.name;
    ChoicePicker::Request request;
    request.title = tr("Penalty of %1 in this queue").arg(who);
    request.placeholder = tr("0 is rung first, a higher number later");
    for (int penalty = 0; penalty <= 5; ++penalty)
        request.usual << QString::number(penalty);
    request.problem = [](const QString& text) {
        bool isNumber = false;
        const int penalty = text.toInt(&isNumber);
        return isNumber && penalty >= 0 && penalty <= 1000 ? QString() : tr("A penalty is a whole number from 0 on.");
    };
    request.words = [who](const QString& penalty) { return tr("ring %1 with penalty %2").arg(who, penalty); };
    request.chosen = [this, agent](const QString& penalty) {
        m_context.commands.run(
            Command::agentPenalty(QueueId{agent.id.site, agent.queue}, agent.extension, penalty.toInt()), u"key"_s);
    };
    ChoicePicker::of(this, m_context).openFor(request);
}

void QueuePanel::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const QModelIndex about = index.isValid() ? index : currentIndex();
    auto* menu = new QMenu(this);
    menu->setObjectName(u"queueMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (const QueuedCallerRow* caller = m_tree.callerAt(about))
        addCallerMenu(menu, *caller);
    else if (const Agent* agent = m_tree.agentAt(about))
        addAgentMenu(menu, *agent);
    if (const Queue* queue = m_tree.queueAt(about.parent().isValid() ? about.parent() : about)) {
        const Availability can = m_context.commands.availability(queue->id.site, Capability::QueueReports);
        QAction* report = menu->addAction(tr("Report…"), this, [this, asked = *queue] { openReport(asked); });
        report->setEnabled(can.can);
        report->setToolTip(can.why);
        menu->addSeparator();
    }
    menu->addAction(tr("Open all queues"), this, &QTreeView::expandAll);
    menu->addAction(tr("Close all queues"), this, &QTreeView::collapseAll);
    menu->popup(event->globalPos());
}

void QueuePanel::startDrag(Qt::DropActions)
{
    const QueuedCallerRow* row = m_tree.callerAt(currentIndex());
    if (!row)
        return;
    const QString who = partyLabel(row->caller.from);
    auto* drag = new QDrag(this);
    drag->setMimeData(mime::make(mime::DraggedQueued{row->id, who}));
    drag->setPixmap(dragPixmap(m_context.theme, Lamp::Queued, who, row->caller.from.number, devicePixelRatioF()));
    drag->exec(Qt::MoveAction);
}

Target QueuePanel::targetAt(const QModelIndex& index) const
{
    if (const Queue* queue = m_tree.queueAt(index))
        return {queue->id.site, queue->id.text, queue->name};
    if (const Agent* agent = m_tree.agentAt(index))
        return {agent->id.site, agent->extension, agent->name};
    return {};
}

QString QueuePanel::stateAt(const QModelIndex& index) const
{
    if (const Queue* queue = m_tree.queueAt(index))
        return tr("%n waiting", nullptr, int(queue->waiting.size()));
    if (const Agent* agent = m_tree.agentAt(index))
        return stateWord(agent->state);
    return {};
}

void QueuePanel::showDrop(const QModelIndex& index)
{
    m_delegate->setDropIndex(index);
    viewport()->update();
    if (!index.isValid())
        DropHint::of(this, m_context.theme)->dismiss();
}

void QueuePanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (mime::callOf(event->mimeData()) || mime::queuedOf(event->mimeData()) || mime::parkOf(event->mimeData()))
        event->acceptProposedAction();
}

void QueuePanel::dragMoveEvent(QDragMoveEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const Target target = targetAt(index);
    const DropPlan plan = target.isEmpty()
        ? DropPlan{}
        : planDrop(event->mimeData(), target, stateAt(index), mannerOf(event), m_context);
    event->setAccepted(plan.possible);
    if (!plan.known) {
        showDrop({});
        return;
    }
    showDrop(index);
    DropHint::of(this, m_context.theme)->show(viewport(), visualRect(index), plan.what, plan.otherwise, plan.possible);
}

void QueuePanel::dragLeaveEvent(QDragLeaveEvent* event)
{
    showDrop({});
    QTreeView::dragLeaveEvent(event);
}

void QueuePanel::dropEvent(QDropEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const Target target = targetAt(index);
    showDrop({});
    if (!target.isEmpty() && performDrop(event, viewport(), target, stateAt(index), m_context))
        event->acceptProposedAction();
    else
        event->ignore();
}

void QueuePanel::refreshActions()
{
    const QueuedCallerRow* row = m_tree.callerAt(callerToTake());
    m_context.actions.setAvailability(action::kTakeQueued,
        row ? m_context.commands.availability(row->queue.site, Capability::TakeQueued)
            : Availability::no(tr("Nobody waits in a queue.")));
    const Queue* queue = chosenQueue();
    m_context.actions.setAvailability(action::kQueueReport,
        queue ? m_context.commands.availability(queue->id.site, Capability::QueueReports)
              : Availability::no(tr("Choose a queue first.")));
}

} // namespace callboard::ui
