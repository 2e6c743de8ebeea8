// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"
#include "core/net/requesttable.h"
#include "core/net/sitelink.h"
#include "core/net/websocketchannel.h"
#include "core/net/wirelog.h"
#include "core/pbx/portasip/portacodec.h"
#include "core/pbx/portasip/portarequests.h"

namespace callboard::portasip {

//! Everything that a test or a slow line may want otherwise.
struct PortaOptions
{
    WebSocketChannel::Options channel;
    Backoff::Plan backoff;
    std::chrono::milliseconds loginWithin{10'000};
    std::chrono::milliseconds requestWithin{10'000};
    std::chrono::milliseconds reactWithin{3'000}; //!< how long a phone may take to obey answer_call
    std::chrono::milliseconds bridge{1'500}; //!< how long a call may be between two phones before it counts as ended
    std::chrono::milliseconds pollEvery{60'000}; //!< notes 24: a missed end is found by reading the list
    //! A session that has ended gets no notifications any more, and nothing on the socket says so: only an answer to
    //! something that was asked does.
    std::chrono::milliseconds aliveEvery{10'000};
    std::chrono::milliseconds settle{150}; //!< conference events are gathered this long before the rooms are read
    int accountsAPage = 500;
};

//! Who may watch what, and on which port, porta 142.
enum class Realm : quint8 { Administrator, Reseller, Customer, Account };

//! One login to one PBX over one WebSocket: connecting, login, subscriptions, reconnecting, expired sessions, requests
//! and their answers. Knows nothing of what calls are. Notifications go to the sink as they come.
class PortaSession : public QObject, private PortaSink
{
    Q_OBJECT

public:
    PortaSession(SiteProfile profile, QString secret, const Clock& clock, PortaOptions options, PortaSink& sink);
    ~PortaSession() override;

    void open();
    void close();
    void setProfile(const SiteProfile& profile) { m_profile = profile; }

    //! Commands are sent once or not at all. A read that meets an expired session is sent again after the new login.
    QFuture<Result<QJsonValue>> send(const PortaRequest& request);
    //! Finds out what this login may watch and switches its notifications on; ends in subscribed().
    void subscribe();
    //! Everything was read: Live, and the list is read again every options.pollEvery. With a reason: Degraded.
    void synchronised(const Error& reason = {});
    //! Reads a frame as if it had come over the wire.
    void receive(const QByteArray& frame);

    [[nodiscard]] bool isLoggedIn() const { return m_link.isLoggedIn() && !m_sessionId.isEmpty(); }
    [[nodiscard]] const LinkStatus& link() const { return m_link.status(); }
    [[nodiscard]] const PortaOptions& options() const { return m_options; }
    [[nodiscard]] WireLog& wireLog() { return m_log; }
    [[nodiscard]] Realm realm() const { return realmOf(m_profile); }
    //! What the notifications are about; filled once subscribed() was emitted.
    [[nodiscard]] const QList<WatchKey>& watched() const { return m_watched; }

    [[nodiscard]] static Realm realmOf(const SiteProfile& profile);
    //! wss://HOST:PORT/ws with the realm's port where none is given.
    [[nodiscard]] static QUrl socketUrl(const SiteProfile& profile);

Q_SIGNALS:
    void linkChanged(const callboard::LinkStatus& status);
    void certificateRefused(const callboard::CertificateOffer& offer);
    //! The login was accepted, for the first time or again. Whoever hears it reads what it needs and calls subscribe().
    void loggedIn();
    //! Notifications are on: time to read what was before. With an error: they are off, for a reason that stays.
    void subscribed(const callboard::Error& problem);
    void pollDue();
    //! Whatever was known may no longer be true.
    void wentStale();
    //! After each frame.
    void frameDone();

private:
    using Promise = std::shared_ptr<QPromise<Result<QJsonValue>>>;
    struct Postponed
    { //!< a read that met an expired session
        PortaRequest request;
        Promise promise;
    };

    void onCall(const CallNote& note) override { m_sink.onCall(note); }
    void onListed(const CallNote& note) override { m_sink.onListed(note); }
    void onReply(const PortaReply& reply) override;
    void onDropped(Text what, Text reason) override;

    void connectNow();
    void onOpened();
    void onClosed(const Error& reason);
    void logIn();
    void onLogin(const Result<QJsonValue>& reply);
    void refuseLogin(const Error& reason);
    void hangUp(const Error& reason);
    void sayGoodbye();
    void checkAlive();
    QFuture<Result<QJsonValue>> post(const PortaRequest& request, std::chrono::milliseconds timeout);
    void run(const PortaRequest& request, const Promise& promise, bool again);
    void onExpired(const PortaRequest& request, const Promise& promise, bool again, const Error& error);

    // portasubscription.cpp
    void discover();
    void discoverAccount();
    void enableNext(qsizetype at);

    SiteProfile m_profile;
    QString m_secret;
    PortaOptions m_options;
    PortaSink& m_sink;
    WireLog m_log;
    SiteLink m_link;
    WebSocketChannel m_channel;
    RequestTable<QJsonValue> m_requests;
    PortaDecoder m_decoder;
    QTimer m_pollTimer;
    QTimer m_aliveTimer;
    QString m_sessionId;
    QString m_subscribeService;
    QList<WatchKey> m_watched;
    QList<Postponed> m_postponed;
    quint32 m_nextCseq = 1; //!< notes 29
    int m_round = 0; //!< of subscribe(); answers to an earlier one count no more
    bool m_loggingIn = false;
    bool m_proven = false; //!< this session id was accepted at least once
};

[[nodiscard]] Error errorFrom(const PortaFault& fault);

} // namespace callboard::portasip
