// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

//! Ids of the console's actions. Settings store key overrides under them, so they never change.
namespace callboard::ui::action {

using namespace Qt::StringLiterals;

// Calls
inline constexpr auto kAnswer = "call.answer"_L1;
inline constexpr auto kReject = "call.reject"_L1;
inline constexpr auto kHangup = "call.hangup"_L1;
inline constexpr auto kHold = "call.hold"_L1; //!< holds the current call, or resumes the held one
inline constexpr auto kMute = "call.mute"_L1;
inline constexpr auto kNextRinging = "call.next-ringing"_L1;
inline constexpr auto kRecord = "call.record"_L1;
inline constexpr auto kRecordPause = "call.record-pause"_L1; //!< pauses the recording, or goes on with it
inline constexpr auto kPlayPrompt = "call.play-prompt"_L1;
inline constexpr auto kAdmit = "call.admit"_L1;
inline constexpr auto kRefuse = "call.refuse"_L1;
inline constexpr auto kFocusDial = "call.focus-dial"_L1;
// Transfer
inline constexpr auto kTransfer = "transfer.blind"_L1;
inline constexpr auto kConsult = "transfer.consult"_L1;
inline constexpr auto kSwap = "transfer.swap"_L1;
inline constexpr auto kComplete = "transfer.complete"_L1;
inline constexpr auto kConference = "transfer.conference"_L1;
inline constexpr auto kTakeBack = "transfer.take-back"_L1;
// Parking
inline constexpr auto kPark = "park.park"_L1;
inline constexpr auto kRetrieve = "park.retrieve"_L1;
inline constexpr auto kAnnounce = "park.announce"_L1;
// Queues and supervision
inline constexpr auto kTakeQueued = "queue.take"_L1;
inline constexpr auto kListen = "supervise.listen"_L1;
inline constexpr auto kWhisper = "supervise.whisper"_L1;
inline constexpr auto kBarge = "supervise.barge"_L1;
inline constexpr auto kLeave = "supervise.leave"_L1;
// Conference rooms
inline constexpr auto kRoomOpen = "room.open"_L1;
inline constexpr auto kRoomFromCall = "room.from-call"_L1;
inline constexpr auto kRoomAdd = "room.add"_L1;
inline constexpr auto kRoomMute = "room.mute"_L1; //!< mutes the chosen participant, or lets them be heard again
inline constexpr auto kRoomHold = "room.hold"_L1; //!< holds the chosen participant, or brings them back
inline constexpr auto kRoomRemove = "room.remove"_L1;
inline constexpr auto kRoomClose = "room.close"_L1;
// Messages
inline constexpr auto kNewChat = "chat.new"_L1;
inline constexpr auto kLeaveChat = "chat.leave"_L1;
inline constexpr auto kPlayMessage = "voicemail.play"_L1; //!< plays the chosen message, or stops
inline constexpr auto kSaveMessage = "voicemail.save"_L1;
inline constexpr auto kDeleteMessage = "voicemail.delete"_L1;
inline constexpr auto kCallBack = "voicemail.call-back"_L1;
// People and the house
inline constexpr auto kPersonDnd = "person.dnd"_L1; //!< sets the chosen person to do not disturb, or ends it
inline constexpr auto kPersonForward = "person.forward"_L1;
inline constexpr auto kPersonForwardEnd = "person.forward-end"_L1;
inline constexpr auto kPersonServices = "person.services"_L1;
inline constexpr auto kPersonSms = "person.sms"_L1;
inline constexpr auto kPage = "house.page"_L1;
inline constexpr auto kPageEnd = "house.page-end"_L1;
inline constexpr auto kConnectTwo = "house.connect-two"_L1;
inline constexpr auto kNight = "house.night"_L1;
inline constexpr auto kSystem = "house.system"_L1;
inline constexpr auto kQueueReport = "queue.report"_L1;
// Calls of the past
inline constexpr auto kHistoryCallBack = "history.call-back"_L1;
inline constexpr auto kHistoryPlay = "history.play"_L1; //!< plays the chosen call's recording, or stops
inline constexpr auto kHistorySave = "history.save"_L1;
inline constexpr auto kHistoryTranscript = "history.transcript"_L1;
inline constexpr auto kHistoryRefresh = "history.refresh"_L1;
// The window
inline constexpr auto kFind = "window.find"_L1;
inline constexpr auto kCancel = "window.cancel"_L1;
inline constexpr auto kAttendant = "window.attendant"_L1;
inline constexpr auto kSupervisor = "window.supervisor"_L1;
inline constexpr auto kAdministrator = "window.administrator"_L1;
inline constexpr auto kNextTheme = "window.next-theme"_L1;
inline constexpr auto kNextDensity = "window.next-density"_L1;
inline constexpr auto kSettings = "window.settings"_L1;
inline constexpr auto kShortcuts = "window.shortcuts"_L1;
inline constexpr auto kResetLayout = "window.reset-layout"_L1;
inline constexpr auto kExportLayout = "window.export-layout"_L1;
inline constexpr auto kImportLayout = "window.import-layout"_L1;
inline constexpr auto kAddSite = "window.add-site"_L1;
inline constexpr auto kMenu = "window.menu"_L1;
inline constexpr auto kFocusCalls = "window.focus-calls"_L1;
inline constexpr auto kFocusLamps = "window.focus-lamps"_L1;
inline constexpr auto kFocusParks = "window.focus-parks"_L1;
inline constexpr auto kFocusQueues = "window.focus-queues"_L1;
inline constexpr auto kFocusRooms = "window.focus-rooms"_L1;
inline constexpr auto kFocusChat = "window.focus-chat"_L1;
inline constexpr auto kFocusVoicemail = "window.focus-voicemail"_L1;
inline constexpr auto kFocusHistory = "window.focus-history"_L1;
inline constexpr auto kDoNotDisturb = "window.do-not-disturb"_L1;
inline constexpr auto kQuit = "window.quit"_L1;

} // namespace callboard::ui::action
