// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/field.h"
#include "core/base/result.h"

#include <QJsonObject>

namespace callboard::admin {

//! How the values are found in an answer. Every shape takes `at` first: the path of the part that matters.
struct ResultRule
{
    enum class Shape : quint8 {
        Done, //!< a word or a flag that says whether it worked
        Strings, //!< ["a", "b"]: values of `field`
        Rows, //!< [["201", "Ann"], ...]: values in the order of `columns`
        Row, //!< ["Ann", ...]: one record in the order of `columns`
        Positions, //!< [["1", "tenant", ...], ...]: values by Field::position; objects are taken by name
        Objects, //!< [{"aid": 1, ...}, ...]
        Object, //!< {"aid": 1, ...}
        Keyed, //!< {"1": {...}, "2": {...}}: the names are values of `field`
        Value, //!< one value, of `field`
        Key, //!< what a create answers: the new record's `field`
    };
    Shape shape = Shape::Done;
    QString at; //!< path in the answer, parts separated by '/'; empty for the whole
    QString field;
    QStringList columns; //!< field names; "*" stands for the names that were asked for
};

//! Reads long lists in pieces until one comes back short.
struct Paging
{
    QString offset; //!< name of the parameter
    QString limit;
    int size = 0; //!< 0: no paging
};

//! One call of the PBX's API.
struct Operation
{
    QString call; //!< id in the spec, as PbxClient::invoke() takes it
    QJsonObject parameters; //!< templates, see parameters.h
    ResultRule result;
    Paging paging;
    QMap<QString, QString> over; //!< list once for each record of another resource: parameter -> resource
    QString role; //!< who may call it: a name of Catalogue::roles()
    bool dangerous = false; //!< ask first, by typing the name
    bool complete = false; //!< a list whose records have every field
    bool replace = false; //!< what is not sent is lost: the engine reads first and sends everything
    bool onlyWithFields = false; //!< skipped when nothing would be set
    bool refuseExisting = false; //!< a create that would overwrite: the engine looks first
    bool withoutRead = false; //!< an update of what may not be there yet: a sound that nobody recorded
    bool fromList = false; //!< a read that picks its record out of the list
};

//! One kind of thing that an administrator keeps, as the catalogue describes it.
struct Resource
{
    QString id; //!< stable, lower case: what callboardctl takes
    QStringList aliases;
    QString title; //!< "User extensions"
    QString singular; //!< "user extension"
    QString help;
    QStringList key; //!< the fields that name a record; none: there is only one
    QString nameField; //!< what people call a record, next to its key
    bool ofExtension = false; //!< one record for each extension, keyed by its number: a service that a tile can offer
    QList<Field> fields;
    QList<Field> filters; //!< what a list can be narrowed by
    std::optional<Operation> list;
    std::optional<Operation> read;
    QList<Operation> readMore; //!< asked after `read`; what they answer is added. One that is refused is done without.
    QList<Operation> create; //!< in order; empty: impossible
    QList<Operation> update;
    QList<Operation> remove;

    //! The field called `name`, or the family that it belongs to. Null: no such field.
    [[nodiscard]] const Field* field(const QString& name) const;
    [[nodiscard]] const Field* filter(const QString& name) const;
    //! Every name that a read asks for unless told otherwise: shown members, no secrets, nothing blind.
    [[nodiscard]] QStringList readableNames() const;
    //! The columns of a table.
    [[nodiscard]] QStringList listedNames() const;
    [[nodiscard]] QStringList operationNames() const; //!< "list", "get", "create", "update", "delete"
    //! Every call that some operation makes.
    [[nodiscard]] QStringList calls() const;
    [[nodiscard]] bool canRead() const { return read || list; }

    //! "temp1/n1" -> {template: temp1, name: n1}. Only composite ids are split; "%2F" stands for a '/' in a part.
    [[nodiscard]] Result<Record> keyOf(const QString& id) const;
    [[nodiscard]] QString idOf(const Record& record) const;
    //! 'user extension "201" (Ann Smith)', for messages.
    [[nodiscard]] QString describe(const Record& record) const;
    //! Whether the record is of this kind, by its fixed fields; one that the PBX left empty is not held against it.
    [[nodiscard]] bool owns(const Record& record) const;
    //! Values with their JSON types, plus "id".
    [[nodiscard]] QJsonObject toJson(const Record& record) const;
};

} // namespace callboard::admin
