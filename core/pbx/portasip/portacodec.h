// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>

#include <memory>
#include <optional>
#include <string_view>

namespace callboard::portasip {

using Text = std::string_view; //!< UTF-8 inside the decoder; valid during the callback only

//! States of SIPCallInfo, porta 2042.
enum class Phase : quint8 {
    Unknown, //!< left out, or a word that the document does not know
    Trying,
    Ringing,
    Early,
    Connected,
    Held, //!< put on hold by the other side
    Holding, //!< this side holds
    Queued,
    Dequeued,
    Terminated,
    Started, //!< of a conference
};

//! SipCallerInfo, porta 2096. A field that the PBX left out has data() == nullptr.
struct PartyNote
{
    Text id, accountId, centrexId, displayId, displayName, extensionId, huntgroupId, accessNumber;
    Text forwarder; //!< the last account that forwarded the call, empty if none

    [[nodiscard]] bool isEmpty() const
    {
        return id.empty() && accountId.empty() && displayId.empty() && displayName.empty() && accessNumber.empty();
    }
};

//! SIPCallInfo, porta 2033: one leg, named by the pair (id, tag). The older field set of queue events (porta 1242:
//! dialog_id, local_party, remote_party, sip_transport_id, "recipient") is read into the same fields.
struct CallNote
{
    Text id, tag; //!< tag may be left out
    PartyNote caller, callee;
    Text state, type, transportId, reason;
    Phase phase = Phase::Unknown;
    bool outgoing = false; //!< this leg's phone dialled
    qint64 startMs = 0; //!< milliseconds since 1970; a time without a zone is read as UTC (notes 17). 0: not said
    qint64 connectMs = 0;
    qint64 endMs = 0;
    int duration = -1; //!< seconds since it was connected
    int reasonCode = 0;
    bool transferred = false; //!< transfer_success
    Text queue; //!< i_c_queue
    int position = -1; //!< as the PBX counts; -1: not said
    int operators = -1;
    Text ivrEvent, digit; //!< play_prompt_completed, dtmf_digit_detected
    int dtmfMs = 0;
    int order = 0; //!< prompt slot
    Text roomName, roomOwner; //!< of a conference event
    bool conference = false; //!< speaks about a conference and not about a leg
};

//! porta 1118; `details` as text or compact JSON.
struct PortaFault
{
    QString code;
    QString message;
    QString details;
};

struct PortaReply
{
    QString cseq; //!< as text; empty when left out
    std::optional<PortaFault> fault;
    QJsonValue result; //!< the `result` object, or all of the message where there is none (porta 2640)
};

//! Who hears what a frame says.
class PortaSink
{
public:
    virtual ~PortaSink() = default;
    virtual void onCall(const CallNote&) { }
    //! An entry of a calls_list, before the reply that it came in.
    virtual void onListed(const CallNote&) { }
    virtual void onReply(const PortaReply&) { }
    //! A record that could not be read; the others in the frame are delivered.
    virtual void onDropped(Text /*what*/, Text /*reason*/) { }
};

//! Frames -> structs. Keeps its buffers between frames; not for use from two threads, and not from inside a callback.
class PortaDecoder
{
public:
    PortaDecoder();
    ~PortaDecoder();

    //! An Error when the frame as a whole is not JSON: truncated, not UTF-8, nested too deeply, too long.
    [[nodiscard]] Result<void> decode(QByteArrayView frame, PortaSink& sink);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! "2018-12-28 13:12:25.245", also with T, Z or an offset; milliseconds since 1970. 0 if unreadable.
[[nodiscard]] qint64 toEpochMs(Text text);
[[nodiscard]] std::optional<int> toInt(Text text);
[[nodiscard]] Phase phaseOf(Text state);

} // namespace callboard::portasip
