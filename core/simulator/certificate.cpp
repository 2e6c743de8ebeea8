// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/certificate.h"

#include <QCryptographicHash>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr long kYear = 365L * 24 * 3600;

template <auto Free> struct Deleter
{
    template <typename T> void operator()(T* p) const { Free(p); }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using CertPtr = std::unique_ptr<X509, Deleter<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Deleter<BIO_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;

QByteArray contents(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, qsizetype(size)};
}

bool describe(X509* certificate, EVP_PKEY* key)
{
    quint32 serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return false;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), long(serial >> 1));
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), kYear);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("Simulated PBX"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    const ExtensionPtr names(X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost"));
    return names && X509_add_ext(certificate, names.get(), -1) == 1;
}

} // namespace

QString Certificate::fingerprint() const
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
}

Result<Certificate> makeSelfSigned()
{
    const Error failed{ErrorKind::Tls, {}, u"OpenSSL could not make a certificate"_s, {}, false};
    const KeyPtr key(EVP_EC_gen("P-256"));
    const CertPtr certificate(X509_new());
    if (!key || !certificate || !describe(certificate.get(), key.get())
        || X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        return unexpected(failed);
    const BioPtr certText(BIO_new(BIO_s_mem()));
    const BioPtr keyText(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certText.get(), certificate.get()) != 1
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return unexpected(failed);
    Certificate made{QSslCertificate(contents(certText.get()), QSsl::Pem),
        QSslKey(contents(keyText.get()), QSsl::Ec, QSsl::Pem, QSsl::PrivateKey)};
    if (made.certificate.isNull() || made.key.isNull())
        return unexpected(failed);
    return made;
}

} // namespace callboard::sim
