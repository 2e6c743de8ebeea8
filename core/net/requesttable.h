// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFuture>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace callboard {

//! Which answer belongs to which request, for a protocol that numbers them. One timer serves every deadline.
//! Lives in one thread. Each future finishes exactly once: with the reply, Timeout, or what failAll() is given.
template <typename Reply> class RequestTable
{
public:
    RequestTable()
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { expire(); });
    }
    ~RequestTable()
    {
        failAll(Error{.kind = ErrorKind::Cancelled,
            .code = {},
            .message = QCoreApplication::translate("RequestTable", "The connection was closed."),
            .detail = {}});
    }
    RequestTable(const RequestTable&) = delete;
    RequestTable& operator=(const RequestTable&) = delete;

    QFuture<Result<Reply>> add(const QString& id, const QString& method, std::chrono::milliseconds timeout)
    {
        Pending pending{{}, QDeadlineTimer(timeout), method};
        pending.promise.start();
        auto future = pending.promise.future();
        m_pending.insert_or_assign(id, std::move(pending));
        arm();
        return future;
    }

    //! False when nobody waits for this id (any more); such replies are counted.
    bool resolve(const QString& id, Result<Reply> reply)
    {
        const auto it = m_pending.find(id);
        if (it == m_pending.end()) {
            ++m_late;
            return false;
        }
        Pending pending = std::move(it->second);
        m_pending.erase(it);
        finish(pending, std::move(reply));
        return true;
    }

    void failAll(const Error& error)
    {
        // Whoever is told may ask anew, so the table is emptied before anybody is.
        auto all = std::exchange(m_pending, {});
        m_timer.stop();
        for (auto& [id, pending] : all)
            finish(pending, unexpected(error));
    }

    [[nodiscard]] qsizetype pending() const { return static_cast<qsizetype>(m_pending.size()); }
    //! Replies that came after their request was given up, or that nobody asked for.
    [[nodiscard]] qint64 late() const { return m_late; }

private:
    struct Pending
    {
        QPromise<Result<Reply>> promise;
        QDeadlineTimer deadline;
        QString method;
    };

    static void finish(Pending& pending, Result<Reply> result)
    {
        pending.promise.addResult(std::move(result));
        pending.promise.finish();
    }

    void arm()
    {
        qint64 soonest = -1;
        for (const auto& [id, pending] : m_pending) {
            const qint64 left = pending.deadline.remainingTime();
            soonest = soonest < 0 ? left : std::min(soonest, left);
        }
        if (soonest < 0)
            m_timer.stop();
        else
            m_timer.start(std::chrono::milliseconds{soonest});
    }

    void expire()
    {
        std::vector<Pending> over;
        for (auto it = m_pending.begin(); it != m_pending.end();) {
            if (!it->second.deadline.hasExpired()) {
                ++it;
                continue;
            }
            over.push_back(std::move(it->second));
            it = m_pending.erase(it);
        }
        arm();
        for (Pending& pending : over) {
            finish(pending,
                unexpected(Error{.kind = ErrorKind::Timeout,
                    .code = {},
                    .message = QCoreApplication::translate("RequestTable", "The PBX did not answer \"%1\" in time.")
                                   .arg(pending.method),
                    .detail = {},
                    .retryable = true}));
        }
    }

    std::unordered_map<QString, Pending> m_pending;
    QTimer m_timer;
    qint64 m_late = 0;
};

} // namespace callboard
