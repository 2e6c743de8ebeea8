// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portaids.h"

#include "core/simulator/world.h"

#include <QCryptographicHash>

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFirstQueue = 25; // porta 1266
constexpr qint64 kFirstAccess = 501;

bool isApplication(const Extension& e)
{
    return e.kind == ExtensionKind::Ivr && e.subKind == "app"_L1;
}
bool isQueue(const Extension& e)
{
    return e.kind == ExtensionKind::RingGroup && e.subKind == "rr"_L1;
}

} // namespace

Ids::Ids(const World& world, quint32 seed)
    : m_world(world)
    , m_seed(seed)
{
}

qint64 Ids::accountOf(const QString& number) const
{
    if (m_accounts.isEmpty()) {
        const QStringList all = m_world.directory().numbers();
        for (const QString& known : all) {
            m_numbers.insert(m_nextAccount, known);
            m_accounts.insert(known, m_nextAccount++);
        }
    }
    if (!m_world.directory().find(number))
        return 0;
    if (!m_accounts.contains(number)) {
        m_numbers.insert(m_nextAccount, number);
        m_accounts.insert(number, m_nextAccount++);
    }
    return m_accounts.value(number);
}

QString Ids::numberOfAccount(qint64 account) const
{
    (void)accountOf({});
    const QString number = m_numbers.value(account);
    return m_world.directory().find(number) ? number : QString();
}

qint64 Ids::queueOf(const QString& number) const
{
    const Extension* e = m_world.directory().find(number);
    if (!e || !isQueue(*e))
        return 0;
    return kFirstQueue + m_world.directory().numbers(ExtensionKind::RingGroup).indexOf(number);
}

qint64 Ids::accessNumberOf(const QString& number) const
{
    const Extension* e = m_world.directory().find(number);
    return e && isApplication(*e) ? kFirstAccess + accountOf(number) : 0;
}

QString Ids::numberOfAccess(qint64 access) const
{
    const QString number = numberOfAccount(access - kFirstAccess);
    return accessNumberOf(number) == access ? number : QString();
}

QByteArray Ids::digest(const QString& text) const
{
    return QCryptographicHash::hash(QByteArray::number(m_seed) + '/' + text.toUtf8(), QCryptographicHash::Sha256);
}

QString Ids::call(const QString& room, bool originated) const
{
    const QByteArray bytes = digest(u"call/"_s + room);
    if (originated) { // porta 1537
        const QString text = QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding)).remove(u'-');
        return text.left(4) + u'!' + text.mid(4, 23) + u"@192.168.243.133"_s;
    }
    const QString hex = QString::fromLatin1(bytes.toHex());
    return hex.left(8) + u'-' + hex.mid(8, 8) + u"@192.168.233.134"_s;
}

//! A phone that dials makes its own; PortaSIP's end in ".o"; menus have numbers. porta 1466, 1484, 2283
QString Ids::tag(const QString& talker, int turn, bool incoming, bool application) const
{
    const QByteArray bytes = digest(u"tag/%1/%2"_s.arg(talker).arg(turn));
    if (application)
        return QString::number(100'000 + talker.toLongLong() + turn);
    if (!incoming)
        return QString::fromLatin1(bytes.toHex()).left(15) + u"o1"_s;
    QString text;
    for (int i = 0; i < 16; ++i)
        text += QLatin1Char("0123456789abcdefghijklmnopqrstuvwxyz"[uchar(bytes[i]) % 36]);
    return text + u".o"_s;
}

QString Ids::sessionKey(quint64 number) const
{
    return QString::fromLatin1(digest(u"session/%1"_s.arg(number)).toHex()).left(32);
}

QString stamp(qint64 ms, bool withMilliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)
        .toString(withMilliseconds ? u"yyyy-MM-dd hh:mm:ss.zzz"_s : u"yyyy-MM-dd hh:mm:ss"_s);
}

} // namespace callboard::sim::porta
