// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/call.h"
#include "core/domain/capability.h"

#include <QHash>
#include <QWidget>

class QLabel;

namespace callboard {
class AttendantCallsProxy;
}

namespace callboard::ui {

struct UiContext;
class Announcer;
class CallListView;
class PanelHeader;

//! "Who wants me": the attendant's calls with a title and a count. Keeps the console's current call: the one that the
//! person chose, else the most urgent.
class CallsPanel : public QWidget
{
    Q_OBJECT

public:
    CallsPanel(UiContext& context, QWidget* parent = nullptr);
    ~CallsPanel() override;

    [[nodiscard]] CallListView& list() const { return *m_list; }
    [[nodiscard]] AttendantCallsProxy& calls() const { return *m_calls; }

    //! F6: selects the ringing call after the current one.
    void selectNextRinging();

private:
    void readHomes();
    void onRowsChanged();
    void announceChanges(int first, int last);
    void onCurrent(const QModelIndex& index);
    void follow(const CallId& call);
    void activate(const QModelIndex& index);
    void runVerb(const CallId& id, Capability verb);
    void showMenu(const QPoint& at);
    [[nodiscard]] QModelIndex indexOf(const CallId& call) const;
    void updateCount();

    UiContext& m_context;
    AttendantCallsProxy* m_calls;
    PanelHeader* m_header;
    CallListView* m_list;
    Announcer* m_announcer;
    struct Said
    {
        CallState state;
        bool admission;
        friend bool operator==(const Said&, const Said&) = default;
    };
    QHash<CallId, Said> m_announced;
};

} // namespace callboard::ui
