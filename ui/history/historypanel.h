// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/historymodel.h"
#include "core/models/historyorder.h"
#include "core/models/missedcalls.h"
#include "ui/common/uicontext.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace callboard::ui {

class EmptyNote;
class HistoryList;
class PanelHeader;
class PlaybackBar;
class TextLabel;

//! Calls of the past by the PBXs' own records: search, call back, recordings, transcripts. Several sites in one list.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(UiContext& context, QWidget* parent = nullptr);
    ~HistoryPanel() override;

    [[nodiscard]] HistoryModel& records() { return m_records; }
    [[nodiscard]] PlaybackBar& playback() { return *m_playback; }
    //! The call whose recording plays; empty when none does.
    [[nodiscard]] const CallRecordId& playing() const { return m_playing; }
    [[nodiscard]] const MissedCalls& missed() const { return m_missed; }
    //! Writes a recording to a file. What becomes of it is told.
    void saveTo(const CallRecord& record, const QString& recording, const QString& file);

Q_SIGNALS:
    void told(const QString& title, const QString& text);
    void failedToDo(const QString& title, const QString& text);
    //! Since somebody last looked. `words`: for a tooltip.
    void missedChanged(const QString& count, const QString& words);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildFilters();
    void buildButtons();
    void connectModels();

    // historypanel_actions.cpp
    [[nodiscard]] std::optional<CallRecord> current() const;
    void chooseDays();
    void reload();
    void fillView();
    void callBack(const QString& origin);
    void playOrStop(const QString& recording = {});
    void stop();
    void fetch(const CallRecord& record, const QString& recording, const std::function<void(const Audio&)>& then);
    void askWhereToSave(const QString& recording = {});
    void readTranscript();
    void showMenu(const QPoint& at);
    void markSeen();
    void tellMissed();
    [[nodiscard]] Availability canPlay(const std::optional<CallRecord>& record, const Availability& none) const;
    [[nodiscard]] QString detailsOf(const CallRecord& record) const;
    [[nodiscard]] QString problemText() const;
    void refresh();

    UiContext& m_context;
    HistoryModel m_records;
    HistoryOrder m_order{m_records};
    MissedCalls m_missed;
    PanelHeader* m_header;
    QComboBox* m_days = nullptr;
    QWidget* m_between = nullptr;
    QDateEdit* m_from = nullptr;
    QDateEdit* m_to = nullptr;
    QToolButton* m_missedOnly = nullptr;
    QLineEdit* m_search = nullptr;
    TextLabel* m_problem = nullptr;
    HistoryList* m_list = nullptr;
    EmptyNote* m_note = nullptr;
    QPushButton* m_more = nullptr;
    TextLabel* m_details = nullptr;
    PlaybackBar* m_playback = nullptr;
    QPushButton* m_play = nullptr;
    QTimer m_soon; //!< reads again after calls have ended
    CallRecordId m_playing;
    std::pair<CallRecordId, QString> m_fetched; //!< whose sound m_audio is
    Audio m_audio;
    quint64 m_fetches = 0; //!< a late answer to an older question is dropped
    int m_ownLoads = 0; //!< pages that were read because the view was not full
};

} // namespace callboard::ui
