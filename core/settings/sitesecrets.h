// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"
#include "core/settings/secretstore.h"

namespace callboard {

// A site's secrets under its keys in the store. The work is handed to the store at once, so the store may be destroyed
// before a future finishes: it finishes as Cancelled then. What is not stored reads as empty.

[[nodiscard]] QFuture<Result<SiteSecrets>> readSecrets(SecretStore& store, const SiteId& site);
//! An empty second secret removes what was kept. The value is what was written.
[[nodiscard]] QFuture<Result<SiteSecrets>> writeSecrets(
    SecretStore& store, const SiteId& site, const SiteSecrets& secrets);
//! Forgets all of them; the value is empty.
QFuture<Result<SiteSecrets>> removeSecrets(SecretStore& store, const SiteId& site);

} // namespace callboard
