// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/jade/jadesessions.h"
#include "core/simulator/jade/jadeview.h"

#include <QList>

class QTcpSocket;
class QWebSocket;
class QWebSocketServer;

namespace callboard::sim::jade {

//! The events WebSocket. In the seed profile sockets subscribe with "subscribe" to the document's topics and get
//! {event:{...}}; on the wire "subscribe__" counts, a token subscribes by itself and frames are {topic:{event:{...}}}.
//! Nothing is ever acknowledged.
class Hub : public QObject
{
    Q_OBJECT

public:
    Hub(const FaceSetup& setup, Sessions& sessions, Chats& chats, QObject* parent = nullptr);
    ~Hub() override;

    Result<quint16> listen(quint16 port);
    void close();
    void dropConnections();
    void setCertificate(const Certificate& certificate) { m_setup.certificate = certificate; }
    [[nodiscard]] int connectionCount() const { return int(m_sockets.size()); }

    void tell(const Event& event);
    //! After a reload jade forgets to listen: no more "queue." or "park." on /admin until it starts again.
    void silence(const QString& family) { m_silent << family; }
    void unsilence() { m_silent.clear(); }

private:
    struct Listener;

    void takeConnections();
    void receive(Listener& listener, const QString& text);
    void subscribeByDoor(Listener& listener, const QString& token);
    void publish(const QString& topic, const QString& name, const QJsonObject& record);
    void tellSeed(const Event& event);
    void tellWire(const Event& event);
    void remove(const QWebSocket* socket);
    [[nodiscard]] QTcpSocket* wireOf(const QWebSocket& socket) const;

    FaceSetup m_setup;
    Sessions& m_sessions;
    Chats& m_chats;
    QWebSocketServer* m_server = nullptr;
    QList<std::shared_ptr<Listener>> m_sockets;
    QStringList m_silent;
};

} // namespace callboard::sim::jade
