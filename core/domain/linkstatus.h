// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QDateTime>

namespace callboard {

//! State of one PBX connection. Legal transitions:
//!   Offline        -> Connecting                                        (open)
//!   Connecting     -> Authenticating | Backoff | Offline
//!   Authenticating -> Synchronising | Backoff | Offline                 (Offline: login or certificate refused)
//!   Synchronising  -> Live | Degraded | Backoff | Offline
//!   Live           -> Degraded | Synchronising | Backoff | Offline
//!   Degraded       -> Live | Synchronising | Backoff | Offline
//!   Backoff        -> Connecting | Offline
//! Anything else is a defect in a client and is logged.
enum class LinkState : quint8 { Offline, Connecting, Authenticating, Synchronising, Live, Degraded, Backoff };

[[nodiscard]] QString toName(LinkState state);
[[nodiscard]] bool isLegalTransition(LinkState from, LinkState to);

struct LinkStatus
{
    LinkState state = LinkState::Offline;
    QDateTime since; //!< UTC, when `state` began
    QDateTime lastHeard; //!< UTC, when the PBX last said anything; invalid before the first word
    QDateTime nextAttempt; //!< UTC; valid in Backoff only
    int attempt = 0; //!< which attempt this is, from 1
    int latencyMs = -1; //!< last measured round trip, -1 unknown
    qint64 dropped = 0; //!< records dropped because they could not be read, since open()
    Error error; //!< why we are in Backoff, Degraded or Offline; empty message when there is no reason

    friend bool operator==(const LinkStatus&, const LinkStatus&) = default;
};

//! What the PBX showed when its certificate was not trusted. `changed` = another one was pinned before.
struct CertificateOffer
{
    SiteId site;
    QString host;
    QString fingerprint; //!< SHA-256, lower-case hex without separators
    QString subject;
    QString issuer;
    QDateTime validFrom;
    QDateTime validTo;
    QStringList problems; //!< why the system does not trust it, in plain words
    bool changed = false;
    QString pinned; //!< the fingerprint that was pinned, when `changed`
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::LinkStatus)
Q_DECLARE_METATYPE(callboard::CertificateOffer)
