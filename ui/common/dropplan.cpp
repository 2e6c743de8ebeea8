// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dropplan.h"

#include "core/commands/commandrunner.h"
#include "ui/common/callactions.h"
#include "ui/common/icons.h"
#include "ui/common/mime.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ui::DropPlan)
};

QString named(const Target& target, const QString& state)
{
    return state.isEmpty() ? target.label() : u"%1 (%2)"_s.arg(target.label(), state);
}

Capability verbOf(DropManner manner)
{
    switch (manner) {
    case DropManner::Consult:
        return Capability::TransferConsult;
    case DropManner::Voicemail:
        return Capability::TransferVoicemail;
    case DropManner::Blind:
        break;
    }
    return Capability::TransferBlind;
}

QString sentence(DropManner manner, const QString& call, const QString& target)
{
    switch (manner) {
    case DropManner::Consult:
        return Words::tr("Ask %2 first, then transfer %1").arg(call, target);
    case DropManner::Voicemail:
        return Words::tr("Transfer %1 to the voicemail of %2").arg(call, target);
    case DropManner::Blind:
        break;
    }
    return Words::tr("Transfer %1 to %2").arg(call, target);
}

Command transfer(DropManner manner, const mime::DraggedCall& drag, const QString& number)
{
    switch (manner) {
    case DropManner::Consult:
        return Command::transferConsult(drag.call, drag.extension, number);
    case DropManner::Voicemail:
        return Command::transferVoicemail(drag.call, drag.extension, number);
    case DropManner::Blind:
        break;
    }
    return Command::transferBlind(drag.call, drag.extension, number);
}

//! Fills in whether it can be done, and why not.
DropPlan judged(DropPlan plan, const UiContext& context, const QString& label, const Target& target)
{
    plan.known = true;
    plan.command.details.insert(u"caller"_s, label);
    plan.command.details.insert(u"name"_s, target.name);
    const Availability availability = context.commands.availability(plan.command.site, plan.command.verb);
    plan.possible = availability.can;
    if (!availability.can)
        plan.what = availability.why;
    return plan;
}

DropPlan refused(const QString& why)
{
    DropPlan plan;
    plan.known = true;
    plan.what = why;
    return plan;
}

} // namespace

DropPlan planDrop(
    const QMimeData* data, const Target& target, const QString& state, DropManner manner, const UiContext& context)
{
    DropPlan plan;
    if (const auto call = mime::callOf(data)) {
        if (call->call.site != target.site && !target.site.isEmpty())
            return refused(Words::tr("%1 is on another PBX.").arg(target.label()));
        if (call->extension == target.number)
            return refused(Words::tr("This call is already yours."));
        plan.command = transfer(manner, *call, target.number);
        plan.what = sentence(manner, call->label, named(target, state));
        if (manner == DropManner::Blind)
            plan.otherwise = Words::tr("Shift: ask first. Alt: more choices. Esc: leave it.");
        return judged(plan, context, call->label, target);
    }
    if (const auto park = mime::parkOf(data)) {
        if (park->slot.site != target.site && !target.site.isEmpty())
            return refused(Words::tr("%1 is on another PBX.").arg(target.label()));
        plan.command = Command::unpark(park->slot, target.number);
        plan.what = Words::tr("Connect %1, who is parked, with %2").arg(park->label, named(target, state));
        return judged(plan, context, park->label, target);
    }
    if (const auto queued = mime::queuedOf(data)) {
        if (queued->call.site != target.site && !target.site.isEmpty())
            return refused(Words::tr("%1 is on another PBX.").arg(target.label()));
        plan.command = Command::moveQueued(queued->call, target.number);
        plan.what = Words::tr("Give %1, who is waiting, to %2").arg(queued->label, named(target, state));
        return judged(plan, context, queued->label, target);
    }
    return plan;
}

DropManner mannerOf(const QDropEvent* event)
{
    return event->modifiers().testFlag(Qt::ShiftModifier) ? DropManner::Consult : DropManner::Blind;
}

bool wantsMenu(const QDropEvent* event)
{
    return event->modifiers().testFlag(Qt::AltModifier) || event->buttons().testFlag(Qt::RightButton);
}

bool performDrop(QDropEvent* event, QWidget* on, const Target& target, const QString& state, const UiContext& context)
{
    const DropPlan plan = planDrop(event->mimeData(), target, state, mannerOf(event), context);
    if (!plan.known)
        return false;
    if (!wantsMenu(event) || !mime::callOf(event->mimeData())) {
        if (plan.possible)
            context.commands.run(plan.command, u"drop"_s);
        return plan.possible;
    }
    auto* menu = new QMenu(on);
    menu->setObjectName(u"dropMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Tokens& tokens = context.theme.tokens();
    for (const DropManner manner : {DropManner::Blind, DropManner::Consult, DropManner::Voicemail}) {
        const DropPlan choice = planDrop(event->mimeData(), target, state, manner, context);
        const QString icon = verbIcon(verbOf(manner));
        QAction* action = menu->addAction(Icons::get(icon, tokens.text, tokens.outline), choice.what);
        action->setEnabled(choice.possible);
        QObject::connect(action, &QAction::triggered, on,
            [command = choice.command, &runner = context.commands] { runner.run(command, u"drop"_s); });
    }
    menu->addSeparator();
    menu->addAction(Words::tr("Leave it as it was"));
    menu->popup(on->mapToGlobal(event->position().toPoint()));
    return true;
}

} // namespace callboard::ui
