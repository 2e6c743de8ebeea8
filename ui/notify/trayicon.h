// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"

#include <QObject>

class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace callboard::ui {

//! The console in the system's tray: ringing, waiting, not connected, silenced. A click shows the window. Does nothing
//! on systems without a tray.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    TrayIcon(UiContext& context, QWidget* window, QObject* parent = nullptr);
    ~TrayIcon() override;

    void setRingingCount(int count);
    void setRecallCount(int count);
    //! "3 calls are ringing."
    [[nodiscard]] QString words() const;

private:
    void refresh();
    void showWindow();
    [[nodiscard]] bool anyLive() const;

    UiContext m_context;
    QWidget* m_window;
    QSystemTrayIcon* m_icon;
    QMenu* m_menu;
    int m_ringing = 0;
    int m_recalls = 0;
};

} // namespace callboard::ui
