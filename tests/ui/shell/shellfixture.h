// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/commands/recallwatcher.h"
#include "core/commands/transferwatcher.h"
#include "core/models/livemodels.h"
#include "core/settings/settings.h"
#include "tests/support/fakeclient.h"
#include "ui/common/actionregistry.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"
#include "ui/connect/brandpicker.h"
#include "ui/connect/connectiontester.h"
#include "ui/notify/soundplayer.h"
#include "ui/shell/mainwindow.h"

#include <QTemporaryDir>

#include <memory>

namespace callboard::ui {

//! Remembers what would be heard.
struct FakeSounds final : SoundPlayer
{
    QList<Sound> played;
    QList<Sound> repeating;

    void play(Sound sound) override { played << sound; }
    void repeat(Sound sound) override
    {
        if (!repeating.contains(sound))
            repeating << sound;
    }
    void stop(Sound sound) override { repeating.removeAll(sound); }
};

//! A tester whose signals the test's author emits.
class FakeTester final : public ConnectionTester
{
    Q_OBJECT

public:
    using ConnectionTester::ConnectionTester;
    void start(const SiteProfile& profile, const SiteSecrets& secrets) override
    {
        ++starts;
        last = profile;
        lastSecrets = secrets;
    }
    void cancel() override { ++cancels; }
    void listTenants(const SiteProfile& profile, const SiteSecrets& secrets) override
    {
        ++listed;
        last = profile;
        lastSecrets = secrets;
    }

    int starts = 0;
    int cancels = 0;
    int listed = 0;
    SiteProfile last;
    SiteSecrets lastSecrets;
};

//! Everything that the window is given, with a PBX that only says what the test says.
struct ShellFixture
{
    explicit ShellFixture();

    //! Extensions, park slots, queues, agents: a small company. No calls.
    void populate();
    //! A call from outside at the attendant's phone, shown.
    Call call(const QString& id, const Party& from, LegState state = LegState::Ringing, int secondsAgo = 7);
    void announce(const Call& call);
    //! Makes the window and waits until it is active.
    MainWindow& window();
    //! Lets staged rows and the coalescing timers through.
    void settle();
    [[nodiscard]] const Command& lastCommand() const { return client.submitted().constLast(); }
    [[nodiscard]] QDateTime ago(int seconds) const { return clock.now().addSecs(-seconds); }

    QTemporaryDir directory;
    ManualClock clock;
    Settings settings;
    LiveModels models;
    CommandRunner commands;
    Theme theme;
    ActionRegistry actions;
    Ticker ticker;
    Selection selection;
    UiContext context;
    FakeClient client;
    TransferWatcher transfers;
    RecallWatcher recalls;
    FakeSounds sounds;
    FakeTester tester;
    BrandAvailability brands{{Brand::Jade, Availability::no(QStringLiteral("Not in this build."))}};
    std::unique_ptr<MainWindow> shell;
};

} // namespace callboard::ui
