// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/face.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>

class QTcpSocket;
class QWebSocket;

namespace callboard::sim {

struct HttpAsk
{
    QByteArray verb;
    QUrl url; //!< path and query as they were sent
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
    [[nodiscard]] QString query(const QString& key) const; //!< decoded; empty if absent
};

struct HttpAnswer
{
    int status = 200;
    QByteArray contentType{"application/json"};
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    int delayMs = 0; //!< real milliseconds before it is sent
    bool silent = false; //!< never answered; the connection stays open
    //! The head is sent without a length and the connection stays open; whoever is given it writes on. The socket dies
    //! with the connection.
    std::function<void(QTcpSocket*)> opened{};
};

//! The HTTP side of a face: listens on loopback with the face's certificate, hands every request to one function and
//! makes the faults of the wire (delay, drop: closed without an answer, truncate: closed in the middle of the body,
//! garbage: something that is no JSON, html: a proxy's error page, toomany: 429). WebSocket upgrades on the same port
//! come out as sockets.
class HttpFaceServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<HttpAnswer(const HttpAsk&)>;

    HttpFaceServer(const FaceSetup& setup, Handler handler, QObject* parent = nullptr);
    ~HttpFaceServer() override;

    //! Loopback; 0 = any free port. Returns the port.
    Result<quint16> listen(quint16 port);
    void close();
    void dropConnections();
    void setCertificate(const Certificate& certificate); //!< from the next listen() on
    [[nodiscard]] int connectionCount() const;

Q_SIGNALS:
    //! Somebody upgraded a connection; the receiver owns the socket. Without a receiver upgrades are refused with 404.
    void webSocketOpened(QWebSocket* socket);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard::sim
