// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/chatmessagemodel.h"
#include "core/models/timeorder.h"
#include "ui/common/uicontext.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;
class QSplitter;
class QToolButton;

namespace callboard::ui {

class Announcer;
class EmptyNote;
class MessagesView;
class PanelHeader;
class TextLabel;

//! Chats at the left (above in a narrow panel), the chosen one's messages beside them with a line to write. New
//! messages are said to a screen reader; what came while nobody looked is counted.
class ChatPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChatPanel(UiContext& context, QWidget* parent = nullptr);
    ~ChatPanel() override;

    //! Shows this chat; an unknown one as soon as it is there.
    void showRoom(const ChatRoomId& room);
    [[nodiscard]] const ChatRoomId& room() const { return m_messages.room(); }
    //! Whether a message in this room is seen as it comes.
    [[nodiscard]] bool isLookedAt(const ChatRoomId& room) const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeRooms();
    QWidget* makeConversation();
    void connectModels();

    // chatpanel_actions.cpp
    void onRoom();
    void onMessage(const ChatMessage& message);
    void send();
    void newChat();
    void openWith(const SiteId& site, const QList<ChatPerson>& people);
    void leave();
    void refresh();
    void updateLookedAt();
    void updateNotes();
    [[nodiscard]] SiteId chatSite() const;

    UiContext m_context;
    ChatMessageModel m_messages;
    TimeOrder m_roomOrder{TimeOrder::First::Newest};
    TimeOrder m_messageOrder{TimeOrder::First::Oldest};
    PanelHeader* m_header;
    QSplitter* m_halves = nullptr;
    QListView* m_rooms = nullptr;
    EmptyNote* m_roomsNote = nullptr;
    TextLabel* m_title = nullptr;
    MessagesView* m_view = nullptr;
    EmptyNote* m_messagesNote = nullptr;
    QLineEdit* m_field = nullptr;
    QPushButton* m_send = nullptr;
    Announcer* m_announcer = nullptr;
    QString m_problem; //!< why messages could not be read
    ChatRoomId m_wanted; //!< to be shown when it comes
    bool m_expectNew = false; //!< a chat was opened from here: the next new one is it
};

} // namespace callboard::ui
