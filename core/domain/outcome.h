// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonValue>
#include <QMetaType>

namespace callboard {

//! What became of a Command. Sent to the wire at most once, whatever happened.
struct Outcome
{
    enum class Status : quint8 {
        Done, //!< the PBX said so, or its state shows it
        Unconfirmed, //!< accepted or sent, but nothing showed that it took effect in time
        Failed, //!< see `error`
    };
    Status status = Status::Failed;
    QString text; //!< the PBX's own words, verbatim; may be empty
    Error error;
    QJsonValue data; //!< what the PBX returned, where a caller asked for it

    [[nodiscard]] bool ok() const { return status == Status::Done; }
    static Outcome done(QString text = {}) { return {Status::Done, std::move(text), {}, {}}; }
    static Outcome unconfirmed(QString text = {}) { return {Status::Unconfirmed, std::move(text), {}, {}}; }
    static Outcome failed(Error error) { return {Status::Failed, {}, std::move(error), {}}; }
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Outcome)
