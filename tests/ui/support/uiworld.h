// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/settings/settings.h"
#include "tests/support/fakeclient.h"
#include "ui/common/actionregistry.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"

#include <QTemporaryDir>

namespace callboard::ui {

//! Everything that a panel needs, around one FakeClient: site "head", home extension 201, live, able to do everything.
struct UiWorld
{
    QTemporaryDir folder;
    ManualClock clock;
    FakeClient client;
    LiveModels models;
    CommandRunner commands{clock};
    Settings settings{ProfilePaths::below(folder.path())};
    Theme theme;
    ActionRegistry actions;
    Ticker ticker{clock};
    Selection selection;
    UiContext context{models, commands, settings, clock, theme, actions, ticker, selection};

    UiWorld()
    {
        addStandardActions(actions);
        models.attach(&client);
        commands.attach(&client);
        client.open();
        models.flush();
    }

    [[nodiscard]] QDateTime ago(int seconds) const { return clock.now().addSecs(-seconds); }

    //! Emits and applies.
    void announce(const Extension& extension)
    {
        Q_EMIT client.extensionChanged(extension);
        models.flush();
    }
    void announce(const Call& call)
    {
        Q_EMIT client.callChanged(call);
        models.flush();
    }
    //! A call from outside in `state` at the home extension since so many seconds.
    Call ring(const QString& id, const QString& name, LegState state = LegState::Ringing, int seconds = 7,
        const QString& number = QStringLiteral("+49 30 555 0101"))
    {
        Call call = client.incoming(id, Party{name, number}, QStringLiteral("201"), state, ago(seconds));
        announce(call);
        return call;
    }
    Extension person(const QString& number, const QString& name, ExtensionState state = ExtensionState::Idle)
    {
        Extension extension = client.extension(number, name, state);
        extension.since = ago(30);
        announce(extension);
        return extension;
    }
};

} // namespace callboard::ui
