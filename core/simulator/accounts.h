// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/worldtypes.h"

#include <QHash>
#include <QObject>

namespace callboard::sim {

class Directory;
class Scheduler;

//! Somebody who can log in to the PBX's own services (administration, chats, contacts), with or without a phone.
struct Account
{
    QString id; //!< a uuid, the same for the same seed
    QString login;
    QString password;
    QString name;
    QString extension; //!< the phone that belongs to it; may be empty
    QString context;
    bool administrator = false;
    bool user = true;
    qint64 created = 0; //!< world milliseconds
    qint64 changed = 0; //!< 0: never
};

//! One account named "admin", whose phone is the attendant's, and one for every user, logged in as by the extension's
//! number and password. Made when first asked for: a hundred thousand of them take a moment.
class Accounts : public QObject
{
    Q_OBJECT

public:
    Accounts(Directory& directory, Scheduler& scheduler, quint32 seed, QObject* parent = nullptr);

    [[nodiscard]] static QString administrator();
    //! Valid until something is added or removed.
    [[nodiscard]] const Account* find(const QString& id) const;
    [[nodiscard]] const Account* byLogin(const QString& login) const;
    [[nodiscard]] QStringList ids() const; //!< in the order of their creation

    //! Fills in id and time. Refuses an empty or taken login.
    Result<QString> add(Account account);
    //! Takes everything but id and times from `account`.
    Result<void> change(const Account& account);
    Result<void> remove(const QString& id);

Q_SIGNALS:
    void changed(const callboard::sim::Account& account, callboard::sim::Change change);

private:
    void fill() const;
    void insert(const Account& account) const;
    [[nodiscard]] QString idFor(const QString& text) const;
    [[nodiscard]] Account ofExtension(const QString& number) const;

    Directory& m_directory;
    Scheduler& m_scheduler;
    quint32 m_seed;
    int m_made = 0;
    mutable bool m_filled = false;
    mutable QHash<QString, Account> m_accounts;
    mutable QHash<QString, QString> m_byLogin;
    mutable QStringList m_order;
};

//! A uuid that is the same for the same seed and text.
[[nodiscard]] QString stableUuid(quint32 seed, const QString& text);

} // namespace callboard::sim
