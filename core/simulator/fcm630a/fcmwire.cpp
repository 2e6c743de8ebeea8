// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fcm630a/fcmwire.h"

#include <QCollator>
#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace callboard::sim::fcm {

using namespace Qt::StringLiterals;

namespace {

constexpr int kZoneSeconds = 2 * 3600;

struct Sentence
{
    int code;
    const char16_t* text;
};
constexpr Sentence kSentences[] = {{Ok, u"Success"}, {InvalidParameters, u"Invalid parameters"},
    {NeedAuthentication, u"Need authentication"}, {CookieError, u"Cookie error"},
    {ConnectionClosed, u"Connection closed"}, {SystemTimeout, u"System timeout"},
    {SystemError, u"Abnormal system error!"}, {InvalidValue, u"Invalid value"},
    {NoSuchItem, u"No such item. Please refresh the page and try again"}, {Unsupported, u"Unsupported"},
    {OperateFailed, u"Failed to operate data"}, {UpdateFailed, u"Failed to update data"},
    {GetFailed, u"Failed to get data"}, {WrongCredentials, u"Wrong account or password!"},
    {ModifiedElsewhere, u"Some data in this page has been modified or deleted. Please refresh the page and try again"},
    {AlreadyAdded, u"This item has been added"},
    {TooFrequent15,
        u"Operating too frequently or other users are doing the same operation. Please retry after 15 seconds."},
    {-46, u"Operating too frequently or other users are doing the same operation. Please retry after 15 seconds."},
    {NoPermission, u"No permission"}, {SensitiveCharacters, u"Command contains sensitive characters"},
    {TaskRunning, u"Another task is running now"},
    {TooFrequent60,
        u"Operating too frequently, or other users are doing the same operation. Please retry after 60 seconds"},
    {LoginRestriction, u"Login Restriction"},
    {ConferenceOngoing, u"There is currently a conference going on. Changes cannot be applied at this time"},
    {LoginForbidden, u"Login Forbidden"}, {UnknownUser, u"The username doesn't exist"},
    {-90, u"The conference is busy, cannot be edited or deleted"},
    {-98, u"There are currently digital calls. Failed to apply configuration"}};

//! The text of a value; numbers without a fraction.
QString asText(const QJsonValue& value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', 0);
    return value.toString();
}

QJsonObject columnsOf(const QJsonObject& row, const QStringList& columns)
{
    if (columns.isEmpty())
        return row;
    QJsonObject out;
    for (const QString& column : columns) {
        if (row.contains(column))
            out.insert(column, row.value(column));
    }
    return out;
}

//! The options column prints three of them wrongly and one with its table (fcm 634, 1185).
QStringList columnsIn(const QString& options)
{
    QStringList columns;
    for (const QString& part : options.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        columns << (name == "urgemsg"_L1        ? u"urgmsg"_s
                : name == "newms"_L1            ? u"newmsg"_s
                : name == "account_TYPe"_L1     ? u"account_type"_s
                : name.startsWith("trunks."_L1) ? name.mid(7)
                                                : name);
    }
    return columns;
}

} // namespace

QString textOf(int code)
{
    const auto* found = std::ranges::find(kSentences, code, &Sentence::code);
    return found == std::end(kSentences) ? QString() : QString::fromUtf16(found->text);
}

QString Request::text(const QString& key) const
{
    return asText(m_fields.value(key));
}

QJsonArray Request::array(const QString& key) const
{
    const QJsonValue value = m_fields.value(key);
    return value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).array() : value.toArray();
}

Reply raw(const QByteArray& body, const QByteArray& contentType)
{
    return {.response = {}, .status = Ok, .body = body, .contentType = contentType};
}

QJsonObject envelope(const Reply& reply, bool wire)
{
    QJsonValue response = reply.response;
    if (wire && reply.status != Ok && response.isObject()) {
        QJsonObject told = response.toObject();
        told.insert("error_msg"_L1, textOf(reply.status));
        response = told;
    }
    return {{"response"_L1, response}, {"status"_L1, reply.status}};
}

namespace {

//! page and item_num of a list.
struct Cut
{
    int page = 1;
    int each = 1;
    bool down = false;
    int wrong = Ok;
};

Cut cutOf(qsizetype total, const Request& request)
{
    const auto number = [&request](const QString& name, int fallback) {
        bool isNumber = false;
        const int value = request.text(name).toInt(&isNumber);
        return request.text(name).isEmpty() ? fallback : isNumber && value > 0 ? value : -1;
    };
    const QString order = request.text(u"sord"_s);
    Cut cut;
    cut.page = number(u"page"_s, 1);
    cut.each = number(u"item_num"_s, std::max(int(total), 1));
    cut.down = order == "desc"_L1;
    const bool known = order.isEmpty() || order == "asc"_L1 || order == "acs"_L1 || cut.down; // fcm 632 prints acs
    if (!known || cut.page < 1 || cut.each < 1)
        cut.wrong = InvalidValue;
    return cut;
}

QJsonObject pageWith(const QString& key, const QJsonArray& rows, const Cut& cut, qsizetype total)
{
    return {{key, rows}, {u"page"_s, cut.page}, {u"total_item"_s, int(total)},
        {u"total_page"_s, std::max((int(total) + cut.each - 1) / cut.each, 1)}}; // an empty list has one (fcm 2724)
}

} // namespace

Result<QJsonObject> pageOf(const QString& key, QList<QJsonObject> rows, const Request& request)
{
    const Cut cut = cutOf(rows.size(), request);
    if (cut.wrong != Ok)
        return unexpected(Error{ErrorKind::Pbx, QString::number(cut.wrong), textOf(cut.wrong), {}, false});
    if (const QString by = request.text(u"sidx"_s); !by.isEmpty()) {
        QCollator natural(QLocale::c());
        natural.setNumericMode(true);
        std::ranges::stable_sort(rows, [&](const QJsonObject& a, const QJsonObject& b) {
            const int sign = natural.compare(asText(a.value(by)), asText(b.value(by)));
            return cut.down ? sign > 0 : sign < 0;
        });
    }
    const QStringList columns = columnsIn(request.text(u"options"_s));
    QJsonArray out;
    const qsizetype first = qsizetype(cut.page - 1) * cut.each;
    for (qsizetype i = first; i < std::min(first + cut.each, rows.size()); ++i)
        out << columnsOf(rows.at(i), columns);
    return pageWith(key, out, cut, rows.size());
}

Reply listed(
    const QString& key, qsizetype total, const std::function<QJsonObject(qsizetype)>& row, const Request& request)
{
    const Cut cut = cutOf(total, request);
    if (cut.wrong != Ok)
        return failed(cut.wrong);
    const QStringList columns = columnsIn(request.text(u"options"_s));
    QJsonArray out;
    const qsizetype first = qsizetype(cut.page - 1) * cut.each;
    for (qsizetype i = first; i < std::min(first + cut.each, total); ++i)
        out << columnsOf(row(cut.down ? total - 1 - i : i), columns);
    return good(pageWith(key, out, cut, total));
}

Reply listed(const QString& key, QList<QJsonObject> rows, const Request& request)
{
    const auto page = pageOf(key, std::move(rows), request);
    return page ? good(*page) : failed(page.error().code.toInt());
}

QJsonObject selected(const QJsonObject& record, const Request& request, const QStringList& ownKeys)
{
    QStringList wanted;
    for (auto it = request.fields().begin(); it != request.fields().end(); ++it) {
        if (!ownKeys.contains(it.key()) && it.key() != "action"_L1 && it.key() != "cookie"_L1
            && it.value().toString().isEmpty() && record.contains(it.key()))
            wanted << it.key();
    }
    return columnsOf(record, wanted);
}

QString WallClock::text(qint64 worldMs) const
{
    return QDateTime::fromMSecsSinceEpoch(worldMs + m_skewMs, Qt::OffsetFromUTC, kZoneSeconds)
        .toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString WallClock::day(qint64 worldMs) const
{
    return text(worldMs).left(10);
}

//! fcm 5636: without a date it is 2000-01-01, without a time 0:00. Without a zone it is the PBX's own, as everything
//! else it prints.
qint64 WallClock::worldMs(QString text) const
{
    static const QRegularExpression kShape(
        u"^(\\d{4}-\\d{2}-\\d{2})?[T ]?(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?)?(Z|[+-]\\d{2}:?\\d{2})?$"_s);
    text.replace("%2B"_L1, "+"_L1, Qt::CaseInsensitive);
    const auto match = kShape.match(text.trimmed());
    if (!match.hasMatch() || text.trimmed().isEmpty())
        return -1;
    const QDate day
        = match.captured(1).isEmpty() ? QDate(2000, 1, 1) : QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time
        = match.captured(2).isEmpty() ? QTime(0, 0) : QTime::fromString(match.captured(2), Qt::ISODateWithMs);
    if (!day.isValid() || !time.isValid())
        return -1;
    int zone = kZoneSeconds;
    if (const QString given = match.captured(3); given == "Z"_L1)
        zone = 0;
    else if (!given.isEmpty())
        zone = (given.startsWith(u'-') ? -1 : 1) * (given.mid(1, 2).toInt() * 3600 + given.right(2).toInt() * 60);
    return QDateTime(day, time, Qt::OffsetFromUTC, zone).toMSecsSinceEpoch() - m_skewMs;
}

} // namespace callboard::sim::fcm
