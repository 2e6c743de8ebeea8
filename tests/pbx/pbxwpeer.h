// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace callboard::test {

//! The other end of a PBXware connection, on a leash. What it says is written by hand in each test; it shares nothing
//! with the client and nothing with the simulator.
class PbxwPeer : public QObject
{
    Q_OBJECT

public:
    struct Ask
    {
        QByteArray verb, path, target; //!< target: as it stood in the request line
        QString action;
        QList<std::pair<QString, QString>> arguments; //!< without key, format and action, in order
        [[nodiscard]] QString value(const QString& name) const;
        [[nodiscard]] QStringList values(const QString& name) const;
        [[nodiscard]] bool has(const QString& name) const;
    };
    struct Answer
    {
        QByteArray body;
        int status = 200;
        QByteArray contentType{"text/html"};
        QList<std::pair<QByteArray, QByteArray>> headers = {};
        bool silent = false; //!< never answered
        bool hangUp = false; //!< the connection is closed instead
    };
    using Handler = std::function<Answer(const Ask&)>;

    PbxwPeer();
    ~PbxwPeer() override;
    bool listen(quint16 port = 0);
    void stop();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] SiteProfile profile() const;

    void on(const QString& action, Handler handler);
    void say(const QString& action, const QByteArray& body);
    //! {"error": words} with status 200 (pbxware 168).
    void refuse(const QString& action, const QByteArray& words);
    //! Every action, whatever it is; an empty function ends that.
    void onAll(Handler handler) { m_all = std::move(handler); }

    [[nodiscard]] int count(const QString& action) const;
    [[nodiscard]] Ask last(const QString& action) const;

    //! Everything that listens to GET /stream.
    void sayEvent(const QByteArray& data, const QByteArray& id = {});
    void sayRaw(const QByteArray& bytes);
    void dropStreams();
    [[nodiscard]] int streams() const;
    [[nodiscard]] QUrl streamUrl() const;

    QString key = QStringLiteral("K0123456789");
    QByteArray token{"relay-token"};
    bool postWorks = true;
    bool getWorks = true;
    QList<Ask> asks;
    QList<QByteArray> streamHeads; //!< heads of the requests for the stream
    qint64 clockAheadMs = 0; //!< of its Date header

private:
    void onConnection();
    void onBytes(QTcpSocket* socket);
    void onRequest(QTcpSocket* socket, const QByteArray& head, const QByteArray& body);
    [[nodiscard]] Answer answerTo(const Ask& ask, const QString& key, const QString& format);
    void send(QTcpSocket* socket, const Answer& answer) const;

    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_buffers;
    QList<QPointer<QTcpSocket>> m_streams;
    QHash<QString, Handler> m_handlers;
    Handler m_all;
};

} // namespace callboard::test
