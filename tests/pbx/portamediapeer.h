// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace callboard::test {

//! The web server of PortaSIP's media services, written from the document: reads the form (or hands out the envelope)
//! and says what a test wrote down.
class PortaMediaPeer : public QObject
{
    Q_OBJECT

public:
    struct Ask
    {
        QByteArray path;
        QByteArray contentType;
        QByteArray action; //!< SOAPAction
        QByteArray body;
        QHash<QString, QByteArray> form; //!< decoded; of both kinds of form
        QByteArray file; //!< of the part that has a file name

        [[nodiscard]] QString method() const; //!< "Session.login"
        [[nodiscard]] QJsonObject auth() const;
        [[nodiscard]] QJsonObject params() const;
    };
    struct Answer
    {
        int status = 200;
        QByteArray body{"{}"};
        QByteArray contentType{"application/json"};
        QByteArray disposition{};
        bool silent = false;
    };

    PortaMediaPeer();

    //! ws://127.0.0.1 of this server, account 88881, password in `password`.
    [[nodiscard]] SiteProfile profile(const QString& media = QStringLiteral("rest")) const;
    [[nodiscard]] int count(const QString& method) const;
    [[nodiscard]] const Ask& last() const { return asks.last(); }

    QString password = QStringLiteral("test123");
    QString session; //!< the one that is valid now; a login makes a new one
    QHash<QString, std::function<Answer(const Ask&)>> answers; //!< by "Service.method"; "{}" otherwise
    QList<Ask> asks;

    static Answer fault(const QByteArray& code, const QByteArray& text);

private:
    void onReadable(QTcpSocket* socket);
    Answer answerTo(const Ask& ask);

    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_read;
    int m_logins = 0;
};

} // namespace callboard::test
