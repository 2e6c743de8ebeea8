// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/jade/jadesession.h"

#include <QJsonObject>

namespace callboard::jade {

struct OperationParameter
{
    enum class Place : quint8 { Path, Query, Body };
    enum class Type : quint8 { Text, Number, Texts, List, Object };
    Place place = Place::Body;
    Type type = Type::Text;
    bool required = false;
    QString name; //!< "*": any other member of the body; "*raw": the body as it is
};

//! One documented path with one verb.
struct Operation
{
    QString id; //!< as in the spec: "jade.GET./admin/core/channels"
    QByteArray verb; //!< "ANY" where the document names none
    QString path; //!< with "<detail>" where something is to be named
    QString role; //!< admin, manager, me or none
    QList<OperationParameter> parameters;

    [[nodiscard]] bool takesAnything() const;
};

[[nodiscard]] const QList<Operation>& operations();
//! nullptr when the document has no such operation.
[[nodiscard]] const Operation* operation(const QString& id);

//! Builds a request from loosely typed parameters (a form, a command line): refuses names that the document does not
//! have and missing ones, reads {...} text where an object is due, splits "a,b" where a list is.
[[nodiscard]] Result<JadeRequest> makeRequest(const Operation& operation, const QJsonObject& loose);

//! The lines behind operations().
[[nodiscard]] QLatin1StringView operationTable();

} // namespace callboard::jade
