// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/sitemanager.h"

#include "app/wiring/clientfactory.h"
#include "core/base/logging.h"
#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/settings/secretstore.h"
#include "core/settings/sitesecrets.h"
#include "core/settings/sitestore.h"

#include <QFutureWatcher>

namespace callboard {

SiteManager::SiteManager(
    LiveModels& models, CommandRunner& runner, SecretStore& secrets, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_models(models)
    , m_runner(runner)
    , m_secrets(secrets)
    , m_clock(clock)
{
}

SiteManager::~SiteManager()
{
    closeAll();
}

void SiteManager::openStored()
{
    if (!m_store)
        return;
    for (const SiteProfile& profile : m_store->sites())
        openWithStoredSecret(profile);
}

void SiteManager::openWithStoredSecret(const SiteProfile& profile)
{
    // A watcher rather than then(this, ...): the keychain may answer after this object is gone.
    auto* watcher = new QFutureWatcher<Result<SiteSecrets>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, profile] {
        watcher->deleteLater();
        const Result<SiteSecrets> secrets = watcher->result();
        if (!secrets || secrets->main.isEmpty()) {
            Q_EMIT secretMissing(profile, secrets ? Error{} : secrets.error());
            return;
        }
        if (const auto started = open(profile, *secrets); !started)
            Q_EMIT refused(profile, started.error());
    });
    watcher->setFuture(readSecrets(m_secrets, profile.id));
}

Result<void> SiteManager::open(const SiteProfile& profile, const SiteSecrets& secrets)
{
    auto made = makeClient(profile, secrets, m_clock);
    if (!made)
        return unexpected(made.error());
    close(profile.id);
    const std::shared_ptr<PbxClient> client = std::move(*made);
    m_clients.insert(profile.id, client);
    m_order.append(profile.id);
    connect(client.get(), &PbxClient::certificateOffered, this, &SiteManager::certificateOffered);
    connect(client.get(), &PbxClient::profileChanged, this, [this](const SiteProfile& changed) {
        if (!m_store)
            return;
        if (const auto saved = m_store->save(changed); !saved)
            qCWarning(lcSettings).noquote() << describe(saved.error());
    });
    m_models.attach(client.get());
    m_runner.attach(client.get());
    Q_EMIT opened(client.get());
    client->open();
    return {};
}

void SiteManager::close(const SiteId& site)
{
    const auto client = m_clients.take(site);
    if (!client)
        return;
    m_order.removeAll(site);
    client->close();
    m_runner.detach(site);
    m_models.detach(site);
    Q_EMIT closed(site);
}

void SiteManager::reconnect(const SiteId& site)
{
    if (PbxClient* open = client(site)) {
        open->close();
        open->open();
    }
}

void SiteManager::closeAll()
{
    for (const SiteId& site : QList<SiteId>(m_order))
        close(site);
}

PbxClient* SiteManager::client(const SiteId& site) const
{
    return m_clients.value(site).get();
}

QList<PbxClient*> SiteManager::clients() const
{
    QList<PbxClient*> all;
    for (const SiteId& site : m_order)
        all << client(site);
    return all;
}

} // namespace callboard
