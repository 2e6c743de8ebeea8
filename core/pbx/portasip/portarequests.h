// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <span>

namespace callboard::portasip {

//! One documented operation over the WebSocket. `params` lists the documented names; "!" = required, "#" = a number,
//! "{}" = an object.
struct PortaMethod
{
    QLatin1StringView operation; //!< id in the spec
    QLatin1StringView service;
    QLatin1StringView name;
    QLatin1StringView params;

    //! Reads change nothing in the PBX and may be repeated.
    [[nodiscard]] bool isRead() const { return name.startsWith(QLatin1StringView("get_")); }
};

[[nodiscard]] std::span<const PortaMethod> portaMethods();
//! nullptr when the document has no such operation.
[[nodiscard]] const PortaMethod* portaMethod(QStringView operation);

struct PortaRequest
{
    QString service;
    QString method;
    QJsonObject params;

    [[nodiscard]] bool isRead() const { return method.startsWith(QLatin1StringView("get_")); }
};

//! What a leg is called on the wire, porta 2120. The tag may be empty.
struct DialogId
{
    QString id;
    QString tag;

    [[nodiscard]] bool isEmpty() const { return id.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const DialogId&, const DialogId&) = default;
};

//! An on-the-spot conference on the wire, porta 2833.
struct RoomRef
{
    QString name;
    QString owner; //!< account that pays

    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const RoomRef&, const RoomRef&) = default;
};

//! What the notifications are about, porta 1193: "i_customer" and its number. Sent as a number where it is one.
struct WatchKey
{
    QString name;
    QString value;

    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const WatchKey&, const WatchKey&) = default;
};

//! {"cseq":2,"service":...,"method":...,"auth_info":{"session_id":...},"params":{...}}, porta 1104. No session: an
//! empty auth_info. cseq 0: none, and then the PBX does not answer.
[[nodiscard]] QByteArray encode(const PortaRequest& request, quint32 cseq, const QString& sessionId);

//! Builds a request from loosely typed parameters (a form, a command line): refuses names that the document does not
//! have and missing ones, reads numbers and {...} out of text.
[[nodiscard]] Result<PortaRequest> makeRequest(const PortaMethod& method, const QJsonObject& loose);

namespace request {

[[nodiscard]] PortaRequest login(const QString& user, const QString& password, const QString& domain);
[[nodiscard]] PortaRequest logout();
//! `service` is CallControl, or Customer for older servers (notes 6).
[[nodiscard]] PortaRequest enableNotifications(const QString& service, const WatchKey& key);
[[nodiscard]] PortaRequest disableNotifications(const QString& service, const WatchKey& key);
[[nodiscard]] PortaRequest callsList(const WatchKey& key);
[[nodiscard]] PortaRequest accountList(const QJsonObject& filter);
[[nodiscard]] PortaRequest customerInfo();
[[nodiscard]] PortaRequest callQueueList();
[[nodiscard]] PortaRequest originate(const QString& payer, const QString& from, const QString& to, bool autoPickup);
//! `mode` is "notify" or "invite" (notes 13).
[[nodiscard]] PortaRequest answer(const DialogId& leg, const QString& mode);
[[nodiscard]] PortaRequest terminate(const DialogId& leg);
[[nodiscard]] PortaRequest hold(const DialogId& leg);
[[nodiscard]] PortaRequest unhold(const DialogId& leg);
[[nodiscard]] PortaRequest transfer(const DialogId& leg, const QString& to);
[[nodiscard]] PortaRequest join(const DialogId& first, const DialogId& second);
[[nodiscard]] PortaRequest joinRoom(const RoomRef& room, const QString& number, const QJsonObject& participant);
[[nodiscard]] PortaRequest convertToRoom(
    const RoomRef& room, const DialogId& leg, const QString& transport, const QString& callee, const QJsonObject& both);
[[nodiscard]] PortaRequest roomList();
[[nodiscard]] PortaRequest participantList(const RoomRef& room);
//! `change` holds the flags that change, e.g. {"mute":"Y"}.
[[nodiscard]] PortaRequest updateParticipant(const RoomRef& room, const QString& id, QJsonObject change);
[[nodiscard]] PortaRequest deleteParticipant(const RoomRef& room, const QString& id);

} // namespace request

} // namespace callboard::portasip
