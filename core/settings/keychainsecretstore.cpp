// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/keychainsecretstore.h"

#include "core/base/logging.h"

namespace callboard {

namespace {

unexpected<Error> failure(ErrorKind kind, const QString& message, const QString& detail)
{
    return unexpected(Error{.kind = kind, .code = {}, .message = message, .detail = detail});
}

} // namespace

KeychainSecretStore::KeychainSecretStore(std::unique_ptr<KeychainBackend> backend, QObject* parent)
    : QObject(parent)
    , m_backend(std::move(backend))
{
}

KeychainSecretStore::~KeychainSecretStore()
{
    m_backend.reset(); // from here on nothing answers any more
    for (const auto& waiting : m_queue) {
        waiting->promise.addResult(
            Result<QString>(failure(ErrorKind::Cancelled, tr("Callboard is closing."), QString())));
        waiting->promise.finish();
    }
}

QFuture<Result<QString>> KeychainSecretStore::read(const QString& key)
{
    return enqueue({KeychainJob::Kind::Read, key, {}});
}

QFuture<Result<QString>> KeychainSecretStore::write(const QString& key, const QString& secret)
{
    return enqueue({KeychainJob::Kind::Write, key, secret});
}

QFuture<Result<QString>> KeychainSecretStore::remove(const QString& key)
{
    return enqueue({KeychainJob::Kind::Remove, key, {}});
}

QFuture<Result<QString>> KeychainSecretStore::enqueue(const KeychainJob& job)
{
    auto waiting = std::make_unique<Waiting>();
    waiting->job = job;
    waiting->promise.start();
    QFuture<Result<QString>> future = waiting->promise.future();
    m_queue.push_back(std::move(waiting));
    startNext();
    return future;
}

void KeychainSecretStore::startNext()
{
    if (m_running || m_queue.empty())
        return;
    m_running = true;
    m_backend->run(m_queue.front()->job, [this](const KeychainAnswer& answer) { finish(answer); });
}

void KeychainSecretStore::finish(const KeychainAnswer& answer)
{
    const std::unique_ptr<Waiting> done = std::move(m_queue.front());
    m_queue.pop_front();
    m_running = false;
    done->promise.addResult(resultOf(done->job, answer));
    done->promise.finish();
    startNext();
}

Result<QString> KeychainSecretStore::resultOf(const KeychainJob& job, const KeychainAnswer& answer)
{
    using Status = KeychainAnswer::Status;
    const bool reading = job.kind == KeychainJob::Kind::Read;
    if (answer.status == Status::Ok) {
        m_untilExit.remove(job.key);
        return reading ? answer.secret : job.secret;
    }
    if (job.kind == KeychainJob::Kind::Write)
        m_untilExit.insert(job.key, job.secret);
    else if (job.kind == KeychainJob::Kind::Remove)
        m_untilExit.remove(job.key);
    else if (m_untilExit.contains(job.key))
        return m_untilExit.value(job.key);
    if (answer.status == Status::NotFound && job.kind != KeychainJob::Kind::Write)
        return QString();
    qCWarning(lcSettings) << "keychain:" << answer.text;
    const bool writing = job.kind == KeychainJob::Kind::Write;
    if (answer.status == Status::Unavailable) {
        return failure(ErrorKind::NotSupported,
            writing ? tr("There is no keychain on this system. The password is kept only until Callboard is closed.")
                    : tr("There is no keychain on this system. Type the password again."),
            answer.text);
    }
    if (answer.status == Status::Denied) {
        return failure(ErrorKind::Denied,
            writing ? tr("The keychain refused access. The password is kept only until Callboard is closed.")
                    : tr("The keychain refused access. Unlock it and try again."),
            answer.text);
    }
    return failure(ErrorKind::NotSupported,
        writing ? tr("The keychain failed. The password is kept only until Callboard is closed.")
                : tr("The keychain failed. Try again, or type the password again."),
        answer.text);
}

} // namespace callboard
