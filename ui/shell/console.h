// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/common/uicontext.h"

#include <QJsonObject>
#include <QMainWindow>

class QAction;

namespace callboard::ui {

class PanelDock;

enum class Workspace : quint8 { Attendant, Supervisor, Administrator };
[[nodiscard]] QString toName(Workspace workspace); //!< "attendant", as in settings and on the command line
[[nodiscard]] Workspace workspaceFromName(const QString& name);

//! Where a panel stands at first.
enum class PanelPlace : quint8 { Left, Centre, Right, RightBelow, Bottom, BottomRight };

struct PanelSpec
{
    QString id; //!< stable: saved layouts name it
    QString title;
    QWidget* widget = nullptr; //!< the console takes it
    PanelPlace place = PanelPlace::Left;
    QList<QWidget*> below; //!< strips in the same dock
};

//! The panels in their docks, one arrangement a workspace, remembered. Knows no panel by name but to arrange them.
class Console : public QMainWindow
{
    Q_OBJECT

public:
    Console(UiContext& context, const QList<PanelSpec>& panels, QWidget* parent = nullptr);

    [[nodiscard]] Workspace workspace() const { return m_workspace; }
    void setWorkspace(Workspace workspace);
    //! nullptr for an unknown id and for the panel in the middle.
    [[nodiscard]] PanelDock* dock(const QString& id) const;
    //! Shows the panel if it was hidden and gives it the focus.
    void focusPanel(const QString& id);
    //! Gives the focus to the panel where this workspace's work begins, and brings nothing back that was closed.
    void focusMainPanel();
    //! Show or hide, one a dock, for a menu.
    [[nodiscard]] QList<QAction*> panelActions() const;

    void resetLayout();
    //! Into the settings; also done when the workspace changes.
    void saveLayout();
    [[nodiscard]] QJsonObject exportLayout() const;
    //! Refuses what is no layout of Callboard, with the reason; nothing changes then.
    Result<void> importLayout(const QJsonObject& layout);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void arrange(Workspace workspace);
    void place(const QString& id, Qt::DockWidgetArea area);
    void showDefaultSizes();
    [[nodiscard]] bool restore(Workspace workspace);

    UiContext m_context;
    QHash<QString, PanelDock*> m_docks;
    QHash<QString, QWidget*> m_widgets;
    QStringList m_order;
    Workspace m_workspace = Workspace::Attendant;
    bool m_sizesPending = false;
};

} // namespace callboard::ui
