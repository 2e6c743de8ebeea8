// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QSslConfiguration>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>

namespace callboard::test {

//! The other end of a PAL connection, by the book and on a leash: what it says is written by hand in each test.
class PalPeer : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<QJsonObject(const QJsonObject& request)>; //!< members to add; empty: stay silent

    explicit PalPeer(const QSslConfiguration* tls = nullptr);

    //! "ws" or "wss" with the port; user 201.
    [[nodiscard]] SiteProfile profile() const;

    bool listen(quint16 port = 0);
    void stop(); //!< closes every connection and the port
    void dropAll(); //!< closes every connection, keeps listening

    void say(const QString& json); //!< to every connection that is logged in
    void status(const QString& user, int code, const QString& room, const QString& talker, const QString& other = {},
        const QJsonObject& more = {});

    [[nodiscard]] int count(const QString& method) const;
    [[nodiscard]] QJsonObject last(const QString& method) const; //!< params of the latest request

    QString password = QStringLiteral("secret");
    bool challenge = true;
    bool admin = true;
    QStringList greeting; //!< frames sent before anything else
    QStringList snapshot; //!< frames sent after the login's answer
    QHash<QString, Answer> answers;
    QList<QJsonObject> requests;
    QUrlQuery query; //!< of the latest connection
    int connections = 0;

Q_SIGNALS:
    void requested(const QString& method);
    void loggedIn();

private:
    void onConnection();
    void onText(QWebSocket* socket, const QString& text);
    void reply(QWebSocket* socket, const QJsonObject& request);

    QWebSocketServer m_server;
    QList<QWebSocket*> m_sockets;
    QHash<QWebSocket*, bool> m_loggedIn;
};

//! {"jsonrpc":"2.0","method":...,"params":...}
[[nodiscard]] QString notification(const QString& method, const QJsonObject& params);

[[nodiscard]] inline QJsonObject result(const QJsonValue& value)
{
    return {{QStringLiteral("result"), value}};
}

} // namespace callboard::test
