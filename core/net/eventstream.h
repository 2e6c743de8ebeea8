// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/reconnector.h"
#include "core/net/tlspolicy.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

class QNetworkReply;

namespace callboard {

//! Lines of a stream of server-sent events -> events (WHATWG HTML, 9.2.6). Keeps what is incomplete; an event that
//! grows beyond `maxEvent` bytes is dropped whole.
class EventStreamParser
{
public:
    struct Event
    {
        QByteArray type; //!< empty: "message"
        QByteArray data; //!< lines joined by '\n'
        QByteArray id; //!< the last one that the stream named
    };

    explicit EventStreamParser(qsizetype maxEvent = 512 * 1024)
        : m_maxEvent(maxEvent)
    {
    }

    [[nodiscard]] QList<Event> feed(const QByteArray& bytes);
    void reset(); //!< a new connection; the last id is kept
    [[nodiscard]] const QByteArray& lastId() const { return m_lastId; }
    [[nodiscard]] int dropped() const { return m_dropped; } //!< events that were too large

private:
    void line(const QByteArray& text, QList<Event>& out);

    qsizetype m_maxEvent;
    QByteArray m_rest;
    QByteArray m_data, m_type, m_lastId;
    bool m_hasData = false;
    bool m_tooLarge = false;
    bool m_afterReturn = false; //!< the '\n' of "\r\n" may still come
    bool m_skipLine = false; //!< the rest of a line that was too long
    int m_dropped = 0;
};

//! A stream of server-sent events that is kept open: connects again by itself, and when nothing came for a while. Lives
//! in one thread. The token never reaches a log.
class EventStream : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Backoff::Plan backoff;
        std::chrono::milliseconds silence{30'000}; //!< without a byte it counts as broken
        qsizetype maxEvent = 512 * 1024;
    };

    EventStream(const Clock& clock, Options options, QObject* parent = nullptr);
    ~EventStream() override;

    //! `bearer` goes into the Authorization header; empty: none.
    void open(const QUrl& url, const QByteArray& bearer, const TlsPolicy& tls);
    void close();
    [[nodiscard]] bool isOpen() const { return m_open; }

Q_SIGNALS:
    void opened();
    //! It broke, or could not be opened; it is tried again unless the kind is Auth.
    void broken(const callboard::Error& reason);
    void event(const callboard::EventStreamParser::Event& event);
    void certificateRefused(const callboard::CertificateOffer& offer);

private:
    void connectNow();
    void onBytes();
    void fail(const Error& reason);
    void letGo();

    Options m_options;
    QNetworkAccessManager m_manager;
    Reconnector m_reconnector;
    EventStreamParser m_parser;
    QPointer<QNetworkReply> m_reply;
    QTimer m_silence;
    QUrl m_url;
    QByteArray m_bearer;
    TlsPolicy m_tls;
    std::optional<Error> m_refused; //!< the certificate
    bool m_wanted = false;
    bool m_open = false;
};

} // namespace callboard
