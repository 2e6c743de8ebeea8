// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pbx/pbxware/pbxwcodec.h"

#include <functional>

namespace callboard::pbxware {

struct OperationArgument
{
    QString name;
    bool required = false;
};

//! One documented action.
struct Operation
{
    enum class Shape : quint8 { Plain, Map, One, List };
    enum class Server : quint8 { None, Tenant, Master };

    QString id; //!< as in the spec: "pbxware.ext.list"
    bool write = false;
    Shape shape = Shape::Plain;
    Server server = Server::None;
    QList<OperationArgument> arguments;

    [[nodiscard]] const OperationArgument* argument(const QString& name) const;
};

[[nodiscard]] const QList<Operation>& operations();
//! nullptr when the document has no such action.
[[nodiscard]] const Operation* operation(const QString& id);
//! The lines behind operations().
[[nodiscard]] QLatin1StringView operationTable();

//! Builds the arguments from loosely typed parameters (a form, a command line): refuses names that the document does
//! not have and missing ones; lists that belong together must be equally long (pbxware 2279). Where an action wants an
//! extension's id, "ext" with its number does as well; `idOf` knows it. `server` goes in unless one is given.
[[nodiscard]] Result<Arguments> makeArguments(const Operation& operation, const QJsonObject& loose,
    const QString& server, const std::function<QString(const QString&)>& idOf);

//! The answer in the form that the document promises: maps as objects, one record without its id around it, words that
//! stand for records as such, lists that belong together side by side under the names by which they are written.
[[nodiscard]] QJsonValue normalised(const Operation& operation, const QJsonValue& answer);

//! What is to be sent back, in the names of otimes.*.set, of what otimes.*.list said (pbxware 6530).
[[nodiscard]] QJsonObject timesForWriting(const QJsonObject& times);

} // namespace callboard::pbxware
