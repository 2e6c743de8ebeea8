// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace callboard::ui {

class Theme;

//! What every panel begins with: a title, a count, room for the panel's own controls and at most one overflow menu.
class PanelHeader : public QWidget
{
    Q_OBJECT

public:
    PanelHeader(const QString& title, const Theme& theme, QWidget* parent);

    void setTitle(const QString& title);
    //! Lower, for panels that explain themselves and need the room.
    void setSlim(bool slim);
    //! Empty hides it. `spoken` is what a screen reader says instead of the bare number.
    void setCount(const QString& count, const QString& spoken = {});
    [[nodiscard]] QString count() const;
    //! Between the count and the overflow menu.
    void addControl(QWidget* control);
    //! Made on the first call; until then there is no menu button.
    [[nodiscard]] QMenu* menu();

private:
    void retheme();

    const Theme& m_theme;
    QHBoxLayout* m_layout;
    QLabel* m_title;
    QLabel* m_count;
    QToolButton* m_menuButton = nullptr;
    bool m_slim = false;
};

} // namespace callboard::ui
