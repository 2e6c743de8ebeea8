// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/face.h"
#include "core/simulator/pal/palmethods.h"

#include <QJsonObject>
#include <QPointer>
#include <QSet>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>

namespace callboard::sim {

//! A list of a URL's repeated key: nothing, "*", or names.
class Subscription
{
public:
    Subscription() = default;
    explicit Subscription(const QStringList& values);

    [[nodiscard]] bool has(const QString& name) const { return m_all || m_names.contains(name); }
    [[nodiscard]] bool isAll() const { return m_all; }
    [[nodiscard]] bool isEmpty() const { return !m_all && m_names.isEmpty(); }
    [[nodiscard]] const QSet<QString>& names() const { return m_names; }

private:
    bool m_all = false;
    QSet<QString> m_names;
};

//! One console: its login, what it wants to hear, its requests. Deleted by the face when the socket is gone.
class PalConnection : public QObject
{
    Q_OBJECT

public:
    //! `wire`: the socket below `socket`; may be null, then frames that are no UTF-8 are not sent.
    PalConnection(QWebSocket* socket, QTcpSocket* wire, const FaceSetup& setup, bool active, QObject* parent);

    //! Login by URL, or the challenge when the URL has no password.
    void begin();
    void close(const QString& why);
    void abort(); //!< without a close frame
    void sendActive(bool active);
    //! A second login of the same user, profile wire.
    void replacedByAnotherLogin();

    [[nodiscard]] bool isLoggedIn() const { return m_loggedIn; }
    [[nodiscard]] const QString& user() const { return m_user; }

    void onTalkerChanged(const Talker& talker, LegEvent event);
    void onTalkerEnded(const Talker& talker, const EndReason& reason);
    void onParkChanged(const ParkedCall& parked, bool on);
    void onQueueChanged(const QueueEntry& entry, bool on);
    void onRecordingChanged(const Talker& talker, bool on);
    void onRegisteredChanged(const QString& extension, bool on);
    void onVoicemailChanged(const QString& extension, const Mailbox& box);
    void onLineChanged(const SharedLine& line, bool on);

Q_SIGNALS:
    void loggedIn();
    void closed();

private:
    void receive(const QString& text);
    void handle(const QJsonValue& request, QJsonArray* batch);
    [[nodiscard]] QJsonObject answerTo(const QJsonObject& request);
    [[nodiscard]] pal::Reply login(const QJsonObject& params);
    [[nodiscard]] bool knowsUser() const;
    [[nodiscard]] QString passwordOfUser() const;
    [[nodiscard]] bool mayWatch() const;
    void accept();
    void refuseLogin(int reason);
    void sendSnapshot();
    void sendUserSnapshot(const QString& extension);
    void send(const QJsonObject& message);
    void writeTextFrame(const QByteArray& payload);
    [[nodiscard]] bool hears(const QString& extension, bool wanted) const;
    [[nodiscard]] QString tagOf(const QString& roomId) const;

    QWebSocket* m_socket;
    QPointer<QTcpSocket> m_tcp;
    World& m_world;
    QSet<QString> m_rejects;
    FaultInjector m_injector;
    bool m_wire;
    bool m_active;
    bool m_loggedIn = false;
    QString m_user;
    QString m_nonce;
    QUrlQuery m_query;
    pal::Role m_role = pal::RoleUser;
    QStringList m_watchable;
    bool m_status = false;
    bool m_registered = false;
    bool m_voicemail = false;
    bool m_recording = false;
    Subscription m_users;
    Subscription m_parks;
    Subscription m_lines;
    Subscription m_queues;
};

} // namespace callboard::sim
