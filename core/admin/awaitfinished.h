// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>

#include <coroutine>
#include <optional>

namespace callboard::admin {

//! co_await AwaitFinished{future}: its result, or nothing when it was cancelled without one. QCoro's own awaiter would
//! read a result that is not there.
template <typename T> class AwaitFinished
{
public:
    explicit AwaitFinished(QFuture<T> future)
        : m_future(std::move(future))
    {
    }

    [[nodiscard]] bool await_ready() const { return m_future.isFinished(); }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        auto* watcher = new QFutureWatcher<T>;
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, waiting] {
            watcher->deleteLater();
            waiting.resume();
        });
        watcher->setFuture(m_future);
    }
    [[nodiscard]] std::optional<T> await_resume() const
    {
        if (m_future.resultCount() == 0)
            return std::nullopt;
        return m_future.result();
    }

private:
    QFuture<T> m_future;
};

} // namespace callboard::admin
