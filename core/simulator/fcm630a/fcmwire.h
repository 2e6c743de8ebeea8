// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/httpfaceserver.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace callboard::sim::fcm {

//! Table 75 of the document (fcm 6160).
enum Code : int {
    Ok = 0,
    InvalidParameters = -1,
    NeedAuthentication = -5,
    CookieError = -6,
    ConnectionClosed = -7,
    SystemTimeout = -8,
    SystemError = -9,
    InvalidValue = -15,
    NoSuchItem = -16,
    Unsupported = -19,
    OperateFailed = -24,
    UpdateFailed = -25,
    GetFailed = -26,
    WrongCredentials = -37,
    ModifiedElsewhere = -43,
    AlreadyAdded = -44,
    TooFrequent15 = -45,
    NoPermission = -47,
    SensitiveCharacters = -50,
    TaskRunning = -51,
    TooFrequent60 = -57,
    LoginRestriction = -68,
    ConferenceOngoing = -69,
    LoginForbidden = -70,
    UnknownUser = -71,
};
//! The document's sentence for it; empty for a code that it does not have.
[[nodiscard]] QString textOf(int code);

//! The object inside "request". Numbers come as numbers or as text (fcm 575, 5649).
class Request
{
public:
    explicit Request(QJsonObject fields = {})
        : m_fields(std::move(fields))
    {
    }

    [[nodiscard]] const QJsonObject& fields() const { return m_fields; }
    [[nodiscard]] bool has(const QString& key) const { return m_fields.contains(key); }
    //! Numbers as text; null and everything else: empty.
    [[nodiscard]] QString text(const QString& key) const;
    //! Also from a text that holds JSON (fcm 2136: "[ ]").
    [[nodiscard]] QJsonArray array(const QString& key) const;

private:
    QJsonObject m_fields;
};

//! What an action answers.
struct Reply
{
    QJsonValue response = QJsonObject{};
    int status = Ok;
    QByteArray body{}; //!< instead of the envelope, for the older interfaces
    QByteArray contentType{};
};

[[nodiscard]] inline Reply good(const QJsonObject& response = {})
{
    return {.response = response};
}
[[nodiscard]] inline Reply failed(int code)
{
    return {.status = code};
}
[[nodiscard]] inline Reply needApply(bool yes)
{
    return good({{QStringLiteral("need_apply"), yes ? QStringLiteral("yes") : QStringLiteral("no")}});
}
[[nodiscard]] Reply raw(const QByteArray& body, const QByteArray& contentType);
//! The envelope around it; on real systems a failure says its sentence, too.
[[nodiscard]] QJsonObject envelope(const Reply& reply, bool wire);

//! Sorts by sidx and sord, cuts out page and item_num, keeps the columns in options. `key` is the list's name.
[[nodiscard]] Reply listed(const QString& key, QList<QJsonObject> rows, const Request& request);
//! The same for rows that are in the order of sidx already: only those of the page are made.
[[nodiscard]] Reply listed(
    const QString& key, qsizetype total, const std::function<QJsonObject(qsizetype)>& row, const Request& request);
//! What listed() wraps: fails with InvalidParameters or InvalidValue.
[[nodiscard]] Result<QJsonObject> pageOf(const QString& key, QList<QJsonObject> rows, const Request& request);

//! Only those fields that the request names with an empty value; all if it names none (fcm 1743).
[[nodiscard]] QJsonObject selected(const QJsonObject& record, const Request& request, const QStringList& ownKeys);

[[nodiscard]] inline QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

//! The PBX's own clock: two hours east of Greenwich as in the document (fcm 482), and as wrong as it is set.
class WallClock
{
public:
    explicit WallClock(int skewSeconds = 0)
        : m_skewMs(skewSeconds * 1000LL)
    {
    }
    [[nodiscard]] QString text(qint64 worldMs) const; //!< YYYY-MM-DD HH:MM:SS
    [[nodiscard]] QString day(qint64 worldMs) const; //!< YYYY-MM-DD
    [[nodiscard]] qint64 seconds(qint64 worldMs) const { return (worldMs + m_skewMs) / 1000; } //!< since 1970, UTC
    //! The world time of a text as the CDR interface takes it: date, time or both, a zone; -1 if it is none.
    [[nodiscard]] qint64 worldMs(QString text) const;
    [[nodiscard]] static QString zone() { return QStringLiteral("UTC+02:00"); }

private:
    qint64 m_skewMs;
};

} // namespace callboard::sim::fcm
