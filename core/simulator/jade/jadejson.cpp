// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/jade/jadejson.h"

#include <QDateTime>
#include <QJsonDocument>

namespace callboard::sim::jade {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNanosPerMs = 1'000'000;
constexpr qint64 kStep = 4'111; //!< what one event costs

HttpAnswer answer(Stamps& stamps, int status, const QString& key, const QJsonValue& value)
{
    QJsonObject body{{"api_ver"_L1, u"0.1"_s}, {"timestamp"_L1, stamps.now()}, {"statuscode"_L1, status}};
    if (!key.isEmpty())
        body.insert(key, value);
    HttpAnswer out;
    out.status = status;
    out.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return out;
}

} // namespace

QString Stamps::text(qint64 ms, qint64 nanoseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return time.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'.' + QString::number(nanoseconds) + u'Z';
}

QString Stamps::now()
{
    const qint64 ms = m_scheduler.nowMs();
    m_below = ms > m_lastMs ? kStep : std::min(m_below + kStep, kNanosPerMs - 1);
    m_lastMs = std::max(ms, m_lastMs);
    return text(m_lastMs, (m_lastMs % 1000) * kNanosPerMs + m_below);
}

QString Stamps::at(qint64 ms)
{
    return text(ms, (ms % 1000) * kNanosPerMs + ms % 9973 + 1);
}

HttpAnswer good(Stamps& stamps)
{
    return answer(stamps, 200, {}, {});
}

HttpAnswer good(Stamps& stamps, const QJsonValue& result)
{
    return answer(stamps, 200, u"result"_s, result);
}

HttpAnswer goodList(Stamps& stamps, const QJsonArray& list)
{
    return good(stamps, QJsonObject{{"list"_L1, list}});
}

HttpAnswer failed(Stamps& stamps, int status)
{
    return answer(stamps, status, u"error"_s, QJsonObject{{"code"_L1, status}, {"message"_L1, QString()}});
}

QString topicPart(const QString& text)
{
    QString out;
    for (const char c : text.toUtf8()) {
        const bool plain
            = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        out += plain ? QString(QLatin1Char(c))
                     : u'%' + QString::number(quint8(c), 16).rightJustified(2, u'0').toUpper();
    }
    return out;
}

} // namespace callboard::sim::jade
