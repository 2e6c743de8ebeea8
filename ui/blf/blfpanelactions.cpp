// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/blf/blfgrid.h"
#include "ui/blf/blfpanel.h"
#include "ui/blf/tilegroups.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/chipbar.h"
#include "ui/common/icons.h"
#include "ui/common/numberlink.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace callboard::ui {

using namespace Qt::StringLiterals;

//! A menu entry that runs a command.
struct MenuCommand
{
    Command command;
    bool sensible = true; //!< false: nothing to do it with at the moment
    QString why; //!< then: why not
};

const Call* BlfPanel::callToGive(const SiteId& site) const
{
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    if (!call || call->id.site != site)
        return nullptr;
    const QString home = m_context.home(site);
    return makesSense(Capability::TransferConsult, *call, home) ? call : nullptr;
}

void BlfPanel::onCurrent(const QModelIndex& index)
{
    const Target target = m_grid->targetAt(index);
    if (!target.isEmpty())
        m_context.selection.setTarget(target);
}

void BlfPanel::activate(const QModelIndex& index)
{
    const auto extension = m_grid->extensionAt(index);
    if (!extension)
        return;
    const Target target = m_grid->targetAt(index);
    m_context.selection.setTarget(target);
    const Call* call = callToGive(extension->id.site);
    if (!call) {
        dialTarget(m_context, target, u"button"_s);
        return;
    }
    Command command = Command::transferBlind(call->id, m_context.home(call->id.site), extension->number());
    command.details.insert(u"name"_s, extension->name);
    if (m_context.commands.availability(command.site, command.verb).can)
        m_context.commands.run(command, u"button"_s);
}

void BlfPanel::arrange(const ExtensionId& moved, int before)
{
    const QString chip = m_chips->current();
    if (chip == u"favourites"_s)
        m_groups->arrangeFavourites(moved, before);
    else if (chip.startsWith(u"own:"_s))
        m_groups->arrange(chip.mid(4), moved, before);
}

void BlfPanel::addCommand(QMenu* menu, Capability verb, const QString& text, const MenuCommand& entry)
{
    const Tokens& tokens = m_context.theme.tokens();
    const Availability availability = m_context.commands.availability(entry.command.site, verb);
    QAction* action = menu->addAction(Icons::get(verbIcon(verb), tokens.text, tokens.outline), text);
    action->setEnabled(availability.can && entry.sensible);
    action->setToolTip(availability.can ? entry.why : availability.why);
    connect(action, &QAction::triggered, this,
        [this, command = entry.command] { m_context.commands.run(command, u"button"_s); });
}

void BlfPanel::addCallActions(QMenu* menu, const Extension& extension)
{
    const SiteId& site = extension.id.site;
    const QString home = m_context.home(site);
    const QString& number = extension.number();
    const QString name = extension.name.isEmpty() ? number : extension.name;
    const Target self{site, number, extension.name};
    const Availability dial = dialingOf(m_context, self).availability;
    const Tokens& tokens = m_context.theme.tokens();
    QAction* calling
        = menu->addAction(Icons::get(verbIcon(Capability::Dial), tokens.text, tokens.outline), tr("Call %1").arg(name));
    calling->setEnabled(dial.can && number != home);
    calling->setToolTip(number == home ? tr("This is your own phone.") : dial.why);
    connect(calling, &QAction::triggered, this, [this, self] { dialTarget(m_context, self, u"button"_s); });
    const Call* give = callToGive(site);
    const CallId call = give ? give->id : CallId{site, {}};
    const QString who = give ? partyLabel(otherParty(*give, home)) : QString();
    const bool can = give && number != home;
    const QString why = tr("Select a call of yours first.");
    addCommand(menu, Capability::TransferBlind, can ? tr("Transfer %1 here").arg(who) : tr("Transfer here"),
        {Command::transferBlind(call, home, number), can, why});
    addCommand(menu, Capability::TransferConsult, tr("Ask first, then transfer"),
        {Command::transferConsult(call, home, number), can, why});
    addCommand(menu, Capability::TransferVoicemail, tr("Transfer to voicemail"),
        {Command::transferVoicemail(call, home, number), can, why});
    menu->addSeparator();
    addCommand(menu, Capability::Pickup, tr("Pick up"),
        {Command::pickup(extension.call, home), extension.state == ExtensionState::Ringing,
            tr("This phone is not ringing.")});
    const bool talks = extension.state == ExtensionState::Talking && !extension.call.isEmpty();
    const QString silent = tr("Nobody is talking on this phone.");
    for (const Capability verb : {Capability::Listen, Capability::Whisper, Capability::Barge}) {
        addCommand(menu, verb, verbText(verb),
            {Command::supervise(verb, talks ? extension.call : CallId{site, {}}, number, home), talks, silent});
    }
    if (m_context.commands.availability(site, Capability::SuperviseAsking).can)
        addCommand(menu, Capability::Listen, tr("Listen, asking first"),
            {Command::supervise(Capability::Listen, talks ? extension.call : CallId{site, {}}, number, home, true),
                talks, silent});
}

void BlfPanel::addPersonActions(QMenu* menu, const Extension& extension)
{
    const Tokens& tokens = m_context.theme.tokens();
    const auto entry = [&](QLatin1StringView id, const QString& icon, const QString& text) {
        const Availability can = m_context.actions.availability(id);
        QAction* action = menu->addAction(Icons::get(icon, tokens.text, tokens.outline), text);
        action->setEnabled(can.can);
        action->setToolTip(can.can ? keyText(m_context.actions.keys(id)) : can.why);
        if (QAction* bound = m_context.actions.find(id))
            connect(action, &QAction::triggered, bound, &QAction::trigger);
    };
    const bool dnd = extension.dnd || extension.state == ExtensionState::Dnd;
    entry(action::kPersonDnd, u"state-dnd"_s, dnd ? tr("End do not disturb") : tr("Do not disturb"));
    entry(action::kPersonForward, u"state-forwarded"_s, tr("Forward calls to…"));
    if (!extension.forwardTo.isEmpty())
        entry(action::kPersonForwardEnd, u"state-idle"_s, tr("End the forwarding to %1").arg(extension.forwardTo));
    entry(action::kPersonServices, u"settings"_s, tr("Services…"));
    entry(action::kPersonSms, u"mail"_s, tr("Send a text message…"));
}

void BlfPanel::addGroupActions(QMenu* menu, const Extension& extension)
{
    const ExtensionId id = extension.id;
    const Tokens& tokens = m_context.theme.tokens();
    QAction* favourite = menu->addAction(tr("Favourite"));
    favourite->setCheckable(true);
    favourite->setChecked(m_grid->isFavourite(id));
    connect(favourite, &QAction::triggered, this, [this, id](bool on) { m_groups->setFavourite(id, on); });
    const QStringList names = m_groups->names();
    if (!names.isEmpty()) {
        QMenu* groups = menu->addMenu(tr("Groups"));
        for (const QString& name : names) {
            QAction* member = groups->addAction(name);
            member->setCheckable(true);
            member->setChecked(m_groups->members(name).contains(id));
            connect(
                member, &QAction::triggered, this, [this, id, name](bool on) { m_groups->setMember(name, id, on); });
        }
    }
    QAction* copy = menu->addAction(Icons::get(u"copy"_s, tokens.text), tr("Copy %1").arg(extension.number()));
    connect(copy, &QAction::triggered, this,
        [number = extension.number()] { QGuiApplication::clipboard()->setText(number); });
}

void BlfPanel::showMenu(const QPoint& at)
{
    const QModelIndex index = m_grid->indexAt(at);
    const auto extension = m_grid->extensionAt(index);
    if (!extension)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"tileMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    // What the entries below act on is what the keys act on.
    m_context.selection.setTarget(m_grid->targetAt(index));
    addCallActions(menu, *extension);
    menu->addSeparator();
    addPersonActions(menu, *extension);
    menu->addSeparator();
    const Availability listen = m_context.commands.availability(extension->id.site, Capability::VoicemailMessages);
    const Tokens& tokens = m_context.theme.tokens();
    QAction* messages = menu->addAction(Icons::get(u"voicemail"_s, tokens.text, tokens.outline), tr("Messages"));
    messages->setEnabled(listen.can);
    messages->setToolTip(listen.why);
    connect(messages, &QAction::triggered, this, [this, id = extension->id] {
        Q_EMIT messagesWanted(MailboxId{id.site, id.text});
    });
    addGroupActions(menu, *extension);
    menu->popup(m_grid->viewport()->mapToGlobal(at));
}

} // namespace callboard::ui
