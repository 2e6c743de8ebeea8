// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/models/timeorder.h"
#include "core/models/voicemailmessagemodel.h"
#include "ui/common/uicontext.h"
#include "ui/voicemail/audioplayer.h"

#include <QWidget>

#include <functional>
#include <memory>

class QListView;
class QPushButton;
class QSlider;

namespace callboard::ui {

class EmptyNote;
class PanelHeader;
class TextLabel;

//! The messages of one mailbox: listen, save, delete, call back. One's own mailbox first; any other from the lamps or
//! by search.
class VoicemailPanel : public QWidget
{
    Q_OBJECT

public:
    explicit VoicemailPanel(UiContext& context, QWidget* parent = nullptr);
    ~VoicemailPanel() override;

    void showMailbox(const MailboxId& mailbox);
    [[nodiscard]] const MailboxId& mailbox() const { return m_messages.mailbox(); }
    //! In place of the computer's sound.
    void setPlayer(std::unique_ptr<AudioPlayer> player);
    //! The message that plays; empty when none does.
    [[nodiscard]] const VoicemailMessageId& playing() const { return m_playing; }
    //! Writes the sound of this message to a file. True when it is on its way; what becomes of it is told.
    bool saveTo(const VoicemailMessage& message, const QString& file);

Q_SIGNALS:
    void told(const QString& title, const QString& text);
    void failedToDo(const QString& title, const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QPushButton* makeButton(QLatin1StringView action, const QString& icon);
    void connectModels();

    // voicemailpanel_actions.cpp
    [[nodiscard]] std::optional<VoicemailMessage> current() const;
    void playOrStop();
    void stop();
    void fetch(const VoicemailMessage& message, const std::function<void(const Audio&)>& then);
    void askWhereToSave();
    void remove();
    void callBack();
    void askWhose();
    void showMenu(const QPoint& at);
    void onProgress(qint64 position, qint64 length);
    void refresh();

    UiContext m_context;
    VoicemailMessageModel m_messages;
    TimeOrder m_order{TimeOrder::First::Newest};
    std::unique_ptr<AudioPlayer> m_player;
    PanelHeader* m_header;
    TextLabel* m_whose = nullptr;
    QPushButton* m_other = nullptr;
    QListView* m_list = nullptr;
    EmptyNote* m_note = nullptr;
    QWidget* m_progress = nullptr;
    QSlider* m_position = nullptr;
    TextLabel* m_time = nullptr;
    QPushButton* m_play = nullptr;
    QString m_problem;
    VoicemailMessageId m_playing;
    VoicemailMessageId m_fetched; //!< whose sound m_audio is
    Audio m_audio;
    quint64 m_fetches = 0; //!< a late answer to an older question is dropped
};

} // namespace callboard::ui
