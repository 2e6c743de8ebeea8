// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consoleapp.h"

#include "app/console/demopbx.h"
#include "app/wiring/clientfactory.h"
#include "app/wiring/profilefiles.h"
#include "core/base/logging.h"
#include "core/commands/dialplan.h"
#include "core/models/sitemodel.h"
#include "core/settings/keychainsecretstore.h"
#include "core/settings/sitesecrets.h"
#include "ui/common/numberlink.h"
#include "ui/notify/callnotifier.h"
#include "ui/notify/inlineconfirmer.h"

#include <QApplication>
#include <QFutureWatcher>
#include <QTimer>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

//! A picture or a demo must not ask the person's keychain for anything.
std::unique_ptr<SecretStore> makeSecretStore(const ConsoleOptions& options)
{
    if (!options.screenshot.isEmpty())
        return std::make_unique<MemorySecretStore>();
    return std::make_unique<KeychainSecretStore>(makeSystemKeychain(keychainService()));
}

//! Reading a whole PBX leaves holes in the heap as large as the answers were; a console that stays open all day gives
//! them back. Other C libraries do so by themselves.
void returnFreeMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

ui::BrandAvailability brandAvailability()
{
    ui::BrandAvailability all;
    for (const Brand brand : {Brand::Brekeke, Brand::Pbxware, Brand::Fcm630a, Brand::Jade, Brand::Portasip})
        all.insert(brand, speaks(brand));
    return all;
}

} // namespace

ConsoleApp::ConsoleApp(ConsoleOptions options, QApplication& application)
    : m_options(std::move(options))
    , m_paths(profilePaths(m_options.profileDir))
    , m_settings(m_paths)
    , m_store(sitesFile(m_paths))
    , m_secrets(makeSecretStore(m_options))
    , m_runner(m_clock)
    , m_audit(m_runner, auditFile(m_paths))
    , m_transfers(m_models, m_runner)
    , m_recalls(m_models, m_clock)
    , m_ticker(m_clock)
    , m_context{m_models, m_runner, m_settings, m_clock, m_theme, m_actions, m_ticker, m_selection}
    , m_sounds(std::make_unique<ui::EffectPlayer>(m_settings))
    , m_tester(m_clock)
    , m_sites(m_models, m_runner, *m_secrets, m_clock)
{
    for (const QString& warning : m_settings.warnings() + m_store.warnings())
        qCWarning(lcSettings).noquote() << warning;
    m_theme.follow(m_settings);
    m_theme.applyTo(application);
    ui::addStandardActions(m_actions);
    followRecallSettings();
    m_sites.setStore(&m_store);
    const ui::ShellParts parts{m_tester, m_transfers, m_recalls, *m_sounds, brandAvailability()};
    m_window = std::make_unique<ui::MainWindow>(m_context, parts);
    m_runner.setConfirmer(&m_window->confirmer());
    wireWindow();
    wireSites();
    m_ticker.start();
}

ConsoleApp::~ConsoleApp()
{
    m_sites.closeAll();
    m_runner.setConfirmer(nullptr);
}

void ConsoleApp::followRecallSettings()
{
    const auto apply = [this] {
        m_recalls.setHoldSeconds(m_settings.number(Setting::HoldRecallSeconds));
        m_recalls.setParkSeconds(m_settings.number(Setting::ParkRecallSeconds));
    };
    apply();
    connect(&m_settings, &Settings::changed, this, apply);
}

void ConsoleApp::wireWindow()
{
    connect(m_window.get(), &ui::MainWindow::demoRequested, this, &ConsoleApp::startDemo);
    connect(m_window.get(), &ui::MainWindow::siteAccepted, this, &ConsoleApp::keepSite);
    connect(m_window.get(), &ui::MainWindow::reconnectRequested, &m_sites, &SiteManager::reconnect);
    connect(m_window.get(), &ui::MainWindow::removeRequested, this, &ConsoleApp::removeSite);
    connect(m_window.get(), &ui::MainWindow::certificateAccepted, this,
        [this](const SiteId& site, const QString& fingerprint) {
            if (PbxClient* client = m_sites.client(site))
                client->acceptCertificate(fingerprint);
        });
}

void ConsoleApp::wireSites()
{
    connect(&m_sites, &SiteManager::certificateOffered, m_window.get(), &ui::MainWindow::offerCertificate);
    connect(&m_sites, &SiteManager::opened, this, [this](PbxClient* client) {
        connect(client, &PbxClient::callChanged, this, [this] { ++m_callEvents; });
        connect(client, &PbxClient::callEnded, this, [this] { ++m_callsEnded; });
        connect(client, &PbxClient::snapshotEnded, this,
            [this] { QTimer::singleShot(std::chrono::milliseconds(500), this, &returnFreeMemory); });
        m_window->showConsole();
    });
    const auto tell = [this](const SiteProfile& profile, const QString& what) {
        m_window->notifier().tellFailure(profile.name, what);
    };
    connect(&m_sites, &SiteManager::secretMissing, this, [tell](const SiteProfile& profile, const Error& error) {
        tell(profile,
            tr("No password is stored for this PBX. Enter it again in the site's menu. %1").arg(error.message));
    });
    connect(&m_sites, &SiteManager::refused, this,
        [tell](const SiteProfile& profile, const Error& error) { tell(profile, error.message); });
}

void ConsoleApp::start()
{
    if (!m_options.workspace.isEmpty())
        m_window->setWorkspace(ui::workspaceFromName(m_options.workspace));
    if (m_options.size.isValid())
        m_window->resize(m_options.size);
    m_sites.openStored();
    openFromCommandLine();
    if (m_options.demo)
        startDemo(*m_options.demo);
    if (m_store.sites().isEmpty() && m_options.sites.isEmpty() && !m_options.demo)
        m_window->showWelcome();
    else
        m_window->showConsole();

    if (m_options.minimized || (m_settings.flag(Setting::StartMinimised) && m_options.screenshot.isEmpty()))
        m_window->showMinimized();
    else
        m_window->show();
    if (!m_options.number.isEmpty())
        dialWhenPossible(m_options.number);
    if (!m_options.screenshot.isEmpty())
        QTimer::singleShot(m_options.after, this, &ConsoleApp::takeScreenshot);
}

void ConsoleApp::startDemo(Brand brand)
{
    if (m_demo)
        return;
    sim::SimulatorOptions options;
    options.faces = {toName(brand)};
    options.scenario = u"busy-morning"_s;
    m_demo = std::make_unique<DemoPbx>(options);
    connect(m_demo.get(), &DemoPbx::ready, this, [this](const SiteProfile& profile, const SiteSecrets& secrets) {
        if (const auto opened = m_sites.open(profile, secrets); !opened)
            m_window->notifier().tellFailure(profile.name, opened.error().message);
    });
    connect(m_demo.get(), &DemoPbx::failed, this,
        [this](const Error& error) { m_window->notifier().tellFailure(tr("The demo cannot start."), error.message); });
    m_demo->start();
}

void ConsoleApp::openFromCommandLine()
{
    for (const QString& name : m_options.siteNames) {
        const auto stored = m_store.find(name);
        if (!stored)
            m_window->notifier().tellFailure(name, tr("There is no saved profile of this name."));
        // A stored one is opened with the others already.
    }
    for (const SiteProfile& profile : m_options.sites)
        openSite(profile);
}

void ConsoleApp::openSite(const SiteProfile& profile)
{
    if (!qEnvironmentVariableIsSet("CALLBOARD_SECRET")) {
        m_sites.openWithStoredSecret(profile);
        return;
    }
    const SiteSecrets secrets{
        qEnvironmentVariable("CALLBOARD_SECRET"), qEnvironmentVariable("CALLBOARD_SECOND_SECRET")};
    if (const auto opened = m_sites.open(profile, secrets); !opened)
        m_window->notifier().tellFailure(profile.name, opened.error().message);
}

void ConsoleApp::keepSite(const SiteProfile& profile, const SiteSecrets& secrets, ui::SecretKeeping keeping)
{
    SiteProfile kept = profile;
    const auto saved = m_store.save(profile);
    if (saved)
        kept.id = *saved;
    else
        m_window->notifier().tellFailure(profile.name, saved.error().message);
    if (keeping == ui::SecretKeeping::Keychain) {
        // A watcher rather than then(this, ...): the keychain may answer after this object is gone.
        auto* watcher = new QFutureWatcher<Result<SiteSecrets>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, kept] {
            watcher->deleteLater();
            if (const Result<SiteSecrets> written = watcher->result(); !written)
                m_window->notifier().tellFailure(kept.name, written.error().message);
        });
        watcher->setFuture(writeSecrets(*m_secrets, kept.id, secrets));
    }
    if (const auto opened = m_sites.open(kept, secrets); !opened)
        m_window->notifier().tellFailure(profile.name, opened.error().message);
}

void ConsoleApp::removeSite(const SiteId& site)
{
    m_sites.close(site);
    if (const auto removed = m_store.remove(site); !removed)
        qCWarning(lcSettings).noquote() << describe(removed.error());
    removeSecrets(*m_secrets, site);
    if (m_sites.clients().isEmpty())
        m_window->showWelcome();
}

void ConsoleApp::takeMessage(const QString& message)
{
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (message.isEmpty())
        return;
    const auto options = parseConsoleOptions({message});
    if (!options) {
        m_window->notifier().tellFailure(tr("This link cannot be dialled."), options.error().message);
        return;
    }
    dialWhenPossible(options->number);
}

void ConsoleApp::dialWhenPossible(const QString& number)
{
    const SiteId site = m_context.dialSite();
    if (!site.isEmpty() && ui::dialingOf(m_context, {site, number, {}}, ui::HandOver::Never).availability.can) {
        ui::dialTarget(m_context, ui::Target{site, number, {}}, u"link"_s, ui::HandOver::Never);
        return;
    }
    // Not connected yet, as when the link itself started the program: once, when the first site can dial.
    auto* waiting = new QObject(this);
    connect(&m_runner, &CommandRunner::availabilityChanged, waiting, [this, waiting, number](const SiteId& changed) {
        if (!ui::dialingOf(m_context, {changed, number, {}}, ui::HandOver::Never).availability.can)
            return;
        waiting->deleteLater();
        ui::dialTarget(m_context, ui::Target{changed, number, {}}, u"link"_s, ui::HandOver::Never);
    });
}

} // namespace callboard
