// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/jade/jadejson.h"

#include <QMap>
#include <QStringList>

#include <expected>

namespace callboard::sim::jade {

enum class Kind : quint8 { Text, Number, Object, Array };

struct Field
{
    QString name;
    Kind kind = Kind::Text;
    QJsonValue fallback{QJsonValue::Null}; //!< of a record that is created without it
    bool required = false;
};

//! A kind of record that is kept and given back, and that nothing here acts on.
struct Resource
{
    QString name;
    QString key; //!< "uuid", made by jade, or "name", given by whoever creates it
    QList<Field> fields;
    bool timed = true; //!< has tm_create and tm_update
    bool soft = false; //!< has in_use and tm_delete; deleting keeps it (jade 13782)
};

//! What jade keeps for itself: records by resource and the configuration files of Asterisk with their backups.
class Store
{
public:
    Store(Stamps& stamps, quint32 seed);

    [[nodiscard]] QList<QJsonObject> all(const Resource& resource) const;
    [[nodiscard]] QJsonObject find(const Resource& resource, const QString& key) const; //!< empty: there is none
    //! The error is an HTTP status: 400 for a value of the wrong type or one that is missing, 404, 409 for a taken
    //! name.
    [[nodiscard]] std::expected<QJsonObject, int> create(const Resource& resource, const QJsonObject& body);
    [[nodiscard]] std::expected<QJsonObject, int> change(
        const Resource& resource, const QString& key, const QJsonObject& body);
    [[nodiscard]] std::expected<QJsonObject, int> remove(const Resource& resource, const QString& key);
    //! As it is, for what exists from the beginning.
    void put(const Resource& resource, const QJsonObject& record);

    // Files. Every change leaves a backup named "<file>.<timestamp>" (jade 17816).
    [[nodiscard]] QString text(const QString& file) const { return m_files.value(file); }
    [[nodiscard]] bool hasFile(const QString& file) const { return m_files.contains(file); }
    void begin(const QString& file, const QString& text) { m_files.insert(file, text); }
    void write(const QString& file, const QString& text);
    bool removeFile(const QString& backup) { return m_files.remove(backup) > 0; }
    [[nodiscard]] QStringList backups(const QString& file) const;
    //! Sections of options; the value of an "=>" begins with "> ", several of one name are an array (jade 17700).
    [[nodiscard]] QJsonObject sections(const QString& file) const;
    void writeSections(const QString& file, const QJsonObject& sections);

private:
    [[nodiscard]] int check(const Resource& resource, const QJsonObject& body) const;

    Stamps& m_stamps;
    quint32 m_seed;
    int m_made = 0;
    QMap<QString, QList<QJsonObject>> m_records;
    QMap<QString, QString> m_files;
};

} // namespace callboard::sim::jade
