// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSslCertificate>
#include <QSslKey>

namespace callboard::sim {

struct Certificate
{
    QSslCertificate certificate;
    QSslKey key;

    [[nodiscard]] QString fingerprint() const; //!< SHA-256, lower-case hex
};

//! A fresh self-signed certificate for 127.0.0.1 and localhost, valid for a year: what most PBXes come with.
[[nodiscard]] Result<Certificate> makeSelfSigned();

} // namespace callboard::sim
