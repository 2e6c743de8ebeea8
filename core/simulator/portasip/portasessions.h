// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/simulator/portasip/portaids.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

namespace callboard::sim::porta {

//! Where somebody logged in. On real systems the port says it, here the login does. porta 142
enum class Realm : quint8 { Administrator, Reseller, Customer, Account };

struct Session
{
    QString id;
    Realm realm = Realm::Account;
    QString account; //!< number; empty unless Realm::Account

    [[nodiscard]] bool wholeHouse() const { return realm != Realm::Account; }
};

constexpr auto kAuthFailed = "Server.Session.check_auth.auth_failed";
constexpr auto kLoginFailed = "Server.Session.login.auth_failed";
constexpr auto kNoEnvelope = "Client.check_auth.envelope_missed";

//! Who is logged in. One secret serves the logins of all realms but the accounts', and that of the reception's account:
//! a console that needs both a customer's and an account's login gets along with one.
class Sessions : public QObject
{
    Q_OBJECT

public:
    Sessions(const World& world, const Ids& ids, int expireSeconds, QObject* parent = nullptr);

    //! {login, password|token, [domain]}. An error's code is the fault's.
    Result<Session> login(const QJsonObject& credentials);
    //! auth_info: {session_id}, or credentials, which open a session of their own. porta 98
    Result<Session> check(const QJsonObject& authInfo);
    bool logout(const QString& id);
    void expireAll();
    [[nodiscard]] int count() const { return int(m_open.size()); }

    [[nodiscard]] static QString customerLogin() { return QStringLiteral("SIPAccounts"); } // porta 193
    [[nodiscard]] QString customerPassword() const;
    [[nodiscard]] QString token(const QString& login) const;

Q_SIGNALS:
    void ended(const QString& id);

private:
    [[nodiscard]] QString passwordOf(const QString& login, Realm& realm) const;

    const World& m_world;
    const Ids& m_ids;
    int m_expireSeconds;
    QHash<QString, Session> m_open;
    quint64 m_next = 1;
};

} // namespace callboard::sim::porta
