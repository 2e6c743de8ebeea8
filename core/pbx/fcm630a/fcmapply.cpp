// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/fcm630a/fcmapply.h"

#include <utility>

namespace callboard::fcm630a {

using namespace Qt::StringLiterals;

FcmApply::FcmApply(FcmSession& session)
    : m_session(session)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FcmApply::apply);
}

QFuture<Result<void>> FcmApply::stored()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    m_waiting.push_back(std::move(promise));
    m_dirty = true;
    m_timer.start(m_session.options().applyAfter);
    return future;
}

void FcmApply::apply()
{
    auto waiting = std::exchange(m_waiting, {});
    FcmRequest request;
    request.action = u"applyChanges"_s;
    request.priority = HttpRequest::Priority::Command;
    m_session.send(request).then(this, [this, waiting = std::move(waiting)](const Result<FcmReply>& reply) {
        Result<void> result;
        if (reply) {
            m_dirty = !m_waiting.empty();
            m_session.setProblem(std::nullopt);
        } else {
            Error error = reply.error();
            result = unexpected(error);
            error.message = tr("Changes are stored in the PBX and not applied yet. %1").arg(error.message);
            if (error.kind != ErrorKind::Cancelled)
                m_session.setProblem(error);
        }
        for (const auto& promise : waiting) {
            promise->addResult(result);
            promise->finish();
        }
    });
}

void FcmApply::applied()
{
    m_dirty = false;
    m_session.setProblem(std::nullopt);
}

void FcmApply::failAll(const Error& error)
{
    m_timer.stop();
    for (const auto& promise : std::exchange(m_waiting, {})) {
        promise->addResult(Result<void>(unexpected(error)));
        promise->finish();
    }
}

} // namespace callboard::fcm630a
