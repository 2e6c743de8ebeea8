// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"
#include "core/net/httpclient.h"
#include "core/net/sitelink.h"
#include "core/net/wirelog.h"
#include "core/pbx/pbxware/pbxwcodec.h"

#include <functional>
#include <memory>
#include <vector>

namespace callboard::pbxware {

//! Everything that a test or a slow line may want otherwise.
struct PbxwOptions
{
    using Ms = std::chrono::milliseconds;
    Backoff::Plan backoff{Ms{1000}, Ms{30'000}, 0.2};
    Ms readWithin{10'000};
    Ms writeWithin{10'000};
    Ms slowWriteWithin{60'000}; //!< building a tenant takes its time (notes A5 13)
    int timeoutsUntilLost = 3; //!< in a row
    Ms refusedAgain{300'000}; //!< when to ask again what the key may not (notes 4)

    // How often to ask for what (notes 15); the profile's "pollScale" multiplies all.
    Ms callsFast{1000}, callsNormal{2000}, callsSlow{5000};
    Ms statesFast{2000}, statesNormal{4000}, statesSlow{15'000};
    Ms trunks{60'000};
    Ms directory{300'000};
    Ms night{60'000};
    double jitter = 0.1;

    Ms relayBackoffFirst{1000};
    Ms relaySilence{30'000}; //!< comments come every five seconds (notes A6)
};

//! One action with its arguments; the session adds the key and the format.
struct PbxwRequest
{
    QString action; //!< "pbxware.ext.list"
    Arguments arguments;
    bool write = false; //!< sent once and never again
    HttpRequest::Priority priority = HttpRequest::Priority::Read;
};

struct PbxwReply
{
    QByteArray bytes;
    qint64 serverMs = 0; //!< its clock when it answered, from the Date header; 0: not said
    qint64 askedMs = 0; //!< our monotonic clock when the request was handed over
};

//! The API key's way to one PBX: which method works, errors, reconnecting. Knows nothing of what calls are. There is no
//! login; the first request that is answered proves the key.
class PbxwSession : public QObject
{
    Q_OBJECT

public:
    PbxwSession(SiteProfile profile, QString key, const Clock& clock, PbxwOptions options);
    ~PbxwSession() override;

    void open();
    void close();
    void setProfile(const SiteProfile& profile) { m_profile = profile; }

    //! The body of an answer without an error in it (its form is for the caller), or an Error: Pbx with the PBX's own
    //! words, Auth for a wrong key, Protocol for what is no answer of this API. A write that ends in Timeout, Network
    //! or Protocol may have taken effect. Every future finishes.
    QFuture<Result<PbxwReply>> send(const PbxwRequest& request);

    void synchronised(); //!< the client has read everything: Live
    void degraded(const Error& reason);
    void lost(const Error& reason); //!< connect anew

    [[nodiscard]] SiteLink& link() { return m_link; }
    [[nodiscard]] const SiteLink& link() const { return m_link; }
    [[nodiscard]] const PbxwOptions& options() const { return m_options; }
    [[nodiscard]] WireLog& wireLog() { return m_log; }
    [[nodiscard]] bool usesGet() const { return m_door.get; }
    //! Our clock minus the server's, in milliseconds.
    [[nodiscard]] qint64 clockOffsetMs() const { return m_clockOffsetMs; }

Q_SIGNALS:
    void certificateRefused(const callboard::CertificateOffer& offer);
    //! The key was accepted: read everything.
    void loggedIn();
    void wentStale();
    void rateLimited(std::optional<std::chrono::milliseconds> retryAfter);
    void sent();

private:
    struct Door
    {
        bool get = false;
        QByteArray path;
    };
    struct Job
    {
        PbxwRequest request;
        std::shared_ptr<QPromise<Result<PbxwReply>>> promise;
    };

    void connectNow();
    void knock(size_t index);
    void readKnock(size_t index, const Result<HttpReply>& reply);
    void noticeClock(const HttpReply& reply);
    [[nodiscard]] HttpRequest httpOf(const PbxwRequest& request, const Door& door) const;
    [[nodiscard]] std::optional<Error> errorIn(const HttpReply& reply) const;
    void onReply(const PbxwRequest& request, const Result<HttpReply>& reply);
    void hangUp(const Error& reason);
    void giveUp(const Error& reason);

    SiteProfile m_profile;
    QString m_key;
    const Clock& m_clock;
    PbxwOptions m_options;
    WireLog m_log;
    HttpClient m_polls; //!< one at a time (notes 11)
    HttpClient m_actions; //!< what a person waits for, one at a time
    SiteLink m_link;
    std::vector<Door> m_doors;
    Door m_door;
    size_t m_knownDoor = 0;
    quint64 m_epoch = 0; //!< answers of an earlier life are not looked at
    int m_timeouts = 0; //!< in a row
    qint64 m_clockOffsetMs = 0;
};

//! "Invalid API key." in any case (pbxware 172).
[[nodiscard]] bool saysWrongKey(const QString& error);
[[nodiscard]] Error refused(const QString& words);

} // namespace callboard::pbxware
