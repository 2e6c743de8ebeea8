// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/face.h"
#include "core/simulator/portasip/portamethods.h"

#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>

namespace callboard::sim::porta {

//! What all sockets and requests of one face share.
struct Shared
{
    const FaceSetup& setup;
    const Ids& ids;
    Legs& legs;
    Sessions& sessions;
    MediaRecords& media;
    bool active = true;
};

//! Why a fault injected into a method is this one: the method is disabled. porta 1146
[[nodiscard]] bool isRejected(const FaceSetup& setup, const QString& service, const QString& method);

//! One console on the call control socket. Deleted by the face when the socket is gone.
class Connection : public QObject
{
    Q_OBJECT

public:
    //! `wire`: the socket below; may be null, then frames that are no UTF-8 are not sent.
    Connection(QWebSocket* socket, QTcpSocket* wire, Shared& shared, QObject* parent);

    void abort(); //!< without a close frame
    [[nodiscard]] const Subscriptions& subscriptions() const { return m_subscriptions; }

Q_SIGNALS:
    void closed();

private:
    void receive(const QString& text);
    void onTold(const QJsonObject& callInfo, const Audience& audience);
    [[nodiscard]] Reply answerTo(const QJsonObject& request);
    [[nodiscard]] Reply run(const QString& service, const QString& name, const QJsonObject& request);
    void send(const QJsonObject& message);
    void writeTextFrame(const QByteArray& payload);

    QWebSocket* m_socket;
    QPointer<QTcpSocket> m_tcp;
    Shared& m_shared;
    FaultInjector m_injector;
    Subscriptions m_subscriptions;
};

} // namespace callboard::sim::porta
