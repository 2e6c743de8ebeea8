// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpanel.h"

#include "core/commands/commandrunner.h"
#include "core/models/chatroommodel.h"
#include "core/models/livemodels.h"
#include "ui/chat/chatdelegates.h"
#include "ui/chat/messagesview.h"
#include "ui/common/actionregistry.h"
#include "ui/common/announcer.h"
#include "ui/common/emptynote.h"
#include "ui/common/onecolumnproxy.h"
#include "ui/common/panelheader.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kSideBySide = 520; //!< from this width on the chats stand beside the messages
}

ChatPanel::ChatPanel(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_messages(context.models)
    , m_header(new PanelHeader(tr("Chat"), context.theme, this))
    , m_announcer(new Announcer(this))
{
    setObjectName(u"chatPanel"_s);
    setAccessibleName(tr("Chat"));
    m_roomOrder.setSourceModel(&context.models.chats());
    m_messageOrder.setSourceModel(&m_messages);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_header);
    m_halves = new QSplitter(Qt::Vertical, this);
    m_halves->setChildrenCollapsible(false);
    m_halves->setHandleWidth(8);
    m_halves->addWidget(makeRooms());
    m_halves->addWidget(makeConversation());
    m_halves->setStretchFactor(0, 1);
    m_halves->setStretchFactor(1, 3);
    layout->addWidget(m_halves, 1);
    QToolButton* more = makeIconButton(context.theme, u"plus"_s, tr("New chat"), m_header);
    more->setObjectName(u"chatNew"_s);
    context.actions.bind(more, action::kNewChat);
    m_header->addControl(more);
    m_header->menu()->addAction(context.actions.find(action::kLeaveChat));
    setFocusProxy(m_rooms);
    connectModels();
    refresh();
    updateNotes();
}

ChatPanel::~ChatPanel()
{
    m_context.models.chats().setLookedAt({});
}

QWidget* ChatPanel::makeRooms()
{
    m_rooms = new QListView(this);
    m_rooms->setObjectName(u"chatRooms"_s);
    m_rooms->setAccessibleName(tr("Chats"));
    auto* column = new OneColumnProxy(m_rooms);
    column->setSourceModel(&m_roomOrder);
    m_rooms->setModel(column);
    m_rooms->setItemDelegate(new ChatRoomDelegate(m_context.theme, m_rooms));
    m_rooms->setUniformItemSizes(true);
    m_rooms->setMouseTracking(true);
    m_rooms->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rooms->setMinimumSize(120, 64);
    m_rooms->installEventFilter(this);
    m_roomsNote = new EmptyNote(m_rooms, m_context.theme);
    connect(m_rooms->selectionModel(), &QItemSelectionModel::currentChanged, this, &ChatPanel::onRoom);
    connect(m_rooms, &QListView::activated, this, [this] { m_field->setFocus(Qt::OtherFocusReason); });
    return m_rooms;
}

QWidget* ChatPanel::makeConversation()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_title = new TextLabel(m_context.theme, TextSize::Body, true, Tone::Normal, box);
    m_title->setObjectName(u"chatTitle"_s);
    m_title->setElided(true);
    m_view = new MessagesView(box);
    m_view->setObjectName(u"chatMessages"_s);
    m_view->setAccessibleName(tr("Messages"));
    auto* column = new OneColumnProxy(m_view);
    column->setSourceModel(&m_messageOrder);
    m_view->setModel(column);
    m_view->setItemDelegate(new MessageDelegate(m_context.theme, m_view));
    m_messagesNote = new EmptyNote(m_view, m_context.theme);
    m_field = new QLineEdit(box);
    m_field->setObjectName(u"chatField"_s);
    m_field->setMaxLength(4000);
    m_field->setAccessibleName(tr("Message"));
    m_send = new QPushButton(tr("Send"), box);
    m_send->setObjectName(u"chatSend"_s);
    m_send->setAutoDefault(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_send);
    layout->addWidget(m_title);
    layout->addWidget(m_view, 1);
    layout->addLayout(row);
    connect(m_view, &MessagesView::olderWanted, &m_messages, &ChatMessageModel::fetchOlder);
    connect(m_field, &QLineEdit::returnPressed, this, &ChatPanel::send);
    connect(m_field, &QLineEdit::textChanged, this, &ChatPanel::refresh);
    connect(m_send, &QPushButton::clicked, this, &ChatPanel::send);
    connect(&m_context.theme, &Theme::changed, m_view, &QListView::doItemsLayout);
    return box;
}

void ChatPanel::connectModels()
{
    const ChatRoomModel& chats = m_context.models.chats();
    connect(&chats, &ChatRoomModel::unreadChanged, this, [this](int unread) {
        m_header->setCount(
            unread > 0 ? QString::number(unread) : QString(), tr("%n unread message(s)", nullptr, unread));
    });
    // The list's own rows, not the model's: those come to it a little later.
    const QAbstractItemModel* listed = m_rooms->model();
    connect(listed, &QAbstractItemModel::rowsInserted, this, [this, listed](const QModelIndex&, int first, int last) {
        for (int row = first; row <= last; ++row) {
            const auto room = listed->index(row, 0).data(callboard::Role::Id).value<ChatRoomId>();
            if (room == m_wanted || std::exchange(m_expectNew, false))
                showRoom(room);
        }
        refresh();
    });
    connect(&chats, &QAbstractItemModel::rowsRemoved, this, &ChatPanel::refresh);
    connect(&chats, &QAbstractItemModel::dataChanged, this, &ChatPanel::refresh);
    connect(&m_context.models, &LiveModels::chatMessageArrived, this, &ChatPanel::onMessage);
    connect(&m_messages, &ChatMessageModel::fetchingChanged, this, [this] {
        if (m_messages.isFetching())
            m_problem.clear();
        updateNotes();
    });
    connect(&m_messages, &ChatMessageModel::failed, this, [this](const Error& error) {
        m_problem = error.message;
        updateNotes();
    });
    connect(&m_context.commands, &CommandRunner::availabilityChanged, this, [this] {
        refresh();
        updateNotes();
    });
    const auto on = [this](QLatin1StringView id, void (ChatPanel::*slot)()) {
        if (QAction* bound = m_context.actions.find(id))
            connect(bound, &QAction::triggered, this, slot);
    };
    on(action::kNewChat, &ChatPanel::newChat);
    on(action::kLeaveChat, &ChatPanel::leave);
}

void ChatPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_messages.room().isEmpty() && m_rooms->model()->rowCount() > 0 && !m_rooms->currentIndex().isValid())
        m_rooms->setCurrentIndex(m_rooms->model()->index(0, 0));
    updateLookedAt();
}

void ChatPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    updateLookedAt();
}

void ChatPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto wanted = width() < kSideBySide ? Qt::Vertical : Qt::Horizontal;
    if (wanted != m_halves->orientation())
        m_halves->setOrientation(wanted);
}

bool ChatPanel::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate)
        updateLookedAt();
    return done;
}

bool ChatPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_rooms && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_field->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace callboard::ui
