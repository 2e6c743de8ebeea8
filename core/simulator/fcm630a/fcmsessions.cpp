// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmsessions.h"

#include "core/simulator/scheduler.h"

#include <QCryptographicHash>

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

Sessions::Sessions(const Scheduler& scheduler, Setup setup)
    : m_scheduler(scheduler)
    , m_setup(std::move(setup))
    , m_random(m_setup.seed)
    , m_bannedAtStart(m_setup.bannedSeconds * 1000LL)
{
}

//! fcm 384: how many tries are left; fcm 385: how long the ban lasts, in seconds as we read it.
Reply Sessions::wrong(int code)
{
    if (++m_wrong < m_setup.tries)
        return {.response = QJsonObject{{"remain_num"_L1, m_setup.tries - m_wrong}}, .status = code};
    m_wrong = 0;
    m_bannedUntil = m_scheduler.nowMs() + kBanMs;
    return *bannedReply();
}

std::optional<Reply> Sessions::bannedReply()
{
    const qint64 ms = std::max(m_bannedUntil - m_scheduler.nowMs(), qint64(m_bannedAtStart.remainingTime()));
    if (ms <= 0)
        return std::nullopt;
    return Reply{.response = QJsonObject{{"remain_time"_L1, int((ms + 999) / 1000)}}, .status = LoginRestriction};
}

Reply Sessions::challenge(const QString& user)
{
    if (const auto banned = bannedReply())
        return *banned;
    if (m_setup.isForbidden(user))
        return wrong(LoginForbidden);
    if (!m_setup.passwordOf(user))
        return wrong(UnknownUser);
    // Sixteen digits, of which the document's has ten (fcm 364).
    const quint32 number = 1'000'000'000 + m_random.bounded(1'000'000'000);
    const QString text = QString::number(number).rightJustified(16, u'0');
    m_challenges.insert(user, text);
    return good({{"challenge"_L1, text}});
}

Reply Sessions::login(const QString& user, const QString& token)
{
    if (const auto banned = bannedReply())
        return *banned;
    if (m_setup.isForbidden(user))
        return wrong(LoginForbidden);
    const auto password = m_setup.passwordOf(user);
    if (!password)
        return wrong(UnknownUser);
    const QString challenge = m_challenges.take(user);
    const QByteArray wanted
        = QCryptographicHash::hash((challenge + *password).toUtf8(), QCryptographicHash::Md5).toHex();
    if (challenge.isEmpty() || wanted != token.toLatin1()) // lower case, fcm 395
        return wrong(WrongCredentials);
    m_wrong = 0;
    return good({{"cookie"_L1, open(user)}});
}

QString Sessions::open(const QString& user)
{
    Session made;
    made.cookie = u"sid%1-%2"_s.arg(m_random.bounded(1'000'000'000U)).arg(m_scheduler.nowMs() / 1000); // fcm 403
    made.used = m_scheduler.nowMs();
    if (m_setup.expireSeconds > 0)
        made.ends = QDeadlineTimer(m_setup.expireSeconds * 1000LL);
    m_sessions.insert(user, made);
    return made.cookie;
}

void Sessions::takeOver(const QString& user)
{
    if (m_sessions.contains(user))
        (void)open(user);
}

bool Sessions::logout(const QString& cookie)
{
    return m_sessions.removeIf([&cookie](const auto& it) { return it.value().cookie == cookie; }) > 0;
}

std::optional<QString> Sessions::find(const QString& cookie)
{
    const auto it = std::find_if(
        m_sessions.begin(), m_sessions.end(), [&cookie](const Session& session) { return session.cookie == cookie; });
    if (cookie.isEmpty() || it == m_sessions.end())
        return std::nullopt;
    if (it->ends.hasExpired() || m_scheduler.nowMs() - it->used > kLifeMs) {
        m_sessions.erase(it);
        return std::nullopt;
    }
    it->used = m_scheduler.nowMs();
    return it.key();
}

} // namespace callboard::sim::fcm
