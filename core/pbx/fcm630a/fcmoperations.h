// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/fcm630a/fcmsession.h"

namespace callboard::fcm630a {

struct OperationParameter
{
    enum class Type : quint8 { Text, Number, Json };
    QString name; //!< "*": anything else that the document names for the record
    Type type = Type::Text;
    bool required = false;
};

//! One documented action.
struct Operation
{
    enum class Kind : quint8 {
        Session, //!< the connection does it by itself
        Read,
        Act,
        Change, //!< has to be applied afterwards
    };
    QString id; //!< as in the spec: "fcm.listAccount"; "fcm.pmsapi.dnd" is a document within an action
    QString action;
    QString document; //!< of pmsapi: the element in its data
    Kind kind = Kind::Read;
    QList<OperationParameter> parameters;

    [[nodiscard]] const OperationParameter* parameter(const QString& name) const;
};

[[nodiscard]] const QList<Operation>& operations();
//! nullptr when the document has no such operation.
[[nodiscard]] const Operation* operation(const QString& id);

//! Builds a request from loosely typed parameters (a form, a command line): refuses names that the document does not
//! have and missing ones, reads {...} and [...] text where JSON is due.
[[nodiscard]] Result<FcmRequest> makeRequest(const Operation& operation, const QJsonObject& loose);

//! The lines behind operations().
[[nodiscard]] QLatin1StringView operationTable();

} // namespace callboard::fcm630a
