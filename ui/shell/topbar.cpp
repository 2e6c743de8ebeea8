// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/night/nightbar.h"
#include "ui/shell/parts.h"
#include "ui/shell/themesettings.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

SearchButton::SearchButton(UiContext& context, QWidget* parent)
    : QAbstractButton(parent)
    , m_context(context)
{
    setObjectName(u"searchField"_s);
    setText(tr("Search people, numbers, calls, actions"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(560);
    setCursor(Qt::IBeamCursor);
    setAttribute(Qt::WA_Hover);
    context.actions.bind(this, action::kFind);
    connect(&context.theme, &Theme::changed, this, &QWidget::updateGeometry);
    connect(&context.actions, &ActionRegistry::keysChanged, this, qOverload<>(&QWidget::update));
}

QSize SearchButton::sizeHint() const
{
    return {440, m_context.theme.metrics().controlHeight};
}

QSize SearchButton::minimumSizeHint() const
{
    return {160, m_context.theme.metrics().controlHeight};
}

void SearchButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_context.theme.tokens();
    const int radius = m_context.theme.metrics().controlRadius;
    const int icon = m_context.theme.metrics().icon;
    drawTile(painter, rect(), radius, underMouse() ? tokens.hover : tokens.panel, tokens.outline);
    if (hasFocus())
        drawFocusRing(painter, rect(), radius, tokens.focus);
    painter.drawPixmap(12, (height() - icon) / 2, Icons::pixmap(u"search"_s, tokens.muted, icon, devicePixelRatioF()));
    painter.setPen(tokens.muted);
    painter.setFont(m_context.theme.font(TextSize::Small));
    const QString keys = keyText(m_context.actions.keys(action::kFind));
    const int used = painter.fontMetrics().horizontalAdvance(keys);
    const QRect inside = rect().adjusted(12 + icon + 8, 0, -12, 0);
    drawElided(painter, inside, keys, Qt::AlignRight);
    painter.setFont(m_context.theme.font());
    drawElided(painter, inside.adjusted(0, 0, -used - 12, 0), text());
}

TopBar::TopBar(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(u"topBar"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);
    for (const auto id : {action::kAttendant, action::kSupervisor, action::kAdministrator})
        layout->addWidget(makeWorkspaceButton(id));
    layout->addSpacing(16);
    layout->addStretch(1);
    layout->addWidget(new SearchButton(m_context, this), 4);
    layout->addStretch(1);
    layout->addSpacing(16);

    layout->addWidget(new NightBar(m_context, this));
    m_history = makeIconButton(context.theme, u"history"_s, context.actions.spec(action::kFocusHistory).text, this);
    m_history->setObjectName(u"historyButton"_s);
    m_history->setToolTip(context.actions.toolTip(action::kFocusHistory));
    if (QAction* history = context.actions.find(action::kFocusHistory))
        connect(m_history, &QToolButton::clicked, history, &QAction::trigger);
    layout->addWidget(m_history);
    auto* silence = makeIconButton(context.theme, u"bell"_s, context.actions.spec(action::kDoNotDisturb).text, this);
    silence->setObjectName(u"silenceButton"_s);
    if (QAction* dnd = context.actions.find(action::kDoNotDisturb)) {
        // Not setDefaultAction(): that would show the action's text instead of the icon.
        silence->setCheckable(true);
        silence->setToolTip(context.actions.toolTip(action::kDoNotDisturb));
        connect(silence, &QToolButton::clicked, dnd, &QAction::trigger);
        const auto follow = [this, silence, dnd] {
            silence->setChecked(dnd->isChecked());
            silence->setIcon(Icons::get(dnd->isChecked() ? u"bell-off"_s : u"bell"_s,
                dnd->isChecked() ? m_context.theme.tokens().warning : m_context.theme.tokens().muted));
            silence->setAccessibleDescription(dnd->isChecked() ? tr("This console is silenced.") : QString());
        };
        connect(dnd, &QAction::changed, silence, follow);
        connect(&context.theme, &Theme::changed, silence, follow);
        follow();
    }
    layout->addWidget(silence);
    auto* appearance = makeMenuButton(u"contrast"_s, tr("Appearance"), u"appearanceMenu"_s);
    fillAppearance(appearance->menu());
    layout->addWidget(appearance);
    auto* settings = makeIconButton(context.theme, u"settings"_s, tr("Settings"), this);
    settings->setObjectName(u"settingsButton"_s);
    context.actions.bind(settings, action::kSettings);
    layout->addWidget(settings);
    m_main = makeMenuButton(u"menu"_s, tr("Menu"), u"mainMenu"_s);
    m_main->setToolTip(context.actions.toolTip(action::kMenu));
    fillMain(m_main->menu());
    layout->addWidget(m_main);
}

QToolButton* TopBar::makeWorkspaceButton(const QString& id)
{
    auto* button = new QToolButton(this);
    button->setObjectName(u"workspace_"_s + id);
    button->setProperty("kind", u"chip"_s);
    button->setText(m_context.actions.spec(id).text);
    button->setCheckable(true);
    m_context.actions.bind(button, id);
    if (QAction* action = m_context.actions.find(id)) {
        action->setCheckable(true);
        const auto follow = [button, action] { button->setChecked(action->isChecked()); };
        connect(action, &QAction::changed, button, follow);
        connect(button, &QToolButton::clicked, button, follow);
        follow();
    }
    return button;
}

QToolButton* TopBar::makeMenuButton(const QString& icon, const QString& name, const QString& objectName)
{
    QToolButton* button = makeIconButton(m_context.theme, icon, name, this);
    button->setObjectName(objectName);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

void TopBar::fillAppearance(QMenu* menu)
{
    const auto choice = [&](QActionGroup* group, const QString& text, Setting key, const QString& value) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(value);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, key, value] { m_context.settings.choose(key, value); });
    };
    auto* modes = new QActionGroup(menu);
    for (const auto mode : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::HighContrast})
        choice(modes, modeText(mode), Setting::Theme, Theme::modeName(mode));
    menu->addSeparator();
    auto* densities = new QActionGroup(menu);
    for (const auto density : {Density::Compact, Density::Comfortable, Density::Spacious})
        choice(densities, densityText(density), Setting::Density, Theme::densityName(density));
    const auto follow = [this, modes, densities] {
        for (QAction* action : modes->actions()) {
            action->setChecked(action->data().toString() == m_context.settings.text(Setting::Theme));
            action->setEnabled(!m_context.settings.isLocked(Setting::Theme));
        }
        for (QAction* action : densities->actions()) {
            action->setChecked(action->data().toString() == m_context.settings.text(Setting::Density));
            action->setEnabled(!m_context.settings.isLocked(Setting::Density));
        }
    };
    connect(menu, &QMenu::aboutToShow, menu, follow);
    follow();
}

void TopBar::fillMain(QMenu* menu)
{
    menu->setToolTipsVisible(true);
    const QStringList categories = m_context.actions.categories();
    for (const QString& category : categories) {
        QMenu* sub = menu->addMenu(category);
        sub->setToolTipsVisible(true);
        const QStringList ids = m_context.actions.idsIn(category);
        for (const QString& id : ids)
            sub->addAction(m_context.actions.find(id));
    }
    m_panels = menu->addMenu(tr("Panels"));
}

void TopBar::setPanelActions(const QList<QAction*>& panels)
{
    m_panels->clear();
    m_panels->addActions(panels);
}

void TopBar::setMissed(const QString& count, const QString& words)
{
    m_history->setText(count);
    m_history->setToolButtonStyle(count.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const QString way = m_context.actions.toolTip(action::kFocusHistory);
    m_history->setToolTip(words.isEmpty() ? way : words + u'\n' + way);
    m_history->setAccessibleDescription(words);
}

void TopBar::openMenu()
{
    m_main->showMenu();
}

} // namespace callboard::ui
