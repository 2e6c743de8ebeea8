// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pbx/jade/jadevalues.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace callboard::jade {

//! How a record came to us.
enum class Change : quint8 { Created, Updated, Deleted, Listed };

// One struct a record, fields as the document names them. A field that was left out, or that is null, has
// data() == nullptr. `atNs` is tm_update in nanoseconds since 1970 UTC.
struct ChannelNote
{
    Text uniqueId, linkedId, channel, state, callerNum, callerName, connectedNum, connectedName, context, exten,
        application, cause, causeText, time;
    //! Name of the channel at the other end of the bridge. data() == nullptr: never said; empty: the bridge ended.
    Text bridgePeer;
    bool transferred = false; //!< the person on this channel gave the call away
    qint64 atNs = 0;
};
struct ParkedNote
{
    Text uniqueId, linkedId, channel, callerNum, callerName, connectedNum, connectedName, parker, lot, space, timeout,
        duration, time;
    qint64 atNs = 0;
};
struct EntryNote
{
    Text uniqueId, queue, channel, callerNum, callerName, position, time;
    qint64 atNs = 0;
};
struct MemberNote
{
    Text id, queue, name, location, interface, status, paused, reason, penalty, time;
    qint64 atNs = 0;
};
struct QueueNote
{
    Text name, strategy, calls, time;
};
struct LotNote
{
    Text name, start, stop, timeout, time;
};
struct ModuleNote
{
    Text name, load, time;
};
//! A registered phone, or one that was.
struct ContactNote
{
    Text endpoint, aor, uri, status, time;
};

//! Which list a reply holds.
enum class ListKind : quint8 { Channels, ParkedCalls, Entries, Members, Queues, Lots, Contacts };

//! The shape of `result`, notes 9.
enum class Shape : quint8 { None, List, Array, Object, Text, ListObject };

//! What every reply has around its content.
struct Envelope
{
    int statusCode = 0; //!< 0 when the reply does not say
    qint64 atNs = 0; //!< the server's clock
    QString errorText;
    Shape shape = Shape::None;
    QJsonValue result; //!< as it came
    //! The records of the shapes List, Array, Object and ListObject; one for an object.
    QJsonArray records;
};

//! Who hears what a frame or a list says.
class JadeSink
{
public:
    virtual ~JadeSink() = default;
    virtual void onChannel(const ChannelNote&, Change) { }
    virtual void onParked(const ParkedNote&, Change) { }
    virtual void onEntry(const EntryNote&, Change) { }
    virtual void onMember(const MemberNote&, Change) { }
    virtual void onQueue(const QueueNote&, Change) { }
    virtual void onLot(const LotNote&, Change) { }
    virtual void onModule(const ModuleNote&) { }
    virtual void onContact(const ContactNote&, Change) { }
    //! Anything about chats: `event` without a prefix ("me.chats.message.create").
    virtual void onChat(Text /*event*/, const QJsonObject& /*record*/) { }
    //! A record that could not be read; the others are delivered.
    virtual void onDropped(Text /*event*/, Text /*reason*/) { }
    //! An event that the document does not know; no fault.
    virtual void onUnknownEvent(Text /*event*/) { }
};

//! Bytes -> structs. Keeps its buffers between frames; not for use from two threads, and not from inside a callback.
class JadeDecoder
{
public:
    JadeDecoder();
    ~JadeDecoder();

    //! {"core.channel.create":{...}} as the document has it, {"/admin":{"admin.core.channel.create":{...}}} as servers
    //! send it. An Error when the frame as a whole is not JSON of that form.
    [[nodiscard]] Result<void> decodeEvent(QByteArrayView frame, JadeSink& sink);
    //! A reply whose list goes to the sink record by record, as Change::Listed; `records` stays empty.
    [[nodiscard]] Result<Envelope> decodeList(QByteArrayView body, ListKind kind, JadeSink& sink);

    enum class Secrets : quint8 { Drop, Mask };
    //! A reply as JSON. Passwords and the like are left out, or replaced by "***".
    [[nodiscard]] Result<Envelope> decodeReply(QByteArrayView body, Secrets secrets = Secrets::Drop);
    //! The token of a login's answer; the only secret that is read. Empty when there is none.
    [[nodiscard]] QString decodeToken(QByteArrayView body);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard::jade
