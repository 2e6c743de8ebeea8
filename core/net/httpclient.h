// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/tlspolicy.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <utility>

namespace callboard {

class WireLog;

//! One request over HTTP. Sent at most once; nothing here repeats anything.
struct HttpRequest
{
    //! What waits for a free connection goes in this order; equals in the order in which they came.
    enum class Priority : quint8 { Command, Read, Poll };

    QString name; //!< what people and logs call it; never the URL, whose query may hold a token
    QByteArray verb{"GET"}; //!< any verb may have a body
    QUrl url; //!< sent as it stands, trailing slashes and empty path segments included
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray contentType; //!< of the body; empty: none is sent
    std::chrono::milliseconds timeout{5000}; //!< from the moment it is sent, not while it waits its turn
    Priority priority = Priority::Read;
};

//! What came back, whatever the status says: what it means is the vendor's business.
struct HttpReply
{
    int status = 0;
    QByteArray contentType;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body;
    int tookMs = 0;

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
};

//! HTTP to one PBX: a bounded number of requests at once, TLS by policy, no cookies, no redirects, no cache, no
//! repeats. Lives in one thread. Each future finishes exactly once: with a reply, or an Error of kind Network (no
//! connection, or broken before the whole reply came), Tls, Timeout, Protocol (a body larger than allowed) or
//! Cancelled.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int parallel = 4; //!< requests under way at once; 1 = strictly one after the other
        qint64 maxBody = 32LL * 1024 * 1024; //!< bytes
    };

    HttpClient()
        : HttpClient(Options{})
    {
    }
    explicit HttpClient(Options options, QObject* parent = nullptr);
    ~HttpClient() override;

    //! Takes effect for new connections; those that are open are closed.
    void setTls(const TlsPolicy& tls);
    //! Borrowed; nullptr for none.
    void setWireLog(WireLog* log);

    QFuture<Result<HttpReply>> send(const HttpRequest& request);
    //! Ends everything under way and waiting with this error and closes the connections.
    void abortAll(const Error& reason);

    [[nodiscard]] int underWay() const;
    [[nodiscard]] int waiting() const;

Q_SIGNALS:
    //! Round trip in milliseconds, of each reply.
    void latencyMeasured(int ms);
    void certificateRefused(const callboard::CertificateOffer& offer);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard
