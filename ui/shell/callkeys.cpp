// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/callkeys.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/selection.h"
#include "ui/common/ticker.h"

namespace callboard::ui {

using namespace Qt::StringLiterals;

CallKeys::CallKeys(UiContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_calls(context.models)
{
    m_calls.setQueuedShown(false);
    updateHomes();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &CallKeys::refresh);
    const auto later = [this] { m_refresh.start(); };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_calls, signal, this, later);
    connect(&m_calls, &QAbstractItemModel::dataChanged, this, later);
    connect(&m_calls, &QAbstractItemModel::layoutChanged, this, later);
    connect(&context.selection, &Selection::callChanged, this, later);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, later);
    SiteModel& sites = context.models.sites();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&sites, signal, this, &CallKeys::updateHomes);
    connect(&sites, &QAbstractItemModel::dataChanged, this, &CallKeys::updateHomes);

    connect(&context.ticker, &Ticker::tick, &m_calls, [this] { m_calls.setNow(m_context.clock.now()); });
    connect(&context.commands, &CommandRunner::finished, this, later); // a recording was paused

    bind(action::kAdmit, &CallKeys::admit);
    bind(action::kRefuse, &CallKeys::refuse);
    bind(action::kRecordPause, &CallKeys::pauseRecording);
    bind(action::kAnswer, &CallKeys::answer);
    bind(action::kReject, &CallKeys::reject);
    bind(action::kHangup, &CallKeys::hangup);
    bind(action::kHold, &CallKeys::hold);
    bind(action::kMute, &CallKeys::mute);
    bind(action::kRecord, &CallKeys::record);
    bind(action::kPark, &CallKeys::park);
    bind(action::kTransfer, &CallKeys::transfer);
    bind(action::kConsult, &CallKeys::consult);
    if (QAction* dial = context.actions.find(action::kFocusDial))
        connect(dial, &QAction::triggered, this, &CallKeys::dialFieldWanted);
    refresh();
}

void CallKeys::bind(const QString& action, void (CallKeys::*slot)())
{
    if (QAction* bound = m_context.actions.find(action))
        connect(bound, &QAction::triggered, this, slot);
}

QString CallKeys::home(const Call& call) const
{
    const QString own = m_calls.view(call).ownExtension;
    return own.isEmpty() ? m_context.home(call.id.site) : own;
}

void CallKeys::updateHomes()
{
    QHash<SiteId, QString> homes;
    const SiteModel& sites = m_context.models.sites();
    for (int row = 0; row < sites.rowCount(); ++row)
        homes.insert(sites.at(row).id, m_context.home(sites.at(row).id));
    if (homes != m_calls.homes())
        m_calls.setHomes(homes);
    m_refresh.start();
}

bool CallKeys::fits(const Call& call, Capability verb) const
{
    const QString own = m_calls.view(call).ownExtension;
    if (verb == Capability::Admit || verb == Capability::Refuse)
        return makesSense(verb, call, own, m_context.clock.now());
    return !own.isEmpty() && makesSense(verb, call, own, m_context.clock.now())
        && fitsRecording(verb, m_context.commands, call.id);
}

std::optional<Call> CallKeys::callFor(Capability verb) const
{
    if (const Call* selected = m_context.models.calls().find(m_context.selection.call());
        selected && fits(*selected, verb))
        return *selected;
    // For hanging up, holding and handing over, the one being spoken with comes before one on hold.
    std::optional<Call> held;
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const Call& call = m_calls.callAt(row);
        if (!fits(call, verb))
            continue;
        if (stateAt(call, home(call)) != CallState::Held)
            return call;
        if (!held)
            held = call;
    }
    // Nobody hangs up on a held caller by a key alone.
    return verb == Capability::Hangup ? std::nullopt : held;
}

Capability CallKeys::holdVerb() const
{
    const Call* selected = m_context.models.calls().find(m_context.selection.call());
    if (selected && fits(*selected, Capability::Resume))
        return Capability::Resume;
    return callFor(Capability::Hold) || !callFor(Capability::Resume) ? Capability::Hold : Capability::Resume;
}

void CallKeys::run(Capability verb)
{
    const std::optional<Call> call = callFor(verb);
    if (!call)
        return;
    Command command = commandFor(verb, *call, home(*call));
    command.details.insert(kDetailCaller, m_calls.view(*call).party.label());
    m_context.commands.run(command, u"key"_s);
}

void CallKeys::mute()
{
    run(callFor(Capability::Mute) ? Capability::Mute : Capability::Unmute);
}

void CallKeys::record()
{
    run(callFor(Capability::RecordStop) ? Capability::RecordStop : Capability::RecordStart);
}

void CallKeys::pauseRecording()
{
    run(callFor(Capability::RecordResume) ? Capability::RecordResume : Capability::RecordPause);
}

void CallKeys::transfer()
{
    if (const std::optional<Call> call = callFor(Capability::TransferBlind))
        Q_EMIT pickerWanted(*call, false);
}

void CallKeys::consult()
{
    if (const std::optional<Call> call = callFor(Capability::TransferConsult))
        Q_EMIT pickerWanted(*call, true);
}

QString CallKeys::nothingTo(Capability verb) const
{
    switch (verb) {
    case Capability::Answer:
    case Capability::Reject:
        return tr("No call is ringing here.");
    case Capability::Admit:
    case Capability::Refuse:
        return tr("No call waits to be let through.");
    case Capability::RecordPause:
    case Capability::RecordResume:
        return tr("No call of yours is being recorded.");
    case Capability::Resume:
    case Capability::Hold:
        return tr("There is no call to hold or to take back.");
    default:
        return tr("You are not in a call.");
    }
}

Availability CallKeys::availabilityOf(Capability verb) const
{
    const std::optional<Call> call = callFor(verb);
    if (!call)
        return Availability::no(nothingTo(verb));
    return m_context.commands.availability(commandFor(verb, *call, home(*call)));
}

void CallKeys::refresh()
{
    ActionRegistry& actions = m_context.actions;
    actions.setAvailability(action::kAnswer, availabilityOf(Capability::Answer));
    actions.setAvailability(action::kReject, availabilityOf(Capability::Reject));
    actions.setAvailability(action::kHangup, availabilityOf(Capability::Hangup));
    actions.setAvailability(action::kHold, availabilityOf(holdVerb()));
    actions.setAvailability(
        action::kMute, availabilityOf(callFor(Capability::Mute) ? Capability::Mute : Capability::Unmute));
    actions.setAvailability(action::kRecord,
        availabilityOf(callFor(Capability::RecordStop) ? Capability::RecordStop : Capability::RecordStart));
    actions.setAvailability(action::kRecordPause,
        availabilityOf(callFor(Capability::RecordResume) ? Capability::RecordResume : Capability::RecordPause));
    actions.setAvailability(action::kAdmit, availabilityOf(Capability::Admit));
    actions.setAvailability(action::kRefuse, availabilityOf(Capability::Refuse));
    actions.setAvailability(action::kPark, availabilityOf(Capability::Park));
    actions.setAvailability(action::kTransfer, availabilityOf(Capability::TransferBlind));
    actions.setAvailability(action::kConsult, availabilityOf(Capability::TransferConsult));
    actions.setAvailability(action::kNextRinging,
        callFor(Capability::Answer) ? Availability::yes() : Availability::no(nothingTo(Capability::Answer)));
}

} // namespace callboard::ui
