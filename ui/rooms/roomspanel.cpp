// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/roomspanel.h"

#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptynote.h"
#include "ui/common/panelheader.h"
#include "ui/common/selection.h"
#include "ui/rooms/roomsview.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

RoomsPanel::RoomsPanel(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_tree(context.models)
    , m_header(new PanelHeader(tr("Conference rooms"), context.theme, this))
    , m_view(new RoomsView(m_context, m_tree, this))
    , m_note(new EmptyNote(m_view, context.theme))
    , m_name(new QLineEdit(this))
{
    setObjectName(u"roomsPanel"_s);
    setAccessibleName(tr("Conference rooms"));
    setFocusProxy(m_view);
    build();
    connectActions();
    connect(m_view, &RoomsView::menuWanted, this, &RoomsPanel::showMenu);
    connect(m_view, &RoomsView::addKey, this, &RoomsPanel::askWhomToAdd);
    connect(m_view, &RoomsView::removeKey, this, &RoomsPanel::removeCurrent);
    connect(m_view, &RoomsView::enterKey, this, [this] { runOnParticipant(muteVerb(), u"key"_s); });
    connect(
        m_view, &RoomsView::roomFromCallWanted, this, [this](const CallId& call) { turnIntoRoom(call, u"drop"_s); });
    connect(m_view, &RoomsView::addWanted, this,
        [this](const ConferenceRoomId& room, const QString& number, const QString& name) {
            add(room, number, name, u"drop"_s);
        });
    connect(&m_tree, &RoomTree::synced, this, &RoomsPanel::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoomsPanel::refresh);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &RoomsPanel::refresh);
    connect(&context.selection, &Selection::callChanged, this, &RoomsPanel::refresh);
    connect(&context.models.calls(), &RowModelBase::batchEnded, this, &RoomsPanel::refresh);
    refresh();
}

void RoomsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void RoomsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    refresh();
}

QPushButton* RoomsPanel::makeButton(QLatin1StringView action, const QString& icon)
{
    auto* button = new QPushButton(this);
    button->setObjectName(u"button_"_s + action);
    button->setAutoDefault(true);
    setThemedIcon(button, m_context.theme, icon);
    m_context.actions.bind(button, action);
    return button;
}

void RoomsPanel::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_header);
    layout->addWidget(m_view, 1);
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    m_mute = makeButton(action::kRoomMute, u"mute"_s);
    m_hold = makeButton(action::kRoomHold, u"hold"_s);
    QPushButton* remove = makeButton(action::kRoomRemove, u"hangup"_s);
    remove->setText(tr("Remove"));
    QPushButton* add = makeButton(action::kRoomAdd, u"plus"_s);
    add->setText(tr("Call in"));
    QPushButton* turn = makeButton(action::kRoomFromCall, u"conference"_s);
    turn->setText(tr("From call"));
    QPushButton* close = makeButton(action::kRoomClose, u"close"_s);
    close->setText(tr("Close"));
    QPushButton* open = makeButton(action::kRoomOpen, u"conference"_s);
    open->setText(tr("Open"));
    QPushButton* const first[]{m_mute, m_hold, remove};
    QPushButton* const second[]{add, turn, close};
    for (int column = 0; column < 3; ++column) {
        grid->addWidget(first[column], 0, column);
        grid->addWidget(second[column], 1, column);
        grid->setColumnStretch(column, 1);
    }
    m_name->setObjectName(u"roomName"_s);
    m_name->setPlaceholderText(tr("Name of a new room"));
    m_name->setAccessibleName(tr("Name of a new conference room"));
    grid->addWidget(m_name, 2, 0, 1, 2);
    grid->addWidget(open, 2, 2);
    layout->addLayout(grid);
    connect(m_name, &QLineEdit::returnPressed, open, &QPushButton::click);
}

void RoomsPanel::connectActions()
{
    const auto on = [this](QLatin1StringView id, auto run) {
        if (QAction* bound = m_context.actions.find(id))
            connect(bound, &QAction::triggered, this, run);
    };
    on(action::kRoomOpen, [this] { askWithWhomToOpen(); });
    on(action::kRoomFromCall, [this] {
        if (const Call* call = callToTurn())
            turnIntoRoom(call->id, u"key"_s);
    });
    on(action::kRoomAdd, [this] { askWhomToAdd(); });
    on(action::kRoomMute, [this] { runOnParticipant(muteVerb(), u"key"_s); });
    on(action::kRoomHold, [this] { runOnParticipant(holdVerb(), u"key"_s); });
    on(action::kRoomRemove, [this] { runOnParticipant(Capability::RoomKick, u"key"_s); });
    on(action::kRoomClose, [this] { close(u"key"_s); });
}

} // namespace callboard::ui
