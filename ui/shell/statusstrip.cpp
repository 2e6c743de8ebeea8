// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/attendantcallsproxy.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/models/wording.h"
#include "ui/common/ticker.h"
#include "ui/shell/sitelamp.h"

#include <QHBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

StatusStrip::StatusStrip(UiContext& context, AttendantCallsProxy& calls, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_calls(calls)
    , m_sites(new QHBoxLayout)
    , m_busy(new TextLabel(context.theme, TextSize::Small, false, Tone::Muted, this))
    , m_callIcon(new IconLabel(context.theme, u"state-talking"_s, Tone::Muted, this))
    , m_call(new TextLabel(context.theme, TextSize::Body, true, Tone::Normal, this))
{
    setObjectName(u"statusStrip"_s);
    m_busy->setObjectName(u"busyLine"_s);
    m_busy->setElided(true);
    m_call->setObjectName(u"currentCall"_s);
    m_call->setElided(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 16, 2);
    layout->setSpacing(8);
    m_sites->setSpacing(8);
    layout->addLayout(m_sites);
    layout->addWidget(m_busy, 1);
    layout->addWidget(m_callIcon);
    layout->addWidget(m_call);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &StatusStrip::showBusy);
    connect(&context.commands, &CommandRunner::started, this, &StatusStrip::onStarted);
    connect(&context.commands, &CommandRunner::finished, this, [this](const AuditEntry& entry) {
        m_underWay.removeOne(entry.command);
        if (m_underWay.isEmpty())
            m_patience.stop();
        if (!m_busy->text().isEmpty())
            showBusy();
    });
    connect(&context.models.sites(), &RowModelBase::batchEnded, this, &StatusStrip::syncSites);
    connect(&context.ticker, &Ticker::tick, this, &StatusStrip::refreshCall);
    connect(&calls, &QAbstractItemModel::rowsInserted, this, &StatusStrip::refreshCall);
    connect(&calls, &QAbstractItemModel::rowsRemoved, this, &StatusStrip::refreshCall);
    connect(&calls, &QAbstractItemModel::dataChanged, this, &StatusStrip::refreshCall);
    syncSites();
    refreshCall();
}

void StatusStrip::syncSites()
{
    const SiteModel& sites = m_context.models.sites();
    for (auto it = m_lamps.begin(); it != m_lamps.end();) {
        if (sites.find(it.key())) {
            ++it;
            continue;
        }
        it.value()->deleteLater();
        it = m_lamps.erase(it);
    }
    for (int row = 0; row < sites.rowCount(); ++row) {
        const SiteId& site = sites.at(row).id;
        if (SiteLamp* there = lamp(site)) {
            there->refresh();
            continue;
        }
        auto* made = new SiteLamp(m_context, site, this);
        connect(made, &SiteLamp::reconnectRequested, this, &StatusStrip::reconnectRequested);
        connect(made, &SiteLamp::systemRequested, this, &StatusStrip::systemRequested);
        connect(made, &SiteLamp::certificateRequested, this, &StatusStrip::certificateRequested);
        connect(made, &SiteLamp::editRequested, this, &StatusStrip::editRequested);
        connect(made, &SiteLamp::removeRequested, this, &StatusStrip::removeRequested);
        m_sites->addWidget(made);
        m_lamps.insert(site, made);
    }
}

void StatusStrip::refreshCall()
{
    const Tokens& tokens = m_context.theme.tokens();
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const Call& call = m_calls.callAt(row);
        const AttendantView view = m_calls.view(call);
        if (view.ownExtension.isEmpty() || view.state == CallState::Ringing || view.state == CallState::Parked)
            continue;
        const Lamp lamp = lampOf(view.state);
        const QString who = partyLabel(view.party);
        QString words = tr("Talking to %1").arg(who);
        const Leg* own = call.legOf(view.ownExtension);
        if (own && own->supervising)
            words = tr("In the conversation with %1: %2").arg(who, superviseWord(*own->supervising));
        else if (view.state == CallState::Held)
            words = tr("%1 is on hold").arg(who);
        else if (view.state == CallState::Dialing)
            words = tr("Calling %1").arg(who);
        const qint64 lasted = m_context.clock.nowMs() - view.since.toMSecsSinceEpoch();
        m_callIcon->setIconColour(iconName(lamp), tokens.lamp(lamp).icon);
        m_callIcon->show();
        m_call->setText(view.since.isValid() ? u"%1   %2"_s.arg(words, durationText(lasted)) : words);
        return;
    }
    m_callIcon->hide();
    m_call->setText({});
}

void StatusStrip::onStarted(const Command& command)
{
    m_underWay << command;
    if (!m_patience.isActive() && m_busy->text().isEmpty())
        m_patience.start();
}

void StatusStrip::showBusy()
{
    //: a command that takes its time
    m_busy->setText(
        m_underWay.isEmpty() ? QString() : tr("One moment: %1…").arg(CommandRunner::describe(m_underWay.constLast())));
}

} // namespace callboard::ui
