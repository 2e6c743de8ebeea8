// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/adminengine.h"

#include "core/admin/conversation.h"
#include "core/pbx/pbxclient.h"

#include <QCoreApplication>

namespace callboard::admin {

namespace {

template <typename T> QCoro::Task<> deliver(QCoro::Task<T> task, std::shared_ptr<QPromise<T>> promise)
{
    T value = co_await task;
    promise->addResult(std::move(value));
    promise->finish();
}

template <typename T> QFuture<T> launch(QCoro::Task<T> task)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> future = promise->future();
    deliver(std::move(task), std::move(promise));
    return future;
}

template <typename T> QFuture<Result<T>> refused(const Error& error)
{
    return QtFuture::makeReadyFuture(Result<T>(unexpected(error)));
}

} // namespace

AdminEngine::AdminEngine(std::shared_ptr<const Catalogue> catalogue, PbxClient& client)
    : m_site{&client, std::move(catalogue)}
{
}

QFuture<Result<QList<Record>>> AdminEngine::list(
    const Resource& resource, const Record& scope, const QStringList& fields) const
{
    const Checked checked = check(resource, scope, Purpose::Filter);
    if (!checked.ok())
        return refused<QList<Record>>(toError(checked.problems));
    return launch(conversation::list(m_site, &resource, checked.values, fields));
}

QFuture<Result<Record>> AdminEngine::get(const Resource& resource, const QString& id, const QStringList& fields) const
{
    const Result<Record> key = resource.keyOf(id);
    if (!key)
        return refused<Record>(key.error());
    return launch(conversation::read(m_site, &resource, *key, fields));
}

QFuture<Result<QString>> AdminEngine::describe(const Resource& resource, const QString& id) const
{
    const Result<Record> key = resource.keyOf(id);
    if (!key)
        return refused<QString>(key.error());
    return launch(conversation::describe(m_site, &resource, *key));
}

Result<ChangePreview> AdminEngine::previewCreate(const Resource& resource, const Record& values) const
{
    if (resource.create.isEmpty())
        return unexpected(
            notSupported(QCoreApplication::translate("Admin", "This PBX cannot create a %1.").arg(resource.singular)));
    const Checked checked = completed(resource, values);
    if (!checked.ok())
        return unexpected(toError(checked.problems));
    return ChangePreview::of(resource, {}, checked.values);
}

QFuture<Result<Record>> AdminEngine::create(const Resource& resource, const Record& values) const
{
    return launch(conversation::create(m_site, &resource, values));
}

QFuture<Result<ChangePreview>> AdminEngine::preview(
    const Resource& resource, const QString& id, const Record& changes) const
{
    const Result<Record> key = resource.keyOf(id);
    if (!key)
        return refused<ChangePreview>(key.error());
    return launch(conversation::update(m_site, &resource, *key, changes, false));
}

QFuture<Result<ChangePreview>> AdminEngine::update(
    const Resource& resource, const QString& id, const Record& changes) const
{
    const Result<Record> key = resource.keyOf(id);
    if (!key)
        return refused<ChangePreview>(key.error());
    return launch(conversation::update(m_site, &resource, *key, changes, true));
}

QFuture<Result<void>> AdminEngine::remove(
    const Resource& resource, const QString& id, const QString& confirmation) const
{
    const Result<Record> key = resource.keyOf(id);
    if (!key)
        return refused<void>(key.error());
    return launch(conversation::remove(m_site, &resource, *key, confirmation));
}

QFuture<ImportLine> AdminEngine::importRecords(const Resource& resource, const ImportPlan& plan, bool dryRun) const
{
    auto promise = std::make_shared<QPromise<ImportLine>>();
    promise->start();
    const QFuture<ImportLine> future = promise->future();
    conversation::importAll(m_site, &resource, plan, dryRun, std::move(promise));
    return future;
}

QFuture<Result<CsvExport>> AdminEngine::exportRecords(const Resource& resource) const
{
    return launch(conversation::exportAll(m_site, &resource));
}

} // namespace callboard::admin
