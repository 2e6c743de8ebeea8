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
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>

namespace callboard::test {

//! The other end of a call control connection, by the book and on a leash: what it says is written by hand in each
//! test. The envelopes are those of porta 1104 (requests), 1226 (answers) and 1283 (notifications).
class PortaPeer : public QObject
{
    Q_OBJECT

public:
    //! Members to answer with beside cseq; empty: stay silent.
    using Answer = std::function<QJsonObject(const QJsonObject& request)>;

    explicit PortaPeer(const QSslConfiguration* tls = nullptr);
    ~PortaPeer() override;

    //! "ws" or "wss" with the port; login "centrex", attendant 123007.
    [[nodiscard]] SiteProfile profile() const;
    bool listen();
    void stop(); //!< closes every connection and the port
    void dropAll(); //!< closes every connection, keeps listening

    void say(const QString& json); //!< to every connection
    //! A notification about one leg.
    void leg(const QString& id, const QString& tag, const QString& type, const QString& state, const QString& caller,
        const QString& callee, const QJsonObject& more = {});

    [[nodiscard]] int count(const QString& method) const;
    [[nodiscard]] QJsonObject last(const QString& method) const; //!< the latest request
    [[nodiscard]] QJsonObject params(const QString& method) const; //!< of the latest request
    [[nodiscard]] QStringList methods() const; //!< in the order in which they came

    QString password = QStringLiteral("secret");
    QString session = QStringLiteral("f9d7eab82631b385fbecff9b65883076");
    QHash<QString, Answer> answers;
    QJsonArray calls; //!< what get_sip_calls_list lists
    QList<QJsonObject> requests;
    int connections = 0;

Q_SIGNALS:
    void requested(const QString& method);

private:
    void onConnection();
    void onText(QWebSocket* socket, const QString& text);
    [[nodiscard]] QJsonObject answerTo(const QJsonObject& request);

    QWebSocketServer m_server;
    QList<QWebSocket*> m_sockets;
};

//! A SipCallerInfo of our company; a number with '+' is somebody outside.
[[nodiscard]] QJsonObject party(const QString& number, const QString& name = {});
//! A SIPCallInfo.
[[nodiscard]] QJsonObject callInfo(const QString& id, const QString& tag, const QString& type, const QString& state,
    const QString& caller, const QString& callee, const QJsonObject& more = {});
[[nodiscard]] QString notification(const QJsonObject& callInfo);
[[nodiscard]] QJsonObject result(const QJsonObject& result);
[[nodiscard]] QJsonObject fault(const QString& code, const QString& message, const QString& details = {});

} // namespace callboard::test
