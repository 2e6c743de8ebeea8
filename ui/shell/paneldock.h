// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QDockWidget>

namespace callboard::ui {

class PanelHeader;

//! A panel that can be moved: flat, with the theme's own title. A panel that begins with a PanelHeader lends it as the
//! title bar; others get one.
class PanelDock : public QDockWidget
{
    Q_OBJECT

public:
    PanelDock(const QString& id, const QString& title, QWidget* panel, const Theme& theme, QWidget* parent);

    [[nodiscard]] PanelHeader* header() const { return m_header; }
    [[nodiscard]] QWidget* panel() const { return m_panel; }
    //! Below the panel in the same dock: a strip that comes and goes.
    void addBelow(QWidget* strip);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addMoving();

    const Theme& m_theme;
    QWidget* m_panel;
    QWidget* m_body;
    PanelHeader* m_header = nullptr;
};

//! The same look for the panel in the middle, which stays where it is.
class PanelFrame : public QWidget
{
    Q_OBJECT

public:
    PanelFrame(QWidget* panel, const Theme& theme, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace callboard::ui
