// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callspanel.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/attendantcallsproxy.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "core/settings/settings.h"
#include "ui/calls/calllistview.h"
#include "ui/common/actionregistry.h"
#include "ui/common/announcer.h"
#include "ui/common/callactions.h"
#include "ui/common/icons.h"
#include "ui/common/onecolumnproxy.h"
#include "ui/common/panelheader.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

CallsPanel::CallsPanel(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_calls(new AttendantCallsProxy(context.models, this))
    , m_header(new PanelHeader(tr("Calls"), context.theme, this))
    , m_list(new CallListView(context, this))
    , m_announcer(new Announcer(this))
{
    setObjectName(u"callsPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"panel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_list, 1);
    auto* rows = new OneColumnProxy(this);
    rows->setSourceModel(m_calls);
    m_list->setModel(rows);
    m_list->setEmptyText(tr("No calls. New ones appear here and ring."));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);

    const SiteModel& sites = context.models.sites();
    connect(&sites, &QAbstractItemModel::rowsInserted, this, &CallsPanel::readHomes);
    connect(&sites, &QAbstractItemModel::rowsRemoved, this, &CallsPanel::readHomes);
    connect(&sites, &QAbstractItemModel::dataChanged, this, &CallsPanel::readHomes);
    connect(m_calls, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        announceChanges(first, last);
        onRowsChanged();
    });
    connect(m_calls, &QAbstractItemModel::rowsRemoved, this, &CallsPanel::onRowsChanged);
    connect(m_calls, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& from, const QModelIndex& to) { announceChanges(from.row(), to.row()); });
    connect(m_list, &CallListView::inUseChanged, m_calls, &AttendantCallsProxy::setFrozen);
    connect(m_list, &CallListView::verbRequested, this, &CallsPanel::runVerb);
    connect(m_list, &QAbstractItemView::activated, this, &CallsPanel::activate);
    connect(m_list, &QWidget::customContextMenuRequested, this, &CallsPanel::showMenu);
    connect(m_list, &FlatListView::currentIndexChanged, this, &CallsPanel::onCurrent);
    connect(&context.selection, &Selection::callChanged, this, &CallsPanel::follow);
    connect(&context.ticker, &Ticker::tick, m_calls, [this] { m_calls->setNow(m_context.clock.now()); });
    if (QAction* next = context.actions.find(action::kNextRinging))
        connect(next, &QAction::triggered, this, &CallsPanel::selectNextRinging);
    const auto readSettings = [this] {
        m_list->setRecallAfterMs(1000LL * m_context.settings.number(Setting::HoldRecallSeconds));
        m_calls->setQueuedShown(m_context.settings.flag(Setting::ShowQueuedCalls));
    };
    connect(&context.settings, &Settings::changed, this, [readSettings](Setting key) {
        if (key == Setting::HoldRecallSeconds || key == Setting::ShowQueuedCalls)
            readSettings();
    });
    readSettings();
    readHomes();
    onRowsChanged();
}

CallsPanel::~CallsPanel() = default;

void CallsPanel::readHomes()
{
    QHash<SiteId, QString> homes;
    const SiteModel& sites = m_context.models.sites();
    for (int row = 0; row < sites.rowCount(); ++row)
        homes.insert(sites.at(row).id, m_context.home(sites.at(row).id));
    if (homes != m_calls->homes())
        m_calls->setHomes(homes);
}

void CallsPanel::announceChanges(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const Call& call = m_calls->callAt(row);
        const CallState state = stateAt(call, m_context.home(call.id.site));
        const Said now{state, call.admitBy.isValid()};
        const auto known = m_announced.constFind(call.id);
        if (known != m_announced.cend() && *known == now)
            continue;
        m_announced.insert(call.id, now);
        m_announcer->say(callSentence(call, m_context.home(call.id.site)));
        // The keys follow the attendant to the call that was just taken.
        if (!call.ghost && (state == CallState::Talking || state == CallState::Consulting))
            m_context.selection.setCall(call.id);
    }
}

void CallsPanel::onRowsChanged()
{
    m_announced.removeIf([this](const auto& entry) { return !indexOf(entry.key()).isValid(); });
    updateCount();
    if (!m_context.selection.call().isEmpty() && indexOf(m_context.selection.call()).isValid())
        return;
    // The chosen call is gone. Not its neighbour: a second press of a key must not hit somebody else. The call that
    // the attendant talks in, or else the most urgent one that rings.
    CallId next;
    for (int row = 0; row < m_calls->rowCount(); ++row) {
        const Call& call = m_calls->callAt(row);
        if (call.ghost)
            continue;
        const CallState state = stateAt(call, m_context.home(call.id.site));
        if (state == CallState::Talking || state == CallState::Consulting) {
            next = call.id;
            break;
        }
        if (next.isEmpty() && state == CallState::Ringing)
            next = call.id;
    }
    m_context.selection.setCall(next);
}

void CallsPanel::updateCount()
{
    const int count = m_calls->rowCount();
    m_header->setCount(count > 0 ? QString::number(count) : QString(), tr("%n call(s)", nullptr, count));
}

QModelIndex CallsPanel::indexOf(const CallId& call) const
{
    const int source = m_context.models.calls().rowOf(call);
    const int row = source < 0 ? -1 : m_calls->proxyRow(source);
    return row < 0 ? QModelIndex() : m_list->model()->index(row, 0);
}

void CallsPanel::onCurrent(const QModelIndex& index)
{
    if (const auto call = m_list->callAt(index))
        m_context.selection.setCall(call->id);
}

void CallsPanel::follow(const CallId& call)
{
    const QModelIndex index = indexOf(call);
    if (!index.isValid())
        m_list->selectionModel()->clear();
    if (!index.isValid() || index == m_list->currentIndex())
        return;
    // The list may scroll to the new current call, but not from under the pointer.
    m_list->setAutoScroll(!m_list->hovered().isValid());
    m_list->setCurrentIndex(index);
    m_list->setAutoScroll(true);
}

void CallsPanel::selectNextRinging()
{
    const int rows = m_calls->rowCount();
    const int from = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + 1 : 0;
    for (int i = 0; i < rows; ++i) {
        const int row = (from + i) % rows;
        const Call& call = m_calls->callAt(row);
        if (!call.ghost && stateAt(call, m_context.home(call.id.site)) == CallState::Ringing) {
            m_context.selection.setCall(call.id);
            return;
        }
    }
}

void CallsPanel::activate(const QModelIndex& index)
{
    const auto call = m_list->callAt(index);
    if (!call)
        return;
    m_context.selection.setCall(call->id);
    if (const auto verb = obviousVerb(*call, m_context.home(call->id.site), m_context.clock.now()))
        runVerb(call->id, *verb);
}

void CallsPanel::runVerb(const CallId& id, Capability verb)
{
    const Call* call = m_context.models.calls().find(id);
    if (!call)
        return;
    if (verb == Capability::TransferBlind || verb == Capability::TransferConsult) {
        m_context.selection.setCall(id);
        if (QAction* picker = m_context.actions.find(actionId(verb)))
            picker->trigger();
        return;
    }
    if (m_context.commands.availability(id.site, verb).can)
        m_context.commands.run(commandFor(verb, *call, m_context.home(id.site)), u"button"_s);
}

void CallsPanel::showMenu(const QPoint& at)
{
    static constexpr std::array kVerbs{Capability::Admit, Capability::Refuse, Capability::Answer, Capability::Pickup,
        Capability::TakeQueued, Capability::Unpark, Capability::Reject, Capability::Hold, Capability::Resume,
        Capability::TransferBlind, Capability::TransferConsult, Capability::Park, Capability::RecordStart,
        Capability::RecordStop, Capability::RecordPause, Capability::RecordResume, Capability::Hangup};
    const auto call = m_list->callAt(m_list->indexAt(at));
    if (!call)
        return;
    const QString home = m_context.home(call->id.site);
    const Tokens& tokens = m_context.theme.tokens();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const Capability verb : kVerbs) {
        if (!makesSense(verb, *call, home, m_context.clock.now()) || !fitsRecording(verb, m_context.commands, call->id))
            continue;
        const Availability availability = m_context.commands.availability(call->id.site, verb);
        QAction* action = menu->addAction(Icons::get(verbIcon(verb), tokens.text, tokens.outline), verbText(verb));
        action->setEnabled(availability.can);
        action->setToolTip(availability.why);
        connect(action, &QAction::triggered, this, [this, id = call->id, verb] { runVerb(id, verb); });
    }
    if (makesSense(Capability::PlayPrompt, *call, home)) {
        const Availability can = m_context.commands.availability(call->id.site, Capability::PlayPrompt);
        QAction* prompt = menu->addAction(tr("Play an announcement…"));
        prompt->setEnabled(can.can);
        prompt->setToolTip(can.why);
        connect(prompt, &QAction::triggered, this, [this, id = call->id] {
            m_context.selection.setCall(id);
            if (QAction* play = m_context.actions.find(action::kPlayPrompt))
                play->trigger();
        });
    }
    const QString number = otherParty(*call, home).number;
    if (!number.isEmpty()) {
        menu->addSeparator();
        QAction* copy = menu->addAction(Icons::get(u"copy"_s, tokens.text), tr("Copy %1").arg(number));
        connect(copy, &QAction::triggered, this, [number] { QGuiApplication::clipboard()->setText(number); });
    }
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace callboard::ui
