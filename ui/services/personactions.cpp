// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/personactions.h"

#include "core/commands/commandrunner.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"
#include "ui/common/actionregistry.h"
#include "ui/notify/callnotifier.h"
#include "ui/services/servicessheet.h"
#include "ui/services/smssheet.h"
#include "ui/transfer/personpicker.h"

#include <QWidget>

namespace callboard::ui {

using namespace Qt::StringLiterals;

PersonActions::PersonActions(UiContext& context, CallNotifier& notifier, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_notifier(notifier)
    , m_window(window)
{
    const auto on = [this](QLatin1StringView id, void (PersonActions::*slot)()) {
        if (QAction* bound = m_context.actions.find(id))
            connect(bound, &QAction::triggered, this, slot);
    };
    on(action::kPersonDnd, &PersonActions::toggleDnd);
    on(action::kPersonForward, &PersonActions::askWhereToForward);
    if (QAction* ending = context.actions.find(action::kPersonForwardEnd)) {
        connect(ending, &QAction::triggered, this, [this] {
            if (const Extension* extension = chosen())
                forward(extension->id, {});
        });
    }
    on(action::kPersonServices, &PersonActions::openServices);
    on(action::kPersonSms, &PersonActions::openSms);
    connect(&context.selection, &Selection::targetChanged, this, &PersonActions::refresh);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &PersonActions::refresh);
    connect(&context.models.extensions(), &RowModelBase::batchEnded, this, &PersonActions::refresh);
    refresh();
}

const Extension* PersonActions::chosen() const
{
    const Target& target = m_context.selection.target();
    return m_context.models.extensions().find({target.site, target.number});
}

void PersonActions::toggleDnd()
{
    if (const Extension* extension = chosen())
        m_context.commands.run(
            Command::setDnd(extension->id, !(extension->dnd || extension->state == ExtensionState::Dnd)), u"key"_s);
}

void PersonActions::askWhereToForward()
{
    const Extension* extension = chosen();
    if (!extension)
        return;
    const QString who = partyLabel({extension->name, extension->number()});
    PersonPicker::Request request;
    request.title = tr("Forward the calls of %1 to whom?").arg(who);
    request.site = extension->id.site;
    request.can = [number = extension->number()](const DirectoryHit& hit) {
        return hit.number == number ? Availability::no(tr("Nobody can be forwarded to themselves."))
                                    : Availability::yes();
    };
    request.words = [who](const DirectoryHit& hit) {
        return tr("forward %1 to %2").arg(who, partyLabel({hit.name, hit.number}));
    };
    request.chosen = [this, id = extension->id](const Target& to) { forward(id, to); };
    PersonPicker::of(m_window, m_context).openFor(request);
}

void PersonActions::forward(const ExtensionId& extension, const Target& to)
{
    Command command = Command::setForward(extension, to.number);
    if (!to.name.isEmpty())
        command.details.insert(kDetailTarget, to.name);
    m_context.commands.run(command, u"key"_s);
}

void PersonActions::openServices()
{
    const Extension* extension = chosen();
    const PbxClient* client = extension ? m_context.models.client(extension->id.site) : nullptr;
    if (!client)
        return;
    const auto catalogue = admin::Catalogue::load(client->profile().brand);
    if (!catalogue) {
        m_notifier.tellFailure(tr("The services cannot be shown."), catalogue.error().message);
        return;
    }
    (new ServicesSheet(m_context, extension->id, extension->name, *catalogue, m_window))->show();
}

void PersonActions::openSms()
{
    Target to = m_context.selection.target();
    if (!m_context.commands.availability(to.site, Capability::SendSms).can) {
        SiteId site;
        if (!m_context.anySiteCan(Capability::SendSms, &site).can)
            return;
        to.site = site;
    }
    (new SmsSheet(m_context, to, m_window))->show();
}

void PersonActions::refresh()
{
    const Extension* extension = chosen();
    const auto can = [&](Capability capability) {
        return extension ? m_context.commands.availability(extension->id.site, capability)
                         : Availability::no(tr("Choose a person first."));
    };
    ActionRegistry& actions = m_context.actions;
    actions.setAvailability(action::kPersonDnd, can(Capability::SetDnd));
    actions.setAvailability(action::kPersonForward, can(Capability::SetForward));
    const bool forwarded = extension && !extension->forwardTo.isEmpty();
    const Availability forward = can(Capability::SetForward);
    actions.setAvailability(action::kPersonForwardEnd,
        forward.can && !forwarded ? Availability::no(tr("The calls of this person are not forwarded.")) : forward);
    actions.setAvailability(action::kPersonServices, can(Capability::Services));
    actions.setAvailability(action::kPersonSms, m_context.anySiteCan(Capability::SendSms));
}

} // namespace callboard::ui
