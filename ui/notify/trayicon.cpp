// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/trayicon.h"

#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace callboard::ui {

using namespace Qt::StringLiterals;

TrayIcon::TrayIcon(UiContext& context, QWidget* window, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_window(window)
    , m_icon(new QSystemTrayIcon(this))
    , m_menu(new QMenu)
{
    m_menu->addAction(tr("Show Callboard"), this, &TrayIcon::showWindow);
    for (const auto id : {action::kAnswer, action::kDoNotDisturb, action::kQuit}) {
        if (QAction* action = context.actions.find(id))
            m_menu->addAction(action);
    }
    m_icon->setContextMenu(m_menu);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            showWindow();
    });
    connect(&context.models.sites(), &RowModelBase::batchEnded, this, &TrayIcon::refresh);
    connect(&context.theme, &Theme::changed, this, &TrayIcon::refresh);
    connect(&context.settings, &Settings::changed, this, [this](Setting key) {
        if (key == Setting::ConsoleDnd)
            refresh();
    });
    refresh();
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon->show();
}

TrayIcon::~TrayIcon()
{
    m_icon->setContextMenu(nullptr);
    delete m_menu;
}

void TrayIcon::setRingingCount(int count)
{
    m_ringing = count;
    refresh();
}

void TrayIcon::setRecallCount(int count)
{
    m_recalls = count;
    refresh();
}

bool TrayIcon::anyLive() const
{
    const SiteModel& sites = m_context.models.sites();
    for (int row = 0; row < sites.rowCount(); ++row) {
        const LinkState state = sites.at(row).link.state;
        if (state == LinkState::Live || state == LinkState::Degraded)
            return true;
    }
    return false;
}

QString TrayIcon::words() const
{
    if (m_ringing > 0)
        return tr("%n call(s) ringing", nullptr, m_ringing);
    if (!anyLive())
        return tr("Not connected to a PBX");
    if (m_recalls > 0)
        return tr("%n caller(s) waiting for long", nullptr, m_recalls);
    return m_context.settings.flag(Setting::ConsoleDnd) ? tr("Silenced") : tr("Ready");
}

void TrayIcon::refresh()
{
    QString icon = u"state-idle"_s;
    // A tray has its own colours; these stand out on both light and dark ones.
    QColor colour = m_context.theme.tokens().lamp(Lamp::Idle).icon;
    if (m_ringing > 0) {
        icon = u"state-ringing"_s;
        colour = m_context.theme.tokens().lamp(Lamp::Ringing).icon;
    } else if (!anyLive()) {
        icon = u"state-unregistered"_s;
        colour = m_context.theme.tokens().lamp(Lamp::Away).icon;
    } else if (m_recalls > 0) {
        icon = u"state-held"_s;
        colour = m_context.theme.tokens().lamp(Lamp::Held).icon;
    } else if (m_context.settings.flag(Setting::ConsoleDnd)) {
        icon = u"bell-off"_s;
    }
    m_icon->setIcon(Icons::get(icon, colour));
    m_icon->setToolTip(tr("Callboard: %1").arg(words()));
}

void TrayIcon::showWindow()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace callboard::ui
