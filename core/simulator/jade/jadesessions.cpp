// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadesessions.h"

#include "core/simulator/scheduler.h"

#include <QUuid>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

Sessions::Sessions(Accounts& accounts, const Scheduler& scheduler, quint32 seed, int expireSeconds)
    : m_accounts(accounts)
    , m_scheduler(scheduler)
    , m_random(seed)
    , m_expireSeconds(expireSeconds)
{
}

std::optional<QString> Sessions::open(const QByteArray& authorization, Door door)
{
    const QByteArray encoded = authorization.startsWith("Basic ") ? authorization.mid(6) : QByteArray();
    const QString pair = QString::fromUtf8(QByteArray::fromBase64(encoded));
    const Account* account = m_accounts.byLogin(pair.section(u':', 0, 0));
    if (!account || account->password.isEmpty() || account->password != pair.section(u':', 1))
        return std::nullopt;
    quint32 words[4];
    m_random.fillRange(words);
    const QUuid uuid(words[0], quint16(words[1]), quint16(((words[1] >> 16) & 0x0FFF) | 0x4000),
        quint8((words[2] & 0x3F) | 0x80), quint8(words[2] >> 8), quint8(words[2] >> 16), quint8(words[2] >> 24),
        quint8(words[3]), quint8(words[3] >> 8), quint8(words[3] >> 16), quint8(words[3] >> 24));
    Session made{account->id, door, m_scheduler.nowMs(), QDeadlineTimer(QDeadlineTimer::Forever)};
    if (m_expireSeconds > 0)
        made.ends = QDeadlineTimer(m_expireSeconds * 1000LL);
    const QString token = uuid.toString(QUuid::WithoutBraces);
    m_sessions.insert(token, made);
    return token;
}

std::optional<Session> Sessions::find(const QString& token, bool renew)
{
    const auto it = m_sessions.find(token);
    if (it == m_sessions.end())
        return std::nullopt;
    const qint64 now = m_scheduler.nowMs();
    if (it->ends.hasExpired() || now - it->used > kIdleMs || !m_accounts.find(it->account)) {
        m_sessions.erase(it);
        return std::nullopt;
    }
    if (renew)
        it->used = now;
    return *it;
}

} // namespace callboard::sim::jade
