// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/httpfaceserver.h"
#include "core/simulator/portasip/portaconnection.h"

//! The same methods without a socket: one request, one answer. Nothing is notified here.
namespace callboard::sim::porta {

//! A request, whatever it was written in.
struct WebRequest
{
    QString service;
    QString method;
    QJsonObject authInfo;
    QJsonObject params;
    bool dryRun = false;
    QList<Attachment> attachments;
};

[[nodiscard]] Reply runWeb(Shared& shared, const WebRequest& request);

//! /rest/SERVICE/METHOD, a form posted to it or the JSON in its path. porta 131
[[nodiscard]] HttpAnswer serveRest(Shared& shared, const HttpAsk& ask);
//! /soap/soap.fcgi. porta 113
[[nodiscard]] HttpAnswer serveSoap(Shared& shared, const HttpAsk& ask);

} // namespace callboard::sim::porta
