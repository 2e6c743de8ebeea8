// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/clienttester.h"
#include "app/console/options.h"
#include "app/wiring/sitemanager.h"
#include "core/base/clock.h"
#include "core/commands/auditlog.h"
#include "core/commands/commandrunner.h"
#include "core/commands/recallwatcher.h"
#include "core/commands/transferwatcher.h"
#include "core/models/livemodels.h"
#include "core/settings/secretstore.h"
#include "core/settings/settings.h"
#include "core/settings/sitestore.h"
#include "ui/common/actionregistry.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"
#include "ui/shell/mainwindow.h"

#include <memory>

class QApplication;

namespace callboard {

class DemoPbx;

//! The composition root: makes every object of the console once and hands each what it needs. Members are in the
//! order in which they need each other, so that they are destroyed the other way round.
class ConsoleApp : public QObject
{
    Q_OBJECT

public:
    ConsoleApp(ConsoleOptions options, QApplication& application);
    ~ConsoleApp() override;

    void start();
    //! Another start of the program said this: a link to dial, or nothing.
    void takeMessage(const QString& message);

private:
    void wireWindow();
    void wireSites();
    void followRecallSettings();
    void startDemo(Brand brand);
    void openFromCommandLine();
    void openSite(const SiteProfile& profile);
    void keepSite(const SiteProfile& profile, const SiteSecrets& secrets, ui::SecretKeeping keeping);
    void removeSite(const SiteId& site);
    void dialWhenPossible(const QString& number);
    void takeScreenshot();

    ConsoleOptions m_options;
    SystemClock m_clock;
    ProfilePaths m_paths;
    Settings m_settings;
    SiteStore m_store;
    std::unique_ptr<SecretStore> m_secrets;
    LiveModels m_models;
    CommandRunner m_runner;
    AuditLog m_audit;
    TransferWatcher m_transfers;
    RecallWatcher m_recalls;
    ui::Theme m_theme;
    ui::ActionRegistry m_actions;
    ui::Ticker m_ticker;
    ui::Selection m_selection;
    ui::UiContext m_context;
    std::unique_ptr<ui::SoundPlayer> m_sounds;
    ClientTester m_tester;
    std::unique_ptr<DemoPbx> m_demo;
    SiteManager m_sites;
    std::unique_ptr<ui::MainWindow> m_window;
    qint64 m_callEvents = 0; //!< for the summary of a screenshot run
    qint64 m_callsEnded = 0;
};

} // namespace callboard
