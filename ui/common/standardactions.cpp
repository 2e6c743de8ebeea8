// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"

#include <QCoreApplication>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

Keys keys(std::initializer_list<const char*> portable)
{
    Keys result;
    for (const char* text : portable)
        result << QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
    return result;
}

void addCallActions(ActionRegistry& registry)
{
    const QString calls = tr("Calls");
    registry.add({action::kAnswer, tr("Answer"), calls, keys({"F3"}), tr("Answer the ringing call")});
    registry.add({action::kReject, tr("Reject"), calls, keys({"Shift+F3"}), tr("Reject the ringing call")});
    registry.add({action::kHangup, tr("Hang up"), calls, keys({"F4"}), tr("Hang up the current call")});
    registry.add({action::kHold, tr("Hold or resume"), calls, keys({"F5"}),
        tr("Hold the current call, or take the held one back")});
    registry.add(
        {action::kNextRinging, tr("Next ringing call"), calls, keys({"F6"}), tr("Select the next ringing call")});
    registry.add({action::kMute, tr("Mute or unmute"), calls, keys({"Ctrl+M"}), tr("Mute or unmute my microphone")});
    registry.add({action::kRecord, tr("Record"), calls, keys({"F9"}), tr("Start or stop recording the current call")});
    registry.add({action::kRecordPause, tr("Pause the recording"), calls, keys({"Shift+F9"}),
        tr("Pause the recording of the current call, or go on with it")});
    registry.add({action::kPlayPrompt, tr("Play an announcement…"), calls, keys({"Ctrl+Shift+V"}),
        tr("Play an announcement into the current call")});
    registry.add({action::kAdmit, tr("Let through"), calls, keys({"Ctrl+F3"}), tr("Let the new outside call through")});
    registry.add({action::kRefuse, tr("Turn away"), calls, keys({"Ctrl+Shift+F3"}),
        tr("Turn the new outside call away before a phone rings")});
    registry.add({action::kFocusDial, tr("Dial a number"), calls, keys({"F2"}), tr("Go to the dial field")});

    const QString transfer = tr("Transfer");
    registry.add({action::kTransfer, tr("Transfer"), transfer, keys({"F7"}), tr("Transfer the current call")});
    registry.add({action::kConsult, tr("Ask first, then transfer"), transfer, keys({"Ctrl+Shift+T"}),
        tr("Speak with somebody first, then transfer")});
    registry.add(
        {action::kSwap, tr("Swap"), transfer, keys({"Ctrl+Shift+S"}), tr("Speak with the one who hears music")});
    registry.add({action::kComplete, tr("Complete the transfer"), transfer, keys({"Ctrl+Shift+Return"}),
        tr("Connect the two and leave")});
    registry.add(
        {action::kConference, tr("Conference"), transfer, keys({"Ctrl+Shift+C"}), tr("Speak with both together")});
    registry.add({action::kTakeBack, tr("Take back"), transfer, keys({"Ctrl+Shift+B"}),
        tr("End the consultation and take the caller back")});
}

void addTeamActions(ActionRegistry& registry)
{
    const QString parking = tr("Parking");
    registry.add({action::kPark, tr("Park"), parking, keys({"F8"}), tr("Park the current call in the next free slot")});
    registry.add({action::kRetrieve, tr("Take a parked call"), parking, keys({"Shift+F8"}),
        tr("Take back the selected or longest parked call")});
    registry.add({action::kAnnounce, tr("Copy the announcement"), parking, keys({"Ctrl+Shift+A"}),
        tr("Copy the words for the paging system")});

    const QString team = tr("Queues and supervision");
    registry.add({action::kTakeQueued, tr("Take the longest waiting caller"), team, keys({"Shift+F6"}), {}});
    registry.add({action::kListen, tr("Listen"), team, keys({"F10"}), tr("Listen to the selected conversation")});
    registry.add({action::kWhisper, tr("Whisper"), team, keys({"F11"}), tr("Speak to the colleague only")});
    registry.add({action::kBarge, tr("Barge in"), team, keys({"F12"}), tr("Speak with both")});
    registry.add({action::kQueueReport, tr("Report of the queue…"), team, {}, tr("What the chosen queue did")});
    registry.add({action::kLeave, tr("Leave the conversation"), team, keys({"Shift+F10"}), {}});
}

void addRoomActions(ActionRegistry& registry)
{
    const QString rooms = tr("Conference rooms");
    registry.add({action::kRoomOpen, tr("Open a room"), rooms, keys({"Ctrl+Shift+O"}),
        tr("Open a conference room with somebody")});
    registry.add({action::kRoomFromCall, tr("Room from the call"), rooms, keys({"Ctrl+Shift+R"}),
        tr("Turn the current call into a conference room")});
    registry.add({action::kRoomAdd, tr("Call somebody in"), rooms, keys({"Ctrl+Shift+I"}),
        tr("Call somebody into the chosen conference room")});
    registry.add({action::kRoomMute, tr("Mute or unmute the participant"), rooms, keys({"Ctrl+Shift+U"}),
        tr("Mute the chosen participant, or let them be heard again")});
    registry.add({action::kRoomHold, tr("Hold or bring back the participant"), rooms, keys({"Ctrl+Shift+H"}),
        tr("Put the chosen participant on hold, or bring them back")});
    registry.add({action::kRoomRemove, tr("Remove the participant"), rooms, keys({"Ctrl+Shift+K"}),
        tr("Remove the chosen participant from the room")});
    registry.add({action::kRoomClose, tr("Close the room"), rooms, keys({"Ctrl+Shift+W"}),
        tr("Close the chosen conference room for everybody")});
}

void addMessageActions(ActionRegistry& registry)
{
    const QString messages = tr("Messages");
    registry.add({action::kNewChat, tr("New chat"), messages, keys({"Ctrl+N"}), tr("Write to somebody")});
    registry.add({action::kLeaveChat, tr("Leave the chat"), messages, {}, tr("Leave the chosen chat")});
    registry.add({action::kPlayMessage, tr("Play or stop the message"), messages, keys({"Ctrl+P"}),
        tr("Play the chosen voicemail message, or stop it")});
    registry.add({action::kSaveMessage, tr("Save the message…"), messages, keys({"Ctrl+S"}),
        tr("Save the chosen voicemail message as a file")});
    registry.add({action::kDeleteMessage, tr("Delete the message"), messages, keys({"Ctrl+Shift+Del"}),
        tr("Delete the chosen voicemail message")});
    registry.add({action::kCallBack, tr("Call back"), messages, keys({"Ctrl+Shift+P"}),
        tr("Call whoever left the chosen message")});
}

void addHouseActions(ActionRegistry& registry)
{
    const QString people = tr("People");
    registry.add({action::kPersonDnd, tr("Do not disturb"), people, keys({"Ctrl+D"}),
        tr("Set the chosen person to do not disturb, or end it")});
    registry.add({action::kPersonForward, tr("Forward calls to…"), people, keys({"Ctrl+Shift+F"}),
        tr("Forward the calls of the chosen person to somebody else")});
    registry.add({action::kPersonForwardEnd, tr("End the forwarding"), people, keys({"Ctrl+Alt+F"}),
        tr("Let the chosen person's own phone ring again")});
    registry.add({action::kPersonServices, tr("Services…"), people, keys({"Ctrl+E"}),
        tr("See and change the services of the chosen person's extension")});
    registry.add(
        {action::kPersonSms, tr("Send a text message…"), people, keys({"Ctrl+T"}), tr("Write to somebody's phone")});

    const QString house = tr("House");
    registry.add({action::kPage, tr("Page…"), house, keys({"Ctrl+Shift+G"}), tr("Speak to a group of phones at once")});
    registry.add({action::kPageEnd, tr("End the page"), house, keys({"Ctrl+Alt+G"}), {}});
    registry.add({action::kConnectTwo, tr("Connect two numbers…"), house, {},
        tr("Call an outside number and connect it with another one")});
    registry.add(
        {action::kNight, tr("Day and night"), house, keys({"Ctrl+Shift+Y"}), tr("Switch the PBX to day or night")});
    registry.add({action::kSystem, tr("State of the PBX…"), house, {}, tr("See what the PBX says of itself")});
}

void addHistoryActions(ActionRegistry& registry)
{
    const QString history = tr("History");
    registry.add({action::kHistoryCallBack, tr("Call back"), history, keys({"Ctrl+Shift+J"}),
        tr("Call the other side of the chosen past call")});
    registry.add({action::kHistoryPlay, tr("Play or stop the recording"), history, keys({"Ctrl+Shift+E"}),
        tr("Play the recording of the chosen past call, or stop it")});
    registry.add({action::kHistorySave, tr("Save the recording…"), history, keys({"Ctrl+Shift+X"}),
        tr("Save the recording of the chosen past call as a file")});
    registry.add({action::kHistoryTranscript, tr("Transcript"), history, keys({"Ctrl+Shift+N"}),
        tr("Read what was said in the chosen past call")});
    registry.add({action::kHistoryRefresh, tr("Read the history again"), history, keys({"Ctrl+R"}), {}});
}

void addWindowActions(ActionRegistry& registry)
{
    const QString go = tr("Go to");
    registry.add(
        {action::kFind, tr("Find everything"), go, keys({"Ctrl+K"}), tr("Search people, numbers, calls and actions")});
    registry.add({action::kFocusCalls, tr("Calls"), go, keys({"Ctrl+Shift+1"}), tr("Go to the list of calls")});
    registry.add({action::kFocusLamps, tr("People"), go, keys({"Ctrl+Shift+2"}), tr("Go to the lamps")});
    registry.add({action::kFocusParks, tr("Parked calls"), go, keys({"Ctrl+Shift+3"}), tr("Go to the parked calls")});
    registry.add({action::kFocusQueues, tr("Queues"), go, keys({"Ctrl+Shift+4"}), tr("Go to the queues")});
    registry.add(
        {action::kFocusRooms, tr("Conference rooms"), go, keys({"Ctrl+Shift+5"}), tr("Go to the conference rooms")});
    registry.add({action::kFocusChat, tr("Chat"), go, keys({"Ctrl+Shift+6"}), tr("Go to the chats")});
    registry.add(
        {action::kFocusVoicemail, tr("Voicemail"), go, keys({"Ctrl+Shift+7"}), tr("Go to the voicemail messages")});
    registry.add({action::kFocusHistory, tr("History"), go, keys({"Ctrl+Shift+8"}), tr("Go to the calls of the past")});
    registry.add({action::kAttendant, tr("Attendant"), go, keys({"Ctrl+1"}), tr("Show the attendant's workspace")});
    registry.add({action::kSupervisor, tr("Supervisor"), go, keys({"Ctrl+2"}), tr("Show the supervisor's workspace")});
    registry.add(
        {action::kAdministrator, tr("Administrator"), go, keys({"Ctrl+3"}), tr("Show the administrator's workspace")});
    registry.add({action::kSettings, tr("Settings"), go, keys({"Ctrl+,"}), {}});
    registry.add({action::kShortcuts, tr("Keys"), go, keys({"F1"}), tr("Show, print and change the keys")});

    const QString window = tr("Window");
    registry.add({action::kCancel, tr("Leave it as it was"), window, keys({"Esc"}),
        tr("Close what is open and change nothing"), true});
    registry.add({action::kMenu, tr("Menu"), window, keys({"Ctrl+Shift+M"}), tr("Show every action in a menu")});
    registry.add({action::kNextTheme, tr("Next theme"), window, keys({"Ctrl+L"}), {}});
    registry.add({action::kNextDensity, tr("Next density"), window, keys({"Ctrl+Shift+L"}), {}});
    registry.add({action::kDoNotDisturb, tr("Silence this console"), window, keys({"Ctrl+Shift+D"}),
        tr("No sounds and no pop-ups until switched off")});
    registry.add(
        {action::kResetLayout, tr("Reset layout"), window, {}, tr("Put every panel back where it was at first")});
    registry.add({action::kExportLayout, tr("Export layout…"), window, {}, tr("Save the layout to a file")});
    registry.add({action::kImportLayout, tr("Import layout…"), window, {}, tr("Take a layout from a file")});
    registry.add({action::kAddSite, tr("Connect to another PBX…"), window, {}, {}});
    registry.add({action::kQuit, tr("Quit"), window, keys({"Ctrl+Q"}), {}});
}

} // namespace

void addStandardActions(ActionRegistry& registry)
{
    addCallActions(registry);
    addTeamActions(registry);
    addRoomActions(registry);
    addMessageActions(registry);
    addHouseActions(registry);
    addHistoryActions(registry);
    addWindowActions(registry);
}

QString ActionRegistry::toHtml(const QString& title) const
{
    QString html = u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>\n<style>"
                   "body{font-family:sans-serif;max-width:44em;margin:2em auto}"
                   "h2{font-size:1.1em;margin:1.4em 0 .3em}table{border-collapse:collapse;width:100%}"
                   "td{padding:.25em .5em;border-bottom:1px solid #ccc}td.key{width:14em;font-weight:bold}"
                   "</style></head><body>\n<h1>%1</h1>\n"_s.arg(title.toHtmlEscaped());
    const QStringList headings = categories();
    for (const QString& category : headings) {
        html += u"<h2>%1</h2>\n<table>\n"_s.arg(category.toHtmlEscaped());
        const QStringList inside = idsIn(category);
        for (const QString& id : inside) {
            const ActionSpec& spec = this->spec(id);
            const QString what = spec.hint.isEmpty() ? spec.text : spec.hint;
            html += u"<tr><td class=\"key\">%1</td><td>%2</td></tr>\n"_s.arg(
                keyText(keys(id)).toHtmlEscaped(), what.toHtmlEscaped());
        }
        html += u"</table>\n"_s;
    }
    return html + u"</body></html>\n"_s;
}

} // namespace callboard::ui
