// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/transferwatcher.h"

#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"

namespace callboard {

TransferWatcher::TransferWatcher(LiveModels& models, const CommandRunner& runner, QObject* parent)
    : QObject(parent)
    , m_models(models)
{
    connect(&runner, &CommandRunner::started, this, &TransferWatcher::onStarted);
    connect(&runner, &CommandRunner::finished, this, &TransferWatcher::onFinished);
    connect(&models, &LiveModels::callChanged, this, &TransferWatcher::onCallChanged);
    connect(&models, &LiveModels::callEnded, this, &TransferWatcher::onCallEnded);
    connect(&models, &LiveModels::legEnded, this, &TransferWatcher::onLegEnded);
}

// From the start and not from the outcome on: the target may answer before the PBX has answered the command.
void TransferWatcher::onStarted(const Command& command)
{
    if (command.verb != Capability::TransferBlind) {
        // Whoever does something else with the call knows what became of the transfer.
        if (const auto watch = m_watched.find(command.call); watch != m_watched.end() && watch->accepted)
            m_watched.erase(watch);
        return;
    }
    Watch watch{.command = command, .last = {}, .before = {}, .cause = {}};
    if (const Call* call = m_models.calls().latest(command.call)) {
        watch.last = *call;
        for (const Leg& leg : call->legs)
            watch.before.insert(leg.id);
    }
    m_watched.insert(command.call, watch);
}

void TransferWatcher::onFinished(const AuditEntry& entry)
{
    const auto watch = m_watched.find(entry.command.call);
    if (watch == m_watched.end() || entry.command.verb != Capability::TransferBlind)
        return;
    if (entry.outcome.status == Outcome::Status::Failed) {
        m_watched.erase(watch); // the refusal itself is told by whoever gave the command
        return;
    }
    watch->accepted = true;
    judge(entry.command.call);
}

void TransferWatcher::onCallChanged(const Call& call)
{
    const auto watch = m_watched.find(call.id);
    if (watch == m_watched.end())
        return;
    watch->last = call;
    const Leg* own = call.legOf(watch->command.extension);
    if (!own || own->state == LegState::Ended)
        watch->left = true;
    judge(call.id);
}

void TransferWatcher::onLegEnded(const CallId& call, const Leg& leg, const EndCause& cause)
{
    const auto watch = m_watched.find(call);
    if (watch == m_watched.end())
        return;
    if (leg.extension == watch->command.extension) {
        watch->left = true;
    } else if (leg.extension == watch->command.target && !watch->before.contains(leg.id)) {
        watch->targetEnded = true;
        watch->cause = cause;
    }
    judge(call);
}

const Leg* TransferWatcher::answeringLeg(const Watch& watch)
{
    for (const Leg& leg : watch.last.legs) {
        const bool isNew = !watch.before.contains(leg.id) && leg.extension != watch.command.extension;
        if (isNew && leg.state == LegState::Talking)
            return &leg;
    }
    return nullptr;
}

//! Decides when enough is known. Nothing is told before the PBX has taken the command.
void TransferWatcher::judge(const CallId& id)
{
    const auto found = m_watched.find(id);
    if (found == m_watched.end() || !found->accepted)
        return;
    const Watch watch = *found;
    const Leg* own = watch.last.legOf(watch.command.extension);
    const bool ownAlive = own && own->state != LegState::Ended;
    if (const Leg* answered = answeringLeg(watch); answered && !ownAlive) {
        m_watched.erase(found);
        TransferReport report = reportFor(watch);
        report.answeredBy = answered->extension;
        report.reason
            = tr("%1 is now with %2.")
                  .arg(partyLabel(otherParty(watch.last, answered->extension)),
                      report.targetName.isEmpty() || answered->extension != report.target ? answered->extension
                                                                                          : report.targetName);
        Q_EMIT arrived(report);
        return;
    }
    const bool ringsBack = ownAlive && watch.left;
    const bool neverLeft = ownAlive && !watch.left && watch.targetEnded;
    if (!ringsBack && !neverLeft)
        return;
    m_watched.erase(found);
    TransferReport report = reportFor(watch);
    report.reason = reasonFor(watch, false);
    report.canRetry = true;
    Q_EMIT cameBack(report);
}

void TransferWatcher::onCallEnded(const CallId& call, const EndCause& cause)
{
    const auto found = m_watched.find(call);
    if (found == m_watched.end())
        return;
    Watch watch = *found;
    m_watched.erase(found);
    // Some PBXs give a transferred call a new id; then this one did not fail.
    if (!watch.accepted || cause.kind == EndCause::Kind::Transferred)
        return;
    if (!watch.targetEnded)
        watch.cause = cause;
    TransferReport report = reportFor(watch);
    report.reason = reasonFor(watch, true);
    Q_EMIT cameBack(report);
}

TransferReport TransferWatcher::reportFor(const Watch& watch)
{
    return {.call = watch.last,
        .extension = watch.command.extension,
        .target = watch.command.target,
        .targetName = watch.command.details.value(kDetailTarget).toString(),
        .answeredBy = {},
        .reason = {},
        .cause = watch.cause};
}

QString TransferWatcher::reasonFor(const Watch& watch, bool gone)
{
    const QString name = watch.command.details.value(kDetailTarget).toString();
    const QString target = name.isEmpty() ? watch.command.target : name;
    QString why;
    switch (watch.cause.kind) {
    case EndCause::Kind::Busy:
        why = tr("%1 is busy.").arg(target);
        break;
    case EndCause::Kind::NoAnswer:
        why = tr("%1 did not answer.").arg(target);
        break;
    case EndCause::Kind::Rejected:
        why = tr("%1 rejected the call.").arg(target);
        break;
    case EndCause::Kind::Failed:
        why = watch.cause.text.isEmpty() ? tr("%1 could not be reached.").arg(target)
                                         : tr("%1 could not be reached: %2.").arg(target, watch.cause.text);
        break;
    case EndCause::Kind::Normal:
        why = gone ? tr("The caller hung up before %1 answered.").arg(target)
                   : tr("%1 did not take the call.").arg(target);
        break;
    default:
        why = gone ? tr("The call ended before %1 answered.").arg(target) : tr("%1 did not take the call.").arg(target);
    }
    return why;
}

} // namespace callboard
