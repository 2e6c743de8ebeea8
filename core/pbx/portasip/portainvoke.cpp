// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The door to every documented operation.
#include "core/pbx/maskedjson.h"
#include "core/pbx/portasip/portaclient.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kEventPrefix = "porta.event."_L1;
constexpr std::array kIvrEvents{"play_prompt_completed"_L1, "dtmf_digit_detected"_L1}; // porta 2088

QFuture<Result<QJsonValue>> refuse(const Error& error)
{
    return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(error)));
}

} // namespace

QFuture<Result<QJsonValue>> PortaClient::invoke(const QString& operation, const QJsonObject& parameters)
{
    return invokeRevealing(operation, parameters, {});
}

QFuture<Result<QJsonValue>> PortaClient::invokeRevealing(
    const QString& operation, const QJsonObject& parameters, const QStringList& paths)
{
    if (operation.startsWith(kEventPrefix))
        return readIvr(operation.mid(kEventPrefix.size()));
    const PortaMethod* method = portaMethod(operation);
    if (!method && PortaMedia::operations().contains(operation))
        return m_media.invoke(operation, parameters, paths);
    if (!method)
        return refuse(notSupported(tr("PortaSIP's API has no operation \"%1\".").arg(operation)));
    const auto request = makeRequest(*method, parameters);
    if (!request)
        return refuse(request.error());
    return m_session.send(*request).then([paths](const Result<QJsonValue>& reply) -> Result<QJsonValue> {
        if (!reply)
            return unexpected(reply.error());
        return maskedJson(*reply, paths);
    });
}

//! The latest of these events, oldest first; each is handed out once.
QFuture<Result<QJsonValue>> PortaClient::readIvr(const QString& event)
{
    if (std::ranges::find(kIvrEvents, event) == kIvrEvents.end())
        return refuse(notSupported(tr("PortaSIP's API has no event \"%1\" to wait for.").arg(event)));
    QJsonArray out;
    std::erase_if(m_ivr, [&](const QJsonObject& one) {
        if (one.value("event"_L1).toString() != event)
            return false;
        out.append(one);
        return true;
    });
    return QtFuture::makeReadyFuture(Result<QJsonValue>(QJsonValue(out)));
}

QStringList PortaClient::operations() const
{
    QStringList out;
    for (const PortaMethod& method : portaMethods())
        out.append(method.operation);
    for (const QLatin1StringView event : kIvrEvents)
        out.append(kEventPrefix + event);
    return out + PortaMedia::operations();
}

} // namespace callboard::portasip
