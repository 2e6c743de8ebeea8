// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/keychainsecretstore.h"

#include <qt6keychain/keychain.h>

namespace callboard {

namespace {

KeychainAnswer::Status statusOf(QKeychain::Error error)
{
    using Status = KeychainAnswer::Status;
    switch (error) {
    case QKeychain::NoError:
        return Status::Ok;
    case QKeychain::EntryNotFound:
        return Status::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Status::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Status::Unavailable;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return Status::Failed;
}

class SystemKeychain final : public QObject, public KeychainBackend
{
public:
    explicit SystemKeychain(const QString& service)
        : m_service(service)
    {
    }

    void run(const KeychainJob& job, std::function<void(const KeychainAnswer&)> done) override
    {
        QKeychain::Job* task = make(job);
        task->setKey(job.key);
        task->setInsecureFallback(false); // a secret is never written in clear behind the person's back
        connect(task, &QKeychain::Job::finished, this, [done = std::move(done)](QKeychain::Job* finished) {
            KeychainAnswer answer{statusOf(finished->error()), {}, {}};
            if (answer.status != KeychainAnswer::Status::Ok)
                answer.text = finished->errorString();
            else if (const auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(finished))
                answer.secret = read->textData();
            done(answer);
        });
        task->start();
    }

private:
    [[nodiscard]] QKeychain::Job* make(const KeychainJob& job)
    {
        switch (job.kind) {
        case KeychainJob::Kind::Read:
            return new QKeychain::ReadPasswordJob(m_service, this);
        case KeychainJob::Kind::Remove:
            return new QKeychain::DeletePasswordJob(m_service, this);
        case KeychainJob::Kind::Write:
            break;
        }
        auto* write = new QKeychain::WritePasswordJob(m_service, this);
        write->setTextData(job.secret);
        return write;
    }

    QString m_service;
};

} // namespace

std::unique_ptr<KeychainBackend> makeSystemKeychain(const QString& service)
{
    return std::make_unique<SystemKeychain>(service);
}

} // namespace callboard
