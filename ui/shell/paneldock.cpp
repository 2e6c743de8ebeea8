// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/paneldock.h"

#include "ui/common/paint.h"
#include "ui/common/panelheader.h"

#include <QMainWindow>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace callboard::ui {

namespace {

void paintPanel(QWidget* widget, const Theme& theme)
{
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = theme.tokens();
    drawTile(painter, widget->rect(), theme.metrics().radius, tokens.panel,
        tokens.highContrast ? tokens.separator : QColor());
}

} // namespace

PanelDock::PanelDock(const QString& id, const QString& title, QWidget* panel, const Theme& theme, QWidget* parent)
    : QDockWidget(title, parent)
    , m_theme(theme)
    , m_panel(panel)
    , m_body(new QWidget(this))
{
    setObjectName(QStringLiteral("dock_") + id);
    setAllowedAreas(Qt::AllDockWidgetAreas);
    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(1, 0, 1, 4); // leaves the panel's edge alone, which high contrast draws
    layout->setSpacing(8);
    layout->addWidget(panel, 1);
    m_header = panel->findChild<PanelHeader*>(QString(), Qt::FindDirectChildrenOnly);
    if (m_header && panel->layout()) {
        panel->layout()->removeWidget(m_header);
    } else {
        m_header = new PanelHeader(title, theme, this);
        m_header->setSlim(true);
    }
    setTitleBarWidget(m_header);
    setWidget(m_body);
    addMoving();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PanelDock::addBelow(QWidget* strip)
{
    auto* holder = new QWidget(m_body);
    auto* layout = new QVBoxLayout(holder);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->addWidget(strip);
    // A hidden strip must leave no gap.
    holder->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_body->layout()->addWidget(holder);
}

void PanelDock::addMoving()
{
    QMenu* menu = m_header->menu();
    if (!menu->isEmpty())
        menu->addSeparator();
    QAction* floating = menu->addAction(tr("Own window"));
    floating->setCheckable(true);
    connect(floating, &QAction::triggered, this, &QDockWidget::setFloating);
    connect(this, &QDockWidget::topLevelChanged, floating, &QAction::setChecked);
    QMenu* places = menu->addMenu(tr("Move to"));
    const auto place = [this, places](const QString& text, Qt::DockWidgetArea area) {
        connect(places->addAction(text), &QAction::triggered, this, [this, area] {
            if (auto* host = qobject_cast<QMainWindow*>(parentWidget())) {
                setFloating(false);
                host->addDockWidget(area, this);
            }
        });
    };
    place(tr("The left"), Qt::LeftDockWidgetArea);
    place(tr("The right"), Qt::RightDockWidgetArea);
    place(tr("The top"), Qt::TopDockWidgetArea);
    place(tr("The bottom"), Qt::BottomDockWidgetArea);
    connect(menu->addAction(tr("Hide")), &QAction::triggered, this, &QDockWidget::close);
}

void PanelDock::paintEvent(QPaintEvent*)
{
    paintPanel(this, m_theme);
}

PanelFrame::PanelFrame(QWidget* panel, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(panel);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PanelFrame::paintEvent(QPaintEvent*)
{
    paintPanel(this, m_theme);
}

} // namespace callboard::ui
