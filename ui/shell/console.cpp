// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/console.h"

#include "core/settings/settings.h"
#include "ui/common/theme.h"
#include "ui/shell/paneldock.h"

#include <QLineEdit>
#include <QTabWidget>

#include <array>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! Raise it when a panel's id changes: older layouts are then left alone.
constexpr int kLayoutVersion = 2; // 2: what shares the dial pad's place lies behind it as a tab
constexpr auto kLayoutKind = "callboard-layout"_L1;

constexpr std::array kWorkspaces{Workspace::Attendant, Workspace::Supervisor, Workspace::Administrator};

} // namespace

QString toName(Workspace workspace)
{
    switch (workspace) {
    case Workspace::Attendant:
        return u"attendant"_s;
    case Workspace::Supervisor:
        return u"supervisor"_s;
    case Workspace::Administrator:
        break;
    }
    return u"admin"_s;
}

Workspace workspaceFromName(const QString& name)
{
    for (const Workspace workspace : kWorkspaces) {
        if (toName(workspace) == name)
            return workspace;
    }
    return Workspace::Attendant;
}

Console::Console(UiContext& context, const QList<PanelSpec>& panels, QWidget* parent)
    : QMainWindow(parent)
    , m_context(context)
{
    setObjectName(u"console"_s);
    setWindowFlags(Qt::Widget); // a QMainWindow inside the window: docks within a page
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContentsMargins(8, 0, 8, 0);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    for (const PanelSpec& spec : panels) {
        m_widgets.insert(spec.id, spec.widget);
        m_order << spec.id;
        if (spec.place == PanelPlace::Centre) {
            setCentralWidget(new PanelFrame(spec.widget, context.theme, this));
            continue;
        }
        auto* dock = new PanelDock(spec.id, spec.title, spec.widget, context.theme, this);
        for (QWidget* strip : spec.below)
            dock->addBelow(strip);
        addDockWidget(Qt::LeftDockWidgetArea, dock);
        dock->hide(); // a layout saved before this panel was there does not show it
        m_docks.insert(spec.id, dock);
    }
    m_workspace = workspaceFromName(context.settings.text(Setting::Workspace));
    if (!restore(m_workspace))
        arrange(m_workspace);
}

PanelDock* Console::dock(const QString& id) const
{
    return m_docks.value(id);
}

QList<QAction*> Console::panelActions() const
{
    QList<QAction*> actions;
    for (const QString& id : m_order) {
        if (PanelDock* found = dock(id))
            actions << found->toggleViewAction();
    }
    return actions;
}

void Console::focusPanel(const QString& id)
{
    if (PanelDock* found = dock(id)) {
        found->show();
        found->raise();
    }
    QWidget* widget = m_widgets.value(id);
    if (!widget)
        return;
    // A panel may be a frame around what takes the keys.
    if (widget->focusPolicy() != Qt::NoFocus || widget->focusProxy()) {
        widget->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget* child : widget->findChildren<QWidget*>()) {
        if ((child->focusPolicy() & Qt::TabFocus) && child->inherits("QAbstractItemView")
            && child->isVisibleTo(widget)) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    if (auto* field = widget->findChild<QLineEdit*>())
        field->setFocus(Qt::ShortcutFocusReason);
}

void Console::focusMainPanel()
{
    const QString id = m_workspace == Workspace::Supervisor ? u"queues"_s : u"calls"_s;
    if (const PanelDock* found = dock(id); found && !found->isHidden())
        focusPanel(id);
}

void Console::setWorkspace(Workspace workspace)
{
    if (workspace == m_workspace)
        return;
    saveLayout();
    m_workspace = workspace;
    m_context.settings.remember(Setting::Workspace, toName(workspace));
    if (!restore(workspace))
        arrange(workspace);
}

void Console::place(const QString& id, Qt::DockWidgetArea area)
{
    PanelDock* found = dock(id);
    if (!found)
        return;
    found->setFloating(false);
    addDockWidget(area, found);
    found->show();
}

void Console::arrange(Workspace workspace)
{
    const bool supervisor = workspace == Workspace::Supervisor;
    for (PanelDock* each : std::as_const(m_docks))
        removeDockWidget(each);
    place(u"calls"_s, Qt::LeftDockWidgetArea);
    place(u"card"_s, Qt::RightDockWidgetArea);
    place(u"dialpad"_s, Qt::RightDockWidgetArea);
    place(u"supervise"_s, Qt::RightDockWidgetArea);
    place(u"rooms"_s, Qt::RightDockWidgetArea);
    place(u"chat"_s, Qt::RightDockWidgetArea);
    place(u"voicemail"_s, Qt::RightDockWidgetArea);
    place(u"history"_s, Qt::RightDockWidgetArea);
    place(u"parks"_s, Qt::BottomDockWidgetArea);
    place(u"queues"_s, supervisor ? Qt::LeftDockWidgetArea : Qt::BottomDockWidgetArea);
    if (!supervisor && dock(u"parks"_s) && dock(u"queues"_s))
        splitDockWidget(dock(u"parks"_s), dock(u"queues"_s), Qt::Horizontal);
    if (!supervisor && dock(u"dialpad"_s)) {
        // One above the other they would leave each other too little room in a small window.
        for (const QString& id : {u"supervise"_s, u"rooms"_s, u"chat"_s, u"voicemail"_s, u"history"_s}) {
            if (dock(id))
                tabifyDockWidget(dock(u"dialpad"_s), dock(id));
        }
    }
    // Every dock has a place in every workspace, hidden or not: only then does a saved layout name them all.
    const QStringList shown = supervisor ? QStringList{u"queues"_s, u"supervise"_s, u"rooms"_s}
                                         : QStringList{u"calls"_s, u"card"_s, u"dialpad"_s, u"parks"_s, u"queues"_s};
    for (auto it = m_docks.cbegin(); it != m_docks.cend(); ++it)
        it.value()->setVisible(shown.contains(it.key()));
    m_sizesPending = !isVisible();
    if (isVisible())
        showDefaultSizes();
}

void Console::showDefaultSizes()
{
    m_sizesPending = false;
    const auto resize = [this](const QString& id, int size, Qt::Orientation orientation) {
        if (PanelDock* found = dock(id); found && !found->isHidden())
            resizeDocks({found}, {size}, orientation);
    };
    if (m_workspace == Workspace::Supervisor) {
        resize(u"queues"_s, std::max(360, width() * 32 / 100), Qt::Horizontal);
        resize(u"supervise"_s, std::max(368, width() * 32 / 100), Qt::Horizontal);
        return;
    }
    resize(u"calls"_s, std::clamp(width() * 24 / 100, 296, 400), Qt::Horizontal);
    resize(u"card"_s, 304, Qt::Horizontal);
    resize(u"parks"_s, 172, Qt::Vertical);
    if (dock(u"parks"_s) && dock(u"queues"_s)) {
        const int room = width() - 304;
        resizeDocks({dock(u"parks"_s), dock(u"queues"_s)}, {room * 52 / 100, room * 48 / 100}, Qt::Horizontal);
    }
}

void Console::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_sizesPending)
        showDefaultSizes();
}

void Console::resetLayout()
{
    QVariantMap layouts = m_context.settings.get<QVariantMap>(Setting::WindowLayouts);
    layouts.remove(toName(m_workspace));
    m_context.settings.remember(Setting::WindowLayouts, layouts);
    arrange(m_workspace);
}

void Console::saveLayout()
{
    QVariantMap layouts = m_context.settings.get<QVariantMap>(Setting::WindowLayouts);
    layouts.insert(toName(m_workspace), QString::fromLatin1(saveState(kLayoutVersion).toBase64()));
    m_context.settings.remember(Setting::WindowLayouts, layouts);
}

bool Console::restore(Workspace workspace)
{
    const QString saved
        = m_context.settings.get<QVariantMap>(Setting::WindowLayouts).value(toName(workspace)).toString();
    if (saved.isEmpty())
        return false;
    return restoreState(QByteArray::fromBase64(saved.toLatin1()), kLayoutVersion);
}

QJsonObject Console::exportLayout() const
{
    QVariantMap layouts = m_context.settings.get<QVariantMap>(Setting::WindowLayouts);
    layouts.insert(toName(m_workspace), QString::fromLatin1(saveState(kLayoutVersion).toBase64()));
    return {{u"kind"_s, QString(kLayoutKind)}, {u"version"_s, kLayoutVersion}, {u"workspace"_s, toName(m_workspace)},
        {u"layouts"_s, QJsonObject::fromVariantMap(layouts)}};
}

Result<void> Console::importLayout(const QJsonObject& layout)
{
    const auto refuse = [](const QString& why) {
        return unexpected(Error{.kind = ErrorKind::Invalid, .code = {}, .message = why, .detail = {}});
    };
    if (layout.value("kind"_L1).toString() != kLayoutKind)
        return refuse(tr("This file is not a layout of Callboard."));
    if (layout.value("version"_L1).toInt() != kLayoutVersion)
        return refuse(tr("This layout was made by another version of Callboard and does not fit."));
    const QJsonObject layouts = layout.value("layouts"_L1).toObject();
    const QByteArray before = saveState(kLayoutVersion);
    const QString here = layouts.value(toName(m_workspace)).toString();
    if (!here.isEmpty()) {
        if (!restoreState(QByteArray::fromBase64(here.toLatin1()), kLayoutVersion)) {
            restoreState(before, kLayoutVersion);
            return refuse(tr("The layout in this file is damaged."));
        }
    }
    QVariantMap kept = m_context.settings.get<QVariantMap>(Setting::WindowLayouts);
    for (const Workspace workspace : kWorkspaces) {
        if (const QString one = layouts.value(toName(workspace)).toString(); !one.isEmpty())
            kept.insert(toName(workspace), one);
    }
    return m_context.settings.set(Setting::WindowLayouts, kept);
}

} // namespace callboard::ui
