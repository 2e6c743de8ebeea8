// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>

class QTcpSocket;

namespace callboard::test {

//! The other end of an FCM630A connection, on a leash: /api on one port, the event socket on the same address and
//! another one. What it says is written by hand in each test; it shares nothing with the client and nothing with the
//! simulator.
class FcmPeer : public QObject
{
    Q_OBJECT

public:
    struct Ask
    {
        QString action;
        QJsonObject request; //!< everything in it, the cookie included
        [[nodiscard]] QString text(const QString& key) const { return request.value(key).toString(); }
    };
    struct Answer
    {
        QByteArray body;
        QByteArray contentType{"application/json"};
        qsizetype sent = -1; //!< so many bytes of it, then the connection is cut
        bool never = false; //!< no answer at all
    };
    using Handler = std::function<Answer(const Ask&)>;

    FcmPeer();
    ~FcmPeer() override;

    bool listen();
    void stop();
    [[nodiscard]] SiteProfile profile() const;

    void on(const QString& action, Handler handler);
    //! {"response":{...},"status":0}
    void says(const QString& action, const QJsonObject& response);
    void refuses(const QString& action, int status, const QJsonObject& response = {});
    void channels(const QJsonArray& rows);
    void bridges(const QJsonArray& rows);
    void accounts(const QJsonArray& rows);

    [[nodiscard]] int count(const QString& action) const;
    [[nodiscard]] Ask last(const QString& action) const;
    //! Answers what was held back by Answer::never; nothing happens to the ones that gave up.
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }

    void event(const QString& name, const QJsonArray& body); //!< to every socket that logged in
    void sayOnSocket(const QString& frame);

    QString user = QStringLiteral("console");
    QString password = QStringLiteral("attendant");
    QString webUser = QStringLiteral("web");
    QString webPassword = QStringLiteral("panel");
    QString cookie; //!< that is valid now; a new login replaces it
    int refuseLogin = 0; //!< a status; 0: who has the password comes in
    QJsonObject loginRefusal; //!< the response beside it
    int refuseSocketLogin = 0;
    QStringList unknownEvents;
    bool answersHeartbeat = true;
    QList<Ask> asks;
    QList<QJsonObject> socketAsks; //!< the "message" of each frame

private:
    void onConnection();
    void onRequest(QTcpSocket* socket, const QByteArray& path, const QByteArray& body);
    [[nodiscard]] Answer answerTo(const Ask& ask);
    [[nodiscard]] Answer login(const Ask& ask);
    void onSocket();
    void onSocketFrame(QWebSocket* socket, const QString& frame);

    QTcpServer m_api;
    QWebSocketServer m_events;
    QList<QWebSocket*> m_sockets;
    QHash<QString, Handler> m_handlers;
    QString m_challenge;
    int m_logins = 0;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
};

[[nodiscard]] FcmPeer::Answer fcmAnswer(const QJsonValue& response, int status = 0);
//! Rows as the PBX writes them (fcm 2604, 2722); `more` is merged over them.
[[nodiscard]] QJsonObject fcmChannel(const QString& channel, const QString& state, const QString& caller,
    const QString& connected = QStringLiteral("s"), const QJsonObject& more = {});
[[nodiscard]] QJsonObject fcmBridge(const QString& id, const QString& channel1, const QString& number1,
    const QString& channel2, const QString& number2, const QJsonObject& more = {});
[[nodiscard]] QJsonObject fcmAccount(
    const QString& extension, const QString& name, const QString& status, const QJsonObject& more = {});
//! How far the PBX's clock is ahead of ours, its time zone included; every time that it tells follows.
inline qint64 fcmAheadMs = 0;
[[nodiscard]] QString fcmTime(qint64 offsetMs = 0);

} // namespace callboard::test
