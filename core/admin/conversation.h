// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/adminengine.h"
#include "core/admin/validation.h"

#include <QCoroTask>
#include <QPromise>

namespace callboard::admin {

//! The engine's operations as coroutines. Arguments are taken by value because a conversation outlives its caller;
//! a Resource stays valid as long as the catalogue in `site`.
namespace conversation {

using QCoro::Task;

//! One call of the PBX's API.
Task<Result<QJsonValue>> ask(AdminSite site, Operation operation, QJsonObject parameters, QStringList revealed);

Task<Result<QList<Record>>> list(AdminSite site, const Resource* resource, Record scope, QStringList names);
Task<Result<Record>> read(AdminSite site, const Resource* resource, Record key, QStringList names);
Task<Result<Record>> create(AdminSite site, const Resource* resource, Record values);
//! `send` false: only the preview.
Task<Result<ChangePreview>> update(AdminSite site, const Resource* resource, Record key, Record changes, bool send);
Task<Result<void>> remove(AdminSite site, const Resource* resource, Record key, QString confirmation);
Task<Result<QString>> describe(AdminSite site, const Resource* resource, Record key);
Task<Result<CsvExport>> exportAll(AdminSite site, const Resource* resource);
Task<> importAll(AdminSite site, const Resource* resource, ImportPlan plan, bool dryRun,
    std::shared_ptr<QPromise<ImportLine>> promise);

} // namespace conversation

//! What a create sends: the values in the catalogue's spelling, with defaults and what the kind of record implies.
[[nodiscard]] Checked completed(const Resource& resource, const Record& values);

} // namespace callboard::admin
