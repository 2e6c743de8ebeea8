// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/emptynote.h"
#include "ui/common/icons.h"
#include "ui/common/panelheader.h"
#include "ui/common/selection.h"
#include "ui/rooms/roomspanel.h"
#include "ui/rooms/roomsview.h"
#include "ui/transfer/personpicker.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

Capability RoomsPanel::muteVerb() const
{
    const ConferenceParticipant* chosen = m_tree.participantAt(m_view->currentIndex());
    return chosen && chosen->muted ? Capability::RoomUnmute : Capability::RoomMute;
}

Capability RoomsPanel::holdVerb() const
{
    const ConferenceParticipant* chosen = m_tree.participantAt(m_view->currentIndex());
    return chosen && chosen->held ? Capability::RoomResume : Capability::RoomHold;
}

QString RoomsPanel::nothingChosen(const QString& choose) const
{
    return isVisible() ? choose : tr("Open the panel of the conference rooms first.");
}

Availability RoomsPanel::onParticipant(Capability verb) const
{
    const ConferenceParticipant* chosen = m_tree.participantAt(m_view->currentIndex());
    const ConferenceRoom* room = m_tree.roomOf(m_view->currentIndex());
    if (!room || !isVisible()) { // no key acts on what nobody sees
        const Availability any = m_context.anySiteCan(verb);
        return any.can ? Availability::no(nothingChosen(tr("Choose a participant first."))) : any;
    }
    if (const Availability can = m_context.commands.availability(room->id.site, verb); !can.can)
        return can;
    if (!chosen)
        return Availability::no(tr("Choose a participant first."));
    return chosen->presence == ConferenceParticipant::Presence::Left
        ? Availability::no(tr("%1 has left the room.").arg(participantLabel(*chosen)))
        : Availability::yes();
}

Availability RoomsPanel::onRoom(Capability verb) const
{
    const ConferenceRoom* room = m_tree.roomOf(m_view->currentIndex());
    if (room && isVisible())
        return m_context.commands.availability(room->id.site, verb);
    const Availability any = m_context.anySiteCan(verb);
    return any.can ? Availability::no(nothingChosen(tr("Choose a conference room first."))) : any;
}

const Call* RoomsPanel::callToTurn() const
{
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    return call && makesSense(Capability::TransferConsult, *call, m_context.home(call->id.site)) ? call : nullptr;
}

QString RoomsPanel::newName() const
{
    const QString typed = m_name->text().trimmed();
    return typed.isEmpty() ? tr("Conference") : typed;
}

void RoomsPanel::runOnParticipant(Capability verb, const QString& origin)
{
    const ConferenceParticipant* chosen = m_tree.participantAt(m_view->currentIndex());
    const ConferenceRoom* room = m_tree.roomOf(m_view->currentIndex());
    if (!chosen || !room || !onParticipant(verb).can)
        return;
    Command command = Command::participant(verb, room->id, chosen->id);
    command.details.insert(kDetailPart, participantLabel(*chosen));
    command.details.insert(kDetailTarget, roomLabel(*room));
    m_context.commands.run(command, origin);
}

void RoomsPanel::add(const ConferenceRoomId& room, const QString& number, const QString& name, const QString& origin)
{
    const ConferenceRoom* there = m_tree.roomAt(m_tree.indexOf(room));
    Command command = Command::roomAdd(room, number);
    command.details.insert(kDetailTarget, there ? roomLabel(*there) : QString());
    command.details.insert(kDetailPart, name);
    m_context.commands.run(command, origin);
}

void RoomsPanel::askWhomToAdd()
{
    const ConferenceRoom* room = m_tree.roomOf(m_view->currentIndex());
    if (!room || !onRoom(Capability::RoomAdd).can)
        return;
    const ConferenceRoomId id = room->id;
    PersonPicker::Request request;
    request.title = tr("Call whom into %1?").arg(roomLabel(*room));
    request.site = id.site;
    request.can
        = [this, id](const DirectoryHit&) { return m_context.commands.availability(id.site, Capability::RoomAdd); };
    request.words = [](const DirectoryHit& hit) { return tr("call %1 in").arg(partyLabel({hit.name, hit.number})); };
    request.chosen = [this, id](const Target& who) { add(id, who.number, who.name, u"key"_s); };
    PersonPicker::of(this, m_context).openFor(request);
}

void RoomsPanel::askWithWhomToOpen()
{
    SiteId site = m_context.dialSite();
    if (!m_context.commands.availability(site, Capability::RoomOpen).can
        && !m_context.anySiteCan(Capability::RoomOpen, &site).can)
        return;
    const QString name = newName();
    PersonPicker::Request request;
    request.title = tr("Open %1 with whom?").arg(name);
    request.site = site;
    request.can
        = [this, site](const DirectoryHit&) { return m_context.commands.availability(site, Capability::RoomOpen); };
    request.words = [name](const DirectoryHit& hit) {
        return tr("open %1 and call %2 in").arg(name, partyLabel({hit.name, hit.number}));
    };
    request.chosen = [this, site, name](const Target& who) {
        Command command = Command::roomOpen({site, m_context.home(site)}, name, who.number);
        command.details.insert(kDetailTarget, who.name);
        m_context.commands.run(command, u"key"_s);
        m_name->clear();
    };
    PersonPicker::of(this, m_context).openFor(request);
}

void RoomsPanel::turnIntoRoom(const CallId& id, const QString& origin)
{
    const Call* call = m_context.models.calls().find(id);
    if (!call)
        return;
    const QString home = m_context.home(id.site);
    Command command = Command::roomFromCall(id, home, newName());
    command.details.insert(kDetailCaller, partyLabel(otherParty(*call, home)));
    m_context.commands.run(command, origin);
    m_name->clear();
}

void RoomsPanel::close(const QString& origin)
{
    const ConferenceRoom* room = m_tree.roomOf(m_view->currentIndex());
    if (!room)
        return;
    Command command = Command::roomClose(room->id);
    command.details.insert(kDetailTarget, roomLabel(*room));
    m_context.commands.run(command, origin);
}

void RoomsPanel::removeCurrent()
{
    if (m_tree.participantAt(m_view->currentIndex()))
        runOnParticipant(Capability::RoomKick, u"key"_s);
    else if (onRoom(Capability::RoomClose).can)
        close(u"key"_s);
}

void RoomsPanel::showMenu(const QPoint& globalPos)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"roomMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const Tokens& tokens = m_context.theme.tokens();
    const auto entry = [&](QLatin1StringView id, const QString& icon, const QString& text) {
        QAction* action = menu->addAction(Icons::get(icon, tokens.text, tokens.outline), text);
        const Availability can = m_context.actions.availability(id);
        action->setObjectName(QString(id));
        action->setEnabled(can.can);
        action->setToolTip(can.can ? keyText(m_context.actions.keys(id)) : can.why);
        connect(action, &QAction::triggered, m_context.actions.find(id), &QAction::trigger);
    };
    if (m_tree.participantAt(m_view->currentIndex())) {
        entry(action::kRoomMute, u"mute"_s, m_mute->text());
        entry(action::kRoomHold, u"hold"_s, m_hold->text());
        entry(action::kRoomRemove, u"hangup"_s, tr("Remove"));
        menu->addSeparator();
    }
    entry(action::kRoomAdd, u"plus"_s, tr("Call somebody in…"));
    entry(action::kRoomClose, u"close"_s, tr("Close the room"));
    menu->addSeparator();
    entry(action::kRoomFromCall, u"conference"_s, tr("Turn the current call into a room"));
    entry(action::kRoomOpen, u"conference"_s, tr("Open a room…"));
    menu->popup(globalPos);
}

void RoomsPanel::refresh()
{
    ActionRegistry& actions = m_context.actions;
    const bool unmute = muteVerb() == Capability::RoomUnmute;
    const bool resume = holdVerb() == Capability::RoomResume;
    m_mute->setText(unmute ? tr("Unmute") : tr("Mute"));
    m_hold->setText(resume ? tr("Bring back") : tr("Hold"));
    actions.setAvailability(action::kRoomMute, onParticipant(muteVerb()));
    actions.setAvailability(action::kRoomHold, onParticipant(holdVerb()));
    actions.setAvailability(action::kRoomRemove, onParticipant(Capability::RoomKick));
    actions.setAvailability(action::kRoomAdd, onRoom(Capability::RoomAdd));
    actions.setAvailability(action::kRoomClose, onRoom(Capability::RoomClose));
    const Availability open = m_context.anySiteCan(Capability::RoomOpen);
    actions.setAvailability(action::kRoomOpen, open);
    m_name->setEnabled(open.can || m_context.anySiteCan(Capability::RoomFromCall).can);
    const Call* call = callToTurn();
    const Availability any = m_context.anySiteCan(Capability::RoomFromCall);
    actions.setAvailability(action::kRoomFromCall,
        call          ? m_context.commands.availability(call->id.site, Capability::RoomFromCall)
            : any.can ? Availability::no(tr("You are not in a call."))
                      : any);
    const int rooms = m_tree.rowCount();
    m_header->setCount(rooms > 0 ? QString::number(rooms) : QString(), tr("%n room(s)", nullptr, rooms));
    const Availability see = m_context.anySiteCan(Capability::SeeRooms);
    m_note->setNote(see.can ? tr("No conference room is open. Open one, or drop a call here.")
                            : tr("%1 Conference rooms need a PBX that has them, such as PortaSIP.").arg(see.why));
}

} // namespace callboard::ui
