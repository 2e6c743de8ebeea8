// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/night/nightbar.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/nightswitchmodel.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"
#include "ui/common/announcer.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

NightBar::NightBar(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_layout(new QHBoxLayout(this))
{
    setObjectName(u"nightBar"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &NightBar::sync);
    const auto later = [this] { m_later.start(); };
    connect(&context.models.nightSwitches(), &RowModelBase::batchEnded, this, later);
    connect(&context.models.sites(), &RowModelBase::batchEnded, this, later);
    connect(&context.theme, &Theme::changed, this, later);
    if (QAction* night = context.actions.find(action::kNight))
        connect(night, &QAction::triggered, this, &NightBar::openMenu);
    sync();
}

NightBar::Period NightBar::periodOf(const QList<NightSwitch>& switches)
{
    if (switches.constFirst().whole)
        return switches.constFirst().night ? Period::Night : Period::Day;
    const auto night = std::ranges::count_if(switches, &NightSwitch::night);
    if (night == 0)
        return Period::Day;
    return night == switches.size() ? Period::Night : Period::Partly;
}

QString NightBar::word(Period period)
{
    switch (period) {
    case Period::Day:
        return tr("Day");
    case Period::Night:
        return tr("Night");
    case Period::Partly:
        break;
    }
    return tr("Partly night");
}

void NightBar::sync()
{
    QHash<SiteId, QList<NightSwitch>> all;
    const SiteModel& sites = m_context.models.sites();
    for (int row = 0; row < sites.rowCount(); ++row) {
        const SiteId& site = sites.at(row).id;
        if (const QList<NightSwitch> switches = m_context.models.nightSwitches().of(site); !switches.isEmpty())
            all.insert(site, switches);
    }
    for (auto it = m_buttons.begin(); it != m_buttons.end();) {
        if (all.contains(it.key())) {
            ++it;
            continue;
        }
        it.value()->deleteLater();
        it = m_buttons.erase(it);
    }
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        refresh(it.key(), *it);
    setVisible(!m_buttons.isEmpty());
    m_context.actions.setAvailability(action::kNight,
        m_buttons.isEmpty() ? Availability::no(tr("No PBX here knows day and night.")) : Availability::yes());
}

void NightBar::refresh(const SiteId& site, const QList<NightSwitch>& switches)
{
    QToolButton*& button = m_buttons[site];
    if (!button) {
        button = new QToolButton(this);
        button->setObjectName(u"night_"_s + site.text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setAutoRaise(true);
        auto* menu = new QMenu(button);
        menu->setToolTipsVisible(true);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, site] { fill(menu, site); });
        button->setMenu(menu);
        m_layout->addWidget(button);
    }
    const Period period = periodOf(switches);
    const Tokens& tokens = m_context.theme.tokens();
    const SiteRow* row = m_context.models.sites().find(site);
    const QString name = row && m_context.models.sites().rowCount() > 1 ? row->profile.name : QString();
    //: %1 = a site, %2 = "Day" or "Night"
    const QString said = name.isEmpty() ? word(period) : tr("%1: %2").arg(name, word(period));
    const bool stale = std::ranges::any_of(switches, &NightSwitch::stale);
    button->setIcon(Icons::get(period == Period::Day ? u"sun"_s : u"moon"_s,
        stale                       ? tokens.muted
            : period == Period::Day ? tokens.lamp(Lamp::Idle).text
                                    : tokens.accent));
    button->setText(said);
    setSpokenName(*button, said);
    QStringList lines;
    for (const NightSwitch& each : switches)
        lines << nightSentence(each);
    constexpr qsizetype kLines = 12;
    if (lines.size() > kLines)
        lines = lines.first(kLines) << tr("…");
    button->setToolTip(lines.join(u'\n'));
}

void NightBar::fill(QMenu* menu, const SiteId& site)
{
    menu->clear();
    const Availability can = m_context.commands.availability(site, Capability::SetNight);
    const Tokens& tokens = m_context.theme.tokens();
    const QList<NightSwitch> switches = m_context.models.nightSwitches().of(site);
    for (const NightSwitch& each : switches) {
        const QString text
            = each.night ? tr("Switch %1 to day").arg(each.name) : tr("Switch %1 to night").arg(each.name);
        QAction* action
            = menu->addAction(Icons::get(each.night ? u"moon"_s : u"sun"_s, tokens.text, tokens.outline), text);
        action->setEnabled(can.can);
        action->setToolTip(can.can ? nightSentence(each) : can.why);
        connect(action, &QAction::triggered, this, [this, each] { ask(each); });
        if (each.whole && switches.size() > 1)
            menu->addSeparator();
    }
}

void NightBar::ask(const NightSwitch& nightSwitch)
{
    Command command = Command::setNight(nightSwitch.id, !nightSwitch.night);
    command.details.insert(kDetailTarget, nightSwitch.name);
    m_context.commands.run(command, u"button"_s); // it asks first
}

void NightBar::openMenu()
{
    const SiteModel& sites = m_context.models.sites();
    for (int row = 0; row < sites.rowCount(); ++row) {
        if (QToolButton* found = button(sites.at(row).id)) {
            found->showMenu();
            return;
        }
    }
}

} // namespace callboard::ui
