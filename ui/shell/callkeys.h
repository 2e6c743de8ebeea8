// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/command.h"
#include "core/models/attendantcallsproxy.h"
#include "ui/common/uicontext.h"

#include <QTimer>

#include <optional>

namespace callboard::ui {

//! Gives the call keys their meaning: finds the call that a key is about, sends the command, and says beforehand
//! whether the key can do anything now. Works without a selection.
class CallKeys : public QObject
{
    Q_OBJECT

public:
    explicit CallKeys(UiContext& context, QObject* parent = nullptr);

    //! The call that this verb would act on now: the selected one if it is in a fitting state, else the obvious one.
    [[nodiscard]] std::optional<Call> callFor(Capability verb) const;
    //! The attendant's own extension on the call's site.
    [[nodiscard]] QString home(const Call& call) const;
    //! What the hold key would do now.
    [[nodiscard]] Capability holdVerb() const;
    [[nodiscard]] AttendantCallsProxy& calls() { return m_calls; }
    //! Availability is refreshed once per turn; for tests, now.
    void refresh();

Q_SIGNALS:
    //! F7, Ctrl+Shift+T: somebody else shows the picker.
    void pickerWanted(const callboard::Call& call, bool consult);
    void dialFieldWanted();

private:
    void bind(const QString& action, void (CallKeys::*slot)());
    void run(Capability verb);
    void answer() { run(Capability::Answer); }
    void reject() { run(Capability::Reject); }
    void hangup() { run(Capability::Hangup); }
    void hold() { run(holdVerb()); }
    void mute();
    void record();
    void pauseRecording();
    void admit() { run(Capability::Admit); }
    void refuse() { run(Capability::Refuse); }
    void park() { run(Capability::Park); }
    void transfer();
    void consult();
    [[nodiscard]] bool fits(const Call& call, Capability verb) const;
    [[nodiscard]] Availability availabilityOf(Capability verb) const;
    [[nodiscard]] QString nothingTo(Capability verb) const;
    void updateHomes();

    UiContext m_context;
    AttendantCallsProxy m_calls;
    QTimer m_refresh;
};

} // namespace callboard::ui
