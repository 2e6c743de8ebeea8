// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/portasip/portarequests.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kCallControl = "CallControl"_L1;
constexpr auto kEvent = "sip.call_control_notifications"_L1;
constexpr auto kWatch = "event i_account# i_customer# i_main_office# i_ivr_an#"_L1;
constexpr auto kWatchless = "i_account# i_customer# i_main_office# i_ivr_an#"_L1;
constexpr auto kCallOnly = "call!{}"_L1;

// Section 3 of the document in its order, then the PortaBilling methods that it sends the reader to.
constexpr std::array kMethods{
    PortaMethod{"porta.CallControl.enable_api_notifications"_L1, kCallControl, "enable_api_notifications"_L1, kWatch},
    PortaMethod{"porta.CallControl.disable_api_notifications"_L1, kCallControl, "disable_api_notifications"_L1, kWatch},
    PortaMethod{"porta.CallControl.get_sip_calls_list"_L1, kCallControl, "get_sip_calls_list"_L1, kWatchless},
    PortaMethod{"porta.CallControl.originate_advanced_call"_L1, kCallControl, "originate_advanced_call"_L1,
        "bill_id caller_id callee_id! callee_auto_pickup"_L1},
    PortaMethod{"porta.CallControl.answer_call"_L1, kCallControl, "answer_call"_L1, "call!{} callee_answer_mode"_L1},
    PortaMethod{"porta.CallControl.terminate_call"_L1, kCallControl, "terminate_call"_L1, kCallOnly},
    PortaMethod{"porta.CallControl.hold_call"_L1, kCallControl, "hold_call"_L1, kCallOnly},
    PortaMethod{"porta.CallControl.unhold_call"_L1, kCallControl, "unhold_call"_L1, kCallOnly},
    PortaMethod{
        "porta.CallControl.transfer_call"_L1, kCallControl, "transfer_call"_L1, "call!{} cld! sip_headers{}"_L1},
    PortaMethod{"porta.CallControl.join_calls"_L1, kCallControl, "join_calls"_L1, "call!{} to_call!{}"_L1},
    PortaMethod{"porta.CallControl.play_prompt"_L1, kCallControl, "play_prompt"_L1, "call!{} url! order# repeat#"_L1},
    PortaMethod{"porta.CallControl.stop_play_prompt"_L1, kCallControl, "stop_play_prompt"_L1, "call!{} order#"_L1},
    PortaMethod{"porta.CallControl.start_dtmf_detect"_L1, kCallControl, "start_dtmf_detect"_L1, kCallOnly},
    PortaMethod{"porta.CallControl.stop_dtmf_detect"_L1, kCallControl, "stop_dtmf_detect"_L1, kCallOnly},
    PortaMethod{"porta.CallControl.ring_call"_L1, kCallControl, "ring_call"_L1, kCallOnly},
    PortaMethod{"porta.CallControl.progress_call"_L1, kCallControl, "progress_call"_L1, kCallOnly},
    PortaMethod{"porta.CallControl.join_on_spot_conference"_L1, kCallControl, "join_on_spot_conference"_L1,
        "call_info!{} conference_info!{} participant_info{}"_L1},
    PortaMethod{"porta.CallControl.convert_to_on_spot_conference"_L1, kCallControl, "convert_to_on_spot_conference"_L1,
        "conference_info!{} call_info!{} callee!{} caller!{}"_L1},
    PortaMethod{"porta.CallControl.get_on_spot_conference_list"_L1, kCallControl, "get_on_spot_conference_list"_L1,
        "conference_info{}"_L1},
    PortaMethod{"porta.CallControl.get_on_spot_conference_participant_list"_L1, kCallControl,
        "get_on_spot_conference_participant_list"_L1, "conference_info!{}"_L1},
    PortaMethod{"porta.CallControl.update_on_spot_conference_participant"_L1, kCallControl,
        "update_on_spot_conference_participant"_L1, "conference_info!{} participant_info!{}"_L1},
    PortaMethod{"porta.CallControl.delete_on_spot_conference_participant"_L1, kCallControl,
        "delete_on_spot_conference_participant"_L1, "conference_info!{} participant_info!{}"_L1},
    PortaMethod{
        "porta.external.get_account_list"_L1, "Account"_L1, "get_account_list"_L1, "id i_customer# offset# limit#"_L1},
    PortaMethod{"porta.external.get_customer_info"_L1, "Customer"_L1, "get_customer_info"_L1, "i_customer#"_L1},
    PortaMethod{"porta.external.obtain_access_number"_L1, "Account"_L1, "obtain_access_number"_L1, "i_account#"_L1},
    PortaMethod{"porta.external.get_callqueue_list"_L1, "Customer"_L1, "get_callqueue_list"_L1, "i_customer#"_L1},
};

struct Parameter
{
    QString name;
    bool required = false;
    bool number = false;
    bool object = false;
};

QList<Parameter> parametersOf(const PortaMethod& method)
{
    QList<Parameter> out;
    for (const QString& word : QString(method.params).split(u' ', Qt::SkipEmptyParts)) {
        Parameter parameter;
        parameter.required = word.contains(u'!');
        parameter.number = word.contains(u'#');
        parameter.object = word.endsWith("{}"_L1);
        const auto end = std::ranges::find_if(word, [](QChar c) { return c == u'!' || c == u'#' || c == u'{'; });
        parameter.name = word.first(end - word.begin());
        out.append(parameter);
    }
    return out;
}

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

QString tr(const char* text)
{
    return QCoreApplication::translate("PortaRequests", text);
}

//! The document types ids as numbers and prints them as text in places (notes 7): a number goes out as one.
QJsonValue numberOrText(const QString& text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

Result<QJsonValue> typed(const Parameter& parameter, const QJsonValue& value)
{
    if (parameter.object && !value.isObject()) {
        const auto document = QJsonDocument::fromJson(value.toString().toUtf8());
        if (!document.isObject()) {
            return unexpected(
                invalid(tr("\"%1\" must be an object, for example {\"id\":\"...\"}.").arg(parameter.name)));
        }
        return document.object();
    }
    if (parameter.number && value.isString()) {
        const QJsonValue number = numberOrText(value.toString());
        if (number.isString())
            return unexpected(invalid(tr("\"%1\" must be a number.").arg(parameter.name)));
        return number;
    }
    return value;
}

PortaRequest onCall(const QString& method, const DialogId& leg)
{
    return {kCallControl, method, {{u"call"_s, leg.toJson()}}};
}

PortaRequest watching(const QString& service, const QString& method, const WatchKey& key)
{
    QJsonObject params = key.toJson();
    params.insert(u"event"_s, QString(kEvent)); // notes 8: in every sample, in no table
    return {service, method, params};
}

} // namespace

QJsonObject DialogId::toJson() const
{
    QJsonObject out{{u"id"_s, id}};
    if (!tag.isEmpty())
        out.insert(u"tag"_s, tag);
    return out;
}

QJsonObject RoomRef::toJson() const
{
    QJsonObject out{{u"name"_s, name}};
    if (!owner.isEmpty())
        out.insert(u"owner_id"_s, owner);
    return out;
}

QJsonObject WatchKey::toJson() const
{
    return {{name, numberOrText(value)}};
}

std::span<const PortaMethod> portaMethods()
{
    return kMethods;
}

const PortaMethod* portaMethod(QStringView operation)
{
    const auto it = std::ranges::find_if(kMethods, [&](const PortaMethod& m) { return operation == m.operation; });
    return it == kMethods.end() ? nullptr : &*it;
}

QByteArray encode(const PortaRequest& request, quint32 cseq, const QString& sessionId)
{
    QJsonObject auth;
    if (!sessionId.isEmpty())
        auth.insert(u"session_id"_s, sessionId);
    QJsonObject message{{u"service"_s, request.service}, {u"method"_s, request.method}, {u"auth_info"_s, auth},
        {u"params"_s, request.params}};
    if (cseq > 0)
        message.insert(u"cseq"_s, qint64(cseq));
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

Result<PortaRequest> makeRequest(const PortaMethod& method, const QJsonObject& loose)
{
    PortaRequest out{method.service, method.name, {}};
    const QList<Parameter> known = parametersOf(method);
    for (auto it = loose.begin(); it != loose.end(); ++it) {
        const auto parameter = std::ranges::find(known, it.key(), &Parameter::name);
        if (parameter == known.end())
            return unexpected(invalid(tr("%1 has no parameter \"%2\".").arg(method.name, it.key())));
        const auto value = typed(*parameter, it.value());
        if (!value)
            return unexpected(value.error());
        out.params.insert(it.key(), *value);
    }
    for (const Parameter& parameter : known) {
        if (parameter.required && !out.params.contains(parameter.name))
            return unexpected(invalid(tr("%1 needs the parameter \"%2\".").arg(method.name, parameter.name)));
        if (parameter.name == "event"_L1 && !out.params.contains("event"_L1))
            out.params.insert(u"event"_s, QString(kEvent));
    }
    if (method.name == "get_on_spot_conference_list"_L1 && out.params.isEmpty())
        out.params.insert(u"conference_info"_s, QJsonObject()); // porta 2699
    return out;
}

namespace request {

PortaRequest login(const QString& user, const QString& password, const QString& domain)
{
    QJsonObject params{{u"login"_s, user}, {u"password"_s, password}};
    if (!domain.isEmpty())
        params.insert(u"domain"_s, domain); // notes 3: only where one is known
    return {u"Session"_s, u"login"_s, params};
}

PortaRequest logout()
{
    return {u"Session"_s, u"logout"_s, {}};
}

PortaRequest enableNotifications(const QString& service, const WatchKey& key)
{
    return watching(service, u"enable_api_notifications"_s, key);
}

PortaRequest disableNotifications(const QString& service, const WatchKey& key)
{
    return watching(service, u"disable_api_notifications"_s, key);
}

PortaRequest callsList(const WatchKey& key)
{
    return {kCallControl, u"get_sip_calls_list"_s, key.toJson()};
}

PortaRequest accountList(const QJsonObject& filter)
{
    return {u"Account"_s, u"get_account_list"_s, filter};
}

PortaRequest customerInfo()
{
    return {u"Customer"_s, u"get_customer_info"_s, {}};
}

PortaRequest callQueueList()
{
    return {u"Customer"_s, u"get_callqueue_list"_s, {}};
}

PortaRequest originate(const QString& payer, const QString& from, const QString& to, bool autoPickup)
{
    QJsonObject params{{u"caller_id"_s, from}, {u"callee_id"_s, to}};
    if (!payer.isEmpty())
        params.insert(u"bill_id"_s, payer);
    if (autoPickup)
        params.insert(u"callee_auto_pickup"_s, u"Y"_s); // notes 14
    return {kCallControl, u"originate_advanced_call"_s, params};
}

PortaRequest answer(const DialogId& leg, const QString& mode)
{
    PortaRequest out = onCall(u"answer_call"_s, leg);
    out.params.insert(u"callee_answer_mode"_s, mode);
    return out;
}

PortaRequest terminate(const DialogId& leg)
{
    return onCall(u"terminate_call"_s, leg);
}

PortaRequest hold(const DialogId& leg)
{
    return onCall(u"hold_call"_s, leg);
}

PortaRequest unhold(const DialogId& leg)
{
    return onCall(u"unhold_call"_s, leg);
}

PortaRequest transfer(const DialogId& leg, const QString& to)
{
    PortaRequest out = onCall(u"transfer_call"_s, leg);
    out.params.insert(u"cld"_s, to);
    return out;
}

PortaRequest join(const DialogId& first, const DialogId& second)
{
    PortaRequest out = onCall(u"join_calls"_s, first);
    out.params.insert(u"to_call"_s, second.toJson());
    return out;
}

PortaRequest joinRoom(const RoomRef& room, const QString& number, const QJsonObject& participant)
{
    QJsonObject callInfo{{u"callee_id"_s, number}};
    if (!room.owner.isEmpty())
        callInfo.insert(u"caller_id"_s, room.owner);
    QJsonObject params{{u"call_info"_s, callInfo}, {u"conference_info"_s, room.toJson()}};
    if (!participant.isEmpty())
        params.insert(u"participant_info"_s, participant);
    return {kCallControl, u"join_on_spot_conference"_s, params};
}

PortaRequest convertToRoom(
    const RoomRef& room, const DialogId& leg, const QString& transport, const QString& callee, const QJsonObject& both)
{
    QJsonObject callInfo = leg.toJson();
    callInfo.insert(u"callee_id"_s, callee); // notes 21
    if (!transport.isEmpty())
        callInfo.insert(u"transport_id"_s, transport);
    return {kCallControl, u"convert_to_on_spot_conference"_s,
        {{u"conference_info"_s, room.toJson()}, {u"call_info"_s, callInfo}, {u"callee"_s, both}, {u"caller"_s, both}}};
}

PortaRequest roomList()
{
    return {kCallControl, u"get_on_spot_conference_list"_s, {{u"conference_info"_s, QJsonObject()}}};
}

PortaRequest participantList(const RoomRef& room)
{
    return {kCallControl, u"get_on_spot_conference_participant_list"_s, {{u"conference_info"_s, room.toJson()}}};
}

PortaRequest updateParticipant(const RoomRef& room, const QString& id, QJsonObject change)
{
    change.insert(u"participant_id"_s, numberOrText(id));
    return {kCallControl, u"update_on_spot_conference_participant"_s,
        {{u"conference_info"_s, room.toJson()}, {u"participant_info"_s, change}}};
}

PortaRequest deleteParticipant(const RoomRef& room, const QString& id)
{
    return {kCallControl, u"delete_on_spot_conference_participant"_s,
        {{u"conference_info"_s, room.toJson()},
            {u"participant_info"_s, QJsonObject{{u"participant_id"_s, numberOrText(id)}}}}};
}

} // namespace request

} // namespace callboard::portasip
