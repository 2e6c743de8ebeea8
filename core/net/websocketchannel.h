// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/tlspolicy.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

namespace callboard {

class WireLog;

//! One WebSocket at a time: frames as UTF-8 bytes, keep-alive with latency, TLS by policy, closing with a reason.
//! Knows nothing of what the frames mean. Every open() ends in exactly one closed(), unless close() is called first.
class WebSocketChannel : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds pingEvery{30'000};
        std::chrono::milliseconds pongWithin{10'000};
        std::chrono::milliseconds connectWithin{15'000};
        quint64 maxMessage = 32ULL * 1024 * 1024; //!< bytes; a longer message closes the connection
    };

    WebSocketChannel()
        : WebSocketChannel(Options{})
    {
    }
    explicit WebSocketChannel(Options options, QObject* parent = nullptr);
    ~WebSocketChannel() override;

    void open(const QUrl& url, const TlsPolicy& tls);
    //! Ends the connection politely and silently: closed() is not emitted.
    void close();
    //! Ends the connection at once and emits closed(reason).
    void abort(const Error& reason);
    //! False when there is no open connection.
    bool send(const QByteArray& frame);

    [[nodiscard]] bool isOpen() const { return m_open; }
    //! Borrowed; nullptr for none.
    void setWireLog(WireLog* log) { m_log = log; }

Q_SIGNALS:
    void opened();
    void closed(const callboard::Error& reason);
    void frameReceived(const QByteArray& frame);
    //! Round trip in milliseconds.
    void latencyMeasured(int ms);
    void certificateRefused(const callboard::CertificateOffer& offer);

private:
    void wire();
    void onConnected();
    void onDisconnected();
    void onSslErrors(const QList<QSslError>& errors);
    void onFrame(const QByteArray& frame);
    void ping();
    //! Lets go of the socket; nothing that it says later reaches us.
    void drop(bool politely);
    [[nodiscard]] Error reasonOf(const QWebSocket& socket) const;

    Options m_options;
    TlsPolicy m_tls;
    QWebSocket* m_socket = nullptr;
    bool m_open = false;
    Error m_refused; //!< why the certificate was refused; wins over the socket's own words
    QTimer m_pingTimer;
    QTimer m_watchdog; //!< waits for the connection, then for pongs
    WireLog* m_log = nullptr;
};

} // namespace callboard
