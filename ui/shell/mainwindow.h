// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/recallwatcher.h"
#include "core/commands/transferwatcher.h"
#include "ui/common/uicontext.h"
#include "ui/connect/firststart.h"
#include "ui/notify/soundplayer.h"
#include "ui/shell/console.h"

#include <QMainWindow>

class QStackedWidget;

namespace callboard::ui {

class CallKeys;
class CameBackStrip;
class CallNotifier;
class CommandPalette;
class InlineConfirmer;
class LayoutActions;
class Page;
class QuestionStrip;
class SitePages;
class ShortcutsPage;
class StatusStrip;
class ToastArea;
class TopBar;
class TransferPicker;
class TrayIcon;

//! What the window is given besides the panels' context. Borrowed; all of it outlives the window.
struct ShellParts
{
    ConnectionTester& tester;
    const TransferWatcher& transfers;
    const RecallWatcher& recalls;
    SoundPlayer& sounds;
    BrandAvailability brands;
};

//! The window: top bar, pages, status line, and what floats above them. Docks panels and passes wishes on; knows
//! nothing of any PBX.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(UiContext& context, const ShellParts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] InlineConfirmer& confirmer() { return *m_confirmer; }
    [[nodiscard]] CallNotifier& notifier() { return *m_notifier; }
    [[nodiscard]] Console& console() { return *m_console; }
    [[nodiscard]] CallKeys& callKeys() { return *m_keys; }

    void setWorkspace(Workspace workspace);
    //! Instead of the console, while nothing is connected.
    void showWelcome();
    void showConsole();
    //! A site that is open shows a certificate that nobody knows: asked in place.
    void offerCertificate(const CertificateOffer& offer);

Q_SIGNALS:
    void demoRequested(callboard::Brand brand);
    void siteAccepted(const callboard::SiteProfile& profile, const callboard::SiteSecrets& secrets,
        callboard::ui::SecretKeeping keeping);
    void reconnectRequested(const callboard::SiteId& site);
    void removeRequested(const callboard::SiteId& site);
    void certificateAccepted(const callboard::SiteId& site, const QString& fingerprint);

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void makePages(const ShellParts& parts);
    [[nodiscard]] FirstStart& firstStart();
    [[nodiscard]] Page* settingsPage();
    [[nodiscard]] ShortcutsPage* shortcutsPage();
    void makeFloating(const ShellParts& parts);
    void connectActions();
    void connectMessages();
    void connectSites();
    void cancel();
    void openPicker(const Call& call, bool askFirst);
    void showPage(QWidget* page);
    void updateWorkspaceActions();

    UiContext& m_context; //!< the composition root's: panels refer to it until they are gone
    ShellParts m_parts;
    CallKeys* m_keys;
    TopBar* m_bar;
    QuestionStrip* m_question;
    InlineConfirmer* m_confirmer;
    QStackedWidget* m_pages;
    Console* m_console = nullptr;
    FirstStart* m_firstStart = nullptr;
    SitePages* m_sites = nullptr;
    LayoutActions* m_layoutActions = nullptr;
    Page* m_settings = nullptr;
    ShortcutsPage* m_shortcuts = nullptr;
    StatusStrip* m_status;
    ToastArea* m_toasts = nullptr;
    CallNotifier* m_notifier = nullptr;
    TransferPicker* m_picker = nullptr;
    CommandPalette* m_palette = nullptr;
    TrayIcon* m_tray = nullptr;
    CameBackStrip* m_cameBack = nullptr;
};

} // namespace callboard::ui
