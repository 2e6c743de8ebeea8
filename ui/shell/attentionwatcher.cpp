// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/attentionwatcher.h"

#include "core/models/livemodels.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>
#include <QWindow>

namespace callboard::ui {

AttentionWatcher::AttentionWatcher(LiveModels& models, QWidget* window)
    : QObject(window)
    , m_models(models)
    , m_window(window)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &AttentionWatcher::update);
    window->installEventFilter(this);
    // A panel in a window of its own, a dialog: somebody works with the console all the same.
    connect(qApp, &QApplication::focusWindowChanged, &m_settle, [this] { m_settle.start(); });
    m_settle.start();
}

Attention AttentionWatcher::current() const
{
    if (!m_window->isVisible() || m_window->isMinimized())
        return Attention::Hidden;
    return QApplication::activeWindow() ? Attention::Front : Attention::Visible;
}

bool AttentionWatcher::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
    case QEvent::ActivationChange:
        m_settle.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void AttentionWatcher::update()
{
    m_models.setAttention(current());
}

} // namespace callboard::ui
