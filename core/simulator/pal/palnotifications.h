// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QJsonObject>

//! What the PBX says unasked, as the document prints it (section 4), or in profile wire as real systems were seen to.
namespace callboard::sim::pal {

[[nodiscard]] QJsonObject notification(const QString& method, const QJsonObject& params);
[[nodiscard]] QJsonObject status(const Talker& talker, LegEvent event, const QString& tag, bool wire);
[[nodiscard]] QJsonObject ended(const Talker& talker, const EndReason& reason, const QString& tag, bool wire);
[[nodiscard]] QJsonObject registered(const QString& user, bool on, bool wire);
[[nodiscard]] QJsonObject voicemail(const QString& user, const Mailbox& box);
[[nodiscard]] QJsonObject recording(const Talker& talker, bool on);
[[nodiscard]] QJsonObject parked(const ParkedCall& call, bool on, bool wire);
[[nodiscard]] QJsonObject line(const SharedLine& line, bool on);
[[nodiscard]] QJsonObject queue(const QueueEntry& entry, bool on);
[[nodiscard]] int statusCode(LegEvent event);

} // namespace callboard::sim::pal
