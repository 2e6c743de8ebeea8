// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/command.h"
#include "core/models/directorysearch.h"
#include "ui/common/uicontext.h"
#include "ui/transfer/pickerframe.h"

namespace callboard::ui {

//! Where should this call go? Type a name or number; Enter transfers, Shift+Enter asks first, Ctrl+Enter gives the
//! caller to the voicemail. What will happen stands below the list before anything happens.
class TransferPicker : public PickerFrame
{
    Q_OBJECT

public:
    enum class Way : quint8 { Blind, Consult, Voicemail };

    TransferPicker(UiContext& context, QWidget* window);

    //! `home`: the attendant's extension in this call. `askFirst`: Enter consults and Shift+Enter transfers at once.
    void openFor(const Call& call, const QString& home, bool askFirst);
    [[nodiscard]] const CallId& call() const { return m_call.id; }
    //! What this way would do with the current row; verb Park for a park slot.
    [[nodiscard]] Command commandFor(Way way) const;

protected:
    void queryChanged(const QString& text) override;
    void currentChanged() override;
    void accepted(Qt::KeyboardModifiers modifiers) override;

private:
    [[nodiscard]] Way wayOf(Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] QString wordsFor(Way way) const;
    [[nodiscard]] const DirectoryHit* currentHit() const;
    void onCallEnded(const CallId& call);

    UiContext m_context;
    DirectorySearch m_search;
    Call m_call;
    QString m_home;
    QString m_caller;
    bool m_askFirst = false;
};

} // namespace callboard::ui
