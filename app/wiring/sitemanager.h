// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/pbxclient.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace callboard {

class Clock;
class CommandRunner;
class LiveModels;
class SecretStore;
class SiteStore;

//! Opens sites and keeps what belongs together together: profile, secret, client, models, commands.
class SiteManager : public QObject
{
    Q_OBJECT

public:
    SiteManager(
        LiveModels& models, CommandRunner& runner, SecretStore& secrets, const Clock& clock, QObject* parent = nullptr);
    ~SiteManager() override;

    //! Where profiles that clients change (a pinned certificate) are stored; nullptr: nowhere. Borrowed.
    void setStore(SiteStore* store) { m_store = store; }

    //! Opens every stored profile with its secrets from the secret store.
    void openStored();
    //! Opens with these secrets, replacing a site of the same id. The error says why it could not even start.
    Result<void> open(const SiteProfile& profile, const SiteSecrets& secrets);
    //! Opens with the secrets from the secret store; secretMissing() is emitted when there is no main one.
    void openWithStoredSecret(const SiteProfile& profile);
    void close(const SiteId& site);
    void reconnect(const SiteId& site);
    //! Closes every connection; for the end of the program.
    void closeAll();

    [[nodiscard]] PbxClient* client(const SiteId& site) const;
    [[nodiscard]] QList<PbxClient*> clients() const;

Q_SIGNALS:
    void opened(callboard::PbxClient* client);
    void closed(const callboard::SiteId& site);
    void certificateOffered(const callboard::CertificateOffer& offer);
    //! Somebody has to type the password; `error` says why the keychain could not help, if it could not.
    void secretMissing(const callboard::SiteProfile& profile, const callboard::Error& error);
    //! A call ended a site's start: a brand that this build does not speak.
    void refused(const callboard::SiteProfile& profile, const callboard::Error& error);

private:
    LiveModels& m_models;
    CommandRunner& m_runner;
    SecretStore& m_secrets;
    const Clock& m_clock;
    SiteStore* m_store = nullptr;
    QHash<SiteId, std::shared_ptr<PbxClient>> m_clients;
    QList<SiteId> m_order;
};

} // namespace callboard
