// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/secretstore.h"

#include <QObject>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>

namespace callboard {

//! One job of a system keychain.
struct KeychainJob
{
    enum class Kind : quint8 { Read, Write, Remove };
    Kind kind = Kind::Read;
    QString key;
    QString secret; //!< of Write
};

//! What a keychain answered.
struct KeychainAnswer
{
    enum class Status : quint8 { Ok, NotFound, Denied, Unavailable, Failed };
    Status status = Status::Ok;
    QString secret; //!< of Read
    QString text; //!< the keychain's own words when it failed
};

//! The system's keychain as this store sees it; tests put their own in.
class KeychainBackend
{
public:
    virtual ~KeychainBackend() = default;
    //! Calls `done` exactly once, from the event loop, unless destroyed before.
    virtual void run(const KeychainJob& job, std::function<void(const KeychainAnswer&)> done) = 0;
};

//! The real one: QtKeychain, never its plain-text fallback.
[[nodiscard]] std::unique_ptr<KeychainBackend> makeSystemKeychain(const QString& service);

//! Secrets in the system's keychain. Jobs run one after the other, because a keychain that asks the person to unlock it
//! cannot be asked twice at once. Without a keychain secrets are kept in memory until the program ends, and every
//! write says so with ErrorKind::NotSupported; read() finds them meanwhile.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainSecretStore(std::unique_ptr<KeychainBackend> backend, QObject* parent = nullptr);
    ~KeychainSecretStore() override;

    QFuture<Result<QString>> read(const QString& key) override;
    QFuture<Result<QString>> write(const QString& key, const QString& secret) override;
    QFuture<Result<QString>> remove(const QString& key) override;

private:
    struct Waiting
    {
        KeychainJob job;
        QPromise<Result<QString>> promise;
    };

    QFuture<Result<QString>> enqueue(const KeychainJob& job);
    void startNext();
    void finish(const KeychainAnswer& answer);
    [[nodiscard]] Result<QString> resultOf(const KeychainJob& job, const KeychainAnswer& answer);

    std::unique_ptr<KeychainBackend> m_backend;
    std::deque<std::unique_ptr<Waiting>> m_queue; //!< the first one runs
    bool m_running = false;
    QHash<QString, QString> m_untilExit; //!< what the keychain would not take
};

} // namespace callboard
