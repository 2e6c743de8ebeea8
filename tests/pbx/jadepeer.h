// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>

class QTcpSocket;

namespace callboard::test {

//! The other end of a jade connection, on a leash: a REST port and an event port. What it says is written by hand in
//! each test; it shares nothing with the client and nothing with the simulator.
class JadePeer : public QObject
{
    Q_OBJECT

public:
    //! Which paths exist, and what events look like.
    enum class Generation : quint8 {
        Document, //!< un-prefixed paths, "subscribe"
        Wire, //!< /v1 in front of nearly everything, "subscribe__", a topic around each event
    };
    struct Ask
    {
        QByteArray verb, path, body;
        QUrlQuery query;
        QByteArray authorization;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };
    struct Answer
    {
        int status = 200;
        QByteArray body;
        QByteArray contentType{"text/plain"};
    };
    using Handler = std::function<Answer(const Ask&)>;

    explicit JadePeer(Generation generation = Generation::Wire);
    ~JadePeer() override;

    bool listen(quint16 port = 0);
    void stop(); //!< closes everything
    void dropSockets(); //!< closes the event sockets only
    void closeEventPort() { m_events.close(); }
    [[nodiscard]] SiteProfile profile() const;

    //! {"result":{"list":[...]}} for this documented path ("/admin/core/channels").
    void list(const QByteArray& path, const QJsonArray& records);
    void object(const QByteArray& path, const QJsonObject& record);
    void refuse(const QByteArray& path, int status);
    void on(const QByteArray& verb, const QByteArray& path, Handler handler);
    void removePath(const QByteArray& path);

    //! One event to every socket, in the generation's form. `name` without "admin.".
    void say(const QString& name, const QJsonObject& record);
    void sayText(const QString& frame);

    [[nodiscard]] int count(const QByteArray& verb, const QByteArray& path) const;
    [[nodiscard]] Ask last(const QByteArray& verb, const QByteArray& path) const;

    QString user = QStringLiteral("admin");
    QString password = QStringLiteral("secret");
    int wrongPassword = 404;
    bool noDoors = false; //!< only /admin/login exists
    QStringList tokens; //!< that are valid now
    QList<Ask> asks;
    QStringList subscriptions; //!< frames that came on event sockets
    QStringList eventTokens; //!< of the event sockets that were opened

private:
    void onConnection();
    void onRequest(QTcpSocket* socket, const Ask& ask);
    [[nodiscard]] Answer answerTo(const Ask& ask);
    [[nodiscard]] Answer login(const Ask& ask);
    //! The documented path behind what was asked for; empty: there is no such path.
    [[nodiscard]] QByteArray documented(const QByteArray& path) const;

    Generation m_generation;
    QTcpServer m_rest;
    QWebSocketServer m_events;
    QList<QWebSocket*> m_sockets;
    QHash<QByteArray, Handler> m_handlers; //!< "GET /admin/core/channels"
};

[[nodiscard]] JadePeer::Answer jadeAnswer(const QJsonValue& result = QJsonValue::Undefined);
[[nodiscard]] JadePeer::Answer jadeError(int status);
//! How far the server's clock is ahead of ours; every time that it tells follows.
inline qint64 jadeClockAheadMs = 0;
//! "2026-11-21T00:37:59.<ms as unpadded ns>Z" of the server's now and so many milliseconds more.
[[nodiscard]] QString jadeTime(qint64 offsetMs = 0);
//! A channel as a server sends it.
[[nodiscard]] QJsonObject jadeChannel(const QString& id, const QString& linked, const QString& name, int state,
    const QString& number, const QString& connected = QStringLiteral("<unknown>"), const QJsonObject& more = {});

} // namespace callboard::test
