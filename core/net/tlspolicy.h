// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/linkstatus.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace callboard {

//! Decides about a certificate that the system does not trust: the one that the operator pinned passes, every other is
//! shown and refused. Works for QWebSocket and QNetworkAccessManager alike; neither ever ignores an error wholesale.
class TlsPolicy
{
public:
    TlsPolicy() = default;
    TlsPolicy(SiteId site, QString host, const QString& pinned);

    struct Verdict
    {
        QList<QSslError> ignorable; //!< hand exactly these to QWebSocket; empty: let the handshake fail
        std::optional<CertificateOffer> offer; //!< what to show the operator when refused
        Error error; //!< why it is refused; empty message when it is not

        [[nodiscard]] bool accepted() const { return !offer.has_value(); }
    };

    [[nodiscard]] Verdict judge(const QSslCertificate& peer, const QList<QSslError>& errors) const;

    //! For a PBX whose TLS is from another time: 1.0 and 1.1, short keys and weak ciphers pass as well. Who it is still
    //! has to be shown.
    void setLegacy(bool legacy) { m_legacy = legacy; }
    //! What a new connection has to use; nullopt: what the system has.
    [[nodiscard]] std::optional<QSslConfiguration> configuration() const;

    //! SHA-256 of the certificate, lower-case hex without separators.
    [[nodiscard]] static QString fingerprint(const QSslCertificate& certificate);
    //! Lower-case hex only, so that "AB:CD" and "abcd" are the same pin.
    [[nodiscard]] static QString normalised(const QString& fingerprint);

private:
    SiteId m_site;
    QString m_host;
    QString m_pinned;
    bool m_legacy = false;
};

} // namespace callboard
