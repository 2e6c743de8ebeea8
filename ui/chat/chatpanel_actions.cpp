// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"
#include "core/models/chatroommodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/chatpeoplepicker.h"
#include "ui/chat/messagesview.h"
#include "ui/common/actionregistry.h"
#include "ui/common/announcer.h"
#include "ui/common/emptynote.h"

#include <QFutureWatcher>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

void ChatPanel::onRoom()
{
    const auto room = m_rooms->currentIndex().data(callboard::Role::Id).value<ChatRoomId>();
    if (room == m_messages.room())
        return;
    m_problem.clear();
    m_view->startAtEnd();
    m_messages.setRoom(room);
    refresh();
    updateNotes();
    updateLookedAt();
}

void ChatPanel::showRoom(const ChatRoomId& room)
{
    m_wanted = room;
    const QAbstractItemModel* rooms = m_rooms->model();
    for (int row = 0; row < rooms->rowCount(); ++row) {
        const QModelIndex index = rooms->index(row, 0);
        if (index.data(callboard::Role::Id).value<ChatRoomId>() != room)
            continue;
        m_wanted = {};
        m_rooms->setCurrentIndex(index);
        m_field->setFocus(Qt::OtherFocusReason);
        return;
    }
}

bool ChatPanel::isLookedAt(const ChatRoomId& room) const
{
    return room == m_messages.room() && isVisible() && isActiveWindow();
}

void ChatPanel::updateLookedAt()
{
    const bool looking = isVisible() && isActiveWindow();
    m_context.models.chats().setLookedAt(looking ? m_messages.room() : ChatRoomId());
}

void ChatPanel::onMessage(const ChatMessage& message)
{
    if (message.own)
        return;
    const ChatRoomRow* row = m_context.models.chats().find(message.room);
    // In a chat of several it matters which one.
    m_announcer->say(row && !row->room.direct
            ? tr("In %1: %2").arg(chatRoomLabel(row->room), chatMessageSentence(message))
            : chatMessageSentence(message));
}

void ChatPanel::send()
{
    const QString text = m_field->text().trimmed();
    const ChatRoomId room = m_messages.room();
    if (text.isEmpty() || room.isEmpty() || !m_context.commands.availability(room.site, Capability::ChatSend).can)
        return;
    Command command = Command::chatSend(room, text);
    if (const ChatRoomRow* row = m_context.models.chats().find(room))
        command.details.insert(kDetailTarget, chatRoomLabel(row->room));
    m_field->clear();
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, room, text] {
        watcher->deleteLater();
        // Nothing that somebody wrote is lost; the failure itself is told like any other.
        if (watcher->result().status == Outcome::Status::Failed && room == m_messages.room()
            && m_field->text().isEmpty())
            m_field->setText(text);
    });
    watcher->setFuture(m_context.commands.run(command, u"key"_s));
}

SiteId ChatPanel::chatSite() const
{
    SiteId site = m_messages.room().site;
    if (site.isEmpty() || !m_context.commands.availability(site, Capability::ChatOpen).can)
        (void)m_context.anySiteCan(Capability::ChatOpen, &site);
    return site;
}

void ChatPanel::newChat()
{
    const SiteId site = chatSite();
    if (!m_context.commands.availability(site, Capability::ChatOpen).can)
        return;
    ChatPeoplePicker::of(this, m_context).openFor(site, [this, site](const QList<ChatPerson>& people) {
        openWith(site, people);
    });
}

void ChatPanel::openWith(const SiteId& site, const QList<ChatPerson>& people)
{
    const ChatRoomModel& chats = m_context.models.chats();
    if (people.size() == 1) {
        for (int row = 0; row < chats.rowCount(); ++row) {
            const ChatRoom& room = chats.at(row).room;
            const bool withThem = std::any_of(room.members.cbegin(), room.members.cend(),
                [&](const ChatPerson& member) { return member.id == people.first().id; });
            if (room.direct && room.id.site == site && withThem) {
                showRoom(ChatRoomId(room.id));
                return;
            }
        }
    }
    QStringList ids;
    QStringList names;
    for (const ChatPerson& person : people) {
        ids << person.id;
        names << chatPersonLabel(person);
    }
    const QString name = people.size() == 1 ? QString() : names.join(tr(", "));
    Command command = Command::chatOpen(site, name, ids);
    command.details.insert(kDetailTarget, names.join(tr(", ")));
    m_expectNew = true;
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->result().status == Outcome::Status::Failed)
            m_expectNew = false;
    });
    watcher->setFuture(m_context.commands.run(command, u"key"_s));
}

void ChatPanel::leave()
{
    const ChatRoomRow* row = m_context.models.chats().find(m_messages.room());
    if (!row)
        return;
    Command command = Command::chatLeave(row->id);
    command.details.insert(kDetailTarget, chatRoomLabel(row->room));
    m_context.commands.run(command, u"button"_s);
}

void ChatPanel::refresh()
{
    const ChatRoomRow* row = m_context.models.chats().find(m_messages.room());
    if (!row && !m_messages.room().isEmpty()) {
        m_messages.setRoom({}); // left, or its PBX is gone
        updateLookedAt();
    }
    QString title = row ? chatRoomLabel(row->room) : QString();
    if (row && !row->room.direct)
        title = tr("%1, %n member(s)", nullptr, static_cast<int>(row->room.members.size())).arg(title);
    m_title->setText(title);
    m_title->setVisible(row != nullptr);
    const Availability open = m_context.anySiteCan(Capability::ChatOpen);
    m_context.actions.setAvailability(action::kNewChat, open);
    const auto here = [&](Capability verb) {
        return row ? m_context.commands.availability(row->id.site, verb) : Availability::no(tr("Choose a chat first."));
    };
    m_context.actions.setAvailability(action::kLeaveChat, here(Capability::ChatLeave));
    const Availability send = here(Capability::ChatSend);
    m_field->setEnabled(send.can);
    m_field->setPlaceholderText(
        send.can ? tr("Write to %1").arg(row ? chatRoomLabel(row->room) : QString()) : QString());
    m_field->setToolTip(send.why);
    m_field->setAccessibleDescription(send.why);
    m_send->setEnabled(send.can && !m_field->text().trimmed().isEmpty());
    m_send->setToolTip(send.can ? tr("Send (Enter)") : send.why);
}

void ChatPanel::updateNotes()
{
    const Availability chat = m_context.anySiteCan(Capability::Chat);
    m_roomsNote->setNote(chat.can ? tr("No chats yet. Begin one with +.")
                                  : tr("%1 Chats need a PBX that has them, such as jade.").arg(chat.why));
    if (!m_problem.isEmpty())
        m_messagesNote->setNote(m_problem);
    else if (m_messages.isFetching())
        m_messagesNote->setNote(tr("Reading…"));
    else
        m_messagesNote->setNote(m_messages.room().isEmpty() ? QString() : tr("Nothing was said here yet."));
}

} // namespace callboard::ui
