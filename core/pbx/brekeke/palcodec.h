// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>

#include <memory>
#include <optional>
#include <string_view>

namespace callboard::brekeke {

using Text = std::string_view; //!< UTF-8 inside the decoder; valid during the callback only

//! Status codes of notify_status, pal 286.
namespace status {
inline constexpr int kCalling = 0; //!< the PBX dials this user's phone
inline constexpr int kIncoming = 1; //!< this user's phone called the PBX
inline constexpr int kCallSuccess = 2;
inline constexpr int kEndTalking = 12;
inline constexpr int kAnswerSuccess = 14;
inline constexpr int kParkCancel = 21;
inline constexpr int kParkStart = 30;
inline constexpr int kHold = 35;
inline constexpr int kUnhold = 36;
inline constexpr int kStartRinging = 65;
inline constexpr int kDisconnect = -1;
} // namespace status

// One struct a notification, fields as the document names them. A field that the PBX left out has data() == nullptr.
struct StatusNote
{
    Text user, status, otherNumber, roomId, talkerId, userName, otherName, time, logId, resCode, disconnectedBy, q850;
    int code = 0; //!< `status` as a number
    qint64 atMs = 0; //!< `time` in milliseconds since 1970 UTC, 0 if unknown
};
struct RecordingNote
{
    Text user, talkerId, status;
    bool on = false;
};
struct LineNote
{
    Text line, status, lineTalkerId, lineTalker, assignedTalkerId;
    bool on = false;
};
struct ParkNote
{
    Text park, status, roomId, talkerId, time;
    bool on = false;
    qint64 atMs = 0;
};
struct RegisteredNote
{
    Text user, registered;
    bool on = false;
};
struct VoicemailNote
{
    Text user, fresh, unread, read, saved;
};
struct QueueNote
{
    Text extension, status, roomId, time;
    bool on = false;
    qint64 atMs = 0;
};

//! The `error` member of a reply.
struct PalFault
{
    QString code;
    QString message;
};

struct PalReply
{
    QString id; //!< as text, whatever it was sent as; empty when null
    std::optional<PalFault> fault;
    QJsonValue result;
};

//! Who hears what a frame says.
class PalSink
{
public:
    virtual ~PalSink() = default;
    virtual void onStatus(const StatusNote&) { }
    virtual void onRecording(const RecordingNote&) { }
    virtual void onLine(const LineNote&) { }
    virtual void onPark(const ParkNote&) { }
    virtual void onRegistered(const RegisteredNote&) { }
    virtual void onVoicemail(const VoicemailNote&) { }
    virtual void onQueue(const QueueNote&) { }
    virtual void onPasswordRequired(Text /*nonce*/) { }
    virtual void onServerStatus(Text /*status*/) { }
    //! notify_pal: the PBX speaks about the connection itself. Code 1 = the same user logged in elsewhere.
    virtual void onPalNotice(int /*code*/, Text /*message*/) { }
    virtual void onReply(const PalReply&) { }
    //! A record that could not be read; the others in the frame are delivered.
    virtual void onDropped(Text /*method*/, Text /*reason*/) { }
};

//! Frames -> structs. Keeps its buffers between frames; not for use from two threads, and not from inside a callback.
class PalDecoder
{
public:
    PalDecoder();
    ~PalDecoder();

    //! An Error when the frame as a whole is not JSON-RPC: truncated, not UTF-8, nested too deeply, too long.
    [[nodiscard]] Result<void> decode(QByteArrayView frame, PalSink& sink);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! A number as PAL writes it: text or number; "" and anything else is nullopt.
[[nodiscard]] std::optional<int> toInt(Text text);
//! Milliseconds since 1970 UTC. The unit is undocumented: above 1e11 it is milliseconds, else seconds. 0 if unreadable.
[[nodiscard]] qint64 toEpochMs(Text text);
//! "true", "on", "1" in any case.
[[nodiscard]] bool isTrue(Text text);

} // namespace callboard::brekeke
