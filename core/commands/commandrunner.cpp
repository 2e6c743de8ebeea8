// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/pbx/pbxclient.h"

#include <QFutureWatcher>
#include <QPromise>

#include <vector>

namespace callboard {

namespace {

Error cancelled(const QString& message)
{
    return Error{.kind = ErrorKind::Cancelled, .code = {}, .message = message, .detail = {}};
}

bool isUp(LinkState state)
{
    return state == LinkState::Live || state == LinkState::Degraded;
}

//! What a future that somebody else owns came to. A future without a result is one that was given up.
Outcome resultOf(const QFuture<Outcome>& future)
{
    if (future.resultCount() > 0)
        return future.resultAt(0);
    return Outcome::failed(cancelled(CommandRunner::tr("The connection was closed before the PBX answered.")));
}

} // namespace

struct CommandRunner::Pending
{
    Command command;
    QString origin;
    QDateTime at;
    qint64 startedMs = 0;
    bool sent = false;
    QPromise<Outcome> promise;
};

CommandRunner::CommandRunner(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

CommandRunner::~CommandRunner()
{
    for (auto& [key, pending] : m_pending) {
        pending->promise.addResult(Outcome::failed(cancelled(tr("Callboard is closing."))));
        pending->promise.finish();
    }
}

void CommandRunner::attach(PbxClient* client)
{
    const SiteId site = client->site();
    if (PbxClient* old = m_clients.value(site); old == client)
        return;
    detach(site);
    m_clients.insert(site, client);
    m_siteNames.insert(site, client->profile().name);
    const auto changed = [this, site] { Q_EMIT availabilityChanged(site); };
    connect(client, &PbxClient::capabilitiesChanged, this, changed);
    connect(client, &PbxClient::linkChanged, this, changed);
    connect(client, &PbxClient::profileChanged, this,
        [this, site](const SiteProfile& profile) { m_siteNames.insert(site, profile.name); });
    connect(client, &QObject::destroyed, this, [this, site, client] {
        if (m_clients.value(site) != client)
            return;
        m_clients.remove(site);
        cancelAll(site);
        Q_EMIT availabilityChanged(site);
    });
    Q_EMIT availabilityChanged(site);
}

void CommandRunner::detach(const SiteId& site)
{
    PbxClient* client = m_clients.take(site);
    if (!client)
        return;
    disconnect(client, nullptr, this, nullptr);
    cancelAll(site);
    Q_EMIT availabilityChanged(site);
}

Availability CommandRunner::availability(const SiteId& site, Capability verb) const
{
    const PbxClient* client = m_clients.value(site);
    const QString name = m_siteNames.value(site, site.text);
    if (!client)
        return Availability::no(name.isEmpty() ? tr("No PBX is connected.") : tr("%1 is not connected.").arg(name));
    const LinkState state = client->link().state;
    if (isUp(state))
        return client->capabilities().of(verb);
    if (state == LinkState::Offline || state == LinkState::Backoff)
        return Availability::no(tr("%1 is not connected.").arg(name));
    return Availability::no(tr("%1 is still connecting.").arg(name));
}

Availability CommandRunner::availability(const Command& command) const
{
    const Availability can = availability(command.site, command.verb);
    if (can.can && command.verb == Capability::Park && command.target.isEmpty())
        return availability(command.site, Capability::ParkNextFree);
    return can;
}

QFuture<Outcome> CommandRunner::run(const Command& command, const QString& origin)
{
    const quint64 key = m_nextKey++;
    auto pending = std::make_unique<Pending>();
    pending->command = command;
    pending->origin = origin;
    pending->at = m_clock.now();
    pending->startedMs = m_clock.monotonicMs();
    pending->promise.start();
    const QFuture<Outcome> future = pending->promise.future();
    m_pending.emplace(key, std::move(pending));
    Q_EMIT started(command);
    if (const Availability can = availability(command); !can.can) {
        const PbxClient* client = m_clients.value(command.site);
        const bool isSite = client && isUp(client->link().state);
        finish(key,
            Outcome::failed({.kind = isSite ? ErrorKind::NotSupported : ErrorKind::Network,
                .code = {},
                .message = can.why,
                .detail = {}}));
    } else if (command.risk() != Risk::Harmless) {
        ask(key);
    } else {
        submit(key);
    }
    return future;
}

void CommandRunner::ask(quint64 key)
{
    if (!m_confirmer) {
        finish(key, Outcome::failed(cancelled(tr("Nobody could be asked whether to go on."))));
        return;
    }
    auto* watcher = new QFutureWatcher<bool>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, key, watcher] {
        watcher->deleteLater();
        const QFuture<bool> answer = watcher->future();
        if (answer.resultCount() > 0 && answer.resultAt(0))
            submit(key);
        else
            finish(key, Outcome::failed(cancelled(tr("Nothing was changed."))));
    });
    watcher->setFuture(m_confirmer->confirm(questionFor(m_pending.at(key)->command)));
}

void CommandRunner::submit(quint64 key)
{
    const auto found = m_pending.find(key);
    if (found == m_pending.end())
        return; // the site went away while the person was asked
    Pending& pending = *found->second;
    // Between the question and the answer the site may have become unable to do it.
    if (const Availability can = availability(pending.command); !can.can) {
        finish(key, Outcome::failed({.kind = ErrorKind::Network, .code = {}, .message = can.why, .detail = {}}));
        return;
    }
    pending.sent = true;
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, key, watcher] {
        watcher->deleteLater();
        finish(key, resultOf(watcher->future()));
    });
    watcher->setFuture(m_clients.value(pending.command.site)->submit(pending.command));
}

void CommandRunner::finish(quint64 key, const Outcome& outcome)
{
    const auto found = m_pending.find(key);
    if (found == m_pending.end())
        return;
    const std::unique_ptr<Pending> pending = std::move(found->second);
    m_pending.erase(found);
    const AuditEntry entry{
        pending->at, pending->command, pending->origin, outcome, m_clock.monotonicMs() - pending->startedMs};
    m_audit.append(entry);
    if (m_audit.size() > kAuditKept)
        m_audit.removeFirst();
    if (outcome.status == Outcome::Status::Failed)
        qCInfo(lcCommands) << "command" << toName(entry.command.verb) << "failed:" << toName(outcome.error.kind);
    Q_EMIT finished(entry);
    pending->promise.addResult(outcome);
    pending->promise.finish();
}

void CommandRunner::cancelAll(const SiteId& site)
{
    std::vector<quint64> keys;
    for (const auto& [key, pending] : m_pending) {
        if (pending->command.site == site)
            keys.push_back(key);
    }
    for (const quint64 key : keys) {
        const auto found = m_pending.find(key);
        if (found == m_pending.end())
            continue;
        finish(key,
            Outcome::failed(cancelled(found->second->sent
                    ? tr("The connection was closed before the PBX answered. Look at the call to see what happened.")
                    : tr("The connection was closed before anything was sent."))));
    }
}

} // namespace callboard
