// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace callboard::test {

// Self-signed, made for these tests alone; they open nothing anywhere.
inline const QByteArray kCertificateA("-----BEGIN CERTIFICATE-----\n"
                                      "MIIBmDCCAT6gAwIBAgIUAztO1Q+1lRH9tkKxmlXqMB8l3fswCgYIKoZIzj0EAwIw\n"
                                      "FTETMBEGA1UEAwwKcGJ4LWEudGVzdDAgFw0yNjExMjEwNjMwMzVaGA8yMTI2MTAy\n"
                                      "ODA2MzAzNVowFTETMBEGA1UEAwwKcGJ4LWEudGVzdDBZMBMGByqGSM49AgEGCCqG\n"
                                      "SM49AwEHA0IABOpsVV3+WcE09pcd5WEq48izhD2+FQc/bOeGKXIJxknJ/zwoSxkF\n"
                                      "QSxG4vtHWYCgL4xc9PJJIiBGIULSuyswo/ujajBoMB0GA1UdDgQWBBT26GSd7cgL\n"
                                      "sI2BK+o7egM0aCAFxjAfBgNVHSMEGDAWgBT26GSd7cgLsI2BK+o7egM0aCAFxjAP\n"
                                      "BgNVHRMBAf8EBTADAQH/MBUGA1UdEQQOMAyCCnBieC1hLnRlc3QwCgYIKoZIzj0E\n"
                                      "AwIDSAAwRQIgHkcFIcClESh9V+O9AYTfmCP5jfykq6lOD6/m6T3r+UICIQD+KqLd\n"
                                      "xfYzU46vciKrBNbVUOHx47KJt+Z1ztBpNoO2ew==\n"
                                      "-----END CERTIFICATE-----\n");
inline const QByteArray kKeyA("-----BEGIN PRIVATE KEY-----\n"
                              "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUT4bfYeqsp5UwkRG\n"
                              "cGHPEI5AaYLfPnLQ+G34lAmZKvqhRANCAATqbFVd/lnBNPaXHeVhKuPIs4Q9vhUH\n"
                              "P2znhilyCcZJyf88KEsZBUEsRuL7R1mAoC+MXPTySSIgRiFC0rsrMKP7\n"
                              "-----END PRIVATE KEY-----\n");
//! As `openssl x509 -fingerprint -sha256` prints it, without colons.
inline constexpr auto kFingerprintA = "526278657151fb54dee18a6a9756d8088bfa1d258e781b0b2610a9c5c20a40ec";
inline const QByteArray kCertificateB("-----BEGIN CERTIFICATE-----\n"
                                      "MIIBlzCCAT6gAwIBAgIUCAuJLmzYn54gEPVewBUu6f3qiTIwCgYIKoZIzj0EAwIw\n"
                                      "FTETMBEGA1UEAwwKcGJ4LWIudGVzdDAgFw0yNjExMjEwNjMwMzVaGA8yMTI2MTAy\n"
                                      "ODA2MzAzNVowFTETMBEGA1UEAwwKcGJ4LWIudGVzdDBZMBMGByqGSM49AgEGCCqG\n"
                                      "SM49AwEHA0IABEgIyr8RpQIASljZAaH97Hysj0vaO9OLFFwRaEHYU8Wr2Mt9p/J2\n"
                                      "7LF1Xxe6rVvhDY6E+2xlklkJx9vhG+cS1qSjajBoMB0GA1UdDgQWBBR6RnShc8sB\n"
                                      "5OcKlmJ3adaIaJi3UjAfBgNVHSMEGDAWgBR6RnShc8sB5OcKlmJ3adaIaJi3UjAP\n"
                                      "BgNVHRMBAf8EBTADAQH/MBUGA1UdEQQOMAyCCnBieC1iLnRlc3QwCgYIKoZIzj0E\n"
                                      "AwIDRwAwRAIgIWoXBUzHt2q7pzgbm/AP5NvOFGPdtlPWZXpPz2enGQ4CIG98PrQB\n"
                                      "Zd6KP2gWeoVVk5UvC79MQswIvb5LvmeYp2EC\n"
                                      "-----END CERTIFICATE-----\n");
inline const QByteArray kKeyB("-----BEGIN PRIVATE KEY-----\n"
                              "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgN7t8Kb9UZiG/Sda4\n"
                              "KmiNM8j+Bb2iWiLE8HciF3/ykLehRANCAARICMq/EaUCAEpY2QGh/ex8rI9L2jvT\n"
                              "ixRcEWhB2FPFq9jLfafyduyxdV8Xuq1b4Q2OhPtsZZJZCcfb4RvnEtak\n"
                              "-----END PRIVATE KEY-----\n");

[[nodiscard]] inline QSslConfiguration tlsWith(const QByteArray& certificate, const QByteArray& key)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificate));
    tls.setPrivateKey(QSslKey(key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // servers do not ask consoles for certificates
    return tls;
}

} // namespace callboard::test
