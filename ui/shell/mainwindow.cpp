// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/settings/settings.h"
#include "ui/blf/blfpanel.h"
#include "ui/chat/chatpanel.h"
#include "ui/common/actionregistry.h"
#include "ui/common/selection.h"
#include "ui/history/historypanel.h"
#include "ui/notify/callnotifier.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/notify/toast.h"
#include "ui/notify/trayicon.h"
#include "ui/park/parkboard.h"
#include "ui/services/houseactions.h"
#include "ui/services/personactions.h"
#include "ui/settings/ownkeys.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/shortcutspage.h"
#include "ui/shell/attentionwatcher.h"
#include "ui/shell/callkeys.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/layoutactions.h"
#include "ui/shell/paneldock.h"
#include "ui/shell/panels.h"
#include "ui/shell/sitepages.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/themesettings.h"
#include "ui/shell/topbar.h"
#include "ui/system/systemsheet.h"
#include "ui/transfer/camebackstrip.h"
#include "ui/transfer/consultstrip.h"
#include "ui/transfer/transferpicker.h"
#include "ui/voicemail/voicemailpanel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(UiContext& context, const ShellParts& parts, QWidget* parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_parts(parts)
    , m_keys(new CallKeys(context, this))
    , m_bar(new TopBar(context, this))
    , m_question(new QuestionStrip(context.theme, this))
    , m_confirmer(new InlineConfirmer(m_question, this))
    , m_pages(new QStackedWidget(this))
    , m_status(new StatusStrip(context, m_keys->calls(), this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Callboard"));
    setMinimumSize(960, 560);
    resize(1280, 720);
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    auto* questionRow = new QHBoxLayout;
    questionRow->setContentsMargins(8, 0, 8, 0);
    questionRow->addWidget(m_question);
    layout->addLayout(questionRow);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_status);
    setCentralWidget(centre);
    makePages(parts);
    makeFloating(parts);
    new AttentionWatcher(context.models, this);
    new OwnKeys(context.actions, context.settings, this);
    context.actions.installOn(this);
    connectActions();
    connectSites();
    connect(&context.settings, &Settings::refused, this, [this](Setting, const Error& error) {
        m_notifier->tellFailure(tr("This setting stays as it is."), error.message);
    });
    restoreGeometry(context.settings.get<QByteArray>(Setting::WindowGeometry));
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages(const ShellParts& parts)
{
    auto* consult = new ConsultStrip(m_context);
    m_cameBack = new CameBackStrip(m_context, parts.transfers);
    m_console = new Console(m_context, makePanels(m_context, {consult, m_cameBack}), m_pages);
    m_pages->addWidget(m_console);
    m_sites = new SitePages(
        m_context, *m_pages, [this]() -> FirstStart& { return firstStart(); }, *m_confirmer, this);
    m_bar->setPanelActions(m_console->panelActions());
}

// The pages below are made when they are first wanted: most starts of the program go straight to the console.

FirstStart& MainWindow::firstStart()
{
    if (!m_firstStart) {
        m_firstStart = new FirstStart(m_context.theme, m_parts.tester, m_parts.brands, m_pages);
        m_pages->addWidget(m_firstStart);
        connect(m_firstStart, &FirstStart::left, this, &MainWindow::showConsole);
        connect(m_firstStart, &FirstStart::demoRequested, this, &MainWindow::demoRequested);
        connect(m_firstStart, &FirstStart::siteAccepted, this, &MainWindow::siteAccepted);
    }
    return *m_firstStart;
}

Page* MainWindow::settingsPage()
{
    if (!m_settings) {
        auto* settings = new SettingsPage(m_context, m_pages);
        m_settings = settings;
        m_pages->addWidget(settings);
        connect(settings, &Page::left, this, &MainWindow::showConsole);
        connect(settings, &SettingsPage::keysWanted, this, [this] { showPage(shortcutsPage()); });
        connect(settings, &SettingsPage::soundTestWanted, this,
            [&sounds = m_parts.sounds] { sounds.play(Sound::Ringing); });
    }
    return m_settings;
}

ShortcutsPage* MainWindow::shortcutsPage()
{
    if (!m_shortcuts) {
        m_shortcuts = new ShortcutsPage(m_context, m_pages);
        m_pages->addWidget(m_shortcuts);
        connect(m_shortcuts, &Page::left, this, &MainWindow::showConsole);
        connect(m_shortcuts, &ShortcutsPage::exportWanted, m_layoutActions,
            [this] { m_layoutActions->exportKeys(*m_shortcuts); });
    }
    return m_shortcuts;
}

void MainWindow::makeFloating(const ShellParts& parts)
{
    m_toasts = new ToastArea(m_context.theme, this);
    m_notifier = new CallNotifier(m_context, m_keys->calls(), *m_toasts, parts.sounds, this, this);
    m_notifier->setListInView([this] {
        const PanelDock* calls = m_console->dock(u"calls"_s);
        return isActiveWindow() && m_pages->currentWidget() == m_console && calls && calls->isVisible();
    });
    m_notifier->watch(parts.transfers);
    m_notifier->watch(parts.recalls);
    m_tray = new TrayIcon(m_context, this, this);
    connect(m_notifier, &CallNotifier::ringingCountChanged, m_tray, &TrayIcon::setRingingCount);
    connect(m_notifier, &CallNotifier::recallCountChanged, m_tray, &TrayIcon::setRecallCount);
    m_picker = new TransferPicker(m_context, this);
    m_palette = new CommandPalette(m_context, m_keys->calls(), this);
    connect(m_keys, &CallKeys::pickerWanted, this, &MainWindow::openPicker);
    connect(m_cameBack, &CameBackStrip::retryWanted, this, [this] {
        if (const auto call = m_keys->callFor(Capability::TransferBlind))
            openPicker(*call, false);
    });
    connect(m_palette, &CommandPalette::callChosen, this, [this](const CallId& call) {
        showConsole();
        m_context.selection.setCall(call);
        m_console->focusPanel(u"calls"_s);
    });
    if (auto* parks = m_console->findChild<ParkBoard*>())
        connect(parks, &ParkBoard::copied, this, [this](const QString& text) { m_notifier->tell(tr("Copied"), text); });
    new PersonActions(m_context, *m_notifier, this);
    new HouseActions(m_context, *m_notifier, this);
    connectMessages();
    m_layoutActions = new LayoutActions(m_context.actions, *m_console, *m_notifier, this);
}

void MainWindow::connectMessages()
{
    auto* voicemail = m_console->findChild<VoicemailPanel*>();
    auto* lamps = m_console->findChild<BlfPanel*>();
    auto* chat = m_console->findChild<ChatPanel*>();
    connect(lamps, &BlfPanel::messagesWanted, this, [this, voicemail](const MailboxId& mailbox) {
        voicemail->showMailbox(mailbox);
        showConsole();
        m_console->focusPanel(u"voicemail"_s);
    });
    auto* history = m_console->findChild<HistoryPanel*>();
    connect(history, &HistoryPanel::told, m_notifier, &CallNotifier::tell);
    connect(history, &HistoryPanel::failedToDo, m_notifier, &CallNotifier::tellFailure);
    connect(history, &HistoryPanel::missedChanged, m_bar, &TopBar::setMissed);
    connect(voicemail, &VoicemailPanel::told, m_notifier, &CallNotifier::tell);
    connect(voicemail, &VoicemailPanel::failedToDo, m_notifier, &CallNotifier::tellFailure);
    connect(&m_context.models, &LiveModels::chatMessageArrived, this, [this, chat](const ChatMessage& message) {
        if (!message.own && !chat->isLookedAt(message.room))
            m_notifier->tellMessage(message, [this, chat, room = message.room] {
                showConsole();
                m_console->focusPanel(u"chat"_s);
                chat->showRoom(room);
            });
    });
}

void MainWindow::connectActions()
{
    const auto on = [this](QLatin1StringView id, auto run) {
        connect(m_context.actions.find(id), &QAction::triggered, this, run);
    };
    on(action::kFind, [this] { m_palette->openEmpty(); });
    on(action::kCancel, [this] { cancel(); });
    on(action::kMenu, [this] { m_bar->openMenu(); });
    on(action::kSettings, [this] { showPage(settingsPage()); });
    on(action::kShortcuts, [this] { showPage(shortcutsPage()); });
    on(action::kAddSite, [this] {
        firstStart().welcome(true);
        m_pages->setCurrentWidget(m_firstStart);
    });
    on(action::kResetLayout, [this] { m_console->resetLayout(); });
    on(action::kQuit, [] { QApplication::quit(); });
    on(action::kAttendant, [this] { setWorkspace(Workspace::Attendant); });
    on(action::kSupervisor, [this] { setWorkspace(Workspace::Supervisor); });
    on(action::kFocusDial, [this] {
        showConsole();
        m_console->focusPanel(u"dialpad"_s);
    });
    const auto focus = [&](QLatin1StringView id, const QString& panel) {
        on(id, [this, panel] {
            showConsole();
            m_console->focusPanel(panel);
        });
    };
    focus(action::kFocusCalls, u"calls"_s);
    focus(action::kFocusLamps, u"lamps"_s);
    focus(action::kFocusParks, u"parks"_s);
    focus(action::kFocusQueues, u"queues"_s);
    focus(action::kFocusRooms, u"rooms"_s);
    focus(action::kFocusChat, u"chat"_s);
    focus(action::kFocusVoicemail, u"voicemail"_s);
    focus(action::kFocusHistory, u"history"_s);
    on(action::kNextTheme, [this] {
        const int next = (int(m_context.theme.mode()) + 1) % (int(Theme::Mode::HighContrast) + 1);
        m_context.settings.choose(Setting::Theme, Theme::modeName(Theme::Mode(next)));
    });
    on(action::kNextDensity, [this] {
        const int next = (int(m_context.theme.density()) + 1) % (int(Density::Spacious) + 1);
        m_context.settings.choose(Setting::Density, Theme::densityName(Density(next)));
    });
    m_context.actions.setAvailability(
        action::kAdministrator, Availability::no(tr("Administration comes with a later version of Callboard.")));
    updateWorkspaceActions();
}

void MainWindow::connectSites()
{
    connect(m_sites, &SitePages::left, this, &MainWindow::showConsole);
    connect(m_sites, &SitePages::certificateAccepted, this, &MainWindow::certificateAccepted);
    connect(m_sites, &SitePages::removeRequested, this, &MainWindow::removeRequested);
    connect(m_sites, &SitePages::told, m_notifier, &CallNotifier::tell);
    connect(m_status, &StatusStrip::reconnectRequested, this, &MainWindow::reconnectRequested);
    const auto showSystem = [this](const SiteId& site) { (new SystemSheet(m_context, site, this))->show(); };
    connect(m_status, &StatusStrip::systemRequested, this, showSystem);
    connect(m_context.actions.find(action::kSystem), &QAction::triggered, this, [this, showSystem] {
        SiteId site;
        if (m_context.anySiteCan(Capability::SeeSystem, &site).can)
            showSystem(site);
    });
    const auto follow
        = [this] { m_context.actions.setAvailability(action::kSystem, m_context.anySiteCan(Capability::SeeSystem)); };
    connect(&m_context.commands, &CommandRunner::availabilityChanged, this, follow);
    follow();
    connect(m_status, &StatusStrip::certificateRequested, m_sites, &SitePages::showCertificate);
    connect(m_status, &StatusStrip::editRequested, m_sites, &SitePages::edit);
    connect(m_status, &StatusStrip::removeRequested, m_sites, &SitePages::askToRemove);
}

void MainWindow::cancel()
{
    if (m_confirmer->dismiss())
        return;
    if (m_firstStart && m_pages->currentWidget() == m_firstStart) {
        m_firstStart->goBack();
        return;
    }
    if (m_pages->currentWidget() != m_console) {
        showConsole();
        return;
    }
    if (!m_cameBack->dismiss())
        m_toasts->dismissNewest();
}

void MainWindow::openPicker(const Call& call, bool askFirst)
{
    m_picker->openFor(call, m_keys->home(call), askFirst);
}

void MainWindow::setWorkspace(Workspace workspace)
{
    showConsole();
    const bool other = workspace != m_console->workspace();
    m_console->setWorkspace(workspace);
    if (other)
        m_console->focusMainPanel();
    updateWorkspaceActions();
}

void MainWindow::updateWorkspaceActions()
{
    const auto check = [this](QLatin1StringView id, Workspace workspace) {
        m_context.actions.find(id)->setChecked(m_console->workspace() == workspace);
    };
    check(action::kAttendant, Workspace::Attendant);
    check(action::kSupervisor, Workspace::Supervisor);
    check(action::kAdministrator, Workspace::Administrator);
}

void MainWindow::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
}

void MainWindow::showWelcome()
{
    firstStart().welcome(false);
    m_pages->setCurrentWidget(m_firstStart);
}

void MainWindow::showConsole()
{
    if (m_pages->currentWidget() == m_console)
        return;
    m_pages->setCurrentWidget(m_console);
    m_console->focusMainPanel();
}

void MainWindow::offerCertificate(const CertificateOffer& offer)
{
    m_sites->keep(offer);
    // Never over a form that somebody fills in: the site's lamp leads to it as well.
    if (m_pages->currentWidget() == m_console)
        m_sites->showCertificate(offer.site);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    // Where the arrows should go, not into the first button of the bar.
    if (!focusWidget() && m_pages->currentWidget() == m_console)
        m_console->focusMainPanel();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_console->saveLayout();
    m_context.settings.remember(Setting::WindowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace callboard::ui
