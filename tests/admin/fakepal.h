// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pbx/pbxclient.h"

#include <QJsonArray>
#include <QMap>

namespace callboard::test {

//! A PBX that keeps what PAL's administration methods keep and answers as its document prints it. It is strict: a
//! parameter that the document does not have, or one of the wrong JSON type, is an error. Answers come later, never
//! within the call.
class FakePal final : public PbxClient
{
    Q_OBJECT

public:
    struct Call
    {
        QString operation;
        QJsonObject parameters;
    };

    explicit FakePal(const QString& user = QStringLiteral("admin"));

    void open() override { }
    void close() override { }
    void acceptCertificate(const QString&) override { }
    QFuture<Outcome> submit(const Command& command) override;
    QFuture<Result<QJsonValue>> invoke(const QString& operation, const QJsonObject& parameters) override;

    QFuture<Result<QJsonValue>> invokeRevealing(
        const QString& operation, const QJsonObject& parameters, const QStringList& paths) override;

    void denyAdministration(const QString& why);
    //! How often an operation was called.
    [[nodiscard]] int count(const QString& operation) const;
    //! The parameters of the last call of an operation.
    [[nodiscard]] QJsonObject last(const QString& operation) const;
    //! The calls that change something.
    [[nodiscard]] QStringList changes() const;

    QList<Call> calls;
    QStringList revealed; //!< every path that somebody wanted unmasked
    QMap<QString, QMap<QString, QString>> extensions; //!< number -> properties, "type" among them
    QMap<QString, QJsonObject> notes;
    QMap<int, QJsonObject> contacts;
    QMap<QString, QList<QStringList>> routes; //!< template -> rows of 33
    QMap<QString, QMap<QString, QString>> tenants;
    QMap<QString, QString> timers; //!< "extension/number" -> schedule
    QMap<QString, QJsonObject> registrations;
    QList<QJsonObject> dids;
    QMap<QString, QJsonValue> answers; //!< operation -> what to answer instead, whatever the parameters
    QMap<QString, Error> errors; //!< operation -> how it fails

private:
    using Answer = Result<QJsonValue>;
    [[nodiscard]] Answer answer(const QString& operation, const QJsonObject& parameters);
    [[nodiscard]] Answer extensionCall(const QString& method, const QJsonObject& parameters);
    [[nodiscard]] Answer createExtension(const QJsonObject& parameters);
    [[nodiscard]] Answer setProperties(QMap<QString, QString>& properties, const QJsonObject& parameters);
    [[nodiscard]] Answer tenantCall(const QString& method, const QJsonObject& parameters);
    [[nodiscard]] Answer noteCall(const QString& method, const QJsonObject& parameters);
    [[nodiscard]] Answer contactCall(const QString& method, const QJsonObject& parameters);
    [[nodiscard]] Answer routeCall(const QString& method, const QJsonObject& parameters);
    [[nodiscard]] Answer otherCall(const QString& method, const QJsonObject& parameters);
};

} // namespace callboard::test
