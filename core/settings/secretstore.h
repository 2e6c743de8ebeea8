// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QHash>

namespace callboard {

//! Where passwords and API keys live, under a site's id. Asynchronous, because a keychain may ask the person first.
//! Every future finishes; a store that is destroyed finishes its open ones as Cancelled.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    //! An empty text when there is no secret under this key: that is no error.
    virtual QFuture<Result<QString>> read(const QString& key) = 0;
    //! The value is what was written.
    virtual QFuture<Result<QString>> write(const QString& key, const QString& secret) = 0;
    //! Removing what is not there succeeds.
    virtual QFuture<Result<QString>> remove(const QString& key) = 0;
};

//! Forgets everything when the program ends.
class MemorySecretStore final : public SecretStore
{
public:
    QFuture<Result<QString>> read(const QString& key) override;
    QFuture<Result<QString>> write(const QString& key, const QString& secret) override;
    QFuture<Result<QString>> remove(const QString& key) override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace callboard
