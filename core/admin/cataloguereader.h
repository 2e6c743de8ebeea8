// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/catalogue.h"

namespace callboard::admin {

//! Turns a catalogue's JSON into a Catalogue. Unknown keys are mistakes too: a misspelt "dangerous" must not pass.
class CatalogueReader
{
public:
    [[nodiscard]] Result<std::shared_ptr<const Catalogue>> read(const QByteArray& json);

private:
    void fault(const QString& text);
    //! Reports each key that is not in `known`.
    void checkKeys(const QJsonObject& object, const QStringList& known);
    QString text(const QJsonObject& object, const QString& key, bool needed = false);
    bool flag(const QJsonObject& object, const QString& key);
    std::optional<double> number(const QJsonObject& object, const QString& key);
    QStringList texts(const QJsonObject& object, const QString& key);
    QString translated(const QJsonObject& object, const QString& key, bool needed = false);

    void readTop(const QJsonObject& top);
    QList<Field> readFields(const QJsonArray& array);
    QList<Field> useFieldSet(const QJsonObject& use);
    Field readField(const QJsonObject& object);
    void readFieldValues(const QJsonObject& object, Field& field);
    void readFieldFlags(const QJsonObject& object, Field& field);
    Resource readResource(const QJsonObject& object);
    void readOperations(const QJsonObject& object, Resource& resource);
    QList<Operation> readSteps(const QJsonValue& value);
    Operation readOperation(const QJsonObject& object);
    ResultRule readResult(const QJsonObject& object);

    void checkResource(const Resource& resource);
    void checkTemplates(const Resource& resource, const QJsonValue& value);
    void checkOperation(const Resource& resource, const Operation& operation);

    std::shared_ptr<Catalogue> m_catalogue;
    QJsonObject m_fieldSets;
    QJsonObject m_operationSets;
    QStringList m_place;
    QStringList m_faults;
};

} // namespace callboard::admin
