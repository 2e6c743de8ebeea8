// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "ui/common/uicontext.h"
#include "ui/shell/parts.h"

#include <QHash>
#include <QTimer>

class QHBoxLayout;

namespace callboard {
class AttendantCallsProxy;
}

namespace callboard::ui {

class SiteLamp;

//! The bottom line: every site's link at the left, what takes its time in the middle, the current call at the right.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    //! How long a command may take before it shows.
    static constexpr int kPatienceMs = 150;

    StatusStrip(UiContext& context, AttendantCallsProxy& calls, QWidget* parent = nullptr);

    [[nodiscard]] SiteLamp* lamp(const SiteId& site) const { return m_lamps.value(site); }

Q_SIGNALS:
    void reconnectRequested(const callboard::SiteId& site);
    void systemRequested(const callboard::SiteId& site);
    void certificateRequested(const callboard::SiteId& site);
    void editRequested(const callboard::SiteId& site);
    void removeRequested(const callboard::SiteId& site);

private:
    void syncSites();
    void refreshCall();
    void onStarted(const Command& command);
    void showBusy();

    UiContext m_context;
    AttendantCallsProxy& m_calls;
    QHBoxLayout* m_sites;
    QHash<SiteId, SiteLamp*> m_lamps;
    TextLabel* m_busy;
    IconLabel* m_callIcon;
    TextLabel* m_call;
    QTimer m_patience;
    QList<Command> m_underWay;
};

} // namespace callboard::ui
