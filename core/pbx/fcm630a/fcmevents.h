// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocketchannel.h"
#include "core/pbx/fcm630a/fcmsession.h"

#include <QElapsedTimer>

#include <deque>

namespace callboard::fcm630a {

//! The socket /websockify of the web interface (notes, last section): a login of its own, names to subscribe to, a
//! heartbeat. Never needed: when it does not work polling goes on alone, and it is tried again later.
class FcmEvents : public QObject
{
    Q_OBJECT

public:
    FcmEvents(QUrl url, QString user, QString secret, const FcmOptions& options);
    ~FcmEvents() override;

    void open(const TlsPolicy& tls);
    void close();
    [[nodiscard]] bool isLive() const { return m_live; }
    [[nodiscard]] const QStringList& subscribed() const { return m_subscribed; }
    void setWireLog(WireLog* log) { m_channel.setWireLog(log); }

Q_SIGNALS:
    //! Logged in and subscribed to at least one name, or not any more.
    void liveChanged(bool live);
    void happened(const QString& name, const QJsonArray& body);
    //! Frames that could not be read.
    void dropped(const QString& what, const QString& why);

private:
    enum class Step : quint8 { Challenge, Login, Subscribe, Heartbeat };
    struct Pending
    {
        QString transaction;
        Step step;
        QStringList names;
    };

    void connectNow();
    void onFrame(const QByteArray& frame);
    void onReply(const QJsonObject& message);
    void onEvents(const QJsonValue& message);
    void subscribeNext();
    void ask(Step step, QJsonObject message, const QStringList& names = {});
    void fail(const QString& why);
    void beat();

    QUrl m_url;
    QString m_user;
    QString m_secret;
    FcmOptions m_options;
    TlsPolicy m_tls;
    WebSocketChannel m_channel;
    QTimer m_again;
    QTimer m_heartbeat;
    QTimer m_watchdog; //!< no answer in time
    std::deque<Pending> m_pending;
    std::deque<QStringList> m_groups; //!< still to be subscribed
    QStringList m_subscribed;
    QString m_cookie; //!< some units give one and want it back
    quint64 m_transactions = 0;
    bool m_wanted = false;
    bool m_live = false;
};

} // namespace callboard::fcm630a
