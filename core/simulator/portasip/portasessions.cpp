// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portasessions.h"

#include "core/simulator/world.h"

#include <QCryptographicHash>
#include <QTimer>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

Error fault(const char* code, const QString& message)
{
    return {ErrorKind::Auth, QString::fromLatin1(code), message, {}, false};
}

} // namespace

Sessions::Sessions(const World& world, const Ids& ids, int expireSeconds, QObject* parent)
    : QObject(parent)
    , m_world(world)
    , m_ids(ids)
    , m_expireSeconds(expireSeconds)
{
}

QString Sessions::customerPassword() const
{
    return m_world.directory().password(Directory::attendant());
}

QString Sessions::token(const QString& login) const
{
    Realm realm = Realm::Account;
    const QByteArray text = "token/" + passwordOf(login, realm).toUtf8() + '/' + login.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(32));
}

QString Sessions::passwordOf(const QString& login, Realm& realm) const
{
    const std::pair<QString, Realm> others[] = {{customerLogin(), Realm::Customer},
        {u"porta-support"_s, Realm::Administrator}, {u"Reseller"_s, Realm::Reseller}};
    for (const auto& [name, theirs] : others) {
        if (login == name) {
            realm = theirs;
            return customerPassword();
        }
    }
    realm = Realm::Account;
    return m_world.directory().user(login) ? m_world.directory().password(login) : QString();
}

Result<Session> Sessions::login(const QJsonObject& credentials)
{
    const QString login = credentials.value("login"_L1).toString();
    const QString given = credentials.value("password"_L1).toString();
    const QString givenToken = credentials.value("token"_L1).toString();
    const QString domain = credentials.value("domain"_L1).toString();
    Session session;
    const QString expected = passwordOf(login, session.realm);
    const bool right = !expected.isEmpty() && (given == expected || (given.isEmpty() && givenToken == token(login)));
    // The media server's domain is the house's own address. porta 258
    const bool here = domain.isEmpty() || domain == "127.0.0.1"_L1 || domain == "localhost"_L1;
    if (!right || !here)
        return unexpected(fault(kLoginFailed, u"Login or password is incorrect"_s));
    session.id = m_ids.sessionKey(m_next++);
    session.account = session.realm == Realm::Account ? login : QString();
    m_open.insert(session.id, session);
    if (m_expireSeconds > 0)
        QTimer::singleShot(m_expireSeconds * 1000, this, [this, id = session.id] { (void)logout(id); });
    return session;
}

Result<Session> Sessions::check(const QJsonObject& authInfo)
{
    const QString id = authInfo.value("session_id"_L1).toString();
    if (!id.isEmpty()) {
        const auto open = m_open.constFind(id);
        if (open == m_open.cend())
            return unexpected(fault(kAuthFailed, u"Authentication failed: the session does not exist or has ended"_s));
        return *open;
    }
    if (!authInfo.contains("login"_L1))
        return unexpected(fault(kNoEnvelope, u"auth_info is missing"_s));
    auto opened = login(authInfo);
    return opened ? opened : unexpected(fault(kAuthFailed, u"Authentication failed"_s));
}

bool Sessions::logout(const QString& id)
{
    if (m_open.remove(id) == 0)
        return false;
    Q_EMIT ended(id);
    return true;
}

void Sessions::expireAll()
{
    const QStringList all = m_open.keys();
    for (const QString& id : all)
        (void)logout(id);
}

} // namespace callboard::sim::porta
