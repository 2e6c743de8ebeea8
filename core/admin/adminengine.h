// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/bulk.h"
#include "core/admin/catalogue.h"
#include "core/admin/changepreview.h"

#include <QFuture>
#include <QPointer>

namespace callboard {
class PbxClient;
}

namespace callboard::admin {

//! What an operation needs of the outside; copied into every conversation, so that none depends on the engine's life.
struct AdminSite
{
    QPointer<PbxClient> client;
    std::shared_ptr<const Catalogue> catalogue;
};

//! Lists, reads and changes what a catalogue describes, through PbxClient::invoke().
//!
//! Everything is checked before anything is sent; the error then lists all problems. A change sends only the fields
//! that differ, except where the PBX replaces whole records: then the current one is read first and sent along.
//! Secrets are never asked for and dropped when they come, unless a caller names the field.
//! Futures finish in the client's thread, with ErrorKind::Cancelled when the client goes away. Nothing is retried.
class AdminEngine
{
public:
    AdminEngine(std::shared_ptr<const Catalogue> catalogue, PbxClient& client);

    [[nodiscard]] const Catalogue& catalogue() const { return *m_site.catalogue; }

    //! The records, narrowed by `scope` (filters, or key fields such as a template); `fields`: the columns unless
    //! given.
    QFuture<Result<QList<Record>>> list(
        const Resource& resource, const Record& scope = {}, const QStringList& fields = {}) const;
    //! One record by its id, see Resource::keyOf(); `fields`: everything but secrets unless given.
    QFuture<Result<Record>> get(const Resource& resource, const QString& id, const QStringList& fields = {}) const;
    //! 'user extension "201" (Ann Smith)': what a dangerous operation would hit. Fails when it does not exist.
    QFuture<Result<QString>> describe(const Resource& resource, const QString& id) const;

    //! What create() would send, checked.
    [[nodiscard]] Result<ChangePreview> previewCreate(const Resource& resource, const Record& values) const;
    //! Creates a record; answers its key and what was set, without secrets.
    QFuture<Result<Record>> create(const Resource& resource, const Record& values) const;

    //! What update() would change, without changing it.
    QFuture<Result<ChangePreview>> preview(const Resource& resource, const QString& id, const Record& changes) const;
    //! Sends what differs; answers what that was. Nothing is sent when nothing differs.
    QFuture<Result<ChangePreview>> update(const Resource& resource, const QString& id, const Record& changes) const;

    //! Deletes a record. Where the catalogue calls that dangerous, `confirmation` must be the record's id, typed again.
    QFuture<Result<void>> remove(const Resource& resource, const QString& id, const QString& confirmation) const;

    //! Creates or changes a record for each line of `plan`. Results come in the order of the lines, progress is counted
    //! in lines, and cancel() stops before the next line. A bad line is reported and the next one goes on.
    QFuture<ImportLine> importRecords(const Resource& resource, const ImportPlan& plan, bool dryRun) const;
    //! Every record as CSV, without secrets.
    QFuture<Result<CsvExport>> exportRecords(const Resource& resource) const;

private:
    AdminSite m_site;
};

} // namespace callboard::admin
