// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"

#include <QAbstractButton>
#include <QWidget>

class QMenu;
class QToolButton;

namespace callboard::ui {

//! Looks like the search field that it opens.
class SearchButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(UiContext& context, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    UiContext m_context;
};

//! Workspaces at the left, search in the middle, appearance and everything else at the right.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(UiContext& context, QWidget* parent = nullptr);

    //! The menu with every action; `panels` are listed in it too.
    void setPanelActions(const QList<QAction*>& panels);
    void openMenu();
    //! Beside the way to the history. Empty: none. `words`: for the tooltip and screen readers.
    void setMissed(const QString& count, const QString& words);

private:
    [[nodiscard]] QToolButton* makeWorkspaceButton(const QString& action);
    [[nodiscard]] QToolButton* makeMenuButton(const QString& icon, const QString& name, const QString& objectName);
    void fillAppearance(QMenu* menu);
    void fillMain(QMenu* menu);

    UiContext m_context;
    QToolButton* m_history;
    QToolButton* m_main;
    QMenu* m_panels = nullptr;
};

} // namespace callboard::ui
