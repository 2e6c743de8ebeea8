// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secretstore.h"

namespace callboard {

QFuture<Result<QString>> MemorySecretStore::read(const QString& key)
{
    return QtFuture::makeReadyFuture(Result<QString>(m_secrets.value(key)));
}

QFuture<Result<QString>> MemorySecretStore::write(const QString& key, const QString& secret)
{
    m_secrets.insert(key, secret);
    return QtFuture::makeReadyFuture(Result<QString>(secret));
}

QFuture<Result<QString>> MemorySecretStore::remove(const QString& key)
{
    m_secrets.remove(key);
    return QtFuture::makeReadyFuture(Result<QString>(QString()));
}

} // namespace callboard
