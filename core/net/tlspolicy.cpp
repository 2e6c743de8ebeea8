// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlspolicy.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace callboard {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("TlsPolicy", text);
}

// What OpenSSL says is true and tells an operator nothing.
QString inPlainWords(const QSslError& error)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return tr("The PBX signed its certificate itself; nobody else vouches for it.");
    case QSslError::CertificateExpired:
        return tr("The certificate has expired.");
    case QSslError::CertificateNotYetValid:
        return tr("The certificate is not valid yet.");
    case QSslError::HostNameMismatch:
        return tr("The certificate was made for another address than the one we called.");
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return tr("The certificate comes from an authority that this computer does not know.");
    case QSslError::CertificateRevoked:
        return tr("The authority has withdrawn this certificate.");
    case QSslError::CertificateBlacklisted:
        return tr("This certificate is known to be misused.");
    default:
        return error.errorString();
    }
}

// A pin says "I know this certificate"; it cannot say that a withdrawn one is fine.
bool isBeyondPinning(const QSslError& error)
{
    return error.error() == QSslError::CertificateRevoked || error.error() == QSslError::CertificateBlacklisted;
}

} // namespace

TlsPolicy::TlsPolicy(SiteId site, QString host, const QString& pinned)
    : m_site(std::move(site))
    , m_host(std::move(host))
    , m_pinned(normalised(pinned))
{
}

std::optional<QSslConfiguration> TlsPolicy::configuration() const
{
    if (!m_legacy)
        return std::nullopt;
    QSslConfiguration out = QSslConfiguration::defaultConfiguration();
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    out.setProtocol(QSsl::TlsV1_0OrLater); // that it is outdated is why somebody has to ask for it
    QT_WARNING_POP
    // OpenSSL 3 has TLS before 1.2 and Diffie-Hellman groups of 1024 bits at level 0 only.
    out.setBackendConfigurationOption("CipherString", QByteArray("DEFAULT@SECLEVEL=0"));
    out.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1"));
    return out;
}

QString TlsPolicy::fingerprint(const QSslCertificate& certificate)
{
    if (certificate.isNull())
        return {};
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
}

QString TlsPolicy::normalised(const QString& fingerprint)
{
    QString out;
    out.reserve(fingerprint.size());
    for (const QChar c : fingerprint.toLower()) {
        if ((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'))
            out += c;
    }
    return out;
}

TlsPolicy::Verdict TlsPolicy::judge(const QSslCertificate& peer, const QList<QSslError>& errors) const
{
    const QString shown = fingerprint(peer);
    const bool isPinned = !m_pinned.isEmpty() && shown == m_pinned;
    if (isPinned && std::ranges::none_of(errors, isBeyondPinning))
        return Verdict{errors, std::nullopt, {}};

    CertificateOffer offer;
    offer.site = m_site;
    offer.host = m_host;
    offer.fingerprint = shown;
    offer.subject = peer.subjectDisplayName();
    offer.issuer = peer.issuerDisplayName();
    offer.validFrom = peer.effectiveDate();
    offer.validTo = peer.expiryDate();
    for (const QSslError& error : errors) {
        if (const QString words = inPlainWords(error); !offer.problems.contains(words))
            offer.problems.append(words);
    }
    offer.changed = !m_pinned.isEmpty() && !isPinned;
    if (offer.changed)
        offer.pinned = m_pinned;

    const QString why = offer.changed ? tr("%1 shows another certificate than the one you accepted before. Somebody "
                                           "may be listening in; ask the PBX's "
                                           "administrator before you accept the new one.")
                                      : tr("The certificate of %1 is not trusted. Compare its fingerprint with the "
                                           "PBX's and accept it if they agree.");
    const QString detail = offer.problems.join(u' ');
    return Verdict{{}, offer, Error{.kind = ErrorKind::Tls, .code = {}, .message = why.arg(m_host), .detail = detail}};
}

} // namespace callboard
