// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capability.h"
#include "core/domain/conference.h"
#include "core/domain/contact.h"
#include "core/domain/extension.h"
#include "core/domain/line.h"
#include "core/domain/linkstatus.h"
#include "core/domain/mailbox.h"
#include "core/domain/park.h"
#include "core/domain/queue.h"

#include <QJsonObject>

namespace callboard {

// The rows that scripts see. Keys are always present; null where the PBX does not say;
// times are ISO 8601 UTC with milliseconds.
[[nodiscard]] QJsonObject toJson(const Call& call);
[[nodiscard]] QJsonObject toJson(const Extension& extension);
[[nodiscard]] QJsonObject toJson(const ParkSlot& slot);
[[nodiscard]] QJsonObject toJson(const Queue& queue, const QList<Agent>& agents);
[[nodiscard]] QJsonObject toJson(const Agent& agent);
[[nodiscard]] QJsonObject toJson(const Mailbox& mailbox);
[[nodiscard]] QJsonObject toJson(const Contact& contact);
[[nodiscard]] QJsonObject toJson(const Line& line);
[[nodiscard]] QJsonObject toJson(const ConferenceRoom& room);
[[nodiscard]] QJsonObject toJson(const LinkStatus& status);
[[nodiscard]] QJsonObject toJson(const CapabilitySet& capabilities);

//! "2026-03-01T09:30:00.250Z", or null when invalid.
[[nodiscard]] QJsonValue timeJson(const QDateTime& time);

} // namespace callboard
