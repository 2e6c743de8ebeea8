// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/transferwatcher.h"
#include "ui/common/uicontext.h"
#include "ui/shell/parts.h"

class QPushButton;

namespace callboard::ui {

//! "Bo Li did not answer. Ms Ito is ringing you again. [Try another target]": after a transfer that nobody took.
class CameBackStrip : public Surface
{
    Q_OBJECT

public:
    CameBackStrip(UiContext& context, const TransferWatcher& watcher, QWidget* parent = nullptr);

    void show(const TransferReport& report);
    //! False when it was not shown.
    bool dismiss();
    [[nodiscard]] static QString sentence(const TransferReport& report);

Q_SIGNALS:
    //! The person wants to choose another target for this call, which is selected already.
    void retryWanted(const callboard::CallId& call);

private:
    using Surface::show;
    void retry();

    UiContext m_context;
    TextLabel* m_sentence;
    QPushButton* m_retry;
    TransferReport m_report;
};

} // namespace callboard::ui
