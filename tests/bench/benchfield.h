// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/settings/settings.h"
#include "ui/blf/blfgrid.h"
#include "ui/blf/blfpanel.h"
#include "ui/common/actionregistry.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>

namespace callboard::bench {

//! As many as fit into what a socket hands over at once when it is busy (64 KiB).
inline constexpr int kFramesATurn = 200;

//! The console's middle: models and the visible lamp field.
struct Field
{
    QTemporaryDir folder;
    SystemClock clock;
    LiveModels models;
    CommandRunner commands{clock};
    Settings settings{ProfilePaths::below(folder.path())};
    ui::Theme theme;
    ui::ActionRegistry actions;
    ui::Ticker ticker{clock};
    ui::Selection selection;
    ui::UiContext context{models, commands, settings, clock, theme, actions, ticker, selection};
    std::unique_ptr<ui::BlfPanel> panel;

    //! Shows the lamp field at the size that it has in a window of 1280x720.
    ui::BlfGrid* show()
    {
        ui::addStandardActions(actions);
        theme.applyTo(*qApp);
        panel = std::make_unique<ui::BlfPanel>(context);
        panel->resize(1000, 640);
        panel->show();
        return panel->findChild<ui::BlfGrid*>();
    }
};

//! Notes when the lamp field paints.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget* viewport) { viewport->installEventFilter(this); }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            ++paints;
            if (onPaint)
                onPaint();
        }
        return QObject::eventFilter(watched, event);
    }
    int paints = 0;
    std::function<void()> onPaint;
};

inline double parseMs(const QList<QByteArray>& frames)
{
    double best = 1e18;
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        timer.start();
        int objects = 0;
        for (const QByteArray& frame : frames)
            objects += QJsonDocument::fromJson(frame).isObject() ? 1 : 0;
        if (objects == frames.size())
            best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

//! Feeds everything, turn by turn of the event loop, until the last change is painted.
inline double feedMs(const QList<QByteArray>& frames, const std::function<void(const QByteArray&)>& replay)
{
    QEventLoop loop;
    QTimer feed;
    qsizetype at = 0;
    QElapsedTimer timer;
    QObject::connect(&feed, &QTimer::timeout, &loop, [&] {
        for (int i = 0; i < kFramesATurn && at < frames.size(); ++i, ++at)
            replay(frames.at(at));
        if (at == frames.size()) {
            feed.stop();
            // What is staged is due within two coalescing turns; then the loop is idle.
            QTimer::singleShot(40, &loop, &QEventLoop::quit);
        }
    });
    timer.start();
    feed.start(0);
    loop.exec();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6 - 40.0;
}

} // namespace callboard::bench
