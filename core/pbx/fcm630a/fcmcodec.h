// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pbx/fcm630a/fcmvalues.h"

#include <functional>
#include <memory>

namespace callboard::fcm630a {

//! One extension of listAccount (fcm 624).
struct AccountRow
{
    Text extension;
    Text type;
    Text name;
    Text status; //!< Idle, InUse, Busy, Unavailable, Ringing
    Text address; //!< empty: nobody is registered
    Text presence;
    std::optional<int> urgent;
    std::optional<int> fresh;
    std::optional<int> old;
    bool outOfService = false;
    bool saysAddress = false;
};

//! One channel of listUnBridgedChannels (fcm 2727), or of an event about one.
struct ChannelRow
{
    Text channel;
    Text state; //!< Down, Ring, Ringing, Up, and whatever else
    Text service;
    Text callerNumber;
    Text callerName;
    Text connectedNumber; //!< "s": nobody
    Text connectedName;
    Text allocTime; //!< PBX local time
    Text allocStamp; //!< seconds since 1970; newer units only, as is all that follows
    Text linkedId;
    Text uniqueId;
    Text feature; //!< the number of the queue or group that brought it here
    Text inboundTrunk;
    Text outboundTrunk;
};

//! One pair of listBridgedChannels (fcm 2664), or of an event about one.
struct BridgeRow
{
    struct Side
    {
        Text channel;
        Text number;
        Text name;
        Text uniqueId;
    };
    Side caller;
    Side called;
    Text bridge;
    Text time; //!< PBX local time at which they were connected
    Text stamp; //!< seconds since 1970; newer units only
    Text linkedId;
    Text feature;
    Text inboundTrunk;
    Text outboundTrunk;
};

//! What every answer has, and where in a list of several pages it stands.
struct Envelope
{
    std::optional<int> status; //!< nullopt: not said, as in CDRs
    QString errorText; //!< the PBX's own words, if any
    std::optional<int> remainingTries;
    std::optional<int> remainingTime; //!< in a unit that nobody names
    int page = 1;
    int totalPages = 1;
    int rows = 0; //!< delivered
    int dropped = 0; //!< records that could not be read
};

//! Bytes <-> structs. No I/O, no clock. Not for several threads at once.
class FcmDecoder
{
public:
    FcmDecoder();
    ~FcmDecoder();
    FcmDecoder(const FcmDecoder&) = delete;
    FcmDecoder& operator=(const FcmDecoder&) = delete;

    //! An Error of kind Protocol for what is no JSON object.
    [[nodiscard]] Result<Envelope> decodeEnvelope(QByteArrayView body);
    [[nodiscard]] Result<Envelope> decodeAccounts(
        QByteArrayView body, const std::function<void(const AccountRow&)>& each);
    [[nodiscard]] Result<Envelope> decodeChannels(
        QByteArrayView body, const std::function<void(const ChannelRow&)>& each);
    [[nodiscard]] Result<Envelope> decodeBridges(
        QByteArrayView body, const std::function<void(const BridgeRow&)>& each);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

[[nodiscard]] ChannelRow channelRowOf(const QJsonObject& record, QList<QByteArray>& storage);
[[nodiscard]] BridgeRow bridgeRowOf(const QJsonObject& record, QList<QByteArray>& storage);

//! The whole answer; an Error of kind Protocol for what is no JSON object.
[[nodiscard]] Result<QJsonObject> decodeObject(const QByteArray& body);

//! {"request":{"action":...,"cookie":...,...}}
[[nodiscard]] QByteArray encodeRequest(const QString& action, const QString& cookie, const QJsonObject& parameters);
//! Lower-case hex MD5 of the challenge followed by the password in UTF-8 (fcm 389, notes 1).
[[nodiscard]] QString tokenOf(const QString& challenge, const QString& password);

} // namespace callboard::fcm630a
