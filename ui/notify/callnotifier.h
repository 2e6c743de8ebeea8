// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/recallwatcher.h"
#include "core/commands/transferwatcher.h"
#include "core/domain/chat.h"
#include "core/settings/settingkeys.h"
#include "ui/common/uicontext.h"
#include "ui/notify/soundplayer.h"

#include <QHash>
#include <QTimer>

#include <functional>

class QWidget;

namespace callboard {
class AttendantCallsProxy;
} // namespace callboard

namespace callboard::ui {

class ToastArea;

//! Tells the attendant what happened: ringing, recall, who took a call, how a command went. Toasts, sounds and the
//! task bar; nothing of it takes the focus, and "silence this console" stops all of it but refusals.
class CallNotifier : public QObject
{
    Q_OBJECT

public:
    //! Everything is borrowed. `calls`: the attendant's calls without the queued ones.
    CallNotifier(UiContext& context, AttendantCallsProxy& calls, ToastArea& toasts, SoundPlayer& sounds,
        QWidget* window, QObject* parent = nullptr);

    //! Whether the attendant sees the call list anyway; then ringing needs no toast beside it. Never unless told.
    void setListInView(std::function<bool()> inView) { m_listInView = std::move(inView); }
    void watch(const TransferWatcher& transfers);
    void watch(const RecallWatcher& recalls);
    [[nodiscard]] int ringingCount() const { return int(m_ringing.size()); }
    //! Says something that no PBX said: a text was copied, a layout was saved.
    void tell(const QString& title, const QString& text = {});
    //! Somebody wrote in a chat that nobody looks at. `show` leads there.
    void tellMessage(const ChatMessage& message, const std::function<void()>& show);
    //! Something that goes on until it is ended with this button or withdrawn.
    void offer(const QString& id, const QString& icon, const QString& title, const QString& text, const QString& action,
        const std::function<void()>& run);
    void withdraw(const QString& id);
    void tellFailure(const QString& title, const QString& text);

Q_SIGNALS:
    void ringingCountChanged(int count);
    //! Open reminders: for the tray.
    void recallCountChanged(int count);

private:
    void updateRinging();
    void showRinging(const Call& call);
    void updateAdmissions();
    void showAdmission(const Call& call);
    void countDown();
    [[nodiscard]] QString admissionText(const Call& call) const;
    void updateSound();
    void onFinished(const AuditEntry& entry);
    void onRecall(const Recall& recall);
    void onArrived(const TransferReport& report);
    void onAnsweredElsewhere(const Call& call, const Leg& answeredBy);
    void onStarted(const Command& command);
    void onConsultation(const Consultation& consultation);
    void tellConsultationFailed(const Consultation& consultation, Consultation::Phase last);
    void onSetting(Setting key);
    [[nodiscard]] bool silenced() const;
    [[nodiscard]] QString nameOf(const SiteId& site, const QString& extension) const;

    UiContext m_context;
    AttendantCallsProxy& m_calls;
    ToastArea& m_toasts;
    SoundPlayer& m_sounds;
    QWidget* m_window;
    QTimer m_later;
    QHash<CallId, QString> m_ringing; //!< -> id of its toast
    QHash<CallId, QString> m_admissions; //!< the same for calls that wait to be let through
    std::function<bool()> m_listInView;
    QHash<CallId, Consultation::Phase> m_asking; //!< consultations under way, by the call that waits
    QSet<CallId> m_settling; //!< calls whose consultation the attendant is ending
    int m_recalls = 0;
    int m_serial = 0;
};

} // namespace callboard::ui
