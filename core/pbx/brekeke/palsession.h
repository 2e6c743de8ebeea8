// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"
#include "core/net/requesttable.h"
#include "core/net/sitelink.h"
#include "core/net/websocketchannel.h"
#include "core/net/wirelog.h"
#include "core/pbx/brekeke/palcodec.h"
#include "core/pbx/brekeke/palrequests.h"

namespace callboard::brekeke {

//! Everything that a test or a slow line may want otherwise.
struct PalOptions
{
    WebSocketChannel::Options channel;
    Backoff::Plan backoff;
    std::chrono::milliseconds loginWithin{10'000};
    std::chrono::milliseconds readWithin{5'000};
    std::chrono::milliseconds commandWithin{10'000};
    std::chrono::milliseconds reactWithin{3'000}; //!< how long a phone may take to obey remoteControl
    std::chrono::milliseconds bridge{1'500}; //!< how long a call may be between two phones before it counts as ended
};

//! One login to one PBX: connecting, challenge, keep-alive, reconnecting, requests and their answers. Knows nothing of
//! what calls are. Notifications go to the sink as they come.
class PalSession : public QObject, private PalSink
{
    Q_OBJECT

public:
    PalSession(SiteProfile profile, QString secret, const Clock& clock, PalOptions options, PalSink& sink);
    ~PalSession() override;

    void open();
    void close();
    void setProfile(const SiteProfile& profile) { m_profile = profile; }

    //! Commands are sent once or not at all; nothing is ever repeated by itself.
    QFuture<Result<QJsonValue>> send(PalRequest request);
    //! The id that the next request will have; notify_status echoes makeCall's as `logid`.
    [[nodiscard]] QString nextId() const { return QString::number(m_nextId); }

    //! Reads a frame as if it had come over the wire: for replaying captures and for measuring.
    void receive(const QByteArray& frame);

    //! The client has read everything: Synchronising -> Live (or Degraded when the PBX is a standby).
    void synchronised();

    [[nodiscard]] const LinkStatus& link() const { return m_link.status(); }
    [[nodiscard]] bool isLoggedIn() const { return m_loggedIn; }
    [[nodiscard]] const PalOptions& options() const { return m_options; }
    [[nodiscard]] WireLog& wireLog() { return m_log; }
    [[nodiscard]] static QUrl loginUrl(const SiteProfile& profile, const QString& secret);

Q_SIGNALS:
    void linkChanged(const callboard::LinkStatus& status);
    void certificateRefused(const callboard::CertificateOffer& offer);
    //! The login was accepted; the PBX now sends its state. Requests may be sent.
    void loggedIn();
    //! Whatever was known may no longer be true.
    void wentStale();
    //! After each frame.
    void frameDone();

private:
    void onStatus(const StatusNote& note) override;
    void onRecording(const RecordingNote& note) override;
    void onLine(const LineNote& note) override;
    void onPark(const ParkNote& note) override;
    void onRegistered(const RegisteredNote& note) override;
    void onVoicemail(const VoicemailNote& note) override;
    void onQueue(const QueueNote& note) override;
    void onPasswordRequired(Text nonce) override;
    void onServerStatus(Text status) override;
    void onPalNotice(int code, Text message) override;
    void onReply(const PalReply& reply) override;
    void onDropped(Text method, Text reason) override;

    void connectNow();
    void onOpened();
    void onClosed(const Error& reason);
    void acceptLogin();
    //! Ends for good until open(): the reason is shown and nothing is retried.
    void giveUp(const Error& reason);
    void retry(const Error& reason);
    void hangUp(const Error& reason);
    QFuture<Result<QJsonValue>> post(const PalRequest& request, std::chrono::milliseconds timeout);
    void heardNotification();

    SiteProfile m_profile;
    QString m_secret;
    PalOptions m_options;
    PalSink& m_sink;
    WireLog m_log;
    WebSocketChannel m_channel;
    SiteLink m_link;
    RequestTable<QJsonValue> m_requests;
    PalDecoder m_decoder;
    QTimer m_loginTimer;
    quint64 m_nextId = 1;
    bool m_loginSent = false;
    bool m_loggedIn = false;
    bool m_standby = false;
};

} // namespace callboard::brekeke
