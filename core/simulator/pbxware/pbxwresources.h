// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/pbxware/pbxwactions.h"
#include "core/simulator/pbxware/pbxwextensions.h"

#include <QObject>

namespace callboard::sim::pbxw {

//! How an id is written in a reply that the document shows.
enum class IdKind : quint8 { None, Number, Text };

//! A kind of record that can be listed, written and deleted, as a table says it. Shapes are lists of
//! "key<argument:conversion?default", parted by blanks; without "<" the argument has the key's name.
struct Resource
{
    QString name; //!< "did": the object of the action
    QString title; //!< "DID": in the texts of replies
    QString arguments; //!< as Actions::add() takes them
    QString list; //!< shape of a row
    QString added; //!< the text of a success, %1 = id
    QString deleted;
    QString options; //!< shape of "options" in the configuration; empty: there is no configuration
    Scope listing = Scope::Filter;
    Scope writing = Scope::Tenant;
    Scope deleting = Scope::Tenant;
    IdKind addedId = IdKind::Number;
    IdKind editedId = IdKind::Number;
    IdKind deletedId = IdKind::None;
    QString numberArgument; //!< a number inside the house that must be free
    QString uniqueArgument; //!< no two records share its value
    QString edited; //!< where it is another text than `added`
};

[[nodiscard]] QList<Resource> resources();
//! What is there from the beginning: [{"id":..,"server":..,argument:value}] by resource.
[[nodiscard]] QJsonObject firstRecords();

//! Everything that is configured rather than lived: DIDs, groups, menus, trunks, tenants, packages, departments ...
class Resources : public QObject
{
    Q_OBJECT

public:
    Resources(House& house, Extensions& extensions, QObject* parent = nullptr);

    void addTo(Actions& actions);
    [[nodiscard]] bool isTenant(const QString& server) const;
    //! A tenant that was added a moment ago answers with a page instead of data.
    [[nodiscard]] bool isBeingBuilt(const QString& server) const;

private:
    using Found = std::expected<Record*, QString>;

    void seedRecords();
    void adoptWorld();
    void adopt(const QString& number);
    [[nodiscard]] QMap<int, Record>& table(const Resource& resource) { return m_house.table(resource.name); }
    [[nodiscard]] Found find(const Resource& resource, const Request& request, const QString& argument);
    [[nodiscard]] bool mayTouch(const Resource& resource, const Record& record, const Request& request) const;
    void addResource(Actions& actions, const Resource& resource);
    [[nodiscard]] QJsonObject row(const QString& shape, const Record& record) const;
    [[nodiscard]] QJsonObject listed(const Resource& resource, const Record& record) const;
    [[nodiscard]] Answer list(const Resource& resource, const Request& request);
    [[nodiscard]] Answer add(const Resource& resource, const Request& request);
    [[nodiscard]] Answer edit(const Resource& resource, const Request& request);
    [[nodiscard]] Answer remove(const Resource& resource, const Request& request);
    [[nodiscard]] Answer configuration(const Resource& resource, const Request& request, const QString& argument);
    [[nodiscard]] QJsonValue idValue(IdKind kind, int id, bool sent) const;
    //! Whose a new record is; empty: the whole PBX's.
    [[nodiscard]] static QString serverOf(const Resource& resource, const Request& request);
    void fill(const Resource& resource, Record& record, const Request& request) const;

    // pbxwchecks.cpp
    //! What is wrong with the values together; empty: nothing. `before` is null for a new record.
    [[nodiscard]] QString wrong(const Resource& resource, const Request& request, const Record* before);
    [[nodiscard]] QString wrongMenu(const Request& request, const Record* before) const;
    [[nodiscard]] QString wrongDid(const Request& request, const Record* before);
    [[nodiscard]] QString wrongSmsTrunk(const Request& request, const Record* before) const;

    // pbxwworldside.cpp: what the world acts on.
    void toWorld(const Resource& resource, const Record& record);
    void toWorld(const Record& pagingGroup);
    void outOfWorld(const Resource& resource, const Record& record);
    [[nodiscard]] QStringList membersOf(const Record& record) const;
    [[nodiscard]] Answer setMembers(const Request& request);

    // pbxwrouting.cpp
    void addRoutings(Actions& actions);
    void addTenantTrunks(Actions& actions);
    [[nodiscard]] Answer writeRouting(const QString& table, int parent, const Request& request);
    [[nodiscard]] Answer removeRouting(const QString& table, int parent, const Request& request);
    [[nodiscard]] QJsonObject routings(const QString& table, int parent);
    [[nodiscard]] std::expected<int, QString> didOf(const Request& request);
    [[nodiscard]] Answer tenantTrunks(const Request& request);
    [[nodiscard]] Answer setTenantTrunks(const Request& request);

    House& m_house;
    Extensions& m_extensions;
    QList<Resource> m_resources;
    bool m_syncing = false; //!< we change the world ourselves
    QHash<QString, qint64> m_builtAt; //!< tenants added here, when they are ready
};

} // namespace callboard::sim::pbxw
